"""Histories, last failures and photos of many issues at once: what a handout asks of a whole community.

Each answer is the one that `issue_table` gives for a single issue; here a handful of statements gives all of them.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import field

from forms.lean import dataclass
from storage import photos
from storage.community.issue_rows import issue_id
from storage.community.issue_states import Finding, Step, seen_as
from storage.community.issue_table import Issue, by_numbers
from storage.community.places import same_as
from storage.engine import Database
from storage.photos import Photo


@dataclass
class Shots:
    """The photos of one issue: of its findings, of what was done, and the days that the steps give them."""

    before: list[Photo] = field(default_factory=list)
    after: list[Photo] = field(default_factory=list)
    days: dict[str, str] = field(default_factory=dict)


def histories(db: Database, issues: Sequence[Issue]) -> dict[str, list[Finding | Step]]:
    """Everything that was found and done about each issue, in the order of `issue_table.history`."""
    known = _members(db, issues)
    found: dict[str, list[Finding | Step]] = {issue.id: [] for issue in issues}
    sql = _each(
        "f.visit, f.day, f.verdict, f.level, f.due, f.reasons, f.note, f.room",
        "finding f ON f.place = m.value ->> 1 AND f.item = m.value ->> 2",
        order="m.key, f.day, f.visit, f.room",
    )
    for issue, visit, day, verdict, level, due, reasons, *rest in db.conn.execute(sql, (known,)):
        found[issue].append(Finding(visit, day, verdict, level, due, tuple(reasons.split()), *rest))
    for issue, steps in _steps(db, known).items():
        found[issue] += steps
    for entries in found.values():
        entries.sort(key=_when)
    return found


def entries_until(
    db: Database, rows: Sequence[tuple[int, str, str, str]], day: str
) -> dict[int, tuple[list[Finding], list[Step]]]:
    """What was found and done until the end of *day* about issues, given as number of the row, id, place and item.

    Only what a standing is worked out from is read; the notes of visits are left out.
    """
    found: dict[int, tuple[list[Finding], list[Step]]] = {number: ([], []) for number, *_ in rows}
    if not found:
        return found
    chosen = "json_each(?) j CROSS JOIN issue i ON i.n = j.value"
    values = (json.dumps(list(found)), day)
    sql = f"""SELECT i.n, f.visit, f.day, f.verdict, f.level, f.due, f.room FROM {chosen} CROSS JOIN finding f
        ON f.place = i.place AND f.item = i.item WHERE substr(f.day, 1, 10) <= ?"""  # noqa: S608 - as above
    for number, *row in db.conn.execute(sql, values):
        found[number][0].append(seen_as(*row))
    sql = f"""SELECT i.n, s.key, s.what, s.day, s.at, s.by_whom, s.value, s.note, s.due, s.photos, s.source
        FROM {chosen} CROSS JOIN issue_step s ON s.issue = i.id WHERE substr(s.day, 1, 10) <= ?"""  # noqa: S608 - as above
    for number, *row in db.conn.execute(sql, values):
        found[number][1].append(_step(row))
    # what was said of a place that was merged into another stands under that place's own name
    merged = {row[0] for row in db.conn.execute("SELECT merged_into FROM place WHERE merged_into <> ''")}
    joined = {rec: number for number, rec, place, _ in rows if place in merged} if merged else {}
    for rec, entries in histories(db, by_numbers(db, list(joined.values()))).items() if joined else ():
        known = [entry for entry in entries if entry.day[:10] <= day]
        found[joined[rec]] = [e for e in known if isinstance(e, Finding)], [e for e in known if isinstance(e, Step)]
    return found


def latest_failures(db: Database, issues: Sequence[Issue], *, until: str) -> dict[str, Finding]:
    """The last time each issue was found, not after *until*, at exactly its place."""
    own = json.dumps([[issue.id, issue.place, issue.item] for issue in issues])
    sql = _each(
        "f.visit, f.day, f.room, f.reasons, f.note, f.level",
        "finding f ON f.place = m.value ->> 1 AND f.item = m.value ->> 2"
        " AND f.verdict = 'fail' AND substr(f.day, 1, 10) <= ?2",
        order="m.key, f.day DESC, f.visit DESC, f.room",
    )
    found: dict[str, Finding] = {}
    for issue, visit, day, room, reasons, note, level in db.conn.execute(sql, (own, until)):
        if issue not in found:
            found[issue] = Finding(visit, day, "fail", level, "", tuple(reasons.split()), note, room)
    return found


def shots(db: Database, issues: Sequence[Issue]) -> dict[str, Shots]:
    """The photos of each issue that has any, in the order of `issue_table.photo_pair`."""
    known = _members(db, issues)
    sql = _each(
        "f.visit, f.photo_fields",
        "finding f ON f.place = m.value ->> 1 AND f.item = m.value ->> 2"
        " AND f.verdict = 'fail' AND f.photo_fields <> ''",
        order="m.key, f.day, f.visit, f.room",
    )
    pictured = db.conn.execute(sql, (known,)).fetchall()
    hanging = photos.photos_of_many(db, (visit for _, visit, _ in pictured))
    done = _steps(db, known, only="AND s.photos <> '[]'")
    steps = {issue: sorted(each, key=_when) for issue, each in done.items()}
    taken = photos.load_many(db, (photo for each in steps.values() for step in each for photo in step.photos))
    found: dict[str, Shots] = {}
    for issue, visit, names in pictured:
        before = found.setdefault(issue, Shots()).before
        before += [photo for name in names.split() for photo in hanging.get((visit, name), ())]
    for issue, each in steps.items():
        for step in each:
            own = found.setdefault(issue, Shots())
            own.after += [taken[photo] for photo in step.photos if photo in taken]
            own.days |= dict.fromkeys(step.photos, step.day)
    for one in found.values():
        one.before, one.after = list(dict.fromkeys(one.before)), list(dict.fromkeys(one.after))
    return found


def _each(columns: str, join: str, *, order: str) -> str:
    """A statement over the list of issues, places and items in its first value."""
    return f"SELECT m.value ->> 0, {columns} FROM json_each(?1) m CROSS JOIN {join} ORDER BY {order}"  # noqa: S608


def _steps(db: Database, known: str, *, only: str = "") -> Mapping[str, list[Step]]:
    sql = _each(
        "s.key, s.what, s.day, s.at, s.by_whom, s.value, s.note, s.due, s.photos, s.source",
        f"issue_step s ON s.issue = m.value ->> 3 {only}",
        order="m.key, s.day, s.at, s.key, s.rec",
    )
    found: dict[str, list[Step]] = {}
    for issue, *row in db.conn.execute(sql, (known,)):
        found.setdefault(issue, []).append(_step(row))
    return found


def _step(row: Sequence[str]) -> Step:
    photos = () if row[8] == "[]" else tuple(json.loads(row[8]))
    return Step(*row[:8], photos, row[9])  # type: ignore[call-arg, arg-type]


def _when(entry: Finding | Step) -> tuple[str, bool, str]:
    return entry.day, isinstance(entry, Step), getattr(entry, "at", "")


def _members(db: Database, issues: Sequence[Issue]) -> str:
    """For each issue every place that means its place: the issue, the place, the item, and that place's own issue."""
    merged = {row[0] for row in db.conn.execute("SELECT merged_into FROM place WHERE merged_into <> ''")}

    meant = {place: same_as(db, place) for place in {issue.place for issue in issues} & merged}

    def members() -> Iterator[list[str]]:
        for issue in issues:
            for place in meant.get(issue.place, (issue.place,)):
                yield [issue.id, place, issue.item, issue_id(place, issue.item)]

    return json.dumps(list(members()))
