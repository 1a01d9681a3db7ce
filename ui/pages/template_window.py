"""A partner's template and what goes into its columns: one line a column, with what the first rows will say."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QHeaderView,
    QSpinBox,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from ui import parts, texts, theme
from ui.desk import Desk, explain
from ui.form.field import LineEdit
from ui.pages.meeting_part import box, labelled
from ui.reading_order import ReadingOrder
from ui.tokens import BETWEEN
from ui.verbs import templates as verbs

if TYPE_CHECKING:
    from exporters.filling.making import Plan
    from exporters.filling.template import Table
    from exporters.spreadsheets import Value

WIDE, HIGH = 1080, 640
LAST_ROW = 200


class TemplateWindow(ReadingOrder, QDialog):
    """Saves a map; `saved` carries its name and whether it is to be filled at once."""

    saved = Signal(str, bool)

    def __init__(self, desk: Desk, chosen: verbs.Chosen, parent: QWidget) -> None:
        super().__init__(parent)
        self.desk, self.chosen = desk, chosen
        self.setObjectName("page")
        self.setWindowTitle(self.tr("Columns of {file}").format(file=chosen.file))
        self.resize(WIDE, HIGH)
        old = chosen.saved
        self.name = LineEdit()
        self.name.setText(old.name if old else chosen.file.rpartition(".")[0])
        self.source, self.audience, self.sheet = box(), box(), box()
        for key, each in chosen.sources.items():
            self.source.addItem(each.zh if texts.language() == "zh" else each.en, key)
        self.audience.addItem(self.tr("for us: everything"), "internal")
        self.audience.addItem(self.tr("for everybody: no names, codes for places"), "public")
        for table in chosen.template.tables:
            self.sheet.addItem(table.name, table.number)
        self.first_row = QSpinBox()
        self.first_row.setRange(2, LAST_ROW)
        self.first_row.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.only_open = QCheckBox(self.tr("Only what is not done yet"))
        self.lines = QTableWidget(0, 2 + verbs.PREVIEWED)
        self.lines.setAccessibleName(self.tr("Columns of the template"))
        self.lines.setHorizontalHeaderLabels(
            [
                self.tr("Column of the template"),
                self.tr("What goes in"),
                *(self.tr("Row {n}").format(n=n + 1) for n in range(verbs.PREVIEWED)),
            ]
        )
        self.lines.verticalHeader().hide()
        self.lines.verticalHeader().setDefaultSectionSize(theme.current().measures.target + 4)
        self.lines.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        self.lines.setSelectionMode(QTableWidget.SelectionMode.NoSelection)
        self.lines.setTabKeyNavigation(False)
        header = self.lines.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        for column in range(self.lines.columnCount()):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)
        self.fields: dict[int, QComboBox] = {}
        self.said = parts.words(role="bad")
        self.said.hide()
        self.keep = parts.button(self.tr("Save"), clicked=partial(self._on_save, fill=False))
        self.go = parts.button(
            self.tr("Save and fill …"), icon="export", role="primary", clicked=partial(self._on_save, fill=True)
        )
        leave = parts.button(self.tr("Cancel"), role="plain", clicked=self.reject)
        which = QWidget()
        which.setLayout(labelled(self.tr("Sheet or table"), self.sheet))
        which.setVisible(self.sheet.count() > 1)
        first = parts.row(
            labelled(self.tr("Name of this map"), self.name),
            labelled(self.tr("Fill with"), self.source),
            labelled(self.tr("For whom"), self.audience),
        )
        second = parts.row(which, labelled(self.tr("Rows are filled from row"), self.first_row), self.only_open, None)
        column_of = QVBoxLayout(self)
        column_of.setContentsMargins(BETWEEN, BETWEEN, BETWEEN, BETWEEN)
        column_of.setSpacing(BETWEEN)
        column_of.addLayout(first)
        column_of.addLayout(second)
        column_of.addWidget(self.lines, 1)
        column_of.addWidget(self.said)
        column_of.addLayout(parts.row(leave, None, self.keep, self.go))
        self.table: Table = chosen.template.tables[0]
        if old:
            self.source.setCurrentIndex(max(0, self.source.findData(old.source)))
            self.audience.setCurrentIndex(max(0, self.audience.findData(old.audience)))
            self.sheet.setCurrentIndex(max(0, self.sheet.findData(old.sheet)))
            self.only_open.setChecked(old.only_open)
        self._take_table()
        if old and old.first_row and old.first_row != self.table.first_row:
            self.first_row.setValue(old.first_row)
            self._read_headings()
        self.source.activated.connect(lambda _n: self._list_columns(guess=True))
        self.audience.activated.connect(lambda _n: self._list_columns(guess=False))
        self.sheet.activated.connect(lambda _n: self._take_table())
        self.first_row.editingFinished.connect(self._read_headings)
        self.only_open.toggled.connect(lambda _on: self._preview())
        self.name.setFocus()
        self.name.selectAll()

    @property
    def plan(self) -> Plan:
        """What is chosen now."""
        from exporters.filling.making import Plan

        return Plan(
            self.chosen.file,
            self.source.currentData(),
            self.audience.currentData(),
            self.sheet.currentData(),
            self.first_row.value(),
            {column: box.currentData() for column, box in self.fields.items() if box.currentData()},
            self.only_open.isChecked(),
        )

    def _take_table(self) -> None:
        self.table = self.chosen.template.table(self.sheet.currentData())
        self.first_row.setValue(self.table.first_row)
        self._list_columns(guess=True)

    def _read_headings(self) -> None:
        if self.first_row.value() == self.table.first_row:
            return
        verbs.headings(
            self.desk.worker,
            self.chosen,
            sheet=self.sheet.currentData(),
            first_row=self.first_row.value(),
            owner=self,
            done=self._take_headings,
            failed=self._refuse,
        )

    def _take_headings(self, table: Table) -> None:
        self.table = table
        self._list_columns(guess=True)

    def _list_columns(self, *, guess: bool) -> None:
        """One line a column; what was chosen stays where it may still be chosen, unless a new guess is asked for."""
        from exporters.filling import making

        source, audience = self.source.currentData(), self.audience.currentData()
        old = self.chosen.saved
        same = old is not None and (old.source, old.sheet) == (source, self.sheet.currentData())
        if not guess:
            chosen = {column: str(box.currentData() or "") for column, box in self.fields.items()}
        elif same and old is not None:
            chosen = old.fields
        else:
            chosen = making.guess(self.table, source=source, audience=audience, known=self.chosen.sources)
        offered = making.offered(source, audience, known=self.chosen.sources)
        focused = next((column for column, box in self.fields.items() if box.hasFocus()), None)
        self.fields = {}
        self.lines.setRowCount(len(self.table.headings))
        for row, heading in enumerate(self.table.headings):
            item = QTableWidgetItem(heading.text)
            item.setToolTip(heading.text)
            self.lines.setItem(row, 0, item)
            choice = QComboBox()
            choice.addItem(self.tr("leave empty"), "")
            for each in offered:
                choice.addItem(each.zh if texts.language() == "zh" else each.en, each.name)
            choice.setCurrentIndex(max(0, choice.findData(chosen.get(heading.column, ""))))
            choice.setAccessibleName(heading.text)
            choice.activated.connect(lambda _n: self._preview())
            self.fields[heading.column] = choice
            self.lines.setCellWidget(row, 1, choice)
        if focused in self.fields:
            self.fields[focused].setFocus()
        self._preview()

    def _preview(self) -> None:
        self.said.hide()
        verbs.preview(self.desk.worker, self.desk.ws, plan=self.plan, owner=self, done=self._show, failed=self._refuse)

    def _show(self, rows: list[dict[str, Value]]) -> None:
        for line, heading in enumerate(self.table.headings):
            box = self.fields.get(heading.column)
            field = str(box.currentData() or "") if box else ""
            for n in range(verbs.PREVIEWED):
                text = _words(rows[n].get(field)) if field and n < len(rows) else ""
                item = QTableWidgetItem(text)
                item.setToolTip(text)
                self.lines.setItem(line, 2 + n, item)
        if not rows:
            self.said.setText(self.tr("There is nothing to fill in yet; the map can be saved all the same."))
            parts.set_role(self.said, "late")
            self.said.show()

    def _on_save(self, *, fill: bool) -> None:
        verbs.keep(
            self.desk.worker,
            self.desk.ws,
            name=self.name.text(),
            chosen=self.chosen,
            plan=self.plan,
            owner=self,
            done=lambda _rec: self._kept(fill),
            failed=self._refuse,
        )

    def _kept(self, fill: bool) -> None:
        self.accept()
        self.saved.emit(self.name.text().strip(), fill)

    def _refuse(self, error: Exception) -> None:
        self.said.setText(explain(error))
        parts.set_role(self.said, "bad")
        self.said.show()


def _words(value: Value) -> str:
    return "" if value is None else value.isoformat() if isinstance(value, date) else str(value)
