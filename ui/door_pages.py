"""What the door offers before a workspace is open: recent ones, a new one, a folder, the demonstration."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from ui import icons, parts, theme
from ui.tokens import BETWEEN, UNIT, WITHIN

WIDEST = 560


class DoorPage(QWidget):
    """A calm column in the middle of the window, with a way back at the top."""

    back = Signal()

    def __init__(self, *, heading: str = "", has_back: bool = True) -> None:
        super().__init__()
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.banner = parts.Banner()
        scrolled = parts.Scrolled(widest=WIDEST, centred=True)
        self.column = scrolled.body
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scrolled)
        if has_back:
            leave = parts.button(self.tr("Back"), icon="back", role="plain", clicked=self.back.emit)
            self.column.addLayout(parts.row(leave, None))
        if heading:
            self.column.addWidget(parts.title(heading))
        self.column.addWidget(self.banner)


class WelcomePage(DoorPage):
    """The first page anybody sees."""

    chosen = Signal(str)
    """A folder to open."""
    create_wanted = Signal()
    join_wanted = Signal()
    demonstration_wanted = Signal()
    language_wanted = Signal()
    forgotten = Signal(str)
    restore_wanted = Signal(str, str)
    """Where the backup lies, and where it shall go."""

    def __init__(self, recent: Sequence[str]) -> None:
        super().__init__(has_back=False)
        self.recent_buttons: list[QPushButton] = []
        language = parts.button(self.tr("中文"), icon="globe", role="plain", clicked=self.language_wanted.emit)
        language.setAccessibleName(self.tr("Speak Chinese"))
        self.column.addLayout(parts.row(None, language))
        name = parts.title("巡楼 Xunlou")
        self.column.addWidget(name)
        self.column.addWidget(
            parts.words(
                self.tr(
                    "Walk through the buildings, key in the paper sheets, bring what you found to the residents' "
                    "meeting. Everything stays on this laptop, locked with your passphrase."
                )
            )
        )
        if recent:
            self.column.addSpacing(WITHIN)
            self.column.addWidget(parts.section(self.tr("Open again")))
            for folder in recent:
                self.column.addWidget(self._recent(folder))
        self.column.addSpacing(WITHIN)
        self.new = parts.button(
            self.tr("Create a workspace"),
            icon="add",
            role="primary" if not recent else "",
            clicked=self.create_wanted.emit,
        )
        self.join = parts.button(self.tr("Join by an invitation …"), icon="sync", clicked=self.join_wanted.emit)
        self.existing = parts.button(self.tr("Open a folder …"), icon="folder", clicked=self._on_open)
        self.column.addWidget(self.new)
        self.column.addWidget(self.join)
        self.restore = parts.button(self.tr("Restore a backup …"), icon="backup", clicked=self._on_restore)
        self.column.addLayout(parts.row(self.existing, self.restore))
        self.column.addWidget(parts.rule())
        self.demonstration = parts.button(
            self.tr("Try the demonstration"), icon="walk", clicked=self.demonstration_wanted.emit
        )
        self.column.addWidget(self.demonstration)
        self.column.addWidget(
            parts.note(
                self.tr(
                    "A made-up community with buildings, sheets and a meeting, in a folder of its own. Break it freely."
                )
            )
        )
        self.column.addStretch()
        self.first = self.recent_buttons[0] if self.recent_buttons else self.new

    def _recent(self, folder: str) -> QWidget:
        path = Path(folder)
        holder = QWidget()
        button = QPushButton()
        self.recent_buttons.append(button)
        button.setProperty("role", "row")
        button.setAccessibleName(self.tr("Open {name} in {folder}").format(name=path.name, folder=path.parent))
        button.clicked.connect(lambda: self.chosen.emit(folder))
        inner = QHBoxLayout(button)
        inner.setContentsMargins(BETWEEN, WITHIN, BETWEEN, WITHIN)
        inner.setSpacing(BETWEEN)
        lines = parts.column(
            parts.Elided(path.name), _soft(str(path.parent) if path.exists() else self.tr("Not there now")), spacing=0
        )
        inner.addWidget(icons.Mark("folder", "", size=theme.current().measures.icon))
        inner.addLayout(lines, 1)
        inner.addWidget(icons.Mark("chevron", "", size=theme.current().measures.icon))
        for label in button.findChildren(QWidget):
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        forget = parts.icon_button(
            "close",
            self.tr("Take {name} off this list").format(name=path.name),
            role="plain",
            clicked=lambda: self.forgotten.emit(folder),
        )
        layout = QHBoxLayout(holder)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(UNIT)
        layout.addWidget(button, 1)
        layout.addWidget(forget)
        return holder

    def _on_restore(self) -> None:
        source = QFileDialog.getExistingDirectory(self, self.tr("Folder with the backup"), str(Path.home()))
        if source:
            words = self.tr("An empty folder for the restored records")
            target = QFileDialog.getExistingDirectory(self, words, str(Path.home()))
            if target:
                self.restore_wanted.emit(source, target)

    def _on_open(self) -> None:
        folder = QFileDialog.getExistingDirectory(self, self.tr("Folder of a workspace"), str(Path.home()))
        if folder:
            self.chosen.emit(folder)


def _soft(text: str) -> parts.Elided:
    label = parts.Elided(text)
    label.setProperty("role", "note")
    return label


def field(label: str, widget: QWidget, *, hint: str = "") -> QVBoxLayout:
    """A question of the door: words above, the line below, a soft hint under it."""
    words = parts.words(label)
    words.setBuddy(widget.focusProxy() or widget)
    items: list[QWidget | None] = [words, widget]
    if hint:
        items.append(parts.note(hint))
    return parts.column(*[item for item in items if item is not None], spacing=UNIT)
