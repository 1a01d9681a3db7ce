"""Keying sheets twice: what each person keyed, where they differ, who looks a third time, and what then counts.

The second keyer never sees the first answers: people who see a value tend to make theirs agree with it. Equal
keyings settle themselves; each difference waits for a third look at the paper, with both values and neither before
the other. Whatever order the keyings come in, also from two laptops, the same follows from them.
"""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from typing import TYPE_CHECKING

from forms.errors import FormError, UserError
from forms.lean import dataclass
from storage import forms_registry, heads, photos, records
from storage.community.keyed import (
    ANSWERS,
    ASIDE,
    BESIDES,
    CONTRADICTS,
    MARK,
    MARKS,
    NOTE,
    NOTES,
    Keyed,
    by_place,
    is_asked,
    keyed_of,
    pairs,
)
from storage.community.paper_sheets import (
    KIND,
    PASSES,
    SCAN,
    Batch,
    Sheet,
    SheetPass,
    Verify,
    batches,
    blind,
    pass_of,
    sheets,
)
from storage.engine import Database
from storage.events import Value
from storage.heads import VOID
from storage.photos import Photo

if TYPE_CHECKING:
    from storage.transaction import Transaction

PAPER = "paper"
"""The field of a keying that pictures of the sheet hang on."""
FIRST, SECOND = "first", "second"


@dataclass(frozen=True)
class Effort:
    """What keying a sheet took: keys that were pressed, milliseconds without pauses, and fields that were asked."""

    keys: int = 0
    ms: int = 0
    fields: int = 0


# Queries


def keyed(db: Database, rec: str) -> Keyed:
    """What one keying, or one counted record, says."""
    return keyed_of(heads.fields(db, rec))


def answers_counted(db: Database, sheet: Sheet) -> dict[str, str]:
    """The answers of a sheet that are counted, those that still wait for a second keying included."""
    fields = heads.fields(db, sheet.counts.id)
    if ANSWERS not in fields:
        return records.answers(fields)
    said = keyed_of(fields)
    return said.besides | said.answers


def pictures(db: Database, sheet: Sheet) -> list[Photo]:
    """The pictures of a sheet, whoever hung them and wherever."""
    owners = dict.fromkeys([*(one.id for one in sheet.passes), *(one.answer for one in sheet.passes), sheet.result])
    return [photo for owner in owners if owner for photo in photos.photos_of(db, owner, PAPER)]


def confidences(db: Database, rec: str) -> dict[str, int]:
    """How sure a scanner was of each field of its keying, in thousandths."""
    rows = heads.fields(db, rec).get("_confidences")
    return {str(row[0]): int(row[1]) for row in rows} if isinstance(rows, list) else {}


# Verbs


def set_verification(
    txn: Transaction, *, batch: str, verify: Verify, every: int | None = None, start: int | None = None
) -> None:
    """Say which sheets of a batch are keyed twice; of "nth" one in *every*, from a number that is drawn.

    First keyings that are to be checked blindly are taken out of sight; those no longer to be checked count openly.
    Raises `UserError` KEY_008 when *every* is no number of sheets.
    """
    if verify not in ("", "all", "nth", "aloud"):
        raise ValueError(verify)
    wanted: dict[str, Value] = {"verify": verify or None, "verify_every": None, "verify_start": None}
    if verify == "nth":
        if not every or every < 2:
            raise UserError("KEY_008")
        import secrets

        wanted |= {"verify_every": every, "verify_start": secrets.randbelow(every) if start is None else start % every}
    current = txn.fields(batch)
    changed = {name: value for name, value in wanted.items() if current.get(name) != value}
    if changed:
        txn.append("batch", batch, changed)
    txn.flush()
    settle(txn, batch=batch)


