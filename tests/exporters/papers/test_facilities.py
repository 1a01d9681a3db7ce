"""The list of facilities on paper: totals by kind are the sum of their rows, and in public there is no remark."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from exporters.papers import facilities as paper
from exporters.papers.making import PAPERS, Wanted
from storage.community import facilities, places
from storage.community.place_bulk import parse_bulk
from storage.community.places import add_places, root_id
from storage.workspace import Workspace
from tests.exporters.papers.conftest import Printed
from tests.exporters.reading import pages


@pytest.fixture
def estate(ws: Workspace) -> str:
    def write(txn) -> str:  # type: ignore[no-untyped-def]
        root = root_id(ws.community)
        garden, first, second = add_places(txn, wanted=parse_bulk("康富花园 1-2号"), parent=root)
        add: Callable[..., str] = facilities.add
        add(txn, kind="fire", title="消火栓", place=first, quantity=4, state="good", built=2003)
        add(txn, kind="fire", title="水带", place=second, quantity=2, state="worn", note="钥匙在老周处")
        add(txn, kind="gas", title="燃气立管", place=garden, quantity=6)
        elsewhere = add_places(txn, wanted=parse_bulk("别的小区 1号"), parent=root)
        add(txn, kind="parking", title="车位", place=elsewhere[1], quantity=35)
        return garden

    return ws.write_now(write)


def test_each_total_is_the_sum_of_its_rows(ws: Workspace, estate: str) -> None:
    made = paper.gather(ws)
    assert [(one.name, one.pieces, one.poor) for one in made.kinds] == [
        ("消防", 6, 2),
        ("燃气管道", 6, 0),
        ("停车", 35, 0),
    ]
    assert all(one.pieces == sum(line.count for line in one.lines) for one in made.kinds)
    assert (made.pieces, made.entries) == (47, 4)


def test_an_estate_is_listed_by_itself_and_remarks_are_for_insiders(printed: Printed, estate: str) -> None:
    read = printed("facilities", area=estate)
    assert "合计3条12件2件" in read and "消火栓" in read and "2003年" in read and "车位" not in read
    assert "老周" not in read
    assert "钥匙在老周处" in printed("facilities", area="康富花园", audience="internal")


def test_one_community_of_several_is_listed_by_itself_under_its_name(ws: Workspace, estate: str) -> None:
    other = ws.add_community("采菱社区")
    first, ws.community = ws.community, other
    there = ws.write_now(lambda txn: add_places(txn, wanted=parse_bulk("采菱苑 1号"), parent=root_id(other)))
    ws.write_now(lambda txn: facilities.add(txn, kind="gas", title="调压箱", place=there[1], quantity=1))
    assert paper.gather(ws).pieces == 48 and paper.gather(ws).head.community == "敦根社区、采菱社区"
    for home, name, pieces in ((first, "敦根社区", 47), (other, "采菱社区", 1)):
        made = paper.gather(ws, area=root_id(home))
        assert (made.head.community, made.pieces) == (name, pieces)


def test_an_estate_with_little_in_each_kind_is_one_page(ws: Workspace, estate: str) -> None:
    ws.write_now(lambda txn: facilities.add(txn, kind="water", title="排水立管", place=estate, quantity=2))
    made = PAPERS["facilities"](ws, Wanted(audience="internal"))
    (page,) = pages(made.data)
    assert page.count("设施 位置 数量") == 4 and "停车（1条，35件）" in page.replace(" ", "")


def test_what_stood_at_a_house_that_was_entered_twice_stands_where_it_is_now(ws: Workspace, estate: str) -> None:
    first, second = [one.id for one in ws.read(lambda db: places.children(db, estate))]
    ws.write_now(lambda txn: places.merge(txn, place=second, into=first))
    (fire, *_others) = paper.gather(ws, area=estate, audience="internal").kinds
    assert len({line.where for line in fire.lines}) == 1 and fire.lines[0].where.endswith("1号")


def test_an_empty_ledger_says_that_there_is_nothing(printed: Printed) -> None:
    assert "无" in printed("facilities")
