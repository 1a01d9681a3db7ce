"""The rows that a template is filled with, ledger by ledger, as plain values by the names of their fields."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from exporters import demand_workbook
from exporters.handout.gather import FUNDS
from exporters.ledger_rows import COLUMNS, LedgerRows, day
from exporters.spreadsheets import Value
from storage.community import (
    activities,
    contributions,
    funds,
    issue_queues,
    meetings,
    people,
    places,
    plans,
    service_figures,
    tasks,
)
from storage.community.issues import Filter
from storage.community.places import Place
from storage.engine import Database

Row = Mapping[str, Value]
STATES = {"planned": "未启动", "doing": "进行中", "done": "已完成", "cancelled": "已取消"}


@dataclass(frozen=True)
class Scope:
    """Which rows are wanted, for whom, and what is needed to write them."""

    public: bool
    part: Place | None
    since: str
    until: str
    only_open: bool
    today: str
    communities: dict[str, str]


def issues(db: Database, scope: Scope) -> Iterator[Row]:
    """Issues, one a line, as in the hazard ledger."""
    part = scope.part
    wanted = Filter(
        areas=[part.id] if part and part.level == "area" else (),
        buildings=[part.id] if part and part.level == "building" else (),
        opened_since=scope.since,
        opened_until=scope.until,
        open=scope.only_open or None,
        public=scope.public,
    )
    ledger = LedgerRows(db, wanted, scope.communities, scope.today, scope.public)
    names = [column.name for column in COLUMNS]
    for line in ledger:
        value = dict(zip(names, line, strict=True))
        home = str(value.get("building_room") or "")
        address = str(value.get("address") or "")
        yield {
            "seq": value["seq"],
            "number": value["hazard_no"],
            "day": value["found_date"],
            "found_by": value["found_by_kind"],
            "area": value["area_code"],
            "community": value["community"],
            "place": address if scope.public else f"{value['area_code'] or ''} {home}".strip() or address,
            "address": address,
            "home": home,
            "house_type": value["house_type"],
            "landlord": value["duty_person"],
            "phone": value["duty_phone"],
            "group": value["group_label"],
            "what": value["hazard_desc"],
            "level": value["level_label"],
            "basis": value["basis_text"],
            "measure": value["measure"],
            "fund": value["fund"],
            "who": value["fix_owner"],
            "due": value["due_date"],
            "state": value["status"],
            "done": value["done_date"],
            "recheck_by": value["recheck_by"],
            "recheck_day": value["recheck_date"],
            "recheck": value["recheck_result"],
            "closed": value["closed"],
            "escalated": value["escalated"],
            "note": value["remark"],
        }


def demands(db: Database, scope: Scope) -> Iterator[Row]:
    """Demands of devices, place by place."""
    for one, line in demand_workbook.lines(db, part=scope.part, public=scope.public):
        if not within(one.day, scope) or (scope.only_open and not one.remaining):
            continue
        yield dict(zip((column.name for column in demand_workbook.DEMANDS), line, strict=True)) | {
            "day": day(one.day),
            "state": plans.STAGE_LABELS.get(one.stage, one.stage),
            "note": "" if scope.public else one.note,
        }


def jobs(db: Database, scope: Scope) -> Iterator[Row]:
    """Measures, and tasks that belong to none of them: what was decided, who does it, by when, how far it is."""
    held = {one.id: one for one in meetings.meetings.select(db)}
    every: list[plans.Measure | tasks.Task] = [*plans.measures.select(db, order="due, title")]
    every += tasks.tasks.select(db, "measure = ''", order="due, title")
    for one in every:
        if one.state == "cancelled" or (scope.only_open and one.state == "done"):
            continue
        meeting = held.get(one.meeting)
        begun = one.given_on if isinstance(one, tasks.Task) else meeting.day if meeting else ""
        if not within(begun or one.due, scope):
            continue
        place, person, doer = None, "", one.party
        if isinstance(one, tasks.Task):
            if scope.public and one.issue and issue_queues.queue_of(db, one.issue) == issue_queues.CARE:
                continue
            place = places.load(db, one.place) if one.place else None
            person = _named(db, one.person)
        if scope.part and (place is None or scope.part.id not in (place.id, place.area, place.building)):
            continue
        party = people.party_label(doer)
        yield {
            "what": one.title,
            "place": (place.public_label if scope.public else place.path) if place else "",
            "meeting": meeting.title if meeting else "",
            "party": party,
            "who": person or party,
            "helper": _named(db, one.helper),
            "recheck_by": _named(db, one.checker),
            "fund": FUNDS.get(one.fund, one.fund),
            "day": day(begun),
            "due": day(one.due),
            "state": STATES[one.state],
            "done": day(one.done_on),
            "evidence": one.evidence,
        }


def participation(db: Database, scope: Scope) -> Iterator[Row]:
    """Who took part in what, by day."""
    held = {one.id: one for one in activities.activities.select(db)}
    booths = {(one.owner, one.key): one.value for one in activities.booths.select(db)}
    found = activities.participations.select(db)
    for one in sorted(found, key=lambda row: (held[row.activity].day if row.activity in held else "", row.id)):
        activity = held.get(one.activity)
        if activity is None or not within(activity.day, scope) or (scope.public and activity.sensitive):
            continue
        known = people.persons.load(db, one.person) if one.person else None
        yield {
            "day": day(activity.day),
            "activity": activity.title,
            "group": service_figures.kind_label(db, activity.kind),
            "person": known.name if known else "",
            "party": people.party_label(one.party or (known.party if known else "")),
            "booth": booths.get((one.activity, one.booth), ""),
            "role": one.role,
            "phase": activities.PHASES.get(one.phase, one.phase),
            "count": one.count or 1,
            "hours": one.hours,
        }


def put_in(db: Database, scope: Scope) -> Iterator[Row]:
    """What residents, companies and public money put in, by day; each number in the column of its own kind."""
    every = contributions.select(db, since=scope.since, until=scope.until or "9999-12-31")
    for one in sorted(every, key=lambda row: (row.day, row.id)):
        place = places.load(db, one.place) if one.place else None
        if scope.part and (place is None or scope.part.id not in (place.id, place.area, place.building)):
            continue
        measure = plans.measures.load(db, one.measure) if one.measure else None
        activity = activities.activities.load(db, one.activity) if one.activity else None
        if scope.public and activity and activity.sensitive:
            continue
        yield {
            "day": day(one.day),
            "party": funds.PAYERS.get(one.payer, one.payer),
            "group": contributions.KINDS.get(one.kind, one.kind),
            "what": one.what,
            "quantity": None if one.kind == "labour" else one.quantity,
            "unit": one.unit,
            "count": one.quantity if one.kind == "labour" else None,
            "hours": one.hours,
            "amount": one.amount / 100 if one.amount else None,
            "place": (place.public_label if scope.public else place.path) if place else "",
            "activity": activity.title if activity else "",
            "measure": measure.title if measure else "",
        }


def attendance(db: Database, scope: Scope) -> Iterator[Row]:
    """The sign-in sheets of meetings."""
    for meeting in meetings.meetings.select(db, order="day, starts"):
        if not within(meeting.day, scope):
            continue
        for one in meetings.attendees.select(db, "owner = ?", (meeting.id,), order="key"):
            yield {
                "day": day(meeting.day),
                "meeting": meeting.title,
                "place": "" if scope.public else meeting.place,
                "person": one.name or _named(db, one.person),
                "party": people.party_label(one.party),
            }


def figures(db: Database, scope: Scope) -> Iterator[Row]:
    """The rates and counts over issues, each with its scope and the rule of its denominator."""
    from exporters.papers.report import LABELS
    from storage.community import issue_figures

    area = scope.part.id if scope.part else ""
    until = scope.until or scope.today
    hidden = "yes" if scope.public else ""
    found = issue_figures.side_by_side(db, as_of=until, since=scope.since, until=until, area=area, public=hidden)
    for name, one in found.items():
        yield {
            "what": LABELS.get(name, name),
            "value": one.value if one.of is None else f"{one.value}/{one.of}",
            "scope": one.scope["zh"],
            "rule": one.rule["zh"],
            "day": day(until),
        }


def within(on: str, scope: Scope) -> bool:
    """Whether a day lies in the days that are wanted."""
    return (not scope.since or on >= scope.since) and (not scope.until or on[:10] <= scope.until)


def _named(db: Database, who: str) -> str:
    """A person of the roster by name; a party or what somebody wrote as it is."""
    if who.startswith("person:"):
        known = people.persons.load(db, who)
        return known.name if known else ""
    return people.party_label(who)
