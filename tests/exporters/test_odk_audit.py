"""How a form was filled goes out with it, as the file that ODK's servers look for."""

from __future__ import annotations

import zipfile
from io import BytesIO

from lxml import etree
from pyxform.xls2xform import convert

from exporters import odk
from storage.forms_registry import add_form
from storage.workspace import Workspace

TABLE = """
| settings |   |   |
|          | form_id | version |
|          | visit   | 1       |
| survey |   |   |   |   |
|        | type  | name  | label | parameters         |
|        | audit | audit |       | track-changes=true |
|        | text  | door  | Door? |                    |
"""


def test_the_log_lies_beside_the_submission_and_is_named_in_it(ws: Workspace) -> None:
    xform = convert(TABLE, file_type=".md", validate=False).xform
    ws.write_now(lambda txn: add_form(txn, form_id="visit", version="1", xform=xform))
    rec = ws.drafts.start(form_id="visit", version="1", fields={"door": "红"})
    ws.write_now(lambda txn: ws.drafts.finish(txn, rec, audit=["form start,,1,,,", "question,/data/door,1,2,,红"]))
    out = BytesIO()
    assert odk.export(ws, out, form="visit") == (1, [])
    bundle = zipfile.ZipFile(out)
    [log] = [name for name in bundle.namelist() if name.endswith("/audit.csv")]
    lines = bundle.read(log).decode().splitlines()
    assert lines == ["event,node,start,end,old-value,new-value", "form start,,1,,,", "question,/data/door,1,2,,红"]
    root = etree.fromstring(bundle.read(log.replace("audit.csv", "submission.xml")))
    assert [node.text for node in root.iter("{*}audit")] == ["audit.csv"]


def test_a_form_without_a_log_has_no_such_file(ws: Workspace) -> None:
    table = TABLE.replace("|        | audit | audit |       | track-changes=true |\n", "")
    xform = convert(table, file_type=".md", validate=False).xform
    ws.write_now(lambda txn: add_form(txn, form_id="visit", version="1", xform=xform))
    rec = ws.drafts.start(form_id="visit", version="1", fields={"door": "红"})
    ws.write_now(lambda txn: ws.drafts.finish(txn, rec))
    out = BytesIO()
    odk.export(ws, out, form="visit")
    assert not [name for name in zipfile.ZipFile(out).namelist() if "audit" in name]
