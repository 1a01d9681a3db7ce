"""A stick and a shared folder: laptops that never meet end with the same, whatever happens to the files."""

from __future__ import annotations

import os
import shutil
import threading
from pathlib import Path

import pytest

from storage import heads
from storage.sync.carrier import Item
from storage.sync.receipts import Where, receipt
from storage.sync.replica import Replica
from storage.sync.replicate import Report, replicate
from storage.sync.segment_file import read_record
from storage.sync.segment_index import SegmentIndex
from storage.sync.segments import SegmentCarrier
from storage.workspace import Workspace
from tests.storage.conftest import picture
from tests.storage.sync.test_replicate import heads_of, log_of, name_places, side


def visit(workspace: Workspace, stick: Path) -> Report:
    carrier = SegmentCarrier(stick, side(workspace))
    try:
        return replicate(carrier.replica, carrier)
    finally:
        carrier.close()


def where(workspace: Workspace, rec: str):
    return workspace.read(lambda db: receipt(db, rec, community=workspace.community, own=workspace.device_id))


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    folder = tmp_path / "stick"
    folder.mkdir()
    return folder


def files(stick: Path, ending: str) -> list[Path]:
    return sorted(stick.rglob(f"*.{ending}"))


def test_two_laptops_that_never_meet_share_a_stick(laptops, stick):
    a, b = laptops("a"), laptops("b")
    name_places(a, range(5))
    photo = a.add_photo(picture(), owner_rec="place:1", field="photo")
    assert where(a, "place:1").all == Where.HERE

    first = visit(a, stick)
    # five places and the record of a photo; that the community was founded is nothing that a person wrote
    assert (first.pushed, first.pushed_photos, first.waiting, first.unanswered) == (6, 1, 0, 7)
    assert first.complete and not first.in_sync  # nobody has read it yet
    assert where(a, "place:1").all == Where.CARRIED

    name_places(b, range(5, 8))
    second = visit(b, stick)
    assert (second.pulled, second.pulled_photos, second.pushed) == (6, 1, 3)
    assert b.objects.get(b.read(lambda db: heads.fields(db, photo))["object"])

    third = visit(a, stick)
    assert (third.pulled, third.pushed, third.answered) == (3, 0, 7)
    assert third.in_sync
    assert where(a, "place:1").all == Where.ARRIVED
    assert log_of(a) == log_of(b)
    assert heads_of(a) == heads_of(b)


def test_nothing_is_written_twice(laptops, stick):
    a, b = laptops("a"), laptops("b")
    name_places(a, range(5))
    visit(a, stick)
    visit(b, stick)
    visit(a, stick)
    visit(b, stick)
    before = files(stick, "seg")
    again = visit(a, stick)
    assert (again.pulled, again.pushed) == (0, 0)
    assert files(stick, "seg") == before
    assert len(before) == 1


def test_no_database_and_nothing_readable_lies_on_a_stick(laptops, stick):
    a = laptops("a")
    name_places(a, range(5), text="幢私拉电线")
    a.add_photo(picture(), owner_rec="place:1", field="photo")
    visit(a, stick)
    for path in stick.rglob("*"):
        if path.is_file():
            data = path.read_bytes()
            assert not data.startswith(b"SQLite") and "私拉".encode() not in data and b"JFIF" not in data


def test_a_stick_that_was_wiped_is_filled_again(laptops, stick):
    a, b = laptops("a"), laptops("b")
    name_places(a, range(5))
    visit(a, stick)
    shutil.rmtree(stick / "XUNLOU")
    name_places(a, range(5, 7))
    visit(a, stick)
    visit(b, stick)
    assert log_of(a) == log_of(b)


def test_a_stick_taken_back_to_an_older_copy_gets_the_rest_again(laptops, stick, tmp_path):
    a, b = laptops("a"), laptops("b")
    name_places(a, range(5))
    visit(a, stick)
    shutil.copytree(stick, tmp_path / "copy")
    name_places(a, range(5, 10))
    visit(a, stick)
    visit(b, stick)
    shutil.rmtree(stick)
    shutil.copytree(tmp_path / "copy", stick)
    name_places(a, range(10, 12))
    visit(a, stick)
    visit(b, stick)
    assert log_of(a) == log_of(b)
    c = laptops("c")
    visit(c, stick)
    assert log_of(c) == log_of(a)


