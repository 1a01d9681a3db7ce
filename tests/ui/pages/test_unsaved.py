"""The disk is full while somebody types: the words stay on the screen, whatever is pressed, until they are saved."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future

import pytest
from pytestqt.qtbot import QtBot

from forms.errors import UserError
from storage.workspace import Workspace
from tests.ui.pages.conftest import building
from ui.pages.walk import WalkPage
from ui.window import Window

WORDS = "走道堆满纸箱，只能侧身通过"


class Disk:
    """A disk that is full until it is freed."""

    def __init__(self, ws: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
        self.full = False
        self._put_all = ws.drafts.put_all
        monkeypatch.setattr(ws.drafts, "put_all", self.put_all)

    def put_all(self, *given: object) -> Future:
        if not self.full:
            return self._put_all(*given)  # type: ignore[arg-type]
        refused: Future = Future()
        refused.set_exception(UserError("WORKSPACE_005", path="workspace.db"))
        return refused


@pytest.fixture
def disk(ws: Workspace, monkeypatch: pytest.MonkeyPatch) -> Disk:
    return Disk(ws, monkeypatch)


@pytest.fixture
def walk(qtbot: QtBot, ws: Workspace, disk: Disk, open_window: Callable[[Workspace], Window]) -> WalkPage:
    """A round whose last words could not be saved."""
    window = open_window(ws)
    window.show_page("walk", place=building(ws).id)
    page = window.page("walk")
    assert isinstance(page, WalkPage)
    qtbot.waitUntil(lambda: page.here is not None, timeout=20_000)
    assert page.filling is not None
    qtbot.waitUntil(lambda: page.filling is not None and not page.filling.waiting)
    disk.full = True
    page.filling.answer("/data/inspectors", WORDS, at_once=True)
    qtbot.waitUntil(lambda: page.filling is not None and page.filling.state.kind == "failed")
    return page


def window_of(page: WalkPage) -> Window:
    window = page.window()
    assert isinstance(window, Window)
    return window


def free(qtbot: QtBot, disk: Disk, page: WalkPage) -> None:
    disk.full = False
    assert page.filling is not None
    page.filling.flush()
    qtbot.waitUntil(lambda: page.filling is not None and page.filling.state.kind == "saved")


def test_the_window_does_not_close_over_unsaved_words_and_closes_once_they_are_saved(
    qtbot: QtBot, disk: Disk, walk: WalkPage
) -> None:
    window = window_of(walk)
    assert not window.close()
    qtbot.waitUntil(lambda: "could not be saved" in walk.banner.text)
    assert window.isVisible()
    free(qtbot, disk, walk)
    with qtbot.waitSignal(window.closed):
        window.close()


def test_who_wants_to_may_close_and_lose_them(qtbot: QtBot, walk: WalkPage) -> None:
    window = window_of(walk)
    window.close()
    qtbot.waitUntil(walk.banner.isVisible)
    with qtbot.waitSignal(window.closed):
        window._give_up()


def test_neither_locking_nor_another_language_takes_unsaved_words_away(
    qtbot: QtBot, disk: Disk, walk: WalkPage
) -> None:
    window = window_of(walk)
    for leave in (window.lock, window.rebuild):
        walk.banner.hide()
        with qtbot.assertNotEmitted(window.locked):
            leave()
            qtbot.waitUntil(walk.banner.isVisible)
    assert window.page("walk") is walk
    assert walk.filling is not None and walk.filling.session.value("/data/inspectors") == WORDS
    free(qtbot, disk, walk)
    with qtbot.waitSignal(window.locked):
        window.lock()


def test_another_building_waits_for_unsaved_words(qtbot: QtBot, disk: Disk, walk: WalkPage) -> None:
    before = walk.filling
    walk.choose()
    walk.open("place:another")
    assert "could not be saved" in walk.banner.text
    assert walk.filling is before
    free(qtbot, disk, walk)
    walk.choose()
    assert walk.round is None
