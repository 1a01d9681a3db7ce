"""Paper questionnaires: batches as cards, keying, and what the sheets say."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStackedWidget, QWidget

from storage.community.paper_sheets import Batch
from ui import parts
from ui.desk import Desk
from ui.page import Page
from ui.pages.adjudicating import AdjudicationView
from ui.pages.batch_card import BatchCard, Shown, shown
from ui.pages.batch_form import BatchForm
from ui.pages.checking import CheckingView
from ui.pages.forms import FormsView
from ui.pages.keying import KeyingView
from ui.pages.reading_aloud import AloudView
from ui.pages.results import ResultsView
from ui.pages.scanning import ScanView
from ui.pages.sheets import SheetsView
from ui.verbs import questionnaires as verbs

MODES = ("key", "second", "third", "aloud", "checking", "results", "sheets")
__all__ = ["QuestionnairesPage", "shown"]


class QuestionnairesPage(Page):
    """Cards, then one column to key in, then results; Esc leads back."""

    kinds = frozenset({"batch", "answer", "draft", "form", "scan"})
    help = "keying"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.header.set_title(self.title)
        self._view: QWidget | None = None
        """The view of a batch that is shown, one of those below."""
        self.keying: KeyingView | None = None
        self.third: AdjudicationView | None = None
        self.aloud: AloudView | None = None
        self.checking: CheckingView | None = None
        self.results: ResultsView | None = None
        self.printing: SheetsView | None = None
        self._open = ""
        self._mode = ""
        self.scanning: ScanView | None = None
        self._settling: list[str] = []
        self._came_from = ("", "")
        """The batch and the view that people come back from: the keys go to its card."""
        self.new = parts.button(self.tr("New batch"), icon="add", role="primary", clicked=self.ask_batch)
        self.header.add_action(self.new)
        self.stack = QStackedWidget()
        self.cards = parts.Scrolled(widest=900)
        self.empty = parts.Empty(
            "sheets",
            self.tr("A batch is the sheets that came back from one day. Start one and key the first sheet."),
            parts.button(self.tr("New batch"), icon="add", role="primary", clicked=self.ask_batch),
        )
        self.form = BatchForm(desk)
        self.form.begun.connect(self._begun)
        self.form.stopped.connect(self._to_cards)
        self.forms = FormsView(desk)
        self.forms.titled.connect(self.header.set_scope)
        self.fill = parts.button(self.tr("Other forms"), icon="document", clicked=self.show_forms)
        self.scan = parts.button(self.tr("Scan"), icon="camera", clicked=self.show_scans)
        self.paper = parts.button(self.tr("Paper batches"), icon="sheets", clicked=self._to_cards)
        self.paper.hide()
        self.header.add_action(self.scan)
        self.header.add_action(self.fill)
        self.header.add_action(self.paper)
        for widget in (self.cards, self.empty, self.form, self.forms):
            self.stack.addWidget(widget)
        self.body.addWidget(self.stack, 1)

    @property
    def title(self) -> str:
        return self.tr("Questionnaires")

    # ---- batches

    def activate(self, **where: object) -> None:
        self._open, self._mode = str(where.get("batch", self._open)), str(where.get("mode", self._mode))
        if self._mode == "scan":
            if self.scanning is None:
                self.show_scans()
            return
        if self._mode == "forms":
            self.show_forms()
            if where.get("form"):
                self.forms.begin(str(where["form"]))
            elif where.get("draft") and self.forms.opened is None:
                self.forms.go_on(str(where["draft"]))
            return
        self.read()

    def where(self) -> dict[str, object]:
        opened = self.forms.opened
        draft = opened.rec if opened is not None and not opened.only_looked_at else ""
        return {"batch": self._open, "mode": self._mode, "draft": draft}

    @property
    def unsaved(self) -> bool:
        return self.forms.unsaved

    def show_forms(self) -> None:
        """Show the forms that are filled on the screen."""
        self._leave_views()
        self._open, self._mode = "", "forms"
        for widget in (self.new, self.scan, self.fill):
            widget.hide()
        self.paper.show()
        self.stack.setCurrentWidget(self.forms)
        self.forms.read()

    def leave(self) -> None:
        if self.keying is not None:
            self.keying.leave()
        self.forms.leave()

    def refresh(self, kinds: frozenset[str]) -> None:
        busy = self.scanning is not None and (self.scanning.review or self.scanning.naming)
        if self.scanning is not None and not busy and "scan" in kinds:
            self.scanning.read()
        if self.stack.currentWidget() in (self.cards, self.empty):
            self.read()
        elif self.stack.currentWidget() is self.forms and self.forms.panel is None:
            self.forms.read()

    def read(self) -> None:
        """Read the batches again."""
        community = self.desk.community
        self.worker.read(lambda db: shown(db, community), self._show, owner=self)

    def _show(self, found: list[Shown]) -> None:
        unsettled = [each.batch.id for each in found if each.unsettled]
        if unsettled and unsettled != self._settling and not self.ws.readonly:
            self._settling = unsettled
            verbs.settle(self.worker, batches=unsettled, done=lambda _count: None)
        chosen = next((each.batch for each in found if each.batch.id == self._open), None)
        if chosen is not None and self._mode in MODES and self._view is None:
            self.show_mode(chosen, self._mode)
            return
        back_to = self._came_from if self._came_from[0] else self._focused_card()
        body = self.cards.body
        parts.clear(body)
        for each in found:
            body.addWidget(BatchCard(each, self.show_mode))
        body.addStretch()
        self._came_from = ("", "")
        if self.stack.currentWidget() in (self.cards, self.empty):
            self.stack.setCurrentWidget(self.cards if found else self.empty)
            self.new.setVisible(bool(found))
            self._focus_card(*back_to)  # a card behind a view that was opened meanwhile would take its keys

    def _focused_card(self) -> tuple[str, str]:
        """The card and the button that have the keys, so that cards read anew do not take them away."""
        for card in self.cards.findChildren(BatchCard):
            mode = next((mode for mode, button in card.ways.items() if button.hasFocus()), "")
            if mode:
                return card.batch, mode
        return "", ""

    def _focus_card(self, batch: str, mode: str) -> None:
        for row in range(self.cards.body.count()):
            item = self.cards.body.itemAt(row)
            card = item.widget() if item is not None else None
            if isinstance(card, BatchCard) and card.batch == batch:
                button = card.ways.get(mode) or card.ways["key"]
                button.setFocus(Qt.FocusReason.OtherFocusReason)
                self.cards.ensureWidgetVisible(button)

    def show_mode(self, batch: Batch, mode: str) -> None:
        """Open one of the views of a batch."""
        self._leave_views()
        views: dict[str, Callable[[Batch], None]] = {
            "key": self.key,
            "second": partial(self.key, key_pass="second"),
            "third": self.adjudicate,
            "aloud": self.read_aloud,
            "checking": self.check,
            "results": self.show_results,
            "sheets": self.show_sheets,
        }
        views[mode](batch)

    # ---- a new batch

    def ask_batch(self) -> None:
        """Ask for the few things that a batch needs."""
        self.stack.setCurrentWidget(self.form)
        for widget in (self.new, self.scan, self.fill):
            widget.hide()
        self.form.ask()

    def _begun(self, rec: str) -> None:
        """Go straight to the first sheet of a new batch."""
        self._open, self._mode = rec, "key"
        self.stack.setCurrentWidget(self.cards)
        self.read()

    # ---- the views of a batch

    def _show_view(self, batch: Batch, mode: str, view: QWidget) -> None:
        self._open, self._mode, self._view = batch.id, mode, view
        self.header.set_scope(f"{batch.title} {batch.day}")
        self.new.hide()
        self.scan.hide()
        self.fill.hide()
        self.stack.addWidget(view)
        self.stack.setCurrentWidget(view)

    def key(self, batch: Batch, key_pass: str = "first") -> None:
        """Key the sheets of *batch*, one after the other, for the first or the second time."""
        self.keying = KeyingView(self.desk, batch, key_pass)
        self.keying.closed.connect(self._to_cards)
        self.keying.wanted.connect(lambda mode: self.show_mode(batch, mode))
        self._show_view(batch, "key" if key_pass == "first" else "second", self.keying)
        self.keying.start()

    def key_scanned(self, batch: Batch, number: str, key_pass: str) -> None:
        """Key the one sheet *number*, its picture beside; then back to the scanned pages."""
        self._leave_views()
        self.keying = KeyingView(self.desk, batch, key_pass, only=number)
        self.keying.closed.connect(self.show_scans)
        self._show_view(batch, "key" if key_pass == "first" else "second", self.keying)
        self.keying.start()

    def adjudicate(self, batch: Batch) -> None:
        """Settle what two people read differently."""
        self.third = AdjudicationView(self.desk, batch)
        self.third.closed.connect(self._to_cards)
        self._show_view(batch, "third", self.third)
        self.third.start()

    def read_aloud(self, batch: Batch) -> None:
        """Compare what was keyed with the paper that somebody reads out."""
        self.aloud = AloudView(self.desk, batch)
        self.aloud.closed.connect(self._to_cards)
        self._show_view(batch, "aloud", self.aloud)
        self.aloud.start()

    def check(self, batch: Batch) -> None:
        """Show how *batch* is checked and how well it was keyed."""
        self.checking = CheckingView(self.desk, batch)
        self.checking.closed.connect(self._to_cards)
        self.checking.wanted.connect(lambda mode: self.show_mode(batch, mode))
        self._show_view(batch, "checking", self.checking)
        self.checking.setFocus()

    def show_results(self, batch: Batch) -> None:
        """Show what the valid sheets of *batch* say."""
        self.results = ResultsView(self.desk, batch)
        self.results.closed.connect(self._to_cards)
        self.results.wanted.connect(lambda mode: self.show_mode(batch, mode))
        self._show_view(batch, "results", self.results)
        self.results.setFocus()

    def show_sheets(self, batch: Batch) -> None:
        """Show which sheets of *batch* were printed and what became of them."""
        self.printing = SheetsView(self.desk, batch)
        self.printing.closed.connect(self._to_cards)
        self._show_view(batch, "sheets", self.printing)

    def show_scans(self) -> None:
        """Show scanned pages of all batches, and take in more."""
        self._leave_views()
        self.scanning = ScanView(self.desk)
        self.scanning.closed.connect(self._to_cards)
        self.scanning.key_wanted.connect(self.key_scanned)
        self._open, self._mode, self._view = "", "scan", self.scanning
        self.header.set_scope(self.tr("Scanned sheets"))
        for widget in (self.new, self.scan, self.fill):
            widget.hide()
        self.stack.addWidget(self.scanning)
        self.stack.setCurrentWidget(self.scanning)

    def _to_cards(self) -> None:
        if self.forms.panel is not None:
            self.forms.to_list()
            if self.forms.panel is not None:
                return  # the last answers are not on the disk yet; the banner says so
        self._came_from = (self._open, self._mode)
        self._open, self._mode = "", ""
        self._leave_views()
        self.header.set_scope("")
        self.stack.setCurrentWidget(self.cards)
        self.new.show()
        self.scan.show()
        self.fill.show()
        self.paper.hide()
        self.read()

    def _leave_views(self) -> None:
        if self.keying is not None:
            self.keying.leave()
        if self._view is not None:
            self.stack.removeWidget(self._view)
            self._view.deleteLater()
        self._view = self.keying = self.third = self.aloud = self.checking = self.results = self.printing = None
        self.scanning = None
