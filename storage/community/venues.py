"""Rooms and spaces: idle, being rebuilt, in use; who is there when; and what they are equipped with."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from forms.errors import UserError
from forms.lean import dataclass
from storage.community.activities import Activity, activities
from storage.community.ledger import Ledger, add_row, change
from storage.engine import Database

if TYPE_CHECKING:
    from storage.transaction import Transaction

STATES = {"idle": "闲置", "converting": "改造", "in_use": "使用"}


@dataclass(frozen=True)
class Venue:
    """One room, hall, square or office. *head* answers for it."""

    id: str
    community: str
    title: str
    kind: str
    place: str
    head: str
    rooms: int | None
    note: str


@dataclass(frozen=True)
class VenueState:
    """A state from a day on. *value* is the state; *meeting* where that was decided."""

    owner: str
    key: str
    value: str
    day: str
    meeting: str
    note: str


@dataclass(frozen=True)
class Booking:
    """A part of a day that somebody booked. *value* says what for."""

    owner: str
    key: str
    value: str
    day: str
    slot: str
    activity: str
    by: str


@dataclass(frozen=True)
class Post:
    """So many people in one post (社工 5、行政 1 …). *value* is the post."""

    owner: str
    key: str
    value: str
    count: int | None


venues = Ledger(Venue, kind="venue", name="venue")
venue_states = Ledger(VenueState, kind="venue", name="venue_state", repeat="state")
bookings = Ledger(Booking, kind="venue", name="venue_booking", repeat="booking")
posts = Ledger(Post, kind="venue", name="venue_post", repeat="post")


def state_on(db: Database, venue: str, *, on: str) -> VenueState | None:
    """How a space stood on a day."""
    found = venue_states.select(db, "owner = ? AND day <= ?", (venue, on), order="day DESC, key DESC")
    return found[0] if found else None


def clashes(db: Database, *, venue: str, day: str, slot: str) -> list[Booking | Activity]:
    """What is in a room already in this part of a day."""
    booked: list[Booking | Activity] = [*bookings.select(db, "owner = ? AND day = ? AND slot = ?", (venue, day, slot))]
    own = {one.activity for one in booked if isinstance(one, Booking)}
    held = activities.select(db, "venue = ? AND day = ? AND slot = ?", (venue, day, slot))
    return [*booked, *(one for one in held if one.id not in own)]


def without_head(db: Database) -> list[Venue]:
    """Rooms for which nobody answers."""
    return venues.select(db, "head = ''", order="title")


def staff(db: Database, venue: str) -> tuple[int, dict[str, int]]:
    """People in posts: the sum and the parts."""
    found = {one.value: one.count or 0 for one in posts.select(db, "owner = ?", (venue,), order="value")}
    return sum(found.values()), found


# Verbs


def add(txn: Transaction, *, title: str, kind: str = "", **more: Any) -> str:
    """Enter a space. Raises UserError LEDGER_002 without a name."""
    if not title.strip():
        raise UserError("LEDGER_002")
    return venues.add(txn, title=title.strip(), kind=kind, **more)


def turn(txn: Transaction, *, venue: str, state: str, day: str, meeting: str = "", note: str = "") -> str:
    """Note that a space changed, on a day, and where that was decided. Raises UserError LEDGER_018 without a day."""
    if state not in STATES:
        raise ValueError(state)
    if not day:
        raise UserError("LEDGER_018")
    return add_row(txn, rec=venue, repeat="state", value=state, day=day, meeting=meeting, note=note)


def book(
    txn: Transaction,
    *,
    venue: str,
    what: str,
    day: str,
    slot: str,
    activity: str = "",
    by: str = "",
    anyway: bool = False,
) -> str:
    """Book a room for a part of a day. Raises UserError LEDGER_019 when it is taken and nobody said *anyway*."""
    txn.flush()
    taken = [
        one
        for one in clashes(txn.db, venue=venue, day=day, slot=slot)
        if isinstance(one, Booking) or one.id != activity
    ]
    if taken and not anyway:
        first = taken[0]
        raise UserError("LEDGER_019", day=day, what=first.value if isinstance(first, Booking) else first.title)
    if activity:
        change(txn, rec=activity, fields={"venue": venue})
    return add_row(txn, rec=venue, repeat="booking", value=what, day=day, slot=slot, activity=activity, by=by)


def appoint(txn: Transaction, *, venue: str, post: str, count: int) -> None:
    """Say how many people are in a post of a place."""
    add_row(txn, rec=venue, repeat="post", key=post, value=post, count=count)
