"""The issue ledger: one set of rows as a table, a board or by building, and the story of one issue beside it."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFileDialog, QLineEdit, QMenu, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from storage.community import issue_board, issue_buildings, issues
from storage.community.issue_buildings import Inside
from ui import parts, shortcuts, theme
from ui.desk import Desk
from ui.page import Page
from ui.pages.ledger_board import Board
from ui.pages.ledger_buildings import Buildings, BuildingView, Node
from ui.pages.ledger_drag import refusal, step_to
from ui.pages.ledger_filters import Filters
from ui.pages.ledger_queue import QueueLine
from ui.pages.ledger_rates import Rates, figure_word
from ui.pages.ledger_read import PAGE, Beside, Found, View, beside, look, rows_of, with_solved
from ui.pages.ledger_rows import COLUMNS, IssueTable
from ui.pages.ledger_table import LedgerTable
from ui.pages.story import Story
from ui.pages.story_steps import onward
from ui.segments import Segments
from ui.sentences import say
from ui.tokens import AROUND, WITHIN
from ui.verbs import documents
from ui.verbs import issues as verbs
from ui.words import STATES, word

SORT_NAMES = {"state": "state", "level": "level", "place": "place", "item": "item", "opened": "opened", "due": "due",
              "times_found": "times_found", "assignee": "assignee"}  # fmt: skip
WAYS = ("table", "board", "buildings")
WAIT_MS = 200
NARROW = 1000
STORY = 460


class LedgerPage(Page):
    """Filters are chips, sorting is the header, a row opens as a story; three views share filter and selection."""

    kinds = frozenset({"issue", "answer", "place", "opinion", "task"})
    help = "ledger"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.header.set_title(self.title)
        self._sort, self._descending = "due", False
        self._keep = ""
        self._returning = False
        """The step of a row was taken: the keyboard goes back to the view."""
        self._build_header()
        self.rates = Rates()
        self.rates.opened.connect(self._open_figure)
        self.body.addWidget(self.rates)
        self.filters = Filters()
        self.filters.changed.connect(self.read)
        self.chips = self.filters.chips
        self.body.addWidget(self.filters)
        self.queue = QueueLine()
        self.queue.escalated.connect(self._escalate)
        self.body.addWidget(self.queue)
        self._build_views()
        self.story = Story(desk)
        self.story.closed.connect(self._close_story)
        self.story.changed.connect(self._on_step)
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self.splitter.addWidget(self._left)
        self.splitter.addWidget(self.story)
        self.splitter.setStretchFactor(0, 3)
        self.splitter.setStretchFactor(1, 2)
        self.splitter.setChildrenCollapsible(False)
        self.story.hide()
        self.body.addWidget(self.splitter, 1)
        shortcuts.bind(self, "ledger.find", self.search.setFocus)
        shortcuts.bind(self, "ledger.undo", self.story.undo)
        for way in WAYS:
            shortcuts.bind(self, f"ledger.{way}", partial(self.look_as, way))
        kept = desk.preferences.ledger_view
        self.ways.choose(kept if kept in WAYS else "table")
        self.views.setCurrentWidget(self._view)

    def _build_header(self) -> None:
        self.search = QLineEdit()
        self.search.setPlaceholderText(self.tr("Search place, item, remark"))
        self.search.setAccessibleName(self.tr("Search the ledger"))
        self.search.setClearButtonEnabled(True)
        self.search.setMinimumWidth(round(220 * theme.current().measures.text / 15))  # its words fit in large type too
        self._wait = QTimer(self, singleShot=True, interval=WAIT_MS)
        self._wait.timeout.connect(lambda: self.read() if self.isVisible() else None)
        self.search.textChanged.connect(lambda _text: self._wait.start())
        self.ways = Segments(
            self.tr("How to look at the ledger"),
            (("table", self.tr("Table"), "table"), ("board", self.tr("Board"), "board"),
             ("buildings", self.tr("Buildings"), "building")),
        )  # fmt: skip
        self.ways.chosen.connect(self.look_as)
        for way in WAYS:
            self.ways.buttons[way].setToolTip(shortcuts.keys_of(f"ledger.{way}"))
        self.export = parts.button(self.tr("Save as Excel"), icon="export")
        self.export.setMenu(QMenu(self.export))
        self._these = self.export.menu().addAction("", lambda: self.ask_excel(these=True))
        self.export.menu().addAction(self.tr("The whole ledger"), self.ask_excel)
        for widget in (self.ways, self.search, self.export):
            self.header.add_action(widget)

    def _build_views(self) -> None:
        self.model = IssueTable(self.ws)
        self.table = LedgerTable(self.model)
        self.table.opened.connect(self.open)
        self.table.onward.connect(self.move_on)
        head = self.table.horizontalHeader()
        head.sectionClicked.connect(self._sort_by)
        head.setSortIndicator(COLUMNS.index("due"), Qt.SortOrder.AscendingOrder)
        self.board = Board()
        self.board.opened.connect(self.open)
        self.board.onward.connect(self.move_on)
        self.board.drag.dropped.connect(self.move_to)
        self.board.more_wanted.connect(self._read_more)
        self.buildings = BuildingView(Buildings(self._read_parts))
        self.buildings.narrowed.connect(self._narrow)
        self.views = QStackedWidget()
        for widget in (self.table, self.board, self.buildings):
            self.views.addWidget(widget)
        self.empty = parts.Empty(
            "ledger", self.tr("Nothing here. What a walk finds appears by itself; take a filter off to see more.")
        )
        self.aside = parts.note()
        self.aside.hide()
        self._left = QWidget()
        column = self._left_column = QVBoxLayout(self._left)
        column.setContentsMargins(AROUND, WITHIN, AROUND, AROUND)
        column.addWidget(self.views, 1)
        column.addWidget(self.aside)
        column.addWidget(self.empty, 1)
        self.empty.hide()

    @property
    def title(self) -> str:
        return self.tr("Ledger")

    @property
    def _view(self) -> QWidget:
        return {"table": self.table, "board": self.board, "buildings": self.buildings}[self.ways.key]

    # ---- what is shown

    def activate(self, **where: object) -> None:
        if where.get("filter"):
            name = str(where["filter"])
            self.filters.only(*({name} if name in ("unfed", "act_now", "care") else {"open", name}))
        if where.get("all"):
            self.filters.only()
        if isinstance(whose := where.get("whose"), tuple):
            self._show_all_of(*whose)
        if "text" in where:
            self.search.setText(str(where["text"]))
        if where.get("place"):
            self.filters.only("open")
            self.filters.place.give(str(where.get("name", where["place"])), "building", str(where["place"]))
        if isinstance(given := where.get("given"), tuple):
            self.filters.place.give(*given)
        self._keep = str(where.get("issue", self._keep))
        self.read()
        if self._keep:
            self.open(self._keep)

    def _show_all_of(self, figure: str, words: str, *worker: str) -> None:
        """Show what one number of the supervisor counts: of one worker, or of everybody; nothing else narrows it."""
        self.filters.only({"open": "open", "overdue": "overdue", "untold": "unfed"}[figure])
        self.filters.whose.give(words, *worker)
        self.filters.place.give("")
        for several in (self.filters.areas, self.filters.groups):
            several.choose(())
        self.search.clear()

    def where(self) -> dict[str, object]:
        place = self.filters.place
        shown: dict[str, object] = {"issue": self._keep, "text": self.search.text()}
        return shown | ({"given": (place.text(), *place.value)} if place.value else {})

    def refresh(self, kinds: frozenset[str]) -> None:
        self.read()
        if self.story.isVisible():
            self.story.read()

    def look_as(self, way: str) -> None:
        """Look at the same rows as a table, as a board or by building; the choice is remembered."""
        if self.views.currentWidget() is self._view and self.ways.key == way:
            return
        focused = self.views.isAncestorOf(self.focusWidget()) if self.focusWidget() else False
        self._keep = self._current() or self._keep
        self.ways.choose(way)
        self.views.setCurrentWidget(self._view)
        self.desk.preferences.ledger_view = way
        self.desk.preferences.save()
        if focused:
            self._take_focus()
        self.read()

    def filter(self) -> issues.Filter:
        """What the chips and the search line let through."""
        shown = self.filters.filter(text=self.search.text().strip(), today=self._today())
        return replace(shown, communities=(self.desk.community,) if self.desk.community else ())

    def _today(self) -> str:
        return self.ws.clock().date().isoformat()

    def read(self) -> None:
        """Ask the database again which issues there are, in which order."""
        self._wait.stop()
        view = View(self.filter(), self._sort, self._descending)
        way, kept, community, today = self.ways.key, self._current() or self._keep, self.desk.community, self._today()
        self.worker.read(
            lambda db: look(db, view, way=way, kept=kept, community=community, today=today), self._show, owner=self
        )
        within = replace(self.filters.within(), communities=view.wanted.communities)
        queue = view.wanted.queues[0] if len(view.wanted.queues) == 1 else ""
        scope = next((each.name for each in self.ws.communities() if each.id == community), self.tr("Everything"))
        self.worker.read(
            lambda db: beside(db, within, queue=queue, today=today, scope=scope), self._show_beside, owner=self
        )

    def _show_beside(self, found: Beside) -> None:
        self.rates.show_shares(found.shares, scope=found.scope)
        self.rates.mark(self.filters.figure.value[0] if self.filters.figure.value else "")
        self.queue.show_queue(found)

    def _show(self, found: Found) -> None:
        self.filters.areas.offer(found.areas)
        self._these.setText(self.tr("These %n line(s)", "", found.shown))
        self._these.setEnabled(bool(found.shown))
        self.header.set_scope(self.tr("{shown} of %n issue(s)", "", found.total).format(shown=found.shown))
        self.aside.hide()
        if found.board is not None:
            self._show_board(found)
        elif self.ways.key == "buildings":
            self.buildings.rows.show(found.buildings)
            self.buildings.fit()
            self.buildings.setCurrentIndex(self.buildings.rows.index(0, 0))
        else:
            self._show_table(found)
        self.views.setVisible(bool(found.shown))
        self.empty.setVisible(not found.shown)
        if self._returning:
            self._returning = False
            self._take_focus()

    def _show_table(self, found: Found) -> None:
        self.model.show(found.view, found.shown, today=self._today(), first=found.first)
        if found.shown > PAGE:
            view = found.view
            # whoever scrolls far then waits for nothing
            self.worker.read(lambda db: issues.note_order(db, view.wanted, sort=view.sort), lambda _: None, owner=self)
        self.table.fit()
        if found.current >= 0:
            self.table.setCurrentIndex(self.model.index(found.current, 0))

    def _show_board(self, found: Found) -> None:
        assert found.board is not None
        self.board.show_board(found.cards, found.board.counts, today=self._today())
        if self._keep and not self.board.current():
            self.board.choose(self._keep)
        if found.board.aside:
            self.aside.setText(
                self.tr("%n more issue(s) transferred, merged, withdrawn or no longer let: see the table.", "",
                        found.board.aside)
            )  # fmt: skip
            self.aside.show()

    def _read_more(self, state: str, offset: int) -> None:
        wanted = self.filter()
        self.worker.read(
            lambda db: rows_of(db, issue_board.column(db, wanted, state, offset=offset)),
            lambda rows: self.board.add(state, rows),
            owner=self,
        )

    def _read_parts(self, building: str) -> list[Inside]:
        wanted, today = with_solved(self.filter()), self._today()
        return self.ws.read(lambda db: issue_buildings.parts(db, building, wanted, today=today))

    def _sort_by(self, section: int) -> None:
        name = SORT_NAMES[COLUMNS[section]]
        self._descending = not self._descending if name == self._sort else name in ("level", "times_found", "opened")
        self._sort = name
        order = Qt.SortOrder.DescendingOrder if self._descending else Qt.SortOrder.AscendingOrder
        self.table.horizontalHeader().setSortIndicator(section, order)
        self.read()

    # ---- narrowing

    def _open_figure(self, key: str) -> None:
        """Show the issues that a rate or count counts; a second click shows everything open again."""
        if self.filters.figure.value == (key,):
            self.filters.only("open")
        else:
            self.search.clear()
            self.filters.only_figure(key, figure_word(key))
        self.read()

    def _narrow(self, node: Node, figure: str) -> None:
        """Show the issues of one building, or part of it, in the table."""
        self.filters.place.give(self._name_of(node), *(("places", *node.places) if node.places else
                                                       ("building", node.building)))  # fmt: skip
        chosen = {"major": ("open", "major"), "late": ("open", "overdue"), "open": ("open",)}.get(figure)
        if chosen:
            self.filters.only(*chosen)
        elif figure == "passed":
            self.filters.only_figure("solved", figure_word("solved"))
        self.look_as("table")
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _name_of(self, node: Node) -> str:
        names, model = [node.name], self.buildings.rows
        while node.parent >= 0:
            node = model.nodes[node.parent]
            names.append(node.name)
        return " ".join(reversed(names))

    def _escalate(self, queue: str, whom: str) -> None:
        def done(told: list[tuple[str, str]]) -> None:
            text = self.tr("{whom} was told of %n issue(s).", "", len(told)).format(whom=whom)
            undo = lambda: verbs.take_back_all(self.worker, steps=told, done=lambda _: self.read())  # noqa: E731
            self.banner.say(text, kind="good", remedy=self.tr("Undo"), do=undo)
            self.read()

        verbs.escalate_overdue(
            self.worker, queue=queue, day=self._today(), to=whom, by=self.ws.person, done=done, failed=self.desk.fail
        )

    # ---- one issue

    def open(self, issue: str) -> None:
        """Show the story of *issue* beside the table."""
        if not issue:
            return
        self._keep = issue
        self.story.show_issue(issue)
        self.story.show()
        self._fold()

    def move_on(self, issue: str) -> None:
        """Take the step that leads *issue* to its next state, asking for what it needs."""
        found = self.ws.read(lambda db: issues.load(db, issue))
        kind = onward(found.state) if found else None
        if found is None or kind is None:
            state = word(STATES, found.state if found else "")
            self.desk.say(self.tr("{state}: it goes no further.").format(state=state))
            return
        self._keep = issue
        self.story.show_issue(issue, then=kind.name)
        self.story.show()
        self._fold()

    def move_to(self, issue: str, state: str) -> None:
        """Take the step that brings *issue* into *state*, asking for what it needs; or say why none does."""
        found = self.ws.read(lambda db: issues.load(db, issue))
        kind = step_to(found.state, state) if found else None
        self.banner.hide()
        if kind is not None:
            self._keep = issue
            self.story.show_issue(issue, then=kind.name)
            self.story.show()
            self._fold()
        elif found is not None and found.state != state:
            self.banner.say(refusal(found.state, state))

    def _on_step(self) -> None:
        self._returning = self._view is not self.buildings
        self.read()

    def _current(self) -> str:
        """The issue that the view in front has chosen."""
        if self.views.currentWidget() is self.board:
            return self.board.current()
        if self.views.currentWidget() is self.table:
            return self.model.id_at(self.table.currentIndex().row())
        return ""

    def _take_focus(self) -> None:
        if self._view is self.board:
            self.board.take_focus()
        else:
            self._view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _close_story(self) -> None:
        self.story.hide()
        self._keep = ""
        self._fold()
        self._take_focus()

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
        beside_search = self.width() >= round(NARROW * theme.current().measures.text / 15)
        if beside_search != self.header.isAncestorOf(self.ways):
            # a narrow window has no room for it beside the search line
            if beside_search:
                self.rates.flow.removeWidget(self.ways)
                self.header.add_action(self.ways, first=True)
            else:
                self.rates.flow.addWidget(self.ways)

    # ---- handing on

    def ask_excel(self, *, these: bool = False) -> None:
        """Ask for a name and save the hazard ledger, all of it or *these* lines, as a workbook for insiders."""
        name = self.tr("Hazard ledger {day}.xlsx").format(day=self._today())
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
