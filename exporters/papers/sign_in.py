"""The sign-in sheet: who is expected, each with the party they come for, and lines for whoever comes besides."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from exporters.handout import LATEST
from exporters.handout.content import Audience
from exporters.handout.scope import Scope, find_scope
from exporters.paper_kit.page import stamp
from exporters.papers.frame import Head
from exporters.remarks import Remark
from storage.community import meetings
from storage.community.people import party_label, party_order, persons
from storage.engine import Database

if TYPE_CHECKING:
    from storage.workspace import Workspace

# So many lines at least for people nobody expected, and so many people at most who are written in from the register.
LEAST_BLANK, MOST_KNOWN = 8, 60


@dataclass(frozen=True)
class Line:
    """Somebody who is expected, or has signed."""

    name: str
    party: str
    signed: bool = False


@dataclass(frozen=True)
class SignIn:
    """Everything on the sheet. *kinds* are parties with how many are expected and how many have signed.

    A public sheet has blank lines only and names no party that few came for.
    """

    head: Head
    lines: tuple[Line, ...]
    blank: int
    kinds: tuple[tuple[str, int, int], ...]
    asked: int | None
    # how many signed in, each person once; None before anybody has
    people: int | None
    source: str
    remarks: tuple[Remark, ...] = ()


def gather(ws: Workspace, *, meeting: str = LATEST, audience: Audience = "internal") -> SignIn:
    """Read who is expected at *meeting*. Raises `UserError` EXPORT_001 without such a meeting."""
    names = {community.id: community.name for community in ws.communities()}

    def read(db: Database) -> SignIn:
        scope = find_scope(db, meeting=meeting, area="", community_names=names, public=audience == "public")
        return _read(db, scope, audience, stamp(ws.clock()))

    return ws.read(read)


def _read(db: Database, scope: Scope, audience: Audience, made: str) -> SignIn:
    held = scope.meeting
    there = meetings.presence(db, held.id)
    once: dict[str, meetings.Attendee] = {}
    for signed_in in meetings.attendees.select(db, "owner = ?", (held.id,), order="key"):
        once.setdefault(signed_in.person or signed_in.key, signed_in)
    people, source = {key: Line(each.name, each.party, True) for key, each in once.items()}, ""
    if not people:
        people, source = _expected(db, scope)
    lines = sorted(people.values(), key=lambda one: (party_order(one.party), one.name))
    kinds = {one.party: (0, 0) for one in lines}
    for one in lines:
        known, signed = kinds[one.party]
        kinds[one.party] = (known + 1, signed + one.signed)

    more = (len(lines) + LEAST_BLANK,) if scope.public else (0,)

    def words(text: str, where: str) -> str:
        return scope.words(text, where=where)

    head = Head(
        kind="签到表",
        title=words(held.title, "会议名称"),
        community=scope.community,
        audience=audience,
        when=" ".join(part for part in (held.day, held.starts) if part),
        where=words(held.place, "会议地点"),
        made=made,
        fictional=held.fictional,
    )
    return SignIn(
        head=head,
        lines=() if scope.public else tuple(Line(one.name, party_label(one.party), one.signed) for one in lines),
        blank=max(LEAST_BLANK, (held.should_attend or 0) - (0 if scope.public else len(lines)), *more),
        kinds=() if scope.public else tuple((party_label(party), *counts) for party, counts in kinds.items()),
        asked=held.should_attend,
        people=None if scope.public else there.people or None,
        source="" if scope.public or not lines else source,
        remarks=tuple(dict.fromkeys(scope.screen.remarks)),
    )


def _expected(db: Database, scope: Scope) -> tuple[dict[str, Line], str]:
    """Whoever signed at the last meeting of the same case; before the first one whoever agreed to be asked."""
    if scope.last:
        signed = meetings.attendees.select(db, "owner = ?", (scope.last.id,), order="key")
        if signed:
            found = {one.person or f"{one.owner}/{one.key}": Line(one.name, one.party) for one in signed}
            return found, f"上次会议（{scope.last.day}）的到会人"
    where = "community = ? AND party <> '' AND agreed_on <> ''"
    known = persons.select(db, where, (scope.meeting.community,), order="name")
    chosen = sorted(known, key=lambda one: (party_order(one.party), one.name))[:MOST_KNOWN]
    return {one.id: Line(one.name, one.party) for one in chosen}, "人员名册中同意联系的人"
