"""What the valid sheets of a batch say, for the inside or as the public may read it, all of them or a part.

A figure can be opened: behind it stand the numbers of its sheets. Sheets that somebody is still to key a second time
are counted and never named, and a part of the sheets leaves them out; else their answers could be found by asking
for smaller and smaller parts.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from forms.lean import dataclass
from storage import forms_registry, heads, records
from storage.community import keyings, questionnaires, tallies
from storage.community.cross_tables import hidden_cells
from storage.community.keyed import OFFICE
from storage.community.paper_sheets import Batch
from storage.community.questionnaires import Counts, OpenAnswer
from storage.community.tallies import PERCENT_FROM, SMALLEST_CELL, Cell, Question, Tally
from storage.engine import Database

CROSS_FROM = PERCENT_FROM
"""A public paper shows parts of the people from so many sheets on."""


@dataclass(frozen=True)
class Only:
    """A part of the sheets: those that answered *field* with *code*."""

    field: str
    code: str


@dataclass(frozen=True)
class Spread:
    """The numbers that people wrote. For the public, the lowest and the highest stay unsaid: each is one person."""

    median: float
    lowest: float | None = None
    highest: float | None = None


@dataclass(frozen=True)
class Written:
    """An open question with what was written, and how many sheets were asked."""

    question: Question
    of: int
    answers: tuple[OpenAnswer, ...]

    def tags(self) -> dict[str, int]:
        """How many answers carry each tag, the most frequent first."""
        found: dict[str, int] = {}
        for answer in self.answers:
            for tag in answer.tags:
                found[tag] = found.get(tag, 0) + 1
        return dict(sorted(found.items(), key=lambda each: (-each[1], each[0])))


@dataclass(frozen=True)
class Results:
    """*of* sheets are counted here, of *valid* ones; *numbers* names the sheets that may be seen, by record."""

    counts: Counts
    valid: int
    of: int
    tallies: tuple[Tally, ...]
    written: tuple[Written, ...]
    numbers: dict[str, str]
    splits: tuple[Question, ...]
    """The questions by whose answers a part can be chosen."""
    too_few: bool = False
    """Whether a part was asked for that the public may not see, because there are too few sheets."""


def results(
    db: Database, batch: Batch, *, language: str = "", only: Only | None = None, public: bool = False
) -> Results:
    """Count *batch*. Raises `UserError` WORKSPACE_013 when its form is not here."""
    asked = [q for q in questionnaires.questions(db, batch.form, language=language) if q.field not in OFFICE]
    valid = [sheet for sheet in questionnaires.sheets(db, batch.id) if sheet.valid]
    numbers = {sheet.counts.id: sheet.number for sheet in valid if not sheet.hidden}
    answers = {sheet.counts.id: keyings.answers_counted(db, sheet) for sheet in valid}
    counts = questionnaires.counts(db, batch.id)
    closed = [question for question in asked if question.kind in ("one", "many", "number")]
    splits = tuple(question for question in closed if question.kind == "one" and not question.scale)
    personal = personal_fields(db, batch.form) if public else frozenset()
    too_few = public and only is not None and len(valid) < CROSS_FROM
    if too_few:
        only = None
    shown = {
        rec: said
        for rec, said in answers.items()
        if only is None or (rec in numbers and said.get(only.field, "") == only.code)
    }
    versions = {rec: str(heads.fields(db, rec).get(records.VERSION) or "") for rec in answers}
    closed = [question for question in closed if question.field not in personal]
    if public:
        found = [_public(question, answers, shown, only, versions) for question in closed]
    else:
        found = [_named(_tally(question, shown, versions), numbers) for question in closed]
    written = () if public and only is not None else _written(db, batch.id, asked, shown, personal, versions)
    return Results(counts, len(valid), len(shown), tuple(found), written, numbers, splits, too_few)


def personal_fields(db: Database, form: str) -> frozenset[str]:
    """What any version of *form* calls personal: it was answered under that promise."""
    levels = [level for each in forms_registry.definitions(db, form) for level in each.privacy.items()]
    return frozenset(path for path, level in levels if level == "personal")


def spread(table: Tally, *, public: bool = False) -> Spread | None:
    """Median and range of a number question; None where nobody wrote a number, or too few for the public."""
    values: list[float] = []
    for cell in table.cells:
        try:
            values += [float(cell.code)] * (cell.count or 0)
        except ValueError:
            continue
    if not values or (public and len(values) < PERCENT_FROM):
        return None
    from statistics import median

    return Spread(median(values)) if public else Spread(median(values), min(values), max(values))


def _tally(question: Question, answers: Mapping[str, Mapping[str, str]], versions: Mapping[str, str]) -> Tally:
    said = [(rec, fields.get(question.field, "")) for rec, fields in answers.items()]
    return tallies.tally(question, said, versions=versions)


def _named(table: Tally, numbers: Mapping[str, str]) -> Tally:
    """*table* with only those sheets behind its figures that may be seen."""
    sheets = tuple((code, tuple(rec for rec in behind if rec in numbers)) for code, behind in table.sheets)
    return _with_sheets(table, sheets)


def _with_sheets(table: Tally, sheets: tuple[tuple[str, tuple[str, ...]], ...]) -> Tally:
    """*table* with other sheets behind it."""
    return replace(table, sheets=sheets)


def _public(
    question: Question,
    answers: Mapping[str, Mapping[str, str]],
    shown: Mapping[str, Mapping[str, str]],
    only: Only | None,
    versions: Mapping[str, str],
) -> Tally:
    whole = _tally(question, answers, versions)
    if question.kind == "number":  # the cells only serve the median; whoever shows this shows nothing else
        return _with_sheets(_tally(question, shown, versions), ())
    if question.scale:
        whole = _agreement(whole)
    open_to_all = tallies.for_public(whole)
    if only is None:
        return open_to_all
    groups: dict[str, dict[str, Mapping[str, str]]] = {}
    for rec, fields in answers.items():
        groups.setdefault(fields.get(only.field, ""), {})[rec] = fields
    parts = {group: _tally(question, fields, versions) for group, fields in groups.items()}
    parts[only.code] = _tally(question, shown, versions)  # a part leaves out what is still to be keyed again
    if question.scale:
        parts = {group: _agreement(table) for group, table in parts.items()}
    counted: dict[str, dict[str, int]] = {cell.code: {} for cell in whole.cells}
    for group, table in parts.items():
        for cell in table.cells:
            counted.setdefault(cell.code, {})[group] = cell.count or 0
    unsaid = {cell.code for cell in open_to_all.cells if cell.count is None}
    small = {group for group, table in parts.items() if 0 < table.answered < SMALLEST_CELL}
    hidden = hidden_cells(counted, adds_up=not whole.several, unsaid=unsaid, small=small)
    part = parts[only.code]
    cells = tuple(
        Cell(cell.code, cell.label, None if (cell.code, only.code) in hidden else cell.count) for cell in part.cells
    )
    return Tally(part.question, of=part.of, answered=part.answered, cells=cells)


AGREE, REST = "_agree", "_rest"


def _agreement(table: Tally) -> Tally:
    """A scale as the public reads it: how many agree, and the rest."""
    five = tallies.steps(table)
    yes, no = (sum(cell.count or 0 for cell in part) for part in (five[3:], five[:3]))
    return Tally(table.question, of=table.of, answered=table.answered, cells=(Cell(AGREE, "", yes), Cell(REST, "", no)))


def _written(
    db: Database,
    batch: str,
    asked: Sequence[Question],
    shown: Mapping[str, Mapping[str, str]],
    personal: frozenset[str],
    versions: Mapping[str, str],
) -> tuple[Written, ...]:
    found = []
    for question in asked:
        if question.kind == "text" and question.field not in personal:
            answers = questionnaires.open_answers(db, batch=batch, question=question.field)
            of = sum(versions.get(rec) not in question.absent for rec in shown)
            found.append(Written(question, of, tuple(each for each in answers if each.sheet in shown)))
    return tuple(each for each in found if each.answers)
