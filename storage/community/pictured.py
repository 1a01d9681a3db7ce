"""Which issues have photos that somebody may see, without opening the photos of each of them.

Of thousands of issues a paper prints the photos of some twenty and says of how many more there are photos. So the
database counts them, and only the photos of those that come first are looked at one by one.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping

from forms.lean import dataclass
from storage.community import visits
from storage.community.issue_days import Stood
from storage.community.issue_filter import Where
from storage.community.issue_histories import Shots, shots
from storage.community.issue_table import by_numbers
from storage.engine import Database
from storage.photos import Photo

_FAILED = "f.place = i.place AND f.item = i.item AND f.verdict = 'fail' AND f.photo_fields <> ''"
# The photos of a finding hang on the field that it names; the index of photos alone tells whether one does.
_ONE = "photo p ON p.owner = f.visit AND p.field = f.photo_fields AND f.day <> '' AND substr(f.day, 1, 10) <= {day}"
# Rarely there are several fields, with blanks between them, or a visit has no day and its photos have theirs.
_RARE = """photo p ON p.owner = f.visit AND (f.day = '' OR instr(f.photo_fields, ' ') > 0)
    AND instr(' ' || f.photo_fields || ' ', ' ' || p.field || ' ') > 0
    AND substr(iif(f.day <> '', f.day, p.taken), 1, 10) <= {day}"""
_DONE = """issue_step s CROSS JOIN json_each(s.photos) j CROSS JOIN photo p ON p.rec = j.value
    WHERE s.photos <> '[]' AND substr(s.day, 1, 10) <= {day}"""
Taken = tuple[Photo, str]
"""A photo and its day."""


@dataclass(frozen=True)
class Pictured:
    """The rows of issues with photos that an audience may see, those among them that have one from afterwards, and
    how many photos it may not see."""

    numbers: frozenset[int]
    after: frozenset[int]
    withheld: int


def pictured(issues: Stood, *, public: bool) -> Pictured:
    """Which of *issues* have photos that were taken until their day; for the *public* only those that were released."""
    db = issues.db
    merged = {row[0] for row in db.conn.execute("SELECT merged_into FROM place WHERE merged_into <> ''")}
    where = issues.where() + Where(["place NOT IN (SELECT merged_into FROM place WHERE merged_into <> '')"])
    chosen = f"(SELECT n, id, place, item FROM issue WHERE {where}) i"  # noqa: S608 - from the filter
    values = (*where.values, issues.day)
    one, rare, done = (part.format(day=f"?{len(values)}") for part in (_ONE, _RARE, _DONE))
    earlier: list[int] = []
    withheld = 0
    if public:
        hidden = set()
        for before in (one, rare):
            sql = f"SELECT i.n, p.rec, p.public FROM {chosen} CROSS JOIN finding f ON {_FAILED} CROSS JOIN {before}"  # noqa: S608
            for number, photo, released in db.conn.execute(sql, values):
                if released:
                    earlier.append(number)
                else:
                    hidden.add((number, photo))
        sql = f"""SELECT count(*) FROM (SELECT DISTINCT i.n, p.rec FROM {chosen}
            CROSS JOIN {done} AND s.issue = i.id AND NOT p.public)"""  # noqa: S608 - from above
        withheld = len(hidden) + db.conn.execute(sql, values).fetchone()[0]
    else:
        either = " OR ".join(
            f"EXISTS (SELECT 1 FROM finding f CROSS JOIN {before} WHERE {_FAILED})"  # noqa: S608 - from above
            for before in (one, rare)
        )
        sql = f"SELECT n FROM {chosen} WHERE {either}"  # noqa: S608 - from above
        earlier = [row[0] for row in db.conn.execute(sql, values)]
    allowed = "AND p.public" if public else ""
    sql = f"SELECT n FROM {chosen} WHERE id IN (SELECT s.issue FROM {done} {allowed})"  # noqa: S608 - from above
    later = [row[0] for row in db.conn.execute(sql, values)]
    joined = _of_merged(issues, merged) if merged else {}
    days = days_of(db, joined.values())
    for number, own in joined.items():
        was, now, unseen = seen(own, days, until=issues.day, public=public)
        earlier += [number] if was else []
        later += [number] if now else []
        withheld += unseen
    return Pictured(frozenset(earlier + later), frozenset(later), withheld)


def days_of(db: Database, found: Iterable[Shots]) -> dict[str, str]:
    """The days of the visits on which photos were taken."""
    return visits.days_of(db, {photo.owner for one in found for photo in (*one.before, *one.after)})


def seen(own: Shots, days: Mapping[str, str], *, until: str, public: bool) -> tuple[Taken | None, Taken | None, int]:
    """The newest photo from before and from afterwards that may be seen, with their days, and how many may not be.

    The day is that of the step or visit (*days*): cameras and scanners have clocks of their own.
    """
    found: list[Taken | None] = []
    hidden = 0
    for photos in (own.before, own.after):
        dated = ((photo, (own.days.get(photo.id) or days.get(photo.owner) or photo.taken)[:10]) for photo in photos)
        known = [(photo, day) for photo, day in dated if day <= until]
        allowed = [(photo, day) for photo, day in known if photo.public or not public]
        hidden += len(known) - len(allowed)
        # of several of one day the first, as they hang
        found.append(max(allowed, key=lambda one: one[1]) if allowed else None)
    return found[0], found[1], hidden


def _of_merged(issues: Stood, merged: set[str]) -> dict[int, Shots]:
    """The photos of issues at places that others were merged into, whose findings stand under other names."""
    where = issues.where() + Where(["place IN (SELECT value FROM json_each(?))"], [json.dumps(sorted(merged))])
    sql = f"SELECT n FROM issue WHERE {where}"  # noqa: S608 - from the filter
    numbers = [row[0] for row in issues.db.conn.execute(sql, where.values)]
    known = by_numbers(issues.db, numbers)
    found = shots(issues.db, known)
    return {number: found[issue.id] for number, issue in zip(numbers, known, strict=True) if issue.id in found}
