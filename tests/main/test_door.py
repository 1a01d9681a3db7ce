"""How commands are found, and how a refusal is said."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path

from storage.workspace import Workspace
from tests.main.conftest import HOUSE, PASSPHRASE, Run, one_sentence


def test_help_names_every_command(xunlou: Run) -> None:
    done = xunlou("--help")
    assert done.returncode == 0
    assert {"check", "check-form", "backup", "restore", "selftest"} <= set(done.stdout.split())


def test_version_is_that_of_the_project(xunlou: Run) -> None:
    project = tomllib.loads((HOUSE / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert project["version"] in xunlou("--version").stdout


def test_misspelt_command_is_wrong_usage(xunlou: Run) -> None:
    done = xunlou("chekc")
    assert done.returncode == 2
    assert "chekc" in done.stderr and "check-form" in done.stderr
    assert "Traceback" not in done.stderr


def test_folder_that_is_not_there_is_wrong_usage(xunlou: Run) -> None:
    assert xunlou("check", "nowhere").returncode == 2


def test_wrong_passphrase_is_one_sentence(xunlou: Run, workspace: Path) -> None:
    assert "passphrase is wrong" in one_sentence(xunlou("check", workspace, XUNLOU_PASSPHRASE="another"))


def test_sentences_follow_the_language_of_the_system(xunlou: Run, workspace: Path) -> None:
    done = xunlou("check", workspace, XUNLOU_PASSPHRASE="another", LANG="zh_CN.UTF-8", LC_ALL="")
    assert "口令不对" in one_sentence(done)


def test_language_can_be_chosen(xunlou: Run, workspace: Path) -> None:
    done = xunlou("check", workspace, "--language", "zh", XUNLOU_PASSPHRASE=PASSPHRASE)
    assert done.returncode == 0
    assert done.stdout.startswith("一切完好")


def test_without_passphrase_and_terminal_it_names_the_variable(xunlou: Run, workspace: Path) -> None:
    assert "XUNLOU_PASSPHRASE" in one_sentence(xunlou("check", workspace))


def test_folder_without_workspace_is_one_sentence(xunlou: Run, tmp_path: Path) -> None:
    other = tmp_path / "photos"
    other.mkdir()
    assert str(other) in one_sentence(xunlou("check", other, XUNLOU_PASSPHRASE=PASSPHRASE))


def test_refusal_as_json_carries_the_code(xunlou: Run, workspace: Path) -> None:
    done = xunlou("check", workspace, "--json", XUNLOU_PASSPHRASE="another")
    assert done.returncode == 1
    assert not done.stderr
    report = json.loads(done.stdout)
    assert (report["ok"], report["code"]) == (False, "VAULT_001")


def test_workspace_open_elsewhere_is_left_alone(xunlou: Run, workspace: Path) -> None:
    with Workspace.open(workspace, PASSPHRASE):
        done = xunlou("check", workspace, XUNLOU_PASSPHRASE=PASSPHRASE)
    assert "is open in another window" in one_sentence(done)


def test_without_a_screen_it_says_what_to_run_instead(xunlou: Run) -> None:
    line = one_sentence(xunlou(QT_QPA_PLATFORM=""))
    assert "no screen" in line and "selftest" in line


def test_folder_as_only_argument_means_the_window(xunlou: Run, workspace: Path) -> None:
    assert "no screen" in one_sentence(xunlou(workspace, QT_QPA_PLATFORM=""))
