"""What a case holds and hands on: its issues, who leads it, its timeline, and the cycle that takes over the rest."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from forms.errors import UserError
from forms.lean import dataclass
from storage.community import issues, labels, opinions, plans
from storage.community.cases import NAMES, cases, stage_names, stages_done
from storage.community.issue_table import Issue
from storage.community.ledger import Ledger, add_row, change, change_row, drop_row
from storage.engine import Database

if TYPE_CHECKING:
    from storage.transaction import Transaction


@dataclass(frozen=True)
class IssueOfCase:
    """An issue that a case works on. The owner is the issue, the key the case."""

    owner: str
    key: str
    value: str


@dataclass(frozen=True)
class Lead:
    """Who leads a case from a day on. *value* is a party or a person; *kind* says from where they come."""

    owner: str
    key: str
    value: str
    since: str
    until: str
    kind: str


issue_cases = Ledger(IssueOfCase, kind="issue", name="issue_case", repeat="case", indexes=("key",))
leads = Ledger(Lead, kind="case", name="case_lead", repeat="lead")


def issues_of(db: Database, case: str) -> list[Issue]:
    """The issues of a case, oldest first."""
    found = (issues.load(db, issue) for issue in issue_ids(db, case))
    return sorted((one for one in found if one), key=lambda one: (one.opened, one.id))


def issue_ids(db: Database, case: str) -> list[str]:
    """The records of issues that were taken into a case, also where nothing is left of an issue."""
    return [row.owner for row in issue_cases.select(db, "key = ?", (case,))]


def unsolved(db: Database, case: str) -> list[Issue]:
    """The issues of a case that no recheck has passed and that were not set aside."""
    return [one for one in issues_of(db, case) if not one.solved and not one.side]


def lead_on(db: Database, case: str, *, on: str) -> Lead | None:
    """Who leads a case on a day."""
    return leading(leads_of(db, case), on=on)


def leading(known: Iterable[Lead], *, on: str) -> Lead | None:
    """Who of *known* leads on a day: whoever began last."""
    held = [one for one in known if one.since <= on and (not one.until or one.until >= on)]
    return max(held, key=lambda one: one.since) if held else None


def leads_of(db: Database, case: str) -> list[Lead]:
    """Everybody who led a case, leads it or will, by their first day."""
    return leads.select(db, "owner = ?", (case,), order="since")


@dataclass(frozen=True)
class Moment:
    """One line of a case's timeline, and the record behind it."""

    day: str
    kind: str
    title: str
    rec: str


def timeline(db: Database, case: str) -> list[Moment]:
    """Everything dated that a case holds, oldest first: what a timeline sheet prints."""
    names = NAMES | {row.key: row.value for row in stage_names.select(db, "owner = ?", (case,))}
    found = [
        Moment(row.day, "stage", names.get(row.value, row.value), case)
        for row in stages_done.select(db, "owner = ?", (case,))
    ]
    tables = (
        ("meeting", "day", "title", "meeting"),
        ("activity", "day", "title", "activity"),
        ("batch", "day", "title", "batch"),
        ("measure", "done_on", "title", "measure"),
        ("task", "done_on", "title", "task"),
    )
    for kind, day, title, table in tables:
        rows = db.conn.execute(f"SELECT {day}, {title}, id FROM {table} WHERE \"case\" = ? AND {day} <> ''", (case,))  # noqa: S608
        found += [Moment(row[0][:10], kind, row[1], row[2]) for row in rows]
    known = cases.load(db, case)
    if known and known.begun:
        found.append(Moment(known.begun, "begun", known.title, case))
    if known and known.ended:
        found.append(Moment(known.ended, "ended", known.title, case))
    return sorted(found, key=lambda one: (one.day, one.kind != "begun", one.kind, one.title))


# Verbs


def attach(txn: Transaction, *, case: str, issue: str) -> None:
    """Let a case work on an issue; told twice it is once."""
    known = issues.load_now(txn, issue)
    change(txn, rec=issue, fields={"place": known.place, "item": known.item, f"case:{case}": "yes"})


