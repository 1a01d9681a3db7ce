"""What tests of the ledgers share: a place to stand on, and the law that holds for all of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from storage.community.place_bulk import parse_bulk
from storage.community.places import add_places, root_id
from storage.workspace import Workspace


@pytest.fixture
def root(ws: Workspace) -> str:
    """The place that is the community itself."""
    return root_id(ws.community)


@pytest.fixture
def build(ws: Workspace, root: str) -> Callable[[str], list[str]]:
    """Create the places of a definition; returns their ids."""

    def create(definition: str) -> list[str]:
        return ws.write_now(lambda txn: add_places(txn, wanted=parse_bulk(definition), parent=root))

    return create


@pytest.fixture(autouse=True)
def rebuilt_equals_grown(request: pytest.FixtureRequest) -> Iterator[None]:
    """After every test with a workspace: what was derived step by step is what a rebuild derives."""
    workspace = request.getfixturevalue("ws") if "ws" in request.fixturenames else None
    yield
    if workspace is not None:
        grown = workspace.digests()
        workspace.rebuild()
        assert workspace.digests() == grown


@pytest.fixture
def visit(ws: Workspace) -> Callable[..., str]:
    """Keep a finished inspection of a place, as a form session would hand it over; returns its record."""
    from storage.records import save_answers

    def keep(place: str, day: str, *, kind: str = "routine", rooms: dict[str, str] | None = None, **items: str) -> str:
        from storage.community.checklist_items import checklist

        fields = {"visit_date": day, "visit_kind": kind, "inspectors": "巡查组"}
        for name, verdict in items.items():
            item = next((item for item in checklist() if name == item or name.startswith(f"{item}_")), "")
            fields[f"items/{checklist()[item].group}/{name}" if item else name] = verdict
        for order, (room, fails) in enumerate((rooms or {}).items(), start=1):
            row = f"room:{room.partition(':')[2]}"
            fields |= {row: str(order), f"{row}/room_no": "室", f"{row}/room_place": room, f"{row}/room_seen": "seen"}
            fields |= {f"{row}/room_fails": fails} if fails else {}
        return ws.write_now(
            lambda txn: save_answers(
                txn, rec=None, form_id="rental_inspection", version="1", fields=fields, place=place
            )
        )

    return keep
