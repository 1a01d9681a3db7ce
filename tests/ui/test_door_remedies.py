"""A workspace that does not open leaves a way on: read it, or repair it."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from forms.errors import UserError
from storage.backup import backup
from storage.vault import FLOOR
from storage.workspace import Workspace
from tests.storage.conftest import picture
from ui.door import Door
from ui.door_remedies import LostPhotosPage, RepairedPage
from ui.door_unlock import UnlockPage
from ui.preferences import Preferences

from .conftest import PASSPHRASE

PAGE_BYTES = 4096


@pytest.fixture
def stick(folder: Path, tmp_path: Path) -> Path:
    """A backup of a closed workspace with a hundred places."""
    made, _ = Workspace.create(folder, PASSPHRASE, community="敦根社区", person="王社工", cost=FLOOR)
    with made as ws:
        ws.write_now(lambda txn: [txn.append("place", f"place:{n}", {"name": f"{n}幢"}) for n in range(100)])
        backup(ws, tmp_path / "stick")
    return tmp_path / "stick"


@pytest.fixture
def door(qtbot: QtBot, stick: Path, folder: Path) -> Iterator[Door]:
    made = Door(Preferences())
    opened: list[Workspace] = []
    made.opened.connect(opened.append)
    made.show()
    made.ask(str(folder))
    yield made
    qtbot.waitUntil(lambda: made.worker.running == 0)
    for ws in opened:
        ws.close()
    made.close()


def asked(door: Door) -> UnlockPage:
    assert isinstance(door.page, UnlockPage)
    return door.page


def try_it(qtbot: QtBot, door: Door, secret: str = PASSPHRASE) -> UnlockPage:
    page = asked(door)
    page.passphrase.line.setText(secret)
    page.open.click()
    qtbot.waitUntil(lambda: page.wrong.isVisible() and door.worker.running == 0)
    return page


def spoil(folder: Path) -> None:
    data = bytearray((folder / "workspace.db").read_bytes())
    for number in range(len(data) // PAGE_BYTES):
        data[number * PAGE_BYTES + 2000] ^= 1
    (folder / "workspace.db").write_bytes(data)


def offered(page: UnlockPage) -> list[str]:
    return [button.text() for button in page.remedies.buttons if button.isVisible()]


def test_a_wrong_passphrase_offers_no_repair(qtbot: QtBot, door: Door) -> None:
    assert offered(try_it(qtbot, door, "wrong")) == []


def test_a_damaged_database_is_repaired_with_a_backup_and_opens(
    qtbot: QtBot, door: Door, folder: Path, stick: Path
) -> None:
    spoil(folder)
    page = try_it(qtbot, door)
    assert offered(page) == ["Repair with a backup …", "Repair without a backup"]
    page.remedies.repair_wanted.emit(str(stick))
    qtbot.waitUntil(lambda: isinstance(door.page, RepairedPage), timeout=20_000)
    report = door.page
    assert isinstance(report, RepairedPage)
    assert report.lines[0] == "Brought back: 101 changes, 0 photos, 0 unfinished forms."
    assert str(folder) in report.lines[-1]
    with qtbot.waitSignal(door.opened) as opened:
        report.go.click()
    assert opened.args[0].check().whole


def test_lost_keys_come_back_from_the_backup(qtbot: QtBot, door: Door, folder: Path, stick: Path) -> None:
    (folder / "keys.json").unlink()
    page = try_it(qtbot, door)
    assert offered(page) == ["Repair with a backup …"]
    page.remedies.repair_wanted.emit(str(stick))
    qtbot.waitUntil(lambda: isinstance(door.page, RepairedPage), timeout=20_000)
    assert isinstance(door.page, RepairedPage)
    assert "The key file is back" in door.page.lines[0]
    assert door.page.lines[1:] == ["The database itself is whole."]


def test_a_backup_of_something_else_is_refused_and_another_can_be_chosen(
    qtbot: QtBot, door: Door, folder: Path, tmp_path: Path
) -> None:
    (folder / "keys.json").unlink()
    page = try_it(qtbot, door)
    (tmp_path / "nothing").mkdir()
    page.remedies.repair_wanted.emit(str(tmp_path / "nothing"))
    qtbot.waitUntil(lambda: "None of the backups" in page.wrong.text())
    assert offered(page) == ["Repair with a backup …"]


def test_a_repair_that_is_stopped_leaves_everything_as_it_was(
    qtbot: QtBot, door: Door, folder: Path, stick: Path
) -> None:
    spoil(folder)
    before = (folder / "workspace.db").read_bytes()
    page = try_it(qtbot, door)
    page.remedies.repair_wanted.emit(str(stick))
    door.worker._jobs[0].cancel()
    qtbot.waitUntil(lambda: "Nothing was changed" in page.wrong.text(), timeout=20_000)
    assert (folder / "workspace.db").read_bytes() == before
    assert page.open.isEnabled()
    assert not list(folder.glob("damaged-*"))


@pytest.mark.parametrize("code", ["WORKSPACE_003", "WORKSPACE_005"])
def test_where_nothing_can_be_written_the_workspace_opens_for_reading(qtbot: QtBot, door: Door, code: str) -> None:
    page = asked(door)
    page.passphrase.line.setText(PASSPHRASE)
    door._on_refused(UserError(code, path="/media/stick"))
    assert offered(page) == ["Open for reading only"]
    with qtbot.waitSignal(door.opened) as opened:
        page.remedies.read.click()
    assert opened.args[0].readonly


def test_photos_that_a_backup_lacks_are_named_before_the_restored_workspace_opens(
    qtbot: QtBot, door: Door, folder: Path, tmp_path: Path
) -> None:
    shutil.rmtree(tmp_path / "stick")
    with Workspace.open(folder, PASSPHRASE) as ws:
        ws.add_photo(picture(), owner_rec="place:7", field="front", taken="2022-08-15T10:00:00+08:00")
        next(ws.objects.folder.glob("*/*")).unlink()
        backup(ws, tmp_path / "stick")
    door.restore(str(tmp_path / "stick"), str(tmp_path / "again"))
    qtbot.waitUntil(lambda: "1 photo was missing already" in door.page.banner.text)
    door.unlock_with(str(tmp_path / "again"), PASSPHRASE)
    qtbot.waitUntil(lambda: isinstance(door.page, LostPhotosPage))
    assert isinstance(door.page, LostPhotosPage)
    assert door.page.lines[1] == "7幢 2022-08-15"
    with qtbot.waitSignal(door.opened):
        door.page.go.click()
