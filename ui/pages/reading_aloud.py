"""Checking by reading aloud: one person reads the paper, another compares with the screen and ticks each answer."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from forms.lean import dataclass
from storage.community import keyings, questionnaires
from storage.community.adjudication import Decision, decided
from storage.community.keyed import Keyed, by_place
from storage.community.keyings import FIRST
from storage.community.paper_sheets import Batch
from ui import parts, theme
from ui.desk import Desk
from ui.form.field import ENTER, Field, LineEdit
from ui.pages.sheet_words import SheetWords
from ui.verbs import questionnaires as verbs

if TYPE_CHECKING:
    from storage.workspace import Workspace


@dataclass
class Read:
    """A sheet to be read aloud: what was keyed, question by question."""

    number: str
    said: Keyed
    words: SheetWords
    fields: list[str]
    left: int


@dataclass
class Nobody:
    """Nothing for this person: all *mine* that wait were keyed by them."""

    mine: int


def open_next(ws: Workspace, batch: Batch) -> Read | Nobody:
    """The next sheet that waits and that somebody else has keyed."""
    waiting = [sheet for sheet in ws.read(lambda db: questionnaires.sheets(db, batch.id)) if sheet.state == "waiting"]
    for sheet in waiting:
        first = sheet.passed(FIRST)
        if first is not None and first.keyed_by != ws.person:
            said = ws.read(partial(keyings.keyed, rec=first.id))
            words = SheetWords(ws, said)
            fields = [name for name, step in words.steps.items() if step.asked or name in said.aside]
            return Read(sheet.number, said, words, fields, len(waiting))
    return Nobody(len(waiting))


class AloudView(QWidget):
    """One answer at a time in very large type, so that both can see it."""

    closed = Signal()
    checked = Signal(str)

    def __init__(self, desk: Desk, batch: Batch) -> None:
        super().__init__()
        self.desk, self.batch = desk, batch
        self.read: Read | None = None
        self.heard: dict[str, str] = {}
        """What the paper says where it is not what was keyed, by field."""
        self.place = 0
        self.field: Field | None = None
        self._typed = ""
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(self.tr("Reading aloud"))
        self.progress = parts.note()
        self.banner = parts.Banner()
        self.before = parts.note()
        self.label = parts.words(role="field")
        self.value = parts.words()
        measures = theme.current().measures
        self.value.setFont(theme.current().font(2 * measures.section, bold=True))
        self.hint = parts.note(
            self.tr("+ or Enter: the paper says the same. -: it says something else. Page Up: back. Esc: stop.")
        )
        self.who = LineEdit()
        self.who.setAccessibleName(self.tr("Who compares now"))
        self.who.setPlaceholderText(self.tr("Your name, then Enter"))
        self.who.setMaximumWidth(480)
        self.who.entered.connect(self._named)
        self._holder = QVBoxLayout()
        scrolled = parts.Scrolled(margin=24, spacing=16)
        for part in (self.progress, self.banner, self.before, self.label, self.value, self.who):
            scrolled.body.addWidget(part)
        scrolled.body.addLayout(self._holder)
        scrolled.body.addWidget(self.hint)
        scrolled.body.addStretch()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(scrolled)
        self.who.hide()

    def start(self) -> None:
        """Put the next sheet on the desk."""
        ws, batch = self.desk.ws, self.batch
        self.desk.worker.run(lambda _progress: open_next(ws, batch), self._take, owner=self, failed=self.desk.fail)

    def _take(self, found: Read | Nobody) -> None:
        self._clear()
        self.heard, self.place = {}, 0
        self.read = found if isinstance(found, Read) else None
        for part in (self.before, self.value, self.hint):
            part.setVisible(self.read is not None)
        if self.read is not None:
            self._tell()
            return
        assert isinstance(found, Nobody)
        self.progress.clear()
        if found.mine:
            said = self.tr("%n sheet(s) wait; {person} keyed them. Who compares now?", "", found.mine)
            self.label.setText(said.format(person=self.desk.ws.person))
            self.who.show()
            self.who.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.label.setText(self.tr("Every sheet has been read aloud."))
            self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _named(self) -> None:
        name = self.who.text().strip()
        if not name:
            return
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        self.who.hide()
        self.who.clear()
        self.desk.ws.person = name
        self.desk.person_changed.emit()
        self.start()

    # ---- an answer

    def _shown(self, name: str) -> str:
        assert self.read is not None
        if name in self.heard:
            return self.read.words.value(name, self.heard[name])
        said, mark = by_place(self.read.said.said), by_place(self.read.said.marks)
        return self.read.words.value(name, said.get(name, ""), mark.get(name, ""))

    def _tell(self) -> None:
        self._clear()
        read = self.read
        if read is None or self.place >= len(read.fields):
            return
        name = read.fields[self.place]
        said = [
            self.tr("sheet {number}").format(number=read.number),
            self.tr("question {place} of {count}").format(place=self.place + 1, count=len(read.fields)),
            self.tr("%n sheet(s) left", "", read.left),
        ]
        self.progress.setText(" · ".join(said))
        done = read.fields[max(0, self.place - 4) : self.place]
        lines = [f"{'≠' if one in self.heard else '✓'} {read.words.label(one)}  {self._shown(one)}" for one in done]
        self.before.setText("\n".join(lines))
        self.label.setText(read.words.label(name))
        self.value.setText(self._shown(name))
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def right(self) -> None:
        """The paper says the same."""
        self._go_on()

    def wrong(self) -> None:
        """The paper says something else: key what is read out."""
        read = self.read
        if read is None:
            return
        self._clear()
        self._typed = ""
        self.field = read.words.field(read.fields[self.place], self)
        if self.field is None:
            return
        self.field.answered.connect(self._answered)
        self.field.advance.connect(lambda: self._hear(self._typed))
        self._holder.addWidget(self.field)
        self.field.show()
        self.field.entrance().setFocus(Qt.FocusReason.OtherFocusReason)

    def _answered(self, value: str | None, _done: bool) -> None:
        self._typed = value or ""

    def _hear(self, value: str) -> None:
        if self.read is not None:
            self.heard[self.read.fields[self.place]] = value
            self._go_on()

    def _go_on(self) -> None:
        assert self.read is not None
        self.place += 1
        if self.place < len(self.read.fields):
            self._tell()
            return
        self._clear()
        read, self.read = self.read, None
        decisions = {name: Decision(value) for name, value in self.heard.items()}
        said = decided(read.said, read.said, decisions)
        verbs.check_aloud(
            self.desk.worker,
            batch=self.batch.id,
            number=read.number,
            said=said,
            keyed_by=self.desk.ws.person,
            done=lambda _rec: self._done(read.number),
            failed=self._failed,
        )

    def _done(self, number: str) -> None:
        self.checked.emit(number)
        self.start()

    def _failed(self, error: Exception) -> None:
        self.desk.fail(error)
        self.start()

    def _clear(self) -> None:
        if self.field is not None:
            self.setFocus(Qt.FocusReason.OtherFocusReason)
            self._holder.removeWidget(self.field)
            self.field.hide()
            self.field.deleteLater()
            self.field = None

    # ---- keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, asking = event.key(), self.field is not None
        if key == Qt.Key.Key_Escape and asking:
            self._tell()
        elif key == Qt.Key.Key_Escape:
            self.closed.emit()
        elif self.read is None:
            if key in ENTER and not self.who.isVisible():
                self.closed.emit()
        elif key == Qt.Key.Key_PageUp:
            self.place = max(0, self.place - (0 if asking else 1))
            self._tell()
        elif asking:
            super().keyPressEvent(event)
        elif event.text() == "+" or key in ENTER:
            self.heard.pop(self.read.fields[self.place], None)
            self.right()
        elif event.text() in ("-", "−"):
            self.wrong()
        else:
            super().keyPressEvent(event)
