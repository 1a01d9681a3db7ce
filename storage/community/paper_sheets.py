"""Sheets of paper and their keyings: who keyed what in which pass, and which answers count.

Each keying of a sheet is a record of its own (kind `keying`), written once: what one person read on the paper, with
marks, and how many keys it took. The answers that count are another record, an `answer` like any filled form, and it
is written only once it may be seen. So whoever keys a sheet for the second time finds the first answers nowhere: not
in lists, not by searching, not in an export. The names of fields begin with "_" and the answers are lists, because
texts in records are found by searching.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any, Literal

from forms.lean import dataclass
from storage import records
from storage.community.keyed import OFFICE, Keyed, compared, keyed_of
from storage.community.ledger import Ledger
from storage.community.place_rows import text
from storage.community.sheet_register import number_in, void_numbers
from storage.engine import Database
from storage.events import Value
from storage.projections import Projected, projection
from storage.search import searchable

KIND = "keying"
QUESTIONNAIRE = "resident_questionnaire"
# A sheet counts when these are answered; a form that is not listed counts when anything is.
NEEDED = {QUESTIONNAIRE: ("q1_identity", "q2_area", "q5_safety")}
PASSES = ("first", "second", "adjudicate")
SCAN = "scan:"
"""Begins the name of a keyer that is a scanner; it may check what a person keyed and never stands alone."""

State = Literal["unkeyed", "single", "waiting", "differs", "agreed", "settled"]
Verify = Literal["", "all", "nth", "aloud"]

SHEET = """CREATE TABLE sheet (
    id TEXT PRIMARY KEY, community TEXT NOT NULL, batch TEXT NOT NULL, number TEXT NOT NULL, key_pass TEXT NOT NULL,
    keyed_by TEXT NOT NULL, void_reason TEXT NOT NULL, complete INTEGER NOT NULL, answer TEXT NOT NULL,
    way TEXT NOT NULL, digest TEXT NOT NULL, fields INTEGER NOT NULL, keys INTEGER NOT NULL, ms INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID"""
RESULT = """CREATE TABLE sheet_result (
    id TEXT PRIMARY KEY, batch TEXT NOT NULL, number TEXT NOT NULL, key_pass TEXT NOT NULL, keyed_by TEXT NOT NULL,
    void_reason TEXT NOT NULL, complete INTEGER NOT NULL) STRICT, WITHOUT ROWID"""
TAG = """CREATE TABLE sheet_tag (
    sheet TEXT NOT NULL, question TEXT NOT NULL, tag TEXT NOT NULL, PRIMARY KEY (sheet, question, tag)
    ) STRICT, WITHOUT ROWID"""


@dataclass(frozen=True)
class Batch:
    """The sheets of one service day: which form, which day, how many went out and came back, how they are checked."""

    id: str
    community: str
    form: str
    title: str
    day: str
    place: str
    prefix: str
    printed: int | None
    returned: int | None
    case: str
    fictional: bool
    verify: str = ""
    """Which sheets are keyed twice: "" none, "all", "nth", or "aloud": another person reads the paper aloud."""
    verify_every: int | None = None
    verify_start: int | None = None
    """Of "nth": the first number that is checked, drawn by chance, so that nobody can prepare for it."""


@dataclass(frozen=True)
class SheetPass:
    """One keying of one sheet of paper, or the counted record that came of it."""

    id: str
    community: str
    batch: str
    number: str
    key_pass: str
    keyed_by: str
    void_reason: str
    complete: bool
    answer: str = ""
    """The record in which these answers count, or will."""
    way: str = ""
    """How it was keyed: "" by hand, "aloud" while the paper was read out, "scan" by a scanner."""
    digest: str = ""
    """Equal when two keyings say the same."""
    fields: int = 0
    keys: int = 0
    ms: int = 0
    """How many fields the paper asked, and with how many keys and in how many milliseconds without pauses."""


@dataclass(frozen=True)
class Sheet:
    """One sheet of paper with all its keyings; *counts* is the one whose answers are counted."""

    number: str
    passes: tuple[SheetPass, ...]
    counts: SheetPass
    set_aside: str = ""
    """Why the paper itself is void, as the register of printed sheets says."""
    state: State = "single"
    result: str = ""
    """The record of the counted answers, once they may be seen."""
    spare: tuple[str, ...] = ()
    """Further records of counted answers, of laptops that both keyed the sheet first."""

    @property
    def void_reason(self) -> str:
        return self.counts.void_reason or self.set_aside

    @property
    def valid(self) -> bool:
        return not self.void_reason and self.counts.complete

    @property
    def why_not(self) -> str:
        """Why it does not count: the reason somebody gave, else that needed questions are blank."""
        return "" if self.valid else self.void_reason or "第1、2、5题有未答"

    @property
    def hidden(self) -> bool:
        """Whether its answers are still kept from whoever keys it again."""
        return not self.result

    def passed(self, key_pass: str) -> SheetPass | None:
        """The keying of one pass. Where two laptops both keyed it first, the other person's is the second."""
        return roles(self.passes).get(key_pass)


batches = Ledger(Batch, kind="batch", name="batch", indexes=("day", "case"))


def complete(form: str, answers: Mapping[str, str]) -> bool:
    """Whether a sheet has the answers without which it does not count."""
    needed = NEEDED.get(form)
    return all(map(answers.get, needed)) if needed else bool(answers.keys() - OFFICE)


def _digest(keyed: Keyed, void_reason: str) -> str:
    said = json.dumps([sorted(compared(keyed).items()), bool(void_reason)], ensure_ascii=False)
    return hashlib.blake2b(said.encode(), digest_size=12).hexdigest()


@projection(KIND, tables={"sheet": SHEET}, indexes=("CREATE INDEX sheet_by_batch ON sheet (batch, number)",))
def project_keying(db: Database, rec: str, fields: Mapping[str, Value], state: Projected) -> None:
    """One row a keying."""
    db.conn.execute("DELETE FROM sheet WHERE id = ?", (rec,))
    if not state.void and text(fields, "_batch"):
        _insert_pass(db, rec, fields, community=state.community, answer=text(fields, "_answer"))


@searchable(KIND)
def _found_by(_fields: Mapping[str, Value]) -> None:
    """Not at all: what one person keyed is nobody's answer yet."""


@projection(
    "answer",
    tables={"sheet_result": RESULT, "sheet_tag": TAG},
    indexes=("CREATE INDEX sheet_result_by_batch ON sheet_result (batch, number)",),
)
def project_result(db: Database, rec: str, fields: Mapping[str, Value], state: Projected) -> None:
    """One row for the counted answers of a sheet, and one a tag on an open answer.

    Records of before there were keyings are their own keying.
    """
    for table, column in (("sheet", "id"), ("sheet_result", "id"), ("sheet_tag", "sheet")):
        db.conn.execute(f"DELETE FROM {table} WHERE {column} = ?", (rec,))  # noqa: S608 - names from above
    batch = text(fields, "_batch")
    if not batch or state.void:
        return
    key_pass = text(fields, "_pass") or "first"
    if not text(fields, "_keying"):
        _insert_pass(db, rec, fields, community=state.community, answer=rec)
    if key_pass != "second":
        number, keyed_by, reason = (text(fields, name) for name in ("_number", "_keyed_by", "_void_reason"))
        whole = int(complete(text(fields, records.FORM), records.answers(fields)))
        row = (rec, batch, number, key_pass, keyed_by, reason, whole)
        db.conn.execute("INSERT INTO sheet_result VALUES (?, ?, ?, ?, ?, ?, ?)", row)
    for name, value in fields.items():
        if name.startswith("_tag:") and value is True:
            _, question, tag = name.split(":", 2)
            db.conn.execute("INSERT INTO sheet_tag VALUES (?, ?, ?)", (rec, question, tag))


def _insert_pass(db: Database, rec: str, fields: Mapping[str, Value], *, community: str, answer: str) -> None:
    keyed = keyed_of(fields)
    reason = text(fields, "_void_reason")
    counted = [value if isinstance(value := fields.get(name), int) else 0 for name in ("_fields", "_keys", "_ms")]
    db.conn.execute(
        "INSERT INTO sheet VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            rec,
            community,
            text(fields, "_batch"),
            text(fields, "_number"),
            text(fields, "_pass") or "first",
            text(fields, "_keyed_by"),
            reason,
            int(complete(keyed.form, keyed.answers)),
            answer,
            text(fields, "_way"),
            _digest(keyed, reason),
            *counted,
        ),
    )


