from __future__ import annotations

import pytest

from exporters.filter_words import filter_words
from storage.community import places
from storage.community.issue_filter import Filter
from storage.community.place_bulk import parse_bulk
from storage.workspace import Workspace


@pytest.mark.parametrize(
    ("wanted", "words"),
    [
        (Filter(), ""),
        (Filter(communities=("c",)), ""),
        (Filter(open=True, overdue_on="2022-09-01"), "未解决、逾期"),
        (Filter(levels=("major", "serious"), relapsed=True, owes_report=True), "重大（疑似）、较大、反弹过、待上报"),
        (Filter(unreported_back=True, text="烟感"), "待反馈、含“烟感”"),
    ],
    ids=["everything", "one community", "late", "grave", "searched"],
)
def test_a_filter_is_said_in_chinese(ws: Workspace, wanted: Filter, words: str) -> None:
    assert ws.read(lambda db: filter_words(db, wanted)) == words


def test_places_and_kinds_are_named_and_many_are_counted(ws: Workspace) -> None:
    root = places.root_id(ws.community)
    wanted = parse_bulk("1-5幢")
    made = ws.write_now(lambda txn: places.add_places(txn, wanted=wanted, parent=root))
    two = Filter(buildings=tuple(made[:2]), groups=("building_egress",))
    assert ws.read(lambda db: filter_words(db, two)) == "1幢、2幢、建筑与疏散"
    assert ws.read(lambda db: filter_words(db, Filter(buildings=tuple(made)))) == "1幢、2幢、3幢等5处"
