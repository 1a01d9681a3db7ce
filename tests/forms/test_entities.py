"""A finished form creates and changes entities: trees that are planted, doors that are numbered."""

from __future__ import annotations

import itertools

import pytest

from forms import instances
from forms import xform as xform_module
from forms.entities import actions, datasets, declarations, is_newer, lists_read
from forms.errors import FormError
from forms.session import Context, FormSession
from tests.walker import Walker

OAK = "6850c987-fcd6-4469-a843-7ce200af00e2"

PLANT = """
| survey |   |   |   |   |   |
|        | type    | name    | label    | save_to | relevant     |
|        | text    | species | Species? | species |              |
|        | integer | girth   | Girth?   | girth   | ${species} != '' |
|        | text    | remark  | Remark?  |         |              |
| entities |   |   |   |
|          | list_name | label                    | create_if |
|          | trees     | concat("树 ", ${species}) | ${remark} != 'no' |
"""
MEASURE = """
| survey |   |   |   |   |
|        | type                           | name  | label  | save_to |
|        | select_one_from_file trees.csv | tree  | Tree?  |         |
|        | integer                        | girth | Girth? | girth   |
| entities |   |   |   |   |
|          | list_name | entity_id | label |
|          | trees     | ${tree}   | instance('trees')/root/item[name=${tree}]/species |
"""
HOUSE = """
| survey |   |   |   |   |
|        | type         | name   | label   | save_to       |
|        | text         | street | Street? | houses#street |
|        | begin repeat | room   | Room    |               |
|        | text         | number | Number? | rooms#number  |
|        | integer      | beds   | Beds?   | rooms#beds    |
|        | end repeat   |        |         |               |
| entities |   |   |
|          | list_name | label     |
|          | houses    | ${street} |
|          | rooms     | concat(${street}, " ", ${number}) |
"""


def uuids():
    numbers = itertools.count(1)
    return lambda: f"00000000-0000-4000-8000-{next(numbers):012d}"


def test_a_finished_form_creates_an_entity_with_its_label_and_properties():
    walker = Walker.of(PLANT)
    walker.answers("species", "榕树")
    walker.answers("girth", "80")
    [made], refused = actions(walker.session)
    assert (made.dataset, made.creates, made.updates, made.label) == ("trees", True, False, "树 榕树")
    assert made.properties == {"species": "榕树", "girth": "80"}
    assert refused == []


def test_an_entity_is_not_created_when_the_form_says_so():
    walker = Walker.of(PLANT)
    walker.answers("species", "榕树")
    walker.answers("remark", "no")
    assert actions(walker.session) == ([], [])


def test_a_question_that_was_not_asked_leaves_the_property_alone_and_a_blank_one_clears_it():
    walker = Walker.of(PLANT)
    [made], _ = actions(walker.session)
    assert made.properties == {"species": ""}


def measured(tree: str = OAK, *, version: str = "4") -> FormSession:
    form = Walker.of(MEASURE).session.form
    trees = instances.read("trees.csv", f"name,label,__version,species\n{OAK},老榕,{version},榕树\n".encode())
    session = FormSession(form, context=Context(lists={"trees.csv": trees}))
    session.answer("/data/tree", tree)
    session.answer("/data/girth", "95")
    return session


def test_an_update_names_the_entity_and_the_version_that_was_in_view():
    [change], _ = actions(measured())
    assert (change.uuid, change.creates, change.updates, change.base) == (OAK, False, True, 4)
    assert (change.label, change.properties) == ("榕树", {"girth": "95"})


def test_a_version_that_is_no_number_counts_as_none():
    [change], _ = actions(measured(version="-3"))
    assert change.base == 0


def test_an_update_that_names_no_entity_is_refused_with_its_place():
    done, [refused] = actions(measured(""))
    assert (done, refused.code, refused.dataset, refused.field) == ([], "ENTITY_001", "trees", "meta/entity")


def test_each_row_of_a_repeat_creates_an_entity_of_its_own():
    walker = Walker.of(HOUSE, context=Context(uuid=uuids()))
    session = walker.session
    session.answer("/data/street", "新基路")
    session.add_repeat("/data/room")
    for number, (name, beds) in enumerate((("301", "2"), ("302", "1")), start=1):
        session.answer(f"/data/room[{number}]/number", name)
        session.answer(f"/data/room[{number}]/beds", beds)
    done, _ = actions(session)
    assert [(made.dataset, made.label, dict(made.properties)) for made in done] == [
        ("houses", "新基路", {"street": "新基路"}),
        ("rooms", "新基路 301", {"number": "301", "beds": "2"}),
        ("rooms", "新基路 302", {"number": "302", "beds": "1"}),
    ]
    assert len({made.uuid for made in done}) == 3
    assert all(made.field.startswith("room:") for made in done[1:])


def test_the_finished_record_alone_says_what_it_does():
    """A record that is read again from what was kept asks for the same."""
    walker = Walker.of(PLANT)
    walker.answers("species", "榕树")
    kept = FormSession(walker.session.form, fields=walker.session.final_fields(), as_kept=True)
    assert actions(kept) == actions(walker.session)


def test_the_instance_carries_the_entity_as_odk_expects_it():
    xml = measured().to_xml()
    assert f'<entity dataset="trees" update="1" baseVersion="4" trunkVersion="" branchId="" id="{OAK}">' in xml
    assert "<label>榕树</label></entity>" in xml


def test_a_form_tells_which_lists_it_feeds_and_which_it_reads():
    house, measure = (Walker.of(table).session.form for table in (HOUSE, MEASURE))
    assert datasets(house) == {"houses": ["street"], "rooms": ["number", "beds"]}
    assert [each.container for each in declarations(house)] == ["/data", "/data/room"]
    assert lists_read(measure) == {"trees.csv": "trees"}
    assert lists_read(house) == {}


@pytest.mark.parametrize(
    ("version", "newer"),
    [("", False), ("2022.1.0", False), ("2025.1.9", False), ("2025.2.0", True), ("2026.1.0", True), ("x", True)],
)
def test_a_form_of_a_newer_specification_is_known_as_such(version, newer):
    assert is_newer(version) is newer


def test_a_form_of_a_newer_specification_of_entities_is_refused() -> None:
    xform = """<h:html xmlns="http://www.w3.org/2002/xforms" xmlns:h="http://www.w3.org/1999/xhtml"
     xmlns:entities="http://www.opendatakit.org/xforms/entities"><h:head><h:title>t</h:title>
     <model entities:entities-version="2031.1.0"><instance><data id="t"><a/></data></instance>
     <bind nodeset="/data/a" type="string"/></model></h:head><h:body/></h:html>"""
    with pytest.raises(FormError) as refused:
        xform_module.parse(xform)
    assert [problem.code for problem in refused.value.problems] == ["FORM_146"]
    assert xform_module.parse(xform.replace("2031.1.0", "2025.1.9")).form_id == "t"
