"""Where people said different things: cards side by side, and a key or a click keeps one, or writes a third."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QLineEdit, QVBoxLayout, QWidget

from forms.lean import dataclass
from storage import conflicts
from storage.conflicts import Conflict
from storage.events import Value
from storage.heads import VOID
from ui import icons, parts
from ui.desk import Desk
from ui.form.photos import PhotoStrip
from ui.form.shelf import Photo
from ui.pages.difference_words import Difference, Disputed, Said, laptop_name, told
from ui.pages.settle_many import SettleMany
from ui.pages.sync_doors import moment
from ui.photo_shelf import WorkspaceShelf
from ui.tokens import BETWEEN, WITHIN
from ui.verbs import sync as verbs

SHOWN = 20
"""Records at once."""
THUMB = 132


@dataclass(frozen=True)
class Shown:
    """What the list shows; of *all* disputed records the first ones."""

    records: list[Disputed]
    conflicts: list[Conflict]
    laptops: list[tuple[str, str]]
    """Those that have said something here, by id and name; this one first."""
    all: int


class Choice(parts.Card):
    """One question: a card for each answer, and a line for another one. The keys 1 to 9 keep an answer."""

    kept = Signal(object, object)
    """The `Conflict` and the value that shall stand."""

    def __init__(self, desk: Desk, found: Difference, *, own: str) -> None:
        super().__init__(spacing=WITHIN)
        self.found = found
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(found.question)
        mark = icons.Mark("doubt", self.tr("To verify"))
        head = parts.row(mark, parts.section(found.question), spacing=WITHIN)
        head.setStretch(1, 1)
        self.body.addLayout(head)
        self.answers: list[Value] = []
        answers = QWidget()
        flow = parts.row(spacing=BETWEEN)
        flow.setContentsMargins(0, 0, 0, 0)
        answers.setLayout(flow)
        for said in found.said:
            flow.addWidget(self._answer(desk, said, own), 1)
        if found.conflict.field == VOID:
            flow.addWidget(self._undelete(), 1)
        self.body.addWidget(answers)
        if found.conflict.field != VOID:
            note = self.tr("Until it is settled, lists and documents show “{shown}” and mark it “to verify”.")
            self.body.addWidget(parts.note(note.format(shown=found.shown)))
            if found.free:
                self.body.addLayout(self._third())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        number = event.key() - Qt.Key.Key_1
        if 0 <= number < len(self.answers) and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            self.keep(number)
        elif event.text().isprintable() and event.text().strip() and isinstance(self.third, QLineEdit):
            self.third.setFocus()
            self.third.insert(event.text())
        else:
            super().keyPressEvent(event)

    third: QLineEdit | QComboBox | None = None

    def keep(self, number: int) -> None:
        """Let the answer at *number* (from 0) stand."""
        self.kept.emit(self.found.conflict, self.answers[number])

    def keep_third(self) -> None:
        """Let what was typed or chosen stand."""
        if isinstance(self.third, QComboBox):
            value: Value = self.third.currentData()
        else:
            value = self.third.text().strip() if self.third is not None else ""
        if value in (None, ""):
            return
        if isinstance(value, str) and all(type(said.value) is int for said in self.found.said):
            try:
                value = int(value)
            except ValueError:
                self._wrong.setText(self.tr("Write a whole number, in digits only."))
                self._wrong.show()
                return
        self.kept.emit(self.found.conflict, value)

    def _answer(self, desk: Desk, said: Said, own: str) -> QWidget:
        number = len(self.answers) + 1
        deleted = said.value is not None and self.found.conflict.field == VOID
        self.answers.append(verbs.DELETE if deleted else said.value)
        card = parts.Card(spacing=4)
        words = parts.words(said.words, role="figure")
        card.body.addWidget(words)
        for side in said.sides:
            laptop = self.tr("this laptop") if side.dev == own else said.laptops[0]
            who = " · ".join(filter(None, (side.author, moment(side.at), laptop)))
            card.body.addWidget(parts.note(who))
        if said.photos:
            shelf = WorkspaceShelf(desk.ws, "", fixed=[Photo(rec, taken) for rec, taken in said.photos])
            card.body.addWidget(
                PhotoStrip(shelf, desk.worker, field="", label=self.found.question, readonly=True, side=THUMB, most=2)
            )
        card.body.addStretch()
        keep = parts.button(self.tr("Keep this  {key}").format(key=number), clicked=partial(self.keep, number - 1))
        keep.setAccessibleName(self.tr("Keep: {answer}").format(answer=said.words))
        card.body.addLayout(parts.row(keep, None))
        return card

    def _undelete(self) -> QWidget:
        """The other way out of a deletion that met a change: the record stays."""
        self.answers.append(None)
        number = len(self.answers)
        card = parts.Card(spacing=4)
        card.body.addWidget(parts.words(self.tr("Changed meanwhile by somebody who did not know"), role="figure"))
        card.body.addStretch()
        keep = parts.button(
            self.tr("Keep the record  {key}").format(key=number), clicked=partial(self.keep, number - 1)
        )
        card.body.addLayout(parts.row(keep, None))
        return card

    def _third(self) -> QVBoxLayout:
        self._wrong = parts.words(role="bad")
        self._wrong.hide()
        go = parts.button(self.tr("Keep what I write"), clicked=self.keep_third)
        if self.found.choices:
            self.third = QComboBox()
            self.third.addItem(self.tr("Another answer …"), None)
            for value, words in self.found.choices:
                self.third.addItem(words, value)
            go.setText(self.tr("Keep what I chose"))
        else:
            self.third = QLineEdit()
            self.third.setPlaceholderText(self.tr("Or write what is right"))
            self.third.returnPressed.connect(self.keep_third)
        self.third.setAccessibleName(self.tr("Another answer to: {question}").format(question=self.found.question))
        row = parts.row(self.third, go)
        row.setStretch(0, 1)
        return parts.column(row, self._wrong, spacing=4)


class Differences(QWidget):
    """All open differences, record by record."""

    settled = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._shown: Shown | None = None
        self._limit = SHOWN
        self.choices: list[Choice] = []
        self.banner = parts.Banner()
        self._sum = parts.words()
        self.many = parts.button(self.tr("Settle many …"), clicked=self._on_many)
        self.more = parts.button(self.tr("Show more"), role="plain", clicked=self._on_more)
        self._lines = QVBoxLayout()
        self._lines.setSpacing(WITHIN)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(BETWEEN)
        column.addWidget(self.banner)
        head = parts.row(self._sum, self.many, spacing=BETWEEN)
        head.setStretch(0, 1)
        column.addLayout(head)
        column.addLayout(self._lines)
        column.addLayout(parts.row(self.more, None))

    @property
    def text(self) -> str:
        """What it says above the list."""
        return self._sum.text()

    def read(self) -> None:
        """Read the differences again."""
        self._desk.worker.run(self._reader(limit=self._limit), self._show, owner=self)

    def _reader(self, *, limit: int | None) -> Callable[[object], Shown]:
        ws, own = self._desk.ws, self._desk.ws.device_id
        community = self._desk.community
        communities = [each.id for each in ws.communities() if community in ("", each.id)]

        def read(_progress: object) -> Shown:
            records = ws.read(lambda db: conflicts.disputed(db, communities))
            found = [one for rec in records[:limit] for one in ws.conflicts(rec)]
            devices = sorted({side.dev for one in found for side in one.sides}, key=lambda dev: (dev != own, dev))
            named = ws.read(lambda db: [(dev, laptop_name(db, dev)) for dev in devices])
            return Shown(ws.read(lambda db: told(db, found)), found, named, len(records))

        return read

    def keep(self, conflict: Conflict, value: Value) -> None:
        """Write what stands from now on, for everybody."""
        self._write(verbs.settling(conflict, value), 1)

    def keep_many(self, chosen: Sequence[tuple[Conflict, Value]]) -> None:
        """Settle many at once, and offer to take it back."""
        settled = [conflict for conflict, _ in chosen]

        def done(events: dict[str, str]) -> None:
            text = self.tr("%n difference(s) settled; it goes to the others with the next sync.", "", len(settled))
            self.banner.say(text, kind="good", remedy=self.tr("Take it back"), do=lambda: self.reopen(settled, events))
            self.read()
            self.settled.emit()

        self._desk.worker.write(verbs.settling_many(chosen), done, owner=self)

    def reopen(self, settled: Sequence[Conflict], events: Mapping[str, str]) -> None:
        """Take back what was settled at once."""

        def done(count: int) -> None:
            self._desk.say(self.tr("%n difference(s) are open again.", "", count))
            self.read()
            self.settled.emit()

        self._desk.worker.write(verbs.reopening(settled, events), done, owner=self)

    def _write(self, fn: object, count: int) -> None:
        self._desk.worker.write(fn, lambda _none: self._after(count), owner=self)  # type: ignore[arg-type]

    def _after(self, count: int) -> None:
        self._desk.say(self.tr("%n difference(s) settled; it goes to the others with the next sync.", "", count))
        self.read()
        self.settled.emit()

    def _show(self, shown: Shown) -> None:
        if shown == self._shown:
            return
        self._shown = shown
        at = next((number for number, each in enumerate(self.choices) if each.isAncestorOf(self.focusWidget())), None) \
            if self.focusWidget() is not None else None  # fmt: skip
        parts.clear(self._lines)
        self.choices = []
        if not shown.records:
            self._sum.setText(self.tr("Nobody contradicts anybody: every answer stands alone."))
        else:
            text = self.tr("On %n record(s) people said different things. Nothing was overwritten.", "", shown.all)
            self._sum.setText(text)
        for record in shown.records:
            self._lines.addWidget(self._head(record))
            for each in record.differences:
                choice = Choice(self._desk, each, own=self._desk.ws.device_id)
                choice.kept.connect(self.keep)
                choice.setEnabled(not self._desk.ws.readonly)
                self.choices.append(choice)
                self._lines.addWidget(choice)
        self.many.setVisible(len(shown.conflicts) > 1 and not self._desk.ws.readonly)
        self.more.setVisible(len(shown.records) < shown.all)
        if at is not None and self.choices:
            self.choices[min(at, len(self.choices) - 1)].setFocus()

    def _head(self, record: Disputed) -> QWidget:
        head = QWidget()
        row = parts.row(parts.words(record.name), spacing=BETWEEN)
        row.setContentsMargins(0, WITHIN, 0, 0)
        row.setStretch(0, 1)
        head.setLayout(row)
        if record.rec.startswith("issue:"):
            show = parts.button(
                self.tr("Show"), role="plain", clicked=lambda: self._desk.go("ledger", issue=record.rec)
            )
            show.setAccessibleName(self.tr("Show: {what}").format(what=record.name))
            row.addWidget(show)
        return head

    def _on_many(self) -> None:
        """Read all differences, not only those in the list, and let a rule be chosen."""
        self._desk.worker.run(self._reader(limit=None), self._choose_many, owner=self)

    def _choose_many(self, shown: Shown) -> None:
        dialog = SettleMany(shown.records, shown.laptops, own=self._desk.ws.device_id, parent=self)
        dialog.chosen.connect(self.keep_many)
        dialog.open()

    def _on_more(self) -> None:
        self._limit += SHOWN
        self.read()
