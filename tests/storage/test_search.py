"""Two Chinese characters find what was written, and nothing typed can break the search."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storage.search import grams, phrase, plain


@pytest.fixture
def filled(ws):
    texts = {
        "1": "三楼走廊烟感器损坏",
        "2": "电动车在楼梯间充电",
        "3": "王3家门口堆放杂物 ABC",
        "4": "烟道堵塞，感觉有味",
    }

    def write(txn):
        for key, text in texts.items():
            txn.append("issue", f"issue:{key}", {"note": text})
        txn.append("place", "place:1", {"name": "烟草公司宿舍"})

    ws.write_now(write)
    return ws


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        ("烟感", ["issue:1"]),
        ("烟", ["place:1", "issue:4", "issue:1"]),
        ("烟感 损坏", ["issue:1"]),
        ("损坏 电动车", []),
        ("王3", ["issue:3"]),
        ("王３", ["issue:3"]),
        ("abc", ["issue:3"]),
        ("电动车", ["issue:2"]),
        ("堵塞，感觉", ["issue:4"]),
        ("塞感", []),
        ("", []),
        ("  ", []),
    ],
)
def test_what_was_written_is_found(filled, wanted, found):
    assert [hit.rec for hit in filled.search(wanted)] == found


def test_a_search_can_be_limited_to_kinds(filled):
    assert [hit.rec for hit in filled.search("烟", kinds=["place"])] == ["place:1"]


def test_a_hit_shows_the_words_around(filled):
    (hit,) = filled.search("楼梯间")
    assert (hit.kind, hit.title, hit.snippet) == ("issue", "电动车在楼梯间充电", "电动车在楼梯间充电")


@pytest.mark.parametrize(
    "typed", ['"', '烟感"', "a OR b", "NEAR(", "*", "烟*", "-烟感", "note:烟", "'; DROP TABLE head; --", "%"]
)
def test_signs_are_searched_for_and_never_obeyed(filled, typed):
    filled.search(typed)


def test_an_edited_text_is_found_by_its_new_words_only(filled):
    filled.write_now(lambda txn: txn.append("issue", "issue:1", {"note": "灭火器过期"}))
    assert filled.search("烟感") == []
    assert [hit.rec for hit in filled.search("灭火器")] == ["issue:1"]


def test_many_written_together_are_each_found_by_their_own_words(filled):
    def write(txn):
        txn.append("issue", "issue:1", {"note": "屋顶漏水"})
        txn.void("issue:2")
        txn.append("issue", "issue:5", {"note": "烟感正常"})
        txn.append("issue", "issue:6", {"note": ""})

    filled.write_now(write)
    assert [hit.rec for hit in filled.search("烟感")] == ["issue:5"]
    assert [hit.rec for hit in filled.search("漏水")] == ["issue:1"]
    assert [hit.rec for hit in filled.search("堆放杂物")] == ["issue:3"]
    assert filled.search("电动车") == []


def test_a_voided_record_is_found_no_more(filled):
    filled.write_now(lambda txn: txn.void("issue:2"))
    assert filled.search("电动车") == []


@given(st.text())
def test_any_text_makes_a_query_of_plain_words(text):
    for word in phrase(text).replace('"', " ").split():
        assert word == "AND" or word.isalnum() or not word.isascii()


@given(st.text(alphabet="烟感器ab1 ，", min_size=2, max_size=12))
def test_every_pair_of_a_run_is_a_word_of_the_index(text):
    for run in plain(text).replace(",", " ").replace("，", " ").split():
        pairs = [run[place : place + 2] for place in range(len(run) - 1)]
        assert set(pairs) <= set(grams(plain(text)).split())
