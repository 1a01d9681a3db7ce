"""Find anything from anywhere: a few characters, the arrows, Enter."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QPoint, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from storage.community.finder import Found, Group, find
from ui import icons, parts, theme
from ui.checklist_words import item_word
from ui.desk import Desk
from ui.finding import ICONS, Target, where
from ui.reading_order import ReadingOrder
from ui.record_words import kind_word
from ui.tokens import BETWEEN, WITHIN

WAIT_MS = 120
WIDE, HIGH = 760, 560
TARGET = int(Qt.ItemDataRole.UserRole)


class FindWindow(ReadingOrder, QDialog):
    """A line and what it finds, by kind. Enter opens the chosen one, Esc goes back to where people were."""

    chosen = Signal(str, dict)
    """The page to open, and where in it."""

    def __init__(self, desk: Desk, *, pages: Sequence[str], parent: QWidget) -> None:
        super().__init__(parent)
        self.desk, self.pages = desk, tuple(pages)
        self.setWindowTitle(self.tr("Find"))
        self.setObjectName("page")
        self.text = QLineEdit()
        self.text.setPlaceholderText(self.tr("Place, issue, person, meeting, words of an answer …"))
        self.text.setAccessibleName(self.tr("What to find"))
        self.text.setClearButtonEnabled(True)
        self.text.installEventFilter(self)
        self._wait = QTimer(self, singleShot=True, interval=WAIT_MS)
        self._wait.timeout.connect(self.look)
        self.text.textChanged.connect(lambda _text: self._wait.start())
        self.list = QListWidget()
        self.list.setAccessibleName(self.tr("What was found"))
        self.list.setUniformItemSizes(False)
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        side = theme.current().measures.text + 4
        self.list.setIconSize(QSize(side, side))
        self.list.itemClicked.connect(self._open)
        self.list.itemActivated.connect(self._open)
        self.said = parts.note(self.tr("Two characters are enough. Arrows choose, Enter opens, Esc closes."))
        column = QVBoxLayout(self)
        column.setContentsMargins(BETWEEN, BETWEEN, BETWEEN, BETWEEN)
        column.setSpacing(WITHIN)
        column.addWidget(self.text)
        column.addWidget(self.list, 1)
        column.addWidget(self.said)
        self.resize(min(WIDE, parent.width() - 40), min(HIGH, parent.height() - 80))
        self.move(parent.mapToGlobal(QPoint((parent.width() - self.width()) // 2, 40)))
        self._asked = ""

    def look(self) -> None:
        """Look for what is typed now."""
        self._wait.stop()
        text = self._asked = self.text.text().strip()
        community = self.desk.community
        self.desk.worker.read(
            lambda db: find(db, text, community=community), lambda groups: self._show(text, groups), owner=self
        )

    def _show(self, text: str, groups: list[Group]) -> None:
        if text != self._asked:
            return  # somebody has typed on
        self.list.clear()
        for group in groups:
            self._head(group)
            for found in group.found:
                self._line(found)
            if group.total is not None and group.total > len(group.found):
                item = QListWidgetItem(self.tr("All %n issue(s) in the ledger", "", group.total))
                item.setIcon(icons.icon("next"))
                item.setData(TARGET, ("ledger", {"text": text, "all": True}))
                self.list.addItem(item)
        self._step(1, start=-1)
        if text and not groups:
            self.said.setText(self.tr("Nothing has these characters. Fewer of them find more."))
        else:
            self.said.setText(self.tr("Two characters are enough. Arrows choose, Enter opens, Esc closes."))

    def _head(self, group: Group) -> None:
        item = QListWidgetItem(kind_word(group.kind))
        item.setFlags(Qt.ItemFlag.NoItemFlags)
        item.setFont(theme.current().font(theme.current().measures.note, bold=True))
        self.list.addItem(item)

    def _line(self, found: Found) -> None:
        title = item_word(found.code) if found.code else found.title
        item = QListWidgetItem("   ".join(filter(None, (title, found.words if found.words != title else ""))))
        item.setIcon(icons.icon(ICONS.get(found.kind, "document")))
        item.setToolTip(item.text())
        opens = where(found, pages=self.pages)
        item.setData(TARGET, opens)
        if opens is None:
            item.setFlags(Qt.ItemFlag.ItemIsSelectable)
        self.list.addItem(item)

    def _open(self, item: QListWidgetItem | None) -> None:
        opens: Target | None = item.data(TARGET) if item is not None else None
        if opens is not None:
            self.accept()
            self.chosen.emit(*opens)

    def _step(self, step: int, *, start: int | None = None) -> None:
        row = (self.list.currentRow() if start is None else start) + step
        while 0 <= row < self.list.count():
            if self.list.item(row).data(TARGET) is not None:
                self.list.setCurrentRow(row)
                return
            row += step

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.text and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up):
                self._step(1 if event.key() == Qt.Key.Key_Down else -1)
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._enter()
                return True
        return super().eventFilter(watched, event)

    def _enter(self) -> None:
        """Open the chosen line; what was typed a moment ago is looked for first."""
        if self._wait.isActive() or self._asked != self.text.text().strip():
            text = self._asked = self.text.text().strip()
            self._wait.stop()
            community = self.desk.community
            self._show(text, self.desk.ws.read(lambda db: find(db, text, community=community)))
        self._open(self.list.currentItem())
