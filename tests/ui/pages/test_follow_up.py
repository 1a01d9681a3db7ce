"""After the meeting: work is marked done with evidence, residents are told, papers are made, and a room reads along."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from storage.community import deliberation, meetings, printed
from storage.community.people import persons
from storage.workspace import Workspace
from tests.ui.conftest import type_text
from tests.ui.pages.conftest import focused, press
from ui.pages.deliberation import DeliberationPage
from ui.window import Window


def hold(ws: Workspace) -> str:
    """A meeting with one decision, a measure that is late and one that is not."""

    def write(txn) -> str:
        rec = meetings.meetings.add(txn, title="楼道议事会", day="2026-11-02", place="社区会议室", should_attend=3)
        person = persons.add(txn, name="张翠兰", party="resident")
        deliberation.sign_in(txn, meeting=rec, party="resident", name="张翠兰", person=person)
        topic = deliberation.add_topic(txn, meeting=rec, title="楼道堆物", fact="张翠兰说，22幢301室门口有旧柜子")
        deliberation.say(txn, meeting=rec, topic=topic, party="resident", words="请一起清")
        measures = [
            {"title": "周六一起清楼道", "party": "neighbour", "due": "2026-11-07"},
            {"title": "贴告示", "party": "committee", "due": "2099-01-01"},
        ]
        deliberation.decide(txn, meeting=rec, topic=topic, decision="一个月内清完", measures=measures)
        return rec

    return ws.write_now(write)


@pytest.fixture
def page(qtbot: QtBot, ws: Workspace, open_window: Callable[[Workspace], Window]) -> DeliberationPage:
    meeting = hold(ws)
    window = open_window(ws)
    window.show_page("meetings", meeting=meeting, part="follow_up")
    page = window.page("meetings")
    assert isinstance(page, DeliberationPage)
    qtbot.waitUntil(lambda: page.meeting.follow_up.work.count() == 2)
    return page


def test_late_work_stands_first_and_says_so(page: DeliberationPage) -> None:
    follow_up = page.meeting.follow_up
    assert "周六一起清楼道" in follow_up.work.item(0).text() and "late" in follow_up.work.item(0).text()
    assert "late" not in follow_up.work.item(1).text()
    assert "0 of 2" in follow_up.summary.text() and "1 piece late" in follow_up.summary.text()


def test_one_key_and_what_shows_it_mark_work_done_and_undo_takes_it_back(
    qtbot: QtBot, ws: Workspace, page: DeliberationPage
) -> None:
    follow_up = page.meeting.follow_up
    follow_up.work.setFocus()
    follow_up.work.setCurrentRow(0)
    press(qtbot, "d")
    assert focused() is follow_up.evidence
    press(qtbot, Qt.Key.Key_Return)
    assert focused() is follow_up.evidence, "without evidence it is not done"
    type_text(follow_up.evidence, "清走三车，有照片")
    press(qtbot, Qt.Key.Key_Return)

    def states() -> list[str]:
        return sorted(one.state for one in ws.read(lambda db: deliberation.decisions(db, page.meeting.meeting)))

    qtbot.waitUntil(lambda: states() == ["done", "planned"])
    qtbot.waitUntil(lambda: page.banner.isVisible() and page.worker.running == 0)
    page.banner._action.click()
    qtbot.waitUntil(lambda: states() == ["planned", "planned"])


def test_one_key_notes_that_residents_were_told(qtbot: QtBot, ws: Workspace, page: DeliberationPage) -> None:
    follow_up = page.meeting.follow_up
    follow_up.decisions.setFocus()
    press(qtbot, "t")
    qtbot.waitUntil(lambda: [len(part) for part in ws.read(deliberation.conveyed)] == [1, 1])
    qtbot.waitUntil(lambda: "1 of 1" in follow_up.told_words.text())


def test_the_papers_of_a_meeting_are_made_by_one_button_and_what_lacks_something_says_so(
    qtbot: QtBot, page: DeliberationPage, tmp_path: Path
) -> None:
    page.prepare.click()
    papers = page.meeting.papers
    assert page.meeting.part == "papers"
    assert [kind for kind, tick in papers.ticks.items() if tick.isChecked()] == ["minutes", "notice"]
    for tick in papers.ticks.values():
        tick.setChecked(True)
    folder = tmp_path / "papers"
    folder.mkdir()
    papers.make(folder)
    qtbot.waitUntil(papers.result.isVisible, timeout=60_000)
    made = sorted(file.name for file in folder.iterdir())
    assert len(made) == 5, papers.missing.text()
    assert all(name.startswith("2026-11-02 楼道议事会") for name in made)
    assert all((folder / name).read_bytes().startswith(b"%PDF") for name in made)
    assert {one.kind for one in page.ws.read(printed.documents.select)} == {"handout", "minutes", "notice"}


def test_a_folder_that_cannot_be_written_is_a_sentence_and_not_a_crash(
    qtbot: QtBot, page: DeliberationPage, tmp_path: Path
) -> None:
    page.prepare.click()
    page.meeting.papers.make(tmp_path / "not" / "there")
    qtbot.waitUntil(page.banner.isVisible, timeout=60_000)
    assert page.banner.text


def test_a_paper_can_be_looked_at_before_it_goes_out(qtbot: QtBot, page: DeliberationPage) -> None:
    page.prepare.click()
    page.meeting.papers.look("sign-in")
    qtbot.waitUntil(lambda: page.meeting.papers._window is not None, timeout=60_000)
    window = page.meeting.papers._window
    assert window is not None and window.pages
    qtbot.waitUntil(lambda: not window.pages[0].pixmap().isNull(), timeout=60_000)
    window.close()


def test_the_room_reads_topics_by_arrow_keys_and_never_a_name_or_a_door(qtbot: QtBot, page: DeliberationPage) -> None:
    page.meeting.project()
    projector = page.meeting.projector
    assert projector is not None
    projector.resize(1366, 768)
    seen = [projector.text]
    for _ in range(len(projector.slides) + 2):
        qtbot.keyClick(projector, Qt.Key.Key_Right)
        seen.append(projector.text)
    shown = "\n".join(seen)
    assert "楼道堆物" in shown and "一个月内清完" in shown and "周六一起清楼道" in shown
    assert "张翠兰" not in shown and "301" not in shown
    assert projector.at == len(projector.slides) - 1
    qtbot.keyClick(projector, Qt.Key.Key_Left)
    assert projector.at == len(projector.slides) - 2
    qtbot.keyClick(projector, Qt.Key.Key_Escape)
    page.meeting.projector = None
