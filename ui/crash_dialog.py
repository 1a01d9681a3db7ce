"""Tells the person that the program made a mistake, and lets them copy a report that names nobody."""

from __future__ import annotations

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPlainTextEdit, QPushButton, QVBoxLayout

from ui import parts
from ui.tokens import AROUND, BETWEEN


class CrashDialog(QDialog):
    """Calm first, then the report, then two buttons."""

    def __init__(self, report: str) -> None:
        super().__init__()
        self.setWindowTitle(self.tr("The program made a mistake"))
        self.resize(640, 420)
        self._report = report
        column = QVBoxLayout(self)
        column.setContentsMargins(AROUND, AROUND, AROUND, AROUND)
        column.setSpacing(BETWEEN)
        column.addWidget(parts.section(self.tr("This is our mistake, not yours.")))
        column.addWidget(
            parts.words(
                self.tr(
                    "What was saved before is safe. You can go on working; if something looks odd, close the "
                    "window and open it again. "
                    "The report below has no names, addresses or answers in it, and nothing is sent by itself."
                )
            )
        )
        text = QPlainTextEdit(report)
        text.setReadOnly(True)
        text.setAccessibleName(self.tr("Report"))
        column.addWidget(text, 1)
        row = QHBoxLayout()
        self._copy = parts.button(self.tr("Copy report"), icon="copy")
        self._copy.clicked.connect(self._on_copy)
        close: QPushButton = parts.button(self.tr("Go on"), role="primary")
        close.clicked.connect(self.accept)
        row.addWidget(self._copy)
        row.addStretch()
        row.addWidget(close)
        column.addLayout(row)
        close.setFocus()

    def _on_copy(self) -> None:
        QGuiApplication.clipboard().setText(self._report)
        self._copy.setText(self.tr("Copied"))
