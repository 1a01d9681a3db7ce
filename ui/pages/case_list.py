"""The cases: each a row of stones, and the one line that begins a new one."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from storage.community.templates import ENDING
from ui import parts
from ui.desk import Desk
from ui.pages.card_list import CardList
from ui.pages.case_read import CaseCard, listed
from ui.pages.case_stones import Stones
from ui.pages.case_template import TemplateWords
from ui.row_list import Line, RowList
from ui.verbs import acting
from ui.verbs import cases as verbs

if TYPE_CHECKING:
    from storage.undoing import Did


class CaseList(CardList):
    """Cards with stones, an empty page that teaches, or the line for a new case."""

    told = Signal(str, object)
    """A sentence about what was done, and a function that takes it back."""

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
        self.template: dict[str, Any] = {}
        self.holds = RowList(self.tr("What the template brings"), most=9)
        self.holds.hide()
        self.from_file = parts.note()
        self.from_file.hide()
        self.lay_out(
            self.tr("Begin a case"), parts.words(self.tr("What the case is about")), self.title, self.from_file,
            self.holds,
        )  # fmt: skip

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
        self.template = {}
        self.title.clear()
        self._show_template()
        self.open_form()

    def choose_template(self) -> None:
        """Choose the file of a template."""
        name, _ = QFileDialog.getOpenFileName(
            self, self.tr("Template of a case"), str(Path.home()), f"*{ENDING} (*{ENDING});;JSON (*.json)"
        )
        if name:
            self.open_template(Path(name))

    def open_template(self, file: Path) -> None:
        """Read the template in *file* and ask what the case is called here."""
        verbs.read_template(self.worker, file=file, done=self._ask_from, failed=self.refused.emit)

    def _ask_from(self, template: dict[str, Any]) -> None:
        self.template = template
        self.title.setText(template["title"])
        self._show_template()
        self.open_form()
        self.title.selectAll()

    def _show_template(self) -> None:
        words = TemplateWords()
        self.holds.fill([Line(str(number), line) for number, line in enumerate(words.lines(self.template))])
        self.from_file.setText(words.rule())
        self.from_file.setVisible(bool(self.template))

    def begin(self) -> None:
        """Begin the case and open it."""
        title = self.title.text().strip()
        if not title:
            self.refuse(self.tr("A case needs a name, so that people find it again."), self.title)
            return
        day = self.desk.ws.clock().date().isoformat()
        if self.template:
            verbs.begin_from(
                self.worker, template=self.template, title=title, day=day, done=self._begun_from,
                failed=self.refused.emit,
            )  # fmt: skip
        else:
            verbs.begin(self.worker, title=title, day=day, done=self.begun, failed=self.refused.emit)

    def _begun_from(self, did: Did[Any]) -> None:
        self.begun(did.result)
        undo = partial(acting.take_back, self.worker, did=did)
        self.told.emit(self.tr("Begun from the template: {title}").format(title=self.title.text().strip()), undo)
