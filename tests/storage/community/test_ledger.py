"""Ledger tables made from dataclasses."""

from __future__ import annotations

import pytest

from storage.community.ledger import add_row
from storage.community.meetings import attendees, meetings
from storage.community.people import persons
from storage.workspace import Workspace


def test_a_record_comes_back_with_its_types(ws: Workspace) -> None:
    rec = ws.write_now(lambda txn: persons.add(txn, name="犇犇", skills=["electric", "mason"], insured=True))
    found = ws.read(lambda db: persons.load(db, rec))
    assert found is not None
    assert (found.name, found.skills, found.insured, found.areas, found.phone) == (
        "犇犇",
        ("electric", "mason"),
        True,
        (),
        "",
    )
    ws.write_now(lambda txn: txn.void(rec))
    assert ws.read(lambda db: persons.load(db, rec)) is None


def test_rows_inside_a_record_are_kept_from_both_laptops(ws: Workspace) -> None:
    meeting = ws.write_now(lambda txn: meetings.add(txn, title="议事会", day="2022-08-26"))
    for name in ("房东A", "房东B"):
        ws.write_now(lambda txn, n=name: add_row(txn, rec=meeting, repeat="attendee", value="landlord", name=n))
    assert {row.name for row in ws.read(lambda db: attendees.select(db, "owner = ?", (meeting,)))} == {"房东A", "房东B"}


def test_a_field_that_the_ledger_does_not_have_is_refused(ws: Workspace) -> None:
    with pytest.raises(TypeError, match="nickname"):
        ws.write_now(lambda txn: persons.add(txn, nickname="x"))
