"""The handout as people hold it: order, numbers in words, pairs whole, nothing personal, nothing blank."""

from __future__ import annotations

import re
from io import BytesIO

import pypdfium2
import pytest

from exporters.handout.content import Answer, Attendance, Audience, Handout, Question, Survey
from exporters.handout.draw import draw
from exporters.handout.sheet import numeral
from exporters.paper_kit.line_breaking import CANNOT_END, CANNOT_START
from tests.exporters.handout.sample import handout, issue, pair
from tests.exporters.reading import RARE, missing_glyphs, pages, text, unembedded_fonts

EMPTY = Handout("街坊会", "敦根社区", "", "", "public", "第一片区", "2022-08-25 18:30")


def printed(made: Handout, *, large: bool = False) -> bytes:
    out = BytesIO()
    draw(made, out, large=large, invariant=True)
    return out.getvalue()


@pytest.mark.parametrize("audience", ["public", "internal"])
@pytest.mark.parametrize("large", [False, True], ids=["normal", "large"])
def test_sections_come_in_the_order_of_the_meeting(audience: Audience, large: bool) -> None:
    pdf = printed(handout(audience=audience), large=large)
    toc = [item.get_title() for item in pypdfium2.PdfDocument(pdf).get_toc()]
    wanted = [
        "请会议决定",
        "三个数",
        "到会",
        "照片",
        "上次决议落实",
        "按项目",
        "按片区",
        "反弹",
        "还没解决",
        "问卷结果",
    ]
    wanted += ["各方意见", "备选方案", "22 幢东侧空地", "行动分工", "表决", "会上记录"]
    assert len(toc) == len(wanted) and all(part in title for part, title in zip(wanted, toc, strict=True))
    assert unembedded_fonts(pdf) == [] and missing_glyphs(pdf) == 0


def test_the_first_page_says_what_to_decide_and_three_numbers_with_their_scope() -> None:
    first = re.sub(r"\s", "", pages(printed(handout()))[0])
    assert "22幢东侧空地要不要加装电动车充电桩" in first and "会议决定：" in first
    assert first.count("口径：") == 4 and "约6户" in first and "到会13人，6类主体" in first


def test_blocks_without_data_say_so() -> None:
    read = text(printed(EMPTY))
    assert read.count("无") >= 8 and "还没解决的问题" in read and "照片：整改前后无" in read


def test_small_samples_are_printed_as_counts() -> None:
    read = text(printed(handout()))
    assert "14份中9份" in read and "6处中5处" in read
    assert "%" not in read and "可多选" in read


def test_shares_appear_from_thirty_answers_on() -> None:
    survey = Survey("便民日", "2022-08-20", 30, (Question("停哪里？", "single", 30, (Answer("车棚", 12),)),))
    assert "30份中12份（40%）" in text(printed(handout(surveys=(survey,))))


def test_a_public_paper_hides_small_cells_and_who_answers() -> None:
    public, internal = text(printed(handout())), text(printed(handout(audience="internal")))
    assert "少于3份，不公开" in public and "很不同意" not in public
    assert "房东A" not in public and "房东A" in internal and "很不同意" in internal


def test_photo_pairs_stay_together_three_to_a_page() -> None:
    read = pages(printed(handout(pairs=tuple(pair(n) for n in range(1, 9)))))
    holding = [page.count("整改前 2022-07-12") for page in read]
    assert [page.count("整改后 2022-08-20") for page in read] == holding
    assert max(holding) == 3 and sum(holding) == 8


def test_overdue_and_relapsed_issues_are_marked_in_words() -> None:
    read = text(printed(handout()))
    assert "逾期已派期限8月1日" in read and "待核实" in read and "共9处，其中逾期4处" in read
    assert "清理后又装回2次" in read


def test_a_day_of_another_year_keeps_its_year() -> None:
    assert "2021年12月1日" in text(printed(handout(open_issues=(issue(1, opened="2021-12-01"),))))


def test_no_line_begins_or_ends_badly_anywhere() -> None:
    for large in (False, True):
        for page in pages(printed(handout(audience="internal"), large=large)):
            lines = [line.strip() for line in page.split("\n") if line.strip()]
            assert [line for line in lines if line[0] in CANNOT_START - {"-", "…"}] == []
            assert [line for line in lines if line[-1] in CANNOT_END] == []


