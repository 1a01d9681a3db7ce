"""Which items a visit judged, and where: counted for a whole community without reading any filled form again.

A derived row a visit and room keeps two sets of items, those that passed or failed and those that failed, as bits by
the number of the item. Unseen and not applicable are in neither.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import field
from typing import TYPE_CHECKING

from forms.lean import dataclass
from storage.community.checklist_items import checklist
from storage.community.places import resolve
from storage.engine import Database

if TYPE_CHECKING:
    from forms.checklist import Finding

VISIT_SEEN = """CREATE TABLE visit_seen (
    visit TEXT NOT NULL, room TEXT NOT NULL, place TEXT NOT NULL, judged TEXT NOT NULL, failed TEXT NOT NULL,
    PRIMARY KEY (visit, room)) STRICT, WITHOUT ROWID"""


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


def write(db: Database, visit: str, found: Iterable[Finding], *, rooms: dict[str, str]) -> None:
    """Add the rows of *visit*; *rooms* are the places of its rooms by key."""
    judged: dict[str, list[str]] = {}
    failed: dict[str, list[str]] = {}
    for one in found:
        if one.verdict in ("pass", "fail"):
            judged.setdefault(one.room or "", []).append(one.item)
            if one.verdict == "fail":
                failed.setdefault(one.room or "", []).append(one.item)
    for room, items in judged.items():
        row = (visit, room, rooms.get(room, ""), f"{bits(items):x}", f"{bits(failed.get(room, ())):x}")
        db.conn.execute("INSERT INTO visit_seen VALUES (?, ?, ?, ?, ?)", row)


def walked(db: Database, *, community: str, since: str, until: str, within: str = "", homes: bool = True) -> Walked:
    """The visits of a period in a community, perhaps *within* one area or building.

    A place and item that two visits saw count once. Without *homes* nobody asks which homes were seen.
    """
    inside = "?4 = '' OR ?4 IN (p.id, p.area, p.building)"
    chosen = f"""FROM visit v JOIN place p ON p.id = v.place
        WHERE v.day BETWEEN ?2 AND ?3 AND p.community = ?1 AND ({inside})"""
    given = (community, since, until, within)
    houses = db.conn.execute(f"SELECT v.place, count(*) {chosen} GROUP BY 1", given).fetchall()
    rooms = (
        db.conn.execute(
            f"""SELECT DISTINCT place FROM visit_room WHERE seen = 'seen' AND place <> ''
            AND visit IN (SELECT v.id {chosen})""",  # noqa: S608
            given,
        )
        if homes
        else ()
    )
    merged = {row[0] for row in db.conn.execute("SELECT id FROM place WHERE merged_into <> ''")}
    known = Walked(
        visits=sum(count for _, count in houses),
        buildings={resolve(db, place) if place in merged else place for place, _ in houses},
        homes={resolve(db, place) if place in merged else place for (place,) in rooms},
    )
    judged: dict[str, int] = {}
    failed: dict[str, int] = {}
    # a room that is no place of its own is told apart by its house and number
    rows = db.conn.execute(
        f"""SELECT iif(s.place = '', h.place || char(31) || s.room, s.place), s.judged, s.failed
            FROM visit h JOIN visit_seen s ON s.visit = h.id WHERE h.id IN (SELECT v.id {chosen})""",  # noqa: S608
        given,
    )
    for at, passed_or_failed, only_failed in rows:
        judged[at] = judged.get(at, 0) | int(passed_or_failed, 16)
        if only_failed != "0":
            failed[at] = failed.get(at, 0) | int(only_failed, 16)
    known.seen, known.failed = by_item(judged.values()), by_item(failed.values())
    return known


def by_item(sets: Iterable[int]) -> dict[str, int]:
    """In how many of the *sets* each item is.

    The counts of all items are kept as binary numbers side by side: the first sum holds the ones of every item, the
    next the twos, and so on, so adding a set is a few operations on whole numbers however many items are in it.
    """
    sums: list[int] = []
    for one in sets:
        carried = one
        for place, kept in enumerate(sums):
            if not carried:
                break
            sums[place], carried = kept ^ carried, kept & carried
        if carried:
            sums.append(carried)
    found = {
        item: sum((kept >> known.seq & 1) << place for place, kept in enumerate(sums))
        for item, known in checklist().items()
    }
    return {item: count for item, count in found.items() if count}
