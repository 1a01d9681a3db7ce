"""Entities that finished forms make: kept, shared between laptops, and chosen from in other forms, with no server."""

from __future__ import annotations

import pytest
from pyxform.xls2xform import convert

from forms import instances
from forms.entities import EntityAction
from storage import entities, heads
from storage.entities import as_instance, entity_record, lists, write_csv
from storage.forms_registry import add_form
from storage.records import save_answers

OAK = "6850c987-fcd6-4469-a843-7ce200af00e2"
PLANT = """
| settings |   |   |
|          | form_id | version |
|          | plant   | 1       |
| survey |   |   |   |   |
|        | type    | name    | label    | save_to |
|        | text    | species | Species? | species |
|        | integer | girth   | Girth?   | girth   |
| entities |   |   |
|          | list_name | label      |
|          | trees     | ${species} |
"""


def xform(table: str) -> str:
    return convert(table, file_type=".md", validate=False).xform


def planted(ws, *, rec=None, uuid=OAK, **answers):
    fields = {"meta/entity/@id": uuid, "meta/entity/label": answers["species"], **answers}
    return ws.write_now(lambda txn: save_answers(txn, rec=rec, form_id="plant", version="1", fields=fields))


def change(**what) -> EntityAction:
    said = {"field": "meta/entity", "dataset": "trees", "uuid": OAK, "creates": False, "updates": True, "label": ""}
    return EntityAction(**{**said, **what})


def applied(ws, *, answer: str, before=None, **what) -> str:
    return ws.write_now(
        lambda txn: entities.apply(txn, change(**what), answer=answer, community=ws.community, before=before)
    )


@pytest.fixture
def trees(ws):
    ws.write_now(lambda txn: add_form(txn, form_id="plant", version="1", xform=xform(PLANT)))
    return ws


def only(ws) -> entities.Entity:
    [entity] = ws.read(lambda db: entities.entities(db, "trees"))
    return entity


def test_finishing_a_form_makes_the_entity_that_other_forms_choose_from(trees):
    planted(trees, species="榕树", girth="80")
    entity = only(trees)
    assert (entity.label, entity.version, entity.properties) == ("榕树", 1, {"species": "榕树", "girth": "80"})
    assert trees.read(lists) == {"trees": 1}
    [row] = instances.rows_of(trees.read(lambda db: as_instance(db, "trees")))
    assert {name: row[name] for name in ("name", "label", "__version", "girth")} == {
        "name": OAK,
        "label": "榕树",
        "__version": "1",
        "girth": "80",
    }


def test_correcting_the_form_corrects_the_entity_and_leaves_what_others_changed_since(trees):
    rec = planted(trees, species="榕树", girth="80")
    applied(trees, answer="later", properties={"girth": "95"}, base=1)
    planted(trees, rec=rec, species="大叶榕", girth="80")
    assert only(trees).properties == {"species": "大叶榕", "girth": "95"}
    assert (only(trees).label, only(trees).version) == ("大叶榕", 3)


def test_finishing_the_same_answers_again_changes_nothing(trees):
    rec = planted(trees, species="榕树", girth="80")
    planted(trees, rec=rec, species="榕树", girth="80")
    assert only(trees).version == 1


def test_an_update_changes_only_what_it_says(trees):
    planted(trees, species="榕树", girth="80")
    applied(trees, answer="second", properties={"girth": "95"}, base=1)
    entity = only(trees)
    assert (entity.version, entity.label, entity.properties["girth"], entity.disputed) == (2, "榕树", "95", False)


def test_two_updates_that_saw_the_same_version_stand_in_dispute_where_they_meet(trees):
    planted(trees, species="榕树", girth="80")
    applied(trees, answer="second", properties={"girth": "95"}, base=1)
    applied(trees, answer="third", properties={"girth": "97", "height": "12"}, base=1)
    entity = only(trees)
    assert (entity.version, entity.disputed, entity.properties["height"]) == (3, True, "12")
    assert [sorted(each.value for each in found.sides) for found in trees.conflicts(entity.rec)] == [["95", "97"]]


def test_two_updates_of_one_version_that_touch_different_things_do_not_meet(trees):
    planted(trees, species="榕树", girth="80")
    applied(trees, answer="second", properties={"girth": "95"}, base=1)
    applied(trees, answer="third", properties={"height": "12"}, base=1)
    assert (only(trees).disputed, only(trees).properties["girth"], only(trees).properties["height"]) == (
        False,
        "95",
        "12",
    )


def test_an_entity_of_a_server_is_changed_here_and_stands_over_the_servers_list(trees):
    attached = instances.read("trees.csv", f"name,label,__version,girth\n{OAK},老榕,4,80\nb,松,1,9\n".encode())
    applied(trees, answer="first", properties={"girth": "95"}, base=4)
    rows = list(instances.rows_of(trees.read(lambda db: as_instance(db, "trees", attached=attached))))
    assert [(row["name"], row["label"], row["__version"], row["girth"]) for row in rows] == [
        (OAK, "老榕", "5", "95"),
        ("b", "松", "1", "9"),
    ]
    assert rows[0]["__trunkVersion"] == "4"


def test_a_server_that_has_gone_on_stands_over_what_was_changed_here(trees):
    attached = instances.read("trees.csv", f"name,label,__version,girth\n{OAK},老榕,6,99\n".encode())
    applied(trees, answer="first", properties={"girth": "95"}, base=4)
    [row] = instances.rows_of(trees.read(lambda db: as_instance(db, "trees", attached=attached)))
    assert (row["__version"], row["girth"]) == ("6", "99")


def test_the_list_goes_out_as_the_csv_that_servers_serve(trees):
    planted(trees, species='榕,"老"', girth="80")
    lines = trees.read(lambda db: write_csv(db, "trees")).decode().splitlines()
    assert lines[0] == "name,label,__version,__trunkVersion,__branchId,girth,species"
    assert lines[1].startswith(f'{OAK},"榕,""老""",1,,')


def test_a_deleted_entity_is_chosen_no_more(trees):
    planted(trees, species="榕树", girth="80")
    trees.write_now(lambda txn: txn.void(entity_record(trees.community, dataset="trees", uuid=OAK)))
    assert trees.read(lambda db: entities.entities(db, "trees")) == []


def test_what_a_form_asks_for_in_vain_is_written_with_the_record_and_the_answers_are_kept(trees):
    rec = planted(trees, uuid="oak", species="榕树", girth="80")
    fields = trees.read(lambda db: heads.fields(db, rec))
    assert fields["_refused"] == [["ENTITY_001", "trees", "meta/entity"]]
    assert fields["girth"] == "80"
    planted(trees, rec=rec, species="榕树", girth="80")
    assert "_refused" not in trees.read(lambda db: heads.fields(db, rec))


def test_built_anew_from_the_log_the_lists_are_the_same(trees):
    planted(trees, species="榕树", girth="80")
    applied(trees, answer="second", properties={"girth": "95"}, base=1)
    applied(trees, answer="third", properties={"girth": "97"}, base=1)
    before = trees.digests()
    trees.rebuild()
    assert trees.digests() == before
