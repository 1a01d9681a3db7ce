"""A paper is made beside the window and arrives there with what to read again."""

from __future__ import annotations

from pathlib import Path

from pytestqt.qtbot import QtBot

from exporters.papers.making import Made, Wanted
from forms.errors import UserError
from storage.community import meetings, printed
from storage.vault import FLOOR
from storage.workspace import Workspace
from ui.verbs.papers import make_paper, went_out
from ui.worker import Worker


def test_a_paper_arrives_and_blank_paper_is_not_remembered(qtbot: QtBot, tmp_path: Path) -> None:
    ws, _ = Workspace.create(tmp_path / "ws", "口令口令", cost=FLOOR, community="敦根社区", person="社工")
    ws.write_now(lambda txn: meetings.meetings.add(txn, title="街坊会", kind="council", day="2022-08-26"))
    arrived: list[Made] = []
    worker = Worker()
    make_paper(worker, ws, kind="sign-in", wanted=Wanted(), done=arrived.append, failed=lambda error: None)
    qtbot.waitUntil(lambda: bool(arrived))
    assert arrived[0].data.startswith(b"%PDF")
    went_out(worker, ws, arrived[0])
    qtbot.waitUntil(lambda: not worker.running)
    worker.close()
    assert ws.read(printed.documents.select) == []
    ws.close()


def test_a_meeting_that_is_not_there_is_said(qtbot: QtBot, tmp_path: Path) -> None:
    ws, _ = Workspace.create(tmp_path / "ws", "口令口令", cost=FLOOR, community="敦根社区", person="社工")
    errors: list[Exception] = []
    worker = Worker()
    make_paper(worker, ws, kind="sign-in", wanted=Wanted(), done=lambda made: None, failed=errors.append)
    qtbot.waitUntil(lambda: bool(errors))
    worker.close()
    assert isinstance(errors[0], UserError) and errors[0].code == "EXPORT_001"
    ws.close()
