"""Tab alone reaches everything that can be used, on every page, and one sees where it is."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QApplication, QWidget
from pytestqt.qtbot import QtBot

from storage.community import places, questionnaires
from storage.demonstration import PASSPHRASE, demo
from storage.workspace import Workspace
from ui import parts, theme
from ui.form.choice_button import ChoiceButton
from ui.pages.registry import PAGES
from ui.pages.walk_places import StopButton
from ui.preferences import Preferences
from ui.tokens import Look
from ui.window import Window

from .test_access import describe, name_of, settle, shown_controls

MOST_STEPS = 900
Show = Callable[[QtBot, Window], None]


@pytest.fixture(scope="module")
def story(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demonstration: every page has something to show."""
    folder = tmp_path_factory.mktemp("story") / "w"
    demo(folder, scale="seed", seed=1)
    return folder


@pytest.fixture(params=["light", "contrast"])
def look(request: pytest.FixtureRequest) -> Iterator[Look]:
    theme.apply(request.param)
    yield request.param
    theme.apply()


@pytest.fixture
def window(qtbot: QtBot, story: Path, tmp_path: Path, look: Look) -> Iterator[Window]:
    shutil.copytree(story, tmp_path / "w")
    with Workspace.open(tmp_path / "w", PASSPHRASE) as ws:
        made = Window(ws, preferences=Preferences())
        made.resize(1366, 768)
        made.show()
        with qtbot.waitActive(made):
            made.activateWindow()
        yield made
        qtbot.waitUntil(lambda: made.worker.running == 0)
        made.release()
        made.deleteLater()


def walk_through(window: Window) -> tuple[list[QWidget], list[QWidget]]:
    """What Tab visits, in its order, and on which of it the focus cannot be seen."""
    seen: list[QWidget] = []
    unseen: list[QWidget] = []
    held: tuple[QWidget, QImage] | None = None
    for _ in range(MOST_STEPS):
        QTest.keyClick(window.focusWidget() or window, Qt.Key.Key_Tab)
        QApplication.processEvents()
        if held is not None and held[0].isVisible() and held[0].grab().toImage() == held[1]:
            unseen.append(held[0])
        focused = window.focusWidget()
        if focused is None or focused in seen:
            break
        seen.append(focused)
        held = (focused, focused.grab().toImage())
    return seen, unseen


def reached(widget: QWidget, seen: list[QWidget]) -> bool:
    """Of buttons that belong together (one answer, one list of homes) Tab visits one; the arrow keys reach the rest."""
    if widget in seen or (isinstance(widget, QAbstractButton) and widget.group()):
        return True
    together = isinstance(widget, (ChoiceButton, StopButton))
    near = [each for each in seen if type(each) is type(widget)]
    return together and any(isinstance(each, StopButton) or each.parent() is widget.parent() for each in near)


def assert_walkable(qtbot: QtBot, window: Window) -> None:
    settle(qtbot, window)
    seen, unseen = walk_through(window)
    missed = [describe(each) for each in shown_controls(window) if each.isEnabled() and not reached(each, seen)]
    silent = [describe(widget) for widget in seen if not name_of(widget).strip() and widget.isVisible()]
    # a list shows its focus on the row that is current
    hidden = [describe(widget) for widget in unseen if not isinstance(widget, QAbstractItemView)]
    assert (missed, silent, hidden) == ([], [], [])


@pytest.mark.parametrize("key", [entry.key for entry in PAGES])
def test_tab_reaches_everything_on_a_page_and_shows_where_it_is(qtbot: QtBot, window: Window, key: str) -> None:
    window.show_page(key)
    assert_walkable(qtbot, window)


def building(window: Window) -> str:
    return next(place.id for place in window.ws.read(places.tree) if place.level == "building")


def on_the_walk(qtbot: QtBot, window: Window) -> None:
    window.show_page("walk", place=building(window))
    page = window.page("walk")
    qtbot.waitUntil(lambda: page.here is not None, timeout=20_000)  # type: ignore[attr-defined]
    page.go(next(stop.key for stop in page.round.stops() if stop.kind == "home"))  # type: ignore[attr-defined]


def keying(qtbot: QtBot, window: Window) -> None:
    window.show_page("sheets")
    batch = window.ws.read(questionnaires.batches.select)[0]
    window.page("sheets").key(batch)  # type: ignore[attr-defined]


def results(qtbot: QtBot, window: Window) -> None:
    window.show_page("sheets")
    batch = window.ws.read(questionnaires.batches.select)[0]
    window.page("sheets").show_results(batch)  # type: ignore[attr-defined]


def story_of_an_issue(qtbot: QtBot, window: Window) -> None:
    window.show_page("ledger")
    issue = window.ws.read(lambda db: db.conn.execute("SELECT id FROM issue ORDER BY relapses DESC").fetchone()[0])
    window.page("ledger").open(issue)  # type: ignore[attr-defined]


def a_place(qtbot: QtBot, window: Window) -> None:
    window.show_page("places", place=building(window))


def adding_places(qtbot: QtBot, window: Window) -> None:
    window.show_page("places", adding=True)


@pytest.mark.parametrize(
    "show", [on_the_walk, results, story_of_an_issue, a_place, adding_places], ids=lambda show: show.__name__
)
def test_tab_reaches_everything_where_the_work_is_done(qtbot: QtBot, window: Window, show: Show) -> None:
    show(qtbot, window)
    assert_walkable(qtbot, window)


def test_while_sheets_are_keyed_tab_goes_on_and_f6_leaves(qtbot: QtBot, window: Window) -> None:
    keying(qtbot, window)
    settle(qtbot, window)
    left = set()
    for _ in range(3):
        QTest.keyClick(window.focusWidget() or window, Qt.Key.Key_F6)
        left |= {
            name for name in ("strip", "rail", "stack") if getattr(window, name).isAncestorOf(window.focusWidget())
        }
    assert left == {"strip", "rail", "stack"}


@pytest.mark.parametrize("role", ["", "primary"])
def test_a_button_that_is_off_can_still_be_read(qtbot: QtBot, look: Look, role: str) -> None:
    made = parts.button("添加", role=role)
    qtbot.addWidget(made)
    made.setEnabled(False)
    made.show()
    picture = made.grab().toImage()
    inside = [
        picture.pixelColor(x, y).lightness() for x in range(4, made.width() - 4) for y in range(4, made.height() - 4)
    ]
    assert max(inside) - min(inside) > 90
