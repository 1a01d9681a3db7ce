"""Door to door: one knock at one home, why, and what came of it. Covered homes are k of n, those left are listed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from forms.errors import UserError
from forms.lean import dataclass
from storage.community import places
from storage.community.ledger import Ledger
from storage.community.places import Place
from storage.engine import Database

if TYPE_CHECKING:
    from storage.transaction import Transaction

RESULTS = {"home": "在家", "away": "不在", "refused": "拒访"}


@dataclass(frozen=True)
class Doorstep:
    """One knock. A *private* one (a social worker's home visit) is in nothing public. *note* is internal."""

    id: str
    community: str
    place: str
    day: str
    topic: str
    result: str
    by: str
    activity: str
    case: str
    note: str
    private: bool


doorsteps = Ledger(Doorstep, kind="doorstep", name="doorstep", indexes=("place", "activity", "case"))


@dataclass(frozen=True)
class Coverage:
    """Homes reached (somebody opened) of all homes at a place; *tried* were knocked at, *left* never."""

    place: Place
    reached: tuple[str, ...]
    tried: tuple[str, ...]
    left: tuple[Place, ...]
    total: int


def knocks(db: Database, *, public: bool = False, **wanted: str) -> list[Doorstep]:
    """Knocks by any of their fields; a *public* list leaves out private visits."""
    if wanted.keys() - Doorstep.__annotations__.keys():
        raise TypeError(", ".join(wanted))
    where = [f'"{name}" = ?' for name in wanted] + (["private = 0"] if public else [])
    return doorsteps.select(db, " AND ".join(where) or "1", list(wanted.values()), order="day")


def coverage(
    db: Database, *, within: str, by: str = "stairwell", topic: str = "", since: str = "", public: bool = False
) -> list[Coverage]:
    """How far a building or area is covered, by stairwell, by building, or as one ("")."""
    everything = places.tree(db, within=within)
    levels = [one for one in everything if one.level == by] or [one for one in everything if one.id == within]
    rows = [one for one in knocks(db, public=public) if one.day >= since and topic in ("", one.topic)]
    found = []
    for one in levels:
        homes = [home for home in places.tree(db, within=one.id) if home.level == "unit"]
        if not homes:
            homes = [house for house in places.tree(db, within=one.id) if house.level == "building"]
        ids = {home.id for home in homes}
        found.append(_coverage(one, homes, [row for row in rows if row.place in ids]))
    return found


def by_floor(db: Database, *, building: str, topic: str = "") -> dict[int, Coverage]:
    """The same for each floor of a building."""
    top = places.load(db, building)
    if top is None:
        return {}
    rows = [one for one in knocks(db) if topic in ("", one.topic)]
    floors: dict[int, list[Place]] = {}
    for home in places.units(db, building):
        floors.setdefault(home.floor or 0, []).append(home)
    return {
        floor: _coverage(top, homes, [row for row in rows if row.place in {home.id for home in homes}])
        for floor, homes in sorted(floors.items())
    }


def _coverage(place: Place, homes: list[Place], rows: list[Doorstep]) -> Coverage:
    tried = {row.place for row in rows}
    reached = {row.place for row in rows if row.result == "home"}
    return Coverage(
        place,
        tuple(sorted(reached)),
        tuple(sorted(tried)),
        tuple(home for home in homes if home.id not in tried),
        len(homes),
    )


def knock(
    txn: Transaction,
    *,
    place: str,
    day: str,
    topic: str,
    result: str,
    by: str,
    activity: str = "",
    case: str = "",
    note: str = "",
    private: bool = False,
) -> str:
    """Note one knock at a door. Raises UserError PLACE_005 for a home that is not in the ledger."""
    if result not in RESULTS:
        raise ValueError(result)
    txn.flush()
    if places.load(txn.db, place) is None:
        raise UserError("PLACE_005", name=place)
    return doorsteps.add(
        txn, place=place, day=day, topic=topic, result=result, by=by, activity=activity, case=case, note=note,
        private=private,
    )  # fmt: skip
