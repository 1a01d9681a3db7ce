"""How things stand: late and relapsed issues in words, days as people say them."""

from __future__ import annotations

from exporters.handout.content import ItemRow, Whole
from tests.exporters.handout.sample import handout, issue, printed
from tests.exporters.reading import text


def test_overdue_and_relapsed_issues_are_marked_in_words() -> None:
    read = text(printed(handout()))
    assert "逾期已派期限8月1日" in read and "待核实" in read and "共9处，其中逾期4处" in read
    assert "清理后又装回2次" in read


def test_a_day_of_another_year_keeps_its_year() -> None:
    assert "2021年12月1日" in text(printed(handout(open_issues=(issue(1, opened="2021-12-01"),))))


def test_a_list_too_long_for_a_meeting_says_how_many_more_there_are() -> None:
    read = text(printed(handout(open_issues=tuple(issue(n, place=f"第{n}处") for n in range(1, 101)))))
    assert "共100处" in read and "第60处" in read and "第61处" not in read and "其余40处见内部台账" in read


def test_counts_are_of_all_issues_where_only_the_first_are_listed() -> None:
    first = tuple(issue(n, place=f"第{n}处") for n in range(1, 61))
    cut = handout(open_issues=first, relapses=first[:3], whole=Whole(open=1006, late=37, relapsed=3))
    read = text(printed(cut))
    assert "共1006处，其中逾期37处" in read and "第60处" in read and "其余946处见内部台账" in read
    assert cut.version != handout(open_issues=first, relapses=first[:3], whole=Whole(1007, 37, 3)).version


def test_bars_keep_their_length_beside_long_words_and_small_shares() -> None:
    many = (ItemRow("线路没有老化", "用电", 221, 3749, "较大", 18), ItemRow("电线穿管", "用电", 90, 3749, "一般"))
    read = text(printed(handout(items=many)))
    assert "3749处中221处（6%）" in read and "较大，反弹18处" in read and "条的长短按不合格处数" in read
    few = (ItemRow("线路没有老化", "用电", 9, 24, "较大", 1),)
    assert "条的长短" not in text(printed(handout(items=few)))
