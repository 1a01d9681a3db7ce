"""What people do with a case: one function an action."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from storage.community import case_cycles, cases, templates
from storage.engine import Database, environment
from storage.files import write_atomically
from ui.verbs.acting import DidIt, Done, Failed, act
from ui.worker import Job, Worker


def begin(worker: Worker, *, title: str, day: str, done: Done = None, failed: Failed = None) -> Job:
    """Begin a case."""
    return worker.write(lambda txn: cases.cases.add(txn, title=title, begun=day), done, failed=failed)


def begin_from(
    worker: Worker, *, template: Mapping[str, Any], title: str, day: str, done: DidIt = None, failed: Failed = None
) -> Job:
    """Begin a case from a template; *done* gets the new case and what takes it back."""
    return act(worker, templates.begin, template=template, title=title, day=day, done=done, failed=failed)


def read_template(worker: Worker, *, file: Path, done: Done = None, failed: Failed = None) -> Job:
    """Read the template in *file*; one that tells of somebody is refused with the place."""

    def read(db: Database) -> dict[str, Any]:
        with environment(file):
            data = file.read_bytes() if file.stat().st_size <= templates.MOST_BYTES else b""
        return templates.unpack(data, names=templates.names_in(db), file=file.name)

    return worker.read(read, done or (lambda _found: None), failed=failed)


def save_template(
    worker: Worker, *, template: Mapping[str, Any], file: Path, done: Done = None, failed: Failed = None
) -> Job:
    """Write a template to *file*; one that tells of somebody is refused with the place, and nothing is written."""

    def write(db: Database) -> Path:
        data = templates.pack(template, names=templates.names_in(db))
        with environment(file):
            write_atomically(file, data)
        return file

    return worker.read(write, done or (lambda _path: None), failed=failed)


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
    done: DidIt = None,
    failed: Failed = None,
) -> Job:
    """Declare a stage complete."""
    return act(
        worker, cases.complete_stage, case=case, stage=stage, day=day, rest_later=rest_later, done=done, failed=failed
    )


def rename(worker: Worker, *, case: str, stage: str, name: str, done: Done = None) -> Job:
    """Call a stage what the community calls it; a blank gives it its own name back."""
    return worker.write(lambda txn: cases.rename_stage(txn, case=case, stage=stage, name=name), done)


def show_as(worker: Worker, *, case: str, preset: str, done: Done = None) -> Job:
    """Show a case in six stages or in five."""
    return worker.write(lambda txn: cases.choose_preset(txn, case=case, preset=preset), done)


def attach(worker: Worker, *, case: str, issue: str, done: Done = None) -> Job:
    """Let a case work on an issue."""
    return worker.write(lambda txn: case_cycles.attach(txn, case=case, issue=issue), done)


def detach(worker: Worker, *, case: str, issue: str, done: DidIt = None) -> Job:
    """Take an issue out of a case."""
    return act(worker, case_cycles.detach, case=case, issue=issue, done=done)


def next_cycle(worker: Worker, *, case: str, day: str, done: Done = None, failed: Failed = None) -> Job:
    """End a case and begin its next cycle with the unsolved rest; *done* gets the new case."""
    return worker.write(lambda txn: case_cycles.next_cycle(txn, case=case, day=day), done, failed=failed)
