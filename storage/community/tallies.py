"""Counting answers: k of n, several choices by person, and no cell that points at one or two people.

A percentage appears from thirty sheets on. A public table hides cells under three, and enough others that
the hidden ones cannot be worked out from the total.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from forms.lean import dataclass

if TYPE_CHECKING:
    from forms.form import Form
    from forms.outline import Item
    from forms.session import FormSession

PERCENT_FROM = 30
SMALLEST_CELL = 3
MERGED = "_merged"
OLDER = "旧版"
STEPS = 5
SCALE = ("s1", "s2", "s3", "s4", "s5")
_NO = re.compile(r"不|没|\bno\b|\bnot\b|\bnever\b|\bdis", re.IGNORECASE)


@dataclass(frozen=True)
class Question:
    """One question of a form, as a table of answers shows it. *kind*: one, many, number, text, or other.

    Words are text; dates, places and pictures are other, and nothing of them is counted.
    """

    field: str
    label: str
    kind: str
    choices: tuple[tuple[str, str], ...] = ()
    older: tuple[tuple[str, tuple[tuple[str, str], ...]], ...] = ()
    """By older version, newest first, the choices as they were offered there."""
    absent: frozenset[str] = frozenset()
    """The versions that do not ask it: sheets of these are not counted as blank."""
    likert: bool = False
    """Whether its form draws it as a scale."""

    @property
    def scale(self) -> bool:
        """Whether it has the five steps of a scale, from no to yes or from yes to no."""
        steps = tuple(code for code, _ in self.choices)
        return self.kind == "one" and len(steps) == STEPS and (self.likert or steps == SCALE)

    def label_of(self, code: str, versions: Iterable[str] = ()) -> str:
        """The words of a choice; those who chose it in *versions* may have read others, which stand behind."""
        now = dict(self.choices).get(code)
        read = [dict(choices).get(code) for version, choices in self.older if version in versions]
        others = list(dict.fromkeys(each for each in read if each and each != now))
        if now is None:
            now, *others = others or [next((c[code] for _, each in self.older if code in (c := dict(each))), code)]
        return f"{now}（{OLDER}：{'、'.join(others)}）" if others else now


@dataclass(frozen=True)
class Cell:
    """One answer and how many gave it. *count* is None where a public table may not say."""

    code: str
    label: str
    count: int | None


@dataclass(frozen=True)
class Tally:
    """The answers to one question: *of* sheets were counted, *answered* of them say something here."""

    question: Question
    of: int
    answered: int
    cells: tuple[Cell, ...]
    sheets: tuple[tuple[str, tuple[str, ...]], ...] = ()
    """Per code the records behind it, so that each number can be opened; empty in a public table."""

    @property
    def shows_percent(self) -> bool:
        return self.answered >= PERCENT_FROM

    @property
    def several(self) -> bool:
        """Whether people could choose several, so that the cells add up to more than the people."""
        return self.question.kind == "many"


def questions_of(form: Form, *, language: str = "") -> list[Question]:
    """The questions of *form* outside repeats, in their order, with labels in *language*."""
    from forms.session import FormSession

    session = FormSession(form)
    if language:
        session.language = language
    return list(_questions(session, session.outline()))


def questions_of_versions(forms: Sequence[Form], *, language: str = "") -> list[Question]:
    """The questions of every version of a form, *forms* newest first: those of the newest in order, then older ones.

    *language* is a code such as "zh"; without it each version speaks its first language.
    """
    asked = {
        form.version: {one.field: one for one in questions_of(form, language=_named(form, language))} for form in forms
    }
    found: dict[str, Question] = {}
    for version, questions in asked.items():
        for field, one in questions.items():
            known = found.get(field)
            if known is None:
                label = one.label if version == forms[0].version else f"{one.label}（{OLDER}）"
                absent = frozenset(each for each, held in asked.items() if field not in held)
                found[field] = Question(field, label, one.kind, one.choices, absent=absent, likert=one.likert)
            elif one.choices != known.choices:
                older = (*known.older, (version, one.choices))
                found[field] = Question(
                    field, known.label, known.kind, known.choices, older, known.absent, known.likert
                )
    return list(found.values())


def _named(form: Form, language: str) -> str:
    return next((each for each in form.languages if language and f"({language})" in each), "")


def _questions(session: FormSession, items: Iterable[Item]) -> Iterable[Question]:
    for item in items:
        if item.kind == "group":
            yield from _questions(session, item.children)
        elif item.kind == "question":
            choices = tuple((choice.value, choice.label) for choice in session.choices(item.ref))
            likert = "likert" in item.appearance
            yield Question(item.field, session.label(item.ref), _kind(item), choices, likert=likert)


def _kind(item: Item) -> str:
    if item.control == "select":
        return "many"
    if item.control == "select1":
        return "one"
    if item.datatype in ("int", "integer", "decimal"):
        return "number"
    return "text" if item.control == "input" and item.datatype in ("string", "text", "") else "other"


def tally(
    question: Question, answers: Sequence[tuple[str, str]], *, versions: Mapping[str, str] | None = None
) -> Tally:
    """Count *answers*, one (record, value) a sheet, "" where there is none.

    *versions* has the version of the form by record; a sheet whose version did not ask does not count. Somebody who
    ticks three things is one person in three cells and one of *answered*.
    """
    behind: dict[str, list[str]] = {code: [] for code, _ in question.choices}
    known = versions or {}
    answers = [each for each in answers if each[1] or known.get(each[0]) not in question.absent]
    answered = 0
    for record, value in answers:
        chosen = dict.fromkeys(value.split() if question.kind == "many" else filter(None, [value.strip()]))
        answered += bool(chosen)
        if question.kind in ("text", "other"):
            continue
        for code in chosen:
            behind.setdefault(code, []).append(record)
    if question.kind == "number":
        behind = dict(sorted(behind.items(), key=lambda each: _number(each[0])))
    cells = tuple(
        Cell(code, question.label_of(code, {known[each] for each in records if each in known}), len(records))
        for code, records in behind.items()
    )
    sheets = tuple((code, tuple(records)) for code, records in behind.items() if records)
    return Tally(question, of=len(answers), answered=answered, cells=cells, sheets=sheets)


def _number(value: str) -> float:
    try:
        return float(value)
    except ValueError:  # what paper says where the form wants a number
        return float("inf")


def steps(table: Tally) -> tuple[Cell, ...]:
    """The answers to a scale from no to yes, whichever way its form lists them."""
    five = table.cells[:STEPS]
    backwards = _NO.search(five[-1].label) and not _NO.search(five[0].label)
    return tuple(reversed(five)) if backwards else five


def for_public(table: Tally) -> Tally:
    """The same table as a public document may show it.

    Cells of one or two are hidden. Where one choice was asked for, the total gives away what is missing, so the
    smallest shown cell is hidden too until at least two are, with three people or more between them; what is hidden
    is shown as one merged sum. Empty cells say nothing about anybody and stay.
    """
    hidden = {cell.code for cell in table.cells if 0 < (cell.count or 0) < SMALLEST_CELL}
    merged: tuple[Cell, ...] = ()
    if hidden and not table.several:
        shown = sorted(
            (cell for cell in table.cells if cell.count and cell.code not in hidden), key=lambda c: c.count or 0
        )
        while shown and (len(hidden) < 2 or _sum(table, hidden) < SMALLEST_CELL):
            hidden.add(shown.pop(0).code)
        if len(hidden) > 1 and _sum(table, hidden) >= SMALLEST_CELL:
            merged = (Cell(MERGED, "其他（合并）", _sum(table, hidden)),)
    cells = tuple(Cell(cell.code, cell.label, None if cell.code in hidden else cell.count) for cell in table.cells)
    return Tally(table.question, of=table.of, answered=table.answered, cells=cells + merged)


def _sum(table: Tally, codes: set[str]) -> int:
    return sum(cell.count or 0 for cell in table.cells if cell.code in codes)
