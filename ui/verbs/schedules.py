"""What people do with what comes round: each is one change inside a transaction."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from forms.errors import UserError
from storage.community import rosters, schedules

if TYPE_CHECKING:
    from storage.transaction import Transaction


def begin(txn: Transaction, *, title: str, kind: str, since: str, **more: Any) -> str:
    """Begin something that comes round.

    Raises UserError LEDGER_005 without a title, LEDGER_048 when nothing says how often, LEDGER_049 for somebody's own
    telephone: the notice hangs in public.
    """
    _check(txn, more)
    return schedules.add(txn, title=title, kind=kind, since=since, **more)


def change(txn: Transaction, *, schedule: str, title: str, since: str, **more: Any) -> None:
    """Change what comes round. Raises UserError as `begin` does."""
    _check(txn, more)
    schedules.alter(txn, schedule=schedule, title=title, since=since, **more)


def repeat(txn: Transaction, *, schedule: str, since: str, until: str) -> int:
    """Give the gaps between two days to whoever had them a week before. Raises UserError LEDGER_050 for none."""
    given = rosters.repeat(txn, schedule=schedule, since=since, until=until)
    if not given:
        raise UserError("LEDGER_050")
    return given


def _check(txn: Transaction, given: dict[str, Any]) -> None:
    if not given.get("weekdays") and not given.get("every"):
        raise UserError("LEDGER_048")
    schedules.ask_office(txn.db, str(given.get("phone") or ""))
