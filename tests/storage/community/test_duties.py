"""Who answers for a place."""

from __future__ import annotations

from collections.abc import Callable

from storage.community import duties
from storage.workspace import Workspace

Build = Callable[[str], list[str]]


def test_a_new_stair_head_follows_and_the_old_one_keeps_the_past(ws: Workspace, build: Build) -> None:
    building, stairwell = build("2幢 1单元")
    ws.write_now(lambda txn: duties.give_duty(txn, place=building, person="person:a", title="楼长", since="2022-01-01"))
    ws.write_now(lambda txn: duties.give_duty(txn, place=building, person="person:b", title="楼长", since="2022-06-01"))

    def who(day: str) -> str:
        duty = ws.read(lambda db: duties.responsible(db, stairwell, on=day))
        return duty.person if duty else ""

    assert (who("2021-01-01"), who("2022-05-31"), who("2022-06-01")) == ("", "person:a", "person:b")


def test_buildings_without_a_responsible_person_are_listed(ws: Workspace, build: Build) -> None:
    first, second = build("1-2幢")
    ws.write_now(lambda txn: duties.give_duty(txn, place=first, person="person:a", since="2022-01-01"))
    missing = ws.read(lambda db: duties.without_responsible(db, on="2022-02-01"))
    assert [place.id for place in missing] == [second]


def test_for_many_places_at_once_the_same_person_answers_as_for_each(ws: Workspace, build: Build) -> None:
    area, house, home, other, bare = build("第一片区 1号 301室；2号 402室")
    given = (
        (area, "person:a", "2022-01-01"), (house, "person:b", "2022-03-01"), (house, "person:c", "2022-05-01"),
        (home, "person:d", "2022-07-01"), (other, "person:e", "2023-01-01"),
    )  # fmt: skip
    for place, person, since in given:
        ws.write_now(lambda txn, p=place, who=person, day=since: duties.give_duty(txn, place=p, person=who, since=day))
    every = (area, house, home, other, bare)
    for day in ("2021-12-31", "2022-02-01", "2022-04-30", "2022-05-01", "2022-08-01", "2023-01-01"):
        alone = {place: ws.read(lambda db, at=place, on=day: duties.responsible(db, at, on=on)) for place in every}
        many = ws.read(lambda db, on=day: duties.answering(db, every, on=on))
        assert many == {place: duty.person for place, duty in alone.items() if duty}
