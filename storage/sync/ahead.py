"""Work that goes on while the last of it is being used: an iterator run in a thread of its own, never too far ahead."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Generator, Iterator
from threading import Condition, Thread
from typing import Generic, TypeVar

T = TypeVar("T")


class InTurn(Generic[T]):
    """What *source* gives, made when it is asked for."""

    ready = False
    """Whether the next thing is there already."""

    def __init__(self, source: Generator[T, None, None]) -> None:
        self._source = source

    def __enter__(self) -> InTurn[T]:
        return self

    def __exit__(self, *_: object) -> None:
        self._source.close()

    def __iter__(self) -> Iterator[T]:
        return self._source


class Ahead(Generic[T]):
    """What *source* gives, in its order, made in a thread that first calls *begin*.

    The thread rests while what it made and nobody took weighs *most* or more. What *source* raises is raised where
    the next thing would be. At the end of the `with` block the thread has stopped and *source* is closed.
    """

    def __init__(
        self,
        source: Generator[T, None, None],
        *,
        weigh: Callable[[T], int],
        most: int,
        begin: Callable[[], object] = lambda: None,
    ) -> None:
        self._source = source
        self._weigh = weigh
        self._most = most
        self._begin = begin
        self._made: deque[tuple[T, int]] = deque()
        self._weight = 0
        self._ended = False
        self._stopped = False
        self._error: BaseException | None = None
        self._turn = Condition()
        self._thread = Thread(target=self._run, name="sync-ahead", daemon=True)

    def __enter__(self) -> Ahead[T]:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        with self._turn:
            self._stopped = True
            self._turn.notify_all()
        self._thread.join()

    @property
    def ready(self) -> bool:
        """Whether the next thing is there already."""
        with self._turn:
            return bool(self._made)

    def __iter__(self) -> Iterator[T]:
        while True:
            with self._turn:
                self._turn.wait_for(lambda: self._made or self._ended)
                if not self._made:
                    if self._error is not None:
                        raise self._error
                    return
                each, weight = self._made.popleft()
                self._weight -= weight
                self._turn.notify_all()
            yield each

    def _run(self) -> None:
        error: BaseException | None = None
        try:
            self._begin()
            for each in self._source:
                if not self._put(each):
                    break
        except BaseException as raised:  # told to whoever waits for the next thing
            error = raised
        finally:
            self._source.close()
            with self._turn:
                self._ended, self._error = True, error
                self._turn.notify_all()

    def _put(self, each: T) -> bool:
        """Add *each* when there is room; False when nobody wants more."""
        weight = self._weigh(each)
        with self._turn:
            self._turn.wait_for(lambda: self._stopped or self._weight < self._most)
            if not self._stopped:
                self._made.append((each, weight))
                self._weight += weight
                self._turn.notify_all()
            return not self._stopped
