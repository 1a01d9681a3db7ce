"""Tables of keyed sheets show what the paper had besides answers, and nothing of a sheet that waits for its second."""

from __future__ import annotations

import zipfile
from io import BytesIO
from pathlib import Path

import pytest

from exporters import odk, record_tables
from exporters.handout.content import Audience
from forms.xlsform import convert
from storage import forms_registry
from storage.community import keyings, questionnaires
from storage.filled import filled
from storage.workspace import Workspace
from tests.forms.tables import saved

FORM = """
| survey |
|        | type           | name   | label         | relevant        | bind::xunlou:privacy |
|        | select_one yn  | bike   | Have a bike?  |                 | public   |
|        | select_one yn  | charge | Charge it in? | ${bike} = 'yes' | public   |
|        | text           | idea   | Ideas         |                 | internal |
| choices |
|         | list_name | name | label |
|         | yn        | yes  | Yes   |
|         | yn        | no   | No    |
"""


@pytest.fixture
def batch(ws: Workspace, tmp_path: Path) -> str:
    made = convert(saved(tmp_path, FORM))

    def begin(txn) -> str:
        forms_registry.add_form(
            txn, form_id=made.form_id, version=made.version, xform=made.xform, titles=made.titles, privacy=made.privacy
        )
        return questionnaires.batches.add(txn, form=made.form_id, title="Day", prefix="A-")

    return ws.write_now(begin)


def key(ws: Workspace, batch: str, by: str = "甲", key_pass: str = "first", **more) -> None:
    ws.write_now(
        lambda txn: questionnaires.key_sheet(
            txn,
            batch=batch,
            number="A-001",
            version="",
            answers={"bike": "no", "idea": "装灯"},
            keyed_by=by,
            key_pass=key_pass,
            **more,
        )
    )


def table(ws: Workspace, audience: Audience = "internal") -> str:
    out = BytesIO()
    look = record_tables.Look(labels=True, split=False, groups=False)
    record_tables.export(ws, out, form="form", kind="csv", audience=audience, look=look)
    return out.getvalue().decode("utf-8-sig")


def test_marks_notes_and_contradictions_have_columns_of_their_own(ws: Workspace, batch: str) -> None:
    key(ws, batch, marks={"idea": "illegible"}, notes={"bike": "涂改"}, contradicts={"charge": "yes"})
    head, row = table(ws).splitlines()
    cells = dict(zip(head.split(","), row.split(","), strict=True))
    assert cells["Charge it in?（纸上有答，按表单应跳过）"] == "Yes" and cells["Charge it in?"] == ""
    assert cells["Ideas（纸上）"] == "看不清" and cells["Have a bike?（录入备注）"] == "涂改"


def test_the_public_gets_no_note_and_nothing_beside_what_it_may_not_have(ws: Workspace, batch: str) -> None:
    key(ws, batch, marks={"idea": "illegible"}, notes={"bike": "涂改"}, contradicts={"charge": "yes"})
    said = table(ws, "public")
    assert "涂改" not in said and "看不清" not in said and "Charge it in?（纸上有答，按表单应跳过）" in said


def test_no_export_and_no_list_has_a_sheet_before_its_second_keying(ws: Workspace, batch: str) -> None:
    ws.write_now(lambda txn: keyings.set_verification(txn, batch=batch, verify="all"))
    key(ws, batch)

    def zipped() -> bytes:
        out = BytesIO()
        odk.export(ws, out, form="form")
        with zipfile.ZipFile(out) as bundle:
            return b"".join(bundle.read(name) for name in bundle.namelist() if "forms/" not in name)

    assert "装灯" not in table(ws) and "装灯".encode() not in zipped()
    assert ws.read(lambda db: filled(db, containing="装灯")) == [] and ws.search("装灯") == []
    key(ws, batch, by="乙", key_pass="second")
    assert table(ws).count("装灯") == 1 and "装灯".encode() in zipped()
    assert len(ws.read(lambda db: filled(db, containing="装灯"))) == 1
