"""How a batch is checked: who keys what twice, what is still open, and how well it was keyed."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QFileDialog,
    QGridLayout,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from exporters.keying_figures import labels_of, rate_words
from forms.lean import dataclass
from storage.community import keying_figures, questionnaires
from storage.community.keying_figures import DOUBLE, SINGLE, Figures
from storage.community.paper_sheets import Batch
from storage.community.questionnaires import Counts
from storage.engine import Database
from ui import parts, texts
from ui.desk import Desk
from ui.pages.checking_ways import how_many, ways
from ui.sentences import say
from ui.verbs import questionnaires as verbs

MOST_QUESTIONS = 12
"""Questions shown in the table of differences; the exported table has all."""
PERCENT_FROM = 30


@dataclass(frozen=True)
class Known:
    """What the page shows."""

    batch: Batch
    counts: Counts
    figures: Figures
    labels: dict[str, str]


def known(db: Database, batch: Batch, language: str) -> Known:
    """Read the batch, its counts and its figures."""
    found = questionnaires.batches.load(db, batch.id) or batch
    return Known(
        found,
        questionnaires.counts(db, batch.id),
        keying_figures.figures(db, batch.id),
        labels_of(db, batch.form, language),
    )


class CheckingView(QWidget):
    """Settings, what is open, figures; Esc goes back."""

    closed = Signal()
    wanted = Signal(str)
    """Another view of this batch: second, third or aloud."""

    def __init__(self, desk: Desk, batch: Batch) -> None:
        super().__init__()
        self.desk, self.batch = desk, batch
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(self.tr("Checking"))
        scrolled = parts.Scrolled(widest=960)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(scrolled)
        back = parts.button(self.tr("Back to the batches"), icon="back", role="plain", clicked=self.closed.emit)
        scrolled.body.addLayout(parts.row(back, None))
        self.banner = parts.Banner()
        scrolled.body.addWidget(self.banner)
        scrolled.body.addWidget(self._settings())
        self.state = parts.words()
        self.second = parts.button(
            self.tr("Key a second time"), icon="edit", role="primary", clicked=lambda: self.wanted.emit("second")
        )
        self.aloud = parts.button(
            self.tr("Read aloud"), icon="people", role="primary", clicked=lambda: self.wanted.emit("aloud")
        )
        self.third = parts.button(self.tr("Third look"), icon="eye", clicked=lambda: self.wanted.emit("third"))
        actions = parts.row(self.second, self.aloud, self.third, None)
        scrolled.body.addWidget(parts.Card(parts.section(self.tr("Still to do")), self.state, actions))
        self.people, self.questions = QGridLayout(), QGridLayout()
        self.agreement = parts.words()
        self.export = parts.button(self.tr("Save these figures…"), icon="table", clicked=self.choose_file)
        card = parts.Card(
            parts.section(self.tr("How well it was keyed")), self.agreement, self.people, parts.rule(), self.questions
        )
        card.body.addWidget(
            parts.note(
                self.tr(
                    "Errors are counted against what the third look found. For comparison: in 93 papers, keying once"
                    " left {single} errors in 10,000 fields, keying twice {double}. These figures name people: they"
                    " are for the inside, and no public document has them."
                ).format(single=SINGLE, double=DOUBLE)
            )
        )
        card.body.addLayout(parts.row(self.export, None))
        scrolled.body.addWidget(card)
        scrolled.body.addStretch()
        self.read()

    def _settings(self) -> QWidget:
        self.ways = QButtonGroup(self)
        self.every = how_many()
        column = QVBoxLayout()
        column.setSpacing(0)
        for value, word in ways():
            button = QRadioButton(word)
            button.setProperty("way", value)
            button.clicked.connect(partial(self._chosen, value))
            self.ways.addButton(button)
            column.addLayout(parts.row(button, self.every, None) if value == "nth" else parts.row(button, None))
        self.every.editingFinished.connect(self._every_given)
        self.why = parts.note()
        self.sounds = QCheckBox(self.tr("Sounds while keying"))
        self.sounds.setChecked(self.desk.preferences.keying_sounds)
        self.sounds.toggled.connect(self._sounds)
        return parts.Card(parts.section(self.tr("How this batch is checked")), column, self.why, self.sounds)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    # ---- what is known

    def read(self) -> None:
        """Read everything again."""
        batch, language = self.batch, texts.language()
        self.desk.worker.read(lambda db: known(db, batch, language), self._show, owner=self)

    def _show(self, found: Known) -> None:
        self.batch = found.batch
        verify = found.batch.verify
        for button in self.ways.buttons():
            button.setChecked(button.property("way") == verify)
        if found.batch.verify_every and not self.every.hasFocus():
            self.every.setValue(found.batch.verify_every)
        self.why.setText(self._why(verify))
        counts, figures = found.counts, found.figures
        lines = [
            self.tr("%n sheet(s) wait for a second keying.", "", counts.waiting) if counts.waiting else "",
            self.tr("%n sheet(s) were read differently; a third look settles them.", "", counts.differing)
            if counts.differing
            else "",
        ]
        nothing = self.tr("Nothing is open.")
        self.state.setText(" ".join(line for line in lines if line) or nothing)
        self.second.setVisible(counts.waiting > 0 and verify != "aloud")
        self.aloud.setVisible(counts.waiting > 0 and verify == "aloud")
        self.third.setVisible(counts.differing > 0)
        self._show_agreement(figures)
        self._show_people(figures)
        self._show_questions(found)
        self.export.setEnabled(bool(figures.people))

    def _why(self, verify: str) -> str:
        said = {
            "": self.tr("One keying leaves about 3 wrong fields in 1,000."),
            "all": self.tr(
                "Whoever keys the second time finds the first answers nowhere. Until both are there, the answers stay"
                " out of lists, search and exports; the counts have them and say so."
            ),
            "nth": self.tr(
                "Where to begin is drawn by chance, so nobody knows which sheets. The errors found there tell"
                " about all the others."
            ),
            "aloud": self.tr("Quicker than keying again. Whoever compares sees the answers, so more slips through."),
        }
        return said[verify]

    def _show_agreement(self, figures: Figures) -> None:
        if not figures.compared:
            self.agreement.setText(self.tr("Nothing has been keyed twice yet."))
            return
        said = self.tr("{agreeing} of {compared} fields agree, on %n sheet(s) keyed twice", "", figures.twice).format(
            agreeing=figures.agreeing, compared=figures.compared
        )
        if figures.twice >= PERCENT_FROM:
            said += f" ({100 * figures.agreeing / figures.compared:.2f} %)"
        said += self.tr("; {settled} settled by a third look").format(settled=figures.settled)
        if figures.by_keyer:
            said += self.tr(", {count} of them by one of the two who keyed").format(count=figures.by_keyer)
        self.agreement.setText(said)

    def _show_people(self, figures: Figures) -> None:
        heads = (
            self.tr("Who"),
            self.tr("Sheets"),
            self.tr("Keys an hour"),
            self.tr("Errors keying first"),
            self.tr("Errors keying second"),
        )
        language = texts.language()
        rows = [
            (
                one.name,
                str(one.sheets),
                "—" if one.keys_an_hour is None else f"{one.keys_an_hour:,}",
                rate_words(one.keyer, language),
                rate_words(one.verifier, language),
            )
            for one in figures.people
        ]
        _fill(self.people, [heads, *rows] if rows else [])

    def _show_questions(self, found: Known) -> None:
        rows = [
            (
                found.labels.get(one.field, one.field) or self.tr("Does this sheet count?"),
                self.tr("{count} of {of}").format(count=one.differing, of=one.compared),
                str(one.first_wrong),
                str(one.second_wrong),
            )
            for one in found.figures.questions[:MOST_QUESTIONS]
        ]
        heads = (
            self.tr("Question"),
            self.tr("Read differently"),
            self.tr("First wrong"),
            self.tr("Second wrong"),
        )
        _fill(self.questions, [heads, *rows] if rows else [])

    # ---- what people do

    def _chosen(self, value: str, _checked: bool = False) -> None:
        self.choose(value)

    def choose(self, value: str) -> None:
        """Check the batch in this way from now on."""
        verbs.set_verification(
            self.desk.worker,
            batch=self.batch.id,
            verify=value,  # type: ignore[arg-type]
            every=self.every.value() if value == "nth" else None,
            done=lambda _none: self.read(),
            failed=self._failed,
        )

    def _every_given(self) -> None:
        if self.batch.verify == "nth" and self.every.value() != self.batch.verify_every:
            self.choose("nth")

    def _sounds(self, on: bool) -> None:
        self.desk.preferences.keying_sounds = on
        self.desk.preferences.save()

    def _failed(self, error: Exception) -> None:
        self.banner.say(say(error), kind="bad")
        self.read()

    def choose_file(self) -> None:
        """Ask where the figures shall lie."""
        what = self.tr("keying figures")
        name = f"{self.batch.title} {self.batch.day} {what}.xlsx".replace("/", "-")
        chosen, _ = QFileDialog.getSaveFileName(self, self.export.text(), name, "Excel (*.xlsx)")
        if chosen:
            self.save(Path(chosen))

    def save(self, path: Path) -> None:
        """Write the figures of people and questions."""
        ws, batch, language = self.desk.ws, self.batch.id, texts.language()

        def write(_progress: object) -> None:
            from exporters.keying_figures import export

            export(ws, path, batch=batch, language=language)

        said = self.tr("Saved as {name}").format(name=path.name)
        self.desk.worker.run(write, lambda _none: self.desk.say(said), failed=self._failed, owner=self)


def _fill(grid: QGridLayout, rows: list[tuple[str, ...]]) -> None:
    parts.clear(grid)
    grid.setHorizontalSpacing(24)
    for number, row in enumerate(rows):
        for column, text in enumerate(row):
            label = parts.note(text) if number == 0 else parts.words(text)
            grid.addWidget(label, number, column, Qt.AlignmentFlag.AlignTop)
    if rows:
        grid.setColumnStretch(0, 2)
        for column in range(1, len(rows[0])):
            grid.setColumnStretch(column, 1)
