"""What a form finds on the laptop it is filled on: the person, their last record, the lists of others."""

from __future__ import annotations

import pytest
from pyxform.xls2xform import convert

from forms.session import FormSession
from storage import form_files, forms_registry
from storage.entities import apply
from storage.forms_registry import add_form
from storage.metadata import set_metadata
from storage.records import save_answers
from storage.surroundings import lists, surroundings
from tests.storage.test_entities import OAK, change

VISIT = """
| settings |   |   |
|          | form_id | version |
|          | visit   | 1       |
| survey |   |   |   |   |
|        | type     | name   | label   | default              |
|        | username | who    |         |                      |
|        | email    | mail   |         |                      |
|        | deviceid | laptop |         |                      |
|        | start-geopoint | here |     |                      |
|        | text     | street | Street? | ${last-saved#street} |
|        | select_one_from_file trees.csv | tree | Tree? |   |
"""


@pytest.fixture
def visit(ws):
    xform = convert(VISIT, file_type=".md", validate=False).xform
    ws.write_now(lambda txn: add_form(txn, form_id="visit", version="1", xform=xform))
    return ws


def form(ws):
    return ws.read(lambda db: forms_registry.load(db, "visit"))


def begun(ws, **how) -> FormSession:
    return FormSession(form(ws), context=surroundings(ws, form(ws), **how))


def finished(ws, street: str, rec: str | None = None) -> str:
    fields = {"street": street}
    return ws.write_now(lambda txn: save_answers(txn, rec=rec, form_id="visit", version="1", fields=fields))


def test_a_new_record_begins_with_the_last_one_of_the_person_at_work(visit):
    finished(visit, "新基路")
    visit.person = "李姑娘"
    assert begun(visit).value("/data/street") == ""
    finished(visit, "文明路")
    assert begun(visit).value("/data/street") == "文明路"
    visit.person = "陈姑娘"
    assert begun(visit).value("/data/street") == "新基路"


def test_the_record_that_was_corrected_last_is_the_last_one(visit):
    first = finished(visit, "新基路")
    finished(visit, "文明路")
    finished(visit, "新基路二巷", rec=first)
    assert begun(visit).value("/data/street") == "新基路二巷"
    assert begun(visit, but=first).value("/data/street") == "文明路"


def test_a_deleted_record_is_nobodys_last(visit):
    rec = finished(visit, "新基路")
    visit.write_now(lambda txn: txn.void(rec))
    assert begun(visit).value("/data/street") == ""


def test_the_form_knows_who_fills_it_and_where_nobody_can_know_stays_blank(visit):
    set_metadata(visit, "email", "chen@example.org")
    session = begun(visit)
    said = [session.value(f"/data/{name}") for name in ("who", "mail", "laptop", "here")]
    assert said == ["陈姑娘", "chen@example.org", visit.device_id, ""]


def test_choices_come_from_the_list_that_came_with_the_form(visit):
    form_files.attach(visit, form_id="visit", version="1", files={"trees.csv": "name,label\na,榕树\n".encode()})
    assert [choice.label for choice in begun(visit).choices("/data/tree")] == ["榕树"]


def test_choices_come_from_entities_as_they_are_now(visit):
    assert lists(visit, form(visit)) == {}
    done = change(creates=True, updates=False, label="老榕", properties={"girth": "80"})
    visit.write_now(lambda txn: apply(txn, done, answer="first", community=visit.community))
    assert [(choice.value, choice.label) for choice in begun(visit).choices("/data/tree")] == [(OAK, "老榕")]


def test_what_was_changed_here_stands_over_the_servers_list(visit):
    attached = f"name,label,__version\n{OAK},榕树,3\nb,松树,1\n".encode()
    form_files.attach(visit, form_id="visit", version="1", files={"trees.csv": attached})
    assert [choice.label for choice in begun(visit).choices("/data/tree")] == ["榕树", "松树"]
    visit.write_now(
        lambda txn: apply(txn, change(label="老榕", properties={}, base=3), answer="x", community=visit.community)
    )
    assert [choice.label for choice in begun(visit).choices("/data/tree")] == ["老榕", "松树"]


@pytest.mark.expects_log
def test_a_list_that_is_no_list_leaves_the_choices_empty(visit):
    form_files.attach(visit, form_id="visit", version="1", files={"trees.csv": b"\xff\xfe\x00"})
    assert begun(visit).choices("/data/tree") == []
