"""Which rows a handout speaks of: one community, perhaps one area, from the last meeting to this one."""

from __future__ import annotations

from dataclasses import dataclass

from exporters.handout import LATEST
from exporters.paper_kit.page import day
from exporters.screening import Screen
from forms.errors import UserError
from storage.community import meetings, places
from storage.community.issues import Filter
from storage.community.known_names import known_names
from storage.community.meetings import Meeting
from storage.community.places import Place
from storage.engine import Database

# Before the first meeting everything known belongs to the story.
BEGINNING = "0000-00-00"


@dataclass(frozen=True)
class Scope:
    """The meeting, the place and the days that every figure of the handout shares."""

    meeting: Meeting
    last: Meeting | None
    area: Place | None
    community: str
    public: bool
    screen: Screen

    @property
    def since(self) -> str:
        """The first day that counts: the day after which the last meeting knew nothing."""
        return self.last.day if self.last else BEGINNING

    @property
    def until(self) -> str:
        """The last day that counts."""
        return self.meeting.day

    @property
    def where(self) -> str:
        """The place in words."""
        return f"{self.community}{self.label(self.area) if self.area else '全部片区'}"

    @property
    def days(self) -> str:
        """The period in words."""
        return f"{day(self.since)} 至 {day(self.until)}" if self.last else f"截至 {day(self.until)}"

    def issues(self, **more: object) -> Filter:
        """The filter for issues of this scope."""
        known: dict[str, object] = {
            "communities": (self.meeting.community,),
            "opened_until": self.until,
            "public": self.public,
        }
        if self.area:
            known["areas" if self.area.level == "area" else "buildings"] = (self.area.id,)
        return Filter(**(known | more))  # type: ignore[arg-type]

    def holds(self, place: Place | None) -> bool:
        """Whether *place* lies in this scope."""
        if place is None or place.community != self.meeting.community:
            return False
        return self.area is None or self.area.id in (place.id, place.area, place.building)

    def words(self, text: str, *, where: str) -> str:
        """Free text as this audience may read it."""
        return self.screen(text, where=where) if self.public else text

    def label(self, place: Place | None) -> str:
        """A place as this audience may know it: a code for the public, the address for insiders."""
        if place is None:
            return "地点不详"
        return place.public_label if self.public else place.path


def find_scope(db: Database, *, meeting: str, area: str, community_names: dict[str, str], public: bool) -> Scope:
    """The scope of a handout for *meeting* (an id, its title, or "latest") and perhaps one *area* by name.

    Raises `UserError` EXPORT_001 when there is no such meeting, EXPORT_002 when there is no such area.
    """
    found = _meeting(db, meeting)
    part = None
    if area:
        part = find_part(db, area, community=found.community)
    names = known_names(db)
    last = meetings.before(db, found.day, case=found.case)
    community = community_names.get(found.community, "")
    return Scope(found, last, part, community, public, Screen(names))


def find_part(db: Database, name: str, *, community: str = "") -> Place:
    """The area, or else the building, called *name*. Raises `UserError` EXPORT_002 when there is none."""
    for level in ("area", "building"):
        for place in places.named(db, name, level=level):
            if community in ("", place.community):
                return place
    raise UserError("EXPORT_002", area=name)


def _meeting(db: Database, wanted: str) -> Meeting:
    if wanted == LATEST:
        found = meetings.meetings.select(db, order="day DESC, starts DESC")
    else:
        found = meetings.meetings.select(db, "id = ?1 OR id = 'meeting:' || ?1 OR title = ?1", (wanted,))
    if not found:
        raise UserError("EXPORT_001", meeting=wanted)
    return found[0]
