"""A certificate of service in the window: the person asks, a period is chosen, its pages are looked at."""

from __future__ import annotations

from collections.abc import Callable

from pytestqt.qtbot import QtBot

from storage.community import consents, taking_part
from storage.community.people import persons
from storage.workspace import Workspace
from tests.exporters.reading import text
from tests.ui.pages.people_hand import fill, open_page, section, settle, today
from ui.window import Window


def test_the_wish_is_noted_once_and_the_pages_are_shown(
    qtbot: QtBot, ws: Workspace, open_window: Callable[[Workspace], Window]
) -> None:
    def write(txn) -> str:
        mine = persons.add(txn, name="邓小二", party="resident", agreed_on=today(ws))
        visitor = persons.add(txn, name="只来看看", party="resident")
        held = taking_part.plan(txn, title="便民日", kind="fair", day=today(ws, -7))
        taking_part.take_part(txn, activity=held, person=mine, hours=3)
        taking_part.take_part(txn, activity=held, person=visitor, role="visitor")
        return mine

    mine = ws.write_now(write)
    page = open_page(qtbot, open_window(ws))
    roster = section(qtbot, page, "roster")
    visitor = next(one.id for one in ws.read(persons.select) if one.name == "只来看看")
    roster.show_rec(visitor)
    settle(qtbot, page)
    assert roster.view.certify.isHidden(), "who did nothing as a volunteer has nothing to certify"
    roster.show_rec(mine)
    settle(qtbot, page)
    paper = roster.view.certificate
    roster.view.certify.click()
    assert "way" in roster.view.served.sheet.widgets
    fill(roster.view.served, last_day=today(ws, -30)).keep()
    qtbot.waitUntil(lambda: bool(ws.read(consents.consents.select)))
    settle(qtbot, page)
    assert paper.window_shown is None, "nothing was done by then, and that is said"
    roster.view.certify.click()
    assert "way" not in roster.view.served.sheet.widgets, "they asked once"
    fill(roster.view.served).keep()
    qtbot.waitUntil(lambda: paper.window_shown is not None)
    settle(qtbot, page)
    assert "邓小二" in paper.window_shown.name and roster.view.served.sheet is None
    read = text(paper.window_shown.data)
    assert "邓小二" in read and "3小时" in read and "只来看看" not in read
    assert [one.purpose for one in ws.read(consents.consents.select)] == ["certificate"]
    paper.window_shown.close()
