"""Writing documents from the command line."""

from __future__ import annotations

import json
from pathlib import Path
from statistics import median

import pypdfium2
import pytest
from openpyxl import load_workbook

from storage.built_in import install_built_in
from storage.community import meetings
from storage.workspace import Workspace
from tests.main.conftest import PASSPHRASE, Run, one_sentence


@pytest.fixture
def meeting(workspace: Path) -> Path:
    """The same workspace with a meeting to prepare."""
    with Workspace.open(workspace, PASSPHRASE) as ws:
        ws.write_now(lambda txn: meetings.meetings.add(txn, title="街坊会", kind="council", day="2026-11-22"))
    return workspace


def height_of_type(path: Path) -> float:
    """The median height of a letter on the first page, in points."""
    document = pypdfium2.PdfDocument(path)
    page = document[0].get_textpage()
    boxes = [page.get_charbox(n) for n in range(page.count_chars())]
    document.close()
    return median(top - bottom for _left, bottom, _right, top in boxes if top > bottom)


def test_handout_is_written_as_pdf(xunlou: Run, meeting: Path, tmp_path: Path) -> None:
    out = tmp_path / "讲义.pdf"
    done = xunlou("export", meeting, "handout", "--out", out, XUNLOU_PASSPHRASE=PASSPHRASE)
    assert (done.returncode, done.stderr) == (0, "")
    assert str(out) in done.stdout
    assert out.read_bytes().startswith(b"%PDF-")


def test_handout_in_large_type_is_another_paper(xunlou: Run, meeting: Path, tmp_path: Path) -> None:
    out = [tmp_path / "plain.pdf", tmp_path / "large.pdf"]
    for path, more in zip(out, ([], ["--large"]), strict=True):
        done = xunlou("export", meeting, "handout", "--out", path, *more, XUNLOU_PASSPHRASE=PASSPHRASE)
        assert (done.returncode, done.stderr) == (0, "")
    assert height_of_type(out[1]) > height_of_type(out[0])
    assert "--large" in xunlou("export", "--help").stdout


def test_unknown_document_is_wrong_usage_and_names_the_known(xunlou: Run, workspace: Path) -> None:
    done = xunlou("export", workspace, "novel", "--out", "x.pdf", XUNLOU_PASSPHRASE=PASSPHRASE)
    assert done.returncode == 2
    assert "novel" in done.stderr and "handout" in done.stderr


def test_date_that_is_none_is_wrong_usage(xunlou: Run, workspace: Path) -> None:
    done = xunlou("export", workspace, "handout", "--out", "x.pdf", "--from", "yesterday")
    assert done.returncode == 2
    assert "yesterday" in done.stderr


def test_document_without_its_meeting_leaves_the_old_file(xunlou: Run, workspace: Path, tmp_path: Path) -> None:
    out = tmp_path / "handout.pdf"
    out.write_text("older")
    done = xunlou("export", workspace, "handout", "--out", out, XUNLOU_PASSPHRASE=PASSPHRASE)
    assert "meeting" in one_sentence(done)
    assert out.read_text() == "older"


def test_file_ending_that_does_not_fit_is_refused(xunlou: Run, meeting: Path, tmp_path: Path) -> None:
    done = xunlou("export", meeting, "handout", "--out", tmp_path / "x.docx", XUNLOU_PASSPHRASE=PASSPHRASE)
    assert ".pdf" in one_sentence(done)


def test_folder_that_is_not_there_for_a_document_is_one_sentence(xunlou: Run, meeting: Path, tmp_path: Path) -> None:
    out = tmp_path / "nowhere" / "handout.pdf"
    assert str(out.parent) in one_sentence(
        xunlou("export", meeting, "handout", "--out", out, XUNLOU_PASSPHRASE=PASSPHRASE)
    )


@pytest.mark.parametrize("kind", ["ledger", "demands"])
def test_tables_are_written_as_workbooks(xunlou: Run, workspace: Path, tmp_path: Path, kind: str) -> None:
    out = tmp_path / "台账.xlsx"
    done = xunlou("export", workspace, kind, "--out", out, XUNLOU_PASSPHRASE=PASSPHRASE)
    assert done.returncode == 0, done
    assert load_workbook(out).sheetnames


