"""What devices cost and who pays: the parts add up to the cost, and what the home itself pays stands apart."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import TYPE_CHECKING

from forms.errors import UserError
from forms.lean import dataclass
from storage.community import plans
from storage.community.ledger import Ledger, add_row
from storage.engine import Database

if TYPE_CHECKING:
    from storage.transaction import Transaction

SOURCES = {
    "landlord": "房东",
    "community": "社区经费",
    "charity": "慈善/爱心企业",
    "gov": "政府补贴",
    "project": "社工项目",
    "self": "租客自费",
}
HOUSEHOLD = ("landlord", "self")
"""The sources that are the home's own purse: 住户负担."""


@dataclass(frozen=True)
class Cost:
    """A part of the cost of a demand, in fen. *value* is the source."""

    owner: str
    key: str
    value: str
    amount: int | None
    day: str


@dataclass(frozen=True)
class Bill:
    """What some demands cost, by source, in fen."""

    by_source: dict[str, int]
    rows: tuple[str, ...]

    @property
    def total(self) -> int:
        return sum(self.by_source.values())

    @property
    def household(self) -> int:
        """住户负担: printed in words even when it is nothing."""
        return sum(self.by_source.get(source, 0) for source in HOUSEHOLD)


costs = Ledger(Cost, kind="demand", name="demand_cost", repeat="cost")


def bill(db: Database, *, area: str = "", place: str = "", demand: str = "") -> Bill:
    """The cost of one demand, of a home's, of an area's, or of all."""
    found = [one for one in plans.demands(db, area=area, place=place) if demand in ("", one.id)]
    return bill_of(db, found)


def bill_of(db: Database, asked: Iterable[plans.Demand]) -> Bill:
    """The cost of some demands; what was cancelled costs nothing."""
    found = [one.id for one in asked if not one.cancelled]
    sql = "SELECT value, sum(amount) FROM demand_cost WHERE owner IN (SELECT value FROM json_each(?)) GROUP BY value"
    sums = {source: total or 0 for source, total in db.conn.execute(sql, (json.dumps(found),))}
    return Bill({source: sums[source] for source in SOURCES if source in sums}, tuple(found))


def pay(txn: Transaction, *, demand: str, source: str, amount: int, day: str) -> str:
    """Note a part of the cost, in fen. Raises UserError LEDGER_012 for less than one fen."""
    if source not in SOURCES:
        raise ValueError(source)
    if amount < 1:
        raise UserError("LEDGER_012")
    return add_row(txn, rec=demand, repeat="cost", value=source, amount=amount, day=day)
