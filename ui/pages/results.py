"""What a batch says so far: each question with k of n, never a percentage of a handful."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from storage.community import questionnaires
from storage.community.questionnaires import Batch, Counts, OpenAnswer
from storage.community.tallies import Tally
from storage.engine import Database
from ui import parts, texts, theme
from ui.desk import Desk
from ui.pages.batch_card import open_words
from ui.pages.results_chart import Diverging, Row, likert_runs
from ui.tokens import BETWEEN
from ui.verbs.forms import ensure_form

if TYPE_CHECKING:
    from storage.workspace import Workspace

LABEL = 18
"""Answers are at most this many characters wide; longer ones wrap, so that every bar begins near its words."""


def tallies_of(ws: Workspace, batch: Batch, language: str) -> tuple[list[Tally], list[tuple[str, list[OpenAnswer]]]]:
    """Each closed question counted, and each open one with what was written."""
    ensure_form(ws, batch.form)

    def read(db: Database) -> tuple[list[Tally], list[tuple[str, list[OpenAnswer]]]]:
        asked = questionnaires.questions(db, batch.form, language=language)
        counted = questionnaires.tallies(db, batch=batch.id, questions=[q for q in asked if q.kind in ("one", "many")])
        written = [
            (q.label, questionnaires.open_answers(db, batch=batch.id, question=q.field))
            for q in asked
            if q.kind == "text" and q.field.startswith("q")
        ]
        return counted, written

    return ws.read(read)


class Bar(QWidget):
    """How large one answer is among all sheets."""

    def __init__(self, part: int, of: int) -> None:
        super().__init__()
        self.share = part / of if of else 0.0
        self.setMinimumWidth(160)

    def sizeHint(self) -> QSize:
        return QSize(280, 18)

    def paintEvent(self, event: QPaintEvent) -> None:
        c = theme.current().colours
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        track = QRectF(0.5, (self.height() - 12) / 2, self.width() - 1, 12)
        painter.setPen(QColor(c.line))
        painter.setBrush(QColor(c.ground))
        painter.drawRoundedRect(track, 3, 3)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(c.accent))
        painter.drawRoundedRect(QRectF(track.x(), track.y(), track.width() * self.share, track.height()), 3, 3)


class ResultsView(QWidget):
    """The questions of a batch, one card each."""

    closed = Signal()

    def __init__(self, desk: Desk, batch: Batch) -> None:
        super().__init__()
        self.desk, self.batch = desk, batch
        self.list = parts.Scrolled(widest=900)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        line = QHBoxLayout()
        line.setContentsMargins(24, 8, 24, 0)
        line.addWidget(parts.button(self.tr("Back to the batches"), icon="back", clicked=self.closed.emit))
        line.addStretch()
        self.unchecked = parts.words(role="late")
        self.unchecked.setWordWrap(False)
        self.unchecked.hide()
        line.addWidget(self.unchecked)
        column.addLayout(line)
        column.addWidget(self.list, 1)
        self.read()

    def read(self) -> None:
        """Count again."""
        ws, batch, language = self.desk.ws, self.batch, texts.language()
        self.desk.worker.run(
            lambda _progress: tallies_of(ws, batch, language), lambda found: self._show(*found), owner=self
        )
        self.desk.worker.read(lambda db: questionnaires.counts(db, batch.id), self._tell_unchecked, owner=self)

    def _tell_unchecked(self, counts: Counts) -> None:
        """Say what these figures still wait for."""
        self.unchecked.setText(open_words(counts))
        self.unchecked.setVisible(bool(self.unchecked.text()))

    def _show(self, counted: list[Tally], written: list[tuple[str, list[OpenAnswer]]]) -> None:
        body = self.list.body
        while (item := body.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for run in likert_runs(counted):
            body.addWidget(self._card(run[0]) if len(run) == 1 else self._likert(run))
        for label, answers in written:
            if answers:
                card = parts.Card(parts.section(label))
                for answer in answers:
                    card.body.addWidget(parts.words(f"{answer.number}  {answer.text}"))
                body.addWidget(card)
        body.addStretch()

    def _answered(self, tally: Tally) -> str:
        said = self.tr("{answered} of %n sheet(s) answered", "", tally.of).format(answered=tally.answered)
        blank = tally.of - tally.answered
        return said + self.tr(", {count} blank").format(count=blank) if blank else said

    def _likert(self, run: list[Tally]) -> QWidget:
        """Questions with the same five steps, in one chart around its middle."""
        rows = [Row(tally.question.label, tuple(cell.count or 0 for cell in tally.cells)) for tally in run]
        blank = [
            f"{tally.question.label}: " + self.tr("{count} blank").format(count=tally.of - tally.answered)
            for tally in run
            if tally.answered < tally.of
        ]
        said = self.tr("%n sheet(s); the numbers in the bars are sheets", "", run[0].of)
        card = parts.Card(
            parts.section(self.tr("How far people agree")),
            parts.note(said),
            Diverging([cell.label for cell in run[0].cells], rows),
        )
        if blank:
            card.body.addWidget(parts.note(self.tr("; ").join(blank)))
        return card

    def _card(self, tally: Tally) -> QWidget:
        said = self._answered(tally)
        if tally.several:
            said += self.tr("; several answers are possible, so they add up to more than the people")
        card = parts.Card(parts.section(tally.question.label), parts.note(said))
        grid = QGridLayout()
        grid.setHorizontalSpacing(BETWEEN)
        grid.setColumnStretch(1, 1)
        text = theme.current().measures.text
        metrics = QFontMetrics(theme.current().font())
        widest = max((metrics.horizontalAdvance(cell.label) for cell in tally.cells), default=0) + 8
        grid.setColumnMinimumWidth(0, min(widest, LABEL * text))
        for row, cell in enumerate(tally.cells):
            count = cell.count or 0
            share = f" · {round(100 * count / tally.of)} %" if tally.shows_percent and tally.of else ""
            number = parts.words(self.tr("{count} of {of}").format(count=count, of=tally.of) + share)
            number.setWordWrap(False)
            label = parts.words(cell.label)
            label.setFixedWidth(min(widest, LABEL * text))
            grid.addWidget(label, row, 0)
            grid.addWidget(Bar(count, tally.of), row, 1)
            grid.addWidget(number, row, 2, Qt.AlignmentFlag.AlignRight)
        card.body.addLayout(grid)
        return card
