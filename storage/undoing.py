"""Taking back what was just done: every field that an action wrote says again what it said before.

Nothing is erased: taking back is one more change. What somebody else changed meanwhile, in other fields, stays.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Generic, TypeVar

from forms.lean import dataclass
from storage.community import ledger
from storage.events import Value
from storage.heads import VOID

if TYPE_CHECKING:
    from storage.transaction import Transaction

T = TypeVar("T")


@dataclass(frozen=True)
class Before:
    """One record before an action: what it said (nothing where it was not there), and the fields that differ now."""

    rec: str
    said: Mapping[str, Value]
    changed: frozenset[str]


@dataclass(frozen=True)
class Did(Generic[T]):
    """What an action gave back, and what takes it back: nothing where it changed nothing."""

    result: T
    before: tuple[Before, ...]


def do(txn: Transaction, action: Callable[[Transaction], T]) -> Did[T]:
    """Run *action* and remember what it changed."""
    txn.remembered = {}
    try:
        result = action(txn)
        held = txn.remembered
    finally:
        txn.remembered = None
    before = []
    for rec, said in held.items():
        now = txn.fields(rec)
        changed = {name for name in said.keys() | now.keys() if said.get(name) != now.get(name)}
        if changed:
            before.append(Before(rec, said, frozenset({VOID} if txn.state(rec).void else changed)))
    return Did(result, tuple(before))


def take_back(txn: Transaction, did: Did[T]) -> None:
    """Let every record that *did* touched say in those fields what it said before; what was new is gone."""
    for one in reversed(did.before):
        kind = one.rec.partition(":")[0]
        if not one.said and kind != "place":  # a place stands without a record until somebody writes about it
            txn.void(one.rec)
        elif VOID in one.changed:
            if not txn.fields(one.rec):  # else somebody's edit, made without knowing, has brought it back already
                ledger.write(txn, kind=kind, rec=one.rec, fields=one.said)
        else:
            ledger.change(txn, rec=one.rec, fields={name: one.said.get(name) for name in one.changed})