def test_names_with_rare_characters_and_markup_survive() -> None:
    title = f"{RARE}议事会 <b>&amp; <img src='/etc/hostname'/>"
    pdf = printed(handout(title=title))
    assert "".join(title.split()) in text(pdf)
    assert pypdfium2.PdfDocument(pdf).get_metadata_dict()["Title"] == f"{title} 会议讲义"


def test_made_up_data_says_so_on_every_page() -> None:
    assert all("虚构示例" in page for page in pages(printed(handout())))
    assert "虚构示例" not in text(printed(handout(fictional=False)))


def test_every_page_has_date_version_and_its_number() -> None:
    made = handout()
    read = pages(printed(made))
    for n, page in enumerate(read, start=1):
        assert f"第{n}页 共{len(read)}页" in page and made.version in page and "2022-08-25 18:30 制" in page


def test_the_version_follows_the_content_and_not_the_clock() -> None:
    assert handout().version == handout(made="2022-08-26 09:00").version
    assert handout().version != handout(where="露天").version


def test_equal_content_is_an_equal_file() -> None:
    assert printed(handout()) == printed(handout())


@pytest.mark.parametrize(("number", "words"), [(1, "一"), (10, "十"), (11, "十一"), (20, "二十"), (23, "二十三")])
def test_headings_count_in_chinese(number: int, words: str) -> None:
    assert numeral(number) == words


def test_issues_with_one_photo_stand_two_by_two() -> None:
    read = pages(printed(handout(pairs=tuple(pair(n, after=False) for n in range(1, 6)))))
    holding = [re.sub(r"\s", "", page).count("整改后照片：待补") for page in read]
    assert sum(holding) == 5 and max(holding) == 4


def test_who_came_is_said_by_kind_and_small_kinds_only_together() -> None:
    read = text(printed(handout()))
    assert "街坊会3人；社工3人；其余4类（镇综治办、流管办、居委会、房东代表）合计7人" in read
    assert "应到15人" in read and "口径：本次会议签到；人数少的类合并" in read


def test_before_anybody_signed_there_is_room_to_write_who_came() -> None:
    read = text(printed(handout(attendance=Attendance(0, 0, asked=15))))
    assert "还没有签到记录。应到15人，会上填写：到会______人" in read


def test_each_party_has_its_words_and_a_line_to_add_to_them() -> None:
    read = text(printed(handout()))
    assert "原因主要是空间不够" in read and "2方共2条意见" in read and "会上补充" in read


def test_choices_too_few_to_show_are_said_in_one_line_without_a_bar() -> None:
    answers = (Answer("电动车", 9), Answer("拥挤", None), Answer("门禁", None))
    question = Question("您担心什么（最多选3项）", "multiple", 14, answers)
    read = text(printed(handout(surveys=(Survey("便民日", "2022-08-20", 14, (question,)),))))
    assert "另有2项各少于3份，不公开" in read and "拥挤" not in read and read.count("（可多选") == 0


def test_photos_that_are_left_out_are_named() -> None:
    assert "其余8处照片见内部台账" in text(printed(handout(more_photos=8)))


@pytest.mark.parametrize("audience", ["public", "internal"])
def test_a_number_stands_beside_its_unit(audience: Audience) -> None:
    read = "".join(pages(printed(handout(audience=audience, more_photos=8, topics=(), pairs=()))))
    assert re.findall(r"\d [份人类处栋天页次元]", read) == []


def test_tables_to_fill_in_are_never_divided() -> None:
    for large in (False, True):
        read = pages(printed(handout(), large=large))
        (tasks,) = [page for page in read if "行动分工（会上填写）" in page]
        assert "谁来查" in tasks and sum("谁来查" in page for page in read) == 1


def test_the_last_page_is_filled_with_lines_and_no_page_is_empty() -> None:
    read = pages(printed(handout()))
    assert "着火打119" in re.sub(r"\s", "", read[-1]) and all(len(page) > 80 for page in read)
