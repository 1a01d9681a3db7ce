"""A small form says what a record holds, and keeps it until somebody changes it."""

from __future__ import annotations

from collections.abc import Callable

from pytestqt.qtbot import QtBot

from storage.community import cases, meetings
from storage.workspace import Workspace
from ui.pages.meeting_read import read_meeting
from ui.pages.people_sheet import Ask, Sheet
from ui.window import Window


def test_a_value_that_is_not_offered_any_more_is_kept(
    qtbot: QtBot, ws: Workspace, open_window: Callable[[Workspace], Window]
) -> None:
    held = Ask("party", "Party", "choice", "water works", [("", "—"), ("ngo", "Social workers")])
    sheet = Sheet(open_window(ws).desk, [held], keep="Keep")
    qtbot.addWidget(sheet)
    with qtbot.waitSignal(sheet.kept) as kept:
        sheet.keep()
    assert kept.args == [{"party": "water works"}]


def test_a_meeting_keeps_its_case_on_screen_when_the_case_is_over(ws: Workspace) -> None:
    over = ws.write_now(lambda txn: cases.cases.add(txn, title="坡道", begun="2021-05-01", ended="2021-06-01"))
    ws.write_now(lambda txn: cases.cases.add(txn, title="旧案", begun="2020-05-01", ended="2020-06-01"))
    held = ws.write_now(lambda txn: meetings.meetings.add(txn, title="一次会", day="2021-05-20", case=over))
    shown = ws.read(lambda db: read_meeting(db, held))
    assert shown is not None and (over, "坡道") in shown.cases and "旧案" not in dict(shown.cases).values()
