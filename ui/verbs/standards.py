"""The numbers that a community gives itself: read for the walk, set in the settings."""

from __future__ import annotations

from concurrent.futures import Future
from typing import TYPE_CHECKING

from storage import heads
from storage.engine import Database

if TYPE_CHECKING:
    from storage.workspace import Workspace


def field(name: str) -> str:
    """The field of the community's record that holds the standard *name*."""
    return f"local_standard/{name}"


def standard_of(db: Database, community: str) -> dict[str, str]:
    """What the community has set, by the names of `forms.checklist.load_local_standard`."""
    prefix = field("")
    fields = heads.fields(db, f"community:{community}")
    return {
        name.removeprefix(prefix): str(value) for name, value in fields.items() if name.startswith(prefix) and value
    }


def set_standard(ws: Workspace, *, name: str, value: str) -> Future[str]:
    """Keep *value* for every laptop of the community; nothing takes it back."""
    record = f"community:{ws.community}"
    return ws.write(lambda txn: txn.append("community", record, {field(name): value or None}))
