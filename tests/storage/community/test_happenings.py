"""What happened at a place, to a person, about an issue: everything dated, oldest first, each with its record."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from storage.community import case_cycles, cases, happenings, issues, meetings, opinions, people, places, tasks
from storage.engine import Database
from storage.workspace import Workspace
from tests.exporters.seed import told  # noqa: F401


def test_an_issue_tells_of_findings_steps_voices_topics_tasks_and_its_case(
    ws: Workspace, build: Callable[[str], list[str]], visit: Callable[..., str]
) -> None:
    house = build("第一片区 1号")[-1]
    visit(house, "2022-08-10", exit_clear="fail")
    issue = issues.issue_id(house, "exit_clear")

    def tell(txn) -> None:
        issues.accept(txn, issue=issue, day="2022-08-11", office="社区")
        opinions.add(txn, day="2022-08-12", party="tenant", words="堵了半年", source="door", issue=issue, place=house)
        opinions.add(txn, day="2022-08-13", party="landlord", words="没地方放", source="door", issue=issue, place=house)
        case = cases.cases.add(txn, title="通道", begun="2022-08-14")
        case_cycles.attach(txn, case=case, issue=issue)
        meeting = meetings.meetings.add(txn, title="议事会", day="2022-08-15")
        from storage.community.deliberation import put_on_agenda

        put_on_agenda(txn, meeting=meeting, wanted=[issue])
        tasks.add(txn, title="清走", given_on="2022-08-16", issue=issue)
        issues.add_note(txn, issue=issue, day="2022-08-17", by="社工", note="再看看")

    ws.write_now(tell)
    found = ws.read(lambda db: happenings.of_issue(db, issue))
    kinds = ["finding", "step", "opinion", "opinion", "case", "topic", "task", "note"]
    assert [one.kind for one in found] == kinds
    assert [one.day for one in found] == [f"2022-08-{day}" for day in range(10, 18)]
    assert [one.title for one in found if one.kind == "opinion"] == ["堵了半年", "没地方放"]  # never made one


def test_a_place_tells_of_what_is_inside_it_and_the_community_of_everything(
    ws: Workspace, root: str, build: Callable[[str], list[str]], visit: Callable[..., str]
) -> None:
    area, one, other = build("第一片区 1-2号")
    visit(one, "2022-08-10", exit_clear="fail")
    visit(other, "2022-08-11", exit_clear="fail")
    person = ws.write_now(lambda txn: people.persons.add(txn, name="陈姨", party="resident"))
    from storage.community.duties import give_duty

    ws.write_now(lambda txn: give_duty(txn, place=one, person=person, since="2022-08-12"))
    assert [found.kind for found in ws.read(lambda db: happenings.at_place(db, one))] == ["issue", "visit", "duty"]
    assert len(ws.read(lambda db: happenings.at_place(db, area))) == 5
    assert len(ws.read(lambda db: happenings.at_place(db, root))) == 5
    assert ws.read(lambda db: happenings.at_place(db, area, within=False)) == []
    seen_from_the_area = ws.read(lambda db: happenings.at_place(db, area))
    assert [found.where for found in seen_from_the_area] == ["1号", "1号", "2号", "2号", "1号"]
    assert {found.where for found in ws.read(lambda db: happenings.at_place(db, one))} == {""}
    duty = ws.read(lambda db: happenings.of_person(db, person))
    assert [(found.kind, found.rec) for found in duty] == [("duty", one)]
    ws.write_now(lambda txn: places.merge(txn, place=other, into=one))
    assert {found.kind for found in ws.read(lambda db: happenings.at_place(db, one))} == {"issue", "visit", "duty"}
    assert sum(found.kind == "visit" for found in ws.read(lambda db: happenings.at_place(db, one))) == 2


@pytest.mark.parametrize("level", ["community", "area", "building", "unit"])
def test_the_latest_lines_and_their_number_are_those_of_the_whole(
    told: Workspace,  # noqa: F811
    level: str,
) -> None:
    def compare(db: Database) -> None:
        for place in places.tree(db, levels=(level,)):
            for within in (True, False):
                every = happenings.at_place(db, place.id, within=within)
                extent = happenings.extent_at(db, place.id, within=within)
                days = (every[0].day, every[-1].day) if every else ("", "")
                assert extent == happenings.Extent(len(every), *days)
                for many in (1, 7, 10_000):
                    latest = happenings.at_place(db, place.id, within=within, latest=many)
                    assert [one.day for one in latest] == [one.day for one in every[-many:]]
                    assert set(latest) <= set(every) and len(set(latest)) == len(latest)
                    day = latest[0].day if latest else ""
                    before = happenings.at_place(db, place.id, within=within, latest=many, until=day)
                    assert [one.day for one in before] == [one.day for one in every if one.day <= day or not day][
                        -many:
                    ]

    told.read(compare)


def test_the_lines_of_a_house_merged_into_another_area_stand_there(
    ws: Workspace, root: str, build: Callable[[str], list[str]], visit: Callable[..., str]
) -> None:
    first, one = build("第一片区 1号")
    second, other = build("第二片区 9号")
    visit(one, "2022-08-10", exit_clear="fail")
    ws.write_now(lambda txn: places.merge(txn, place=one, into=other))

    def kinds(place: str) -> list[str]:
        return [found.kind for found in ws.read(lambda db: happenings.at_place(db, place))]

    assert kinds(first) == [] and kinds(second) == kinds(root) == kinds(other) == ["issue", "visit"]
