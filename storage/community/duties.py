"""Who answers for a place, from when to when: its own person, or that of the nearest place around it."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import date, timedelta
from typing import TYPE_CHECKING

from forms.lean import dataclass
from storage.community.places import COLUMNS, Place
from storage.engine import Database

if TYPE_CHECKING:
    from storage.transaction import Transaction

# No place lies deeper in others; it only ends a circle that two laptops made together.
_DEEPEST = 64


@dataclass(frozen=True)
class Duty:
    """Who answers for a place, and from when to when (empty: still)."""

    key: str
    place: str
    person: str
    title: str
    since: str
    until: str


def duties(db: Database, place: str) -> list[Duty]:
    """Everyone who answers or answered for *place*, latest first."""
    rows = db.conn.execute(
        "SELECT key, place, person, title, since, until FROM place_duty WHERE place = ? ORDER BY since DESC, key",
        (place,),
    )
    return [Duty(*row) for row in rows]


def responsible(db: Database, place: str, *, on: str) -> Duty | None:
    """Who answers for *place* on a day: its own person, else that of the nearest place around it."""
    at: str | None = place
    while at:
        for duty in duties(db, at):
            if duty.since <= on and (not duty.until or on <= duty.until):
                return duty
        row = db.conn.execute("SELECT parent FROM place WHERE id = ?", (at,)).fetchone()
        at = row[0] if row else None
    return None


def answering(db: Database, places: Iterable[str], *, on: str) -> dict[str, str]:
    """The person who answers for each of *places* on a day, where anybody does; as `responsible`, for many at once."""
    # the nearest place around with a duty of that day decides, and of its duties the latest
    rows = db.conn.execute(
        """WITH RECURSIVE around (start, place, steps) AS (
               SELECT value, value, 0 FROM json_each(?1)
               UNION ALL SELECT a.start, p.parent, a.steps + 1 FROM around a JOIN place p ON p.id = a.place
               WHERE p.parent <> '' AND a.steps < ?3)
           SELECT a.start, d.person FROM around a JOIN place_duty d ON d.place = a.place
           WHERE d.since <= ?2 AND (d.until = '' OR ?2 <= d.until)
           ORDER BY a.start, a.steps DESC, d.since, d.key DESC""",
        (json.dumps(sorted(places)), on, _DEEPEST),
    )
    return dict(rows.fetchall())  # the last row of a place is the one that counts


def chain(db: Database, place: str, *, on: str) -> list[Duty]:
    """Everybody who answers for *place* on a day, from its own person up to whoever answers for the community."""
    found: list[Duty] = []
    seen: set[str] = set()
    at: str | None = place
    while at and at not in seen:
        seen.add(at)
        found += [duty for duty in duties(db, at) if duty.since <= on and (not duty.until or on <= duty.until)]
        row = db.conn.execute("SELECT parent FROM place WHERE id = ?", (at,)).fetchone()
        at = row[0] if row else None
    return found


def without_responsible(db: Database, *, on: str, level: str = "building") -> list[Place]:
    """Places of *level* for which nobody of their own answers on a day."""
    sql = f"SELECT {COLUMNS} FROM place p WHERE level = ? AND merged_into = '' AND NOT EXISTS"  # noqa: S608
    sql += " (SELECT 1 FROM place_duty d WHERE d.place = p.id AND d.since <= ? AND (d.until = '' OR d.until >= ?))"
    sql += " ORDER BY ord, id"
    return [Place(*row) for row in db.conn.execute(sql, (level, on, on))]


def give_duty(txn: Transaction, *, place: str, person: str, title: str = "", since: str) -> str:
    """Make *person* answer for *place* from a day on; who did so before stops the day before.

    Old records stay with the person they belong to. Returns the key of the new duty.
    """
    fields: dict[str, str | None] = {}
    for old in duties(txn.db, place):
        if not old.until and old.title == title and old.since < since:
            fields[f"duty:{old.key}/until"] = _day_before(since)
    key = txn.new_id()
    fields |= {f"duty:{key}": person, f"duty:{key}/since": since, f"duty:{key}/title": title or None}
    txn.append("place", place, {name: value for name, value in fields.items() if value is not None})
    return key


def _day_before(day: str) -> str:
    return (date.fromisoformat(day) - timedelta(days=1)).isoformat()
