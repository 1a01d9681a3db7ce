"""The small pieces that pages are made of, so that every page has the same type, spacing and targets."""

from __future__ import annotations

from collections.abc import Callable

import shiboken6
from PySide6.QtCore import QRectF, QSize, Qt, QTimer
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QLayout,
    QPushButton,
    QScrollArea,
    QScroller,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from ui import icons, theme
from ui.tokens import BETWEEN, WITHIN


def words(text: str = "", *, role: str = "", parent: QWidget | None = None) -> QLabel:
    """A text that wraps; *role* is a role of the stylesheet (note, bad, good, late, figure …)."""
    label = QLabel(text, parent)
    label.setWordWrap(True)
    label.setTextFormat(Qt.TextFormat.PlainText)
    if role:
        label.setProperty("role", role)
    return label


def title(text: str = "") -> QLabel:
    """The one title of a page."""
    return words(text, role="title")


def section(text: str = "") -> QLabel:
    """The heading of a part of a page."""
    return words(text, role="section")


def note(text: str = "") -> QLabel:
    """Small soft print below what it explains."""
    return words(text, role="note")


def set_role(widget: QWidget, role: str, *, name: str = "role") -> None:
    """Give *widget* another role of the stylesheet at run time."""
    if widget.property(name) != role:
        widget.setProperty(name, role)
        widget.style().unpolish(widget)
        widget.style().polish(widget)


def button(
    text: str, *, icon: str = "", role: str = "", tip: str = "", clicked: Callable[[], object] | None = None
) -> QPushButton:
    """A push button with a word, perhaps an icon; roles are primary, danger, plain and row."""
    result = QPushButton(text)
    if role:
        result.setProperty("role", role)
    if icon:
        icons.dress(result, icon)
    if tip:
        result.setToolTip(tip)
    if clicked is not None:
        result.clicked.connect(lambda _checked=False: clicked())
    result.setAutoDefault(False)
    return result


def touch_key(word: str, *, clicked: Callable[[], object]) -> QPushButton:
    """A key of the keyboard for whoever has only a finger or a mouse; the keys stay where they are."""
    made = button(word, role="plain", clicked=clicked)
    made.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    return made


def icon_button(name: str, word: str, *, clicked: Callable[[], object] | None = None, role: str = "") -> QToolButton:
    """A square button with only an icon; *word* is its tooltip and what a screen reader says."""
    result = QToolButton()
    if role:
        result.setProperty("role", role)
    icons.dress(result, name)
    result.setToolTip(word)
    result.setAccessibleName(word)
    result.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    if clicked is not None:
        result.clicked.connect(lambda _checked=False: clicked())
    return result


def row(*items: QWidget | QLayout | None, spacing: int = WITHIN) -> QHBoxLayout:
    """Things side by side; None is a stretch."""
    layout = QHBoxLayout()
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(spacing)
    _fill(layout, items)
    return layout


def column(*items: QWidget | QLayout | None, spacing: int = BETWEEN) -> QVBoxLayout:
    """Things one below the other; None is a stretch."""
    layout = QVBoxLayout()
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(spacing)
    _fill(layout, items)
    return layout


def _fill(layout: QHBoxLayout | QVBoxLayout, items: tuple[QWidget | QLayout | None, ...]) -> None:
    for item in items:
        if item is None:
            layout.addStretch()
        elif isinstance(item, QWidget):
            layout.addWidget(item)
        else:
            layout.addLayout(item)


def clear(layout: QLayout) -> None:
    """Take everything out of *layout*. What was shown is gone at once, not with the next turn of the event loop."""
    while (item := layout.takeAt(0)) is not None:
        if (widget := item.widget()) is not None:
            widget.hide()
            widget.deleteLater()
        elif (inside := item.layout()) is not None:
            clear(inside)


class Card(QFrame):
    """A sheet of white paper with a thin edge; `body` is its column."""

    def __init__(self, *items: QWidget | QLayout | None, parent: QWidget | None = None, spacing: int = WITHIN) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(BETWEEN, BETWEEN, BETWEEN, BETWEEN)
        self.body.setSpacing(spacing)
        _fill(self.body, items)


def rule() -> QFrame:
    """A thin line."""
    line = QFrame()
    line.setProperty("role", "rule")
    return line


class Scrolled(QScrollArea):
    """A column that scrolls when the window is low, by wheel, key or finger; `body` is the column."""

    def __init__(self, *, margin: int = 24, spacing: int = BETWEEN, widest: int = 0, centred: bool = False) -> None:
        """*widest* keeps lines short enough to read; the column then stands at the left, or *centred*."""
        super().__init__()
        # one that was made here is known; asking Qt for its own makes PySide load every class of widget there is
        pane = QWidget()
        self.setViewport(pane)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        inside = QWidget()
        inside.setObjectName("scrolled")
        outer = QHBoxLayout(inside)
        outer.setContentsMargins(margin, margin, margin, margin)
        holder = QWidget()
        if centred:
            outer.addStretch()
        outer.addWidget(holder, 1000)
        if widest:
            # as many words to a line in large type as in normal
            holder.setMaximumWidth(round(widest * theme.current().measures.text / 15))
            outer.addStretch()
        self.body = QVBoxLayout(holder)
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(spacing)
        self.setWidget(inside)
        QScroller.grabGesture(pane, QScroller.ScrollerGestureType.TouchGesture)
        self._held: QWidget | None = None
        """What was last brought into sight, until somebody scrolls away from it."""
        self._bringing = False
        self.verticalScrollBar().rangeChanged.connect(self._stay)
        self.verticalScrollBar().valueChanged.connect(self._let_go)

    def in_sight(self) -> QWidget | None:
        """What has the keyboard in here, if it is seen."""
        focused = self.focusWidget()
        return focused if focused is not None and focused.hasFocus() and not focused.visibleRegion().isEmpty() else None

    def bring_in_sight(self, held: QWidget) -> None:
        """Scroll to *held* once everything stands in its place, if it has the keyboard then; what is taller stays.

        What comes in above it later, or takes several turns to be laid out, does not push it out either.
        """
        self._held = held
        QTimer.singleShot(0, self, lambda: self._bring(held))

    def _bring(self, held: QWidget) -> None:
        if shiboken6.isValid(held) and held.hasFocus() and held.height() < self.viewport().height():
            self._bringing = True
            self.ensureWidgetVisible(held, 0, BETWEEN)
            self._bringing = False

    def _stay(self) -> None:
        if self._held is not None:
            self.bring_in_sight(self._held)

    def _let_go(self) -> None:
        held = self._held
        if held is not None and not self._bringing and (not shiboken6.isValid(held) or held.visibleRegion().isEmpty()):
            self._held = None


