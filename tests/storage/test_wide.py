"""What was answered lies in one table a form version, ready to be counted."""

from __future__ import annotations

import pytest

from forms.errors import UserError
from storage import forms_registry, wide
from storage.forms_registry import add_form, definition, definitions, latest, load
from storage.records import save_answers

XFORM = """<h:html xmlns="http://www.w3.org/2002/xforms" xmlns:h="http://www.w3.org/1999/xhtml"
    xmlns:jr="http://openrosa.org/javarosa"><h:head><h:title>出租屋巡查</h:title><model>
  <instance><data id="visit" version="{version}">
    <seen/><people/><rent/><devices/><items><exit/></items>
    <room jr:template=""><room_no/><beds/></room><room><room_no/><beds/></room>
    <meta><instanceID/></meta></data></instance>
  <bind nodeset="/data/seen" type="string"/><bind nodeset="/data/people" type="int"/>
  <bind nodeset="/data/rent" type="decimal"/><bind nodeset="/data/devices" type="string"/>
  <bind nodeset="/data/items" relevant="/data/seen = 'yes'"/><bind nodeset="/data/items/exit" type="string"/>
  <bind nodeset="/data/room/room_no" type="string"/><bind nodeset="/data/room/beds" type="int"/>
  <bind nodeset="/data/meta/instanceID" type="string" jr:preload="uid"/>
</model></h:head><h:body>
  <input ref="/data/seen"><label>看了吗</label></input><input ref="/data/people"><label>人数</label></input>
  <input ref="/data/rent"><label>租金</label></input>
  <select ref="/data/devices"><label>设备</label><item><label>烟感</label><value>smoke</value></item>
    <item><label>灭火器</label><value>extinguisher</value></item></select>
  <group ref="/data/items"><label>项目</label><input ref="/data/items/exit"><label>出口</label></input></group>
  <group ref="/data/room"><label>房间</label><repeat nodeset="/data/room">
    <input ref="/data/room/room_no"><label>房号</label></input>
    <input ref="/data/room/beds"><label>床位</label></input></repeat></group>
</h:body></h:html>"""

ANSWERS = {
    "seen": "yes", "people": "7", "rent": "850.5", "devices": "smoke extinguisher", "items/exit": "fail",
    "room:a1": "1", "room:a1/room_no": "101", "room:a1/beds": "4", "room:b2": "2", "room:b2/room_no": "102",
}  # fmt: skip


def define(ws, version="1", **more):
    return ws.write_now(
        lambda txn: add_form(
            txn, form_id="visit", version=version, xform=XFORM.format(version=version), titles={"zh": "巡查"}, **more
        )
    )


def answer(ws, fields=None, *, rec=None, version="1", **more):
    values = ANSWERS if fields is None else fields
    return ws.write_now(lambda txn: save_answers(txn, rec=rec, form_id="visit", version=version, fields=values, **more))


def rows(ws, sql):
    return ws.read(lambda db: list(db.utils.query(sql)))


def test_every_question_is_a_column_of_its_type(ws):
    define(ws)
    rec = answer(ws, place="place:1")
    assert rows(ws, "SELECT * FROM f_visit_v1") == [
        {
            "rec": rec, "community": ws.community, "place": "place:1", "seen": "yes", "people": 7, "rent": 850.5,
            "devices": '["smoke", "extinguisher"]', "items/exit": "fail",
        }
    ]  # fmt: skip


def test_each_repeat_is_a_table_with_a_row_an_instance(ws):
    define(ws)
    rec = answer(ws)
    layout = ws.read(lambda db: wide.plan_of(db, "visit", "1"))
    assert layout.repeats["room"] == "f_visit_v1__room_1"
    found = rows(ws, "SELECT * FROM f_visit_v1__room_1 ORDER BY position")
    assert found == [
        {"rec": rec, "row": "room:a1", "parent": "", "position": 1, "room_no": "101", "beds": 4},
        {"rec": rec, "row": "room:b2", "parent": "", "position": 2, "room_no": "102", "beds": None},
    ]
    assert layout.columns["room/beds"].name == "beds"
    assert layout.columns["devices"].multiple


def test_answers_that_came_before_their_form_are_filled_in_when_it_comes(ws):
    rec = answer(ws)
    assert ws.read(lambda db: wide.plan_of(db, "visit", "1")) is None
    define(ws)
    assert [row["rec"] for row in rows(ws, "SELECT rec FROM f_visit_v1")] == [rec]


def test_form_and_answer_may_come_in_one_transaction(ws):
    def both(txn):
        add_form(txn, form_id="visit", version="1", xform=XFORM.format(version="1"))
        return save_answers(txn, rec=None, form_id="visit", version="1", fields=ANSWERS)

    rec = ws.write_now(both)
    assert [row["rec"] for row in rows(ws, "SELECT rec FROM f_visit_v1")] == [rec]


