"""One action of a person as one change, and what takes it back."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from storage import undoing
from ui.worker import Job, Worker

if TYPE_CHECKING:
    from storage.transaction import Transaction
    from storage.undoing import Did

Done = Callable[[Any], object] | None
Failed = Callable[[Exception], object] | None
DidIt = Callable[["Did[Any]"], object] | None
"""What comes after an action that can be taken back: it gets the result, and what takes it back."""


def act(worker: Worker, verb: Callable[..., Any], *, done: DidIt = None, failed: Failed = None, **given: Any) -> Job:
    """Do *verb*, which takes a transaction and *given*, as one change that can be taken back."""

    def write(txn: Transaction) -> Did[Any]:
        return undoing.do(txn, lambda inside: verb(inside, **given))

    return worker.write(write, done, failed=failed)


def take_back(worker: Worker, *, did: Did[Any], done: Done = None, failed: Failed = None) -> Job:
    """Take back what was done."""
    return worker.write(lambda txn: undoing.take_back(txn, did), done, failed=failed)
