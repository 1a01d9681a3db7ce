"""The counts of a handout the plain way: every filled form is read again, every issue asked for by itself."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field, replace
from dataclasses import fields as fields_of

from exporters.handout.scope import Scope
from storage import heads
from storage.community import places, visits
from storage.community.issue_rows import findings_at
from storage.community.issue_states import Finding, Step, derive
from storage.community.issues import Issue, history, photo_pair, standings
from storage.community.visit_rows import rooms_of, seen_in
from storage.engine import Database


@dataclass
class Walked:
    """What the visits of a period saw: the places at which each item was judged, and where it failed."""

    visits: int = 0
    buildings: set[str] = field(default_factory=set)
    homes: set[str] = field(default_factory=set)
    seen: dict[str, set[tuple[str, str]]] = field(default_factory=lambda: defaultdict(set))
    failed: dict[str, set[tuple[str, str]]] = field(default_factory=lambda: defaultdict(set))


def walked(db: Database, scope: Scope) -> Walked:
    found = Walked()
    for visit in visits.visits_between(db, since=scope.since, until=scope.until):
        if not scope.holds(places.load(db, visit.place)):
            continue
        fields = heads.fields(db, visit.id)
        rooms = {room.key: room for room in rooms_of(fields)}
        found.visits += 1
        found.buildings.add(places.resolve(db, visit.place))
        found.homes |= {places.resolve(db, room.place) for room in rooms.values() if room.place and room.seen == "seen"}
        for one in seen_in(fields):
            room_place = rooms[one.room].place if one.room else ""
            at = (room_place or visit.place, "" if room_place else one.room)
            if one.verdict in ("pass", "fail"):
                found.seen[one.item].add(at)
            if one.verdict == "fail":
                found.failed[one.item].add(at)
    return found


def in_scope(db: Database, scope: Scope) -> list[Issue]:
    """Every issue as it stood on the day of the meeting, derived from what was known then."""
    found = []
    for issue in standings(db, scope.issues()):
        entries = [entry for entry in history(db, issue.id) if entry.day[:10] <= scope.until]
        then = derive(
            [entry for entry in entries if isinstance(entry, Finding)],
            [entry for entry in entries if isinstance(entry, Step)],
        )
        if then:
            found.append(replace(issue, **{part.name: getattr(then, part.name) for part in fields_of(then)}))
    return found


def latest_failure(db: Database, issue: Issue, *, until: str) -> tuple[str, str, tuple[str, ...], str] | None:
    failed = [f for f in findings_at(db, issue.place, issue.item) if f.verdict == "fail" and f.day[:10] <= until]
    if not failed:
        return None
    latest = max(failed, key=lambda one: (one.day, one.visit))
    return latest.visit, latest.room, latest.reasons, latest.note


def photos(db: Database, issue: Issue) -> tuple[list[str], list[str], dict[str, str]]:
    """Photo ids before and after, and the days that the steps give them."""
    steps = [step for step in history(db, issue.id) if isinstance(step, Step)]
    return *photo_pair(db, issue.id), {photo: step.day for step in steps for photo in step.photos}
