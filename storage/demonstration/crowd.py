"""A whole community for the demonstration: an estate of 62 buildings and 165 stairwells with a year of inspections.

Everything is written by the verbs that people use, only in larger transactions. What is found is drawn by lot from
the checklist; the lot is the same for the same seed.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial
from typing import TYPE_CHECKING

from storage.built_in import FORMS, converted
from storage.community import issues, places
from storage.community.checklist_items import ChecklistItem, checklist
from storage.community.issue_states import LEVELS
from storage.community.place_bulk import parse_bulk
from storage.community.places import Place
from storage.community.visit_rows import INSPECTION
from storage.demonstration import gathering
from storage.demonstration.inspections import BUILDING_ITEMS, Fail, Inspection, RoomSeen, photo_field
from storage.demonstration.pictures import BY_ITEM
from storage.demonstration.teller import Album, StoryClock
from storage.records import save_answers

if TYPE_CHECKING:
    from storage.transaction import Transaction
    from storage.workspace import Workspace

ESTATE = (
    "第一片区 1-20幢 1-3单元 1-6层 每层4户",
    "第二片区 21-41幢 1-3单元 1-6层 每层4户",
    "第三片区 42-62幢 1-2单元 1-6层 每层4户",
)
FIRST_DAY = date(2021, 11, 20)
DAYS = 365
# One transaction holds this many inspections: large enough to be quick, small enough to cancel between.
BATCH = 500
FACTS = {
    **{"floors_total": "6", "stairs_count": "1", "highrise": "no", "has_basement": "no", "has_lift": "no"},
    **{"has_shop": "no", "has_fire_door": "no", "has_hydrant": "yes", "has_hose_reel": "yes", "ebike_point": "no"},
    **{"water_heater": "gas", "gas_type": "pipe", "residents_total": "60", "ext_qty": "12", "smoke_qty": "20"},
    **{"area_m2": "1800", "land_type": "state"},
}
_ROOM_ITEMS = [item for item in checklist().values() if "R" in item.scope]
# What is never asked in such a building cannot fail there.
_NEVER = {"shaft_clear", "fire_door", "ebike_lift", "ebike_area", "lpg_highrise", "mixed_use"}
_COMMON = [item for item in BUILDING_ITEMS if item.name not in _NEVER]
_PICTURED = sorted(BY_ITEM)


@dataclass(frozen=True)
class Size:
    """How much of everything."""

    estate: tuple[str, ...] = ESTATE
    inspections: int = 5_000
    photos: int = 20_000


Step = Callable[[], None]


class Crowd:
    """One community on its way into a workspace."""

    def __init__(self, ws: Workspace, *, community: str, clock: StoryClock, seed: str, size: Size) -> None:
        self.ws = ws
        self.community = community
        self.clock = clock
        self.size = size
        self.chance = random.Random(seed)
        self.album = Album(ws, community)
        self.buildings: list[Place] = []
        self.homes: dict[str, list[Place]] = {}
        self.pictures = [(item, variant) for item in _PICTURED for variant in (0, 1)] if size.photos else []

    def steps(self) -> Iterator[Step]:
        """What is to be done, a step at a time; the number of steps is known before."""
        yield self._places
        if self.pictures:
            yield self._draw
        for first in range(0, self.size.inspections, BATCH):
            yield partial(self._inspect, first, min(first + BATCH, self.size.inspections))
        yield from (partial(self._follow, part) for part in range(self._parts))
        yield self._gather

    _parts = 4

    def count(self) -> int:
        return 2 + bool(self.pictures) + -(-self.size.inspections // BATCH) + self._parts

    def _places(self) -> None:
        wanted = parse_bulk("\n".join(self.size.estate))
        root = places.root_id(self.community)
        self.ws.write_now(lambda txn: places.add_places(txn, wanted=wanted, parent=root))
        for place in self.ws.read(lambda db: places.tree(db, community=self.community)):
            if place.level == "building":
                self.buildings.append(place)
            elif place.level == "unit":
                self.homes.setdefault(place.building, []).append(place)

    def _draw(self) -> None:
        for item, variant in self.pictures:
            self.album.object(BY_ITEM[item][0], variant)

    def _inspect(self, first: int, last: int) -> None:
        def keep(txn: Transaction) -> None:
            for number in range(first, last):
                self._inspection(txn, number)

        self.clock.go_to(self._day(first))
        self.ws.write_now(keep)

    def _day(self, number: int) -> str:
        return (FIRST_DAY + timedelta(days=number * DAYS // max(self.size.inspections, 1))).isoformat()

    def _inspection(self, txn: Transaction, number: int) -> None:
        building = self.buildings[number % len(self.buildings)]
        homes = self.homes[building.id]
        rooms = [
            RoomSeen(
                home,
                self._fails(_ROOM_ITEMS, self.chance.choices((0, 1, 2), (68, 24, 8))[0]),
                self.chance.random() > 0.2,
            )
            for home in self.chance.sample(homes, k=min(len(homes), self.chance.randint(2, 5)))
        ]
        rooms = [room if room.entered else RoomSeen(room.home, (), False) for room in rooms]
        fails = self._fails(_COMMON, self.chance.choices((0, 1, 2, 3), (35, 35, 20, 10))[0])
        rec = f"answer:{txn.new_id()}"
        day = self._day(number)
        inspection = Inspection(
            number=f"XL-{day.replace('-', '')}-{self.community[:4]}-{number + 1:05d}",
            unit_code=building.public_label,
            day=day,
            kind="recheck" if number > 2_000 and self.chance.random() < 0.12 else "routine",
            inspectors="巡查组（虚构示例）",
            facts=FACTS,
            fails=fails,
            rooms=rooms,
            unseen=("stair_to_roof",) if self.chance.random() < 0.15 else (),
            photos=self._photos(txn, rec, number=number, fails=fails, rooms=rooms, day=day),
        )
        counts = {
            "n_fail": str(len(fails) + sum(len(room.fails) for room in rooms)),
            "max_level": inspection.level or "none",
        }
        fields = inspection.fields() | counts
        version = converted(FORMS / f"{INSPECTION}.xlsx").version
        save_answers(
            txn,
            rec=rec,
            form_id=INSPECTION,
            version=version,
            fields=fields,
            place=building.id,
            community=self.community,
        )

    def _fails(self, items: list[ChecklistItem], count: int) -> tuple[Fail, ...]:
        chosen = self.chance.sample(items, k=count)
        return tuple(Fail(item.name, self.chance.choice(list(item.reasons))) for item in chosen)

    def _photos(
        self, txn: Transaction, rec: str, *, number: int, fails: tuple[Fail, ...], rooms: list[RoomSeen], day: str
    ) -> dict[str, str]:
        """Photos of what failed, and of the house, until the community has as many as it should."""
        if not self.pictures:
            return {}
        due = (
            self.size.photos * (number + 1) // self.size.inspections
            - self.size.photos * number // self.size.inspections
        )
        wanted = [(fail.item, photo_field(fail)) for fail in fails]
        wanted += [(fail.item, photo_field(fail, home=room.home)) for room in rooms for fail in room.fails]
        wanted = (wanted + [("exit_clear", "photos")] * due)[:due]
        first: dict[str, str] = {}
        for index, (item, field) in enumerate(wanted):
            shown, variant = (
                (item, number % 2) if item in BY_ITEM else self.pictures[(number + index) % len(self.pictures)]
            )
            photo = self.album.hang(txn, scene=BY_ITEM[shown][0], variant=variant, owner=rec, field=field, day=day)
            first.setdefault(field, photo)
        return first

    def _follow(self, part: int) -> None:
        """Deal with most issues: some accepted, some done, some rechecked and told, as far as the year goes."""
        found = self.ws.read(lambda db: issues.standings(db, issues.Filter(communities=[self.community])))
        mine = sorted((issue for issue in found if not issue.solved), key=lambda issue: issue.id)[part :: self._parts]

        def deal(txn: Transaction) -> None:
            for issue in mine:
                self._deal(txn, issue)

        self.clock.go_to((FIRST_DAY + timedelta(days=DAYS)).isoformat())
        self.ws.write_now(deal)

    def _gather(self) -> None:
        """A day of questionnaires and a meeting: these belong to the community that is chosen in the workspace."""
        self.ws.community = self.community
        gathering.ask(self.ws, chance=self.chance)
        gathering.meet(self.ws)
        house = self.buildings[0]
        gathering.live(self.ws, house=house.id, homes=[home.id for home in self.homes[house.id]])

    def _deal(self, txn: Transaction, issue: issues.Issue) -> None:
        far = self.chance.choices(range(6), (22, 14, 14, 18, 16, 16))[0]
        day = date.fromisoformat(issue.last_seen)
        ways = [
            {"what": "accepted", "value": "社区", "due": issue.due, "source": "巡查"},
            {"what": "assigned", "value": self.chance.choice(("房东A", "房东B", "物业", "街坊会"))},
            {"what": "done", "by": "房东A", "note": "已整改"},
            {"what": "recheck", "by": "社工乙", "value": "pass", "note": "现场看过"},
            {"what": "fed_back", "by": "社工乙", "value": "楼门张贴"},
        ]
        if LEVELS.index(issue.level) == 3 and far:
            issues.step(txn, issue=issue.id, what="escalated", day=day.isoformat(), value="社区、网格")
        for index, way in enumerate(ways[:far]):
            issues.step(txn, issue=issue.id, day=(day + timedelta(days=index * 2)).isoformat(), **way)
