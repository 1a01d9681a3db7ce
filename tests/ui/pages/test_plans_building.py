"""Buildings outlined on a picture, by mouse and by key, and coloured by how they stand."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from storage.community import building_plans, places, works
from storage.community.building_plans import Outline
from storage.workspace import Workspace
from tests.ui.pages.conftest import community, focused, photo, press
from ui.pages.plans import PlansPage
from ui.pages.plans_building import BuildingPlans
from ui.window import Window


@pytest.fixture
def ws(folder: Path):
    workspace = community(folder, "21幢 101室；22幢 101室")
    yield workspace
    workspace.close()


@pytest.fixture
def part(qtbot: QtBot, ws: Workspace, open_window: Callable[[Workspace], Window], tmp_path: Path) -> BuildingPlans:
    """A plan that was begun on a photo."""
    window = open_window(ws)
    window.show_page("plans", part="buildings")
    page = window.page("plans")
    assert isinstance(page, PlansPage)
    qtbot.waitUntil(page.buildings.empty.isVisible)
    path = tmp_path / "航拍图.jpg"
    path.write_bytes(photo())
    page.buildings.begin(path)
    qtbot.waitUntil(lambda: page.buildings.canvas.isVisible() and page.buildings.canvas.picture is not None)
    qtbot.waitUntil(lambda: window.worker.running == 0)
    return page.buildings


def outlines(ws: Workspace, part: BuildingPlans) -> list[Outline]:
    return ws.read(lambda db: building_plans.outlines_of(db, part.plan))


def at(part: BuildingPlans, x: int, y: int) -> QPoint:
    """A spot of the picture, in hundredths."""
    return part.canvas.spot((x * 100, y * 100)).toPoint()


def drag(qtbot: QtBot, part: BuildingPlans, one: tuple[int, int], other: tuple[int, int]) -> None:
    canvas = part.canvas
    qtbot.mousePress(canvas, Qt.MouseButton.LeftButton, pos=at(part, *one))
    qtbot.mouseMove(canvas, at(part, *other))
    qtbot.mouseRelease(canvas, Qt.MouseButton.LeftButton, pos=at(part, *other))


def rectangle(qtbot: QtBot, ws: Workspace, part: BuildingPlans) -> str:
    part.take_tool("rectangle")
    drag(qtbot, part, (10, 10), (30, 40))
    qtbot.waitUntil(lambda: len(part.canvas.outlines) == 1)
    return outlines(ws, part)[0].key


def test_a_rectangle_is_dragged_named_and_coloured(qtbot: QtBot, ws: Workspace, part: BuildingPlans) -> None:
    rectangle(qtbot, ws, part)
    qtbot.waitUntil(lambda: focused() is part.building.edit)
    press(qtbot, "22", Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: outlines(ws, part)[0].place != "")
    house = next(one for one in ws.read(places.tree) if one.name == "22幢")
    (one,) = outlines(ws, part)
    assert one.place == house.id and one.value == "rectangle"
    assert abs(one.corners[0][0] - 1000) < 60 and abs(one.corners[2][1] - 4000) < 60
    assert [count for _, count in part.counts()] == [0, 0, 0]
    ws.write_now(lambda txn: works.plan(txn, place=house.id, measure="lift", noted="done"))
    qtbot.waitUntil(lambda: [count for _, count in part.counts()] == [1, 0, 0])


def test_corners_are_set_by_click_and_by_key(qtbot: QtBot, ws: Workspace, part: BuildingPlans) -> None:
    part.take_tool("polygon")
    for spot in ((50, 10), (70, 10), (60, 40), (50, 10)):
        qtbot.mouseClick(part.canvas, Qt.MouseButton.LeftButton, pos=at(part, *spot))
    qtbot.waitUntil(lambda: len(outlines(ws, part)) == 1)
    part.canvas.setFocus()
    keys = Qt.Key
    press(qtbot, keys.Key_Space, *[keys.Key_Right] * 9, keys.Key_Space, *[keys.Key_Down] * 9, keys.Key_Space)
    press(qtbot, keys.Key_Space, keys.Key_Return)
    qtbot.waitUntil(lambda: len(outlines(ws, part)) == 2)
    assert outlines(ws, part)[1].corners == ((5000, 5000), (5900, 5000), (5900, 5900))


def test_an_outline_is_moved_reshaped_erased_and_brought_back(qtbot: QtBot, ws: Workspace, part: BuildingPlans) -> None:
    rectangle(qtbot, ws, part)
    part.take_tool("choose")
    drag(qtbot, part, (20, 25), (30, 25))
    qtbot.waitUntil(lambda: outlines(ws, part)[0].corners[0][0] > 1900)
    qtbot.waitUntil(lambda: part.canvas.outlines[0].corners[0][0] > 1900)
    drag(qtbot, part, (40, 40), (50, 60))
    qtbot.waitUntil(lambda: outlines(ws, part)[0].corners[2][1] > 5900)
    part.canvas.setFocus()
    part.canvas.choose(outlines(ws, part)[0].key)
    press(qtbot, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: outlines(ws, part) == [])
    page = part.window().page("plans")  # type: ignore[attr-defined]
    page.take_back()
    qtbot.waitUntil(lambda: len(outlines(ws, part)) == 1)


def test_a_begun_outline_is_left_by_escape(qtbot: QtBot, ws: Workspace, part: BuildingPlans) -> None:
    part.take_tool("polygon")
    qtbot.mouseClick(part.canvas, Qt.MouseButton.LeftButton, pos=at(part, 20, 20))
    press(qtbot, Qt.Key.Key_Escape)
    assert part.canvas.corners == [] and outlines(ws, part) == []


def test_states_are_told_apart_without_colour(part: BuildingPlans) -> None:
    for number in range(part.by.count()):
        part.by.setCurrentIndex(number)
        looks = list(part.fills().values())
        assert len({fill.pattern for fill in looks}) == len({fill.shape for fill in looks}) == len(looks)


def test_the_plan_goes_out_as_a_picture_and_as_a_page(
    qtbot: QtBot, ws: Workspace, part: BuildingPlans, tmp_path: Path
) -> None:
    rectangle(qtbot, ws, part)
    part.save(tmp_path / "图.png")
    part.save(tmp_path / "图.pdf")
    picture = QImage(str(tmp_path / "图.png"))
    assert picture.width() >= 1200 and picture.height() > picture.width() * 0.7, "the legend stands below the photo"
    assert (tmp_path / "图.pdf").read_bytes().startswith(b"%PDF")
