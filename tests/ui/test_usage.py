"""A wrong command line gets one sentence with a remedy, in two languages, and one JSON object for a program."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from main import main

WRONG: dict[str, tuple[list[str], str]] = {
    "unknown command": (["chekc"], "CLI_045"),
    "unknown option": (["check", ".", "--frob"], "CLI_030"),
    "folder that is not there": (["check", "nowhere"], "CLI_031"),
    "file that is not there": (["check-form", "nowhere.xlsx"], "CLI_032"),
    "file for a folder": (["demo", __file__], "CLI_033"),
    "folder for a file": (["export", ".", "ledger", "--out", "."], "CLI_038"),
    "unknown document": (["export", ".", "novel", "--out", "x.pdf"], "CLI_035"),
    "nothing named": (["check"], "CLI_036"),
    "no day": (["export", ".", "ledger", "--out", "x.xlsx", "--from", "2022-13-01"], "CLI_037"),
    "no number": (["demo", "new", "--seed", "two"], "CLI_047"),
    "too much": (["check", ".", "and", "more"], "CLI_039"),
    "unknown language": (["check", ".", "--language", "fr"], "CLI_035"),
}


@pytest.mark.parametrize(("arguments", "code"), WRONG.values(), ids=WRONG.keys())
def test_wrong_usage_is_one_json_object(
    arguments: list[str], code: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(SystemExit) as ended:
        main([*arguments, "--json"])
    assert ended.value.code == 2
    told = capsys.readouterr()
    report = json.loads(told.out)
    assert (report["ok"], report["code"], told.err) == (False, code, "")


@pytest.mark.parametrize("arguments", [given for given, _ in WRONG.values() if "fr" not in given])
def test_wrong_usage_is_said_in_the_language_asked_for(
    arguments: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    lines = []
    for language in ("zh", "en"):
        with pytest.raises(SystemExit) as ended:
            main([*arguments, f"--language={language}"])
        assert ended.value.code == 2
        told = capsys.readouterr()
        assert not told.out
        lines += told.err.splitlines()
    chinese, english = lines
    assert "。" in chinese and english.endswith(".")


def test_folder_without_permission_is_no_broken_workspace(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("os.access", lambda path, mode: False)  # a test may run as root, whom nothing stops
    with pytest.raises(SystemExit):
        main(["check", str(tmp_path), "--language", "zh"])
    assert "没有权限" in capsys.readouterr().err
