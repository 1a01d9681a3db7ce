"""Every paper is made by its name, and remembered where it says something that may change."""

from __future__ import annotations

from pathlib import Path

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


def test_a_handout_is_stale_once_somebody_else_came(ws: Workspace, quarter: dict[str, str]) -> None:
    rec = remember(ws, PAPERS["handout"](ws, Wanted()))
    assert ws.read(printed.stale_documents) == []
    ws.write_now(lambda txn: deliberation.sign_in(txn, meeting=quarter["new"], party="shop", name="老王"))
    assert [one.id for one in ws.read(printed.stale_documents)] == [rec]
    assert [one.now.value for one in ws.read(lambda db: printed.stale(db, rec))] == [1]


def test_what_is_written_to_a_file_is_remembered(ws: Workspace, quarter: dict[str, str], tmp_path: Path) -> None:
    documents.export(ws, "minutes", tmp_path / "a.pdf", documents.Wishes())
    assert [one.kind for one in ws.read(printed.documents.select)] == ["minutes"]
