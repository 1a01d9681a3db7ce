"""XJ-04 in the window: what is handed over, written and brought to another laptop, received there, cleared here."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from storage.community import concerns, consents, handover, pacts, people, places, tasks
from storage.sync.visit import visit as carry
from storage.workspace import Workspace
from tests.storage.sync.conftest import laptops
from tests.ui.pages.conftest import open_page, settle
from tests.ui.pages.people_hand import fill
from ui.app import Program
from ui.pages.settings import SettingsPage
from ui.pages.settings_handover import HandoverCard
from ui.preferences import Preferences
from ui.window import Window

__all__ = ["laptops"]


@pytest.fixture
def leaving(laptops) -> Workspace:  # type: ignore[no-untyped-def]
    made: Workspace = laptops("社工")

    def work(txn) -> None:  # type: ignore[no-untyped-def]
        root = places.root_id(made.community)
        concerns.report(txn, place=root, kind="parking", words="乱停", day="2019-12-25", source="lane")
        tasks.add(txn, title="画车位", given_on="2019-12-26", party="resident")
        pact = pacts.begin(txn, title="停车公约", day="2019-12-26")
        pacts.draft(txn, pact=pact, clauses=["按位停放"], day="2019-12-26")
        one = people.persons.add(txn, name="骨干甲", party="resident", phone="13800000001")
        people.persons.add(txn, name="骨干乙", party="resident", phone="13800000002")
        consents.give(txn, subject=one, purpose="handover", day="2019-12-26", way="signed")

    made.write_now(work)
    return made


@pytest.fixture
def staying(laptops, leaving: Workspace) -> Workspace:  # type: ignore[no-untyped-def]
    made: Workspace = laptops("居民")
    return made


@pytest.fixture
def stick(tmp_path: Path) -> str:
    folder = tmp_path / "stick"
    folder.mkdir()
    return str(folder)


def card_of(qtbot: QtBot, window: Window) -> tuple[SettingsPage, HandoverCard]:
    page = open_page(qtbot, window, "settings", SettingsPage)
    settle(qtbot, page)
    return page, page.handover


def lines(card: HandoverCard) -> list[str]:
    return [card.list.item(row).text() for row in range(card.list.count())]


def test_xj_04_a_handover_is_written_brought_received_and_its_gaps_are_named(
    qtbot: QtBot, leaving: Workspace, staying: Workspace, stick: str, open_window: Callable[[Workspace], Window]
) -> None:
    page, card = card_of(qtbot, open_window(leaving))
    told = lines(card)
    for said in ("1 open issue", "1 open task", "1 pact", "1 contact who agreed to be handed over"):
        assert said in told
    assert any(line.startswith("1 telephone") for line in told), "whoever did not agree stays out, and is counted"
    card.ask_write()
    assert card.sheet is not None
    card.sheet.keep()
    assert card.sheet.wrong.text() == "Write who takes over."
    fill(card, to="居民议事会").keep()
    settle(qtbot, page)
    assert "居民议事会" in card.state.text() and not card.took.isVisibleTo(card)
    carry(leaving, stick)
    carry(staying, stick)
    there, received = card_of(qtbot, open_window(staying))
    assert "All of it is here" in received.state.text() and received.took.isVisibleTo(received)
    received.took.click()
    settle(qtbot, there)
    assert "Received" in received.state.text() and not received.took.isVisibleTo(received)
    carry(staying, stick)
    carry(leaving, stick)
    page.activate()
    settle(qtbot, page)
    assert "Received" in card.state.text() and "居民" in card.state.text()


def test_what_has_not_come_yet_is_counted_and_cannot_be_received(
    qtbot: QtBot, leaving: Workspace, staying: Workspace, open_window: Callable[[Workspace], Window]
) -> None:
    def other(txn) -> str:  # type: ignore[no-untyped-def]
        return handover.handed.add(
            txn, day="2019-12-31", by="社工", to="居民", forms=["parking"], records=["task:elsewhere"]
        )

    staying.write_now(other)
    page, card = card_of(qtbot, open_window(staying))
    assert "2 parts of it not here yet" in card.state.text() and not card.took.isVisibleTo(card)
    card.receive()
    settle(qtbot, page)
    assert "2" in page.banner.text and "Sync" in page.banner.text


def test_clearing_is_refused_while_something_is_only_here(
    qtbot: QtBot, leaving: Workspace, open_window: Callable[[Workspace], Window]
) -> None:
    page, card = card_of(qtbot, open_window(leaving))
    card.ask_clear()
    settle(qtbot, page)
    assert card.dialog is None and "cannot be cleared" in page.banner.text


@pytest.fixture
def program(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[Program]:
    made = Program(qapp, Preferences(path=tmp_path / "window.json"))
    yield made
    for shown in (made.window, made.door):
        if shown is not None:
            shown.close()


def test_after_the_name_was_typed_the_laptop_is_cleared_and_the_first_page_stands_there(
    qtbot: QtBot, leaving: Workspace, staying: Workspace, stick: str, program: Program
) -> None:
    carry(leaving, stick)
    carry(staying, stick)
    carry(leaving, stick)
    program._on_opened(leaving)
    assert program.window is not None and program.preferences.recent
    page, card = card_of(qtbot, program.window)
    card.ask_clear()
    qtbot.waitUntil(lambda: card.dialog is not None)
    dialog = card.dialog
    assert dialog is not None and dialog.care.isVisibleTo(dialog), "nobody has said that it was received"
    dialog.typed.setText("敦根")
    assert not dialog.go.isEnabled()
    dialog.typed.setText("、".join(one.name for one in leaving.communities()))
    dialog.go.click()
    qtbot.waitUntil(lambda: program.door is not None)
    assert program.window is None and not leaving.folder.exists()
    assert str(leaving.folder) not in program.preferences.recent
