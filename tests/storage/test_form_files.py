"""Lists and pictures travel with the form they belong to, and change when the form does."""

from __future__ import annotations

import pytest
from pyxform.xls2xform import convert

from forms.errors import UserError
from storage import form_files
from storage.forms_registry import add_form

XFORM = "<h:html/>"


@pytest.fixture
def visit(ws):
    ws.write_now(lambda txn: add_form(txn, form_id="visit", version="1", xform=XFORM))
    return ws


def read(ws, name, version="1"):
    return form_files.read(ws, form_id="visit", version=version, name=name)


def test_a_file_is_found_by_its_name_and_by_the_address_in_the_form(visit):
    assert form_files.attach(
        visit, form_id="visit", version="1", files={"door.png": b"\x89PNG", "门.csv": b"name\n"}
    ) == [
        "door.png",
        "门.csv",
    ]
    assert read(visit, "jr://images/door.png") == read(visit, "door.png") == b"\x89PNG"
    assert read(visit, "jr://file-csv/门.csv") == b"name\n"
    assert read(visit, "other.png") is None


def test_the_same_file_again_writes_nothing(visit):
    form_files.attach(visit, form_id="visit", version="1", files={"a.csv": b"1"})
    assert form_files.attach(visit, form_id="visit", version="1", files={"a.csv": b"1"}) == []
    assert form_files.attach(visit, form_id="visit", version="1", files={"a.csv": b"2"}) == ["a.csv"]
    assert read(visit, "a.csv") == b"2"


def test_each_version_has_its_own_files(visit):
    visit.write_now(lambda txn: add_form(txn, form_id="visit", version="2", xform=XFORM))
    form_files.attach(visit, form_id="visit", version="1", files={"a.csv": b"old"})
    form_files.attach(visit, form_id="visit", version="2", files={"a.csv": b"new"})
    assert (read(visit, "a.csv"), read(visit, "a.csv", "2"), read(visit, "a.csv", None)) == (b"old", b"new", b"new")


def test_a_file_that_has_not_arrived_is_simply_not_there(visit):
    form_files.attach(visit, form_id="visit", version="1", files={"a.csv": b"1"})
    [item] = visit.read(lambda db: form_files.names(db, form_id="visit", version="1")).values()
    visit.objects.path(item).unlink()
    assert read(visit, "a.csv") is None


def test_what_lies_beside_the_spreadsheet_comes_along_and_what_does_not_is_named(ws, tmp_path):
    table = """
    | settings |   |   |
    |          | form_id | version |
    |          | trees   | 1       |
    | survey |   |   |   |   |
    |        | type                           | name  | label | media::image |
    |        | select_one_from_file kinds.csv | kind  | Kind? | leaf.png     |
    |        | select_one_from_file near.csv  | near  | Near? | bark.png     |
    """
    xform = convert(table, file_type=".md", validate=False).xform
    ws.write_now(lambda txn: add_form(txn, form_id="trees", version="1", xform=xform))
    (tmp_path / "trees-media").mkdir()
    (tmp_path / "trees-media" / "kinds.csv").write_text("name,label\na,A\n")
    (tmp_path / "leaf.png").write_bytes(b"\x89PNG")
    missing = form_files.bring_along(ws, form_id="trees", version="1", beside=tmp_path / "trees.xlsx")
    assert missing == ["near.csv", "bark.png"]
    assert form_files.read(ws, form_id="trees", version="1", name="kinds.csv") == b"name,label\na,A\n"
    assert sorted(ws.read(lambda db: form_files.names(db, form_id="trees"))) == ["kinds.csv", "leaf.png"]


def test_a_version_that_is_not_here_is_refused(visit):
    with pytest.raises(UserError, match="WORKSPACE_013"):
        form_files.attach(visit, form_id="visit", version="9", files={"a.csv": b"1"})


def test_built_anew_from_the_log_the_files_are_the_same(visit):
    form_files.attach(visit, form_id="visit", version="1", files={"a.csv": b"1"})
    before = visit.digests()
    visit.rebuild()
    assert visit.digests() == before
    assert read(visit, "a.csv") == b"1"
