"""Questions answered with a file that is not a picture."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from ui import icons
from ui.form.field import Field, Question
from ui.form.photos import Taken, keep_all
from ui.sentences import say


class FileField(Field):
    """A recording, a film or any file: chosen or dropped, kept beside the photos."""

    def __init__(self, question: Question, parent: QWidget | None = None) -> None:
        super().__init__(question, parent)
        self.shelf, self.worker = question.extra["shelf"], question.extra["worker"]
        self._value: str | None = None
        self.setAcceptDrops(True)
        self.choose = QPushButton(self.tr("Choose a file…"), self)
        icons.dress(self.choose, "folder")
        self.choose.setAccessibleName(self.tr("Choose a file for: {question}").format(question=question.label))
        self.choose.clicked.connect(self._ask)
        self.off = QPushButton(self.tr("Take off"), self)
        self.off.setProperty("role", "plain")
        self.off.clicked.connect(lambda: self.answered.emit(None, True))
        self.shown = QLabel(self)
        self.said = QLabel(self)
        self.said.setProperty("role", "bad")
        self.said.setWordWrap(True)
        line = QHBoxLayout()
        for widget in (self.choose, self.shown, self.off):
            line.addWidget(widget)
        line.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(line)
        column.addWidget(self.said)
        self.setFocusProxy(self.choose)
        self.show_value(None)

    def show_value(self, value: str | None) -> None:
        self._value = value
        self.shown.setText(self.tr("A file is attached") if value else "")
        self.off.setVisible(bool(value))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        self._take([Path(url.toLocalFile()) for url in event.mimeData().urls()][:1])

    def _ask(self) -> None:
        name, _ = QFileDialog.getOpenFileName(self, self.question.label)
        self._take([Path(name)] if name else [])

    def _take(self, paths: list[Path]) -> None:
        if paths:
            work = keep_all(self.shelf, list(paths), field=self.question.item.field, sentence=say)
            self.worker.run(work, self._taken, owner=self, title=self.tr("Taking in the file"))

    def _taken(self, taken: Taken) -> None:
        self.said.setText("\n".join(taken.refused))
        if taken.kept:
            self.answered.emit(taken.kept[0], True)
