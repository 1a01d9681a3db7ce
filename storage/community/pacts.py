"""Pacts: a text in versions, clause by clause, with what people said of each and which households or parties signed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from forms.errors import UserError
from forms.lean import dataclass
from storage.community.ledger import Ledger, add_row, change
from storage.engine import Database
from storage.events import Value
from storage.search import searchable

if TYPE_CHECKING:
    from storage.transaction import Transaction


@dataclass(frozen=True)
class Pact:
    """One pact. *clauses* is how many it must have where its name says so (八不要).

    *partner* is the body that keeps it.
    """

    id: str
    community: str
    title: str
    case: str
    place: str
    partner: str
    begun: str
    clauses: int | None
    note: str


@dataclass(frozen=True)
class Version:
    """One version: its clauses in order. The key is its number; *value* says draft or adopted."""

    owner: str
    key: str
    value: str
    day: str
    meeting: str
    clauses: tuple[str, ...]


@dataclass(frozen=True)
class Comment:
    """What a party said of a clause of a version. *value* is the words; clause 0 is the whole."""

    owner: str
    key: str
    value: str
    version: int | None
    clause: int | None
    party: str
    day: str


@dataclass(frozen=True)
class Signature:
    """A household (by its place) or a party that signed. The key is which; *value* the version."""

    owner: str
    key: str
    value: str
    day: str
    kind: str


@dataclass(frozen=True)
class Changed:
    """One clause that differs between versions: added, dropped or reworded."""

    what: str
    number: int
    old: str
    new: str


pacts = Ledger(Pact, kind="pact", name="pact", indexes=("case",))
versions = Ledger(Version, kind="pact", name="pact_version", repeat="version")
comments = Ledger(Comment, kind="pact", name="pact_comment", repeat="comment")
signatures = Ledger(Signature, kind="pact", name="pact_signature", repeat="signature")


def history(db: Database, pact: str) -> list[Version]:
    """The versions of a pact, first to last."""
    return sorted(versions.select(db, "owner = ?", (pact,)), key=lambda one: int(one.key))


def differences(old: Sequence[str], new: Sequence[str]) -> list[Changed]:
    """Clause by clause what changed. A clause that only moved has not changed."""
    from difflib import SequenceMatcher

    found: list[Changed] = []
    for tag, a, b, c, d in SequenceMatcher(a=list(old), b=list(new), autojunk=False).get_opcodes():
        if tag == "equal":
            continue
        paired = min(b - a, d - c)
        found += [Changed("reworded", c + n + 1, old[a + n], new[c + n]) for n in range(paired)]
        found += [Changed("dropped", n + 1, old[n], "") for n in range(a + paired, b)]
        found += [Changed("added", n + 1, "", new[n]) for n in range(c + paired, d)]
    moved = {one.old for one in found if one.what == "dropped"} & {one.new for one in found if one.what == "added"}
    return [one for one in found if (one.old or one.new) not in moved or one.what == "reworded"]


def comments_by_clause(db: Database, pact: str, version: int) -> dict[int, list[Comment]]:
    """What was said of each clause of a version."""
    found: dict[int, list[Comment]] = {}
    for one in comments.select(db, "owner = ? AND version = ?", (pact, version), order="clause, day"):
        found.setdefault(one.clause or 0, []).append(one)
    return found


def signed(db: Database, pact: str, *, version: int | None = None, kind: str = "") -> list[Signature]:
    """Who signed, each once: the count on a poster is the length of this list."""
    found = signatures.select(db, "owner = ?", (pact,), order="day")
    return [one for one in found if (version is None or one.value == str(version)) and kind in ("", one.kind)]


# Verbs


def begin(txn: Transaction, *, title: str, day: str, clauses: int | None = None, **more: str) -> str:
    """Begin a pact; *clauses* is how many it must have. Raises UserError LEDGER_005 without a title."""
    if not title.strip():
        raise UserError("LEDGER_005")
    return pacts.add(txn, title=title.strip(), begun=day, clauses=clauses, **more)


def draft(txn: Transaction, *, pact: str, clauses: Sequence[str], day: str, meeting: str = "") -> int:
    """Write the next version of a pact; returns its number. Raises UserError LEDGER_010 for a blank clause."""
    for number, clause in enumerate(clauses, start=1):
        if not clause.strip():
            raise UserError("LEDGER_010", number=number)
    txn.flush()
    number = len(versions.select(txn.db, "owner = ?", (pact,))) + 1
    texts = [clause.strip() for clause in clauses]
    add_row(txn, rec=pact, repeat="version", key=str(number), value="draft", day=day, meeting=meeting, clauses=texts)
    return number


def adopt(txn: Transaction, *, pact: str, version: int) -> None:
    """Adopt a version. Raises UserError LEDGER_011 when its clauses are not as many as the pact's name says."""
    txn.flush()
    known = pacts.load(txn.db, pact)
    text = next(one for one in history(txn.db, pact) if one.key == str(version))
    if known and known.clauses and len(text.clauses) != known.clauses:
        raise UserError("LEDGER_011", title=known.title, wanted=known.clauses, found=len(text.clauses))
    change(txn, rec=pact, fields={f"version:{version}": "adopted"})


def comment(txn: Transaction, *, pact: str, version: int, clause: int, party: str, words: str, day: str) -> str:
    """Note what a party said of a clause. Raises UserError LEDGER_003 without words or party."""
    if not words.strip() or not party:
        raise UserError("LEDGER_003")
    return add_row(
        txn, rec=pact, repeat="comment", value=words.strip(), version=version, clause=clause, party=party, day=day
    )


def sign(txn: Transaction, *, pact: str, version: int, who: str, day: str, kind: str = "household") -> None:
    """Note that a household or a party signed a version; signing again moves it to that version."""
    change(
        txn,
        rec=pact,
        fields={f"signature:{who}": str(version), f"signature:{who}/day": day, f"signature:{who}/kind": kind},
    )


@searchable("pact")
def _found_by(fields: Mapping[str, Value]) -> tuple[str, str] | None:
    """A pact is found by its title and by the clauses of all its versions."""
    lists = [value for name, value in sorted(fields.items()) if name.endswith("/clauses")]
    clauses = [str(clause) for each in lists if isinstance(each, list) for clause in each]
    title = str(fields.get("title") or "")
    return (title, " ".join([title, *clauses])) if title else None
