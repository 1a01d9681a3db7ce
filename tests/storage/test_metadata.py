"""What a person notes of themselves is theirs, and stays on this laptop."""

from __future__ import annotations

import pytest

from storage.metadata import metadata, set_metadata


def test_each_person_of_a_laptop_has_an_address_of_their_own(ws):
    set_metadata(ws, "email", " chen@example.org ")
    set_metadata(ws, "phonenumber", "0750 123")
    assert metadata(ws) == {
        "username": "陈姑娘",
        "deviceid": ws.device_id,
        "email": "chen@example.org",
        "phonenumber": "0750 123",
    }
    ws.person = "李姑娘"
    assert (metadata(ws)["email"], metadata(ws)["username"]) == ("", "李姑娘")


def test_nothing_else_can_be_noted(ws):
    with pytest.raises(ValueError, match="username"):
        set_metadata(ws, "username", "x")


def test_what_is_noted_is_no_event_that_travels(ws):
    before = ws.read(lambda db: db.conn.execute("SELECT count(*) FROM event").fetchone())
    set_metadata(ws, "email", "chen@example.org")
    assert ws.read(lambda db: db.conn.execute("SELECT count(*) FROM event").fetchone()) == before
