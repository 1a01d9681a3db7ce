"""What people do to an issue: one function an action. Each returns the job; *done* comes after the commit."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from storage.community import concerns, issue_queues, issues, opinions
from ui.worker import Job, Worker

if TYPE_CHECKING:
    from storage.transaction import Transaction

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
    """Tell whoever raised it, and with that everybody who spoke about it."""
    return worker.write(lambda txn: concerns.tell(txn, issue=issue, day=day, way=way, by=by), done, failed=failed)


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


def take_back_all(worker: Worker, *, steps: Sequence[tuple[str, str]], done: Done = None, failed: Failed = None) -> Job:
    """Undo several steps, each told by its issue and its key."""

    def write(txn: Transaction) -> None:
        for issue, step in steps:
            issues.take_back(txn, issue=issue, step=step)

    return worker.write(write, done, failed=failed)


def escalate_overdue(
    worker: Worker, *, queue: str, day: str, to: str, by: str, done: Done = None, failed: Failed = None
) -> Job:
    """Tell *to* of everything in a queue that is past its day; *done* gets (issue, step) of each, to undo it."""

    def write(txn: Transaction) -> list[tuple[str, str]]:
        txn.flush()
        late = {one.id for one in issue_queues.overdue(txn.db, queue, as_of=day)}
        before = {issue: _steps(txn, issue) for issue in late}
        told = issue_queues.escalate_overdue(txn, queue=queue, day=day, to=to, by=by)
        return [(issue, step) for issue in told for step in _steps(txn, issue) - before[issue]]

    return worker.write(write, done, failed=failed)


def _steps(txn: Transaction, issue: str) -> set[str]:
    names = (name.removeprefix("step:") for name in txn.fields(issue) if name.startswith("step:"))
    return {name for name in names if "/" not in name}


def into_queue(
    worker: Worker, *, issue: str, queue: str, day: str, by: str, done: Done = None, failed: Failed = None
) -> Job:
    """Put an issue into a queue, or with a blank take it out of its own."""
    return worker.write(
        lambda txn: issue_queues.into(txn, issue=issue, queue=queue, day=day, by=by), done, failed=failed
    )


def add_voice(
    worker: Worker,
    *,
    issue: str,
    day: str,
    party: str,
    words: str,
    by: str = "",
    done: Done = None,
    failed: Failed = None,
) -> Job:
    """Note what one more party says about an issue; it stays a voice of its own."""

    def write(txn: Transaction) -> str:
        known = issues.load_now(txn, issue)
        return opinions.add(
            txn, day=day, party=party, words=words, kind="fact", source="door", place=known.place, issue=issue
        )

    return worker.write(write, done, failed=failed)
