"""How an issue stands, worked out from what was found and what was done, in whatever order it arrived.

Nothing here reads or writes: findings of visits and steps of the issue go in, a `Standing` comes out.
Closing (办结), recheck (复查) and feedback (反馈) are facts of their own, each with its date. Only a recheck
that passed solves an issue; what is found again after that is the same issue relapsed, never a new one.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Sequence
from dataclasses import field
from datetime import date, timedelta
from functools import lru_cache
from typing import Any

from forms.lean import dataclass

MAIN_STATES = ("new", "accepted", "assigned", "doing", "done", "rechecked", "fed_back", "rated")
# The sources give no rule for these; they are counted apart and never drop out unseen.
SIDE_STATES = ("transferred", "merged", "withdrawn", "vacated")
STATES = MAIN_STATES + SIDE_STATES
STATE_LABELS = {
    "new": "新发现",
    "accepted": "已受理",
    "assigned": "已派",
    "doing": "处置中",
    "done": "办结",
    "rechecked": "复查合格",
    "fed_back": "已反馈",
    "rated": "已评价",
    "transferred": "已移交",
    "merged": "已合并",
    "withdrawn": "已撤销",
    "vacated": "已停租",
}
LEVELS = ("", "minor", "serious", "major")
LEVEL_LABELS = {"": "", "minor": "一般", "serious": "较大", "major": "重大（疑似）"}
# Product defaults, not the law: days from being found (content of the checklist, 2.1).
TERM_DAYS = {"minor": 15, "serious": 7, "major": 1}

STEPS = (
    "reported",
    "accepted",
    "assigned",
    "started",
    "term",
    "escalated",
    "done",
    "recheck",
    "fed_back",
    "rated",
    *SIDE_STATES,
    "reopened",
)
RECHECK_RESULTS = ("pass", "fail", "relapse", "no_entry")
RATINGS = ("satisfied", "neutral", "unsatisfied")
RATING_LABELS = {"satisfied": "满意", "neutral": "一般", "unsatisfied": "不满意", "": "未回访"}


@dataclass(frozen=True)
class Finding:
    """One item seen at one place in one visit: not met, or met again at a recheck."""

    visit: str
    day: str
    verdict: str
    level: str = "minor"
    due: str = ""
    reasons: tuple[str, ...] = ()
    note: str = ""
    room: str = ""


@dataclass(frozen=True)
class Step:
    """One thing done about an issue. *value* is the due day, the result, the rating or the person, by kind."""

    id: str
    what: str
    day: str
    at: str = ""
    by: str = ""
    value: str = ""
    note: str = ""
    due: str = ""
    photos: tuple[str, ...] = ()
    source: str = ""

    @property
    def has_evidence(self) -> bool:
        return bool(self.note.strip() or self.photos)


@dataclasses.dataclass(frozen=True)  # an issue inherits from it
class Standing:
    """Where an issue is now. Days are ISO dates; an empty one has not happened in the present round."""

    state: str = "new"
    level: str = ""
    opened: str = ""
    last_seen: str = ""
    times_found: int = 0
    relapses: int = 0
    returned: int = 0
    accepted_on: str = ""
    source: str = ""
    office: str = ""
    assignee: str = ""
    assigned_on: str = ""
    started_on: str = ""
    due: str = ""
    done_on: str = ""
    done_by: str = ""
    recheck: str = ""
    rechecked_on: str = ""
    rechecked_by: str = ""
    fed_back_on: str = ""
    rated: str = ""
    escalated_on: str = ""
    escalated_to: str = ""
    side: str = ""
    spot: bool = field(default=False, repr=False)

    @property
    def closed(self) -> bool:
        """办结: done and not sent back since."""
        return bool(self.done_on) and not self.side

    @property
    def solved(self) -> bool:
        """解决: the latest recheck passed and it was not found since."""
        return self.closed and self.recheck == "pass"

    def overdue(self, as_of: str) -> bool:
        """Whether it is not closed although its day has passed."""
        return not self.done_on and not self.side and bool(self.due) and self.due < as_of

    @property
    def closed_late(self) -> bool:
        return self.closed and bool(self.due) and self.done_on > self.due

    @property
    def owes_report(self) -> bool:
        """Whether it is major and nobody has told those who must know the same day."""
        return self.level == "major" and not self.escalated_on and not self.solved and not self.side


@lru_cache(maxsize=4096)
def due_after(day: str, level: str) -> str:
    """The day by which something found on *day* should be put right."""
    try:
        return (date.fromisoformat(day[:10]) + timedelta(days=TERM_DAYS.get(level, TERM_DAYS["minor"]))).isoformat()
    except ValueError:
        return ""


def derive(findings: Iterable[Finding], steps: Iterable[Step]) -> Standing | None:
    """How the issue stands, or None where nothing was ever found or reported."""
    known = course(findings, steps)
    return known[-1][1] if known else None


def course(findings: Iterable[Finding], steps: Iterable[Step]) -> list[tuple[str, Standing]]:
    """How the issue stood at the end of each day on which something was found or done, from the first day it was there.

    The order of arguments does not matter: entries are taken by day, findings of a day before the steps
    of that day, steps by the moment they were written, then by kind and id.
    """
    entries: list[tuple[tuple[str, int, str, int, str], Finding | Step]] = [
        ((found.day, 0, "", 0 if found.verdict == "fail" else 1, found.visit + found.room), found) for found in findings
    ]
    entries += [((step.day, 1, step.at, STEPS.index(step.what), step.id), step) for step in steps if step.what in STEPS]
    standing = Standing()
    days: dict[str, Standing] = {}
    for _, entry in sorted(entries, key=lambda pair: pair[0]):
        standing = _after_finding(standing, entry) if isinstance(entry, Finding) else _after_step(standing, entry)
        if standing.opened:
            days[entry.day[:10]] = standing
    return [(day, _with(then, state=_state(then))) for day, then in days.items()]


def _level(text: str) -> str:
    """A level of ours; what another laptop wrote and we do not know is the least."""
    return text if text in TERM_DAYS else "minor"


def _state(standing: Standing) -> str:
    if standing.side:
        return standing.side
    if standing.recheck == "pass" and standing.done_on:
        if not standing.fed_back_on:
            return "rechecked"
        return "rated" if standing.rated else "fed_back"
    if standing.done_on:
        return "done"
    if standing.started_on:
        return "doing"
    if standing.assigned_on:
        return "assigned"
    return "accepted" if standing.accepted_on else "new"


def _after_finding(now: Standing, found: Finding) -> Standing:
    if found.verdict == "pass":
        # An inspector who looks again and sees it put right has both the evidence and the recheck.
        if not now.opened or now.side or now.recheck == "pass":
            return now
        done_on = now.done_on or found.day
        return _with(now, done_on=done_on, recheck="pass", rechecked_on=found.day, started_on=now.started_on or done_on)
    due = _due(found)
    seen: dict[str, Any] = {
        "opened": now.opened or found.day,
        "last_seen": found.day,
        "times_found": now.times_found + 1,
        "level": max(now.level, _level(found.level), key=LEVELS.index),
        "side": "" if now.side in ("vacated", "withdrawn") else now.side,
    }
    if now.recheck == "pass" or now.spot:
        return _relapsed(_with(now, **seen), found.day, level=_level(found.level), due=due)
    if now.done_on:
        return _returned(_with(now, **seen), found.day, due=due)
    return _with(now, **seen, due=min(now.due, due) if now.due else due)


def _due(found: Finding) -> str:
    """The day agreed at the visit, else by level; what is major never waits longer than its own term."""
    term = due_after(found.day, found.level)
    return min(found.due, term) if found.due and found.level == "major" and term else found.due or term


def _relapsed(now: Standing, day: str, *, level: str, due: str) -> Standing:
    again = _returned(now, day, due=due)
    return _with(again, level=level, relapses=now.relapses + 1, returned=now.returned, fed_back_on="", rated="")


def _returned(now: Standing, day: str, *, due: str) -> Standing:
    return _with(
        now,
        started_on=day,
        due=due,
        done_on="",
        done_by="",
        spot=False,
        recheck="",
        rechecked_on="",
        rechecked_by="",
        rated="",
        returned=now.returned + 1,
    )


def _after_step(now: Standing, step: Step) -> Standing:
    now = _with(now, due=step.due) if step.due else now
    match step.what:
        case "reported":
            return _with(
                now,
                opened=now.opened or step.day,
                last_seen=max(now.last_seen, step.day),
                level=max(now.level, _level(step.value), key=LEVELS.index),
                source=now.source or step.source,
                due=now.due or due_after(step.day, _level(step.value)),
            )
        case "accepted":
            kept = now.accepted_on or step.day
            return _with(now, accepted_on=kept, office=step.value, source=step.source or now.source)
        case "assigned":
            return _with(now, assignee=step.value, assigned_on=step.day, accepted_on=now.accepted_on or step.day)
        case "started":
            return _with(now, started_on=now.started_on or step.day)
        case "escalated":
            return _with(now, escalated_on=now.escalated_on or step.day, escalated_to=step.value)
        case "done":
            return (
                _with(now, done_on=step.day, done_by=step.by, spot=step.source == "spot") if step.has_evidence else now
            )
        case "recheck":
            return _after_recheck(now, step)
        case "fed_back":
            return _with(now, fed_back_on=step.day)
        case "rated":
            return _with(now, rated=step.value)
        case "reopened":
            return _with(now, side="")
        case "transferred" | "merged" | "withdrawn" | "vacated":
            return _with(now, side=step.what)
    return now


def _after_recheck(now: Standing, step: Step) -> Standing:
    if step.value == "no_entry" or not now.opened:
        return now
    if step.value == "pass":
        if not now.done_on and not step.has_evidence:
            return now
        return _with(
            now,
            done_on=now.done_on or step.day,
            recheck="pass",
            rechecked_on=step.day,
            rechecked_by=step.by,
            started_on=now.started_on or step.day,
        )
    due = step.due or due_after(step.day, now.level)
    if step.value == "relapse" and (now.recheck == "pass" or now.spot):
        return _relapsed(
            _with(now, last_seen=step.day, times_found=now.times_found + 1), step.day, level=now.level, due=due
        )
    if now.done_on or step.value == "relapse":
        sent_back = _returned(now, step.day, due=due)
        return _with(sent_back, recheck="fail", rechecked_on=step.day, rechecked_by=step.by)
    return _with(now, started_on=now.started_on or step.day, due=step.due or now.due)


@dataclass(frozen=True)
class Rates:
    """The three rates and two counts as numbers of issues; each rate is printed as k/n with its denominator.

    *total* (S) counts issues accepted in the period without those that were transferred, merged, withdrawn
    or vacated; these stand in *apart*.
    """

    total: int
    closed: int
    solved: int
    awaiting_recheck: int
    fed_back: int
    overdue: int
    closed_late: int
    relapsed: int
    relapses: int
    apart: dict[str, int]


def rates(standings: Sequence[Standing], *, as_of: str, since: str = "", until: str = "9999-12-31") -> Rates:
    """The rates over the issues of *standings* accepted between *since* and *until*, as of a day."""
    accepted = [one for one in standings if one.accepted_on and since <= one.accepted_on <= until]
    counted = [one for one in accepted if not one.side]
    closed = [one for one in counted if one.closed]
    return Rates(
        total=len(counted),
        closed=len(closed),
        solved=sum(one.solved for one in closed),
        awaiting_recheck=sum(not one.recheck for one in closed),
        fed_back=sum(bool(one.fed_back_on) for one in counted),
        overdue=sum(one.overdue(as_of) for one in counted),
        closed_late=sum(one.closed_late for one in closed),
        relapsed=sum(one.relapses > 0 for one in counted),
        relapses=sum(one.relapses for one in counted),
        apart={side: count for side in SIDE_STATES if (count := sum(one.side == side for one in accepted))},
    )


def _with(now: Standing, **changes: Any) -> Standing:
    """As `dataclasses.replace`, which sets thirty attributes one by one; a history is worked out in many steps."""
    after = object.__new__(Standing)
    after.__dict__.update(now.__dict__)
    after.__dict__.update(changes)
    return after
