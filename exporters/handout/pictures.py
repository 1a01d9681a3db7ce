"""The photos of a handout: pairs of one issue before and after, released for the public where the public reads."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from exporters.handout.content import Pair
from exporters.handout.findings import describe
from exporters.handout.scope import Scope
from exporters.paper_kit.photos import PrintPhoto, print_photo
from forms.errors import UserError
from storage.community import places, visits
from storage.community.issue_states import LEVELS, Step
from storage.community.issues import Issue, history, photo_pair
from storage.engine import Database

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


def chosen(db: Database, scope: Scope, issues: Iterable[Issue], remarks: list[str]) -> Chosen:
    """The photos to print: issues with both photos first, then the worst and oldest that have only one."""
    found: list[tuple[tuple[object, ...], Shown]] = []
    withheld = 0
    for issue in issues:
        photos = photo_pair(db, issue.id)
        days = {photo: step.day for step in history(db, issue.id) if isinstance(step, Step) for photo in step.photos}
        before, hidden_before = _latest(db, photos[0], scope, days)
        after, hidden_after = _latest(db, photos[1], scope, days)
        withheld += hidden_before + hidden_after
        if not before and not after:
            continue
        title = f"{scope.label(places.load(db, issue.place))} · {describe(db, issue, note=False, until=scope.until)}"
        shown = _pair(title, before, after, solved=issue.solved)
        worst = -LEVELS.index(issue.level) if issue.level in LEVELS else 0
        found.append(((issue.solved, worst, issue.opened, issue.item_seq, issue.id), shown))
    found.sort(key=lambda pair: pair[0])  # type: ignore[arg-type, return-value]
    pairs = [shown for _, shown in found if shown.before and shown.after]
    single = [shown for _, shown in found if not (shown.before and shown.after)]
    if withheld:
        remarks.append(f"有{withheld}张照片没有放行公开，公开版没有印。")
    printed = pairs[:MOST_PAIRS] + single[:MOST_SINGLE]
    return Chosen(printed, len(found) - len(printed))


def _pair(title: str, before: Taken | None, after: Taken | None, *, solved: bool) -> Shown:
    """The two photos in the order of their days: what was found again is shown after what had been put right."""
    if before and after and before[1] > after[1]:
        return Shown(title, after[0], before[0], f"整改后 {after[1]}", f"再次发现 {before[1]}")
    was = f"整改前 {before[1]}" if before else "整改前"
    now = f"整改后 {after[1]}" + ("：复查合格" if solved else "：待复查") if after else ""
    return Shown(title, before[0] if before else "", after[0] if after else "", was, now)


def _latest(db: Database, photos: list[str], scope: Scope, days: Mapping[str, str]) -> tuple[Taken | None, int]:
    """Object and day of the newest photo this audience may see, and how many it may not; later ones are not there.

    The day is that of the visit or step: cameras and scanners have clocks of their own.
    """
    rows = []
    for photo in photos:
        row = db.conn.execute("SELECT object, taken, public, owner FROM photo WHERE rec = ?", (photo,)).fetchone()
        if row is not None:
            visit = visits.load(db, row[3])
            day = days.get(photo) or (visit.day if visit else row[1])
            rows.append((row[0], day[:10], row[2]))
    rows = [row for row in rows if row[1] <= scope.until]
    allowed = [(item, day) for item, day, public in rows if public or not scope.public]
    return (max(allowed, key=lambda row: row[1]) if allowed else None), len(rows) - len(allowed)


def opened(ws: Workspace, shown: Iterable[Shown], remarks: list[str]) -> tuple[Pair, ...]:
    """Open the chosen photos at print size; one that is not on this laptop leaves a frame and a remark."""
    pairs = []
    for one in shown:
        before, after = (picture(ws, item, remarks, title=one.title) for item in (one.before, one.after))
        pairs.append(Pair(one.title, before, after, one.before_words, one.after_words))
    return tuple(pairs)


def picture(ws: Workspace, item: str, remarks: list[str], *, title: str) -> PrintPhoto | None:
    """The photo of object *item*, or None where there is none here."""
    if not item:
        return None
    try:
        return print_photo(ws.objects.get(item))
    except UserError as error:
        if error.code not in ("OBJECT_004", "OBJECT_005"):
            raise
        remarks.append(f"“{title}”的一张照片不在这台电脑上或已损坏，没有印出。")
        return None
