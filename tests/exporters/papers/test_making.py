"""Every paper is made by its name, and remembered where it says something that may change."""

from __future__ import annotations

from exporters import documents
from exporters.papers.making import PAPERS, Wanted, remember
from storage.community import printed
from storage.workspace import Workspace


def test_the_command_line_knows_every_paper() -> None:
    assert set(documents.PAPERS) == set(PAPERS)


def test_blank_paper_is_not_remembered(ws: Workspace, quarter: dict[str, str]) -> None:
    assert remember(ws, PAPERS["sign-in"](ws, Wanted())) == ""
    assert ws.read(printed.documents.select) == []
