"""Two laptops of one community, each with its window: by stick, then by hub; what differs is settled on the screen."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from storage.community import issues, place_bulk, places
from storage.photos import photos_of
from storage.sync.hub_account import Hub
from storage.sync.joining import invite, join
from storage.vault import FLOOR
from storage.workspace import Workspace, wall_clock
from tests.storage.sync import couch
from tests.ui.conftest import type_text
from tests.ui.pages.conftest import photo
from ui.page import Header
from ui.pages.settle_many import SettleMany
from ui.pages.sync import SyncPage
from ui.pages.sync_differences import Choice
from ui.pages.sync_doors import Door
from ui.pages.sync_hub import HubDialog
from ui.pages.sync_laptops import InvitationDialog, NameDialog
from ui.sticks import Stick
from ui.verbs.sync import Target
from ui.window import Window

OpenWindow = Callable[[Workspace], Window]


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    folder = tmp_path / "STICK"
    folder.mkdir()
    return folder


@pytest.fixture
def ws(folder: Path) -> Iterator[Workspace]:
    """The laptop that founded the community, with one building and one issue in it."""
    made, _ = Workspace.create(folder, "demo", community="敦根社区", person="陈巧", cost=FLOOR)

    def fill(txn) -> None:
        area = places.add_place(txn, level="area", name="第一片区", parent=places.root_id(txn.author.community))
        places.add_places(txn, wanted=place_bulk.parse_bulk("22幢 1-2层 每层2户"), parent=area)

    made.write_now(fill)
    home = first_home(made)
    made.write_now(
        lambda txn: issues.report(
            txn, place=home, item="smoke_room", day="2026-11-01", level="serious", note="没装烟感", source="resident"
        )
    )
    yield made
    made.close()


@pytest.fixture
def other(ws: Workspace, tmp_path: Path) -> Iterator[Workspace]:
    """A laptop that joined by an invitation."""
    invitation = invite(ws, tmp_path / "other.xlinv", cost=FLOOR)
    joined = join(
        invitation.path, tmp_path / "other", code=invitation.code, passphrase="demo", person="李工", cost=FLOOR
    )
    yield joined.workspace
    joined.workspace.close()


def first_home(ws: Workspace) -> str:
    return next(place.id for place in ws.read(places.tree) if place.level == "unit")


def building(ws: Workspace) -> str:
    return next(place.id for place in ws.read(places.tree) if place.level == "building")


def sync_page(qtbot: QtBot, window: Window) -> SyncPage:
    page = window.page("sync")
    assert isinstance(page, SyncPage)
    page.volumes = list
    window.show_page("sync")
    settle(qtbot, window)
    return page


def settle(qtbot: QtBot, window: Window) -> None:
    qtbot.waitUntil(lambda: not window.worker._jobs and not window.status._gather.isActive(), timeout=30_000)


def go(qtbot: QtBot, window: Window, door: Door) -> str:
    """Press the door's button and wait for what it says afterwards."""
    page = window.page("sync")
    assert isinstance(page, SyncPage)
    qtbot.mouseClick(door.go, Qt.MouseButton.LeftButton)
    assert page.running
    qtbot.waitUntil(lambda: not page.running, timeout=60_000)
    settle(qtbot, window)
    return said(page)


def said(page: SyncPage) -> str:
    return "\n".join(label.text() for label in page.result.findChildren(QLabel) if label.text())


def named(choice: Choice) -> list[object]:
    return [each.value for each in choice.found.said]


def by_stick(qtbot: QtBot, windows: list[Window], stick: Path) -> None:
    for window in windows:
        page = window.page("sync")
        assert isinstance(page, SyncPage)
        page.stick.take(str(stick))
        settle(qtbot, window)
        assert "The stick can be taken out now." in go(qtbot, window, page.stick)


