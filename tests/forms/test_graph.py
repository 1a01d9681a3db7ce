"""What depends on what."""

from __future__ import annotations

from forms.graph import Reference, references
from forms.xpath.grammar import parse
from forms.xpath.site import Site
from tests.walker import Walker

KNOWN = frozenset({"/d", "/d/a", "/d/r", "/d/r/x", "/d/r/y", "/d/r/s", "/d/r/s/z"})
REPEATS = frozenset({"/d/r", "/d/r/s"})


def read(expression: str, path: str) -> set[tuple[str, str]]:
    found = references(parse(expression), Site(path, REPEATS, KNOWN))
    assert all(isinstance(each, Reference) for each in found)
    return {(each.path, each.scope) for each in found}


def test_references_inside_a_row_stay_in_the_row() -> None:
    assert read("../y", "/d/r/x") == {("/d/r/y", "/d/r")}
    assert read("/d/r/y", "/d/r/x") == {("/d/r/y", "/d/r")}
    assert read("position(..)", "/d/r/x") == {("/d/r", "/d/r")}


def test_references_to_all_rows_reach_across() -> None:
    assert read("sum(/d/r/y)", "/d/a") == {("/d/r/y", "")}
    assert read("count(/d/r)", "/d/r/x") == {("/d/r", "")}
    assert read("../../r[position() = 1]/y", "/d/r/x") == {("/d/r/y", "")}
    assert read("indexed-repeat(/d/r/y, /d/r, /d/a)", "/d/r/x") == {("/d/r/y", ""), ("/d/r", ""), ("/d/a", "")}


def test_lists_outside_the_answers_are_no_dependency_but_their_conditions_are() -> None:
    assert read("instance('i')/root/item[k = current()/../y]/v", "/d/r/x") == {("/d/r/y", "/d/r")}


def test_one_answer_moves_a_chain_in_the_right_order_whatever_the_order_of_the_rows() -> None:
    walker = Walker.of(
        """
        | survey |
        |        | type      | name | label | calculation        |
        |        | calculate | c    |       | ${b} + 1           |
        |        | calculate | b    |       | ${a} + ${n}        |
        |        | calculate | a    |       | ${n} * 2           |
        |        | integer   | n    | N?    |                    |
        """
    )
    assert walker.answers("n", 2).touched == {"/data/n", "/data/a", "/data/b", "/data/c"}
    assert walker.value("c") == "7"
    assert not walker.answers("n", 2).touched
