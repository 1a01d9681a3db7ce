"""What people do with a case: one function an action."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from storage.community import case_cycles, cases, ledger
from ui.worker import Job, Worker

if TYPE_CHECKING:
    from storage.transaction import Transaction

Done = Callable[[Any], object] | None
Failed = Callable[[Exception], object] | None


def begin(worker: Worker, *, title: str, day: str, done: Done = None, failed: Failed = None) -> Job:
    """Begin a case."""
    return worker.write(lambda txn: cases.cases.add(txn, title=title, begun=day), done, failed=failed)


def change(worker: Worker, *, case: str, done: Done = None, failed: Failed = None, **facts: Any) -> Job:
    """Set facts of a case."""
    return worker.write(lambda txn: cases.cases.change(txn, rec=case, **facts), done, failed=failed)


def complete(
    worker: Worker,
    *,
    case: str,
    stage: str,
    day: str,
    rest_later: bool = False,
    done: Done = None,
    failed: Failed = None,
) -> Job:
    """Declare a stage complete; *done* gets the keys of what was noted, to undo it."""

    def write(txn: Transaction) -> list[str]:
        before = {name for name in txn.fields(case) if name.startswith("stage:")}
        cases.complete_stage(txn, case=case, stage=stage, day=day, rest_later=rest_later)
        after = (name for name in txn.fields(case) if name.startswith("stage:") and name not in before)
        return [name.removeprefix("stage:") for name in after if "/" not in name]

    return worker.write(write, done, failed=failed)


def take_back(worker: Worker, *, case: str, keys: Sequence[str], done: Done = None) -> Job:
    """Undo that a stage was declared complete."""

    def write(txn: Transaction) -> None:
        for key in keys:
            ledger.drop_row(txn, rec=case, repeat="stage", key=key)

    return worker.write(write, done)


def rename(worker: Worker, *, case: str, stage: str, name: str, done: Done = None) -> Job:
    """Call a stage what the community calls it; a blank gives it its own name back."""
    return worker.write(lambda txn: cases.rename_stage(txn, case=case, stage=stage, name=name), done)


def show_as(worker: Worker, *, case: str, preset: str, done: Done = None) -> Job:
    """Show a case in six stages or in five."""
    return worker.write(lambda txn: cases.choose_preset(txn, case=case, preset=preset), done)


def attach(worker: Worker, *, case: str, issues: Sequence[str], done: Done = None) -> Job:
    """Let a case work on issues."""

    def write(txn: Transaction) -> None:
        for issue in issues:
            case_cycles.attach(txn, case=case, issue=issue)

    return worker.write(write, done)


def detach(worker: Worker, *, case: str, issue: str, done: Done = None) -> Job:
    """Take an issue out of a case."""
    return worker.write(lambda txn: case_cycles.detach(txn, case=case, issue=issue), done)


def next_cycle(worker: Worker, *, case: str, day: str, done: Done = None, failed: Failed = None) -> Job:
    """End a case and begin its next cycle with the unsolved rest; *done* gets the new case."""
    return worker.write(lambda txn: case_cycles.next_cycle(txn, case=case, day=day), done, failed=failed)
