"""Cases: one matter from collecting opinions to feedback, in six steps that cannot be skipped."""

from __future__ import annotations

from typing import TYPE_CHECKING

from forms.errors import UserError
from forms.lean import dataclass
from storage.community.ledger import Ledger, add_row
from storage.engine import Database

if TYPE_CHECKING:
    from storage.transaction import Transaction

STAGES = {
    "collect": "收集民意",
    "choose": "决定议题",
    "deliberate": "开展议事",
    "plan": "制定方案",
    "execute": "执行方案",
    "feedback": "反馈意见",
}


@dataclass(frozen=True)
class Case:
    """One matter that a community works through."""

    id: str
    community: str
    title: str
    goal: str
    reason: str
    topic: str
    begun: str
    ended: str
    guided_by: str
    note: str
    fictional: bool


@dataclass(frozen=True)
class StageDone:
    """Somebody said that a step is complete. *value* is the step."""

    owner: str
    key: str
    value: str
    day: str
    note: str


@dataclass(frozen=True)
class Quoted:
    """A number from older material with the word that limits it (约, 近, 超过). *value* says what it counts."""

    owner: str
    key: str
    value: str
    number: int | None
    qualifier: str
    unit: str
    scope: str
    source: str
    subject: str


@dataclass(frozen=True)
class Stage:
    """One of the six steps, what there is to show for it, and whether it was declared complete."""

    code: str
    label: str
    evidence: int
    done_on: str


cases = Ledger(Case, kind="case", name="community_case")
stages_done = Ledger(StageDone, kind="case", name="case_stage", repeat="stage")
quotations = Ledger(Quoted, kind="case", name="case_quoted", repeat="quoted")

_EVIDENCE = {
    "collect": "SELECT count(*) FROM (SELECT DISTINCT batch, number FROM sheet) s"
    ' JOIN batch b ON b.id = s.batch WHERE b."case" = ?1',
    "choose": "SELECT count(*) FROM community_case WHERE id = ?1 AND topic <> '' AND reason <> ''",
    "deliberate": 'SELECT count(*) FROM meeting m WHERE m."case" = ?1 AND EXISTS'
    " (SELECT 1 FROM meeting_attendee a WHERE a.owner = m.id)"
    " AND EXISTS (SELECT 1 FROM meeting_statement t WHERE t.owner = m.id)",
    "plan": "SELECT CASE WHEN sum(party = '') THEN 0 ELSE count(*) END FROM measure WHERE \"case\" = ?1",
    "execute": "SELECT count(*) FROM measure WHERE \"case\" = ?1 AND done_on <> '' AND evidence <> ''",
    "feedback": "SELECT count(*) FROM case_stage WHERE owner = ?1 AND value = 'feedback'",
}


def stages(db: Database, case: str) -> list[Stage]:
    """The six steps with what each can show."""
    done = {row.value: row.day for row in stages_done.select(db, "owner = ?", (case,), order="day DESC")}
    return [
        Stage(code, label, db.conn.execute(_EVIDENCE[code], (case,)).fetchone()[0] or 0, done.get(code, ""))
        for code, label in STAGES.items()
    ]


def complete_stage(txn: Transaction, *, case: str, stage: str, day: str, note: str = "") -> None:
    """Declare a step complete.

    Raises UserError MEETING_004 when a step before it is not, MEETING_005 when there is nothing to show for it.
    """
    txn.flush()
    for known in stages(txn.db, case):
        if known.code == stage:
            if not known.evidence and stage != "feedback":
                raise UserError("MEETING_005", stage=known.label)
            break
        if not known.done_on:
            raise UserError("MEETING_004", stage=STAGES[stage], before=known.label)
    add_row(txn, rec=case, repeat="stage", value=stage, day=day, note=note)
