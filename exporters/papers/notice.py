"""The public notice (公示): what a meeting decided, who does it by when, and until when anybody may object."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from exporters.handout import LATEST
from exporters.handout.gather import attendance
from exporters.handout.scope import Scope, find_scope
from exporters.paper_kit.page import stamp
from exporters.papers.decided import Job, Voted, jobs, rests_on, voted
from exporters.papers.frame import Head
from exporters.papers.minutes import KINDS
from exporters.remarks import Remark
from forms.errors import UserError
from storage.community import costs, meetings
from storage.engine import Database

if TYPE_CHECKING:
    from storage.community.figures import Figure
    from storage.workspace import Workspace

# Days a notice hangs where nobody says otherwise: the longest that practice knows before a meeting or after it.
DAYS = 7


@dataclass(frozen=True)
class Item:
    """One decision. *decision* is empty before the meeting: the notice leaves room for it."""

    title: str
    decision: str = ""
    vote: Voted | None = None


@dataclass(frozen=True)
class Notice:
    """Everything on the notice. It hangs in public: there is no other version of it."""

    head: Head
    kind: str
    people: int
    kinds: int
    scope: str
    items: tuple[Item, ...]
    jobs: tuple[Job, ...]
    # yuan by source, and what homes pay themselves; nothing where no cost is known
    costs: tuple[tuple[str, str], ...]
    household: str
    costs_scope: str
    # empty before the meeting, where nobody said when
    first_day: str
    last_day: str
    remarks: tuple[Remark, ...] = ()


@dataclass(frozen=True)
class Gathered:
    """The notice, and what it rests on."""

    notice: Notice
    meeting: str
    numbers: tuple[Figure, ...]
    quotes: tuple[str, ...]


def gather(
    ws: Workspace, *, meeting: str = LATEST, area: str = "", first_day: str = "", last_day: str = ""
) -> Gathered:
    """Read what *meeting* decided; costs are those of *area*, or of everywhere.

    Raises `UserError` EXPORT_001 without such a meeting, EXPORT_002 without such an area, EXPORT_006 when the notice
    would end before it begins.
    """
    names = {community.id: community.name for community in ws.communities()}
    now = ws.clock()
    since = first_day or min(f"{now:%Y-%m-%d}", last_day or "9999-12-31")
    until = last_day or (date.fromisoformat(since) + timedelta(days=DAYS)).isoformat()
    if until < since:
        raise UserError("EXPORT_006", first=since, last=until)

    def read(db: Database) -> Gathered:
        from storage.community import figures, service_figures, votes

        scope = find_scope(db, meeting=meeting, area=area, community_names=names, public=True)
        held = scope.meeting.id
        numbers = [figures.meeting_parties(db, held)]
        numbers += [service_figures.turnout(db, vote=one.id) for one in votes.votes.select(db, "meeting = ?", (held,))]
        notice = _read(db, scope, stamp(now))
        if first_day or last_day or any(item.decision for item in notice.items):
            notice = replace(notice, first_day=since, last_day=until)
        return Gathered(notice, held, tuple(numbers), rests_on(db, held))

    return ws.read(read)


def _read(db: Database, scope: Scope, made: str) -> Notice:
    held = scope.meeting
    topics = meetings.topics.select(db, "owner = ?", (held.id,), order="seq, key")
    shown = [one for one in topics if one.decision] or topics
    there = attendance(db, scope)
    bill = costs.bill(db, area=scope.area.id if scope.area else "")
    title = scope.words(held.title, where="会议名称")
    return Notice(
        head=Head("公示", title, scope.community, "public", held.day, made=made, fictional=held.fictional),
        kind=scope.words(KINDS.get(held.kind, held.kind), where="会议类型"),
        people=there.people,
        kinds=there.kinds,
        scope=there.scope,
        items=tuple(
            Item(
                scope.words(one.title, where="议题"),
                scope.words(one.decision, where=f"议题“{one.title}”的决议"),
                voted(db, scope, one),
            )
            for one in shown
        ),
        jobs=tuple(one for one in jobs(db, scope, held.id) if one.state != "取消"),
        costs=tuple((costs.SOURCES[source], yuan(amount)) for source, amount in bill.by_source.items()),
        household=yuan(bill.household) if bill.total else "",
        costs_scope=f"{scope.where}登记的加装设备，共{len(bill.rows)}项需求，合计{yuan(bill.total)}",
        first_day="",
        last_day="",
        remarks=tuple(dict.fromkeys(scope.screen.remarks)),
    )


def yuan(fen: int) -> str:
    """Fen in yuan, with the fen only where there are some."""
    whole, rest = divmod(fen, 100)
    return f"{whole:,}.{rest:02d}元" if rest else f"{whole:,}元"
