"""Ballots as they are handed out and cut."""

from __future__ import annotations

import re
from io import BytesIO

import pytest

from exporters.papers.ballots import Ballots, Question
from exporters.papers.draw_ballots import draw
from exporters.papers.frame import Head
from storage.workspace import Workspace
from tests.exporters.conftest import SECRETS
from tests.exporters.papers.conftest import Printed
from tests.exporters.papers.sample import LONG
from tests.exporters.reading import RARE, missing_glyphs, pages, text, unembedded_fonts

HEAD = Head("表决票", "街坊会", "敦根社区", "public", "2022-08-26")


def drawn(*questions: Question, count: int, large: bool = False) -> bytes:
    out = BytesIO()
    draw(Ballots(HEAD, questions, count), out, large=large, invariant=True)
    assert missing_glyphs(out.getvalue()) == 0 and unembedded_fonts(out.getvalue()) == []
    return out.getvalue()


def numbers(pdf: bytes) -> list[list[str]]:
    return [re.findall(r"编号 ?([\d-]+)", page) for page in pages(pdf)]


def test_a_cut_stack_stays_in_order() -> None:
    found = numbers(drawn(Question("路灯", ("同意", "不同意")), count=5))
    assert found == [["001", "004"], ["002", "005"], ["003"]]


def test_each_question_is_numbered_by_itself() -> None:
    found = numbers(drawn(Question("路灯", ("同意",)), Question("车棚", ("甲", "乙")), count=2))
    assert found == [["1-001", "1-002"], ["2-001", "2-002"]]


@pytest.mark.parametrize("large", [False, True])
def test_every_choice_and_the_rules_stand_on_the_paper(large: bool) -> None:
    read = text(drawn(Question(f"要不要{RARE}", ("甲方案", LONG), "户", "三分之二"), count=1, large=large))
    for words in ("甲方案", LONG, "弃权", "只选一项", "算无效票", "每户一张", "三分之二", RARE):
        assert words in read


def test_many_long_choices_take_a_whole_page_each() -> None:
    made = drawn(Question(LONG, tuple(f"{n} {LONG}" for n in range(6))), count=2)
    assert numbers(made) == [["001"], ["002"]]


def test_a_ballot_holds_no_secret(ws: Workspace, quarter: dict[str, str], printed: Printed) -> None:
    read = printed("ballots", count=3)
    assert [secret for secret in SECRETS if secret in read] == [] and "要不要加装充电桩" in read
