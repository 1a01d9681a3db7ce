"""Visits from the first step into a house to the finished record."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from storage.community import places, visits
from storage.records import save_answers
from storage.workspace import Workspace

Build = Callable[[str], list[str]]
Visit = Callable[..., str]


@pytest.fixture
def house(build: Build) -> str:
    return build("第一片区 1号 301-303室")[1]


def homes(ws: Workspace, house: str) -> list[str]:
    return [unit.id for unit in ws.read(lambda db: places.units(db, house))]


def test_a_visit_begins_with_the_dossier_and_a_row_for_each_home(ws: Workspace, house: str) -> None:
    dossier = {"unit_code": "DG-001", "floors_total": "5", "water_heater": "gas"}
    ws.write_now(
        lambda txn: save_answers(txn, rec=None, form_id="rental_unit", version="1", fields=dossier, place=house)
    )
    rec = visits.start_visit(ws, place=house, version="1")
    fields = ws.drafts.load(rec).fields
    assert fields["unit_code"] == "DG-001"
    assert (fields["facts/floors_total"], fields["facts/water_heater"]) == ("5", "gas")
    assert (fields["visit_kind"], fields["inspectors"]) == ("first", "陈姑娘")
    assert [fields[f"room:{home[6:]}/room_no"] for home in homes(ws, house)] == ["301室", "302室", "303室"]


def test_a_house_without_dossier_is_called_by_its_public_number(ws: Workspace, house: str) -> None:
    rec = visits.start_visit(ws, place=house, version="1")
    assert ws.drafts.load(rec).fields["unit_code"] == "第一片区 01 号"


def test_whoever_starts_again_goes_on_where_the_draft_is(ws: Workspace, house: str) -> None:
    rec = visits.start_visit(ws, place=house, version="1")
    ws.drafts.put(rec, "rental_inspection", "items/building_egress/exit_clear", "pass").result()
    assert visits.start_visit(ws, place=house, version="1") == rec
    assert ws.drafts.load(rec).fields["items/building_egress/exit_clear"] == "pass"


def test_many_homes_are_added_one_by_one(ws: Workspace, build: Build) -> None:
    building = build("22幢 1-3单元 1-6层 每层4户")[0]
    rec = visits.start_visit(ws, place=building, version="1")
    assert not [name for name in ws.drafts.load(rec).fields if name.startswith("room:")]
    home = homes(ws, building)[5]
    assert visits.add_room(ws, visit=rec, unit=home) == visits.add_room(ws, visit=rec, unit=home)
    rows = [name for name in ws.drafts.load(rec).fields if name.startswith("room:") and "/" not in name]
    assert rows == [f"room:{home[6:]}"]


def test_homes_show_how_far_they_are_even_from_a_draft(ws: Workspace, house: str, visit: Visit) -> None:
    first, second, third = homes(ws, house)
    visit(house, "2022-08-10", rooms={first: "gas_modify", second: ""})
    states = ws.read(lambda db: visits.unit_states(db, house))
    assert [states[home].state for home in (first, second, third)] == ["issues", "done", "unseen"]
    rec = visits.start_visit(ws, place=house, version="1", units=[first, third])
    row = f"room:{third[6:]}"
    ws.drafts.put(rec, "rental_inspection", f"{row}/people_now", "2").result()
    states = ws.read(lambda db: visits.unit_states(db, house))
    assert [states[home].state for home in (first, second, third)] == ["issues", "done", "in_progress"]
    ws.drafts.put(rec, "rental_inspection", f"{row}/room_seen", "seen").result()
    assert ws.read(lambda db: visits.unit_states(db, house))[third].state == "done"


def test_a_round_counts_from_its_first_day(ws: Workspace, house: str, visit: Visit, root: str) -> None:
    first, *_ = homes(ws, house)
    visit(house, "2022-08-10", rooms={first: ""})

    def progress(since: str, level: str) -> tuple[int, int]:
        found = ws.read(lambda db: visits.progress(db, root, since=since, level=level))
        return found.done, found.total

    assert progress("2022-08-01", "building") == (1, 1)
    assert progress("2022-08-01", "unit") == (1, 3)
    assert progress("2022-09-01", "building") == (0, 1)


def test_the_last_visit_and_its_answers_are_at_hand(ws: Workspace, house: str, visit: Visit) -> None:
    visit(house, "2022-08-10", exit_clear="fail")
    later = visit(house, "2022-09-10", exit_clear="pass", exit_sign="unseen")
    last = ws.read(lambda db: visits.last_visit(db, house))
    assert last is not None
    assert (last.id, last.passed, last.failed, last.unseen) == (later, 1, 0, 59)  # silence is unseen
    assert ws.read(lambda db: visits.last_answers(db, house))["items/building_egress/exit_clear"] == "pass"
    assert len(ws.read(lambda db: visits.visits_of(db, house))) == 2


def test_an_unfinished_form_is_handed_back_and_nothing_is_lost(ws: Workspace, house: str) -> None:
    rec = visits.start_visit(ws, place=house, version="1")
    fields = dict(ws.drafts.load(rec).fields)
    result = ws.write_now(lambda txn: visits.finish_visit(txn, visit=rec, fields=fields, problems=["在场人没填"]))
    assert (result.saved, result.problems) == (False, ("在场人没填",))
    assert ws.drafts.load(rec) is not None
    result = ws.write_now(
        lambda txn: visits.finish_visit(txn, visit=rec, fields=fields, problems=["在场人没填"], anyway=True)
    )
    assert result.saved
    assert ws.drafts.load(rec) is None
    assert ws.read(lambda db: visits.last_visit(db, house)).id == rec


def test_a_room_typed_by_hand_finds_its_home_or_gets_one(ws: Workspace, house: str) -> None:
    rec = visits.start_visit(ws, place=house, version="1", units=[])
    fields = dict(ws.drafts.load(rec).fields)
    for key, number in (("a", "３０２房"), ("b", "401")):
        fields |= {f"room:{key}": "1", f"room:{key}/room_no": number, f"room:{key}/room_seen": "seen"}
    ws.write_now(lambda txn: visits.finish_visit(txn, visit=rec, fields=fields))
    states = ws.read(lambda db: visits.unit_states(db, house))
    done = {place.name for place in ws.read(lambda db: places.units(db, house)) if states[place.id].state == "done"}
    assert done == {"302室", "401"}


def test_a_finished_visit_can_be_corrected(ws: Workspace, house: str, visit: Visit) -> None:
    rec = visit(house, "2022-08-10", exit_clear="fail")
    assert visits.reopen_visit(ws, visit=rec) == rec
    draft = ws.drafts.load(rec)
    assert draft.corrects
    fields = draft.fields | {"items/building_egress/exit_clear": "pass"}
    ws.write_now(lambda txn: visits.finish_visit(txn, visit=rec, fields=fields))
    assert ws.read(lambda db: visits.last_visit(db, house)).failed == 0


def test_two_visits_of_a_day_have_two_numbers(ws: Workspace, build: Build) -> None:
    _, one, two = build("第一片区 1-2号")
    numbers = [
        ws.drafts.load(visits.start_visit(ws, place=place, version="1")).fields["visit_no"] for place in (one, two)
    ]
    assert numbers[0].endswith("-01")
    assert numbers[1].endswith("-02")
