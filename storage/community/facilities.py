"""Facilities of an estate by kind: fire, water and drains, gas, parking."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from forms.errors import UserError
from forms.lean import dataclass
from storage.community.ledger import Ledger
from storage.community.places import same_as, tree
from storage.engine import Database

if TYPE_CHECKING:
    from storage.transaction import Transaction

STATES = {"good": "完好", "worn": "老旧", "broken": "损坏", "missing": "缺失"}
KINDS = {"fire": "消防", "water": "供排水", "gas": "燃气管道", "parking": "停车", "other": "其他"}


@dataclass(frozen=True)
class Facility:
    """So many facilities of a kind at a place, and how they are. *built* is a year."""

    id: str
    community: str
    kind: str
    title: str
    place: str
    quantity: int | None
    state: str
    built: int | None
    note: str


facilities = Ledger(Facility, kind="facility", name="facility", indexes=("place", "kind"))


def amount(found: Iterable[Facility]) -> int:
    """How many pieces some entries are; an entry without a number is one."""
    return sum(1 if one.quantity is None else one.quantity for one in found)


def by_kind(db: Database, *, within: str = "", community: str = "") -> dict[str, tuple[Facility, ...]]:
    """The facilities of each kind, of an estate with everything in it, of a *community*, or of all."""
    inside = {member for one in tree(db, within=within) for member in same_as(db, one.id)} if within else None
    rows = facilities.select(db, "? IN ('', community)", (community,), order="kind, title")
    found = [one for one in rows if inside is None or one.place in inside]
    return {kind: tuple(one for one in found if one.kind == kind) for kind in KINDS}


def add(txn: Transaction, *, kind: str, title: str, place: str, quantity: int = 1, **more: Any) -> str:
    """Enter a facility. Raises UserError LEDGER_002 without a name."""
    if kind not in KINDS:
        raise ValueError(kind)
    if not title.strip():
        raise UserError("LEDGER_002")
    return facilities.add(txn, kind=kind, title=title.strip(), place=place, quantity=quantity, **more)


def alter(txn: Transaction, *, facility: str, kind: str, title: str, **more: Any) -> None:
    """Change what is known of a facility. Raises UserError LEDGER_002 without a name."""
    if kind not in KINDS:
        raise ValueError(kind)
    if not title.strip():
        raise UserError("LEDGER_002")
    facilities.change(txn, rec=facility, kind=kind, title=title.strip(), **more)