def roles(passes: Iterable[SheetPass]) -> dict[str, SheetPass]:
    """Who keyed first, second, and settled it. A first keying by somebody else serves as the second."""
    found: dict[str, SheetPass] = {}
    spare: list[SheetPass] = []
    for one in sorted(passes, key=lambda each: each.id):
        if one.key_pass not in found:
            found[one.key_pass] = one
        elif one.key_pass == "first" and one.keyed_by != found["first"].keyed_by:
            spare.append(one)
    if "second" not in found and spare:
        found["second"] = spare[0]
    return found


def wants_second(batch: Batch, number: str) -> bool:
    """Whether this sheet is one of those that are checked."""
    if batch.verify in ("all", "aloud"):
        return True
    if batch.verify != "nth" or not batch.verify_every:
        return False
    place = number_in(batch.prefix, number)
    if place is None:  # a number of another kind: it is drawn by its name
        place = int.from_bytes(hashlib.blake2b(number.encode(), digest_size=6).digest(), "big")
    return (place - (batch.verify_start or 0)) % batch.verify_every == 0


def blind(batch: Batch, number: str) -> bool:
    """Whether this sheet is keyed a second time by somebody who must not see the first."""
    return batch.verify in ("all", "nth") and wants_second(batch, number)


def sheets(db: Database, batch: str, *, number: str | None = None) -> list[Sheet]:
    """The keyed sheets of a batch by number, or only *number*, each with its passes.

    A sheet that only a scanner or a second keyer has seen is not among them.
    """
    found: dict[str, list[SheetPass]] = {}
    sql = "SELECT * FROM sheet WHERE batch = ? AND (? IS NULL OR number = ?) ORDER BY number, id"
    for row in db.conn.execute(sql, (batch, number, number)):
        keyed = pass_of(row)
        found.setdefault(keyed.number or keyed.id, []).append(keyed)
    results: dict[str, list[tuple[str, str, str, str, bool]]] = {}
    sql = "SELECT id, number, key_pass, keyed_by, void_reason, complete FROM sheet_result"
    sql += " WHERE batch = ? AND (? IS NULL OR number = ?) ORDER BY id"
    for rec, its_number, key_pass, keyed_by, reason, whole in db.conn.execute(sql, (batch, number, number)):
        results.setdefault(its_number or rec, []).append((rec, key_pass, keyed_by, reason, bool(whole)))
    known, of = void_numbers(db, batch), batches.load(db, batch)
    made = (_sheet(name, passes, results.get(name, []), known, of) for name, passes in found.items())
    return [one for one in made if one is not None]