def bring_in_sight(held: QWidget) -> None:
    """Scroll every column that *held* stands in so that it is seen."""
    above = held.parentWidget()
    while above is not None:
        if isinstance(above, Scrolled):
            above.bring_in_sight(held)
        above = above.parentWidget()


class Elided(QLabel):
    """One line that ends in … when there is no room; the whole text is its tooltip."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._whole = ""
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.setText(text)

    def setText(self, text: str) -> None:
        self._whole = text
        self.setAccessibleName(text)
        super().setText(text)
        self._cut()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._cut()

    def sizeHint(self) -> QSize:
        return QSize(self.fontMetrics().horizontalAdvance(self._whole) + 4, super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        return QSize(40, super().minimumSizeHint().height())

    def _cut(self) -> None:
        shown = self.fontMetrics().elidedText(self._whole, Qt.TextElideMode.ElideRight, max(self.width(), 1))
        super().setText(shown if self.width() > 1 else self._whole)
        self.setToolTip(self._whole if shown != self._whole else "")


class Picture(QWidget):
    """A large drawing in the accent colour, for empty pages."""

    def __init__(self, name: str, size: int = 96) -> None:
        super().__init__()
        self._name = name
        self.setFixedSize(size, size)

    def paintEvent(self, event: QPaintEvent) -> None:
        colours = theme.current().colours
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colours.accent_wash))
        painter.drawEllipse(self.rect())
        side = self.width() * 0.5
        inset = (self.width() - side) / 2
        icons.paint(painter, self._name, box=QRectF(inset, inset, side, side), colour=QColor(colours.accent))
        painter.end()


class Empty(QWidget):
    """An empty page teaches: one picture, one sentence, one button."""

    def __init__(self, picture: str, sentence: str, action: QPushButton | None = None, *, more: str = "") -> None:
        super().__init__()
        text = words(sentence)
        text.setAlignment(Qt.AlignmentFlag.AlignCenter)
        text.setMaximumWidth(32 * theme.current().measures.text + 40)
        layout = QVBoxLayout(self)
        layout.setSpacing(BETWEEN)
        layout.addStretch(2)
        layout.addWidget(Picture(picture), 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addLayout(_centred(text))
        if more:
            explained = note(more)
            explained.setAlignment(Qt.AlignmentFlag.AlignCenter)
            explained.setMaximumWidth(480)
            layout.addLayout(_centred(explained))
        if action is not None:
            layout.addWidget(action, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addStretch(3)


def _centred(text: QLabel) -> QHBoxLayout:
    """A text that takes the width it may have before the space beside it takes any."""
    layout = row(None, text, None)
    layout.setStretch(1, 1000)
    return layout


class Banner(QFrame):
    """A sentence that stands where the trouble arose, with the remedy as a button and a way to put it away."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "banner")
        self._mark = icons.Mark("late", "")
        self._text = words()
        self._text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._action, self._other = button(""), button("", role="plain")
        self._close = icon_button("close", self.tr("Put away"), role="plain", clicked=self.hide)
        self._do: Callable[[], object] | None = None
        self._do_other: Callable[[], object] | None = None
        self._action.clicked.connect(self._on_action)
        self._other.clicked.connect(self._on_other)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(BETWEEN, WITHIN, WITHIN, WITHIN)
        layout.setSpacing(BETWEEN)
        layout.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignVCenter)
        layout.addWidget(self._text, 1)
        layout.addWidget(self._other)
        layout.addWidget(self._action)
        layout.addWidget(self._close)
        self.hide()

    def say(
        self,
        text: str,
        *,
        kind: str = "late",
        remedy: str = "",
        do: Callable[[], object] | None = None,
        other: str = "",
        do_other: Callable[[], object] | None = None,
    ) -> None:
        """Show *text*; *kind* is late (care), bad (it did not work) or good. *other* is a second, quieter way on."""
        self._mark.show_state({"late": "late", "bad": "fail", "good": "pass"}[kind], "")
        self._text.setText(text)
        self.setAccessibleName(text)
        set_role(self, kind, name="kind")
        self._action.setText(remedy)
        self._action.setVisible(bool(remedy))
        self._other.setText(other)
        self._other.setVisible(bool(other))
        self._do, self._do_other = do, do_other
        self.show()

    @property
    def text(self) -> str:
        return self._text.text()

    def _on_action(self) -> None:
        self.hide()
        if self._do is not None:
            self._do()

    def _on_other(self) -> None:
        self.hide()
        if self._do_other is not None:
            self._do_other()
