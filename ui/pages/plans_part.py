"""What the parts of the plans page have in common: each reads what it shows, and tells the page what it wrote."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Callable
from datetime import date
from typing import Any

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QLabel, QVBoxLayout, QWidget

from storage.engine import Database
from ui import parts, theme
from ui.abstract import Abstract
from ui.desk import Desk
from ui.form.dates import read_date
from ui.form.field import LineEdit
from ui.form.flow import FlowLayout
from ui.tokens import BETWEEN, WITHIN
from ui.writes import Writes


class PlanPart(Abstract, Writes, QWidget):
    """One part of the page. It reads again after every change, and never takes away what somebody is typing."""

    wrote = Signal()
    told = Signal(str, object)
    """A sentence about what was done, and what takes it back: a function that takes nothing."""
    refused = Signal(object)
    wanted = Signal(str, dict)
    """Go to another part, and where in it."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.worker = desk.worker
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(BETWEEN, WITHIN, BETWEEN, BETWEEN)
        self.column.setSpacing(WITHIN)
        self._entering = False

    @property
    def today(self) -> date:
        return self.desk.ws.clock().date()

    @property
    def day(self) -> str:
        """Today as it is written to records."""
        return self.today.isoformat()

    @abstractmethod
    def ask(self) -> Callable[[Database], Any]:
        """What to read, as a function for another thread."""

    @abstractmethod
    def show_read(self, found: Any) -> None:
        """Show what was read."""

    def go_to(self, **where: object) -> None:
        """Show a certain thing in this part."""

    def where(self) -> dict[str, object]:
        """What `go_to` needs to show the same thing again."""
        return {}

    def enter(self) -> None:
        """The part comes to the front: put the keyboard where the work begins."""

    def leave(self) -> None:
        """Hand over what is still being typed."""

    def come(self) -> None:
        """Come to the front: read, then take the keyboard."""
        self._entering = True
        self.read()

    def read(self) -> None:
        """Read again what is shown."""
        self.worker.read(self.ask(), self._arrived, owner=self)

    def _arrived(self, found: Any) -> None:
        self.show_read(found)
        if self._entering:
            self._entering = False
            self.enter()


def buttons(*those: QWidget) -> QWidget:
    """Buttons side by side, in further lines where room is short."""
    holder = QWidget()
    flow = FlowLayout(holder)
    flow.setContentsMargins(0, 0, 0, 0)
    for each in those:
        flow.addWidget(each)
    return holder


class Column(parts.Scrolled):
    """A column that scrolls by itself and asks for no more height than it must have."""

    def __init__(self) -> None:
        super().__init__(margin=0)

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), max(self.minimumHeight(), 5 * theme.current().measures.target))


class Beside(QWidget):
    """Something with its side column, which goes below it in a narrow window and in large type."""

    def __init__(self, main: QWidget, side: QWidget, *, wide: int, from_width: int = 1000) -> None:
        """*wide* is the width of the side column and *from_width* the least of both, at the normal size of type."""
        super().__init__()
        grown = theme.current().measures.text / 15
        self._wide, self._from = round(wide * min(1.3, grown)), round(from_width * grown)
        self._side = side
        self._box = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(BETWEEN)
        self._box.addWidget(main, 1)
        self._box.addWidget(side)
        self._narrow: bool | None = None
        self._turn(narrow=False)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._turn(narrow=event.size().width() < self._from)

    def _turn(self, *, narrow: bool) -> None:
        if narrow == self._narrow:
            return
        self._narrow = narrow
        way = QBoxLayout.Direction
        self._box.setDirection(way.TopToBottom if narrow else way.LeftToRight)
        self._side.setMinimumWidth(0 if narrow else self._wide)
        self._side.setMaximumWidth(16_777_215 if narrow else self._wide)
        self._side.setMinimumHeight(8 * theme.current().measures.target if narrow else 0)


class AskLine(QWidget):
    """Asks for one line below what it is about: Enter keeps it, Esc puts it away."""

    def __init__(self, question: str = "") -> None:
        super().__init__()
        self.label = QLabel(question)
        self.edit = LineEdit()
        self.label.setBuddy(self.edit)
        self.keep = parts.button(self.tr("Keep"), role="primary", clicked=self._keep)
        self.stop = parts.button(self.tr("Cancel"), role="plain", clicked=self.close_up)
        self.edit.entered.connect(self._keep)
        line = parts.row(self.label, self.edit, self.keep, self.stop)
        line.setStretch(1, 1)
        self.setLayout(line)
        self._take: Callable[[str], object] | None = None
        self._back: QWidget | None = None
        self.hide()

    def ask(self, question: str, take: Callable[[str], object], *, text: str = "", hint: str = "",
            back: QWidget | None = None) -> None:  # fmt: skip
        """Ask *question*; *take* gets what was typed, which is never blank. *back* gets the keyboard afterwards."""
        self.label.setText(question)
        self.edit.setAccessibleName(question)
        self.edit.setPlaceholderText(hint)
        self.edit.setText(text)
        self._take, self._back = take, back
        self.show()
        self.edit.setFocus(Qt.FocusReason.TabFocusReason)

    def _keep(self) -> None:
        text = self.edit.text().strip()
        parts.set_role(self.edit, "false" if text else "true", name="wrong")
        if not text:
            self.edit.setFocus()
            return
        take = self._take
        self.close_up()
        if take is not None:
            take(text)

    def close_up(self) -> None:
        """Put the question away."""
        self.hide()
        parts.set_role(self.edit, "false", name="wrong")
        if self._back is not None:
            self._back.setFocus(Qt.FocusReason.TabFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_up()
        else:
            super().keyPressEvent(event)


def read_day(text: str, *, today: date) -> str | None:
    """A day as people write it, as 2026-11-30; "" for nothing, None for what is no day."""
    if not text.strip():
        return ""
    found = read_date(text.strip(), today=today)
    return found.isoformat() if found else None
