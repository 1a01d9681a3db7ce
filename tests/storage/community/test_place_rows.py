"""What is derived from a place's fields."""

from __future__ import annotations

from storage.community import places
from storage.community.place_rows import root_id, text, whole
from storage.workspace import Workspace


def test_the_community_is_the_root_and_follows_its_name(ws: Workspace) -> None:
    root = root_id(ws.community)
    ws.write_now(lambda txn: txn.append("community", f"community:{ws.community}", {"name": "敦根新社区"}))
    found = ws.read(lambda db: places.load(db, root))
    assert found is not None
    assert (found.level, found.name, found.public_label) == ("community", "敦根新社区", "敦根新社区")


def test_fields_of_another_kind_are_read_as_missing() -> None:
    fields = {"name": 5, "floor": "3", "code": True, "bad": "x"}
    assert (text(fields, "name"), whole(fields, "floor"), whole(fields, "code"), whole(fields, "bad")) == (
        "",
        3,
        None,
        None,
    )
