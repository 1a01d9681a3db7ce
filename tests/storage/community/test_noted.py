"""What was worked out once is used again until the log grows, and by whoever asks meanwhile."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Event

import pytest

from storage.community.noted import MOST_KEPT, Noted, noted
from storage.workspace import Workspace


def test_an_answer_is_worked_out_again_only_when_the_log_has_grown(
    ws: Workspace, build: Callable[[str], list[str]]
) -> None:
    asked: list[int] = []

    def look() -> int:
        def count() -> int:
            asked.append(1)
            return len(asked)

        return ws.read(lambda db: noted(db, "how many", count))

    assert (look(), look()) == (1, 1)
    build("第一片区 1号")
    assert (look(), look()) == (2, 2)
    ws.rebuild()
    assert look() == 3


def test_whoever_asks_while_another_is_at_it_waits_for_that_answer() -> None:
    notes, begun, go_on = Noted(), Event(), Event()
    asked: list[str] = []

    def slow() -> str:
        asked.append("slow")
        begun.set()
        go_on.wait(10)
        return "found"

    with ThreadPoolExecutor(2) as pool:
        first = pool.submit(notes.answer, (1, 1), "key", slow)
        assert begun.wait(10)
        second = pool.submit(notes.answer, (1, 1), "key", lambda: asked.append("again") or "other")
        go_on.set()
        assert (first.result(10), second.result(10)) == ("found", "found")
    assert asked == ["slow"]


def test_a_failure_is_not_noted_and_old_answers_make_room() -> None:
    notes = Noted()
    with pytest.raises(ZeroDivisionError):
        notes.answer((1, 1), "key", lambda: 1 // 0)
    assert notes.answer((1, 1), "key", lambda: 7) == 7
    for number in range(MOST_KEPT):
        notes.answer((1, 1), number, lambda: 0)
    assert notes.answer((1, 1), "key", lambda: 8) == 8
