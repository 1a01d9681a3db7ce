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
        self.offer(self.tr("Change"), self.change_it, icon="edit", lines=True)
        self.offer(self.tr("Take off"), self.drop, icon="remove", lines=True)
        self.list.opened.connect(lambda _key: self.change_it())
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

    def change_it(self) -> None:
        """Put right the entry on the line."""
        one = self._chosen()
        if one is not None:
            self.ask_gift(one.row.kind, one)

    def ask_gift(self, kind: str, entry: Entry | None = None) -> None:
        """Ask for what belongs to one kind of gift, or for what should stand in an *entry* instead."""
        row = entry.row if entry else None
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
        asks = [Ask("what", whats[kind], value=row.what if row else "", need=needs[kind])]
        quantity = row.quantity if row else None
        if kind == "labour":
            asks.append(Ask("quantity", self.tr("Attendances"), "number", quantity, need=self.tr("Write how many.")))
            asks.append(Ask("hours", self.tr("Hours together"), "number", row.hours if row else None))
        elif kind == "money":
            need = self.tr("Write the amount in yuan.")
            fen = row.amount if row else None
            asks.append(Ask("amount", self.tr("Amount in yuan"), "money", fen, need=need))
        else:
            how = self.tr("How many") if kind == "goods" else self.tr("How often")
            asks.append(Ask("quantity", how, "number", quantity or 1, need=self.tr("Write how many.")))
            if kind == "goods":
                unit = row.unit if row else ""
                asks.append(Ask("unit", self.tr("Counted in"), value=unit, hint=self.tr("such as pieces")))
        payer, day = (row.payer, row.day) if row else ("resident", self.today)
        asks.append(Ask("payer", self.tr("Who gave it"), "choice", payer, choices(PAYERS)))
        asks.append(Ask("day", self.tr("Day"), "day", day, need=self.tr("An entry needs its day.")))
        if self.places:
            at = entry.place if entry else ""
            asks.append(Ask("place", self.tr("Where"), "who", at, choices=[(path, path) for path in self.places]))
        if not self.about and self.abouts:
            held = (row.measure or row.activity or row.case) if row else ""
            offers = [("", "—"), *self.abouts]
            if entry and held not in dict(offers):
                offers.append((held, entry.about))
            asks.append(Ask("about", self.tr("For what"), "choice", held, offers))
        note = self.tr("Money that goes into a fund is entered there, not here.") if kind == "money" else ""
        keep = self.tr("Keep") if entry else self.tr("Note it")
        self.ask(asks, keep=keep, kept=partial(self._keep, kind, entry), title=say(GIFTS, kind), note=note)

    def _keep(self, kind: str, entry: Entry | None, values: Mapping[str, Any]) -> None:
        given = {name: value for name, value in values.items() if value not in (None, "")}
        path = str(given.pop("place", ""))
        if path:
            known = {entry.place: entry.row.place, **self.places} if entry else self.places
            if path not in known:
                if self.sheet is not None:
                    self.sheet.say(self.tr("There is no place “{path}”. Choose one that is offered.").format(path=path))
                return
            given["place"] = known[path]
        if entry is not None:
            given |= {name: "" for name in ("place", "about") if name in values and name not in given}
            said = self.tr("Changed: {what}").format(what=given["what"])
            self.act(ledger.correct, said=said, entry=entry.row.id, **given)
            return
        if self.about:
            given["about"] = self.about
        said = self.tr("Noted: {what}").format(what=given["what"])
        self.act(ledger.give, said=said, kind=kind, **given)

    def _chosen(self) -> Entry | None:
        return next((each for each in self.shown if each.row.id == self.list.key), None)

    def drop(self) -> None:
        """Take the entry on the line off."""
        one = self._chosen()
        if one is not None:
            self.act(void, said=self.tr("Taken off: {what}").format(what=one.row.what), rec=one.row.id)
