"""Functions as people write them in forms; the recorded cases in tests/conformance go much further."""

from __future__ import annotations

import math
from base64 import b64encode
from datetime import UTC, datetime, timedelta, timezone
from random import Random
from types import SimpleNamespace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from nacl.signing import SigningKey

from forms.nodes import Node, document
from forms.xpath.compiler import Scope, check, compile_text
from forms.xpath.functions import FUNCTIONS
from forms.xpath.grammar import parse
from forms.xpath.tokens import XPathError
from forms.xpath.values import date_value, moment, number_text, to_number, to_text

CHINA = timezone(timedelta(hours=8))


def tree() -> Node:
    root = Node("data")
    for name, value in (("n", "3"), ("n", "4"), ("blank", ""), ("day", "2026-11-22"), ("picked", "a b")):
        root.append(Node(name, value))
    return document(root)


def evaluate(text: str, top: Node | None = None) -> Any:
    top = top if top is not None else tree()
    surroundings: Any = SimpleNamespace(
        document=top,
        zone=CHINA,
        random=Random(7),
        now=lambda: datetime(2026, 11, 22, 8, 30, tzinfo=CHINA),
        uuid=lambda: "0" * 36,
        live_text=lambda node: node.text(),
    )
    return compile_text(text)(Scope(surroundings, top.children[0]))


@pytest.mark.parametrize(
    ("expression", "result"),
    [
        ("sum(n) + count(n)", 9.0),
        ("max(n, 9)", 9.0),
        ("round(2.5)", 3.0),
        ("round(-1.5)", -2.0),
        ("round(1234.567, 2)", 1234.57),
        ("round(1234.567, -2)", 1200.0),
        ("int(-3.7)", -3.0),
        ("if(n > 3, 'yes', 'no')", "yes"),
        ("coalesce(blank, 'x')", "x"),
        ("selected(picked, 'b')", True),
        ("selected-at(picked, 1)", "b"),
        ("count-selected(picked)", 2.0),
        ("concat(n, '-', picked)", "34-a b"),
        ("join(', ', n)", "3, 4"),
        ("substr('楼栋编号', 1, 3)", "栋编"),
        ("string-length('楼栋')", 2.0),
        ("regex('22幢', '[0-9]+幢')", True),
        ("regex('22幢A', '[0-9]+幢')", True),
        ("regex('22幢A', '^[0-9]+幢$')", False),
        ("format-date(day, '%Y年%n月%e日')", "2026年11月22日"),
        ("format-date(day, '%d %b %y, %a')", "22 Nov 26, Sun"),
        ("format-date-time('2026-11-22T09:05:00+08:00', '%H:%M')", "09:05"),
        ("string(date('2026-11-22') + 0 = today())", "true"),
        ("string(date(today() + 1))", "2026-11-23"),
        ("today() > '2026-11-21'", True),
        ("decimal-time('12:00:00.000+08:00')", 0.5),
        ("boolean-from-string('1')", True),
        ("checklist(1, 2, n > 1, blank != '')", True),
        ("weighted-checklist(3, 5, true(), 2, true(), 2)", True),
        ("position(n[2])", 2.0),
        ("count-non-empty(*)", 4.0),
        ("digest('abc', 'MD5', 'hex')", "900150983cd24fb0d6963f7d28e17f72"),
        ("1 div 0", math.inf),
        ("7 mod 4", 3.0),
        ("once('first')", "34" + "2026-11-22" + "a b"),
    ],
)
def test_functions_answer_as_people_expect(expression: str, result: object) -> None:
    assert evaluate(expression) == result


def test_every_function_refuses_too_few_and_too_many_arguments_in_a_readable_way() -> None:
    for name, function in FUNCTIONS.items():
        wrong = [function.least - 1] if function.least else []
        if function.most is not None:
            wrong.append(function.most + 1)
        for count in wrong:
            call = f"{name}({', '.join(['1'] * count)})"
            with pytest.raises(XPathError, match="XPATH_003") as refused:
                check(parse(call))
            assert refused.value.values["function"] == name


def test_an_unknown_function_is_named() -> None:
    with pytest.raises(XPathError, match=r"XPATH_002.*smu"):
        check(parse("if(false(), smu(1), 2)"))


def test_a_pattern_that_would_run_for_ever_is_stopped() -> None:
    with pytest.raises(XPathError, match="XPATH_008"):
        evaluate(f"regex('{'a' * 40}!', '(a|a)+$')")


@pytest.mark.parametrize(
    ("seed", "order"),
    [
        ("42", "afcbhegd"),
        ("-7", "afcehdbg"),
        ("0", "cbhafdge"),
        ("1234567.9", "bdacfgeh"),
        ("12345678901", "ebdcfhag"),
        ("'household'", "bdhafgce"),
        ("''", "cbhafdge"),
    ],
)
def test_a_seed_shuffles_as_in_every_other_client(seed: str, order: str) -> None:
    """The orders are those of ODK Web Forms for the same list and seed."""
    root = Node("data")
    for letter in "abcdefgh":
        root.append(Node("n", letter))
    nodes = evaluate(f"randomize(n, {seed})", document(root))
    assert "".join(to_text([node]) for node in nodes) == order


@given(st.floats(allow_nan=False, allow_infinity=False, width=64))
def test_a_number_written_out_reads_as_itself(number: float) -> None:
    assert math.isclose(to_number(number_text(number), UTC), number, rel_tol=1e-15, abs_tol=1e-300)


@given(st.datetimes(datetime(1971, 1, 1), datetime(2200, 1, 1)))
def test_a_moment_survives_the_way_over_its_day_number(when: datetime) -> None:
    exact = when.replace(microsecond=0, tzinfo=CHINA)
    text = exact.isoformat()
    again = moment(date_value(to_number(text, CHINA), CHINA).text, CHINA)
    assert again == exact


def test_only_what_the_owner_of_the_key_signed_is_extracted() -> None:
    owner, stranger = SigningKey(b"1" * 32), SigningKey(b"2" * 32)
    signed = b64encode(owner.sign("22幢".encode())).decode()
    for key, read in ((owner, "22幢"), (stranger, "")):
        public = b64encode(bytes(key.verify_key)).decode()
        assert evaluate(f"extract-signed('{signed}', '{public}')") == read
    assert evaluate("extract-signed('no base64', 'no key')") == ""


@pytest.mark.parametrize(
    "call",
    ["coalesce('a')", "coalesce('a', 'b', 'c')", "weighted-checklist(1, 2, 'a')", "weighted-checklist(1, 2, 3, 4, 5)"],
)
def test_a_call_that_no_client_understands_is_refused(call: str) -> None:
    with pytest.raises(XPathError, match="XPATH_003"):
        check(parse(call))


@pytest.mark.parametrize("line", ["''", "'1 2'"])
def test_a_line_of_fewer_than_two_points_has_no_length(line: str) -> None:
    assert to_text(evaluate(f"distance({line})")) == "0"


def test_a_text_that_is_no_place_has_no_length_either() -> None:
    with pytest.raises(XPathError, match="XPATH_009"):
        evaluate("distance('here;there')")
