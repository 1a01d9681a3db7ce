"""The report of a period: three rates side by side, then what was held, heard, fitted and asked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from exporters.handout.content import Audience
from exporters.paper_kit.page import stamp
from exporters.papers import report_tables as tables
from exporters.papers.frame import Head
from exporters.papers.report_tables import AREAS, MatterTable, Scope
from exporters.remarks import Remark
from exporters.screening import Screen
from forms.errors import UserError
from storage.community import cases, issue_figures, meetings, people, places
from storage.community.cases import Case
from storage.community.places import Place
from storage.engine import Database

if TYPE_CHECKING:
    from storage.community.figures import Figure
    from storage.workspace import Workspace

LABELS = {
    "closed": "办结率",
    "solved": "复查合格率（解决率）",
    "fed_back": "已反馈率",
    "awaiting_recheck": "待复查",
    "overdue": "超期",
    "closed_late": "逾期才办结",
    "relapsed": "反弹",
    "apart": "单列（移交、合并、撤销、停租）",
}


@dataclass(frozen=True)
class Rate:
    """k of n, with a share only where there are thirty or more, and how the denominator is made."""

    label: str
    value: int
    of: int
    percent: int | None
    rule: str


@dataclass(frozen=True)
class Report:
    """Everything in the report."""

    head: Head
    period: str
    scope: str
    rates: tuple[Rate, ...]
    counts: tuple[tuple[str, str, str], ...]
    tables: tuple[MatterTable, ...]
    left_out: str = ""
    remarks: tuple[Remark, ...] = ()


@dataclass(frozen=True)
class Gathered:
    """The report, and the numbers it rests on."""

    report: Report
    about: str
    numbers: tuple[Figure, ...]


def gather(
    ws: Workspace,
    *,
    first_day: str = "",
    last_day: str = "",
    area: str = "",
    case: str = "",
    audience: Audience = "internal",
) -> Gathered:
    """Read what happened from *first_day* to *last_day* (today), in one *area* or for one *case*, or everywhere.

    Raises `UserError` EXPORT_002 without such an area, EXPORT_015 without such a case, EXPORT_016 for both at once.
    """
    if area and case:
        raise UserError("EXPORT_016")
    names = {community.id: community.name for community in ws.communities()}
    now = ws.clock()

    def read(db: Database) -> Gathered:
        part, matter = (_area(db, area) if area else None), (find_case(db, case) if case else None)
        community = (part and part.community) or (matter and matter.community) or ws.community
        scope = Scope(
            since=first_day,
            until=last_day or f"{now:%Y-%m-%d}",
            area=part,
            case=matter,
            public=audience == "public",
            screen=screen_of(db),
        )
        return _read(db, scope, names.get(community, ""), audience, stamp(now))

    return ws.read(read)


def _area(db: Database, name: str) -> Place:
    found = places.named(db, name, level="area")
    if not found:
        raise UserError("EXPORT_002", area=name)
    return found[0]


def find_case(db: Database, name: str) -> Case:
    """The case called *name* or with that id; "" is the one that began last. Raises `UserError` EXPORT_015."""
    where, values = ("id = ?1 OR id = 'case:' || ?1 OR title = ?1", (name,)) if name else ("1", ())
    found = cases.cases.select(db, where, values, order="begun DESC, id")
    if not found:
        raise UserError("EXPORT_015", case=name or "—")
    return found[0]


def screen_of(db: Database) -> Screen:
    """What masks the names that this workspace knows."""
    known = [person.name for person in people.persons.select(db)]
    known += [signed.name for signed in meetings.attendees.select(db)]
    for one in meetings.meetings.select(db):
        known += [one.host, one.recorder]
    return Screen(known)


def _read(db: Database, scope: Scope, community: str, audience: Audience, made: str) -> Gathered:
    asked = {"as_of": scope.until, "since": scope.since, "until": scope.until}
    asked |= {
        "public": "yes" if scope.public else "",
        "area": scope.area.id if scope.area else "",
        "case": scope.case.id if scope.case else "",
    }
    found = issue_figures.side_by_side(db, **asked)
    matters, numbers = tables.all_of(db, scope)
    where = scope.area.path if scope.area else f"全过程：{scope.case.title}" if scope.case else "全社区"
    head = Head(
        kind="工作报告",
        title=scope.words(f"{scope.case.title} 工作报告" if scope.case else f"{community}{_part(scope)}工作报告"),
        community=community,
        audience=audience,
        when=scope.period,
        made=made,
        fictional=_fictional(db, scope),
    )
    report = Report(
        head=head,
        period=scope.period,
        scope=scope.words(where),
        rates=tuple(_rate(key, found[key]) for key in issue_figures.RATES),
        counts=tuple(
            (LABELS[key], f"{found[key].value}件", _rule(found[key])) for key in found if key not in issue_figures.RATES
        ),
        tables=matters,
        left_out=_left_out(scope),
    )
    report = replace(report, remarks=tuple(dict.fromkeys(scope.screen.remarks)))
    return Gathered(report, scope.case.id if scope.case else "", (*found.values(), *numbers))


def _part(scope: Scope) -> str:
    return scope.area.name if scope.area else ""


def _fictional(db: Database, scope: Scope) -> bool:
    told: Sequence[Case | meetings.Meeting] = [scope.case] if scope.case else meetings.meetings.select(db)
    return any(one.fictional for one in told)


def _left_out(scope: Scope) -> str:
    """What a report of this scope cannot say, in words: silence would read as nothing."""
    if scope.area:
        return f"会议、活动、意见和问卷不按{AREAS}分，这里不列；见全社区的报告。"
    if scope.public:
        return "各人手上的件只在内部版。"
    return ""


def _rate(key: str, figure: Figure) -> Rate:
    return Rate(LABELS[key], figure.value, figure.of or 0, figure.percent, _rule(figure))


def _rule(figure: Figure) -> str:
    """How a number is counted, without its name, which stands beside it."""
    name, colon, rule = figure.rule["zh"].partition("：")
    return rule if colon else name
