"""Choices on a map: drawn where they are, picked by a click there or by key in the list beside."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from pyxform.xls2xform import convert

from forms.session import FormSession
from forms.xform import parse
from tests.ui.form.conftest import Disk
from ui.form.box import QuestionBox
from ui.form.choice_map import ChoiceMapField
from ui.form.filling import Filling
from ui.form.view import FormView

PLACES: list[tuple[str, str, str, list]] = [
    ("tap", "Hydrant", "Point", [113.3301, 23.0951]),
    ("lane", "Lane", "LineString", [[113.3295, 23.0945], [113.3340, 23.0956]]),
    (
        "area", "Area", "Polygon",
        [[[113.3303, 23.0954], [113.3320, 23.0954], [113.3320, 23.0966], [113.3303, 23.0966], [113.3303, 23.0954]]],
    ),
    (
        "yard", "Yard in the area", "Polygon",
        [[[113.3305, 23.0956], [113.3309, 23.0956], [113.3309, 23.0960], [113.3305, 23.0960], [113.3305, 23.0956]]],
    ),
]  # fmt: skip
NOWHERE = {"type": "Feature", "properties": {"id": "none", "title": "Nobody knows"}, "geometry": None}
Open = Callable[..., tuple[FormView, ChoiceMapField]]


def geojson(places: list[tuple[str, str, str, list]], *, nowhere: bool = True) -> bytes:
    features: list[dict] = [
        {"type": "Feature", "properties": {"id": i, "title": t}, "geometry": {"type": k, "coordinates": c}}
        for i, t, k, c in places
    ]
    return json.dumps({"type": "FeatureCollection", "features": [*features, *([NOWHERE] * nowhere)]}).encode()


@pytest.fixture
def opened(qtbot: QtBot) -> Open:
    def make(kind: str = "select_one", *, places: bytes | None = None) -> tuple[FormView, ChoiceMapField]:
        asked = {"name": "where", "label": "Where?", "appearance": "map", "parameters": "value=id label=title"}
        survey = [{"type": f"{kind}_from_file places.geojson", **asked}, {"type": "text", "name": "b", "label": "B"}]
        book = {"survey": survey, "settings": [{"form_id": "x", "version": "1"}]}
        xform = str(convert(book, validate=False, pretty_print=False).xform)
        form = parse(xform, resources={"places.geojson": places or geojson(PLACES)})
        filling = Filling(FormSession(form), write=Disk().write)
        view = FormView(filling)
        qtbot.addWidget(view)
        view.resize(1100, 700)
        with qtbot.waitActive(view):
            view.show()
            view.activateWindow()
        view.start()
        QApplication.processEvents()
        box = view.slots[0].inner
        assert isinstance(box, QuestionBox) and isinstance(box.field, ChoiceMapField)
        return view, box.field

    return make


def at(field: ChoiceMapField, value: str) -> QPointF:
    """The middle of what is drawn for *value*."""
    return field.plot._middle(value)


def test_a_click_on_a_point_a_line_or_an_area_answers_with_its_choice(qtbot: QtBot, opened: Open) -> None:
    view, field = opened()
    for value in ("tap", "lane", "area"):
        qtbot.mouseClick(field.plot, Qt.MouseButton.LeftButton, pos=at(field, value).toPoint())
        assert view.filling.session.value("/data/where") == value
        assert field.plot.picked == {value}
    qtbot.mouseClick(field.plot, Qt.MouseButton.LeftButton, pos=QPoint(3, 3))
    assert view.filling.session.value("/data/where") == "area"  # a click beside everything changes nothing


def test_of_an_area_in_an_area_a_click_means_the_inner_one(qtbot: QtBot, opened: Open) -> None:
    _view, field = opened()
    inner = at(field, "yard")
    assert field.plot.choice_at(inner.x(), inner.y()) == "yard"


def test_the_keyboard_picks_in_the_list_and_the_map_shows_it(qtbot: QtBot, opened: Open) -> None:
    view, field = opened()
    qtbot.keyClick(QApplication.focusWidget(), "3")
    assert view.filling.session.value("/data/where") == "area" and field.plot.picked == {"area"}
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    focus = QApplication.focusWidget()
    assert focus is not None and view.slots[1].isAncestorOf(focus)


def test_several_places_are_picked_one_after_the_other(qtbot: QtBot, opened: Open) -> None:
    view, field = opened("select_multiple")
    for value in ("area", "tap", "yard", "tap"):
        qtbot.mouseClick(field.plot, Qt.MouseButton.LeftButton, pos=at(field, value).toPoint())
    assert view.filling.session.value("/data/where") == "area yard"


def test_a_choice_without_a_place_stands_in_the_list_and_it_is_said(qtbot: QtBot, opened: Open) -> None:
    _view, field = opened()
    assert "none" not in field.plot.shapes and field.said.isVisible()
    assert [button.value for button in field.inner.buttons][-1] == "none"  # type: ignore[union-attr]


def test_a_form_that_is_only_looked_at_cannot_be_answered_by_a_click(qtbot: QtBot, opened: Open) -> None:
    view, field = opened()
    field.set_readonly(True)
    assert not field.plot.isEnabled() and not field.inner.isEnabled()
    field.set_readonly(False)
    qtbot.mouseClick(field.plot, Qt.MouseButton.LeftButton, pos=at(field, "tap").toPoint())
    assert view.filling.session.value("/data/where") == "tap"


def test_a_long_list_has_its_map_too(qtbot: QtBot, opened: Open) -> None:
    many = [(f"p{n}", f"Place {n}", "Point", [113.3 + n / 1000, 23.1 + n % 7 / 1000]) for n in range(200)]
    view, field = opened(places=geojson(many, nowhere=False))
    assert len(field.plot.shapes) == 200 and not field.said.isVisible()
    qtbot.mouseClick(field.plot, Qt.MouseButton.LeftButton, pos=at(field, "p199").toPoint())
    assert view.filling.session.value("/data/where") == "p199"
    assert field.plot.grab().toImage().pixelColor(at(field, "p199").toPoint()).name() == "#0f6b6b"
