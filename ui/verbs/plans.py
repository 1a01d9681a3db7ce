"""What people do to plans: one function an action. Each returns the job; *done* comes after the commit."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

from storage.community import ledger, patrols, plans, tasks, works
from ui.worker import Job, Worker

if TYPE_CHECKING:
    from storage.transaction import Transaction

Done = Callable[[Any], object] | None
Failed = Callable[[Exception], object] | None
Held = list[tuple[str, Mapping[str, Any] | None]]
"""For each record the fields that were changed, as they stood before: what `restore` writes back. None: it is new."""


def changing(txn: Transaction, recs: Sequence[str], change: Callable[[], object]) -> Held:
    """Do *change* and tell what it changed in *recs*."""
    before = {rec: dict(txn.fields(rec)) for rec in recs}
    change()
    held: Held = []
    for rec, was in before.items():
        now = txn.fields(rec)
        differing = {name: was.get(name) for name in was.keys() | now.keys() if was.get(name) != now.get(name)}
        if differing:
            held.append((rec, differing))
    return held


def restore(worker: Worker, *, held: Held, done: Done = None) -> Job:
    """Take a change back, field by field: what others wrote meanwhile stays. A record that was new is voided."""

    def write(txn: Transaction) -> None:
        for rec, fields in held:
            if fields is None:
                txn.void(rec)
            else:
                ledger.change(txn, rec=rec, fields=fields)

    return worker.write(write, done)


# Measures and tasks


def add_measure(worker: Worker, *, done: Done = None, failed: Failed = None, **facts: Any) -> Job:
    """Put a measure into the plan."""
    return worker.write(lambda txn: plans.measures.add(txn, **facts), done, failed=failed)


def change_measure(worker: Worker, *, measure: str, done: Done = None, failed: Failed = None, **facts: Any) -> Job:
    """Set facts of a measure; *done* gets what `restore` needs."""

    return worker.write(
        lambda txn: changing(txn, [measure], lambda: plans.measures.change(txn, rec=measure, **facts)),
        done,
        failed=failed,
    )


def finish_measure(
    worker: Worker, *, measure: str, day: str, evidence: str, done: Done = None, failed: Failed = None
) -> Job:
    """Close a measure; *done* gets what `restore` needs."""

    def write(txn: Transaction) -> Held:
        finish = partial(plans.finish_measure, txn, measure=measure, day=day, evidence=evidence)
        return changing(txn, [measure], finish)

    return worker.write(write, done, failed=failed)


def add_task(worker: Worker, *, done: Done = None, failed: Failed = None, work: str = "", **facts: Any) -> Job:
    """Give a task, for a cell of the matrix where *work* names one."""

    def write(txn: Transaction) -> str:
        return works.give_task(txn, work=work, **facts) if work else tasks.add(txn, **facts)

    return worker.write(write, done, failed=failed)


def start_tasks(worker: Worker, *, tasks_: Sequence[str], day: str, done: Done = None, failed: Failed = None) -> Job:
    """Work began on each of them."""

    def write(txn: Transaction) -> int:
        for one in tasks_:
            tasks.start(txn, task=one, day=day)
        return len(tasks_)

    return worker.write(write, done, failed=failed)


def finish_task(
    worker: Worker, *, task: str, day: str, by: str, evidence: str, done: Done = None, failed: Failed = None
) -> Job:
    """Close a task and the issue that it came from."""
    return worker.write(
        lambda txn: tasks.finish(txn, task=task, day=day, by=by, evidence=evidence), done, failed=failed
    )


def cancel_task(worker: Worker, *, task: str, reason: str, done: Done = None, failed: Failed = None) -> Job:
    """Give a task up; *done* gets what `restore` needs."""

    def write(txn: Transaction) -> Held:
        return changing(txn, [task], partial(tasks.cancel, txn, task=task, reason=reason))

    return worker.write(write, done, failed=failed)


# Patrols


def keep_patrol(worker: Worker, *, done: Done = None, failed: Failed = None, **given: Any) -> Job:
    """Keep one patrol; *done* gets its record."""
    return worker.write(lambda txn: patrols.keep(txn, **given), done, failed=failed)
