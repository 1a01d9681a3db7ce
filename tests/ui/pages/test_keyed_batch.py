"""A whole batch by keyboard alone: keyed by one person, keyed blind by another, settled by a third, and printed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from functools import partial

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from exporters.handout.gather import gather
from storage.community import questionnaires
from storage.community.keying_figures import Figures, figures
from storage.community.ledger import add_row
from storage.community.meetings import meetings
from storage.demonstration.story import sheets, told
from storage.workspace import Workspace
from tests.ui.conftest import type_text
from tests.ui.pages.conftest import focused, press
from ui.form.choice_button import KEYS
from ui.pages.adjudicating import AdjudicationView
from ui.pages.keying import KeyingView
from ui.pages.questionnaires import QuestionnairesPage
from ui.window import Window

ENTER = Qt.Key.Key_Return
MISTAKES = {("DG-20220813-002", "q1_identity"): "tenant", ("DG-20220813-005", "q4_age"): "a18"}
"""What the second keyer misreads."""


@pytest.fixture
def page(qtbot: QtBot, ws: Workspace, open_window: Callable[[Workspace], Window]) -> Iterator[QuestionnairesPage]:
    told_batch = told()["batch"]

    def begin(txn) -> None:
        questionnaires.batches.add(
            txn,
            form=questionnaires.QUESTIONNAIRE,
            verify="all",
            **{name: told_batch[name] for name in ("title", "day", "prefix", "printed", "returned")},
        )
        meeting = meetings.add(txn, title="沟通会", kind="forum", day="2022-08-26", starts="15:00")
        add_row(txn, rec=meeting, repeat="attendee", value="ngo", name="社工乙")

    ws.write_now(begin)
    window = open_window(ws)
    window.show_page("sheets")
    page = window.page("sheets")
    assert isinstance(page, QuestionnairesPage)
    yield page


def batch(ws: Workspace) -> questionnaires.Batch:
    return ws.read(questionnaires.batches.select)[0]


def key_batch(qtbot: QtBot, view: KeyingView, mistakes: dict[tuple[str, str], str] | None = None) -> None:
    """Key every sheet of paper as whoever has it in hand would: read the question, press the keys of its answer."""
    for paper in sheets():
        qtbot.waitUntil(lambda: view.sheet is not None, timeout=20_000)
        assert view.sheet is not None and view.sheet.number == paper["number"]
        press(qtbot, ENTER)
        void = told()["batch"]["void"].get(paper["number"], "")
        if void:
            press(qtbot, Qt.Key.Key_F8)
            type_text(focused(), void)
            with qtbot.waitSignal(view.kept):
                press(qtbot, ENTER)
            continue
        with qtbot.waitSignal(view.kept):
            while view.sheet is not None:
                step = view.step
                assert step is not None
                value = (mistakes or {}).get((paper["number"], step.field), paper[step.field])
                answer(qtbot, view, step.item.control, step.ref, value)


def answer(qtbot: QtBot, view: KeyingView, control: str, ref: str, value: str) -> None:
    if control not in ("select1", "select"):
        if value:
            type_text(focused(), value)
        press(qtbot, ENTER)
        return
    assert view.sheet is not None
    codes = [choice.value for choice in view.sheet.session.choices(ref)]
    for code in value.split():
        press(qtbot, KEYS[codes.index(code)])
    if control == "select" or not value:
        press(qtbot, ENTER)
        if view.wrong.isVisible():  # the paper has more ticks than the form allows
            press(qtbot, ENTER)


def settle(qtbot: QtBot, view: AdjudicationView) -> None:
    """Look at the paper and press the key of the value that stands there, until nothing is open."""
    by_number = {paper["number"]: paper for paper in sheets()}
    qtbot.waitUntil(lambda: view.open is not None)
    while view.open is not None:
        found = view.difference
        assert found is not None
        truth = by_number[view.open.number][found.field]
        last, waited = view.place + 1 == len(view.open.differences), view.settled
        keys = str(1 + [value for _, value, _ in found.shown].index(truth))
        if last:
            with qtbot.waitSignal(waited):
                press(qtbot, keys)
            before = view.open
            qtbot.waitUntil(lambda before=before: view.open is not before)  # type: ignore[misc]
        else:
            press(qtbot, keys)


def test_a_batch_keyed_twice_and_settled_prints_what_the_paper_says(
    qtbot: QtBot, ws: Workspace, page: QuestionnairesPage
) -> None:
    page.show_mode(batch(ws), "key")
    assert page.keying is not None
    key_batch(qtbot, page.keying)
    press(qtbot, Qt.Key.Key_Escape)

    (survey,) = gather(ws, audience="internal").surveys
    assert (survey.valid, survey.waiting, survey.differing) == (14, 14, 0)
    page.show_mode(batch(ws), "second")
    assert page.keying is not None
    second = page.keying
    qtbot.waitUntil(second.who.isVisible, timeout=20_000)
    type_text(focused(), "社工丙")
    press(qtbot, ENTER)
    only_valid = [paper for paper in sheets() if paper["number"] not in told()["batch"]["void"]]
    for paper in only_valid:
        qtbot.waitUntil(lambda: second.sheet is not None)
        assert second.sheet is not None and second.sheet.number == paper["number"]
        assert not any(second.sheet.session.value(step.ref) for step in second.items())
        press(qtbot, ENTER)
        with qtbot.waitSignal(second.kept):
            while second.sheet is not None:
                step = second.step
                assert step is not None
                value = MISTAKES.get((paper["number"], step.field), paper[step.field])
                answer(qtbot, second, step.item.control, step.ref, value)
    qtbot.waitUntil(lambda: "third look" in second.label.text())
    press(qtbot, Qt.Key.Key_Escape)

    page.show_mode(batch(ws), "third")
    assert page.third is not None
    third = page.third
    qtbot.waitUntil(third.who.isVisible, timeout=20_000)  # the second keyer still sits here, and is warned
    type_text(focused(), "社工丁")
    press(qtbot, ENTER)
    settle(qtbot, third)

    (survey,) = gather(ws, audience="internal").surveys
    assert (survey.printed, survey.returned, survey.valid, survey.void) == (20, 16, 14, 2)
    assert (survey.waiting, survey.differing) == (0, 0)
    safety = next(question for question in survey.questions if "安全问题" in question.label)
    truth = Counter(code for paper in only_valid for code in paper["q5_safety"].split())
    assert sorted(one.count or 0 for one in safety.answers) == sorted(truth.values())
    assert safety.sheets == 14
    found: Figures = ws.read(partial(figures, batch=batch(ws).id))
    assert (found.twice, found.settled, found.differing) == (14, 2, 2)
    errors = {one.name: (one.keyer.errors, one.verifier.errors) for one in found.people}
    assert errors == {"陈巧": (0, 0), "社工丙": (0, 2)}
