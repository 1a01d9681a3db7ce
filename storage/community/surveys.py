"""Looking at one thing on site together: several parties, an opinion of each, one conclusion, and the tasks from it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from forms.errors import UserError
from forms.lean import dataclass
from storage.community import tasks
from storage.community.ledger import Ledger, add_row, change
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
    """Note who was there and what each said (party, words). Raises UserError LEDGER_020 with fewer than two parties."""
    if len({party for party, _ in said}) < 2:
        raise UserError("LEDGER_020")
    rec = surveys.add(txn, subject=subject, place=place, day=day, case=case, issue=issue, conclusion=conclusion)
    for party, words in said:
        add_row(txn, rec=rec, repeat="view", value=party, words=words)
    return rec


def conclude(txn: Transaction, *, survey: str, conclusion: str, jobs: Sequence[Mapping[str, Value]] = ()) -> list[str]:
    """Write the one conclusion and the tasks that follow; case, issue and place of each come from the survey."""
    known = txn.fields(survey)
    change(txn, rec=survey, fields={"conclusion": conclusion})
    made = []
    for job in jobs:
        more: dict[str, Any] = {name: known.get(name) for name in ("place", "case", "issue")} | {"survey": survey}
        more |= dict(job)
        title = str(more.pop("title", "")) or str(known.get("subject") or "")
        made.append(tasks.add(txn, title=title, given_on=str(known.get("day") or ""), **more))
    return made


def followed(db: Database, survey: str) -> list[tasks.Task]:
    """The tasks of a survey, to the photos of what was done."""
    return tasks.tasks.select(db, "survey = ?", (survey,), order="due, title")
