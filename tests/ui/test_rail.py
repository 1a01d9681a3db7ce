"""The rail: every page can be reached in the lowest window and the largest type."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from ui import theme
from ui.pages.registry import PAGES
from ui.rail import Rail

LOWEST = 560 - 44
"""What the lowest window leaves for the rail above the status strip."""


@pytest.fixture
def largest() -> Iterator[None]:
    theme.apply("light", "walk")
    yield
    theme.apply()


def made(qtbot: QtBot, height: int) -> Rail:
    rail = Rail(PAGES)
    qtbot.addWidget(rail)
    rail.resize(rail.width(), height)
    with qtbot.waitExposed(rail):
        rail.show()
    return rail


def in_sight(rail: Rail, key: str) -> bool:
    button = rail.button(key)
    top = button.mapTo(rail, button.rect().topLeft()).y()
    return top >= 0 and top + button.height() <= rail.height() and not button.visibleRegion().isEmpty()


def test_a_high_window_shows_icons_and_words_and_no_arrows(qtbot: QtBot) -> None:
    rail = made(qtbot, 900)
    assert all(in_sight(rail, entry.key) for entry in PAGES)
    assert not rail._down.isVisible()
    assert rail.button("plans").toolButtonStyle() == Qt.ToolButtonStyle.ToolButtonTextUnderIcon


def test_in_the_largest_type_and_the_lowest_window_every_page_comes_into_sight(qtbot: QtBot, largest: None) -> None:
    rail = made(qtbot, LOWEST)
    target = theme.current().measures.target
    assert in_sight(rail, "settings"), "the last one stands still"
    for entry in PAGES:
        rail.show_chosen(entry.key)
        qtbot.waitUntil(lambda key=entry.key: in_sight(rail, key))  # type: ignore[misc]
        assert rail.button(entry.key).height() >= target
    rail.show_chosen(PAGES[0].key)
    assert rail._down.isVisible() and rail._down.isEnabled() and not rail._up.isEnabled()
    rail.button(PAGES[0].key).setFocus()
    for entry in PAGES[1:]:
        qtbot.keyClick(rail.focusWidget() or rail, Qt.Key.Key_Down)
        assert in_sight(rail, entry.key), "the arrow keys bring it into sight"