def detach(txn: Transaction, *, case: str, issue: str) -> None:
    """Take an issue out of a case."""
    change(txn, rec=issue, fields={f"case:{case}": None})


def hand_lead(txn: Transaction, *, case: str, to: str, since: str, kind: str = "") -> str:
    """Let *to* lead a case from a day on; what was done before stays with whoever led then.

    Whoever led ends on the day before; a day on which somebody began already is corrected. Raises UserError
    LEDGER_060 without *to*, LEDGER_018 without a day.
    """
    _check_lead(to, since)
    txn.flush()
    same = leads.select(txn.db, "owner = ? AND since = ?", (case, since))
    if same:
        change_row(txn, rec=case, repeat="lead", key=same[0].key, value=to, kind=kind)
        return same[0].key
    key = add_row(txn, rec=case, repeat="lead", value=to, since=since, kind=kind)
    _chain_leads(txn, case)
    return key


def change_lead(txn: Transaction, *, case: str, key: str, to: str, since: str, kind: str = "") -> None:
    """Correct who led, or from which day; the days of the others follow. Raises UserError like `hand_lead`."""
    _check_lead(to, since)
    txn.flush()
    for other in leads.select(txn.db, "owner = ? AND since = ? AND key <> ?", (case, since, key)):
        drop_row(txn, rec=case, repeat="lead", key=other.key)
    change_row(txn, rec=case, repeat="lead", key=key, value=to, since=since, kind=kind)
    _chain_leads(txn, case)


def drop_lead(txn: Transaction, *, case: str, key: str) -> None:
    """Take an entry off that was made by mistake: whoever led before led on."""
    drop_row(txn, rec=case, repeat="lead", key=key)
    _chain_leads(txn, case)


def _check_lead(to: str, since: str) -> None:
    if not to:
        raise UserError("LEDGER_060")
    if not since:
        raise UserError("LEDGER_018")


def _chain_leads(txn: Transaction, case: str) -> None:
    """Let each lead end on the day before the next begins, and the last go on."""
    txn.flush()
    found = leads.select(txn.db, "owner = ?", (case,), order="since")
    for one, after in zip(found, [*found[1:], None], strict=True):
        change_row(txn, rec=case, repeat="lead", key=one.key, until=_day_before(after.since) if after else "")


def next_cycle(txn: Transaction, *, case: str, day: str, title: str = "") -> str:
    """End a case and begin its next cycle with all that is unsolved; returns the new case.

    What goes along: issues that no recheck has passed, measures that are not finished, opinions nobody was told
    about, labels and who leads. Raises UserError MEETING_017 when the case has ended.
    """
    txn.flush()
    old = cases.load(txn.db, case)
    if old is None or old.ended:
        raise UserError("MEETING_017", title=old.title if old else case)
    new = cases.add(
        txn, title=title or old.title, goal=old.goal, reason=old.reason, topic=old.topic, begun=day,
        guided_by=old.guided_by, association=old.association, preset=old.preset, fictional=old.fictional,
        cycle=(old.cycle or 1) + 1, previous=case,
    )  # fmt: skip
    for issue in unsolved(txn.db, case):
        attach(txn, case=new, issue=issue.id)
    for measure in plans.measures.select(txn.db, "\"case\" = ? AND done_on = '' AND cancelled = ''", (case,)):
        fields = {name: getattr(measure, name) for name in _CARRIED}
        plans.measures.add(txn, **fields, case=new, carried_from=measure.id)
    for one in opinions.select(txn.db, case=case):
        if not one.told_on:
            change(txn, rec=one.id, fields={"case": new})
    for label in labels.carried(txn.db, case):
        labels.put(txn, rec=new, label=label.id)
    lead = lead_on(txn.db, case, on=day)
    if lead:
        hand_lead(txn, case=new, to=lead.value, since=day, kind=lead.kind)
    change(txn, rec=case, fields={"ended": day})
    return new


_CARRIED = ("meeting", "topic", "track", "title", "party", "helper", "target", "resources", "fund", "due", "checker")


def _day_before(day: str) -> str:
    from datetime import date, timedelta

    return (date.fromisoformat(day) - timedelta(days=1)).isoformat()
