"""Schedules: what is done again and again at a place, by whom, and the days on which it was not."""

from __future__ import annotations

import re
import unicodedata
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from forms.errors import UserError
from forms.lean import dataclass
from storage.community.ledger import Ledger, change
from storage.community.people import persons
from storage.community.places import same_as
from storage.engine import Database

if TYPE_CHECKING:
    from storage.transaction import Transaction

KINDS = {"patrol": "巡查", "cleaning": "清理回收", "duty": "排班", "supervision": "督导"}


@dataclass(frozen=True)
class Schedule:
    """One thing that comes round. *every* is in days; *weekdays* (1 Monday … 7 Sunday) say which, where they are given.

    *phone* is an office's, never a person's: it is printed on the notice.
    """

    id: str
    community: str
    title: str
    kind: str
    place: str
    case: str
    partner: str
    every: int | None
    weekdays: tuple[str, ...]
    since: str
    days_since: str
    """Since when it comes round on these days, where they were others before: a day of theirs was not left out then."""
    until: str
    starts: str
    where: str
    phone: str
    note: str
    items: tuple[str, ...]
    slots: tuple[str, ...]
    """The parts of a day that somebody is on duty, where there is more than one shift a day."""


schedules = Ledger(Schedule, kind="schedule", name="schedule", indexes=("place", "case", "partner"))


def days(schedule: Schedule, *, since: str, until: str) -> list[str]:
    """The days of a schedule between two days, both included."""
    first, last = max(schedule.since, since), min(schedule.until or until, until)
    if not first or first > last:
        return []
    at, begun, found = date.fromisoformat(first), date.fromisoformat(schedule.since), []
    while at.isoformat() <= last:
        if schedule.weekdays:
            due = str(at.isoweekday()) in schedule.weekdays
        else:
            due = (at - begun).days % (schedule.every or 1) == 0
        if due:
            found.append(at.isoformat())
        at += timedelta(days=1)
    return found


def missed(db: Database, schedule: str, *, since: str, until: str) -> list[str]:
    """The days of a schedule on which nobody wrote that it was done."""
    known = schedules.load(db, schedule)
    if known is None:
        return []
    done = done_on(db, schedule, since=since, until=until)
    return [day for day in days(known, since=max(since, known.days_since), until=until) if day not in done]


def patrol_of(db: Database, place: str, *, on: str) -> str:
    """The patrol that comes round at a place on or about a day; "" for none. One that is due that day goes first."""
    spots = same_as(db, place)
    wanted = (
        f"place IN ({', '.join('?' * len(spots))}) AND kind = 'patrol' AND since <= ? AND (until = '' OR until >= ?)"
    )
    found = schedules.select(db, wanted, (*spots, on, on), order="since DESC")
    due = [one for one in found if days(one, since=on, until=on)]
    return next((one.id for one in [*due, *found]), "")


def notice(db: Database, schedule: str) -> dict[str, str]:
    """What the notice of a schedule says: what, when, where and which telephone. Nobody's name is in it.

    Raises UserError LEDGER_009 when time, place or telephone is missing.
    """
    known = schedules.load(db, schedule)
    if known is None:
        raise KeyError(schedule)
    found = {"title": known.title, "when": _when(known), "where": known.where, "phone": known.phone}
    if not all((known.title, known.where, known.phone, known.starts)):
        raise UserError("LEDGER_009", title=known.title)
    return found


def done_on(db: Database, schedule: str, *, since: str, until: str) -> set[str]:
    """The days on which somebody wrote that it was done: walked as a patrol, or noted as any other occasion."""
    sql = (
        "SELECT substr(day, 1, 10) FROM patrol WHERE schedule = ?1 AND substr(day, 1, 10) BETWEEN ?2 AND ?3"
        " UNION SELECT day FROM occasion WHERE schedule = ?1 AND day BETWEEN ?2 AND ?3"
    )
    return {row[0] for row in db.conn.execute(sql, (schedule, since, until))}


def ask_office(db: Database, phone: str) -> None:
    """Refuse the telephone of somebody in the roster: a notice hangs in public. Raises UserError LEDGER_049."""
    wanted = _digits(phone)
    if wanted and any(_digits(one.phone) == wanted for one in persons.select(db, "phone <> ''")):
        raise UserError("LEDGER_049", phone=phone)


def is_mobile(phone: str) -> bool:
    """Whether a telephone is one that people carry with them; an office may have one too."""
    return re.fullmatch(r"1[3-9][0-9]{9}", _digits(phone).removeprefix("86")) is not None


def _digits(phone: str) -> str:
    return "".join(sign for sign in unicodedata.normalize("NFKC", phone) if sign in "0123456789")


def _when(one: Schedule) -> str:
    names = dict(zip("1234567", "一二三四五六日", strict=True))
    if one.weekdays:
        every = "每周" + "、".join(names[day] for day in sorted(one.weekdays))
    else:
        every = "每天" if (one.every or 1) == 1 else f"每 {one.every} 天"
    return f"{every} {one.starts}".strip()


def add(txn: Transaction, *, title: str, kind: str, since: str, **more: Any) -> str:
    """Make a schedule. Raises UserError LEDGER_005 without a title, LEDGER_018 without its first day."""
    if not title.strip():
        raise UserError("LEDGER_005")
    if kind not in KINDS:
        raise ValueError(kind)
    if not since:
        raise UserError("LEDGER_018")
    return schedules.add(txn, title=title.strip(), kind=kind, since=since, **more)


def alter(txn: Transaction, *, schedule: str, title: str, since: str, **more: Any) -> None:
    """Change what comes round; other days are its days from today on.

    Raises UserError LEDGER_005 without a title, LEDGER_018 without its first day.
    """
    if not title.strip():
        raise UserError("LEDGER_005")
    if not since:
        raise UserError("LEDGER_018")
    known = txn.fields(schedule)
    weekdays = "weekdays" in more and list(more["weekdays"] or ()) != (known.get("weekdays") or [])
    if weekdays or ("every" in more and (more["every"] or None) != known.get("every")):
        more["days_since"] = txn.author.clock().date().isoformat()
    schedules.change(txn, rec=schedule, title=title.strip(), since=since, **more)


def end(txn: Transaction, *, schedule: str, day: str) -> None:
    """Let a schedule end with a day; without one it goes on."""
    change(txn, rec=schedule, fields={"until": day})
