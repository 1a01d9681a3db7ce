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
from storage.community import keyings
from storage.community.keyed import OFFICE, VALID, Keyed
from storage.community.keyings import Effort
from storage.community.paper_sheets import (
    NEEDED,
    PASSES,
    QUESTIONNAIRE,
    Batch,
    Sheet,
    SheetPass,
    batches,
    complete,
    sheets,
)
from storage.community.sheet_register import keyed_number, number_in, register
from storage.community.tallies import Question, Tally, questions_of_versions, tally
from storage.engine import Database
from storage.events import Value, record_kind

if TYPE_CHECKING:
    from storage.transaction import Transaction

__all__ = ["NEEDED", "OFFICE", "PASSES", "QUESTIONNAIRE", "VALID", "Batch", "Sheet", "SheetPass", "batches", "sheets"]


QUOTE = "_quote:"
"""Begins the field that says that an open answer may be printed word for word."""
MOST_QUOTES = 2
"""So many answers to one question are printed word for word: more would be a list of who said what."""


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
    waiting: int = 0
    """Sheets that are counted as they were keyed once, and wait for a second keying."""
    differing: int = 0
    """Sheets that two people read differently, and nobody has settled; the first keying is counted."""
    settled: int = 0
    """Sheets that were keyed twice and agree, or were settled by a third look."""
    void_out: int = 0
    """Sheets that were handed out, are void, and need not come back any more."""

    @property
    def invalid(self) -> int:
        return self.keyed - self.valid + self.set_aside

    @property
    def unkeyed(self) -> int:
        return self.returned - self.keyed - self.set_aside

    @property
    def missing(self) -> int | None:
        """未收回: handed out and not back; None when nobody knows how many were handed out."""
        return None if self.printed is None else max(0, self.printed - self.returned - self.void_out)


# Queries


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
        waiting=sum(sheet.state == "waiting" and not sheet.void_reason for sheet in keyed),
        differing=sum(sheet.state == "differs" for sheet in keyed),
        settled=sum(sheet.state in ("agreed", "settled") for sheet in keyed),
        void_out=len((known.void.keys() & known.out) - known.back),
    )


def answers_of(db: Database, batch: str) -> list[tuple[str, dict[str, str]]]:
    """The answers of the valid sheets of a batch, one (record, answers) a sheet of paper."""
    found = [sheet for sheet in sheets(db, batch) if sheet.valid]
    return [(sheet.counts.id, keyings.answers_counted(db, sheet)) for sheet in found]


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
    quoted: bool = False
    """Whether somebody chose it to be printed word for word."""


def open_answers(db: Database, *, batch: str, question: str) -> list[OpenAnswer]:
    """The open answers to *question* on valid sheets, as written; not those that somebody is still to key again."""
    found = []
    for sheet in sheets(db, batch):
        seen = sheet.valid and not sheet.hidden
        fields = heads.fields(db, sheet.counts.id) if seen else {}
        written = str(fields.get(question) or "")
        if written.strip():
            sql = "SELECT tag FROM sheet_tag WHERE sheet = ? AND question = ? ORDER BY tag"
            tags = tuple(row[0] for row in db.conn.execute(sql, (sheet.counts.id, question)))
            quoted = fields.get(f"{QUOTE}{question}") is True
            found.append(OpenAnswer(sheet.counts.id, sheet.number, written, tags, quoted))
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
    marks: Mapping[str, str] | None = None,
    notes: Mapping[str, str] | None = None,
    contradicts: Mapping[str, str] | None = None,
    void_reason: str = "",
    way: str = "",
    effort: Effort | None = None,
    confidences: Mapping[str, float] | None = None,
) -> str:
    """Keep one keying of a sheet; returns the record whose answers count, or the keying's own while they are hidden.

    *answers* are fields of the form as `FormSession.final_fields` gives them. *rec* is the draft that was keyed in, or
    a keying to be corrected. *marks* says which fields were "refused" or "illegible" on paper, *notes* what to know
    about a field, *contradicts* holds answers on paper to questions that the form skips: they are kept and flagged.
    The check digit of a printed number may be keyed along.

    A scanner keys with *keyed_by* "scan:" and its name, *key_pass* "second" and *confidences* from 0 to 1 by field:
    its keying checks what a person keyed, before or after, and is never counted by itself.

    Raises UserError KEY_001 when this pass of the sheet was keyed already, KEY_002 without a number, KEY_004 when
    both passes are keyed by one person, KEY_005 when the check digit is wrong, KEY_006 when a scanner would stand
    alone.
    """
    if not number.strip():
        raise UserError("KEY_002")
    txn.flush()
    known = batches.load(txn.db, batch)
    form = known.form if known else QUESTIONNAIRE
    asked, besides = keyings.divided(txn.db, form_id=form, version=version, fields=answers)
    return keyings.key_sheet(
        txn,
        batch=batch,
        number=keyed_number(known.prefix if known else "", number),
        version=version,
        said=Keyed(form, version, asked, besides, dict(marks or {}), dict(notes or {}), dict(contradicts or {})),
        keyed_by=keyed_by,
        key_pass=key_pass,
        rec=rec,
        way=way,
        effort=effort,
        confidences=confidences,
        void_reason=void_reason,
    )


def void_sheet(txn: Transaction, *, sheet: str, reason: str) -> None:
    """Say why a sheet does not count; it stays in the ledger. Raises UserError KEY_003 without a reason."""
    if not reason.strip():
        raise UserError("KEY_003")
    changed: dict[str, Value] = {"_void_reason": reason.strip()}
    if txn.fields(sheet).get(VALID) is not None:  # what the form itself says goes along, as exports show it
        changed[VALID] = "no"
    txn.append(record_kind(sheet), sheet, changed)


def restore_sheet(txn: Transaction, *, sheet: str) -> None:
    """Let a void sheet count again; it is valid again where its form asks for that and it has its main answers."""
    fields = txn.fields(sheet)
    changed: dict[str, Value] = {"_void_reason": None}
    if fields.get(VALID) is not None:
        whole = complete(str(fields.get(records.FORM) or ""), records.answers(fields))
        changed[VALID] = "yes" if whole else "no"
    txn.append(record_kind(sheet), sheet, changed)
    own = str(fields.get("_keying") or "")
    if own and txn.fields(own).get("_void_reason"):  # else the sheet would be void again once it is hidden
        txn.append(record_kind(own), own, {"_void_reason": None})


def tag_answer(txn: Transaction, *, sheet: str, question: str, tag: str, on: bool = True) -> None:
    """Give an open answer a tag, or take it away; the words stay as they were written."""
    txn.append("answer", sheet, {f"_tag:{question}:{tag}": True if on else None})


def quote_answer(txn: Transaction, *, batch: str, sheet: str, question: str, on: bool = True) -> None:
    """Choose an open answer to be printed word for word, or no longer.

    Raises UserError KEY_009 when so many of this question are chosen already as a paper may have.
    """
    txn.flush()
    chosen = [each for each in open_answers(txn.db, batch=batch, question=question) if each.quoted]
    if on and len([each for each in chosen if each.sheet != sheet]) >= MOST_QUOTES:
        raise UserError("KEY_009", count=MOST_QUOTES, numbers="、".join(each.number for each in chosen))
    txn.append("answer", sheet, {f"{QUOTE}{question}": True if on else None})
