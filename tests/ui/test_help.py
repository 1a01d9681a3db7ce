from __future__ import annotations

import re
from importlib import import_module

import pytest
from PySide6.QtCore import QUrl

from ui import shortcuts, texts
from ui.help import ORDER, HelpWindow, pages
from ui.pages.registry import PAGES, Entry


def test_both_languages_have_the_same_pages_in_the_same_order() -> None:
    assert list(pages("zh")) == list(pages("en")) == list(ORDER)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_link_in_the_help_leads_to_a_page(language: str) -> None:
    found = pages(language)
    links = {link for text in found.values() for link in re.findall(r"\]\(([^)]+)\)", text)}
    assert links
    assert {link.removesuffix(".md") for link in links} <= set(found)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_page_begins_with_its_title(language: str) -> None:
    assert all(text.startswith("# ") for text in pages(language).values())


def test_the_window_opens_at_the_page_asked_for_and_follows_links(qtbot) -> None:
    window = HelpWindow()
    qtbot.addWidget(window)
    window.open_page("backup")
    assert "recovery code" in window.text.toPlainText()
    window._on_link(QUrl("walk.md"))
    assert window.text.toPlainText().startswith("Walking")
    window.open_page("no such page")
    assert window.list.currentRow() == 0


def test_all_keys_stand_in_one_table(qtbot) -> None:
    window = HelpWindow()
    qtbot.addWidget(window)
    window.open_page("keys")
    shown = window.text.toPlainText()
    for _, keys, what in shortcuts.rows():
        assert keys in shown
        assert what in shown


def test_no_key_does_two_things_in_one_area() -> None:
    seen = [(row.area, key) for row in shortcuts.TABLE for key in row.keys]
    everywhere = [key for area, key in seen if area == "Everywhere"]
    assert len(seen) == len(set(seen))
    assert [key for area, key in seen if area != "Everywhere" and key in everywhere] == []


def test_the_help_speaks_chinese(qtbot, chinese: None) -> None:
    assert texts.language() == "zh"
    window = HelpWindow()
    qtbot.addWidget(window)
    window.open_page("start")
    assert window.text.toPlainText().startswith("第一次用")


@pytest.mark.parametrize("entry", PAGES, ids=lambda entry: entry.key)
def test_every_page_of_the_window_has_its_help(entry: Entry) -> None:
    page = getattr(import_module(entry.module), entry.name)
    assert page.help in ORDER
