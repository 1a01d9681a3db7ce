"""A folder that some program copies, or that lies on another computer, is noticed before a workspace is made there."""

from __future__ import annotations

from pathlib import Path

import pytest

from storage.folders import risky_folder

MOUNTS = """/dev/sda1 / ext4 rw 0 0
server:/share /srv/office nfs4 rw 0 0
//box/data /srv/two\\040words cifs rw 0 0
/dev/sdb1 /srv/office/stick vfat rw 0 0
"""


@pytest.fixture(autouse=True)
def no_temporary_folders(monkeypatch):
    monkeypatch.setattr("storage.folders._temporary", lambda whole: False)


@pytest.mark.parametrize(
    ("path", "reason"),
    [
        ("/srv/巡楼/敦根", None),
        ("/srv/documents/drive", None),
        ("/srv/OneDrive/巡楼", "cloud"),
        ("/srv/OneDrive - 敦根社区/巡楼", "cloud"),
        ("/srv/我的坚果云/巡楼", "cloud"),
        ("/srv/BaiduSyncdisk/巡楼", "cloud"),
        ("/srv/百度网盘/巡楼", "cloud"),
        ("/srv/WPSDrive/1/巡楼", "cloud"),
        ("/srv/Library/Mobile Documents/com~apple~CloudDocs/巡楼", "cloud"),
        ("/srv/office/巡楼", "network"),
        ("/srv/two words/巡楼", "network"),
        ("/srv/office/stick/巡楼", None),
        ("//box/data/巡楼", "network"),
    ],
)
def test_the_reason_is_told(path, reason):
    assert risky_folder(path, mounts=MOUNTS) == reason


def test_a_folder_with_a_clients_own_mark_is_noticed_whatever_its_name(tmp_path):
    (tmp_path / "work" / ".stfolder").mkdir(parents=True)
    assert risky_folder(tmp_path / "work" / "a" / "b", mounts=MOUNTS) == "cloud"
    assert risky_folder(tmp_path / "other", mounts=MOUNTS) is None


def test_the_environment_of_onedrive_is_believed(tmp_path, monkeypatch):
    monkeypatch.setenv("OneDriveCommercial", str(tmp_path / "Firma"))
    assert risky_folder(tmp_path / "Firma" / "巡楼", mounts=MOUNTS) == "cloud"


def test_what_is_mounted_here_can_be_read():
    assert risky_folder(Path.home() / "xunlou-that-is-not-there") in (None, "network", "cloud", "temporary")


def test_the_systems_temporary_folder_is_no_place_to_keep_records(monkeypatch, tmp_path):
    monkeypatch.undo()
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    assert risky_folder(tmp_path / "巡楼", mounts=MOUNTS) == "temporary"
