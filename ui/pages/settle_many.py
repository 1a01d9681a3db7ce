"""Settling many differences at once: one rule, what would stand by it, and a tick for each."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QDialog, QHeaderView, QTableWidget, QTableWidgetItem, QVBoxLayout, QWidget

from storage import conflicts
from storage.conflicts import Conflict
from storage.events import Value
from ui import parts
from ui.pages.difference_words import Difference, Disputed
from ui.reading_order import ReadingOrder
from ui.tokens import AROUND, BETWEEN

WHAT, SAID, STANDS = range(3)


class SettleMany(ReadingOrder, QDialog):
    """All open differences. The rule decides what would stand; only what is ticked is settled."""

    chosen = Signal(object)
    """Pairs of a `Conflict` and the value that shall stand."""

    def __init__(
        self,
        records: Sequence[Disputed],
        laptops: Sequence[tuple[str, str]],
        *,
        own: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Settle many"))
        self.resize(920, 560)
        self.found: list[Difference] = [each for record in records for each in record.differences]
        self._values: list[Value] = [None] * len(self.found)
        self._cells: dict[int, list[QTableWidgetItem]] = {WHAT: [], STANDS: []}
        self.rule = QComboBox()
        self.rule.addItem(self.tr("Keep the answer that was written last"), conflicts.NEWER)
        self.rule.addItem(self.tr("Keep the answer that is worse for safety"), conflicts.CAUTIOUS)
        for dev, name in laptops:
            words = self.tr("Keep what this laptop said") if dev == own else self.tr("Keep what {name} said")
            self.rule.addItem(words.format(name=name), dev)
        self.rule.setAccessibleName(self.tr("Rule"))
        self.rule.currentIndexChanged.connect(self._apply)
        self.table = QTableWidget(len(self.found), 3)
        self.table.setHorizontalHeaderLabels(
            [self.tr("Difference"), self.tr("What was said"), self.tr("What stands then")]
        )
        self.table.verticalHeader().hide()
        self.table.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        self.table.setSelectionBehavior(QTableWidget.SelectionBehavior.SelectRows)
        self.table.setTabKeyNavigation(False)
        self.table.setAccessibleName(self.tr("Differences; the space bar ticks"))
        self.table.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        for column in (WHAT, SAID, STANDS):
            self.table.horizontalHeader().setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)
        names = [record.name for record in records for _ in record.differences]
        for row, (name, each) in enumerate(zip(names, self.found, strict=True)):
            said = " / ".join(one.words for one in each.said)
            for column, text in ((WHAT, f"{name} · {each.question}"), (SAID, said), (STANDS, "")):
                item = QTableWidgetItem(text)
                item.setToolTip(text)
                self.table.setItem(row, column, item)
                if column in self._cells:
                    self._cells[column].append(item)
        self.table.itemChanged.connect(self._count)
        self._all = parts.button(self.tr("Tick all"), role="plain", clicked=lambda: self._tick(Qt.CheckState.Checked))
        self._none = parts.button(
            self.tr("Tick none"), role="plain", clicked=lambda: self._tick(Qt.CheckState.Unchecked)
        )
        self.go = parts.button("", icon="pass", role="primary", clicked=self._on_go)
        self.go.setDefault(True)
        column_ = QVBoxLayout(self)
        column_.setContentsMargins(AROUND, AROUND, AROUND, AROUND)
        column_.setSpacing(BETWEEN)
        column_.addWidget(
            parts.words(self.tr("The other answers stay in the history, and settling can be taken back at once."))
        )
        column_.addWidget(self.rule)
        column_.addWidget(self.table, 1)
        away = parts.button(self.tr("Cancel"), clicked=self.reject)
        column_.addLayout(parts.row(self._all, self._none, None, away, self.go))
        self._apply()
        self.rule.setFocus()

    @property
    def picked(self) -> list[tuple[Conflict, Value]]:
        """What is ticked, with what would stand."""
        return [
            (each.conflict, self._values[row])
            for row, each in enumerate(self.found)
            if self._cells[WHAT][row].checkState() == Qt.CheckState.Checked
        ]

    def stands(self, row: int) -> str:
        """What would stand in *row*, in words."""
        return self._cells[STANDS][row].text()

    def _apply(self) -> None:
        """Show what the rule lets stand; where it says nothing, nothing can be ticked."""
        rule = str(self.rule.currentData())
        self.table.blockSignals(True)
        for row, each in enumerate(self.found):
            side = conflicts.by_rule(each.conflict, rule)
            first, last = self._cells[WHAT][row], self._cells[STANDS][row]
            flags = Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled
            first.setFlags(flags | Qt.ItemFlag.ItemIsUserCheckable if side else flags)
            first.setCheckState(Qt.CheckState.Checked if side else Qt.CheckState.Unchecked)
            self._values[row] = side.value if side else None
            words = next((one.words for one in each.said if side and one.value == side.value), "")
            last.setText(words if side else self.tr("to be settled one by one"))
            last.setToolTip(last.text())
        self.table.blockSignals(False)
        self._count()

    def _tick(self, state: Qt.CheckState) -> None:
        for item in self._cells[WHAT]:
            if item.flags() & Qt.ItemFlag.ItemIsUserCheckable:
                item.setCheckState(state)

    def _count(self) -> None:
        count = len(self.picked)
        self.go.setText(self.tr("Settle %n difference(s)", "", count))
        self.go.setEnabled(bool(count))

    def _on_go(self) -> None:
        self.accept()
        self.chosen.emit(self.picked)
