"""A new community has the built-in forms, ready to fill in."""

from __future__ import annotations

from forms.session import FormSession
from storage import wide
from storage.built_in import FORMS, install_built_in
from storage.forms_registry import definition, latest, load
from storage.records import answers, save_answers


def test_the_built_in_forms_are_installed_once_and_can_be_filled(ws):
    added = install_built_in(ws)
    assert len(added) == len(list(FORMS.glob("*.xlsx"))) == len(ws.read(latest))
    assert install_built_in(ws) == []

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
