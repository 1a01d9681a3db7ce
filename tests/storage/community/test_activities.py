"""Attendances and people are two numbers."""

from __future__ import annotations

from storage.community import activities as a
from storage.community import people, taking_part
from storage.community.ledger import add_row
from storage.workspace import Workspace


def test_thirty_attendances_of_twelve_people(ws: Workspace) -> None:
    def tell(txn):  # type: ignore[no-untyped-def]
        activity = a.activities.add(txn, title="巡楼", day="2022-09-01")
        return [a.participations.add(txn, activity=activity, person=f"person:{n % 12}", count=1) for n in range(30)]

    rows = ws.write_now(tell)
    counted = ws.read(a.attendance)
    assert (counted.attendances, counted.people, len(counted.rows)) == (30, 12, 30)
    ws.write_now(lambda txn: txn.void(rows[0]))
    assert ws.read(lambda db: (a.attendance(db).attendances, a.attendance(db).people)) == (29, 12)


def test_booths_add_up_to_the_activity_and_are_copied_empty(ws: Workspace) -> None:
    def tell(txn):  # type: ignore[no-untyped-def]
        activity = a.activities.add(txn, title="便民日", day="2022-09-09")
        for title, count in (("猜灯谜", 34), ("留言板", 21)):
            booth = add_row(txn, rec=activity, repeat="booth", value=title)
            a.participations.add(txn, activity=activity, booth=booth, count=count)
        return activity

    activity = ws.write_now(tell)
    by_booth = ws.read(lambda db: a.by_booth(db, activity))
    assert {booth.value: there.attendances for booth, there in by_booth} == {"猜灯谜": 34, "留言板": 21}
    counted = ws.read(lambda db: a.attendance(db, activity=[activity]))
    assert (counted.attendances, counted.people, counted.unnamed) == (55, 0, 55)
    again = ws.write_now(lambda txn: a.copy_activity(txn, activity=activity, day="2022-10-09"))
    assert {booth.value: there.attendances for booth, there in ws.read(lambda db: a.by_booth(db, again))} == {
        "猜灯谜": 0,
        "留言板": 0,
    }


def test_somebody_booked_twice_at_once_is_noticed(ws: Workspace) -> None:
    def tell(txn):  # type: ignore[no-untyped-def]
        activity = a.activities.add(txn, title="加装", day="2022-09-22", slot="morning")
        a.participations.add(txn, activity=activity, person="person:1", count=1)

    ws.write_now(tell)
    found = ws.read(lambda db: a.double_booked(db, person="person:1", day="2022-09-22", slot="morning"))
    assert [activity.title for activity in found] == ["加装"]
    assert not ws.read(lambda db: a.double_booked(db, person="person:1", day="2022-09-22", slot="evening"))


def test_an_attendance_taken_off_and_noted_again_has_none_of_its_old_hours(ws: Workspace) -> None:
    def attend(hours: int) -> str:
        return ws.write_now(
            lambda txn: taking_part.take_part(txn, activity=activity, person=person, phase="doing", hours=hours)
        )

    activity = ws.write_now(lambda txn: taking_part.plan(txn, title="巡楼", kind="patrol", day="2022-09-01"))
    person = ws.write_now(lambda txn: people.persons.add(txn, name="志愿者"))
    attendance = attend(3)
    ws.write_now(lambda txn: txn.void(attendance))
    assert attend(0) == attendance
    (service,) = ws.read(lambda db: taking_part.services(db, person))
    assert service.hours == 0
    assert ws.read(lambda db: a.attendance(db, activity=[activity])).attendances == 1
