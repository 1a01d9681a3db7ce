"""Where a round begins: drafts to go on with first, then the buildings, longest unvisited first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from forms.lean import dataclass
from storage.community import places, visits
from storage.community.places import Place
from storage.engine import Database
from ui import parts
from ui.desk import Desk
from ui.pages.round import INSPECTION

if TYPE_CHECKING:
    from storage.workspace import Workspace

SHOWN = 60
"""More buildings than these are found by searching, not by scrolling."""


@dataclass(frozen=True)
class Start:
    """One building that a round can begin in."""

    place: Place
    day: str
    failed: int
    homes: int
    begun: bool


def starts(ws: Workspace, community: str = "") -> list[Start]:
    """The buildings of one *community* or all: begun rounds first, then by how long nobody was there."""
    begun = {draft.place for draft in ws.drafts.open_drafts() if draft.form_id == INSPECTION}

    def read(db: Database) -> list[Start]:
        found = []
        homes = places.homes_of_buildings(db)
        for place in places.tree(db, community=community or None, levels=("building",)):
            last = visits.last_visit(db, place.id)
            day, failed = (last.day, last.failed) if last else ("", 0)
            found.append(Start(place, day, failed, homes.get(place.id, 0), place.id in begun))
        return found

    return sorted(ws.read(read), key=lambda each: (not each.begun, each.day, each.place.order))


class StartPanel(QWidget):
    """Choose a building; one click begins or goes on."""

    chosen = Signal(str)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self._found: list[Start] = []
        self.search = QLineEdit()
        self.search.setPlaceholderText(self.tr("Find a building"))
        self.search.setAccessibleName(self.tr("Find a building"))
        self.search.setClearButtonEnabled(True)
        self.search.setMaximumWidth(480)
        self.search.textChanged.connect(self._show)
        self.search.returnPressed.connect(self._first)
        self.list = parts.Scrolled(margin=0, spacing=8)
        self.empty = parts.Empty(
            "building",
            self.tr(
                "There are no buildings yet. Add them once, with one line for a whole estate; every round starts here."
            ),
            parts.button(
                self.tr("Add places"), role="primary", icon="add", clicked=lambda: desk.go("places", adding=True)
            ),
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 16, 24, 0)
        column.addWidget(self.search)
        column.addWidget(self.list, 1)
        column.addWidget(self.empty, 1)
        self.empty.hide()

    def read(self) -> None:
        """Read again what there is to walk."""
        self.desk.worker.run(lambda _progress: starts(self.desk.ws, self.desk.community), self._take, owner=self)

    def _take(self, found: list[Start]) -> None:
        self._found = found
        self.empty.setVisible(not found)
        for widget in (self.search, self.list):
            widget.setVisible(bool(found))
        self._show()

    def _show(self) -> None:
        body = self.list.body
        parts.clear(body)
        wanted = self._wanted()
        for start in wanted[:SHOWN]:
            body.addWidget(self._row(start))
        if len(wanted) > SHOWN:
            body.addWidget(parts.note(self.tr("{count} more: search for them").format(count=len(wanted) - SHOWN)))
        body.addStretch()

    def _wanted(self) -> list[Start]:
        words = self.search.text().casefold().split()
        return [start for start in self._found if all(each in start.place.path.casefold() for each in words)]

    def _row(self, start: Start) -> QWidget:
        row = parts.button("", role="row", clicked=lambda: self.chosen.emit(start.place.id))
        said = [self.tr("%n home(s)", "", start.homes)] if start.homes else []
        said.append(self.tr("last visit {day}").format(day=start.day) if start.day else self.tr("not visited yet"))
        if start.failed:
            said.append(self.tr("{count} failed then").format(count=start.failed))
        note = parts.note(" · ".join(said))
        note.setWordWrap(False)
        name = parts.words(start.place.path)
        go = parts.words(self.tr("Go on") if start.begun else self.tr("Start"), role="good" if start.begun else "note")
        go.setWordWrap(False)
        line = QHBoxLayout(row)
        line.setContentsMargins(16, 8, 16, 8)
        line.setSpacing(24)
        line.addWidget(name, 1)
        line.addWidget(note)
        line.addWidget(go)
        for label in (name, note, go):
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        row.setMinimumHeight(56)
        row.setAccessibleName(f"{go.text()}: {start.place.path}, {note.text()}")
        return row

    def _first(self) -> None:
        wanted = self._wanted()
        if wanted:
            self.chosen.emit(wanted[0].place.id)