def test_two_laptops_work_on_one_building_offline_and_nothing_is_lost(
    qtbot: QtBot, ws: Workspace, other: Workspace, stick: Path, open_window: OpenWindow
) -> None:
    one, two = open_window(ws), open_window(other)
    first, second = sync_page(qtbot, one), sync_page(qtbot, two)
    by_stick(qtbot, [one, two], stick)
    issue = other.read(issues.ids)[0]
    house = building(other)

    # offline: one closes the issue, the other adds to it; both call the building otherwise and photograph it
    ws.write_now(lambda txn: issues.finish(txn, issue=issue, day="2026-11-10", by="陈巧", note="已装烟感"))
    ws.write_now(lambda txn: places.rename(txn, place=house, name="22幢（北）"))
    mine = ws.add_photo(photo((90, 120, 150)), owner_rec=house, field="name")
    other.write_now(lambda txn: issues.add_note(txn, issue=issue, day="2026-11-10", by="李工", note="隔壁也没有"))
    other.write_now(lambda txn: places.rename(txn, place=house, name="二十二幢"))
    theirs = other.add_photo(photo((160, 110, 90)), owner_rec=house, field="name")
    qtbot.waitUntil(lambda: "only on this laptop" in one.strip.text)

    by_stick(qtbot, [two, one, two], stick)
    for laptop in (ws, other):
        assert laptop.read(lambda db: issues.load(db, issue)).state == "done"
        assert [text for _, _, text in laptop.read(lambda db: issues.notes(db, issue))] == ["隔壁也没有"]
        assert {each.id for each in laptop.read(lambda db: photos_of(db, house))} == {mine, theirs}
        for kept in laptop.read(lambda db: photos_of(db, house)):
            assert laptop.objects.get(kept.object)
    qtbot.waitUntil(lambda: "only on this laptop" not in two.strip.text)

    # what they differ on stands side by side, each with the photo of whoever said it
    first.show_section(1)
    qtbot.waitUntil(lambda: len(first.differences.choices) == 1)
    choice = first.differences.choices[0]
    assert sorted(map(str, named(choice))) == ["22幢（北）", "二十二幢"]
    assert {each.value: [rec for rec, _ in each.photos] for each in choice.found.said} == {
        "22幢（北）": [mine],
        "二十二幢": [theirs],
    }
    choice.setFocus()
    qtbot.keyClick(choice, str(1 + named(choice).index("二十二幢")))
    qtbot.waitUntil(lambda: not first.differences.choices)
    qtbot.waitUntil(lambda: "only on this laptop" in one.strip.text)

    by_stick(qtbot, [one, two], stick)
    for laptop in (ws, other):
        assert laptop.conflicts() == []
        assert laptop.read(lambda db: places.load(db, house)).name == "二十二幢"
    second.show_section(1)
    assert second.differences.choices == []


def test_later_the_hub_brings_it_and_says_that_both_sides_are_equal(
    qtbot: QtBot, ws: Workspace, other: Workspace, tmp_path: Path, open_window: OpenWindow
) -> None:
    with couch.serve(tmp_path / "databases") as address:
        one, two = open_window(ws), open_window(other)
        first, second = sync_page(qtbot, one), sync_page(qtbot, two)
        for window, page in ((one, first), (two, second)):
            page.keep_hub(Hub(address))
            qtbot.waitUntil(lambda shown=page: shown.hub.target is not None)
            settle(qtbot, window)
        assert "hold the same" in go(qtbot, one, first.hub)
        qtbot.waitUntil(lambda: "Everything is also elsewhere" in one.strip.text)
        go(qtbot, two, second.hub)
        house = building(other)
        for laptop, name in ((ws, "北楼"), (other, "南楼")):
            laptop.write_now(lambda txn, name=name: places.rename(txn, place=house, name=name))
        go(qtbot, one, first.hub)
        go(qtbot, two, second.hub)
        qtbot.waitUntil(lambda: len(second.differences.choices) == 1)
        choice = second.differences.choices[0]
        choice.third.setFocus()
        type_text(choice.third, "22幢")
        qtbot.keyClick(choice.third, Qt.Key.Key_Return)
        qtbot.waitUntil(lambda: not second.differences.choices)
        settle(qtbot, two)
        go(qtbot, two, second.hub)
        go(qtbot, one, first.hub)
        assert ws.conflicts() == other.conflicts() == []
        assert ws.read(lambda db: places.load(db, house)).name == "22幢"
        qtbot.waitUntil(lambda: "both sides were equal" in first.hub.last.text())


