"""What people do with a small fund: each is one change inside a transaction."""

from __future__ import annotations

from typing import TYPE_CHECKING

from storage.community import funds

if TYPE_CHECKING:
    from storage.transaction import Transaction


def begin(txn: Transaction, *, title: str, opened_on: str = "") -> str:
    """Plan a fund, and open it where a day is given."""
    made = funds.plan(txn, title=title)
    if opened_on:
        funds.open_fund(txn, fund=made, day=opened_on)
    return made


def rename(txn: Transaction, *, fund: str, title: str) -> None:
    """Call a fund something else."""
    funds.funds.change(txn, rec=fund, title=title)
