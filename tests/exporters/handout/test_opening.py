"""The first page: what to decide, three numbers with their scope, who came."""

from __future__ import annotations

import re

from exporters.handout.content import Attendance, Figure
from tests.exporters.handout.sample import handout, printed
from tests.exporters.reading import pages, text


def test_the_first_page_says_what_to_decide_and_three_numbers_with_their_scope() -> None:
    first = re.sub(r"\s", "", pages(printed(handout()))[0])
    assert "22幢东侧空地要不要加装电动车充电桩" in first and "会议决定：" in first
    assert first.count("口径：") == 4 and "约6户" in first and "到会13人，6类主体" in first


def test_who_came_is_said_by_kind_and_small_kinds_only_together() -> None:
    read = text(printed(handout()))
    assert "街坊会3人；社工3人；其余4类（镇综治办、流管办、居委会、房东代表）合计7人" in read
    assert "应到15人" in read and "口径：本次会议签到；人数少的类合并" in read


def test_before_anybody_signed_there_is_room_to_write_who_came() -> None:
    read = text(printed(handout(attendance=Attendance(0, 0, asked=15))))
    assert "还没有签到记录。应到15人，会上填写：到会______人" in read


def test_a_long_number_says_what_it_is_out_of_below_and_stays_in_its_box() -> None:
    figures = (Figure("还没解决的问题", 3088, "处", "截至今天", of=5949), Figure("有效问卷", 12, "份", "一批", of=14))
    read = pages(printed(handout(figures=(*figures, figures[1])), large=True))[0]
    assert re.search(r"3088\s*处\s*还没解决的问题\s*（共5949处）", read)
    assert re.search(r"12\s*份（共14份）", read)
