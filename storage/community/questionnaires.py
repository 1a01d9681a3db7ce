"""Questionnaires: batches of paper, sheets with numbers, keying, and what is valid.

Three numbers are never mixed: handed out (发放), returned (收回), valid (有效). What is void has a reason. A sheet
may be keyed twice by different people; until somebody settles the differences, the first pass counts.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from contextlib import suppress
from typing import TYPE_CHECKING

from forms.errors import FormError, UserError
from forms.lean import dataclass
from storage import forms_registry, heads, records
from storage.community.ledger import Ledger
from storage.community.place_rows import text
from storage.community.sheet_register import Register, keyed_number, number_in, register
from storage.community.tallies import Question, Tally, questions_of_versions, tally
from storage.engine import Database
from storage.events import Value
from storage.projections import Projected, projection

if TYPE_CHECKING:
    from storage.transaction import Transaction

QUESTIONNAIRE = "resident_questionnaire"
# A sheet counts when these are answered; a form that is not listed counts when anything is.
NEEDED = {QUESTIONNAIRE: ("q1_identity", "q2_area", "q5_safety")}
PASSES = ("first", "second", "adjudicate")
VALID = "is_valid"
"""The question of a sheet's form that says whether the sheet counts, where it has one."""
OFFICE = frozenset({"paper_no", "event", VALID, "keyed_by", "key_pass"})
"""What whoever keys a sheet answers: no answers of people, and not asked on paper."""

SHEET = """CREATE TABLE sheet (
    id TEXT PRIMARY KEY, community TEXT NOT NULL, batch TEXT NOT NULL, number TEXT NOT NULL, key_pass TEXT NOT NULL,
    keyed_by TEXT NOT NULL, void_reason TEXT NOT NULL, complete INTEGER NOT NULL) STRICT, WITHOUT ROWID"""
TAG = """CREATE TABLE sheet_tag (
    sheet TEXT NOT NULL, question TEXT NOT NULL, tag TEXT NOT NULL, PRIMARY KEY (sheet, question, tag)
    ) STRICT, WITHOUT ROWID"""


@dataclass(frozen=True)
class Batch:
    """The sheets of one service day: which form, which day, how many went out and came back."""

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


@dataclass(frozen=True)
class SheetPass:
    """One keying of one sheet of paper."""

    id: str
    community: str
    batch: str
    number: str
    key_pass: str
    keyed_by: str
    void_reason: str
    complete: bool


@dataclass(frozen=True)
class Sheet:
    """One sheet of paper with all its keyings; *counts* is the one whose answers are counted."""

    number: str
    passes: tuple[SheetPass, ...]
    counts: SheetPass
    set_aside: str = ""
    """Why the paper itself is void, as the register of printed sheets says."""

    @property
    def void_reason(self) -> str:
        return next((one.void_reason for one in self.passes if one.void_reason), self.set_aside)

    @property
    def valid(self) -> bool:
        return not self.void_reason and self.counts.complete

    @property
    def why_not(self) -> str:
        """Why it does not count: the reason somebody gave, else that needed questions are blank."""
        return "" if self.valid else self.void_reason or "第1、2、5题有未答"


@dataclass(frozen=True)
class Counts:
    """发放, 收回 and 有效, with the reasons of the rest. returned = valid + invalid + unkeyed.

    *set_aside* are sheets that came back and are void without having been keyed; *missing* were handed out and have
    not come back. Without a register of printed numbers, what was handed out is what somebody wrote.
    """

    printed: int | None
    returned: int
    keyed: int
    valid: int
    reasons: dict[str, int]
    rows: tuple[str, ...]
    set_aside: int = 0

    @property
    def invalid(self) -> int:
        return self.keyed - self.valid + self.set_aside

    @property
    def unkeyed(self) -> int:
        return self.returned - self.keyed - self.set_aside

    @property
    def missing(self) -> int | None:
        """未收回: handed out and not back; None when nobody knows how many were handed out."""
        return None if self.printed is None else max(0, self.printed - self.returned)


batches = Ledger(Batch, kind="batch", name="batch", indexes=("day", "case"))


