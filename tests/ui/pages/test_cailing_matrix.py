"""采菱's matrix through the window: from one line that makes sixty-two buildings to the sentence of a report."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QPushButton
from pytestqt.qtbot import QtBot

from forms.errors import UserError
from storage.community import places, works
from storage.workspace import Workspace
from tests.ui.conftest import type_text
from tests.ui.pages.conftest import focused, press
from ui.pages.places import PlacesPage
from ui.pages.plans import PlansPage
from ui.window import Window

# 62 buildings with 165 stairwells. Which have three and which have two is made up.
ESTATE = "1-41幢 1-3单元；42-62幢 1-2单元"
DONE = {"stairwell_art": (14, 18, 20, 22), "unit_door": (19, 21, 42), "lift": (19, 21, 42), "": (12, 13)}


class Typed(QObject):
    """Counts the lines into which somebody typed, each once."""

    def __init__(self) -> None:
        super().__init__()
        self.fields: set[int] = set()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        typed = event.type() == QEvent.Type.InputMethod or (
            event.type() == QEvent.Type.KeyPress and event.text().isprintable() and bool(event.text())  # type: ignore[attr-defined]
        )
        if typed and isinstance(watched, (QLineEdit, QPlainTextEdit)):
            self.fields.add(id(watched))
        return False


@pytest.fixture
def typed() -> Iterator[Typed]:
    counter = Typed()
    app = QApplication.instance()
    assert app is not None
    app.installEventFilter(counter)
    yield counter
    app.removeEventFilter(counter)


@pytest.fixture
def ws(folder: Path) -> Iterator[Workspace]:
    """采菱社区, in which nobody has entered anything."""
    workspace, _ = Workspace.create(folder, "demo", community="采菱社区", person="社工甲")
    yield workspace
    workspace.close()


def settle(qtbot: QtBot, window: Window) -> None:
    qtbot.waitUntil(lambda: window.worker.running == 0)


def set_cells(qtbot: QtBot, page: PlansPage, measure: str, numbers: tuple[int, ...], key: str) -> None:
    """Click the cells of *measure* at these buildings, holding Control, and press *key* once."""
    table, model = page.matrix.table, page.matrix.model
    names = [one.name for one in model.places]
    for at, number in enumerate(numbers):
        index = model.index(names.index(f"{number}幢"), model.measures.index(measure))
        table.scrollTo(index)
        held = Qt.KeyboardModifier.ControlModifier if at else Qt.KeyboardModifier.NoModifier
        qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, held, table.visualRect(index).center())
    assert len(table.chosen()) == len(numbers)
    table.setFocus()
    press(qtbot, key)


def chips(page: PlansPage) -> dict[str, QPushButton]:
    found = page.matrix.counts.findChildren(QPushButton)
    return {chip.text(): chip for chip in found if chip.isVisibleTo(page)}


def test_the_matrix_writes_its_sentence_and_nothing_is_typed_twice(
    qtbot: QtBot, chinese: None, ws: Workspace, open_window: Callable[[Workspace], Window], typed: Typed
) -> None:
    window = open_window(ws)
    window.show_page("plans", part="matrix")
    page = window.page("plans")
    assert isinstance(page, PlansPage)
    qtbot.waitUntil(page.matrix.empty.isVisible)
    page.matrix.empty.findChildren(QPushButton)[0].click()
    assert window.current_key == "places"
    where = window.page("places")
    assert isinstance(where, PlacesPage)
    settle(qtbot, window)
    adding = where.adding
    type_text(adding.text, ESTATE)
    qtbot.waitUntil(adding.create_button.isEnabled)
    adding.create_button.click()
    qtbot.waitUntil(lambda: len(ws.read(lambda db: places.tree(db, levels=("stairwell",)))) == 165)
    settle(qtbot, window)
    window.show_page("plans", part="matrix")
    qtbot.waitUntil(lambda: page.matrix.model.rowCount() == 62)
    settle(qtbot, window)
    for measure, numbers in DONE.items():
        set_cells(qtbot, page, measure, numbers, "3" if measure else "2")
        qtbot.waitUntil(lambda measure=measure, numbers=numbers: all(
            page.matrix.model.matrix.state(one.id, measure) for one in page.matrix.model.places
            if one.name in {f"{number}幢" for number in numbers}
        ))  # fmt: skip
        settle(qtbot, window)
    assert page.matrix.sentence.text() == (
        "网红楼道 4 幢（14、18、20、22）；单元门和电梯 3 幢（19、21、42）；推进中 2 幢（12、13）；合计涉及 9/62 幢。"
    )
    counted = chips(page)
    assert [int(words.rsplit(" ", 1)[1]) for words in counted if "全部" not in words] == [4, 3, 2]
    shown = {}
    for words in counted:
        if "全部" not in words:
            chips(page)[words].click()
            shown[words] = [one.name for one in page.matrix.model.places]
    assert list(shown.values()) == [
        ["14幢", "18幢", "20幢", "22幢"], ["19幢", "21幢", "42幢"], ["12幢", "13幢"],
    ]  # fmt: skip
    assert len(typed.fields) == 1, "the buildings, in one line; everything else follows from clicks and keys"


@pytest.fixture
def page(qtbot: QtBot, ws: Workspace, open_window: Callable[[Workspace], Window]) -> PlansPage:
    """The matrix of an estate in which 42幢 has a door and a lift."""
    from storage.community.place_bulk import parse_bulk

    def write(txn) -> None:
        made = places.add_places(txn, wanted=parse_bulk("40-42幢"), parent=places.root_id(txn.author.community))
        for measure in ("unit_door", "lift"):
            works.plan(txn, place=made[-1], measure=measure, noted="done")

    ws.write_now(write)
    window = open_window(ws)
    window.show_page("plans", part="matrix")
    page = window.page("plans")
    assert isinstance(page, PlansPage)
    qtbot.waitUntil(lambda: page.matrix.model.rowCount() == 3)
    settle(qtbot, window)
    return page


def cell(page: PlansPage, row: int, measure: str) -> str:
    return str(page.matrix.model.index(row, page.matrix.model.measures.index(measure)).data() or "")


def choose(page: PlansPage, row: int, measure: str) -> None:
    page.matrix.table.setCurrentIndex(page.matrix.model.index(row, page.matrix.model.measures.index(measure)))
    page.matrix.table.setFocus()


def test_a_cell_is_taken_out_and_comes_back_and_the_sentence_follows(qtbot: QtBot, page: PlansPage) -> None:
    assert "Entrance door, Lift 1 (42幢)" in page.matrix.sentence.text()
    choose(page, 2, "lift")
    press(qtbot, "0")
    assert cell(page, 2, "lift") == ""
    qtbot.waitUntil(lambda: "Entrance door 1 (42幢)" in page.matrix.sentence.text())
    page.take_back()
    qtbot.waitUntil(lambda: cell(page, 2, "lift") == "done")
    choose(page, 0, "wall")
    press(qtbot, "2")
    assert cell(page, 0, "wall") == "under way"
    qtbot.waitUntil(lambda: "2 of 3 buildings in all" in page.matrix.sentence.text())
    page.take_back()
    qtbot.waitUntil(lambda: cell(page, 0, "wall") == "")
    assert page.matrix.sentence.text().endswith("1 of 3 buildings in all.")


def test_a_cell_with_tasks_stands_as_they_do_and_enter_opens_them(qtbot: QtBot, ws: Workspace, page: PlansPage) -> None:
    choose(page, 0, "wall")
    press(qtbot, "t")
    assert focused() is page.matrix.asked.edit and "40幢" in page.matrix.asked.edit.text()
    press(qtbot, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "1 task" in cell(page, 0, "wall"))
    choose(page, 0, "wall")
    press(qtbot, "3")
    qtbot.waitUntil(page.banner.isVisible)
    assert cell(page, 0, "wall").startswith("planned"), "a state that tasks tell is not typed over"
    press(qtbot, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: page.part == "tasks" and page.tasks.grid.rows.rowCount() == 1)
    assert page.tasks.only.isVisible()


def test_another_measure_gets_a_column_of_its_own(qtbot: QtBot, ws: Workspace, page: PlansPage) -> None:
    page.matrix.name.click()
    type_text(focused(), "休闲椅")
    press(qtbot, Qt.Key.Key_Return)
    assert "休闲椅" in page.matrix.model.measures
    press(qtbot, "1")
    qtbot.waitUntil(lambda: any(one.measure == "休闲椅" for one in ws.read(works.works.select)))


def test_a_building_is_found_by_its_number(qtbot: QtBot, page: PlansPage) -> None:
    page.matrix.search.setFocus()
    press(qtbot, "42", Qt.Key.Key_Return)
    assert page.matrix.table.currentIndex().row() == 2 and focused() is page.matrix.table


def test_a_cell_shows_its_state_before_it_is_written_and_the_old_one_when_it_cannot_be(
    qtbot: QtBot, ws: Workspace, page: PlansPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    model = page.matrix.model
    index, whole = model.index(0, model.measures.index("wall")), model.index(0, len(model.measures))
    choose(page, 0, "wall")
    press(qtbot, "3")
    assert (model.state(index), model.state(whole)) == ("done", "done")
    assert model.matrix.state(model.places[0].id, "wall") == ""  # it is not on the disk yet
    qtbot.waitUntil(lambda: model.matrix.state(model.places[0].id, "wall") == "done")
    assert (model.state(index), model.state(whole)) == ("done", "done")
    qtbot.waitUntil(lambda: page.worker.running == 0)

    def full(*_given: object, **_more: object) -> None:
        raise UserError("ENGINE_002", path="x")

    monkeypatch.setattr(works.works, "change", full)
    choose(page, 0, "wall")
    press(qtbot, "1")
    assert (model.state(index), model.state(whole)) == ("planned", "planned")
    qtbot.waitUntil(lambda: model.state(index) == "done")
    assert model.state(whole) == "done"


def test_keys_one_after_the_other_all_stay(qtbot: QtBot, page: PlansPage) -> None:
    model = page.matrix.model
    column = model.measures.index("ramp")
    for row in range(3):
        choose(page, row, "ramp")
        press(qtbot, "2")
        assert [model.state(model.index(above, column)) for above in range(row + 1)] == ["doing"] * (row + 1)
    qtbot.waitUntil(lambda: [model.matrix.state(one.id, "ramp") for one in model.places] == ["doing"] * 3)
