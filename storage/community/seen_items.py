"""Which items a visit judged, and where: counted for a whole community without reading any filled form again.

A derived row a visit keeps, for the house and each room, two sets of items: those that passed or failed and those that
failed, as bits by the number of the item. Unseen and not applicable are in neither.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable
from dataclasses import field
from itertools import chain
from typing import TYPE_CHECKING

from forms.lean import dataclass
from storage.community.checklist_items import checklist
from storage.community.places import resolve
from storage.engine import Database

if TYPE_CHECKING:
    from forms.checklist import Finding

VISIT_SEEN = """CREATE TABLE visit_seen (
    visit TEXT PRIMARY KEY, community TEXT NOT NULL, place TEXT NOT NULL, day TEXT NOT NULL, judged TEXT NOT NULL
    ) STRICT, WITHOUT ROWID"""


@dataclass
class Walked:
    """What the visits of a period saw: buildings and homes, and for each item at how many places it was judged."""

    visits: int = 0
    buildings: set[str] = field(default_factory=set)
    homes: set[str] = field(default_factory=set)
    seen: dict[str, int] = field(default_factory=dict)
    failed: dict[str, int] = field(default_factory=dict)


def bits(items: Iterable[str]) -> int:
    """A set of items as a number; items that are not of our checklist are left out."""
    known = checklist()
    found = 0
    for item in items:
        if item in known:
            found |= 1 << known[item].seq
    return found


def write(
    db: Database, visit: str, found: Iterable[Finding], *, community: str, place: str, day: str, rooms: dict[str, str]
) -> None:
    """Add the row of *visit*; *rooms* are the places of its rooms by key."""
    judged: dict[str, list[str]] = {}
    failed: dict[str, list[str]] = {}
    for one in found:
        if one.verdict in ("pass", "fail"):
            # a room that is no place of its own is told apart by its house and number
            at = rooms.get(one.room, "") or f"{place}\x1f{one.room}" if one.room else place
            judged.setdefault(at, []).append(one.item)
            if one.verdict == "fail":
                failed.setdefault(at, []).append(one.item)
    sets = json.dumps([[at, bits(items), bits(failed.get(at, ()))] for at, items in judged.items()])
    db.conn.execute("INSERT INTO visit_seen VALUES (?, ?, ?, ?, ?)", (visit, community, place, day, sets))


def walked(db: Database, *, community: str, since: str, until: str, within: str = "", homes: bool = True) -> Walked:
    """The visits of a period in a community, perhaps *within* one area or building.

    A place and item that two visits saw count once. Without *homes* nobody asks which homes were seen.
    """
    inside = "AND ?4 IN (p.id, p.area, p.building)" if within else "AND ?4 = ''"
    chosen = f"""FROM visit_seen s WHERE s.community = ?1 AND s.day BETWEEN ?2 AND ?3
        AND EXISTS (SELECT 1 FROM place p WHERE p.id = s.place {inside})"""  # noqa: S608 - from the line above
    given = (community, since, until, within)
    rows = db.conn.execute(f"SELECT s.place, s.judged {chosen}", given).fetchall()
    rooms = (
        db.conn.execute(
            f"""SELECT DISTINCT place FROM visit_room WHERE seen = 'seen' AND place <> ''
            AND visit IN (SELECT s.visit {chosen})""",  # noqa: S608
            given,
        )
        if homes
        else ()
    )
    merged = {row[0] for row in db.conn.execute("SELECT id FROM place WHERE merged_into <> ''")}
    known = Walked(
        visits=len(rows),
        buildings={resolve(db, place) if place in merged else place for place in {place for place, _ in rows}},
        homes={resolve(db, place) if place in merged else place for (place,) in rooms},
    )
    judged: dict[str, int] = {}
    failed: dict[str, int] = {}
    for at, passed_or_failed, only_failed in chain.from_iterable(json.loads(f"[{','.join(sets for _, sets in rows)}]")):
        judged[at] = judged.get(at, 0) | passed_or_failed
        if only_failed:
            failed[at] = failed.get(at, 0) | only_failed
    known.seen, known.failed = by_item(judged.values()), by_item(failed.values())
    return known


def by_item(sets: Iterable[int]) -> dict[str, int]:
    """In how many of the *sets* each item is.

    The counts of all items are kept as binary numbers side by side: the first sum holds the ones of every item, the
    next the twos, and so on, so adding a set is a few operations on whole numbers however many items are in it. Equal
    sets are added at once.
    """
    sums: list[int] = []
    for one, times in Counter(sets).items():
        for first in range(times.bit_length()):
            carried, place = one * (times >> first & 1), first
            while carried:
                if place >= len(sums):
                    sums += [0] * (place + 1 - len(sums))
                sums[place], carried = sums[place] ^ carried, sums[place] & carried
                place += 1
    found = {
        item: sum((kept >> known.seq & 1) << place for place, kept in enumerate(sums))
        for item, known in checklist().items()
    }
    return {item: count for item, count in found.items() if count}
