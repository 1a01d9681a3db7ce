"""What happened somewhere: the latest first, Enter opens it where it is looked at, and it prints."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from storage.community import issues, people, places, tasks
from storage.workspace import Workspace
from tests.ui.pages.conftest import building, community, open_window  # noqa: F401
from ui.happened import PAGE, Happened
from ui.window import Window


@pytest.fixture
def ws(folder) -> Workspace:
    made = community(folder)
    yield made
    made.close()


@pytest.fixture
def told(ws: Workspace) -> dict[str, str]:
    house = building(ws)

    def tell(txn) -> dict[str, str]:
        home = next(place for place in places.tree(txn.db) if place.level == "unit")
        issue = issues.report(
            txn, place=home.id, item="smoke_room", day="2026-11-01", level="serious", note="没有烟感", source="resident"
        )
        issues.accept(txn, issue=issue, day="2026-11-02", office="社区")
        person = people.persons.add(txn, name="何工", party="expert")
        task = tasks.add(txn, title="装烟感", given_on="2026-11-03", issue=issue, place=home.id, person=person)
        return {"issue": issue, "home": home.id, "person": person, "task": task, "inside": home.name}

    return {"house": house.id, "name": house.path} | ws.write_now(tell)


def shown(qtbot: QtBot, window: Window, kind: str, rec: str) -> Happened:
    panel = Happened(window.desk, kind=kind, rec=rec, name="22幢", parent=window)
    panel.show()
    qtbot.waitUntil(lambda: panel.list.count() > 0)
    return panel


def lines(panel: Happened) -> list[str]:
    return [panel.list.item(row).text() for row in range(panel.list.count())]


def test_a_building_tells_what_happened_in_its_homes_the_latest_first(
    qtbot: QtBot,
    ws: Workspace,
    told: dict[str, str],
    open_window: Callable[[Workspace], Window],  # noqa: F811
) -> None:
    panel = shown(qtbot, open_window(ws), "place", told["house"])
    said = lines(panel)
    assert [line[:10] for line in said] == ["2026-11-03", "2026-11-02", "2026-11-01"]
    assert "装烟感" in said[0] and "Accepted" in said[1]
    # of a home inside the house it says which, and of a step which issue it belongs to
    assert all(f"   {told['inside']} · " in line for line in said) and "smoke" in said[1].casefold()
    panel.within.setChecked(False)
    qtbot.waitUntil(lambda: panel.list.count() == 0)
    assert panel.empty.isVisible()
    panel.close()


@pytest.mark.parametrize(("kind", "count"), [("issue", 3), ("person", 1)])
def test_an_issue_and_a_person_have_a_line_of_time_too(
    qtbot: QtBot, ws: Workspace, told: dict[str, str], open_window: Callable[[Workspace], Window],  # noqa: F811
    kind: str, count: int,
) -> None:  # fmt: skip
    panel = shown(qtbot, open_window(ws), kind, told[kind])
    assert panel.list.count() == count
    panel.close()


def test_enter_opens_a_line_where_it_is_looked_at(
    qtbot: QtBot,
    ws: Workspace,
    told: dict[str, str],
    open_window: Callable[[Workspace], Window],  # noqa: F811
) -> None:
    window = open_window(ws)
    panel = shown(qtbot, window, "place", told["house"])
    with qtbot.waitSignal(window.desk.wanted) as heard:
        panel.list.itemActivated.emit(panel.list.item(0))
    assert heard.args == ["ledger", {"issue": told["issue"]}]


def test_it_prints(
    qtbot: QtBot,
    ws: Workspace,
    told: dict[str, str],
    open_window: Callable[[Workspace], Window],  # noqa: F811
) -> None:
    from ui.paper_window import PaperWindow

    panel = shown(qtbot, open_window(ws), "place", told["house"])
    panel.print.click()
    qtbot.waitUntil(lambda: bool(panel.findChildren(PaperWindow)))
    paper = panel.findChildren(PaperWindow)[0]
    assert paper.data.startswith(b"%PDF") and paper.windowFlags() & Qt.WindowType.Window
    paper.close()
    panel.close()


def test_a_place_with_much_to_tell_shows_the_latest_at_once_and_the_others_to_who_scrolls(
    qtbot: QtBot,
    ws: Workspace,
    told: dict[str, str],
    open_window: Callable[[Workspace], Window],  # noqa: F811
) -> None:
    def tell(txn) -> None:
        for number in range(700):
            day = f"{2020 + number // 5 // 336}-{number // 5 // 28 % 12 + 1:02d}-{number // 5 % 28 + 1:02d}"
            tasks.add(txn, title=f"第{number}件", given_on=day, place=told["house"])

    ws.write_now(tell)
    panel = shown(qtbot, open_window(ws), "place", told["house"])
    qtbot.waitUntil(lambda: "703" in panel.count.text())
    assert "2020-01-01" in panel.count.text() and "2026-11-03" in panel.count.text()
    assert panel.list.count() == PAGE
    bar = panel.list.verticalScrollBar()
    for many in (2 * PAGE, 703):
        bar.setValue(bar.maximum())
        qtbot.waitUntil(lambda many=many: panel.list.count() == many)
    said = lines(panel)
    assert "2020-01-01" in said[-1] and said == sorted(said, key=lambda one: one[:10], reverse=True)
    assert len(set(said)) == 703
    panel.within.setChecked(False)
    qtbot.waitUntil(lambda: "700" in panel.count.text() and panel.list.count() == PAGE)
    panel.close()
