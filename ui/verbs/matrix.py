"""What people do to the matrix of buildings and measures: one function an action, each of which can be taken back."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from storage.community import ledger, works
from ui.verbs.acting import DidIt, Failed, act
from ui.worker import Job, Worker

if TYPE_CHECKING:
    from storage.transaction import Transaction


def set_cells(
    worker: Worker,
    *,
    cells: Sequence[tuple[str, str, str]],
    state: str,
    case: str = "",
    done: DidIt = None,
    failed: Failed = None,
) -> Job:
    """Set the state of cells (place, measure, record or ""); "" takes them out."""

    def write(txn: Transaction) -> None:
        for place, measure, rec in cells:
            if rec:
                works.works.change(txn, rec=rec, noted=state, dropped=not state, source="")
            elif state or txn.fields(ledger.same_id("work", place, measure, case)):
                works.plan(txn, place=place, measure=measure, case=case, noted=state)

    return act(worker, write, done=done, failed=failed)


def give_cell_task(
    worker: Worker,
    *,
    place: str,
    measure: str,
    work: str,
    case: str,
    title: str,
    day: str,
    done: DidIt = None,
    failed: Failed = None,
) -> Job:
    """Give a task for a cell, which is planned by that where it was not."""

    def write(txn: Transaction) -> str:
        cell = work or works.plan(txn, place=place, measure=measure, case=case)
        return works.give_task(txn, work=cell, title=title, given_on=day)

    return act(worker, write, done=done, failed=failed)
