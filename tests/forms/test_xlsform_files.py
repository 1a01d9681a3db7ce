"""What lies beside a form is looked at before anybody fills it: lists that miss, cannot be read or lack a column."""

from __future__ import annotations

from pathlib import Path

import pytest

from forms import instances
from forms.errors import FormError
from forms.session import FormSession
from forms.xform import parse
from forms.xlsform import check, convert
from tests.forms.tables import saved

TABLE = """
| survey |
|        | type                               | name | label | parameters          | media::image |
|        | select_one_from_file streets.csv   | s    | S     |                     |              |
|        | select_one_from_file trees.geojson | t    | T     | value=id label=kind |              |
|        | text                               | d    | D     |                     | door.png     |
"""
CSV = "name,label\na,{}\nb,二巷\n".format('"一巷\n东段"')
TREES = """{"type": "FeatureCollection", "features": [
    {"type": "Feature", "id": "x1", "geometry": null, "properties": {"kind": "樟"}}
]}"""


def beside(folder: Path, files: dict[str, bytes], table: str = TABLE) -> Path:
    path = saved(folder, table)
    for name, data in files.items():
        target = folder / name
        target.parent.mkdir(exist_ok=True)
        target.write_bytes(data)
    return path


GOOD = {"streets.csv": CSV.encode(), "media/trees.geojson": TREES.encode(), "form-media/door.png": b"png"}


def test_files_in_any_of_the_usual_places_are_found(tmp_path: Path) -> None:
    assert check(beside(tmp_path, GOOD)) == []


def test_missing_files_are_named_at_their_rows(tmp_path: Path) -> None:
    found = check(beside(tmp_path, {}))
    assert [(each.code, each.row, each.column, each.severity) for each in found] == [
        ("FORM_128", 2, "type", "warning"),
        ("FORM_128", 3, "type", "warning"),
        ("FORM_128", 4, "media::image", "warning"),
    ]
    assert convert(tmp_path / "form.xlsx").warnings == []


@pytest.mark.parametrize(
    ("files", "code", "row"),
    [
        ({"streets.csv": b"code,label\na,A\n"}, "FORM_145", 2),
        ({"streets.csv": b"name,label\n"}, "FORM_144", 2),
        ({"streets.csv": bytes(range(128, 256)) * 3}, "FORM_107", 2),
        ({"media/trees.geojson": b"{"}, "FORM_107", 3),
    ],
    ids=["no such column", "no rows", "no text", "no geojson"],
)
def test_a_list_that_cannot_serve_is_named(tmp_path: Path, files: dict[str, bytes], code: str, row: int) -> None:
    (problem,) = check(beside(tmp_path, GOOD | files))
    assert (problem.code, problem.row) == (code, row)


def test_a_list_that_is_too_large_is_named_unread(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(instances, "LARGEST_FILE", 1_000_000)
    (problem,) = check(beside(tmp_path, GOOD | {"streets.csv": b"name,label\n" + b"a,A\n" * 300_000}))
    assert (problem.code, problem.row, problem.values["path"]) == ("FORM_114", 2, "streets.csv")


def test_a_broken_list_is_refused_before_the_form_is_kept(tmp_path: Path) -> None:
    with pytest.raises(FormError) as caught:
        convert(beside(tmp_path, GOOD | {"streets.csv": b"code,label\na,A\n"}))
    assert caught.value.problems[0].values["column"] == "name"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"], ids=["comma", "semicolon", "tab"])
def test_a_list_saved_by_any_spreadsheet_program_offers_its_choices(
    tmp_path: Path, encoding: str, delimiter: str
) -> None:
    data = CSV.replace(",", delimiter).encode(encoding)
    xform = convert(beside(tmp_path, GOOD)).xform
    session = FormSession(parse(xform, resources={"streets.csv": data}))
    assert [(each.value, each.label) for each in session.choices("/data/s")] == [("a", "一巷\n东段"), ("b", "二巷")]


def test_fifty_thousand_rows_of_a_list_can_be_chosen_from(tmp_path: Path) -> None:
    rows = "name,label,town\n" + "".join(f"n{n},巷{n},t{n % 500}\n" for n in range(50_000))
    table = """
| survey |
|        | type                             | name | label | choice_filter  |
|        | text                             | town | Town  |                |
|        | select_one_from_file streets.csv | s    | S     | town = ${town} |
"""
    path = beside(tmp_path, {"streets.csv": rows.encode()}, table)
    session = FormSession(parse(convert(path).xform, resources={"streets.csv": rows.encode()}))
    session.answer("/data/town", "t7")
    assert [each.value for each in session.choices("/data/s")][:2] == ["n7", "n507"]
    assert len(session.choices("/data/s")) == 100


def test_external_choices_become_part_of_the_form(tmp_path: Path) -> None:
    table = """
| survey |
|        | type                     | name  | label | choice_filter  |
|        | select_one state         | state | State |                |
|        | select_one_external city | city  | City  | state=${state} |
| choices |
|         | list_name | name | label |
|         | state     | nsw  | NSW   |
|         | state     | vic  | VIC   |
| external_choices |
|                  | list_name | name      | label     | state |
|                  | city      | sydney    | Sydney    | nsw   |
|                  | city      | melbourne | Melbourne | vic   |
"""
    path = saved(tmp_path, table)
    assert check(path) == []
    session = FormSession(parse(convert(path).xform))
    session.answer("/data/state", "vic")
    assert [each.label for each in session.choices("/data/city")] == ["Melbourne"]
