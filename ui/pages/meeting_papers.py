"""The papers of a meeting, all by one button; what was printed and says something else now is named."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QCheckBox, QFileDialog, QGridLayout, QWidget

from exporters.papers.making import Wanted, prepare_handout
from exporters.sentences import sentence
from storage.community import printed
from storage.engine import Database
from ui import parts, texts
from ui.desk import Desk
from ui.pages.meeting_part import Part
from ui.pages.meeting_read import MeetingShown
from ui.paper_pages import file_name
from ui.paper_window import PaperWindow
from ui.sentences import say
from ui.verbs import pack, papers

if TYPE_CHECKING:
    from exporters.papers.making import Made


class Papers(Part):
    """One line a paper; ticked is what the meeting needs now."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, widest=860)
        self.names = {
            "handout": self.tr("Handout"),
            "sign-in": self.tr("Sign-in sheet"),
            "ballots": self.tr("Ballots"),
            "minutes": self.tr("Minutes"),
            "notice": self.tr("Notice of the decisions"),
        }
        what = {
            "handout": self.tr("for everybody at the table: what is to be decided, numbers, photos; no names"),
            "sign-in": self.tr("who is expected, by party, with room to sign; for insiders"),
            "ballots": self.tr("one numbered paper for each who may vote"),
            "minutes": self.tr("what was said, voted and decided, or room to write it; for insiders"),
            "notice": self.tr("what was decided, for the notice board; no names"),
        }
        self.ticks: dict[str, QCheckBox] = {}
        self.looks = {}
        grid = QGridLayout()
        grid.setColumnStretch(1, 1)
        for row, (kind, name) in enumerate(self.names.items()):
            tick = self.ticks[kind] = QCheckBox(name)
            tick.toggled.connect(lambda _on: self._count())
            look = self.looks[kind] = parts.button(self.tr("Look at it"), icon="eye", clicked=partial(self.look, kind))
            look.setAccessibleName(f"{look.text()}: {name}")
            grid.addWidget(tick, row, 0)
            grid.addWidget(parts.note(what[kind]), row, 1)
            grid.addWidget(look, row, 2)
        self.large = QCheckBox(self.tr("Large type"))
        self.go = parts.button("", icon="folder", role="primary", clicked=self.ask)
        self.stale = parts.words(role="late")
        self.stale.hide()
        self.body.addWidget(
            parts.Card(
                parts.section(self.tr("Papers of this meeting")), self.stale, grid, parts.row(self.large, None, self.go)
            )
        )
        self.partners = parts.button(
            self.tr("Fill a partner's template …"), icon="table", role="plain", clicked=self._to_templates
        )
        self.body.addLayout(parts.row(self.partners, None))
        self.result = parts.Card()
        self.said, self.missing = parts.words(role="good"), parts.words(role="late")
        self.open = parts.button(self.tr("Open the folder"), icon="folder", clicked=self._open_folder)
        for widget in (self.said, self.missing):
            self.result.body.addWidget(widget)
        self.result.body.addLayout(parts.row(self.open, None))
        self.result.hide()
        self.body.addWidget(self.result)
        self.body.addStretch()
        self._folder: Path | None = None
        self._window: QWidget | None = None

    def enter(self) -> None:
        self.go.setFocus()

    def show_meeting(self, shown: MeetingShown) -> None:
        fresh = shown.meeting.id != self.meeting
        super().show_meeting(shown)
        if fresh:
            decided = any(one.topic.decision for one in shown.topics)
            for kind, tick in self.ticks.items():
                tick.setChecked(kind in ("minutes", "notice") or not decided)
            self.result.hide()
        self._count()
        rec = shown.meeting.id

        def ask(db: Database) -> list[str]:
            return [f"{one.title} {one.at[:10]}".strip() for one in printed.stale_documents(db, about=rec)]

        self.worker.read(ask, self._tell_stale, owner=self)
        # the handout reads the whole ledger: done while people look at the ticks, the paper is there at the click
        self.worker.run(
            lambda _progress: prepare_handout(self.desk.ws, meeting=rec), owner=self, failed=_no_matter, background=True
        )

    def _tell_stale(self, titles: list[str]) -> None:
        text = self.tr("Out of date, make it again: {papers}").format(papers=", ".join(dict.fromkeys(titles)))
        self.stale.setText(text)
        self.stale.setVisible(bool(titles))

    @property
    def _ticked(self) -> list[str]:
        return [kind for kind, tick in self.ticks.items() if tick.isChecked()]

    def _count(self) -> None:
        self.go.setText(self.tr("Make %n paper(s) into a folder", "", len(self._ticked)))
        self.go.setEnabled(bool(self._ticked))

    def _voters(self) -> int:
        """How many ballots: who should come, or who signed in."""
        if self.shown is None:
            return 0
        return self.shown.meeting.should_attend or self.shown.presence.people

    # ---- what people do

    def look(self, kind: str) -> None:
        """Make one paper and show its pages."""
        wanted = Wanted(meeting=self.meeting, large=self.large.isChecked(), count=self._voters())
        papers.make_paper(
            self.worker, self.desk.ws, kind=kind, wanted=wanted, done=partial(self._looked, kind), failed=self.refuse
        )

    def _looked(self, kind: str, made: Made) -> None:
        remarks = "\n".join(sentence(each, texts.language()) for each in made.remarks)
        title = f"{self._base()} {self.names[kind]}"
        window = PaperWindow(
            self.desk, title=title, data=made.data, remarks=remarks, parent=self.window(),
            went_out=lambda: papers.went_out(self.worker, self.desk.ws, made),
        )  # fmt: skip
        self._window = window
        window.show()

    def _base(self) -> str:
        held = self.shown.meeting if self.shown else None
        return f"{held.day} {held.title}".strip() if held else ""

    def ask(self) -> None:
        """Ask for a folder and make what is ticked."""
        chosen = QFileDialog.getExistingDirectory(self, self.tr("Folder for the papers"))
        if chosen:
            self.make(Path(chosen))

    def make(self, folder: Path) -> None:
        """Make what is ticked into *folder*."""
        base = file_name(self._base())
        self._folder = folder
        pack.save_all(
            self.worker,
            self.desk.ws,
            meeting=self.meeting,
            names={kind: f"{base} {file_name(self.names[kind])}" for kind in self._ticked},
            folder=folder,
            title=self.tr("Making the papers"),
            large=self.large.isChecked(),
            count=self._voters(),
            done=self._made,
            failed=self.refuse,
        )

    def _made(self, made: pack.Pack) -> None:
        self.said.setText(
            self.tr("%n paper(s) made: ", "", len(made.files)) + ", ".join(one.name for one in made.files)
        )
        self.said.setVisible(bool(made.files))
        self.open.setVisible(bool(made.files))
        self.missing.setText("\n".join(f"{self.names[kind]}: {say(error)}" for kind, error in made.refused))
        self.missing.setVisible(bool(made.refused))
        self.result.show()
        self.wrote.emit()

    def _to_templates(self) -> None:
        self.desk.go("settings", card="templates")

    def _open_folder(self) -> None:
        if self._folder is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._folder)))


def _no_matter(_error: Exception) -> None:
    """What could not be prepared is told of when somebody asks for it."""
