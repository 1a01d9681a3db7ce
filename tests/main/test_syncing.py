"""Syncing, inviting and joining from the command line."""

from __future__ import annotations

import json
from pathlib import Path

from tests.main.conftest import PASSPHRASE, Run, one_sentence


def test_an_invited_laptop_gets_everything_over_a_folder(xunlou: Run, workspace: Path, tmp_path: Path) -> None:
    share, file, other = tmp_path / "share", tmp_path / "邀请.xunlou", tmp_path / "other"
    share.mkdir()
    secret = {"XUNLOU_PASSPHRASE": PASSPHRASE}

    made = json.loads(xunlou("invite", workspace, "--out", file, "--json", **secret).stdout)
    assert made["ok"] and made["name"] == "敦根社区"
    assert Path(made["page"]).read_bytes().startswith(b"%PDF")
    first = xunlou("sync", workspace, share, "--language", "en", **secret)
    assert (first.returncode, first.stderr) == (0, "")
    assert "was brought 1 change and 0 photos" in first.stdout
    assert "1 of it no other laptop has read yet" in first.stdout

    joined = xunlou("join", file, other, "--json", XUNLOU_INVITATION=made["code"], **secret)
    assert json.loads(joined.stdout)["recovery_code"]
    told = json.loads(xunlou("sync", other, share, "--json", **secret).stdout)
    (report,) = told["communities"].values()
    assert told["ok"] and (report["pulled"], report["pulled_photos"]) == (1, 0)

    again = xunlou("sync", workspace, share, "--language", "en", **secret)
    assert again.returncode == 0 and "was confirmed" in again.stdout
    assert xunlou("check", other, "--rebuild", **secret).returncode == 0


def test_sync_with_a_folder_that_is_not_there_is_one_sentence(xunlou: Run, workspace: Path, tmp_path: Path) -> None:
    done = xunlou("sync", workspace, tmp_path / "none", XUNLOU_PASSPHRASE=PASSPHRASE)
    assert str(tmp_path / "none") in one_sentence(done)


def test_join_with_a_wrong_code_leaves_nothing_behind(xunlou: Run, workspace: Path, tmp_path: Path) -> None:
    file = tmp_path / "a.invitation"
    xunlou("invite", workspace, "--out", file, XUNLOU_PASSPHRASE=PASSPHRASE)
    secret = {"XUNLOU_PASSPHRASE": PASSPHRASE, "XUNLOU_INVITATION": "0000-0000-00000"}
    assert "code" in one_sentence(xunlou("join", file, tmp_path / "other", "--language", "en", **secret))
    assert not (tmp_path / "other").exists()
