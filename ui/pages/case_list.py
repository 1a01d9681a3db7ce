"""The cases: each a row of stones, and the one line that begins a new one."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from ui import parts
from ui.desk import Desk
from ui.form.field import LineEdit
from ui.pages.case_read import CaseCard, listed
from ui.pages.case_stones import Stones
from ui.tokens import AROUND, BETWEEN
from ui.verbs import cases as verbs


class CaseList(QWidget):
    """Cards with stones, an empty page that teaches, or the line for a new case."""

    opened = Signal(str)
    refused = Signal(object)
    asking = Signal(bool)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk, self.worker = desk, desk.worker
        self._found: list[CaseCard] = []
        self.cards = parts.Scrolled(widest=1100)
        self.empty = parts.Empty(
            "folder",
            self.tr("A case is one matter, from collecting opinions to telling people what came of it."),
            parts.button(self.tr("Begin the first case"), icon="add", role="primary", clicked=self.ask),
        )
        self.title = LineEdit()
        self.title.setAccessibleName(self.tr("What the case is about"))
        self.title.setPlaceholderText(self.tr("For example: e-bikes in the stairwells"))
        self.title.entered.connect(self.begin)
        self.wrong = parts.words(role="bad")
        self.wrong.hide()
        begin = parts.button(self.tr("Begin"), role="primary", clicked=self.begin)
        stop = parts.button(self.tr("Cancel"), role="plain", clicked=self.stop)
        card = parts.Card(
            parts.section(self.tr("Begin a case")), parts.words(self.tr("What the case is about")), self.title,
            self.wrong, parts.row(begin, stop, None),
        )  # fmt: skip
        card.setMaximumWidth(720)
        self.form = QWidget()
        column = QVBoxLayout(self.form)
        column.setContentsMargins(AROUND, BETWEEN, AROUND, AROUND)
        column.addWidget(card)
        column.addStretch()
        self.stack = QStackedWidget()
        for widget in (self.cards, self.empty, self.form):
            self.stack.addWidget(widget)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.stack)

    def read(self) -> None:
        """Read the cases again."""
        community = self.desk.community
        self.worker.read(lambda db: listed(db, community=community), self._show, owner=self)

    def _show(self, found: list[CaseCard]) -> None:
        self._found = found
        body = self.cards.body
        parts.clear(body)
        for one in found:
            body.addWidget(self._card(one))
        body.addStretch()
        if self.stack.currentWidget() is not self.form:
            self.stack.setCurrentWidget(self.cards if found else self.empty)

    def _card(self, one: CaseCard) -> QWidget:
        case = one.case
        when = [case.begun]
        if case.ended:
            when.append(self.tr("ended {day}").format(day=case.ended))
        if (case.cycle or 1) > 1:
            when.append(self.tr("cycle {number}").format(number=case.cycle))
        left = self.tr("{left} of %n issue(s) not solved", "", one.issues).format(left=one.unsolved)
        facts = [" – ".join(filter(None, when[:1])), *when[1:], left if one.issues else ""]
        stones = Stones(choosable=False)
        stones.show_stages(one.stages)
        go = parts.button(self.tr("Open"), icon="next", clicked=partial(self.opened.emit, case.id))
        go.setAccessibleName(f"{self.tr('Open')}: {case.title}")
        head = parts.row(
            parts.column(parts.section(case.title), parts.note(" · ".join(filter(None, facts))), spacing=4), go
        )
        head.setStretch(0, 1)
        return parts.Card(head, stones)

    def ask(self) -> None:
        """Ask what the new case is about."""
        self.title.clear()
        self.wrong.hide()
        self.stack.setCurrentWidget(self.form)
        self.asking.emit(True)
        self.title.setFocus(Qt.FocusReason.TabFocusReason)

    def stop(self) -> None:
        """Back to the cards."""
        self.stack.setCurrentWidget(self.cards if self._found else self.empty)
        self.asking.emit(False)

    def begin(self) -> None:
        """Begin the case and open it."""
        title = self.title.text().strip()
        if not title:
            self.wrong.setText(self.tr("A case needs a name, so that people find it again."))
            self.wrong.show()
            self.title.setFocus()
            return
        day = self.desk.ws.clock().date().isoformat()
        verbs.begin(self.worker, title=title, day=day, done=self._begun, failed=self.refused.emit)

    def _begun(self, case: str) -> None:
        self.stop()
        self.opened.emit(case)
