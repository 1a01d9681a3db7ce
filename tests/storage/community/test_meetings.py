"""Meetings: people, parties, agenda and what was said."""

from __future__ import annotations

from collections.abc import Callable

from storage.community import issues, meetings
from storage.community.activities import activities, participations
from storage.community.ledger import add_row
from storage.community.meetings import Attendee, count
from storage.workspace import Workspace


def signed(*lines: tuple[str, str]) -> list[Attendee]:
    return [Attendee("meeting:1", f"k{n}", party, "", person) for n, (party, person) in enumerate(lines)]


def test_thirteen_lines_are_thirteen_people_of_six_parties() -> None:
    parties = (
        ["safety_office"]
        + ["migrant_office"] * 2
        + ["committee"] * 2
        + ["neighbour"] * 3
        + ["landlord"] * 2
        + ["ngo"] * 3
    )
    there = count(signed(*[(party, f"person:{n}") for n, party in enumerate(parties)]))
    assert (there.people, len(there.parties), there.by_party["ngo"]) == (13, 6, 3)


def test_somebody_who_signs_twice_is_one_person_of_one_party() -> None:
    there = count(signed(("grid", "person:1"), ("resident", "person:1"), ("resident", "")))
    assert (there.people, there.by_party) == (2, {"resident": 1, "grid": 1})


def test_changing_somebodys_party_changes_the_parties(ws: Workspace) -> None:
    meeting = ws.write_now(lambda txn: meetings.meetings.add(txn, title="沟通会", day="2022-08-26"))
    key = ws.write_now(lambda txn: add_row(txn, rec=meeting, repeat="attendee", value="landlord", name="房东A"))
    assert ws.read(lambda db: meetings.presence(db, meeting)).parties == ("landlord",)
    ws.write_now(lambda txn: txn.append("meeting", meeting, {f"attendee:{key}": "tenant"}))
    assert ws.read(lambda db: meetings.presence(db, meeting)).parties == ("tenant",)


def test_the_whole_case_has_more_parties_than_a_meeting(ws: Workspace) -> None:
    def tell(txn):  # type: ignore[no-untyped-def]
        meeting = meetings.meetings.add(txn, title="沟通会", day="2022-08-26", case="case:1")
        add_row(txn, rec=meeting, repeat="attendee", value="landlord")
        activity = activities.add(txn, title="便民日", day="2022-09-09", case="case:1")
        participations.add(txn, activity=activity, party="expert", count=2)
        return meeting

    meeting = ws.write_now(tell)
    assert len(ws.read(lambda db: meetings.presence(db, meeting)).parties) == 1
    assert ws.read(lambda db: meetings.parties_over(db, case="case:1")) == ("landlord", "expert")


def test_the_agenda_lists_what_is_open_with_its_age(
    ws: Workspace, build: Callable[[str], list[str]], visit: Callable[..., str]
) -> None:
    house = build("第一片区 1号")[1]
    visit(house, "2022-08-06", exit_sign="fail", ebike_common="fail")
    visit(house, "2022-08-20", rubbish_bulky="fail")
    solved = next(issue.id for issue in ws.read(issues.rows) if issue.item == "exit_sign")
    ws.write_now(lambda txn: issues.finish(txn, issue=solved, day="2022-08-10", by="房东A", note="装好了"))
    ws.write_now(lambda txn: issues.recheck(txn, issue=solved, day="2022-08-11", by="社工", result="pass"))
    found = ws.read(lambda db: meetings.agenda(db, day="2022-08-26", since="2022-08-10"))
    assert [(entry.issue.item, entry.age_days, entry.new) for entry in found] == [
        ("ebike_common", 20, False),
        ("rubbish_bulky", 6, True),
    ]


def test_what_a_party_said_is_kept_apart(ws: Workspace) -> None:
    meeting = ws.write_now(lambda txn: meetings.meetings.add(txn, title="沟通会", day="2022-08-26"))
    for party, kind, words in (
        ("landlord", "cause", "没有空间"),
        ("landlord", "wish", "电线规整"),
        ("shop", "worry", "影响生意"),
    ):
        ws.write_now(
            lambda txn, p=party, k=kind, w=words: add_row(
                txn, rec=meeting, repeat="statement", value=w, party=p, kind=k
            )
        )
    said = ws.read(lambda db: meetings.statements_by_party(db, meeting))
    assert {party: len(statements) for party, statements in said.items()} == {"landlord": 2, "shop": 1}


def test_the_meeting_before_is_found(ws: Workspace) -> None:
    for day in ("2022-08-26", "2022-09-30"):
        ws.write_now(lambda txn, day=day: meetings.meetings.add(txn, title="议事会", day=day))
    last = ws.read(lambda db: meetings.before(db, "2022-10-01"))
    assert last is not None
    assert last.day == "2022-09-30"
