"""What people do to an issue: one function an action. Each returns the job; *done* comes after the commit."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from storage.community import issues
from ui.worker import Job, Worker

Done = Callable[[Any], object] | None
Failed = Callable[[Exception], object] | None


def accept(
    worker: Worker,
    *,
    issue: str,
    day: str,
    office: str,
    due: str = "",
    by: str = "",
    done: Done = None,
    failed: Failed = None,
) -> Job:
    """Take an issue in hand."""
    return worker.write(
        lambda txn: issues.accept(txn, issue=issue, day=day, office=office, due=due, by=by), done, failed=failed
    )


def assign(
    worker: Worker,
    *,
    issue: str,
    day: str,
    to: str,
    due: str = "",
    by: str = "",
    done: Done = None,
    failed: Failed = None,
) -> Job:
    """Name who puts it right."""
    return worker.write(
        lambda txn: issues.assign(txn, issue=issue, day=day, to=to, due=due, by=by), done, failed=failed
    )


def start(worker: Worker, *, issue: str, day: str, by: str = "", done: Done = None, failed: Failed = None) -> Job:
    """Work has begun."""
    return worker.write(lambda txn: issues.start(txn, issue=issue, day=day, by=by), done, failed=failed)


def set_term(
    worker: Worker,
    *,
    issue: str,
    day: str,
    due: str,
    note: str = "",
    by: str = "",
    done: Done = None,
    failed: Failed = None,
) -> Job:
    """Agree another day."""
    return worker.write(
        lambda txn: issues.set_term(txn, issue=issue, day=day, due=due, note=note, by=by), done, failed=failed
    )


def escalate(
    worker: Worker,
    *,
    issue: str,
    day: str,
    to: str,
    note: str = "",
    by: str = "",
    done: Done = None,
    failed: Failed = None,
) -> Job:
    """Note that it was told upward."""
    return worker.write(
        lambda txn: issues.escalate(txn, issue=issue, day=day, to=to, note=note, by=by), done, failed=failed
    )


def finish(
    worker: Worker,
    *,
    issue: str,
    day: str,
    by: str,
    note: str = "",
    photos: Sequence[str] = (),
    done: Done = None,
    failed: Failed = None,
) -> Job:
    """Close it, with evidence."""
    return worker.write(
        lambda txn: issues.finish(txn, issue=issue, day=day, by=by, note=note, photos=photos), done, failed=failed
    )


def recheck(
    worker: Worker,
    *,
    issue: str,
    day: str,
    by: str,
    result: str,
    note: str = "",
    photos: Sequence[str] = (),
    done: Done = None,
    failed: Failed = None,
) -> Job:
    """Look again."""
    return worker.write(
        lambda txn: issues.recheck(txn, issue=issue, day=day, by=by, result=result, note=note, photos=photos),
        done,
        failed=failed,
    )


def feed_back(
    worker: Worker, *, issue: str, day: str, way: str, by: str, done: Done = None, failed: Failed = None
) -> Job:
    """Tell whoever raised it."""
    return worker.write(lambda txn: issues.feed_back(txn, issue=issue, day=day, way=way, by=by), done, failed=failed)


def rate(
    worker: Worker,
    *,
    issue: str,
    day: str,
    rating: str,
    way: str = "",
    by: str = "",
    done: Done = None,
    failed: Failed = None,
) -> Job:
    """Note how satisfied they are."""
    return worker.write(
        lambda txn: issues.rate(txn, issue=issue, day=day, rating=rating, way=way, by=by), done, failed=failed
    )


def set_aside(
    worker: Worker,
    *,
    issue: str,
    day: str,
    state: str,
    note: str,
    by: str = "",
    done: Done = None,
    failed: Failed = None,
) -> Job:
    """Take it off the main line, with the reason."""
    return worker.write(
        lambda txn: issues.set_aside(txn, issue=issue, day=day, state=state, note=note, by=by), done, failed=failed
    )


def reopen(worker: Worker, *, issue: str, day: str, by: str = "", done: Done = None, failed: Failed = None) -> Job:
    """Bring it back to the main line."""
    return worker.write(lambda txn: issues.reopen(txn, issue=issue, day=day, by=by), done, failed=failed)


def add_note(
    worker: Worker, *, issue: str, day: str, by: str, note: str, done: Done = None, failed: Failed = None
) -> Job:
    """Add a remark."""
    return worker.write(lambda txn: issues.add_note(txn, issue=issue, day=day, by=by, note=note), done, failed=failed)


def take_back(worker: Worker, *, issue: str, step: str, done: Done = None, failed: Failed = None) -> Job:
    """Undo one step."""
    return worker.write(lambda txn: issues.take_back(txn, issue=issue, step=step), done, failed=failed)
