"""One round through a building: the draft, its form, the homes, and what the last visit found. No widgets."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from typing import TYPE_CHECKING

from forms.checklist import remarks
from forms.lean import dataclass
from forms.session import Context, FormSession, Item
from storage import carrying, forms_registry
from storage.carrying import CarryOver
from storage.community import issues, places, visits
from storage.community.places import Place
from storage.community.visit_answers import same_as_last
from storage.drafts import Draft
from storage.engine import Database
from ui.form.plan import is_verdict
from ui.form.ticks import ticked
from ui.form.verdicts import LastTime
from ui.verbs.forms import ensure_form
from ui.verbs.standards import standard_of

if TYPE_CHECKING:
    from storage.workspace import Workspace

INSPECTION = "rental_inspection"
ABOUT, BUILDING, WRAP_UP = "about", "building", "wrap_up"


@dataclass(frozen=True)
class Stop:
    """Where a round can stand: about the visit, the building itself, one home (its ref), or the end."""

    key: str
    kind: str
    label: str
    floor: int | None = None
    place: str = ""


@dataclass
class Round:
    """Everything that the walk page needs, loaded at once off the UI thread."""

    rec: str
    place: Place
    session: FormSession
    on_disk: Mapping[str, str]
    units: list[Place]
    last: LastTime | None
    open_issues: dict[str, list[issues.Issue]] = field(default_factory=dict)
    last_visit: str = ""
    standard: Mapping[str, str] = field(default_factory=dict)
    """The numbers that the community has set for itself."""
    over: CarryOver | None = None
    """A newer version of the form: what was carried over to it, or would be where that loses something."""

    # ---- where one can stand

    def stops(self) -> list[Stop]:
        """All stops in walking order: about, building, homes by floor, end."""
        rooms = [self._home(row) for row in self.session.repeats(f"{self.root}/room")]
        known = {stop.place for stop in rooms}
        rooms += [self._unwritten(unit) for unit in self.units if unit.id not in known]
        order = {unit.id: n for n, unit in enumerate(self.units)}
        rooms.sort(key=lambda stop: (stop.floor is None, stop.floor or 0, order.get(stop.place, len(order))))
        return [Stop(ABOUT, ABOUT, ""), Stop(BUILDING, BUILDING, ""), *rooms, Stop(WRAP_UP, WRAP_UP, "")]

    def _home(self, row: str) -> Stop:
        floor = self.session.value(f"{row}/floor_no")
        number = self.session.value(f"{row}/room_no")
        place = self.session.value(f"{row}/room_place")
        level = int(floor) if floor.lstrip("-").isdecimal() else None
        return Stop(self.session.field(row), "home", number, level, place)

    @staticmethod
    def _unwritten(unit: Place) -> Stop:
        return Stop(f"room:{unit.id.partition(':')[2]}", "home", unit.name, unit.floor, unit.id)

    @property
    def root(self) -> str:
        return "/" + self.session.root.name

    def row(self, stop: Stop) -> str:
        """The ref of a home's row, or "" while nothing has been written about it."""
        return next(
            (ref for ref in self.session.repeats(f"{self.root}/room") if self.session.field(ref) == stop.key), ""
        )

    # ---- how far each is

    def state(self, stop: Stop) -> str:
        """The shape of a stop: pass, fail, major, unseen or waiting (nobody has been there)."""
        if stop.kind != "home":
            done, total = self.count(stop)
            return "done" if total and done == total else "waiting"
        row = self.row(stop)
        if not row:
            return "waiting"
        seen, fails = self.session.value(f"{row}/room_seen"), ticked(self.session.value(f"{row}/room_fails"))
        if fails:
            return "major" if self.session.value(f"{row}/room_worst") == "3" else "fail"
        return {"seen": "pass", "partly": "unseen", "not": "unseen"}.get(seen, "waiting")

    def count(self, stop: Stop) -> tuple[int, int]:
        """How many questions of a stop are answered, of how many that are needed; of a building all its items count."""
        refs = [
            item.ref
            for item in questions(self.items(stop))
            if self.session.required(item.ref) or (stop.kind == BUILDING and is_verdict(self.session, item))
        ]
        return sum(1 for ref in refs if self.session.value(ref)), len(refs)

    def homes_done(self) -> tuple[int, int]:
        """How many homes somebody has been to, of how many."""
        homes = [stop for stop in self.stops() if stop.kind == "home"]
        return sum(1 for stop in homes if self.state(stop) != "waiting"), len(homes)

    def remarks(self) -> dict[tuple[str, str], str]:
        """Where a measured number lies outside what the community set: by (row key or blank, item), in words."""
        if not self.standard:
            return {}
        language = "en" if "(en)" in self.session.language else "zh"
        found = remarks(self.standard, self.session.fields(), facts={})
        return {(each.room or "", each.item): each.text[language] for each in found}

    # ---- which questions stand where

    def items(self, stop: Stop, outline: list[Item] | None = None) -> list[Item]:
        """The part of the outline that belongs to *stop*; a home begins with what is asked most."""
        outline = self.session.outline() if outline is None else outline
        refs = [item.ref for item in outline]
        building, rooms = f"{self.root}/items", f"{self.root}/room"
        first_room = refs.index(rooms) if rooms in refs else len(refs)
        if stop.kind == BUILDING:
            return [each for item in outline if item.ref == building for each in item.children]
        if stop.kind == ABOUT:
            return [item for n, item in enumerate(outline) if n < first_room and item.ref not in (building, rooms)]
        if stop.kind == WRAP_UP:
            return [item for n, item in enumerate(outline) if n > first_room and item.ref not in (building, rooms)]
        row = next(
            (each for item in outline if item.ref == rooms for each in item.children if each.field == stop.key), None
        )
        if row is None:
            return []
        given = ("room_no", "floor_no")
        first = ("room_seen", "room_fails")
        named = {item.ref.rpartition("/")[2]: item for item in row.children}
        later = [item for name, item in named.items() if name not in (*first, *given)]
        parts = [item for item in later if not _is_extra(item)]
        extras = [item for item in later if _is_extra(item)]
        head = [named[name] for name in first if name in named]
        return [*head, *parts, *extras, *(named[name] for name in given if name in named)]