def test_a_stick_is_seen_when_it_is_put_in_and_says_what_would_go_and_come(
    qtbot: QtBot, ws: Workspace, other: Workspace, stick: Path, open_window: OpenWindow
) -> None:
    window = open_window(ws)
    page = sync_page(qtbot, window)
    assert not page.stick.go.isVisible()
    page.volumes = lambda: [Stick(str(stick), "KINGSTON", readonly=False, free=3 << 30)]
    page.look_for_sticks()
    settle(qtbot, window)
    assert page.stick.which.text() == "“KINGSTON” is in, 3.0 GB free"
    assert page.stick.goes.text().startswith("To bring there: ")
    assert "has not been there yet" in page.stick.comes.text()
    assert list(stick.iterdir()) == []  # asking leaves nothing on somebody's stick
    go(qtbot, window, page.stick)
    assert page.stick.goes.text() == "Nothing to bring there."
    joined = open_window(other)
    elsewhere = sync_page(qtbot, joined)
    by_stick(qtbot, [joined], stick)
    elsewhere.activate()
    page.activate()
    settle(qtbot, window)
    assert page.stick.comes.text().startswith("To fetch: ")
    page.volumes = list
    page.look_for_sticks()
    assert not page.stick.go.isVisible()


def test_a_folder_that_is_gone_and_a_wrong_hub_are_said_at_their_door(
    qtbot: QtBot, ws: Workspace, tmp_path: Path, open_window: OpenWindow
) -> None:
    window = open_window(ws)
    page = sync_page(qtbot, window)
    page.choose_folder(str(tmp_path / "nowhere"))
    qtbot.waitUntil(page.folder.trouble.isVisible)
    assert "There is no folder" in page.folder.trouble.text()
    assert "There is no folder" in go(qtbot, window, page.folder)
    page._on_hub()
    dialog = page.findChildren(HubDialog)[0]
    dialog.address.setText("not an address")
    dialog.go.click()
    qtbot.waitUntil(dialog.wrong.isVisible)
    assert "is no address of a hub" in dialog.wrong.text()
    dialog.reject()


def test_the_password_of_the_hub_lies_in_no_file(qtbot: QtBot, ws: Workspace, open_window: OpenWindow) -> None:
    window = open_window(ws)
    page = sync_page(qtbot, window)
    page.keep_hub(Hub("https://hub.example.cn:6984", "dungen", "open sesame 芝麻"))
    qtbot.waitUntil(lambda: page.hub.target is not None and page.hub.target.hub is not None)
    settle(qtbot, window)
    for file in ws.folder.rglob("*"):
        if file.is_file():
            data = file.read_bytes()
            assert b"open sesame" not in data
    assert "sesame" not in repr(page.hub.target)


def test_a_sync_that_is_stopped_says_so_and_goes_on_the_next_time(
    qtbot: QtBot, ws: Workspace, stick: Path, open_window: OpenWindow
) -> None:
    window = open_window(ws)
    page = sync_page(qtbot, window)
    page.stick.take(str(stick))
    settle(qtbot, window)
    page.sync_with(page.stick, Target("stick", str(stick)))
    page.stick.stop.click()
    qtbot.waitUntil(lambda: not page.running, timeout=30_000)
    settle(qtbot, window)
    assert page.stick.go.isVisible()
    assert "Everything is written" in go(qtbot, window, page.stick)


def test_what_has_not_left_the_laptop_is_listed_until_it_has(
    qtbot: QtBot, ws: Workspace, other: Workspace, stick: Path, open_window: OpenWindow
) -> None:
    window, theirs = open_window(ws), open_window(other)
    page = sync_page(qtbot, window)
    sync_page(qtbot, theirs)
    assert any(row.name.startswith("Issue · ") for row in page.unsent.rows)
    assert "Not yet brought anywhere" in page.unsent.text
    by_stick(qtbot, [window], stick)
    assert {row.where.value for row in page.unsent.rows} == {"carried"}
    by_stick(qtbot, [theirs, window], stick)
    assert [row for row in page.unsent.rows if row.name.startswith("Issue")] == []


