"""The main window of an open workspace: rail, page, status strip."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

import shiboken6
from PySide6.QtCore import QByteArray, QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QHBoxLayout, QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from ui import parts, shortcuts
from ui.desk import Desk
from ui.idle import Idle
from ui.page import Page
from ui.pages.registry import PAGES, Entry
from ui.placing import stand
from ui.preferences import Preferences
from ui.rail import Rail
from ui.reading_order import ReadingOrder, first_stop
from ui.status import Status
from ui.strip import Strip
from ui.warming import import_one, warm
from ui.worker import Worker

if TYPE_CHECKING:
    from storage.workspace import Workspace

NARROW = 900
SOON, QUIET = 1500, 1000  # ms
AHEAD = "ledger"


class Window(ReadingOrder, QMainWindow):
    """Shows the pages of one workspace. What happens to the workspace itself is the program's business."""

    locked = Signal()
    """The workspace shall be closed and the passphrase asked for again."""
    cleared = Signal()
    """The workspace shall be closed and deleted from this laptop."""
    restyled = Signal(object)
    closed = Signal()

    def __init__(
        self,
        ws: Workspace,
        *,
        preferences: Preferences | None = None,
        entries: Sequence[Entry] = PAGES,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.ws = ws
        self.entries = tuple(entries)
        self.preferences = preferences or Preferences()
        self.worker = Worker(ws, self)
        self.desk = Desk(ws, preferences=self.preferences, worker=self.worker, parent=self)
        self.status = Status(self.desk, parent=self)
        self._pages: dict[str, Page] = {}
        self._trail: list[str] = []
        self._help: QWidget | None = None
        self.setMinimumSize(720, 560)
        self.desk.wanted.connect(self._on_wanted)
        self.desk.troubled.connect(self._on_trouble)
        self.desk.locked.connect(self.lock_now)
        self.desk.restyled.connect(self.restyled)
        self.desk.cleared.connect(lambda: self._when_saved(self.cleared.emit))
        self.status.changed.connect(self._on_records_changed)
        self.desk.community_changed.connect(self._on_community)
        self._build()
        self._released = False
        self._going = False
        self.idle = Idle(self.preferences.lock_after_minutes, self)
        self.idle.tired.connect(self.lock)
        self.desk.lock_after_changed.connect(self.idle.set_minutes)
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        self._app = app
        app.focusChanged.connect(self._on_focus_moved)
        # what the first answer and the first clicks need is fetched once the first page stands there, not before
        self._soon = QTimer(self, singleShot=True, interval=SOON)
        self._soon.timeout.connect(self._warm)
        self._soon.start()

    # ---- the frame

    def _build(self) -> None:
        self.rail = Rail(self.entries)
        self.strip = Strip()
        self.stack = QStackedWidget()
        self.banner = parts.Banner()
        middle = QVBoxLayout()
        middle.setContentsMargins(0, 0, 0, 0)
        middle.setSpacing(0)
        middle.addWidget(self.banner)
        middle.addWidget(self.stack, 1)
        upper = QHBoxLayout()
        upper.setContentsMargins(0, 0, 0, 0)
        upper.setSpacing(0)
        upper.addWidget(self.rail)
        upper.addLayout(middle, 1)
        ground = QWidget()
        ground.setObjectName("ground")
        whole = QVBoxLayout(ground)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(upper, 1)
        whole.addWidget(self.strip)
        self.setCentralWidget(ground)
        self.rail.chosen.connect(self.show_page)
        self.strip.help_wanted.connect(self.show_help)
        self.strip.lock_wanted.connect(self.lock_now)
        self.strip.find_wanted.connect(self.show_find)
        self.desk.said.connect(self.strip.say)
        self.strip.community_wanted.connect(self.desk.look_at)
        self.status.show_in(self.strip)
        whole_window = Qt.ShortcutContext.WindowShortcut
        shortcuts.bind(ground, "window.help", self.show_help, context=whole_window)
        shortcuts.bind(ground, "window.find", self.show_find, context=whole_window)
        shortcuts.bind(ground, "window.lock", self.lock_now, context=whole_window)
        shortcuts.bind(ground, "window.back", self.back, context=whole_window)
        shortcuts.bind(ground, "window.next_area", self._next_area, context=whole_window)
        for number, entry in enumerate(self.entries[:9], start=1):
            key = QShortcut(QKeySequence(f"Ctrl+{number}"), ground, context=whole_window)
            key.activated.connect(lambda name=entry.key: self.show_page(name))

    def rebuild(self) -> None:
        """Build every word and picture anew, after language, look or size changed; shows the same place again.

        Pages are read from the disk again, so this waits until what was typed is there.
        """
        self._when_saved(self._rebuild)

    def _rebuild(self) -> None:
        key = self.current_key
        where = self._pages[key].where() if key else {}
        trail = self._trail[:]
        self._pages.clear()
        self._build()
        self._trail = trail
        if key:
            self.show_page(key, **where)

    # ---- pages

    def _warm(self) -> None:
        community = self.desk.community
        self.worker.run(
            lambda progress: warm(progress, self.ws, community=community),
            lambda _: self._fetch_ahead(),
            owner=self,
            background=True,
        )

    def _fetch_ahead(self) -> None:
        """Import page after page while nobody touches the window, and build the one with the most on it."""
        if self._released:
            return
        if self.idle.untouched < QUIET:
            QTimer.singleShot(QUIET, self, self._fetch_ahead)
        elif import_one(entry.module for entry in self.entries):
            QTimer.singleShot(0, self, self._fetch_ahead)
        elif any(entry.key == AHEAD for entry in self.entries):
            self.page(AHEAD)

    @property
    def current_key(self) -> str:
        """The key of the page in front, or nothing before the first."""
        page = self.stack.currentWidget()
        return next((key for key, each in self._pages.items() if each is page), "")

    def page(self, key: str) -> Page:
        """The page *key*, built if this is the first time."""
        if key not in self._pages:
            entry = next(entry for entry in self.entries if entry.key == key)
            self._pages[key] = entry.build(self.desk)
            self.stack.addWidget(self._pages[key])
        return self._pages[key]

    def show_page(self, key: str, **where: object) -> None:
        """Bring a page to the front."""
        if not any(entry.key == key for entry in self.entries):
            key = self.entries[0].key
        before = self.current_key
        if before and before != key:
            self.leave_page()
            self._trail = [*self._trail[-20:], before]
        page = self.page(key)
        self.stack.setCurrentWidget(page)
        self.rail.show_chosen(key)
        page.activate(**where)
        focused = self.focusWidget()
        if focused is None or not page.isAncestorOf(focused):
            first = first_stop(page)
            if first is not None:
                first.setFocus(Qt.FocusReason.OtherFocusReason)
            else:
                page.setFocus(Qt.FocusReason.OtherFocusReason)  # else it would fall to the rail
        self.setWindowTitle(f"{page.title} · 巡楼" if page.title else "巡楼")

    def place(self) -> tuple[str, dict[str, object]]:
        """Where people are: the page in front and what it shows."""
        key = self.current_key
        return (key, self._pages[key].where()) if key else ("today", {})

    def leave_page(self) -> None:
        """Let the page in front hand over what it still holds."""
        page = self.stack.currentWidget()
        if isinstance(page, Page) and not self._released:
            page.leave()

    def back(self) -> None:
        """Go to the page that was in front before this one."""
        if self._trail:
            self.leave_page()
            key = self._trail.pop()
            trail = self._trail[:]
            self.show_page(key)
            self._trail = trail

    def show_help(self) -> None:
        """Open the help beside the window, at the page that belongs to what is in front."""
        from ui.help import HelpWindow

        if self._help is None or not shiboken6.isValid(self._help):
            self._help = HelpWindow(self)
        page = self.stack.currentWidget()
        assert isinstance(self._help, HelpWindow)
        self._help.open_page(page.help if isinstance(page, Page) else "start")

    def show_find(self) -> None:
        """Open the line that finds anything, over whatever page is in front."""
        from ui.find_window import FindWindow

        self.leave_page()
        finding = FindWindow(self.desk, pages=[entry.key for entry in self.entries], parent=self)
        finding.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        finding.chosen.connect(self._on_wanted)
        finding.open()

    # ---- what happens around it

    def lock(self) -> None:
        """Hand over what is pending, then ask for the passphrase again."""
        self._when_saved(self.locked.emit)

    def lock_now(self) -> None:
        """Somebody wants it locked: what can be stopped (a sync) stops; when nobody is there, it ends first."""
        self.worker.stop()
        self.lock()

    @property
    def unsaved(self) -> bool:
        """Whether a page holds words that are not on the disk."""
        return any(page.unsaved for page in self._pages.values())

    def _when_saved(self, then: Callable[[], Any]) -> None:
        """Hand over what is pending and run *then* once it is on the disk; where it cannot be, say so and stay."""
        self.leave_page()
        self._if_saved(then)

    def _if_saved(self, then: Callable[[], Any], *, heard: bool = False) -> None:
        if self._released:
            return
        if self.worker.running:
            self.settle(lambda: self._if_saved(then))
        elif not self.unsaved:
            then()
        elif heard:
            self._stay()
        else:  # a turn of the event loop later, because the page hears of its write just after the worker
            QTimer.singleShot(0, self, lambda: self._if_saved(then, heard=True))

    def _stay(self) -> None:
        """Say that words would be lost, and leave it to the person whether to close all the same."""
        page = self.stack.currentWidget()
        banner = page.banner if isinstance(page, Page) else self.banner
        text = self.tr(
            "What you typed could not be saved, so the window stays as it is. Free some space on the disk; "
            "it is then saved by itself."
        )
        self.strip.say("")
        banner.say(text, kind="bad", remedy=self.tr("Close and lose it"), do=self._give_up)

    def _give_up(self) -> None:
        self._going = True
        self.close()

    def settle(self, then: Callable[[], Any]) -> None:
        """Run *then* as soon as no write is on its way any more."""
        if self.worker.running == 0:
            then()
            return
        self.worker.settled.connect(then, Qt.ConnectionType.SingleShotConnection)

    def release(self) -> None:
        """Let go of the workspace: no signals, no jobs; the owner closes it afterwards. Twice does no harm."""
        if self._released:
            return
        self._released = True
        self._soon.stop()
        self._app.focusChanged.disconnect(self._on_focus_moved)
        self.idle.stop()
        self.status.release()
        self.worker.close()

    def closeEvent(self, event: QCloseEvent) -> None:
        self.remember_geometry()
        if not self._going:
            self.leave_page()
            if self.worker.running or self.unsaved:
                self.worker.stop()
                event.ignore()
                self.strip.say(self.tr("Saving the last words, then closing …"))
                self._if_saved(self._give_up)
                return
        self.release()
        event.accept()
        self.closed.emit()

    def remember_geometry(self) -> None:
        """Keep where the window stands for the next time."""
        self.preferences.geometry = bytes(self.saveGeometry().toBase64().data()).decode()
        self.preferences.save()

    def restore_geometry(self) -> None:
        """Stand where the window stood last time."""
        stored = self.preferences.geometry
        if not (stored and self.restoreGeometry(QByteArray.fromBase64(QByteArray(stored.encode())))):
            stand(self)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.ActivationChange and not self.isActiveWindow():
            self.leave_page()

    def _next_area(self) -> None:
        areas: list[QWidget] = [self.rail, self.stack, self.strip]
        focused = self.focusWidget()
        now = next((i for i, area in enumerate(areas) if focused is not None and area.isAncestorOf(focused)), 1)
        for step in range(1, len(areas) + 1):
            area = areas[(now + step) % len(areas)]
            target = first_stop(area)
            if target is not None:
                target.setFocus(Qt.FocusReason.TabFocusReason)
                return

    def _on_focus_moved(self, old: QWidget | None, now: QWidget | None) -> None:
        """Keep what has the keyboard in the page and in sight.

        Qt scrolls to it only where Tab moved it, and hands it to the first entry of the rail when what had it is gone.
        """
        if now is None or self._released or not self.isAncestorOf(now):
            return
        page = self.stack.currentWidget()
        lost = old is not None and self.stack.isAncestorOf(old) and not old.isVisibleTo(self)
        if page is not None and lost and self.rail.isAncestorOf(now):
            (first_stop(page) or page).setFocus(Qt.FocusReason.OtherFocusReason)
        elif not self._app.mouseButtons():  # what is clicked must not move away below the click
            parts.bring_in_sight(now)

    def _on_wanted(self, key: str, where: dict[str, object]) -> None:
        if any(entry.key == key for entry in self.entries):
            self.show_page(key, **where)

    def _on_trouble(self, text: str, kind: str) -> None:
        page = self.stack.currentWidget()
        banner = page.banner if isinstance(page, Page) else self.banner
        banner.say(text, kind=kind)

    def _on_community(self) -> None:
        page = self.stack.currentWidget()
        if isinstance(page, Page):
            page.activate(**page.where())

    def _on_records_changed(self, kinds: frozenset[str]) -> None:
        page = self.stack.currentWidget()
        if isinstance(page, Page) and (not page.kinds or page.kinds & kinds):
            page.refresh(kinds)
