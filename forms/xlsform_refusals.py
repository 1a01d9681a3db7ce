"""Give pyxform's refusals and warnings a code and a place that people can find in their sheet.

pyxform speaks English sentences, some with a code, most with a row. Its words are kept as {message} only where
ours would say less; everything common has its own sentence.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Literal

from forms.errors import Problem
from forms.xlsform_sheets import LOGIC, REFERENCE, Question, Sources
from forms.xpath import grammar
from forms.xpath.tokens import XPathError

ROW = re.compile(r"^\[row : (\d+|unknown)\]\s*")
SHEET = re.compile(r"[Oo]n the '(\w+)' sheet|sheet: '(\w+)'|the (\w+) sheet")
COLUMN = re.compile(r"the '([\w: ()\-]+)' value")
# Signs as Chinese input types them, and the plain ones that a formula needs.
PLAIN = str.maketrans("（）＝＜＞，＋－＊／｛｝＄［］！．：；≥≤≠×、。", "()=<>,+-*/{}$[]!.:;><!*,.")
QUOTED = re.compile(r"'\$?\{?([^'{}\n]+?)\}?'|\$\{([^}]+)\}")
PARAMETER = re.compile(
    r"\b(randomize|seed|rows|max-pixels|quality|app|identify-user|track-changes-reasons|track-changes|location-[a-z-]+)\b"
)

# The first pattern found in pyxform's sentence decides: our code, and the column it is about.
REFUSALS: tuple[tuple[str, str, str], ...] = (
    (r"entit|save_to", "FORM_035", ""),
    (
        r"parameter|max-pixels|randomize must|seed value|quality|identify-user|track-changes|location-",
        "FORM_034",
        "parameters",
    ),
    (r"Duplicate column header|different names for the same column", "FORM_014", ""),
    (r"Invalid headers|required column headers|header", "FORM_014", ""),
    (r"Question with no type", "FORM_061", "type"),
    (r"Unknown question type", "FORM_062", "type"),
    (r"must end with|should end with one of", "FORM_038", "type"),
    (r"[Ii]nstance (?:names must be unique|id will be generated)", "FORM_039", "name"),
    (r"calculation trigger|'trigger'|trigger", "FORM_037", "trigger"),
    (r"search\(\)", "FORM_063", "appearance"),
    (r"[Aa]udits? must", "FORM_064", "name"),
    (r"big-image", "FORM_065", "image"),
    (r"no label or hint", "FORM_066", "label"),
    (r"must (?:be )?unique|not be the same as the survey|reserved", "FORM_067", "name"),
    (r"Names must begin|XML identifier", "FORM_068", "name"),
    (r"'calculation' column must be empty", "FORM_069", "calculation"),
)
WARNINGS: tuple[tuple[str, str, str], ...] = (
    (r"max-pixels", "", ""),  # photos are resized at intake, so the advice is moot
    (r"case-insensitive match", "FORM_045", "name"),
    (r"Repeat has no label|Group has no label", "FORM_046", "label"),
    (r"Choices should have a label", "FORM_041", "label"),
    (r"is missing the", "", ""),  # our own check names rows
    (r"machine-readable codes", "FORM_043", "label"),
    (r"similar names were found", "FORM_040", ""),
    (r"no longer supported on most devices", "FORM_070", "type"),
)


def refusal(message: str, sources: Sources, *, code: str = "") -> Problem:
    """The problem behind pyxform's *message* (with its own *code*, if it has one), placed in the sheet."""
    ours, column = _recognise(f"{code} {message}", REFUSALS) or ("FORM_048", "")
    return _placed(ours, message, column, sources, "error")


def warning(message: str, sources: Sources) -> Problem | None:
    """As `refusal`, for a warning; `None` for those that do not concern us."""
    ours, column = _recognise(message, WARNINGS) or ("FORM_047", "")
    return _placed(ours, message, column, sources, "warning") if ours else None


