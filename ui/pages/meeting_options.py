"""The options of a topic: one column each, with picture, cost and who is affected, and what was said about it."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from storage.community.meetings import Option, Statement
from ui import parts, theme
from ui.desk import Desk
from ui.form.field import LineEdit, TextArea
from ui.form.numbers import plain_digits
from ui.form.photos import PhotoStrip
from ui.meeting_words import SAID, say
from ui.pages.meeting_read import MeetingShown, TopicShown
from ui.pages.meeting_section import Section
from ui.photo_shelf import WorkspaceShelf
from ui.tokens import BETWEEN, WITHIN
from ui.verbs import meetings as verbs

ASKED = ("value", "cost", "fund", "days", "affected", "good", "bad")
LONG = ("affected", "good", "bad")
NUMBERS = ("cost", "days")
COLUMN = 300
PICTURE = 150


class OptionCard(QWidget):
    """One option; each field is kept as soon as it is left."""

    def __init__(self, section: Options, option: Option) -> None:
        super().__init__()
        self._section, self.option = section, option
        self.edits: dict[str, LineEdit | TextArea] = {}
        words = {
            "value": self.tr("Option"),
            "cost": self.tr("Cost in yuan"),
            "fund": self.tr("Paid by"),
            "days": self.tr("Days of work"),
            "affected": self.tr("Who is affected"),
            "good": self.tr("Good about it"),
            "bad": self.tr("Bad about it"),
        }
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(WITHIN)
        shelf = WorkspaceShelf(section.desk.ws, section.meeting)
        field = f"option:{option.key}/picture"
        label = self.tr("Picture of {option}").format(option=option.value)
        self.picture = PhotoStrip(shelf, section.worker, field=field, label=label, side=PICTURE, most=1)
        self.picture.changed.connect(self._pictured)
        grid.addWidget(self.picture, 0, 0, 1, 2)
        for row, name in enumerate(ASKED, start=1):
            edit = self.edits[name] = TextArea() if name in LONG else LineEdit()
            edit.left.connect(partial(self._keep, name))
            edit.entered.connect(partial(self._next, name))
            label_widget = QLabel(words[name])
            label_widget.setProperty("role", "note")
            label_widget.setBuddy(edit)
            grid.addWidget(label_widget, row, 0)
            grid.addWidget(edit, row, 1)
        self.opinions = parts.note()
        self.drop = parts.button(self.tr("Take off"), icon="remove", clicked=partial(section.remove, option.key))
        self.drop.setAccessibleName(f"{self.drop.text()}: {option.value}")
        grid.addWidget(self.opinions, len(ASKED) + 1, 0, 1, 2)
        grid.addWidget(self.drop, len(ASKED) + 2, 0, 1, 2, Qt.AlignmentFlag.AlignLeft)

    def show_option(self, option: Option, said: tuple[Statement, ...]) -> None:
        self.option = option
        for name, edit in self.edits.items():
            if not edit.hasFocus() and written(edit) != self._stands(name):
                (edit.setText if isinstance(edit, LineEdit) else edit.setPlainText)(self._stands(name))
        counted = {kind: sum(one.kind == kind for one in said) for kind in SAID}
        self.opinions.setText(" · ".join(f"{say(SAID, kind)} {count}" for kind, count in counted.items() if count))
        self.opinions.setVisible(bool(said))

    def leave(self) -> None:
        for name in self.edits:
            self._keep(name)

    def _stands(self, name: str) -> str:
        value = getattr(self.option, name)
        return "" if value is None else str(value)

    def _next(self, name: str) -> None:
        at = ASKED.index(name) + 1
        (self.edits[ASKED[at]] if at < len(ASKED) else self.drop).setFocus(Qt.FocusReason.TabFocusReason)

    def _keep(self, name: str) -> None:
        edit = self.edits[name]
        text = written(edit).strip()
        value: str | int | None = text
        if name in NUMBERS and text:
            digits = plain_digits(text)
            value = int(digits) if digits.isdigit() and len(digits) < 10 else None
        wrong = value is None or (name == "value" and not text)
        parts.set_role(edit, "true" if wrong else "false", name="wrong")
        if not wrong and text != self._stands(name):
            self._section.keep(self.option.key, name, value)

    def _pictured(self, photos: list[str]) -> None:
        self._section.keep(self.option.key, "picture", photos[-1] if photos else "")


def written(edit: LineEdit | TextArea) -> str:
    """What stands in a field."""
    return edit.text() if isinstance(edit, LineEdit) else edit.toPlainText()


class Options(Section):
    """Columns side by side while there is room; then they wrap."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.head.setText(self.tr("Options"))
        self.cards: dict[str, OptionCard] = {}
        self._holder = QWidget()
        self._grid = QGridLayout(self._holder)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(BETWEEN)
        self.body.addWidget(self._holder)
        self.new = LineEdit()
        self.new.setAccessibleName(self.tr("Another option"))
        self.new.setPlaceholderText(self.tr("Another way to go about it, then Enter"))
        self.new.entered.connect(self.add)
        self.body.addWidget(self.new)

    def show_topic(self, shown: MeetingShown, topic: TopicShown) -> None:
        if topic.topic.key != self.key or shown.meeting.id != self.meeting:
            self.new.clear()
            self._clear()
        super().show_topic(shown, topic)
        there = [option.key for option, _ in topic.options]
        if list(self.cards) != there:
            self._clear()
            for option, _said in topic.options:
                self.cards[option.key] = OptionCard(self, option)
            self._lay_out()
        for option, said in topic.options:
            self.cards[option.key].show_option(option, said)
        self._holder.setVisible(bool(there))

    def _clear(self) -> None:
        for card in self.cards.values():
            card.leave()
            self._grid.removeWidget(card)
            card.hide()
            card.deleteLater()
        self.cards = {}

    def _lay_out(self) -> None:
        wide = round(COLUMN * theme.current().measures.text / 15)
        across = max(1, min(3, (self.width() - 2 * BETWEEN) // wide))
        for number, card in enumerate(self.cards.values()):
            self._grid.addWidget(card, number // across, number % across, Qt.AlignmentFlag.AlignTop)

    def leave(self) -> None:
        for card in self.cards.values():
            card.leave()

    def add(self) -> None:
        """Put what was typed on the table."""
        title = self.new.text().strip()
        if title:
            verbs.offer_option(self.worker, meeting=self.meeting, topic=self.key, title=title, done=self.done)
            self.new.clear()

    def keep(self, key: str, name: str, value: str | int | None) -> None:
        """Keep one field of an option."""
        fields = {name: value}
        verbs.change_row(
            self.worker, rec=self.meeting, repeat="option", key=key, done=self.done, failed=self.refuse, **fields
        )

    def remove(self, key: str) -> None:
        """Take an option off the table; what was said about it stays."""
        told = self.undoable(self.tr("Taken off: {words}").format(words=self.cards[key].option.value))
        verbs.take_out(self.worker, rec=self.meeting, repeat="option", key=key, done=told)
