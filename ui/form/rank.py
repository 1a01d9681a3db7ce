"""Things put in order."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRect, QSize, Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from ui import theme
from ui.form.choices import label_of
from ui.form.field import ENTER, Field, Question
from ui.form.markup import plain
from ui.parts import button

PAD = 8
SEEN = 8
"""So many lines are seen at once."""


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
        self.list.setWordWrap(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.installEventFilter(self)
        self.list.currentRowChanged.connect(lambda _row: self._tell_moves())
        self.list.model().rowsMoved.connect(self._moved)
        self.up, self.down, self.keep = button("", icon="up"), button("", icon="down"), button("", icon="pass")
        self.up.clicked.connect(lambda: self._shift(-1))
        self.down.clicked.connect(lambda: self._shift(1))
        self.keep.clicked.connect(self._moved)
        side = QVBoxLayout()
        for each in (self.up, self.down, self.keep):
            side.addWidget(each)
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
        for each in (self.up, self.down, self.keep):
            each.setAccessibleName(f"{each.text()}: {self.question.label}")

    def show_value(self, value: str | None) -> None:
        self._value = value
        chosen = (value or "").split()
        rest = [choice.value for choice in self.question.choices if choice.value not in chosen]
        names = [*chosen, *rest]
        lines = [
            # untouched, the order is only that of the form: no places yet
            f"{place if value else '·'}  {plain(label_of(list(self.question.choices), name))}"
            for place, name in enumerate(names, start=1)
        ]
        if [self.list.item(row).text() for row in range(self.list.count())] == lines:
            return
        marked = self.list.currentItem()
        name = marked.data(Qt.ItemDataRole.UserRole) if marked is not None else None
        self.list.clear()
        for name_, line in zip(names, lines, strict=True):
            item = QListWidgetItem(line)
            item.setData(Qt.ItemDataRole.UserRole, name_)
            self.list.addItem(item)
        if name in names:
            self.list.setCurrentRow(names.index(name))
        self._tell_moves()
        self._fit()

    def _fit(self) -> None:
        """As high as its lines, of which long ones wrap; eight or so, then it scrolls."""
        least = theme.current().measures.target
        room = QRect(0, 0, max(least, self.list.viewport().width() - 2 * PAD), 4000)
        full = 0
        for row in range(self.list.count()):
            item = self.list.item(row)
            words = self.list.fontMetrics().boundingRect(room, int(Qt.TextFlag.TextWordWrap), item.text())
            tall = max(least, words.height() + 2 * PAD)
            full += tall
            if item.sizeHint().height() != tall:
                item.setSizeHint(QSize(least, tall))
        seen = max(least, min(full, SEEN * least) + 2 * self.list.frameWidth() + 2)
        if seen != self.list.height():
            self.list.setFixedHeight(seen)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _tell_moves(self) -> None:
        row = self.list.currentRow()
        self.up.setEnabled(row > 0)
        self.down.setEnabled(0 <= row < self.list.count() - 1)

    def retell(self, question: Question) -> None:
        super().retell(question)
        self.list.setAccessibleName(question.label)
        self._tell()
        self.show_value(self._value)

    def set_readonly(self, readonly: bool) -> None:
        self.list.setEnabled(not readonly)
        for each in (self.up, self.down, self.keep):
            each.setVisible(not readonly)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.list and event.type() == QEvent.Type.Resize:
            self._fit()
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
