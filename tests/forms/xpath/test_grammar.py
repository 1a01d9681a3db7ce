"""Expressions are read into a tree and printed back."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forms.xpath.grammar import parse
from forms.xpath.tokens import XPathError
from forms.xpath.tree import Binary, Call, Expr, Filtered, Negate, Number, Path, Step, String, walk

OPERATORS = ["or", "and", "=", "!=", "<", "<=", ">", ">=", "+", "-", "*", "div", "mod", "|"]
NAMES = st.sampled_from(["a", "div", "and", "room-no", "or", "mod", "楼层", "jr:template", "x.y", "text", "node"])


def steps(inner: st.SearchStrategy[Expr]) -> st.SearchStrategy[Step]:
    return st.builds(
        Step,
        axis=st.sampled_from(["child", "parent", "self", "descendant-or-self", "attribute", "preceding-sibling"]),
        test=st.one_of(NAMES, st.sampled_from(["*", "node()", "text()", "comment()"])),
        predicates=st.lists(inner, max_size=2).map(tuple),
    )


def larger(inner: st.SearchStrategy[Expr]) -> st.SearchStrategy[Expr]:
    some_steps = st.lists(steps(inner), min_size=1, max_size=3).map(tuple)
    primary = inner.filter(lambda each: not isinstance(each, Path))
    return st.one_of(
        st.builds(Call, name=st.sampled_from(["if", "concat", "jr:itext", "not"]), args=st.lists(inner).map(tuple)),
        st.builds(
            Binary,
            st.sampled_from(OPERATORS),
            inner,
            inner,
        ),
        st.builds(Negate, inner),
        st.builds(Path, some_steps, absolute=st.booleans()),
        st.builds(Path, some_steps, start=primary),
        st.builds(Filtered, primary, st.lists(inner, min_size=1, max_size=2).map(tuple)),
    )


EXPRESSIONS = st.recursive(
    st.one_of(
        st.integers(0, 10**6).map(lambda number: Number(str(number))),
        st.text(st.characters(exclude_characters="\"'", exclude_categories=["Cs"])).map(String),
        st.builds(Path, st.just(()), absolute=st.just(True)),
        st.builds(Path, st.tuples(st.builds(Step, st.just("child"), NAMES))),
    ),
    larger,
    max_leaves=12,
)


@given(EXPRESSIONS)
def test_what_is_printed_reads_as_the_same_tree(expression: Expr) -> None:
    assert parse(str(expression)) == expression


@given(st.text(alphabet="ab1.'\"()[]/@*|+-=!<>:, \n楼", max_size=40))
def test_any_text_is_read_or_refused_with_a_place(text: str) -> None:
    try:
        parse(text)
    except XPathError as problem:
        assert problem.code == "XPATH_001"
        assert 1 <= int(str(problem.values["at"])) <= len(text) + 1


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("1 + 2 * 3", "(1 + (2 * 3))"),
        ("a or b and c = d", "(child::a or (child::b and (child::c = child::d)))"),
        ("8 - 4 - 2", "((8 - 4) - 2)"),
        ("-a|b", "(- (child::a | child::b))"),
        ("../room[2]/@id", "parent::node()/child::room[2]/attribute::id"),
        ("div div div", "(child::div div child::div)"),
        ("* * *", "(child::* * child::*)"),
        ("4mod 3", "(4 mod 3)"),
        ("//x", "/descendant-or-self::node()/child::x"),
    ],
)
def test_operators_bind_as_in_the_specification(written: str, meant: str) -> None:
    assert parse(written) == parse(meant)


@pytest.mark.parametrize(
    ("together", "apart"),
    [
        ("/a/b", "/ a / b"),
        ("/a/orx:b-c", "/ a / orx:b-c"),
        ("/a/b*2", "/ a / b * 2"),
        ("/a/b - /a/c", "/ a / b - / a / c"),
        ("/a/text()", "/ a / text ()"),
        ("/a/b [1]/c", "/ a / b[1] / c"),
        ("/a//b", "/ a // b"),
        ("/a/self::b", "/ a / self::b"),
        ("/a/jr:*", "/ a / jr:*"),
        ("/and/or and /div", "/ and / or and / div"),
        ("a/b/c", "a / b / c"),
    ],
)
def test_a_path_reads_the_same_with_and_without_blanks(together: str, apart: str) -> None:
    assert parse(together) == parse(apart)


@pytest.mark.parametrize("text", ["", "1 +", "(1", "a b", "foo(1,)", "a[", "'open", "a/", "$x", "1 And 1", "(" * 900])
def test_broken_expressions_are_refused(text: str) -> None:
    with pytest.raises(XPathError):
        parse(text)


def test_walk_meets_every_part_once() -> None:
    names = [each.name for each in walk(parse("if(a[not(b)], concat(c), d)")) if isinstance(each, Call)]
    assert sorted(names) == ["concat", "if", "not"]


def test_a_very_long_expression_is_quoted_around_the_place_where_it_breaks() -> None:
    with pytest.raises(XPathError) as refused:
        parse("1 + " * 5_000 + ") + 1" + " + 1" * 5_000)
    words = str(refused.value.values["expression"])
    assert len(words) < 200
    assert words.startswith("…") and ")" in words and words.endswith("…")
    assert refused.value.values["at"] == 20_001
