"""The filters of the ledger as chips: what is urgent by one click, areas and groups of items from a list."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu, QPushButton, QWidget

from storage.community import issues
from ui import icons, parts
from ui.checklist_words import group_words
from ui.form.flow import FlowLayout
from ui.tokens import AROUND, WITHIN


class Several(QPushButton):
    """A chip with a list from which several can be chosen; it says how many are."""

    picked = Signal()

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.name = name
        self.setProperty("role", "chip")
        self.setMenu(QMenu(self))

    def offer(self, options: list[tuple[str, str]]) -> None:
        """Offer *options* as (value, words); what is chosen stays chosen."""
        menu, kept = self.menu(), self.chosen
        menu.clear()
        for value, words in options:
            action = menu.addAction(words)
            action.setCheckable(True)
            action.setData(value)
            action.setChecked(value in kept)
            action.toggled.connect(lambda _on: self._tell())
        self.setVisible(len(options) > 1)

    @property
    def chosen(self) -> tuple[str, ...]:
        """The values that are chosen."""
        return tuple(str(action.data()) for action in self.menu().actions() if action.isChecked())

    def choose(self, values: tuple[str, ...]) -> None:
        """Choose *values* and nothing else, without asking anybody to read again."""
        for action in self.menu().actions():
            action.blockSignals(True)
            action.setChecked(str(action.data()) in values)
            action.blockSignals(False)
        self._word()

    def _tell(self) -> None:
        self._word()
        self.picked.emit()

    def _word(self) -> None:
        names = [action.text() for action in self.menu().actions() if action.isChecked()]
        said = names[0] if len(names) == 1 else f"{self.name} · {len(names)}"
        self.setText(said if names else self.name)
        self.setAccessibleName(f"{self.name}: {', '.join(names)}" if names else self.name)
        parts.set_role(self, "yes" if names else "no", name="chosen")


class Given(QPushButton):
    """A chip for something that was chosen elsewhere, such as a building; a click takes it off again."""

    dropped = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "chip")
        parts.set_role(self, "yes", name="chosen")
        icons.dress(self, "close", colour="accent")
        self.value: tuple[str, ...] = ()
        self.clicked.connect(self._drop)
        self.hide()

    def give(self, words: str, *value: str) -> None:
        """Show it with *words*, for *value*; without a value it goes."""
        self.value = value
        self.setText(words)
        self.setAccessibleName(self.tr("{what}: take it off").format(what=words))
        self.setToolTip(self.accessibleName())
        self.setVisible(bool(value))

    def _drop(self) -> None:
        self.give("")
        self.dropped.emit()


class Filters(QWidget):
    """All chips in a line that wraps."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        flow = FlowLayout(self)
        flow.setContentsMargins(AROUND, WITHIN, AROUND, 0)
        self.chips: dict[str, QPushButton] = {}
        for name, text in (
            ("open", self.tr("Still open")), ("overdue", self.tr("Overdue")), ("major", self.tr("Major")),
            ("serious", self.tr("Serious")), ("relapsed", self.tr("Came back")), ("owes", self.tr("To tell upward")),
            ("unfed", self.tr("To report back")),
            ("act_now", self.tr("Act now")), ("care", self.tr("With care")),
        ):  # fmt: skip
            chip = QPushButton(text)
            chip.setCheckable(True)
            chip.setProperty("role", "chip")
            chip.setChecked(name == "open")
            chip.toggled.connect(lambda _on: self.changed.emit())
            self.chips[name] = chip
            flow.addWidget(chip)
        self.areas, self.groups = Several(self.tr("Area")), Several(self.tr("Kind"))
        for several in (self.areas, self.groups):
            several.picked.connect(self.changed)
            flow.addWidget(several)
        self.chips["act_now"].setToolTip(self.tr("What is dealt with at once, within three days"))
        self.chips["care"].setToolTip(self.tr("Households in need. Nothing public ever tells of these: only how many."))
        icons.dress(self.chips["care"], "eye_off")
        self.place, self.figure, self.whose = Given(), Given(), Given()
        for given in (self.place, self.figure, self.whose):
            given.dropped.connect(self.changed)
            flow.addWidget(given)
        self.groups.offer(list(group_words().items()))
        self.areas.offer([])

    def only(self, *names: str) -> None:
        """Leave on the chips *names* and nothing else, without asking anybody to read again."""
        for each, chip in self.chips.items():
            chip.blockSignals(True)
            chip.setChecked(each in names)
            chip.blockSignals(False)
        self.figure.give("")
        self.whose.give("")

    def only_figure(self, key: str, words: str) -> None:
        """Show what a rate or count counts: nothing else of how issues stand narrows it."""
        self.only()
        self.groups.choose(())
        self.figure.give(words, key)

    def within(self) -> issues.Filter:
        """The places alone that are looked at."""
        level, *chosen = self.place.value or ("",)
        return issues.Filter(
            areas=self.areas.chosen,
            buildings=tuple(chosen) if level == "building" else (),
            places=tuple(chosen) if level == "places" else (),
        )

    def filter(self, *, text: str, today: str) -> issues.Filter:
        """What the chips and the search line let through."""
        figure = self.figure.value[0] if self.figure.value else ""
        on = {name for name, chip in self.chips.items() if chip.isChecked()}
        return replace(
            self.within(),
            groups=self.groups.chosen,
            queues=tuple(name for name in ("act_now", "care") if name in on),
            figure=figure,
            assignees=self.whose.value,
            open=True if "open" in on else None,
            overdue_on=today if "overdue" in on or figure == "overdue" else "",
            levels=tuple(level for level in ("major", "serious") if level in on),
            relapsed="relapsed" in on,
            owes_report="owes" in on,
            unreported_back="unfed" in on,
            text=text,
        )
