"""What has just been read is not searched for garbage."""

from __future__ import annotations

import gc
from collections.abc import Iterator

import pytest

from forms.lasting import lasting


@pytest.fixture(autouse=True)
def collecting() -> Iterator[None]:
    """Python collects by itself here, whatever tests of the window before this one left behind."""
    enabled = gc.isenabled()
    gc.enable()
    yield
    if not enabled:
        gc.disable()


class Part:
    """Something the garbage collector looks at."""


def test_what_was_made_counts_as_old_and_the_collector_works_again() -> None:
    assert gc.isenabled()
    with lasting():
        assert not gc.isenabled()
        made = [Part() for _ in range(5_000)]
    assert gc.isenabled()
    young = {id(each) for generation in (0, 1) for each in gc.get_objects(generation)}
    assert not any(id(each) in young for each in made)


def test_what_is_thrown_away_after_all_is_found() -> None:
    with lasting():
        ring: list[object] = [Part()]
        ring.append(ring)
        place = id(ring[0])
    del ring
    gc.collect()
    assert not any(id(each) == place and isinstance(each, Part) for each in gc.get_objects())


def test_a_program_that_collects_by_itself_goes_on_doing_so() -> None:
    gc.disable()
    try:
        with pytest.raises(ValueError, match="broken"), lasting():
            raise ValueError("broken")
        assert not gc.isenabled()
    finally:
        gc.enable()
