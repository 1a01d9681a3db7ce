"""Everything that the window shows of activities, read in one go."""

from __future__ import annotations

from forms.lean import dataclass
from storage.community import activities, allocations, labels, taking_part
from storage.community.activities import Activity, Attendance, Booth, Participation
from storage.community.cases import cases
from storage.community.labels import Label
from storage.community.people import persons
from storage.community.service_figures import kind_label
from storage.community.taking_part import Recruited
from storage.community.venues import venues
from storage.engine import Database
from ui.pages.contributions import Entry, read_entries
from ui.pages.labels_read import offered


@dataclass(frozen=True)
class Listing:
    """An activity in the list: visitors and volunteers are counted apart."""

    activity: Activity
    kind: str
    visitors: Attendance
    volunteers: Attendance


@dataclass(frozen=True)
class ActivitiesShown:
    """The list and what a new activity chooses from."""

    held: tuple[Listing, ...]
    cases: tuple[tuple[str, str], ...]
    kinds: tuple[str, ...]
    names: tuple[str, ...]


@dataclass(frozen=True)
class ActivityShown:
    """One activity with its booths and everybody in it."""

    activity: Activity
    kind: str
    case: str
    booths: tuple[tuple[Booth, Attendance], ...]
    visitors: Attendance
    """Everybody who was counted, at a booth or at none."""
    volunteers: Attendance
    named: tuple[tuple[Participation, str], ...]
    recruited: Recruited
    given: tuple[Entry, ...]
    labels: tuple[Label, ...]
    known_labels: tuple[Label, ...]
    parts: dict[str, int]
    """The projects it belongs to, with their per cents."""
    room: str
    """The room it is held in, by name."""
    rooms: tuple[tuple[str, str], ...]
    """(record, name) of the rooms there are."""


def read_activities(db: Database, *, community: str) -> ActivitiesShown:
    """Read the activities of one *community*, or of all, the latest first."""
    found = [one for one in activities.activities.select(db, order="day DESC") if community in ("", one.community)]
    held = []
    for one in found:
        visitors = activities.attendance(db, activity=[one.id], role="visitor")
        volunteers = activities.attendance(db, activity=[one.id], role="volunteer")
        held.append(Listing(one, kind_label(db, one.kind), visitors, volunteers))
    kinds = [one.name for one in labels.in_list(db, "activity_kind")] + [one.kind for one in held if one.kind]
    names = dict.fromkeys(one.name for one in persons.select(db, order="name") if one.name)
    known = [one for one in cases.select(db, "ended = ''", order="begun DESC") if community in ("", one.community)]
    return ActivitiesShown(
        tuple(held), tuple((one.id, one.title) for one in known), tuple(dict.fromkeys(kinds)), tuple(names)
    )


def read_activity(db: Database, activity: str) -> ActivityShown | None:
    """Read one activity; None when it is gone."""
    held = activities.activities.load(db, activity)
    if held is None:
        return None
    names = {one.id: one.name for one in persons.select(db)}
    rows = activities.participations.select(db, "activity = ? AND person <> ''", (activity,), order="phase")
    case = cases.load(db, held.case) if held.case else None
    room = venues.load(db, held.venue) if held.venue else None
    return ActivityShown(
        activity=held,
        kind=kind_label(db, held.kind),
        case=case.title if case else "",
        booths=tuple(activities.by_booth(db, activity)),
        visitors=activities.attendance(db, activity=[activity], role="visitor"),
        volunteers=activities.attendance(db, activity=[activity], role="volunteer"),
        named=tuple((one, names.get(one.person, "")) for one in rows),
        recruited=taking_part.recruited(db, activity),
        given=read_entries(db, activity=activity),
        labels=tuple(labels.carried(db, activity)),
        known_labels=offered(db, community=held.community),
        parts=allocations.shared(db, activity),
        room=room.title if room else "",
        rooms=tuple((one.id, one.title) for one in venues.select(db, order="title") if one.community == held.community),
    )
