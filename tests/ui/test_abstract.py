from __future__ import annotations

from abc import abstractmethod

import pytest
from PySide6.QtWidgets import QWidget

from ui.abstract import Abstract
from ui.form.field import Field


class Shape(Abstract, QWidget):
    @abstractmethod
    def area(self) -> int:
        """How large it is."""


def test_a_kind_that_lacks_what_every_kind_must_bring_is_refused_when_it_is_written(qapp) -> None:
    with pytest.raises(TypeError, match="Circle must have area"):
        type("Circle", (Shape,), {})


def test_a_kind_that_brings_it_and_what_inherits_from_it_are_widgets(qapp) -> None:
    class Square(Shape):
        def area(self) -> int:
            return 4

    class Chequered(Square):
        pass

    assert Chequered().area() == 4


def test_a_field_must_know_how_to_show_an_answer() -> None:
    with pytest.raises(TypeError, match="show_value"):
        type("Blind", (Field,), {})
