"""A workspace of several communities: what belongs to a place of one is kept in the log of that one."""

from __future__ import annotations

from storage import heads
from storage.community import concerns, duties, meetings, opinions, places, schedules, tasks
from storage.workspace import Workspace


def test_a_record_goes_where_its_place_or_meeting_is(ws: Workspace) -> None:
    other = ws.add_community("第二社区")
    place = places.root_id(other)

    def tell(txn):  # type: ignore[no-untyped-def]
        issue = concerns.report(txn, place=place, kind="road", words="坏", day="2022-09-01", source="phone")
        task = tasks.from_issue(txn, issue=issue, given_on="2022-09-01")
        plan = schedules.add(txn, title="巡查", kind="patrol", since="2022-09-01", place=place)
        meeting = meetings.meetings.add(txn, title="议事", day="2022-09-02")
        return {"issue": issue, "task": task, "plan": plan, "meeting": meeting}

    made = ws.write_now(tell)
    (said,) = ws.read(lambda db: opinions.select(db, issue=made["issue"]))
    made["opinion"] = said.id
    homes = {name: ws.read(lambda db, rec=rec: heads.load(db, rec).community) for name, rec in made.items()}
    assert homes == {
        "issue": other,
        "task": other,
        "plan": other,
        "opinion": other,
        "meeting": ws.community,
    }


def test_whoever_answers_for_a_community_leaves_its_place_alone(ws: Workspace) -> None:
    root = places.root_id(ws.community)
    before = ws.read(lambda db: places.load(db, root))
    ws.write_now(lambda txn: duties.give_duty(txn, place=root, person="书记", title="大党委", since="2022-01-01"))
    assert ws.read(lambda db: places.load(db, root)) == before
    assert [one.person for one in ws.read(lambda db: duties.chain(db, root, on="2022-09-01"))] == ["书记"]
