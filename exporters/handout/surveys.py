"""What the questionnaires said: counts of valid sheets only, small cells hidden from the public.

What was written in people's own words appears as the tags that somebody gave it. A few answers stand there word for
word where somebody chose them for that; to the public never one in which the screen sees something personal.
"""

from __future__ import annotations

from typing import cast

from exporters.handout.content import Answer, Numbers, Opinions, Question, Survey
from exporters.handout.scope import Scope
from exporters.remarks import Remark, remark
from exporters.screening import Screen
from forms.errors import UserError
from storage.community import questionnaires, tallies
from storage.community.keyed import OFFICE
from storage.community.questionnaires import Batch
from storage.community.results import Written, personal_fields, spread
from storage.community.tallies import Tally
from storage.engine import Database

# a quote stands in half a page's width; more than this is a letter, and is read whole on the page of results
LONGEST_QUOTE = 160


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
    asked = _asked(db, batch, remarks)
    closed = [question for question in asked if question.kind in ("one", "many", "number")]
    counted = [table for table in questionnaires.tallies(db, batch=batch.id, questions=closed) if table.answered]
    numbers = [_numbers(scope, table) for table in counted if table.question.kind == "number"]
    written = [question for question in asked if question.kind == "text"]
    opinions = [_opinions(db, scope, batch, question, remarks, valid=counts.valid) for question in written]
    return Survey(
        title=scope.words(batch.title, where="问卷批次名称"),
        day=batch.day,
        valid=counts.valid,
        questions=tuple(_question(scope, table) for table in counted if table.question.kind != "number"),
        printed=counts.printed,
        returned=counts.returned,
        void=counts.invalid,
        waiting=counts.waiting,
        differing=counts.differing,
        opinions=tuple(each for each in opinions if each),
        numbers=tuple(each for each in numbers if each),
    )


def _asked(db: Database, batch: Batch, remarks: list[Remark]) -> list[tallies.Question]:
    try:
        known = questionnaires.questions(db, batch.form)
    except UserError as error:
        if error.code != "WORKSPACE_013":
            raise
        remarks.append(remark("EXPORT_043", title=batch.title, form=batch.form))
        return []
    # what was personal in one version was answered under that promise
    personal = personal_fields(db, batch.form)
    return [question for question in known if question.field not in personal and question.field not in OFFICE]


def _question(scope: Scope, table: Tally) -> Question:
    scale = table.question.scale
    # the five steps of a scale keep their counts; the drawing shows the public only how many agree
    shown = table if scale or not scope.public else tallies.for_public(table)
    merged = any(cell.code == tallies.MERGED for cell in shown.cells)
    cells = [cell for cell in shown.cells if cell.count is not None or not merged]
    if scale:
        cells = list(tallies.steps(table))
    else:
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


def _numbers(scope: Scope, table: Tally) -> Numbers | None:
    found = spread(table, public=scope.public)
    if found is None:
        return None
    return Numbers(table.question.label, table.answered, table.of, found.median, found.lowest, found.highest)


def _opinions(
    db: Database, scope: Scope, batch: Batch, question: tallies.Question, remarks: list[Remark], *, valid: int
) -> Opinions | None:
    answers = questionnaires.open_answers(db, batch=batch.id, question=question.field)
    counted = Written(question, valid, tuple(answers)).tags()
    where = f"{batch.title} {question.label}".strip()
    tags = [(scope.words(tag, where=where), count) for tag, count in counted.items()]
    small = {tag for tag, count in tags if scope.public and count < tallies.SMALLEST_CELL}
    quotes = []
    for answer in [each for each in answers if each.quoted][: questionnaires.MOST_QUOTES]:
        kinds = _personal(scope, answer.text)
        if kinds:
            remarks.append(remark("EXPORT_046", where=where, kinds=kinds))
        else:
            said = " ".join(answer.text.split())
            quotes.append(said if len(said) <= LONGEST_QUOTE else f"{said[:LONGEST_QUOTE]}……")
    if not quotes and not [tag for tag, _ in tags if tag not in small]:
        return None
    return Opinions(
        question.label,
        of=len(answers),
        sheets=valid,
        tags=tuple(Answer(tag, None if tag in small else count) for tag, count in tags),
        quotes=tuple(quotes),
        untagged=sum(not answer.tags for answer in answers),
    )


def _personal(scope: Scope, text: str) -> tuple[Remark, ...]:
    """What the screen sees in a quote that would go to the public; a quote is left out whole, not masked."""
    if not scope.public:
        return ()
    own = Screen(scope.screen.names)
    own(text, where="")
    return tuple(kind for each in own.remarks for kind in cast("tuple[Remark, ...]", each.values["kinds"]))