def test_the_strip_the_page_the_door_and_the_report_count_the_same(
    qtbot: QtBot, ws: Workspace, other: Workspace, stick: Path, open_window: OpenWindow
) -> None:
    """A change is what somebody wrote. A photo's description is no change, nor is what laptops tell each other."""
    ws.add_photo(photo((90, 120, 150)), owner_rec=building(ws), field="name")
    window, theirs = open_window(ws), open_window(other)
    page, elsewhere = sync_page(qtbot, window), sync_page(qtbot, theirs)
    written = 9  # an area, a building, two floors, four homes less the root, an issue, and which photo hangs where
    assert f"{written} changes only on this laptop" in window.strip.text
    assert shown(page.header) == f"{written} changes only on this laptop"
    assert page.unsent.text == f"Not yet brought anywhere: {written} changes, 1 photo."
    page.stick.take(str(stick))
    settle(qtbot, window)
    assert page.stick.goes.text() == f"To bring there: {written} changes and 1 photo."
    told = go(qtbot, window, page.stick)
    assert f"{stick.name} was brought {written} changes and 1 photo." in told
    assert f"no other laptop has read yet: {written + 1} items" in told
    assert page.unsent.text.startswith(f"{written + 1} items lie on a stick")
    assert "only on this laptop" not in window.strip.text and shown(page.header) == ""
    by_stick(qtbot, [theirs], stick)
    assert f"{written} changes and 1 photo came" in said(elsewhere)
    assert f"arrived at another laptop: {written + 1}." in go(qtbot, window, page.stick)
    assert page.unsent.text == "Everything that was written here has arrived elsewhere and was confirmed."


def shown(header: Header) -> str:
    """The line under the title of a page."""
    return header._scope.text()


def test_a_laptop_is_invited_and_a_lost_one_is_retired(
    qtbot: QtBot, ws: Workspace, other: Workspace, stick: Path, tmp_path: Path, open_window: OpenWindow
) -> None:
    window, theirs = open_window(ws), open_window(other)
    page = sync_page(qtbot, window)
    sync_page(qtbot, theirs)
    by_stick(qtbot, [window, theirs, window], stick)
    page.show_section(2)
    page.laptops.cost = FLOOR
    page.laptops.invite_to(tmp_path / "third.xlinv", community=ws.community)
    qtbot.waitUntil(lambda: bool(page.laptops.findChildren(InvitationDialog)), timeout=30_000)
    dialog = page.laptops.findChildren(InvitationDialog)[0]
    third = join(
        tmp_path / "third.xlinv", tmp_path / "third", code=dialog.code, passphrase="demo", person="丙", cost=FLOOR
    )
    third.workspace.close()
    assert (tmp_path / "third.xlinv.pdf").exists()
    dialog.accept()
    settle(qtbot, window)

    group = page.laptops.groups[0]
    lost = next(one for one, _ in group.laptops if one.device.id == other.device_id)
    page.laptops.ask_to_retire(lost, group.id)
    assert "cannot be undone" in page.laptops.banner.text
    page.laptops.banner._action.click()
    qtbot.waitUntil(lambda: "retired" in page.laptops.banner.text)
    settle(qtbot, window)
    again = next(one for one, _ in page.laptops.groups[0].laptops if one.device.id == other.device_id)
    assert again.device.retired


