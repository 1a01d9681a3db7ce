"""Labels that a community makes itself: kinds of activity, tags, projects, the four ones. Names may change.

A record that carries a label names the label, never its words; so renaming or merging labels changes no count.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from forms.errors import UserError
from forms.lean import dataclass
from storage.community.ledger import Ledger, change, same_id
from storage.engine import Database
from storage.events import Value
from storage.search import searchable

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
    return carried_by(db, [rec])[rec]


def carried_by(db: Database, recs: Sequence[str]) -> dict[str, list[Label]]:
    """The labels of each of *recs*, by name; merged ones as what they became."""
    rows = db.conn.execute(
        'SELECT rec, label FROM labelled WHERE rec IN (SELECT value FROM json_each(?)) AND "on" = 1',
        (json.dumps(list(recs)),),
    )
    held: dict[str, set[str]] = {rec: set() for rec in recs}
    for rec, label in rows:
        held[rec].add(resolve(db, label))
    known = {label: labels.load(db, label) for label in set().union(*held.values())}
    return {
        rec: sorted((one for key in found if (one := known[key])), key=lambda one: one.name)
        for rec, found in held.items()
    }


def members(db: Database, label: str) -> tuple[str, ...]:
    """The label that stands for *label* and everything that was merged into it, by id."""
    wanted = resolve(db, label)
    return tuple(sorted({wanted, *(one.id for one in labels.select(db) if resolve(db, one.id) == wanted)}))


def behind(db: Database, label: str) -> tuple[str, ...]:
    """The records that carry a label or one merged into it, each once."""
    return _behind(db, members(db, label))


def _behind(db: Database, same: Sequence[str]) -> tuple[str, ...]:
    sql = """SELECT DISTINCT l.rec FROM labelled l JOIN head h ON h.rec = l.rec AND h.void = 0
        WHERE l."on" = 1 AND l.label IN (SELECT value FROM json_each(?)) ORDER BY 1"""
    return tuple(row[0] for row in db.conn.execute(sql, (json.dumps(list(same)),)))


def counts(db: Database, name: str) -> dict[str, tuple[str, ...]]:
    """The records behind each label of a list, by label id. A record with two labels stands under both."""
    stands_for: dict[str, list[str]] = {}
    for one in labels.select(db):
        stands_for.setdefault(resolve(db, one.id), []).append(one.id)
    return {one.id: _behind(db, stands_for.get(one.id, [one.id])) for one in in_list(db, name)}


@searchable("label")
def _found_by(fields: Mapping[str, Value]) -> tuple[str, str] | None:
    """A label is found by its name while it is listed; one merged, put aside or of a party stands in no list."""
    name = str(fields.get("name") or "")
    unlisted = fields.get("merged_into") or fields.get("retired") or fields.get("list") == "party"
    return (name, name) if name and not unlisted else None


# Verbs


def add(txn: Transaction, *, list: str, name: str, order: int | None = None) -> str:
    """Make a label, or return the one of this list that has this name. Raises UserError LEDGER_002 without a name."""
    if list not in LISTS:
        raise ValueError(list)
    if not name.strip():
        raise UserError("LEDGER_002")
    txn.flush()
    known = labels.select(txn.db, "list = ? AND name = ?", (list, name.strip()))
    if known:
        label = resolve(txn.db, known[0].id)
        labels.change(txn, rec=label, retired=False)  # it was put aside once
        return label
    return labels.add(txn, list=list, name=name.strip(), order=order)


def rename(txn: Transaction, *, label: str, name: str) -> None:
    """Call a label something else; whatever carries it keeps it.

    Raises UserError LEDGER_002 without a name, LEDGER_061 when another label of its list is called that.
    """
    if not name.strip():
        raise UserError("LEDGER_002")
    txn.flush()
    same = "list = ? AND name = ? AND id <> ? AND merged_into = ''"
    if labels.select(txn.db, same, (str(txn.fields(label).get("list") or ""), name.strip(), label)):
        raise UserError("LEDGER_061", name=name.strip())
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


def take_off(txn: Transaction, *, rec: str, label: str) -> None:
    """Take a label off a record, under whatever name it got there before a merge."""
    txn.flush()
    for one in members(txn.db, label):
        if txn.fields(same_id("labelled", one, rec)).get("on") is True:
            put(txn, rec=rec, label=one, on=False)


def put_aside(txn: Transaction, *, label: str) -> None:
    """Offer a label no more; records that carry it keep it. Added again by its name, it is back."""
    labels.change(txn, rec=label, retired=True)
