"""What the tests of practices share: a workspace, places, visits, and people who do the work."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from forms.errors import UserError
from storage.community import issues
from storage.community.issues import Filter, Issue
from storage.workspace import Workspace
from tests.storage.community.conftest import build, rebuilt_equals_grown, root, visit
from tests.storage.conftest import clock, folder, reopen, ws

__all__ = ["build", "clock", "folder", "rebuilt_equals_grown", "reopen", "root", "visit", "ws"]
Do = Callable[..., Any]


@pytest.fixture
def do(ws: Workspace) -> Do:
    """Run a verb in a transaction of its own."""

    def run(verb: Callable[..., Any], /, **given: Any) -> Any:
        return ws.write_now(lambda txn: verb(txn, **given))

    return run


@pytest.fixture
def ask(ws: Workspace) -> Do:
    """Run a query."""

    def run(query: Callable[..., Any], /, *args: Any, **given: Any) -> Any:
        return ws.read(lambda db: query(db, *args, **given))

    return run


@pytest.fixture
def refused(do: Do) -> Callable[..., str]:
    """The code with which a verb refuses, "" when it does not."""

    def run(verb: Callable[..., Any], /, **given: Any) -> str:
        try:
            do(verb, **given)
        except UserError as error:
            return error.code
        return ""

    return run


@pytest.fixture
def only(ask: Do) -> Callable[..., Issue]:
    """The one issue that a filter lets through."""

    def find(**wanted: Any) -> Issue:
        (found,) = ask(issues.rows, Filter(**wanted))
        return found

    return find


@pytest.fixture
def through(do: Do) -> Callable[..., None]:
    """Take an issue from acceptance up to a step, all on one day."""

    def go(issue: str, *, to: str, day: str = "2022-09-10", by: str = "社工甲", office: str = "社区") -> None:
        steps: list[tuple[str, Callable[[], Any]]] = [
            ("accepted", lambda: do(issues.accept, issue=issue, day=day, office=office)),
            ("assigned", lambda: do(issues.assign, issue=issue, day=day, to=by)),
            ("started", lambda: do(issues.start, issue=issue, day=day)),
            ("done", lambda: do(issues.finish, issue=issue, day=day, by=by, note="做好了")),
            ("passed", lambda: do(issues.recheck, issue=issue, day=day, by="复查人", result="pass")),
            ("told", lambda: do(issues.feed_back, issue=issue, day=day, way="电话", by=by)),
        ]
        for name, step in steps:
            step()
            if name == to:
                return
        raise ValueError(to)

    return go
