"""Every paper is made by its name, and remembered where it says something that may change."""

from __future__ import annotations

from exporters import documents
from exporters.papers.making import PAPERS, Wanted, remember
from storage.community import deliberation, printed
from storage.workspace import Workspace
from tests.exporters.papers.sample import large_meeting


def test_the_command_line_knows_every_paper() -> None:
    assert set(documents.PAPERS) == set(PAPERS)


def test_blank_paper_is_not_remembered(ws: Workspace, quarter: dict[str, str]) -> None:
    assert remember(ws, PAPERS["sign-in"](ws, Wanted())) == ""
    assert ws.read(printed.documents.select) == []


def test_minutes_are_stale_once_a_decision_changes(ws: Workspace) -> None:
    ids = large_meeting(ws)
    rec = remember(ws, PAPERS["minutes"](ws, Wanted(meeting=ids["meeting"])))
    assert [one.id for one in ws.read(printed.documents.select)] == [rec]
    assert ws.read(printed.stale_documents) == []
    ws.write_now(
        lambda txn: deliberation.decide(txn, meeting=ids["meeting"], topic=ids["topic"], decision="采用方案乙")
    )
    assert [one.id for one in ws.read(lambda db: printed.stale_documents(db, about=ids["meeting"]))] == [rec]
