"""The ledgers as XLSX: hazards in thirty-one columns, and the demand for devices with what is still to be bought."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, BinaryIO

from exporters.filter_words import filter_words
from exporters.handout.content import AUDIENCES, Audience
from exporters.handout.gather import FUNDS
from exporters.handout.scope import find_part
from exporters.ledger_rows import COLUMNS, LedgerRows, day
from exporters.spreadsheets import Column, Ledger, Value, write
from storage.community import issues, places, plans
from storage.community.issues import Filter
from storage.community.places import Place
from storage.community.plans import STAGE_LABELS, Demand
from storage.engine import Database

if TYPE_CHECKING:
    from storage.workspace import Workspace

DEVICES = {
    "smoke_alarm": "独立式烟感报警器",
    "extinguisher": "灭火器",
    "emergency_light": "应急灯",
    "exit_sign": "逃生指示牌",
    "hose_reel": "消防软管卷盘（消防水盘）",
    "alarm_bell": "消防铃（手动报警）",
    "escape_rope": "逃生绳",
    "escape_ladder": "逃生软梯/固定梯",
    "descender": "缓降器",
    "escape_window": "逃生窗口",
    "rescue_kit": "防烟面罩手电哨",
    "rcd": "漏电保护开关",
    "conduit": "线路规整穿管",
    "gas_hose": "燃气软管减压阀",
    "co_alarm": "燃气/一氧化碳报警器",
    "charge_pile": "充电桩/充电柜",
    "lift_stop": "电梯阻车系统",
    "fire_door": "防火门",
    "hydrant": "消火栓",
    "exit_lock": "推闩锁/门禁释放",
    "notice_board": "提示牌/责任牌",
}
DEMANDS = (
    Column("seq", "序号", 5, "number"),
    Column("asked", "登记日期", 11, "date"),
    Column("area", "片区", 10),
    Column("place", "地点", 18),
    Column("device", "设备", 18),
    Column("quantity", "需求数", 7, "number"),
    Column("matched", "已配", 6, "number"),
    Column("fitted", "已装", 6, "number"),
    Column("checked", "已查", 6, "number"),
    Column("remaining", "还缺", 6, "number"),
    Column("stage", "状态", 8),
    Column("where_put", "安装位置", 14),
    Column("fund", "经费来源", 10),
    Column("remark", "备注", 16),
)


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
        part = _part(db, area)
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
        title = _title(names, area, kind, AUDIENCES[audience])
        ledger = Ledger(
            title, _unit(names), today, COLUMNS, lambda: rows, lambda: totals, paper="A3", chinese_dates=not iso_dates
        )
        return write(ledger, out)

    return ws.read(run)


def demands(ws: Workspace, out: BinaryIO, *, audience: Audience = "internal", area: str = "") -> int:
    """Write the demand ledger: what was asked for where, what is fitted, and what remains to be bought."""
    names = {community.id: community.name for community in ws.communities()}
    today = ws.clock().date()

    def run(db: Database) -> int:
        part = _part(db, area)
        found = [one for one in plans.demands(db) if part is None or _inside(db, one, part)]
        rows = list(_demand_rows(db, found, public=audience == "public"))
        totals: dict[str, Value] = {"place": "合计", "device": "；".join(_shopping(found)) or "没有还缺的"}
        for n, column in enumerate(DEMANDS):
            if column.kind == "number" and column.name != "seq":
                counts = [row[n] for row in rows]
                totals[column.name] = sum(count for count in counts if isinstance(count, int))
        title = _title(names, area, "设备加装需求台账", AUDIENCES[audience])
        return write(Ledger(title, _unit(names), today, DEMANDS, lambda: rows, lambda: totals), out)

    return ws.read(run)


def _demand_rows(db: Database, found: Iterable[Demand], *, public: bool) -> Iterator[list[Value]]:
    for number, one in enumerate(found, start=1):
        place = places.load(db, one.place)
        area = places.load(db, _area_of(db, one))
        yield [
            number,
            day(one.day),
            area.name if area else one.area,
            (place.public_label if public else place.path) if place else "",
            DEVICES.get(one.device, one.device),
            one.wanted,
            one.matched,
            one.fitted,
            one.checked,
            one.remaining,
            STAGE_LABELS.get(one.stage, one.stage),
            "" if public else one.where_put,
            FUNDS.get(one.fund, one.fund),
            "" if public else one.note,
        ]


def _shopping(found: Iterable[Demand]) -> list[str]:
    missing: dict[str, int] = {}
    for one in found:
        if one.remaining:
            missing[one.device] = missing.get(one.device, 0) + one.remaining
    return [f"{DEVICES.get(device, device)}缺 {count}" for device, count in sorted(missing.items())]


def _inside(db: Database, one: Demand, part: Place) -> bool:
    place = places.load(db, one.place)
    within = (place.id, place.area, place.building) if place else (one.area,)
    return part.id in within


def _area_of(db: Database, one: Demand) -> str:
    place = places.load(db, one.place)
    return place.area if place and place.area else one.area


def _part(db: Database, name: str) -> Place | None:
    return find_part(db, name) if name else None


def _unit(names: dict[str, str]) -> str:
    return "、".join(names.values())


def _title(names: dict[str, str], area: str, what: str, audience: str) -> str:
    return f"{_unit(names)}{area}{what}（{audience}）"
