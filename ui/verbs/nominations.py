"""What people do with a nomination beside the ledger's own verbs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from forms.errors import UserError
from storage.community.nominations import nominations

if TYPE_CHECKING:
    from storage.transaction import Transaction


def change(txn: Transaction, *, nomination: str, **facts: Any) -> None:
    """Change a nomination. Raises UserError LEDGER_002 without a name."""
    if not str(facts.get("name") or "").strip():
        raise UserError("LEDGER_002")
    nominations.change(txn, rec=nomination, **facts)
