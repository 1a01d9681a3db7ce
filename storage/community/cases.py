"""Cases: one matter from collecting opinions to feedback, in stages that close only when their output exists."""

from __future__ import annotations

from typing import TYPE_CHECKING

from forms.errors import UserError
from forms.lean import dataclass
from storage.community import stage_outputs
from storage.community.ledger import Ledger, add_row, change
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
FIVE = {"co_plan": "共谋", "co_build": "共建", "co_manage": "共管", "co_review": "共评", "co_share": "共享"}
PRESETS: dict[str, dict[str, tuple[str, ...]]] = {
    "six": {code: (code,) for code in STAGES},
    "five": {
        "co_plan": ("collect", "choose", "deliberate"),
        "co_build": ("plan", "execute"),
        "co_manage": ("manage",),
        "co_review": ("review",),
        "co_share": ("feedback",),
    },
}
"""How a preset groups the steps that are noted. Days belong to the steps, so changing the preset changes none."""
NAMES = STAGES | FIVE


@dataclass(frozen=True)
class Case:
    """One matter that a community works through. *previous* is the case whose unsolved rest it took over."""

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
    guided_on: str
    reviewed_by: str
    reviewed_on: str
    association: str
    preset: str
    cycle: int | None
    previous: str


@dataclass(frozen=True)
class StageDone:
    """Somebody said that a step is complete. *value* is the step."""

    owner: str
    key: str
    value: str
    day: str
    note: str


@dataclass(frozen=True)
class StageName:
    """What a community calls a stage of this case. The key is the stage, *value* its name."""

    owner: str
    key: str
    value: str


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
    """One stage: what there is to show for it, the day it was declared complete, and what it still lacks."""

    code: str
    label: str
    evidence: int
    done_on: str
    lacks: UserError | None = None


cases = Ledger(Case, kind="case", name="community_case")
stages_done = Ledger(StageDone, kind="case", name="case_stage", repeat="stage")
stage_names = Ledger(StageName, kind="case", name="case_stage_name", repeat="stage_name")
quotations = Ledger(Quoted, kind="case", name="case_quoted", repeat="quoted")


def stages(db: Database, case: str) -> list[Stage]:
    """The stages of a case by its preset, with what each can show and what it lacks."""
    known = cases.load(db, case)
    done = {row.value: row.day for row in stages_done.select(db, "owner = ?", (case,), order="day DESC")}
    names = NAMES | {row.key: row.value for row in stage_names.select(db, "owner = ?", (case,))}
    return [_stage(db, case, code, steps, names[code], done) for code, steps in _steps(known).items()]


def _steps(case: Case | None) -> dict[str, tuple[str, ...]]:
    return PRESETS.get(case.preset if case else "", PRESETS["six"])


def _stage(db: Database, case: str, code: str, steps: tuple[str, ...], label: str, done: dict[str, str]) -> Stage:
    outputs = [stage_outputs.output(db, case, step) for step in steps]
    complete = all(step in done for step in steps)
    return Stage(
        code=code,
        label=label,
        evidence=min((out.evidence for out in outputs), default=0) if len(outputs) > 1 else outputs[0].evidence,
        done_on=max(done[step] for step in steps) if complete else "",
        lacks=next((out.lacks for out in outputs if out.lacks), None),
    )


def current(db: Database, case: str) -> Stage | None:
    """The first stage that is not complete."""
    return next((stage for stage in stages(db, case) if not stage.done_on), None)


# Verbs


def complete_stage(
    txn: Transaction, *, case: str, stage: str, day: str, note: str = "", rest_later: bool = False
) -> None:
    """Declare a stage complete.

    Raises UserError MEETING_004 when a stage before it is not, else what it lacks, in words (MEETING_006 …). With
    *rest_later* measures that are not finished do not stand in the way: the next cycle takes them over.
    """
    txn.flush()
    known = stages(txn.db, case)
    wanted = next(one for one in known if one.code == stage)
    for before in known[: known.index(wanted)]:
        if not before.done_on:
            raise UserError("MEETING_004", stage=wanted.label, before=before.label)
    lacks = wanted.lacks
    if lacks and not (rest_later and lacks.code == stage_outputs.UNFINISHED):
        raise UserError(lacks.code, **{"stage": wanted.label} | lacks.values)
    done = {row.value for row in stages_done.select(txn.db, "owner = ?", (case,))}
    for step in _steps(cases.load(txn.db, case))[stage]:
        if step not in done:
            add_row(txn, rec=case, repeat="stage", value=step, day=day, note=note)


def choose_preset(txn: Transaction, *, case: str, preset: str) -> None:
    """Show a case in six stages or in five; nothing that was noted and no day changes."""
    if preset not in PRESETS:
        raise ValueError(preset)
    change(txn, rec=case, fields={"preset": preset})


def rename_stage(txn: Transaction, *, case: str, stage: str, name: str) -> None:
    """Call a stage what the community calls it; "" gives it its own name back."""
    if stage not in NAMES:
        raise ValueError(stage)
    change(txn, rec=case, fields={f"stage_name:{stage}": name.strip()})
