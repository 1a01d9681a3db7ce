"""Everything can be reached by key, named by a screen reader, hit by a finger and read in full."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QApplication,
    QCheckBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QRadioButton,
    QScrollBar,
    QTextEdit,
    QToolButton,
    QWidget,
)

from storage.community import consents, duties, funds, nominations, pacts, pairings, partners, places, taking_part
from storage.community.people import persons
from storage.community.place_bulk import parse_bulk
from storage.community.place_rows import root_id
from storage.transaction import Transaction
from storage.workspace import Workspace
from ui import texts, theme
from ui.door import Door
from ui.pages.people import PeoplePage
from ui.pages.people_activities import Activities
from ui.pages.people_part import Listed
from ui.pages.places import PlacesPage
from ui.pages.registry import PAGES
from ui.preferences import Preferences
from ui.tokens import Size
from ui.window import Window

CONTROLS = (QAbstractButton, QLineEdit, QTextEdit, QPlainTextEdit, QComboBox, QAbstractSpinBox, QAbstractItemView)
SIZES: tuple[tuple[int, int], ...] = ((1366, 768), (760, 700))


def shown_controls(root: QWidget) -> list[QWidget]:
    """The controls that people see in *root*; parts inside a control of Qt's own are left out."""
    found = []
    for widget in root.findChildren(QWidget):
        if not isinstance(widget, CONTROLS) or not widget.isVisibleTo(root) or isinstance(widget, QScrollBar):
            continue
        parent = widget.parentWidget()
        if isinstance(parent, (QComboBox, QAbstractSpinBox, QLineEdit, QAbstractItemView)):
            continue
        if parent is not None and parent.metaObject().className() in ("QComboBoxPrivateContainer",):
            continue
        found.append(widget)
    return found


def name_of(widget: QWidget) -> str:
    interface = QAccessible.queryAccessibleInterface(widget)
    return interface.text(QAccessible.Text.Name) if interface is not None else ""


def takes_tab(widget: QWidget) -> bool:
    """Whether Tab reaches *widget*; of buttons that exclude each other it visits one, arrow keys the rest."""
    group = widget.group() if isinstance(widget, QAbstractButton) else None
    members = group.buttons() if group is not None else [widget]
    return any(member.focusPolicy() & Qt.FocusPolicy.TabFocus for member in members)


def describe(widget: QWidget) -> str:
    text = widget.text() if isinstance(widget, (QAbstractButton, QLabel, QLineEdit)) else ""
    return f"{type(widget).__name__} {widget.objectName()} {text!r} {widget.width()}x{widget.height()}"


def check(root: QWidget) -> dict[str, list[str]]:
    """What is wrong with the controls that *root* shows now."""
    target = theme.current().measures.target
    wrong: dict[str, list[str]] = {"no name": [], "too small": [], "no key": [], "cut off": []}
    for widget in shown_controls(root):
        if not name_of(widget).strip():
            wrong["no name"].append(describe(widget))
        if widget.height() < target or widget.width() < target:
            wrong["too small"].append(describe(widget))
        if widget.isEnabled() and not takes_tab(widget):
            wrong["no key"].append(describe(widget))
        needs = widget.sizeHint()
        is_button = isinstance(widget, (QPushButton, QCheckBox, QRadioButton, QToolButton)) and widget.text()
        if is_button and (widget.width() < needs.width() or widget.height() < needs.height()):
            wrong["cut off"].append(describe(widget))
    for label in root.findChildren(QLabel):
        if not label.isVisibleTo(root) or not label.text():
            continue
        if label.wordWrap():
            whole = label.height() + 2 >= label.heightForWidth(label.width())
        else:
            whole = label.width() + 1 >= label.fontMetrics().horizontalAdvance(label.text())
        if not whole:
            wrong["cut off"].append(describe(label))
    return {kind: found for kind, found in wrong.items() if found}


@pytest.fixture(params=["zh", "en"])
def language(request: pytest.FixtureRequest) -> Iterator[str]:
    texts.install(request.param)
    yield request.param
    texts.install("en")


@pytest.fixture(params=["normal", "walk"])
def size(request: pytest.FixtureRequest) -> Iterator[Size]:
    theme.apply("light", request.param)
    yield request.param
    theme.apply()


@pytest.fixture
def window(qtbot, ws: Workspace, language: str, size: Size) -> Iterator[Window]:
    wanted = parse_bulk("22幢 1-2单元 1-3层 每层2户")
    ws.write_now(lambda txn: places.add_places(txn, wanted=wanted, parent=root_id(ws.community)))
    made = Window(ws, preferences=Preferences())
    made.resize(1366, 768)
    made.show()
    yield made
    qtbot.waitUntil(lambda: made.worker.running == 0)
    made.release()
    made.deleteLater()


def settle(qtbot, window: Window) -> None:
    qtbot.waitUntil(lambda: window.worker.running == 0)
    qtbot.waitUntil(lambda: not window.status._gather.isActive())
    for _ in range(3):  # what was read changes labels, and labels their lines
        QApplication.processEvents()


@pytest.mark.parametrize("key", [entry.key for entry in PAGES])
@pytest.mark.parametrize("shape", SIZES, ids=["laptop", "narrow"])
def test_every_control_of_a_page_is_named_reachable_large_enough_and_whole(
    qtbot, window: Window, key: str, shape: tuple[int, int]
) -> None:
    window.resize(*shape)
    window.show_page(key)
    settle(qtbot, window)
    assert (window.width(), window.height()) == shape, "the page forces the window wider than a small screen"
    assert check(window) == {}


