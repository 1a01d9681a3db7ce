"""What was printed: each number of a document with the question it answers, so that the paper can be called stale."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from forms.lean import dataclass
from storage import heads
from storage.community import contributions, figures, fund_figures, issue_figures, service_figures  # noqa: F401 - counted again
from storage.community.figures import Figure
from storage.community.ledger import Ledger, add_row
from storage.engine import Database
from storage.events import canonical

if TYPE_CHECKING:
    from storage.transaction import Transaction


@dataclass(frozen=True)
class Printed:
    """One document as it went out: a kind, a title, for whom, when, and about which meeting or case."""

    id: str
    community: str
    kind: str
    title: str
    audience: str
    at: str
    about: str


@dataclass(frozen=True)
class PrintedFigure:
    """One number of it. *value* is the figure's key; *asked* what it was counted over; *digest* the rows behind it."""

    owner: str
    key: str
    value: str
    asked: str
    number: int | None
    of: int | None
    digest: str


@dataclass(frozen=True)
class RestsOn:
    """A record whose words stand in a document (an association's profile). The key is the record."""

    owner: str
    key: str
    value: str


@dataclass(frozen=True)
class Stale:
    """A number that is not what it was: as printed, and as it is counted now."""

    figure: str
    printed: int
    now: Figure


documents = Ledger(Printed, kind="printed", name="printed", indexes=("about",))
printed_figures = Ledger(PrintedFigure, kind="printed", name="printed_figure", repeat="figure")
rests_on = Ledger(RestsOn, kind="printed", name="printed_rests_on", repeat="rests")


def changed(db: Database, document: str) -> list[str]:
    """The records that a document quotes and that say something else now, or are gone."""
    return [one.key for one in rests_on.select(db, "owner = ?", (document,)) if one.value != _state(db, one.key)]


Counted = dict[tuple[str, str], Mapping[str, Figure]]


def stale(db: Database, document: str, counted: Counted | None = None) -> list[Stale]:
    """The numbers of a document that have changed, or that other rows are behind now: 已过期，请重出.

    *counted* remembers what was counted already, for whoever asks about many documents.
    """
    known: Counted = {} if counted is None else counted
    found = []
    for row in printed_figures.select(db, "owner = ?", (document,), order="value"):
        now = _recount(db, row.value, row.asked, known)
        if (now.value, now.of, _digest(now)) != (row.number, row.of, row.digest):
            found.append(Stale(row.value, row.number or 0, now))
    return found


def _recount(db: Database, key: str, asked: str, counted: Counted) -> Figure:
    """Count a figure again; the eight of issues come from one look at them."""
    group = "issues_" if key.startswith("issues_") else key
    if (group, asked) not in counted:
        if group == key:
            counted[group, asked] = {key: figures.recount(db, key, json.loads(asked))}
        else:
            found = issue_figures.side_by_side(db, **json.loads(asked))
            counted[group, asked] = {one.key: one for one in found.values()}
    return counted[group, asked][key]


def stale_documents(db: Database, *, about: str = "") -> list[Printed]:
    """Every document that should be printed again, latest first."""
    known = documents.select(db, "about = ? OR ? = ''", (about, about), order="at DESC")
    counted: Counted = {}
    return [one for one in known if stale(db, one.id, counted) or changed(db, one.id)]


def note(
    txn: Transaction,
    *,
    kind: str,
    title: str,
    audience: str,
    numbers: Iterable[Figure],
    about: str = "",
    quotes: Iterable[str] = (),
) -> str:
    """Note a document that was printed, the numbers in it and the records it *quotes*.

    Numbers that cannot be asked again are left out.
    """
    txn.flush()
    rec = documents.add(txn, kind=kind, title=title, audience=audience, at=txn.now(), about=about)
    for quoted in quotes:
        add_row(txn, rec=rec, repeat="rests", key=quoted, value=_state(txn.db, quoted))
    for one in numbers:
        if one.key in figures.QUESTIONS:
            asked = json.dumps(dict(one.asked), ensure_ascii=False, sort_keys=True)
            key = hashlib.blake2b(f"{one.key}{asked}".encode(), digest_size=8).hexdigest()
            add_row(
                txn, rec=rec, repeat="figure", key=key, value=one.key, asked=asked, number=one.value, of=one.of,
                digest=_digest(one),
            )  # fmt: skip
    return rec


def _state(db: Database, rec: str) -> str:
    """A digest of what a record says now."""
    return hashlib.blake2b(canonical(heads.fields(db, rec)), digest_size=16).hexdigest()


def _digest(figure: Figure) -> str:
    return hashlib.blake2b("\n".join(sorted(figure.rows)).encode(), digest_size=16).hexdigest()
