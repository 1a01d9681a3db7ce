"""Everything that the window shows of rooms, read in one go."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

from forms.lean import dataclass
from storage.community import activities, meetings, places, venues
from storage.community.people import partners, persons
from storage.community.venues import Use, Venue, VenueState
from storage.engine import Database

WEEKS_BACK = 4
"""Activities from so long ago can still be given the room in which they were."""


@dataclass(frozen=True)
class RoomListed:
    """A room in the list: how it stands, and what is in it today."""

    room: Venue
    state: str
    today: tuple[Use, ...]


@dataclass(frozen=True)
class RoomsShown:
    """The rooms, and what a new one chooses from."""

    rooms: tuple[RoomListed, ...]
    places: tuple[tuple[str, str], ...]
    """(path, record)"""
    names: tuple[str, ...]


@dataclass(frozen=True)
class RoomShown:
    """One room with everything about it."""

    room: Venue
    place: str
    states: tuple[VenueState, ...]
    """The latest first."""
    meetings: Mapping[str, str]
    """Every meeting a state can come from, the latest first, with its day."""
    coming: tuple[Use, ...]
    gone: tuple[Use, ...]
    """What was in it before today, the latest first."""
    staff: tuple[int, Mapping[str, int]]
    posts: tuple[tuple[str, str, int], ...]
    """(key, post, people)"""
    activities: Mapping[str, tuple[str, str, str]]
    """(title, day, part of the day) of what can be held here."""
    parties: tuple[str, ...]


def read_rooms(db: Database, *, community: str, today: str) -> RoomsShown:
    """Read the rooms of a *community*, or of all."""
    found = [one for one in venues.venues.select(db, order="title") if community in ("", one.community)]
    listed = []
    for one in found:
        state = venues.state_on(db, one.id, on=today)
        now = venues.uses(db, one.id, since=today, until=today)
        listed.append(RoomListed(one, state.value if state else "", tuple(now)))
    at = places.tree(db, community=community or None, levels=("area", "building", "stairwell"))
    names = dict.fromkeys(one.name for one in persons.select(db, order="name") if one.name)
    return RoomsShown(tuple(listed), tuple((one.path, one.id) for one in at), tuple(names))


def read_room(db: Database, room: str, *, today: str) -> RoomShown | None:
    """Read one room; None when it is gone."""
    known = venues.venues.load(db, room)
    if known is None:
        return None
    at = places.load(db, known.place) if known.place else None
    held = meetings.meetings.select(db, order="day DESC")
    every = venues.uses(db, room)
    since = (date.fromisoformat(today) - timedelta(weeks=WEEKS_BACK)).isoformat()
    planned = activities.activities.select(db, "day >= ?", (since,), order="day")
    posts = venues.posts.select(db, "owner = ?", (room,), order="count DESC, value")
    return RoomShown(
        room=known,
        place=at.path if at else "",
        states=tuple(venues.venue_states.select(db, "owner = ?", (room,), order="day DESC, key DESC")),
        meetings={one.id: f"{one.day} {one.title}" for one in held if known.community in ("", one.community)},
        coming=tuple(one for one in every if one.day >= today),
        gone=tuple(reversed([one for one in every if one.day < today])),
        staff=venues.staff(db, room),
        posts=tuple((one.key, one.value, one.count or 0) for one in posts),
        activities={
            one.id: (one.title, one.day, one.slot) for one in planned if known.community in ("", one.community)
        },
        parties=tuple(one.name for one in partners.select(db, order="name") if one.name),
    )
