"""Sites in tiers: point (点), room (室), station (站). Each sees its own subtree; sums are counted, never typed again.

A site's records are those of the community that is its home. A laptop holds the communities it was let into, so what
it can see is what it holds; a station holds all of its tree.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from forms.errors import UserError
from forms.lean import dataclass
from storage.community.ledger import Ledger, add_row
from storage.engine import Database

if TYPE_CHECKING:
    from storage.transaction import Transaction

LEVELS = {"point": "小区社工点", "room": "社区社工室", "station": "街道社工站"}


@dataclass(frozen=True)
class Site:
    """One point, room or station. *home* is the community whose records are its own."""

    id: str
    community: str
    title: str
    level: str
    parent: str
    home: str
    pilot: bool


@dataclass(frozen=True)
class Role:
    """What somebody does at a site. *value* is the role."""

    owner: str
    key: str
    value: str
    person: str
    since: str
    until: str


sites = Ledger(Site, kind="site", name="site", indexes=("parent",))
roles = Ledger(Role, kind="site", name="site_role", repeat="role")


def subtree(db: Database, site: str) -> list[Site]:
    """A site and everything below it, parents first."""
    found: list[Site] = []
    waiting = [site]
    while waiting:
        known = sites.load(db, waiting.pop(0))
        if known is None or known.id in {one.id for one in found}:
            continue
        found.append(known)
        waiting += [one.id for one in sites.select(db, "parent = ?", (known.id,), order="title")]
    return found


def communities(db: Database, site: str) -> tuple[str, ...]:
    """The communities whose records a site sees: its own and those below, each once."""
    return tuple(dict.fromkeys(one.home for one in subtree(db, site) if one.home))


@dataclass(frozen=True)
class Sum:
    """A number of one site: its own part, and the sites below; the total is counted over the whole subtree."""

    site: Site
    own: int
    total: int
    below: tuple[Sum, ...]


def add_up(db: Database, site: str, count: Callable[[Database, tuple[str, ...]], int]) -> Sum:
    """Count for a site and each site below. *count* gets the communities to count over.

    A community that is the home of several sites of a branch is counted once in the branch.
    """
    known = sites.load(db, site)
    if known is None:
        raise KeyError(site)
    below = tuple(add_up(db, one.id, count) for one in sites.select(db, "parent = ?", (site,), order="title"))
    own = count(db, (known.home,)) if known.home else 0
    return Sum(known, own, count(db, communities(db, site)), below)


def add(txn: Transaction, *, title: str, level: str, home: str = "", parent: str = "", pilot: bool = False) -> str:
    """Enter a site. Raises UserError LEDGER_002 without a name."""
    if level not in LEVELS:
        raise ValueError(level)
    if not title.strip():
        raise UserError("LEDGER_002")
    return sites.add(txn, title=title.strip(), level=level, home=home, parent=parent, pilot=pilot)


def give_role(txn: Transaction, *, site: str, role: str, person: str, since: str) -> str:
    """Give somebody a role at a site from a day on."""
    return add_row(txn, rec=site, repeat="role", value=role, person=person, since=since)
