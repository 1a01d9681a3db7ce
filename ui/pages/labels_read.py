"""What the window shows of labels: how many records carry each, which, and what projects have of the activities."""

from __future__ import annotations

from forms.lean import dataclass
from storage.community import allocations, labels
from storage.community.activities import activities
from storage.community.allocations import Part
from storage.community.checklist_items import item_label
from storage.community.labels import Label
from storage.engine import Database

SHOWN = ("project", "outcome", "tag", "activity_kind")
"""The lists that the window shows, in this order. Parties are written where somebody is asked for theirs."""
_TITLES = {
    "case": ("community_case", "begun", "title"),
    "activity": ("activity", "day", "title"),
    "measure": ("measure", "due", "title"),
    "task": ("task", "due", "title"),
    "meeting": ("meeting", "day", "title"),
    "pact": ("pact", "begun", "title"),
    "issue": ("issue", "opened", "item"),
}


@dataclass(frozen=True)
class Listing:
    """A label in the list and how many records carry it."""

    label: Label
    records: int


@dataclass(frozen=True)
class Carrier:
    """A record that carries a label."""

    kind: str
    rec: str
    day: str
    title: str
    case: str
    """The case it belongs to, for pages that ask for it."""


@dataclass(frozen=True)
class Shared:
    """What a project has of one activity."""

    activity: str
    day: str
    title: str
    per_cent: int
    attendances: int
    hours: int


@dataclass(frozen=True)
class LabelShown:
    """One label with everything behind it."""

    label: Label
    carriers: tuple[Carrier, ...]
    merged: tuple[str, ...]
    """The names of labels that were merged into it."""
    others: tuple[Label, ...]
    """What it can be merged into."""
    shared: tuple[Shared, ...]


@dataclass(frozen=True)
class ByProject:
    """Attendances and hours by project, with what each project is called."""

    parts: tuple[Part, ...]
    names: tuple[tuple[str, str], ...]


def read_labels(db: Database, *, community: str) -> tuple[Listing, ...]:
    """The labels of one *community*, or of all, list by list."""
    found = []
    for name in SHOWN:
        counted = labels.counts(db, name)
        for one in labels.in_list(db, name):
            if community in ("", one.community):
                records = {*counted.get(one.id, ()), *_of_kind(db, one)}
                found.append(Listing(one, len(records)))
    return tuple(found)


def read_label(db: Database, label: str) -> LabelShown | None:
    """One label; None when it has gone. One that was merged is read as what it became."""
    known = labels.labels.load(db, labels.resolve(db, label))
    if known is None:
        return None
    recs = dict.fromkeys([*labels.behind(db, known.id), *_of_kind(db, known)])
    carriers = [one for rec in recs if (one := _carrier(db, rec)) is not None]
    same = [labels.labels.load(db, one) for one in labels.members(db, known.id) if one != known.id]
    others = [one for one in labels.in_list(db, known.list) if one.id != known.id and one.community == known.community]
    return LabelShown(
        known,
        tuple(sorted(carriers, key=lambda one: (one.kind, one.day, one.title))),
        tuple(one.name for one in same if one),
        tuple(others),
        tuple(_shared(db, known.id)) if known.list == "project" else (),
    )


def read_by_project(db: Database, **scope: str) -> ByProject:
    """What each project has of the activities of a scope."""
    parts = allocations.by_project(db, **scope)
    names = ((one.project, found.name) for one in parts if (found := labels.labels.load(db, one.project)))
    return ByProject(tuple(parts), tuple(names))


def offered(db: Database, *, community: str) -> tuple[Label, ...]:
    """What can be put on a record: projects, outcomes and tags."""
    found = [one for name in ("project", "outcome", "tag") for one in labels.in_list(db, name)]
    return tuple(one for one in found if community in ("", one.community))


def _of_kind(db: Database, label: Label) -> tuple[str, ...]:
    """Activities name their kind in a field of their own."""
    if label.list != "activity_kind":
        return ()
    same = {*labels.members(db, label.id), label.name}
    return tuple(one.id for one in activities.select(db, order="day") if one.kind in same)


def _carrier(db: Database, rec: str) -> Carrier | None:
    kind = rec.partition(":")[0]
    if kind not in _TITLES:
        return Carrier(kind, rec, "", "", "")
    table, day, title = _TITLES[kind]
    case = '"case"' if kind in ("activity", "measure", "task", "meeting") else "''"
    row = db.conn.execute(f"SELECT {day}, {title}, {case} FROM {table} WHERE id = ?", (rec,)).fetchone()  # noqa: S608
    if row is None:
        return None
    return Carrier(kind, rec, row[0], item_label(row[1]) if kind == "issue" else row[1], row[2])


def _shared(db: Database, project: str) -> list[Shared]:
    found = []
    for one in activities.select(db, order="day DESC"):
        parts = allocations.shared(db, one.id)
        if project in parts:
            attendances, hours = allocations.split(db, one.id, parts=parts)[project]
            found.append(Shared(one.id, one.day, one.title, parts[project], attendances, hours))
    return found
