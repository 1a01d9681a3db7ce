"""What was put into a measure, an activity or anything: noted kind by kind, and added up by who gave it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import QObject

from forms.lean import dataclass
from storage.community import contributions as ledger
from storage.community.contributions import Given, by_payer
from storage.community.funds import Contribution
from storage.community.places import load_many
from storage.engine import Database
from ui.desk import Desk
from ui.pages.acting_block import ActingBlock
from ui.pages.people_sheet import Ask
from ui.people_words import GIFTS, PAYERS, choices, say, yuan
from ui.row_list import Line
from ui.verbs.people import void

Choices = Sequence[tuple[str, str]]


@dataclass(frozen=True)
class Entry:
    """One entry and what is known around it."""

    row: Contribution
    place: str
    about: str
    """The title of the measure, activity or case it was put into."""


def read_entries(db: Database, **scope: str) -> tuple[Entry, ...]:
    """The entries of a scope, latest first, with the names of what they are about."""
    found = ledger.select(db, **scope)
    at = load_many(db, {one.place for one in found if one.place})
    titles: dict[str, str] = {}
    for table in ("measure", "activity", "community_case"):
        titles |= dict(db.conn.execute(f"SELECT id, title FROM {table}").fetchall())  # noqa: S608 - our own names
    return tuple(
        Entry(
            one,
            at[one.place].path if one.place in at else "",
            next((titles[rec] for rec in (one.measure, one.activity, one.case) if rec in titles), ""),
        )
        for one in found
    )


class GivenWords(QObject):
    """What was given, in words; only its own `tr` knows one from many."""

    def say(self, given: Given) -> str:
        """Each kind by itself: work, goods, money, rooms."""
        told = []
        if given.attendances:
            told.append(self.tr("work: %n attendance(s)", "", given.attendances))
        if given.hours:
            told.append(self.tr("%n hour(s)", "", given.hours))
        told += [self.tr("%n thing(s)", "", number) if not unit else f"{number} {unit}" for unit, number in given.goods]
        if given.fen:
            told.append(self.tr("{amount} yuan").format(amount=yuan(given.fen)))
        if given.spaces:
            told.append(self.tr("a room %n time(s)", "", given.spaces))
        return " · ".join(told)

    def line(self, one: Entry, *, about: bool = True) -> str:
        """One entry on one line."""
        row = one.row
        worth = self.say(ledger.count([row]))
        told = [row.day, say(PAYERS, row.payer), row.what, worth]
        return " · ".join(filter(None, [*told, one.place, one.about if about else ""]))

    def by(self, payer: str, given: Given) -> str:
        """Who gave it, and what."""
        return self.tr("{who}: {what}").format(who=say(PAYERS, payer), what=self.say(given))


class PutIn(ActingBlock):
    """The card: a button a kind, sums by who gave it, and the entries. It tells its page what was written."""

    def __init__(self, desk: Desk, *, sums: bool = True) -> None:
        super().__init__(
            desk,
            self.tr("What was put in"),
            none=self.tr("Nothing yet. What residents and partners give stands here, apart from public money."),
        )
        self._sums = sums
        self.shown: tuple[Entry, ...] = ()
        self.about = ""
        self.abouts: Choices = ()
        self.places: Mapping[str, str] = {}
        icons = {"labour": "people", "goods": "add", "money": "add", "space": "places"}
        for kind in GIFTS:
            self.offer(say(GIFTS, kind), partial(self.ask_gift, kind), icon=icons[kind])
        self.offer(self.tr("Take off"), self.drop, icon="remove", lines=True)
        self.list.removed.connect(lambda _key: self.drop())

    def show_entries(
        self, found: Sequence[Entry], *, about: str = "", abouts: Choices = (), places: Mapping[str, str] | None = None
    ) -> None:
        """Show entries; a new one is *about* this record, or is asked for among *abouts*. *places* is ids by path."""
        if about != self.about:
            self.put_away()
        self.shown, self.about, self.abouts, self.places = tuple(found), about, abouts, places or {}
        words = GivenWords()
        lines = [Line(one.row.id, words.line(one, about=not about)) for one in self.shown]
        told = []
        if self._sums:
            given = by_payer(one.row for one in self.shown)
            told = [words.by(payer, each) for payer, each in given.items() if each.rows]
        self.fill(lines, said="\n".join(told))

    # ---- what people do

    def ask_gift(self, kind: str) -> None:
        """Ask for what belongs to one kind of gift."""
        needs = {
            "labour": self.tr("Write what was done."),
            "goods": self.tr("Write what was given."),
            "money": self.tr("Write what it is for."),
            "space": self.tr("Write which room or space."),
        }
        whats = {
            "labour": self.tr("What was done"),
            "goods": self.tr("What was given"),
            "money": self.tr("What for"),
            "space": self.tr("Which room or space"),
        }
        asks = [Ask("what", whats[kind], need=needs[kind])]
        if kind == "labour":
            asks.append(Ask("quantity", self.tr("Attendances"), "number", need=self.tr("Write how many.")))
            asks.append(Ask("hours", self.tr("Hours together"), "number"))
        elif kind == "money":
            need = self.tr("Write the amount in yuan.")
            asks.append(Ask("amount", self.tr("Amount in yuan"), "money", need=need))
        else:
            how = self.tr("How many") if kind == "goods" else self.tr("How often")
            asks.append(Ask("quantity", how, "number", 1, need=self.tr("Write how many.")))
            if kind == "goods":
                asks.append(Ask("unit", self.tr("Counted in"), hint=self.tr("such as pieces")))
        asks.append(Ask("payer", self.tr("Who gave it"), "choice", "resident", choices(PAYERS)))
        asks.append(Ask("day", self.tr("Day"), "day", self.today, need=self.tr("An entry needs its day.")))
        if self.places:
            asks.append(Ask("place", self.tr("Where"), "who", choices=[(path, path) for path in self.places]))
        if not self.about and self.abouts:
            asks.append(Ask("about", self.tr("For what"), "choice", "", [("", "—"), *self.abouts]))
        note = self.tr("Money that goes into a fund is entered there, not here.") if kind == "money" else ""
        self.ask(asks, keep=self.tr("Note it"), kept=partial(self._keep, kind), title=say(GIFTS, kind), note=note)

    def _keep(self, kind: str, values: Mapping[str, Any]) -> None:
        given = {name: value for name, value in values.items() if value not in (None, "")}
        path = str(given.pop("place", ""))
        if path:
            if path not in self.places:
                if self.sheet is not None:
                    self.sheet.say(self.tr("There is no place “{path}”. Choose one that is offered.").format(path=path))
                return
            given["place"] = self.places[path]
        if self.about:
            given["about"] = self.about
        said = self.tr("Noted: {what}").format(what=given["what"])
        self.act(ledger.give, said=said, kind=kind, **given)

    def drop(self) -> None:
        """Take the entry on the line off."""
        one = next((each for each in self.shown if each.row.id == self.list.key), None)
        if one is not None:
            self.act(void, said=self.tr("Taken off: {what}").format(what=one.row.what), rec=one.row.id)