def test_a_laptop_is_given_a_name_that_the_others_see(
    qtbot: QtBot, ws: Workspace, other: Workspace, stick: Path, open_window: OpenWindow
) -> None:
    window, theirs = open_window(ws), open_window(other)
    page, elsewhere = sync_page(qtbot, window), sync_page(qtbot, theirs)
    by_stick(qtbot, [window, theirs], stick)
    page.show_section(2)
    own = next(one for one, _ in page.laptops.groups[0].laptops if one.own)
    page.laptops.ask_for_name(own, ws.community)
    dialog = page.laptops.findChildren(NameDialog)[0]
    dialog.name.clear()
    assert not dialog.go.isEnabled()
    type_text(dialog.name, "社工室 2 号机")
    qtbot.keyClick(dialog.name, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "社工室 2 号机" in page.laptops.banner.text)
    home = first_home(ws)
    for laptop, name in ((ws, "甲"), (other, "乙")):
        laptop.write_now(lambda txn, name=name: places.rename(txn, place=home, name=name))
    by_stick(qtbot, [window, theirs], stick)
    assert "社工室 2 号机" in [one.device.name for one, _ in elsewhere.laptops.groups[0].laptops]
    qtbot.waitUntil(lambda: len(elsewhere.differences.choices) == 1)
    said = elsewhere.differences.choices[0].found.said
    assert {each.value: each.laptops for each in said}["甲"] == ("社工室 2 号机",)


def test_many_differences_are_settled_by_a_rule_and_taken_back(
    qtbot: QtBot, ws: Workspace, other: Workspace, stick: Path, open_window: OpenWindow
) -> None:
    window, theirs = open_window(ws), open_window(other)
    page = sync_page(qtbot, window)
    sync_page(qtbot, theirs)
    by_stick(qtbot, [window, theirs], stick)
    homes = [place.id for place in ws.read(places.tree) if place.level == "unit"]
    other.clock = lambda: wall_clock() + timedelta(hours=1)
    for laptop, word in ((ws, "自住"), (other, "出租")):
        for home in homes:
            laptop.write_now(
                lambda txn, home=home, word=word: places.rename(txn, place=home, name=f"{home[-4:]}{word}")
            )
    by_stick(qtbot, [theirs, window], stick)
    qtbot.waitUntil(lambda: len(page.differences.choices) == len(homes))
    page.show_section(1)
    page.differences.many.setFocus()
    qtbot.keyClick(page.differences.many, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: bool(page.differences.findChildren(SettleMany)))
    dialog = page.differences.findChildren(SettleMany)[0]
    assert len(dialog.picked) == len(homes)
    for rule, word in ((2, "自住"), (3, "出租"), (0, "出租")):
        dialog.rule.setCurrentIndex(rule)
        assert all(dialog.stands(row).endswith(word) for row in range(len(homes)))

    dialog.table.setFocus()
    dialog.table.setCurrentCell(0, 0)
    qtbot.keyClick(dialog.table, Qt.Key.Key_Space)  # the first one stays for later
    assert dialog.go.text() == f"Settle {len(homes) - 1} differences"
    qtbot.keyClick(dialog.table, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: len(page.differences.choices) == 1)
    assert page.differences.banner.text.startswith(f"{len(homes) - 1} differences settled")
    assert sum(ws.read(lambda db, home=home: places.load(db, home)).name.endswith("出租") for home in homes) >= 3

    page.differences.banner._action.click()
    qtbot.waitUntil(lambda: len(page.differences.choices) == len(homes))
    by_stick(qtbot, [window, theirs], stick)
    for each in other.conflicts():
        assert {(side.author, str(side.value)[-2:]) for side in each.sides} == {("陈巧", "自住"), ("李工", "出租")}
    assert len(other.conflicts()) == len(homes)


def test_a_record_that_one_deleted_and_another_changed_is_kept_or_deleted_by_a_person(
    qtbot: QtBot, ws: Workspace, other: Workspace, stick: Path, open_window: OpenWindow
) -> None:
    window, theirs = open_window(ws), open_window(other)
    page = sync_page(qtbot, window)
    sync_page(qtbot, theirs)
    by_stick(qtbot, [window, theirs], stick)
    home = first_home(ws)
    ws.write_now(lambda txn: txn.void(home))
    other.write_now(lambda txn: txn.append("place", home, {"note": "有人住"}))
    by_stick(qtbot, [theirs, window], stick)
    qtbot.waitUntil(lambda: len(page.differences.choices) == 1)
    page.show_section(1)
    page.differences.choices[0].keep(1)
    qtbot.waitUntil(lambda: not page.differences.choices)
    assert ws.read(lambda db: places.load(db, home)) is not None
