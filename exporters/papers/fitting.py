"""The sheet of an installation day: home by home what is to be fitted, with boxes to tick and room to sign."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from exporters.handout.content import Audience
from exporters.handout.scope import find_part
from exporters.paper_kit.page import stamp
from exporters.papers.frame import Head
from storage.community import devices, issue_queues, places, plans
from storage.community.places import Place
from storage.engine import Database

if TYPE_CHECKING:
    from storage.workspace import Workspace

AGREED = {"yes": "已同意", "no": "未同意", "unsure": "未确认"}


@dataclass(frozen=True)
class Device:
    """So many of one device still to be fitted at a place."""

    name: str
    count: int
    where: str = ""
    agreed: str = ""
    note: str = ""


@dataclass(frozen=True)
class Home:
    """One place and its devices."""

    label: str
    devices: tuple[Device, ...]


@dataclass(frozen=True)
class Fitting:
    """Everything on the sheet. A public one knows homes by their codes and keeps notes to itself."""

    head: Head
    homes: tuple[Home, ...]
    # device and how many are to be brought along
    bring: tuple[tuple[str, int], ...]


def gather(ws: Workspace, *, area: str = "", day: str = "", audience: Audience = "internal") -> Fitting:
    """Read what is still to be fitted, in one *area* or everywhere. Raises `UserError` EXPORT_002."""
    names = {community.id: community.name for community in ws.communities()}
    public = audience == "public"

    def read(db: Database) -> Fitting:
        part = find_part(db, area) if area else None
        by_home: dict[str, tuple[Place | None, list[plans.Demand]]] = {}
        fictional = False
        for one in plans.demands(db, open_only=True):
            place = places.load(db, one.place)
            inside = part is None or (place is not None and part.id in (place.id, place.area, place.building))
            if inside and not (public and _cared_for(db, one)):
                by_home.setdefault(one.place, (place, []))[1].append(one)
                fictional = fictional or one.fictional
        homes = sorted(by_home.values(), key=lambda home: home[0].path if home[0] else "")
        asked = [one for _, found in homes for one in found]
        order = [*devices.DEVICES]
        known = sorted({one.device for one in asked}, key=lambda d: (order.index(d) if d in order else len(order), d))
        where = part.name if part else ""
        community = names.get(part.community if part else ws.community, "")
        head = Head(
            "安装勾选单", f"{where}硬件加装", community, audience, day, made=stamp(ws.clock()), fictional=fictional
        )
        return Fitting(
            head,
            tuple(Home(_label(place, public), tuple(_device(one, public) for one in found)) for place, found in homes),
            tuple((devices.label(d), sum(one.remaining for one in asked if one.device == d)) for d in known),
        )

    return ws.read(read)


def _label(place: Place | None, public: bool) -> str:
    if place is None:
        return "地点不详"
    return place.public_label if public else place.path


def _device(one: plans.Demand, public: bool) -> Device:
    name = devices.label(one.device)
    if public:
        return Device(name, one.remaining)
    return Device(name, one.remaining, one.where_put, AGREED.get(one.landlord_agrees, one.landlord_agrees), one.note)


def _cared_for(db: Database, one: plans.Demand) -> bool:
    return bool(one.issue) and issue_queues.queue_of(db, one.issue) == issue_queues.CARE
