"""Small funds: money in with its source, money out with its purpose, and a balance that adds up."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from forms.lean import dataclass
from storage.community import funds as ledger
from storage.community.activities import activities
from storage.community.funds import Balance, Entry, Fund, balance, by_purpose, by_source, entries, funds, standing
from storage.engine import Database
from ui import parts
from ui.desk import Desk
from ui.pages.people_paper import PaperShelf
from ui.pages.people_part import Block, Listed
from ui.pages.people_sheet import Ask
from ui.people_words import SOURCES, choices, say, yuan
from ui.row_list import Line
from ui.verbs import funds as verbs

if TYPE_CHECKING:
    from PySide6.QtWidgets import QPushButton

EVERYTHING = "*"


@dataclass(frozen=True)
class FundShown:
    """One fund with its entries, sums and what of it counts."""

    fund: Fund
    balance: Balance
    entries: tuple[Entry, ...]
    counting: frozenset[str]
    sources: Mapping[str, int]
    purposes: Mapping[str, int]
    activities: Mapping[str, str]


def read_funds(db: Database, *, community: str) -> list[tuple[Fund, Balance]]:
    """The funds of a *community*, or of all, with what each has left."""
    found = [one for one in funds.select(db, order="title") if community in ("", one.community)]
    return [(one, balance(db, one.id)) for one in found]


def read_fund(db: Database, fund: str) -> FundShown | None:
    """Read one fund; None when it is gone."""
    known = funds.load(db, fund)
    if known is None:
        return None
    every = entries.select(db, "fund = ?", (fund,), order="day")
    return FundShown(
        fund=known,
        balance=balance(db, fund),
        entries=tuple(every),
        counting=frozenset(one.id for one in standing(every)),
        sources=by_source(db, fund),
        purposes=by_purpose(db, fund),
        activities={one.id: f"{one.title} {one.day}" for one in activities.select(db, order="day DESC")},
    )


class Funds(Listed):
    """Funds at the left; balance, sums, entries and the statement of one at the right."""

    kinds = frozenset({"fund", "fund_entry", "activity"})

    def __init__(self, desk: Desk) -> None:
        super().__init__(
            desk,
            picture="ledger",
            teach=self.tr(
                "What a charity sale brings and what it is spent on stands here, so that anybody can add it up."
            ),
            first=self.tr("Begin a fund"),
            add=self.tr("Begin a fund"),
            name=self.tr("Funds"),
        )
        self.shown: FundShown | None = None
        self.sums = Block(
            desk, "", name=self.tr("Sums"), most=12, note=self.tr("In yuan. A line opens its entries below.")
        )
        self.big = parts.words(role="figure")
        self.sums.body.insertWidget(1, self.big)
        self.sums.list.currentItemChanged.connect(lambda _now, _old: self._fill_entries())
        self.into = self._button(self.tr("Money in"), lambda: self.ask_entry(incoming=True), "add")
        self.out = self._button(self.tr("Money out"), lambda: self.ask_entry(incoming=False), "remove")
        self.open = self._button(self.tr("Open the fund"), self.ask_open, "done")
        self.rows = Block(desk, self.tr("Entries"), none=self.tr("No entry yet."), most=14)
        self.void = self.rows.offer(self.tr("Take the entry back"), self.take_back, icon="undo", lines=True)
        self.rows.list.removed.connect(lambda _key: self.take_back())
        self.paper = PaperShelf(
            desk,
            title=self.tr("Statement"),
            kind="fund",
            public=self.tr("For everybody: sources and purposes, nobody's name"),
            internal=self.tr("For insiders: with remarks and receipts"),
        )
        self.paper.refused.connect(self.refused)
        self.besides = Block(
            desk,
            self.tr("Besides the money of the fund"),
            note=self.tr("Work, goods and rooms that residents and partners give are no entries of a fund."),
        )
        self.besides.offer(self.tr("What was put in"), lambda: desk.go("people", section="given"), icon="next")
        for block in (self.sums, self.rows, self.paper, self.besides):
            self.one.body.addWidget(block)
        self.one.body.addStretch()

    def _button(self, words: str, clicked: Callable[[], object], icon: str) -> QPushButton:
        return self.sums.offer(words, clicked, icon=icon, role="primary" if icon == "add" else "")

    # ---- what is shown

    def read(self) -> None:
        community = self.desk.community
        self.worker.read(lambda db: read_funds(db, community=community), self._show, owner=self)

    def _show(self, found: list[tuple[Fund, Balance]]) -> None:
        lines = []
        for one, held in found:
            left = self.tr("{amount} yuan left").format(amount=yuan(held.left))
            words = f"{one.title} · {left}" if one.opened_on else self.tr("{title} · planned").format(title=one.title)
            lines.append((Line(one.id, words, "pass" if one.opened_on else "waiting"), words))
        self.fill(lines)

    def counted(self, found: int, total: int) -> str:
        return self.tr("%n fund(s)", "", total)

    def read_one(self, rec: str) -> None:
        self.worker.read(lambda db: read_fund(db, rec), self._show_one, owner=self)

    def _show_one(self, found: FundShown | None) -> None:
        if found is None or found.fund.id != self.key:
            return
        self.shown = found
        held, opened = found.balance, bool(found.fund.opened_on)
        self.sums.head.setText(found.fund.title)
        said = self.tr("{incoming} in − {outgoing} out = {left} yuan left")
        self.big.setText(
            said.format(incoming=yuan(held.incoming), outgoing=yuan(held.outgoing), left=yuan(held.left))
            if opened
            else self.tr("Planned: it counts, and is published, from the day on which it is opened.")
        )
        parts.set_role(self.big, "figure" if opened else "")
        lines = [Line(EVERYTHING, self.tr("All entries · {amount} left").format(amount=yuan(held.left)))]
        lines += [Line(f"in:{code}", f"{say(SOURCES, code)} · + {yuan(fen)}") for code, fen in found.sources.items()]
        lines += [Line(f"out:{words}", f"{words} · − {yuan(fen)}") for words, fen in found.purposes.items()]
        since = self.tr("Open since {day}").format(day=found.fund.opened_on) if opened else ""
        self.sums.fill(lines if found.entries else [], said=since)
        for button in (self.into, self.out):
            button.setVisible(opened)
        self.open.setVisible(not opened)
        self.paper.setVisible(opened)
        self.paper.show_record(found.fund.id, found.fund.title)
        self._fill_entries()

    def _fill_entries(self) -> None:
        found = self.shown
        if found is None:
            return
        way, _, what = self.sums.list.key.partition(":")
        lines, left = [], 0
        for one in found.entries:
            if one.voids:
                continue
            counts = one.id in found.counting
            if counts:
                left += (one.amount or 0) * (1 if one.incoming else -1)
            behind = one.source if one.incoming else one.purpose
            if way in ("in", "out") and (not counts or one.incoming != (way == "in") or behind != what):
                continue
            lines.append(self._line(one, left if counts else None))
        said = "" if way not in ("in", "out") else self.tr("%n entry(ies)", "", len(lines))
        self.rows.fill(lines, said=said)
        standing_now = any(one.id in found.counting for one in found.entries)
        self.void.setVisible(bool(lines) and standing_now)

    def _line(self, one: Entry, left: int | None) -> Line:
        found = self.shown
        sign = "+" if one.incoming else "−"
        told = [
            one.day,
            f"{sign} {yuan(one.amount or 0)}",
            say(SOURCES, one.source) if one.incoming else "",
            one.purpose,
        ]
        told += [found.activities.get(one.activity, "") if found else "", one.receipt]
        told.append(self.tr("taken back") if left is None else self.tr("{amount} left").format(amount=yuan(left)))
        return Line(one.id, " · ".join(filter(None, told)), "na" if left is None else "")

    # ---- what people do

    def asks(self) -> Sequence[Ask]:
        return [
            Ask("title", self.tr("Name of the fund"), need=self.tr("Write a name first.")),
            Ask("opened_on", self.tr("Open from which day"), "day", self.today, hint=self.tr("blank: only planned")),
        ]

    def keep_new(self, values: Mapping[str, Any]) -> None:
        self.act(verbs.begin, said=self.tr("Begun: {title}").format(title=values["title"]), block=self.form_block,
                 then=self.kept_new, **values)  # fmt: skip

    def ask_open(self) -> None:
        """Ask from which day on the fund counts."""
        self.sums.ask(
            [Ask("day", self.tr("Open from which day"), "day", self.today, need=self.tr("Write from which day on."))],
            keep=self.tr("Open it"),
            kept=self._open_it,
            note=self.tr("From then on entries can be made, and the public statement shows the fund."),
        )

    def _open_it(self, values: Mapping[str, Any]) -> None:
        self.act(ledger.open_fund, said=self.tr("The fund is open"), block=self.sums, fund=self.key, **values)

    def ask_entry(self, *, incoming: bool) -> None:
        """Ask for money in or out."""
        found = self.shown
        if found is None:
            return
        held = [("", "—"), *found.activities.items()]
        need = self.tr("Write the amount in yuan.")
        purposes = [(word, word) for word in found.purposes]
        asks = [Ask("amount", self.tr("Amount in yuan"), "money", need=need)]
        if incoming:
            asks.append(Ask("source", self.tr("Where from"), "choice", "sale", choices(SOURCES)))
            asks.append(Ask("purpose", self.tr("Remark, for insiders only")))
        else:
            asks.append(
                Ask("purpose", self.tr("What for"), "who", choices=purposes, need=self.tr("Write what it is for."))
            )
        asks += [
            Ask("day", self.tr("Day"), "day", self.today, need=self.tr("An entry needs its day.")),
            Ask("activity", self.tr("Activity"), "choice", "", held),
            Ask("receipt", self.tr("Receipt")),
        ]

        def keep(values: Mapping[str, Any]) -> None:
            way = self.tr("{amount} yuan in") if incoming else self.tr("{amount} yuan out")
            self.act(ledger.enter, said=way.format(amount=yuan(values["amount"])), block=self.sums, fund=self.key,
                     incoming=incoming, **values)  # fmt: skip

        self.sums.ask(asks, keep=self.tr("Enter it"), kept=keep,
                      title=self.tr("Money in") if incoming else self.tr("Money out"))  # fmt: skip

    def take_back(self) -> None:
        """Take the entry on the line back; it stays in the ledger and counts no more."""
        found = self.shown
        one = next((each for each in found.entries if each.id == self.rows.list.key), None) if found else None
        if found is None or one is None:
            return
        if one.id not in found.counting:
            self.told.emit(self.tr("This entry was taken back already."), None)
            return
        said = self.tr("Taken back: {amount} yuan. Both entries stay and neither counts.")
        self.act(ledger.take_back, said=said.format(amount=yuan(one.amount or 0)), entry=one.id, day=self.today)
