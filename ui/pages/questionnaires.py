"""Paper questionnaires: batches as cards, keying, and what the sheets say."""

from __future__ import annotations

from PySide6.QtWidgets import QFormLayout, QHBoxLayout, QProgressBar, QSpinBox, QStackedWidget, QVBoxLayout, QWidget

from forms.lean import dataclass
from storage.community import questionnaires
from storage.community.questionnaires import QUESTIONNAIRE, Batch, Counts
from storage.engine import Database
from ui import parts
from ui.desk import Desk
from ui.form.field import LineEdit
from ui.page import Page
from ui.pages.forms import FormsView
from ui.pages.keying import KeyingView
from ui.pages.results import ResultsView
from ui.pages.sheets import SheetsView
from ui.verbs import questionnaires as verbs


@dataclass(frozen=True)
class Shown:
    """A batch with its numbers."""

    batch: Batch
    counts: Counts


def shown(db: Database, community: str = "") -> list[Shown]:
    """The batches of one *community* or of all, the latest first."""
    found = questionnaires.batches.select(db, order='"day" DESC')
    return [Shown(batch, questionnaires.counts(db, batch.id)) for batch in found if community in ("", batch.community)]


class QuestionnairesPage(Page):
    """Cards, then one column to key in, then results; Esc leads back."""

    kinds = frozenset({"batch", "answer", "draft", "form"})
    help = "keying"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.header.set_title(self.title)
        self.keying: KeyingView | None = None
        self.results: ResultsView | None = None
        self.printing: SheetsView | None = None
        self._open = ""
        self._mode = ""
        self.new = parts.button(self.tr("New batch"), icon="add", role="primary", clicked=self.ask_batch)
        self.header.add_action(self.new)
        self.stack = QStackedWidget()
        self.cards = parts.Scrolled(widest=900)
        self.empty = parts.Empty(
            "sheets",
            self.tr("A batch is the sheets that came back from one day. Start one and key the first sheet."),
            parts.button(self.tr("New batch"), icon="add", role="primary", clicked=self.ask_batch),
        )
        self.form = self._batch_form()
        self.forms = FormsView(desk)
        self.forms.titled.connect(self.header.set_scope)
        self.fill = parts.button(self.tr("Other forms"), icon="document", clicked=self.show_forms)
        self.paper = parts.button(self.tr("Paper batches"), icon="sheets", clicked=self._to_cards)
        self.paper.hide()
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
        for widget in (self.new, self.fill):
            widget.hide()
        self.paper.show()
        self.stack.setCurrentWidget(self.forms)
        self.forms.read()

    def leave(self) -> None:
        if self.keying is not None:
            self.keying.leave()
        self.forms.leave()

    def refresh(self, kinds: frozenset[str]) -> None:
        if self.stack.currentWidget() in (self.cards, self.empty):
            self.read()
        elif self.stack.currentWidget() is self.forms and self.forms.panel is None:
            self.forms.read()

    def read(self) -> None:
        """Read the batches again."""
        community = self.desk.community
        self.worker.read(lambda db: shown(db, community), self._show, owner=self)

    def _show(self, found: list[Shown]) -> None:
        chosen = next((each.batch for each in found if each.batch.id == self._open), None)
        if chosen is not None and self._mode == "key" and self.keying is None:
            self.key(chosen)
            return
        if chosen is not None and self._mode == "results" and self.results is None:
            self.show_results(chosen)
            return
        if chosen is not None and self._mode == "sheets" and self.printing is None:
            self.show_sheets(chosen)
            return
        body = self.cards.body
        while (item := body.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for each in found:
            body.addWidget(self._card(each))
        body.addStretch()
        if self.stack.currentWidget() in (self.cards, self.empty):
            self.stack.setCurrentWidget(self.cards if found else self.empty)
            self.new.setVisible(bool(found))

    def _card(self, each: Shown) -> QWidget:
        batch, counts = each.batch, each.counts
        numbers = QHBoxLayout()
        for number, words in (
            (counts.printed, self.tr("handed out")),
            (counts.returned, self.tr("returned")),
            (counts.keyed, self.tr("keyed")),
            (counts.valid, self.tr("valid")),
            (counts.invalid, self.tr("void")),
            (counts.missing, self.tr("not back")),
        ):
            figure = parts.words("—" if number is None else str(number), role="figure")
            figure.setAccessibleName(f"{words} {figure.text()}")
            numbers.addLayout(parts.column(figure, parts.note(words), spacing=0))
        bar = QProgressBar()
        bar.setTextVisible(False)
        bar.setRange(0, max(1, counts.returned))
        bar.setValue(counts.keyed)
        said = self.tr("{keyed} of %n sheet(s) keyed", "", counts.returned).format(keyed=counts.keyed)
        bar.setAccessibleName(said)
        why = self.tr("; ").join(f"{reason} {count}" for reason, count in counts.reasons.items())
        name = f"{batch.title or self.tr('Batch')} {batch.day}"
        key = parts.button(self.tr("Key sheets"), icon="edit", role="primary", clicked=lambda: self.key(batch))
        results = parts.button(self.tr("Results"), icon="chart", clicked=lambda: self.show_results(batch))
        printing = parts.button(self.tr("Printed sheets"), icon="print", clicked=lambda: self.show_sheets(batch))
        for button in (key, results, printing):
            button.setAccessibleName(f"{button.text()}: {name}")
        results.setEnabled(counts.valid > 0)
        card = parts.Card(parts.section(name), numbers, bar, parts.note(said + (f" · {why}" if why else "")))
        card.body.addLayout(parts.row(key, results, printing, None))
        return card

    # ---- a new batch

    def _batch_form(self) -> QWidget:
        self.name, self.day, self.prefix = LineEdit(), LineEdit(), LineEdit()
        self.printed, self.returned = QSpinBox(), QSpinBox()
        for spin in (self.printed, self.returned):
            spin.setRange(0, 99_999)
            spin.lineEdit().setTextMargins(9, 0, 0, 0)
            spin.setSpecialValueText(self.tr("not known"))
        form = QFormLayout()
        form.addRow(self.tr("Title"), self.name)
        form.addRow(self.tr("Day"), self.day)
        form.addRow(self.tr("Numbers begin with"), self.prefix)
        form.addRow(self.tr("Handed out"), self.printed)
        form.addRow(self.tr("Returned"), self.returned)
        begin = parts.button(self.tr("Begin"), role="primary", clicked=self.begin_batch)
        stop = parts.button(self.tr("Cancel"), role="plain", clicked=self._to_cards)
        card = parts.Card(parts.section(self.tr("New batch")), form, parts.row(begin, stop, None))
        card.setMaximumWidth(640)
        self.name.entered.connect(self.begin_batch)
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(24, 16, 24, 24)
        column.addWidget(card)
        column.addStretch()
        return holder

    def ask_batch(self) -> None:
        """Ask for the few things that a batch needs."""
        today = self.ws.clock().date()
        self.name.setText(self.tr("Service day"))
        self.day.setText(today.isoformat())
        self.prefix.setText(f"DG-{today:%Y%m%d}-")
        self.stack.setCurrentWidget(self.form)
        self.new.hide()
        self.fill.hide()
        self.name.setFocus()
        self.name.selectAll()

    def begin_batch(self) -> None:
        """Start the batch and go straight to its first sheet."""
        verbs.open_batch(
            self.worker,
            form=QUESTIONNAIRE,
            title=self.name.text().strip(),
            day=self.day.text().strip(),
            prefix=self.prefix.text().strip(),
            printed=self.printed.value() or None,
            returned=self.returned.value() or None,
            done=self._begun,
        )

    def _begun(self, rec: str) -> None:
        self._open, self._mode = rec, "key"
        self.stack.setCurrentWidget(self.cards)
        self.read()

    # ---- keying and results

    def key(self, batch: Batch, key_pass: str = "first") -> None:
        """Key the sheets of *batch*, one after the other."""
        self._open, self._mode = batch.id, "key" if key_pass == "first" else "second"
        self.keying = KeyingView(self.desk, batch, key_pass)
        self.keying.closed.connect(self._to_cards)
        self.header.set_scope(f"{batch.title} {batch.day}")
        self.new.hide()
        self.fill.hide()
        self.stack.addWidget(self.keying)
        self.stack.setCurrentWidget(self.keying)
        self.keying.start()

    def show_results(self, batch: Batch) -> None:
        """Show what the valid sheets of *batch* say."""
        self._open, self._mode = batch.id, "results"
        self.results = ResultsView(self.desk, batch)
        self.results.closed.connect(self._to_cards)
        self.header.set_scope(f"{batch.title} {batch.day}")
        self.new.hide()
        self.fill.hide()
        self.stack.addWidget(self.results)
        self.stack.setCurrentWidget(self.results)

    def show_sheets(self, batch: Batch) -> None:
        """Show which sheets of *batch* were printed and what became of them."""
        self._open, self._mode = batch.id, "sheets"
        self.printing = SheetsView(self.desk, batch)
        self.printing.closed.connect(self._to_cards)
        self.header.set_scope(f"{batch.title} {batch.day}")
        self.new.hide()
        self.fill.hide()
        self.stack.addWidget(self.printing)
        self.stack.setCurrentWidget(self.printing)

    def _to_cards(self) -> None:
        if self.forms.panel is not None:
            self.forms.to_list()
            if self.forms.panel is not None:
                return  # the last answers are not on the disk yet; the banner says so
        self._open, self._mode = "", ""
        self._leave_views()
        self.header.set_scope("")
        self.stack.setCurrentWidget(self.cards)
        self.new.show()
        self.fill.show()
        self.paper.hide()
        self.read()

    def _leave_views(self) -> None:
        for view in (self.keying, self.results, self.printing):
            if view is not None:
                self.stack.removeWidget(view)
                view.deleteLater()
        self.keying, self.results, self.printing = None, None, None
