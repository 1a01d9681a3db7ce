"""敦根's six steps through the window: from the first finding to the answer for the person who asked.

What the program knows is never typed again: the issue comes from the round, the topic from the issue, the work from the
decision, and every paper and ledger from these. The lines into which somebody types are counted.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from storage.community import deliberation, issue_figures, issues, meetings
from storage.workspace import Workspace
from tests.ui.conftest import type_text
from tests.ui.pages.conftest import building, focused, press
from tests.ui.pages.test_cailing_matrix import Typed, settle, typed  # noqa: F401
from tests.ui.pages.test_walk import finish_everything
from ui.pages.deliberation import DeliberationPage
from ui.pages.ledger import LedgerPage
from ui.pages.walk import WalkPage
from ui.window import Window

RETURN = Qt.Key.Key_Return
PARTY_OF_LANDLORDS = "8"
TYPED = {
    "who came to the meeting": 1,
    "what the landlord said": 1,
    "what was decided, what is to be done, and by when": 3,
    "what shows that the work is done": 1,
    "which office accepts, who puts it right": 2,
    "what shows that the issue is put right": 1,
    "how the resident was told": 1,
}


def walked(qtbot: QtBot, ws: Workspace, window: Window) -> str:
    """A round in which the stairs are found blocked, by keys and a photo; returns the issue."""
    window.show_page("walk", place=building(ws).id)
    walk = window.page("walk")
    assert isinstance(walk, WalkPage)
    qtbot.waitUntil(lambda: walk.here is not None, timeout=20_000)
    finish_everything(qtbot, walk)
    qtbot.waitUntil(walk.finish_panel.done.isEnabled)
    qtbot.mouseClick(walk.finish_panel.done, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: walk.round is None)
    (issue,) = ws.read(issues.rows)
    return issue.id


def deliberated(qtbot: QtBot, ws: Workspace, window: Window) -> str:
    """A meeting planned by Enter whose agenda comes from the round; returns the meeting."""
    window.show_page("meetings")
    page = window.page("meetings")
    assert isinstance(page, DeliberationPage)
    settle(qtbot, window)
    page.new.click()
    press(qtbot, RETURN)
    qtbot.waitUntil(lambda: page.meeting.read_last is not None)
    held = page.meeting.meeting
    page.meeting.show_part("agenda")
    agenda = page.meeting.agenda
    qtbot.waitUntil(lambda: agenda.offer.count() == 1)
    agenda.put_all.click()
    qtbot.waitUntil(lambda: agenda.topics.count() == 1)
    page.meeting.show_part("signing")
    signing = page.meeting.signing
    type_text(signing.name, "房东甲")
    press(qtbot, RETURN, PARTY_OF_LANDLORDS)
    qtbot.waitUntil(lambda: signing.sheet.count() == 1)
    settle(qtbot, window)
    page.meeting.show_part("topics")
    said = page.meeting.topics.said
    qtbot.waitUntil(lambda: len(said.parties._codes) == 1)
    said.parties.enter()
    press(qtbot, "1")
    type_text(said.words, "杂物是租客的，一起清才行")
    press(qtbot, RETURN)
    qtbot.waitUntil(lambda: said.lines.count() == 1)
    settle(qtbot, window)
    decision = page.meeting.topics.decision
    decision.words.setFocus()
    type_text(decision.words, "周六一起清楼道")
    decision.what.setFocus()
    type_text(decision.what, "通知各户并借车")
    decision.who.setCurrentIndex(decision.who.findData("landlord"))
    decision.due.setFocus()
    type_text(decision.due, "+7")
    decision.due.entered.emit()
    qtbot.waitUntil(lambda: decision.work.count() == 1)
    settle(qtbot, window)
    return held


def followed_up(qtbot: QtBot, ws: Workspace, window: Window) -> None:
    """The work is done, with what shows it, and residents are told of the decision."""
    page = window.page("meetings")
    assert isinstance(page, DeliberationPage)
    page.meeting.show_part("follow_up")
    follow_up = page.meeting.follow_up
    qtbot.waitUntil(lambda: follow_up.work.count() == 1)
    follow_up.work.setFocus()
    follow_up.work.setCurrentRow(0)
    press(qtbot, "d")
    type_text(follow_up.evidence, "清走三车")
    press(qtbot, RETURN)

    def states() -> list[str]:
        return [one.state for one in ws.read(lambda db: deliberation.decisions(db, page.meeting.meeting))]

    qtbot.waitUntil(lambda: states() == ["done"])
    settle(qtbot, window)
    follow_up.decisions.setFocus()
    press(qtbot, "t")
    qtbot.waitUntil(lambda: [len(part) for part in ws.read(deliberation.conveyed)] == [1, 1])
    settle(qtbot, window)


def put_right(qtbot: QtBot, ws: Workspace, window: Window, issue: str) -> None:
    """The issue goes from hand to hand in the ledger until whoever asked was told."""
    window.show_page("ledger", issue=issue)
    page = window.page("ledger")
    assert isinstance(page, LedgerPage)
    qtbot.waitUntil(lambda: page.story.isVisible() and bool(page.story.place.text()))
    settle(qtbot, window)
    for step, words, then in (
        ("accept", "社区", "accepted"),
        ("assign", "房东甲", "assigned"),
        ("start", "", "doing"),
        ("finish", "清空了，通道能走两人", "done"),
        ("recheck", "", "rechecked"),
        ("feed_back", "上门当面说", "fed_back"),
    ):
        page.story.begin(step)
        form = page.story.form
        if form is not None:
            if words:
                edit = next(iter(form.edits.values()))
                edit.setFocus()
                type_text(edit, words)
            form.take()
        qtbot.waitUntil(lambda then=then: ws.read(lambda db: issues.load(db, issue)).state == then)
        qtbot.waitUntil(lambda: page.story.form is None)
        settle(qtbot, window)


def test_from_the_first_finding_to_the_answer_nothing_known_is_typed_again(
    qtbot: QtBot,
    chinese: None,
    ws: Workspace,
    open_window: Callable[[Workspace], Window],
    typed: Typed,  # noqa: F811
) -> None:
    window = open_window(ws)
    issue = walked(qtbot, ws, window)
    assert not typed.fields, "a round is keys, ticks and photos"
    held = deliberated(qtbot, ws, window)
    (topic,) = ws.read(lambda db: meetings.topics.select(db, "owner = ?", (held,)))
    assert topic.issues == (issue,) and "22幢" in topic.title, "the topic says itself what was found where"
    followed_up(qtbot, ws, window)
    put_right(qtbot, ws, window, issue)

    assert len(typed.fields) == sum(TYPED.values())
    found = ws.read(lambda db: issues.load(db, issue))
    assert found is not None and found.solved and found.fed_back_on
    today = ws.clock().date().isoformat()
    rates = ws.read(lambda db: issue_figures.side_by_side(db, as_of=today))
    assert [(rates[name].value, rates[name].of) for name in ("closed", "solved", "fed_back")] == [(1, 1)] * 3
    assert focused() is not None
