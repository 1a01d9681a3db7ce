"""A pact as a sheet to hang up or to sign: its clauses, which version they are, and how many signed of how many."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from exporters.handout.content import Audience
from exporters.paper_kit.page import stamp
from exporters.papers.frame import Head
from exporters.remarks import Remark
from exporters.screening import Screen
from forms.errors import UserError
from storage.community import pacts, places
from storage.community.known_names import known_names
from storage.community.pacts import Pact, Version
from storage.community.people import party_label
from storage.engine import Database

if TYPE_CHECKING:
    from storage.workspace import Workspace

MOST_HOMES = 400
"""A sheet to sign has so many homes at most: a building or an area, never a whole community."""


@dataclass(frozen=True)
class Sheet:
    """Everything on the paper. Without clauses it is an empty one to write on."""

    head: Head
    number: int
    day: str
    adopted: bool
    clauses: tuple[str, ...]
    signed: int
    homes: int
    parties: tuple[str, ...]
    # only where insiders sign: the home and the day on which it signed
    lines: tuple[tuple[str, str], ...]
    remarks: tuple[Remark, ...] = ()


@dataclass(frozen=True)
class Gathered:
    """The sheet, and the pact it is of."""

    sheet: Sheet
    pact: str


def gather(ws: Workspace, *, pact: str = "", audience: Audience = "public") -> Gathered:
    """Read *pact* by title or record, or the one that began last, in the version that was adopted, else the latest.

    A public one says how many households signed, and never which. Raises `UserError` EXPORT_062 without such a pact;
    without any the sheet is empty.
    """
    names = {community.id: community.name for community in ws.communities()}

    def read(db: Database) -> Gathered:
        found = pacts.pacts.select(db, "id = ? OR title = ? OR ? = ''", (pact, pact, pact), order="begun DESC")
        if pact and not found:
            raise UserError("EXPORT_062", pact=pact)
        made = stamp(ws.clock())
        if not found:
            head = Head("公约", "公约", names.get(ws.community, ""), audience, made=made)
            return Gathered(Sheet(head, 0, "", False, (), 0, 0, (), ()), "")
        return Gathered(_sheet(db, found[0], names, audience, made), found[0].id)

    return ws.read(read)


def standing(versions: list[Version]) -> Version | None:
    """The version in force: the last one adopted, else the last one written."""
    adopted = [one for one in versions if one.value == "adopted"]
    found = adopted or versions
    return found[-1] if found else None


def _sheet(db: Database, one: Pact, names: dict[str, str], audience: Audience, made: str) -> Sheet:
    public = audience == "public"
    screen = Screen(known_names(db))

    def words(text: str, where: str) -> str:
        return screen(text, where=where) if public else text

    now = standing(pacts.history(db, one.id))
    number = int(now.key) if now else 0
    signed = pacts.signed(db, one.id, version=number) if now else []
    households = {each.key: each.day for each in signed if each.kind == "household"}
    homes = places.units(db, one.place) if one.place else []
    where = places.load(db, one.place) if one.place else None
    lines: tuple[tuple[str, str], ...] = ()
    if not public and len(homes) <= MOST_HOMES:
        lines = tuple((home.path, households.get(home.id, "")) for home in homes)
    head = Head(
        kind="公约",
        title=words(one.title, "公约名称"),
        community=names.get(one.community, ""),
        audience=audience,
        when=now.day if now else one.begun,
        where=(where.public_label if public else where.path) if where else "",
        made=made,
    )
    return Sheet(
        head=head,
        number=number,
        day=now.day if now else "",
        adopted=bool(now and now.value == "adopted"),
        clauses=tuple(words(each, f"第{n}条") for n, each in enumerate(now.clauses, start=1)) if now else (),
        signed=len(households),
        homes=len(homes),
        parties=tuple(words(party_label(each.key), "签约方") for each in signed if each.kind == "party"),
        lines=lines,
        remarks=tuple(dict.fromkeys(screen.remarks)),
    )
