"""Scanned sheets in the window: pictures in, what became of each page, and the keyboard alone to settle the rest."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from exporters.sheets.printing import Order, print_sheets
from storage.built_in import install_built_in
from storage.community import scans, sheet_register
from storage.workspace import Workspace
from tests.forms.paper.penned import fill_in, put, rendered, some_pen, tick
from ui.pages import scanning
from ui.pages.questionnaires import QuestionnairesPage
from ui.pages.scan_naming import NamingView
from ui.pages.scan_review import ReviewView
from ui.pages.scanning import ScanView
from ui.window import Window

FORM = "resident_questionnaire"


@pytest.fixture
def pictures(ws: Workspace, tmp_path: Path) -> Path:
    """The three pages of a sheet, with two ticks at the first question and one page without any code."""
    install_built_in(ws)
    made = print_sheets(ws, Order(FORM, 1))
    map = ws.read(lambda db: sheet_register.map_of(db, batch=made.batch, number=1))
    assert map is not None
    rng = np.random.default_rng(2)
    folder = tmp_path / "pictures"
    folder.mkdir()
    for number, page in enumerate(rendered(made.data), 1):
        if number == 1:
            first = [mark for mark in map.on_page(1) if mark.question == "q1_identity"]
            for mark in first[:2]:
                put(page, mark, tick, some_pen(rng), rng)
        elif number == 2:
            for x, y, side in map.codes:
                page[int(y * 2.7) : int((y + side) * 2.85), int(x * 2.7) : int((x + side) * 2.85)] = 120
        else:
            fill_in(page, map, 3, rng, shapes=(tick,))
        Image.fromarray(page).save(folder / f"{number}.png")
    return folder


@pytest.fixture
def view(qtbot: QtBot, ws: Workspace, open_window: Callable[[Workspace], Window]) -> ScanView:
    install_built_in(ws)
    window = open_window(ws)
    window.show_page("sheets")
    page = window.page("sheets")
    assert isinstance(page, QuestionnairesPage)
    page.show_scans()
    assert page.scanning is not None
    return page.scanning


def read(qtbot: QtBot, view: ScanView, folder: Path) -> None:
    view.scan([folder])
    qtbot.waitUntil(lambda: len(view.found) == 3 and "read" in view.summary.text(), timeout=60_000)


def reviewing(qtbot: QtBot, view: ScanView) -> ReviewView:
    view.begin()
    review = view.review
    assert review is not None
    qtbot.waitUntil(lambda: review.reading is not None, timeout=20_000)
    return review


def test_an_empty_queue_teaches_what_to_bring(view: ScanView) -> None:
    assert view.empty.isVisible() and not view.pages.isVisible()
    assert view.files.isEnabled()


def test_each_page_says_what_came_of_it(qtbot: QtBot, view: ScanView, pictures: Path) -> None:
    read(qtbot, view, pictures)
    said = {view.pages.topLevelItem(n).text(3): view.pages.topLevelItem(n).text(2) for n in range(3)}
    assert "still to look at" in said["1.png"]
    assert said["2.png"].startswith("Key by hand:") and "codes" in said["2.png"]
    assert "to key by hand" in view.summary.text()


def test_the_keyboard_alone_settles_a_page_and_takes_it_back(
    qtbot: QtBot, view: ScanView, pictures: Path, ws: Workspace
) -> None:
    read(qtbot, view, pictures)
    review = reviewing(qtbot, view)
    assert review.reading is not None and review.reading.why == "two"
    assert "Two boxes" in review.why.text()
    rec = review.pages[0].scan.id
    qtbot.keyClick(review, Qt.Key.Key_Return)  # which of the two?
    assert review.place == 0 and "Only one" in review.why.text()
    with qtbot.waitSignal(review.settled):
        qtbot.keyClick(review, Qt.Key.Key_2)
    opened = ws.read(lambda db: scans.load(db, rec))
    assert opened is not None and len(opened.says("q1_identity")) == 1
    qtbot.waitUntil(lambda: review.reading is not None and review.reading.question != "q1_identity", timeout=20_000)
    qtbot.keyClick(review, Qt.Key.Key_PageUp)
    qtbot.waitUntil(lambda: review.reading is not None and review.reading.question == "q1_identity", timeout=20_000)
    opened = ws.read(lambda db: scans.load(db, rec))
    assert opened is not None and "q1_identity" not in opened.settled
    with qtbot.waitSignal(review.settled):
        qtbot.keyClick(review, Qt.Key.Key_Space)
    opened = ws.read(lambda db: scans.load(db, rec))
    assert opened is not None and opened.says("q1_identity") == ()


def test_handwriting_is_typed_beside_its_picture(qtbot: QtBot, view: ScanView, pictures: Path, ws: Workspace) -> None:
    read(qtbot, view, pictures)
    page = next(one for one in view.found if one.scan.page == 3)
    view.open(page.scan.id)
    review = view.review
    assert review is not None
    qtbot.waitUntil(lambda: review.reading is not None, timeout=20_000)
    while review.reading is not None and review.reading.kind != "text":
        with qtbot.waitSignal(review.settled):
            qtbot.keyClick(review, Qt.Key.Key_Return)
    assert review.text.isVisible() and not review.image.isNull()
    name = review.reading.question
    review.text.setText("多装几盏灯")
    with qtbot.waitSignal(review.settled):
        qtbot.keyClick(review.text, Qt.Key.Key_Return)
    opened = ws.read(lambda db: scans.load(db, page.scan.id))
    assert opened is not None and opened.says(name) == ("多装几盏灯",)


def test_the_whole_page_is_one_key_away_and_escape_keeps_what_was_said(
    qtbot: QtBot, view: ScanView, pictures: Path
) -> None:
    read(qtbot, view, pictures)
    review = reviewing(qtbot, view)
    qtbot.keyClick(review, Qt.Key.Key_F11)
    assert review.crop.whole
    qtbot.keyClick(review, Qt.Key.Key_F11)
    assert not review.crop.whole
    qtbot.keyClick(review, Qt.Key.Key_Escape)
    assert view.review is None and view.stack.currentIndex() == 0


def test_a_page_that_was_keyed_by_hand_is_put_aside_and_can_come_back(
    qtbot: QtBot, view: ScanView, pictures: Path
) -> None:
    read(qtbot, view, pictures)
    lost = next(n for n in range(3) if view.pages.topLevelItem(n).text(3) == "2.png")
    view.pages.setCurrentItem(view.pages.topLevelItem(lost))
    view.aside.click()
    qtbot.waitUntil(lambda: len(view.found) == 2, timeout=20_000)
    view.banner._action.click()
    qtbot.waitUntil(lambda: len(view.found) == 3, timeout=20_000)


def test_without_the_extra_the_page_says_how_to_get_it(
    qtbot: QtBot, ws: Workspace, open_window: Callable[[Workspace], Window], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(scanning, "can_scan", lambda: False)
    window = open_window(ws)
    window.show_page("sheets")
    page = window.page("sheets")
    assert isinstance(page, QuestionnairesPage)
    page.show_scans()
    assert page.scanning is not None
    qtbot.waitUntil(lambda: "pip install" in page.scanning.banner.text, timeout=20_000)
    assert not page.scanning.files.isEnabled()


def naming(qtbot: QtBot, view: ScanView) -> NamingView:
    view.begin_naming()
    asked = view.naming
    assert asked is not None
    qtbot.waitUntil(lambda: asked.window().focusWidget() is asked.number and asked.batch.count() > 0, timeout=20_000)
    return asked


def say_number(qtbot: QtBot, asked: NamingView, words: str) -> None:
    asked.number.clear()
    qtbot.keyClicks(asked.number, words)
    qtbot.keyClick(asked.number, Qt.Key.Key_Return)


def test_a_page_without_code_is_named_by_the_keyboard_and_then_looked_at(
    qtbot: QtBot, view: ScanView, pictures: Path, ws: Workspace
) -> None:
    read(qtbot, view, pictures)
    assert view.name.isVisible()
    asked = naming(qtbot, view)
    say_number(qtbot, asked, "9")
    qtbot.waitUntil(lambda: "not printed" in asked.banner.text, timeout=20_000)
    assert "001" in asked.banner.text and asked.window().focusWidget() is asked.number
    say_number(qtbot, asked, "1")
    qtbot.waitUntil(lambda: asked.found is not None, timeout=20_000)
    assert "not been keyed" in asked.facts.text() and asked.page == 2  # one and three are here
    qtbot.keyClick(asked, Qt.Key.Key_1)
    assert "here already" in asked.pages[0].text()
    qtbot.keyClick(asked, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "not that of page 1" in asked.banner.text, timeout=20_000)
    qtbot.keyClick(asked, Qt.Key.Key_2)
    qtbot.keyClick(asked, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: view.naming is None, timeout=20_000)
    known = {one.scan.file: one.scan for one in view.found}
    assert (known["2.png"].number, known["2.png"].page, known["2.png"].reason) == (1, 2, "")


def test_a_page_without_code_is_keyed_by_hand_with_its_picture_beside(
    qtbot: QtBot, view: ScanView, pictures: Path, ws: Workspace
) -> None:
    read(qtbot, view, pictures)
    asked = naming(qtbot, view)
    say_number(qtbot, asked, "1")
    qtbot.waitUntil(lambda: asked.found is not None, timeout=20_000)
    with qtbot.waitSignal(view.key_wanted, timeout=20_000):
        qtbot.keyClick(asked, Qt.Key.Key_K)
    page = view.window().page("sheets")  # type: ignore[attr-defined]
    keying = page.keying
    assert keying is not None
    qtbot.waitUntil(lambda: keying.sheet is not None and bool(keying.paper.pages), timeout=20_000)
    assert keying.number.text().endswith("-001") and keying.paper.isVisible()
    assert [one.sight.opened.scan.page for one in keying.paper.pages] == [1, 2, 3]
    qtbot.keyClick(keying.number, Qt.Key.Key_Return)
    assert keying.step is not None and keying.paper.at == 0 and keying.paper.crop.part is not None
    qtbot.keyClick(keying, Qt.Key.Key_F11)
    assert keying.paper.crop.part is None
    qtbot.keyClick(keying, Qt.Key.Key_F8)
    keying.reason.setText("没答完")
    with qtbot.waitSignal(keying.kept, timeout=20_000):
        qtbot.keyClick(keying.reason, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: page.scanning is not None and len(page.scanning.found) == 3, timeout=20_000)
    scanned = page.scanning
    said = [scanned.pages.topLevelItem(n).text(2) for n in range(3) if scanned.found[n].scan.file == "2.png"]
    assert said == ["The picture is kept with its sheet, which is keyed."]
    assert "to key by hand" not in scanned.summary.text()


def test_the_picture_alone_is_kept_and_a_wrong_number_is_taken_back(
    qtbot: QtBot, view: ScanView, pictures: Path, ws: Workspace
) -> None:
    read(qtbot, view, pictures)
    asked = naming(qtbot, view)
    say_number(qtbot, asked, "1")
    qtbot.waitUntil(lambda: asked.found is not None, timeout=20_000)
    qtbot.keyClick(asked, Qt.Key.Key_P)
    qtbot.waitUntil(lambda: view.naming is None and "kept with it" in view.banner.text, timeout=20_000)
    page = next(one for one in view.found if one.scan.file == "2.png")
    assert page.scan.number == 1 and page.to_key
    view.open(page.scan.id)
    again = view.naming
    assert again is not None
    qtbot.waitUntil(lambda: again.found is not None, timeout=20_000)
    again.back.click()
    qtbot.waitUntil(
        lambda: view.naming is None and next(o for o in view.found if o.scan.file == "2.png").scan.number is None,
        timeout=20_000,
    )
