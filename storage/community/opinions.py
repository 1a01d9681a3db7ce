"""Opinions: what one party said about one thing, kept apart from every other, until whoever said it is told.

Four numbers are never mixed: opinions, people who gave them, opinions that were dealt with, and those that were told.
A name or telephone is in the contact and is personal; the words are internal until somebody agreed to be quoted.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import TYPE_CHECKING

from forms.errors import UserError
from forms.lean import dataclass
from storage.community import consents
from storage.community.ledger import Ledger, change
from storage.community.people import party_order
from storage.engine import Database
from storage.events import Value
from storage.search import searchable

if TYPE_CHECKING:
    from storage.transaction import Transaction

KINDS = {"fact": "现状", "cause": "原因", "wish": "建议", "worry": "担心", "support": "支持", "oppose": "反对"}
SOURCES = {
    "walk": "走访",
    "survey": "问卷",
    "meeting": "会议",
    "chat": "微信群",
    "phone": "电话",
    "door": "上门",
    "activity": "活动",
    "above": "上级转来",
    "lane": "巷长",
}


@dataclass(frozen=True)
class Opinion:
    """One thing that somebody said. *speaker* tells people apart without naming them; *contact* is personal."""

    id: str
    community: str
    day: str
    party: str
    kind: str
    words: str
    source: str
    place: str
    case: str
    topic: str
    issue: str
    visit: str
    meeting: str
    activity: str
    speaker: str
    contact: str
    alias: str
    leads_to: str
    settled_on: str
    answer: str
    told_on: str
    told_way: str
    told_by: str
    fictional: bool

    @property
    def owed(self) -> bool:
        """Dealt with, and whoever said it does not know: shown in red."""
        return bool(self.settled_on) and not self.told_on


opinions = Ledger(Opinion, kind="opinion", name="opinion", indexes=("place", "case", "issue", "meeting"))


@dataclass(frozen=True)
class Said:
    """Opinions and the people behind them. Those nobody can tell apart are in *unnamed* and no person."""

    opinions: int
    people: int
    unnamed: int
    rows: tuple[str, ...]


def count(found: Iterable[Opinion]) -> Said:
    """Count opinions and people in *found*."""
    known = list(found)
    speakers = {one.speaker or one.contact for one in known} - {""}
    unnamed = sum(not (one.speaker or one.contact) for one in known)
    return Said(len(known), len(speakers), unnamed, tuple(one.id for one in known))


def select(db: Database, **wanted: str) -> list[Opinion]:
    """Opinions by any of their fields, oldest first."""
    where = " AND ".join(f'"{name}" = ?' for name in wanted) or "1"
    if wanted.keys() - Opinion.__annotations__.keys():
        raise TypeError(", ".join(wanted))
    return opinions.select(db, where, list(wanted.values()), order="day")


def by_party(db: Database, **wanted: str) -> dict[str, list[Opinion]]:
    """What each party said, in a column of its own; two opinions are never made one."""
    found: dict[str, list[Opinion]] = {}
    for one in select(db, **wanted):
        found.setdefault(one.party, []).append(one)
    return {party: found[party] for party in sorted(found, key=party_order)}


def quotable(db: Database, *, on: str, **wanted: str) -> list[tuple[str, str]]:
    """(whom to name, words) of opinions that may stand in a public document: agreed to, under an alias."""
    return [
        (one.alias or "居民", one.words)
        for one in select(db, **wanted)
        if consents.agreed(db, subject=one.id, purpose="quote", on=on)
    ]


def unanswered(db: Database, *, as_of: str, days: int, **wanted: str) -> list[tuple[Opinion, int]]:
    """Opinions that nobody was told anything about for more than *days* days, with their age, oldest first."""
    aged = [(one, _days(one.day, as_of)) for one in select(db, **wanted) if not one.told_on and one.day]
    return [(one, age) for one, age in aged if age > days]


@dataclass(frozen=True)
class Feedback:
    """Dealt with (结案) and told (反馈) of all opinions: two rates side by side, each k of the same n."""

    total: int
    settled: tuple[str, ...]
    told: tuple[str, ...]
    owed: tuple[str, ...]


def feedback(db: Database, **wanted: str) -> Feedback:
    """How many opinions were dealt with and how many people were told; *owed* are dealt with and not told."""
    found = select(db, **wanted)
    return Feedback(
        total=len(found),
        settled=tuple(one.id for one in found if one.settled_on),
        told=tuple(one.id for one in found if one.told_on),
        owed=tuple(one.id for one in found if one.owed),
    )


# Verbs


def add(txn: Transaction, *, day: str, party: str, words: str, kind: str = "wish", source: str, **more: Value) -> str:
    """Note one opinion. Raises UserError LEDGER_003 without words, party or day."""
    if not words.strip() or not party or not day:
        raise UserError("LEDGER_003")
    if kind not in KINDS:
        raise ValueError(kind)
    given: Mapping[str, Value] = {"day": day, "party": party, "words": words.strip(), "kind": kind, "source": source}
    return opinions.add(txn, **given, **more)  # type: ignore[arg-type]


def settle(txn: Transaction, *, opinion: str, day: str, answer: str) -> None:
    """Note that it was dealt with, and what the answer is."""
    change(txn, rec=opinion, fields={"settled_on": day, "answer": answer})


def tell(txn: Transaction, *, opinion: str, day: str, way: str, by: str) -> None:
    """Note that whoever said it was told. Raises UserError ISSUE_009 without day, way or teller."""
    if not (day and way and by):
        raise UserError("ISSUE_009")
    change(txn, rec=opinion, fields={"told_on": day, "told_way": way, "told_by": by})


def lead_to(txn: Transaction, *, opinion: str, rec: str) -> None:
    """Note what an opinion became: a demand, a topic, a task."""
    change(txn, rec=opinion, fields={"leads_to": rec})


def _days(since: str, until: str) -> int:
    return (date.fromisoformat(until[:10]) - date.fromisoformat(since[:10])).days


@searchable("opinion")
def _found_by(fields: Mapping[str, Value]) -> tuple[str, str] | None:
    """An opinion is found by its words and its answer, and called by its words; whoever said it is not."""
    words = str(fields.get("words") or "")
    return (words[:40], f"{words} {fields.get('answer') or ''}") if words else None
