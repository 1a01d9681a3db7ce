"""Anything is found by two characters, each kind for itself, with the records it belongs to."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from storage.community import cases, finder, issues, meetings, opinions, people, tasks
from storage.workspace import Workspace


@pytest.fixture
def known(ws: Workspace, build: Callable[[str], list[str]]) -> dict[str, str]:
    area, *_, house, _ = build("第一片区 榕树巷1-2号")

    def tell(txn) -> dict[str, str]:
        issue = issues.report(
            txn, place=house, item="ebike_common", day="2022-09-01", level="major", note="楼道充电", source="phone"
        )
        case = cases.cases.add(txn, title="楼道充电怎么办", begun="2022-09-02")
        meeting = meetings.meetings.add(txn, title="楼道充电议事会", day="2022-09-03", case=case)
        said = opinions.add(txn, day="2022-09-03", party="tenant", words="楼道充电没地方去", source="door", issue=issue)
        person = people.persons.add(txn, name="充电桩何工", party="expert")
        task = tasks.add(txn, title="量充电桩位置", given_on="2022-09-04", meeting=meeting)
        return {"issue": issue, "case": case, "meeting": meeting, "opinion": said, "person": person, "task": task}

    return {"area": area, "house": house} | ws.write_now(tell)


def found(ws: Workspace, text: str) -> dict[str, list[finder.Found]]:
    return {group.kind: list(group.found) for group in ws.read(lambda db: finder.find(db, text))}


def test_two_characters_find_every_kind(ws: Workspace, known: dict[str, str]) -> None:
    here = found(ws, "充电")
    assert {kind: [one.rec for one in lines] for kind, lines in here.items()} == {
        kind: [known[kind]] for kind in ("issue", "person", "meeting", "case", "task", "opinion")
    }
    assert here["opinion"][0].at == (("issue", known["issue"]),)
    assert here["task"][0].at[0] == ("meeting", known["meeting"])


def test_a_place_is_found_by_any_part_of_its_whole_name_the_larger_first(ws: Workspace, known: dict[str, str]) -> None:
    assert [one.rec for one in found(ws, "片区")["place"]][0] == known["area"]
    assert [one.rec for one in found(ws, "片区 1号")["place"]] == [known["house"]]


def test_of_many_issues_it_is_said_how_many_there_are(ws: Workspace, known: dict[str, str]) -> None:
    groups = ws.read(lambda db: finder.find(db, "榕树巷", each=1))
    issue = next(group for group in groups if group.kind == "issue")
    assert issue.total == 1 and len(issue.found) == 1


@pytest.mark.parametrize("text", ["", "  ", "没有的词", "%", "'", '" OR'])
def test_what_nobody_wrote_and_signs_find_nothing_and_break_nothing(
    ws: Workspace, known: dict[str, str], text: str
) -> None:
    assert found(ws, text) == {}
