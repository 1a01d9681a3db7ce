"""XForms are read with care: they come from strangers."""

from __future__ import annotations

import pytest

from forms.errors import FormError
from forms.session import FormSession
from forms.xform import parse
from tests.forms.xforms import small
from tests.walker import Walker

HEAD = (
    '<h:html xmlns="http://www.w3.org/2002/xforms" xmlns:h="http://www.w3.org/1999/xhtml" '
    'xmlns:jr="http://openrosa.org/javarosa" xmlns:orx="http://openrosa.org/xforms"><h:head><h:title>T</h:title><model>'
)
TAIL = "</model></h:head><h:body>{body}</h:body></h:html>"


def form(model: str, body: str = "") -> str:
    return HEAD + model + TAIL.format(body=body)


def codes(xml: str | bytes) -> list[str]:
    with pytest.raises(FormError) as refused:
        parse(xml)
    return [problem.code for problem in refused.value.problems]


def test_a_form_has_an_id_a_version_a_title_and_questions() -> None:
    read = parse(
        form(
            '<instance><data id="f" version="3"><a/></data></instance><bind nodeset="/data/a" type="int"/>',
            '<input ref="/data/a" appearance="numbers w1"><label>A</label></input>',
        )
    )
    assert (read.form_id, read.version, read.title) == ("f", "3", "T")
    assert read.binds["/data/a"].type == "int"
    assert read.controls["/data/a"].appearance == {"numbers", "w1"}


@pytest.mark.parametrize(
    ("xml", "code"),
    [
        ("<!DOCTYPE a [<!ENTITY x 'y'>]><a>&x;</a>", "FORM_102"),
        ("<a>", "FORM_103"),
        ("<a>" * 300 + "</a>" * 300, "FORM_103"),
        ("<a>" * 150 + "</a>" * 150, "FORM_104"),
        ("<a/>", "FORM_105"),
        ("<model/>", "FORM_106"),
        ("<a>" + " " * 5_000_001 + "</a>", "FORM_101"),
    ],
    ids=["entity", "broken", "very deep", "deep", "no model", "no instance", "huge"],
)
def test_hostile_and_broken_forms_are_refused(xml: str, code: str) -> None:
    assert codes(xml) == [code]


def test_every_bad_expression_is_listed_with_its_question() -> None:
    xml = form(
        '<instance><data id="f"><a/><b/></data></instance>'
        '<bind nodeset="/data/a" relevant="1 +"/><bind nodeset="/data/b" calculate="smu(1)" constraint="if(1)"/>'
    )
    assert codes(xml) == ["XPATH_001", "XPATH_002", "XPATH_003"]


@pytest.mark.parametrize(
    "expression",
    ["count('')", "sum(2 + 3)", "position('a')", "if(true(), 1, count(string(/data/a)))", "join(' ', count(-1))"],
)
def test_a_value_where_nodes_are_needed_is_refused_with_its_question(expression: str) -> None:
    xml = form(f'<instance><data id="f"><a/></data></instance><bind nodeset="/data/a" calculate="{expression}"/>')
    assert codes(xml) == ["XPATH_004"]


def test_choices_that_are_no_nodes_are_refused_with_their_question() -> None:
    body = '<select1 ref="/data/a"><itemset nodeset="1 - /data/b"><value ref="name"/></itemset></select1>'
    assert codes(form('<instance><data id="f"><a/><b/></data></instance>', body)) == ["XPATH_004"]


def test_two_calculations_in_a_circle_are_refused_by_name() -> None:
    xml = form(
        '<instance><data id="f"><a/><b/></data></instance>'
        '<bind nodeset="/data/a" calculate="/data/b + 1"/><bind nodeset="/data/b" calculate="/data/a + 1"/>'
    )
    with pytest.raises(FormError) as refused:
        parse(xml)
    assert set(refused.value.problems[0].values.values()) == {"/data/a", "/data/b"}


