"""One activity: its booths with their attendances, who took part, and who joined."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from forms.errors import UserError
from storage.community import activities, taking_part, venues
from storage.community.activities import Booth
from ui.desk import Desk
from ui.pages.contributions import PutIn
from ui.pages.label_block import LabelBlock, ProjectBlock
from ui.pages.people_activities_read import ActivityShown
from ui.pages.people_doors import Doors
from ui.pages.people_part import Block
from ui.pages.people_sheet import Ask
from ui.people_words import CHANNELS, PHASES, ROLES, SKILLS, SLOTS, choices, counted, say, skills
from ui.row_list import Line
from ui.verbs import activities as verbs
from ui.verbs.people import void

if TYPE_CHECKING:
    from ui.pages.people_activities import Activities


class ActivityView(QWidget):
    """The cards of one activity."""

    def __init__(self, desk: Desk, page: Activities) -> None:
        super().__init__()
        self.desk, self.page = desk, page
        self.shown: ActivityShown | None = None
        self.names: Sequence[str] = ()
        self.facts = Block(desk, "")
        self.count = self.facts.offer(self.tr("Count at the booths"), page.begin_counting, icon="add", role="primary")
        self.facts.offer(self.tr("Change"), page.edit, icon="edit")
        self.facts.offer(self.tr("Copy to another day"), self.ask_copy, icon="copy")
        self.room = self.facts.offer(self.tr("Book a room"), self.to_room, icon="door")
        self.facts.offer(self.tr("Take out"), self.take_out, icon="trash", role="plain")
        self.booths = Block(desk, self.tr("Booths"), none=self.tr("No booth: everybody is counted together."), most=12)
        self.booths.offer(self.tr("Add a booth"), self.ask_booth, icon="add")
        self.booths.offer(self.tr("Several at once"), self.ask_came, icon="people")
        self.sheets = self.booths.offer(self.tr("Questionnaires here"), self.collect, icon="sheets", lines=True)
        self.booths.offer(self.tr("Take off"), self.drop_booth, icon="remove", lines=True)
        self.booths.list.removed.connect(lambda _key: self.drop_booth())
        self.named = Block(desk, self.tr("Who took part"), none=self.tr("Nobody by name yet."), most=12)
        self.named.offer(self.tr("Somebody took part"), self.ask_join, icon="add")
        self.named.offer(self.tr("Take off"), self.drop_named, icon="remove", lines=True)
        self.named.list.removed.connect(lambda _key: self.drop_named())
        self.joined = Block(desk, self.tr("Who joined here"),
                            none=self.tr("A visitor who wants to help is in the roster with one line."))  # fmt: skip
        self.joined.offer(self.tr("Somebody joins"), self.ask_recruit, icon="add")
        self.given = PutIn(desk)
        self.projects = ProjectBlock(desk)
        self.labels = LabelBlock(desk, lists=("outcome", "tag"))
        for acting in (self.given, self.projects, self.labels):
            acting.told.connect(page.told)
            acting.refused.connect(page.refused)
            acting.wrote.connect(page.read)
        self.doors = Doors(desk, page)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        for block in (self.facts, self.booths, self.named, self.joined, self.given, self.projects, self.labels,
                      self.doors):  # fmt: skip
            column.addWidget(block)

    @property
    def activity(self) -> str:
        return self.shown.activity.id if self.shown else ""

    def show_activity(self, found: ActivityShown, *, names: Sequence[str]) -> None:
        """Show what was read."""
        self.shown, self.names = found, names
        held = found.activity
        self.facts.head.setText(held.title)
        when = " · ".join(filter(None, [held.day, say(SLOTS, held.slot) if held.slot else "", found.room, held.place]))
        told = [found.kind, say(CHANNELS, held.channel) if held.channel else "", found.case, held.organiser]
        lines = [when, " · ".join(filter(None, told))]
        if held.sensitive:
            lines.append(self.tr("Counts people only, names nobody, and stands in no public list"))
        if held.fictional:
            lines.append(self.tr("Made up for the demonstration"))
        self.facts.fill([], said="\n".join(filter(None, lines)))
        self.room.setText(self.tr("Its room") if held.venue else self.tr("Book a room"))
        here = sum(there.attendances for _booth, there in found.booths)
        lines_of = [self._booth(booth, there) for booth, there in found.booths]
        said = self.tr("Visitors: {counted}").format(counted=counted(found.visitors))
        if found.booths and found.visitors.attendances > here:
            said += " · " + self.tr("%n attendance(s) at no booth", "", found.visitors.attendances - here)
        self.booths.fill(lines_of, said=said if found.visitors.rows or found.booths else "")
        rows = []
        for row, name in found.named:
            words = [name or "—", say(ROLES, row.role), say(PHASES, row.phase) if row.phase else ""]
            if row.hours:
                words.append(self.tr("%n hour(s)", "", row.hours))
            rows.append(Line(row.id, " · ".join(filter(None, words))))
        said = self.tr("Volunteers: {counted}").format(counted=counted(found.volunteers)) if rows else ""
        self.named.fill(rows, said=said)
        self.joined.fill([Line(one.id, " · ".join(filter(None, [one.name, skills(one.skills)])))
                          for one in found.recruited.people],
                         said=self._joined(found))  # fmt: skip
        self.given.show_entries(found.given, about=held.id)
        self.projects.show_parts(held.id, parts=found.parts, known=found.known_labels)
        self.labels.show_labels(held.id, carried=found.labels, known=found.known_labels)
        self.doors.show_activity(held)

    def _joined(self, found: ActivityShown) -> str:
        if not found.recruited.people:
            return ""
        joined = self.tr("%n person(s) joined", "", len(found.recruited.people))
        return joined + " · " + self.tr("%n attendance(s) of visitors", "", found.recruited.visitors)

    def _booth(self, booth: Booth, there: activities.Attendance) -> Line:
        words = f"{booth.value} · " + self.tr("%n attendance(s)", "", there.attendances)
        if booth.batch:
            words += " · " + self.tr("questionnaires")
        return Line(booth.key, words)

    # ---- what people do

    def to_room(self) -> None:
        """Open the room it is held in; without one, ask which room is booked for it."""
        if self.shown is None:
            return
        held = self.shown.activity
        if held.venue or not self.shown.rooms:
            self.desk.go("places", part="rooms", rec=held.venue)
            return
        insist = Ask("anyway", self.tr("All the same: both are in the room then"), "tick")
        ask = Ask("venue", self.tr("Which room"), "choice", self.shown.rooms[0][0], self.shown.rooms)
        sheet = self.facts.ask([ask, insist], keep=self.tr("Book it"), kept=self._book)
        sheet.widgets["anyway"].hide()

    def _book(self, values: Mapping[str, Any]) -> None:
        held, sheet = self.shown.activity if self.shown else None, self.facts.sheet
        if held is None or sheet is None:
            return
        tick = sheet.widgets["anyway"]

        def otherwise(error: Exception) -> None:
            tick.setVisible(isinstance(error, UserError) and error.code == "LEDGER_019")

        room = dict(self.shown.rooms).get(values["venue"], "") if self.shown else ""
        self.page.act(venues.book, said=self.tr("{room} is booked").format(room=room), block=self.facts,
                      otherwise=otherwise, what=held.title, day=held.day, slot=held.slot, activity=held.id,
                      **values)  # fmt: skip

    def ask_copy(self) -> None:
        """Ask for the other day."""
        self.facts.ask(
            [Ask("day", self.tr("On which day"), "day", need=self.tr("An activity needs its day."))],
            keep=self.tr("Copy"),
            kept=self._copy,
            note=self.tr("The same booths, and nobody in it yet."),
        )

    def _copy(self, values: Mapping[str, Any]) -> None:
        self.page.act(activities.copy_activity, said=self.tr("Copied to {day}").format(day=values["day"]),
                      block=self.facts, then=self.page.kept_new, activity=self.activity, **values)  # fmt: skip

    def take_out(self) -> None:
        """Take the activity out."""
        if self.shown is not None:
            said = self.tr("Taken out: {title}").format(title=self.shown.activity.title)
            self.page.act(void, said=said, rec=self.activity)

    def ask_booth(self) -> None:
        """Ask for the name of a booth."""
        self.booths.ask([Ask("name", self.tr("Booth"), need=self.tr("Write a name first."))], keep=self.tr("Add"),
                        kept=self._add_booth)  # fmt: skip

    def _add_booth(self, values: Mapping[str, Any]) -> None:
        self.page.act(verbs.add_booth, said=self.tr("Booth added: {name}").format(name=values["name"]),
                      block=self.booths, activity=self.activity, **values)  # fmt: skip

    def _on_line(self) -> Booth | None:
        key = self.booths.list.key
        return next((one for one, _there in self.shown.booths if one.key == key), None) if self.shown else None

    def drop_booth(self) -> None:
        """Take the booth on the line off."""
        one = self._on_line()
        if one is not None:
            self.page.act(verbs.drop_booth, said=self.tr("Taken off: {name}").format(name=one.value),
                          activity=self.activity, booth=one.key, name=one.value)  # fmt: skip

    def collect(self) -> None:
        """Begin the questionnaires of the booth on the line, or go to them."""
        one = self._on_line()
        if one is None:
            return
        if one.batch:
            self.desk.go("sheets")
        else:
            said = self.tr("Questionnaires of {name} stand under Sheets").format(name=one.value)
            self.page.act(taking_part.collect_sheets, said=said, activity=self.activity, booth=one.key)

    def ask_came(self) -> None:
        """Ask how many came at once."""
        booths = [(one.key, one.value) for one, _there in self.shown.booths] if self.shown else []
        asks = [Ask("count", self.tr("How many more"), "number", need=self.tr("Write how many."))]
        if booths:
            asks.append(Ask("booth", self.tr("Booth"), "choice", self.booths.list.key, booths))
        self.booths.ask(asks, keep=self.tr("Count them"), kept=self._came)

    def _came(self, values: Mapping[str, Any]) -> None:
        said = self.tr("%n visitor(s) counted", "", int(values["count"]))
        self.page.act(taking_part.came, said=said, block=self.booths, activity=self.activity, **values)

    def ask_join(self) -> None:
        """Ask who took part in what phase."""
        self.named.ask(
            [
                Ask("name", self.tr("Name"), "who", choices=[(name, name) for name in self.names],
                    need=self.tr("Write a name first.")),
                Ask("role", self.tr("As"), "choice", "volunteer", choices(ROLES)),
                Ask("phase", self.tr("Phase"), "choice", "running", choices(PHASES)),
                Ask("hours", self.tr("Hours"), "number"),
            ],
            keep=self.tr("Note it"),
            kept=self._join,
        )  # fmt: skip

    def _join(self, values: Mapping[str, Any]) -> None:
        self.page.act(verbs.join, said=self.tr("{name} took part").format(name=values["name"]), block=self.named,
                      activity=self.activity, **values)  # fmt: skip

    def drop_named(self) -> None:
        """Take whoever is on the line off."""
        row = self.named.list.key
        name = next((name for one, name in self.shown.named if one.id == row), "") if self.shown else ""
        if row:
            self.page.act(void, said=self.tr("Taken off: {name}").format(name=name), rec=row)

    def ask_recruit(self) -> None:
        """Ask for the one line of somebody who joins."""
        self.joined.ask(
            [
                Ask("name", self.tr("Name"), need=self.tr("Write a name first.")),
                Ask("phone", self.tr("Telephone")),
                Ask("agreed_on", self.tr("Agreed to be called on"), "day", self.page.today),
                Ask("skills", self.tr("Skills"), "ticks", (), choices(SKILLS)),
            ],
            keep=self.tr("Into the roster"),
            kept=self._recruit,
        )

    def _recruit(self, values: Mapping[str, Any]) -> None:
        self.page.act(taking_part.recruit, said=self.tr("{name} stands in the roster").format(name=values["name"]),
                      block=self.joined, activity=self.activity, **values)  # fmt: skip
