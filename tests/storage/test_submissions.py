"""A zip from ODK that a telephone or the way damaged, and what is no photo in it. The whole way is in test_odk."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from forms.errors import UserError
from forms.xlsform import convert
from storage.forms_registry import add_form
from storage.photos import file_of
from storage.submissions import record_of, take_in
from storage.workspace import Workspace
from tests.forms.tables import saved

OWN = "uuid:11111111-2222-4333-8444-555555555555"
SUBMISSION = f"""<data id="talk" version="1"><said>voice.m4a</said>
<meta><instanceID>{OWN}</instanceID></meta></data>"""


@pytest.fixture
def form(ws: Workspace, tmp_path: Path) -> None:
    table = """
    | survey   |
    |          | type  | name | label |
    |          | audio | said | Said  |
    | settings |
    |          | form_id | version |
    |          | talk    | 1       |
    """
    made = convert(saved(tmp_path, table))
    ws.write_now(lambda txn: add_form(txn, form_id=made.form_id, version=made.version, xform=made.xform))


def zipped(path: Path) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as bundle:
        bundle.writestr("instances/one/one.xml", SUBMISSION)
        bundle.writestr("instances/one/voice.m4a", b"sound " * 500)
    return path


def test_a_recording_keeps_the_name_it_had(ws: Workspace, form: None, tmp_path: Path) -> None:
    report = take_in(ws, zipped(tmp_path / "one.zip"))
    assert (report.new, report.refused, report.missing) == ([record_of(OWN)], [], [])
    rec = ws.read(lambda db: db.conn.execute("SELECT rec FROM photo").fetchone()[0])
    held, name = ws.read(lambda db: file_of(db, rec))
    assert name == "voice.m4a" and ws.objects.get(held) == b"sound " * 500


def test_every_way_a_zip_can_be_damaged_ends_in_a_sentence(ws: Workspace, form: None, tmp_path: Path) -> None:
    whole = zipped(tmp_path / "one.zip").read_bytes()
    damaged = tmp_path / "damaged.zip"
    codes = set()
    for place in range(0, len(whole), 3):
        damaged.write_bytes(whole[:place] + bytes([whole[place] ^ 0xFF]) + whole[place + 1 :])
        try:
            report = take_in(ws, damaged)
            codes |= {error.code for _, error in report.refused}
        except UserError as error:
            codes.add(error.code)
    assert "SUBMISSION_001" in codes
