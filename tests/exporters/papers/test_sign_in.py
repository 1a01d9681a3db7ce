"""Who stands on the sign-in sheet, and what a sheet for the public leaves out."""

from __future__ import annotations

import pytest

from exporters.papers.sign_in import LEAST_BLANK, Line, gather
from forms.errors import UserError
from storage.community import deliberation, meetings, people
from storage.workspace import Workspace


def test_before_anybody_signed_those_who_agreed_stand_there_with_their_party(
    ws: Workspace, quarter: dict[str, str]
) -> None:
    ws.write_now(lambda txn: people.persons.add(txn, name="陈电工", party="expert", agreed_on="2022-08-01"))
    made = gather(ws)
    assert made.lines == (Line("陈电工", "专业人士"),) and made.source == "人员名册中同意联系的人"
    assert made.blank >= LEAST_BLANK and made.people is None
    assert not any(line.name == "张小三" for line in made.lines)


def test_those_who_came_last_time_are_expected_again(ws: Workspace, quarter: dict[str, str]) -> None:
    ws.write_now(lambda txn: deliberation.sign_in(txn, meeting=quarter["old"], party="shop", name="老王"))
    made = gather(ws)
    assert made.lines == (Line("老王", "商户"),) and "2022-06-18" in made.source


def test_who_signed_is_counted_once_for_one_party(ws: Workspace, quarter: dict[str, str]) -> None:
    for party in ("landlord", "resident"):
        ws.write_now(
            lambda txn, party=party: deliberation.sign_in(
                txn, meeting=quarter["new"], party=party, person=quarter["person"]
            )
        )
    for n in range(12):
        ws.write_now(
            lambda txn, n=n: deliberation.sign_in(txn, meeting=quarter["new"], party="neighbour", name=f"街坊{n}")
        )
    made = gather(ws)
    assert made.people == 13 and len(made.lines) == 13 and all(line.signed for line in made.lines)
    assert sum(signed for _, _, signed in made.kinds) == 13 and len(made.kinds) == 2


def test_a_public_sheet_is_blank_and_names_nobody(ws: Workspace, quarter: dict[str, str]) -> None:
    ws.write_now(lambda txn: deliberation.sign_in(txn, meeting=quarter["new"], party="landlord", name="老王"))
    made = gather(ws, audience="public")
    assert (made.lines, made.kinds, made.people, made.source) == ((), (), None, "")
    assert made.blank > LEAST_BLANK


def test_who_is_asked_to_come_finds_a_line(ws: Workspace, quarter: dict[str, str]) -> None:
    ws.write_now(lambda txn: meetings.meetings.change(txn, rec=quarter["new"], should_attend=40))
    assert gather(ws).blank == 40


def test_a_meeting_that_is_not_there_is_said(ws: Workspace, quarter: dict[str, str]) -> None:
    with pytest.raises(UserError) as raised:
        gather(ws, meeting="没有这个会")
    assert raised.value.code == "EXPORT_001"
