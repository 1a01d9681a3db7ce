"""Plans: measures with somebody who answers for them, and demands of devices by place until they are fitted."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from forms.errors import UserError
from forms.lean import dataclass
from storage.community.ledger import Ledger, add_row
from storage.engine import Database
from storage.events import Value

if TYPE_CHECKING:
    from storage.transaction import Transaction

TRACKS = {"awareness": "意识提升", "hardware": "硬件提升"}
# What may happen to a demand, in order: 需求 is the demand itself.
DEMAND_STAGES = ("demanded", "matched", "fitted", "checked")
STAGE_LABELS = {"demanded": "需求", "matched": "已配", "fitted": "已装", "checked": "已查", "cancelled": "取消"}


@dataclass(frozen=True)
class Measure:
    """One thing a plan says will be done: by which party, for whom, by when."""

    id: str
    community: str
    case: str
    meeting: str
    topic: str
    track: str
    title: str
    party: str
    helper: str
    target: str
    resources: str
    fund: str
    due: str
    checker: str
    started_on: str
    done_on: str
    evidence: str
    activity: str
    cancelled: str
    carried_from: str

    @property
    def state(self) -> str:
        """未启动, 进行, 完成 or 取消, from its days; done needs evidence."""
        if self.cancelled:
            return "cancelled"
        if self.done_on and self.evidence:
            return "done"
        return "doing" if self.started_on else "planned"


@dataclass(frozen=True)
class DemandStep:
    """Devices matched, fitted or checked on one day. *value* says which."""

    owner: str
    key: str
    value: str
    day: str
    quantity: int | None
    who: str
    note: str
    photos: tuple[str, ...]


@dataclass(frozen=True)
class Demand:
    """So many of one device at one place: a row of the demand ledger. What remains is worked out, never typed."""

    id: str
    community: str
    place: str
    device: str
    quantity: int | None
    day: str
    area: str
    asked_by: str
    item: str
    issue: str
    statement: str
    activity: str
    fund: str
    where_put: str
    landlord_agrees: str
    skill: str
    cancelled: str
    fictional: bool
    note: str
    matched: int = 0
    fitted: int = 0
    checked: int = 0

    @property
    def wanted(self) -> int:
        return 0 if self.cancelled else self.quantity or 0

    @property
    def remaining(self) -> int:
        return max(self.wanted - self.fitted, 0)

    @property
    def stage(self) -> str:
        """How far the whole of it is: fitted means all of them."""
        if self.cancelled:
            return "cancelled"
        reached = [
            stage
            for stage, so_far in zip(DEMAND_STAGES[1:], (self.matched, self.fitted, self.checked), strict=True)
            if self.quantity and so_far >= self.quantity
        ]
        return reached[-1] if reached else "demanded"


measures = Ledger(Measure, kind="measure", name="measure", indexes=("case", "meeting"))
demand_rows = Ledger(
    Demand, kind="demand", name="demand", indexes=("place", "area", "device"), counted=DEMAND_STAGES[1:]
)
"""The demands by themselves; `demands` and `load_demand` count their steps as well."""
demand_steps = Ledger(DemandStep, kind="demand", name="demand_step", repeat="step")


def demands(
    db: Database, *, place: str = "", area: str = "", device: str = "", open_only: bool = False
) -> list[Demand]:
    """Rows of the demand ledger by place, area and device."""
    where, values = ["1"], []
    for column, value in (("place", place), ("area", area), ("device", device)):
        if value:
            where.append(f"{column} = ?")
            values.append(value)
    found = demand_rows.select(db, " AND ".join(where), values, order="day, place, device")
    counted = _counted(db, [row.id for row in found])
    rows = [replace(row, **counted.get(row.id, {})) for row in found]  # type: ignore[arg-type]
    return [row for row in rows if row.remaining] if open_only else rows


def load_demand(db: Database, demand: str) -> Demand | None:
    row = demand_rows.load(db, demand)
    return replace(row, **_counted(db, [demand]).get(demand, {})) if row else None  # type: ignore[arg-type]


def _counted(db: Database, wanted: Iterable[str]) -> dict[str, dict[str, int]]:
    counted: dict[str, dict[str, int]] = {}
    sql = (
        "SELECT owner, value, sum(quantity) FROM demand_step"
        " WHERE owner IN (SELECT value FROM json_each(?)) GROUP BY owner, value"
    )
    for rec, stage, number in db.conn.execute(sql, (json.dumps(list(wanted)),)):
        if stage in DEMAND_STAGES[1:]:
            counted.setdefault(rec, {})[stage] = number or 0
    return counted


@dataclass(frozen=True)
class Round:
    """One area's round: what is missing, what was put in, what remains. remaining = missing - fitted, by the rows."""

    area: str
    households: int
    missing: int
    fitted: int
    remaining: int
    rows: tuple[str, ...]


def round_of(db: Database, area: str) -> Round:
    """The round of fitting in one area."""
    return round_over(area, demands(db, area=area))


def round_over(area: str, asked: Iterable[Demand]) -> Round:
    """The round over some demands; what was cancelled is in none of its numbers."""
    found = [row for row in asked if not row.cancelled]
    missing, fitted = sum(row.wanted for row in found), sum(min(row.fitted, row.wanted) for row in found)
    places = {row.place for row in found}
    return Round(area, len(places), missing, fitted, missing - fitted, tuple(row.id for row in found))


def shopping_list(db: Database, *, area: str = "") -> dict[str, int]:
    """How many of each device are still to be bought."""
    total: dict[str, int] = {}
    for row in demands(db, area=area, open_only=True):
        total[row.device] = total.get(row.device, 0) + row.remaining
    return dict(sorted(total.items()))


def unready(db: Database, *, case: str) -> list[Measure]:
    """Measures nobody answers for: while there is one, the plan is not complete."""
    return measures.select(db, "\"case\" = ? AND party = '' AND cancelled = ''", (case,), order="title")


# Verbs


def demand(txn: Transaction, *, place: str, device: str, quantity: int, day: str, area: str, **more: Value) -> str:
    """Enter a demand: so many of a device at a place. Raises UserError MEETING_001 for less than one."""
    if quantity < 1:
        raise UserError("MEETING_001", quantity=quantity)
    fields: dict[str, Value] = {
        "place": place,
        "device": device,
        "quantity": quantity,
        "day": day,
        "area": area,
        **more,
    }
    return demand_rows.add(txn, **fields)  # type: ignore[arg-type]


def advance(
    txn: Transaction,
    *,
    demand: str,
    stage: str,
    day: str,
    quantity: int,
    who: str = "",
    note: str = "",
    photos: Iterable[str] = (),
) -> str:
    """Note that devices of *demand* were matched, fitted or checked.

    Raises UserError MEETING_002 when that would be more than were asked for.
    """
    if stage not in DEMAND_STAGES[1:]:
        raise ValueError(stage)
    txn.flush()
    now = load_demand(txn.db, demand)
    if now is None or getattr(now, stage) + quantity > now.wanted:
        raise UserError("MEETING_002", quantity=quantity, wanted=now.wanted if now else 0)
    parts: Mapping[str, Any] = {"day": day, "quantity": quantity, "who": who, "note": note, "photos": list(photos)}
    return add_row(txn, rec=demand, repeat="step", value=stage, **parts)


def finish_measure(txn: Transaction, *, measure: str, day: str, evidence: str) -> None:
    """Close a measure, with what shows that it was done. Raises UserError MEETING_003 without it."""
    if not evidence.strip():
        raise UserError("MEETING_003")
    measures.add(txn, rec=measure, done_on=day, evidence=evidence)
