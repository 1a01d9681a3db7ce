"""Each number of the supervisor opens exactly its issues in the ledger: as many as it says, and those very ones."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from storage.community import issue_table, issues, places, supervision
from storage.demonstration import PASSPHRASE, demo
from storage.vault import FLOOR
from storage.workspace import Workspace
from ui.pages.ledger import LedgerPage
from ui.pages.settings import SettingsPage
from ui.window import Window


@pytest.fixture
def lived(folder: Path) -> Iterator[Workspace]:
    """The demonstration, and beside it issues that nobody accepted, that are late, that nobody was told of."""
    demo(folder, cost=FLOOR)
    with Workspace.open(folder, PASSPHRASE) as ws:
        homes = [one.id for one in ws.read(places.tree) if one.level == "unit"][:6]

        def write(txn) -> None:
            made = [
                issues.report(txn, place=home, item=item, day="2022-09-01", level="serious", note="楼道", source="lane")
                for home in homes
                for item in ("wire_conduit", "gas_modify")
            ]
            for n, one in enumerate(made):
                if n % 3:
                    issues.accept(txn, issue=one, day="2022-09-02", office="社区", due="2022-09-20")
                if n % 3 == 2 or n == 4:
                    issues.assign(txn, issue=one, day="2022-09-03", to=("电工甲", "街坊会")[n % 2])
                if n % 4 == 2:
                    issues.finish(txn, issue=one, day="2022-09-10", by="电工甲", note="改好了")
                if n == 6:
                    issues.recheck(txn, issue=one, day="2022-09-12", by="社工", result="pass")

        ws.write_now(write)
        yield ws


def test_every_number_opens_its_own_rows(
    qtbot: QtBot, lived: Workspace, open_window: Callable[[Workspace], Window]
) -> None:
    window = open_window(lived)
    window.show_page("ledger")
    ledger = window.page("ledger")
    assert isinstance(ledger, LedgerPage)
    ledger.look_as("table")
    ledger.filters.groups.choose(("ebike",))  # what was left narrowed by somebody narrows no number
    ledger.search.setText("二楼")
    window.show_page("settings")
    page = window.page("settings")
    assert isinstance(page, SettingsPage)
    loads = page.period.loads
    qtbot.waitUntil(lambda: loads.rowCount() > 3)
    header = loads.horizontalHeader()
    assert all(header.sectionSize(n) >= header.sectionSizeFromContents(n).width() for n in range(4)), "words are cut"
    shown = page.period.shown
    assert shown is not None
    every = [*shown.loads, shown.whole]
    assert all(any(getattr(one, figure) for one in every) for figure in supervision.FIGURES)
    assert any(one.worker == "" for one in shown.loads), "what nobody was given is a line of its own"
    seen = 0
    for row, load in enumerate(every):
        for column, figure in enumerate(supervision.FIGURES, start=1):
            wanted = getattr(load, figure)
            assert loads.item(row, column).text() == str(len(wanted))
            window.show_page("settings")
            loads.clicked.emit(loads.model().index(row, column))
            qtbot.waitUntil(lambda: window.page("ledger").isVisible() and window.worker.running == 0)
            found = lived.read(lambda db: issue_table.rows(db, ledger.filter(), limit=-1))  # what the table asks for
            assert sorted(one.id for one in found) == sorted(wanted)
            assert ledger.model.rowCount() == len(wanted)
            seen += len(wanted)
    assert seen > 20


def test_the_chip_says_whose_they_are_and_takes_that_off(
    qtbot: QtBot, lived: Workspace, open_window: Callable[[Workspace], Window]
) -> None:
    window = open_window(lived)
    window.show_page("ledger", whose=("open", "电工甲", "电工甲"))
    ledger = window.page("ledger")
    assert isinstance(ledger, LedgerPage)
    qtbot.waitUntil(lambda: window.worker.running == 0)
    chip = ledger.filters.whose
    assert chip.isVisible() and chip.text() == "电工甲" and "take it off" in chip.accessibleName()
    chip.click()
    qtbot.waitUntil(lambda: window.worker.running == 0)
    assert not chip.isVisible() and ledger.filter().assignees == ()
