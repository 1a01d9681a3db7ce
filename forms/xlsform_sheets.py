"""The survey, choices and settings of an XLSForm as its author wrote them, row by row.

Columns have several spellings in the XLSForm standard; here each has one. Nothing is judged here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from forms.sheets import BEGIN, END, Row, Sheet, Workbook

SHEETS = ("survey", "choices", "settings", "external_choices", "entities", "osm")
LOGIC = ("relevant", "constraint", "calculation", "choice_filter", "required", "readonly", "repeat_count", "default")
SPELLINGS = {
    "survey": {
        "command": "type",
        "tag": "name",
        "value": "name",
        "caption": "label",
        "relevance": "relevant",
        "bind::relevant": "relevant",
        "bind::constraint": "constraint",
        "bind::calculate": "calculation",
        "calculate": "calculation",
        "read_only": "readonly",
        "repeat_count": "repeat_count",
        "count": "repeat_count",
        "jr:count": "repeat_count",
        "constraining_message": "constraint_message",
    },
    "choices": {"list_name": "list_name", "list name": "list_name", "value": "name", "caption": "label"},
    "settings": {
        "id_string": "form_id",
        "set_form_id": "form_id",
        "title": "form_title",
        "set_form_title": "form_title",
    },
}
SELECT = re.compile(
    r"^(?:select[_ ]one|select[_ ]multiple|select1|select all that apply|rank|select_one_external)"
    r"(?:[_ ]from[_ ]file)?(?: from)?\s+(?P<list>\S+)(?P<other>\s+or[_ ](?:specify[_ ])?other)?$",
    re.IGNORECASE,
)
FROM_FILE = re.compile(r"from[_ ]file|^select_one_external|\.(?:csv|xml|geojson)$", re.IGNORECASE)
REFERENCE = re.compile(r"\$\{\s*(?:last-saved#)?([^\s{}]+)\s*\}")


@dataclass(frozen=True)
class Question:
    """A row of the survey: a question, a group or a repeat, with its place in the form."""

    row: int
    type: str
    name: str
    parents: tuple[str, ...]
    cells: dict[str, str]
    """By canonical column; a translated column is `label::language`."""

    @property
    def field(self) -> str:
        """The path without the root, as fields of answers are named."""
        return "/".join((*self.parents, self.name))

    def text(self, column: str) -> str:
        """The cell of *column*, in whichever language comes first."""
        found = (value for key, value in self.cells.items() if key == column or key.startswith(column + "::"))
        return next(found, "")

    @cached_property
    def list_name(self) -> str:
        """The choice list of a select, empty when the choices come from a file."""
        match = SELECT.match(self.type)
        return match["list"] if match and not FROM_FILE.search(self.type.split()[0] + match["list"]) else ""

    @property
    def is_container(self) -> bool:
        return bool(BEGIN.match(self.type))


@dataclass(frozen=True)
class Sources:
    """The readable side of a workbook: what an error has to point into."""

    book: Workbook

    @cached_property
    def questions(self) -> tuple[Question, ...]:
        """Every row of the survey that has a type, with the groups and repeats around it."""
        return tuple(self._questions())

    @cached_property
    def choices(self) -> tuple[Row, ...]:
        return _canonical(self.book.sheets.get("choices"), "choices")

    @cached_property
    def settings(self) -> dict[str, str]:
        rows = _canonical(self.book.sheets.get("settings"), "settings")
        return dict(rows[0].cells) if rows else {}

    @cached_property
    def survey(self) -> tuple[Row, ...]:
        return _canonical(self.book.sheets.get("survey"), "survey")

    @cached_property
    def languages(self) -> tuple[str, ...]:
        """Languages in the order in which columns first name them."""
        found: dict[str, None] = {}
        for sheet in ("survey", "choices"):
            for heading in self.headings(sheet):
                column, _, language = heading.partition("::")
                if language and column in ("label", "hint", "constraint_message", "required_message", "guidance_hint"):
                    found[language] = None
        return tuple(found)

    def headings(self, sheet: str) -> tuple[str, ...]:
        source = self.book.sheets.get(sheet)
        return tuple(canonical(heading, sheet) for heading in source.headings) if source else ()

    def heading(self, sheet: str, column: str) -> str:
        """How the author spelt *column*, for a sentence; *column* itself when there is none."""
        source = self.book.sheets.get(sheet)
        for heading in source.headings if source else ():
            spelt = canonical(heading, sheet)
            if spelt == column or spelt.split("::")[0] == column:
                return heading
        return column

    def _questions(self) -> Iterator[Question]:
        parents: list[str] = []
        for row in self.survey:
            kind = " ".join(row.get("type").split())
            if not kind:
                continue
            if END.match(kind):
                if parents:
                    parents.pop()
                yield Question(row.number, kind, "", tuple(parents), row.cells)
                continue
            yield Question(row.number, kind, row.get("name"), tuple(parents), row.cells)
            if BEGIN.match(kind):
                parents.append(row.get("name"))


def canonical(heading: str, sheet: str) -> str:
    """The standard name of a column: `Label :: 中文 (zh)` becomes `label::中文 (zh)`."""
    column, separator, language = heading.partition("::")
    if not separator and ":" in heading and not heading.lower().startswith(("jr:", "bind:", "body:")):
        column, separator, language = heading.partition(":")
    name = column.strip().lower().replace(" ", "_")
    if name in ("bind", "body", "instance", "media", "control"):
        whole = f"{name}::{language.strip()}"
        return SPELLINGS.get(sheet, {}).get(whole, whole)
    name = SPELLINGS.get(sheet, {}).get(name, name)
    return f"{name}::{language.strip()}" if separator else name


def _canonical(sheet: Sheet | None, key: str) -> tuple[Row, ...]:
    if sheet is None:
        return ()
    names = {heading: canonical(heading, key) for heading in sheet.headings}
    return tuple(Row(row.number, {names[heading]: text for heading, text in row.cells.items()}) for row in sheet.rows)
