"""The left rail: one icon and one word a page, moved through by arrow keys."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QGuiApplication, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from ui import icons, theme
from ui.pages.registry import Entry


class Rail(QWidget):
    """Emits `chosen` with the key of a page."""

    chosen = Signal(str)

    def __init__(self, entries: Sequence[Entry]) -> None:
        super().__init__()
        self.setObjectName("rail")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(self.tr("Pages"))
        self._group = QButtonGroup(self)
        self._buttons: dict[str, QToolButton] = {}
        self._icons: dict[str, str] = {}
        measures = theme.current().measures
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 2, 0, 2)
        layout.setSpacing(0)
        for entry in entries:
            if entry.key == "settings":
                layout.addStretch()
            button = QToolButton()
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
            layout.addWidget(button)
        bold = theme.current().font(measures.note, bold=True)  # what the chosen one is written in
        widest = max((QFontMetrics(bold).horizontalAdvance(entry.label) for entry in entries), default=0)
        self.setFixedWidth(max(measures.target + 32, widest + 20))
        for number, button in enumerate(self._buttons.values(), start=1):
            button.setToolTip(f"Ctrl+{number}")
        self._draw_all()
        program = QGuiApplication.instance()
        assert isinstance(program, QGuiApplication)
        program.screenAdded.connect(self._draw_all)  # it may want finer pictures
        self._tall = measures.target + measures.note + 8
        self._fit()

    def show_chosen(self, key: str) -> None:
        """Mark the page that is shown."""
        if key in self._buttons:
            self._buttons[key].setChecked(True)

    def button(self, key: str) -> QToolButton:
        return self._buttons[key]

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """In a window too low for all pages (the largest type) words alone stand there, each as high as a finger."""
        low = self.height() < len(self._buttons) * self._tall + 4
        style = Qt.ToolButtonStyle.ToolButtonTextOnly if low else Qt.ToolButtonStyle.ToolButtonTextUnderIcon
        target = theme.current().measures.target
        for button in self._buttons.values():
            if button.toolButtonStyle() != style:
                button.setToolButtonStyle(style)
            button.setMinimumHeight(target if low else self._tall)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
        buttons = list(self._buttons.values())
        focused = self.focusWidget()
        if step and isinstance(focused, QToolButton) and focused in buttons:
            buttons[(buttons.index(focused) + step) % len(buttons)].setFocus(Qt.FocusReason.TabFocusReason)
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
