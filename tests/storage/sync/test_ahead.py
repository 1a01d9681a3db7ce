"""Work that goes on while the last of it is being used."""

from __future__ import annotations

import threading
from collections.abc import Generator

import pytest

from storage.sync.ahead import Ahead, InTurn


def numbers(made: list[int], *, until: int) -> Generator[int, None, None]:
    for number in range(until):
        made.append(number)
        yield number


@pytest.mark.parametrize(
    "line", [InTurn, lambda source: Ahead(source, weigh=lambda _: 1, most=3)], ids=["in turn", "ahead"]
)
def test_everything_comes_in_its_order(line):
    with line(numbers([], until=100)) as found:
        assert list(found) == list(range(100))


def test_it_rests_while_nobody_takes_what_is_there():
    made: list[int] = []
    reached = threading.Event()

    def source() -> Generator[int, None, None]:
        for number in numbers(made, until=100):
            if number == 3:
                reached.set()
            yield number

    with Ahead(source(), weigh=lambda _: 10, most=30) as line:
        assert reached.wait(10)
        assert made == [0, 1, 2, 3]  # the fourth is in its hand, for which there is no room yet
        assert line.ready
        assert next(iter(line)) == 0


def test_an_error_comes_where_the_next_thing_would_be():
    def source() -> Generator[int, None, None]:
        yield 1
        raise OSError("pulled")

    found = []
    with pytest.raises(OSError, match="pulled"), Ahead(source(), weigh=lambda _: 1, most=9) as line:
        for number in line:
            found.append(number)
    assert found == [1]


def test_who_leaves_early_leaves_nothing_running():
    closed = threading.Event()

    def source() -> Generator[int, None, None]:
        try:
            yield from range(1000)
        finally:
            closed.set()

    with Ahead(source(), weigh=lambda _: 1, most=2) as line:
        next(iter(line))
    assert closed.is_set()
    assert "sync-ahead" not in {thread.name for thread in threading.enumerate()}
