"""What is read or only confirmed: a note, a calculated value, an acknowledgement."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from ui.form.choice_button import ChoiceButton
from ui.form.field import ENTER, Field, Question


class NoteField(Field):
    """Nothing to answer; a value, where the form calculates one, is shown."""

    def __init__(self, question: Question, parent: QWidget | None = None) -> None:
        super().__init__(question, parent)
        self.shown = QLabel(self)
        self.shown.setWordWrap(True)
        self.shown.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.shown.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.shown)

    def show_value(self, value: str | None) -> None:
        self.shown.setText(value or "")
        self.shown.setVisible(bool(value))

    def set_readonly(self, readonly: bool) -> None:
        return


class AcknowledgeField(Field):
    """One box that says OK."""

    def __init__(self, question: Question, parent: QWidget | None = None) -> None:
        super().__init__(question, parent)
        self.box = ChoiceButton(self.tr("OK, noted"), value="OK", key="1", several=True, parent=self)
        self.box.clicked.connect(lambda on: self.answered.emit("OK" if on else None, True))
        self.box.installEventFilter(self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.box, 0, Qt.AlignmentFlag.AlignLeft)
        self.setFocusProxy(self.box)

    def show_value(self, value: str | None) -> None:
        self.box.setChecked(value == "OK")

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.box and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() in ENTER:
                self.advance.emit()
                return True
            if event.text() == "1":
                self.box.click()
                return True
        return super().eventFilter(watched, event)
