"""Checking by reading aloud: one person reads the paper, another compares with the screen and ticks each answer."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout

from forms.lean import dataclass
from storage.community import keyings, questionnaires
from storage.community.adjudication import Decision, decided
from storage.community.keyed import Keyed, by_place
from storage.community.keyings import FIRST
from storage.community.paper_sheets import Batch
from ui import parts, theme
from ui.desk import Desk
from ui.form.field import ENTER
from ui.pages.paper_looking import LookingView
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


class AloudView(LookingView):
    """One answer at a time in very large type, so that both can see it."""

    checked = Signal(str)

    def __init__(self, desk: Desk, batch: Batch) -> None:
        super().__init__(desk, batch)
        self.read: Read | None = None
        self.heard: dict[str, str] = {}
        """What the paper says where it is not what was keyed, by field."""
        self.setAccessibleName(self.tr("Reading aloud"))
        self.before = parts.note()
        self.value = parts.words()
        measures = theme.current().measures
        self.value.setFont(theme.current().font(2 * measures.section, bold=True))
        self.hint = parts.note(
            self.tr("+ or Enter: the paper says the same. -: it says something else. Page Up: back. Esc: stop.")
        )
        self.hint_typing = parts.note(self.tr("Give what was read out, then Enter. Esc: it was right after all."))
        self.same = parts.touch_key(self.tr("Right (+)"), clicked=self.right)
        self.other = parts.touch_key(self.tr("Not so (-)"), clicked=self.wrong)
        self.who.setAccessibleName(self.tr("Who compares now"))
        self.who.setPlaceholderText(self.tr("Your name, then Enter"))
        self.who.setMaximumWidth(480)
        self.who.entered.connect(self._named)
        scrolled = parts.Scrolled(margin=24, spacing=16)
        scrolled.body.addLayout(self.head)
        for part in (self.banner, self.before, self.label, self.value, self.who):
            scrolled.body.addWidget(part)
        scrolled.body.addLayout(parts.row(self.same, self.other, None))
        scrolled.body.addLayout(self._holder)
        scrolled.body.addWidget(self.hint)
        scrolled.body.addWidget(self.hint_typing)
        self.hint_typing.hide()
        scrolled.body.addStretch()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(scrolled)

    def start(self) -> None:
        """Put the next sheet on the desk."""
        ws, batch = self.desk.ws, self.batch
        self.desk.worker.run(lambda _progress: open_next(ws, batch), self._take, owner=self, failed=self.desk.fail)

    def _take(self, found: Read | Nobody) -> None:
        self.clear_field()
        self.heard, self.place = {}, 0
        self.read = found if isinstance(found, Read) else None
        self.before.setVisible(self.read is not None)
        self.value.setVisible(self.read is not None)
        self._offer(on=self.read is not None)
        if self.read is not None:
            self.tell()
            return
        assert isinstance(found, Nobody)
        self.progress.clear()
        if found.mine:
            said = self.tr("%n sheet(s) wait; {person} keyed them. Who compares now?", "", found.mine)
            self.label.setText(said.format(person=self.desk.ws.person))
            self.ask_who()
        else:
            self.label.setText(self.tr("Every sheet has been read aloud."))
            self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _named(self) -> None:
        if self.who.text().strip():
            self.sat_down()
            self.start()

    # ---- an answer

    def _shown(self, name: str) -> str:
        assert self.read is not None
        if name in self.heard:
            return self.read.words.value(name, self.heard[name])
        said, mark = by_place(self.read.said.said), by_place(self.read.said.marks)
        return self.read.words.value(name, said.get(name, ""), mark.get(name, ""))

    def tell(self) -> None:
        """Show what was keyed for the question that is read out now."""
        self.clear_field()
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
        self._offer(on=True)
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _offer(self, *, on: bool, typing: bool = False) -> None:
        for part in (self.same, self.other, self.hint):
            part.setVisible(on)
        self.hint_typing.setVisible(typing)

    def right(self) -> None:
        """The paper says the same."""
        if self.read is not None:
            self.heard.pop(self.read.fields[self.place], None)
            self._go_on()

    def wrong(self) -> None:
        """The paper says something else: key what is read out."""
        read = self.read
        if read is None:
            return
        self.clear_field()
        if self.ask_field(read.words, read.fields[self.place], then=self._hear):
            self._offer(on=False, typing=True)

    def _hear(self, value: str) -> None:
        if self.read is not None:
            self.heard[self.read.fields[self.place]] = value
            self._go_on()

    def _go_on(self) -> None:
        assert self.read is not None
        self.place += 1
        if self.place < len(self.read.fields):
            self.tell()
            return
        self.clear_field()
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
            failed=self.failed,
        )

    def _done(self, number: str) -> None:
        self.checked.emit(number)
        self.start()

    # ---- keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if self.read is None:
            if key == Qt.Key.Key_Escape or (key in ENTER and not self.who.isVisible()):
                self.closed.emit()
        elif self.went_back(event):
            return
        elif self.asking:
            super().keyPressEvent(event)
        elif event.text() == "+" or key in ENTER:
            self.right()
        elif event.text() in ("-", "−"):
            self.wrong()
        else:
            super().keyPressEvent(event)
