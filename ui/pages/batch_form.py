"""The few things that a new batch needs: its form, its day, its numbers, and how it is checked."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QFormLayout, QSpinBox, QVBoxLayout, QWidget

from storage import forms_registry
from storage.community.paper_sheets import QUESTIONNAIRE, Verify
from storage.engine import Database
from ui import parts, texts
from ui.desk import Desk
from ui.form.field import LineEdit
from ui.pages.checking_ways import how_many, ways
from ui.sentences import say
from ui.verbs import questionnaires as verbs


def forms_here(db: Database, language: str) -> list[tuple[str, str]]:
    """The forms that paper can have, as (id, title), the questionnaire first."""
    found = [(each.form_id, each.title(language)) for each in forms_registry.latest(db)]
    return sorted(found, key=lambda each: (each[0] != QUESTIONNAIRE, each[1]))


class BatchForm(QWidget):
    """A card to fill in; Enter in the title begins the batch."""

    begun = Signal(str)
    """The batch that was started, by its record."""
    stopped = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.name, self.day, self.prefix = LineEdit(), LineEdit(), LineEdit()
        self.printed, self.returned = QSpinBox(), QSpinBox()
        for spin in (self.printed, self.returned):
            spin.setRange(0, 99_999)
            spin.lineEdit().setTextMargins(9, 0, 0, 0)
            spin.setSpecialValueText(self.tr("not known"))
        self.which = QComboBox()
        self.which.setAccessibleName(self.tr("Form"))
        self.verify = QComboBox()
        for value, words in ways():
            self.verify.addItem(words, value)
        self.every = how_many()
        self.note = parts.note(
            self.tr("The first sheet that is keyed twice is drawn by lot, so that nobody can prepare for it.")
        )
        self.verify.currentIndexChanged.connect(self._way_chosen)
        self.banner = parts.Banner()
        self.rows = form = QFormLayout()
        form.addRow(self.tr("Title"), self.name)
        form.addRow(self.tr("Form"), self.which)
        form.addRow(self.tr("Day"), self.day)
        form.addRow(self.tr("Numbers begin with"), self.prefix)
        form.addRow(self.tr("Handed out"), self.printed)
        form.addRow(self.tr("Returned"), self.returned)
        form.addRow(self.tr("Checked by"), self.verify)
        form.addRow(self.tr("One sheet in"), self.every)
        form.addRow("", self.note)
        self._way_chosen()
        begin = parts.button(self.tr("Begin"), role="primary", clicked=self.begin)
        stop = parts.button(self.tr("Cancel"), role="plain", clicked=self.stopped.emit)
        card = parts.Card(parts.section(self.tr("New batch")), self.banner, form, parts.row(begin, stop, None))
        card.setMaximumWidth(640)
        self.name.entered.connect(self.begin)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 16, 24, 24)
        column.addWidget(card)
        column.addStretch()

    def ask(self) -> None:
        """Ask for a batch of today."""
        today = self.desk.ws.clock().date()
        self.name.setText(self.tr("Service day"))
        self.day.setText(today.isoformat())
        self.prefix.setText(f"DG-{today:%Y%m%d}-")
        self.banner.hide()
        language = texts.language()
        self.desk.worker.read(lambda db: forms_here(db, language), self._show_forms, owner=self)
        self.name.setFocus()
        self.name.selectAll()

    def _show_forms(self, found: list[tuple[str, str]]) -> None:
        self.which.clear()
        for form_id, title in found or [(QUESTIONNAIRE, self.tr("Resident questionnaire"))]:
            self.which.addItem(title, form_id)

    def _way_chosen(self, _index: int = 0) -> None:
        is_nth = self.verify.currentData() == "nth"
        for widget in (self.every, self.note):
            self.rows.setRowVisible(widget, is_nth)

    def begin(self) -> None:
        """Start the batch."""
        verify: Verify = self.verify.currentData() or ""
        verbs.open_batch(
            self.desk.worker,
            form=str(self.which.currentData() or QUESTIONNAIRE),
            verify=verify,
            every=self.every.value() if verify == "nth" else None,
            title=self.name.text().strip(),
            day=self.day.text().strip(),
            prefix=self.prefix.text().strip(),
            printed=self.printed.value() or None,
            returned=self.returned.value() or None,
            done=self.begun.emit,
            failed=self._failed,
        )

    def _failed(self, error: Exception) -> None:
        self.banner.say(say(error), kind="bad")
