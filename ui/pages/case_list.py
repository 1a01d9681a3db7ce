"""The cases: each a row of stones, and the one line that begins a new one."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QWidget

from ui import parts
from ui.desk import Desk
from ui.pages.card_list import CardList
from ui.pages.case_read import CaseCard, listed
from ui.pages.case_stones import Stones
from ui.verbs import cases as verbs


class CaseList(CardList):
    """Cards with stones, an empty page that teaches, or the line for a new case."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, widest=1100)
        self.teach(
            "folder",
            self.tr("A case is one matter, from collecting opinions to telling people what came of it."),
            self.tr("Begin the first case"),
        )
        self.title.setAccessibleName(self.tr("What the case is about"))
        self.title.setPlaceholderText(self.tr("For example: e-bikes in the stairwells"))
        self.title.entered.connect(self.begin)
        self.lay_out(self.tr("Begin a case"), parts.words(self.tr("What the case is about")), self.title)

    def read(self) -> None:
        """Read the cases again."""
        community = self.desk.community
        self.worker.read(lambda db: listed(db, community=community), self._show, owner=self)

    def _show(self, found: list[CaseCard]) -> None:
        self.fill([self._card(one) for one in found])

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
        self.open_form()

    def begin(self) -> None:
        """Begin the case and open it."""
        title = self.title.text().strip()
        if not title:
            self.refuse(self.tr("A case needs a name, so that people find it again."), self.title)
            return
        day = self.desk.ws.clock().date().isoformat()
        verbs.begin(self.worker, title=title, day=day, done=self.begun, failed=self.refused.emit)
