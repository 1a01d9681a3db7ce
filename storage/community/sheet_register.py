"""The register of printed sheets: which numbers were printed, handed out, came back, are void, and are missing.

Each printing and each thing that happened to some numbers is a row of the batch's record, so two laptops that write
at the same time keep both. A row that was wrong is taken back, never changed. What a number is now follows from the
rows that stand, in whatever order they came; clocks decide nothing.
"""

from __future__ import annotations

import base64
import zlib
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Literal

from forms.errors import UserError
from forms.lean import dataclass
from forms.paper.numbers import MOST_SHEETS, plain_number, short
from forms.paper.sheet_map import SheetMap
from storage.community.ledger import Ledger, add_row, write
from storage.engine import Database

if TYPE_CHECKING:
    from storage.transaction import Transaction

MAP = "sheet_map"
Happened = Literal["out", "back", "void"]
MOST_AT_ONCE = 5000
"""Sheets of one printing: more is a slip of the finger, and a file that no printer takes."""
LARGEST_MAP = 20_000_000


@dataclass(frozen=True)
class Printing:
    """One printing of a batch: numbers *first* to *last*, the last *reserve* of them blank in reserve.

    *first* 0: *last* sheets without number. *value* is the record of the map that they were printed from.
    """

    owner: str
    key: str
    value: str
    form: str
    version: str
    first: int | None
    last: int | None
    reserve: int | None
    pages: int | None
    at: str

    @property
    def numbers(self) -> range:
        """The numbers on its sheets."""
        return range(self.first, (self.last or 0) + 1) if self.first else range(0)

    @property
    def code(self) -> str:
        """How the QR codes of its sheets name it."""
        return short(self.key, 3)


@dataclass(frozen=True)
class Happening:
    """What happened to numbers *first* to *last*: handed out, came back, or void for a *reason*."""

    owner: str
    key: str
    value: str
    first: int | None
    last: int | None
    reason: str
    at: str

    @property
    def numbers(self) -> range:
        """The numbers that it happened to."""
        return range(self.first or 0, (self.last or 0) + 1)


@dataclass(frozen=True)
class _Stored:
    id: str
    community: str
    form: str
    version: str
    map: str


@dataclass(frozen=True)
class Register:
    """The numbers of a batch by what became of them. A sheet that was keyed came back, and what came back was out."""

    prefix: str
    printed: frozenset[int]
    reserve: frozenset[int]
    out: frozenset[int]
    back: frozenset[int]
    void: dict[int, str]
    unnumbered: int
    """How many sheets without number were printed."""
    twice: frozenset[int]
    """Numbers that two laptops printed while they knew nothing of each other."""

    @property
    def missing(self) -> list[int]:
        """Handed out, and neither back nor void."""
        return sorted(self.out - self.back - self.void.keys())

    @property
    def here(self) -> list[int]:
        """Printed, and still to be handed out."""
        return sorted(self.printed - self.out - self.void.keys())

    @property
    def next(self) -> int:
        """The first number that nobody has printed or used."""
        return max(self.printed | self.out | self.back | self.void.keys() | {0}) + 1


printings = Ledger(Printing, kind="batch", name="sheet_printing", repeat="printing")
happenings = Ledger(Happening, kind="batch", name="sheet_happening", repeat="sheets")
_maps = Ledger(_Stored, kind=MAP, name="sheet_map")


def sheet_number(prefix: str, number: int) -> str:
    """A number of a batch as people read it, without check digit."""
    return f"{prefix}{'-' if prefix and not prefix.endswith('-') else ''}{number:03d}"


def number_in(prefix: str, words: str) -> int | None:
    """The number in a batch that *words* are, with or without check digit; None when they are of another batch."""
    for each in (plain_number(words), words.strip()):
        if each is None or not each.startswith(prefix):
            continue
        tail = each.removeprefix(prefix).removeprefix("-")
        if tail.isdecimal() and tail.isascii() and 0 < int(tail) <= MOST_SHEETS:
            return int(tail)
    return None


def keyed_number(prefix: str, words: str) -> str:
    """The number that somebody keyed, without its check digit.

    Raises `UserError` KEY_005 when the digit is wrong: the number is then probably another sheet's.
    """
    given = words.strip()
    head, hyphen, digit = given.rpartition("-")
    tail = head.removeprefix(prefix).removeprefix("-")
    looks_checked = bool(prefix) and hyphen and len(digit) == 1 and digit.isdecimal() and given.startswith(prefix)
    if not looks_checked or not tail.isdecimal() or not head.startswith(prefix):
        return given
    plain = plain_number(given)
    if plain is None:
        raise UserError("KEY_005", number=given)
    return plain


# Queries


def register(db: Database, batch: str) -> Register:
    """What became of the sheets of *batch*."""
    row = db.conn.execute("SELECT prefix FROM batch WHERE id = ?", (batch,)).fetchone()
    prefix = str(row[0]) if row else ""
    printed: set[int] = set()
    twice: set[int] = set()
    reserve: set[int] = set()
    unnumbered = 0
    for one in printings.select(db, "owner = ?", (batch,)):
        numbers = set(one.numbers)
        twice |= printed & numbers
        printed |= numbers
        if one.first:
            reserve |= set(list(one.numbers)[len(one.numbers) - (one.reserve or 0) :]) if one.reserve else set()
        else:
            unnumbered += one.last or 0
    happened: dict[str, set[int]] = {"out": set(), "back": set()}
    void: dict[int, str] = {}
    for each in happenings.select(db, "owner = ?", (batch,)):
        if each.value == "void":
            void |= dict.fromkeys(each.numbers, each.reason)
        else:
            happened.setdefault(each.value, set()).update(each.numbers)
    keyed = {number_in(prefix, row[0]) for row in db.conn.execute("SELECT number FROM sheet WHERE batch = ?", (batch,))}
    back = happened["back"] | {number for number in keyed if number is not None}
    return Register(
        prefix=prefix,
        printed=frozenset(printed),
        reserve=frozenset(reserve),
        out=frozenset(happened["out"] | back),
        back=frozenset(back),
        void=void,
        unnumbered=unnumbered,
        twice=frozenset(twice),
    )