def _is_extra(item: Item) -> bool:
    name = item.ref.rpartition("/")[2]
    return not name.endswith(("_why", "_level", "_photo", "_note")) or name in ("room_photo", "room_note")


def questions(items: list[Item]) -> list[Item]:
    """All questions below *items*."""
    found: list[Item] = []
    for item in items:
        if item.kind == "question":
            found.append(item)
        found.extend(questions(list(item.children)))
    return found


def came_back(found: list[issues.Issue], *, building: str, answers: Mapping[str, str]) -> dict[str, int]:
    """How often each item came back after it was put right, by the field of the item on this form."""
    rows = {value: name.rpartition("/")[0] for name, value in answers.items() if name.endswith("/room_place")}
    found_here = {}
    for issue in found:
        if issue.relapses and issue.place == building:
            found_here[f"items/{issue.item_group}/{issue.item}"] = issue.relapses
        elif issue.relapses and issue.place in rows:
            found_here[f"{rows[issue.place]}/{issue.item}"] = issue.relapses
    return found_here


def open_round(ws: Workspace, place: str) -> Round:
    """Begin the inspection of *place*, or go on with the draft that is open, exactly where it stopped."""
    version = ensure_form(ws, INSPECTION)
    begun = visits.open_draft(ws, place)
    rec = begun or visits.start_visit(ws, place=place, version=version)
    over = carrying.carry_or_ask(ws, rec) if begun else None
    draft = ws.drafts.load(rec)
    assert draft is not None
    corrects = ws.read(lambda db: visits.load(db, rec)) is not None
    session = session_of(ws, draft, fresh=not corrects and (begun is None or draft.changed == draft.started))

    def read(
        db: Database,
    ) -> tuple[Place | None, list[Place], Mapping[str, str], visits.Visit | None, list[issues.Issue]]:
        found = issues.rows(db, issues.Filter(buildings=(place,), open=True), limit=-1)
        own = issues.rows(db, issues.Filter(places=(place,), open=True), limit=-1)
        seen = {issue.id: issue for issue in (*own, *found)}
        return (
            places.load(db, place),
            places.units(db, place),
            visits.last_answers(db, place),
            visits.last_visit(db, place),
            list(seen.values()),
        )

    building, units, before, visit, found = ws.read(read)
    standard = ws.read(lambda db: standard_of(db, building.community)) if building else {}
    assert building is not None
    last = None
    if visit is not None:
        now = {name: "" for name in session.fields()}
        now |= {name: value for name, value in session.fields().items() if name.endswith("/room_place")}
        named = same_as_last(now, before) | {k: v for k, v in before.items() if not k.startswith("room:")}
        last = LastTime(named, visit.day, came_back(found, building=place, answers=session.fields()))
    by_place: dict[str, list[issues.Issue]] = {}
    for issue in found:
        by_place.setdefault(issue.place, []).append(issue)
    return Round(
        rec, building, session, dict(draft.fields), units, last, by_place, visit.id if visit else "", standard, over
    )


def session_of(ws: Workspace, draft: Draft, *, fresh: bool) -> FormSession:
    """The live form of a draft. A fresh one gets the form's own defaults; later exactly what was kept."""
    form = ws.read(lambda db: forms_registry.load(db, draft.form_id, draft.version or None))
    around = {"username": ws.person, "deviceid": ws.device_id}
    if not fresh:
        return FormSession(form, fields=draft.fields, context=Context(now=ws.clock, preload=around))
    session = FormSession(form, context=Context(now=ws.clock, preload=around, defaults=draft.fields))
    for repeat in {name.partition(":")[0] for name in draft.fields if ":" in name.partition("/")[0]}:
        # the row a form begins with is not one of those that the caller named
        for row in reversed(session.repeats(f"/{session.root.name}/{repeat}")):
            if session.field(row) not in draft.fields:
                session.remove_repeat(row)
    return session


def with_row(round_: Round, stop: Stop) -> str:
    """Make sure that the home *stop* has a row in the form; returns its ref."""
    row = round_.row(stop)
    if row:
        return row
    session = round_.session
    empty = [ref for ref in session.repeats(f"{round_.root}/room") if not session.value(f"{ref}/room_no")]
    for ref in empty:
        session.remove_repeat(ref)
    row = session.add_repeat(f"{round_.root}/room", stop.key.partition(":")[2])
    session.answer(f"{row}/room_no", stop.label)
    session.answer(f"{row}/room_place", stop.place or None)
    if stop.floor is not None:
        session.answer(f"{row}/floor_no", str(stop.floor))
    return row
