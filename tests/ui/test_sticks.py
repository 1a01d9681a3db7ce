"""What counts as a stick: what a person put in, never the disk that the program lies on."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QByteArray

from ui import sticks
from ui.sticks import Stick


class Volume:
    """What the system says of one mounted volume."""

    def __init__(
        self, path: str, *, device: str = "", name: str = "", readonly: bool = False, ready: bool = True
    ) -> None:
        self._said = (path, device, name, readonly, ready)

    def rootPath(self) -> str:
        return self._said[0]

    def device(self) -> QByteArray:
        return QByteArray(self._said[1].encode())

    def name(self) -> str:
        return self._said[2]

    def isReadOnly(self) -> bool:
        return self._said[3]

    def isReady(self) -> bool:
        return self._said[4]

    def isValid(self) -> bool:
        return True

    def isRoot(self) -> bool:
        return self._said[0] == "/"

    def bytesAvailable(self) -> int:
        return 5 << 30


@pytest.fixture
def mounted(monkeypatch: pytest.MonkeyPatch):
    """Let the system, a Linux, say that these volumes are mounted."""

    def say(*volumes: Volume) -> None:
        class Storage:
            mountedVolumes = staticmethod(lambda: list(volumes))

        monkeypatch.setattr(sticks, "QStorageInfo", Storage)
        monkeypatch.setattr(sticks.sys, "platform", "linux")

    return say


def test_what_the_desktop_mounted_is_a_stick_with_its_name_its_lock_and_its_room(mounted) -> None:
    mounted(
        Volume("/run/media/clerk/KINGSTON", name="KINGSTON"),
        Volume("/media/clerk/9C33-6BBD", readonly=True),
    )
    assert sticks.sticks() == [
        Stick("/media/clerk/9C33-6BBD", "9C33-6BBD", readonly=True, free=5 << 30),
        Stick("/run/media/clerk/KINGSTON", "KINGSTON", readonly=False, free=5 << 30),
    ]


def test_the_system_disk_and_a_volume_that_is_not_ready_are_no_sticks(mounted) -> None:
    mounted(
        Volume("/", device="/dev/sda1"),
        Volume("/home", device="/dev/no-such-disk"),
        Volume("/srv/share", device="//server/share"),
        Volume("/media/clerk/EMPTY-READER", ready=False),
    )
    assert sticks.sticks() == []


@pytest.mark.parametrize(("mark", "is_stick"), [("1\n", True), ("0\n", False)])
@pytest.mark.parametrize("partition", [True, False])
def test_what_was_mounted_elsewhere_by_hand_is_a_stick_when_its_disk_can_be_taken_out(
    mounted, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, mark: str, is_stick: bool, partition: bool
) -> None:
    disk = tmp_path / "devices" / "sdb"
    block = disk / "sdb1" if partition else disk
    block.mkdir(parents=True)
    (disk / "removable").write_text(mark)
    (tmp_path / "class").mkdir()
    (tmp_path / "class" / block.name).symlink_to(block)
    monkeypatch.setattr(sticks, "BLOCK_DEVICES", tmp_path / "class")
    mounted(Volume("/srv/usb", device=f"/dev/{block.name}", name="USB"))
    assert [each.name for each in sticks.sticks()] == (["USB"] if is_stick else [])


def test_this_machine_is_asked_without_a_stick_in() -> None:
    assert all(Path(each.path).is_dir() for each in sticks.sticks())
