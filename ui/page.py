"""The base of every page in the stack: a header, a banner for trouble, a body."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QVBoxLayout, QWidget

from ui import parts, theme
from ui.desk import Desk
from ui.tokens import AROUND, BETWEEN, WITHIN


class Header(QWidget):
    """Title, scope, progress and the main actions of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("head")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._title = parts.Elided()
        self._title.setProperty("role", "title")
        self._scope = parts.Elided()
        self._scope.setProperty("role", "note")
        self._scope.hide()
        self._count = QLabel()
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setFixedWidth(120)
        self._count.hide()
        self._bar.hide()
        self._actions = QHBoxLayout()
        self._actions.setSpacing(WITHIN)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(AROUND, WITHIN, AROUND, WITHIN)
        layout.setSpacing(BETWEEN)
        measures, font = theme.current().measures, theme.current().font
        lines = QFontMetrics(font(measures.title, bold=True)).height() + QFontMetrics(font(measures.note)).height()
        # the same on every page, with a scope line or without, so that nothing jumps when pages change
        self.setMinimumHeight(max(measures.target + WITHIN, lines) + 2 * WITHIN)
        layout.addLayout(parts.column(self._title, self._scope, spacing=0), 1)
        layout.addWidget(self._count)
        layout.addWidget(self._bar)
        layout.addLayout(self._actions)

    def set_title(self, text: str) -> None:
        self._title.setText(text)

    def set_scope(self, text: str) -> None:
        """What part of the world the page shows; nothing hides the line."""
        self._scope.setText(text)
        self._scope.setVisible(bool(text))

    def set_progress(self, done: int, total: int, text: str) -> None:
        """How far the page's work is; a *total* of 0 hides it. *text* says it in words."""
        self._count.setText(text)
        self._bar.setRange(0, max(total, 1))
        self._bar.setValue(done)
        self._bar.setAccessibleName(text)
        self._count.setVisible(total > 0)
        self._bar.setVisible(total > 0)

    def add_action(self, widget: QWidget, *, first: bool = False) -> None:
        """Add a button (or other control) at the right, or before the others."""
        self._actions.insertWidget(0 if first else -1, widget)


class Page(QWidget):
    """One page of the window.

    A page is built when it is first opened, and built anew when language, look or size change; what must survive
    that is in the workspace, or in what `where()` returns and `activate` takes back.
    """

    kinds: frozenset[str] = frozenset()
    """Record kinds whose change calls `refresh`; empty means any."""
    help = "start"
    """The help page that F1 opens first."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.desk = desk
        self.ws = desk.ws
        self.worker = desk.worker
        self.header = Header()
        self.banner = parts.Banner()
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(self.header)
        holder = QVBoxLayout()
        holder.setContentsMargins(AROUND, 0, AROUND, 0)
        holder.addWidget(self.banner)
        outer.addLayout(holder)
        self.body = QVBoxLayout()
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(0)
        outer.addLayout(self.body, 1)

    @property
    def title(self) -> str:
        """What the header and the window say; override."""
        return ""

    def activate(self, **where: object) -> None:
        """The page comes to the front; *where* says what to show in it."""

    def leave(self) -> None:
        """The page goes to the back, the window loses the focus or closes: hand every pending word to the writer."""

    @property
    def unsaved(self) -> bool:
        """Whether something that was typed here is not on the disk yet."""
        return False

    def refresh(self, kinds: frozenset[str]) -> None:
        """Records of these *kinds* have changed; read again what is shown."""

    def where(self) -> dict[str, object]:
        """What to hand to `activate` so that a rebuilt page shows the same thing."""
        return {}
