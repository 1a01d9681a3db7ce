"""Who fills in a question, in words."""

from __future__ import annotations

import pytest

from forms.paper.conditions import Reference, resolve, skip_words
from forms.xpath.grammar import parse

YES_NO = {"yes": "是", "no": "否", "both": "两样都有"}
BOOK = {
    "/data/lift": Reference("3", "有电梯吗", YES_NO),
    "/data/floors": Reference("4", "几层"),
    "/data/why": Reference("5", "为什么"),
    "/data/plain": Reference("", "没有编号的题", YES_NO),
    "/data/room": Reference("", "房间", repeats=True),
    "/data/room/kind": Reference("7", "类型", YES_NO),
}


@pytest.mark.parametrize(
    ("expression", "said"),
    [
        ("/data/lift = 'yes'", "第 3 题选了“是”才填"),
        ("selected(/data/lift, 'yes')", "第 3 题选了“是”才填"),
        ("selected('yes both', /data/lift)", "第 3 题选了“是”或“两样都有”才填"),
        ("/data/lift = 'yes' or /data/lift = 'both'", "第 3 题选了“是”或“两样都有”才填"),
        ("/data/lift != 'no'", "第 3 题没有选“否”才填"),
        ("not(selected(/data/lift, 'no'))", "第 3 题没有选“否”才填"),
        ("/data/lift != '' and /data/lift != 'no'", "第 3 题填了，而且没有选“否”才填"),
        ("/data/lift != ''", "第 3 题填了才填"),
        ("/data/floors > 3", "第 4 题填的数大于 3 才填"),
        ("2 <= /data/floors", "第 4 题填的数不小于 2 才填"),
        ("not(/data/floors > 3)", "第 4 题填的数不大于 3 才填"),
        ("count-selected(/data/lift) >= 2", "第 3 题选的项数不小于 2 才填"),
        ("/data/plain = 'yes'", "“没有编号的题”选了“是”才填"),
        ("/data/lift = 'yes' and /data/floors > 3", "第 3 题选了“是”，并且第 4 题填的数大于 3 才填"),
        ("/data/floors = 1 or (/data/lift = 'no' and /data/why != '')",
         "第 4 题填的是 1，或者（第 3 题选了“否”，并且第 5 题填了）才填"),
        ("count(/data/room) = 0", "“房间”一份也没有填才填"),
        ("../kind = 'yes'", "第 7 题选了“是”才填"),
        ("current()/../kind = 'yes'", "第 7 题选了“是”才填"),
        ("true()", ""),
    ],
)  # fmt: skip
def test_conditions_are_said_as_on_a_printed_form(expression: str, said: str) -> None:
    assert skip_words(parse(expression), "/data/room/what", BOOK, chinese=True) == said


@pytest.mark.parametrize(
    ("expression", "said"),
    [
        ("/data/lift = 'yes'", "Only if you chose “是” in question 3"),
        ("/data/lift != '' and /data/lift != 'no'", "Only if you answered question 3 and did not choose “否”"),
        ("/data/floors > 3", "Only if question 4 is more than 3"),
    ],
)
def test_the_same_in_english(expression: str, said: str) -> None:
    assert skip_words(parse(expression), "/data/x", BOOK, chinese=False) == said


@pytest.mark.parametrize(
    "expression",
    [
        "/data/hidden = '1'",
        "regex(/data/why, 'a+')",
        "/data/lift = 'unheard'",
        "today() > /data/floors",
        "/data/lift < 2",
    ],
)
def test_what_cannot_be_said_promises_nothing_false(expression: str) -> None:
    assert skip_words(parse(expression), "/data/x", BOOK, chinese=True) == "只在有些情况下填；不清楚请问工作人员"


def test_half_a_condition_is_said_as_half() -> None:
    both = skip_words(parse("/data/lift = 'yes' and /data/hidden = 1"), "/data/x", BOOK, chinese=True)
    assert both == "第 3 题选了“是”才填；还要看别的情况，不清楚请问工作人员"
    either = skip_words(parse("/data/lift = 'yes' or /data/hidden = 1"), "/data/x", BOOK, chinese=True)
    assert either == "第 3 题选了“是”就填；别的情况请问工作人员"


def test_paths_are_read_from_where_they_stand() -> None:
    assert resolve(parse("../a/b"), "/data/g/x") == "/data/g/a/b"
    assert resolve(parse("."), "/data/g") == "/data/g"
    assert resolve(parse("/data/a[1]"), "/data/g") == ""
    assert resolve(parse("'text'"), "/data/g") == ""
