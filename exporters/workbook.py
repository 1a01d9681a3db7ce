"""The hazard ledger as XLSX, in thirty-one columns."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, BinaryIO

from exporters.filter_words import filter_words
from exporters.handout.content import AUDIENCES, Audience
from exporters.handout.scope import find_part
from exporters.ledger_rows import COLUMNS, LedgerRows
from exporters.spreadsheets import Ledger, Value, write
from storage.community import issues
from storage.community.issues import Filter
from storage.community.places import Place
from storage.engine import Database

if TYPE_CHECKING:
    from storage.workspace import Workspace


def hazards(
    ws: Workspace,
    out: BinaryIO,
    *,
    audience: Audience = "internal",
    area: str = "",
    since: str = "",
    until: str = "",
    iso_dates: bool = False,
    only: Filter | None = None,
) -> int:
    """Write the hazard ledger and return its number of lines; *since* and *until* bound the day of finding.

    *only* takes the place of these bounds, and the title says what it lets through.

    Raises `UserError` EXPORT_002 when there is no such area.
    """
    asked = only.communities if only else ()
    names = {one.id: one.name for one in ws.communities() if not asked or one.id in asked}
    today = ws.clock().date()

    def run(db: Database) -> int:
        part = wanted_part(db, area)
        wanted = only or Filter(
            areas=[part.id] if part and part.level == "area" else (),
            buildings=[part.id] if part and part.level == "building" else (),
            opened_since=since,
            opened_until=until,
        )
        public = audience == "public"
        if public:  # what is in the care queue is told of nowhere
            wanted = replace(wanted, public=True)
        rows = LedgerRows(db, wanted, names, today.isoformat(), public)
        standings = issues.standings(db, wanted)
        major = len([one for one in standings if one.level == "major"])
        solved = len([one for one in standings if one.solved])
        totals: dict[str, Value] = {
            "hazard_no": "合计",
            "hazard_desc": f"{len(standings)} 处；其中重大（疑似）{major} 处",
            "status": f"已整改 {solved} 处",
            "closed": f"销号 {solved} 处",
        }
        said = filter_words(db, only) if only else ""
        kind = f"隐患排查整改台账（{said}）" if said else "隐患排查整改台账"
        title = ledger_title(names, area, kind, AUDIENCES[audience])
        ledger = Ledger(
            title,
            reporting_unit(names),
            today,
            COLUMNS,
            lambda: rows,
            lambda: totals,
            paper="A3",
            chinese_dates=not iso_dates,
        )
        return write(ledger, out)

    return ws.read(run)


def wanted_part(db: Database, name: str) -> Place | None:
    """The area or building called *name*; None for everywhere. Raises `UserError` EXPORT_002."""
    return find_part(db, name) if name else None


def reporting_unit(names: dict[str, str]) -> str:
    """Who reports: the communities by name."""
    return "、".join(names.values())


def ledger_title(names: dict[str, str], area: str, what: str, audience: str) -> str:
    """The heading of a ledger: who, where, what, for whom."""
    return f"{reporting_unit(names)}{area}{what}（{audience}）"
