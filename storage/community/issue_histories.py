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
from storage.community.issue_states import Finding, Standing, Step, derive
from storage.community.issue_table import Issue
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


def standings_on(db: Database, issues: Sequence[Issue], day: str) -> dict[str, Standing]:
    """How issues stood at the end of *day*; those about which nothing was found or done since are not in it."""
    listed = json.dumps([issue.id for issue in issues])
    sql = """SELECT DISTINCT s.issue FROM json_each(?) j CROSS JOIN issue_step s ON s.issue = j.value
        WHERE substr(s.day, 1, 10) > ?"""
    later = {row[0] for row in db.conn.execute(sql, (listed, day))}
    # what was said of a place that was merged into another stands under that place's own name
    merged = {row[0] for row in db.conn.execute("SELECT merged_into FROM place WHERE merged_into <> ''")}
    moved = [
        one
        for one in issues
        if max(one.last_seen, one.done_on, one.rechecked_on)[:10] > day or one.id in later or one.place in merged
    ]
    found: dict[str, Standing] = {}
    for issue, entries in histories(db, moved).items() if moved else ():
        known = [entry for entry in entries if entry.day[:10] <= day]
        steps = [entry for entry in known if isinstance(entry, Step)]
        if then := derive((entry for entry in known if isinstance(entry, Finding)), steps):
            found[issue] = then
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
