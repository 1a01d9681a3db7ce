"""Making a new workspace: who and where, then the recovery code, proved by typing it again."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QStandardPaths, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QFileDialog, QLineEdit

from forms.errors import UserError
from forms.lean import dataclass
from storage.folders import Reason, risky_folder
from storage.recovery import read_code
from ui import icons, parts, recovery_slip
from ui.door_pages import DoorPage, field
from ui.passphrase import Strength, strength
from ui.secret_edit import SecretEdit
from ui.tokens import WITHIN

SHORTEST = 4


@dataclass(frozen=True)
class Wish:
    """What somebody wants created."""

    community: str
    person: str
    folder: Path
    passphrase: str


class CreatePage(DoorPage):
    """Community, name, folder, passphrase. What is missing is said beside the button, not in a dialog."""

    wished = Signal(object)

    def __init__(self) -> None:
        super().__init__(heading=self.tr("Create a workspace"))
        self.community = QLineEdit()
        self.community.setPlaceholderText(self.tr("For example: Dungen community"))
        self.person = QLineEdit()
        self.place = QLineEdit(str(_documents() / "巡楼"))
        self.place.setAccessibleName(self.tr("Folder"))
        choose = parts.button(self.tr("Choose …"), icon="folder", clicked=self._on_choose)
        self.passphrase = SecretEdit(self.tr("Passphrase"))
        self.again = SecretEdit(self.tr("Passphrase once more"))
        self._strength_mark = icons.Mark("waiting", "")
        self._strength = parts.note()
        self._missing = parts.words(role="bad")
        self._missing.hide()
        self.go = parts.button(self.tr("Create"), icon="next", role="primary", clicked=self._on_create)
        self._own_folder = True
        hint = self.tr("Three or four words that only you and your colleagues would put together are best.")
        self.column.addLayout(field(self.tr("Name of the community"), self.community))
        self.column.addLayout(field(self.tr("Your name"), self.person, hint=self.tr("It signs what you write.")))
        where = parts.words(self.tr("Folder for the records"))
        where.setBuddy(self.place)
        self.column.addLayout(parts.column(where, parts.row(self.place, choose), spacing=4))
        self._risk = parts.words(role="bad")
        self._risk.hide()
        self.column.addWidget(self._risk)
        self.column.addLayout(field(self.tr("Passphrase"), self.passphrase, hint=hint))
        self.column.addLayout(parts.row(self._strength_mark, self._strength, None, spacing=WITHIN))
        self.column.addLayout(field(self.tr("Passphrase once more"), self.again))
        self.column.addWidget(self._missing)
        self.column.addLayout(parts.row(None, self.go))
        self.column.addStretch()
        self.community.textChanged.connect(self._on_named)
        self.place.textEdited.connect(self._on_placed)
        self.place.textChanged.connect(self._show_risk)
        self.passphrase.changed.connect(self._show_strength)
        self.again.entered.connect(self._on_create)
        self.community.returnPressed.connect(self.person.setFocus)
        self.person.returnPressed.connect(self.passphrase.setFocus)
        self.passphrase.entered.connect(self.again.setFocus)
        self._show_strength()

    def missing(self) -> str:
        """What still keeps the workspace from being created; empty when nothing does."""
        if not self.community.text().strip():
            return self.tr("The community has no name yet.")
        if not self.person.text().strip():
            return self.tr("Your name is missing.")
        if not self.place.text().strip():
            return self.tr("Choose a folder for the records.")
        if len(self.passphrase.text.strip()) < SHORTEST:
            return self.tr("The passphrase needs at least %n character(s).", "", SHORTEST)
        if self.passphrase.text != self.again.text:
            return self.tr("The two passphrases are not the same.")
        return ""

    def _on_create(self) -> None:
        missing = self.missing()
        self._missing.setText(missing)
        self._missing.setVisible(bool(missing))
        if not missing:
            folder = Path(self.place.text().strip()).expanduser()
            self.wished.emit(
                Wish(self.community.text().strip(), self.person.text().strip(), folder, self.passphrase.text)
            )

    def _on_named(self, name: str) -> None:
        if self._own_folder:
            clean = "".join(c for c in name.strip() if c not in '\\/:*?"<>|')
            self.place.setText(str(_documents() / "巡楼" / clean) if clean else str(_documents() / "巡楼"))

    def _on_placed(self) -> None:
        self._own_folder = False

    def _on_choose(self) -> None:
        folder = QFileDialog.getExistingDirectory(self, self.tr("An empty folder for the records"), str(_documents()))
        if folder:
            self._own_folder = False
            self.place.setText(folder)

    def _show_risk(self) -> None:
        """Warn of a folder where records get damaged or lost; whoever knows better may still go on."""
        words: dict[Reason, str] = {
            "cloud": self.tr("A cloud program copies this folder, which can damage the records. Choose another one."),
            "network": self.tr("This folder lies on another computer, which can damage the records. Choose one here."),
            "temporary": self.tr("The system may empty this folder at any time. Choose another one."),
        }
        risk = risky_folder(self.place.text().strip())
        self._risk.setText(words[risk] if risk else "")
        self._risk.setVisible(risk is not None)

    def _show_strength(self) -> None:
        found = strength(self.passphrase.text)
        words: dict[Strength, tuple[str, str]] = {
            "empty": ("waiting", self.tr("Nothing typed yet")),
            "weak": ("fail", self.tr("Easy to guess: make it longer")),
            "fair": ("late", self.tr("Fair: one more word makes it good")),
            "good": ("pass", self.tr("Hard to guess")),
        }
        shape, text = words[found]
        self._strength_mark.show_state(shape, text)
        self._strength.setText(text)


class RecoveryPage(DoorPage):
    """Shows the recovery code once, offers to print or save it, and asks for it again before going on."""

    proved = Signal()

    def __init__(self, code: str, *, community: str, folder: Path, made: datetime) -> None:
        super().__init__(heading=self.tr("The recovery code"), has_back=False)
        self._code = code
        self._about = {"code": code, "community": community, "folder": str(folder), "made": made}
        self.column.addWidget(
            parts.words(
                self.tr(
                    "If the passphrase is forgotten, this code is the only other way in. Nobody else has it. "
                    "Print it or write it down now, and lock it away."
                )
            )
        )
        shown = parts.words(code, role="code")
        shown.setAccessibleName(self.tr("Recovery code: {code}").format(code=" ".join(code)))
        self.column.addWidget(parts.Card(shown))
        self.column.addLayout(
            parts.row(
                parts.button(self.tr("Print …"), icon="print", clicked=self._on_print),
                parts.button(self.tr("Save as PDF …"), icon="document", clicked=self._on_save),
                None,
            )
        )
        self._done = parts.note()
        self._done.hide()
        self.column.addWidget(self._done)
        self.typed = QLineEdit()
        self.typed.textChanged.connect(self._on_typed)
        self.typed.returnPressed.connect(self._on_go)
        self.column.addLayout(
            field(
                self.tr("Type the code from the paper"),
                self.typed,
                hint=self.tr("So that you know the paper is right. Dashes and spaces do not matter."),
            )
        )
        self._wrong = parts.words(role="bad")
        self._wrong.hide()
        self.column.addWidget(self._wrong)
        self.go = parts.button(self.tr("Go on"), icon="next", role="primary", clicked=self._on_go)
        self.column.addLayout(parts.row(None, self.go))
        self.column.addStretch()

    def save_to(self, path: Path) -> None:
        """Write the slip as a PDF and say so."""
        recovery_slip.save(path, **self._about)  # type: ignore[arg-type]
        self._say(self.tr("Saved: {path}. Take it off this laptop once it is printed.").format(path=path))

    def _on_typed(self) -> None:
        self._wrong.hide()

    def _on_go(self) -> None:
        if _same(self.typed.text(), self._code):
            self.proved.emit()
            return
        self._wrong.setText(self.tr("That is not the code above. Compare it part by part."))
        self._wrong.show()
        self.typed.setFocus()

    def _on_save(self) -> None:
        name, _ = QFileDialog.getSaveFileName(
            self, self.tr("Save the recovery code"), str(_documents() / "recovery-code.pdf"), "PDF (*.pdf)"
        )
        if name:
            self._try(lambda: self.save_to(Path(name)))

    def _on_print(self) -> None:
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter  # few print, and everybody waits for the first window

        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        recovery_slip.lay_out(printer)
        if QPrintDialog(printer, self).exec():
            painter = QPainter(printer)
            recovery_slip.draw(painter, printer, **self._about)  # type: ignore[arg-type]
            painter.end()
            self._say(self.tr("Sent to the printer."))

    def _try(self, action: Callable[[], None]) -> None:
        try:
            action()
        except OSError:
            self.banner.say(self.tr("The file could not be written there. Choose another folder."), kind="bad")

    def _say(self, text: str) -> None:
        self._done.setText(text)
        self._done.show()


def _documents() -> Path:
    return Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation) or Path.home())


def _same(typed: str, code: str) -> bool:
    try:
        return read_code(typed) == read_code(code)
    except UserError:
        return False
