"""The laptops of the community: who is in, since when nothing came, inviting one and shutting a lost one out."""

from __future__ import annotations

import re
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QStandardPaths, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QDialog, QFileDialog, QLineEdit, QVBoxLayout, QWidget

from forms.lean import dataclass
from storage.sync import outlook
from storage.sync.membership import Standing
from ui import icons, parts
from ui.desk import Desk, explain
from ui.pages.sync_doors import moment
from ui.tokens import AROUND, BETWEEN
from ui.verbs import sync as verbs

if TYPE_CHECKING:
    from storage.sync.joining import Invitation
    from storage.vault import Cost


@dataclass(frozen=True)
class Group:
    """The laptops of one community, each with when something of it was last written."""

    id: str
    name: str
    laptops: list[tuple[Standing, str]]


class Laptops(QWidget):
    """The list, with a button to invite and one for each laptop to retire it."""

    changed = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.cost: Cost | None = None
        """What deriving the key of an invitation costs; None for the usual."""
        self.groups: list[Group] = []
        self.banner = parts.Banner()
        self._lines = QVBoxLayout()
        self._lines.setSpacing(4)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(BETWEEN)
        column.addWidget(self.banner)
        column.addLayout(self._lines)

    def read(self) -> None:
        """Read the list again."""
        ws, own = self._desk.ws, self._desk.ws.device_id
        community = self._desk.community
        wanted = [each for each in ws.communities() if community in ("", each.id)]

        def read(_progress: object) -> list[Group]:
            return [
                Group(
                    each.id,
                    each.name,
                    ws.read(lambda db, key=each.id: outlook.laptops(db, community=key, own=own)),  # type: ignore[misc]
                )
                for each in wanted
            ]

        self._desk.worker.run(read, self._show, owner=self)

    def invite_to(self, path: Path, *, community: str) -> None:
        """Write an invitation to *path* and show its code."""
        ws, cost = self._desk.ws, self.cost

        def show(made: tuple[Invitation, Path]) -> None:
            invitation, page = made
            InvitationDialog(invitation, page, self).open()
            self.changed.emit()

        self._desk.worker.run(
            lambda progress: verbs.invite(ws, path=path, community=community, cost=cost),
            show,
            owner=self,
            title=self.tr("Writing the invitation"),
        )

    def ask_to_retire(self, one: Standing, community: str) -> None:
        """Warn of what retiring means, and retire when told to."""
        name = one.device.name or one.device.id[:8]
        text = self.tr(
            "“{name}” will read nothing that is written from now on, and what it writes later is kept apart. "
            "What is on it already stays on it. This cannot be undone; an invitation lets it join anew. "
            "Sync afterwards, so that the other laptops learn of it."
        )
        self.banner.say(
            text.format(name=name),
            kind="late",
            remedy=self.tr("Retire it"),
            do=lambda: self.retire(one.device.id, community),
        )

    def retire(self, laptop: str, community: str) -> None:
        """Shut *laptop* out of what is written from now on."""
        ws = self._desk.ws
        self._desk.worker.run(
            lambda progress: verbs.retire(ws, community=community, laptop=laptop),
            lambda _none: self._after(self.tr("It is retired. A new key seals from now on; sync, so that it spreads.")),
            owner=self,
        )

    def ask_for_name(self, one: Standing, community: str) -> None:
        """Ask what a laptop is to be called."""
        dialog = NameDialog(one.device.name, self)
        dialog.given.connect(lambda name: self.call(one.device.id, community, name))
        dialog.open()
        dialog.name.setFocus()

    def call(self, laptop: str, community: str, name: str) -> None:
        """Call *laptop* by *name* from now on, on every laptop of the community."""
        ws = self._desk.ws
        text = self.tr("It is called “{name}” now; the others see it after the next sync.").format(name=name)
        self._desk.worker.run(
            lambda progress: verbs.call_laptop(ws, community=community, laptop=laptop, name=name),
            lambda _none: self._after(text),
            owner=self,
            failed=lambda error: self.banner.say(explain(error), kind="bad"),
        )

    def take_late(self, laptop: str, community: str) -> None:
        """Take in what a retired laptop wrote before it was given back."""
        ws = self._desk.ws
        self._desk.worker.run(
            lambda progress: verbs.take_late(ws, community=community, laptop=laptop),
            lambda count: self._after(self.tr("%n change(s) were taken in.", "", count)),
            owner=self,
        )

    def _after(self, text: str) -> None:
        self.banner.say(text, kind="good")
        self.changed.emit()

    def _show(self, groups: list[Group]) -> None:
        if groups == self.groups and self._lines.count():
            return
        self.groups = groups
        parts.clear(self._lines)
        for group in groups:
            head = QWidget()
            row = parts.row(parts.section(group.name), spacing=BETWEEN)
            row.setStretch(0, 1)
            if not self._desk.ws.readonly:
                invite = parts.button(
                    self.tr("Invite another laptop …"), icon="add", clicked=partial(self._on_invite, group)
                )
                row.addWidget(invite)
            head.setLayout(row)
            row.setContentsMargins(0, 0, 0, 0)
            self._lines.addWidget(head)
            known = {one.device.id: one.device.name for one, _ in group.laptops}
            # an invitation that let a laptop in says nothing that the laptop does not
            spent = {one.device.by for one, _ in group.laptops}
            for one, at in sorted(
                group.laptops, key=lambda each: (not each[0].own, each[1] == "", each[0].device.name)
            ):
                if not (one.device.invitation and one.device.id in spent):
                    self._lines.addWidget(self._row(one, at, group.id, known))

    def _row(self, one: Standing, at: str, community: str, known: dict[str, str]) -> QWidget:
        device = one.device
        name = device.name or self.tr("Unknown laptop {id}").format(id=device.id[:8])
        said = []
        if device.invitation:
            name = self.tr("Invitation that nobody has used")
            said.append(device.name)
        elif at:
            said.append(self.tr("last wrote {when}").format(when=moment(at)))
        else:
            said.append(self.tr("nothing of it has come yet"))
        if device.by and device.by in known and not device.invitation:
            said.append(self.tr("came in by: {name}").format(name=known[device.by] or device.by[:8]))
        card = parts.Card(spacing=4)
        shape = "na" if device.retired else "waiting" if device.invitation else "pass"
        lines = parts.column(parts.words(name), parts.note(" · ".join(filter(None, said))), spacing=0)
        state = ""
        if one.own:
            state = self.tr("This laptop")
        elif device.retired:
            state = self.tr("Retired")
        for text in self._cares(one):
            shape = "late"
            lines.addWidget(parts.words(text, role="late"))
        row = parts.row(icons.Mark(shape, state or name), lines, spacing=BETWEEN)
        row.setStretch(1, 1)
        if state:
            row.addWidget(parts.note(state))
        if not self._desk.ws.readonly:
            if device.public and not device.retired and not device.invitation:
                rename = parts.button(
                    self.tr("Name …"), role="plain", clicked=lambda: self.ask_for_name(one, community)
                )
                rename.setAccessibleName(self.tr("Name this laptop: {name}").format(name=name))
                row.addWidget(rename)
            if not one.own:
                self._offer(row, one, community, name)
        card.body.addLayout(row)
        return card

    def _offer(self, row: object, one: Standing, community: str, name: str) -> None:
        if one.device.retired and one.waiting:
            button = parts.button(
                self.tr("Take in what it wrote later"),
                clicked=lambda: self.take_late(one.device.id, community),
            )
        elif one.device.retired or not one.device.public:
            return
        else:
            words = self.tr("Withdraw …") if one.device.invitation else self.tr("Retire …")
            button = parts.button(words, role="plain", clicked=lambda: self.ask_to_retire(one, community))
            button.setAccessibleName(f"{words} {name}")
        row.addWidget(button)  # type: ignore[attr-defined]

    def _cares(self, one: Standing) -> list[str]:
        found = []
        if one.gaps:
            count = sum(last - first + 1 for first, last in one.gaps)
            found.append(self.tr("%n change(s) of it have not come here", "", count))
        if one.copies:
            found.append(self.tr("its disk was copied: two laptops write under this name"))
        if one.waiting:
            found.append(self.tr("%n change(s) of it are kept apart", "", one.waiting))
        return found

    def _on_invite(self, group: Group) -> None:
        clean = re.sub(r'[\\/:*?"<>|]', "", group.name) or "xunlou"
        places = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        start = Path(places or Path.home()) / self.tr("{name} invitation.xlinv").format(name=clean)
        found, _ = QFileDialog.getSaveFileName(self, self.tr("Save the invitation"), str(start))
        if found:
            self.invite_to(Path(found), community=group.id)


