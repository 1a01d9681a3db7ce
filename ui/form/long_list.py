"""One or several of a very long list: a line that narrows it, and a list that draws only what is seen."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QAbstractListModel, QEvent, QModelIndex, QObject, QPersistentModelIndex, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QListView, QPushButton, QVBoxLayout, QWidget

from forms.session import Choice
from ui import theme
from ui.form.choices import label_of
from ui.form.field import ENTER, Field, LineEdit, Question
from ui.form.markup import plain
from ui.parts import note

TOO_LONG = 60
"""A longer list is not drawn choice by choice."""
ROWS = 6
PAUSE_MS = 120
CHOSEN = "✓ "

Index = QModelIndex | QPersistentModelIndex


class ChoiceModel(QAbstractListModel):
    """The choices that hold what was typed, and which of them are chosen. 50,000 rows cost one pass a filter."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._choices: Sequence[Choice] = ()
        self._folded: list[str] = []
        self._rows: list[int] | range = range(0)
        self._needle = ""
        self.chosen: set[str] = set()

    def take(self, choices: Sequence[Choice]) -> None:
        """Offer *choices* from now on."""
        if choices is self._choices or list(choices) == list(self._choices):
            return
        self.beginResetModel()
        self._choices = choices
        self._folded = [f"{choice.label}\n{choice.value}".casefold() for choice in choices]
        self._narrow()
        self.endResetModel()

    def narrow(self, text: str) -> None:
        """Offer those whose words or value hold *text*."""
        needle = text.strip().casefold()
        if needle != self._needle:
            self.beginResetModel()
            self._needle = needle
            self._narrow()
            self.endResetModel()

    def _narrow(self) -> None:
        needle = self._needle
        every = range(len(self._choices))
        self._rows = [n for n, folded in enumerate(self._folded) if needle in folded] if needle else every

    def choice(self, row: int) -> Choice | None:
        """The choice that stands at *row* now."""
        return self._choices[self._rows[row]] if 0 <= row < len(self._rows) else None

    def row_of(self, value: str) -> int:
        """Where *value* stands now, or -1."""
        return next((n for n, at in enumerate(self._rows) if self._choices[at].value == value), -1)

    def show_chosen(self, chosen: set[str]) -> None:
        """Mark *chosen*."""
        if chosen != self.chosen:
            self.chosen = chosen
            if self._rows:
                self.dataChanged.emit(self.index(0), self.index(len(self._rows) - 1))

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        choice = self.choice(index.row())
        if choice is None or role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return None
        return (CHOSEN if choice.value in self.chosen else "") + plain(choice.label or choice.value)


class Rows(QListView):
    """A list that leaves Tab to the form and tells Enter and Space apart."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setUniformItemSizes(True)
        self.setTabKeyNavigation(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)


class LongListField(Field):
    """Type a part, arrow down, Enter or Space picks. What is chosen stands above, in words."""

    def __init__(self, question: Question, parent: QWidget | None = None) -> None:
        super().__init__(question, parent)
        self.several = question.item.control == "select"
        self.quick = bool(question.item.appearance & {"quick", "quickcompact"})
        self.folds = "minimal" in question.item.appearance
        self._value: str | None = None
        self.chosen = QPushButton(self)
        self.chosen.setProperty("role", "row")
        self.chosen.clicked.connect(self._unfold)
        self.edit = LineEdit(self)
        self.edit.setClearButtonEnabled(True)
        self.edit.setMaximumWidth(480)
        self.edit.entered.connect(self._enter)
        self.edit.left.connect(self.left)
        self.model = ChoiceModel(self)
        self.rows = Rows(self)
        self.rows.setModel(self.model)
        self.rows.setMaximumWidth(720)
        self.rows.clicked.connect(lambda index: self._pick(index.row()))
        self.count = note()
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self.narrow)
        self.edit.textEdited.connect(lambda _text: self._pause.start())
        self.edit.installEventFilter(self)
        self.rows.installEventFilter(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        for widget in (self.chosen, self.edit, self.rows, self.count):
            column.addWidget(widget)
        self.rows.setFixedHeight(ROWS * theme.current().measures.target + 8)
        self._open = not self.folds
        self._fold()
        self.retell(question)

    def retell(self, question: Question) -> None:
        super().retell(question)
        self.model.take(question.choices)
        self.edit.setPlaceholderText(self.tr("Type a part of it"))
        self.edit.setAccessibleName(self.tr("Search in: {question}").format(question=question.label))
        self.rows.setAccessibleName(question.label)
        self._tell()

    def show_value(self, value: str | None) -> None:
        self._value = value
        self.model.show_chosen(set(self._values()))
        self._tell()

    def set_readonly(self, readonly: bool) -> None:
        self.setEnabled(not readonly)

    def entrance(self) -> QWidget:
        return self.edit if self._open else self.chosen

    def narrow(self) -> None:
        """Offer what holds the typed text."""
        self._pause.stop()
        self.model.narrow(self.edit.text())
        if self.model.rowCount():
            self.rows.setCurrentIndex(self.model.index(0))
        self._tell()

    def _values(self) -> list[str]:
        return (self._value or "").split() if self.several else [self._value] if self._value else []

    def _tell(self) -> None:
        names = [plain(label_of(list(self.question.choices), value)) for value in self._values()]
        said = self.tr(", ").join(names) or self.tr("Choose…")
        self.chosen.setText(said)
        self.chosen.setAccessibleName(f"{self.question.label}: {said}")
        self.chosen.setVisible(bool(names) or self.folds)
        self.count.setText(self.tr("{count} in the list").format(count=self.model.rowCount()))

    def _fold(self) -> None:
        for widget in (self.edit, self.rows, self.count):
            widget.setVisible(self._open)
        self.setFocusProxy(self.entrance())

    def _unfold(self) -> None:
        self._open = not self._open if self.folds else True
        self._fold()
        if self._open:
            self.edit.setFocus(Qt.FocusReason.TabFocusReason)

    def _pick(self, row: int) -> None:
        choice = self.model.choice(row)
        if choice is not None:
            self.pick(choice.value)

    def pick(self, value: str) -> None:
        """Answer with *value*, or add it to or take it from the chosen ones."""
        if self.several:
            chosen = self._values()
            chosen = [v for v in chosen if v != value] if value in chosen else [*chosen, value]
            self._value = " ".join(chosen) or None
        else:
            self._value = value
        self.show_value(self._value)
        self.answered.emit(self._value, True)
        if self.quick and not self.several:
            self.advance.emit()

    def _enter(self) -> None:
        """Enter picks the only one that is left or the one that is marked, and goes on; on an empty line it goes on."""
        self.narrow()
        if self.edit.text().strip() and self.model.rowCount():
            exact = self.model.row_of(self.edit.text().strip())
            self._pick(max(exact, 0))
            self.edit.clear()
            self.narrow()
        if self.folds:
            self._open = False
            self._fold()
        self.advance.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return super().eventFilter(watched, event)
        key = event.key()
        if watched is self.edit and key == Qt.Key.Key_Down:
            self.narrow()
            self.rows.setFocus(Qt.FocusReason.TabFocusReason)
            return True
        if watched is self.rows:
            row = self.rows.currentIndex().row()
            if key == Qt.Key.Key_Space or key in ENTER:
                self._pick(row)
                if key in ENTER:
                    self.advance.emit()
                return True
            if key == Qt.Key.Key_Up and row <= 0:
                self.edit.setFocus(Qt.FocusReason.BacktabFocusReason)
                return True
            if key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
                self.show_value(None)
                self.answered.emit(None, True)
                return True
        return super().eventFilter(watched, event)
