"""What is handed over when people leave: forms, what is open, pacts, schedules, and whom to call, if they agreed."""

from __future__ import annotations

from forms.lean import dataclass
from storage import forms_registry
from storage.community import consents, issues, opinions, pacts, tasks
from storage.community.issue_filter import Filter
from storage.community.people import Person, persons
from storage.community.schedules import Schedule, schedules
from storage.engine import Database


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


def gather(db: Database, *, on: str) -> Handover:
    """What there is to hand over on a day."""
    people = persons.select(db, "phone <> ''", order="name")
    agreed = tuple(one for one in people if consents.agreed(db, subject=one.id, purpose="handover", on=on))
    running: list[Schedule] = schedules.select(db, "until = '' OR until >= ?", (on,), order="title")
    return Handover(
        forms=tuple(sorted({one.form_id for one in forms_registry.definitions(db)})),
        issues=tuple(issues.ids(db, Filter(open=True))),
        tasks=tuple(one.id for one in tasks.open_tasks(db)),
        untold=tuple(one.id for one in opinions.select(db) if not one.told_on),
        pacts=tuple(one.id for one in pacts.pacts.select(db, order="title")),
        schedules=tuple(one.id for one in running),
        contacts=agreed,
        withheld=len(people) - len(agreed),
    )


def missing(db: Database, handed: Handover) -> list[str]:
    """What of a handover is not here: on the other laptop this must be empty before the first one is cleared."""
    here = {row[0] for row in db.conn.execute("SELECT rec FROM head WHERE void = 0")}
    known = {one.form_id for one in forms_registry.definitions(db)}
    derived = {row[0] for row in db.conn.execute("SELECT id FROM issue")}
    lost = [rec for rec in handed.records() if rec not in here and rec not in derived]
    return [*(form for form in handed.forms if form not in known), *lost]
