"""How a test works the people page: it opens a section, types into a sheet, and waits."""

from __future__ import annotations

from datetime import timedelta

from PySide6.QtWidgets import QCheckBox, QComboBox
from pytestqt.qtbot import QtBot

from storage.workspace import Workspace
from tests.ui.conftest import type_text
from tests.ui.pages import conftest
from tests.ui.pages.conftest import settle as settle
from ui.form.field import LineEdit, TextArea
from ui.pages.people import PeoplePage
from ui.pages.people_part import Block, Section
from ui.pages.people_sheet import Sheet, Ticks
from ui.window import Window


def open_page(qtbot: QtBot, window: Window) -> PeoplePage:
    """The people page of *window*, read."""
    return conftest.open_page(qtbot, window, "people", PeoplePage)


def section(qtbot: QtBot, page: PeoplePage, key: str) -> Section:
    page.show_section(key)
    settle(qtbot, page)
    return page.section(key)


def fill(block: Block, **values: object) -> Sheet:
    """Type into the open sheet of *block*."""
    sheet = block.sheet
    assert sheet is not None
    for name, value in values.items():
        widget = sheet.widgets[name]
        if isinstance(widget, QCheckBox):
            widget.setChecked(bool(value))
        elif isinstance(widget, QComboBox):
            widget.setCurrentIndex(widget.findData(value))
            assert widget.currentData() == value
        elif isinstance(widget, Ticks):
            for each in value:  # type: ignore[attr-defined]
                widget._boxes[each].setChecked(True)
        else:
            assert isinstance(widget, (LineEdit, TextArea))
            widget.setFocus()
            widget.clear()
            type_text(widget, str(value))
    return sheet


def today(ws: Workspace, days: int = 0) -> str:
    return (ws.clock().date() + timedelta(days=days)).isoformat()
