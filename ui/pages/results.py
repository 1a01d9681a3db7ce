"""What a batch says so far: each question with k of n, the sheets behind each figure, and what people wrote."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QComboBox, QVBoxLayout, QWidget

from exporters.screening import Screen
from forms.errors import UserError
from storage.community.known_names import known_names
from storage.community.questionnaires import Batch, Counts, batches
from storage.community.results import CROSS_FROM, Only, Results, results
from storage.community.tallies import SMALLEST_CELL, Question, Tally
from storage.engine import Database
from ui import parts, texts
from ui.desk import Desk
from ui.form.flow import FlowLayout
from ui.pages.results_cards import AgreementCard, LikertCard, NumberCard, PublicWords, TallyCard
from ui.pages.results_chart import likert_runs
from ui.pages.results_coding import CodingCard
from ui.pages.results_open import Open
from ui.sentences import say
from ui.verbs.forms import ensure_form

if TYPE_CHECKING:
    from storage.workspace import Workspace


def results_of(
    ws: Workspace, batch: Batch, language: str, *, only: Only | None, public: bool
) -> tuple[Results, Screen, Batch]:
    """Everything the page shows, what looks for personal words in it, and how the batch is checked by now."""
    ensure_form(ws, batch.form)

    def read(db: Database) -> tuple[Results, Screen, Batch]:
        now = batches.load(db, batch.id) or batch
        found = results(db, now, language=language, only=only, public=public)
        return found, Screen(known_names(db) if public else ()), now

    return ws.read(read)


class ResultsView(QWidget):
    """Which sheets are counted and for whom, then one card a question; Esc goes back."""

    closed = Signal()
    wanted = Signal(str)
    """Another view of this batch: key, second, aloud, third or sheets."""

    def __init__(self, desk: Desk, batch: Batch) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)  # it takes the keyboard when it opens, but is no stop of Tab
        self.desk, self.batch = desk, batch
        self.found: Results | None = None
        self.cards: list[QWidget] = []
        self._asked = 0
        self.list = parts.Scrolled(widest=900)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        self.split, self.part = QComboBox(), QComboBox()
        self.split.setAccessibleName(self.tr("Which sheets"))
        self.part.setAccessibleName(self.tr("Which answer"))
        self.split.addItem(self.tr("All sheets"), "")
        self.split.activated.connect(lambda _place: self._split_chosen())
        self.part.activated.connect(lambda _place: self.read())
        self.part.hide()
        for box in (self.split, self.part):
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            box.setMinimumContentsLength(14)
        self.public = QCheckBox(self.tr("As the public reads it"))
        self.public.toggled.connect(self._audience_chosen)
        holder = QWidget()
        line = FlowLayout(holder)
        back = parts.button(self.tr("Back to the batches"), icon="back", clicked=self.closed.emit)
        for widget in (back, self.split, self.part, self.public):
            line.addWidget(widget)
        top = QVBoxLayout()
        top.setContentsMargins(24, 8, 24, 0)
        top.addWidget(holder)
        self.scope = parts.note()
        top.addWidget(self.scope)
        self.open = Open()
        self.open.wanted.connect(self.wanted)
        top.addWidget(self.open)
        column.addLayout(top)
        column.addWidget(self.list, 1)
        self.read()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    # ---- which sheets

    @property
    def only(self) -> Only | None:
        """The part of the sheets that is chosen."""
        field = str(self.split.currentData() or "")
        return Only(field, str(self.part.currentData() or "")) if field else None

    def _audience_chosen(self, _public: bool) -> None:
        self._clear()  # figures of the inside never stand under the public's name
        self.read()

    def _split_chosen(self) -> None:
        self._offer_parts()
        self.read()

    def _offer_parts(self) -> None:
        field = str(self.split.currentData() or "")
        asked = next((one for one in self._splits() if one.field == field), None)
        self.part.clear()
        for code, label in asked.choices if asked is not None else ():
            self.part.addItem(label, code)
        self.part.setVisible(asked is not None)

    def _splits(self) -> tuple[Question, ...]:
        return self.found.splits if self.found is not None else ()

    def read(self) -> None:
        """Count again."""
        ws, batch, language = self.desk.ws, self.batch, texts.language()
        only, public = self.only, self.public.isChecked()
        self._asked += 1
        asked = self._asked
        self.desk.worker.run(
            lambda _progress: results_of(ws, batch, language, only=only, public=public),
            lambda found: self._show(*found) if asked == self._asked else None,
            failed=self._failed,
            owner=self,
        )

    def _failed(self, error: Exception) -> None:
        if not isinstance(error, UserError):
            raise error
        self.scope.setText(say(error))

    # ---- what they say

    def _show(self, found: Results, screen: Screen, batch: Batch) -> None:
        first = self.found is None
        self.found, self.batch = found, batch
        if first:
            for question in found.splits:
                self.split.addItem(question.label, question.field)
        self.split.setVisible(self.split.count() > 1 and found.valid > 0)
        self.public.setVisible(found.valid > 0)
        self.open.show_open(found.counts, self.batch)
        self.scope.setText(self._scope(found))
        self._clear()
        if not found.valid:
            self.list.body.addWidget(self._nothing(found.counts), 1)
            return
        self.cards = self._cards(found, screen)
        for card in self.cards:
            self.list.body.addWidget(card)
        self.list.body.addStretch()

    def _clear(self) -> None:
        self.cards = []
        parts.clear(self.list.body)

    def _scope(self, found: Results) -> str:
        only = self.only
        if only is None or found.too_few:
            said = self.tr("Counted: %n valid sheet(s).", "", found.of) + self._rest(found.counts)
        else:
            said = self.tr("Counted: {of} of %n valid sheet(s), those that say “{answer}”.", "", found.valid).format(
                of=found.of, answer=self.part.currentText()
            )
        if found.too_few:
            said += " " + self.tr("With fewer sheets than {least} the public reads no parts, so these are all.").format(
                least=CROSS_FROM
            )
        elif only is not None and found.of < CROSS_FROM:
            said += " " + self.tr("So few are to be read one by one, not to be compared.")
        if only is not None and found.counts.waiting + found.counts.differing and not found.too_few:
            said += " " + self.tr("Sheets that are still to be keyed again are left out of parts.")
        if self.public.isChecked():
            why = self.tr("Not shown is what fewer people than {least} said, and what would give that away.")
            said += " " + why.format(least=SMALLEST_CELL)
        return said

    def _rest(self, counts: Counts) -> str:
        """What came back and is not counted, so that the figure and the pile of paper agree."""
        if not counts.unkeyed and not counts.invalid:
            return ""
        said = " " + self.tr("{count} came back").format(count=counts.returned)
        if counts.invalid:
            said += self.tr(", {count} do not count").format(count=counts.invalid)
        if counts.unkeyed:
            said += self.tr(", {count} not keyed yet").format(count=counts.unkeyed)
        return said + self.tr(".")

    def _nothing(self, counts: Counts) -> QWidget:
        """Why there is nothing to count, and the way to what is missing."""
        if not counts.keyed:
            said = self.tr("No sheet of this batch has been keyed yet. Its results begin with the first valid one.")
        else:
            reasons = self.tr("; ").join(f"{reason} {count}" for reason, count in counts.reasons.items())
            said = self.tr("No sheet of this batch counts: {reasons}.").format(reasons=reasons)
        key = parts.button(self.tr("Key sheets"), icon="edit", role="primary", clicked=lambda: self.wanted.emit("key"))
        return parts.Empty("sheets", said, key)

    def _cards(self, found: Results, screen: Screen) -> list[QWidget]:
        public, cards = self.public.isChecked(), list[QWidget]()
        for run in likert_runs(found.tallies):
            cards += self._run(run, found, public=public)
        for written in found.written:
            cards.append(PublicWords(written, screen) if public else CodingCard(self.desk, self.batch, written))
        return cards

    def _run(self, run: list[Tally], found: Results, *, public: bool) -> list[QWidget]:
        if run[0].question.scale:
            return [AgreementCard(run) if public else LikertCard(run, found.numbers)]
        kinds = groupby(run, key=lambda tally: tally.question.kind == "number")
        return [
            (NumberCard if numbers else TallyCard)(tally, found.numbers, public=public)
            for numbers, tallies in kinds
            for tally in tallies
        ]
