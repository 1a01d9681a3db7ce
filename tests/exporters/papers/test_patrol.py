"""The sheet of a patrol: what to look at in a stairwell, and nobody's name."""

from __future__ import annotations

import pytest

from exporters.papers.patrol import gather
from forms.errors import UserError
from storage.community.patrols import STAIRWELL
from storage.workspace import Workspace


def test_the_sheet_of_a_building_says_where_and_what_to_look_at(ws: Workspace, quarter: dict[str, str]) -> None:
    made = gather(ws, place=quarter["house"])
    assert made.head.where and made.head.where in made.head.title
    assert made.items == tuple(STAIRWELL.values()) and len(made.items) == 12


def test_a_sheet_of_an_area_is_named_by_it_and_one_without_a_place_is_for_any(
    ws: Workspace, quarter: dict[str, str]
) -> None:
    assert gather(ws, place="第一片区").head.where == "第一片区"
    assert gather(ws).head.where == ""


def test_a_place_that_is_not_there_is_said(ws: Workspace) -> None:
    with pytest.raises(UserError) as raised:
        gather(ws, place="第九片区")
    assert raised.value.code == "EXPORT_002"
