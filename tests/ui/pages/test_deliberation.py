"""A meeting as people hold it in the window: planned, filled from what is open, signed in, talked through, decided."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from storage.community import deliberation, issues, meetings, places, votes
from storage.community.people import persons
from storage.workspace import Workspace
from tests.ui.conftest import type_text
from tests.ui.pages.conftest import focused, open_page, press, settle
from ui.pages.deliberation import DeliberationPage
from ui.window import Window


def told(ws: Workspace) -> None:
    """Three open issues and two people whom the community knows."""

    def write(txn) -> None:
        homes = [place for place in places.tree(txn.db) if place.level == "unit"]
        for home, item, level, day in (
            (homes[0], "smoke_room", "serious", "2026-11-01"),
            (homes[1], "ebike_room", "major", "2026-11-20"),
            (homes[2], "hose_reel", "minor", "2026-11-10"),
        ):
            issues.report(txn, place=home.id, item=item, day=day, level=level, note="居民说的", source="resident")
        persons.add(txn, name="房东甲", party="landlord")
        persons.add(txn, name="街坊乙", party="neighbour")

    ws.write_now(write)


@pytest.fixture
def page(qtbot: QtBot, ws: Workspace, open_window: Callable[[Workspace], Window]) -> DeliberationPage:
    told(ws)
    return open_page(qtbot, open_window(ws), "meetings", DeliberationPage)


@pytest.fixture
def held(qtbot: QtBot, page: DeliberationPage) -> str:
    """A meeting that was planned with what the page fills in."""
    page.new.click()
    press(qtbot, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: page.meeting.read_last is not None)
    return page.meeting.meeting


def topics(ws: Workspace, meeting: str) -> list[meetings.Topic]:
    return ws.read(lambda db: meetings.topics.select(db, "owner = ?", (meeting,), order="seq"))


def test_a_meeting_is_planned_by_enter_and_opens(ws: Workspace, page: DeliberationPage, held: str) -> None:
    found = ws.read(lambda db: meetings.meetings.load(db, held))
    assert found is not None and found.title and found.day == ws.clock().date().isoformat()
    assert found.recorder == "陈巧" and page.meeting.isVisible()


def test_a_meeting_on_no_day_is_not_planned(qtbot: QtBot, ws: Workspace, page: DeliberationPage) -> None:
    page.new.click()
    page.list.day.setText("someday")
    page.list.begin()
    assert page.list.wrong.isVisible()
    assert ws.read(meetings.meetings.select) == []


def test_what_is_open_is_offered_with_its_age_and_comes_on_the_agenda_by_space_and_a_click(
    qtbot: QtBot, ws: Workspace, page: DeliberationPage, held: str
) -> None:
    page.meeting.show_part("agenda")
    agenda = page.meeting.agenda
    qtbot.waitUntil(lambda: agenda.offer.count() == 3)
    assert "day" in agenda.offer.item(0).text() and "Major" in agenda.offer.item(0).text()
    assert not agenda.put_chosen.isEnabled()
    agenda.offer.setFocus()
    press(qtbot, Qt.Key.Key_Space)
    agenda.put_chosen.click()
    qtbot.waitUntil(lambda: agenda.topics.count() == 1 and agenda.offer.count() == 2)
    assert topics(ws, held)[0].issues
    agenda.put_all.click()
    qtbot.waitUntil(lambda: agenda.topics.count() == 3)
    qtbot.waitUntil(lambda: not agenda.offered.isVisible())


def test_topics_move_and_go_by_key_and_come_back(
    qtbot: QtBot, ws: Workspace, page: DeliberationPage, held: str
) -> None:
    page.meeting.show_part("agenda")
    agenda = page.meeting.agenda
    for title in ("充电棚", "楼道", "路灯"):
        agenda.new.setFocus()
        type_text(agenda.new, title)
        press(qtbot, Qt.Key.Key_Return)
        qtbot.waitUntil(lambda title=title: title in [one.title for one in topics(ws, held)])
        settle(qtbot, page)
    agenda.topics.setFocus()
    agenda.topics.setCurrentRow(2)
    qtbot.keyClick(agenda.topics, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: [one.title for one in topics(ws, held)] == ["充电棚", "路灯", "楼道"])
    settle(qtbot, page)
    assert agenda.topics.currentRow() == 1, "the line that moved keeps the keyboard"
    press(qtbot, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: [one.title for one in topics(ws, held)] == ["充电棚", "楼道"])
    qtbot.waitUntil(lambda: "路灯" in page.banner.text)
    page.banner._action.click()
    qtbot.waitUntil(lambda: [one.title for one in topics(ws, held)] == ["充电棚", "路灯", "楼道"])


def test_somebody_known_signs_in_with_one_sign_and_somebody_new_with_a_key_for_the_party(
    qtbot: QtBot, ws: Workspace, page: DeliberationPage, held: str
) -> None:
    page.meeting.show_part("signing")
    signing = page.meeting.signing
    qtbot.waitUntil(lambda: signing.known.count() == 2)
    type_text(signing.name, "房")
    press(qtbot, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: signing.sheet.count() == 1)
    type_text(signing.name, "租客丙")
    press(qtbot, Qt.Key.Key_Return, "9")
    qtbot.waitUntil(lambda: signing.sheet.count() == 2)
    here = ws.read(lambda db: meetings.presence(db, held))
    assert here.people == 2 and here.parties == ("landlord", "tenant")
    assert "2" in signing.count.text()
    new = ws.read(lambda db: persons.select(db, "name = '租客丙'"))
    assert [one.party for one in new] == ["tenant"], "whoever came once is offered the next time"
    assert focused() is signing.name
    type_text(signing.name, "商户丁")
    assert signing.parties.party == "", "the party of whoever came before is not taken for the next"


def test_a_statement_is_a_key_for_the_party_the_words_and_enter(
    qtbot: QtBot, ws: Workspace, page: DeliberationPage, held: str
) -> None:
    ws.write_now(lambda txn: deliberation.add_topic(txn, meeting=held, title="充电棚"))
    for party in ("landlord", "tenant"):
        ws.write_now(lambda txn, party=party: deliberation.sign_in(txn, meeting=held, party=party, name="某"))
    page.meeting.read()
    settle(qtbot, page)
    page.meeting.show_part("topics")
    said = page.meeting.topics.said
    qtbot.waitUntil(lambda: len(said.parties._codes) == 2)
    said.parties.enter()
    press(qtbot, Qt.Key.Key_Tab)
    assert focused() is said.words, "the chips came with the data, and still stand where they are seen"
    press(qtbot, Qt.Key.Key_Backtab)
    press(qtbot, "2")
    assert focused() is said.words
    type_text(said.words, "楼下没有地方充电")
    press(qtbot, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: said.lines.count() == 1)
    (one,) = ws.read(lambda db: meetings.statements.select(db, "owner = ?", (held,)))
    assert (one.party, one.text, one.kind) == ("tenant", "楼下没有地方充电", "wish")


def test_words_without_a_party_stay_and_say_what_is_missing(
    qtbot: QtBot, ws: Workspace, page: DeliberationPage, held: str
) -> None:
    ws.write_now(lambda txn: deliberation.add_topic(txn, meeting=held, title="充电棚"))
    page.meeting.read()
    settle(qtbot, page)
    page.meeting.show_part("topics")
    said = page.meeting.topics.said
    said.words.setText("怎么办")
    said.add()
    assert said.wrong.isVisible() and said.words.text() == "怎么办"


def test_papers_are_keyed_one_key_each_and_the_sum_is_what_was_issued(
    qtbot: QtBot, ws: Workspace, page: DeliberationPage, held: str
) -> None:
    ws.write_now(lambda txn: deliberation.add_topic(txn, meeting=held, title="充电棚"))
    page.meeting.read()
    settle(qtbot, page)
    page.meeting.show_part("topics")
    vote = page.meeting.topics.vote
    vote.way.setCurrentIndex(vote.way.findData("ballot"))
    vote.way.activated.emit(vote.way.currentIndex())
    qtbot.waitUntil(vote.begin.isVisible)
    assert vote.base.value() == 10, "the homes of the community are known"
    vote.begin.click()
    qtbot.waitUntil(vote.keying.isVisible)
    keying = vote.keying
    keying.issued.setFocus()
    press(qtbot, "6", Qt.Key.Key_Return)
    for number, key in enumerate("1120v", start=1):
        press(qtbot, key)
        qtbot.waitUntil(lambda number=number: keying.voter.text() == str(number + 1))
        settle(qtbot, page)
    result = ws.read(lambda db: votes.result(db, topics(ws, held)[0].vote))
    assert (result.count("yes"), result.count("no"), result.abstained, len(result.void)) == (2, 1, 1, 1)
    assert len(result.valid) + len(result.void) + result.unreturned == result.issued == 6
    assert "at least 3 needed" in vote.said.text() and "not met" in vote.said.text()


def test_the_same_person_cannot_key_the_second_pass(
    qtbot: QtBot, ws: Workspace, page: DeliberationPage, held: str
) -> None:
    topic = ws.write_now(lambda txn: deliberation.add_topic(txn, meeting=held, title="充电棚"))
    vote = ws.write_now(
        lambda txn: votes.open_vote(txn, title="充电棚", day="2026-11-22", base=9, meeting=held, topic=topic)
    )
    ws.write_now(lambda txn: votes.key_paper(txn, vote=vote, voter="1", choice="yes", keyed_by="陈巧"))
    page.meeting.read()
    settle(qtbot, page)
    page.meeting.show_part("topics")
    keying = page.meeting.topics.vote.keying
    keying.key_pass.setCurrentIndex(1)
    keying.key_pass.activated.emit(1)
    assert keying.voter.text() == "1"
    keying.key("no")
    qtbot.waitUntil(lambda: "陈巧" in page.banner.text)


def test_a_decision_and_its_work_are_typed_in_one_place(
    qtbot: QtBot, ws: Workspace, page: DeliberationPage, held: str
) -> None:
    ws.write_now(lambda txn: deliberation.add_topic(txn, meeting=held, title="充电棚"))
    ws.write_now(lambda txn: deliberation.sign_in(txn, meeting=held, party="landlord", name="房东甲"))
    page.meeting.read()
    settle(qtbot, page)
    page.meeting.show_part("topics")
    decision = page.meeting.topics.decision
    decision.words.setFocus()
    type_text(decision.words, "巷口建充电棚")
    decision.what.setFocus()
    qtbot.waitUntil(lambda: topics(ws, held)[0].decision == "巷口建充电棚")
    type_text(decision.what, "找电力公司报装")
    decision.who.setCurrentIndex(decision.who.findData("landlord"))
    decision.due.setText("+14")
    decision.due.entered.emit()
    qtbot.waitUntil(lambda: decision.work.count() == 1)
    (work,) = ws.read(lambda db: deliberation.decisions(db, held))
    assert (work.what, work.party, work.state) == ("找电力公司报装", "landlord", "planned") and work.due
    decision.work.removed.emit(work.rec)
    qtbot.waitUntil(lambda: ws.read(lambda db: deliberation.decisions(db, held)) == [])
    qtbot.waitUntil(lambda: page.banner.isVisible() and page.worker.running == 0)
    page.banner._action.click()
    qtbot.waitUntil(lambda: ws.read(lambda db: deliberation.decisions(db, held)) == [work])


def test_what_is_half_typed_is_kept_when_the_page_is_left(
    qtbot: QtBot, ws: Workspace, page: DeliberationPage, held: str
) -> None:
    place = page.meeting.facts.edits["place"]
    place.setFocus()
    type_text(place, "小区广场")
    page.desk.go("today")

    def kept() -> bool:
        found = ws.read(lambda db: meetings.meetings.load(db, held))
        return found is not None and found.place == "小区广场"

    qtbot.waitUntil(kept)


def test_the_chips_of_the_parties_stay_in_sight_when_a_statement_comes_in_above_them(
    qtbot: QtBot, ws: Workspace, page: DeliberationPage, held: str
) -> None:
    ws.write_now(lambda txn: deliberation.add_topic(txn, meeting=held, title="充电棚"))
    ws.write_now(lambda txn: deliberation.sign_in(txn, meeting=held, party="tenant", name="某"))
    page.window().resize(1000, 560)
    page.meeting.read()
    settle(qtbot, page)
    page.meeting.show_part("topics")
    said = page.meeting.topics.said
    for count in range(1, 6):
        qtbot.waitUntil(lambda: said.parties.isAncestorOf(focused() or page))
        press(qtbot, "1")
        type_text(said.words, f"第{count}句")
        press(qtbot, Qt.Key.Key_Return)
        qtbot.waitUntil(lambda count=count: said.lines.count() == count)
        settle(qtbot, page)
    chip = focused()
    assert isinstance(chip, QWidget) and said.parties.isAncestorOf(chip)
    qtbot.waitUntil(lambda: chip.visibleRegion().boundingRect().height() == chip.height())


def test_a_decision_that_gives_nobody_anything_to_do_is_still_one(
    qtbot: QtBot, ws: Workspace, page: DeliberationPage, held: str
) -> None:
    def write(txn) -> None:
        topic = deliberation.add_topic(txn, meeting=held, title="充电棚")
        deliberation.decide(txn, meeting=held, topic=topic, decision="先建充电棚")

    ws.write_now(write)
    page.meeting.read()
    settle(qtbot, page)
    page.meeting.show_part("follow_up")
    follow = page.meeting.follow_up
    qtbot.waitUntil(lambda: follow.decisions.count() == 1)
    assert "below its decision" in follow.empty.text()
