"""Rooms and spaces: what they are used as since when and why, who is in them when, and who works there."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QComboBox

from forms.errors import UserError
from storage.community import venues
from storage.community.venues import Use
from ui.desk import Desk
from ui.form.field import LineEdit
from ui.pages.meeting_part import chosen
from ui.pages.people_part import Block, Listed
from ui.pages.people_sheet import Ask, Sheet
from ui.pages.places_rooms_read import RoomListed, RoomShown, RoomsShown, read_room, read_rooms
from ui.room_words import DAY_PARTS, ROOM_KINDS, ROOM_SHAPE, ROOM_STATES, choices, day, say
from ui.row_list import Line
from ui.verbs.people import void

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

TAKEN = "LEDGER_019"


class Rooms(Listed):
    """Rooms at the left with what is in them today; one of them at the right."""

    kinds = frozenset({"venue", "activity", "meeting", "place", "person", "partner"})

    def __init__(self, desk: Desk) -> None:
        super().__init__(
            desk,
            picture="door",
            teach=self.tr(
                "A lounge, a spare store room, a centre: enter it once, and bookings, staff and how it changed stand "
                "with it."
            ),
            first=self.tr("Enter the first room"),
            add=self.tr("Enter a room or space"),
            name=self.tr("Rooms"),
            search=self.tr("Name, place or who answers"),
        )
        self.every: RoomsShown | None = None
        self.shown: RoomShown | None = None
        self.past = False
        self._fresh = ""
        self.facts = Block(desk, "", name=self.tr("Room"))
        self.facts.offer(self.tr("Change"), self.ask_change, icon="edit")
        self.facts.offer(self.tr("Take out"), self.take_out, icon="trash", role="plain")
        self.uses = Block(desk, self.tr("Bookings"), none=self.tr("Nothing is booked from today on."), most=12)
        self.uses.offer(self.tr("Book it"), self.ask_booking, icon="add", role="primary")
        self.uses.offer(self.tr("Move or change"), lambda: self.ask_move(self.uses.list.key), icon="edit", lines=True)
        self.uses.offer(self.tr("Give it up"), self.give_up, icon="remove", lines=True)
        self.earlier = self.uses.offer(self.tr("Earlier ones"), self.show_past, icon="calendar", role="plain")
        self.uses.list.opened.connect(self.ask_move)
        self.uses.list.removed.connect(lambda _key: self.give_up())
        self.states = Block(
            desk, self.tr("Used as"), none=self.tr("Nobody noted yet whether it is idle, being converted or in use.")
        )
        self.states.offer(self.tr("It changes"), self.ask_turn, icon="doing")
        self.meeting = self.states.offer(self.tr("To the meeting"), self.to_meeting, icon="next", lines=True)
        self.states.offer(self.tr("Noted by mistake"), self.unturn, icon="remove", role="plain", lines=True)
        self.states.list.opened.connect(lambda _key: self.to_meeting())
        self.states.list.removed.connect(lambda _key: self.unturn())
        self.states.list.currentItemChanged.connect(lambda _now, _old: self._show_meeting())
        self.staff = Block(desk, self.tr("Staff by post"), none=self.tr("Nobody is down for a post here."), most=10)
        self.staff.offer(self.tr("Add a post"), lambda: self.ask_post(""), icon="add")
        self.staff.offer(self.tr("Another number"), lambda: self.ask_post(self.staff.list.key), icon="edit", lines=True)
        self.staff.offer(self.tr("Take off"), self.strike, icon="remove", lines=True)
        self.staff.list.opened.connect(self.ask_post)
        self.staff.list.removed.connect(lambda _key: self.strike())
        for block in (self.facts, self.uses, self.states, self.staff):
            self.one.body.addWidget(block)
        self.one.body.addStretch()

    # ---- what is shown

    def read(self) -> None:
        community, today = self.desk.community, self.today
        self.worker.read(lambda db: read_rooms(db, community=community, today=today), self._show, owner=self)

    def _show(self, found: RoomsShown) -> None:
        self.every = found
        paths = {rec: path for path, rec in found.places}
        self.fill([(self._line(one), " ".join([one.room.title, one.room.head, paths.get(one.room.place, "")]))
                   for one in found.rooms])  # fmt: skip

    def _line(self, one: RoomListed) -> Line:
        told = [one.room.title, say(ROOM_STATES, one.state)]
        if one.today:
            now = self.tr(", ").join(f"{say(DAY_PARTS, use.slot)} {use.what}".strip() for use in one.today)
            told.append(self.tr("today: {what}").format(what=now))
        return Line(one.room.id, " · ".join(filter(None, told)), ROOM_SHAPE.get(one.state, ""))

    def counted(self, found: int, total: int) -> str:
        of = self.tr("{found} of {total}").format(found=found, total=total) if found != total else str(total)
        return self.tr("Rooms and spaces: {count}").format(count=of)

    def show_rec(self, rec: str, *, open_it: bool = True) -> None:
        if rec != self.key:
            self.past = False
        super().show_rec(rec, open_it=open_it)

    def read_one(self, rec: str) -> None:
        today = self.today
        self.worker.read(lambda db: read_room(db, rec, today=today), self._show_one, owner=self)

    def _show_one(self, found: RoomShown | None) -> None:
        if found is None or found.room.id != self.key:
            return
        self.shown = found
        room = found.room
        self.facts.head.setText(room.title)
        told = [say(ROOM_KINDS, room.kind), found.place]
        if room.rooms:
            told.append(self.tr("%n room(s)", "", room.rooms))
        answers = self.tr("{name} answers for it").format(name=room.head) if room.head else ""
        lines = [" · ".join(filter(None, told)), answers or self.tr("Nobody answers for it yet.")]
        if room.serves:
            lines.append(self.tr("Serves: {words}").format(words=room.serves))
        self.facts.fill([], said="\n".join(filter(None, [*lines, room.note])))
        self._show_uses()
        self.states.fill([self._state(found, n) for n in range(len(found.states))])
        for rows in (self.uses.list, self.states.list):
            rows.choose(self._fresh)  # what was just written is the line that keys work on
        self._fresh = ""
        self._show_meeting()
        total, parts = found.staff
        said = ""
        if parts:
            sum_up = " + ".join(str(count) for _key, _post, count in found.posts)
            said = self.tr("%n people in posts", "", total) + (f": {sum_up} = {total}" if len(parts) > 1 else "")
        lines_of = [Line(key, f"{post} · {count}") for key, post, count in found.posts]
        self.staff.fill(lines_of, said=said)

    def _show_uses(self) -> None:
        found = self.shown
        if found is None:
            return
        rows = (*found.coming, *(found.gone if self.past else ()))
        self.uses.fill([self._use(one) for one in rows])
        self.earlier.setVisible(bool(found.gone))
        self.earlier.setText(
            self.tr("Only from today on") if self.past else self.tr("%n earlier one(s)", "", len(found.gone))
        )

    def _use(self, one: Use) -> Line:
        told = [day(one.day), say(DAY_PARTS, one.slot) if one.slot else self.tr("all day"), one.what, one.by]
        if not one.key:
            told.append(self.tr("an activity that is held here"))
        if one.moved_to:
            told.append(self.tr("the activity is on {day} by now").format(day=one.moved_to))
        found = self.shown
        beside = [each for each in found.coming if each.day == one.day] if found else []
        crowded = any(each is not one and (each.slot == one.slot or not each.slot or not one.slot) for each in beside)
        if crowded:
            told.append(self.tr("two at once"))
        past = one.day < self.today
        shape = "na" if past else "late" if one.moved_to or crowded else ""
        return Line(one.key or f"@{one.activity}", " · ".join(filter(None, told)), shape)

    def _state(self, found: RoomShown, at: int) -> Line:
        one = found.states[at]
        told = [self.tr("since {day}").format(day=one.day), say(ROOM_STATES, one.value)]
        if one.meeting:
            told.append(self.tr("decided: {meeting}").format(meeting=found.meetings.get(one.meeting, "—")))
        return Line(one.key, " · ".join([*told, *filter(None, [one.note])]), ROOM_SHAPE[one.value] if not at else "na")

    def _show_meeting(self) -> None:
        self.meeting.setVisible(bool(self._meeting_on_line()))

    def _meeting_on_line(self) -> str:
        rows = self.shown.states if self.shown else ()
        return next((one.meeting for one in rows if one.key == self.states.list.key), "")

    def _wrote(self, key: object) -> None:
        self._fresh = str(key)

    # ---- the room itself

    def asks(self) -> Sequence[Ask]:
        return self._asks()

    def _asks(self) -> list[Ask]:
        every = self.every
        held = [("", "—"), *((rec, path) for path, rec in every.places)] if every else [("", "—")]
        return [
            Ask("title", self.tr("Name"), need=self.tr("Write a name first.")),
            Ask("kind", self.tr("What it is"), "choice", "room", choices(ROOM_KINDS)),
            Ask("place", self.tr("Where"), "choice", "", held),
            Ask("head", self.tr("Who answers for it"), "who", choices=[(n, n) for n in every.names] if every else ()),
            Ask("rooms", self.tr("How many rooms it has"), "number"),
            Ask("serves", self.tr("Whom it serves, as the source says it"), hint=self.tr("nearly 800 old people")),
            Ask("note", self.tr("Equipment, key, remarks"), "area"),
        ]

    def keep_new(self, values: Mapping[str, Any]) -> None:
        self.act(venues.add, said=self.tr("Entered: {title}").format(title=values["title"]), block=self.form_block,
                 then=self.kept_new, **values)  # fmt: skip

    def ask_change(self) -> None:
        """Ask what else is known of the room."""
        if self.shown is None:
            return
        room, asks = self.shown.room, []
        for one in self._asks():
            more = choices(ROOM_KINDS, also=room.kind) if one.name == "kind" else one.choices
            asks.append(Ask(one.name, one.words, one.kind, getattr(room, one.name), more, one.need, one.hint))
        self.facts.ask(asks, keep=self.tr("Keep"), kept=self._change)

    def _change(self, values: Mapping[str, Any]) -> None:
        self.act(venues.alter, said=self.tr("Changed: {title}").format(title=values["title"]), block=self.facts,
                 venue=self.key, **values)  # fmt: skip

    def take_out(self) -> None:
        """Take the room out; the history keeps it."""
        if self.shown is not None:
            said = self.tr("Taken out: {title}").format(title=self.shown.room.title)
            self.act(void, said=said, rec=self.shown.room.id)

    # ---- bookings

    def _booking_asks(self, held: Use | None) -> list[Ask]:
        found = self.shown
        parties = [(name, name) for name in found.parties] if found else []
        insist = Ask("anyway", self.tr("All the same: both are in the room then"), "tick")
        asks = [
            Ask("day", self.tr("Day"), "day", held.day if held else "", need=self.tr("Write the day.")),
            Ask("slot", self.tr("Part of the day"), "choice", held.slot if held else "morning",
                choices(DAY_PARTS, blank=self.tr("all day"))),
            Ask("what", self.tr("What for"), value=held.what if held else "", need=self.tr("Write what it is for.")),
            Ask("by", self.tr("Which team or organisation"), "who", held.by if held else "", parties),
            insist,
        ]  # fmt: skip
        if held is None and found and found.activities:
            planned = [(rec, f"{when} {title}") for rec, (title, when, _slot) in found.activities.items()]
            asks.insert(0, Ask("activity", self.tr("For an activity"), "choice", "", [("", "—"), *planned]))
        return asks

    def ask_booking(self) -> None:
        """Ask when and what for; an activity that is chosen brings its own day."""
        sheet = self.uses.ask(self._booking_asks(None), keep=self.tr("Book it"), kept=self._book)
        which = sheet.widgets.get("activity")
        if isinstance(which, QComboBox):
            which.activated.connect(lambda _n: self._from_activity(sheet))
        self._watch(sheet)
        sheet.widgets["day"].setFocus()

    def _watch(self, sheet: Sheet) -> None:
        """Whoever insists does so for one day and part of it; another one is asked about again."""
        insist = sheet.widgets["anyway"]
        insist.hide()

        def fresh() -> None:
            insist.hide()
            insist.setChecked(False)  # type: ignore[attr-defined]
            sheet.wrong.hide()

        day_line, slot = sheet.widgets["day"], sheet.widgets["slot"]
        if isinstance(day_line, LineEdit) and isinstance(slot, QComboBox):
            day_line.textChanged.connect(lambda _text: fresh())
            slot.currentIndexChanged.connect(lambda _n: fresh())

    def _from_activity(self, sheet: Sheet) -> None:
        which = sheet.widgets["activity"]
        rec = str(which.currentData() or "") if isinstance(which, QComboBox) else ""
        title, when, slot = self.shown.activities.get(rec, ("", "", "")) if self.shown else ("", "", "")
        if title:
            for name, words in (("what", title), ("day", when)):
                line = sheet.widgets[name]
                if isinstance(line, LineEdit):
                    line.setText(words)
            parts = sheet.widgets["slot"]
            if isinstance(parts, QComboBox):
                chosen(parts, slot if slot in DAY_PARTS else "")

    def _taken(self, insist: QWidget) -> Any:
        def ask(error: Exception) -> None:
            if isinstance(error, UserError) and error.code == TAKEN:
                insist.show()
                insist.setFocus()

        return ask

    def _book(self, values: Mapping[str, Any]) -> None:
        sheet = self.uses.sheet
        if sheet is not None:
            said = self.tr("Booked: {what} on {day}").format(what=values["what"], day=values["day"])
            self.act(venues.book, said=said, block=self.uses, then=self._wrote,
                     otherwise=self._taken(sheet.widgets["anyway"]), venue=self.key, **values)  # fmt: skip

    def _on_line(self, key: str) -> Use | None:
        rows = (*self.shown.coming, *self.shown.gone) if self.shown else ()
        return next((one for one in rows if key in (one.key, f"@{one.activity}") and key), None)

    def ask_move(self, key: str) -> None:
        """Ask when else; an activity without a booking is changed on its own page."""
        one = self._on_line(key)
        if one is None:
            return
        if not one.key:
            self.desk.go("people", section="activities", rec=one.activity)
            return
        held = one

        def keep(values: Mapping[str, Any]) -> None:
            said = self.tr("Now on {day}: {what}").format(what=values["what"], day=values["day"])
            self.act(venues.rebook, said=said, block=self.uses, otherwise=self._taken(sheet.widgets["anyway"]),
                     venue=self.key, booking=held.key, **values)  # fmt: skip

        sheet = self.uses.ask(self._booking_asks(held), keep=self.tr("Keep"), kept=keep)
        self._watch(sheet)

    def give_up(self) -> None:
        """Give the booking on the line up."""
        one = self._on_line(self.uses.list.key)
        if one is None:
            return
        said = self.tr("Given up: {what} on {day}").format(what=one.what, day=one.day)
        if one.key:
            self.act(venues.cancel, said=said, venue=self.key, booking=one.key)
        else:
            self.act(venues.leave, said=said, activity=one.activity)

    def show_past(self) -> None:
        """Show what was in the room before today, or put that away."""
        self.past = not self.past
        self._show_uses()

    # ---- how it changed

    def ask_turn(self) -> None:
        """Ask what it is used as from when on, and where that was decided."""
        found = self.shown
        if found is None:
            return
        codes = list(ROOM_STATES)
        now = found.states[0].value if found.states else ""
        onward = codes[min(codes.index(now) + 1, len(codes) - 1)] if now in codes else codes[0]
        known = [("", self.tr("no meeting")), *found.meetings.items()]
        self.states.ask(
            [
                Ask("state", self.tr("From then on it is"), "choice", onward, choices(ROOM_STATES)),
                Ask("day", self.tr("Day"), "day", self.today, need=self.tr("Write from which day on.")),
                Ask("meeting", self.tr("Decided at"), "choice", "", known),
                Ask("note", self.tr("Remark")),
            ],
            keep=self.tr("Keep"),
            kept=self._turn,
        )

    def _turn(self, values: Mapping[str, Any]) -> None:
        said = self.tr("{state} since {day}").format(state=say(ROOM_STATES, values["state"]), day=values["day"])
        self.act(venues.turn, said=said, block=self.states, then=self._wrote, venue=self.key, **values)

    def unturn(self) -> None:
        """Take the state on the line back."""
        key = self.states.list.key
        one = next((each for each in self.shown.states if each.key == key), None) if self.shown else None
        if one is not None:
            said = self.tr("Taken back: {state} since {day}").format(state=say(ROOM_STATES, one.value), day=one.day)
            self.act(venues.unturn, said=said, venue=self.key, state=key)

    def to_meeting(self) -> None:
        """Open the meeting that decided it."""
        meeting = self._meeting_on_line()
        if meeting:
            self.desk.go("meetings", meeting=meeting)

    # ---- who works there

    def ask_post(self, key: str) -> None:
        """Ask for a post and how many are in it; for one that is there, how many now."""
        found = self.shown
        held = next(((post, count) for each, post, count in found.posts if each == key), None) if found else None
        asks = (
            []
            if held
            else [
                Ask("post", self.tr("Post"), need=self.tr("Write the post.")),
            ]
        )
        asks.append(Ask("count", self.tr("How many people"), "number", held[1] if held else "",
                        need=self.tr("Write how many.")))  # fmt: skip

        def keep(values: Mapping[str, Any]) -> None:
            given = {"post": held[0], **values} if held else dict(values)
            said = self.tr("{post}: {count}").format(post=given["post"], count=given["count"])
            self.act(venues.appoint, said=said, block=self.staff, venue=self.key, **given)

        self.staff.ask(asks, keep=self.tr("Keep"), kept=keep, title=held[0] if held else "")

    def strike(self) -> None:
        """Take the post on the line off."""
        key = self.staff.list.key
        post = next((words for each, words, _n in self.shown.posts if each == key), "") if self.shown else ""
        if key:
            self.act(venues.strike, said=self.tr("Taken off: {name}").format(name=post), venue=self.key, post=key)