@projection(
    "answer",
    tables={"sheet": SHEET, "sheet_tag": TAG},
    indexes=("CREATE INDEX sheet_by_batch ON sheet (batch, number)",),
)
def project(db: Database, rec: str, fields: Mapping[str, Value], state: Projected) -> None:
    """One row a keyed sheet, and one a tag on an open answer."""
    db.conn.execute("DELETE FROM sheet WHERE id = ?", (rec,))
    db.conn.execute("DELETE FROM sheet_tag WHERE sheet = ?", (rec,))
    batch = text(fields, "_batch")
    if not batch or state.void:
        return
    complete = _complete(fields)
    db.conn.execute(
        "INSERT INTO sheet VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        (
            rec,
            state.community,
            batch,
            text(fields, "_number"),
            text(fields, "_pass") or "first",
            text(fields, "_keyed_by"),
            text(fields, "_void_reason"),
            int(complete),
        ),
    )
    for name, value in fields.items():
        if name.startswith("_tag:") and value is True:
            _, question, tag = name.split(":", 2)
            db.conn.execute("INSERT INTO sheet_tag VALUES (?, ?, ?)", (rec, question, tag))


def _complete(fields: Mapping[str, Value]) -> bool:
    """Whether a sheet has the answers without which it does not count."""
    answers = records.answers(fields)
    needed = NEEDED.get(text(fields, records.FORM))
    return all(map(answers.get, needed)) if needed else bool(answers.keys() - OFFICE)


# Queries


def sheets(db: Database, batch: str) -> list[Sheet]:
    """The keyed sheets of a batch by number, each with its passes."""
    found: dict[str, list[SheetPass]] = {}
    for row in db.conn.execute("SELECT * FROM sheet WHERE batch = ? ORDER BY number, id", (batch,)):
        keyed = SheetPass(*row[:7], bool(row[7]))  # type: ignore[call-arg]
        found.setdefault(keyed.number or keyed.id, []).append(keyed)

    def rank(one: SheetPass) -> int:
        return {"adjudicate": 0, "first": 1}.get(one.key_pass, 2)

    known = register(db, batch)
    return [
        Sheet(number, tuple(passes), min(passes, key=rank), _set_aside(known, number))
        for number, passes in found.items()
    ]


def _set_aside(known: Register, number: str) -> str:
    place = number_in(known.prefix, number) if known.void else None
    return known.void.get(place, "") if place is not None else ""


def counts(db: Database, batch: str) -> Counts:
    """How many sheets were handed out, came back and count."""
    written = batches.load(db, batch)
    known = register(db, batch)
    keyed = sheets(db, batch)
    valid = [sheet for sheet in keyed if sheet.valid]
    places = {number_in(known.prefix, sheet.number) for sheet in keyed}
    aside = [known.void[n] for n in sorted(known.void.keys() & known.back) if n not in places]
    reasons = Counter(sheet.why_not for sheet in keyed if not sheet.valid)
    return Counts(
        printed=len(known.out) if known.printed and known.out else written.printed if written else None,
        returned=max(len(keyed) + len(known.back - places), (written.returned or 0) if written else 0),
        keyed=len(keyed),
        valid=len(valid),
        reasons=dict(reasons + Counter(aside)),
        rows=tuple(sheet.counts.id for sheet in valid),
        set_aside=len(aside),
    )


def answers_of(db: Database, batch: str) -> list[tuple[str, dict[str, str]]]:
    """The answers of the valid sheets of a batch, one (record, answers) a sheet of paper."""
    found = [sheet.counts.id for sheet in sheets(db, batch) if sheet.valid]
    return [(rec, records.answers(heads.fields(db, rec))) for rec in found]


def questions(db: Database, form_id: str, *, language: str = "") -> list[Question]:
    """The questions of every version of a form that is here, as a table of answers shows them.

    Raises `UserError` WORKSPACE_013 when the form is not here.
    """
    forms_registry.load(db, form_id)
    found = []
    for known in forms_registry.definitions(db, form_id):
        with suppress(FormError):  # a program of another age made it
            found.append(forms_registry.load(db, form_id, known.version))
    return questions_of_versions(found, language=language)


