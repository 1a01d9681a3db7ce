"""Things handed out by household, access cards above all: a digit a home, who was shown how, and no card number."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCompleter, QVBoxLayout, QWidget

from forms.lean import dataclass
from storage.community import distributions as ledger
from storage.community.distributions import Home, by_home, things, totals
from storage.community.places import Place, load_many, tree, units
from storage.engine import Database
from ui import parts
from ui.desk import Desk
from ui.form.field import LineEdit
from ui.pages.meeting_part import box, labelled, offered
from ui.pages.people_part import Block, Section
from ui.pages.people_sheet import Ask
from ui.pages.plans_part import Beside
from ui.row_list import Line


@dataclass(frozen=True)
class HandedShown:
    """What was handed out, and the homes of one building."""

    things: tuple[str, ...]
    buildings: tuple[tuple[str, str], ...]
    building: str
    homes: tuple[Place, ...]
    got: Mapping[str, Home]
    """By home, of every building."""
    brought: int
    taken: int
    by_building: tuple[tuple[str, int, int, int], ...]
    """(building, homes that got something, all its homes, pieces taken)"""


def read_handed(db: Database, *, what: str, building: str, community: str) -> HandedShown:
    """Read what was handed out of *what*, and the homes of *building* (the first where none is chosen)."""
    found = tree(db, community=community or None, levels=("building",))
    here = building if building in {one.id for one in found} else (found[0].id if found else "")
    got = by_home(db, what, community=community)
    brought, taken, _rows = totals(db, what, community=community)
    counted = "SELECT building, count(*) FROM place WHERE level = 'unit' AND merged_into = '' GROUP BY building"
    homes = dict(db.conn.execute(counted).fetchall())
    served: dict[str, list[Home]] = {}
    for rec, place in load_many(db, got.keys()).items():
        if got[rec].taken:
            served.setdefault(place.building, []).append(got[rec])
    sums = []
    for one in found:
        some = served.get(one.id, [])
        sums.append((one.id, len(some), homes.get(one.id, 0), sum(home.taken for home in some)))
    return HandedShown(
        things=tuple(things(db)),
        buildings=tuple((one.id, one.path or one.name) for one in found),
        building=here,
        homes=tuple(units(db, here)) if here else (),
        got=got,
        brought=brought,
        taken=taken,
        by_building=tuple(sums),
    )


class Handed(Section):
    """What and where at the top, the homes of one building below: 1 to 9 pieces, T was shown how."""

    kinds = frozenset({"distribution", "place"})

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.shown: HandedShown | None = None
        self.building = ""
        self._entering = False
        self.what = LineEdit()
        self.what.entered.connect(self._named)
        self.what.left.connect(self._named)
        self.which = box()
        self.which.activated.connect(lambda _n: self._choose())
        self.sum = parts.words(role="figure")
        self.said = parts.words()
        rule = parts.note(
            self.tr("Only how many: no number of a card, no name. Card and serial numbers are refused here.")
        )
        first = parts.row(labelled(self.tr("What is handed out"), self.what), labelled(self.tr("Building"), self.which))
        self.card = parts.Card(first, self.sum, self.said, rule)
        self.homes = Block(desk, self.tr("Homes"), none=self.tr("This building has no homes yet."), most=8)
        self.homes.list._letters = "123456789t"
        self.homes.list.lettered.connect(self._lettered)
        self.homes.list.removed.connect(self.take_back)
        self.homes.list.opened.connect(self.ask_correct)
        for count in (1, 2, 3):
            self.homes.offer(self.tr("%n piece(s)", "", count), partial(self._press, count), lines=True)
        self.homes.offer(self.tr("T  Shown how"), lambda: self.teach(self.homes.list.key), icon="eye", lines=True)
        self.homes.offer(
            self.tr("Correct (Enter)"), lambda: self.ask_correct(self.homes.list.key), icon="edit", lines=True
        )
        self.homes.offer(
            self.tr("Take the last back"), lambda: self.take_back(self.homes.list.key), icon="remove", lines=True
        )
        self.buildings = Block(desk, self.tr("By building"), none=self.tr("No buildings yet."), most=12)
        self.buildings.list.opened.connect(self.go_to_building)
        self.buildings.list.itemClicked.connect(lambda _item: self.go_to_building(self.buildings.list.key))
        left, right = parts.column(self.homes, None), parts.column(self.buildings, None)
        main, side = QWidget(), QWidget()
        for holder, column in ((main, left), (side, right)):
            holder.setLayout(column)
        page = parts.Scrolled(widest=1500)
        page.body.addWidget(self.card)
        page.body.addWidget(Beside(main, side, wide=400))
        page.body.addStretch()
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(page)

    @property
    def thing(self) -> str:
        return self.what.text().strip()

    # ---- what is shown

    def read(self) -> None:
        what, building, community = self.thing, self.building, self.desk.community
        if what:
            self.worker.read(
                lambda db: read_handed(db, what=what, building=building, community=community),
                partial(self._show, what),
                owner=self,
            )
        else:
            self.worker.read(things, self._begin, owner=self)

    def _begin(self, known: list[str]) -> None:
        """The thing that was handed out last; access cards where nothing was yet."""
        if not self.thing:
            self.what.setText(known[0] if known else self.tr("Access card"))
        self.read()

    def _named(self) -> None:
        if self.shown is None or self.thing:
            self.read()

    def _choose(self) -> None:
        self.go_to_building(str(self.which.currentData() or ""))

    def go_to_building(self, building: str) -> None:
        """Show the homes of a building."""
        self.building = building
        self.homes.put_away()
        self.read()

    def show_rec(self, rec: str) -> None:
        """Show the building *rec*."""
        self.building = rec

    @property
    def rec(self) -> str:
        return self.building

    def _show(self, what: str, found: HandedShown) -> None:
        if what != self.thing:
            return
        self.shown, self.building = found, found.building
        offer = QCompleter(list(found.things), self.what)
        offer.setFilterMode(Qt.MatchFlag.MatchContains)
        self.what.setCompleter(offer)
        offered(self.which, found.buildings)
        self.which.setCurrentIndex(max(0, self.which.findData(found.building)))
        left = found.brought - found.taken
        words = (
            self.tr("{brought} brought = {taken} taken")
            if not left
            else self.tr("{brought} brought − {taken} taken = {left} left")
        )
        self.sum.setText(words.format(brought=found.brought, taken=found.taken, left=left))
        served = sum(one.taken > 0 for one in found.got.values())
        shown_how = sum(one.taught for one in found.got.values())
        total = sum(one[2] for one in found.by_building)
        said = self.tr("{served} of %n home(s) got some", "", total).format(served=served)
        self.said.setText(said + " · " + self.tr("%n home(s) were shown how it works", "", shown_how))
        self.homes.head.setText(dict(found.buildings).get(found.building, self.tr("Homes")))
        keys = self.tr("On a home: a digit hands out so many, T says it was shown how, Enter corrects.")
        self.homes.fill([self._line(home) for home in found.homes], said=keys if found.homes else "")
        names = dict(found.buildings)
        rows = []
        for building, some, homes, pieces in found.by_building:
            if not some and building != found.building:
                continue  # a street has more buildings than anybody reads; the box above has them all
            told = self.tr("{served} of %n home(s)", "", homes).format(served=some)
            shape = "pass" if homes and some == homes else "doing" if some else "waiting"
            taken = self.tr("%n piece(s)", "", pieces)
            rows.append(Line(building, f"{names[building]} · {told} · {taken}", shape))
        self.buildings.fill(rows)
        if self._entering:
            self.enter()

    def _line(self, home: Place) -> Line:
        got = self.shown.got.get(home.id) if self.shown else None
        if got is None:
            return Line(home.id, self._inside(home), "")
        told = [self._inside(home)]
        if got.brought != got.taken:
            told.append(self.tr("{taken} of {brought} taken").format(taken=got.taken, brought=got.brought))
        elif got.taken:
            told.append(self.tr("%n piece(s)", "", got.taken))
        told.append(self.tr("shown how") if got.taught else self.tr("not shown how yet"))
        told.append(got.rows[-1].day)
        shape = "pass" if got.taken and got.taught else "doing"
        return Line(home.id, " · ".join(told), shape)

    def enter(self) -> None:
        self._entering = self.shown is None  # then the homes get the keyboard once they are read
        first = self.homes.list if self.homes.list.count() else self.what
        first.setFocus(Qt.FocusReason.TabFocusReason)

    # ---- what people do

    def _name(self, home: str) -> str:
        return next((self._inside(one) for one in self.shown.homes if one.id == home), "") if self.shown else ""

    def _inside(self, home: Place) -> str:
        """A home as it is called inside its building."""
        building = dict(self.shown.buildings).get(home.building, "") if self.shown else ""
        return home.path.removeprefix(building).strip() or home.name

    def _press(self, count: int) -> None:
        self.give(self.homes.list.key, count)

    def _lettered(self, letter: str, home: str) -> None:
        if letter == "t":
            self.teach(home)
        else:
            self.give(home, int(letter))

    def _onward(self) -> None:
        rows = self.homes.list
        rows.setCurrentRow(min(rows.currentRow() + 1, rows.count() - 1))

    def give(self, home: str, count: int) -> None:
        """Hand *count* pieces to a home; it stays the one with the keyboard, for whether it was shown how."""
        if home and self.thing:
            pieces = self.tr("%n piece(s)", "", count)
            self.act(ledger.give, said=f"{self._name(home)} · {self.thing} · {pieces}", what=self.thing, place=home,
                     day=self.today, brought=count, taken=count, taught=False)  # fmt: skip

    def teach(self, home: str) -> None:
        """Note that a home was shown how it works; told again it was not. The next home has the keyboard then."""
        got = self.shown.got.get(home) if self.shown else None
        taught = not (got and got.taught)
        words = self.tr("{home}: shown how") if taught else self.tr("{home}: not shown how")
        self.act(ledger.teach, said=words.format(home=self._name(home)), what=self.thing, place=home, day=self.today,
                 taught=taught)  # fmt: skip
        if taught:
            self._onward()

    def take_back(self, home: str) -> None:
        """Take back what was noted last of a home."""
        if self.shown is not None and home in self.shown.got:
            said = self.tr("Taken back: {home}").format(home=self._name(home))
            self.act(ledger.take_back, said=said, what=self.thing, place=home)

    def ask_correct(self, home: str) -> None:
        """Ask what the last entry of a home should say; of a home without one, what it got."""
        if self.shown is None or not home:
            return
        self.homes.list.choose(home)
        got = self.shown.got.get(home)
        last = got.rows[-1] if got else None
        need = self.tr("Write how many.")
        asks = [
            Ask("brought", self.tr("Brought"), "number", last.brought or 0 if last else "", need=need),
            Ask("taken", self.tr("Taken"), "number", last.taken or 0 if last else "", need=need),
            Ask("day", self.tr("Day"), "day", last.day if last else self.today, need=self.tr("Write the day.")),
            Ask("taught", self.tr("Shown how the card and the face scan work"), "tick", bool(last and last.taught)),
        ]

        def keep(values: Mapping[str, Any]) -> None:
            said = self.tr("Noted: {home}").format(home=self._name(home))
            if last is not None:
                self.act(ledger.correct, said=said, block=self.homes, distribution=last.id, **values)
            else:
                self.act(ledger.give, said=said, block=self.homes, what=self.thing, place=home, **values)

        self.homes.ask(asks, keep=self.tr("Keep"), kept=keep, title=self._name(home))
