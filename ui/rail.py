"""The left rail: one icon and one word a page, moved through by arrow keys; in a low window it scrolls."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFontMetrics, QGuiApplication, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QScrollArea,
    QScroller,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from ui import icons, theme
from ui.pages.registry import Entry


class _Shaft(QScrollArea):
    """Leaves the arrow keys to the rail, which moves from entry to entry."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        event.ignore()


class _Entry(QToolButton):
    """Says when it gets the keyboard, so that it can be brought into sight."""

    reached = Signal()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.reached.emit()


class Rail(QWidget):
    """Emits `chosen` with the key of a page."""

    chosen = Signal(str)

    def __init__(self, entries: Sequence[Entry]) -> None:
        super().__init__()
        self.setObjectName("rail")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(self.tr("Pages"))
        self._group = QButtonGroup(self)
        self._buttons: dict[str, _Entry] = {}
        self._icons: dict[str, str] = {}
        measures = theme.current().measures
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 2, 0, 2)
        layout.setSpacing(0)
        inside = QWidget()
        inside.setObjectName("railpane")
        pages = QVBoxLayout(inside)
        pages.setContentsMargins(0, 0, 0, 0)
        pages.setSpacing(0)
        self._area = _Shaft()
        pane = QWidget()
        pane.setObjectName("railpane")
        self._area.setViewport(pane)
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setMinimumHeight(measures.target)
        self._area.setWidget(inside)
        QScroller.grabGesture(pane, QScroller.ScrollerGestureType.TouchGesture)
        self._up, self._down = (
            self._arrow("up", self.tr("Pages above"), -1),
            self._arrow("down", self.tr("Pages below"), 1),
        )
        for widget in (self._up, self._area, self._down):
            layout.addWidget(widget, 1 if widget is self._area else 0)
        bar = self._area.verticalScrollBar()
        bar.rangeChanged.connect(lambda _least, _most: self._show_arrows())
        bar.valueChanged.connect(lambda _value: self._show_arrows())
        for entry in entries:
            button = _Entry()
            button.reached.connect(lambda b=button: self._reveal(b))
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextUnderIcon)
            button.setIconSize(QSize(measures.icon, measures.icon))
            button.setText(entry.label)
            button.setAccessibleName(entry.label)
            button.setCheckable(True)
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            button.setMinimumHeight(measures.target)
            button.clicked.connect(lambda _=False, key=entry.key: self.chosen.emit(key))
            button.toggled.connect(lambda _, one=button, name=entry.icon: self._draw(one, name))
            self._icons[entry.key] = entry.icon
            self._group.addButton(button)
            self._buttons[entry.key] = button
            (layout if entry.key == "settings" else pages).addWidget(button)
        pages.addStretch()
        bold = theme.current().font(measures.note, bold=True)  # what the chosen one is written in
        widest = max((QFontMetrics(bold).horizontalAdvance(entry.label) for entry in entries), default=0)
        self.setFixedWidth(max(measures.target + 32, widest + 20))
        for number, button in enumerate(list(self._buttons.values())[:9], start=1):
            button.setToolTip(f"Ctrl+{number}")
        self._draw_all()
        program = QGuiApplication.instance()
        assert isinstance(program, QGuiApplication)
        program.screenAdded.connect(self._draw_all)  # it may want finer pictures
        self._close = max(measures.target, measures.icon + QFontMetrics(bold).height() + 20)
        self._tall = max(self._close, measures.target + measures.note + 8)
        self._fit()

    def show_chosen(self, key: str) -> None:
        """Mark the page that is shown."""
        if key in self._buttons:
            self._buttons[key].setChecked(True)
            self._reveal(self._buttons[key])

    def button(self, key: str) -> QToolButton:
        return self._buttons[key]

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()
        chosen = self._group.checkedButton()
        if isinstance(chosen, QToolButton):
            self._reveal(chosen)

    def _fit(self) -> None:
        """Lower windows bring the entries closer; where that is not enough, words alone stand there and scroll."""
        count, room = len(self._buttons), self.height() - 4
        high = next((high for high in (self._tall, self._close) if count * high <= room), 0)
        style = Qt.ToolButtonStyle.ToolButtonTextUnderIcon if high else Qt.ToolButtonStyle.ToolButtonTextOnly
        for button in self._buttons.values():
            if button.toolButtonStyle() != style:
                button.setToolButtonStyle(style)
            button.setMinimumHeight(high or theme.current().measures.target)

    def _arrow(self, icon: str, words: str, step: int) -> QToolButton:
        arrow = QToolButton()
        arrow.setIcon(icons.icon(icon, colour=theme.current().colours.soft))
        arrow.setIconSize(QSize(16, 16))
        arrow.setAccessibleName(words)
        arrow.setToolTip(words)
        arrow.setObjectName("railarrow")
        arrow.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        arrow.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        arrow.setAutoRepeat(True)
        arrow.clicked.connect(lambda _on=False: self._scroll(step))
        arrow.hide()
        return arrow

    def _scroll(self, step: int) -> None:
        bar = self._area.verticalScrollBar()
        bar.setValue(bar.value() + step * theme.current().measures.target)

    def _show_arrows(self) -> None:
        """Both stand there as soon as the entries scroll, so that none of them moves under the finger."""
        bar = self._area.verticalScrollBar()
        scrolls = bar.maximum() > 0
        inside = [one for one in self._buttons.values() if self._area.isAncestorOf(one)]
        for arrow, on, end in ((self._up, bar.value() > 0, 0), (self._down, bar.value() < bar.maximum(), -1)):
            if arrow.hasFocus() and not (on and scrolls) and inside:
                inside[end].setFocus(Qt.FocusReason.OtherFocusReason)  # else Qt would give it to whatever comes next
            arrow.setVisible(scrolls)
            arrow.setEnabled(on)

    def _reveal(self, button: QToolButton) -> None:
        if self._area.isAncestorOf(button):
            self._area.ensureWidgetVisible(button, 0, 0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
        buttons = list(self._buttons.values())
        focused = self.focusWidget()
        if step and isinstance(focused, QToolButton) and focused in buttons:
            after = buttons[(buttons.index(focused) + step) % len(buttons)]
            after.setFocus(Qt.FocusReason.TabFocusReason)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and isinstance(focused, QToolButton):
            focused.click()
        else:
            super().keyPressEvent(event)

    def _draw_all(self) -> None:
        for key, button in self._buttons.items():
            self._draw(button, self._icons[key])

    def _draw(self, button: QToolButton, name: str) -> None:
        colours = theme.current().colours
        button.setIcon(icons.icon(name, colour=colours.accent if button.isChecked() else colours.soft))
