"""A value on a scale, an order of things, a position: answers with a shape of their own."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QWheelEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QSlider,
    QVBoxLayout,
    QWidget,
)

from ui import theme
from ui.form.choices import label_of
from ui.form.field import ENTER, Field, LineEdit, Question
from ui.form.numbers import NumberEdit, plain_digits


class Scale(QSlider):
    """A slider that leaves the wheel to the page."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


class RangeField(Field):
    """A number between two ends; nothing is chosen until someone touches it."""

    def __init__(self, question: Question, parent: QWidget | None = None) -> None:
        super().__init__(question, parent)
        given = question.item.parameters
        self._start = Decimal(str(given.get("start", "1")))
        self._end = Decimal(str(given.get("end", "10")))
        self._step = abs(Decimal(str(given.get("step", "1")))) or Decimal(1)
        self._value: str | None = None
        self.scale = Scale(Qt.Orientation.Horizontal, self)
        self.scale.setRange(0, max(1, int(abs(self._end - self._start) / self._step)))
        self.scale.setTickPosition(QSlider.TickPosition.TicksBelow)
        self.scale.setMinimumHeight(theme.current().measures.target)
        self.scale.setMaximumWidth(480)
        self.scale.setAccessibleName(question.label)
        self.scale.actionTriggered.connect(lambda _action: self._moved(self.scale.sliderPosition()))
        self.scale.sliderPressed.connect(lambda: self._moved(self.scale.sliderPosition()))
        self.shown = QLabel(self)
        self.shown.setMinimumWidth(64)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(QLabel(str(self._start), self))
        layout.addWidget(self.scale, 1)
        layout.addWidget(QLabel(str(self._end), self))
        layout.addWidget(self.shown)
        layout.addStretch()
        self.setFocusProxy(self.scale)
        self.show_value(None)

    def show_value(self, value: str | None) -> None:
        self._value = value
        self.shown.setText(value or self.tr("not chosen"))
        try:
            steps = int((abs(Decimal(value) - self._start)) / self._step) if value else 0
        except InvalidOperation:
            steps = 0
        self.scale.setValue(steps)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in ENTER:
            self.advance.emit()
        else:
            super().keyPressEvent(event)

    def _moved(self, steps: int) -> None:
        towards = 1 if self._end >= self._start else -1
        value = str(self._start + towards * steps * self._step)
        if value != self._value:
            self._value = value
            self.shown.setText(value)
            self.answered.emit(value, True)


class RankField(Field):
    """Things put in order: drag, or Alt with the arrow keys. Untouched, it is not an answer."""

    def __init__(self, question: Question, parent: QWidget | None = None) -> None:
        super().__init__(question, parent)
        self._value: str | None = None
        self.list = QListWidget(self)
        self.list.setDragDropMode(QListWidget.DragDropMode.InternalMove)
        self.list.setAccessibleName(question.label)
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

    def show_value(self, value: str | None) -> None:
        self._value = value
        chosen = (value or "").split()
        rest = [choice.value for choice in self.question.choices if choice.value not in chosen]
        self.list.clear()
        for place, name in enumerate([*chosen, *rest], start=1):
            item = QListWidgetItem(f"{place}  {label_of(list(self.question.choices), name)}")
            item.setData(Qt.ItemDataRole.UserRole, name)
            self.list.addItem(item)
        self.list.setFixedHeight(min(8, max(1, self.list.count())) * (theme.current().measures.target + 2) + 8)

    def retell(self, question: Question) -> None:
        super().retell(question)
        self.list.setAccessibleName(question.label)
        self._tell()
        self.show_value(self._value)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.AltModifier and event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self._shift(-1 if event.key() == Qt.Key.Key_Up else 1)
        elif event.key() in ENTER:
            self.advance.emit()
        else:
            super().keyPressEvent(event)

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


class PositionField(Field):
    """Latitude and longitude typed from a map; a laptop has no receiver to ask."""

    def __init__(self, question: Question, parent: QWidget | None = None) -> None:
        super().__init__(question, parent)
        self.latitude: LineEdit = NumberEdit(self)
        self.longitude: LineEdit = NumberEdit(self)
        self.said = QLabel(self)
        self.said.setProperty("role", "bad")
        self.said.hide()
        line = QHBoxLayout()
        for edit in (self.latitude, self.longitude):
            edit.setMaximumWidth(200)
            edit.textEdited.connect(lambda _text: self._read())
            edit.left.connect(self._leave)
            line.addWidget(edit)
        line.addStretch()
        self.latitude.entered.connect(lambda: self.longitude.setFocus(Qt.FocusReason.TabFocusReason))
        self.longitude.entered.connect(self.advance)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addLayout(line)
        layout.addWidget(self.said)
        self.setFocusProxy(self.latitude)
        self._tell()

    def _tell(self) -> None:
        self.latitude.setPlaceholderText(self.tr("Latitude, 23.1291"))
        self.longitude.setPlaceholderText(self.tr("Longitude, 113.2644"))
        self.latitude.setAccessibleName(self.tr("Latitude of: {question}").format(question=self.question.label))
        self.longitude.setAccessibleName(self.tr("Longitude of: {question}").format(question=self.question.label))
        self.said.setText(self.tr("Latitude lies between -90 and 90, longitude between -180 and 180."))

    def show_value(self, value: str | None) -> None:
        if self.latitude.hasFocus() or self.longitude.hasFocus():
            return
        parts = (value or "").split()
        self.latitude.setText(parts[0] if parts else "")
        self.longitude.setText(parts[1] if len(parts) > 1 else "")

    def retell(self, question: Question) -> None:
        super().retell(question)
        self._tell()

    def set_readonly(self, readonly: bool) -> None:
        self.latitude.setReadOnly(readonly)
        self.longitude.setReadOnly(readonly)

    def _read(self, *, say: bool = False) -> None:
        texts = [plain_digits(self.latitude.text()), plain_digits(self.longitude.text())]
        if texts == ["", ""]:
            self.said.hide()
            self.answered.emit(None, False)
            return
        try:
            north, east = (float(text) for text in texts)
        except ValueError:
            self.said.setVisible(say and all(texts))
            return
        right = abs(north) <= 90 and abs(east) <= 180
        self.said.setVisible(say and not right)
        if right:
            self.answered.emit(f"{texts[0]} {texts[1]} 0 0", False)

    def _leave(self) -> None:
        self._read(say=True)
        self.left.emit()
