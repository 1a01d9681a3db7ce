"""What people do to plans: one function an action. Each returns the job; *done* comes after the commit."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from storage.community import patrols, plans, schedules, tasks, works
from ui.verbs.acting import DidIt, Done, Failed, act
from ui.worker import Job, Worker

if TYPE_CHECKING:
    from storage.transaction import Transaction

# Measures and tasks


def add_measure(worker: Worker, *, done: DidIt = None, failed: Failed = None, **facts: Any) -> Job:
    """Put a measure into the plan."""
    return act(worker, plans.measures.add, done=done, failed=failed, **facts)


def change_measure(worker: Worker, *, measure: str, done: DidIt = None, failed: Failed = None, **facts: Any) -> Job:
    """Set facts of a measure."""
    return act(worker, plans.measures.change, rec=measure, done=done, failed=failed, **facts)


def finish_measure(
    worker: Worker, *, measure: str, day: str, evidence: str, done: DidIt = None, failed: Failed = None
) -> Job:
    """Close a measure."""
    return act(worker, plans.finish_measure, measure=measure, day=day, evidence=evidence, done=done, failed=failed)


def add_task(worker: Worker, *, done: DidIt = None, failed: Failed = None, work: str = "", **facts: Any) -> Job:
    """Give a task, for a cell of the matrix where *work* names one."""
    if work:
        return act(worker, works.give_task, work=work, done=done, failed=failed, **facts)
    return act(worker, tasks.add, done=done, failed=failed, **facts)


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


def cancel_task(worker: Worker, *, task: str, reason: str, done: DidIt = None, failed: Failed = None) -> Job:
    """Give a task up."""
    return act(worker, tasks.cancel, task=task, reason=reason, done=done, failed=failed)


# Patrols


def keep_patrol(worker: Worker, *, done: Done = None, failed: Failed = None, **given: Any) -> Job:
    """Keep one patrol, under the schedule that asks for it where there is one; *done* gets its record."""

    def keep(txn: Transaction) -> str:
        schedule = schedules.patrol_of(txn.db, given["place"], on=given["day"])
        return patrols.keep(txn, schedule=schedule, **given)

    return worker.write(keep, done, failed=failed)
