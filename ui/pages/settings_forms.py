"""The forms of the community: which there are, and how a new one comes in."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QHeaderView, QTableWidget, QTableWidgetItem

from exporters.sentences import sentence
from forms.errors import FormError, Problem
from forms.xlsform import XlsForm
from storage.forms_registry import Definition, latest
from ui import parts, texts, theme
from ui.desk import Desk
from ui.pages.forms_list import ELSEWHERE
from ui.tokens import BETWEEN, UNIT
from ui.verbs import forms as verbs


class FormsCard(parts.Card):
    """A list of forms, a button, and a table of what is wrong in the file that was chosen last."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(spacing=BETWEEN)
        self._desk = desk
        self.body.addWidget(parts.section(self.tr("Forms")))
        self.body.addWidget(
            parts.note(
                self.tr(
                    "A form is a spreadsheet in the XLSForm standard. Copy one, change it in Excel or WPS, raise its "
                    "version, and take it in here. Answers already given keep the version they were given in."
                )
            )
        )
        self._list = parts.column(spacing=UNIT)
        self.body.addLayout(self._list)
        self.take_in = parts.button(self.tr("Take in a form …"), icon="import", clicked=self._on_take_in)
        self.body.addLayout(parts.row(self.take_in, None))
        self._outcome = parts.words()
        self._outcome.hide()
        self.problems = QTableWidget(0, 4)
        self.problems.setAccessibleName(self.tr("What is wrong in the form"))
        self.problems.setHorizontalHeaderLabels(
            [self.tr("Sheet"), self.tr("Row"), self.tr("Column"), self.tr("What to do")]
        )
        self.problems.verticalHeader().hide()
        self.problems.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        self.problems.setWordWrap(True)
        self.problems.horizontalHeader().setSectionResizeMode(3, QHeaderView.ResizeMode.Stretch)
        self.problems.setMinimumHeight(240)
        self.problems.hide()
        self.body.addWidget(self._outcome)
        self.body.addWidget(self.problems)
        self.refresh()

    def refresh(self) -> None:
        """Read the list of forms again."""
        self._desk.worker.read(latest, self._show, owner=self)

    def take_in_file(self, file: Path) -> None:
        """Convert and keep *file*; show what is wrong in it."""
        ws = self._desk.ws
        self.problems.hide()
        self._outcome.hide()
        self._desk.worker.run(
            lambda progress: verbs.take_in(ws, file=file, progress=progress),
            self._on_taken,
            owner=self,
            failed=lambda error: self._on_refused(error, file),
            title=self.tr("Reading the form"),
        )

    def _show(self, found: Sequence[Definition]) -> None:
        parts.clear(self._list)
        elsewhere: list[str] = []
        for each in found:
            text = self.tr("{title}, version {version}")
            said = text.format(title=each.title(texts.language()), version=each.version or "—")
            if each.form_id in ELSEWHERE:
                elsewhere.append(said)
                continue
            fill = parts.button(said, role="row", icon="edit", clicked=partial(self._fill, each.form_id))
            fill.setAccessibleName(self.tr("Fill in: {title}").format(title=said))
            self._list.addWidget(fill)
        if elsewhere:
            said = self.tr("Filled in on pages of their own: {forms}.")
            self._list.addWidget(parts.note(said.format(forms=self.tr("; ").join(elsewhere))))

    def _fill(self, form_id: str) -> None:
        self._desk.go("sheets", mode="forms", form=form_id)

    def _on_take_in(self) -> None:
        name, _ = QFileDialog.getOpenFileName(
            self, self.tr("Spreadsheet of the form"), str(Path.home()), "XLSForm (*.xlsx *.xlsm *.xls *.csv *.md)"
        )
        if name:
            self.take_in_file(Path(name))

    def _on_taken(self, made: XlsForm) -> None:
        title = next(iter(made.titles.values()), made.form_id)
        self._say(self.tr("Taken in: {title}, version {version}.").format(title=title, version=made.version), "good")
        self._list_problems(made.warnings)
        self.refresh()

    def _on_refused(self, error: Exception, file: Path) -> None:
        if isinstance(error, FormError):
            text = self.tr("{file} cannot be used yet: %n thing(s) to mend.", "", len(error.problems))
            self._say(text.format(file=file.name), "bad")
            self._list_problems(error.problems)
        else:
            self._desk.fail(error)

    def _list_problems(self, problems: Sequence[Problem]) -> None:
        self.problems.setVisible(bool(problems))
        self.problems.setRowCount(len(problems))
        for row, problem in enumerate(problems):
            said = sentence(problem.code, texts.language(), **problem.values)
            cells = (problem.sheet, str(problem.row or ""), problem.column, said)
            for column, text in enumerate(cells):
                item = QTableWidgetItem(text)
                item.setToolTip(text)
                item.setTextAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
                self.problems.setItem(row, column, item)
        self.problems.verticalHeader().setMinimumSectionSize(theme.current().measures.target)
        self.problems.resizeRowsToContents()

    def _say(self, text: str, role: str) -> None:
        self._outcome.setText(text)
        parts.set_role(self._outcome, role)
        self._outcome.show()