def key_sheet(
    txn: Transaction,
    *,
    batch: str,
    number: str,
    version: str,
    said: Keyed,
    keyed_by: str,
    key_pass: str,
    rec: str | None,
    way: str = "",
    effort: Effort | None = None,
    confidences: Mapping[str, float] | None = None,
    void_reason: str = "",
    chose: Mapping[str, str] | None = None,
) -> str:
    """Keep one keying and let follow what follows from it; returns the record whose answers count, else the keying's.

    *number* is as `keyed_number` reads it. Raises `UserError` KEY_001, KEY_004 and KEY_006 as the verb of this name
    in `questionnaires` says.
    """
    if key_pass not in PASSES:
        raise ValueError(key_pass)
    scanned = way == "scan" or keyed_by.startswith(SCAN)
    if scanned and key_pass != SECOND:
        raise UserError("KEY_006", number=number)
    answer = rec or f"answer:{txn.new_id()}"
    own = f"{KIND}:{answer.partition(':')[2]}"
    known = batches.load(txn.db, batch)
    for other in _passes(txn.db, batch, number):
        if other.id in (own, rec):
            continue
        if other.key_pass == key_pass:
            raise UserError("KEY_001", number=number, person=other.keyed_by)
        if {other.key_pass, key_pass} == {FIRST, SECOND} and other.keyed_by == keyed_by:
            raise UserError("KEY_004", number=number, person=keyed_by)
    fields: dict[str, Value] = {
        "_batch": batch,
        "_number": number,
        "_pass": key_pass,
        "_keyed_by": keyed_by,
        "_answer": answer,
        records.FORM: said.form,
        records.VERSION: version,
        ANSWERS: pairs(said.answers),
        BESIDES: pairs(said.besides),
        MARKS: pairs(said.marks),
        NOTES: pairs(said.notes),
        ASIDE: pairs(said.aside),
        "_way": "scan" if scanned else way,
        "_void_reason": void_reason.strip() or None,
        "_fields": (effort.fields if effort else 0) or _asked(txn.db, said, version),
        "_keys": effort.keys if effort else 0,
        "_ms": effort.ms if effort else 0,
        "_confidences": [[name, round(1000 * share)] for name, share in sorted((confidences or {}).items())] or None,
        "_chose": pairs(chose) if chose else None,
    }
    before = txn.fields(own)
    changed = {name: value for name, value in fields.items() if before.get(name) != value}
    if changed:
        txn.append(KIND, own, changed, community=known.community if known else None)
    txn.flush()
    sheet = next(iter(sheets(txn.db, batch, number=number)), None)
    return (_follow(txn, sheet, known) if sheet and known else "") or own


def _passes(db: Database, batch: str, number: str) -> list[SheetPass]:
    rows = db.conn.execute("SELECT * FROM sheet WHERE batch = ? AND number = ?", (batch, number))
    return [pass_of(row) for row in rows.fetchall()]


def divided(
    db: Database, *, form_id: str, version: str, fields: Mapping[str, str]
) -> tuple[dict[str, str], dict[str, str]]:
    """*fields* of a form as what its paper asks, and what the form knows by itself."""
    asked = _controls(db, form_id, version)

    def on_paper(name: str) -> bool:
        plain = "/".join(part.partition(":")[0] for part in name.split("/"))
        return is_asked(name) and (asked is None or plain in asked)

    own = {name: value for name, value in fields.items() if on_paper(name)}
    return own, {name: value for name, value in fields.items() if name not in own}


def _controls(db: Database, form_id: str, version: str) -> frozenset[str] | None:
    """The fields that a form asks, and its repeats; None when the form is not here."""
    form = None
    with suppress(UserError, FormError):
        form = forms_registry.load(db, form_id, version)
    if form is None:
        return None
    worked_out = {path for path, bind in form.binds.items() if bind.calculate is not None}
    paths = [path for path in form.controls if path not in worked_out]
    return frozenset(form.field_of_path(path) for path in (*paths, *form.repeats))


def _asked(db: Database, said: Keyed, version: str) -> int:
    """How many fields a keyer decided on, blank ones too, where nobody counted along."""
    here = {name for name in by_place(said.said) if not name.endswith("]")}
    controls = _controls(db, said.form, version) or frozenset()
    return len(here | {name for name in controls if "/" not in name and is_asked(name)})


def settle(txn: Transaction, *, batch: str) -> int:
    """Let what the keyings of a batch say follow: agreed sheets count openly, hidden ones stay hidden.

    Returns how many records were written. Doing it again, or on two laptops, changes nothing.
    """
    known = batches.load(txn.db, batch)
    return sum(bool(_follow(txn, sheet, known, only_changes=True)) for sheet in sheets(txn.db, batch)) if known else 0


