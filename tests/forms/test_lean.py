"""A lean dataclass is a dataclass, whenever its methods are compiled."""

from __future__ import annotations

import copy
import dataclasses
import functools
import pickle
import threading
from typing import Any

import pytest

from forms import lean


@lean.dataclass(frozen=True)
class Home:
    """A home."""

    building: str
    floor: int = 1
    doors: list[str] = dataclasses.field(default_factory=list)

    @property
    def upstairs(self) -> bool:
        return self.floor > 1


@lean.dataclass
class Sum:
    """A sum that counts what it is made of."""

    parts: tuple[int, ...] = ()
    total: int = 0

    def __post_init__(self) -> None:
        self.total = sum(self.parts)


@lean.dataclass(frozen=True, eq=False)
class Thing:
    """Itself and nothing else."""

    name: str


@lean.dataclass(frozen=True)
class Spoken:
    """Says itself."""

    text: str

    def __repr__(self) -> str:
        return self.text

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Spoken) and self.text.lower() == other.text.lower()

    def __hash__(self) -> int:
        return hash(self.text.lower())


def test_values_are_compared_shown_and_hashed():
    home = Home("3幢", floor=2)
    assert home == Home("3幢", 2, []) != Home("3幢")
    assert repr(home) == "Home(building='3幢', floor=2, doors=[])"
    assert home.upstairs
    assert len({Spoken("A"), Spoken("a")}) == 1 and repr(Spoken("A")) == "A"
    assert Thing("a") != Thing("a") and len({Thing("a"), Thing("a")}) == 2
    with pytest.raises(TypeError, match="unhashable"):
        hash(Sum())
    with pytest.raises(TypeError, match="building"):
        Home()  # type: ignore[call-arg]


def test_what_is_frozen_stays_as_it_is():
    home = Home("3幢")
    with pytest.raises(dataclasses.FrozenInstanceError, match="floor"):
        home.floor = 3  # type: ignore[misc]
    with pytest.raises(dataclasses.FrozenInstanceError, match="floor"):
        del home.floor  # type: ignore[misc]
    changed = Sum((1, 2))
    changed.total = 9
    assert (Sum((1, 2)).total, changed.total) == (3, 9)


def test_fields_are_known_before_the_first_instance():
    @lean.dataclass(frozen=True)
    class Fresh:
        """Nobody has made one."""

        a: int
        b: str = "x"

    assert [field.name for field in dataclasses.fields(Fresh)] == ["a", "b"]
    assert dataclasses.is_dataclass(Fresh) and Fresh.__match_args__ == ("a", "b")
    assert dataclasses.asdict(dataclasses.replace(Fresh(1), b="y")) == {"a": 1, "b": "y"}


def test_a_plain_class_may_inherit_and_its_fields_be_asked_for_first():
    @lean.dataclass(frozen=True)
    class Above:
        """Has the fields."""

        a: int = 1

    class Below(Above):
        """Adds nothing that is a field."""

    assert [field.name for field in dataclasses.fields(Below)] == ["a"]
    assert Below(2).a == 2 and Below() == Below(1)


def test_each_instance_has_a_list_of_its_own():
    one, other = Home("1幢"), Home("2幢")
    one.doors.append("101")
    assert other.doors == []


def test_copies_are_equal():
    home = Home("3幢", doors=["301"])
    for copied in (copy.copy(home), copy.deepcopy(home), pickle.loads(pickle.dumps(home))):
        assert copied == home


def _make(cls: Any, made: list[Any], number: int) -> None:
    made.append(cls(number))


def test_several_threads_may_make_the_first_one():
    for _ in range(20):

        @lean.dataclass(frozen=True)
        class Raced:
            """Made in several threads at once."""

            number: int

        made: list[Any] = []
        work = functools.partial(_make, Raced, made)
        threads = [threading.Thread(target=work, args=(number,)) for number in range(4)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert {each.number for each in made} == {0, 1, 2, 3}


def test_a_class_that_inherits_is_refused():
    with pytest.raises(TypeError, match="inherits"):

        @lean.dataclass(frozen=True)
        class Larger(Home):
            """A home with more."""

            more: str = ""
