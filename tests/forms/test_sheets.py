"""A workbook of a stranger is read within limits, and refused with a sentence where it cannot be."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import openpyxl
import pytest

from exporters.sentences import explain
from forms import sheets
from forms.errors import FormError
from forms.sheets import read_workbook, read_workbook_bytes
from tests.forms.tables import saved, workbook

TABLE = "| survey |\n| | type | name | label |\n| | text | q | Q |"
WANTED = ("survey", "choices")


def repacked(data: bytes, replace: dict[str, bytes]) -> bytes:
    """The workbook with some parts exchanged or added."""
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as new:
        for part in old.namelist():
            if part not in replace:
                new.writestr(part, old.read(part))
        for part, content in replace.items():
            new.writestr(part, content)
    return file.getvalue()


def refused(data: bytes) -> str:
    with pytest.raises(FormError) as caught:
        read_workbook_bytes(data, file="表.xlsx", wanted=WANTED)
    lines = explain(caught.value, "zh")
    assert "{" not in lines[1]
    return caught.value.problems[0].code


def test_rows_keep_the_numbers_that_excel_shows(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.title = "survey"
    sheet.append(["type", " name ", "label"])
    sheet["A5"], sheet["B5"], sheet["C5"] = "integer", "n", 3.0
    book.save(tmp_path / "a.xlsx")
    found = read_workbook(tmp_path / "a.xlsx", wanted=WANTED)
    assert found.rows("survey")[0].number == 5
    assert found.rows("survey")[0].cells == {"type": "integer", "name": "n", "label": "3"}


def test_a_missing_file_is_said_to_be_missing(tmp_path: Path) -> None:
    with pytest.raises(FormError) as caught:
        read_workbook(tmp_path / "nowhere.xlsx", wanted=WANTED)
    assert caught.value.problems[0].code == "FORM_002"


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"a,b,c\n1,2,3\n", "FORM_003"),
        (b"", "FORM_003"),
        (sheets.PLACE_OF_OLE + b"\0" * 600, "FORM_004"),
        (sheets.PLACE_OF_OLE + b"\0" * 600 + sheets.ENCRYPTED_PACKAGE, "FORM_005"),
        (workbook(TABLE)[:2000], "FORM_006"),
        (workbook(TABLE).replace(b"PK\x01\x02", b"PK\x00\x00"), "FORM_006"),
    ],
    ids=["a csv", "an empty file", "an old xls", "a password", "half a file", "a damaged file"],
)
def test_what_is_no_workbook_is_refused_with_the_remedy(data: bytes, code: str) -> None:
    assert refused(data) == code


def test_a_zip_without_a_workbook_is_refused() -> None:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("hello.txt", "hello")
    assert refused(file.getvalue()) == "FORM_003"


def test_a_zip_bomb_is_stopped_while_it_unpacks() -> None:
    bomb = repacked(workbook(TABLE), {"xl/media/image1.xml": b"\0" * 5_000_000})
    assert len(bomb) < 50_000
    assert refused(bomb) == "FORM_007"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_a_document_type_is_refused_in_any_encoding(encoding: str) -> None:
    text = '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaa">]><x>&a;</x>'
    assert refused(repacked(workbook(TABLE), {"xl/sharedStrings.xml": text.encode(encoding)})) == "FORM_009"


def test_bad_xml_inside_is_a_damaged_file() -> None:
    assert refused(repacked(workbook(TABLE), {"xl/workbook.xml": b"<workbook"})) == "FORM_006"


def test_a_sheet_with_too_many_rows_or_columns_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sheets, "MOST_ROWS", 5)
    monkeypatch.setattr(sheets, "MOST_COLUMNS", 3)
    tall = workbook(TABLE + "\n| | text | a | A |" * 6)
    assert refused(tall) == "FORM_008"
    wide = workbook("| survey |\n| | type | name | label | hint |\n| | text | q | Q | h |")
    assert refused(wide) == "FORM_008"


def test_one_stray_cell_a_million_rows_down_does_not_matter_for_memory(tmp_path: Path) -> None:
    path = saved(tmp_path, TABLE)
    book = openpyxl.load_workbook(path)
    book["survey"]["A1048576"] = " "
    book.save(path)
    assert len(read_workbook(path, wanted=WANTED).rows("survey")) == 1


def test_a_character_that_no_form_can_hold_is_named_with_its_cell() -> None:
    text = "survey\n,type,name,label\n,text,a,A\n,text,b,B\x0b\x01\n"
    with pytest.raises(FormError) as caught:
        sheets.read_workbook_bytes(text.encode(), file="form.csv", wanted=WANTED)
    (problem,) = caught.value.problems
    assert (problem.code, problem.sheet, problem.row, problem.column) == ("FORM_147", "survey", 3, "label")
    assert problem.values["character"] == "U+000B"


def test_a_formula_gives_its_last_result_with_a_warning_or_is_refused_without_one() -> None:
    plain = workbook("| survey |\n| | type | name | label |\n| | text | q | Q |")
    book = openpyxl.load_workbook(io.BytesIO(plain))
    book["survey"]["C2"] = '="Q"&"1"'
    file = io.BytesIO()
    book.save(file)
    assert refused(file.getvalue()) == "FORM_010"
    with zipfile.ZipFile(io.BytesIO(file.getvalue())) as archive:
        part = next(name for name in archive.namelist() if "worksheets/sheet" in name)
        xml = archive.read(part)
    assert b"<v" in xml
    shown = xml.replace(b"<v />", b"<v>Q1</v>").replace(b"<v></v>", b"<v>Q1</v>").replace(b"<v/>", b"<v>Q1</v>")
    shown = shown.replace(b'<c r="C2">', b'<c r="C2" t="str">')
    found = read_workbook_bytes(repacked(file.getvalue(), {part: shown}), file="a.xlsx", wanted=WANTED)
    assert found.rows("survey")[0].cells["label"] == "Q1"
    assert [(p.code, p.row, p.column) for p in found.warnings] == [("FORM_030", 2, "label")]


def test_text_that_looks_like_a_formula_stays_text() -> None:
    found = read_workbook_bytes(
        workbook("| survey |\n| | type | name | label |\n| | text | q | =1+1 |"), file="a", wanted=WANTED
    )
    assert found.rows("survey")[0].cells["label"] == "=1+1"
    assert not found.warnings
