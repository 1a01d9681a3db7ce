"""Partners, pacts and nominations as people keep them in the window."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from storage.community import consents, nominations, pacts, partners, places
from storage.community.people import partners as organisations
from storage.workspace import Workspace
from tests.exporters.reading import text
from tests.ui.pages.conftest import building, photo, press
from tests.ui.pages.people_hand import fill, open_page, section, settle, today
from ui.pages.people import PeoplePage
from ui.pages.people_nominations import Nominations
from ui.pages.people_pacts import Pacts
from ui.pages.people_partners import Partners
from ui.verbs.pacts import _bare
from ui.window import Window


@pytest.fixture
def page(qtbot: QtBot, ws: Workspace, open_window: Callable[[Workspace], Window]) -> PeoplePage:
    return open_page(qtbot, open_window(ws))


# ---- partners


@pytest.fixture
def team(qtbot: QtBot, ws: Workspace, page: PeoplePage) -> Partners:
    """A team of lamp menders that was entered by typing, with an offer that ends soon."""
    made = section(qtbot, page, "partners")
    assert isinstance(made, Partners)
    made.ask_new()
    fill(made.form_block, name="街灯维护队", kind="team").keep()
    qtbot.waitUntil(lambda: made.one_shown is not None)
    settle(qtbot, page)
    made.ask_offer()
    fill(made.offers, what="修灯", until="+10").keep()
    qtbot.waitUntil(lambda: made.offers.list.count() == 1)
    settle(qtbot, page)
    return made


def test_a_partner_is_found_by_what_it_offers_and_what_ends_soon_is_told(
    qtbot: QtBot, ws: Workspace, page: PeoplePage, team: Partners
) -> None:
    assert [one.name for one, _offer in ws.read(lambda db: partners.offering(db, what="修灯"))] == ["街灯维护队"]
    team.search.setText("修灯")
    assert team.list.count() == 1
    team.search.setText("墙绘")
    assert team.list.count() == 0
    team.search.clear()
    assert team.care.isVisible() and "1" in team.care.text()
    ends = ws.read(lambda db: partners.ending(db, by=today(ws, 30), since=today(ws)))
    assert [one.id for one, _offer in ends] == [team.key]
    team.ask_renew()
    fill(team.offers, until="+300").keep()
    qtbot.waitUntil(lambda: not team.care.isVisible())
    settle(qtbot, page)


def test_a_use_is_noted_and_an_offer_that_ended_is_not_used(
    qtbot: QtBot, ws: Workspace, page: PeoplePage, team: Partners
) -> None:
    team.ask_use()
    fill(team.offers, note="巷口三盏", quantity="3").keep()
    qtbot.waitUntil(lambda: team.uses.list.count() == 1)
    settle(qtbot, page)
    assert "巷口三盏" in team.uses.list.item(0).text()
    team.ask_use()
    sheet = fill(team.offers, day="+60")
    sheet.keep()
    qtbot.waitUntil(sheet.wrong.isVisible)
    assert sum(len(rows) for rows in ws.read(lambda db: partners.used(db, team.key)).values()) == 1


def test_a_kind_of_issue_goes_to_one_team_only(qtbot: QtBot, ws: Workspace, page: PeoplePage, team: Partners) -> None:
    team.ask_route()
    fill(team.routes, item="light").keep()
    qtbot.waitUntil(lambda: team.routes.list.keys == ["light"])
    settle(qtbot, page)
    found = ws.read(lambda db: partners.team_for(db, "light"))
    assert found is not None and found.name == "街灯维护队"
    team.routes.list.setFocus()
    press(qtbot, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: ws.read(lambda db: partners.team_for(db, "light")) is None)
    settle(qtbot, page)


def test_seats_are_counted_by_party(qtbot: QtBot, ws: Workspace, page: PeoplePage, team: Partners) -> None:
    for party in ("resident", "resident", "shop"):
        team.ask_seat()
        fill(team.members, party=party).keep()
        qtbot.waitUntil(lambda: team.members.sheet is None)
        settle(qtbot, page)
    assert team.members.list.count() == 3 and "2 parties" in team.members.said.text()
    assert len(ws.read(lambda db: partners.parties(db, team.key))) == 2
    assert len(ws.read(organisations.select)) == 1


# ---- pacts


@pytest.fixture
def pact(qtbot: QtBot, ws: Workspace, page: PeoplePage) -> Pacts:
    """A pact of one house with a first version that was typed a clause a line."""
    made = section(qtbot, page, "pacts")
    assert isinstance(made, Pacts)
    made.ask_new()
    fill(
        made.form_block, title="楼道公约", place=building(ws).id, text="1、不堆物\n\n2. 电动车不上楼\n3.5米内不停车"
    ).keep()
    qtbot.waitUntil(lambda: made.one_shown is not None and made.number == 1)
    settle(qtbot, page)
    return made


def test_a_pasted_list_becomes_clauses_without_its_numbers(
    qtbot: QtBot, ws: Workspace, page: PeoplePage, pact: Pacts
) -> None:
    (version,) = ws.read(lambda db: pacts.history(db, pact.key))
    assert version.clauses == ("不堆物", "电动车不上楼", "3.5米内不停车")
    assert _bare("12）文明养犬") == "文明养犬" and _bare("2026年起") == "2026年起"


def test_versions_stand_beside_one_another_with_what_changed(
    qtbot: QtBot, ws: Workspace, page: PeoplePage, pact: Pacts
) -> None:
    pact.ask_version()
    assert pact.text.sheet.widgets["text"].toPlainText().splitlines()[0] == "不堆物"
    fill(pact.text, text="楼道不堆物\n电动车不上楼\n3.5米内不停车\n不高空抛物").keep()
    qtbot.waitUntil(lambda: pact.number == 2)
    settle(qtbot, page)
    old, new = ws.read(lambda db: pacts.history(db, pact.key))
    told = pacts.differences(old.clauses, new.clauses)
    assert pact.changes.list.count() == len(told) == 2
    lines = [pact.changes.list.item(n).text() for n in range(2)]
    assert "不堆物 → 楼道不堆物" in lines[0] and "不高空抛物" in lines[1]
    pact.show_version(1)
    assert not pact.changes.isVisible() and pact.text.list.count() == 3


def test_a_pact_that_must_have_eight_clauses_is_not_adopted_with_three(
    qtbot: QtBot, ws: Workspace, page: PeoplePage, pact: Pacts
) -> None:
    pact.edit()
    fill(pact.text, clauses="8").keep()
    qtbot.waitUntil(lambda: pact.one_shown.pact.clauses == 8)
    settle(qtbot, page)
    assert "3 of 8" in pact.text.said.text()
    pact.adopt_it()
    qtbot.waitUntil(lambda: "8" in page.banner.text and "3" in page.banner.text)
    assert [one.value for one in ws.read(lambda db: pacts.history(db, pact.key))] == ["draft"]
    pact.edit()
    fill(pact.text, clauses="").keep()
    qtbot.waitUntil(lambda: pact.one_shown.pact.clauses is None)
    settle(qtbot, page)
    pact.adopt_it()
    qtbot.waitUntil(lambda: not pact.adopt.isVisible())
    settle(qtbot, page)
    assert [one.value for one in ws.read(lambda db: pacts.history(db, pact.key))] == ["adopted"]


def test_a_comment_hangs_on_its_clause(qtbot: QtBot, ws: Workspace, page: PeoplePage, pact: Pacts) -> None:
    pact.text.list.setCurrentRow(1)
    pact.ask_comment()
    fill(pact.text, words="地下车库能充电吗", party="tenant").keep()
    qtbot.waitUntil(lambda: pact.said.list.count() == 1)
    settle(qtbot, page)
    assert "1 comment" in pact.text.list.item(1).text()
    assert list(ws.read(lambda db: pacts.comments_by_clause(db, pact.key, 1))) == [2]


def test_households_sign_by_key_and_k_of_n_is_the_ledger_s(
    qtbot: QtBot, ws: Workspace, page: PeoplePage, pact: Pacts
) -> None:
    homes = ws.read(lambda db: places.units(db, building(ws).id))
    for row in (0, 3):
        pact.signed.list.setFocus()
        pact.signed.list.setCurrentRow(row)
        press(qtbot, Qt.Key.Key_Return)
        qtbot.waitUntil(lambda row=row: homes[row].id in [one.key for one in pact.one_shown.signatures])
        settle(qtbot, page)
    signed = ws.read(lambda db: pacts.signed(db, pact.key, version=1, kind="household"))
    assert {one.key for one in signed} == {homes[0].id, homes[3].id}
    assert f"{len(signed)} of {len(homes)}" in pact.signed.said.text()
    press(qtbot, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: f"1 of {len(homes)}" in pact.signed.said.text())
    settle(qtbot, page)
    pact.paper.buttons["public"].click()
    qtbot.waitUntil(lambda: pact.paper.window_shown is not None, timeout=20_000)
    assert f"{len(homes)}户中1户" in text(pact.paper.window_shown.data).replace(" ", "")


# ---- nominations


@pytest.fixture
def proposed(qtbot: QtBot, ws: Workspace, page: PeoplePage, tmp_path: Path) -> Nominations:
    """Somebody proposed, with a photo and no consent."""
    made = section(qtbot, page, "nominations")
    assert isinstance(made, Nominations)
    made.ask_new()
    fill(made.form_block, name="黄阿姨", alias="楼下邻居", words="黄阿姨天天巡楼").keep()
    qtbot.waitUntil(lambda: made.one_shown is not None)
    settle(qtbot, page)
    path = tmp_path / "a.jpg"
    path.write_bytes(photo())
    made.take_photo(path)
    qtbot.waitUntil(lambda: made.one_shown.photos != ())
    settle(qtbot, page)
    return made


def agree(qtbot: QtBot, page: PeoplePage, made: Nominations, purpose: str, way: str = "signed") -> None:
    before = made.consents.list.count()
    made.ask_consent()
    fill(made.consents, purpose=purpose, way=way).keep()
    qtbot.waitUntil(lambda: made.consents.list.count() == before + 1)
    settle(qtbot, page)


def test_without_consent_nothing_is_shown_on_screen_or_paper(
    qtbot: QtBot, ws: Workspace, page: PeoplePage, proposed: Nominations
) -> None:
    assert (
        "Nothing" in proposed.preview.said.text() and ws.read(lambda db: nominations.showcase(db, on=today(ws))) == []
    )
    assert b"/Subtype /Image" not in showcase(qtbot, proposed) and "黄阿姨" not in text(showcase(qtbot, proposed))


def test_each_consent_shows_what_it_is_for_until_it_is_taken_back(
    qtbot: QtBot, ws: Workspace, page: PeoplePage, proposed: Nominations
) -> None:
    agree(qtbot, page, proposed, "quote")
    read = text(showcase(qtbot, proposed))
    assert "楼下邻居" in read and "巡楼" in read and "黄阿姨" not in read, (
        "under the other name, and not named in the words"
    )
    assert b"/Subtype /Image" not in showcase(qtbot, proposed), "no photo without consent to the photo"
    agree(qtbot, page, proposed, "photo")
    assert b"/Subtype /Image" in showcase(qtbot, proposed)
    agree(qtbot, page, proposed, "name")
    assert "黄阿姨" in text(showcase(qtbot, proposed))
    for _ in range(3):
        proposed.take_back()
        settle(qtbot, page)
        proposed.read()
        settle(qtbot, page)
    assert "Nothing" in proposed.preview.said.text() and b"/Subtype /Image" not in showcase(qtbot, proposed)


def test_for_a_child_only_a_guardian_s_signature_counts(
    qtbot: QtBot, ws: Workspace, page: PeoplePage, proposed: Nominations
) -> None:
    proposed.edit()
    fill(proposed.facts, under_14=True).keep()
    qtbot.waitUntil(lambda: proposed.one_shown.one.under_14)
    settle(qtbot, page)
    agree(qtbot, page, proposed, "photo", "signed")
    assert ws.read(lambda db: consents.agreed(db, subject=proposed.key, purpose="photo"))
    assert b"/Subtype /Image" not in showcase(qtbot, proposed)
    agree(qtbot, page, proposed, "photo", "guardian")
    assert b"/Subtype /Image" in showcase(qtbot, proposed)


def showcase(qtbot: QtBot, made: Nominations) -> bytes:
    """The showcase as its button makes it."""
    if made.paper.window_shown is not None:
        made.paper.window_shown.close()
        made.paper.window_shown = None
    made.paper.buttons["public"].click()
    qtbot.waitUntil(lambda: made.paper.window_shown is not None, timeout=20_000)
    data: bytes = made.paper.window_shown.data
    return data