def tallies(db: Database, *, batch: str, questions: Sequence[Question]) -> list[Tally]:
    """Each question's answers over the valid sheets of a batch."""
    answers = answers_of(db, batch)
    versions = {rec: str(heads.fields(db, rec).get(records.VERSION) or "") for rec, _ in answers}
    return [
        tally(question, [(rec, fields.get(question.field, "")) for rec, fields in answers], versions=versions)
        for question in questions
        if question.field not in OFFICE
    ]


@dataclass(frozen=True)
class OpenAnswer:
    """What somebody wrote in their own words, with the tags people gave it."""

    sheet: str
    number: str
    text: str
    tags: tuple[str, ...]


def open_answers(db: Database, *, batch: str, question: str) -> list[OpenAnswer]:
    """The open answers to *question* on valid sheets, as written."""
    found = []
    for sheet in sheets(db, batch):
        written = str(heads.fields(db, sheet.counts.id).get(question) or "") if sheet.valid else ""
        if written.strip():
            sql = "SELECT tag FROM sheet_tag WHERE sheet = ? AND question = ? ORDER BY tag"
            tags = tuple(row[0] for row in db.conn.execute(sql, (sheet.counts.id, question)))
            found.append(OpenAnswer(sheet.counts.id, sheet.number, written, tags))
    return found


def tag_counts(db: Database, *, batch: str, question: str) -> dict[str, int]:
    """How many open answers carry each tag."""
    tags = [tag for answer in open_answers(db, batch=batch, question=question) for tag in answer.tags]
    return dict(Counter(tags).most_common())


# Verbs


def key_sheet(
    txn: Transaction,
    *,
    batch: str,
    number: str,
    version: str,
    answers: Mapping[str, str],
    keyed_by: str,
    key_pass: str = "first",
    rec: str | None = None,
) -> str:
    """Keep one keying of a sheet; returns its record. *rec* is a draft or record that was keyed before.

    The check digit of a printed number may be keyed along. Raises UserError KEY_001 when this pass of the sheet was
    keyed already, KEY_002 without a number, KEY_004 when the second pass is keyed by whoever keyed the first, KEY_005
    when the check digit is wrong.
    """
    if key_pass not in PASSES:
        raise ValueError(key_pass)
    if not number.strip():
        raise UserError("KEY_002")
    txn.flush()
    known = batches.load(txn.db, batch)
    number = keyed_number(known.prefix if known else "", number)
    others = [one for sheet in sheets(txn.db, batch) if sheet.number == number for one in sheet.passes if one.id != rec]
    for other in others:
        if other.key_pass == key_pass:
            raise UserError("KEY_001", number=number, person=other.keyed_by)
        if key_pass == "second" and other.key_pass == "first" and other.keyed_by == keyed_by:
            raise UserError("KEY_004", number=number, person=keyed_by)
    extra: dict[str, Value] = {"_batch": batch, "_number": number, "_pass": key_pass, "_keyed_by": keyed_by}
    form = known.form if known else QUESTIONNAIRE
    return records.save_answers(txn, rec=rec, form_id=form, version=version, fields=answers, extra=extra)


def void_sheet(txn: Transaction, *, sheet: str, reason: str) -> None:
    """Say why a sheet does not count; it stays in the ledger. Raises UserError KEY_003 without a reason."""
    if not reason.strip():
        raise UserError("KEY_003")
    changed: dict[str, Value] = {"_void_reason": reason.strip()}
    if txn.fields(sheet).get(VALID) is not None:  # what the form itself says goes along, as exports show it
        changed[VALID] = "no"
    txn.append("answer", sheet, changed)


def restore_sheet(txn: Transaction, *, sheet: str) -> None:
    """Let a void sheet count again; it is valid again where its form asks for that and it has its main answers."""
    fields = txn.fields(sheet)
    changed: dict[str, Value] = {"_void_reason": None}
    if fields.get(VALID) is not None:
        changed[VALID] = "yes" if _complete(fields) else "no"
    txn.append("answer", sheet, changed)


def tag_answer(txn: Transaction, *, sheet: str, question: str, tag: str, on: bool = True) -> None:
    """Give an open answer a tag, or take it away; the words stay as they were written."""
    txn.append("answer", sheet, {f"_tag:{question}:{tag}": True if on else None})
