"""The photos of a handout: pairs of one issue before and after, released for the public where the public reads."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from exporters.handout.content import Pair
from exporters.handout.findings import in_words
from exporters.handout.scope import Scope
from exporters.paper_kit.page import day
from exporters.paper_kit.photos import PrintPhoto, print_photo
from exporters.remarks import Remark, remark
from forms.errors import UserError
from storage.community import pictured, places
from storage.community.issue_days import Stood
from storage.community.issue_histories import latest_failures, shots
from storage.community.issues import Issue
from storage.engine import Database

if TYPE_CHECKING:
    from storage.workspace import Workspace

# What a meeting looks through; the rest is left to the ledger, and the paper says so.
MOST_PAIRS, MOST_SINGLE = 18, 8
# So many issues are asked for their photos at a time.
BATCH = 40
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


def chosen(db: Database, scope: Scope, issues: Stood, remarks: list[Remark]) -> Chosen:
    """The photos to print: issues with both photos first, then the worst and oldest that have only one."""
    known = pictured.pictured(issues, public=scope.public)
    if known.withheld:
        remarks.append(remark("EXPORT_044", count=known.withheld))
    found = _seen(db, scope, issues.unsolved_first(known.after))
    printed = list(islice((one for one in found if one[1] and one[2]), MOST_PAIRS))
    found = _seen(db, scope, issues.unsolved_first(known.numbers))
    printed += islice((one for one in found if not (one[1] and one[2])), MOST_SINGLE)
    titles = _titles(db, scope, [issue for issue, _, _ in printed])
    return Chosen(
        [_pair(titles[issue.id], before, after, solved=issue.solved) for issue, before, after in printed],
        len(known.numbers) - len(printed),
    )


def _seen(db: Database, scope: Scope, issues: Iterator[Issue]) -> Iterator[tuple[Issue, Taken | None, Taken | None]]:
    """Each of *issues* with what this audience may see of it from before and after."""
    while batch := list(islice(issues, BATCH)):
        found = shots(db, batch)
        days = pictured.days_of(db, found.values())
        for issue in batch:
            if own := found.get(issue.id):
                before, after, _ = pictured.seen(own, days, until=scope.until, public=scope.public)
                yield issue, before and (before[0].object, before[1]), after and (after[0].object, after[1])


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
        return Shown(title, after[0], before[0], f"整改后 {day(after[1])}", f"再次发现 {day(before[1])}")
    was = f"整改前 {day(before[1])}" if before else "整改前"
    now = f"整改后 {day(after[1])}" + ("：复查合格" if solved else "：待复查") if after else ""
    return Shown(title, before[0] if before else "", after[0] if after else "", was, now)


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
