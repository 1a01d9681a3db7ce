"""Setting a number that the community gives itself."""

from __future__ import annotations

from concurrent.futures import Future
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from storage.workspace import Workspace


def field(name: str) -> str:
    """The field of the community's record that holds the standard *name*."""
    return f"local_standard/{name}"


def set_standard(ws: Workspace, *, name: str, value: str) -> Future[str]:
    """Keep *value* for every laptop of the community; nothing takes it back."""
    record = f"community:{ws.community}"
    return ws.write(lambda txn: txn.append("community", record, {field(name): value or None}))
