"""The facilities of an estate by kind: each total is the sum of the rows under it, and together they are the whole."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from exporters.handout.content import Audience
from exporters.handout.scope import find_part
from exporters.paper_kit.page import stamp
from exporters.papers.frame import Head
from exporters.remarks import Remark
from exporters.screening import Screen
from storage.community import facilities, places
from storage.community.facilities import KINDS, STATES, Facility, amount, by_kind
from storage.community.known_names import known_names
from storage.engine import Database

if TYPE_CHECKING:
    from storage.workspace import Workspace

KIND = "设施清单"


@dataclass(frozen=True)
class FacilityLine:
    """One entry as it is printed."""

    what: str
    where: str
    count: int
    state: str
    built: int | None
    note: str


@dataclass(frozen=True)
class FacilityKind:
    """One kind with its entries."""

    name: str
    pieces: int
    poor: int
    """Pieces that are worn, out of order or missing."""
    lines: tuple[FacilityLine, ...]


@dataclass(frozen=True)
class FacilityList:
    """Everything on the paper."""

    head: Head
    kinds: tuple[FacilityKind, ...]
    remarks: tuple[Remark, ...] = ()

    @property
    def pieces(self) -> int:
        return sum(one.pieces for one in self.kinds)

    @property
    def entries(self) -> int:
        return sum(len(one.lines) for one in self.kinds)


def gather(ws: Workspace, *, area: str = "", audience: Audience = "public") -> FacilityList:
    """Read the facilities within *area* (its record or name), or of everything; a community is its own record.

    Raises `UserError` EXPORT_002 for no such place.
    """
    names = {community.id: community.name for community in ws.communities()}
    now = ws.clock()

    def read(db: Database) -> FacilityList:
        part = (places.load(db, area) or find_part(db, area)) if area else None
        whole = part is None or part.level == "community"
        home = part.community if part else ""
        found = by_kind(db, within="" if whole or part is None else part.id, community=home)
        screen = Screen(known_names(db))
        public = audience == "public"

        def label(place: places.Place) -> str:
            return place.public_label if public else place.path or place.name

        stands = places.standing(db)
        known = places.load_many(db, (stands.get(place, place) for place in _places(found)))

        def line(one: Facility) -> FacilityLine:
            what = screen(one.title, where="设施名称") if public else one.title
            state = (
                screen(STATES.get(one.state, one.state), where="设施状况")
                if public
                else STATES.get(one.state, one.state)
            )
            note = "" if public else one.note
            at = known.get(stands.get(one.place, one.place))
            return FacilityLine(what, label(at) if at else "", amount([one]), state, one.built, note)

        kinds = []
        for kind, rows in found.items():
            poor = amount([one for one in rows if one.state in ("worn", "broken", "missing")])
            if rows:
                kinds.append(FacilityKind(KINDS[kind], amount(rows), poor, tuple(map(line, rows))))
        homes = {one.community for rows in found.values() for one in rows} or {ws.community}
        community = "、".join(name for rec, name in names.items() if rec == home or (not home and rec in homes))
        where = label(part) if part and not whole else ""
        head = Head(KIND, f"{where}设施清单", community, audience, f"{now:%Y-%m-%d}", where, made=stamp(now))
        return FacilityList(head, tuple(kinds), tuple(screen.remarks))

    return ws.read(read)


def _places(found: dict[str, tuple[facilities.Facility, ...]]) -> set[str]:
    return {one.place for rows in found.values() for one in rows if one.place}
