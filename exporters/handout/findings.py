"""What was found: by item, by area, what came back, what is still open."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import fields as fields_of
from dataclasses import replace
from datetime import date

from exporters.handout.content import AreaRow, IssueRow, ItemRow
from exporters.handout.scope import Scope
from storage.community import duties, places, seen_items
from storage.community.checklist_items import checklist, item_label, reason_label
from storage.community.disputes import disputed
from storage.community.issue_histories import histories, latest_failures
from storage.community.issue_states import LEVEL_LABELS, LEVELS, STATE_LABELS, Finding, Step, derive
from storage.community.issues import Issue, standings
from storage.community.places import Place
from storage.community.seen_items import Walked
from storage.engine import Database

# A day after the meeting in any of these means that the issue has moved on since.
_DAYS = (
    *("last_seen", "accepted_on", "assigned_on", "started_on", "done_on"),
    *("rechecked_on", "fed_back_on", "escalated_on"),
)


def walked(db: Database, scope: Scope) -> Walked:
    """What the visits of the period saw. A place and item that two visits saw count once; unseen counts nowhere."""
    return seen_items.walked(
        db,
        community=scope.meeting.community,
        since=scope.since,
        until=scope.until,
        within=scope.area.id if scope.area else "",
    )


def by_item(found: Walked, issues: list[Issue]) -> tuple[ItemRow, ...]:
    """Items that failed somewhere, the worst first: by level, then by how many places."""
    relapsed: dict[str, int] = defaultdict(int)
    levels: dict[str, str] = {}
    for issue in issues:
        relapsed[issue.item] += issue.relapses > 0
        levels[issue.item] = max(levels.get(issue.item, ""), issue.level, key=LEVELS.index)
    known = checklist()
    rows = []
    for item, failed in found.failed.items():
        level = levels.get(item) or (known[item].level if item in known else "")
        group = known[item].group_label if item in known else ""
        words = LEVEL_LABELS.get(level, level)
        row = ItemRow(item_label(item), group, failed, found.seen[item], words, relapsed[item])
        rows.append((_rank(level), row))
    return tuple(row for _, row in sorted(rows, key=lambda pair: (-pair[1].failed, -pair[0], pair[1].label)))


def by_area(db: Database, scope: Scope, found: Walked, issues: list[Issue]) -> tuple[AreaRow, ...]:
    """Areas of the community, or buildings of the area, with the most open issues first."""
    level = "building" if scope.area else "area"
    levels = () if scope.area else ("area", "building")
    found_places = places.tree(db, community=scope.meeting.community, levels=levels)
    tree = [place for place in found_places if scope.holds(place)]
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
    found = standings(db, scope.issues())
    moved = [issue for issue in found if max(getattr(issue, name) for name in _DAYS)[:10] > scope.until]
    then = {
        issue.id: _as_of(issue, entries, scope.until)
        for issue, entries in zip(moved, histories(db, moved).values(), strict=True)
    }
    as_of = (then.get(issue.id, issue) for issue in found)
    return [issue for issue in as_of if issue is not None]


def _as_of(issue: Issue, entries: Iterable[Finding | Step], day: str) -> Issue | None:
    """The issue as it stood at the end of *day*, by those of its *entries* that were known then."""
    known = [entry for entry in entries if entry.day[:10] <= day]
    then = derive(
        [entry for entry in known if isinstance(entry, Finding)],
        [entry for entry in known if isinstance(entry, Step)],
    )
    return replace(issue, **{part.name: getattr(then, part.name) for part in fields_of(then)}) if then else None


def relapsed(issues: list[Issue]) -> list[Issue]:
    """What was solved and came back."""
    return sorted((issue for issue in issues if issue.relapses), key=lambda i: (-i.relapses, i.item_seq, i.id))


def still_open(issues: list[Issue]) -> list[Issue]:
    """What a meeting must see: relapsed first, then the worst, then the oldest."""
    rest = [issue for issue in issues if _open(issue)]
    return sorted(rest, key=lambda i: (-i.relapses, -_rank(i.level), i.opened, i.item_seq, i.id))


def _rank(level: str) -> int:
    return LEVELS.index(level) if level in LEVELS else 0


def issue_rows(db: Database, scope: Scope, issues: Sequence[Issue]) -> tuple[IssueRow, ...]:
    """Issues as this audience may read them. Notes are free text and stay with insiders."""
    at = places.load_many(db, (issue.place for issue in issues))
    failures = latest_failures(db, issues, until=scope.until)
    unsettled = disputed(db, (issue.id for issue in issues))
    answering: dict[str, str] = {}
    rows = []
    for issue in issues:
        if not scope.public and issue.place not in answering:
            duty = duties.responsible(db, issue.place, on=scope.until)
            answering[issue.place] = duty.person if duty else ""
        row = IssueRow(
            place=scope.label(at.get(issue.place)),
            what=in_words(issue.item, failures.get(issue.id), note=not scope.public),
            level=LEVEL_LABELS.get(issue.level, issue.level),
            opened=issue.opened,
            age_days=(date.fromisoformat(scope.until) - date.fromisoformat(issue.opened[:10])).days,
            state=STATE_LABELS.get(issue.state, issue.state),
            due=issue.due,
            overdue=issue.overdue(scope.until),
            relapses=issue.relapses,
            last_seen=issue.last_seen,
            # whoever it was given to, else who answers for the place
            answers="" if scope.public else issue.assignee or issue.office or answering[issue.place],
            conflict=issue.id in unsettled,
        )
        rows.append(row)
    return tuple(rows)


def describe(db: Database, issue: Issue, *, note: bool, until: str = "9999") -> str:
    """The item, why it failed last (not after *until*), and for insiders what the inspector wrote."""
    return in_words(issue.item, latest_failures(db, [issue], until=until).get(issue.id), note=note)


def in_words(item: str, latest: Finding | None, *, note: bool) -> str:
    """The item and why it failed, with what the inspector wrote where *note* says so."""
    label = item_label(item)
    if latest is None:
        return label
    reasons = "、".join(reason_label(item, reason) for reason in latest.reasons)
    words = f"{label}：{reasons}" if reasons else label
    return f"{words}（{latest.note}）" if note and latest.note else words


def _open(issue: Issue) -> bool:
    return not issue.solved and not issue.side
