"""What the questionnaires said: counts of valid sheets only, small cells hidden from the public."""

from __future__ import annotations

from exporters.handout.content import Answer, Question, Survey
from exporters.handout.scope import Scope
from exporters.remarks import Remark, remark
from forms.errors import UserError
from storage import forms_registry
from storage.community import questionnaires, tallies
from storage.community.questionnaires import Batch
from storage.community.tallies import Tally
from storage.engine import Database

SCALE = ("s1", "s2", "s3", "s4", "s5")


def surveys(db: Database, scope: Scope, remarks: list[Remark]) -> tuple[Survey, ...]:
    """The batches of the period, oldest first."""
    found = questionnaires.batches.select(
        db,
        "community = ? AND day BETWEEN ? AND ?",
        (scope.meeting.community, scope.since, scope.until),
        order="day",
    )
    return tuple(_survey(db, scope, batch, remarks) for batch in found)


def _survey(db: Database, scope: Scope, batch: Batch, remarks: list[Remark]) -> Survey:
    counts = questionnaires.counts(db, batch.id)
    if counts.unkeyed:
        remarks.append(remark("EXPORT_042", title=batch.title, count=counts.unkeyed))
    return Survey(
        title=scope.words(batch.title, where="问卷批次名称"),
        day=batch.day,
        valid=counts.valid,
        questions=_questions(db, scope, batch, remarks),
        printed=counts.printed,
        returned=counts.returned,
        void=counts.invalid,
        waiting=counts.waiting,
        differing=counts.differing,
    )


def _questions(db: Database, scope: Scope, batch: Batch, remarks: list[Remark]) -> tuple[Question, ...]:
    try:
        known = questionnaires.questions(db, batch.form)
    except UserError as error:
        if error.code != "WORKSPACE_013":
            raise
        remarks.append(remark("EXPORT_043", title=batch.title, form=batch.form))
        return ()
    # what was personal in one version was answered under that promise
    levels = [level for each in forms_registry.definitions(db, batch.form) for level in each.privacy.items()]
    personal = {path for path, level in levels if level == "personal"}
    asked = [question for question in known if question.kind in ("one", "many") and question.field not in personal]
    counted = questionnaires.tallies(db, batch=batch.id, questions=asked)
    return tuple(_question(scope, table) for table in counted if table.answered)


def _question(scope: Scope, table: Tally) -> Question:
    codes = tuple(code for code, _ in table.question.choices)
    # the five steps of a scale keep their counts; the drawing shows the public only how many agree
    scale = codes == SCALE
    shown = table if scale or not scope.public else tallies.for_public(table)
    merged = any(cell.code == tallies.MERGED for cell in shown.cells)
    cells = [cell for cell in shown.cells if cell.count is not None or not merged]
    if not scale:
        last = (tallies.MERGED, "other", "none", "na", "unknown", "unsure")
        cells = [cell for cell in cells if cell.count != 0]
        cells.sort(key=lambda cell: (cell.code in last, -(cell.count or 0)))
    return Question(
        label=table.question.label,
        kind="scale" if scale else "multiple" if table.several else "single",
        of=table.answered,
        answers=tuple(Answer(cell.label, cell.count) for cell in cells),
        sheets=table.of,
    )
