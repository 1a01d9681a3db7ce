"""What people do to the matrix of buildings and measures: one function an action."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from storage.community import ledger, works
from ui.verbs.plans import Done, Failed, Held, changing
from ui.worker import Job, Worker

if TYPE_CHECKING:
    from storage.transaction import Transaction


def set_cells(
    worker: Worker, *, cells: Sequence[tuple[str, str, str]], state: str, case: str = "", done: Done = None
) -> Job:
    """Set the state of cells (place, measure, record or ""); "" takes them out. *done* gets what `restore` needs."""

    def write(txn: Transaction) -> Held:
        held: Held = []
        for place, measure, rec in cells:
            known = rec or ledger.same_id("work", place, measure, case)
            new = not txn.fields(known)
            if new and not state:
                continue
            change: Callable[[], object]
            if rec:
                change = partial(works.works.change, txn, rec=rec, noted=state, dropped=not state, source="")
            else:
                change = partial(works.plan, txn, place=place, measure=measure, case=case, noted=state)
            changed = changing(txn, [known], change)
            held += [(known, {"dropped": True})] if new else changed
        return held

    return worker.write(write, done)


def give_cell_task(
    worker: Worker,
    *,
    place: str,
    measure: str,
    work: str,
    case: str,
    title: str,
    day: str,
    done: Done = None,
    failed: Failed = None,
) -> Job:
    """Give a task for a cell, which is planned by that where it was not; *done* gets the task."""

    def write(txn: Transaction) -> str:
        cell = work or works.plan(txn, place=place, measure=measure, case=case)
        return works.give_task(txn, work=cell, title=title, given_on=day)

    return worker.write(write, done, failed=failed)
