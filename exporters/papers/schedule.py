"""The notice of what comes round: what is collected, when, where, which telephone; and nobody's name."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from exporters.paper_kit.page import stamp
from exporters.papers.frame import Head
from exporters.remarks import Remark, remark
from exporters.screening import Screen
from forms.errors import UserError
from storage.community import schedules
from storage.community.known_names import known_names
from storage.community.people import partners
from storage.community.schedules import Schedule
from storage.engine import Database

if TYPE_CHECKING:
    from storage.workspace import Workspace

KIND = "公示单"
MOST_DAYS = 6
"""So many of the coming days are printed: a sheet on a board is read for a month or so."""
AHEAD_DAYS = 92
_OF_ANOTHER_KIND = {"duty": "EXPORT_072", "cleaning": "EXPORT_075"}


@dataclass(frozen=True)
class ScheduleNotice:
    """Everything on the notice."""

    head: Head
    when: str
    where: str
    phone: str
    does: str
    """The organisation that does it, by its name."""
    term: tuple[str, str]
    days: tuple[str, ...]
    note: str
    remarks: tuple[Remark, ...] = ()


def gather(ws: Workspace, *, schedule: str = "", first_day: str = "") -> tuple[ScheduleNotice, str]:
    """Read the notice of a schedule by title or record (the clearing that began last), and the record it is of.

    Raises `UserError` as `find_schedule` does, LEDGER_009 while its time, place or telephone is missing, LEDGER_049
    where the telephone is that of somebody in the roster.
    """
    names = {community.id: community.name for community in ws.communities()}
    now = ws.clock()
    today = first_day or f"{now:%Y-%m-%d}"

    def read(db: Database) -> tuple[ScheduleNotice, str]:
        known = find_schedule(db, schedule, kind="cleaning")
        said = schedules.notice(db, known.id)
        schedules.ask_office(db, said["phone"])
        screen = Screen(known_names(db))
        partner = partners.load(db, known.partner) if known.partner else None
        until = (date.fromisoformat(today) + timedelta(days=AHEAD_DAYS)).isoformat()
        title = screen(known.title, where="标题")
        head = Head(KIND, title, names.get(known.community, ""), "public", today, made=stamp(now))
        made = {
            "when": screen(said["when"], where="时间"),
            "where": screen(said["where"], where="地点"),
            "does": screen(partner.name, where="单位") if partner else "",
            "note": screen(known.note, where="说明"),
        }
        mobile = schedules.is_mobile(said["phone"])
        remarks = [*screen.remarks, *([remark("EXPORT_073", phone=said["phone"])] if mobile else [])]
        days = tuple(schedules.days(known, since=today, until=until)[:MOST_DAYS])
        notice = ScheduleNotice(
            head=head, phone=said["phone"], term=(known.since, known.until), days=days, remarks=tuple(remarks), **made
        )
        return notice, known.id

    return ws.read(read)


def find_schedule(db: Database, wanted: str, *, kind: str) -> Schedule:
    """The schedule of *kind* that is *wanted*, by its record or title; where none is named, the one that began last.

    A title that schedules of several kinds have means the one of *kind*. Raises `UserError` EXPORT_070 where nothing
    is called that, EXPORT_074 where there is none of the kind, EXPORT_072 (a rota is wanted) or EXPORT_075 (a clearing)
    for one of another kind.
    """
    where, values = ("id = ? OR title = ?", (wanted, wanted)) if wanted else ("kind = ?", (kind,))
    found = schedules.schedules.select(db, where, values, order="since DESC")
    if not found:
        raise UserError("EXPORT_070", schedule=wanted) if wanted else UserError("EXPORT_074")
    fitting = [one for one in found if one.kind == kind]
    if not fitting:
        raise UserError(_OF_ANOTHER_KIND[kind], title=found[0].title)
    return fitting[0]