def test_a_calculation_that_never_settles_is_refused_when_filling_begins() -> None:
    read = parse(form('<instance><data id="f"><a>1</a></data></instance><bind nodeset="/data/a" calculate=". + 1"/>'))
    with pytest.raises(FormError):
        FormSession(read)


CHOICES = (
    '<instance><data id="f"><a/></data></instance><instance id="list" src="jr://file/{file}"/>',
    '<select1 ref="/data/a"><itemset nodeset="instance(\'list\')/root/item"><value ref="{value}"/>'
    '<label ref="{label}"/></itemset></select1>',
)


@pytest.mark.parametrize(
    ("file", "content", "value", "label"),
    [
        ("x.csv", "name,label\n1,一\n2,二\n", "name", "label"),
        ("x.csv", "name;label\r\n1;一\r\n2;二\r\n", "name", "label"),
        ("x.xml", "<root><item><k>1</k><v>一</v></item><item><k>2</k><v>二</v></item></root>", "k", "v"),
        (
            "x.geojson",
            '{"type":"FeatureCollection","features":[{"type":"Feature","id":"1","geometry":{"type":"Point",'
            '"coordinates":[113.9,22.5]},"properties":{"title":"一"}},{"type":"Feature","geometry":null,'
            '"properties":{"id":2,"title":"二"}}]}',
            "id",
            "title",
        ),
    ],
    ids=["csv", "semicolons", "xml", "geojson"],
)
def test_choices_come_from_a_file_beside_the_form(file: str, content: str, value: str, label: str) -> None:
    xml = form(CHOICES[0].format(file=file), CHOICES[1].format(value=value, label=label))
    session = FormSession(parse(xml, resources={file: content.encode()}))
    assert [(choice.value, choice.label) for choice in session.choices("/data/a")] == [("1", "一"), ("2", "二")]


def test_a_list_tells_more_of_its_choices_than_their_words() -> None:
    made = "<root><item><k>1</k><v>一</v><geometry>23 113 0 0</geometry></item><item><k>2</k><v>二</v></item></root>"
    xml = form(CHOICES[0].format(file="x.xml"), CHOICES[1].format(value="k", label="v"))
    session = FormSession(parse(xml, resources={"x.xml": made.encode()}))
    assert session.choice_column("/data/a", "geometry") == {"1": "23 113 0 0"}
    assert session.choice_column("/data/a", "v") == {"1": "一", "2": "二"}
    assert session.choice_column("/data/a", "no_such_column") == {}


def test_a_missing_file_leaves_the_choices_empty_and_is_named() -> None:
    read = parse(form(CHOICES[0].format(file="x.csv"), CHOICES[1].format(value="name", label="label")))
    assert read.missing == ("jr://file/x.csv",)
    assert FormSession(read).choices("/data/a") == []


def test_a_form_with_a_public_key_says_so():
    table = """
    | settings | | |
    |          | form_id | public_key |
    |          | visit   | MIIBIjAN   |
    | survey | | | |
    |        | type | name | label |
    |        | text | home | Where? |
    """
    assert Walker.of(table).session.form.public_key == "MIIBIjAN"


def test_a_question_about_another_root_is_left_out_of_the_record() -> None:
    xml = small("<a>1</a>", "", '<select1 ref="/dato/a"><item><label>X</label><value>x</value></item></select1>')
    form = parse(xml)
    assert [problem.code for problem in form.problems] == ["FORM_109"]
    assert "<a>1</a>" in FormSession(form).to_xml()


def test_a_repeat_of_what_the_model_does_not_have_repeats_nothing() -> None:
    xml = small("<a/>", "", '<repeat nodeset="/data/rooms" jr:count="3"><input ref="/data/rooms/b"/></repeat>')
    form = parse(xml)
    assert {problem.code for problem in form.problems} == {"FORM_109"}
    assert FormSession(form).outline() == []