class NameDialog(QDialog):
    """Asks for the name by which people know a laptop."""

    given = Signal(str)

    def __init__(self, known: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Name of the laptop"))
        self.resize(480, 220)
        self.name = QLineEdit(known)
        self.name.setMaxLength(40)
        self.name.selectAll()
        self.name.setAccessibleName(self.windowTitle())
        self.go = parts.button(self.tr("Keep"), icon="pass", role="primary", clicked=self._on_go)
        self.go.setDefault(True)
        self.name.textChanged.connect(self._on_text)
        away = parts.button(self.tr("Cancel"), clicked=self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(AROUND, AROUND, AROUND, AROUND)
        column.setSpacing(BETWEEN)
        hint = self.tr("Where it stands or who uses it. Laptops of the community see it; documents never show it.")
        column.addWidget(parts.words(hint))
        column.addWidget(self.name)
        column.addStretch()
        column.addLayout(parts.row(None, away, self.go))

    def _on_text(self, text: str) -> None:
        self.go.setEnabled(bool(text.strip()))

    def _on_go(self) -> None:
        if self.name.text().strip():
            self.accept()
            self.given.emit(self.name.text().strip())


class InvitationDialog(QDialog):
    """Shows the spoken code once: it is kept nowhere."""

    def __init__(self, invitation: Invitation, page: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Invitation"))
        self.resize(600, 460)
        self.code = invitation.code
        shown = parts.words(invitation.code, role="code")
        shown.setAccessibleName(self.tr("Code: {code}").format(code=" ".join(invitation.code)))
        column = QVBoxLayout(self)
        column.setContentsMargins(AROUND, AROUND, AROUND, AROUND)
        column.setSpacing(BETWEEN)
        column.addWidget(parts.section(self.tr("The code of this invitation")))
        column.addWidget(parts.Card(shown))
        column.addWidget(
            parts.words(
                self.tr(
                    "Tell it to whoever joins, by voice or on paper. It must not travel with the file, "
                    "and it is not shown again."
                )
            )
        )
        column.addWidget(parts.words(self.tr("The file: {path}").format(path=invitation.path)))
        column.addWidget(parts.note(self.tr("A page to print lies beside it: {path}").format(path=page.name)))
        column.addStretch()
        show = parts.button(
            self.tr("Open the page"),
            icon="print",
            clicked=lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(str(page))),
        )
        done = parts.button(self.tr("I have noted the code"), icon="pass", role="primary", clicked=self.accept)
        column.addLayout(parts.row(show, None, done))
