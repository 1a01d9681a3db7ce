"""Things put in order."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QPushButton, QVBoxLayout, QWidget

from ui import theme
from ui.form.choices import label_of
from ui.form.field import ENTER, Field, Question
from ui.form.markup import plain


class RankField(Field):
    """Things put in order: drag, Alt with the arrow keys, or a digit for the place of the marked one.

    Untouched, it is not an answer; Space says that the order is right as it stands.
    """

    def __init__(self, question: Question, parent: QWidget | None = None) -> None:
        super().__init__(question, parent)
        self._value: str | None = None
        self.list = QListWidget(self)
        self.list.setDragDropMode(QListWidget.DragDropMode.InternalMove)
        self.list.setAccessibleName(question.label)
        self.list.installEventFilter(self)
        self.list.model().rowsMoved.connect(self._moved)
        self.up = QPushButton(self)
        self.down = QPushButton(self)
        self.keep = QPushButton(self)
        self.up.clicked.connect(lambda: self._shift(-1))
        self.down.clicked.connect(lambda: self._shift(1))
        self.keep.clicked.connect(self._moved)
        side = QVBoxLayout()
        for button in (self.up, self.down, self.keep):
            side.addWidget(button)
        side.addStretch()
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.list, 1)
        layout.addLayout(side)
        self.setFocusProxy(self.list)
        self._tell()

    def _tell(self) -> None:
        self.up.setText(self.tr("Up"))
        self.down.setText(self.tr("Down"))
        self.keep.setText(self.tr("This order"))
        for button in (self.up, self.down, self.keep):
            button.setAccessibleName(f"{button.text()}: {self.question.label}")

    def show_value(self, value: str | None) -> None:
        self._value = value
        chosen = (value or "").split()
        rest = [choice.value for choice in self.question.choices if choice.value not in chosen]
        self.list.clear()
        for place, name in enumerate([*chosen, *rest], start=1):
            item = QListWidgetItem(f"{place}  {plain(label_of(list(self.question.choices), name))}")
            item.setData(Qt.ItemDataRole.UserRole, name)
            self.list.addItem(item)
        self.list.setFixedHeight(min(8, max(1, self.list.count())) * (theme.current().measures.target + 2) + 8)

    def retell(self, question: Question) -> None:
        super().retell(question)
        self.list.setAccessibleName(question.label)
        self._tell()
        self.show_value(self._value)

    def set_readonly(self, readonly: bool) -> None:
        self.list.setEnabled(not readonly)
        for button in (self.up, self.down, self.keep):
            button.setVisible(not readonly)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is not self.list:
            return super().eventFilter(watched, event)
        if event.type() == QEvent.Type.FocusIn and self.list.currentRow() < 0:
            self.list.setCurrentRow(0)
        elif event.type() == QEvent.Type.FocusOut:
            self.left.emit()
        elif event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._key(event)
        return super().eventFilter(watched, event)

    def _key(self, event: QKeyEvent) -> bool:
        alt = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        if alt and event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self._shift(-1 if event.key() == Qt.Key.Key_Up else 1)
        elif event.key() in ENTER:
            self.advance.emit()
        elif event.key() == Qt.Key.Key_Space:
            self._moved()
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.show_value(None)
            self.answered.emit(None, True)
        elif event.text().isdecimal() and 1 <= int(event.text()) <= self.list.count():
            self._shift(int(event.text()) - 1 - self.list.currentRow())
        else:
            return False
        return True

    def _shift(self, by: int) -> None:
        row = self.list.currentRow()
        if row < 0 or not 0 <= row + by < self.list.count():
            return
        self.list.insertItem(row + by, self.list.takeItem(row))
        self.list.setCurrentRow(row + by)
        self._moved()

    def _moved(self, *_args: object) -> None:
        names = [self.list.item(row).data(Qt.ItemDataRole.UserRole) for row in range(self.list.count())]
        row = self.list.currentRow()
        self.show_value(" ".join(names))
        self.list.setCurrentRow(row)
        self.answered.emit(self._value, True)