@pytest.mark.parametrize("ending", [".csv", ".xlsx", ".zip"])
def test_records_take_the_format_from_the_ending(xunlou: Run, workspace: Path, tmp_path: Path, ending: str) -> None:
    with Workspace.open(workspace, PASSPHRASE) as ws:
        install_built_in(ws)
    out = tmp_path / f"records{ending}"
    done = xunlou("export", workspace, "records", "--form", "lane_patrol", "--out", out, XUNLOU_PASSPHRASE=PASSPHRASE)
    assert done.returncode == 0, done
    assert out.stat().st_size > 0


def test_records_without_a_form_ask_for_one(xunlou: Run, workspace: Path) -> None:
    line = one_sentence(xunlou("export", workspace, "records", "--out", "x.csv", XUNLOU_PASSPHRASE=PASSPHRASE))
    assert "--form" in line


def test_a_zip_of_everything_is_never_for_the_public(xunlou: Run, workspace: Path) -> None:
    wishes = ("--form", "lane_patrol", "--audience", "public", "--out", "x.zip")
    line = one_sentence(xunlou("export", workspace, "records", *wishes, XUNLOU_PASSPHRASE=PASSPHRASE))
    assert "public" in line


def test_sheets_are_printed_in_numbers_that_go_on(xunlou: Run, workspace: Path, tmp_path: Path) -> None:
    with Workspace.open(workspace, PASSPHRASE) as ws:
        install_built_in(ws)
    ask = ("export", workspace, "sheets", "--form", "resident_questionnaire", "--json", "--out")
    told = []
    for name, more in (("1.pdf", ["--count", 2]), ("2.pdf", ["--count", 1, "--reserve", 1, "--booklet", "a3"])):
        done = xunlou(*ask, tmp_path / name, *more, XUNLOU_PASSPHRASE=PASSPHRASE)
        assert (done.returncode, done.stderr) == (0, "")
        told.append(json.loads(done.stdout))
        assert (tmp_path / name).read_bytes().startswith(b"%PDF-")
    assert told[0]["batch"] == told[1]["batch"]
    assert [one["sheets"] for one in told] == [2, 2]
    assert [one["first"].split("-")[1] for one in told] == ["001", "003"]
    assert told[1]["last"].split("-")[1] == "004"


def test_scanned_sheets_are_told_page_by_page(xunlou: Run, workspace: Path, tmp_path: Path) -> None:
    with Workspace.open(workspace, PASSPHRASE) as ws:
        install_built_in(ws)
    printed = tmp_path / "sheets.pdf"
    ask = (
        "export",
        workspace,
        "sheets",
        "--form",
        "resident_questionnaire",
        "--count",
        "1",
        "--out",
        printed,
        "--json",
    )
    first = json.loads(xunlou(*ask, XUNLOU_PASSPHRASE=PASSPHRASE).stdout)["first"]
    made = xunlou("scan", workspace, printed, "--json", XUNLOU_PASSPHRASE=PASSPHRASE)
    told = json.loads(made.stdout)
    assert (made.returncode, told["ok"], told["refused"], told["read"]) == (0, True, 0, 3)
    assert [(one["number"], one["page"], one["state"]) for one in told["pages"]] == [
        (first, n, "review") for n in (1, 2, 3)
    ]
    (tmp_path / "cat.png").write_bytes(b"no picture")
    other = xunlou("scan", workspace, tmp_path / "cat.png", "--json", XUNLOU_PASSPHRASE=PASSPHRASE)
    told = json.loads(other.stdout)
    assert (other.returncode, told["ok"], told["refused"]) == (1, False, 1)
    assert told["pages"][0]["code"] == "SCAN_010" and told["pages"][0]["reason"]


def test_sheets_want_a_form_and_a_folder_that_is_there(xunlou: Run, workspace: Path, tmp_path: Path) -> None:
    asked = xunlou("export", workspace, "sheets", "--out", tmp_path / "a.pdf", XUNLOU_PASSPHRASE=PASSPHRASE)
    assert "--form" in one_sentence(asked)
    refused = xunlou("export", workspace, "handout", "--count", 3, "--out", "x.pdf", XUNLOU_PASSPHRASE=PASSPHRASE)
    assert "--count" in one_sentence(refused)
