"""Looking at one thing on site together: several parties, an opinion of each, one conclusion, and the tasks from it."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from forms.errors import UserError
from forms.lean import dataclass
from storage.community import case_cycles, tasks
from storage.community.ledger import Ledger, add_row, change, change_row, drop_row
from storage.engine import Database
from storage.events import Value

if TYPE_CHECKING:
    from storage.transaction import Transaction


@dataclass(frozen=True)
class Survey:
    """One look on site. There is one conclusion, whatever each party thinks."""

    id: str
    community: str
    subject: str
    place: str
    day: str
    case: str
    issue: str
    conclusion: str


@dataclass(frozen=True)
class View:
    """What a party that was there thinks. *value* is the party."""

    owner: str
    key: str
    value: str
    words: str


surveys = Ledger(Survey, kind="survey", name="survey", indexes=("place", "case"))
views = Ledger(View, kind="survey", name="survey_view", repeat="view")


def of_case(db: Database, case: str) -> list[Survey]:
    """The looks on site of a case and of its issues, the latest first."""
    held = json.dumps([*case_cycles.issue_ids(db, case)])
    where = "\"case\" = ? OR (issue <> '' AND issue IN (SELECT value FROM json_each(?)))"
    return surveys.select(db, where, (case, held), order="day DESC")


def of_issue(db: Database, issue: str) -> list[Survey]:
    """The looks on site at one issue, the latest first."""
    return surveys.select(db, "issue = ?", (issue,), order="day DESC")


def followed(db: Database, survey: str) -> list[tasks.Task]:
    """The tasks of a survey, to the photos of what was done."""
    return tasks.tasks.select(db, "survey = ?", (survey,), order="due, title")


# Verbs


def hold(
    txn: Transaction,
    *,
    subject: str,
    place: str,
    day: str,
    said: Sequence[tuple[str, str]],
    conclusion: str = "",
    case: str = "",
    issue: str = "",
) -> str:
    """Note who was there and what each said (party, words).

    Raises UserError LEDGER_062 without a subject, LEDGER_020 with fewer than two parties.
    """
    if not subject.strip():
        raise UserError("LEDGER_062")
    if len({party for party, _ in said}) < 2:
        raise UserError("LEDGER_020")
    rec = surveys.add(txn, subject=subject.strip(), place=place, day=day, case=case, issue=issue, conclusion=conclusion)
    for party, words in said:
        add_row(txn, rec=rec, repeat="view", value=party, words=words)
    return rec


def say(txn: Transaction, *, survey: str, party: str, words: str) -> str:
    """Note what one more party said; what the others said stays beside it. Raises UserError LEDGER_003."""
    if not party or not words.strip():
        raise UserError("LEDGER_003")
    return add_row(txn, rec=survey, repeat="view", value=party, words=words.strip())


def reword(txn: Transaction, *, survey: str, key: str, party: str, words: str) -> None:
    """Correct what one party said. Raises UserError LEDGER_003, or LEDGER_020 where it leaves one party alone."""
    if not party or not words.strip():
        raise UserError("LEDGER_003")
    _need_two([*(one.value for one in _others(txn, survey, key)), party])
    change_row(txn, rec=survey, repeat="view", key=key, value=party, words=words.strip())


def leave_out(txn: Transaction, *, survey: str, key: str) -> None:
    """Take an opinion off that was entered by mistake. Raises UserError LEDGER_020 where it leaves one party alone."""
    _need_two([one.value for one in _others(txn, survey, key)])
    drop_row(txn, rec=survey, repeat="view", key=key)


def _others(txn: Transaction, survey: str, key: str) -> list[View]:
    txn.flush()
    return views.select(txn.db, "owner = ? AND key <> ?", (survey, key))


def _need_two(parties: Sequence[str]) -> None:
    if len(set(parties)) < 2:
        raise UserError("LEDGER_020")


def conclude(txn: Transaction, *, survey: str, conclusion: str, jobs: Sequence[Mapping[str, Value]] = ()) -> list[str]:
    """Write the one conclusion and the tasks that follow; case, issue and place of each come from the survey."""
    change(txn, rec=survey, fields={"conclusion": conclusion.strip()})
    given: list[dict[str, Any]] = [dict(job) for job in jobs]
    return [follow(txn, survey=survey, **job) for job in given]


def follow(txn: Transaction, *, survey: str, title: str = "", given_on: str = "", **job: Any) -> str:
    """Give a task that follows from a survey: its case, issue and place are those of the survey."""
    known = txn.fields(survey)
    more: dict[str, Any] = {name: known.get(name) for name in ("place", "case", "issue")} | {"survey": survey}
    what = title.strip() or str(known.get("subject") or "")
    return tasks.add(txn, title=what, given_on=given_on or str(known.get("day") or ""), **(more | job))
