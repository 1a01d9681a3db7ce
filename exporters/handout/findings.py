"""What was found: by item, by area, what came back, what is still open."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date

from exporters.handout.content import AreaRow, IssueRow, ItemRow, Whole
from exporters.handout.scope import Scope
from storage.community import duties, issue_days, places, seen_items
from storage.community.checklist_items import checklist, item_label, reason_label
from storage.community.disputes import disputed
from storage.community.issue_days import Stood
from storage.community.issue_histories import latest_failures
from storage.community.issue_states import LEVEL_LABELS, LEVELS, STATE_LABELS, Finding
from storage.community.issues import Issue
from storage.community.places import Place
from storage.community.seen_items import Walked
from storage.engine import Database

# A meeting talks through so many rows; in a whole community the others stay in the ledger.
MOST_ROWS = 60


def walked(db: Database, scope: Scope) -> Walked:
    """What the visits of the period saw. A place and item that two visits saw count once; unseen counts nowhere."""
    return seen_items.walked(
        db,
        community=scope.meeting.community,
        since=scope.since,
        until=scope.until,
        within=scope.area.id if scope.area else "",
        homes=scope.area is not None,  # a row of a whole community counts houses
    )


def in_scope(db: Database, scope: Scope) -> Stood:
    """All issues of the scope as they stood on the day of the meeting.

    A handout that is printed again later says what it said: what happened since is left out.
    """
    return issue_days.stood(db, scope.issues(), scope.until, by_building=scope.area is not None)


def by_item(found: Walked, issues: Stood) -> tuple[ItemRow, ...]:
    """Items that failed somewhere, the worst first: by level, then by how many places."""
    relapsed: Counter[str] = Counter()
    levels: dict[str, str] = {}
    for kind, number in issues.kinds.items():
        relapsed[kind.item] += number if kind.relapsed else 0
        levels[kind.item] = max(levels.get(kind.item, ""), kind.level, key=LEVELS.index)
    known = checklist()
    rows = []
    for item, failed in found.failed.items():
        level = levels.get(item) or (known[item].level if item in known else "")
        group = known[item].group_label if item in known else ""
        words = LEVEL_LABELS.get(level, level)
        row = ItemRow(item_label(item), group, failed, found.seen[item], words, relapsed[item])
        rows.append((_rank(level), row))
    return tuple(row for _, row in sorted(rows, key=lambda pair: (-pair[1].failed, -pair[0], pair[1].label)))


def by_area(db: Database, scope: Scope, found: Walked, issues: Stood) -> tuple[AreaRow, ...]:
    """Areas of the community, or buildings of the area, with the most open issues first."""
    level = "building" if scope.area else "area"
    levels = () if scope.area else ("area", "building")
    within = scope.area.id if scope.area else None
    tree = [
        place
        for place in places.tree(db, community=scope.meeting.community, within=within, levels=levels)
        if scope.holds(place)
    ]
    inside: dict[str, Counter[str]] = {}
    for kind, number in issues.kinds.items():
        own = inside.setdefault(kind.building if scope.area else kind.area, Counter())
        own["found"] += number
        own["open"] += number * kind.open
        own["major"] += number * (kind.open and kind.level == "major")
        own["solved"] += number * kind.solved
    rows = []
    # lanes inside an area are areas too; their houses are counted with the whole area
    for part in (place for place in tree if place.level == level and (scope.area or place.area in ("", place.id))):
        members, seen = _members(tree, part, found)
        own = inside.get(part.id, Counter())
        counts = {name: own[name] for name in ("found", "open", "major", "solved")}
        rows.append(AreaRow(label=scope.label(part), places=members, visited=seen, **counts))
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


def _rank(level: str) -> int:
    return LEVELS.index(level) if level in LEVELS else 0


def whole(issues: Stood) -> Whole | None:
    """How many there are, where not all of them are listed."""
    still = issues.count(lambda kind: kind.open)
    late = issues.count(lambda kind: kind.late)
    relapsed = issues.count(lambda kind: kind.relapsed)
    return Whole(still, late, relapsed) if max(still, relapsed) > MOST_ROWS else None


def issue_rows(db: Database, scope: Scope, issues: Sequence[Issue]) -> tuple[IssueRow, ...]:
    """Issues as this audience may read them. Notes are free text and stay with insiders."""
    at = places.load_many(db, (issue.place for issue in issues))
    failures = latest_failures(db, issues, until=scope.until)
    unsettled = disputed(db, (issue.id for issue in issues))
    answering = {} if scope.public else duties.answering(db, {issue.place for issue in issues}, on=scope.until)
    rows = []
    for issue in issues:
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
            answers="" if scope.public else issue.assignee or issue.office or answering.get(issue.place, ""),
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
