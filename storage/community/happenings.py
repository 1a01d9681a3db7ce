"""What happened here: everything dated that any ledger knows of a place, a person or an issue, oldest first."""

from __future__ import annotations

import json
from collections.abc import Iterable

from forms.lean import dataclass
from storage.community import issues, places
from storage.community.checklist_items import item_label
from storage.engine import Database


@dataclass(frozen=True)
class Happening:
    """One line: the day, what kind of record, what it says, and the record to open."""

    day: str
    kind: str
    title: str
    rec: str


# (table, kind, day, title, column that names the place)
_AT_PLACES = (
    ("visit", "visit", "day", "kind", "place"),
    ("patrol", "patrol", "day", "note", "place"),
    ("doorstep", "doorstep", "day", "topic", "place"),
    ("opinion", "opinion", "day", "words", "place"),
    ("task", "task", "given_on", "title", "place"),
    ("demand", "demand", "day", "device", "place"),
    ("survey", "survey", "day", "subject", "place"),
    ("activity", "activity", "day", "title", "place"),
    ("contribution", "contribution", "day", "what", "place"),
    ("distribution", "distribution", "day", "what", "place"),
    ("vote", "vote", "day", "title", "place"),
    ("watch_item", "watch", "since", "reason", "place"),
)
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
)


def at_place(db: Database, place: str, *, within: bool = True) -> list[Happening]:
    """Everything at a place, with what is inside it, and at places that were merged into these."""
    known = places.tree(db, within=place) if within else []
    members = {same for one in (place, *(one.id for one in known)) for same in places.same_as(db, one)}
    wanted = json.dumps(sorted(members))
    found: list[Happening] = []
    for table, kind, day, title, column in _AT_PLACES:
        sql = f"SELECT {day}, {title}, id FROM {table} WHERE {column} IN (SELECT value FROM json_each(?))"  # noqa: S608
        found += [Happening(row[0][:10], kind, row[1], row[2]) for row in db.conn.execute(sql, (wanted,))]
    sql = "SELECT opened, item, id FROM issue WHERE place IN (SELECT value FROM json_each(?))"
    found += [Happening(row[0][:10], "issue", item_label(row[1]), row[2]) for row in db.conn.execute(sql, (wanted,))]
    return _sorted(found)


def of_person(db: Database, person: str) -> list[Happening]:
    """Everything a person is named in: what they may ask to see, have corrected or deleted."""
    found = [Happening(row[0][:10], *row[1:]) for sql in _OF_PEOPLE for row in db.conn.execute(sql, (person,))]
    return _sorted(found)


def of_issue(db: Database, issue: str) -> list[Happening]:
    """An issue from the first finding to feedback: findings, steps, voices, topics, tasks, demands."""
    known = issues.load(db, issue)
    if known is None:
        return []
    found = [
        Happening(one.day[:10], "step", f"{one.what} {one.note}".strip(), issue)
        if isinstance(one, issues.Step)
        else Happening(one.day[:10], "finding", one.note or item_label(known.item), one.visit)
        for one in issues.history(db, issue)
    ]
    for sql in (
        "SELECT day, 'opinion', words, id FROM opinion WHERE issue = ?1",
        "SELECT given_on, 'task', title, id FROM task WHERE issue = ?1",
        "SELECT day, 'demand', device, id FROM demand WHERE issue = ?1",
        "SELECT m.day, 'topic', t.value, m.id FROM meeting_topic t JOIN meeting m ON m.id = t.owner"
        " WHERE EXISTS (SELECT 1 FROM json_each(t.issues) i WHERE i.value = ?1)",
    ):
        found += [Happening(row[0][:10], *row[1:]) for row in db.conn.execute(sql, (issue,))]
    return _sorted(found)


def _sorted(found: Iterable[Happening]) -> list[Happening]:
    return sorted(found, key=lambda one: (one.day, one.kind, one.title, one.rec))
