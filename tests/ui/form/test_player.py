"""A copy for the computer's own player is this person's alone, and does not outlive the window or a crash."""

from __future__ import annotations

import errno
import stat
import sys
import tempfile
from pathlib import Path

import pytest
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QMessageBox, QWidget

from ui.form import player


@pytest.fixture
def opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """What the computer was asked to open, with a folder for passing things of this test's own."""
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    found: list[Path] = []

    def take(url) -> bool:
        found.append(Path(url.toLocalFile()))
        return True

    monkeypatch.setattr(QDesktopServices, "openUrl", take)
    return found


def said(window: QWidget) -> str:
    (box,) = window.findChildren(QMessageBox)
    return box.text()


def test_what_is_played_is_readable_to_this_person_only_and_goes_with_the_window(qtbot, opened):
    window = QWidget()
    assert player.play(window, b"sound", name="访谈.m4a")
    (copy,) = opened
    assert copy.read_bytes() == b"sound" and copy.name == "访谈.m4a"
    if sys.platform != "win32":
        assert stat.S_IMODE(copy.parent.stat().st_mode) == 0o700
    window.deleteLater()
    qtbot.waitUntil(lambda: not copy.parent.exists())


def test_a_program_is_never_started_and_leaves_no_copy(qtbot, tmp_path, opened):
    window = QWidget()
    qtbot.addWidget(window)
    assert not player.play(window, b"MZ", name="photo.jpg.EXE")
    assert not opened and not list(tmp_path.glob("*/*"))
    assert "photo.jpg.EXE" in said(window)


def test_a_full_disk_is_said_and_no_crash(qtbot, opened, monkeypatch):
    window = QWidget()
    qtbot.addWidget(window)

    def full(*_: object) -> int:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(Path, "write_bytes", full)
    assert not player.play(window, b"sound", name="a.m4a")
    assert "full" in said(window).lower()


@pytest.mark.parametrize(
    ("name", "safe"),
    [("../../etc/passwd", "passwd"), ("C:\\Users\\a.mp3", "a.mp3"), ("..", "file"), ("a:b?.mp3", "a_b_.mp3")],
)
def test_a_name_leads_out_of_no_folder(name, safe):
    assert player.safe_name(name) == safe
