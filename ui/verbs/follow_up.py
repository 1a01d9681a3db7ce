"""What people do about decisions afterwards: begin, finish with evidence, tell residents. Each can be undone."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from storage.community import deliberation, ledger, plans, tasks
from ui.worker import Job, Worker

if TYPE_CHECKING:
    from storage.transaction import Transaction

Done = Callable[[Any], object] | None
Failed = Callable[[Exception], object] | None
_SET = ("done_on", "done_by", "evidence")


def begin(worker: Worker, *, work: str, day: str, done: Done = None, failed: Failed = None) -> Job:
    """Note that work began; of a task an issue behind it is in hand from then on."""

    def write(txn: Transaction) -> None:
        if work.startswith("task:"):
            tasks.start(txn, task=work, day=day)
        else:
            ledger.change(txn, rec=work, fields={"started_on": day})

    return worker.write(write, done, failed=failed)


def finish(
    worker: Worker, *, work: str, day: str, by: str, evidence: str, done: Done = None, failed: Failed = None
) -> Job:
    """Close a measure or task; *done* gets the fields as they were, or nothing where an issue was closed along."""

    def write(txn: Transaction) -> Mapping[str, Any]:
        known = txn.fields(work)
        before = {name: known.get(name) for name in _SET}
        if work.startswith("task:"):
            tasks.finish(txn, task=work, day=day, by=by, evidence=evidence)
        else:
            plans.finish_measure(txn, measure=work, day=day, evidence=evidence)
        return {} if known.get("issue") else before

    return worker.write(write, done, failed=failed)


def put_back_work(worker: Worker, *, work: str, fields: Mapping[str, Any], done: Done = None) -> Job:
    """Undo what `finish` wrote."""
    return worker.write(lambda txn: ledger.change(txn, rec=work, fields=fields), done)


def convey(
    worker: Worker, *, meeting: str, topic: str, day: str, way: str, done: Done = None, failed: Failed = None
) -> Job:
    """Note that residents were told of a decision."""
    return worker.write(
        lambda txn: deliberation.convey(txn, meeting=meeting, topic=topic, day=day, way=way), done, failed=failed
    )


def unconvey(worker: Worker, *, meeting: str, topic: str, done: Done = None) -> Job:
    """Undo that."""
    return worker.write(
        lambda txn: ledger.change_row(txn, rec=meeting, repeat="topic", key=topic, conveyed_on="", conveyed_way=""),
        done,
    )