def _sheet(
    number: str,
    passes: list[SheetPass],
    results: list[tuple[str, str, str, str, bool]],
    known: Mapping[int, str],
    batch: Batch | None,
) -> Sheet | None:
    held = roles(passes)
    first, third = held.get("first"), held.get("adjudicate")
    counts = third or first
    if counts is None:
        return None
    answer = counts.answer
    mine = sorted(results, key=lambda one: (one[1] != "adjudicate", one[0] != answer, one[0]))
    result = ""
    if mine:
        result, key_pass, keyed_by, reason, whole = mine[0]
        counts = replace(counts, id=result, key_pass=key_pass, keyed_by=keyed_by, void_reason=reason, complete=whole)
    wanted = batch is not None and wants_second(batch, number) and not counts.void_reason
    state = state_of(held, wanted=wanted)
    spare = tuple(one[0] for one in mine[1:] if one[1] == "first")
    return Sheet(
        number, tuple(passes), counts, _set_aside(known, batch.prefix if batch else "", number), state, result, spare
    )


def state_of(held: Mapping[str, SheetPass], *, wanted: bool) -> State:
    """How far a sheet is with those who keyed it. *wanted*: it is to be keyed twice."""
    first, second = held.get("first"), held.get("second")
    if "adjudicate" in held:
        return "settled"
    if first is None:
        return "unkeyed"
    if second is not None:
        return "agreed" if first.digest == second.digest else "differs"
    return "waiting" if wanted else "single"


def _set_aside(known: Mapping[int, str], prefix: str, number: str) -> str:
    place = number_in(prefix, number) if known else None
    return known.get(place, "") if place is not None else ""


def pass_of(row: Sequence[Any]) -> SheetPass:
    """A row of the table `sheet`."""
    return SheetPass(*row[:7], bool(row[7]), *row[8:])  # type: ignore[call-arg]
