"""What people do with places; each returns the future of one transaction."""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import Future
from typing import TYPE_CHECKING

from storage import undoing
from storage.community import duties, places
from storage.community.place_bulk import Wanted

if TYPE_CHECKING:
    from storage.undoing import Did
    from storage.workspace import Workspace


def add(ws: Workspace, *, wanted: Sequence[Wanted], parent: str) -> Future[list[str]]:
    """Create what is missing of *wanted* under *parent*."""
    return ws.write(lambda txn: places.add_places(txn, wanted=wanted, parent=parent))


def rename(ws: Workspace, *, place: str, name: str) -> Future[Did[None]]:
    """Give a place another name."""
    return ws.write(lambda txn: undoing.do(txn, lambda inside: places.rename(inside, place=place, name=name)))


def give_duty(ws: Workspace, *, place: str, person: str, title: str) -> Future[Did[str]]:
    """Let *person* answer for a place from today on."""
    given = {"place": place, "person": person, "title": title, "since": ws.clock().date().isoformat()}
    return ws.write(lambda txn: undoing.do(txn, lambda inside: duties.give_duty(inside, **given)))


def merge(ws: Workspace, *, place: str, into: str) -> Future[None]:
    """Say that *place* is the same as *into*."""
    return ws.write(lambda txn: places.merge(txn, place=place, into=into))


def part(ws: Workspace, *, place: str) -> Future[None]:
    """Take back that *place* was the same as another."""
    return ws.write(lambda txn: places.part(txn, place=place))


def leave_out(ws: Workspace, *, place: str) -> Future[Did[None]]:
    """Leave out a place that was entered by mistake."""
    return ws.write(lambda txn: undoing.do(txn, lambda inside: places.void(inside, place=place)))
