"""A certificate of service: what one person did as a volunteer, for that person, because they asked for it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from exporters.paper_kit.page import stamp
from exporters.papers.frame import Head
from exporters.remarks import Remark
from exporters.screening import Screen
from forms.errors import UserError
from storage.community import service_figures, taking_part
from storage.community.activities import PHASES
from storage.community.known_names import known_names
from storage.community.people import Person, persons
from storage.engine import Database

if TYPE_CHECKING:
    from storage.community.figures import Figure
    from storage.workspace import Workspace

KIND = "志愿服务证明"
ROLE = "志愿者"


@dataclass(frozen=True)
class Line:
    """One attendance as it is printed; *hours* is 0 where nobody wrote them down."""

    day: str
    title: str
    role: str
    hours: int


@dataclass(frozen=True)
class Certificate:
    """What the paper says. It holds one name."""

    head: Head
    name: str
    since: str
    until: str
    attendances: int
    activities: int
    hours: int
    timed: int
    lines: tuple[Line, ...]
    remarks: tuple[Remark, ...] = ()


@dataclass(frozen=True)
class Gathered:
    """The certificate, whose it is, and the number it rests on."""

    certificate: Certificate
    person: str
    numbers: tuple[Figure, ...]


def gather(ws: Workspace, *, person: str, first_day: str = "", last_day: str = "") -> Gathered:
    """Read what *person* (a name or record) did between two days, up to today where none is given.

    Names of others that stand in the title of an activity are left out. Raises `UserError` EXPORT_063 without a name,
    EXPORT_064 for nobody of it, EXPORT_065 for several, EXPORT_066 with nothing to certify, and LEDGER_024 until the
    person asked.
    """
    names = {community.id: community.name for community in ws.communities()}
    now = ws.clock()
    today = f"{now:%Y-%m-%d}"
    until = min(last_day, today) if last_day else today

    def read(db: Database) -> Gathered:
        known = find(db, person)
        record = taking_part.service_record(db, known.id, on=today)
        did = taking_part.services(db, known.id, since=first_day, until=until)
        if not did:
            raise UserError("EXPORT_066", name=known.name)
        record = taking_part.ServiceRecord(known, did)
        screen = Screen(known_names(db) - {known.name})
        lines = tuple(
            Line(
                one.day,
                screen(one.title, where="活动名称"),
                "，".join(part for part in (ROLE, PHASES.get(one.phase, one.phase), screen(one.booth, where="摊位名称"))
                         if part),
                one.hours,
            )
            for one in did
        )  # fmt: skip
        head = Head(
            kind=KIND,
            title=KIND,
            community=names.get(known.community, ""),
            audience="internal",
            when=until,
            made=stamp(now),
            fictional=known.fictional,
        )
        made = Certificate(
            head=head, name=known.name, since=first_day or did[0].day, until=until, attendances=record.attendances,
            activities=record.activities, hours=record.hours, timed=record.timed, lines=lines,
            remarks=tuple(screen.remarks),
        )  # fmt: skip
        return Gathered(made, known.id, (service_figures.service(db, known.id, since=first_day, until=until),))

    return ws.read(read)


def find(db: Database, person: str) -> Person:
    """The one person of a name or record."""
    wanted = person.strip()
    if not wanted:
        raise UserError("EXPORT_063")
    found = persons.select(db, "id = ? OR name = ?", (wanted, wanted), order="id")
    if not found:
        raise UserError("EXPORT_064", name=wanted)
    if len(found) > 1:
        raise UserError("EXPORT_065", name=wanted, count=len(found), known=", ".join(one.id for one in found))
    return found[0]