def needs_settling(db: Database, batch: str) -> bool:
    """Whether `settle` has something to do: keyings of two laptops have met, or the rule has changed."""
    known = batches.load(db, batch)
    return known is not None and any(
        _wanted(sheet, known) != _stands(sheet) or sheet.spare for sheet in sheets(db, batch)
    )


def _wanted(sheet: Sheet, batch: Batch) -> str:
    """In which pass the counted record of a sheet should be; "" when it should not be seen."""
    if sheet.state == "settled":
        return "adjudicate"
    if sheet.state in ("waiting", "differs") and blind(batch, sheet.number):
        return ""
    if sheet.state == "differs" and not _aloud(sheet) and sheet.hidden:
        return ""
    return "first"


def _aloud(sheet: Sheet) -> bool:
    second = sheet.passed(SECOND)
    return second is not None and second.way == "aloud"


def _stands(sheet: Sheet) -> str:
    return sheet.counts.key_pass if sheet.result else ""


def _follow(txn: Transaction, sheet: Sheet, batch: Batch, *, only_changes: bool = False) -> str:
    wanted = _wanted(sheet, batch)
    source = sheet.passed("adjudicate") if wanted == "adjudicate" else sheet.passed(FIRST)
    if source is None:
        return ""
    if wanted == _stands(sheet) and not sheet.spare and only_changes:
        return ""
    if not wanted:
        return _hide(txn, sheet)
    first = sheet.passed(FIRST)
    rec = sheet.result or (first.answer if first else source.answer)
    fields = heads.fields(txn.db, source.id)
    said, state = keyed_of(fields), txn.state(rec)
    if state.void:
        txn.append("answer", rec, {VOID: None})
    if ANSWERS not in fields and source.id == rec:  # of before there were keyings: it is its own result
        return rec
    answers = said.besides | said.answers
    if "key_pass" in answers:
        answers["key_pass"] = wanted
    extra: dict[str, Value] = {
        "_batch": batch.id,
        "_number": sheet.number,
        "_pass": wanted,
        "_keyed_by": source.keyed_by,
        "_keying": source.id,
    }
    if source.void_reason and (not sheet.result or wanted == "adjudicate"):
        extra["_void_reason"] = source.void_reason  # once it is seen, what is said about it there stands
    said_beside: dict[str, Value] = {f"{MARK}{name}": mark for name, mark in said.marks.items()}
    said_beside |= {f"{NOTE}{name}": words for name, words in said.notes.items()}
    said_beside |= {f"{CONTRADICTS}{name}": value for name, value in said.aside.items()}
    for other in sheet.spare:
        _withdraw(txn, other)
    gone = [name for name in state.values if name.startswith((MARK, NOTE, CONTRADICTS)) and name not in said_beside]
    records.save_answers(
        txn,
        rec=rec,
        form_id=said.form,
        version=said.version,
        fields=answers,
        extra={**extra, **said_beside, **dict.fromkeys(gone)},
        community=batch.community,
    )
    return rec


def _hide(txn: Transaction, sheet: Sheet) -> str:
    """Take counted records out of sight until their sheet has been keyed again."""
    for rec in (sheet.result, *sheet.spare):
        if rec:
            _withdraw(txn, rec)
    return sheet.result


def _withdraw(txn: Transaction, rec: str) -> None:
    fields = txn.fields(rec)
    if not fields.get("_keying"):  # of before there were keyings: what was keyed moves into one
        said = keyed_of(fields)
        own = f"{KIND}:{rec.partition(':')[2]}"
        kept = {name: fields.get(name) for name in ("_batch", "_number", "_pass", "_keyed_by", "_void_reason")}
        beside = {ANSWERS: said.answers, BESIDES: said.besides, MARKS: said.marks, NOTES: said.notes, ASIDE: said.aside}
        lists: dict[str, Value] = {name: pairs(values) for name, values in beside.items()}
        named: dict[str, Value] = {"_answer": rec, records.FORM: said.form, records.VERSION: said.version}
        filled = {name: value for name, value in (kept | named).items() if value is not None}
        txn.append(KIND, own, {**filled, **lists, "_fields": len(said.answers)}, community=txn.state(rec).community)
        txn.append("answer", rec, {"_keying": own})
    txn.void(rec)
