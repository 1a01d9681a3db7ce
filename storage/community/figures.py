"""Figures: numbers that say what they count, over what, for when, by which rule, and which rows are behind them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import field
from typing import TypeVar

from forms.lean import dataclass
from storage import projections
from storage.community import activities, cases, meetings, plans, questionnaires
from storage.community.issue_states import Rates
from storage.community.people import party_label
from storage.community.tallies import PERCENT_FROM
from storage.engine import Database


@dataclass(frozen=True)
class Figure:
    """One number fit for print. *of* is the denominator of a k/n; *rows* are the records it was counted from."""

    key: str
    value: int
    unit: Mapping[str, str]
    scope: Mapping[str, str]
    rule: Mapping[str, str]
    of: int | None = None
    period: tuple[str, str] = ("", "")
    qualifier: str = ""
    rows: tuple[str, ...] = ()
    parts: tuple[tuple[str, int], ...] = field(default=())
    asked: tuple[tuple[str, str], ...] = ()
    """What it was counted over: with the key, enough to count it again."""

    @property
    def percent(self) -> int | None:
        """A share in whole per cent, from thirty on; None below that, and where there is no denominator."""
        return round(100 * self.value / self.of) if self.of is not None and self.of >= PERCENT_FROM else None

    def text(self) -> str:
        """The number as it is printed in Chinese: 约 6 户, 14 份中 9 份. Never a percentage of a small number."""
        unit = self.unit["zh"]
        if self.of is not None:
            return f"{self.of} {unit}中 {self.value} {unit}"
        if self.qualifier == "多":
            return f"{self.value} 多{unit}"
        return f"{self.qualifier} {self.value} {unit}".strip()


Ask = Callable[..., Figure]
_A = TypeVar("_A", bound=Ask)
QUESTIONS: dict[str, Ask] = {}
"""The figures that can be counted again from their key and what they were asked over."""


def question(key: str) -> Callable[[_A], _A]:
    """Register what counts the figure *key*; its keyword arguments are the figure's *asked*."""

    def register(function: _A) -> _A:
        QUESTIONS[key] = function
        return function

    return register


def recount(db: Database, key: str, asked: Mapping[str, str]) -> Figure:
    """Count a figure again."""
    if key not in QUESTIONS:
        projections.load_all()  # modules of figures register theirs when they are imported
    return QUESTIONS[key](db, **asked)


def _both(zh: str, en: str) -> dict[str, str]:
    return {"zh": zh, "en": en}


PEOPLE, PARTIES, ATTENDANCES = _both("人", "people"), _both("方", "parties"), _both("人次", "attendances")
SHEETS, HOUSEHOLDS, ISSUES = _both("份", "sheets"), _both("户", "households"), _both("件", "issues")


@question("valid_sheets")
def valid_sheets(db: Database, batch: str) -> Figure:
    """Valid questionnaires of one batch, with those handed out, returned and void as parts."""
    counted, known = questionnaires.counts(db, batch), questionnaires.batches.load(db, batch)
    title = f"{known.title}（{known.day}）" if known else batch
    parts = [("收回", counted.returned), ("有效", counted.valid), ("无效", counted.invalid)]
    return Figure(
        key="valid_sheets",
        asked=(("batch", batch),),
        value=counted.valid,
        unit=SHEETS,
        scope=_both(f"问卷批次：{title}", f"Batch: {title}"),
        rule=_both("第1、2、5题有答且未作废", "Questions 1, 2 and 5 answered and not void"),
        period=(known.day, known.day) if known else ("", ""),
        rows=counted.rows,
        parts=tuple(([("发放", counted.printed)] if counted.printed is not None else []) + parts),
    )


@question("meeting_parties")
def meeting_parties(db: Database, meeting: str) -> Figure:
    """Parties at one meeting: another scope than the whole case."""
    there, known = meetings.presence(db, meeting), meetings.meetings.load(db, meeting)
    return Figure(
        key="meeting_parties",
        asked=(("meeting", meeting),),
        value=len(there.parties),
        unit=PARTIES,
        scope=_meeting_scope(known),
        rule=_both("本次会议签到的“方”，同一人只算一方", "Parties that signed in, one for each person"),
        period=(known.day, known.day) if known else ("", ""),
        rows=there.parties,
        parts=tuple((party_label(party), 1) for party in there.parties),
    )


def _meeting_scope(known: meetings.Meeting | None) -> dict[str, str]:
    title = f"{known.title}（{known.day}）" if known else ""
    return _both(f"本次会议：{title}", f"This meeting: {title}")


@question("case_parties")
def case_parties(db: Database, case: str) -> Figure:
    """Parties over a whole case: at its meetings, in its activities, answering for its measures."""
    parties, known = meetings.parties_over(db, case=case), cases.cases.load(db, case)
    return Figure(
        key="case_parties",
        asked=(("case", case),),
        value=len(parties),
        unit=PARTIES,
        scope=_both(f"全过程：{known.title if known else ''}", f"Whole case: {known.title if known else ''}"),
        rule=_both(
            "会议、活动和措施中出现过的“方”，各算一次", "Parties in meetings, activities and measures, each once"
        ),
        period=(known.begun, known.ended) if known else ("", ""),
        rows=parties,
        parts=tuple((party_label(party), 1) for party in parties),
    )


