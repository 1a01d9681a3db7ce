"""What people do about decisions afterwards: begin, finish with evidence, tell residents."""

from __future__ import annotations

from typing import TYPE_CHECKING

from storage.community import deliberation, ledger, plans, tasks
from ui.verbs.acting import DidIt, Done, Failed, act
from ui.worker import Job, Worker

if TYPE_CHECKING:
    from storage.transaction import Transaction


def begin(worker: Worker, *, work: str, day: str, done: Done = None, failed: Failed = None) -> Job:
    """Note that work began; of a task an issue behind it is in hand from then on."""

    def write(txn: Transaction) -> None:
        if work.startswith("task:"):
            tasks.start(txn, task=work, day=day)
        else:
            ledger.change(txn, rec=work, fields={"started_on": day})

    return worker.write(write, done, failed=failed)


def finish(
    worker: Worker, *, work: str, day: str, by: str, evidence: str, done: DidIt = None, failed: Failed = None
) -> Job:
    """Close a measure or task; the result is whether an issue was closed along."""

    def write(txn: Transaction) -> bool:
        if work.startswith("task:"):
            tasks.finish(txn, task=work, day=day, by=by, evidence=evidence)
        else:
            plans.finish_measure(txn, measure=work, day=day, evidence=evidence)
        return bool(txn.fields(work).get("issue"))

    return act(worker, write, done=done, failed=failed)


def convey(
    worker: Worker, *, meeting: str, topic: str, day: str, way: str, done: DidIt = None, failed: Failed = None
) -> Job:
    """Note that residents were told of a decision."""
    return act(worker, deliberation.convey, meeting=meeting, topic=topic, day=day, way=way, done=done, failed=failed)
