"""Anything is found from anywhere: Ctrl+K, two characters, Enter."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from storage.community import cases, issues, meetings, people, places
from storage.workspace import Workspace
from tests.ui.conftest import type_text
from tests.ui.pages.conftest import community, focused, open_window, press  # noqa: F401
from ui.find_window import FindWindow
from ui.finding import target
from ui.window import Window


@pytest.fixture
def ws(folder: Path) -> Iterator[Workspace]:
    made = community(folder)
    yield made
    made.close()


@pytest.fixture
def known(ws: Workspace) -> dict[str, str]:
    def tell(txn) -> dict[str, str]:
        home = next(place for place in places.tree(txn.db) if place.level == "unit")
        issue = issues.report(
            txn, place=home.id, item="smoke_room", day="2026-11-01", level="serious", note="没有烟感", source="resident"
        )
        case = cases.cases.add(txn, title="烟感怎么装", begun="2026-11-02")
        meeting = meetings.meetings.add(txn, title="烟感议事会", day="2026-11-03")
        person = people.persons.add(txn, name="何烟感", party="expert")
        return {"issue": issue, "case": case, "meeting": meeting, "person": person}

    return ws.write_now(tell)


@pytest.fixture
def window(qtbot: QtBot, ws: Workspace, known: dict[str, str], open_window: Callable[[Workspace], Window]) -> Window:  # noqa: F811
    window = open_window(ws)
    window.show_page("settings")
    return window


def asked(qtbot: QtBot, window: Window, text: str) -> FindWindow:
    qtbot.keyClick(focused(), Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: bool(window.findChildren(FindWindow)))
    found = window.findChildren(FindWindow)[-1]
    qtbot.waitUntil(found.text.hasFocus)
    type_text(found.text, text)
    return found


def test_two_characters_and_enter_open_the_issue_in_the_ledger(
    qtbot: QtBot, window: Window, known: dict[str, str]
) -> None:
    asked(qtbot, window, "烟感")
    press(qtbot, Qt.Key.Key_Return)  # without waiting for the list
    qtbot.waitUntil(lambda: window.current_key == "ledger")
    page = window.page("ledger")
    qtbot.waitUntil(lambda: page.story.issue == known["issue"])  # type: ignore[attr-defined]


@pytest.mark.parametrize(("kind", "page"), [("meeting", "meetings"), ("case", "meetings"), ("person", "people")])
def test_the_arrows_choose_another_kind(
    qtbot: QtBot, window: Window, known: dict[str, str], kind: str, page: str
) -> None:
    found = asked(qtbot, window, "烟感")
    qtbot.waitUntil(lambda: found.list.count() > 6)
    opens = [found.list.item(row).data(Qt.ItemDataRole.UserRole) for row in range(found.list.count())]
    chosen = next(row for row, each in enumerate(opens) if each and known[kind] in each[1].values())
    while found.list.currentRow() != chosen:
        press(qtbot, Qt.Key.Key_Down)
    press(qtbot, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.current_key == page)


def test_what_is_not_there_is_said_and_escape_goes_back(qtbot: QtBot, window: Window) -> None:
    found = asked(qtbot, window, "没有的词")
    qtbot.waitUntil(lambda: "Nothing" in found.said.text())
    press(qtbot, Qt.Key.Key_Return)
    assert found.isVisible()
    press(qtbot, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not window.findChildren(FindWindow))
    assert window.current_key == "settings"


@pytest.mark.parametrize(
    ("kind", "at", "page"),
    [
        ("place", (), "places"), ("issue", (), "ledger"), ("opinion", (("issue", "i"),), "ledger"),
        ("opinion", (("place", "p"),), "places"), ("task", (("meeting", "m"),), "meetings"),
        ("task", (), "plans"), ("measure", (("meeting", "m"), ("case", "c")), "plans"),
        ("demand", (("place", "p"),), "plans"), ("answer", (("batch", "b"),), "sheets"),
        ("answer", (("place", "p"),), "places"), ("activity", (("case", "c"),), "people"),
        ("pact", (("case", "c"),), "people"), ("partner", (), "people"), ("patrol", (("place", "p"),), "places"),
    ],
)  # fmt: skip
def test_every_kind_opens_somewhere_sensible(kind: str, at: tuple[tuple[str, str], ...], page: str) -> None:
    pages = ("places", "ledger", "meetings", "sheets", "people", "plans")
    found = target(kind, "x", at, pages=pages)
    assert found is not None and found[0] == page


def test_without_a_page_of_plans_a_demand_opens_its_place() -> None:
    assert target("demand", "x", (("place", "p"),), pages=("places",)) == ("places", {"place": "p"})
