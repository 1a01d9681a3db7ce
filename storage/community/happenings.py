"""What happened here: everything dated that any ledger knows of a place, a person or an issue, oldest first."""

from __future__ import annotations

import json
from collections.abc import Iterable

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
    ("schedule", "schedule", "since", "title", "place"),
    ("pact", "pact", "begun", "title", "place"),
)
_CODED = ("visit", "demand", "step", "consent")
# What was done about the issues of a place; the place and the name of the table's columns.
_STEPS = (
    "SELECT s.day, s.what, s.note, s.issue FROM issue_step s JOIN issue i ON i.id = s.issue"
    " WHERE i.place IN (SELECT value FROM json_each(?)) AND s.what <> 'reported'"
)
_DUTIES = (
    "SELECT d.since, 'duty', coalesce(p.name, d.person) || CASE WHEN d.title = '' THEN '' ELSE ' ' || d.title END,"
    " d.place FROM place_duty d LEFT JOIN person p ON p.id = d.person"
    " WHERE d.place IN (SELECT value FROM json_each(?))"
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
    ("SELECT day, 'opinion', words, id FROM opinion WHERE speaker = ?1"),
    "SELECT m.since, 'member', p.name, p.id FROM partner_member m JOIN partner p ON p.id = m.owner WHERE m.person = ?1",
)


def at_place(db: Database, place: str, *, within: bool = True) -> list[Happening]:
    """Everything at a place, with what is inside it, and at places that were merged into these."""
    here = places.load(db, place)
    whole = here is not None and here.level == "community"
    known: list[places.Place] = []
    if within and here is not None:
        known = places.tree(db, community=here.community) if whole else places.tree(db, within=place)
    members = {same for one in (place, *(one.id for one in known)) for same in places.same_as(db, one)}
    wanted = json.dumps(sorted(members))
    found: list[Happening] = []
    for table, kind, day, title, column in _AT_PLACES:
        sql = f"SELECT {day}, {title}, id FROM {table} WHERE {column} IN (SELECT value FROM json_each(?))"  # noqa: S608
        found += [_happening(row[0], kind, row[1], row[2]) for row in db.conn.execute(sql, (wanted,))]
    sql = "SELECT opened, item, id FROM issue WHERE place IN (SELECT value FROM json_each(?))"
    found += [
        Happening(row[0][:10], "issue", item_label(row[1]), row[2], row[1]) for row in db.conn.execute(sql, (wanted,))
    ]
    found += [
        Happening(day[:10], "step", f"{what} {note}".strip(), issue, what)
        for day, what, note, issue in db.conn.execute(_STEPS, (wanted,))
    ]
    found += [_happening(*row) for row in db.conn.execute(_DUTIES, (wanted,))]
    return _sorted(found)


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
