"""Rooms and spaces: idle, being rebuilt, in use; who is there when; and what they are equipped with."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from forms.errors import UserError
from forms.lean import dataclass
from storage.community.activities import Activity, activities
from storage.community.ledger import Ledger, add_row, change, change_row, drop_row
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
    serves: str
    """For how many, in the words of the source: a number that is about so many stays about so many."""


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
    """A part of a day that somebody booked, or with a blank *slot* the whole day. *value* says what for."""

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
    """What is in a room already in this part of a day. What has no part of the day is there all day."""
    then, values = "day = ? AND (slot = ? OR slot = '' OR ? = '')", (venue, day, slot, slot)
    booked: list[Booking | Activity] = [*bookings.select(db, f"owner = ? AND {then}", values)]
    own = {one.activity for one in booked if isinstance(one, Booking)}
    held = activities.select(db, f"venue = ? AND {then}", values)
    return [*booked, *(one for one in held if one.id not in own)]


@dataclass(frozen=True)
class Use:
    """Something in a room in a part of a day: a booking (*key*), an activity held there (*activity*), or both.

    *moved_to* is the day on which the activity of a booking is by now, where that is another.
    """

    day: str
    slot: str
    what: str
    by: str
    key: str
    activity: str
    moved_to: str = ""


_ORDER = {"morning": 1, "noon": 2, "afternoon": 3, "evening": 4}


def uses(db: Database, venue: str, *, since: str = "", until: str = "9999-12-31") -> list[Use]:
    """What a room is used for between two days, in order of time; an activity that has a booking is one line."""
    span = (venue, since, until)
    booked = bookings.select(db, "owner = ? AND day BETWEEN ? AND ?", span)
    covered = {one.activity for one in bookings.select(db, "owner = ? AND activity <> ''", (venue,))}
    found = []
    for one in booked:
        held = activities.load(db, one.activity) if one.activity else None
        elsewhere = held.day if held is not None and held.day != one.day else ""
        found.append(Use(one.day, one.slot, one.value, one.by, one.key, one.activity, elsewhere))
    for act in activities.select(db, "venue = ? AND day BETWEEN ? AND ?", span):
        if act.id not in covered:
            found.append(Use(act.day, act.slot, act.title, act.organiser, "", act.id))
    return sorted(found, key=lambda one: (one.day, _ORDER.get(one.slot, 0), one.what, one.key))


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
    what = what.strip() or (_title(txn, activity) if activity else "")
    _ask_time(what=what, day=day)
    _ask_free(txn, venue=venue, day=day, slot=slot, activity=activity, anyway=anyway)
    if activity:
        change(txn, rec=activity, fields={"venue": venue})
    return add_row(txn, rec=venue, repeat="booking", value=what, day=day, slot=slot, activity=activity, by=by)


def rebook(
    txn: Transaction,
    *,
    venue: str,
    booking: str,
    what: str,
    day: str,
    slot: str,
    by: str = "",
    anyway: bool = False,
) -> None:
    """Move a booking, or say what else it is for. Raises UserError LEDGER_019 as for a new one."""
    _ask_time(what=what.strip(), day=day)
    activity = str(txn.fields(venue).get(f"booking:{booking}/activity") or "")
    _ask_free(txn, venue=venue, day=day, slot=slot, activity=activity, anyway=anyway, but=booking)
    change_row(txn, rec=venue, repeat="booking", key=booking, value=what.strip(), day=day, slot=slot, by=by)


def cancel(txn: Transaction, *, venue: str, booking: str) -> None:
    """Give a booking up; the activity that it was for has no room then."""
    activity = str(txn.fields(venue).get(f"booking:{booking}/activity") or "")
    drop_row(txn, rec=venue, repeat="booking", key=booking)
    if activity and txn.fields(activity).get("venue") == venue:
        change(txn, rec=activity, fields={"venue": ""})


def leave(txn: Transaction, *, activity: str) -> None:
    """Let an activity be in no room."""
    change(txn, rec=activity, fields={"venue": ""})


def _ask_time(*, what: str, day: str) -> None:
    if not what:
        raise UserError("LEDGER_005")
    if not day:
        raise UserError("LEDGER_018")


def _ask_free(txn: Transaction, *, venue: str, day: str, slot: str, activity: str, anyway: bool, but: str = "") -> None:
    txn.flush()
    taken = [
        one
        for one in clashes(txn.db, venue=venue, day=day, slot=slot)
        if (one.key != but if isinstance(one, Booking) else one.id != activity)
    ]
    if taken and not anyway:
        first = taken[0]
        raise UserError("LEDGER_019", day=day, what=first.value if isinstance(first, Booking) else first.title)


def _title(txn: Transaction, activity: str) -> str:
    return str(txn.fields(activity).get("title") or "")


def appoint(txn: Transaction, *, venue: str, post: str, count: int) -> None:
    """Say how many people are in a post of a place; none leaves the post empty. Raises LEDGER_002 without a post."""
    if not post.strip():
        raise UserError("LEDGER_002")
    key = post.strip().replace("/", "／")  # a stroke would divide the name of the field
    add_row(txn, rec=venue, repeat="post", key=key, value=post.strip(), count=count)


def strike(txn: Transaction, *, venue: str, post: str) -> None:
    """Take a post of a place away."""
    drop_row(txn, rec=venue, repeat="post", key=post)


def alter(txn: Transaction, *, venue: str, title: str, **more: Any) -> None:
    """Change what is known of a space. Raises UserError LEDGER_002 without a name."""
    if not title.strip():
        raise UserError("LEDGER_002")
    venues.change(txn, rec=venue, title=title.strip(), **more)


def unturn(txn: Transaction, *, venue: str, state: str) -> None:
    """Take back that a space changed: it was noted by mistake, and the history keeps it."""
    drop_row(txn, rec=venue, repeat="state", key=state)
