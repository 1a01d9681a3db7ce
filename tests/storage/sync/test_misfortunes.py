"""What befalls sticks, folders, clocks and disks in an office: each by its name, and nothing is lost."""

from __future__ import annotations

import shutil
from datetime import timedelta
from pathlib import Path

import pytest

from storage import events, heads
from storage.sync import segments
from storage.sync.replicate import Report
from storage.sync.visit import visit as whole_visit
from storage.workspace import Workspace, wall_clock
from tests.storage.conftest import picture
from tests.storage.sync.memory import Cable, Hub
from tests.storage.sync.test_replicate import heads_of, log_of, name_places, sync
from tests.storage.sync.test_segments import files, visit

FAT32 = (4 << 30) - 1
"""The largest file that FAT32 takes, in bytes."""


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    folder = tmp_path / "stick"
    folder.mkdir()
    return folder


@pytest.mark.parametrize("name", ["{} (1)", "{}-OFFICE-PC", "{} - Copy"])
def test_second_copies_that_a_cloud_program_leaves_double_nothing(laptops, stick: Path, name: str) -> None:
    a, b = laptops("a"), laptops("b")
    for workspace in (a, b):
        name_places(workspace, range(4), text=workspace.device_id[:4])
        workspace.add_photo(picture(), owner_rec="place:1", field="photo")
        visit(workspace, stick)
    for path in sorted(stick.rglob("*.*")):
        if path.is_file():
            shutil.copy(path, path.with_stem(name.format(path.stem)))
    for workspace in (a, b, a):
        assert visit(workspace, stick).complete
    assert log_of(a) == log_of(b) and heads_of(a) == heads_of(b)
    again = [visit(workspace, stick) for workspace in (b, a)]
    assert [(report.moved, report.owed, report.in_sync) for report in again] == [(0, 0, True)] * 2


def test_a_second_copy_stands_in_for_a_file_that_was_cut(laptops, stick: Path) -> None:
    a, b = laptops("a"), laptops("b")
    name_places(a, range(9))
    visit(a, stick)
    (path,) = files(stick, "seg")
    shutil.copy(path, path.with_stem(f"{path.stem} (1)"))
    path.write_bytes(path.read_bytes()[:200])
    assert visit(b, stick).owed == 0
    assert log_of(a) == log_of(b)


def test_no_file_comes_near_what_fat32_takes(laptops, stick: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file ends with the item that passes its limit; the limits are lowered here so that many files are needed."""
    assert max(segments.LARGEST_SEGMENT, segments.LARGEST_PACK) + segments.SegmentCarrier.batch_bytes < FAT32 // 8
    monkeypatch.setattr(segments, "LARGEST_SEGMENT", 2_000)
    monkeypatch.setattr(segments, "LARGEST_PACK", 500)
    a, b = laptops("a"), laptops("b")
    name_places(a, range(40))
    for side in (80, 90, 100):
        a.add_photo(picture(side, 60), owner_rec="place:1", field="photo")
    largest = max(len(item) for (item,) in a.read(lambda db: db.conn.execute("SELECT sealed FROM event").fetchall()))
    assert visit(a, stick).complete
    assert len(files(stick, "seg")) > 5 and len(files(stick, "pack")) > 1
    for path in files(stick, "seg"):
        assert path.stat().st_size < 2_000 + largest + 2_000  # the list of what is in it comes at its end
    assert visit(b, stick).complete
    assert log_of(a) == log_of(b)


@pytest.mark.parametrize("way", ["stick", "hub"])
def test_clocks_ten_years_off_throw_nothing_away(laptops, stick: Path, way: str) -> None:
    a, b, hub = laptops("a"), laptops("b"), Hub()

    def meet(*all_of: Workspace) -> None:
        for workspace in all_of:
            assert (visit(workspace, stick) if way == "stick" else sync(workspace, hub)).complete

    name_places(a, range(1))
    meet(a, b)
    a.clock = lambda: wall_clock() + timedelta(days=3650)
    b.clock = lambda: wall_clock() - timedelta(days=3650)
    name_places(a, range(1), text="幢（未来）")
    name_places(b, range(1), text="幢（过去）")
    meet(a, b, a)
    for workspace in (a, b):
        (conflict,) = workspace.conflicts()
        assert {side.value for side in conflict.sides} == {"0幢（未来）", "0幢（过去）"}
    a.clock = b.clock  # it is set back: what is written then is later all the same
    name_places(a, range(1), text="幢")
    meet(a, b, a)
    for workspace in (a, b):
        assert workspace.conflicts() == []
        assert workspace.read(lambda db: heads.fields(db, "place:0"))["name"] == "0幢"


@pytest.mark.parametrize("way", ["stick", "hub"])
def test_a_laptop_put_back_from_an_image_of_its_disk_gets_its_own_work_again(
    laptops, stick: Path, tmp_path: Path, way: str
) -> None:
    a, b, hub = laptops("a"), laptops("b"), Hub()

    def meet(workspace: Workspace) -> Report:
        opener = None if way == "stick" else lambda target, replica: Cable(hub)
        found = whole_visit(workspace, str(stick), communities=[a.community], opener=opener)
        return found.reports[a.community]

    name_places(a, range(3))
    meet(a)
    a.close()
    shutil.copytree(tmp_path / "a", tmp_path / "image")
    with Workspace.open(tmp_path / "a", "passphrase") as later:
        name_places(later, range(3, 6))
        later.add_photo(picture(), owner_rec="place:4", field="photo")
        meet(later)
        written, before = log_of(later), later.device_id
    shutil.rmtree(tmp_path / "a")
    shutil.copytree(tmp_path / "image", tmp_path / "a")
    with Workspace.open(tmp_path / "a", "passphrase") as back:
        name_places(back, range(6, 8), text="new")  # under numbers that it has used before
        report = meet(back)
        assert written < log_of(back) and report.pulled_photos == 1
        assert report.alarms == ["cloned"] and back.device_id != before
        name_places(back, range(8, 9), text="new")
        meet(back)
        meet(b)
        assert log_of(back) <= log_of(b)
        assert [b.read(lambda db, n=n: heads.fields(db, f"place:{n}"))["name"] for n in (4, 7, 8)] == [
            "4幢",
            "7new",
            "8new",
        ]
        seen = b.read(events.clones)
        assert {one.dev for one in seen} == {before} and all(len(one.events) == 2 for one in seen)
