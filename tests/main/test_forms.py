"""Checking and importing a spreadsheet form from the command line."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path

import pytest
from openpyxl import Workbook

from forms.session import FormSession
from storage.forms_registry import definitions, load
from storage.workspace import Workspace
from tests.main.conftest import HOUSE, PASSPHRASE, Run


def book(path: Path, *rows: tuple[str, str, str]) -> Path:
    """Write an XLSForm whose survey has these rows of type, name and label."""
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
    assert "errors 0," in done.stdout


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


def test_submissions_of_a_telephone_are_brought_in_once(xunlou: Run, workspace: Path, tmp_path: Path) -> None:
    form = book(tmp_path / "lane.xlsx", ("text", "name", "姓名"))
    assert xunlou("import-form", workspace, form, XUNLOU_PASSPHRASE=PASSPHRASE).returncode == 0
    file = tmp_path / "collect.zip"
    with zipfile.ZipFile(file, "w") as zipped:
        xml = '<data id="lane"><name>东巷</name><meta><instanceID>uuid:1</instanceID></meta></data>'
        zipped.writestr("instances/a/submission.xml", xml)
        zipped.writestr("instances/b/submission.xml", xml.replace('"lane"', '"other"'))
    for new, known in ((1, 0), (0, 1)):
        done = xunlou("import-records", workspace, file, "--json", XUNLOU_PASSPHRASE=PASSPHRASE)
        said = json.loads(done.stdout)
        assert (done.returncode, said["new"], said["known"]) == (1, new, known)
        assert [each["code"] for each in said["refused"]] == ["SUBMISSION_004"]


def test_form_with_a_very_long_list_is_taken_in(xunlou: Run, workspace: Path, tmp_path: Path) -> None:
    sheets = Workbook()
    survey, choices = sheets.create_sheet("survey", 0), sheets.create_sheet("choices", 1)
    for row in (("type", "name", "label"), ("select_one lane", "lane", "街巷")):
        survey.append(row)
    for row in (("list_name", "name", "label"), *(("lane", f"n{n}", f"第 {n} 巷") for n in range(15_000))):
        choices.append(row)
    sheets.save(tmp_path / "long.xlsx")
    done = xunlou("import-form", workspace, tmp_path / "long.xlsx", XUNLOU_PASSPHRASE=PASSPHRASE)
    assert done.returncode == 0, done
    with Workspace.open(workspace, PASSPHRASE) as ws:
        form = ws.read(lambda db: load(db, "long"))
    assert len(FormSession(form).choices("/data/lane")) == 15_000
