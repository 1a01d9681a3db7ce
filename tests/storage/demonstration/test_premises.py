"""In the demonstration the pages of rooms, facilities, schedules, rotas and things handed out are not empty."""

from __future__ import annotations

import pytest

from exporters.papers.making import PAPERS, Wanted
from storage.community import distributions, facilities, rosters, schedules, venues
from storage.demonstration.premises import CARD, CLEARING, ROOM, ROTA, SPARE
from storage.workspace import Workspace
from tests.exporters.reading import text


def test_rooms_stand_as_they_were_turned_and_one_evening_is_booked_twice(told: Workspace) -> None:
    named = {one.title: one.id for one in told.read(venues.venues.select)}
    assert set(named) == {ROOM, SPARE}
    day = "2022-11-20"
    states = [told.read(lambda db, room=room: venues.state_on(db, named[room], on=day)).value for room in (ROOM, SPARE)]
    assert states == ["in_use", "converting"]
    assert len(told.read(lambda db: venues.clashes(db, venue=named[ROOM], day="2022-11-25", slot="evening"))) == 2
    assert told.read(lambda db: venues.staff(db, named[ROOM])) == (5, {"志愿者": 4, "社工": 1})


def test_facilities_of_four_kinds_add_up(told: Workspace) -> None:
    found = told.read(facilities.by_kind)
    sums = {kind: facilities.amount(rows) for kind, rows in found.items() if rows}
    assert sums == {"fire": 7, "water": 2, "gas": 1, "parking": 8}
    assert "合计5条18件15件" in text(PAPERS["facilities"](told, Wanted()).data)


def test_the_clearing_day_has_its_notice_and_the_rota_its_gaps(told: Workspace) -> None:
    read = text(PAPERS["schedule"](told, Wanted(record=CLEARING, first_day="2022-10-01")).data)
    assert "每周六09:00–11:00" in read and "滘心巷东头空地" in read and "0757-00000000" in read
    (rota,) = told.read(lambda db: schedules.schedules.select(db, "title = ?", (ROTA,)))
    turns = told.read(lambda db: rosters.turns(db, schedule=rota.id, since="2022-10-08", until="2022-10-23"))
    assert (len(turns), sum(one.gap for one in turns)) == (12, 4)


@pytest.mark.parametrize("kind", ["schedule", "rota", "facilities"])
def test_on_paper_nobody_is_named_in_public(told: Workspace, kind: str) -> None:
    read = text(PAPERS[kind](told, Wanted(audience="public", first_day="2022-10-08")).data)
    assert "虚构示例" in read and "居民志愿者" not in read and "租客志愿者" not in read


def test_cards_are_counted_by_home(told: Workspace) -> None:
    homes = told.read(lambda db: distributions.by_home(db, CARD))
    brought, taken, rows = told.read(lambda db: distributions.totals(db, CARD))
    assert len(rows) == len(homes) > 2 and brought - taken == 1
    assert sum(not one.taught for one in homes.values()) == 1
