"""The photos of a handout: pairs of one issue before and after, released for the public where the public reads."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from exporters.handout.content import Pair
from exporters.handout.findings import in_words
from exporters.handout.scope import Scope
from exporters.paper_kit.photos import PrintPhoto, print_photo
from exporters.remarks import Remark, remark
from forms.errors import UserError
from storage.community import places, visits
from storage.community.issue_histories import latest_failures, shots
from storage.community.issue_states import LEVELS
from storage.community.issues import Issue
from storage.engine import Database
from storage.photos import Photo

if TYPE_CHECKING:
    from storage.workspace import Workspace

# What a meeting looks through; the rest is left to the ledger, and the paper says so.
MOST_PAIRS, MOST_SINGLE = 18, 8
Taken = tuple[str, str]  # object, day


@dataclass(frozen=True)
class Shown:
    """Which photo objects stand for an issue, before any of them is opened."""

    title: str
    before: str
    after: str
    before_words: str
    after_words: str


@dataclass(frozen=True)
class Chosen:
    """What is printed, and of how many more issues there are photos."""

    shown: list[Shown]
    left: int


def chosen(db: Database, scope: Scope, issues: Iterable[Issue], remarks: list[Remark]) -> Chosen:
    """The photos to print: issues with both photos first, then the worst and oldest that have only one."""
    known = list(issues)
    taken = shots(db, known)
    owners = {photo.owner for one in taken.values() for photo in (*one.before, *one.after)}
    days = visits.days_of(db, owners)
    found: list[tuple[Issue, Taken | None, Taken | None]] = []
    withheld = 0
    for issue in known:
        if issue.id not in taken:
            continue
        own = taken[issue.id]
        before, hidden_before = _latest(own.before, scope, own.days, days)
        after, hidden_after = _latest(own.after, scope, own.days, days)
        withheld += hidden_before + hidden_after
        if before or after:
            found.append((issue, before, after))
    if withheld:
        remarks.append(remark("EXPORT_044", count=withheld))
    found.sort(key=lambda one: _urgency(one[0]))
    both = [one for one in found if one[1] and one[2]]
    single = [one for one in found if not (one[1] and one[2])]
    printed = both[:MOST_PAIRS] + single[:MOST_SINGLE]
    titles = _titles(db, scope, [issue for issue, _, _ in printed])
    return Chosen(
        [_pair(titles[issue.id], before, after, solved=issue.solved) for issue, before, after in printed],
        len(found) - len(printed),
    )


def _urgency(issue: Issue) -> tuple[bool, int, str, int, str]:
    """What is open first, then the worst, then the oldest."""
    worst = -LEVELS.index(issue.level) if issue.level in LEVELS else 0
    return issue.solved, worst, issue.opened, issue.item_seq, issue.id


def _titles(db: Database, scope: Scope, issues: Sequence[Issue]) -> dict[str, str]:
    at = places.load_many(db, (issue.place for issue in issues))
    failures = latest_failures(db, issues, until=scope.until)
    return {
        issue.id: f"{scope.label(at.get(issue.place))} · {in_words(issue.item, failures.get(issue.id), note=False)}"
        for issue in issues
    }


def _pair(title: str, before: Taken | None, after: Taken | None, *, solved: bool) -> Shown:
    """The two photos in the order of their days: what was found again is shown after what had been put right."""
    if before and after and before[1] > after[1]:
        return Shown(title, after[0], before[0], f"整改后 {after[1]}", f"再次发现 {before[1]}")
    was = f"整改前 {before[1]}" if before else "整改前"
    now = f"整改后 {after[1]}" + ("：复查合格" if solved else "：待复查") if after else ""
    return Shown(title, before[0] if before else "", after[0] if after else "", was, now)


def _latest(
    photos: Iterable[Photo], scope: Scope, steps: Mapping[str, str], visited: Mapping[str, str]
) -> tuple[Taken | None, int]:
    """Object and day of the newest photo this audience may see, and how many it may not; later ones are not there.

    The day is that of the step or visit: cameras and scanners have clocks of their own.
    """
    dated = [(photo, (steps.get(photo.id) or visited.get(photo.owner) or photo.taken)[:10]) for photo in photos]
    known = [(photo, day) for photo, day in dated if day <= scope.until]
    allowed = [(photo.object, day) for photo, day in known if photo.public or not scope.public]
    return (max(allowed, key=lambda one: one[1]) if allowed else None), len(known) - len(allowed)


def opened(ws: Workspace, shown: Iterable[Shown], remarks: list[Remark]) -> tuple[Pair, ...]:
    """Open the chosen photos at print size; one that is not on this laptop leaves a frame and a remark."""
    pairs = []
    for one in shown:
        before, after = (picture(ws, item, remarks, title=one.title) for item in (one.before, one.after))
        pairs.append(Pair(one.title, before, after, one.before_words, one.after_words))
    return tuple(pairs)


def picture(ws: Workspace, item: str, remarks: list[Remark], *, title: str) -> PrintPhoto | None:
    """The photo of object *item*, or None where there is none here."""
    if not item:
        return None
    try:
        return print_photo(ws.objects.get(item))
    except UserError as error:
        if error.code not in ("OBJECT_004", "OBJECT_005"):
            raise
        remarks.append(remark("EXPORT_045", title=title))
        return None
