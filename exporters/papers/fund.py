"""The statement of a small fund: in − out = left, by source and by purpose, then every entry with what was left."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from exporters.handout.content import Audience
from exporters.paper_kit.page import stamp
from exporters.papers.frame import Head
from exporters.remarks import Remark
from exporters.screening import Screen
from forms.errors import UserError
from storage.community import activities, fund_figures
from storage.community.funds import SOURCES, Entry, Fund, balance, entries, funds, standing
from storage.community.known_names import known_names
from storage.engine import Database

if TYPE_CHECKING:
    from storage.community.figures import Figure
    from storage.workspace import Workspace

KIND = "资金收支公示"


@dataclass(frozen=True)
class Sum:
    """Money of one source or for one purpose: how many entries, and fen."""

    name: str
    count: int
    fen: int


@dataclass(frozen=True)
class Line:
    """One entry: in or out in fen, and what was left after it. *gone* was taken back and counts for nothing."""

    day: str
    words: str
    incoming: int
    outgoing: int
    left: int | None
    receipt: str = ""
    gone: bool = False


@dataclass(frozen=True)
class Account:
    """One fund over its days."""

    title: str
    opened_on: str
    until: str
    incoming: int
    outgoing: int
    sources: tuple[Sum, ...]
    purposes: tuple[Sum, ...]
    lines: tuple[Line, ...]
    taken_back: int

    @property
    def left(self) -> int:
        return self.incoming - self.outgoing


@dataclass(frozen=True)
class Statement:
    """Every fund on the paper."""

    head: Head
    accounts: tuple[Account, ...]
    remarks: tuple[Remark, ...] = ()


@dataclass(frozen=True)
class Gathered:
    """The statement, and the numbers it rests on."""

    statement: Statement
    about: str
    numbers: tuple[Figure, ...]


def gather(ws: Workspace, *, fund: str = "", last_day: str = "", audience: Audience = "public") -> Gathered:
    """Read one *fund* by title or record, or every fund that was opened by *last_day* (today).

    A public statement says sources and purposes and never who paid. Raises `UserError` EXPORT_060 without such a
    fund, EXPORT_061 for one that is only planned.
    """
    names = {community.id: community.name for community in ws.communities()}
    now = ws.clock()
    until = last_day or f"{now:%Y-%m-%d}"

    def read(db: Database) -> Gathered:
        found = _funds(db, fund, until)
        screen = Screen(known_names(db))
        public = audience == "public"
        accounts = tuple(_account(db, one, until=until, public=public, screen=screen) for one in found)
        homes = {one.community for one in found}
        home = homes.pop() if len(homes) == 1 else ws.community
        head = Head(
            kind=KIND,
            title=accounts[0].title if len(accounts) == 1 else "资金收支",
            community=names.get(home, ""),
            audience=audience,
            when=until,
            made=stamp(now),
        )
        remarks = tuple(dict.fromkeys(screen.remarks))
        numbers = tuple(fund_figures.fund_left(db, one.id, until=until) for one in found)
        return Gathered(Statement(head, accounts, remarks), found[0].id if len(found) == 1 else "", numbers)

    return ws.read(read)


def _funds(db: Database, wanted: str, until: str) -> list[Fund]:
    if not wanted:
        return funds.select(db, "opened_on <> '' AND opened_on <= ?", (until,), order="title")
    found = funds.select(db, "id = ? OR title = ?", (wanted, wanted))
    if not found:
        raise UserError("EXPORT_060", fund=wanted)
    if not found[0].opened_on or found[0].opened_on > until:
        raise UserError("EXPORT_061", fund=found[0].title)
    return found[:1]


def _account(db: Database, fund: Fund, *, until: str, public: bool, screen: Screen) -> Account:
    every = entries.select(db, "fund = ? AND day <= ?", (fund.id, until), order="day")
    counted = {one.id for one in standing(every)}
    rows = [one for one in every if one.id in counted]
    held = balance(db, fund.id, until=until)

    def words(text: str) -> str:
        return screen(text, where=f"{fund.title}的用途") if public else text

    lines, left = [], 0
    for one in every:
        if one.voids or (public and one.id not in counted):
            continue
        fen, gone = one.amount or 0, one.id not in counted
        if not gone:
            left += fen if one.incoming else -fen
        lines.append(
            Line(
                one.day,
                _words(db, one, public=public, screened=words),
                fen if one.incoming else 0,
                0 if one.incoming else fen,
                None if gone else left,
                "" if public else one.receipt,
                gone,
            )
        )
    return Account(
        title=screen(fund.title, where="资金名称") if public else fund.title,
        opened_on=fund.opened_on,
        until=until,
        incoming=held.incoming,
        outgoing=held.outgoing,
        sources=_sums([one for one in rows if one.incoming], lambda one: source_label(one.source), words),
        purposes=_sums([one for one in rows if not one.incoming], lambda one: one.purpose, words),
        lines=tuple(lines),
        taken_back=sum(1 for one in every if one.voids),
    )


def source_label(source: str) -> str:
    """A source in words; one that a community wrote itself is its own label."""
    return SOURCES.get(source, source)


def _words(db: Database, one: Entry, *, public: bool, screened: Callable[[str], str]) -> str:
    held = activities.activities.load(db, one.activity) if one.activity else None
    about = held.title if held else ""
    told = [source_label(one.source), about, "" if public else one.purpose] if one.incoming else [one.purpose, about]
    return screened("，".join(part for part in told if part))


def _sums(rows: Sequence[Entry], name: Callable[[Entry], str], words: Callable[[str], str]) -> tuple[Sum, ...]:
    fen: Counter[str] = Counter()
    count: Counter[str] = Counter()
    for one in rows:
        said = words(name(one))
        fen[said] += one.amount or 0
        count[said] += 1
    return tuple(Sum(said, count[said], fen[said]) for said in sorted(fen, key=lambda one: (-fen[one], one)))
