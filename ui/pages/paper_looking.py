"""Looking at a keyed sheet once more: one answer after the other, and a field for what the paper says instead."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from storage.community.paper_sheets import Batch
from ui import parts
from ui.abstract import Abstract
from ui.desk import Desk
from ui.form.field import Field, LineEdit

if TYPE_CHECKING:
    from ui.pages.sheet_words import SheetWords


class LookingView(Abstract, QWidget):
    """Shows the answer at *place*; Page Up goes back, Esc puts the field away, then the view."""

    closed = Signal()

    def __init__(self, desk: Desk, batch: Batch) -> None:
        super().__init__()
        self.desk, self.batch = desk, batch
        self.place = 0
        self.field: Field | None = None
        self._typed = ""
        self._holder = QVBoxLayout()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.progress = parts.note()
        self.banner = parts.Banner()
        self.label = parts.words(role="field")
        self.who = LineEdit()
        self.who.hide()
        self.stop = parts.touch_key(self.tr("Stop (Esc)"), clicked=self.closed.emit)
        self.head = parts.row(self.progress, self.stop)
        self.head.setStretch(0, 1)

    @abstractmethod
    def start(self) -> None:
        """Put the next sheet on the desk."""

    @abstractmethod
    def tell(self) -> None:
        """Show the answer at the place where the work is."""

    @property
    def asking(self) -> bool:
        """Whether somebody types what the paper says."""
        return self.field is not None

    def keys_here(self) -> None:
        """Take the keys from whatever has them, because hiding it would press Tab."""
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def ask_who(self) -> None:
        """Ask who sits here now."""
        self.who.show()
        self.who.setFocus(Qt.FocusReason.OtherFocusReason)

    def sat_down(self) -> str:
        """Who said to sit here now; the line is put away. Blank when nobody else did."""
        name = self.who.text().strip()
        self.keys_here()
        self.who.hide()
        self.who.clear()
        if not name or name == self.desk.ws.person:
            return ""
        self.desk.ws.person = name
        self.desk.person_changed.emit()
        return name

    def ask_field(self, words: SheetWords, name: str, *, then: Callable[[str], object]) -> bool:
        """Ask for the answer to question *name* in its own field; False when it has none."""
        self._typed = ""
        self.field = words.field(name, self) if name else None
        if self.field is None:
            return False
        self.field.answered.connect(self._answered)
        self.field.advance.connect(lambda: then(self._typed))
        self._holder.addWidget(self.field)
        self.field.show()
        self.field.entrance().setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def _answered(self, value: str | None, _done: bool) -> None:
        self._typed = value or ""

    def clear_field(self) -> None:
        """Put the field away."""
        if self.field is not None:
            self.keys_here()
            self._holder.removeWidget(self.field)
            self.field.hide()
            self.field.deleteLater()
            self.field = None

    def failed(self, error: Exception) -> None:
        """Say what went wrong and begin the sheet anew."""
        self.desk.fail(error)
        self.start()

    def went_back(self, event: QKeyEvent) -> bool:
        """Esc and Page Up; False for any other key."""
        asking = self.asking
        if event.key() == Qt.Key.Key_Escape:
            if asking:
                self.tell()
            else:
                self.closed.emit()
        elif event.key() == Qt.Key.Key_PageUp:
            self.place = max(0, self.place - (0 if asking else 1))
            self.tell()
        else:
            return False
        return True
