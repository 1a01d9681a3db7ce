"""Scanned pages of sheets: what was read, what a person still has to look at, and what the sheet says in the end.

Each picture of a page is a record with the picture, every reading with its confidence, and what people settled. A
page that could not be read is kept with the reason. When all pages of a sheet are here and settled they become a
second keying: a scan checks what a person keyed, and never counts by itself.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import field
from typing import TYPE_CHECKING, Any

from forms.lean import dataclass
from forms.paper.scan_judge import READ, Reading
from forms.paper.sheet_map import SheetMap
from storage import heads
from storage.community import questionnaires, sheet_register
from storage.community.place_rows import text, whole
from storage.engine import Database
from storage.events import Value
from storage.photos import photos_of
from storage.projections import Projected, projection

if TYPE_CHECKING:
    from storage.transaction import Transaction

KIND = "scan"
PICTURE = "paper"
"""The field that the picture of a page hangs on, here and at the keying that comes of it."""
SETTLED = "settled:"
UNREAD = "unread"
"""The field with what a reader had found before a person said which sheet the page belongs to."""
OPEN_STATES = ("doubtful", "look")
SAID = ("file", "batch", "number", "page", "map", "reason", "values", "readings", "shifts")
"""The fields that a reader fills."""

SCAN = """CREATE TABLE sheet_scan (
    id TEXT PRIMARY KEY, community TEXT NOT NULL, batch TEXT NOT NULL, number INTEGER, page INTEGER, map TEXT NOT NULL,
    file TEXT NOT NULL, at TEXT NOT NULL, reason TEXT NOT NULL, read INTEGER NOT NULL, doubtful INTEGER NOT NULL,
    open INTEGER NOT NULL, aside INTEGER NOT NULL, unread TEXT NOT NULL) STRICT, WITHOUT ROWID"""


@dataclass(frozen=True)
class Scan:
    """One scanned page. *reason* is the code of the sentence that says why it must be keyed, or blank.

    *read* questions were read without doubt, *doubtful* asked for a person, *open* of these still do. *aside*: a
    person put it aside, because it was keyed by hand or scanned better. *unread*: why no reader could name it, where a
    person gave it its number.
    """

    id: str
    community: str
    batch: str
    number: int | None
    page: int | None
    map: str
    file: str
    at: str
    reason: str
    read: int
    doubtful: int
    open: int
    aside: bool
    unread: str = ""


@dataclass(frozen=True)
class Found:
    """What a reader found on one page, to be kept. *shifts* are points by mark, off its place on the picture."""

    file: str
    batch: str = ""
    number: int | None = None
    page: int | None = None
    map: str = ""
    reason: str = ""
    values: Mapping[str, Value] = field(default_factory=dict)
    """What the sentence of *reason* needs."""
    readings: Sequence[Reading] = ()
    shifts: Mapping[str, tuple[float, float]] = field(default_factory=dict)


@dataclass(frozen=True)
class Opened:
    """A scan with all it holds: readings by question, what people settled, and the picture's object."""

    scan: Scan
    readings: dict[str, Reading]
    settled: dict[str, tuple[str, ...]]
    shifts: dict[str, tuple[float, float]]
    picture: str
    values: dict[str, Value]

    @property
    def waiting(self) -> list[Reading]:
        """What a person still has to look at, in the order of the page."""
        return [one for name, one in self.readings.items() if one.state in OPEN_STATES and name not in self.settled]

    def says(self, question: str) -> tuple[str, ...]:
        """What *question* says now: what was settled, else what was read."""
        return self.settled[question] if question in self.settled else self.readings[question].values


@projection(
    KIND,
    tables={"sheet_scan": SCAN},
    indexes=("CREATE INDEX sheet_scan_by_batch ON sheet_scan (batch, number, page)",),
)
def project(db: Database, rec: str, fields: Mapping[str, Value], state: Projected) -> None:
    """One row a scanned page."""
    db.conn.execute("DELETE FROM sheet_scan WHERE id = ?", (rec,))
    if state.void or "file" not in fields:
        return
    readings = _readings(fields)
    settled = _settled(fields)
    waiting = [name for name, one in readings.items() if one.state in OPEN_STATES]
    numbers = (len(readings) - len(waiting), len(waiting), sum(name not in settled for name in waiting))
    aside = fields.get("aside") is True
    db.conn.execute(
        "INSERT INTO sheet_scan VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            rec,
            state.community,
            text(fields, "batch"),
            whole(fields, "number"),
            whole(fields, "page"),
            text(fields, "map"),
            text(fields, "file"),
            text(fields, "at"),
            text(fields, "reason"),
            *numbers,
            int(aside),
            text(_json(fields.get(UNREAD)), "reason"),
        ),
    )


# Queries


