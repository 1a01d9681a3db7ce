"""A third look at a sheet that two people read differently: both values, neither before the other, and the paper."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from forms.errors import UserError
from forms.lean import dataclass
from storage.community.keyed import Keyed, by_place, compared
from storage.community.keyings import FIRST, SECOND, key_sheet, keyed
from storage.community.paper_sheets import Sheet, sheets
from storage.engine import Database

if TYPE_CHECKING:
    from storage.transaction import Transaction

OTHER = "other"
"""Neither keying was right."""


@dataclass(frozen=True)
class Difference:
    """One question on which two keyings of a sheet differ. *turned*: the second keyer's value is shown first."""

    field: str
    first: str
    second: str
    first_mark: str = ""
    second_mark: str = ""
    turned: bool = False

    @property
    def shown(self) -> tuple[tuple[str, str, str], tuple[str, str, str]]:
        """Both values as they are put to whoever looks a third time: (who, value, mark), in an order of chance."""
        pair = ((FIRST, self.first, self.first_mark), (SECOND, self.second, self.second_mark))
        return (pair[1], pair[0]) if self.turned else pair


@dataclass(frozen=True)
class Decision:
    """What the paper says, as the third look found: *chose* one of the two, or another value or mark."""

    value: str
    mark: str = ""
    chose: str = OTHER


def differences(db: Database, sheet: Sheet) -> list[Difference]:
    """Where the two keyings of a sheet differ, in the order of the form's fields as they were keyed."""
    first, second = sheet.passed(FIRST), sheet.passed(SECOND)
    if first is None or second is None:
        return []
    one, other = keyed(db, first.id), keyed(db, second.id)
    mine, theirs = compared(one), compared(other)
    said = (by_place(one.said), by_place(other.said))
    marks = (by_place(one.marks), by_place(other.marks))
    found = []
    for name in [*said[0], *(name for name in said[1] if name not in said[0])]:
        if mine.get(name, "") == theirs.get(name, ""):
            continue
        first_value, second_value = (
            "" if name in marked else here.get(name, "") for here, marked in zip(said, marks, strict=True)
        )
        found.append(
            Difference(
                name,
                first_value,
                second_value,
                marks[0].get(name, ""),
                marks[1].get(name, ""),
                turned=_turned(sheet, name),
            )
        )
    if bool(first.void_reason) != bool(second.void_reason):
        found.append(Difference("", first.void_reason, second.void_reason, turned=_turned(sheet, "")))
    return found


def _turned(sheet: Sheet, field: str) -> bool:
    """An order of chance that is the same whenever somebody looks."""
    first = sheet.passed(FIRST)
    seed = f"{first.id if first else ''} {field}"
    return bool(hashlib.blake2b(seed.encode(), digest_size=1).digest()[0] & 1)


def adjudicate(
    txn: Transaction,
    *,
    batch: str,
    number: str,
    decisions: Mapping[str, Decision],
    keyed_by: str,
    rec: str | None = None,
) -> str:
    """Keep what the third look at a sheet found for each difference; it counts from now on. Returns its record.

    Raises `UserError` KEY_007 when a difference is left open or there is none.
    """
    txn.flush()
    sheet = next(iter(sheets(txn.db, batch, number=number)), None)
    found = differences(txn.db, sheet) if sheet is not None else []
    first = sheet.passed(FIRST) if sheet is not None else None
    second = sheet.passed(SECOND) if sheet is not None else None
    open_ones = [each.field for each in found if each.field not in decisions]
    if sheet is None or first is None or second is None or not found or open_ones:
        raise UserError("KEY_007", number=number, count=len(open_ones))
    one, other = keyed(txn.db, first.id), keyed(txn.db, second.id)
    made = decided(one, other, decisions)
    void = decisions[""].value if "" in decisions else first.void_reason
    return key_sheet(
        txn,
        batch=batch,
        number=number,
        version=one.version,
        said=made,
        keyed_by=keyed_by,
        key_pass="adjudicate",
        rec=None,
        void_reason=void,
        chose={name: decision.chose for name, decision in decisions.items()},
    )


def decided(first: Keyed, second: Keyed, decisions: Mapping[str, Decision]) -> Keyed:
    """The first keying with each difference as it was decided; rows are those of whoever has them."""
    names = {place: name for name, place in names_by_field(second).items()} | {
        p: n for n, p in names_by_field(first).items()
    }
    skipped = {name: value for each in (second, first) for name, value in each.aside.items()}
    parts = replace(first, answers=dict(first.answers), marks=dict(first.marks), aside=dict(first.aside))
    for place, decision in decisions.items():
        if not place:
            continue
        name = names.get(place, place)
        target = parts.aside if name in skipped and name not in first.answers | second.answers else parts.answers
        for held in (parts.answers, parts.aside, parts.marks):
            held.pop(name, None)
        if decision.mark:
            parts.marks[name] = decision.mark
        elif decision.value:
            target[name] = decision.value
            for row in _rows_above(name, second.answers):
                parts.answers.setdefault(row, second.answers[row])
    return replace(parts, notes=second.notes | first.notes)


def names_by_field(said: Keyed) -> dict[str, str]:
    """The fields of a keying, each with the name in which its rows are numbered."""
    numbered = {name: str(n) for n, name in enumerate(said.said)}
    rows = {name: value for name, value in said.answers.items() if ":" in name.rpartition("/")[2]}
    placed = by_place(numbered | rows)
    back = {value: place for place, value in placed.items() if not place.endswith("]")}
    return {name: back.get(number, name) for name, number in numbered.items() if name not in rows}


def _rows_above(name: str, answers: Mapping[str, str]) -> list[str]:
    parts = name.split("/")
    return [row for n in range(1, len(parts)) if (row := "/".join(parts[:n])) in answers]
