"""The page that says where each practice is done names only what is in the window."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from lxml import etree
from PySide6.QtCore import QCoreApplication

from ui import texts
from ui.help import pages
from ui.pages.registry import PAGES
from ui.theme import ASSETS

FAMILIES = {
    "zh": ("敦根", "采菱", "江滨", "细滘", "振华", "清远", "胜利街道"),
    "en": ("Dungen", "Cailing", "Jiangbin", "Xijiao", "Zhenhua", "Qingyuan", "Shengli"),
}
NAMED = re.compile(r"\*\*([^*]+)\*\*")


def named(language: str) -> Iterator[tuple[str, str]]:
    """Page and name on it, as the help writes them in bold."""
    for crumb in NAMED.findall(pages(language)["practices"]):
        page, _, name = crumb.partition(" › ")
        yield page, name


def words_of_the_window(language: str) -> set[str]:
    """Every text of the window in a language."""
    tree = etree.parse(ASSETS / "translations" / "zh_CN.ts")
    return {str(one.text or "") for one in tree.iter("translation" if language == "zh" else "source")}


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_page_and_every_name_on_it_is_in_the_window(dressed: None, language: str) -> None:
    texts.install(language)
    rail = {QCoreApplication.translate("Rail", entry.word) for entry in PAGES}
    known = words_of_the_window(language)
    found = list(named(language))
    assert len(found) > 50
    assert not [page for page, _ in found if page not in rail]
    assert not [name for _, name in found if name and name not in known]
    texts.install("en")


def test_both_languages_name_the_same_places() -> None:
    assert len(list(named("zh"))) == len(list(named("en")))


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_family_of_practices_has_its_part(language: str) -> None:
    headings = " ".join(re.findall(r"^## (.+)$", pages(language)["practices"], re.MULTILINE))
    assert all(family in headings for family in FAMILIES[language])


ROWS = {"DG": 35, "CL": 25, "JB": 8, "XJ": 6, "ZH": 10, "QY": 13, "SL": 19}
NUMBER = re.compile(r"\b(?:DG|CL|JB|XJ|ZH|QY|SL)-\d\d\b")


@pytest.mark.parametrize("language", ["zh", "en"])
def test_each_of_the_116_practices_has_its_place_once(language: str) -> None:
    every = [f"{family}-{number:02d}" for family, count in ROWS.items() for number in range(1, count + 1)]
    found = NUMBER.findall(pages(language)["practices"])
    assert len(every) == 116 and sorted(found) == sorted(every)


def test_both_languages_put_a_practice_on_the_same_line() -> None:
    def lines(language: str) -> list[list[str]]:
        return [NUMBER.findall(line) for line in pages(language)["practices"].splitlines() if line.startswith("- ")]

    assert lines("zh") == lines("en")
