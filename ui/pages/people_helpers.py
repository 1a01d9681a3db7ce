"""Who can help: people by skill, area and day, with whoever is down for something else then marked."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout

from forms.lean import dataclass
from storage.community import plans, tasks
from storage.community.devices import label as device_word
from storage.community.people import Person, persons, skilled
from storage.community.places import load_many
from storage.engine import Database
from ui import parts
from ui.desk import Desk
from ui.form.dates import read_date
from ui.form.field import LineEdit
from ui.meeting_words import PARTIES
from ui.meeting_words import say as say_party
from ui.pages.meeting_part import box, chosen, labelled, offered
from ui.pages.people_part import Block, Section
from ui.pages.people_read import areas_of
from ui.pages.people_sheet import Ask
from ui.people_words import SKILLS, SLOTS, choices, say, skills
from ui.row_list import Line
from ui.verbs import people as verbs


@dataclass(frozen=True)
class Wanted:
    """What is looked for."""

    skill: str
    area: str
    slot: str
    day: str


@dataclass(frozen=True)
class Demanded:
    """An open demand that somebody may be looked for."""

    demand: str
    words: str
    skill: str
    area: str
    place: str


@dataclass(frozen=True)
class Found:
    """Everything that the section shows."""

    demands: tuple[Demanded, ...]
    areas: tuple[tuple[str, str], ...]
    own_skills: tuple[str, ...]
    fitting: tuple[tuple[Person, tuple[str, ...]], ...]
    """Who fits, with what each is down for already."""
    unfit: tuple[tuple[Person, str], ...]
    """Who has the skill and is not offered, with the reason: agreed, certificate, slot or area."""


def fitting(db: Database, wanted: Wanted, *, areas: Mapping[str, str]) -> list[tuple[Person, tuple[str, ...]]]:
    """Who has the skill and comes there then, with what they are down for in that part of the day; free ones first.

    An area may stand with a person by its record or, from older material, by its name.
    """
    found = {one.id: one for one in skilled(db, skill=wanted.skill, area=wanted.area, slot=wanted.slot, on=wanted.day)}
    if wanted.area in areas:
        name = areas[wanted.area]
        found |= {one.id: one for one in skilled(db, skill=wanted.skill, area=name, slot=wanted.slot, on=wanted.day)}
    busy = []
    for one in sorted(found.values(), key=lambda each: each.name):
        there = tasks.clashes(db, person=one.id, day=wanted.day, slot=wanted.slot)
        busy.append((one, tuple(each.title for each in there)))
    return sorted(busy, key=lambda pair: bool(pair[1]))


def read_helpers(db: Database, wanted: Wanted, *, community: str) -> Found:
    """Read what is open and who fits."""
    areas = areas_of(db, community)
    asked = [one for one in plans.demands(db, open_only=True) if community in ("", one.community)]
    at = load_many(db, {one.place for one in asked})
    demands = tuple(
        Demanded(
            one.id,
            f"{at[one.place].path if one.place in at else '—'} · {device_word(one.device)} × {one.remaining}",
            one.skill,
            one.area,
            one.place,
        )
        for one in asked
    )
    own = {code for one in persons.select(db) for code in one.skills} - SKILLS.keys()
    people = tuple(fitting(db, wanted, areas=dict(areas))) if wanted.skill else ()
    offered_now = {one.id for one, _busy in people}
    others = [
        one for one in persons.select(db, order="name") if wanted.skill in one.skills and one.id not in offered_now
    ]
    unfit = tuple((one, _reason(one, wanted)) for one in others if community in ("", one.community))
    return Found(demands, areas, tuple(sorted(own)), people, unfit)


def _reason(one: Person, wanted: Wanted) -> str:
    if not one.agreed_on:
        return "agreed"
    if one.cert_until and one.cert_until < wanted.day:
        return "certificate"
    return "slot" if one.slots and wanted.slot not in one.slots else "area"


class Helpers(Section):
    """What is needed at the top, who fits below."""

    kinds = frozenset({"person", "demand", "task", "participation", "activity", "place", "consent"})

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.found: Found | None = None
        self.demand, self.skill, self.area, self.slot = box(), box(), box(), box()
        self.day = LineEdit()
        self.day.setText(self.today)
        self.day.entered.connect(self.read)
        self.day.left.connect(self.read)
        self.demand.activated.connect(lambda _n: self._from_demand())
        for one in (self.skill, self.area, self.slot):
            one.activated.connect(lambda _n: self.read())
        offered(self.slot, choices(SLOTS))
        chosen(self.slot, "morning")
        self.wrong = parts.words(role="bad")
        self.wrong.hide()
        first = parts.row(labelled(self.tr("For which demand"), self.demand))
        second = parts.row(labelled(self.tr("Skill"), self.skill), labelled(self.tr("Area"), self.area))
        third = parts.row(labelled(self.tr("Day"), self.day), labelled(self.tr("Part of the day"), self.slot))
        self.block = Block(
            desk,
            self.tr("Who can help"),
            none=self.tr("Nobody fits. Only those who agreed to be called and whose certificate is valid are offered."),
            most=14,
        )
        self.block.list.opened.connect(self.ask_task)
        self.unfit = parts.note()
        self.unfit.hide()
        self.block.body.insertWidget(4, self.unfit)
        self.give = self.block.offer(
            self.tr("Put down for it"), lambda: self.ask_task(self.block.list.key), icon="add", role="primary",
            lines=True,
        )  # fmt: skip
        page = parts.Scrolled(widest=900)
        page.body.addWidget(parts.Card(parts.section(self.tr("What is needed")), first, second, third, self.wrong))
        page.body.addWidget(self.block)
        page.body.addStretch()
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(page)

    @property
    def wanted(self) -> Wanted | None:
        day = read_date(self.day.text().strip(), today=self.desk.ws.clock().date())
        if day is None:
            return None
        return Wanted(
            str(self.skill.currentData() or next(iter(SKILLS))),
            str(self.area.currentData() or ""),
            str(self.slot.currentData() or "morning"),
            day.isoformat(),
        )

    def read(self) -> None:
        wanted, community = self.wanted, self.desk.community
        self.wrong.setText("" if wanted else self.tr("This is not a date. Write it like 2026-11-30."))
        self.wrong.setVisible(wanted is None)
        if wanted is not None:
            self.worker.read(lambda db: read_helpers(db, wanted, community=community), self._show, owner=self)

    def _show(self, found: Found) -> None:
        self.found = found
        offered(self.demand, [("", self.tr("anything")), *((one.demand, one.words) for one in found.demands)])
        offered(self.skill, [*choices(SKILLS), *((word, word) for word in found.own_skills)])
        offered(self.area, [("", self.tr("everywhere")), *found.areas])
        lines = []
        for one, busy in found.fitting:
            words = " · ".join(filter(None, [one.name, say_party(PARTIES, one.party), skills(one.skills)]))
            if busy:
                words += " · " + self.tr("down for: {what}").format(what=", ".join(busy))
            lines.append(Line(one.id, words, "late" if busy else "pass"))
        reasons = {
            "agreed": self.tr("has not agreed to be called"),
            "certificate": self.tr("certificate ran out"),
            "slot": self.tr("no time then"),
            "area": self.tr("does not come there"),
        }
        others = [f"{one.name} ({reasons[reason]})" for one, reason in found.unfit]
        self.unfit.setText(self.tr("Not offered: {people}").format(people=", ".join(others)))
        self.unfit.setVisible(bool(others))
        free = sum(not busy for _one, busy in found.fitting)
        said = self.tr("{free} of %n person(s) free then", "", len(lines)).format(free=free) if lines else ""
        self.block.fill(lines, said=said)

    def enter(self) -> None:
        self.skill.setFocus(Qt.FocusReason.TabFocusReason)

    def _chosen(self) -> Demanded | None:
        key = str(self.demand.currentData() or "")
        return next((one for one in self.found.demands if one.demand == key), None) if self.found else None

    def _from_demand(self) -> None:
        one = self._chosen()
        if one is not None:
            if one.skill:
                chosen(self.skill, one.skill)
            chosen(self.area, one.area)
        self.read()

    def ask_task(self, person: str) -> None:
        """Ask what the person on the line is put down for."""
        found = next((pair for pair in self.found.fitting if pair[0].id == person), None) if self.found else None
        wanted, demand = self.wanted, self._chosen()
        if found is None or wanted is None:
            return
        one, busy = found
        asks = [Ask("title", self.tr("What for"), value=demand.words if demand else "",
                    need=self.tr("Write what it is for."))]  # fmt: skip
        if busy:
            asks.append(Ask("anyway", self.tr("All the same, beside: {what}").format(what=", ".join(busy)), "tick"))

        def keep(values: Mapping[str, Any]) -> None:
            said = self.tr("{name} is down for it on {day}").format(name=one.name, day=wanted.day)
            self.act(verbs.give_task, said=said, block=self.block, person=one.id, day=wanted.day, slot=wanted.slot,
                     today=self.today, place=demand.place if demand else "", **values)  # fmt: skip

        when = f"{one.name} · {wanted.day} {say(SLOTS, wanted.slot)}"
        self.block.ask(asks, keep=self.tr("Put down"), kept=keep, title=when)
