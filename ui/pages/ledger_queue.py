"""A line above the ledger while a queue is looked at: how old it is, what is late, and telling of that upward."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame

from ui import parts
from ui.form.field import LineEdit
from ui.pages.ledger_read import Beside
from ui.tokens import AROUND, WITHIN


class QueueLine(QFrame):
    """What is past its day in a queue is told of to somebody, all at once."""

    escalated = Signal(str, str)
    """A queue, and whom to tell."""

    def __init__(self) -> None:
        super().__init__()
        self.queue = ""
        self.words = parts.words()
        self.ask = parts.button(self.tr("Tell upward …"), icon="bell", clicked=self.begin)
        self.whom = LineEdit()
        self.whom.setPlaceholderText(self.tr("Who is told, e.g. the community office"))
        self.whom.setAccessibleName(self.tr("Who is told"))
        self.whom.entered.connect(self._go)
        self.go = parts.button(self.tr("Tell them"), role="primary", clicked=self._go)
        self.stop = parts.button(self.tr("Cancel"), role="plain", clicked=self._rest)
        line = parts.row(self.words, self.ask, self.whom, self.go, self.stop)
        line.setStretch(0, 1)
        line.setStretch(2, 1)
        line.setContentsMargins(AROUND, WITHIN, AROUND, 0)
        self.setLayout(line)
        self._rest()
        self.hide()

    def show_queue(self, found: Beside) -> None:
        """Say how a queue stands; nothing where none is looked at."""
        if found.queue != self.queue:
            self._rest()
        self.queue = found.queue
        self.setVisible(bool(found.queue))
        said = [self.tr("%n issue(s) of this queue open", "", found.open)]
        if found.days is not None:
            said.append(self.tr("half of them for more than %n day(s)", "", round(found.days)))
        if found.late:
            said.append(self.tr("%n issue(s) past the day and nobody told", "", found.late))
        if found.queue == "care":
            said.append(self.tr("public papers only say how many"))
        self.words.setText(" · ".join(said))
        self.ask.setVisible(bool(found.late) and self.whom.isHidden())

    def begin(self) -> None:
        """Ask whom to tell."""
        for widget in (self.whom, self.go, self.stop):
            widget.show()
        self.ask.hide()
        self.whom.setFocus(Qt.FocusReason.TabFocusReason)

    def _rest(self) -> None:
        for widget in (self.whom, self.go, self.stop):
            widget.hide()
        self.ask.show()

    def _go(self) -> None:
        whom = self.whom.text().strip()
        if not whom:
            self.whom.setFocus(Qt.FocusReason.TabFocusReason)
            return
        self._rest()
        self.escalated.emit(self.queue, whom)