@pytest.mark.parametrize("level", ["community", "building", "unit"])
def test_a_place_s_details_and_the_bulk_entry_are_whole(qtbot, window: Window, level: str) -> None:
    window.show_page("places")
    settle(qtbot, window)
    place = next(place for place in window.ws.read(places.tree) if place.level == level)
    page = window.page("places")
    page.activate(place=place.id)
    settle(qtbot, window)
    assert check(window) == {}
    page.show_adding()
    settle(qtbot, window)
    assert check(window) == {}


def test_the_file_of_a_house_and_the_merging_of_two_are_whole(qtbot, window: Window) -> None:
    window.show_page("places")
    settle(qtbot, window)
    tree = window.ws.read(places.tree)
    page = window.page("places")
    assert isinstance(page, PlacesPage)
    page.activate(place=next(place.id for place in tree if place.level == "unit"))
    settle(qtbot, window)
    qtbot.waitUntil(lambda: page.details.merge.begin.isVisibleTo(window))
    page.details.merge.begin.click()
    settle(qtbot, window)
    assert check(window) == {}
    page.show_file(next(place.id for place in tree if place.level == "building"))
    qtbot.waitUntil(lambda: page.dossier.view is not None, timeout=20_000)
    settle(qtbot, window)
    assert check(page.dossier) == {}


def lived_in(ws: Workspace) -> None:
    """One of everything that the people page shows."""

    def write(txn: Transaction) -> None:
        house = next(one for one in places.tree(txn.db) if one.level == "building")
        person = persons.add(
            txn, name="电工志愿者一位", party="expert", phone="13800000000", agreed_on="2026-01-01",
            skills=["electric"], cert_kind="低压电工", cert_until="2026-01-02",
        )  # fmt: skip
        consents.give(txn, subject=person, purpose="pairing", day="2026-01-01", way="signed")
        duties.give_duty(txn, place=house.id, person="楼长一位", title="楼长", since="2026-01-01")
        pairings.pair(txn, elder=person, helper=person, since="2026-01-01", every=7)
        held = taking_part.plan(txn, title="便民日", kind="便民日", day="2026-01-01", stalls=("民情收集", "猜灯谜"))
        taking_part.take_part(txn, activity=held, person=person, hours=2)
        taking_part.came(txn, activity=held, count=12)
        fund = funds.plan(txn, title="街坊活动金")
        funds.open_fund(txn, fund=fund, day="2026-01-01")
        funds.enter(txn, fund=fund, day="2026-01-02", incoming=True, amount=123456, source="sale")
        team = partners.add(txn, name="街灯维护队", kind="team")
        partners.offer(txn, partner=team, what="修灯", until="2026-01-02")
        partners.route(txn, partner=team, item="light")
        pact = pacts.begin(txn, title="楼道公约", day="2026-01-01", place=house.id)
        pacts.draft(txn, pact=pact, clauses=["不堆物", "电动车不上楼"], day="2026-01-01")
        pacts.draft(txn, pact=pact, clauses=["楼道不堆物", "电动车不上楼"], day="2026-01-02")
        nominations.nominate(txn, title="最美邻居", name="黄阿姨", words="天天巡楼", day="2026-01-01")

    ws.write_now(write)


@pytest.mark.parametrize("shape", SIZES, ids=["laptop", "narrow"])
def test_every_section_of_the_people_page_is_whole(qtbot, window: Window, shape: tuple[int, int]) -> None:
    lived_in(window.ws)
    window.resize(*shape)
    window.show_page("people")
    settle(qtbot, window)
    page = window.page("people")
    assert isinstance(page, PeoplePage)
    wrong = {}
    for key in page.chips.buttons:
        page.show_section(key)
        settle(qtbot, window)
        section = page.section(key)
        wrong[key] = check(page)
        if isinstance(section, Listed):
            if section.list.count():
                section.show_rec(section.list.keys[-1])
                settle(qtbot, window)
                wrong[f"{key}, one of them"] = check(page)
            if key != "duties":  # buildings are entered on their own page
                section.ask_new()
                settle(qtbot, window)
                wrong[f"{key}, a new one"] = check(page)
    activities = page.section("activities")
    assert isinstance(activities, Activities)
    page.show_section("activities")
    activities.show_rec(activities.list.keys[0])
    settle(qtbot, window)
    activities.begin_counting()
    settle(qtbot, window)
    wrong["counting"] = check(page)
    assert {where: found for where, found in wrong.items() if found} == {}
    assert (window.width(), window.height()) == shape, "the page forces the window wider than a small screen"


def test_the_door_is_whole_in_every_part(qtbot, language: str, size: Size, tmp_path) -> None:
    door = Door(Preferences(recent=[str(tmp_path / "敦根社区")]))
    qtbot.addWidget(door)
    door.resize(1366, 768)
    door.show()
    assert check(door) == {}
    door.show_create()
    assert check(door) == {}
    door.show_join()
    assert check(door) == {}
    door.ask(str(tmp_path))
    door.page._on_code_wanted()
    assert check(door) == {}
    door.page.refused("一二三")
    assert check(door) == {}


def test_tab_walks_through_a_page_without_a_trap(qtbot, window: Window) -> None:
    window.show_page("settings")
    settle(qtbot, window)
    with qtbot.waitActive(window):
        window.activateWindow()
    seen = []
    for _ in range(200):
        window.focusNextChild()
        focused = window.focusWidget()
        if focused in seen:
            break
        seen.append(focused)
    controls = [widget for widget in shown_controls(window) if widget.isEnabled()]
    # of a group of buttons that exclude each other Tab visits one; the arrow keys reach the rest
    missed = [
        describe(widget)
        for widget in controls
        if widget not in seen and not (isinstance(widget, QAbstractButton) and widget.group() is not None)
    ]
    assert missed == []
