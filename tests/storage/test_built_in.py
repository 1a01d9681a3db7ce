"""A new community has the built-in forms, ready to fill in."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys

from forms.session import FormSession
from forms.xlsform import convert
from storage import wide
from storage.built_in import ABOUT, FORMS, converted, install_built_in, write_converted
from storage.forms_registry import definition, latest, load
from storage.records import answers, save_answers


def test_the_built_in_forms_are_installed_once_and_can_be_filled(ws):
    added = install_built_in(ws)
    assert len(added) == len(list(FORMS.glob("*.xlsx"))) == len(ws.read(latest))
    assert install_built_in(ws) == []
    assert all(len(ws.history(rec)) == 1 for rec in added)

    found = ws.read(lambda db: definition(db, "stairwell_patrol"))
    assert (found.title("zh"), found.title("en")) == ("楼道巡查表", "Stairwell patrol")
    assert ws.read(lambda db: definition(db, "rental_inspection")).items

    form = ws.read(lambda db: load(db, "stairwell_patrol"))
    session = FormSession(form)
    session.answer("/data/building_no" if "/data/building_no" in form.binds else next(iter(form.controls)), "22幢")
    rec = ws.write_now(
        lambda txn: save_answers(
            txn, rec=None, form_id=form.form_id, version=form.version, fields=session.final_fields()
        )
    )
    state = ws.read(lambda db: db.conn.execute("SELECT wide FROM answer WHERE rec = ?", (rec,)).fetchone())
    assert state == (1,)
    assert answers(ws.write_now(lambda txn: txn.fields(rec))) == session.final_fields()


def test_every_question_of_every_built_in_form_has_a_column(ws):
    install_built_in(ws)
    for item in ws.read(latest):
        form = ws.read(lambda db, item=item: load(db, item.form_id))
        layout = ws.read(lambda db, item=item: wide.plan_of(db, item.form_id, item.version))
        asked = {form.field_of_path(path) for path in form.controls}
        assert asked <= set(layout.columns), item.form_id


def test_everything_rebuilds_with_the_built_in_forms(ws):
    install_built_in(ws)
    assert ws.check(rebuild=True).whole


def test_the_forms_that_are_kept_are_what_the_workbooks_say(tmp_path):
    """When this fails after a change of a workbook: sh packaging/forms.sh"""
    for path in FORMS.glob("*.xlsx"):
        shutil.copy(path, tmp_path)
    write_converted(tmp_path)
    made = {path.name: path.read_bytes() for path in tmp_path.iterdir() if path.suffix != ".xlsx"}
    kept = {path.name: path.read_bytes() for path in FORMS.iterdir() if path.suffix != ".xlsx"}
    assert json.loads(kept.pop(ABOUT)) == json.loads(made.pop(ABOUT))
    assert kept == made


def test_a_workbook_that_was_changed_is_converted_again(tmp_path):
    for name in ("contact_slip.xlsx", "contact_slip.xml", ABOUT):
        shutil.copy(FORMS / name, tmp_path)
    shutil.copy(FORMS / "lane_patrol.xlsx", tmp_path / "contact_slip.xlsx")
    assert converted(tmp_path / "contact_slip.xlsx").xform == convert(FORMS / "lane_patrol.xlsx").xform


def test_a_new_community_waits_for_no_conversion(tmp_path):
    code = (
        "import sys\nfrom storage.vault import FLOOR\nfrom storage.workspace import Workspace\n"
        "from storage.built_in import install_built_in\n"
        "ws, _ = Workspace.create(sys.argv[1], 'passphrase', community='c', person='p', cost=FLOOR)\n"
        "print(len(install_built_in(ws)))\nws.close()\n"
        "print([name for name in sys.modules if name.split('.')[0] == 'pyxform'])\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(tmp_path / "w")],
        check=False,
        cwd=FORMS.parents[1],
        capture_output=True,
        text=True,
    )
    assert done.stdout.split("\n")[:2] == [str(len(list(FORMS.glob("*.xlsx")))), "[]"], done.stderr
