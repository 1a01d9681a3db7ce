"""A scanned page whose codes no reader could read is given its number by a person, and that can be taken back.

The number is looked up in the register of its batch before anything is kept, so that a slip of the finger does not put
one household's picture beside another's answers. What the reader had found stays with the page, to go back to.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from forms.errors import UserError
from forms.lean import dataclass
from forms.paper.numbers import printed_number
from storage.community import keyings, questionnaires, scans, sheet_register
from storage.community.keyings import FIRST, SECOND
from storage.community.place_rows import text, whole
from storage.community.scans import KIND, SAID, SETTLED, UNREAD, Found
from storage.engine import Database
from storage.events import Value

if TYPE_CHECKING:
    from storage.transaction import Transaction

KEPT_ONLY = "SCAN_032"
"""The reason of a page whose picture is kept with its sheet and whose marks nobody has read."""
NO_CORNERS = ("SCAN_020", "SCAN_021")
"""Reasons that say that nobody knows how the page lies in its picture."""


@dataclass(frozen=True)
class Sought:
    """What is known of a sheet that somebody names: how it was printed, who keyed it, which pages are here."""

    batch: str
    number: int
    name: str
    """The number without check digit, as sheets are keyed under it."""
    label: str
    map: str
    """The record of the map it was printed from; blank when it was printed elsewhere."""
    pages: int
    first: str
    """Who keyed it, or blank."""
    second: str
    here: frozenset[int]
    """Pages that were scanned already."""

    @property
    def missing(self) -> list[int]:
        """Pages that were not scanned yet."""
        return [page for page in range(1, self.pages + 1) if page not in self.here]


def seek(db: Database, *, batch: str, words: str, but: str = "") -> Sought:
    """Look up the sheet of *batch* whose number is *words*: "7", or as printed, with its check digit or without.

    *but* is a scanned page that does not count as being here. Raises `UserError` KEY_002 without a number, KEY_005
    when the check digit is wrong, SCAN_030 when that number was not printed in this batch, SCAN_031 when it is void.
    """
    given = words.strip()
    if not given:
        raise UserError("KEY_002")
    known = sheet_register.register(db, batch)
    short = given.isdecimal() and given.isascii() and len(given) <= 6
    plain = sheet_register.keyed_number(known.prefix, given)
    number = int(given) if short else sheet_register.number_in(known.prefix, plain)
    printed = sheet_register.written_ranges(known.printed)
    if not number or (known.printed and number not in known.printed):
        raise UserError("SCAN_030", number=given, printed=printed or "—")
    name = sheet_register.sheet_number(known.prefix, number)
    if number in known.void:
        raise UserError("SCAN_031", number=name, reason=known.void[number])
    printing = next(
        (one for one in sheet_register.printings.select(db, "owner = ?", (batch,)) if number in one.numbers), None
    )
    map = sheet_register.load_map(db, printing.value) if printing is not None else None
    sheet = next(iter(questionnaires.sheets(db, batch, number=name)), None)
    by = {role: one.keyed_by for role in (FIRST, SECOND) if sheet and (one := sheet.passed(role)) is not None}
    pages = {one.page for one in scans.scans(db, batch=batch) if one.number == number and one.id != but}
    return Sought(
        batch,
        number,
        name,
        printed_number(name),
        printing.value if printing is not None and map is not None else "",
        map.pages if map is not None else 0,
        by.get(FIRST, ""),
        by.get(SECOND, ""),
        frozenset(page for page in pages if page is not None),
    )


def name(txn: Transaction, *, rec: str, found: Found) -> None:
    """Say which sheet and page a scanned page is: *found* has its number, and what was read now that it is known.

    Raises `UserError` SCAN_033 when the page was named before and its sheet is settled by a third look since.
    """
    if txn.fields(rec).get(UNREAD):
        unname(txn, rec=rec)
    before = txn.fields(rec)
    first = {name: before[name] for name in (*SAID, "at") if before.get(name) is not None}
    fields = scans.said_of(found) | {"file": text(before, "file"), "at": txn.now(), UNREAD: scans.dumped(first)}
    gone: dict[str, Value] = {name: None for name in SAID if name in before and name not in fields}
    txn.append(KIND, rec, fields | gone)
    if found.number and not found.reason:
        scans.follow(txn, batch=found.batch, number=found.number)


def unname(txn: Transaction, *, rec: str) -> None:
    """Take back which sheet a page is; it is as its reader had found it, and what was settled on it is gone.

    A second keying that came of it is taken back, too. Raises `UserError` SCAN_033 when a third look settled the sheet.
    """
    txn.flush()
    fields = txn.fields(rec)
    first = json.loads(text(fields, UNREAD) or "{}")
    if not first:
        return
    batch, number = text(fields, "batch"), whole(fields, "number") or 0
    known = questionnaires.batches.load(txn.db, batch)
    label = sheet_register.sheet_number(known.prefix if known else "", number)
    made = scans.keying_of(txn.db, batch=batch, number=number) if not fields.get("reason") else ""
    sheet = next(iter(questionnaires.sheets(txn.db, batch, number=label)), None)
    if made and sheet is not None and sheet.state == "settled":
        raise UserError("SCAN_033", number=label)
    gone: dict[str, Value] = {name: None for name in (*SAID, "at", UNREAD)}
    gone |= {name: None for name in fields if name.startswith(SETTLED)}
    back = {name: value for name, value in (gone | first).items() if fields.get(name) != value}
    txn.append(KIND, rec, back)
    if made:
        txn.void(made)
        txn.flush()
        keyings.settle(txn, batch=batch)
