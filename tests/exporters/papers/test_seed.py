"""Every paper of the demonstration as people get it: the facts it must say, and nobody's name in public."""

from __future__ import annotations

import pytest

from exporters.papers.making import PAPERS, Wanted
from storage.workspace import Workspace
from tests.exporters.reading import missing_glyphs, pages, text, unembedded_fonts
from tests.exporters.seed import secrets


def made(told: Workspace, kind: str, **more: str) -> bytes:
    if kind == "certificate":  # of somebody, for that person
        more["record"] = "居民志愿者（虚构示例）"
    return PAPERS[kind](told, Wanted(invariant=True, **more)).data  # type: ignore[arg-type]


@pytest.mark.parametrize("kind", sorted(PAPERS.keys() - {"certificate"}))
def test_a_public_paper_holds_no_name_telephone_or_door(told: Workspace, kind: str) -> None:
    data = made(told, kind, audience="public")
    assert missing_glyphs(data) == 0 and unembedded_fonts(data) == []
    known, read = told.read(secrets), text(data)
    assert len(known) > 30 and "何䶮" in known
    assert [one for one in sorted(known) if one in read] == []


@pytest.mark.parametrize("kind", sorted(PAPERS))
def test_made_up_data_says_so_on_every_page(told: Workspace, kind: str) -> None:
    assert all("虚构示例" in page for page in pages(made(told, kind)))


def test_thirteen_people_of_six_parties_signed(told: Workspace) -> None:
    assert "13人，6类" in text(made(told, "sign-in"))
    assert "到会13人，6类主体（应到15人中13人）" in text(made(told, "minutes"))


def test_the_report_of_the_story_has_its_numbers(told: Workspace) -> None:
    read = text(made(told, "report", last_day="2022-11-20"))
    assert "4场1182911" in read and "第一片区6户18件8件10件" in read and "20份16份14份2份" in read
