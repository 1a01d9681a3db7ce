"""A look that many widgets share is drawn once, and anew for another state, size or scale."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QPainter
from pytestqt.qtbot import QtBot

from ui.form.drawn import drawn

times: list[tuple[object, ...]] = []


def _square(painter: QPainter, size: QSize, colour: str) -> None:
    times.append((size.width(), colour))
    painter.fillRect(0, 0, size.width(), size.height(), QColor(colour))


def test_what_looks_the_same_is_drawn_once(qtbot: QtBot) -> None:
    times.clear()
    first = drawn(_square, QSize(31, 7), 1.0, "#102030")
    assert drawn(_square, QSize(31, 7), 1.0, "#102030").cacheKey() == first.cacheKey()
    assert times == [(31, "#102030")]


def test_another_colour_size_or_scale_is_drawn_for_itself(qtbot: QtBot) -> None:
    pictures = [
        drawn(_square, size, ratio, colour)
        for size, ratio, colour in (
            (QSize(33, 9), 1.0, "#102030"),
            (QSize(33, 9), 1.0, "#ffeedd"),
            (QSize(34, 9), 1.0, "#102030"),
            (QSize(33, 9), 1.5, "#102030"),
        )
    ]
    assert [picture.toImage().pixelColor(3, 3).name() for picture in pictures] == [
        "#102030", "#ffeedd", "#102030", "#102030",
    ]  # fmt: skip
    assert [picture.width() for picture in pictures] == [33, 33, 34, 50]
    assert pictures[3].deviceIndependentSize().toSize().width() == 33