def placed(problem: Problem, sources: Sources) -> Problem:
    """A problem that the form engine found at a path of the XForm, at its row and column of the sheet."""
    path = str(problem.values.get("path", ""))
    if problem.sheet or not path:
        return problem
    field = path.strip("/").partition("/")[2]
    question = next((question for question in sources.questions if question.field == field and question.name), None)
    if question is None:
        return _placed_elsewhere(problem, field, sources)
    column = problem.column or _column_of(problem, question)
    values = problem.values
    if problem.code == "XPATH_001" and column in question.cells:
        # The engine saw the converted expression; its author knows only what stands in the cell.
        values = {**values, **(_misread(question.cells[column]) or {})}
        if wide := _wide_sign(question.cells[column]):
            values |= {"sign": wide, "plain": wide.translate(PLAIN)}
            problem = replace(problem, code="FORM_120")
    return replace(problem, sheet="survey", row=question.row, column=sources.heading("survey", column), values=values)


def _placed_elsewhere(problem: Problem, field: str, sources: Sources) -> Problem:
    """What the form calculates without a row of the survey: the name of a submission, the label of an entity."""
    sheet, column = ("settings", "instance_name") if field.endswith("meta/instanceName") else ("entities", "label")
    if sheet not in sources.book.sheets or not (field.endswith("meta/instanceName") or "/entity" in field):
        return replace(problem, sheet="survey")
    written = sources.book.sheets[sheet]
    values = problem.values
    rows = [row for row in written.rows if str(values.get("word", "\0")) in row.cells.values()] or list(written.rows)
    heading = sources.heading(sheet, column)
    return replace(problem, sheet=written.name, row=rows[0].number if rows else None, column=heading)


def _column_of(problem: Problem, question: Question) -> str:
    """The logic column that cannot be read, or that calls the function the problem is about."""
    logic = {column: text for column, text in question.cells.items() if column.split("::")[0] in LOGIC}
    if broken := next((column for column, text in logic.items() if _misread(text)), ""):
        return broken
    function = str(problem.values.get("function", ""))
    calling = [column for column, text in logic.items() if function and f"{function}(" in text.replace(" ", "")]
    written = [column for column in logic if column != "required"]
    return calling[0] if calling else written[0] if len(written) == 1 else ""


def _wide_sign(text: str) -> str:
    """The first sign of Chinese input in *text* that stands where a plain one is meant; none within quotes."""
    quote = ""
    for letter in text:
        if quote:
            quote = "" if letter == quote else quote
        elif letter in "\"'":
            quote = letter
        elif ord(letter) in PLAIN:
            return letter
    return ""


def _misread(text: str) -> dict[str, object] | None:
    """Where reading *text* breaks off, counted in the cell itself; nothing when it reads well."""
    try:
        grammar.parse(REFERENCE.sub(lambda reference: "x" * len(reference[0]), text))
    except XPathError as problem:
        return {"expression": text, "at": problem.values.get("at", 1)}
    return None


def _recognise(message: str, table: tuple[tuple[str, str, str], ...]) -> tuple[str, str] | None:
    return next(((code, column) for pattern, code, column in table if re.search(pattern, message)), None)


def _placed(code: str, message: str, column: str, sources: Sources, severity: Literal["error", "warning"]) -> Problem:
    at = ROW.match(message)
    words = " ".join(ROW.sub("", message).replace("Learn more:", "").split())[:400]
    row = int(at[1]) if at and at[1].isdigit() else None
    named_sheets = (name for match in SHEET.finditer(words) for name in match.groups())
    sheet = next((name for name in named_sheets if name in sources.book.sheets), "")
    if not sheet:
        sheet = "settings" if column == "form_id" else "survey"
    if named := COLUMN.search(words):
        column = named[1].split("::")[0]
    if row is None and sheet == "survey":
        row = _row_of(words, sources)
    if row is None and code == "FORM_014":
        row = 1
    known = sources.book.sheets.get(sheet)
    values: dict[str, object] = {"message": words}
    return Problem(code, known.name if known else sheet, row, column, severity, values)


def _row_of(words: str, sources: Sources) -> int | None:
    """The row that pyxform's words are about, found by the names or parameters they mention."""
    mentioned = [name for pair in QUOTED.findall(words) for name in pair if name]
    for name in reversed(mentioned):
        for question in sources.questions:
            if name == question.name or name == question.type or f"name: {question.name}]" in name:
                return question.row
    for key in PARAMETER.findall(words):
        for question in sources.questions:
            if key in question.text("parameters"):
                return question.row
    return _mentioning(mentioned, sources.questions)


def _mentioning(mentioned: list[str], questions: tuple[Question, ...]) -> int | None:
    for name in mentioned:
        for question in questions:
            if len(name) > 1 and any(name in text for text in question.cells.values()):
                return question.row
    return None
