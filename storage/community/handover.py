"""What is handed over when people leave: forms, what is open, pacts, schedules, and whom to call, if they agreed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from forms.errors import UserError
from forms.lean import dataclass
from storage import forms_registry
from storage.community import consents, issues, opinions, pacts, tasks
from storage.community.issue_filter import Filter
from storage.community.ledger import Ledger
from storage.community.people import Person, persons
from storage.community.schedules import Schedule, schedules
from storage.engine import Database

if TYPE_CHECKING:
    from storage.transaction import Transaction


@dataclass(frozen=True)
class Handover:
    """Everything that whoever comes next needs. *withheld* people did not agree that their number is passed on."""

    forms: tuple[str, ...]
    issues: tuple[str, ...]
    tasks: tuple[str, ...]
    untold: tuple[str, ...]
    pacts: tuple[str, ...]
    schedules: tuple[str, ...]
    contacts: tuple[Person, ...]
    withheld: int

    def records(self) -> tuple[str, ...]:
        """Every record that must be there at the other end."""
        contacts = tuple(one.id for one in self.contacts)
        return (*self.issues, *self.tasks, *self.untold, *self.pacts, *self.schedules, *contacts)


@dataclass(frozen=True)
class Handed:
    """One handover as it was written down: what was handed to whom, and who found all of it on the other laptop."""

    id: str
    community: str
    day: str
    by: str
    to: str
    forms: tuple[str, ...]
    records: tuple[str, ...]
    received_on: str
    received_by: str


handed = Ledger(Handed, kind="handover", name="handover")


def gather(db: Database, *, on: str, community: str = "") -> Handover:
    """What there is to hand over on a day, of one *community* or of all."""

    def here(home: str) -> bool:
        return community in ("", home)

    people = [one for one in persons.select(db, "phone <> ''", order="name") if here(one.community)]
    agreed = tuple(one for one in people if consents.agreed(db, subject=one.id, purpose="handover", on=on))
    running: list[Schedule] = schedules.select(db, "until = '' OR until >= ?", (on,), order="title")
    return Handover(
        forms=tuple(sorted({one.form_id for one in forms_registry.definitions(db)})),
        issues=tuple(issues.ids(db, Filter(open=True, communities=(community,) if community else ()))),
        tasks=tuple(one.id for one in tasks.open_tasks(db) if here(one.community)),
        untold=tuple(one.id for one in opinions.select(db) if not one.told_on and here(one.community)),
        pacts=tuple(one.id for one in pacts.pacts.select(db, order="title") if here(one.community)),
        schedules=tuple(one.id for one in running if here(one.community)),
        contacts=agreed,
        withheld=len(people) - len(agreed),
    )


def missing(db: Database, found: Handover | Handed) -> list[str]:
    """What of a handover is not here: on the other laptop this must be empty before the first one is cleared."""
    wanted = found.records() if isinstance(found, Handover) else found.records
    here = {row[0] for row in db.conn.execute("SELECT rec FROM head WHERE void = 0")}
    known = {one.form_id for one in forms_registry.definitions(db)}
    derived = {row[0] for row in db.conn.execute("SELECT id FROM issue")}
    lost = [rec for rec in wanted if rec not in here and rec not in derived]
    return [*(form for form in found.forms if form not in known), *lost]


def last(db: Database, *, community: str = "") -> Handed | None:
    """The handover that was written last."""
    found = [one for one in handed.select(db, order="day") if community in ("", one.community)]
    return found[-1] if found else None


# Verbs


def hand_over(txn: Transaction, *, to: str, day: str, by: str, community: str = "") -> str:
    """Write down what is handed to whom, so that the other laptop can tell whether all of it has come.

    Raises UserError LEDGER_063 without somebody who takes over, LEDGER_018 without a day.
    """
    if not to.strip():
        raise UserError("LEDGER_063")
    if not day:
        raise UserError("LEDGER_018")
    txn.flush()
    found = gather(txn.db, on=day, community=community)
    return handed.add(txn, day=day, by=by, to=to.strip(), forms=list(found.forms), records=list(found.records()))


def receive(txn: Transaction, *, handover: str, day: str, by: str) -> None:
    """Note that all of a handover is here. Raises UserError LEDGER_064 while something of it is missing."""
    txn.flush()
    known = handed.load(txn.db, handover)
    lost = missing(txn.db, known) if known else []
    if lost:
        raise UserError("LEDGER_064", count=len(lost))
    handed.change(txn, rec=handover, received_on=day, received_by=by)
