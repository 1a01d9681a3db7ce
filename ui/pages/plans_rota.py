"""The rota of one week: who has which shift, who came, and the gaps; after one gap is filled the next is asked for."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt

from forms.lean import dataclass
from storage.community import rosters
from storage.community.people import persons
from storage.community.rosters import Turn, turns
from storage.community.schedules import Schedule
from storage.engine import Database
from ui.desk import Desk
from ui.pages.people_paper import PaperShelf
from ui.pages.people_part import Block
from ui.pages.people_sheet import Ask
from ui.room_words import DAY_PARTS, day, say, weekday
from ui.row_list import Line
from ui.verbs import schedules as verbs

if TYPE_CHECKING:
    from ui.pages.plans_schedules import Schedules


@dataclass(frozen=True)
class RotaShown:
    """The shifts of one week, and who is known."""

    monday: str
    sunday: str
    turns: tuple[Turn, ...]
    names: tuple[str, ...]


def read_rota(db: Database, schedule: str, *, monday: str) -> RotaShown:
    """Read the week that begins on *monday*."""
    sunday = (date.fromisoformat(monday) + timedelta(days=6)).isoformat()
    names = dict.fromkeys(one.name for one in persons.select(db, order="name") if one.name)
    found = turns(db, schedule=schedule, since=monday, until=sunday)
    names |= dict.fromkeys(one.person for one in found if one.person)
    return RotaShown(monday, sunday, tuple(found), tuple(names))


def monday_of(day: date) -> date:
    return day - timedelta(days=day.weekday())


class Rota(Block):
    """Enter: who takes it. C came, N did not come, Delete: nobody has it. A button turns the week."""

    def __init__(self, desk: Desk, page: Schedules) -> None:
        super().__init__(desk, "", most=8)
        self.page = page
        self.schedule: Schedule | None = None
        self.shown: RotaShown | None = None
        self.monday = monday_of(desk.ws.clock().date())
        self.list._letters = "cn"
        self.list.setAccessibleName(self.tr("Shifts of the week"))
        self.none.setText(self.tr("No shift in this week."))
        self.list.lettered.connect(self._lettered)
        self.list.opened.connect(self.ask_who)
        self.list.removed.connect(self.leave_open)
        self.offer(self.tr("Who takes it"), lambda: self.ask_who(self.list.key), icon="person", role="primary",
                   lines=True)  # fmt: skip
        self.offer(self.tr("C  Came"), lambda: self.note(self.list.key, came=True), icon="done", lines=True)
        self.offer(self.tr("N  Did not come"), lambda: self.note(self.list.key, came=False), icon="fail", lines=True)
        self.offer(self.tr("Nobody has it"), lambda: self.leave_open(self.list.key), icon="remove", lines=True)
        self.offer(self.tr("As the week before"), self.repeat, icon="copy", lines=True)
        self.offer(self.tr("Week before"), partial(self.turn, -1), icon="back", role="plain")
        self.offer(self.tr("Week after"), partial(self.turn, 1), icon="next", role="plain")
        self.paper = PaperShelf(
            desk, title=self.tr("Rota on paper"), kind="rota", internal=self.tr("With names, for the office"),
            public=self.tr("Without names, to hang up"),
        )  # fmt: skip
        self.paper.refused.connect(page.refused)
        self.body.addWidget(self.paper)

    # ---- what is shown

    def show_schedule(self, schedule: Schedule) -> None:
        """Show the rota of *schedule*; another one begins with this week, or with its last."""
        if self.schedule is None or self.schedule.id != schedule.id:
            today = self.desk.ws.clock().date()
            last = date.fromisoformat(schedule.until) if schedule.until else today
            self.monday = monday_of(min(today, last))
        self.schedule = schedule
        self.read()

    def read(self) -> None:
        """Read the week again."""
        if self.schedule is not None:
            rec, monday = self.schedule.id, self.monday.isoformat()
            self.desk.worker.read(
                lambda db: read_rota(db, rec, monday=monday), partial(self._show, rec), owner=self
            )  # fmt: skip

    def turn(self, by: int) -> None:
        """Show another week."""
        self.monday += timedelta(days=7 * by)
        self.put_away()
        self.read()

    def _show(self, rec: str, found: RotaShown) -> None:
        if self.schedule is None or rec != self.schedule.id or found.monday != self.monday.isoformat():
            return
        self.shown = found
        title = self.tr("Rota from {first} to {last}").format(first=found.monday, last=found.sunday)
        self.head.setText(title)
        gaps = [one for one in found.turns if one.gap]
        said = ""
        if found.turns:
            total = self.tr("%n shift(s)", "", len(found.turns))
            if gaps:
                some = self.tr(", ").join(self._short(one) for one in gaps)
                said = total + " · " + self.tr("%n gap(s)", "", len(gaps)) + f": {some}"
            else:
                said = total + " · " + self.tr("no gap")
        self.fill([self._line(one) for one in found.turns], said=said)
        self.paper.show_record(rec, self.schedule.title, first_day=found.monday)
        self.paper.setVisible(bool(found.turns))

    def _when(self, one: Turn) -> str:
        return " ".join(filter(None, [day(one.day), say(DAY_PARTS, one.slot)]))

    @staticmethod
    def _short(one: Turn) -> str:
        """Within a week its days are told by their names."""
        return " ".join(filter(None, [weekday(one.day), say(DAY_PARTS, one.slot)]))

    def _line(self, one: Turn) -> Line:
        who = one.person or self.tr("nobody yet")
        came = {"yes": self.tr("came"), "no": self.tr("did not come")}.get(one.came, "")
        shape = "late" if one.gap else "pass" if one.came == "yes" else "waiting"
        return Line(_key(one), " · ".join(filter(None, [self._when(one), who, came])), shape)

    def _turn_of(self, key: str) -> Turn | None:
        return next((one for one in self.shown.turns if _key(one) == key), None) if self.shown else None

    # ---- what people do

    def ask_who(self, key: str) -> None:
        """Ask who takes the shift on the line; then the next gap is asked for, until Esc."""
        one = self._turn_of(key)
        if one is None or self.shown is None:
            return
        self.list.choose(key)
        names = [(name, name) for name in self.shown.names]
        need = self.tr("Write a name first.")
        ask = Ask("person", self.tr("Who"), "who", one.person, choices=names, need=need)
        self.ask([ask], keep=self.tr("Takes it"), kept=partial(self._take, one), title=self._when(one))

    def _take(self, one: Turn, values: Mapping[str, Any]) -> None:
        said = self.tr("{name} has {when}").format(name=values["person"], when=self._when(one))
        filled_a_gap = one.gap

        def onward(_rec: object) -> None:
            rows = list(self.shown.turns) if self.shown else []
            later = [each for each in rows[rows.index(one) + 1 :] if each.gap] if one in rows else []
            if filled_a_gap and later:
                self.list.choose(_key(later[0]))
                self.ask_who(_key(later[0]))
            else:
                self.list.setFocus(Qt.FocusReason.OtherFocusReason)

        self._act(rosters.take, said=said, block=self, then=onward, day=one.day, slot=one.slot, **values)

    def _act(self, verb: Any, **given: Any) -> None:
        if self.schedule is not None:
            self.page.act(verb, schedule=self.schedule.id, **given)

    def _lettered(self, letter: str, key: str) -> None:
        self.note(key, came=letter == "c")

    def note(self, key: str, *, came: bool) -> None:
        """Note whether whoever has the shift came; told again it is not known again."""
        one = self._turn_of(key)
        if one is None:
            return
        if not one.person:
            self.desk.say(self.tr("Nobody has this shift yet."))
            return
        known = {"yes": True, "no": False}.get(one.came)
        words = self.tr("{name} came") if came else self.tr("{name} did not come")
        if known is came:
            words = self.tr("{name}: not known whether they came")
        self.page.act(
            rosters.note, said=words.format(name=one.person), shift=one.shift, came=None if known is came else came
        )
        self.list.setCurrentRow(min(self.list.currentRow() + 1, self.list.count() - 1))

    def leave_open(self, key: str) -> None:
        """Let nobody have the shift."""
        one = self._turn_of(key)
        if one is not None and one.person:
            said = self.tr("Open again: {when}").format(when=self._when(one))
            self._act(rosters.take, said=said, day=one.day, slot=one.slot, person="")

    def repeat(self) -> None:
        """Give the gaps of this week to whoever had the same shift a week before."""
        if self.shown is None:
            return

        said = self.tr("The week from {day} as the one before").format(day=self.shown.monday)
        self._act(verbs.repeat, said=said, since=self.shown.monday, until=self.shown.sunday)


def _key(one: Turn) -> str:
    return f"{one.day} {one.slot}"
