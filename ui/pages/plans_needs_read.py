"""What the demand ledger shows, read in one go."""

from __future__ import annotations

from forms.lean import dataclass
from storage.community import costs, places, plans
from storage.community.checklist_items import checklist
from storage.community.costs import Bill
from storage.community.devices import DEVICES
from storage.community.places import Place
from storage.community.plans import Demand, Round
from storage.engine import Database


@dataclass(frozen=True)
class NeedLine:
    """A demand and where it is."""

    demand: Demand
    place: str
    area: str


@dataclass(frozen=True)
class NeedsShown:
    """The demands of an area, or of all, with what follows from them."""

    areas: tuple[tuple[str, str], ...]
    lines: tuple[NeedLine, ...]
    rounds: tuple[tuple[str, Round], ...]
    """The name of each area with a demand, and its round."""
    shopping: tuple[tuple[str, int, int], ...]
    """Device, how many are asked for, how many nobody has provided yet."""
    bill: Bill
    waiting: int
    """Open issues that ask for a device and are no demand yet."""


@dataclass(frozen=True)
class Waiting:
    """An open issue that asks for a device."""

    issue: str
    place: str
    item: str
    device: str
    opened: str


def read_needs(db: Database, *, area: str, community: str) -> NeedsShown:
    """Read demands of *area* ("" for all) and the round of every area."""
    areas = places.tree(db, community=community or None, levels=("area",))
    found = [one for one in plans.demands(db) if community in ("", one.community)]
    at = places.load_many(db, {one.place for one in found})
    names = {one.id: one.name for one in areas}
    in_area = {one.id: _area(one, at) for one in found}
    shown = [one for one in found if area in ("", in_area[one.id])]
    lines = [
        NeedLine(one, at[one.place].path if one.place in at else "", names.get(in_area[one.id], "")) for one in shown
    ]
    rounds = [
        (names.get(area_id, ""), plans.round_over(area_id, [one for one in found if in_area[one.id] == area_id]))
        for area_id in dict.fromkeys([*names, *in_area.values()])
    ]
    live = [one for one in shown if one.wanted]
    order = [*DEVICES]
    asked = sorted({one.device for one in live}, key=lambda d: (order.index(d) if d in order else len(order), d))
    shopping = []
    for device in asked:
        own = [one for one in live if one.device == device]
        lacking = sum(max(one.wanted - max(one.matched, one.fitted), 0) for one in own)
        shopping.append((device, sum(one.wanted for one in own), lacking))
    return NeedsShown(
        tuple((one.id, one.name) for one in areas),
        tuple(sorted(lines, key=lambda line: (bool(line.demand.cancelled), line.demand.remaining == 0))),
        tuple((name, one) for name, one in rounds if one.missing),
        tuple(shopping),
        costs.bill_of(db, live),
        len(waiting(db, area=area, community=community)),
    )


def _area(one: Demand, at: dict[str, Place]) -> str:
    return one.area or (at[one.place].area if one.place in at else "")


def waiting(db: Database, *, area: str, community: str) -> list[Waiting]:
    """The open issues that ask for a device, oldest first; the device is the first that mends the item."""
    devices = {name: item.devices[0] for name, item in checklist().items() if item.devices}
    marks = ", ".join("?" * len(devices))
    sql = (
        f"SELECT i.id, p.path, i.item, i.opened FROM issue i JOIN place p ON p.id = i.place"  # noqa: S608
        f" WHERE i.open = 1 AND i.item IN ({marks}) AND (? = '' OR i.area = ?) AND (? = '' OR i.community = ?)"
        " AND i.id NOT IN (SELECT issue FROM demand WHERE issue <> '' AND cancelled = '')"
        " ORDER BY i.opened, p.ord"
    )
    rows = db.conn.execute(sql, (*devices, area, area, community, community))
    return [Waiting(issue, path, item, devices[item], opened) for issue, path, item, opened in rows]


def homes(db: Database, *, area: str, community: str) -> list[tuple[str, str]]:
    """Everything a device can be fitted at, with its words: buildings, stairwells and homes, homes last."""
    levels = ("building", "stairwell", "unit")
    found = places.tree(db, community=community or None, within=area or None, levels=levels)
    prefix = next((one.name for one in places.tree(db, within=area, levels=("area",))), "") if area else ""
    named = [(one, one.path.removeprefix(prefix).strip() or one.path) for one in found]
    return [(one.id, words) for one, words in sorted(named, key=lambda each: each[0].level == "unit")]