@question("attendances")
def attendances(db: Database, activity: str) -> Figure:
    """Attendances of one activity; its booths are the parts and add up to it."""
    counted, known = (
        activities.attendance(db, activity=[activity], role="visitor"),
        activities.activities.load(db, activity),
    )
    booths = activities.by_booth(db, activity)
    title = f"{known.title}（{known.day}）" if known else ""
    return Figure(
        key="attendances",
        asked=(("activity", activity),),
        value=counted.attendances,
        unit=ATTENDANCES,
        scope=_both(f"活动：{title}", f"Activity: {title}"),
        rule=_both(
            "各摊位人次之和，同一人到几个摊位算几次", "Sum over booths; a person at several booths counts at each"
        ),
        period=(known.day, known.day) if known else ("", ""),
        rows=counted.rows,
        parts=tuple((booth.value, there.attendances) for booth, there in booths),
    )


@question("volunteers")
def volunteers(db: Database, case: str) -> Figure:
    """Volunteers' attendances over a case, by phase; the people among them are a part of their own."""
    found = [row.id for row in activities.activities.select(db, '"case" = ?', (case,))]
    counted = activities.attendance(db, activity=found or ["-"], role="volunteer")
    phases = []
    for phase, label in activities.PHASES.items():
        there = activities.attendance(db, activity=found or ["-"], role="volunteer", phase=phase)
        phases.append((label, there.attendances))
    known = cases.cases.load(db, case)
    return Figure(
        key="volunteers",
        asked=(("case", case),),
        value=counted.attendances,
        unit=ATTENDANCES,
        scope=_both(f"全过程志愿者：{known.title if known else ''}", f"Volunteers: {known.title if known else ''}"),
        rule=_both(
            f"一人一次活动一阶段算一次；共 {counted.people} 人",
            f"One a person, activity and phase; {counted.people} people",
        ),
        period=(known.begun, known.ended) if known else ("", ""),
        rows=counted.rows,
        parts=tuple(phases),
    )


@question("demand_households")
def demand_households(db: Database, area: str, *, case: str = "") -> Figure:
    """Households that asked for devices in an area. Where older material limits the number (约), so does this."""
    found = [row for row in plans.demands(db, area=area) if not row.cancelled]
    row = db.conn.execute("SELECT name FROM place WHERE id = ?", (area,)).fetchone()
    name = row[0] if row else area
    quoted = [one for one in cases.quotations.select(db, "owner = ? AND subject = ?", (case, area)) if one.unit == "户"]
    return Figure(
        key="demand_households",
        asked=(("area", area), ("case", case)),
        value=len({one.place for one in found}),
        unit=HOUSEHOLDS,
        scope=_both(f"{name}加装需求", f"Demands in {name}"),
        rule=_both("登记了需求的户，一户只算一次", "Households with a demand, each once"),
        period=(min((one.day for one in found), default=""), max((one.day for one in found), default="")),
        qualifier=quoted[0].qualifier if quoted else "",
        rows=tuple(one.id for one in found),
        parts=tuple(
            sorted({one.device: sum(d.wanted for d in found if d.device == one.device) for one in found}.items())
        ),
    )


def quoted(db: Database, case: str) -> list[Figure]:
    """Numbers from older material, printed with the word they came with."""
    return [
        Figure(
            key=f"quoted:{one.value}",
            value=one.number or 0,
            unit=_both(one.unit, one.unit),
            scope=_both(one.scope, one.scope),
            rule=_both(f"引自{one.source}", f"From {one.source}"),
            qualifier=one.qualifier,
            rows=(one.key,),
        )
        for one in cases.quotations.select(db, "owner = ?", (case,), order="value")
    ]


def issue_figures(now: Rates, *, scope: Mapping[str, str], period: tuple[str, str]) -> list[Figure]:
    """The three rates as k/n with their denominators, and the two counts."""

    def figure(key: str, value: int, of: int | None, zh: str, en: str) -> Figure:
        return Figure(key=key, value=value, of=of, unit=ISSUES, scope=scope, rule=_both(zh, en), period=period)

    accepted = "统计期内已受理的件（移交、合并、撤销、停租单列）"
    return [
        figure("closed", now.closed, now.total, f"办结率：办结且未退回的件／{accepted}", "Closed of accepted"),
        figure("solved", now.solved, now.closed, "复查合格率：最近复查合格的件／已办结的件", "Rechecked of closed"),
        figure("fed_back", now.fed_back, now.total, f"已反馈率：本轮已告知的件／{accepted}", "Fed back of accepted"),
        figure("awaiting_recheck", now.awaiting_recheck, None, "待复查：已办结未复查的件", "Closed, not rechecked"),
        figure("overdue", now.overdue, None, "超期：未办结且期限早于统计日的件", "Not closed and past due"),
        figure("closed_late", now.closed_late, None, "逾期才办结的件", "Closed after the due day"),
        figure(
            "relapsed",
            now.relapsed,
            None,
            f"反弹过的件，共 {now.relapses} 次",
            f"Relapsed, {now.relapses} times in all",
        ),
    ]


def opened(db: Database, figure: Figure) -> int:
    """How many of a figure's rows still exist: a printed number whose rows changed is stale."""
    found = [row for row in figure.rows if ":" in row]
    return sum(
        bool(db.conn.execute("SELECT 1 FROM head WHERE rec = ? AND void = 0", (row,)).fetchone()) for row in found
    )