def void_numbers(db: Database, batch: str) -> dict[int, str]:
    """The numbers of a batch that are void as paper, each with its reason."""
    found: dict[int, str] = {}
    for each in happenings.select(db, "owner = ? AND value = 'void'", (batch,)):
        found |= dict.fromkeys(each.numbers, each.reason)
    return found


def map_of(db: Database, *, batch: str, number: int) -> SheetMap | None:
    """The map that sheet *number* of *batch* was printed from, whatever became of its form since."""
    for one in printings.select(db, "owner = ?", (batch,)):
        if number in one.numbers:
            return load_map(db, one.value)
    return None


def map_by_code(db: Database, *, batch: str, printing: str) -> SheetMap | None:
    """The map of the printing that a QR code names."""
    found = next((one for one in printings.select(db, "owner = ?", (batch,)) if one.code == printing), None)
    return load_map(db, found.value) if found is not None else None


def load_map(db: Database, rec: str) -> SheetMap | None:
    """A stored map; None when it is not here or cannot be read."""
    stored = _maps.load(db, rec)
    if stored is None:
        return None
    try:
        unpacked = zlib.decompressobj().decompress(base64.b64decode(stored.map, validate=True), LARGEST_MAP)
        return SheetMap.from_json(unpacked.decode())
    except (ValueError, KeyError, TypeError, zlib.error):
        return None


def batch_code(batch: str) -> str:
    """How QR codes name a batch."""
    return short(batch, 4)


def ranges(numbers: Iterable[int]) -> list[tuple[int, int]]:
    """Numbers as runs: 1 2 3 7 is (1, 3), (7, 7)."""
    found: list[tuple[int, int]] = []
    for number in sorted(numbers):
        if found and found[-1][1] == number - 1:
            found[-1] = (found[-1][0], number)
        else:
            found.append((number, number))
    return found


def written_ranges(numbers: Iterable[int]) -> str:
    """Numbers as people write them: 001–003, 007."""
    return ", ".join(f"{a:03d}" if a == b else f"{a:03d}–{b:03d}" for a, b in ranges(numbers))


# Verbs


def add_printing(
    txn: Transaction, *, batch: str, map: SheetMap, count: int, reserve: int = 0, at: datetime, numbered: bool = True
) -> Printing:
    """Take the next *count* numbers of *batch*, and *reserve* more, for sheets printed from *map*.

    Raises `UserError` SHEET_010 for no sheets or too many.
    """
    whole = count + reserve
    if count < 0 or reserve < 0 or not 0 < whole <= MOST_AT_ONCE:
        raise UserError("SHEET_010", most=MOST_AT_ONCE)
    txn.flush()
    first = register(txn.db, batch).next if numbered else 0
    rec = f"{MAP}:{map.digest}"
    if not txn.fields(rec):
        packed = base64.b64encode(zlib.compress(map.to_json().encode(), 9)).decode("ascii")
        write(txn, kind=MAP, rec=rec, fields={"form": map.form, "version": map.version, "map": packed})
    last = first + whole - 1 if numbered else whole
    moment = at.isoformat(timespec="seconds")
    key = add_row(
        txn,
        rec=batch,
        repeat="printing",
        value=rec,
        form=map.form,
        version=map.version,
        first=first,
        last=last,
        reserve=reserve,
        pages=map.pages,
        at=moment,
    )
    return Printing(batch, key, rec, map.form, map.version, first, last, reserve, map.pages, moment)


def take_back_printing(txn: Transaction, *, batch: str, key: str) -> None:
    """Undo a printing whose paper never came to be."""
    _take_back(txn, batch, f"printing:{key}")


def note(txn: Transaction, *, batch: str, what: Happened, first: int, last: int, reason: str = "", at: datetime) -> str:
    """Note that the printed sheets *first* to *last* were handed out, came back, or are void; returns the row's key.

    Raises `UserError` SHEET_011 for numbers that were not printed, KEY_003 for void without a reason.
    """
    if what == "void" and not reason.strip():
        raise UserError("KEY_003")
    txn.flush()
    known = register(txn.db, batch)
    unknown = sorted(set(range(first, last + 1)) - known.printed) if last - first < MOST_SHEETS else []
    if first > last or first < 1 or unknown or last - first >= MOST_SHEETS:
        raise UserError(
            "SHEET_011",
            first=f"{first:03d}",
            last=f"{last:03d}",
            printed=written_ranges(known.printed) or "—",
        )
    moment = at.isoformat(timespec="seconds")
    return add_row(
        txn, rec=batch, repeat="sheets", value=what, first=first, last=last, reason=reason.strip(), at=moment
    )


def take_back(txn: Transaction, *, batch: str, key: str) -> None:
    """Undo what was noted by mistake."""
    _take_back(txn, batch, f"sheets:{key}")


def _take_back(txn: Transaction, batch: str, row: str) -> None:
    names: Sequence[str] = [name for name in txn.fields(batch) if name == row or name.startswith(f"{row}/")]
    if names:
        txn.append("batch", batch, dict.fromkeys(names))
