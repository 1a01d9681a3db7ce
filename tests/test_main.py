"""The command line as somebody meets it: another process, started from an empty folder."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tomllib
from collections.abc import Callable
from pathlib import Path

import pytest

from storage.forms_registry import definitions
from storage.vault import FLOOR
from storage.workspace import Workspace

HOUSE = Path(__file__).parent.parent
PASSPHRASE = "口令 demo"
Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture
def xunlou(tmp_path: Path) -> Run:
    """Run main.py in an empty folder with these arguments and extra environment variables."""
    folder = tmp_path / "empty"
    folder.mkdir()

    def run(*arguments: object, **environment: str) -> subprocess.CompletedProcess[str]:
        inherited = {name: value for name, value in os.environ.items() if name not in ("DISPLAY", "WAYLAND_DISPLAY")}
        return subprocess.run(
            [sys.executable, HOUSE / "main.py", *map(str, arguments)],
            cwd=folder,
            env=inherited | environment,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=False,
        )

    return run


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    """A closed workspace that holds one place."""
    folder = tmp_path / "敦根 社区"
    made, _ = Workspace.create(folder, PASSPHRASE, community="敦根社区", person="王芳", cost=FLOOR)
    with made as ws:
        ws.write_now(lambda txn: txn.append("place", "place:1", {"name": "22幢"}))
    return folder


def one_sentence(done: subprocess.CompletedProcess[str]) -> str:
    """Return the only line that a refused command may print."""
    assert done.returncode == 1, done
    assert not done.stdout
    (line,) = done.stderr.splitlines()
    return line


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
    assert "chekc" in done.stderr
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


def test_check_of_a_whole_workspace_passes(xunlou: Run, workspace: Path) -> None:
    done = xunlou("check", workspace, "--rebuild", "--json", XUNLOU_PASSPHRASE=PASSPHRASE)
    assert done.returncode == 0, done
    report = json.loads(done.stdout)
    assert report["ok"] and report["report"]["rebuilt"] and report["report"]["events"] >= 2


def test_check_names_a_missing_photo(xunlou: Run, workspace: Path, photo: bytes) -> None:
    with Workspace.open(workspace, PASSPHRASE) as ws:
        ws.add_photo(photo, owner_rec="place:1", field="front")
    (stored,) = [path for path in (workspace / "objects").rglob("*") if path.is_file()]
    stored.unlink()
    done = xunlou("check", workspace, XUNLOU_PASSPHRASE=PASSPHRASE)
    assert done.returncode == 1
    assert stored.name in done.stdout


def test_backup_comes_back_with_its_photos(xunlou: Run, workspace: Path, tmp_path: Path, photo: bytes) -> None:
    with Workspace.open(workspace, PASSPHRASE) as ws:
        ws.add_photo(photo, owner_rec="place:1", field="front")
    stick, again = tmp_path / "stick", tmp_path / "again"
    saved = xunlou("backup", workspace, stick, XUNLOU_PASSPHRASE=PASSPHRASE)
    assert (saved.returncode, saved.stderr) == (0, "")
    assert "1 photos" in saved.stdout
    restored = xunlou("restore", stick, again)
    assert (restored.returncode, restored.stderr) == (0, "")
    assert xunlou("check", again, XUNLOU_PASSPHRASE=PASSPHRASE).returncode == 0


def test_restore_never_overwrites(xunlou: Run, workspace: Path, tmp_path: Path) -> None:
    xunlou("backup", workspace, tmp_path / "stick", XUNLOU_PASSPHRASE=PASSPHRASE)
    assert str(workspace) in one_sentence(xunlou("restore", tmp_path / "stick", workspace))


def test_restore_from_an_empty_folder_is_one_sentence(xunlou: Run, tmp_path: Path) -> None:
    (tmp_path / "stick").mkdir()
    assert "no Xunlou backup" in one_sentence(xunlou("restore", tmp_path / "stick", tmp_path / "again"))


def test_selftest_passes_and_names_what_it_saw(xunlou: Run) -> None:
    done = xunlou("selftest")
    assert done.returncode == 0, done.stdout + done.stderr
    assert "SQLCipher" in done.stdout
    assert not done.stderr


def test_selftest_speaks_json(xunlou: Run) -> None:
    report = json.loads(xunlou("selftest", "--json").stdout)
    assert report["ok"] and all(step["ok"] for step in report["steps"])


def test_a_machine_without_a_locale_prints_no_warnings(xunlou: Run) -> None:
    assert not xunlou("selftest", LANG="", LC_ALL="").stderr


@pytest.fixture
def photo() -> bytes:
    """A small JPEG."""
    import io

    from PIL import Image

    out = io.BytesIO()
    Image.new("RGB", (64, 48), "teal").save(out, "JPEG")
    return out.getvalue()


def book(path: Path, *rows: tuple[str, str, str]) -> Path:
    """Write an XLSForm whose survey has these rows of type, name and label."""
    from openpyxl import Workbook

    sheets = Workbook()
    survey = sheets.active
    assert survey is not None
    survey.title = "survey"
    for row in (("type", "name", "label"), *rows):
        survey.append(row)
    sheets.save(path)
    return path


def test_form_without_mistakes_passes_the_check(xunlou: Run, tmp_path: Path) -> None:
    done = xunlou("check-form", book(tmp_path / "good.xlsx", ("text", "name", "姓名")))
    assert done.returncode == 0, done
    assert "0 error(s)" in done.stdout


def test_built_in_form_passes_the_check(xunlou: Run) -> None:
    done = xunlou("check-form", HOUSE / "assets/forms/rental_inspection.xlsx", "--json")
    assert (done.returncode, json.loads(done.stdout)["errors"]) == (0, 0)


def test_mistake_in_a_form_is_named_with_sheet_and_row(xunlou: Run, tmp_path: Path) -> None:
    form = book(tmp_path / "bad.xlsx", ("text", "name", "姓名"), ("select_one colours", "colour", "颜色"))
    done = xunlou("check-form", form)
    assert done.returncode == 1
    assert "survey" in done.stdout and "row 3" in done.stdout
    problems = json.loads(xunlou("check-form", form, "--json").stdout)["problems"]
    assert ("survey", 3, "error") in [(each["sheet"], each["row"], each["severity"]) for each in problems]


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 broken", "不是表格".encode()], ids=["empty", "torn", "text"])
def test_file_that_is_no_spreadsheet_is_refused_without_a_traceback(
    xunlou: Run, tmp_path: Path, content: bytes
) -> None:
    file = tmp_path / "form.xlsx"
    file.write_bytes(content)
    done = xunlou("check-form", file)
    assert done.returncode == 1
    assert "Traceback" not in done.stderr and done.stdout + done.stderr


def test_imported_form_is_in_the_workspace(xunlou: Run, workspace: Path, tmp_path: Path) -> None:
    form = book(tmp_path / "lane.xlsx", ("text", "name", "姓名"))
    done = xunlou("import-form", workspace, form, XUNLOU_PASSPHRASE=PASSPHRASE)
    assert done.returncode == 0, done
    with Workspace.open(workspace, PASSPHRASE) as ws:
        (found,) = ws.read(definitions)
    assert found.form_id == "lane"


def test_form_with_mistakes_leaves_the_workspace_as_it_was(xunlou: Run, workspace: Path, tmp_path: Path) -> None:
    form = book(tmp_path / "bad.xlsx", ("select_one colours", "colour", "颜色"))
    done = xunlou("import-form", workspace, form, XUNLOU_PASSPHRASE=PASSPHRASE)
    assert done.returncode == 1
    assert "colours" in done.stderr
    with Workspace.open(workspace, PASSPHRASE) as ws:
        assert not ws.read(definitions)
