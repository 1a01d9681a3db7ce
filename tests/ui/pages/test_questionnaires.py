"""Keying paper: hands on the keys, no key wasted, nothing lost."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from storage import heads
from storage.community import questionnaires
from storage.community.tallies import Cell, Question, Tally
from storage.workspace import Workspace
from tests.ui.conftest import type_text
from tests.ui.pages.conftest import focused, press
from ui.pages.keying import KeyingView
from ui.pages.keying_sheet import next_number
from ui.pages.questionnaires import QuestionnairesPage, shown
from ui.pages.results_bars import Bars
from ui.pages.results_chart import Diverging, Row, likert_runs
from ui.window import Window

ENTER = Qt.Key.Key_Return
SINGLE = {"q1_identity": "2", "q2_area": "1", "q3_years": "3", "q4_age": "4"}
SCALES = ("q7_clear", "q7_equip", "q7_ebike", "q7_wire", "q7_clean", "q7_escape")


@pytest.fixture
def page(qtbot: QtBot, ws: Workspace, open_window: Callable[[Workspace], Window]) -> QuestionnairesPage:
    ws.write_now(
        lambda txn: questionnaires.batches.add(
            txn, form="resident_questionnaire", title="便民日", day="2026-11-22", prefix="DG-", printed=40, returned=14
        )
    )
    window = open_window(ws)
    window.show_page("sheets")
    page = window.page("sheets")
    assert isinstance(page, QuestionnairesPage)
    return page


def batch(ws: Workspace) -> questionnaires.Batch:
    return ws.read(questionnaires.batches.select)[0]


@pytest.fixture
def keying(qtbot: QtBot, ws: Workspace, page: QuestionnairesPage) -> KeyingView:
    page.key(batch(ws))
    assert page.keying is not None
    view = page.keying
    qtbot.waitUntil(lambda: view.sheet is not None, timeout=20_000)
    return view


def key_one(qtbot: QtBot, view: KeyingView, *, idea: str = "") -> int:
    """Key a whole sheet; returns how many keys it took, the words of the open answer not counted."""
    keys = 0

    def hit(*what: Qt.Key | str) -> None:
        nonlocal keys
        press(qtbot, *what)
        keys += len(what)

    hit(ENTER)  # the number that stands there
    for value in SINGLE.values():
        hit(value)
    hit("1", "3", ENTER)  # q5
    hit("2", "4", ENTER)  # q6
    for _ in SCALES:
        hit("4")
    hit("2")  # q8
    hit("1", ENTER)  # q9
    hit("1", "2", ENTER)  # q10
    hit("3", ENTER)  # q11
    hit("2")  # q12
    hit("1", ENTER)  # q13
    if idea:
        type_text(focused(), idea)
    hit(ENTER)  # q14, and the sheet is kept
    return keys


def test_a_sheet_takes_no_more_keys_than_the_model(qtbot: QtBot, ws: Workspace, keying: KeyingView) -> None:
    """Model: a key a tick, Enter after each question with several ticks, Enter after words, one to keep the sheet."""
    ticks = len(SINGLE) + 2 + 2 + len(SCALES) + 1 + 1 + 2 + 1 + 1 + 1
    model = ticks + 6 + 1 + 1
    with qtbot.waitSignal(keying.kept):
        keys = key_one(qtbot, keying, idea="楼道加灯")
    assert keys <= model * 1.15
    sheet = ws.read(lambda db: questionnaires.sheets(db, batch(ws).id))[0]
    fields = ws.read(lambda db: heads.fields(db, sheet.counts.id))
    assert sheet.number == "DG-001" and sheet.valid
    assert (
        fields["q1_identity"] == "tenant" and fields["q5_safety"] == "ebike exit" and fields["q14_idea"] == "楼道加灯"
    )
    assert fields["is_valid"] == "yes" and fields["q7_escape"] == "s4"


def test_the_next_sheet_stands_ready_and_fast_fingers_lose_no_key(
    qtbot: QtBot, ws: Workspace, keying: KeyingView
) -> None:
    key_one(qtbot, keying)
    press(qtbot, ENTER, "1", "2")  # at once, before the first sheet is on the disk
    qtbot.waitUntil(lambda: keying.sheet is not None and keying.place == 2)
    assert keying.sheet is not None and keying.sheet.number == "DG-002"
    assert keying.sheet.session.value("/data/q1_identity") and keying.sheet.session.value("/data/q2_area")


def test_going_back_loses_nothing(qtbot: QtBot, keying: KeyingView) -> None:
    press(qtbot, ENTER, "2", "1")
    press(qtbot, Qt.Key.Key_PageUp, Qt.Key.Key_PageUp)
    assert keying.place == 0 and keying.sheet is not None
    assert keying.sheet.session.value("/data/q2_area") == "area1"
    press(qtbot, "3")
    assert keying.sheet.session.value("/data/q1_identity") == "resident" and keying.place == 1


def test_a_blank_stays_blank(qtbot: QtBot, keying: KeyingView) -> None:
    press(qtbot, ENTER, ENTER)
    assert keying.place == 1 and keying.sheet is not None
    assert keying.sheet.session.value("/data/q1_identity") == ""


def test_too_many_ticks_are_said_and_a_second_enter_keeps_what_the_paper_has(qtbot: QtBot, keying: KeyingView) -> None:
    press(qtbot, ENTER, "1", "1", "1", "1")
    press(qtbot, "1", "2", "3", "4", ENTER)
    assert keying.place == 4 and keying.wrong.isVisible()
    press(qtbot, ENTER)
    assert keying.place == 5


def test_a_sheet_that_does_not_count_needs_a_reason_and_is_kept(
    qtbot: QtBot, ws: Workspace, keying: KeyingView
) -> None:
    press(qtbot, ENTER, "1")
    press(qtbot, Qt.Key.Key_F8)
    press(qtbot, ENTER)
    assert keying.reason.isVisible()
    type_text(focused(), "整张空白")
    with qtbot.waitSignal(keying.kept):
        press(qtbot, ENTER)
    counts = ws.read(lambda db: questionnaires.counts(db, batch(ws).id))
    assert counts.keyed == 1 and counts.valid == 0 and counts.reasons == {"整张空白": 1}
    qtbot.waitUntil(lambda: keying.sheet is not None and keying.banner.isVisible())
    keying.banner._action.click()
    qtbot.waitUntil(lambda: "整张空白" not in ws.read(lambda db: questionnaires.counts(db, batch(ws).id)).reasons)


def test_a_sheet_left_open_goes_on_where_it_stopped(
    qtbot: QtBot, ws: Workspace, page: QuestionnairesPage, keying: KeyingView
) -> None:
    press(qtbot, ENTER, "1", "2", "3")
    press(qtbot, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: page.keying is None and page.worker.running == 0)
    page.key(batch(ws))
    again = page.keying
    assert again is not None
    qtbot.waitUntil(lambda: again.sheet is not None)
    assert again.place == 3 and again.number.text() == "DG-001"


def test_a_number_that_was_keyed_before_is_refused_and_nothing_is_lost(
    qtbot: QtBot, ws: Workspace, keying: KeyingView
) -> None:
    key_one(qtbot, keying)
    qtbot.waitUntil(lambda: keying.sheet is not None and keying.sheet.number == "DG-002")
    keying.number.setText("DG-001")
    key_one(qtbot, keying)
    qtbot.waitUntil(keying.banner.isVisible)
    assert keying.sheet is not None and keying.sheet.session.value("/data/q1_identity") == "tenant"
    keying.number.setText("DG-002")
    with qtbot.waitSignal(keying.kept):
        press(qtbot, ENTER)
        keying.go(len(keying.items()))


def test_cards_say_what_came_back_and_results_say_k_of_n(
    qtbot: QtBot, ws: Workspace, page: QuestionnairesPage, keying: KeyingView
) -> None:
    key_one(qtbot, keying)
    qtbot.waitUntil(lambda: keying.count == 1)
    press(qtbot, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: page.keying is None)
    page.show_results(batch(ws))
    assert page.results is not None
    results = page.results
    qtbot.waitUntil(lambda: any("1 of 1" in bars.accessibleName() for bars in results.findChildren(Bars)))
    assert not any("%" in bars.accessibleName() for bars in results.findChildren(Bars))


@pytest.mark.parametrize(
    ("prefix", "used", "expected"),
    [
        ("DG-", [], "DG-001"),
        ("DG-", ["DG-001", "DG-007"], "DG-008"),
        ("", ["3"], "004"),
        ("A", ["A-2", "B-9"], "A-003"),
    ],
)
def test_the_next_number_follows_the_highest(prefix: str, used: list[str], expected: str) -> None:
    one = questionnaires.Batch("batch:1", "", "f", "", "", "", prefix, None, None, "", False)
    assert next_number(one, used) == expected


def test_questions_with_the_same_five_steps_share_one_chart_around_its_middle() -> None:
    steps, colours = ("never", "seldom", "partly", "often", "always"), ("red", "blue", "green", "white", "black")

    def counted(name: str, choices: tuple[str, ...], *, likert: bool = True) -> Tally:
        question = Question(name, name, "one", tuple((each, each) for each in choices), likert=likert)
        return Tally(question, of=11, answered=10, cells=tuple(Cell(each, each, 2) for each in choices))

    plain = [counted(name, colours, likert=False) for name in "ad"]
    runs = likert_runs([plain[0], counted("b", steps), counted("c", steps), *plain, plain[1]])
    assert [[tally.question.field for tally in run] for run in runs] == [["a"], ["b", "c"], ["a"], ["d"], ["d"]]


def test_the_chart_says_its_numbers_to_the_ear_and_paints_them(qtbot: QtBot) -> None:
    chart = Diverging(["no", "rather no", "so-so", "rather yes", "yes"], [Row("Exits are clear", (3, 1, 2, 0, 8))])
    qtbot.addWidget(chart)
    chart.resize(700, chart.sizeHint().height())
    blank = Diverging(["no", "rather no", "so-so", "rather yes", "yes"], [Row("Exits are clear", (0, 0, 0, 0, 0))])
    qtbot.addWidget(blank)
    blank.resize(chart.size())
    assert chart.accessibleName() == "Exits are clear: no 3, rather no 1, so-so 2, rather yes 0, yes 8"
    assert chart.grab().toImage() != blank.grab().toImage()


def test_batches_of_another_community_are_not_listed(ws: Workspace) -> None:
    def start(title: str) -> str:
        return ws.write_now(
            lambda txn: questionnaires.batches.add(
                txn, form="resident_questionnaire", title=title, day="2026-11-01", prefix=title
            )
        )

    first = start("A")
    ws.community = other = ws.add_community("第二社区")
    second = start("B")
    assert {each.batch.id for each in ws.read(lambda db: shown(db, other))} == {second}
    assert {first, second} <= {each.batch.id for each in ws.read(shown)}


def test_what_only_concerns_whoever_keys_is_said_at_the_question(keying: KeyingView) -> None:
    fields = [step.field for step in keying.items()]
    keying.go(fields.index("q4_age"))
    assert "14" in keying.hint.text()
    keying.go(fields.index("q14_idea"))
    assert "telephone" in keying.hint.text() or "电话" in keying.hint.text()


def test_whoever_comes_back_from_a_batch_finds_the_keys_on_its_card(
    qtbot: QtBot, ws: Workspace, page: QuestionnairesPage
) -> None:
    page.show_mode(batch(ws), "checking")
    page._to_cards()
    held = lambda: page.window().focusWidget()  # noqa: E731
    qtbot.waitUntil(lambda: isinstance(held(), QPushButton) and held().text() == "Checking", timeout=20_000)
    page.read()
    qtbot.waitUntil(lambda: page.worker.running == 0)
    assert held().text() == "Checking"


def test_cards_that_are_read_late_leave_the_keys_to_the_view_that_was_opened_meanwhile(
    qtbot: QtBot, page: QuestionnairesPage, keying: KeyingView, ws: Workspace
) -> None:
    late = ws.read(lambda db: shown(db, page.desk.community))
    page._to_cards()
    came_from = page._came_from
    page.key(batch(ws))
    assert page.keying is not None
    view = page.keying
    qtbot.waitUntil(lambda: view.sheet is not None, timeout=20_000)
    page._came_from = came_from  # as if the cards were not read yet
    page._show(late)
    assert view.isAncestorOf(focused()) or focused() is view
