"""The demand ledger as XLSX: what was asked for where and how far it is, what is to be bought, and what areas lack."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, BinaryIO

from exporters.handout.content import AUDIENCES, Audience
from exporters.handout.gather import FUNDS
from exporters.ledger_rows import day
from exporters.spreadsheets import Column, Ledger, Value, write
from exporters.workbook import ledger_title, reporting_unit, wanted_part
from storage.community import devices, issue_queues, places, plans
from storage.community.places import Place
from storage.community.plans import STAGE_LABELS, Demand
from storage.engine import Database

if TYPE_CHECKING:
    from storage.workspace import Workspace

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
COUNTS = (
    Column("homes", "户数", 8, "number"),
    Column("quantity", "需求", 8, "number"),
    Column("matched", "已配", 8, "number"),
    Column("fitted", "已装", 8, "number"),
    Column("checked", "已查", 8, "number"),
    Column("remaining", "还缺（需求−已装）", 11, "number"),
)
TO_BUY = Column("buy", "要买（需求−已配）", 11, "number")
SHOPPING = (
    Column("seq", "序号", 6, "number"),
    Column("device", "设备", 28),
    *COUNTS,
    TO_BUY,
    Column("note", "备注", 16),
)
GAPS = (Column("seq", "序号", 6, "number"), Column("area", "片区", 16), *COUNTS, Column("lacking", "还缺什么", 44))


def demands(ws: Workspace, out: BinaryIO, *, audience: Audience = "internal", area: str = "") -> int:
    """Write the demand ledger with a shopping list by device and what each area lacks; returns its lines.

    A public one knows places by their codes and leaves out what belongs to the care queue. Raises `UserError`
    EXPORT_002 when there is no such area.
    """
    names = {community.id: community.name for community in ws.communities()}
    today = ws.clock().date()
    public = audience == "public"

    def run(db: Database) -> int:
        part = wanted_part(db, area)
        found = _found(db, part=part, public=public)
        rows = list(_rows(db, found, public=public))
        totals: dict[str, Value] = {"place": "合计", "device": "；".join(_lacking(found)) or "没有还缺的"}
        for n, column in enumerate(DEMANDS):
            if column.kind == "number" and column.name != "seq":
                counts = [row[n] for row in rows]
                totals[column.name] = sum(count for count in counts if isinstance(count, int))

        def sheet(name: str, columns: Sequence[Column], lines: list[list[Value]], last: dict[str, Value]) -> Ledger:
            title = ledger_title(names, area, name, AUDIENCES[audience])
            return Ledger(title, reporting_unit(names), today, columns, lambda: lines, lambda: last, sheet=name)

        title = ledger_title(names, area, "设备加装需求台账", AUDIENCES[audience])
        ledger = Ledger(title, reporting_unit(names), today, DEMANDS, lambda: rows, lambda: totals, sheet="需求台账")
        whole = {"device": "合计", "area": "合计"} | _totals(found)
        shopping = sheet("采购单", SHOPPING, _shopping(found), whole | {"buy": sum(map(_to_buy, found))})
        gaps = sheet("各片区缺口", GAPS, _gaps(db, found), whole)
        return write(ledger, out, further=(shopping, gaps))

    return ws.read(run)


def lines(db: Database, *, part: Place | None, public: bool) -> Iterator[tuple[Demand, list[Value]]]:
    """Each demand, of a *part* or of all, with its line in the order of `DEMANDS`."""
    found = _found(db, part=part, public=public)
    return zip(found, _rows(db, found, public=public), strict=True)


def _found(db: Database, *, part: Place | None, public: bool) -> list[Demand]:
    known = [one for one in plans.demands(db) if part is None or _inside(db, one, part)]
    return [one for one in known if not (public and _cared_for(db, one))]


def _rows(db: Database, found: Iterable[Demand], *, public: bool) -> Iterator[list[Value]]:
    for number, one in enumerate(found, start=1):
        place = places.load(db, one.place)
        area = places.load(db, _area_of(db, one))
        yield [
            number,
            day(one.day),
            area.name if area else one.area,
            (place.public_label if public else place.path) if place else "",
            devices.label(one.device),
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


def _shopping(found: Sequence[Demand]) -> list[list[Value]]:
    """One line for each device that is asked for, in the order of the catalogue."""
    order = [*devices.DEVICES]
    asked = sorted({one.device for one in found if one.wanted}, key=lambda d: (order.index(d) if d in order else 99, d))
    lines: list[list[Value]] = []
    for number, device in enumerate(asked, start=1):
        own = [one for one in found if one.device == device]
        lines.append([number, devices.label(device), *_totals(own).values(), sum(map(_to_buy, own)), ""])
    return lines


def _gaps(db: Database, found: Sequence[Demand]) -> list[list[Value]]:
    """One line for each area with a demand: what was asked for less what was fitted is what it lacks."""
    by_area: dict[str, list[Demand]] = {}
    for one in found:
        if one.wanted:
            by_area.setdefault(_area_of(db, one), []).append(one)
    named: list[tuple[str, list[Demand]]] = []
    for area, own in by_area.items():
        place = places.load(db, area) if area else None
        named.append((place.name if place else area or "没有片区", own))
    return [
        [number, name, *_totals(own).values(), "；".join(_lacking(own)) or "已装齐"]
        for number, (name, own) in enumerate(sorted(named, key=lambda one: one[0]), start=1)
    ]


def _totals(found: Sequence[Demand]) -> dict[str, Value]:
    """The counts of some demands, in the order of `COUNTS`; what was cancelled is in none of them."""
    live = [one for one in found if one.wanted]
    of: dict[str, Callable[[Demand], int]] = {
        "quantity": lambda one: one.wanted,
        "matched": lambda one: one.matched,
        "fitted": lambda one: one.fitted,
        "checked": lambda one: one.checked,
        "remaining": lambda one: one.remaining,
    }
    homes: dict[str, Value] = {"homes": len({one.place for one in live})}
    return homes | {name: sum(map(count, live)) for name, count in of.items()}


def _to_buy(one: Demand) -> int:
    """What nobody has provided yet; what is fitted was provided, also where nobody noted it."""
    return max(one.wanted - max(one.matched, one.fitted), 0)


def _lacking(found: Iterable[Demand]) -> list[str]:
    missing: dict[str, int] = {}
    for one in found:
        if one.remaining:
            missing[one.device] = missing.get(one.device, 0) + one.remaining
    return [f"{devices.label(device)}缺 {count}" for device, count in sorted(missing.items())]


def _cared_for(db: Database, one: Demand) -> bool:
    return bool(one.issue) and issue_queues.queue_of(db, one.issue) == issue_queues.CARE


def _inside(db: Database, one: Demand, part: Place) -> bool:
    place = places.load(db, one.place)
    within = (place.id, place.area, place.building) if place else (one.area,)
    return part.id in within


def _area_of(db: Database, one: Demand) -> str:
    place = places.load(db, one.place)
    return place.area if place and place.area else one.area
