"""What happened here: everything dated that any ledger knows of a place, a person or an issue, oldest first."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import replace

from forms.lean import dataclass
from storage.community import concerns, issues, places
from storage.community.checklist_items import item_label
from storage.engine import Database


@dataclass(frozen=True)
class Happening:
    """One line: the day, what kind of record, what it says, and the record to open."""

    day: str
    kind: str
    title: str
    rec: str
    code: str = ""
    """What *title* is in code (an item, a device, a kind of visit), for whoever says it in another language."""
    item: str = ""
    """The item of the issue that a step belongs to."""
    place: str = ""
    where: str = ""
    """The name of *place* as seen from the place that was asked about; "" for that place itself."""


# (table, kind, day, title); each has a column place
_AT_PLACES = (
    ("visit", "visit", "day", "kind"),
    ("patrol", "patrol", "day", "note"),
    ("doorstep", "doorstep", "day", "topic"),
    ("opinion", "opinion", "day", "words"),
    ("task", "task", "given_on", "title"),
    ("demand", "demand", "day", "device"),
    ("survey", "survey", "day", "subject"),
    ("activity", "activity", "day", "title"),
    ("contribution", "contribution", "day", "what"),
    ("distribution", "distribution", "day", "what"),
    ("vote", "vote", "day", "title"),
    ("watch_item", "watch", "since", "reason"),
    ("schedule", "schedule", "since", "title"),
    ("pact", "pact", "begun", "title"),
)
_CODED = ("visit", "demand", "step", "consent")
_OF_PEOPLE = (
    ("SELECT t.given_on, 'task', t.title, t.id FROM task t WHERE t.person = ?1"),
    (
        "SELECT a.day, 'activity', a.title, a.id FROM participation p JOIN activity a ON a.id = p.activity"
        " WHERE p.person = ?1"
    ),
    (
        "SELECT m.day, 'meeting', m.title, m.id FROM meeting_attendee s JOIN meeting m ON m.id = s.owner"
        " WHERE s.person = ?1"
    ),
    ("SELECT d.since, 'duty', p.path, p.id FROM place_duty d JOIN place p ON p.id = d.place WHERE d.person = ?1"),
    ("SELECT day, 'consent', purpose, id FROM consent WHERE subject = ?1"),
    ("SELECT since, 'pairing', '', id FROM pairing WHERE ?1 IN (elder, helper)"),
    ("SELECT day, 'shift', slot, id FROM shift WHERE person = ?1"),
    ("SELECT day, 'opinion', words, id FROM opinion WHERE speaker = ?1"),
    "SELECT m.since, 'member', p.name, p.id FROM partner_member m JOIN partner p ON p.id = m.owner WHERE m.person = ?1",
)


@dataclass(frozen=True)
class Extent:
    """How many lines there are, and the first and the last day."""

    count: int
    first: str
    last: str


def at_place(db: Database, place: str, *, within: bool = True, latest: int = 0, until: str = "") -> list[Happening]:
    """Everything at a place, with what is inside it, and at places that were merged into these.

    With *latest* only so many lines, those with the last days, none of them after *until* where that is given.
    """
    found: list[Happening] = []
    order = f"ORDER BY 1 DESC LIMIT {latest:d}" if latest else ""
    for one in _sources(db, place, within=within):
        sql, values = f"SELECT {one.columns} FROM {one.rows}", one.values  # noqa: S608 - from below
        if until:
            # a day may have a time behind it
            sql, values = f"{sql} AND {one.day} <= ?{len(values) + 1}", (*values, f"{until}~")
        found += [_line(one.kind, *row) for row in db.conn.execute(f"{sql} {order}", values)]
    every = _sorted(found)
    return _located(db, every[-latest:] if latest else every, seen_from=place)


def _located(db: Database, found: list[Happening], *, seen_from: str) -> list[Happening]:
    """The lines with the names of the places that they are about."""
    known = places.load_many(db, {seen_from, *(one.place for one in found)})
    above = f"{known[seen_from].path} " if seen_from in known else ""
    names = {key: place.path.removeprefix(above) for key, place in known.items() if key != seen_from}
    return [replace(one, where=names[one.place]) if one.place in names else one for one in found]


def extent_at(db: Database, place: str, *, within: bool = True) -> Extent:
    """How many lines `at_place` has, and their first and last day, without reading them."""
    count, days = 0, []
    for one in _sources(db, place, within=within):
        sql = f"SELECT count(*), min(substr({one.day}, 1, 10)), max(substr({one.day}, 1, 10)) FROM {one.rows}"  # noqa: S608
        number, first, last = db.conn.execute(sql, one.values).fetchone()
        count += number
        days += [first, last] if number else []
    return Extent(count, min(days, default=""), max(days, default=""))


@dataclass(frozen=True)
class _Source:
    """One kind of lines: day, title, record and place, and the rows that they come from."""

    kind: str
    columns: str
    rows: str
    values: tuple[str, ...]

    @property
    def day(self) -> str:
        return self.columns.partition(",")[0]


def _sources(db: Database, place: str, *, within: bool) -> list[_Source]:
    """Where lines about a place come from, for a whole community or area without naming each place in it."""
    here = places.load(db, place)
    whole = within and here is not None and here.level == "community"
    values: tuple[str, ...]
    large = whole or (within and here is not None and here.level == "area" and here.area in ("", here.id))
    if large and here is not None:
        column, value = ("community", here.community) if whole else ("area", place)
        inside = f"(p.{column} = ?1 OR p.id = ?2) AND p.merged_into = ''"
        # what was merged into a place inside stands there too, wherever it lay itself
        moved = [one for (one,) in db.conn.execute("SELECT id FROM place WHERE merged_into <> ''")]
        sql = f"SELECT 1 FROM place p WHERE p.id = ?3 AND {inside}"  # noqa: S608 - names from above
        moved = [one for one in moved if db.conn.execute(sql, (value, place, places.resolve(db, one))).fetchone()]
        values = (value, place, json.dumps(moved))
        at = f"""(EXISTS (SELECT 1 FROM place p WHERE p.id = t.place AND {inside})
            OR t.place IN (SELECT value FROM json_each(?3)))"""  # noqa: S608 - names from above
        # an issue knows its community and area; each column has an index that is shorter than the table
        issues_at = f"+t.place <> '' AND t.{column} = ?1 AND ?2 <> '' AND ?3 <> ''"
        steps = "issue_step s CROSS JOIN issue t ON t.id = s.issue"
    else:
        known = places.tree(db, within=place) if within and here is not None else []
        members = {same for one in (place, *(one.id for one in known)) for same in places.same_as(db, one)}
        values = (json.dumps(sorted(members)),)
        at = issues_at = "t.place IN (SELECT value FROM json_each(?1))"
        steps = "issue t CROSS JOIN issue_step s ON s.issue = t.id"
    found = [
        _Source(kind, f"t.{day}, t.{title}, t.id, t.place", f"{table} t WHERE {at}", values)
        for table, kind, day, title in _AT_PLACES
    ]
    duty = "coalesce(n.name, t.person) || CASE WHEN t.title = '' THEN '' ELSE ' ' || t.title END"
    return [
        *found,
        _Source("issue", "t.opened, t.item, t.id, t.place", f"issue t WHERE {issues_at}", values),
        _Source(
            "step", "s.day, s.what, s.issue, t.place, s.note, t.item",
            f"{steps} WHERE s.what <> 'reported' AND {issues_at}", values,
        ),
        _Source(
            "duty", f"t.since, {duty}, t.place, t.place",
            f"place_duty t LEFT JOIN person n ON n.id = t.person WHERE {at}", values,
        ),
    ]  # fmt: skip


def _line(kind: str, day: str, title: str, rec: str, place: str, note: str = "", item: str = "") -> Happening:
    if kind == "issue":
        return Happening(day[:10], kind, item_label(title), rec, title, place=place)
    if kind == "step":
        return Happening(day[:10], kind, f"{title} {note}".strip(), rec, title, item, place)
    return replace(_happening(day, kind, title, rec), place=place)


def of_person(db: Database, person: str) -> list[Happening]:
    """Everything a person is named in: what they may ask to see, have corrected or deleted."""
    found = [_happening(*row) for sql in _OF_PEOPLE for row in db.conn.execute(sql, (person,))]
    return _sorted(found)


def of_issue(db: Database, issue: str) -> list[Happening]:
    """An issue from the first finding to feedback: findings, steps, voices, topics, tasks, demands, joint visits."""
    known = issues.load(db, issue)
    if known is None:
        return []
    found = [
        Happening(one.day[:10], "step", f"{one.what} {one.note}".strip(), issue, one.what)
        if isinstance(one, issues.Step)
        else Happening(one.day[:10], "finding", one.note or item_label(known.item), one.visit, known.item)
        for one in issues.history(db, issue)
    ]
    found += beside_steps(db, issue)
    found += [Happening(day[:10], "note", text, issue) for day, _by, text in issues.notes(db, issue)]
    return _sorted(found)


def beside_steps(db: Database, issue: str) -> list[Happening]:
    """What stands beside the steps of an issue: who spoke of it, where it was a topic, what was done for it."""
    found = [Happening(one.day[:10], "opinion", one.words, one.id) for one in concerns.voices(db, issue)]
    for sql in (
        "SELECT given_on, 'task', title, id FROM task WHERE issue = ?1",
        "SELECT day, 'demand', device, id FROM demand WHERE issue = ?1",
        "SELECT day, 'survey', subject, id FROM survey WHERE issue = ?1",
        "SELECT p.day, 'patrol', t.value, p.id FROM patrol_tick t JOIN patrol p ON p.id = t.owner WHERE t.issue = ?1",
        "SELECT m.day, 'topic', t.value, m.id FROM meeting_topic t JOIN meeting m ON m.id = t.owner"
        " WHERE EXISTS (SELECT 1 FROM json_each(t.issues) i WHERE i.value = ?1)",
        "SELECT c.begun, 'case', c.title, c.id FROM issue_case i JOIN community_case c ON c.id = i.key"
        " WHERE i.owner = ?1",
    ):
        found += [_happening(*row) for row in db.conn.execute(sql, (issue,))]
    return _sorted(found)


def _happening(day: str, kind: str, title: str, rec: str) -> Happening:
    return Happening(day[:10], kind, title, rec, title if kind in _CODED else "")


def _sorted(found: Iterable[Happening]) -> list[Happening]:
    return sorted(found, key=lambda one: (one.day, one.kind, one.title, one.rec))
