"""The program: fonts, language, look, then the door or a workspace's window, one after the other."""

from __future__ import annotations

import os
import signal
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication

from ui import copies, crash, fonts, garbage, icons, input_method, texts, theme
from ui.desk import Restyle
from ui.preferences import Preferences
from ui.tokens import Look, Size
from ui.window import Window

if TYPE_CHECKING:
    from storage.workspace import Workspace
    from ui.door import Door


class Program(QObject):
    """Swaps between the door and the window; owns the open workspace."""

    opened = Signal()
    """A window with an open workspace stands."""

    def __init__(self, app: QApplication, preferences: Preferences) -> None:
        super().__init__(app)
        self.app = app
        self.preferences = preferences
        self.door: Door | None = None
        self.window: Window | None = None
        self._resume: tuple[str, dict[str, object]] = ("today", {})

    def start(self, folder: Path | None = None, *, passphrase: str = "") -> None:
        """Show the door, at *folder* where one is given; with a *passphrase* open it at once."""
        self._show_door()
        assert self.door is not None
        if folder is not None:
            self.door.ask(str(folder.absolute()))
            if passphrase:
                self.door.unlock_with(str(folder.absolute()), passphrase)

    def restyle(self, wish: Restyle) -> None:
        """Put another language, look or size on everything, at once."""
        preferences = self.preferences
        if wish.language:
            preferences.language = wish.language
            texts.install(wish.language)
        if wish.look or wish.size or wish.language:  # the type is set otherwise in English
            preferences.look = _look(wish.look or preferences.look)
            preferences.size = _size(wish.size or preferences.size)
            theme.apply(preferences.look, preferences.size)
        preferences.save()
        if self.window is not None:
            self.window.rebuild()
        if self.door is not None:
            self.door.rebuild()

    def come_forward(self) -> None:
        """Somebody started the program a second time: show the window that is there."""
        shown = self.window or self.door
        if shown is not None:
            shown.showNormal() if shown.isMinimized() else shown.show()
            shown.raise_()
            shown.activateWindow()

    def _show_door(self) -> None:
        from ui.door import Door  # a window does not need it

        self.door = Door(self.preferences)
        self.door.opened.connect(self._on_opened)
        self.door.restyled.connect(self.restyle)
        self.door.restore_geometry()
        self.door.show()

    def _on_opened(self, ws: Workspace) -> None:
        self.preferences.opened(ws.folder)
        self.window = Window(ws, preferences=self.preferences)
        self.window.locked.connect(self._on_locked)
        self.window.restyled.connect(self._on_restyled)
        self.window.closed.connect(self._on_closed)
        self.window.cleared.connect(self._on_cleared)
        key, where = self._resume
        self.window.show_page(key, **where)
        self.window.restore_geometry()
        self.window.show()
        if self.door is not None:
            door, self.door = self.door, None
            door.release()
            door.deleteLater()
        self.opened.emit()

    def _on_restyled(self, wish: Restyle) -> None:
        # the wish comes from a button that the rebuild deletes: let its click end first
        QTimer.singleShot(0, self, lambda: self.restyle(wish))

    def _on_locked(self) -> None:
        window, self.window = self.window, None
        if window is None:
            return
        self._resume = window.place()
        folder = window.ws.folder
        window.remember_geometry()
        window.release()
        window.ws.close()
        self._show_door()
        assert self.door is not None
        self.door.ask(str(folder), locked=True)
        window.hide()
        window.deleteLater()

    def _on_cleared(self) -> None:
        from forms.errors import UserError
        from storage.clearing import clear

        window, self.window = self.window, None
        if window is None:
            return
        folder, refused = window.ws.folder, ""
        window.remember_geometry()
        window.release()
        try:
            clear(window.ws)
            self.preferences.forget(str(folder.absolute()))
        except UserError:  # somebody wrote on between the question and the answer
            window.ws.close()
            refused = str(folder)
        self._resume = ("today", {})
        self._show_door()
        if refused and self.door is not None:
            self.door.ask(refused, locked=True)
        window.hide()
        window.deleteLater()

    def _on_closed(self) -> None:
        if self.window is not None:
            self.window.ws.close()
            self.window = None


def make(argv: list[str], *, preferences: Preferences | None = None) -> tuple[QApplication, Preferences]:
    """A dressed QApplication: input methods, fonts, language, look."""
    input_method.prepare(os.environ)
    app = QApplication.instance() or theme.program(argv)
    assert isinstance(app, QApplication)
    app.setApplicationName("xunlou")
    app.setApplicationDisplayName("巡楼")
    app.setDesktopFileName("xunlou")
    fonts.load()
    chosen = preferences or Preferences.load()
    texts.install(chosen.language or texts.of_system())
    theme.apply(chosen.look, chosen.size)
    app.setWindowIcon(_own_icon())
    return app, chosen


def run(folder: Path | str | None = None) -> int:
    """Open the window and stay until it is closed; returns the exit code."""
    from ui.single import Single

    app, preferences = make(sys.argv)
    single = Single()
    if single.handed_over(str(folder or "")):
        return 0
    crash.install()
    garbage.keep_to_main_thread(app)
    program = Program(app, preferences)
    single.called.connect(program.come_forward)
    if single.listen():  # with no other window that may be playing something
        QTimer.singleShot(0, app, copies.sweep)
    # Ctrl+C in a terminal: Python sees the signal only when the loop lets it run now and then
    signal.signal(signal.SIGINT, lambda *_: app.closeAllWindows())
    beat = QTimer(app, interval=500)
    beat.timeout.connect(lambda: None)
    beat.start()
    program.start(Path(folder) if folder else None, passphrase=os.environ.get("XUNLOU_PASSPHRASE", ""))
    try:
        return app.exec()
    finally:
        single.close()
        crash.uninstall()


def _own_icon() -> QIcon:
    found = QIcon()
    for side in (16, 24, 32, 48, 64, 128, 256):
        found.addPixmap(icons.pixmap("walk", size=side, colour=theme.COLOURS["light"].accent))
    return found


def _look(name: str) -> Look:
    return next((look for look in theme.COLOURS if look == name), "light")


def _size(name: str) -> Size:
    return next((size for size in theme.MEASURES if size == name), "normal")
