"""Labels that a community makes itself: kinds of activity, tags, projects, the four ones. Names may change.

A record that carries a label names the label, never its words; so renaming or merging labels changes no count.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from forms.errors import UserError
from forms.lean import dataclass
from storage.community.ledger import Ledger, change, same_id
from storage.engine import Database

if TYPE_CHECKING:
    from storage.transaction import Transaction

LISTS = {
    "activity_kind": "活动类型",
    "tag": "标签",
    "project": "项目",
    "outcome": "成效",
    "party": "主体类别",
}
"""What labels are for. 成效 is where the four ones (阵地、先锋、平台、服务) belong; all names are the community's."""


@dataclass(frozen=True)
class Label:
    """One word of a list. *merged_into* is the label that now stands for it."""

    id: str
    community: str
    list: str
    name: str
    order: int | None
    merged_into: str
    retired: bool


@dataclass(frozen=True)
class Labelled:
    """A record that carries a label."""

    id: str
    community: str
    label: str
    rec: str
    on: bool
    by: str


labels = Ledger(Label, kind="label", name="label", indexes=("list",))
labelled = Ledger(Labelled, kind="labelled", name="labelled", indexes=("label", "rec"))


def resolve(db: Database, label: str) -> str:
    """The label that stands for *label* after merges; two merged into each other end at the smaller id."""
    seen = [label]
    while (found := labels.load(db, seen[-1])) and found.merged_into:
        if found.merged_into in seen:
            return min(seen[seen.index(found.merged_into) :])
        seen.append(found.merged_into)
    return seen[-1]


def in_list(db: Database, name: str) -> list[Label]:
    """The labels of one list in use, in the community's order."""
    found = labels.select(db, "list = ? AND merged_into = '' AND retired = 0", (name,), order='"order", name')
    return found


def carried(db: Database, rec: str) -> list[Label]:
    """The labels of a record, each once, merged ones as what they became."""
    found = {resolve(db, one.label) for one in labelled.select(db, 'rec = ? AND "on" = 1', (rec,))}
    return sorted((one for one in map(lambda key: labels.load(db, key), found) if one), key=lambda one: one.name)


def behind(db: Database, label: str) -> tuple[str, ...]:
    """The records that carry a label or one merged into it, each once."""
    wanted = resolve(db, label)
    same = {one.id for one in labels.select(db) if resolve(db, one.id) == wanted}
    sql = """SELECT DISTINCT l.rec FROM labelled l JOIN head h ON h.rec = l.rec AND h.void = 0
        WHERE l."on" = 1 AND l.label IN (SELECT value FROM json_each(?)) ORDER BY 1"""
    return tuple(row[0] for row in db.conn.execute(sql, (json.dumps(sorted(same)),)))


def counts(db: Database, name: str) -> dict[str, tuple[str, ...]]:
    """The records behind each label of a list, by label id. A record with two labels stands under both."""
    return {one.id: behind(db, one.id) for one in in_list(db, name)}


def add(txn: Transaction, *, list: str, name: str, order: int | None = None) -> str:
    """Make a label, or return the one of this list that has this name. Raises UserError LEDGER_002 without a name."""
    if list not in LISTS:
        raise ValueError(list)
    if not name.strip():
        raise UserError("LEDGER_002")
    txn.flush()
    known = labels.select(txn.db, "list = ? AND name = ?", (list, name.strip()))
    if known:
        return resolve(txn.db, known[0].id)
    return labels.add(txn, list=list, name=name.strip(), order=order)


def rename(txn: Transaction, *, label: str, name: str) -> None:
    """Call a label something else; whatever carries it keeps it."""
    if not name.strip():
        raise UserError("LEDGER_002")
    labels.change(txn, rec=label, name=name.strip())


def merge(txn: Transaction, *, label: str, into: str) -> None:
    """Let *into* stand for *label* from now on."""
    txn.flush()
    if resolve(txn.db, into) != resolve(txn.db, label):
        labels.change(txn, rec=label, merged_into=into)


def put(txn: Transaction, *, rec: str, label: str, on: bool = True, by: str = "") -> None:
    """Give *rec* a label, or take it away. Two people who give the same one give it once."""
    known = same_id("labelled", label, rec)
    change(txn, rec=known, fields={"label": label, "rec": rec, "on": on, "by": by})
