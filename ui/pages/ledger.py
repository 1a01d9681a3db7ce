"""The issue ledger: one table over everything that was found, and the story of one issue beside it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QModelIndex, Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFileDialog, QLineEdit, QMenu, QSplitter, QVBoxLayout, QWidget

from forms.lean import dataclass
from storage.community import issues
from storage.engine import Database
from ui import parts, shortcuts, theme
from ui.desk import Desk
from ui.page import Page
from ui.pages.ledger_filters import Filters, areas_of
from ui.pages.ledger_rows import COLUMNS, PAGE, IssueTable, Row, View, load_page
from ui.pages.ledger_table import LedgerTable
from ui.pages.story import Story
from ui.sentences import say
from ui.tokens import AROUND, WITHIN
from ui.verbs import documents

SORT_NAMES = {"state": "state", "level": "level", "place": "place", "item": "item", "opened": "opened", "due": "due",
              "times_found": "times_found", "assignee": "assignee"}  # fmt: skip
WAIT_MS = 200
NARROW = 1000
STORY = 460


@dataclass(frozen=True)
class Found:
    """What the database answered: the first page, how many there are, and where the row stands that was current."""

    view: View
    first: list[Row]
    shown: int
    total: int
    current: int
    areas: list[tuple[str, str]]


class LedgerPage(Page):
    """Filters are chips, sorting is the header, a row opens as a story."""

    kinds = frozenset({"issue", "answer", "place"})
    help = "ledger"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.header.set_title(self.title)
        self._sort, self._descending = "due", False
        self._keep = ""
        self.search = QLineEdit()
        self.search.setPlaceholderText(self.tr("Search place, item, remark"))
        self.search.setAccessibleName(self.tr("Search the ledger"))
        self.search.setClearButtonEnabled(True)
        self.search.setMinimumWidth(round(240 * theme.current().measures.text / 15))  # its words fit in large type too
        self._wait = QTimer(self, singleShot=True, interval=WAIT_MS)
        self._wait.timeout.connect(lambda: self.read() if self.isVisible() else None)
        self.search.textChanged.connect(lambda _text: self._wait.start())
        self.export = parts.button(self.tr("Save as Excel"), icon="export")
        self.export.setMenu(QMenu(self.export))
        self._these = self.export.menu().addAction("", lambda: self.ask_excel(these=True))
        self.export.menu().addAction(self.tr("The whole ledger"), self.ask_excel)
        self.header.add_action(self.search)
        self.header.add_action(self.export)
        self.filters = Filters()
        self.filters.changed.connect(self.read)
        self.chips = self.filters.chips
        self.body.addWidget(self.filters)
        self.model = IssueTable(desk.ws)
        self.table = LedgerTable(self.model)
        self.table.opened.connect(self.open)
        head = self.table.horizontalHeader()
        head.sectionClicked.connect(self._sort_by)
        head.setSortIndicator(COLUMNS.index("due"), Qt.SortOrder.AscendingOrder)
        self.empty = parts.Empty(
            "ledger", self.tr("Nothing here. What a walk finds appears by itself; take a filter off to see more.")
        )
        left = self._left = QWidget()
        column = self._left_column = QVBoxLayout(left)
        column.setContentsMargins(AROUND, WITHIN, AROUND, AROUND)
        column.addWidget(self.table, 1)
        column.addWidget(self.empty, 1)
        self.empty.hide()
        self.story = Story(desk)
        self.story.closed.connect(self._close_story)
        self.story.changed.connect(self.read)
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self.splitter.addWidget(left)
        self.splitter.addWidget(self.story)
        self.splitter.setStretchFactor(0, 3)
        self.splitter.setStretchFactor(1, 2)
        self.splitter.setChildrenCollapsible(False)
        self.story.hide()
        self.body.addWidget(self.splitter, 1)
        shortcuts.bind(self, "ledger.find", self.search.setFocus)

    @property
    def title(self) -> str:
        return self.tr("Ledger")

    # ---- what is shown

    def activate(self, **where: object) -> None:
        if where.get("filter"):
            self.filters.only(str(where["filter"]))
        if "text" in where:
            self.search.setText(str(where["text"]))
        self._keep = str(where.get("issue", self._keep))
        self.read()
        if self._keep:
            self.open(self._keep)

    def where(self) -> dict[str, object]:
        return {"issue": self._keep, "text": self.search.text()}

    def refresh(self, kinds: frozenset[str]) -> None:
        self.read()
        if self.story.isVisible():
            self.story.read()

    def filter(self) -> issues.Filter:
        """What the chips and the search line let through."""
        shown = self.filters.filter(text=self.search.text().strip(), today=self.ws.clock().date().isoformat())
        return replace(shown, communities=(self.desk.community,) if self.desk.community else ())

    def read(self) -> None:
        """Ask the database again which issues there are, in which order."""
        self._wait.stop()
        view = View(self.filter(), self._sort, self._descending)
        kept = self.model.id_at(self.table.currentIndex().row()) or self._keep

        community = self.desk.community

        def ask(db: Database) -> Found:
            shown = issues.count(db, view.wanted)
            row = -1
            if kept:
                row = issues.position(db, view.wanted, kept, sort=view.sort, descending=view.descending)
            total, areas = issues.count(db), areas_of(db, community)
            return Found(view, load_page(db, view), shown=shown, total=total, current=row, areas=areas)

        self.worker.read(ask, self._show, owner=self)

    def _show(self, found: Found) -> None:
        self.filters.areas.offer(found.areas)
        self._these.setText(self.tr("These %n line(s)", "", found.shown))
        self._these.setEnabled(bool(found.shown))
        self.model.show(found.view, found.shown, today=self.ws.clock().date().isoformat(), first=found.first)
        self.header.set_scope(self.tr("{shown} of %n issue(s)", "", found.total).format(shown=found.shown))
        if found.shown > PAGE:
            view = found.view
            # whoever scrolls far then waits for nothing
            self.worker.read(lambda db: issues.note_order(db, view.wanted, sort=view.sort), lambda _: None, owner=self)
        self.table.fit()
        self.table.setVisible(bool(found.shown))
        self.empty.setVisible(not found.shown)
        if found.current >= 0:
            self.table.setCurrentIndex(self.model.index(found.current, 0))

    def _sort_by(self, section: int) -> None:
        name = SORT_NAMES[COLUMNS[section]]
        self._descending = not self._descending if name == self._sort else name in ("level", "times_found", "opened")
        self._sort = name
        order = Qt.SortOrder.DescendingOrder if self._descending else Qt.SortOrder.AscendingOrder
        self.table.horizontalHeader().setSortIndicator(section, order)
        self.read()

    # ---- one issue

    def open(self, issue: str) -> None:
        """Show the story of *issue* beside the table."""
        if not issue:
            return
        self._keep = issue
        self.story.show_issue(issue)
        self.story.show()
        self._fold()

    def _close_story(self) -> None:
        self.story.hide()
        self._keep = ""
        self._fold()
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _fold(self) -> None:
        """Below a certain width the story takes the place of the table instead of standing beside it."""
        narrow = self.width() < NARROW and self.story.isVisibleTo(self)
        self._left.setVisible(not narrow)
        self._left_column.setContentsMargins(AROUND, WITHIN, WITHIN if self.story.isVisibleTo(self) else AROUND, AROUND)
        spare = self.story.isVisibleTo(self)
        if spare and not narrow:
            self.splitter.setSizes([self.width() - STORY, STORY])

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fold()

    def current(self) -> QModelIndex:
        """The row with the keyboard."""
        return self.table.currentIndex()

    # ---- handing on

    def ask_excel(self, *, these: bool = False) -> None:
        """Ask for a name and save the hazard ledger, all of it or *these* lines, as a workbook for insiders."""
        name = self.tr("Hazard ledger {day}.xlsx").format(day=self.ws.clock().date().isoformat())
        chosen, _ = QFileDialog.getSaveFileName(self, self.tr("Save as Excel"), name, "Excel (*.xlsx)")
        if chosen:
            self.save_excel(Path(chosen), these=these)

    def save_excel(self, path: Path, *, these: bool = False) -> None:
        """Write the workbook to *path*: all lines of the community that is looked at, or *these* of the filter."""
        seen = self.desk.community
        whole = issues.Filter(communities=(seen,)) if seen else None
        documents.save_ledger(
            self.worker,
            self.ws,
            path=path,
            only=self.filter() if these else whole,
            done=lambda lines: self.desk.say(self.tr("%n line(s) saved as {name}", "", lines).format(name=path.name)),
            failed=lambda error: self.banner.say(say(error), kind="bad"),
        )
