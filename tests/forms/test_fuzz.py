"""Whatever is put in, the XPath parser and the form loader answer: with a tree or a form, or with a sentence."""

from __future__ import annotations

from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree

from exporters.sentences import sentence
from forms.errors import FormError, UserError
from forms.session import FormSession
from forms.xform import parse as load
from forms.xpath.functions import FUNCTIONS
from forms.xpath.grammar import parse
from forms.xpath.tokens import XPathError
from forms.xpath.tree import Expr
from tests.forms.xforms import small

ANYTHING_SLOW = list(HealthCheck)
EXAMPLES = settings(max_examples=300, deadline=None, suppress_health_check=ANYTHING_SLOW)
FORMS = settings(max_examples=120, deadline=None, suppress_health_check=ANYTHING_SLOW)

PIECES = st.sampled_from(
    [*"()[],.@/|+-*=<> $:'\"", "..", "//", "::", "!=", "<=", "and", "or", "div", "mod", "1", "2.5", ".5", "1e3", "'a'"]
    + ["/data/a", "../b", "current()", "node()", "text()", "child::a", "self::*", "@id", "jr:itext", "instance('x')"]
    + ["today()", "人数", "\u0301", "\x00", "\ud7ff", *sorted(FUNCTIONS)[::4]]
)
PATHS = st.sampled_from(
    ["/data/a", "../b", ".", "..", "/data/r/c", "/data/r", "*", "//c", "current()/../a", "/", "@id"]
)
LEAVES = st.one_of(PATHS, st.sampled_from(["1", "-2.5", "'x'", "''", "'2026-11-22'", "true()", "today()", "'1 2;3 4'"]))


def _grown(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    """Return expressions made of *inner* ones: every function with as many arguments as it takes, every operator."""
    calls = [
        st.lists(
            inner, min_size=made.least, max_size=min(made.most if made.most is not None else 9, made.least + 3)
        ).map(lambda args, name=name: f"{name}({', '.join(args)})")
        for name, made in FUNCTIONS.items()
    ]
    operators = st.sampled_from(["+", "-", "*", "div", "mod", "=", "!=", "<", ">=", "and", "or", "|"])
    return st.one_of(
        st.one_of(calls),
        st.tuples(inner, operators, inner).map(lambda parts: f"({parts[0]} {parts[1]} {parts[2]})"),
        st.tuples(PATHS, inner).map(lambda parts: f"{parts[0]}[{parts[1]}]"),
    )


EXPRESSIONS = st.recursive(LEAVES, _grown, max_leaves=8)


@EXAMPLES
@given(st.one_of(st.lists(PIECES, max_size=30).map(" ".join), st.lists(PIECES, max_size=30).map("".join), st.text()))
def test_any_text_is_an_expression_or_is_refused_at_a_place(text: str) -> None:
    try:
        tree: Expr = parse(text)
    except XPathError as refused:
        place = refused.values["at"]
        assert isinstance(place, int) and 1 <= place <= len(text) + 1
        return
    assert str(parse(str(tree))) == str(tree)


@FORMS
@given(
    EXPRESSIONS, st.sampled_from(["calculate", "relevant", "constraint", "readonly", "required"]), st.text(max_size=5)
)
def test_any_expression_can_stand_anywhere_in_a_form(expression: str, where: str, answer: str) -> None:
    text = expression.replace("&", "&amp;").replace("<", "&lt;").replace('"', "&quot;")
    xml = small(
        "<a id='1'>2</a><b>x y</b><q/><r><c>3</c></r>",
        f'<bind nodeset="/data/q" {where}="{text}"/><bind nodeset="/data/r/c" type="int" {where}="{text}"/>',
        """<input ref="/data/a"/><select ref="/data/b"><item><label>X</label><value>x</value></item></select>
        <input ref="/data/q"/><repeat nodeset="/data/r"><input ref="/data/r/c"/></repeat>""",
    )
    try:
        session = FormSession(load(xml))
        session.add_repeat("/data/r")
        for ref in ("/data/a", "/data/b", "/data/q", "/data/r[2]/c"):
            session.answer(ref, answer)
        session.remove_repeat("/data/r[1]")
    except UserError as refused:
        _told(refused)
        return
    session.outline()
    session.problems()
    again = FormSession(session.form, fields=session.fields())
    assert again.repeats("/data/r") == session.repeats("/data/r")
    load_again(session.to_xml())


def load_again(xml: str) -> None:
    assert etree.fromstring(xml.encode()).tag.endswith("data")


TAGS = st.sampled_from(
    ["h:html", "h:head", "h:body", "h:title", "model", "instance", "bind", "itext", "translation", "text", "value"]
    + ["input", "select1", "select", "odk:rank", "range", "upload", "trigger", "group", "repeat", "itemset", "item"]
    + [
        "label",
        "hint",
        "output",
        "setvalue",
        "odk:setgeopoint",
        "odk:recordaudio",
        "data",
        "a",
        "b",
        "meta",
        "submission",
    ]
)
ATTRIBUTES = st.dictionaries(
    st.sampled_from(
        ["nodeset", "ref", "bind", "id", "type", "relevant", "calculate", "jr:count", "jr:template", "jr:preload"]
        + [
            "event",
            "value",
            "lang",
            "default",
            "form",
            "src",
            "appearance",
            "mediatype",
            "start",
            "end",
            "step",
            "version",
        ]
    ),
    st.one_of(
        LEAVES,
        st.sampled_from(
            ["int", "date", "a:b", "xsd:string", "odk-instance-first-load", "odk-new-repeat", "jr:itext('a')"]
        ),
        st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=6),
    ),
    max_size=3,
)


def _written(parts: tuple[str, dict[str, str], list[str]]) -> str:
    tag, attributes, inside = parts
    words = "".join(
        f' {name}="{value.replace("&", "&amp;").replace("<", "&lt;").replace(chr(34), "&quot;")}"'
        for name, value in attributes.items()
    )
    return f"<{tag}{words}>{''.join(inside)}</{tag}>"


ELEMENTS = st.recursive(
    st.tuples(TAGS, ATTRIBUTES, st.just([])).map(_written),
    lambda inner: st.tuples(TAGS, ATTRIBUTES, st.lists(inner, max_size=4)).map(_written),
    max_leaves=12,
)


@FORMS
@given(st.lists(ELEMENTS, max_size=3), st.lists(ELEMENTS, max_size=3), st.lists(ELEMENTS, max_size=3))
def test_any_elements_make_a_form_or_are_refused(answers: list[str], model: list[str], body: list[str]) -> None:
    try:
        session = FormSession(load(small("".join(answers), "".join(model), "".join(body))))
    except UserError as refused:
        _told(refused)
        return
    session.outline()
    session.problems()
    load_again(session.to_xml())


@EXAMPLES
@given(st.binary(max_size=300), st.sampled_from(["whole", "within"]))
def test_any_bytes_are_a_form_or_are_refused(data: bytes, where: str) -> None:
    xml: Any = data
    if where == "within":
        made = small("<a/>", "", '<input ref="/data/a"/>').encode()
        xml = made[: len(made) // 2] + data + made[len(made) // 2 :]
    try:
        load(xml)
    except FormError as refused:
        _told(refused)


def _told(refused: UserError) -> None:
    problems = refused.problems if isinstance(refused, FormError) else [refused]
    for problem in problems:
        assert sentence(problem, "zh")
        assert sentence(problem, "en")
