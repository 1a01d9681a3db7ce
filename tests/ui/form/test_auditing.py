"""What a sitting over an audited form writes down, as far as a desktop knows it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from forms.audit import AuditLog, AuditSettings
from tests.ui.form.conftest import Disk
from ui.form.auditing import Auditor
from ui.form.filling import Filling
from ui.form.panel import FormPanel

Make = Callable[[str], Filling]
Watch = Callable[[str], tuple[FormPanel, Auditor]]
ROOMS = """
| survey |
|        | type         | name  | label  |
|        | text         | door  | Door?  |
|        | begin repeat | room  | Room   |
|        | text         | name  | Name?  |
|        | end repeat   |       |        |
"""
PAGES = """
| settings |
|          | style |
|          | pages |
| survey   |
|          | type        | name  | label  | appearance |
|          | text        | door  | Door?  |            |
|          | begin group | house | House  | field-list |
|          | text        | roof  | Roof?  |            |
|          | text        | walls | Walls? |            |
|          | end group   |       |        |            |
"""


@pytest.fixture
def kept() -> list[str]:
    """The lines that were written while the sitting went on."""
    return []


@pytest.fixture
def watched(qtbot: QtBot, filling: Make, kept: list[str]) -> Watch:
    def make(table: str) -> tuple[FormPanel, Auditor]:
        given = filling(table)
        panel = FormPanel(given, title="Form", extra={})
        qtbot.addWidget(panel)
        panel.resize(900, 700)
        log = AuditLog(AuditSettings("/data/meta/audit"), user="Lin", now=datetime(2026, 11, 22, tzinfo=UTC))
        auditor = Auditor(log, filling=given, panel=panel, resumed=False, keep=kept.extend)
        with qtbot.waitActive(panel):
            panel.show()
            panel.activateWindow()
        panel.start()
        return panel, auditor

    return make


def said(lines: list[str]) -> list[str]:
    return [",".join(line.split(",")[:2]).rstrip(",") for line in lines]


def press(qtbot: QtBot, key: Qt.Key) -> None:
    qtbot.keyClick(QApplication.focusWidget(), key)


def test_the_offer_of_a_row_and_the_end_of_the_form_are_written_down(
    qtbot: QtBot, watched: Watch, kept: list[str]
) -> None:
    panel, auditor = watched(ROOMS)
    for _ in range(3):
        press(qtbot, Qt.Key.Key_Return)
    assert QApplication.focusWidget() is panel.done
    assert said([*kept, *auditor.end(finished=True)]) == [
        "form start", "question,/data/door", "question,/data/room[1]/name", "promised repeat,/data/room", "end screen",
        "form save", "form exit", "form finalize",
    ]  # fmt: skip


def test_a_screen_with_several_questions_is_written_down_as_a_group(
    qtbot: QtBot, watched: Watch, kept: list[str]
) -> None:
    panel, auditor = watched(PAGES)
    panel.next()
    press(qtbot, Qt.Key.Key_Return)
    panel.previous()
    assert said([*kept, *auditor.end(finished=False)]) == [
        "form start", "question,/data/door", "question,/data/house/roof", "question,/data/house/walls",
        "group questions,/data/house", "question,/data/door", "form save", "form exit",
    ]  # fmt: skip


def test_a_disk_that_refuses_is_written_down_once(qtbot: QtBot, watched: Watch, kept: list[str], disk: Disk) -> None:
    panel, auditor = watched(ROOMS)
    disk.broken = OSError("full")
    panel.filling.answer("/data/door", "3", at_once=True)
    panel.filling.flush()
    disk.broken = None
    panel.filling.flush()
    written = [*kept, *auditor.end(finished=False)]
    assert said(written).count("save error") == 1


def test_a_form_that_could_not_be_finished_goes_on_with_its_log(qtbot: QtBot, watched: Watch, kept: list[str]) -> None:
    _panel, auditor = watched(ROOMS)
    auditor.not_ended(auditor.end(finished=True))
    names = said([*kept, *auditor.end(finished=True)])
    assert names[-4:] == ["finalize error", "form save", "form exit", "form finalize"]
    assert names.count("form finalize") == 1 and names[0] == "form start"