def test_a_corrected_answer_replaces_its_row_and_its_repeats(ws):
    define(ws)
    rec = answer(ws)
    answer(ws, {"seen": "no", "room:b2": "1", "room:b2/room_no": "103"}, rec=rec)
    assert [row["seen"] for row in rows(ws, "SELECT seen FROM f_visit_v1")] == ["no"]
    assert [row["room_no"] for row in rows(ws, "SELECT room_no FROM f_visit_v1__room_1")] == ["103"]


def test_an_answer_moves_to_the_table_of_the_version_it_was_corrected_with(ws):
    define(ws)
    define(ws, "2")
    rec = answer(ws)
    answer(ws, rec=rec, version="2")
    assert rows(ws, "SELECT rec FROM f_visit_v1") == []
    assert [row["rec"] for row in rows(ws, "SELECT rec FROM f_visit_v2")] == [rec]


def test_a_voided_answer_is_counted_no_more(ws):
    define(ws)
    rec = answer(ws)
    ws.write_now(lambda txn: txn.void(rec))
    assert rows(ws, "SELECT rec FROM f_visit_v1") == rows(ws, "SELECT rec FROM answer") == []


def test_text_where_a_number_belongs_leaves_the_cell_empty_and_the_record_whole(ws):
    define(ws)
    answer(ws, {"people": "seven", "rent": "1e999"})
    assert rows(ws, "SELECT people, rent FROM f_visit_v1") == [{"people": None, "rent": None}]


def test_more_questions_than_a_table_holds_go_on_in_a_second_one(ws):
    names = [f"q{number}" for number in range(2500)]
    nodes = "".join(f"<{name}/>" for name in names)
    binds = "".join(f'<bind nodeset="/data/{name}" type="int"/>' for name in names)
    text = (
        XFORM.format(version="9")
        .replace("<seen/>", f"<seen/>{nodes}")
        .replace('<bind nodeset="/data/seen"', f'{binds}<bind nodeset="/data/seen"')
    )
    ws.write_now(lambda txn: add_form(txn, form_id="visit", version="9", xform=text))
    answer(ws, {"q0": "1", "q2499": "2", "seen": "yes"}, version="9")
    assert rows(ws, "SELECT a.q0, b.q2499 FROM f_visit_v9 a JOIN f_visit_v9__part2 b USING (rec)") == [
        {"q0": 1, "q2499": 2}
    ]


def test_a_form_can_be_loaded_and_is_parsed_once(ws):
    define(ws, settings={"theme": "grid"}, privacy={"rent": "personal"})
    first = ws.read(lambda db: load(db, "visit"))
    assert (first.form_id, first.version, first.title) == ("visit", "1", "出租屋巡查")
    assert ws.read(lambda db: load(db, "visit", "1")) is first
    found = ws.read(lambda db: definition(db, "visit"))
    assert (found.title(), found.settings, found.privacy) == ("巡查", {"theme": "grid"}, {"rent": "personal"})


def test_the_newest_version_is_the_highest_as_people_count(ws):
    for version in ("9", "10", "2"):
        define(ws, version)
    assert [item.version for item in ws.read(definitions)] == ["10", "9", "2"]
    assert [item.version for item in ws.read(latest)] == ["10"]


def test_the_same_version_with_another_content_is_refused(ws):
    rec = define(ws)
    assert define(ws) == rec
    assert len(ws.history(rec)) == 1
    with pytest.raises(UserError, match="WORKSPACE_011"):
        ws.write_now(lambda txn: add_form(txn, form_id="visit", version="1", xform="<other/>"))


def test_a_form_that_is_not_here_says_so(ws):
    with pytest.raises(UserError, match="WORKSPACE_013"):
        ws.read(lambda db: load(db, "nobody"))


def test_a_form_nobody_can_read_is_kept_and_has_no_table(ws):
    ws.write_now(lambda txn: add_form(txn, form_id="visit", version="1", xform="<unknown/>"))
    answer(ws)
    assert ws.read(lambda db: wide.plan_of(db, "visit", "1")) is None
    assert len(rows(ws, "SELECT rec FROM answer WHERE NOT wide")) == 1


def test_odd_form_names_get_tables_of_their_own():
    names = [wide.table_name(*item) for item in (("a-b", "1"), ("a_b", "1"), ("a.b", "1"), ("A_b", "1"), ("表", "1"))]
    assert len(set(names)) == len(names)
    assert all(name.isascii() and name.replace("_", "").isalnum() for name in names)


def test_a_form_is_found_by_its_title(ws):
    rec = define(ws)
    assert [hit.rec for hit in ws.search("巡查")] == [rec]
    assert forms_registry.form_record(ws.community, form_id="visit", version="1") == rec
