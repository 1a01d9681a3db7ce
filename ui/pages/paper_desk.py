"""The desk of one scanned page: what is asked at the left, the keys below it, the paper itself at the right."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ui import parts, theme
from ui.pages.paper_crop import PaperCrop

WIDTH = 460


class PaperDesk(QWidget):
    """A narrow column for questions; the rest is the picture, because handwriting wants room."""

    def __init__(self) -> None:
        super().__init__()
        self.crop = PaperCrop()

    def lay_out(self, *, keys: Sequence[tuple[str, str]]) -> QVBoxLayout:
        """Build the desk with its table of *keys*; returns the column to fill."""
        scrolled = parts.Scrolled(margin=20, spacing=10)
        left = QWidget()
        left.setFixedWidth(round(WIDTH * theme.current().measures.text / 15))
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 12)
        column.addWidget(scrolled, 1)
        column.addWidget(_table(keys))
        right = QVBoxLayout()
        right.setContentsMargins(0, 16, 24, 16)
        right.addWidget(self.crop, 1)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(left)
        whole.addLayout(right, 1)
        return scrolled.body


def _table(keys: Sequence[tuple[str, str]]) -> QFrame:
    card = QFrame()
    column = QVBoxLayout(card)
    column.setContentsMargins(20, 0, 0, 0)
    column.setSpacing(0)
    for key, what in keys:
        name = parts.note(key)
        name.setFixedWidth(round(96 * theme.current().measures.text / 15))
        column.addLayout(parts.row(name, parts.note(what), None, spacing=4))
    return card