def scans(db: Database, *, batch: str | None = None, community: str = "") -> list[Scan]:
    """Scanned pages by batch, number and page, the latest of a page first; those put aside are left out."""
    sql = (
        "SELECT * FROM sheet_scan WHERE NOT aside AND (? IS NULL OR batch = ?) AND (? = '' OR community = ?)"
        " ORDER BY batch, number, page, at DESC, id"
    )
    rows = db.conn.execute(sql, (batch, batch, community, community))
    return [_scan(row) for row in rows]


def load(db: Database, rec: str) -> Opened | None:
    """One scanned page with its readings; None when it is not here."""
    row = db.conn.execute("SELECT * FROM sheet_scan WHERE id = ?", (rec,)).fetchone()
    if row is None:
        return None
    fields = heads.fields(db, rec)
    picture = next((photo.object for photo in photos_of(db, rec, PICTURE)), "")
    values = _json(fields.get("values"))
    return Opened(
        _scan(row),
        _readings(fields),
        _settled(fields),
        {name: (float(x), float(y)) for name, (x, y) in _json(fields.get("shifts")).items()},
        picture,
        values,
    )


def standing(db: Database, *, batch: str, number: int) -> dict[int, Opened]:
    """The pages of a sheet that were read, the latest picture of each."""
    found: dict[int, Opened] = {}
    for one in scans(db, batch=batch):
        if one.number == number and one.page is not None and not one.reason and one.page not in found:
            opened = load(db, one.id)
            if opened is not None:
                found[one.page] = opened
    return found


def pictures_of(db: Database, *, batch: str, number: int) -> list[str]:
    """The pictures of a sheet's pages, read or not, by page: of each page the latest."""
    found: dict[object, str] = {}
    for one in scans(db, batch=batch):
        page = one.page if one.page is not None else one.id
        if one.number == number and page not in found:
            photo = next(iter(photos_of(db, one.id, PICTURE)), None)
            if photo is not None:
                found[page] = photo.object
    return list(found.values())


@dataclass(frozen=True)
class Progress:
    """How far a scanned sheet is: pages still to be scanned, and fields still to be looked at."""

    missing: tuple[int, ...]
    open: int
    checks: bool
    """It is a second keying by now."""


def progress(db: Database, *, batch: str, number: int) -> Progress:
    """How far sheet *number* of *batch* is."""
    pages = standing(db, batch=batch, number=number)
    map = _map(db, pages)
    wanted = {mark.page for mark in map.marks} if map is not None else set()
    open = sum(len(one.waiting) for one in pages.values())
    return Progress(tuple(sorted(wanted - pages.keys())), open, bool(keying_of(db, batch=batch, number=number)))


def answers(pages: Mapping[int, Opened]) -> tuple[dict[str, str], dict[str, float]]:
    """What the pages of a sheet say by question, and how sure that is; blank answers are left out."""
    parts: dict[str, list[tuple[Opened, Reading]]] = {}
    for _, opened in sorted(pages.items()):
        for name, reading in opened.readings.items():
            parts.setdefault(name, []).append((opened, reading))
    said: dict[str, str] = {}
    sure: dict[str, float] = {}
    for name, found in parts.items():
        values = [value for opened, _ in found for value in opened.says(name)]
        if values:
            said[name] = " ".join(values) if found[0][1].kind in READ else values[0]
        by_person = any(name in opened.settled for opened, _ in found)
        sure[name] = 1.0 if by_person else min(reading.confidence for _, reading in found)
    return said, sure


# Verbs


def keep(txn: Transaction, *, rec: str, found: Found, picture: str, community: str | None = None) -> bool:
    """Keep a scanned page under *rec* with its *picture*'s object; returns False when it is here already.

    The same picture read once more changes nothing, whatever was settled on it. Only a page that could not be read
    is read anew: its batch may have come with a sync, or the program knows more by now. What a person said of it stays.
    """
    before = txn.fields(rec)
    if before and (not before.get("reason") or before.get("reason") == found.reason or before.get(UNREAD)):
        return False
    fields = said_of(found) | {"at": txn.now()}
    gone: dict[str, Value] = {name: None for name in SAID if name in before and name not in fields}
    txn.append(KIND, rec, fields | gone, community=community)
    if picture and not before:
        _hang(txn, picture, owner=rec, community=community)
    if found.batch and found.number and not found.reason:
        follow(txn, batch=found.batch, number=found.number)
    return True


def said_of(found: Found) -> dict[str, Value]:
    """The fields of a page as a reader found it; those with nothing to say are left out."""
    fields: dict[str, Value] = {
        "file": found.file,
        "batch": found.batch,
        "number": found.number,
        "page": found.page,
        "map": found.map,
        "reason": found.reason,
        "values": dumped(dict(found.values)) if found.values else "",
        "readings": dumped(
            [[one.question, one.kind, one.state, list(one.values), one.confidence, one.why] for one in found.readings]
        )
        if found.readings
        else "",
        "shifts": dumped({name: [round(x, 1), round(y, 1)] for name, (x, y) in found.shifts.items()})
        if found.shifts
        else "",
    }
    return {name: value for name, value in fields.items() if value not in (None, "")}


