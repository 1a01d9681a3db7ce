"""What people do with looks on site that is more than one verb of the ledger."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from storage.community import surveys

if TYPE_CHECKING:
    from storage.transaction import Transaction


def hold(txn: Transaction, *, opinions: Sequence[tuple[str, str]], **facts: Any) -> str:
    """Note a look on site with what each party said. Raises UserError LEDGER_020, LEDGER_062."""
    return surveys.hold(txn, said=opinions, **facts)
