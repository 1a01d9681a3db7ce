"""What people do with partners beside the ledger's own verbs: each is one change inside a transaction."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from forms.errors import UserError
from storage.community import ledger
from storage.community.people import partners

if TYPE_CHECKING:
    from storage.transaction import Transaction


def change(txn: Transaction, *, partner: str, **facts: Any) -> None:
    """Change what is known of an organisation. Raises UserError LEDGER_002 without a name."""
    if not str(facts.get("name") or "").strip():
        raise UserError("LEDGER_002")
    partners.change(txn, rec=partner, **facts)


def renew(txn: Transaction, *, partner: str, offer: str, until: str) -> None:
    """Let an offer run until another day; blank is without an end."""
    ledger.change_row(txn, rec=partner, repeat="offer", key=offer, until=until)


def drop(txn: Transaction, *, partner: str, repeat: str, key: str) -> None:
    """Take an offer or a seat away; the history keeps it."""
    ledger.drop_row(txn, rec=partner, repeat=repeat, key=key)
