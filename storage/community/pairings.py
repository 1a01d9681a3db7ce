"""Pairing helpers with old people who live alone, and the visits. Nothing here is in a public document but counts."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from forms.errors import UserError
from forms.lean import dataclass
from storage.community import consents
from storage.community.ledger import Ledger, add_row, change
from storage.engine import Database

if TYPE_CHECKING:
    from storage.transaction import Transaction


@dataclass(frozen=True)
class Pairing:
    """Who looks after whom, every so many days. All of it is personal."""

    id: str
    community: str
    elder: str
    place: str
    helper: str
    since: str
    until: str
    every: int | None
    note: str


@dataclass(frozen=True)
class Call:
    """One visit of a pairing. *value* is how it was made (visit, phone)."""

    owner: str
    key: str
    value: str
    day: str
    by: str
    note: str


pairings = Ledger(Pairing, kind="pairing", name="pairing", indexes=("helper",))
calls = Ledger(Call, kind="pairing", name="pairing_call", repeat="call")


def due_on(db: Database, pairing: Pairing) -> str:
    """The day by which the next visit is due."""
    last = calls.select(db, "owner = ?", (pairing.id,), order="day DESC")
    since = last[0].day if last else pairing.since
    return (date.fromisoformat(since) + timedelta(days=pairing.every or 7)).isoformat()


def overdue(db: Database, *, as_of: str) -> list[tuple[Pairing, str]]:
    """Pairings whose visit is past its day, with that day, longest first."""
    found = [(one, due_on(db, one)) for one in pairings.select(db, "until = '' OR until >= ?", (as_of,))]
    return sorted(((one, due) for one, due in found if due < as_of), key=lambda pair: pair[1])


def public_count(db: Database, *, since: str = "", until: str = "9999-12-31") -> int:
    """Visits as attendances (人次): all that a public document may say."""
    return len(calls.select(db, "day BETWEEN ? AND ?", (since, until)))


def pair(txn: Transaction, *, elder: str, helper: str, since: str, every: int, place: str = "", note: str = "") -> str:
    """Pair somebody with a helper. Raises UserError LEDGER_017 until the old person has agreed."""
    txn.flush()
    if not consents.agreed(txn.db, subject=elder, purpose="pairing", on=since):
        raise UserError("LEDGER_017")
    return pairings.add(txn, elder=elder, helper=helper, since=since, every=every, place=place, note=note)


def call(txn: Transaction, *, pairing: str, day: str, by: str, way: str = "visit", note: str = "") -> str:
    """Note a visit."""
    return add_row(txn, rec=pairing, repeat="call", value=way, day=day, by=by, note=note)


def end(txn: Transaction, *, pairing: str, day: str) -> None:
    """End a pairing with a day; its visits stay."""
    change(txn, rec=pairing, fields={"until": day})
