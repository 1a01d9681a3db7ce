"""The days of what comes round, the latest first: done by whom, left out, or still to be noted today."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt

from forms.lean import dataclass
from storage.community import occasions as ledger
from storage.community.occasions import Held, held
from storage.community.people import partners, persons
from storage.community.schedules import Schedule
from storage.engine import Database
from ui.desk import Desk
from ui.pages.people_part import Block
from ui.pages.people_sheet import Ask
from ui.room_words import day
from ui.row_list import Line

if TYPE_CHECKING:
    from ui.pages.plans_schedules import Schedules

WEEKS_BACK = 4
LEAST = 4
"""So many of the last days are shown at least, where they are further apart."""
YEAR = 366


@dataclass(frozen=True)
class DaysRead:
    """The last days up to today, the latest first, and whose names are offered."""

    rows: tuple[Held, ...]
    names: tuple[str, ...]


def read_days(db: Database, schedule: Schedule, *, today: str) -> DaysRead:
    """Read the days of four weeks; of something rarer, its last few."""
    now = date.fromisoformat(today)
    every = held(db, schedule.id, since=(now - timedelta(days=YEAR)).isoformat(), until=today)
    recent = (now - timedelta(weeks=WEEKS_BACK)).isoformat()
    rows = [one for one in every if one.day >= recent]
    rows = rows if len(rows) >= LEAST else every[-LEAST:]
    names = [one.name for one in partners.select(db, order="name")] + [one.name for one in persons.select(db)]
    names += [one.done.by for one in every if one.done]
    return DaysRead(tuple(reversed(rows)), tuple(dict.fromkeys(filter(None, names))))


class Occasions(Block):
    """D: done, by whoever does it; Enter: done, and by whom with a remark. Delete: not done after all."""

    def __init__(self, desk: Desk, page: Schedules) -> None:
        super().__init__(desk, "", most=8)
        self.page = page
        self.schedule: Schedule | None = None
        self.partner = ""
        self.shown = DaysRead((), ())
        self.head.setText(self.tr("Was it done?"))
        self.list.setAccessibleName(self.tr("Days"))
        self.none.setText(self.tr("No day of it has come yet."))
        self.list._letters = "d"
        self.list.lettered.connect(lambda _letter, key: self.done(key))
        self.list.opened.connect(self.ask_done)
        self.list.removed.connect(self.take_off)
        self.offer(self.tr("D  Done"), lambda: self.done(self.list.key), icon="done", role="primary", lines=True)
        self.offer(self.tr("Who, and a remark (Enter)"), lambda: self.ask_done(self.list.key), icon="edit", lines=True)
        self.offer(self.tr("Not done after all"), lambda: self.take_off(self.list.key), icon="remove", lines=True)
        self.offer(self.tr("Done on another day"), self.ask_other, icon="calendar")

    def show_days(self, schedule: Schedule, found: DaysRead, *, partner: str) -> None:
        """Show the days of *schedule*; *partner* is who does it as planned."""
        self.schedule, self.shown, self.partner = schedule, found, partner
        today = self.page.today
        done = sum(one.done is not None for one in found.rows)
        left = sum(one.done is None and one.day < today for one in found.rows)
        said = [self.tr("%n day(s) up to today", "", len(found.rows)), self.tr("{count} done").format(count=done)]
        said += [self.tr("{count} left out").format(count=left)] if left else []
        self.fill([self._line(one, today) for one in found.rows], said=" · ".join(said) if found.rows else "")

    def _line(self, one: Held, today: str) -> Line:
        told = [day(one.day)]
        if one.done is not None:
            beside = "" if one.planned else self.tr("beside the plan")
            told += [self.tr("done"), beside, one.done.by, one.done.note]
            return Line(one.day, " · ".join(filter(None, told)), "pass")
        if one.day < today:
            return Line(one.day, " · ".join([*told, self.tr("left out: nobody wrote that it was done")]), "late")
        return Line(one.day, " · ".join([*told, self.tr("today, not noted yet")]), "waiting")

    def _on(self, key: str) -> Held | None:
        return next((one for one in self.shown.rows if one.day == key), None)

    def _title(self) -> str:
        return self.schedule.title if self.schedule else ""

    # ---- what people do

    def done(self, key: str) -> None:
        """Note the day on the line as done by whoever does it as planned; what was noted already stays."""
        one = self._on(key)
        if one is not None and one.done is None:
            self._keep({"day": key, "by": self.partner, "note": ""})
            self.list.setCurrentRow(min(self.list.currentRow() + 1, self.list.count() - 1))

    def ask_done(self, key: str) -> None:
        """Ask who did it on the day of the line, and what there is to remark."""
        one = self._on(key)
        if one is not None:
            self.list.choose(key)
            by, note = (one.done.by, one.done.note) if one.done else (self.partner, "")
            self.ask(self._asks(by, note), keep=self.tr("It was done"), title=day(key),
                     kept=lambda values: self._keep({**values, "day": key}))  # fmt: skip

    def ask_other(self) -> None:
        """Ask on which day it was done instead, for instance when rain put it off."""
        when = Ask("day", self.tr("Day"), "day", self.page.today, need=self.tr("Write the day."))
        self.ask([when, *self._asks(self.partner, "")], keep=self.tr("It was done"), kept=self._keep)

    def _asks(self, by: str, note: str) -> list[Ask]:
        names = [(name, name) for name in self.shown.names]
        return [Ask("by", self.tr("Who did it"), "who", by, names), Ask("note", self.tr("Remark"), value=note)]

    def _keep(self, values: Mapping[str, Any]) -> None:
        said = self.tr("Done on {day}: {title}").format(day=day(values["day"]), title=self._title())
        self._act(ledger.note_done, said=said, schedule=self.schedule.id if self.schedule else "", **values)

    def take_off(self, key: str) -> None:
        """Note that it was not done after all."""
        one = self._on(key)
        if one is not None and one.done is not None:
            said = self.tr("Not done on {day} after all: {title}").format(day=day(key), title=self._title())
            self._act(ledger.take_off, said=said, occasion=one.done.id)

    def _act(self, verb: Any, *, said: str, **given: Any) -> None:
        def after(_result: object) -> None:
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)

        self.page.act(verb, said=said, block=self, then=after, **given)
