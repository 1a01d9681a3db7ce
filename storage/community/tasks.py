"""Tasks: who does what by when, where it came from, and what shows that it was done."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from forms.errors import UserError
from forms.lean import dataclass
from storage.community import case_cycles, duties, issues, partners, venues
from storage.community.activities import Activity, activities
from storage.community.checklist_items import item_label
from storage.community.ledger import Ledger, change
from storage.community.places import load as load_place
from storage.engine import Database
from storage.events import Value

if TYPE_CHECKING:
    from storage.transaction import Transaction


@dataclass(frozen=True)
class Task:
    """One thing to do. It names what it came from, so nothing is typed again when that is looked up."""

    id: str
    community: str
    title: str
    place: str
    case: str
    meeting: str
    topic: str
    measure: str
    issue: str
    activity: str
    survey: str
    opinion: str
    party: str
    person: str
    helper: str
    checker: str
    given_on: str
    day: str
    slot: str
    due: str
    materials: tuple[str, ...]
    fund: str
    needs_pair: bool
    started_on: str
    done_on: str
    done_by: str
    evidence: str
    before: tuple[str, ...]
    after: tuple[str, ...]
    cancelled: str
    work: str
    venue: str

    @property
    def state(self) -> str:
        """未启动, 进行, 完成 or 取消."""
        if self.cancelled:
            return "cancelled"
        return "done" if self.done_on else "doing" if self.started_on else "planned"

    def overdue(self, as_of: str) -> bool:
        return self.state in ("planned", "doing") and bool(self.due) and self.due < as_of


tasks = Ledger(
    Task,
    kind="task",
    name="task",
    indexes=("case", "issue", "activity", "measure", "meeting", "person", "place", "work"),
)


def open_tasks(db: Database, **wanted: str) -> list[Task]:
    """Tasks that are not done, those due first."""
    where = " AND ".join(["done_on = ''", "cancelled = ''", *(f'"{name}" = ?' for name in wanted)])
    if wanted.keys() - Task.__annotations__.keys():
        raise TypeError(", ".join(wanted))
    return tasks.select(db, where, list(wanted.values()), order="due = '', due, title")


def before_activity(db: Database, activity: str) -> list[Task]:
    """What is still to be prepared for an activity."""
    return open_tasks(db, activity=activity)


@dataclass(frozen=True)
class Division:
    """Who does what in a case: tasks by party, parties with nothing to do, tasks that nobody answers for."""

    by_party: dict[str, tuple[Task, ...]]
    idle: tuple[str, ...]
    unanswered: tuple[Task, ...]


def division(db: Database, case: str) -> Division:
    """The table of parties and tasks of a case. Parties are those of its meetings, activities and measures."""
    from storage.community.meetings import parties_over

    found = [one for one in tasks.select(db, '"case" = ?', (case,), order="title") if not one.cancelled]
    parties = dict.fromkeys([*parties_over(db, case=case), *(one.party for one in found if one.party)])
    by_party = {party: tuple(one for one in found if one.party == party) for party in parties}
    idle = tuple(party for party, given in by_party.items() if not given)
    return Division(by_party, idle, tuple(one for one in found if not one.party and not one.person))


def clashes(db: Database, *, person: str, day: str, slot: str) -> list[Task | Activity]:
    """What a person is down for already in this part of a day."""
    here = "person = ? AND day = ? AND slot = ? AND cancelled = ''"
    busy: list[Task | Activity] = [*tasks.select(db, here, (person, day, slot), order="title")]
    there = "day = ? AND slot = ? AND id IN (SELECT activity FROM participation WHERE person = ?)"
    return [*busy, *activities.select(db, there, (day, slot, person))]


def responsible_for(
    db: Database, *, on: str, place: str = "", item: str = "", case: str = "", venue: str = ""
) -> tuple[str, str]:
    """(party, person) that a task falls to unless somebody says otherwise; a team by its name.

    The team that takes this type of issue, else the head of the room, else whoever answers for the place, else
    whoever leads the case.
    """
    team = partners.team_for(db, item) if item else None
    if team:
        return team.name, ""
    room = venues.venues.load(db, venue) if venue else None
    if room and room.head:
        return "", room.head
    duty = duties.responsible(db, place, on=on) if place else None
    if duty:
        return "", duty.person
    lead = case_cycles.lead_on(db, case, on=on) if case else None
    if lead is None:
        return "", ""
    return ("", lead.value) if lead.value.startswith("person:") else (lead.value, "")


# Verbs

_GIVEN = ("party", "person", "place", "case", "day", "slot", "venue")


def add(txn: Transaction, *, title: str, given_on: str, anyway: bool = False, item: str = "", **more: Any) -> str:
    """Give a task; who is not named is whoever it falls to.

    Raises UserError LEDGER_005 without a title, LEDGER_006 when the person is down for something else in that
    part of the day and nobody said *anyway*.
    """
    if not title.strip():
        raise UserError("LEDGER_005")
    txn.flush()
    given = {name: str(more.get(name) or "") for name in _GIVEN}
    if not given["party"] and not given["person"]:
        found = responsible_for(
            txn.db, on=given_on, place=given["place"], item=item, case=given["case"], venue=given["venue"]
        )
        more |= {"party": found[0], "person": found[1]}
        given["person"] = found[1]
    if given["person"] and given["slot"] and not anyway:
        busy = clashes(txn.db, person=given["person"], day=given["day"], slot=given["slot"])
        if busy:
            raise UserError("LEDGER_006", day=given["day"], what=busy[0].title)
    return tasks.add(txn, title=title.strip(), given_on=given_on, **more)


def from_issue(txn: Transaction, *, issue: str, given_on: str, **more: Any) -> str:
    """Make an issue a task: title, place, term and whose it is come from the issue, which is assigned along."""
    known = issues.load_now(txn, issue)
    place = load_place(txn.db, known.place)
    title = f"{place.path if place else ''} {item_label(known.item)}".strip()
    given: dict[str, Any] = {"place": known.place, "issue": issue, "due": known.due} | more
    task = add(txn, title=title, given_on=given_on, item=known.item, **given)
    made = txn.fields(task)
    to = str(made.get("party") or made.get("person") or "")
    if to:
        issues.assign(txn, issue=issue, day=given_on, to=to, due=str(given["due"] or ""))
    return task


def start(txn: Transaction, *, task: str, day: str) -> None:
    """Note that work began; an issue behind it is in hand from then on."""
    change(txn, rec=task, fields={"started_on": day})
    issue = str(txn.fields(task).get("issue") or "")
    if issue:
        issues.start(txn, issue=issue, day=day)


def finish(
    txn: Transaction,
    *,
    task: str,
    day: str,
    by: str,
    evidence: str = "",
    before: Sequence[str] = (),
    after: Sequence[str] = (),
) -> None:
    """Close a task, and the issue it came from, with what shows that it was done.

    Raises UserError LEDGER_007 without words or photos, LEDGER_008 when a photo from before or after is missing
    where both are asked for.
    """
    known = txn.fields(task)
    if not evidence.strip() and not after:
        raise UserError("LEDGER_007")
    had = [str(one) for one in known.get("before") or []] if isinstance(known.get("before"), list) else []  # type: ignore[union-attr]
    if known.get("needs_pair") and not ((before or had) and after):
        raise UserError("LEDGER_008")
    fields: dict[str, Value] = {"done_on": day, "done_by": by, "evidence": evidence, "after": list(after)}
    if before:
        fields["before"] = list(before)
    change(txn, rec=task, fields=fields)
    issue = str(known.get("issue") or "")
    if issue:
        issues.finish(txn, issue=issue, day=day, by=by, note=evidence, photos=after)


def cancel(txn: Transaction, *, task: str, reason: str) -> None:
    """Give a task up, with the reason. Raises UserError ISSUE_007 without one."""
    if not reason.strip():
        raise UserError("ISSUE_007")
    change(txn, rec=task, fields={"cancelled": reason})
