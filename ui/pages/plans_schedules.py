"""What comes round: clearing days with their notice, patrols and rotas; which days are next and which were left out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from forms.lean import dataclass
from storage.community import places
from storage.community import schedules as ledger
from storage.community.cases import cases
from storage.community.occasions import NOTED
from storage.community.people import partners
from storage.community.schedules import Schedule, days, missed, schedules
from storage.engine import Database
from ui.desk import Desk
from ui.pages.people_paper import PaperShelf
from ui.pages.people_part import Block, Listed
from ui.pages.people_sheet import Ask
from ui.pages.plans_occasions import DaysRead, Occasions, read_days
from ui.pages.plans_rota import Rota
from ui.room_words import DAY_PARTS, SCHEDULES, WEEKDAYS, RoundWords, choices, day, say
from ui.row_list import Line
from ui.verbs import people as people_verbs
from ui.verbs import schedules as verbs

NEXT = 5
"""So many of the coming days are named."""
BACK_DAYS = 28
"""Days that were left out are named so far back."""
AHEAD_DAYS = 366


@dataclass(frozen=True)
class SchedulesShown:
    """What comes round, each with its next day, and what a new one chooses from."""

    rows: tuple[tuple[Schedule, str, str], ...]
    """(schedule, its next day, the last day on which it was left out: blank for none)"""
    places: tuple[tuple[str, str], ...]
    """(record, path)"""
    partners: tuple[tuple[str, str], ...]
    cases: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class ScheduleShown:
    """One of them: its next days, and the days on which nobody wrote that it was done, or all of them lately."""

    schedule: Schedule
    place: str
    partner: str
    case: str
    coming: tuple[str, ...]
    missed: tuple[str, ...]
    days: DaysRead | None
    """Where each day is noted by itself."""


def read_schedules(db: Database, *, community: str, today: str) -> SchedulesShown:
    """Read what comes round in a *community*, or in all; what ended stands last."""
    until = (date.fromisoformat(today) + timedelta(days=AHEAD_DAYS)).isoformat()
    found = []
    for one in schedules.select(db, order="title"):
        if community in ("", one.community):
            coming = next(iter(days(one, since=today, until=until)), "")
            left = _left_out(db, one, today=today) if coming else []
            found.append((one, coming, left[-1] if left else ""))
    found.sort(key=lambda row: (not row[1], row[1], row[0].title))
    at = places.tree(db, community=community or None, levels=("area", "building", "stairwell"))
    known = [one for one in cases.select(db, "ended = ''", order="begun DESC") if community in ("", one.community)]
    return SchedulesShown(
        tuple(found),
        tuple((one.id, one.path) for one in at),
        tuple((one.id, one.name) for one in partners.select(db, order="name") if one.name),
        tuple((one.id, one.title) for one in known),
    )


def read_schedule(db: Database, schedule: str, *, today: str) -> ScheduleShown | None:
    """Read one; None when it is gone."""
    known = schedules.load(db, schedule)
    if known is None:
        return None
    at = places.load(db, known.place) if known.place else None
    partner = partners.load(db, known.partner) if known.partner else None
    case = cases.load(db, known.case) if known.case else None
    now = date.fromisoformat(today)
    coming = days(known, since=today, until=(now + timedelta(days=AHEAD_DAYS)).isoformat())
    return ScheduleShown(
        schedule=known,
        place=at.path if at else "",
        partner=partner.name if partner else "",
        case=case.title if case else "",
        coming=tuple(coming[:NEXT]),
        missed=tuple(_left_out(db, known, today=today)) if known.kind == "patrol" else (),
        days=read_days(db, known, today=today) if known.kind in NOTED else None,
    )


def _left_out(db: Database, one: Schedule, *, today: str) -> list[str]:
    """The days of the last four weeks on which it was left out; a rota says so by its shifts."""
    if one.kind == "duty":
        return []
    back, yesterday = ((date.fromisoformat(today) - timedelta(days=each)).isoformat() for each in (BACK_DAYS, 1))
    return missed(db, one.id, since=back, until=yesterday)


class Schedules(Listed):
    """What comes round at the left, the next first; at the right its days, its notice, or the rota of a week."""

    kinds = frozenset({"schedule", "shift", "patrol", "partner", "place", "case", "person", "occasion"})

    def __init__(self, desk: Desk) -> None:
        super().__init__(
            desk,
            picture="calendar",
            teach=self.tr(
                "Bulky waste every Saturday, a patrol each week, somebody on duty each day: say it once, and the "
                "notice, the days and the gaps follow."
            ),
            first=self.tr("Begin the first"),
            add=self.tr("Enter what comes round"),
            name=self.tr("Schedules"),
            search=self.tr("Title or place"),
        )
        self.every: SchedulesShown | None = None
        self.shown: ScheduleShown | None = None
        self.facts = Block(desk, "", name=self.tr("Schedule"))
        self.facts.offer(self.tr("Change"), self.ask_change, icon="edit")
        self.end = self.facts.offer(self.tr("It ends"), self.ask_end, icon="close")
        self.go_on = self.facts.offer(self.tr("It goes on"), self.let_go_on, icon="next")
        self.facts.offer(self.tr("Take out"), self.take_out, icon="trash", role="plain")
        self.days = Occasions(desk, self)
        self.rota = Rota(desk, self)
        self.notice = PaperShelf(
            desk, title=self.tr("Notice"), kind="schedule", public=self.tr("A4 to hang up: nobody's name is on it")
        )
        self.notice.refused.connect(self.refused)
        self.missed = Block(
            desk,
            self.tr("Left out"),
            note=self.tr("Days in the last four weeks on which nobody wrote that it was done."),
        )
        self.missed.list.opened.connect(lambda _key: self.desk.go("plans", part="patrol"))
        for block in (self.facts, self.days, self.rota, self.notice, self.missed):
            self.one.body.addWidget(block)
        self.one.body.addStretch()

    # ---- what is shown

    def read(self) -> None:
        community, today = self.desk.community, self.today
        self.worker.read(lambda db: read_schedules(db, community=community, today=today), self._show, owner=self)

    def _show(self, found: SchedulesShown) -> None:
        self.every = found
        paths = dict(found.places)
        lines = []
        for one, coming, left in found.rows:
            told = [one.title, self.tr("next: {day}").format(day=day(coming)) if coming else self.tr("ended")]
            told += [self.tr("left out: {day}").format(day=day(left))] if left else []
            words = " · ".join(told)
            shape = "late" if left else "doing" if coming else "na"
            lines.append((Line(one.id, words, shape), f"{words} {paths.get(one.place, '')}"))
        self.fill(lines)

    def read_one(self, rec: str) -> None:
        today = self.today
        self.worker.read(lambda db: read_schedule(db, rec, today=today), self._show_one, owner=self)

    def _show_one(self, found: ScheduleShown | None) -> None:
        if found is None or found.schedule.id != self.key:
            return
        self.shown = found
        one = found.schedule
        self.facts.head.setText(one.title)
        often = RoundWords().often(every=one.every, weekdays=one.weekdays)
        lines = [" · ".join(filter(None, [say(SCHEDULES, one.kind), often, one.starts])),
                 " · ".join(filter(None, [one.where, found.place]))]  # fmt: skip
        phone = self.tr("telephone {number}").format(number=one.phone) if one.phone else ""
        lines.append(" · ".join(filter(None, [found.partner, phone, found.case])))
        term = self.tr("{first} to {last}") if one.until else self.tr("since {first}")
        lines.append(term.format(first=one.since, last=one.until))
        if found.coming:
            coming = self.tr(", ").join(day(each) for each in found.coming)
            lines.append(self.tr("Next: {days}").format(days=coming))
        self.facts.fill([], said="\n".join(filter(None, [*lines, one.note])))
        self.end.setVisible(bool(found.coming))
        self.go_on.setVisible(bool(one.until))
        self.days.setVisible(found.days is not None)
        if found.days is not None:
            self.days.show_days(one, found.days, partner=found.partner)
        self.rota.setVisible(one.kind == "duty")
        if one.kind == "duty":
            self.rota.show_schedule(one)
        self.notice.setVisible(one.kind == "cleaning")
        self.notice.show_record(one.id, one.title, first_day=self.today)
        self.missed.setVisible(bool(found.missed))
        self.missed.fill([Line(each, day(each), "late") for each in found.missed])

    # ---- what people do

    def asks(self) -> Sequence[Ask]:
        return self._asks()

    def _asks(self) -> list[Ask]:
        every = self.every
        at = [("", "—"), *every.places] if every else [("", "—")]
        known = [("", "—"), *every.partners] if every else [("", "—")]
        about = [("", "—"), *every.cases] if every else [("", "—")]
        return [
            Ask("title", self.tr("What comes round"), need=self.tr("Write what it is."),
                hint=self.tr("bulky waste is collected")),
            Ask("kind", self.tr("Kind"), "choice", "cleaning", choices(SCHEDULES)),
            Ask("weekdays", self.tr("On which days of the week"), "ticks", (), choices(WEEKDAYS)),
            Ask("every", self.tr("Or every so many days"), "number", hint=self.tr("1 is every day")),
            Ask("starts", self.tr("What time"), hint="09:00–11:00"),
            Ask("where", self.tr("Where exactly"), hint=self.tr("open ground east of the lane")),
            Ask("phone", self.tr("Telephone of the organisation"), hint=self.tr("an office's, never a person's")),
            Ask("partner", self.tr("Who does it"), "choice", "", known),
            Ask("place", self.tr("For which place"), "choice", "", at),
            Ask("since", self.tr("From which day"), "day", self.today, need=self.tr("Write from which day on.")),
            Ask("case", self.tr("Case"), "choice", "", about),
            Ask("slots", self.tr("Shifts of a duty rota, where there is more than one a day"), "ticks", (),
                choices(DAY_PARTS)),
            Ask("note", self.tr("Remark, printed on the notice"), "area"),
        ]  # fmt: skip

    def keep_new(self, values: Mapping[str, Any]) -> None:
        self.act(verbs.begin, said=self.tr("Begun: {title}").format(title=values["title"]), block=self.form_block,
                 then=self.kept_new, **values)  # fmt: skip

    def ask_change(self) -> None:
        """Ask what is different from now on."""
        if self.shown is None:
            return
        held = self.shown.schedule
        asks = []
        for one in self._asks():
            if one.name != "kind":
                more = list(one.choices)
                value = getattr(held, one.name)
                if one.kind == "choice" and value and value not in dict(more):
                    more.append((value, {"partner": self.shown.partner, "case": self.shown.case}.get(one.name, "—")))
                asks.append(Ask(one.name, one.words, one.kind, value, more, one.need, one.hint))
        self.facts.ask(asks, keep=self.tr("Keep"), kept=self._change)

    def _change(self, values: Mapping[str, Any]) -> None:
        self.act(verbs.change, said=self.tr("Changed: {title}").format(title=values["title"]), block=self.facts,
                 schedule=self.key, **values)  # fmt: skip

    def ask_end(self) -> None:
        """Ask for the last day."""
        self.facts.ask(
            [Ask("day", self.tr("The last day"), "day", self.today, need=self.tr("Write the last day."))],
            keep=self.tr("Let it end"),
            kept=self._end,
            note=self.tr("Days before stay as they were."),
        )

    def _end(self, values: Mapping[str, Any]) -> None:
        title = self.shown.schedule.title if self.shown else ""
        said = self.tr("{title} ends on {day}").format(title=title, day=values["day"])
        self.act(ledger.end, said=said, block=self.facts, schedule=self.key, **values)

    def let_go_on(self) -> None:
        """Let what was ended go on."""
        title = self.shown.schedule.title if self.shown else ""
        self.act(ledger.end, said=self.tr("{title} goes on").format(title=title), schedule=self.key, day="")

    def take_out(self) -> None:
        """Take it out; the history keeps it."""
        if self.shown is not None:
            one = self.shown.schedule
            self.act(people_verbs.void, said=self.tr("Taken out: {title}").format(title=one.title), rec=one.id)
