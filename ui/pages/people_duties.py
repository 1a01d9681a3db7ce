"""Who answers for each place: its own person, and the chain above; places without one stand first."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtWidgets import QCheckBox

from forms.lean import dataclass
from storage.community.duties import Duty, chain, duties, without_responsible
from storage.community.people import persons
from storage.community.places import Place, load, load_many
from storage.engine import Database
from ui.desk import Desk
from ui.pages.people_part import Block, Listed
from ui.pages.people_read import buildings, name_of
from ui.pages.people_sheet import Ask
from ui.row_list import Line
from ui.verbs import people as verbs


@dataclass(frozen=True)
class DutiesShown:
    """Every place that somebody can answer for."""

    places: tuple[Place, ...]
    holders: Mapping[str, str]
    """Who answers for each place itself, by name; a place without one is not there."""
    without: tuple[str, ...]
    names: tuple[str, ...]


@dataclass(frozen=True)
class PlaceShown:
    """One place: who answers today, nearest first, and everybody who did."""

    place: Place
    chain: tuple[tuple[str, str, str], ...]
    """(place, person, title)"""
    history: tuple[tuple[Duty, str], ...]


def read_duties(db: Database, *, today: str, community: str) -> DutiesShown:
    """Read every place of a *community*, or of all."""
    found = buildings(db, community)
    rows = db.conn.execute(
        "SELECT place, person FROM place_duty WHERE since <= ? AND (until = '' OR until >= ?) ORDER BY since",
        (today, today),
    )
    held = {place: name_of(db, person) for place, person in rows}
    without = [one.id for level in ("building", "stairwell") for one in without_responsible(db, on=today, level=level)]
    here = {one.id for one in found}
    names = [one.name for one in persons.select(db, order="name") if one.name]
    return DutiesShown(tuple(found), held, tuple(one for one in without if one in here), tuple(dict.fromkeys(names)))


def read_place(db: Database, place: str, *, today: str) -> PlaceShown | None:
    """Read one place."""
    known = load(db, place)
    if known is None:
        return None
    above = chain(db, place, on=today)
    at = load_many(db, {one.place for one in above})
    return PlaceShown(
        known,
        tuple((at[one.place].name if one.place in at else "", name_of(db, one.person), one.title) for one in above),
        tuple((one, name_of(db, one.person)) for one in duties(db, place)),
    )


class Duties(Listed):
    """Places at the left, who answers for one at the right."""

    kinds = frozenset({"place", "person"})

    def __init__(self, desk: Desk) -> None:
        super().__init__(
            desk,
            picture="places",
            teach=self.tr(
                "Each place has somebody who answers for it. Enter the buildings first, then name who it is."
            ),
            first=self.tr("Enter buildings"),
            add=self.tr("Enter buildings"),
            name=self.tr("Places"),
            search=self.tr("Place or name"),
        )
        self.new.hide()
        self.shown: DutiesShown | None = None
        self.here: PlaceShown | None = None
        self.only = QCheckBox(self.tr("Only places without one"))
        self.only.toggled.connect(lambda _on: self._fill())
        self.left_column.insertWidget(2, self.only)
        self.now = Block(
            desk, "", name=self.tr("Who answers"), none=self.tr("Nobody answers for this place, nor for one around it.")
        )
        self.give = self.now.offer(self.tr("Somebody from now on"), self.ask_duty, icon="person", role="primary")
        self.history = Block(desk, self.tr("Who did, and does"), none=self.tr("Nobody was named yet."))
        self.end = self.history.offer(self.tr("Ends today"), self.end_duty, icon="close", lines=True)
        for block in (self.now, self.history):
            self.one.body.addWidget(block)
        self.one.body.addStretch()

    def read(self) -> None:
        today, community = self.today, self.desk.community
        self.worker.read(lambda db: read_duties(db, today=today, community=community), self._show, owner=self)

    def _show(self, found: DutiesShown) -> None:
        self.shown = found
        self._fill()

    def _fill(self) -> None:
        found = self.shown
        if found is None:
            return
        without = set(found.without)
        lines = []
        for one in found.places:
            if self.only.isChecked() and one.id not in without:
                continue
            holder = found.holders.get(one.id, "")
            words = f"{one.path or one.name} · {holder or '—'}"
            lines.append((Line(one.id, words, "late" if one.id in without else "pass" if holder else ""), words))
        self.only.setText(self.tr("Only the %n place(s) without one", "", len(without)))
        self.only.setVisible(bool(without))
        if any(one.level != "community" for one in found.places):
            self.fill(lines)
        else:
            self.fill([])

    def counted(self, found: int, total: int) -> str:
        return self.tr("{found} of %n place(s)", "", total).format(found=found)

    def ask_new(self) -> None:
        """Buildings are entered on their own page."""
        self.desk.go("places", adding=True)

    def read_one(self, rec: str) -> None:
        today = self.today
        self.worker.read(lambda db: read_place(db, rec, today=today), self._show_one, owner=self)

    def _show_one(self, found: PlaceShown | None) -> None:
        if found is None or found.place.id != self.key:
            return
        self.here = found
        self.now.head.setText(found.place.path or found.place.name)
        lines = []
        for n, (place, person, title) in enumerate(found.chain):
            words = " · ".join(filter(None, [person, title, place]))
            lines.append(Line(str(n), words, "pass" if n == 0 else "waiting"))
        own = any(one.place == found.place.id for one, _name in found.history if not one.until)
        said = self.tr("Today, nearest first:") if lines else ""
        if lines and not own:
            said = self.tr("Nobody of its own; whoever answers around it stands in:")
        self.now.fill(lines, said=said)
        told = []
        for one, name in found.history:
            term = f"{one.since} – {one.until}" if one.until else self.tr("since {day}").format(day=one.since)
            told.append(Line(one.key, " · ".join(filter(None, [name, one.title, term])), "na" if one.until else "pass"))
        self.history.fill(told)
        self.end.setVisible(any(not one.until for one, _name in found.history))

    # ---- what people do

    def ask_duty(self) -> None:
        """Ask who answers from now on."""
        names = [(name, name) for name in self.shown.names] if self.shown else []
        titles = {"stairwell": self.tr("Stairwell head"), "building": self.tr("Building head")}
        last = next((one.title for one, _name in self.here.history), "") if self.here else ""
        level = self.here.place.level if self.here else ""
        self.now.ask(
            [
                Ask("person", self.tr("Who"), "who", choices=names, need=self.tr("Write a name first.")),
                Ask("title", self.tr("As what"), value=last or titles.get(level, "")),
                Ask("since", self.tr("From which day"), "day", self.today, need=self.tr("Write from which day on.")),
            ],
            keep=self.tr("Keep"),
            kept=self._keep,
            note=self.tr("Whoever answered as the same until now stops the day before; what they did stays theirs."),
        )

    def _keep(self, values: Mapping[str, Any]) -> None:
        if self.here is not None:
            said = self.tr("{name} answers for {place}").format(name=values["person"], place=self.here.place.name)
            self.act(verbs.give_duty, said=said, block=self.now, place=self.here.place.id, **values)

    def end_duty(self) -> None:
        """Let the duty on the chosen line end today."""
        if self.here is None:
            return
        held = [(one, name) for one, name in self.here.history if not one.until]
        found = next((pair for pair in held if pair[0].key == self.history.list.key), held[0] if held else None)
        if found is not None:
            said = self.tr("{name} answers for {place} until today").format(name=found[1], place=self.here.place.name)
            self.act(verbs.end_duty, said=said, place=self.here.place.id, key=found[0].key, day=self.today)
