"""Turn an XLSForm into an XForm through pyxform, once, when it is imported.

pyxform checks structure, our own form engine then checks every expression, and whatever either refuses comes back
as problems with sheet, row and column. pyxform is loaded here only, lazily: it takes a third of a second.
"""

from __future__ import annotations

import copy
import logging
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from forms.errors import FormError, Problem
from forms.form import Form
from forms.sheets import Workbook, read_workbook
from forms.xform import parse
from forms.xlsform_advice import advice
from forms.xlsform_checks import mistakes
from forms.xlsform_files import file_problems
from forms.xlsform_logic import doubts
from forms.xlsform_loose_ends import loose_ends
from forms.xlsform_privacy import COLUMN, privacy, privacy_problems
from forms.xlsform_refusals import placed, refusal, warning
from forms.xlsform_sheets import SHEETS, Sources, canonical

NAMESPACE = 'xunlou="https://xunlou.org/xforms"'
ROOT = "data"
# pyxform straightens “ ” ‘ ’ everywhere, because Excel bends quotes in formulas. In words they are Chinese punctuation,
# so they travel under characters that nobody writes.
BENT = str.maketrans("“”‘’", "\ue0f0\ue0f1\ue0f2\ue0f3")
UNBENT = str.maketrans("\ue0f0\ue0f1\ue0f2\ue0f3", "“”‘’")
WORDS = ("label", "hint", "constraint_message", "required_message", "guidance_hint", "form_title")
EXTERNAL = re.compile(r"^select[_ ]one[_ ]external\s+", re.IGNORECASE)
GEOMETRY = re.compile(r"reference-geometry\s*=\s*([\w.\-]+)")
FORM_ID = re.compile(r"^[A-Za-z_][\w.\-]*$")


@dataclass(frozen=True)
class XlsForm:
    """A converted form, with what its XForm cannot say."""

    xform: str
    form_id: str
    version: str
    titles: dict[str, str]
    """By language, as the columns name it; "" where the form has one language without a name."""
    warnings: list[Problem] = field(default_factory=list)
    settings: dict[str, str] = field(default_factory=dict)
    privacy: dict[str, str] = field(default_factory=dict)


def convert(path: Path | str) -> XlsForm:
    """Convert the XLSForm at *path*.

    Raises `FormError` with everything that is wrong in it and in the lists that lie beside it. Whether files are
    missing is not said here: who takes a form in looks for them anyway.
    """
    made, beside = _with_files(Path(path))
    if errors := [problem for problem in beside if problem.severity == "error"]:
        raise FormError(errors)
    return made


def check(path: Path | str) -> list[Problem]:
    """Every problem of the XLSForm at *path*, errors and warnings; empty when all is well."""
    try:
        made, beside = _with_files(Path(path))
    except FormError as error:
        return error.problems
    return [*made.warnings, *beside]


def _with_files(path: Path) -> tuple[XlsForm, list[Problem]]:
    book = read_workbook(path, wanted=SHEETS)
    made, form = _converted(book, path.stem)
    return made, list(file_problems(form, Sources(book), path))


def convert_workbook(book: Workbook, *, fallback_id: str) -> XlsForm:
    """As `convert`, for a workbook already read; *fallback_id* serves where settings give no form_id."""
    return _converted(book, fallback_id)[0]


def _converted(book: Workbook, fallback_id: str) -> tuple[XlsForm, Form]:
    sources = Sources(book)
    if "survey" not in book.sheets or not sources.survey:
        raise FormError(mistakes(sources))
    problems = [*_settings_problems(sources), *_geometry_problems(sources), *privacy_problems(sources)]
    errors = [problem for problem in problems if problem.severity == "error"]
    xform, warnings = "", list[str]()
    try:
        xform, warnings = _run_pyxform(book, sources, fallback_id)
        form = parse(xform)
        unread = [problem for problem in form.problems if problem.code.startswith("XPATH")]
        logic = [*unread, *loose_ends(form), *doubts(form)]
    except FormError as refused:
        logic = refused.problems
    logic = [placed(problem, sources) for problem in logic]
    problems += [problem for problem in logic if problem.severity == "warning"]
    errors += [problem for problem in logic if problem.severity == "error"]
    if errors:
        raise FormError(errors)
    problems += [*book.warnings, *advice(sources)]
    problems += [found for text in dict.fromkeys(warnings) if (found := warning(text, sources))]
    settings = sources.settings
    made = XlsForm(
        xform=xform,
        form_id=settings.get("form_id", "") or fallback_id,
        version=settings.get("version", ""),
        titles=_titles(sources, fallback_id),
        warnings=problems,
        settings=dict(settings),
        privacy=privacy(sources),
    )
    return made, form


def _run_pyxform(book: Workbook, sources: Sources, fallback_id: str) -> tuple[str, list[str]]:
    from pyxform.errors import PyXFormError
    from pyxform.xls2xform import convert as pyxform_convert

    logging.getLogger("pyxform").setLevel(logging.CRITICAL)
    warnings: list[str] = []
    try:
        definition = _definition(book, sources, fallback_id)
        result = pyxform_convert(definition, warnings=warnings, validate=False, form_name=_root(sources))
    except PyXFormError as problem:
        code = problem.code.name if problem.code else ""
        raise FormError(_explain(str(problem).translate(UNBENT), code, sources)) from problem
    except (KeyError, ValueError, TypeError, AttributeError, IndexError, RecursionError) as problem:
        # pyxform stumbles over some malformed sheets instead of refusing them.
        raise FormError(_explain(f"{type(problem).__name__}: {problem}", "", sources)) from problem
    return result.xform.translate(UNBENT), [text.translate(UNBENT) for text in warnings]


