"""A list that narrows what is shown to one case or area."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from ui.pages.scope_box import ScopeBox


def box(qtbot: QtBot) -> ScopeBox:
    made = ScopeBox("all areas", picked=lambda: None)
    qtbot.addWidget(made)
    return made


def test_what_was_asked_for_before_the_areas_were_read_is_shown_when_they_come(qtbot: QtBot) -> None:
    areas = box(qtbot)
    areas.wish("place:2")
    assert areas.value == "place:2" and areas.words == "", "it is read for already"
    assert areas.offer([("place:1", "第一片区"), ("place:2", "第二片区")])
    assert (areas.value, areas.words) == ("place:2", "第二片区")


def test_an_area_that_is_not_there_any_more_shows_all(qtbot: QtBot) -> None:
    areas = box(qtbot)
    areas.wish("place:9")
    assert not areas.offer([("place:1", "第一片区")]), "what was read for it is not what is shown"
    assert (areas.value, areas.words) == ("", "")


def test_a_way_back_to_all_areas_leads_to_all(qtbot: QtBot) -> None:
    areas = box(qtbot)
    areas.wish("place:1")
    areas.offer([("place:1", "第一片区")])
    areas.offer([("place:1", "第一片区"), ("place:2", "第二片区")])
    assert areas.value == "place:1", "what was chosen stays chosen"
    areas.wish("")
    assert areas.offer([("place:1", "第一片区")]) and areas.value == ""
