"""The small window that stands while something long runs: what it does, how far it is, Cancel."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QCloseEvent, QKeyEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QProgressBar, QPushButton, QVBoxLayout, QWidget

from ui.tokens import AROUND, BETWEEN
from ui.worker import POLL_MS, Job, widget_of


class ProgressDialog(QDialog):
    """Looks at the work's `Progress` every 150 ms; Esc and the button ask it to stop."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setWindowFlag(Qt.WindowType.WindowContextHelpButtonHint, False)
        self._job: Job | None = None
        self._text = QLabel()
        self._text.setWordWrap(True)
        self._text.setMinimumWidth(360)
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._cancel = QPushButton(self.tr("Cancel"))
        self._cancel.clicked.connect(self.reject)
        row = QHBoxLayout()
        row.addStretch()
        row.addWidget(self._cancel)
        column = QVBoxLayout(self)
        column.setContentsMargins(AROUND, AROUND, AROUND, AROUND)
        column.setSpacing(BETWEEN)
        column.addWidget(self._text)
        column.addWidget(self._bar)
        column.addLayout(row)
        self._timer = QTimer(self, interval=POLL_MS)
        self._timer.timeout.connect(self.look)

    @staticmethod
    def for_job(job: Job) -> ProgressDialog:
        return ProgressDialog(widget_of(job))

    def watch(self, job: Job) -> None:
        """Show *job* until `finish`."""
        self._job = job
        self.setWindowTitle(job.title)
        self._bar.setAccessibleName(job.title)
        self.look()
        self._timer.start()
        self.show()

    def look(self) -> None:
        """Take over what the work says about itself."""
        if self._job is None:
            return
        progress = self._job.progress
        self._text.setText(progress.text or self._job.title)
        self._bar.setRange(0, max(progress.total, 0))
        self._bar.setValue(progress.done)

    def finish(self) -> None:
        """The work is over, one way or the other."""
        self._timer.stop()
        self._job = None
        self.close()
        self.deleteLater()

    def reject(self) -> None:
        """Ask the work to stop; the window stays until it has."""
        if self._job is None:
            super().reject()
            return
        self._job.cancel()
        self._cancel.setEnabled(False)
        self._text.setText(self.tr("Stopping …"))

    def closeEvent(self, event: QCloseEvent) -> None:
        if self._job is not None:
            self.reject()
            event.ignore()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.reject()
        else:
            super().keyPressEvent(event)
