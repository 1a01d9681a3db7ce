"""The door: the window that stands before a workspace is open."""

from __future__ import annotations

from pathlib import Path
from shutil import rmtree
from typing import TYPE_CHECKING

from platformdirs import user_data_path
from PySide6.QtCore import QByteArray, QTimer, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QMainWindow, QStackedWidget

from forms.errors import UserError
from storage.built_in import install_built_in
from storage.community.lacking import Lacking, lacking
from storage.restore import RestoreReport, restore
from storage.vault import Way, by_either
from storage.workspace import Workspace
from ui import texts
from ui.desk import Restyle, explain
from ui.door_create import CreatePage, RecoveryPage, Wish
from ui.door_join import Joining, JoinPage
from ui.door_pages import DoorPage, WelcomePage
from ui.door_remedies import LostPhotosPage, RepairedPage
from ui.door_unlock import NewPassphrasePage, UnlockPage
from ui.placing import stand
from ui.preferences import Preferences
from ui.reading_order import ReadingOrder
from ui.verbs.mending import Mended, repair
from ui.worker import Progress, Worker

if TYPE_CHECKING:
    from storage.sync.joining import Joined
    from storage.vault import Cost

DEMONSTRATION_PASSPHRASE = "demo"


def demonstration_folder() -> Path:
    """Where the demonstration lives, apart from everybody's own folders."""
    return user_data_path("xunlou", appauthor=False) / "demonstration"