def readable(root: Path) -> dict[str, bytes]:
    """Every item that the files in a folder list, with its body; none may be damaged unnoticed."""
    found = {}
    for segment in SegmentIndex(root).segments:
        with segment.path.open("rb") as file:
            contents = segment.contents
            for place in range(len(contents)):
                sealed = read_record(file, offset=contents.offsets[place], length=contents.lengths[place])
                item = Item(f"{segment.kind}:{contents.id(place).hex()}", sealed)
                if item.whole:
                    found[item.id] = sealed
                else:
                    assert contents.whole, "what is read record by record is whole"
    return found


@pytest.fixture
def written(laptops, stick):
    """A stick with a segment, a note and a pack that one laptop has written."""
    a, b = laptops("a"), laptops("b")
    name_places(a, range(3))
    a.add_photo(picture(8, 8), owner_rec="place:1", field="photo")
    visit(a, stick)
    return a, b, stick / "XUNLOU" / f"xl-{a.community}"


@pytest.mark.parametrize("ending", ["seg", "note", "pack"])
def test_a_file_cut_anywhere_gives_what_is_before_the_cut_and_the_rest_later(written, stick, ending):
    a, b, root = written
    (path,) = files(stick, ending)
    whole = path.read_bytes()
    everything = readable(root)
    counts = []
    for cut in range(len(whole)):
        path.write_bytes(whole[:cut])
        found = readable(root)
        assert found.items() <= everything.items()
        counts.append(len(found))
    assert counts == sorted(counts)
    path.write_bytes(whole[: len(whole) // 2])
    visit(b, stick)
    path.write_bytes(whole)
    visit(b, stick)
    assert log_of(a) == log_of(b)
    assert b.check().whole and not b.objects.verify().missing


@pytest.mark.parametrize("ending", ["seg", "note", "pack"])
def test_no_flipped_bit_is_accepted(written, stick, ending):
    _, _, root = written
    (path,) = files(stick, ending)
    whole = path.read_bytes()
    everything = readable(root)
    for place in range(len(whole)):
        damaged = bytearray(whole)
        damaged[place] ^= 1 << place % 8
        path.write_bytes(damaged)
        assert readable(root).items() <= everything.items()


def test_what_lies_damaged_on_a_stick_is_asked_for_and_brought_again(laptops, stick):
    a, b = laptops("a"), laptops("b")
    name_places(a, range(5))
    visit(a, stick)
    (path,) = files(stick, "seg")
    damaged = bytearray(path.read_bytes())
    damaged[400] ^= 1
    path.write_bytes(damaged)

    report = visit(b, stick)
    assert (report.pulled, report.moved, report.owed) == (4, 5, 1)
    assert visit(a, stick).pushed == 1
    assert visit(a, stick).pushed == 0
    report = visit(b, stick)
    assert (report.pulled, report.owed) == (1, 0)
    assert log_of(a) == log_of(b)
    assert visit(a, stick).in_sync


def test_a_synced_folder_that_brings_files_late_or_under_other_names_loses_nothing(laptops, stick, tmp_path):
    a, b = laptops("a"), laptops("b")
    cloud = tmp_path / "cloud"
    for start in range(0, 9, 3):
        name_places(a, range(start, start + 3))
        visit(a, stick)
    one, two, three = files(stick, "seg")
    for path in (three, one):  # the middle one has not come yet
        copy = cloud / path.relative_to(stick)
        copy.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(path, copy)
        visit(b, cloud)
    renamed = cloud / two.relative_to(stick).with_name(f"{two.stem} (1).seg")
    shutil.copy(two, renamed)
    visit(b, cloud)
    assert log_of(a) == log_of(b)


def test_a_file_that_vanished_from_a_folder_is_brought_again(laptops, stick):
    a, b = laptops("a"), laptops("b")
    for start in range(0, 9, 3):
        name_places(a, range(start, start + 3))
        visit(a, stick)
    gone = files(stick, "seg")[1]
    gone.unlink()
    visit(a, stick)
    visit(b, stick)
    assert log_of(a) == log_of(b)
    assert visit(a, stick).in_sync


def test_a_stick_that_shouts_its_names_is_read(laptops, stick):
    a, b = laptops("a"), laptops("b")
    name_places(a, range(3))
    visit(a, stick)
    for path in files(stick, "seg"):
        path.rename(path.with_name(path.name.upper()))
        path.parent.rename(path.parent.with_name(path.parent.name.upper()))
    visit(b, stick)
    assert log_of(a) == log_of(b)


def test_a_stick_that_is_not_there_says_so(laptops, tmp_path):
    with pytest.raises(Exception, match="SYNC_002"):
        visit(laptops("a"), tmp_path / "none")


def test_a_locked_stick_is_read_and_says_so(laptops, stick, monkeypatch):
    a, b = laptops("a"), laptops("b")
    name_places(a, range(3))
    visit(a, stick)

    def refuse(self, data):
        raise OSError(30, "Read-only file system", str(self))

    monkeypatch.setattr(Path, "write_bytes", refuse)
    report = visit(b, stick)
    assert report.readonly and not report.in_sync
    assert log_of(a) <= log_of(b)
    assert not (stick / "XUNLOU" / f"xl-{a.community}" / b.device_id).exists() or not files(stick, "state")[1:]


def test_a_stick_pulled_at_any_write_leaves_nothing_half(laptops, stick, monkeypatch):
    a, b = laptops("a"), laptops("b")
    name_places(a, range(6))
    a.add_photo(picture(), owner_rec="place:1", field="photo")
    real = {name: getattr(os, name) for name in ("fsync", "replace")}
    left = [0]

    def pulled(name):
        def call(*arguments):
            if str(stick) in str(arguments) or isinstance(arguments[0], int):
                left[0] -= 1
                if left[0] == 0:
                    raise OSError(5, "Input/output error")
            return real[name](*arguments)

        return call

    for moment in range(1, 40):
        left[0] = moment
        for name in real:
            monkeypatch.setattr(os, name, pulled(name))
        try:
            report = visit(a, stick)
            broken = report.broken is not None
        except Exception as error:
            broken = True
            assert "WORKSPACE_008" in str(error) or "SYNC" in str(error)
        monkeypatch.undo()
        visit(b, stick)
        assert log_of(b) <= log_of(a)
        if not broken:
            break
    visit(a, stick)
    visit(b, stick)
    assert log_of(a) == log_of(b)
    assert visit(a, stick).in_sync
    assert not list(stick.rglob(".part-*"))
    assert moment > 5


def test_what_another_thread_is_making_safe_is_waited_for(laptops, stick, monkeypatch):
    a = laptops("a")
    name_places(a, range(3))
    a.add_photo(picture(), owner_rec="place:1", field="photo")
    replica = side(a)
    items = list(replica.read(list(replica.changes("", 100).ids)))
    carrier = SegmentCarrier(stick, replica)
    there, go_on, lacking = threading.Event(), threading.Event(), []
    fsync = os.fsync

    def slow(handle):
        there.set()
        go_on.wait(20)
        fsync(handle)

    def ask():
        carrier.flush()
        lacking.append(carrier.missing([item.id for item in items]))

    monkeypatch.setattr(os, "fsync", slow)
    put, asking = threading.Thread(target=carrier.put, args=(items,)), threading.Thread(target=ask)
    put.start()
    assert there.wait(20)
    asking.start()
    asking.join(0.2)  # who does not wait would have its answer by now
    go_on.set()
    put.join()
    asking.join()
    assert lacking == [set()]


def test_two_laptops_write_to_one_folder_at_the_same_time(laptops, stick):
    a, b = laptops("a"), laptops("b")
    name_places(a, range(5))
    name_places(b, range(5, 10))
    carriers = [(w, SegmentCarrier(stick, side(w))) for w in (a, b)]
    for _, carrier in carriers:
        replicate(carrier.replica, carrier)
    for workspace, _ in carriers:
        visit(workspace, stick)
    assert log_of(a) == log_of(b)


def test_a_laptop_of_another_community_finds_nothing_for_it(laptops, stick):
    a = laptops("a")
    visit(a, stick)
    other = a.add_community("别的社区")
    carrier = SegmentCarrier(stick, Replica(a, other))
    assert list(carrier.changes("", 10).ids) == []
    carrier.close()