def settle(txn: Transaction, *, rec: str, question: str, values: Sequence[str]) -> None:
    """Say what *question* of a scanned page really says; no values: it is blank."""
    fields = txn.fields(rec)
    if question not in _readings(fields):
        raise ValueError(question)
    txn.append(KIND, rec, {f"{SETTLED}{question}": list(values)})
    follow(txn, batch=text(fields, "batch"), number=whole(fields, "number") or 0)


def unsettle(txn: Transaction, *, rec: str, question: str, before: Sequence[str] | None = None) -> None:
    """Take back what was settled last; *before* is what had been settled until then."""
    fields = txn.fields(rec)
    txn.append(KIND, rec, {f"{SETTLED}{question}": None if before is None else list(before)})
    follow(txn, batch=text(fields, "batch"), number=whole(fields, "number") or 0)


def put_aside(txn: Transaction, *, rec: str, on: bool = True) -> None:
    """Take a scanned page out of the queue, because it was keyed by hand or scanned better; or bring it back."""
    txn.append(KIND, rec, {"aside": True if on else None})


def follow(txn: Transaction, *, batch: str, number: int) -> None:
    """Let a sheet whose pages are all here and settled check what was keyed, or take that back."""
    txn.flush()
    pages = standing(txn.db, batch=batch, number=number)
    map = _map(txn.db, pages)
    known = questionnaires.batches.load(txn.db, batch)
    if map is None or known is None:
        return
    missing = {mark.page for mark in map.marks} - pages.keys()
    name = sheet_register.sheet_number(known.prefix, number)
    keying = keying_of(txn.db, batch=batch, number=number)
    if missing or any(one.waiting for one in pages.values()):
        return
    said, sure = answers(pages)
    if not keying and _second(txn.db, batch=batch, number=number):
        return  # two people keyed it already: nothing is left for a scan to check
    questionnaires.key_sheet(
        txn,
        batch=batch,
        number=name,
        version=map.version,
        answers=said,
        keyed_by="scan:paper",
        key_pass="second",
        rec=f"answer:{keying.partition(':')[2]}" if keying else None,
        way="scan",
        confidences=sure,
    )
    if not keying:
        txn.flush()
        made = keying_of(txn.db, batch=batch, number=number)
        for one in pages.values():
            if made and one.picture:
                _hang(txn, one.picture, owner=made, community=known.community)


def keying_of(db: Database, *, batch: str, number: int) -> str:
    """The keying that came of the scans of a sheet; blank when there is none."""
    return next((rec for rec, way in _second(db, batch=batch, number=number) if way == "scan"), "")


def _second(db: Database, *, batch: str, number: int) -> list[tuple[str, str]]:
    """The second keyings of a sheet, each with how it was made."""
    known = questionnaires.batches.load(db, batch)
    name = sheet_register.sheet_number(known.prefix if known else "", number)
    sql = "SELECT id, way FROM sheet WHERE batch = ? AND number = ? AND key_pass = 'second' ORDER BY id"
    return [(str(rec), str(way)) for rec, way in db.conn.execute(sql, (batch, name))]


def _hang(txn: Transaction, picture: str, *, owner: str, community: str | None) -> None:
    fields: dict[str, Value] = {
        "object": picture,
        "owner": owner,
        "field": PICTURE,
        "taken": txn.now(),
        "public": False,
    }
    txn.append("photo", f"photo:{txn.new_id()}", fields, community=community)


def _scan(row: Sequence[Any]) -> Scan:
    return Scan(*row[:-2], bool(row[-2]), row[-1])  # type: ignore[call-arg]


def _map(db: Database, pages: Mapping[int, Opened]) -> SheetMap | None:
    first = next(iter(pages.values()), None)
    return sheet_register.load_map(db, first.scan.map) if first is not None else None


def _readings(fields: Mapping[str, Value]) -> dict[str, Reading]:
    rows = _json(fields.get("readings"), empty=[])
    return {str(row[0]): Reading(row[0], row[1], row[2], tuple(row[3]), float(row[4]), row[5]) for row in rows}


def _settled(fields: Mapping[str, Value]) -> dict[str, tuple[str, ...]]:
    return {
        name.removeprefix(SETTLED): tuple(str(one) for one in value)
        for name, value in fields.items()
        if name.startswith(SETTLED) and isinstance(value, list)
    }


def dumped(value: object) -> str:
    """A field's value as one text."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _json(value: Value, *, empty: Any = None) -> Any:
    blank = {} if empty is None else empty
    if not isinstance(value, str):
        return blank
    try:
        found = json.loads(value)
    except ValueError:
        return blank
    return found if isinstance(found, type(blank)) else blank
