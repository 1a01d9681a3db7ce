"""What single kinds of questions do beyond taking an answer."""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot
from pyxform.xls2xform import convert

from forms.session import FormSession
from forms.xform import parse
from tests.ui.conftest import type_text
from tests.ui.form.conftest import Album, Disk
from tests.ui.form.test_keyboard_walk import HOUSE, TOWNS
from tests.ui.form.test_view import focused, shown
from ui.form.barcode import can_read
from ui.form.filling import Filling
from ui.form.geo import read_pair
from ui.form.view import FormView
from ui.worker import Worker

Make = Callable[[str], Filling]


def form(rows: str, *, more: str = "") -> str:
    head = "| survey | | | | | |\n| | type | name | label | appearance | default |\n"
    return head + rows + more


def field(view: FormView, place: int = 0) -> Any:
    return view.slots[place].inner.field  # type: ignore[union-attr]


def test_thousands_are_grouped_when_the_line_is_left_and_kept_as_a_number(qtbot: QtBot, filling: Make) -> None:
    rows = "| | integer | a | A | thousands-sep | |\n| | text | b | B | | |\n"
    view = shown(qtbot, filling(form(rows)))
    qtbot.keyClicks(focused(), "1234567")
    qtbot.keyClick(focused(), Qt.Key.Key_Return)
    assert field(view).edit.text() == "1,234,567"
    assert view.filling.session.value("/data/a") == "1234567"


def test_a_counter_counts_by_button_and_arrow_and_not_below_nought(qtbot: QtBot, filling: Make) -> None:
    view = shown(qtbot, filling(form("| | integer | a | A | counter | |\n")))
    field(view).more.click()
    qtbot.keyClick(field(view).edit, Qt.Key.Key_Up)
    assert view.filling.session.value("/data/a") == "2"
    for _ in range(4):
        field(view).less.click()
    assert view.filling.session.value("/data/a") == "0"


def test_a_whole_decimal_is_shown_as_it_was_typed(qtbot: QtBot, filling: Make) -> None:
    made = filling(form("| | decimal | a | A | | |\n| | note | n | It is ${a} m2. | | |\n"))
    made.answer("/data/a", "2")
    view = shown(qtbot, made)
    assert field(view).edit.text() == "2"
    assert made.session.value("/data/a") == "2.0"
    assert made.session.label("/data/n").split() == ["It", "is", "2", "m2."]


def test_a_half_typed_decimal_is_not_rewritten_under_the_hand(qtbot: QtBot, filling: Make) -> None:
    view = shown(qtbot, filling(form("| | decimal | a | A | | |\n")))
    for letter, stands in (("1", "1"), ("2", "12"), (".", "12."), ("5", "12.5")):
        qtbot.keyClicks(focused(), letter)
        assert field(view).edit.text() == stands
    assert view.filling.session.value("/data/a") == "12.5"


def test_what_is_masked_is_shown_when_asked(qtbot: QtBot, filling: Make) -> None:
    view = shown(qtbot, filling(form("| | text | a | A | masked | |\n")))
    type_text(focused(), "口令")
    assert "口令" not in field(view).edit.displayText()
    field(view).eye.click()
    assert field(view).edit.displayText() == "口令"


