from __future__ import annotations

import pytest
from PySide6.QtGui import QColor

from ui import icons, theme
from ui.icon_shapes import ICONS, STATE_COLOUR, STATES
from ui.pages.registry import PAGES


@pytest.mark.parametrize("name", [*ICONS, *STATES])
def test_every_drawing_stays_on_its_grid_and_is_not_empty(name: str, qapp) -> None:
    boxes = [icons.path(stroke.lstrip("!")).boundingRect() for stroke in STATES.get(name) or ICONS[name]]
    assert min(min(box.left(), box.top()) for box in boxes) >= 1
    assert max(max(box.right(), box.bottom()) for box in boxes) <= icons.GRID - 1
    image = icons.pixmap(name, size=48, colour="#000000").toImage()
    assert any(image.pixelColor(x, y).alpha() for x in range(48) for y in range(48))


def test_states_differ_in_shape_not_only_in_colour(qapp) -> None:
    drawn = [icons.pixmap(name, size=24, colour="#000000").toImage() for name in STATES]
    assert all(one != other for i, one in enumerate(drawn) for other in drawn[i + 1 :])


def test_every_state_has_a_colour_in_every_look(qapp) -> None:
    assert set(STATE_COLOUR) == set(STATES)
    for name in STATES:
        assert QColor(icons.colour_of(name)).isValid()


def test_a_picture_is_drawn_once_per_size_and_colour(qapp) -> None:
    assert icons.pixmap("add", size=20, colour="#112233") is icons.pixmap("add", size=20, colour="#112233")


def test_a_picture_is_sharp_on_a_dense_screen(qapp) -> None:
    picture = icons.pixmap("add", size=20, colour="#112233", ratio=2.0)
    assert (picture.width(), picture.devicePixelRatio()) == (40, 2.0)


def test_a_mark_says_its_word_to_a_screen_reader(qtbot) -> None:
    mark = icons.Mark("fail", "Fails")
    qtbot.addWidget(mark)
    assert mark.accessibleName() == "Fails"
    assert mark.width() == theme.current().measures.text + 3


def test_every_page_of_the_rail_has_its_icon() -> None:
    assert [entry.icon for entry in PAGES if entry.icon not in ICONS] == []
