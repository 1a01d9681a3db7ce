"""Organisations at work: members by party, what they offer and until when, which issues go to which team."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from forms.errors import UserError
from forms.lean import dataclass
from storage.community.ledger import Ledger, add_row, change
from storage.community.people import Partner, partners
from storage.engine import Database

if TYPE_CHECKING:
    from storage.transaction import Transaction

KINDS = {
    "association": "街坊会",
    "team": "志愿服务队",
    "committee": "委员会",
    "company": "企业",
    "office": "部门",
    "ngo": "社会组织",
    "network": "协作网络",
}


@dataclass(frozen=True)
class Member:
    """A seat in an organisation. *value* is the party; a person may be named, who is personal."""

    owner: str
    key: str
    value: str
    person: str
    title: str
    task: str
    since: str
    until: str


@dataclass(frozen=True)
class Offer:
    """What an organisation offers, and until when. *value* says what in a word people search for."""

    owner: str
    key: str
    value: str
    note: str
    quantity: int | None
    since: str
    until: str


@dataclass(frozen=True)
class Use:
    """One time that an offer was used. *value* is the key of the offer."""

    owner: str
    key: str
    value: str
    day: str
    case: str
    measure: str
    activity: str
    quantity: int | None
    note: str


@dataclass(frozen=True)
class Route:
    """An issue type that goes to this team unless somebody says otherwise. The key is the type."""

    owner: str
    key: str
    value: str


members = Ledger(Member, kind="partner", name="partner_member", repeat="member")
offers = Ledger(Offer, kind="partner", name="partner_offer", repeat="offer")
uses = Ledger(Use, kind="partner", name="partner_use", repeat="use")
routes = Ledger(Route, kind="partner", name="partner_route", repeat="route", indexes=("key",))


def parties(db: Database, partner: str, *, on: str = "") -> tuple[str, ...]:
    """The parties of an organisation, each once: 方, not people."""
    found = members.select(db, "owner = ?", (partner,))
    return tuple(dict.fromkeys(one.value for one in found if not on or _holds(one.since, one.until, on)))


def offering(db: Database, *, what: str, on: str = "") -> list[tuple[Partner, Offer]]:
    """Who offers something on a day, by a word of it: 墙绘 finds the painters."""
    found = offers.select(db, "instr(value || ' ' || note, ?) > 0", (what,), order="value")
    held = [one for one in found if not on or _holds(one.since, one.until, on)]
    return [(partner, one) for one in held if (partner := partners.load(db, one.owner))]


def ending(db: Database, *, by: str, since: str = "") -> list[tuple[Partner, Offer]]:
    """Offers that run out by a day, soonest first; *since* leaves out those that had run out before."""
    found = offers.select(db, "until <> '' AND until <= ? AND until >= ?", (by, since), order="until")
    return [(partner, one) for one in found if (partner := partners.load(db, one.owner))]


def used(db: Database, partner: str) -> dict[str, tuple[Use, ...]]:
    """The uses of each offer of an organisation; an offer nobody used has none."""
    taken = uses.select(db, "owner = ?", (partner,), order="day")
    return {
        one.key: tuple(use for use in taken if use.value == one.key)
        for one in offers.select(db, "owner = ?", (partner,))
    }


def used_in(db: Database, case: str) -> list[tuple[Partner, Offer, Use]]:
    """What organisations gave to a case, for its plan and its summary."""
    found = []
    for use in uses.select(db, '"case" = ?', (case,), order="day"):
        partner = partners.load(db, use.owner)
        offer = next((one for one in offers.select(db, "owner = ?", (use.owner,)) if one.key == use.value), None)
        if partner and offer:
            found.append((partner, offer, use))
    return found


def team_for(db: Database, item: str) -> Partner | None:
    """The team to which issues of a type go."""
    found = routes.select(db, "key = ?", (item.partition("~")[0],))
    return partners.load(db, found[0].owner) if found else None


# Verbs


def add(txn: Transaction, *, name: str, kind: str, **more: Any) -> str:
    """Enter an organisation. Raises UserError LEDGER_002 without a name."""
    if not name.strip():
        raise UserError("LEDGER_002")
    if kind not in KINDS:
        raise ValueError(kind)
    return partners.add(txn, name=name.strip(), kind=kind, **more)


def seat(txn: Transaction, *, partner: str, party: str, **more: Any) -> str:
    """Give a party a seat."""
    return add_row(txn, rec=partner, repeat="member", value=party, **more)


def offer(txn: Transaction, *, partner: str, what: str, **more: Any) -> str:
    """Note what an organisation offers."""
    return add_row(txn, rec=partner, repeat="offer", value=what, **more)


def use(txn: Transaction, *, partner: str, offer: str, day: str, **more: Any) -> str:
    """Note that an offer was used. Raises UserError LEDGER_004 when it had run out."""
    txn.flush()
    known = next((one for one in offers.select(txn.db, "owner = ?", (partner,)) if one.key == offer), None)
    if known is None or not _holds(known.since, known.until, day):
        raise UserError("LEDGER_004", what=known.value if known else offer, until=known.until if known else "")
    return add_row(txn, rec=partner, repeat="use", value=offer, day=day, **more)


def route(txn: Transaction, *, partner: str, item: str, on: bool = True) -> None:
    """Send issues of a type to a team from now on; another team that had them has them no more."""
    txn.flush()
    for old in routes.select(txn.db, "key = ?", (item,)):
        change(txn, rec=old.owner, fields={f"route:{item}": None})
    if on:
        change(txn, rec=partner, fields={f"route:{item}": "yes"})


def _holds(since: str, until: str, on: str) -> bool:
    return since <= on and (not until or on <= until)