def test_a_region_of_the_drawing_is_picked_by_a_click(qtbot: QtBot, filling: Make) -> None:
    table = form(
        "| | select_multiple p | a | A | image-map | |\n",
        more="| choices | | | |\n| | list_name | name | label |\n| | p | roof | Roof |\n| | p | door | Door |\n",
    )
    view = shown(qtbot, filling(table), extra={"media": lambda _address: HOUSE})
    chart = field(view).map
    field(view).question.extra["label_image"] = "jr://images/house.svg"
    field(view)._load()
    middle, top = chart.width() // 2, chart.height() * 3 // 10
    qtbot.mouseClick(chart, Qt.MouseButton.LeftButton, pos=QPoint(middle, top))
    qtbot.mouseClick(chart, Qt.MouseButton.LeftButton, pos=QPoint(middle, chart.height() * 3 // 4))
    assert view.filling.session.value("/data/a") == "roof door"
    qtbot.mouseClick(chart, Qt.MouseButton.LeftButton, pos=QPoint(4, 4))
    assert view.filling.session.value("/data/a") == "roof door", "beside the drawing there is nothing to pick"
    qtbot.mousePress(chart, Qt.MouseButton.LeftButton, pos=QPoint(middle, top))
    qtbot.mouseRelease(chart, Qt.MouseButton.LeftButton, pos=QPoint(-20, top))
    assert view.filling.session.value("/data/a") == "roof door", "who slides off the drawing takes the click back"


def test_one_of_fifty_thousand_is_found_by_a_part_of_its_name(qtbot: QtBot, disk: Disk) -> None:
    table = form("| | select_one_from_file towns.csv | a | A | | |\n")
    xform = convert(xlsform=table, file_type=".md").xform
    session = FormSession(parse(xform, resources={"towns.csv": TOWNS.encode()}))
    view = shown(qtbot, Filling(session, write=disk.write))
    assert field(view).model.rowCount() == 50_000
    type_text(focused(), "4242")
    field(view).narrow()
    assert {field(view).model.choice(row).value for row in range(field(view).model.rowCount())} == {
        f"t{number}" for number in (*(10_000 * n + 4242 for n in range(5)), *(42_420 + n for n in range(10)))
    }
    qtbot.keyClick(focused(), Qt.Key.Key_Down)
    qtbot.keyClick(focused(), Qt.Key.Key_Return)
    assert session.value("/data/a") == "t4242"


@pytest.mark.parametrize(
    ("pasted", "point"),
    [
        ("23.1291, 113.2644", (23.1291, 113.2644)),
        ("２３．５，１１３．５", (23.5, 113.5)),
        ("-12.5 77", (-12.5, 77.0)),
        ("北纬23°30' 东经113°15'", (23.5, 113.25)),
        ("33°52'10\"S 151°12'30\"E", (-(33 + 52 / 60 + 10 / 3600), 151 + 12 / 60 + 30 / 3600)),
        ("123, 4", None),
        ("nowhere", None),
    ],
)
def test_a_place_is_read_as_people_paste_it(pasted: str, point: tuple[float, float] | None) -> None:
    assert read_pair(pasted) == (pytest.approx(point) if point else None)


def test_a_pasted_pair_fills_both_lines(qtbot: QtBot, filling: Make) -> None:
    view = shown(qtbot, filling(form("| | geopoint | a | A | | |\n")))
    qtbot.keyClicks(focused(), "23.1291, 113.2644")
    qtbot.keyClick(focused(), Qt.Key.Key_Return)
    assert (field(view).latitude.text(), field(view).longitude.text()) == ("23.1291", "113.2644")
    assert view.filling.session.value("/data/a").startswith("23.1291 113.2644 ")


def test_a_click_moves_the_point_of_a_placement_map(qtbot: QtBot, filling: Make) -> None:
    view = shown(qtbot, filling(form("| | geopoint | a | A | placement-map | |\n")))
    view.filling.answer("/data/a", "23.1291 113.2644 0 0")
    plot = field(view).plot
    qtbot.mouseClick(plot, Qt.MouseButton.LeftButton, pos=QPoint(plot.width() // 2, plot.height() // 4))
    north, east = (float(part) for part in view.filling.session.value("/data/a").split()[:2])
    assert north > 23.1291 and east == pytest.approx(113.2644, abs=1e-5)


def test_a_recording_is_kept_as_the_file_it_was(
    qtbot: QtBot, filling: Make, album: Album, worker: Worker, tmp_path: Any
) -> None:
    view = shown(qtbot, filling(form("| | audio | a | A | | |\n")), extra={"shelf": album, "worker": worker})
    sound = tmp_path / "椅子.m4a"
    sound.write_bytes(b"not a picture at all")
    field(view).take([sound])
    qtbot.waitUntil(lambda: bool(view.filling.session.value("/data/a")))
    assert album.file(view.filling.session.value("/data/a")) == ("椅子.m4a", b"not a picture at all")
    qtbot.waitUntil(lambda: "椅子.m4a" in field(view).shown.toolTip() + field(view).shown.accessibleName())


def test_a_code_is_read_from_a_picture(qtbot: QtBot, filling: Make, worker: Worker) -> None:
    if not can_read():
        pytest.skip("the extra `scan` is not installed")
    import segno

    out = io.BytesIO()
    segno.make("XF-22-301").save(out, kind="png", scale=6)
    view = shown(qtbot, filling(form("| | barcode | a | A | | |\n")), extra={"worker": worker})
    field(view).read(out.getvalue())
    qtbot.waitUntil(lambda: view.filling.session.value("/data/a") == "XF-22-301")


def test_without_the_reader_the_button_says_how_to_get_it(
    qtbot: QtBot, filling: Make, worker: Worker, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ui.form.barcode.can_read", lambda: False)
    view = shown(qtbot, filling(form("| | barcode | a | A | | |\n")), extra={"worker": worker})
    field(view).scan.click()
    assert field(view).said.isVisible() and "zxing-cpp" in field(view).said.text()


def test_rows_of_a_counted_repeat_are_neither_added_nor_removed(qtbot: QtBot, filling: Make) -> None:
    table = """
    | survey |              |      |       |              |
    |        | type         | name | label | repeat_count |
    |        | begin_repeat | row  | Row   | 2            |
    |        | text         | a    | A     |              |
    |        | end_repeat   |      |       |              |
    """
    view = shown(qtbot, filling(table))
    assert [slot.entry.kind for slot in view.slots] == ["repeat", "row", "question", "row", "question"]
    assert not view.slots[1].inner.off.isVisible()  # type: ignore[union-attr]


def test_a_folded_row_says_its_first_answers(qtbot: QtBot, filling: Make) -> None:
    table = """
    | survey |              |      |       |
    |        | type         | name | label |
    |        | begin_repeat | row  | Row   |
    |        | text         | a    | A     |
    |        | end_repeat   |      |       |
    """
    view = shown(qtbot, filling(table))
    type_text(focused(), "301 室")
    heading = view.slots[1].inner
    heading.folded.click()  # type: ignore[union-attr]
    assert heading.summary.isVisible() and heading.summary.accessibleName() == "301 室"  # type: ignore[union-attr]
    assert view.show_ref("/data/row[1]/a") and len(view.slots) == 4


def test_what_a_telephone_would_do_is_said_in_words(qtbot: QtBot, filling: Make) -> None:
    view = shown(qtbot, filling(form("| | text | a | A | ex:org.example.app | |\n| | text | b | B | printer | |\n")))
    said = [slot.inner.telephone.words.text() for slot in view.slots]  # type: ignore[union-attr]
    assert "another app" in said[0] and "label printer" in said[1]
