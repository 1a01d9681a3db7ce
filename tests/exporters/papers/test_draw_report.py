"""The report as it is handed in."""

from __future__ import annotations

import re
from io import BytesIO

import pypdfium2
import pytest

from exporters.papers.draw_report import draw
from exporters.papers.frame import Head
from exporters.papers.report import Rate, Report
from exporters.papers.report_tables import MatterTable
from storage.workspace import Workspace
from tests.exporters.conftest import SECRETS
from tests.exporters.papers.conftest import Printed
from tests.exporters.papers.sample import LONG, large_meeting
from tests.exporters.reading import missing_glyphs, text

HEAD = Head("工作报告", "敦根社区工作报告", "敦根社区", "internal")


def test_rates_stand_as_k_of_n_and_large_ones_with_a_share() -> None:
    rates = (
        Rate("办结率", 7, 10, None, "怎么算"),
        Rate("复查合格率", 30, 40, 75, "怎么算"),
        Rate("已反馈率", 0, 0, None, "无"),
    )
    tables = (MatterTable("会议", "口径", ("日期", "会议"), tuple(("2022-08-26", LONG) for _ in range(80))),)
    out = BytesIO()
    draw(Report(HEAD, "截至 2022-10-31", "全社区", rates, (), tables), out, invariant=True)
    read = text(out.getvalue())
    assert "7/10件" in read and "30/40件75%" in read and read.count(LONG) == 80
    assert missing_glyphs(out.getvalue()) == 0


@pytest.mark.parametrize("large", [False, True])
def test_numbers_of_a_street_stay_within_their_boxes(large: bool) -> None:
    rates = tuple(Rate(label, 20816, 29227, 71, "怎么算") for label in ("办结率", "复查合格率", "已反馈率"))
    out = BytesIO()
    draw(Report(HEAD, "截至 2022-10-31", "全社区", rates, (), ()), out, large=large, invariant=True)
    page = pypdfium2.PdfDocument(out.getvalue())[0]
    written = page.get_textpage()
    read = written.get_text_range()
    ends = [written.get_charbox(at.end() - 1)[2] for at in re.finditer("71%", read)]
    begins = [written.get_charbox(at.start())[0] for at in re.finditer("20816", read)]
    assert len(begins) == len(ends) == 3
    step = begins[1] - begins[0]
    for begin, end in zip(begins, ends, strict=True):
        assert end < begin + step - 20, "over the edge of its box"


def test_no_rate_stands_without_its_parts(ws: Workspace, quarter: dict[str, str], printed: Printed) -> None:
    read = printed("report", large=True)
    assert not re.search(r"\d%", read) and "这段时间没有受理的件" in read


def test_the_public_report_holds_no_secret(ws: Workspace, quarter: dict[str, str], printed: Printed) -> None:
    large_meeting(ws)
    read = printed("report", audience="public")
    assert [secret for secret in (*SECRETS, "周慎之", "代表00号") if secret in read] == []
    assert "督导" not in read
