"""What to call a record: what it is, where, and its own name, in the language of the window."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from storage import filled, forms_registry, heads
from storage.community import issues, places
from storage.engine import Database
from storage.events import Value, record_kind
from storage.records import answers
from ui import texts
from ui.checklist_words import item_word

KINDS: dict[str, str] = {
    "answer": str(QT_TRANSLATE_NOOP("Records", "Filled form")),
    "issue": str(QT_TRANSLATE_NOOP("Records", "Issue")),
    "place": str(QT_TRANSLATE_NOOP("Records", "Place")),
    "photo": str(QT_TRANSLATE_NOOP("Records", "Photo")),
    "community": str(QT_TRANSLATE_NOOP("Records", "Community")),
    "form": str(QT_TRANSLATE_NOOP("Records", "Form")),
    "device": str(QT_TRANSLATE_NOOP("Records", "Laptop")),
    "epoch": str(QT_TRANSLATE_NOOP("Records", "New key")),
    "entity": str(QT_TRANSLATE_NOOP("Records", "List entry")),
    "batch": str(QT_TRANSLATE_NOOP("Records", "Batch of sheets")),
    "meeting": str(QT_TRANSLATE_NOOP("Records", "Meeting")),
    "case": str(QT_TRANSLATE_NOOP("Records", "Matter")),
    "person": str(QT_TRANSLATE_NOOP("Records", "Person")),
    "activity": str(QT_TRANSLATE_NOOP("Records", "Activity")),
    "label": str(QT_TRANSLATE_NOOP("Records", "Label")),
    "partner": str(QT_TRANSLATE_NOOP("Records", "Organisation")),
    "measure": str(QT_TRANSLATE_NOOP("Records", "Measure")),
    "task": str(QT_TRANSLATE_NOOP("Records", "Task")),
    "demand": str(QT_TRANSLATE_NOOP("Records", "Demand")),
    "opinion": str(QT_TRANSLATE_NOOP("Records", "What somebody said")),
    "pact": str(QT_TRANSLATE_NOOP("Records", "Pact")),
    "nomination": str(QT_TRANSLATE_NOOP("Records", "Nominee")),
    "contribution": str(QT_TRANSLATE_NOOP("Records", "Put in")),
    "schedule": str(QT_TRANSLATE_NOOP("Records", "Schedule")),
    "survey": str(QT_TRANSLATE_NOOP("Records", "Joint visit")),
    "venue": str(QT_TRANSLATE_NOOP("Records", "Room")),
    "facility": str(QT_TRANSLATE_NOOP("Records", "Facility")),
    "fund": str(QT_TRANSLATE_NOOP("Records", "Fund")),
    "patrol": str(QT_TRANSLATE_NOOP("Records", "Patrol")),
    "doorstep": str(QT_TRANSLATE_NOOP("Records", "Knock at a door")),
    "occasion": str(QT_TRANSLATE_NOOP("Records", "Day on which it was done")),
}
_NAMES = ("name", "title", "label", "what", "day")


def kind_word(kind: str) -> str:
    """What a kind of record is called."""
    found = KINDS.get(kind)
    return QCoreApplication.translate("Records", found) if found else kind


def describe(db: Database, rec: str) -> str:
    """One line for *rec*: its kind, then where it is and what it is called."""
    kind = record_kind(rec)
    state = heads.load(db, rec)
    values = {} if state is None else state.values
    return " · ".join(filter(None, (kind_word(kind), _about(db, rec, kind, values))))


def _about(db: Database, rec: str, kind: str, values: Mapping[str, Value]) -> str:
    if kind == "issue":
        issue = issues.load(db, rec)
        item = issue.item if issue else str(values.get("item", ""))
        return " · ".join(filter(None, (item_word(item) if item else "", _path(db, issue.place if issue else ""))))
    if kind == "place":
        return _path(db, rec) or str(values.get("name", ""))
    if kind == "photo":
        owner = str(values.get("owner", ""))
        return describe(db, owner) if owner and record_kind(owner) != "photo" else ""
    if kind == "answer":
        row = db.conn.execute("SELECT form_id, version, place FROM answer WHERE rec = ?", (rec,)).fetchone()
        if row is None:
            return ""
        form = forms_registry.definition(db, row[0], row[1])
        title = form.title(texts.language()) if form else row[0]
        return " · ".join(filter(None, (title, _path(db, row[2] or "") or filled.name_of(answers(values)))))
    return next((str(values[name]) for name in _NAMES if values.get(name)), "")


def _path(db: Database, place: str) -> str:
    found = places.load(db, place) if place else None
    return found.path if found else ""
