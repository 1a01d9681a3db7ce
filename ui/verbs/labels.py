"""What people do with labels and projects: each is one change inside a transaction."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from storage.community import allocations, labels

if TYPE_CHECKING:
    from storage.transaction import Transaction


def keep(txn: Transaction, *, list: str, name: str) -> str:
    """Make a label. Raises UserError LEDGER_002 without a name."""
    return labels.add(txn, list=list, name=name)


def keep_all(txn: Transaction, *, list: str, names: Sequence[str]) -> str:
    """Make several labels in this order; returns the first."""
    made = [labels.add(txn, list=list, name=name, order=number) for number, name in enumerate(names)]
    return made[0]


def give(txn: Transaction, *, rec: str, name: str, list: str, label: str = "") -> str:
    """Put a label on a record: *label* where it is known, else one of this name in *list*."""
    label = label or labels.add(txn, list=list, name=name)
    labels.put(txn, rec=rec, label=label)
    return label


def share_out(txn: Transaction, *, activity: str, parts: Mapping[str, int], name: str = "", part: int = 0) -> None:
    """Share an activity out to projects by per cent, *part* of it to a new one called *name* where that is given.

    It carries the labels of just these projects. Raises UserError LEDGER_023 unless the parts make a hundred,
    LEDGER_002 for a part without a name.
    """
    parts = dict(parts)
    if part or name.strip():
        label = labels.add(txn, list="project", name=name)
        parts[label] = parts.get(label, 0) + part
    allocations.share(txn, activity=activity, parts=parts)
    txn.flush()
    for one in labels.carried(txn.db, activity):
        if one.list == "project" and one.id not in parts:
            labels.take_off(txn, rec=activity, label=one.id)
    for label in parts:
        labels.put(txn, rec=activity, label=label)
