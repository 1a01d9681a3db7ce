"""Things handed out by household (access cards, leaflets): numbers only, no card number and no serial number."""

from __future__ import annotations

from typing import TYPE_CHECKING

from forms.errors import UserError
from forms.lean import dataclass
from storage.community.ledger import Ledger
from storage.engine import Database

if TYPE_CHECKING:
    from storage.transaction import Transaction


@dataclass(frozen=True)
class Distribution:
    """So many of a thing for one household: brought, and taken. *taught* says that its use was shown."""

    id: str
    community: str
    what: str
    place: str
    day: str
    brought: int | None
    taken: int | None
    taught: bool
    activity: str


distributions = Ledger(Distribution, kind="distribution", name="distribution", indexes=("what", "place"))


def totals(db: Database, what: str) -> tuple[int, int, tuple[str, ...]]:
    """How many of a thing were brought and taken, and the rows behind that."""
    found = distributions.select(db, "what = ?", (what,), order="day")
    return sum(one.brought or 0 for one in found), sum(one.taken or 0 for one in found), tuple(one.id for one in found)


def give(
    txn: Transaction,
    *,
    what: str,
    place: str,
    day: str,
    brought: int,
    taken: int,
    taught: bool = False,
    activity: str = "",
) -> str:
    """Note what a household got. Raises UserError LEDGER_021 when more was taken than brought."""
    if not 0 <= taken <= brought:
        raise UserError("LEDGER_021", brought=brought, taken=taken)
    return distributions.add(
        txn, what=what, place=place, day=day, brought=brought, taken=taken, taught=taught, activity=activity
    )
