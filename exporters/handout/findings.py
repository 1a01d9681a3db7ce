"""What was found: by item, by area, what came back, what is still open."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field, replace
from dataclasses import fields as fields_of
from datetime import date

from exporters.handout.content import AreaRow, IssueRow, ItemRow
from exporters.handout.scope import Scope
from storage import heads
from storage.community import places, visits
from storage.community.checklist_items import checklist, item_label, reason_label
from storage.community.issue_rows import findings_at
from storage.community.issue_states import LEVEL_LABELS, LEVELS, STATE_LABELS, Finding, Step, derive
from storage.community.issues import Issue, history, standings
from storage.community.places import Place
from storage.community.visit_rows import rooms_of, seen_in
from storage.community.visits import Visit
from storage.engine import Database

# A day after the meeting in any of these means that the issue has moved on since.
_DAYS = (
    *("last_seen", "accepted_on", "assigned_on", "started_on", "done_on"),
    *("rechecked_on", "fed_back_on", "escalated_on"),
)


@dataclass
class Walked:
    """What the visits of a period saw: which places each item was looked at, and where it failed."""

    visits: list[Visit] = field(default_factory=list)
    buildings: set[str] = field(default_factory=set)
    homes: set[str] = field(default_factory=set)
    seen: dict[str, set[tuple[str, str]]] = field(default_factory=lambda: defaultdict(set))
    failed: dict[str, set[tuple[str, str]]] = field(default_factory=lambda: defaultdict(set))


def walked(db: Database, scope: Scope) -> Walked:
    """Read the visits of the period. A place and item that two visits saw count once; unseen counts nowhere."""
    found = Walked()
    for visit in visits.visits_between(db, since=scope.since, until=scope.until):
        place = places.load(db, visit.place)
        if not scope.holds(place):
            continue
        fields = heads.fields(db, visit.id)
        rooms = {room.key: room for room in rooms_of(fields)}
        found.visits.append(visit)
        found.buildings.add(places.resolve(db, visit.place))
        found.homes |= {places.resolve(db, room.place) for room in rooms.values() if room.place and room.seen == "seen"}
        for one in seen_in(fields):
            room = rooms[one.room].place if one.room else ""
            at = (room or visit.place, "" if room else one.room)
            if one.verdict in ("pass", "fail"):
                found.seen[one.item].add(at)
            if one.verdict == "fail":
                found.failed[one.item].add(at)
    return found


def by_item(found: Walked, issues: list[Issue]) -> tuple[ItemRow, ...]:
    """Items that failed somewhere, the worst first: by level, then by how many places."""
    relapsed: dict[str, int] = defaultdict(int)
    levels: dict[str, str] = {}
    for issue in issues:
        relapsed[issue.item] += issue.relapses > 0
        levels[issue.item] = max(levels.get(issue.item, ""), issue.level, key=LEVELS.index)
    known = checklist()
    rows = []
    for item, places_failed in found.failed.items():
        level = levels.get(item) or (known[item].level if item in known else "")
        group = known[item].group_label if item in known else ""
        seen = len(found.seen[item] | places_failed)
        row = ItemRow(item_label(item), group, len(places_failed), seen, LEVEL_LABELS.get(level, level), relapsed[item])
        rows.append((_rank(level), row))
    return tuple(row for _, row in sorted(rows, key=lambda pair: (-pair[1].failed, -pair[0], pair[1].label)))


def by_area(db: Database, scope: Scope, found: Walked, issues: list[Issue]) -> tuple[AreaRow, ...]:
    """Areas of the community, or buildings of the area, with the most open issues first."""
    tree = [place for place in places.tree(db, community=scope.meeting.community) if scope.holds(place)]
    level = "building" if scope.area else "area"
    rows = []
    # lanes inside an area are areas too; their houses are counted with the whole area
    for part in (place for place in tree if place.level == level and (scope.area or place.area in ("", place.id))):
        inside = [issue for issue in issues if part.id in (issue.area, issue.building, issue.place)]
        members, seen = _members(tree, part, found)
        rows.append(
            AreaRow(
                label=scope.label(part),
                places=members,
                visited=seen,
                found=len(inside),
                open=sum(1 for issue in inside if _open(issue)),
                major=sum(1 for issue in inside if _open(issue) and issue.level == "major"),
                solved=sum(1 for issue in inside if issue.solved),
            )
        )
    return tuple(sorted(rows, key=lambda row: (-row.open, -row.found, row.label)))


def _members(tree: list[Place], part: Place, found: Walked) -> tuple[int, int]:
    """How many places of *part* there are to see, and how many were seen: buildings of an area, homes of a building."""
    if part.level == "area":
        buildings = {place.id for place in tree if place.level == "building" and place.area == part.id}
        return len(buildings), len(buildings & found.buildings)
    homes = {place.id for place in tree if place.level == "unit" and place.building == part.id}
    if not homes:  # a house that is one home
        return 1, int(part.id in found.buildings)
    return len(homes), len(homes & found.homes)


def in_scope(db: Database, scope: Scope) -> list[Issue]:
    """All issues of the scope as they stood on the day of the meeting, in no order.

    A handout that is printed again later says what it said: what happened since is left out.
    """
    found = (_as_of(db, issue, scope.until) for issue in standings(db, scope.issues()))
    return [issue for issue in found if issue is not None]


def _as_of(db: Database, issue: Issue, day: str) -> Issue | None:
    known = (getattr(issue, name) for name in _DAYS)
    if not any(found[:10] > day for found in known):
        return issue
    entries = [entry for entry in history(db, issue.id) if entry.day[:10] <= day]
    then = derive(
        [entry for entry in entries if isinstance(entry, Finding)],
        [entry for entry in entries if isinstance(entry, Step)],
    )
    return replace(issue, **{part.name: getattr(then, part.name) for part in fields_of(then)}) if then else None


def relapsed(db: Database, scope: Scope, issues: list[Issue]) -> tuple[IssueRow, ...]:
    """What was solved and came back."""
    again = [issue for issue in issues if issue.relapses]
    again.sort(key=lambda issue: (-issue.relapses, issue.item_seq, issue.id))
    return tuple(issue_row(db, scope, issue) for issue in again)


def still_open(db: Database, scope: Scope, issues: list[Issue]) -> tuple[IssueRow, ...]:
    """What a meeting must see: relapsed first, then the worst, then the oldest."""
    rest = [issue for issue in issues if _open(issue)]
    rest.sort(key=lambda i: (-i.relapses, -_rank(i.level), i.opened, i.item_seq, i.id))
    return tuple(issue_row(db, scope, issue) for issue in rest)


def _rank(level: str) -> int:
    return LEVELS.index(level) if level in LEVELS else 0


def issue_row(db: Database, scope: Scope, issue: Issue) -> IssueRow:
    """One issue as this audience may read it. Notes are free text and stay with insiders."""
    state = heads.load(db, issue.id)
    return IssueRow(
        place=scope.label(places.load(db, issue.place)),
        what=describe(db, issue, note=not scope.public, until=scope.until),
        level=LEVEL_LABELS.get(issue.level, issue.level),
        opened=issue.opened,
        age_days=(date.fromisoformat(scope.until) - date.fromisoformat(issue.opened[:10])).days,
        state=STATE_LABELS.get(issue.state, issue.state),
        due=issue.due,
        overdue=issue.overdue(scope.until),
        relapses=issue.relapses,
        last_seen=issue.last_seen,
        answers="" if scope.public else answers_for(db, issue, on=scope.until),
        conflict=bool(state and state.conflicts),
    )


def describe(db: Database, issue: Issue, *, note: bool, until: str = "9999") -> str:
    """The item, why it failed last (not after *until*), and for insiders what the inspector wrote."""
    label = item_label(issue.item)
    seen = findings_at(db, issue.place, issue.item)
    failed = [one for one in seen if one.verdict == "fail" and one.day[:10] <= until]
    if not failed:
        return label
    latest = max(failed, key=lambda one: (one.day, one.visit))
    reasons = "、".join(reason_label(issue.item, reason) for reason in latest.reasons)
    words = f"{label}：{reasons}" if reasons else label
    return f"{words}（{latest.note}）" if note and latest.note else words


def answers_for(db: Database, issue: Issue, *, on: str) -> str:
    """Who deals with it: whoever it was given to, else who answers for the place."""
    if issue.assignee or issue.office:
        return issue.assignee or issue.office
    duty = places.responsible(db, issue.place, on=on)
    return duty.person if duty else ""


def _open(issue: Issue) -> bool:
    return not issue.solved and not issue.side
