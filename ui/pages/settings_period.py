"""What a supervisor looks at: who has what in hand, and the report of a period; each figure says its scope."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHeaderView, QTableWidget, QTableWidgetItem, QWidget

from exporters.papers.making import Wanted
from exporters.sentences import sentence
from storage.community import places, supervision
from storage.community.issue_filter import Filter
from storage.engine import Database
from ui import parts, texts, theme
from ui.desk import Desk, explain
from ui.form.dates import read_date
from ui.form.field import LineEdit
from ui.meeting_words import PARTIES, say
from ui.pages.meeting_part import box, labelled, offered
from ui.pages.people_read import name_of
from ui.paper_window import PaperWindow
from ui.tokens import BETWEEN
from ui.verbs import papers

if TYPE_CHECKING:
    from exporters.papers.making import Made

HIGHEST = 360


class PeriodCard(parts.Card):
    """A table with a line a worker, and the report below it."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(spacing=BETWEEN)
        self.desk = desk
        self.body.addWidget(parts.section(self.tr("Supervision and reports")))
        self.scope_words = parts.note()
        self.body.addWidget(self.scope_words)
        self.loads = QTableWidget(0, 4)
        self.loads.setAccessibleName(self.tr("Who has what in hand"))
        self.loads.setHorizontalHeaderLabels(
            [self.tr("Worker"), self.tr("Open"), self.tr("Past its day"), self.tr("Done, nobody told")]
        )
        self.loads.verticalHeader().hide()
        self.loads.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        self.loads.setSelectionBehavior(QTableWidget.SelectionBehavior.SelectItems)
        self.loads.setSelectionMode(QTableWidget.SelectionMode.SingleSelection)
        self.loads.setTabKeyNavigation(False)
        self.loads.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self.loads.horizontalHeader().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.loads.setToolTip(self.tr("A click or Enter on a number shows its issues in the ledger"))
        self.loads.activated.connect(lambda index: self._open(index.row(), index.column()))
        self.loads.clicked.connect(lambda index: self._open(index.row(), index.column()))
        self.body.addWidget(self.loads)
        self.since, self.until, self.area, self.audience = LineEdit(), LineEdit(), box(), box()
        self.since.setPlaceholderText(self.tr("any day"))
        self.until.setPlaceholderText(self.tr("today"))
        offered(self.audience, [("internal", self.tr("internal")), ("public", self.tr("public"))])
        self.body.addLayout(
            parts.row(
                labelled(self.tr("From"), self.since),
                labelled(self.tr("Until"), self.until),
                labelled(self.tr("Area"), self.area),
                labelled(self.tr("For whom"), self.audience),
            )
        )
        self.look = parts.button(self.tr("Look at the report"), icon="eye", clicked=self.make)
        self.body.addLayout(parts.row(self.look, None))
        self.wrong = parts.words(role="bad")
        self.wrong.hide()
        self.body.addWidget(self.wrong)
        self.shown: supervision.View | None = None
        self.paper: QWidget | None = None
        self.refresh()

    def refresh(self) -> None:
        """Count again."""
        today, community = self.desk.ws.clock().date().isoformat(), self.desk.community
        wanted = Filter(communities=(community,)) if community else None

        def read(db: Database) -> tuple[supervision.View, list[str], dict[str, str]]:
            areas = places.tree(db, community=community or None, levels=("area",))
            found = supervision.view(db, as_of=today, wanted=wanted)
            names = {one.worker: name_of(db, one.worker) for one in found.loads}
            return found, [one.name for one in areas], names

        self.desk.worker.read(read, self._show, owner=self)

    def _show(self, found: tuple[supervision.View, list[str], dict[str, str]]) -> None:
        view, areas, names = found
        self.shown = view
        offered(self.area, [("", self.tr("everywhere")), *((name, name) for name in areas)])
        today = self.desk.ws.clock().date().isoformat()
        self.scope_words.setText(
            self.tr("All issues here on {day}, by whom they were given to. The lines add up to the whole; a number "
                    "opens its rows.")
            .format(day=today)
        )  # fmt: skip
        lines = [
            (say(PARTIES, names.get(one.worker) or one.worker) or self.tr("nobody yet"), one) for one in view.loads
        ]
        lines.append((self.tr("The whole"), view.whole))
        self.loads.setRowCount(len(lines))
        for row, (name, one) in enumerate(lines):
            for column, text in enumerate((name, *(str(len(ids)) for ids in (one.open, one.overdue, one.untold)))):
                item = QTableWidgetItem(text)
                if column:
                    item.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
                self.loads.setItem(row, column, item)
        high = theme.current().measures.target
        self.loads.verticalHeader().setDefaultSectionSize(high)
        self.loads.setFixedHeight(
            min(HIGHEST, high * len(lines) + self.loads.horizontalHeader().sizeHint().height() + 4)
        )

    def _open(self, row: int, column: int) -> None:
        """Show the issues of the number that was chosen, and no others; a name shows what its worker has open."""
        if self.shown is None or not 0 <= row <= len(self.shown.loads):
            return
        figure = supervision.FIGURES[max(column - 1, 0)]
        if row == len(self.shown.loads):
            self.desk.go("ledger", whose=(figure, ""))
            return
        named = self.loads.item(row, 0)
        self.desk.go("ledger", whose=(figure, named.text() if named else "", self.shown.loads[row].worker))

    def make(self) -> None:
        """Make the report of the days that are chosen and show its pages."""
        self.wrong.hide()
        days = []
        for edit in (self.since, self.until):
            typed = edit.text().strip()
            day = read_date(typed, today=self.desk.ws.clock().date()) if typed else None
            if typed and day is None:
                self._refuse(self.tr("This is not a date. Write it like 2026-11-30."))
                edit.setFocus()
                return
            days.append(day.isoformat() if day else "")
        wanted = Wanted(
            first_day=days[0],
            last_day=days[1],
            area=self.area.currentData() or "",
            audience=self.audience.currentData(),
        )
        papers.make_paper(
            self.desk.worker,
            self.desk.ws,
            kind="report",
            wanted=wanted,
            done=self._made,
            failed=lambda error: self._refuse(explain(error)),
        )

    def _refuse(self, text: str) -> None:
        self.wrong.setText(text)
        self.wrong.show()

    def _made(self, made: Made) -> None:
        remarks = "\n".join(sentence(each, texts.language()) for each in made.remarks)
        self.paper = PaperWindow(
            self.desk, title=made.note.title if made.note else self.tr("Report"), data=made.data, remarks=remarks,
            parent=self.window(), went_out=partial(papers.went_out, self.desk.worker, self.desk.ws, made),
        )  # fmt: skip
        self.paper.show()