def _root(sources: Sources) -> str:
    """The name of the root: `data`, as everywhere, unless a question is called so, which `${data}` must mean."""
    taken = {question.name for question in sources.questions if not question.is_container}
    return next(name for name in (ROOT, *(f"{ROOT}_{n}" for n in range(2, len(taken) + 3))) if name not in taken)


def _explain(message: str, code: str, sources: Sources) -> list[Problem]:
    """All mistakes we can point at, and pyxform's own refusal where it is about yet another row."""
    found = mistakes(sources)
    theirs = refusal(message, sources, code=code)
    if not found or (theirs.row is not None and all(problem.row != theirs.row for problem in found)):
        found.append(theirs)
    return found


def _definition(book: Workbook, sources: Sources, fallback_id: str) -> dict[str, Any]:
    """The sheets in the shape in which pyxform hands them on after reading a file itself."""
    definition: dict[str, Any] = {"sheet_names": list(book.names), "fallback_form_name": fallback_id}
    for key, sheet in book.sheets.items():
        rows: list[dict[str, str]] = []
        for row in sheet.rows:
            # Blank rows stay, so that the row numbers in pyxform's sentences are those of Excel.
            rows += [{} for _ in range(row.number - 2 - len(rows))]
            rows.append({heading: _protected(key, heading, text) for heading, text in row.cells.items()})
        definition[key] = rows
        definition[f"{key}_header"] = [dict.fromkeys(sheet.headings)]
    if COLUMN in sources.headings("survey"):
        _declare_namespace(definition)
    _take_in_external_choices(definition, sources)
    return copy.deepcopy(definition)


def _take_in_external_choices(definition: dict[str, Any], sources: Sources) -> None:
    """Make choices of the sheet external_choices ordinary ones.

    That sheet was made for telephones that could not hold long lists: its choices become a file beside the form. Here
    long lists are no burden, and a list that is part of the form cannot be lost on the way.
    """
    external = {row.get("list_name", "list name") for row in sources.book.rows("external_choices")} - {""}
    asked = {question.row: question.type.split()[1:] for question in sources.questions if EXTERNAL.match(question.type)}
    if not external or not asked or not all(names and names[0] in external for names in asked.values()):
        return  # pyxform says what is wrong
    if any("reference-geometry" in question.text("parameters") for question in sources.questions):
        return  # shapes cannot be offered from such a list, and pyxform says so
    heading = next(head for head in sources.book.sheets["survey"].headings if canonical(head, "survey") == "type")
    for number in asked:
        row = definition["survey"][number - 2]
        row[heading] = EXTERNAL.sub("select_one ", row[heading])
    definition.setdefault("choices", []).extend(definition.pop("external_choices"))
    settings = definition["settings"] = definition.get("settings") or [{}]
    settings[0] |= {"allow_choice_duplicates": "yes"}  # towns of one name in two provinces are no mistake
    definition["settings_header"] = [*(definition.get("settings_header") or [{}])]
    definition["settings_header"][0] |= {"allow_choice_duplicates": None}
    header = definition.setdefault("choices_header", [{}])
    header[0] |= {name: None for name in definition.pop("external_choices_header")[0] if name not in header[0]}


def _protected(sheet: str, heading: str, text: str) -> str:
    if canonical(heading, sheet).partition("::")[0] in WORDS:
        return text.translate(BENT)
    return text.replace("\u3000", " ")  # the wide space of Chinese input, between select_one and its list


def _declare_namespace(definition: dict[str, Any]) -> None:
    """Declare our prefix for an author who added the privacy column but knows nothing of namespaces."""
    settings = definition.setdefault("settings", [{}]) or [{}]
    header = definition.setdefault("settings_header", [{}]) or [{}]
    declared = settings[0].get("namespaces", "")
    if "xunlou=" not in declared:
        settings[0]["namespaces"] = f"{declared} {NAMESPACE}".strip()
        header[0]["namespaces"] = None
    definition["settings"], definition["settings_header"] = settings, header


def _settings_problems(sources: Sources) -> Iterator[Problem]:
    settings, sheet = sources.settings, sources.book.sheets.get("settings")
    name = sheet.name if sheet else "settings"
    row = sheet.rows[0].number if sheet and sheet.rows else None
    if settings.get("form_id") and not FORM_ID.match(settings["form_id"]):
        yield Problem("FORM_036", name, row, "form_id", "warning", {"form_id": settings["form_id"]})
    default = settings.get("default_language", "")
    if default and sources.languages and default not in sources.languages:
        values: dict[str, object] = {"language": default, "languages": "、".join(sources.languages)}
        yield Problem("FORM_071", name, row, "default_language", "warning", values)


def _geometry_problems(sources: Sources) -> Iterator[Problem]:
    """Shapes to choose from that would come from search(): such a list is in no instance of the form."""
    searched = {each.list_name for each in sources.questions if each.text("appearance").startswith("search(")}
    heading = sources.heading("survey", "parameters")
    for question in sources.questions:
        named = GEOMETRY.search(question.text("parameters"))
        if named and named[1] in searched:
            values: dict[str, object] = {"message": f"reference-geometry: {named[1]} / search()"}
            yield Problem("FORM_034", "survey", question.row, heading, values=values)


def _titles(sources: Sources, fallback_id: str) -> dict[str, str]:
    """The title in each language: `form_title`, or `title_en` where a language is marked (en)."""
    settings = sources.settings
    common = settings.get("form_title", "") or settings.get("form_id", "") or fallback_id
    titles: dict[str, str] = {}
    for language in sources.languages or ("",):
        tag = re.search(r"\(([\w-]+)\)\s*$", language)
        titles[language] = settings.get(f"title_{tag[1].lower()}", "") or common if tag else common
    return titles
