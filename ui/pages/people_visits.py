"""Visits to old people who live alone, with the day of the next; and what to look out for, until a day."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout

from forms.lean import dataclass
from storage.community import pairings, watch_items
from storage.community.pairings import Call, Pairing
from storage.community.people import persons
from storage.community.places import tree
from storage.community.watch_items import WatchItem
from storage.engine import Database
from ui import parts
from ui.desk import Desk
from ui.pages.people_part import Block, Section
from ui.pages.people_read import name_of
from ui.pages.people_sheet import Ask
from ui.people_words import CALLS, WAYS, choices, say
from ui.row_list import Line
from ui.verbs import people as verbs


@dataclass(frozen=True)
class Paired:
    """One pairing with its names, the day of the next visit and the visits so far."""

    pairing: Pairing
    elder: str
    helper: str
    due: str
    calls: tuple[Call, ...]


@dataclass(frozen=True)
class VisitsShown:
    """Everything that the section shows."""

    pairs: tuple[Paired, ...]
    overdue: tuple[str, ...]
    visits: int
    watch: tuple[WatchItem, ...]
    names: tuple[str, ...]
    places: tuple[tuple[str, str], ...]


def read_visits(db: Database, *, today: str, community: str) -> VisitsShown:
    """Read pairings and watch items of a *community*, or of all; those due first stand first."""
    paired = []
    for one in pairings.pairings.select(db, "until = '' OR until >= ?", (today,)):
        if community in ("", one.community):
            calls = tuple(pairings.calls.select(db, "owner = ?", (one.id,), order="day DESC"))
            due = pairings.due_on(db, one)
            paired.append(Paired(one, name_of(db, one.elder), name_of(db, one.helper), due, calls))
    names = dict.fromkeys(one.name for one in persons.select(db, order="name") if one.name)
    at = tree(db, community=community or None, levels=("community", "area", "building", "stairwell"))
    return VisitsShown(
        tuple(sorted(paired, key=lambda one: (one.due, one.elder))),
        tuple(one.id for one, _due in pairings.overdue(db, as_of=today)),
        pairings.public_count(db),
        tuple(one for one in watch_items.current(db, on=today) if community in ("", one.community)),
        tuple(names),
        tuple((one.id, one.path or one.name) for one in at),
    )


class Visits(Section):
    """Pairs with their next visit; below what to look out for. None of it is ever in a public paper."""

    kinds = frozenset({"pairing", "watch", "person", "consent"})

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.shown: VisitsShown | None = None
        self.pairs = Block(
            desk,
            self.tr("Visits"),
            none=self.tr("Nobody is paired yet. Pair somebody who lives alone with a helper who looks in."),
            most=12,
            note=self.tr("None of this is in a public paper; only the number of visits may be told."),
        )
        self.pairs.list.opened.connect(lambda _key: self.ask_call())
        self.visited = self.pairs.offer(self.tr("Visited"), self.ask_call, icon="done", role="primary", lines=True)
        self.pairs.offer(self.tr("Pair two people"), self.ask_pair, icon="add")
        self.pairs.offer(self.tr("Ends today"), self.end_pair, icon="close", lines=True)
        self.pairs.list.currentItemChanged.connect(lambda _now, _old: self._show_calls())
        self.calls = Block(desk, self.tr("Visits so far"), most=6)
        self.watch = Block(
            desk,
            self.tr("Look out for"),
            none=self.tr(
                "Nothing at the moment: a flat left alone, a fall feared; each with the day on which it ends."
            ),
            most=10,
        )
        self.watch.offer(self.tr("Look out for something"), self.ask_watch, icon="add")
        self.watch.offer(self.tr("No longer"), self.end_watch, icon="close", lines=True)
        page = parts.Scrolled(widest=900)
        for block in (self.pairs, self.calls, self.watch):
            page.body.addWidget(block)
        page.body.addStretch()
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(page)

    def read(self) -> None:
        today, community = self.today, self.desk.community
        self.worker.read(lambda db: read_visits(db, today=today, community=community), self._show, owner=self)

    def _show(self, found: VisitsShown) -> None:
        self.shown = found
        lines = []
        for one in found.pairs:
            late = one.pairing.id in found.overdue
            due = self.tr("visit was due {day}") if late else self.tr("next visit by {day}")
            words = " · ".join([f"{one.elder} ← {one.helper}", due.format(day=one.due)])
            if one.pairing.until:
                words += " · " + self.tr("until {day}").format(day=one.pairing.until)
            lines.append(Line(one.pairing.id, words, "late" if late else "waiting"))
        overdue = sum(one.pairing.id in found.overdue for one in found.pairs)
        said = self.tr("%n visit(s) overdue", "", overdue) + " · " if overdue else ""
        self.pairs.fill(lines, said=said + self.tr("%n visit(s) so far", "", found.visits) if lines else "")
        self._show_calls()
        told = []
        for item in found.watch:
            at = dict(found.places).get(item.place, "")
            words = " · ".join(filter(None, [at, item.where, item.reason]))
            words += " · " + self.tr("until {day}").format(day=item.until)
            told.append(
                Line(item.id, words + (" · " + self.tr("health, never printed") if item.health else ""), "late")
            )
        self.watch.fill(told)

    def _show_calls(self) -> None:
        one = self._pair()
        lines = [Line(each.key, " · ".join(filter(None, [each.day, say(CALLS, each.value), each.by, each.note])))
                 for each in (one.calls if one else ())]  # fmt: skip
        self.calls.fill(lines, said=f"{one.elder} ← {one.helper}" if one else "")
        self.calls.setVisible(bool(lines))

    def enter(self) -> None:
        target = self.pairs.list if self.shown and self.shown.pairs else self.pairs.buttons[1]
        target.setFocus(Qt.FocusReason.TabFocusReason)

    def _pair(self) -> Paired | None:
        key = self.pairs.list.key
        return next((one for one in self.shown.pairs if one.pairing.id == key), None) if self.shown else None

    # ---- what people do

    def ask_pair(self) -> None:
        """Ask who looks in on whom."""
        names = [(name, name) for name in self.shown.names] if self.shown else []
        need = self.tr("Write a name first.")
        self.pairs.ask(
            [
                Ask("elder", self.tr("Who is visited"), "who", choices=names, need=need),
                Ask("helper", self.tr("Who visits"), "who", choices=names, need=need),
                Ask("every", self.tr("Every so many days"), "number", 7, need=self.tr("Write every how many days.")),
                Ask("since", self.tr("From which day"), "day", self.today, need=self.tr("Write from which day on.")),
                Ask("agreed_way", self.tr("Whoever is visited agreed"), "choice", "",
                    choices(WAYS, blank=self.tr("not yet"))),
                Ask("note", self.tr("Remark")),
            ],
            keep=self.tr("Pair"),
            kept=self._keep_pair,
        )  # fmt: skip

    def _keep_pair(self, values: Mapping[str, Any]) -> None:
        said = self.tr("{elder} is visited by {helper}").format(helper=values["helper"], elder=values["elder"])
        self.act(verbs.pair, said=said, block=self.pairs, **values)

    def ask_call(self) -> None:
        """Ask about a visit to the pair on the chosen line."""
        one = self._pair()
        if one is None:
            return
        self.pairs.ask(
            [
                Ask("day", self.tr("Day"), "day", self.today, need=self.tr("A visit needs its day.")),
                Ask("way", self.tr("How"), "choice", "visit", choices(CALLS)),
                Ask("by", self.tr("Who"), value=one.helper),
                Ask("note", self.tr("How it was")),
            ],
            keep=self.tr("Note the visit"),
            kept=lambda values: self._keep_call(one, values),
            title=one.elder,
        )

    def _keep_call(self, one: Paired, values: Mapping[str, Any]) -> None:
        said = self.tr("Visit to {elder} noted").format(elder=one.elder)
        self.act(pairings.call, said=said, block=self.pairs, pairing=one.pairing.id, **values)

    def end_pair(self) -> None:
        """Let the pairing on the chosen line end."""
        one = self._pair()
        if one is not None:
            said = self.tr("{elder} is visited by {helper} until today").format(helper=one.helper, elder=one.elder)
            self.act(pairings.end, said=said, pairing=one.pairing.id, day=max(self.today, one.pairing.since))

    def ask_watch(self) -> None:
        """Ask what to look out for."""
        self.watch.ask(
            [
                Ask("place", self.tr("Place"), "choice", choices=self.shown.places if self.shown else ()),
                Ask("where", self.tr("Where there"), hint=self.tr("6th floor, left"), need=self.tr("Write where.")),
                Ask("reason", self.tr("Why"), need=self.tr("Write why.")),
                Ask("since", self.tr("From which day"), "day", self.today, need=self.tr("Write from which day on.")),
                Ask("until", self.tr("Until which day"), "day", need=self.tr("It needs a last day.")),
                Ask("health", self.tr("It tells of somebody's health"), "tick"),
            ],
            keep=self.tr("Keep"),
            kept=self._keep_watch,
        )

    def _keep_watch(self, values: Mapping[str, Any]) -> None:
        self.act(watch_items.add, said=self.tr("Noted until {day}").format(day=values["until"]), block=self.watch,
                 by=self.desk.ws.person, **values)  # fmt: skip

    def end_watch(self) -> None:
        """Let what stands on the chosen line end."""
        key = self.watch.list.key
        if key:
            self.act(watch_items.end, said=self.tr("No longer looked out for"), item=key, day=self.today)
