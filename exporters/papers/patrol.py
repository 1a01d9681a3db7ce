"""The sheet of a patrol: what to look at in a stairwell, with three boxes a line and room to write."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from exporters.handout.content import Audience
from exporters.handout.scope import find_part
from exporters.paper_kit.page import stamp
from exporters.papers.frame import Head
from storage.community import places
from storage.community.patrols import STAIRWELL
from storage.engine import Database

if TYPE_CHECKING:
    from storage.workspace import Workspace


@dataclass(frozen=True)
class PatrolSheet:
    """Everything on the sheet. It names a place and nobody: who walked writes it by hand."""

    head: Head
    items: tuple[str, ...]


def gather(ws: Workspace, *, place: str = "", day: str = "", audience: Audience = "public") -> PatrolSheet:
    """Prepare the sheet of *place* (its id, or the name of an area or building), or of any. Raises EXPORT_002."""
    names = {community.id: community.name for community in ws.communities()}

    def read(db: Database) -> PatrolSheet:
        part = (places.load(db, place) or find_part(db, place)) if place else None
        where = part.path if part else ""
        community = names.get(part.community if part else ws.community, "")
        head = Head("楼道巡查表", f"{where}楼道巡查", community, audience, day, where, made=stamp(ws.clock()))
        return PatrolSheet(head, tuple(STAIRWELL.values()))

    return ws.read(read)
