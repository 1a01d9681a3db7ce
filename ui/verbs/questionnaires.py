"""What people do with paper questionnaires: open a batch, key a sheet, set it aside."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any

from storage.community import adjudication, keyings, questionnaires, sheet_register
from storage.community.adjudication import Decision
from storage.community.keyed import Keyed
from storage.community.keyings import Effort
from storage.community.paper_sheets import Verify
from storage.drafts import Drafts
from ui.worker import Job, Worker

if TYPE_CHECKING:
    from storage.transaction import Transaction


def open_batch(
    worker: Worker,
    *,
    form: str,
    title: str,
    day: str,
    prefix: str,
    printed: int | None,
    returned: int | None,
    verify: Verify = "",
    every: int | None = None,
    done: Callable[[str], object],
    failed: Callable[[Exception], object] | None = None,
) -> Job:
    """Start a batch: the sheets of one day, and how they are checked; of "nth" one in *every* is keyed twice."""

    def write(txn: Transaction) -> str:
        rec = questionnaires.batches.add(
            txn, form=form, title=title, day=day, prefix=prefix, printed=printed, returned=returned
        )
        if verify:
            keyings.set_verification(txn, batch=rec, verify=verify, every=every)
        return rec

    return worker.write(write, done, failed=failed)


def key_sheet(
    worker: Worker,
    *,
    batch: str,
    number: str,
    version: str,
    answers: Mapping[str, str],
    keyed_by: str,
    draft: str,
    key_pass: str = "first",
    marks: Mapping[str, str] | None = None,
    notes: Mapping[str, str] | None = None,
    contradicts: Mapping[str, str] | None = None,
    effort: Effort | None = None,
    void_reason: str = "",
    way: str = "",
    done: Callable[[Any], object],
    failed: Callable[[Exception], object],
) -> Job:
    """Keep a keyed sheet and drop its draft; with *void_reason* it is kept and does not count."""

    def write(txn: Transaction) -> str:
        rec = questionnaires.key_sheet(
            txn,
            batch=batch,
            number=number,
            version=version,
            answers=answers,
            keyed_by=keyed_by,
            rec=draft,
            key_pass=key_pass,
            marks=marks,
            notes=notes,
            contradicts=contradicts,
            effort=effort,
            void_reason=void_reason,
            way=way,
        )
        Drafts.drop(txn, draft)
        return rec

    return worker.write(write, done, failed=failed)


def restore_sheet(worker: Worker, *, sheet: str, done: Callable[[None], object]) -> Job:
    """Let a sheet that was set aside count again."""
    return worker.write(lambda txn: questionnaires.restore_sheet(txn, sheet=sheet), done)


def note_sheets(
    worker: Worker,
    *,
    batch: str,
    what: sheet_register.Happened,
    first: int,
    last: int,
    reason: str,
    at: datetime,
    done: Callable[[str], object],
    failed: Callable[[Exception], object],
) -> Job:
    """Note that printed sheets *first* to *last* were handed out, came back, or are void for a *reason*."""

    def write(txn: Transaction) -> str:
        return sheet_register.note(txn, batch=batch, what=what, first=first, last=last, reason=reason, at=at)

    return worker.write(write, done, failed=failed)


def take_back_note(worker: Worker, *, batch: str, key: str, done: Callable[[None], object]) -> Job:
    """Undo what was noted about printed sheets."""
    return worker.write(lambda txn: sheet_register.take_back(txn, batch=batch, key=key), done)


def set_verification(
    worker: Worker,
    *,
    batch: str,
    verify: Verify,
    every: int | None = None,
    done: Callable[[None], object],
    failed: Callable[[Exception], object],
) -> Job:
    """Say which sheets of a batch are keyed twice."""

    def write(txn: Transaction) -> None:
        keyings.set_verification(txn, batch=batch, verify=verify, every=every)

    return worker.write(write, done, failed=failed)


def settle(worker: Worker, *, batches: Sequence[str], done: Callable[[int], object]) -> Job:
    """Let follow what keyings of other laptops say; nothing happens where nothing has changed."""
    return worker.write(lambda txn: sum(keyings.settle(txn, batch=batch) for batch in batches), done)


def adjudicate(
    worker: Worker,
    *,
    batch: str,
    number: str,
    decisions: Mapping[str, Decision],
    keyed_by: str,
    done: Callable[[str], object],
    failed: Callable[[Exception], object],
) -> Job:
    """Keep what the third look at a sheet found; it counts from now on."""

    def write(txn: Transaction) -> str:
        return adjudication.adjudicate(txn, batch=batch, number=number, decisions=decisions, keyed_by=keyed_by)

    return worker.write(write, done, failed=failed)


def check_aloud(
    worker: Worker,
    *,
    batch: str,
    number: str,
    said: Keyed,
    keyed_by: str,
    done: Callable[[str], object],
    failed: Callable[[Exception], object],
) -> Job:
    """Keep what was compared while the paper was read aloud; where it said something else, a third look decides."""

    def write(txn: Transaction) -> str:
        return questionnaires.key_sheet(
            txn,
            batch=batch,
            number=number,
            version=said.version,
            answers=said.besides | said.answers,
            marks=said.marks,
            notes=said.notes,
            contradicts=said.aside,
            keyed_by=keyed_by,
            key_pass="second",
            way="aloud",
        )

    return worker.write(write, done, failed=failed)


def tag_answer(
    worker: Worker, *, sheet: str, question: str, tag: str, on: bool, failed: Callable[[Exception], object]
) -> Job:
    """Put a tag on an open answer, or take it off."""

    def write(txn: Transaction) -> None:
        questionnaires.tag_answer(txn, sheet=sheet, question=question, tag=tag, on=on)

    return worker.write(write, failed=failed)


def quote_answer(
    worker: Worker,
    *,
    batch: str,
    sheet: str,
    question: str,
    on: bool,
    done: Callable[[None], object],
    failed: Callable[[Exception], object],
) -> Job:
    """Choose an open answer to be printed word for word, or no longer."""

    def write(txn: Transaction) -> None:
        questionnaires.quote_answer(txn, batch=batch, sheet=sheet, question=question, on=on)

    return worker.write(write, done, failed=failed)
