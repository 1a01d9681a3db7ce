"""The demonstration's handout, as a committee gets it: its facts with their scope, its order, and nobody's name."""

from __future__ import annotations

import re
from io import BytesIO

import pytest

from exporters.handout import export
from exporters.handout.gather import gather
from storage.workspace import Workspace
from tests.exporters.reading import RARE, missing_glyphs, pages, text, unembedded_fonts
from tests.exporters.seed import rooms, secrets

MEETING = "2022-08-26"
# As the paper says it after every section that holds counts, or in the box around a number.
COUNTED = ("三个数", "到会", "照片", "按项目", "按片区", "反弹", "还没解决", "问卷结果", "各方意见", "备选方案")


@pytest.fixture(scope="module")
def public(told: Workspace) -> bytes:
    out = BytesIO()
    export(told, out, audience="public", invariant=True)
    return out.getvalue()


@pytest.fixture(scope="module")
def internal(told: Workspace) -> bytes:
    out = BytesIO()
    export(told, out, audience="internal", invariant=True)
    return out.getvalue()


def whole(pdf: bytes) -> str:
    """All text with its spaces, lines joined as a reader joins them."""
    return "".join(pages(pdf)).replace("\n", "")


def test_the_three_facts_stand_there_with_their_scope(public: bytes) -> None:
    first = re.sub(r"\n", "", pages(public)[0])
    assert "14份" in first and "发放20份，收回16份，有效14份" in first
    assert "13人" in first and "6类" in first and "到会13人，6类主体" in first
    assert "本次会议签到（2022年8月26日），按人去重；方按登记的类计" in first


def test_kinds_of_one_or_two_people_are_not_told_to_the_public(public: bytes, internal: bytes) -> None:
    assert "街坊会3人；社工3人；其余4类（居委会、镇综治办、流管办、房东代表）合计7人" in text(public)
    assert "镇综治办1人" not in text(public) and "镇综治办1人" in text(internal)


def test_no_number_is_parted_from_its_unit(public: bytes, internal: bytes) -> None:
    for pdf in (public, internal):
        assert re.findall(r".{6}\d [份人类处栋户天页次元条项方具].{3}", whole(pdf)) == []
        assert re.search(r"14份中\d+份", whole(pdf))


def test_every_section_with_counts_says_what_was_counted(public: bytes) -> None:
    read = re.split(r"(?=[一二三四五六七八九十]{1,2}、)", whole(public))
    for name in COUNTED:
        (section,) = [part for part in read if re.match(rf"[一二三四五六七八九十]+、[^口]*{name}", part)]
        assert "口径：" in section, name


def test_the_public_reads_no_name_telephone_or_door(told: Workspace, public: bytes) -> None:
    known, read = told.read(secrets) | told.read(rooms), text(public)
    assert len(known) > 40 and "201室" in known and "何䶮" in known
    assert [one for one in sorted(known) if one in read] == []


def test_rare_characters_are_printed_from_fonts_in_the_file(public: bytes, internal: bytes) -> None:
    for pdf in (public, internal):
        assert all(character in text(pdf) for character in RARE)
        assert unembedded_fonts(pdf) == [] and missing_glyphs(pdf) == 0


def test_nothing_is_later_than_the_meeting_but_the_print_date(public: bytes, internal: bytes) -> None:
    for pdf in (public, internal):
        read = re.sub(r"· \d{4}-\d\d-\d\d \d\d:\d\d 制", "", whole(pdf))
        days = re.findall(r"20\d\d-\d\d-\d\d", read)
        days += [
            f"{year or 2022}-{int(month):02d}-{int(day):02d}"
            for year, month, day in re.findall(r"(?:(20\d\d)年)?(\d+)月(\d+)日", read)
        ]
        assert len(days) > 40 and max(days) <= MEETING


def test_pairs_come_first_and_stand_on_one_page(told: Workspace, public: bytes) -> None:
    made = gather(told)
    complete = [bool(pair.before and pair.after) for pair in made.pairs]
    assert complete == sorted(complete, reverse=True) and sum(complete) == 6
    assert (len(complete) - sum(complete), made.more_photos) == (8, 8)
    assert "其余8处照片见内部台账" in text(public)
    for page in pages(public):
        assert page.count("整改前 2022") - page.count("照片：待补") == page.count("整改后 2022")


def test_options_are_compared_with_who_is_affected(told: Workspace, public: bytes) -> None:
    (page,) = [page for page in pages(public) if "、备选方案" in page]
    plain = re.sub(r"\s", "", page)
    assert "谁受影响第一片区各户" in plain and "18,000元" in plain and "20天" in plain
    assert plain.index("A巷口充电棚") < plain.index("B门外插座箱") < plain.index("C先装烟感")
    assert all(option.picture for option in gather(told).topics[0].options)


def test_opinions_differ_and_stay_counts_of_fourteen(public: bytes) -> None:
    section = text(public).split("同意或很同意的有几份")[1][:200]
    assert len(set(re.findall(r"14份中(\d+)份", section))) >= 4 and "%" not in text(public)


def test_a_committee_gets_few_pages(public: bytes, internal: bytes) -> None:
    assert len(pages(public)) <= 11 and len(pages(internal)) <= 12


def test_headings_never_stand_alone_at_the_foot_of_a_page(public: bytes, internal: bytes) -> None:
    for pdf in (public, internal):
        for page in pages(pdf):
            lines = [line for line in page.split("\n") if line.strip()]
            body = [line for line in lines if "第" not in line or "页 共" not in line]
            body = [line for line in body if "虚构示例，不是真实数据" not in line]
            last = body[-2] if body[-1].startswith("口径：") else body[-1]
            assert not re.match(r"[一二三四五六七八九十]+、", last), last


def test_large_type_keeps_everything(told: Workspace) -> None:
    out = BytesIO()
    export(told, out, large=True, invariant=True)
    read = text(out.getvalue())
    assert "到会13人，6类主体" in read and "14份中9份" in read and missing_glyphs(out.getvalue()) == 0


def test_the_first_page_holds_decisions_and_the_three_numbers_in_large_type_too(told: Workspace) -> None:
    out = BytesIO()
    export(told, out, audience="public", large=True, invariant=True)
    first = re.sub(r"\s", "", pages(out.getvalue())[0])
    assert first.count("会议决定：") == 2 and "三个数" in first and "收回16份，有效14份" in first