class Door(ReadingOrder, QMainWindow):
    """Walks people to an open workspace and hands it on by `opened`."""

    opened = Signal(object)
    restyled = Signal(object)

    def __init__(self, preferences: Preferences) -> None:
        super().__init__()
        self.preferences = preferences
        self.worker = Worker(parent=self)
        self.worker.trouble.connect(self._on_trouble)
        self.stack = QStackedWidget()
        self.setCentralWidget(self.stack)
        self.setMinimumSize(640, 560)
        self.setWindowTitle("巡楼")
        self._finished = False
        self.cost: Cost | None = None
        """What deriving the key of a workspace that joins costs; None for the usual."""
        self._waiting: Workspace | None = None
        self._lost: dict[str, tuple[str, ...]] = {}
        """Photos that a restore could not bring, by the folder it restored to."""
        self.show_welcome()

    def restore_geometry(self) -> None:
        stored = self.preferences.geometry
        if not (stored and self.restoreGeometry(QByteArray.fromBase64(QByteArray(stored.encode())))):
            stand(self)

    @property
    def page(self) -> DoorPage:
        """The page that is shown."""
        shown = self.stack.currentWidget()
        assert isinstance(shown, DoorPage)
        return shown

    def show_welcome(self) -> None:
        """The first page."""
        page = WelcomePage(self.preferences.recent)
        page.chosen.connect(self.ask)
        page.create_wanted.connect(self.show_create)
        page.join_wanted.connect(self.show_join)
        page.demonstration_wanted.connect(self.open_demonstration)
        page.language_wanted.connect(self._on_language)
        page.forgotten.connect(self._on_forgotten)
        page.restore_wanted.connect(self.restore)
        self._show(page)
        page.first.setFocus()

    def show_create(self) -> None:
        """The page that makes a new workspace."""
        page = CreatePage()
        page.wished.connect(self._on_wished)
        page.back.connect(self.show_welcome)
        self._show(page)
        page.community.setFocus()

    def show_join(self) -> None:
        """The page for somebody who was invited."""
        page = JoinPage()
        page.wished.connect(self._on_joining)
        page.back.connect(self.show_welcome)
        self._show(page)
        page.file.setFocus()

    def ask(self, folder: str, *, locked: bool = False) -> None:
        """Ask for the passphrase of *folder*."""
        hint = ""
        if Path(folder) == demonstration_folder():
            hint = self.tr("This is the demonstration. Its passphrase is: {word}").format(word=DEMONSTRATION_PASSPHRASE)
        page = UnlockPage(folder, locked=locked, hint=hint)
        page.passphrase_given.connect(self.unlock_with)
        page.recovery_given.connect(self._on_recovery)
        page.reading_wanted.connect(lambda: self.read_with(folder, page.secret))
        page.repair_wanted.connect(lambda backups: self.repair_with(folder, page.secret, backups=backups))
        page.back.connect(self.show_welcome)
        self._show(page)
        page.passphrase.setFocus()

    def rebuild(self) -> None:
        """Build the first page anew in another language."""
        if isinstance(self.page, WelcomePage):
            self.show_welcome()

    def unlock_with(self, folder: str, passphrase: str) -> None:
        """Try a passphrase; deriving its key takes a moment on purpose."""
        self.worker.run(
            lambda progress: Workspace.open(folder, passphrase),
            self._hand_over,
            owner=self.page,
            failed=self._on_refused,
        )

    def read_with(self, folder: str, secret: str) -> None:
        """Open a workspace that cannot be written, by its passphrase or recovery code, for reading only."""
        self._busy(True)
        self.worker.run(
            lambda progress: Workspace.open(folder, by_either(secret), readonly=True),
            self._hand_over,
            owner=self.page,
            failed=self._on_refused,
        )

    def repair_with(self, folder: str, secret: str, *, backups: str = "") -> None:
        """Mend keys and database, say what came of it, then open. Stopped or failed, the folder is as before."""
        if not secret:
            text = self.tr("Enter the passphrase or the recovery code first.")
            self._on_refused(UserError("VAULT_009", path=folder), text=text)
            return
        self._busy(True)

        def tell(found: Mended) -> None:
            page = RepairedPage(found)
            page.done.connect(lambda: self.unlock_by(folder, by_either(secret)))
            self._show(page)
            page.go.setFocus()

        self.worker.run(
            lambda progress: repair(folder, secret, backups=backups, progress=progress),
            tell,
            owner=self.page,
            failed=self._on_refused,
            title=self.tr("Repairing the workspace"),
            cancelled=self._on_stopped,
        )

    def unlock_by(self, folder: str, way: Way) -> None:
        """Open *folder* by a way that is known to work."""
        self.worker.run(lambda progress: Workspace.open(folder, way), self._hand_over, owner=self.page)

    def _on_stopped(self) -> None:
        if isinstance(self.page, UnlockPage):
            self.page.refused(self.tr("Stopped. Nothing was changed."), counts=False)

    def _busy(self, busy: bool) -> None:
        if isinstance(self.page, UnlockPage):
            self.page.set_busy(busy)

    def open_demonstration(self) -> None:
        """Make the demonstration workspace if it is not there yet, and open it."""
        folder = demonstration_folder()

        def work(progress: Progress) -> Workspace:
            from storage.demonstration import demo

            if not (folder / "keys.json").exists():
                # beside its place first: what a power cut leaves half made is never taken for the whole
                fresh = folder.with_name("demonstration.new")
                rmtree(fresh, ignore_errors=True)
                demo(fresh, scale="seed", seed=1, progress=progress)
                fresh.rename(folder)
            return Workspace.open(folder, DEMONSTRATION_PASSPHRASE)

        self.worker.run(work, self._hand_over, owner=self.page, title=self.tr("Preparing the demonstration"))

    def restore(self, source: str, target: str) -> None:
        """Restore the newest whole backup of *source* to *target*, then ask for its passphrase."""

        def ask(report: RestoreReport) -> None:
            self.ask(target)
            when = report.at.astimezone().strftime("%Y-%m-%d %H:%M")
            text = self.tr("Restored the backup of {when}.").format(when=when)
            if report.missing:
                text += " " + self.tr("%n photo(s) are missing in it.", "", len(report.missing))
            if report.absent:
                absent = len(report.absent)
                text += " " + self.tr("%n photo(s) were missing already when it was made.", "", absent)
            self._lost[str(report.path)] = (*report.missing, *report.absent)
            self.page.banner.say(text, kind="late" if report.missing or report.absent else "good")

        self.worker.run(
            lambda progress: restore(source, target, progress),
            ask,
            owner=self.page,
            title=self.tr("Restoring the backup"),
        )

    def release(self) -> None:
        """The window has taken over: stop what runs and hide."""
        self._finished = True
        self.worker.close()
        self.hide()

    def closeEvent(self, event: QCloseEvent) -> None:
        self.worker.close()
        if self._waiting is not None and not self._finished:
            self._waiting.close()
        event.accept()

    def _show(self, page: DoorPage) -> None:
        before = self.stack.currentWidget()
        self.stack.addWidget(page)
        self.stack.setCurrentWidget(page)
        if before is not None:
            self.stack.removeWidget(before)
            before.deleteLater()

    def _hand_over(self, ws: Workspace) -> None:
        lost = self._lost.pop(str(ws.folder), ())
        if lost:
            self._waiting = ws
            self._name_lost(ws, ws.read(lambda db: lacking(db, lost)))
            return
        self._finished = True
        self.opened.emit(ws)

    def _name_lost(self, ws: Workspace, photos: list[Lacking]) -> None:
        """Name the photos that did not come back, before anybody counts on them."""
        page = LostPhotosPage(photos)
        page.done.connect(lambda: self._hand_over(ws))
        self._show(page)
        page.go.setFocus()

    def _on_wished(self, wish: Wish) -> None:
        page = self.page

        def create(progress: Progress) -> tuple[Workspace, str]:
            ws, code = Workspace.create(wish.folder, wish.passphrase, community=wish.community, person=wish.person)
            install_built_in(ws)
            return ws, code

        def show_code(made: tuple[Workspace, str]) -> None:
            ws, code = made
            self._waiting = ws
            shown = RecoveryPage(code, community=wish.community, folder=wish.folder, made=ws.clock())
            shown.proved.connect(lambda: self._hand_over(ws))
            self._show(shown)
            shown.typed.setFocus()

        self.worker.run(create, show_code, owner=page, title=self.tr("Creating the workspace"))

    def _on_joining(self, wish: Joining) -> None:
        page, cost = self.page, self.cost

        def come_in(progress: Progress) -> Joined:
            from storage.sync.joining import join

            return join(
                wish.file, wish.folder, code=wish.code, passphrase=wish.passphrase, person=wish.person, cost=cost
            )

        def show_code(made: Joined) -> None:
            ws = self._waiting = made.workspace
            shown = RecoveryPage(made.recovery_code, community=made.name, folder=wish.folder, made=ws.clock())
            shown.proved.connect(lambda: self._hand_over(ws))
            self._show(shown)
            shown.typed.setFocus()

        self.worker.run(come_in, show_code, owner=page, title=self.tr("Joining the community"))

    def _on_recovery(self, folder: str, code: str) -> None:
        def take(ws: Workspace) -> None:
            self._waiting = ws
            page = NewPassphrasePage()
            page.chosen.connect(lambda passphrase: self._on_new_passphrase(ws, passphrase))
            self._show(page)
            page.passphrase.setFocus()

        self.worker.run(
            lambda progress: Workspace.open_with_recovery(folder, code), take, owner=self.page, failed=self._on_refused
        )

    def _on_new_passphrase(self, ws: Workspace, passphrase: str) -> None:
        self.worker.run(
            lambda progress: ws.change_passphrase(passphrase), lambda _: self._hand_over(ws), owner=self.page
        )

    def _on_refused(self, error: Exception, *, text: str = "") -> None:
        page = self.page
        if isinstance(page, UnlockPage):
            code = error.code if isinstance(error, UserError) else ""
            page.refused(text or explain(error), code=code, counts=code in ("VAULT_001", "VAULT_002", "VAULT_003"))
        else:
            self._on_trouble(error)

    def _on_trouble(self, error: Exception) -> None:
        self.page.banner.say(explain(error), kind="bad")

    def _on_language(self) -> None:
        other: texts.Language = "en" if texts.language() == "zh" else "zh"
        QTimer.singleShot(0, self, lambda: self.restyled.emit(Restyle(language=other)))

    def _on_forgotten(self, folder: str) -> None:
        self.preferences.forget(folder)
        QTimer.singleShot(0, self, self.show_welcome)
