"""The page of places: buildings and homes as a tree with one of them beside; rooms; the facilities of estates."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QTimer
from PySide6.QtWidgets import QLineEdit, QSplitter, QStackedWidget, QTreeView, QVBoxLayout, QWidget

from storage.community import places
from storage.community.duties import without_responsible
from storage.community.places import Place
from storage.engine import Database
from ui import parts, shortcuts, theme
from ui.chips import Chips
from ui.desk import Desk
from ui.page import Page
from ui.pages.dossier import DossierPanel
from ui.pages.place_details import PlaceDetails
from ui.pages.places_add import AddPlaces
from ui.pages.places_model import PlacesModel
from ui.sentences import say
from ui.tokens import AROUND, BETWEEN, WITHIN
from ui.verbs import places as verbs

if TYPE_CHECKING:
    from ui.pages.people_part import Listed

OPEN_UP_TO = 40
"""With so few places the whole tree stands open."""
MOST_UNDO = 50
WRITTEN = 20  # ms until it is looked again whether a write has come back
TREE = "buildings"
BEHIND_TREE = frozenset({"place", "community", "answer", "issue"})
SECTIONS = {"rooms": ("places_rooms", "Rooms"), "facilities": ("places_facilities", "Facilities")}
"""Parts beside the tree, each built when it is first opened."""


class PlacesPage(Page):
    """Where people and rooms are entered once, for every round after."""

    kinds = frozenset({"place", "community", "answer", "issue", "venue", "facility", "activity", "meeting"}) | {
        "person",
        "partner",
    }
    help = "places"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._places: list[Place] = []
        self._wanted = ""
        self._awaited = ""
        """A place that comes back, to be shown when it is there."""
        self._showing = False
        """Whether the tree is being shown anew; otherwise it is a person who chooses in it."""
        self.header.set_title(self.title)
        self.add = parts.button(self.tr("Add places"), icon="add", clicked=self.show_adding)
        self.add.hide()
        self.header.add_action(self.add)
        self.undo = parts.button(self.tr("Undo (Ctrl+Z)"), icon="undo", clicked=self.take_back)
        self.undo.setEnabled(False)
        self.header.add_action(self.undo)
        self._done: list[tuple[str, Callable[[], object]]] = []
        self.search = QLineEdit()
        self.search.setPlaceholderText(self.tr("Find a place"))
        self.search.setAccessibleName(self.tr("Find a place"))
        self.search.setClearButtonEnabled(True)
        self._pause = QTimer(self, singleShot=True, interval=120)
        self._pause.timeout.connect(self._show_tree)
        self.search.textChanged.connect(self._pause.start)
        self.model = PlacesModel()
        self.tree = QTreeView()
        self.tree.setAccessibleName(self.tr("Places"))
        self.tree.setModel(self.model)
        self.tree.setHeaderHidden(True)
        self.tree.setUniformRowHeights(True)
        self.tree.setIndentation(theme.current().measures.icon)
        self.tree.setExpandsOnDoubleClick(True)
        self.tree.selectionModel().currentChanged.connect(self._on_chosen)
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(BETWEEN, BETWEEN, WITHIN, BETWEEN)
        column.setSpacing(WITHIN)
        column.addWidget(self.search)
        column.addWidget(self.tree, 1)
        self.details = PlaceDetails(desk)
        self.adding = AddPlaces(desk)
        self.empty = parts.Empty(
            "places",
            self.tr("No buildings yet. Write one line, and a whole building with its homes is there."),
            parts.button(self.tr("Add places"), icon="add", role="primary", clicked=self.show_adding),
        )
        self.right = QStackedWidget()
        self.dossier = DossierPanel(desk)
        for widget in (self.empty, self.details, self.adding, self.dossier):
            self.right.addWidget(widget)
        self.split = QSplitter()
        self.split.addWidget(left)
        self.split.addWidget(self.right)
        self.split.setSizes([340, 700])
        self.split.setChildrenCollapsible(False)
        self.split.setStretchFactor(1, 1)
        self.part = TREE
        self.sections: dict[str, Listed] = {}
        self.chips = Chips(margin=AROUND)
        self.chips.add(TREE, self.tr("Buildings and homes"))
        self.chips.add("rooms", self.tr("Rooms"))
        self.chips.add("facilities", self.tr("Facilities"))
        self.chips.choose(TREE)
        self.chips.chosen.connect(self._chosen)
        self.whole = QStackedWidget()
        self.whole.addWidget(self.split)
        self.body.addWidget(self.chips)
        self.body.addWidget(self.whole, 1)
        self.adding.made.connect(self._on_made)
        self.adding.left.connect(self._show_chosen)
        self.details.add_wanted.connect(self.show_adding)
        self.details.gone.connect(self._on_gone)
        self.details.file_wanted.connect(self.show_file)
        self.details.merged.connect(self._on_merged)
        self.details.told.connect(self._tell_of)
        self.dossier.left.connect(self._on_file_left)
        self.right.currentChanged.connect(self._show_add_button)
        shortcuts.bind(self, "places.add", self.add_here)
        shortcuts.bind(self, "places.find", self.find_here)
        shortcuts.bind(self, "places.undo", self.take_back)

    @property
    def title(self) -> str:
        return self.tr("Places")

    # ---- parts

    def section(self, key: str) -> Listed:
        """The part *key* beside the tree, built if this is the first time."""
        if key not in self.sections:
            module, name = SECTIONS[key]
            made: Listed = getattr(import_module(f"ui.pages.{module}"), name)(self.desk)
            made.told.connect(self._tell)
            made.refused.connect(lambda error: self.banner.say(say(error), kind="bad"))
            self.sections[key] = made
            self.whole.addWidget(made)
        return self.sections[key]

    def show_part(self, key: str, rec: str = "") -> None:
        """Bring a part to the front, at one record of it where one is given."""
        if key != self.part:
            self.banner.hide()
            if self.part == TREE:
                self.dossier.leave()
        self.part = key
        self.chips.choose(key)
        if key == TREE:
            self.whole.setCurrentWidget(self.split)
        else:
            section = self.section(key)
            self.header.set_scope("")
            self.whole.setCurrentWidget(section)
            if rec:
                section.show_rec(rec)
            section.read()
        self._show_add_button()

    def _chosen(self, key: str) -> None:
        self.show_part(key)
        if key == TREE:
            self.refresh(frozenset({"place"}))
            self.tree.setFocus()
        else:
            self.section(key).enter()

    def _tell(self, words: str, back: Callable[[], object] | None) -> None:
        if back is not None:
            self._done = [*self._done[1 - MOST_UNDO :], (words, back)]
        self.undo.setEnabled(bool(self._done))
        self.banner.say(words, kind="good", remedy=self.tr("Undo") if back else "", do=self.take_back)

    def _tell_of(self, words: str, back: Callable[[], object], place: str) -> None:
        """Tell what was done to *place*, which is shown again when that is taken back."""

        def again() -> None:
            self._awaited = place
            back()

        self._tell(words, again)

    def take_back(self) -> None:
        """Take back what was done last, also when that is still being written."""
        if self.worker.writing:
            QTimer.singleShot(WRITTEN, self, self.take_back)
        elif self._done:
            words, back = self._done.pop()
            self.banner.hide()  # it offers to take back what now is
            self.undo.setEnabled(bool(self._done))
            back()
            self.desk.say(self.tr("Taken back: {what}").format(what=words))

    def add_here(self) -> None:
        """Add what the part in front holds."""
        if self.part == TREE:
            self.show_adding()
        else:
            self.section(self.part).ask_new()

    def find_here(self) -> None:
        """Search the part in front."""
        if self.part == TREE:
            self.search.setFocus()
        else:
            self.section(self.part).enter()

    @property
    def unsaved(self) -> bool:
        return any(one.unsaved for one in self.sections.values())

    # ---- buildings and homes

    def activate(self, **where: object) -> None:
        wanted = str(where.get("part") or "")
        if wanted in SECTIONS:
            self.show_part(wanted, str(where.get("rec") or ""))
            self.section(wanted).enter()
            return
        if wanted or where.get("place") or where.get("adding") or where.get("file"):
            self.show_part(TREE)
        elif self.part != TREE:
            self.show_part(self.part)
            return
        self._wanted = str(where.get("place", "")) or self._wanted
        if where.get("adding"):
            self.show_adding()
        if where.get("file"):
            self.show_file(str(where["file"]))
        self.refresh(frozenset({"place"}))

    def where(self) -> dict[str, object]:
        if self.part != TREE:
            return {"part": self.part, "rec": self.section(self.part).rec}
        shown = self.right.currentWidget()
        file = self.dossier.place if shown is self.dossier else ""
        return {"part": TREE, "place": self.details.place, "adding": shown is self.adding, "file": file}

    def leave(self) -> None:
        self.dossier.leave()

    def show_file(self, place: str) -> None:
        """Open the file of a house in the place of its details."""
        if self.dossier.place != place:
            self.dossier.open(place)
        self.right.setCurrentWidget(self.dossier)

    def refresh(self, kinds: frozenset[str]) -> None:
        if self.part != TREE:
            section = self.section(self.part)
            if section.kinds & kinds:
                section.read()
            return
        if not kinds & BEHIND_TREE:
            return
        community = self.desk.community

        def read(db: Database) -> tuple[list[Place], int]:
            nobody = without_responsible(db, on=self.ws.clock().date().isoformat())
            nobody = [place for place in nobody if community in ("", place.community)]
            return places.tree(db, community=community or None), len(nobody)

        self.worker.read(read, self._take, owner=self)

    def show_adding(self, inside: str = "") -> None:
        """Show the bulk entry, inside the place that is chosen."""
        above = [place for place in self._places if place.level != "unit"]
        self.adding.offer(above, inside or self._area_of(self.details.place))
        self.adding.look()
        self.right.setCurrentWidget(self.adding)
        self.adding.text.setFocus()

    def _area_of(self, place: str) -> str:
        """The area or community around *place*: where new buildings belong."""
        found = next((each for each in self._places if each.id == place), None)
        return (found.area or (found.id if found.level == "area" else "")) if found else ""

    def _take(self, found: tuple[list[Place], int]) -> None:
        self._places, nobody = found
        buildings = sum(place.level == "building" for place in self._places)
        homes = sum(place.level == "unit" for place in self._places)
        scope = self.tr("%n building(s)", "", buildings) + " · " + self.tr("%n home(s)", "", homes)
        if nobody:
            scope += " · " + self.tr("nobody answers yet for %n building(s)", "", nobody)
        self.header.set_scope(scope)
        if any(place.id == self._awaited for place in self._places):
            self._wanted, self._awaited = self._awaited, ""
        self._wanted = self._wanted or self.details.place
        self._show_tree()
        if self.right.currentWidget() is self.adding:
            inside = str(self.adding.inside.currentData())
            self.adding.offer([p for p in self._places if p.level != "unit"], inside)
            if str(self.adding.inside.currentData()) != inside:  # it is gone
                self.adding.look()

    def _show_tree(self) -> None:
        finding = self.search.text()
        opened = {p.id for p in self._places if self.tree.isExpanded(self.model.index_of(p.id))}
        self.model.show(self._places, finding=finding)
        if finding.strip() or len(self._places) <= OPEN_UP_TO:
            self.tree.expandAll()
        else:
            self.tree.expandToDepth(0)
            for place in opened:
                self.tree.expand(self.model.index_of(place))
        index = self.model.index_of(self._wanted)
        if not index.isValid():
            index = self.model.index(0, 0)
        self._showing = True
        self.tree.setCurrentIndex(index)
        self._showing = False
        self.tree.scrollTo(index)
        if self.right.currentWidget() not in (self.adding, self.dossier):
            self._show_chosen()
        self._show_add_button()

    def _show_add_button(self) -> None:
        """One way to add at a time: the header's button goes while the page itself offers it."""
        self.add.setVisible(self.part == TREE and self.right.currentWidget() not in (self.adding, self.empty))

    def _on_chosen(self, now: QModelIndex, before: QModelIndex) -> None:
        place = self.model.place(now)
        if place is not None and self.right.currentWidget() is self.dossier:
            if place.id == self.dossier.place:
                return
            self.dossier.put_down()
            self.right.setCurrentWidget(self.details)
        if place is not None and self.right.currentWidget() is not self.adding:
            self._wanted = place.id
            self._show_chosen()
        elif place is not None and not self._showing:  # what is being written goes where it was meant to go
            self._wanted = place.id
            above = [each for each in self._places if each.level != "unit"]
            self.adding.offer(above, place.id if place.level != "unit" else place.building)
            self.adding.look()

    def _show_chosen(self) -> None:
        only_root = len(self._places) <= 1
        self.right.setCurrentWidget(self.empty if only_root else self.details)
        if not only_root and self._wanted:
            self.details.show_place(self._wanted, homes=self.model.units(self._wanted), others=self._like(self._wanted))

    def _on_made(self, first: str) -> None:
        self.desk.say(self.tr("The places are there."))
        self._wanted = first or self._wanted
        self.right.setCurrentWidget(self.details)
        self.refresh(frozenset({"place"}))

    def _on_gone(self) -> None:
        self._wanted = ""
        self.details.forget()
        self.refresh(frozenset({"place"}))

    def _on_file_left(self) -> None:
        self.right.setCurrentWidget(self.details)
        self._show_chosen()

    def _on_merged(self, place: str, into: str) -> None:
        self._wanted = into
        self.refresh(frozenset({"place"}))

        def part() -> None:
            self.worker.follow(verbs.part(self.ws, place=place), owner=self)

        names = {each.id: each.name for each in self._places}
        text = self.tr("{place} is now the same as {other}.").format(
            place=names.get(place, ""), other=names.get(into, "")
        )
        self._tell_of(text, part, place)

    def _like(self, place: str) -> list[Place]:
        """The places that *place* may be the same as: of its level, homes only in the same building."""
        here = next((each for each in self._places if each.id == place), None)
        if here is None:
            return []
        alike = [each for each in self._places if each.level == here.level and each.id != place]
        alike = [each for each in alike if each.community == here.community]
        return [each for each in alike if each.building == here.building] if here.level == "unit" else alike
