"""Find every mistake of a refused XLSForm at once, each at its row and column.

pyxform stops at the first mistake. Whoever repairs a form in Excel wants the whole list, with the likely word
for a misspelt one, so a refused form is read again here. Only refused forms are: nothing here can refuse one.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable, Iterable, Iterator

from forms.errors import Problem
from forms.xlsform_sheets import BEGIN, END, LOGIC, REFERENCE, SELECT, Question, Sources

NAME = re.compile(r"^[^\W\d][\w.\-]*$")
WORDS = ("label", "hint", "constraint_message", "required_message", "guidance_hint")
BARE_SELECTS = frozenset({"select_one", "select_multiple", "rank", "select one", "select multiple"})
NAMELESS = frozenset({"note", "audit"})
METADATA = frozenset(
    {"start", "end", "today", "deviceid", "username", "phonenumber", "email", "simserial", "subscriberid"}
)
UNSEEN = frozenset({"calculate", "hidden", "audit", "csv-external", "xml-external"})
SHOWN = ("label", "hint", "guidance_hint", "image", "audio", "video", "media::image")

Check = Callable[[Sources], Iterator[Problem]]


def mistakes(sources: Sources) -> list[Problem]:
    """Everything that is certainly wrong in *sources*, in the order of sheets and rows."""
    structural = list(_missing_parts(sources))
    if structural:
        return structural
    found = [problem for check in CHECKS for problem in check(sources)]
    order = {"survey": 0, "choices": 1}
    return sorted(found, key=lambda problem: (order.get(problem.sheet.lower(), 2), problem.row or 0))


def _missing_parts(sources: Sources) -> Iterator[Problem]:
    sheets = sources.book.sheets
    if "survey" not in sheets:
        yield Problem("FORM_011", values={"names": "、".join(sources.book.names) or "-"})
        return
    for sheet, columns in (("survey", ("type", "name")), ("choices", ("list_name", "name"))):
        if sheet not in sheets or (sheet == "choices" and not sources.choices):
            continue
        have = {heading.split("::")[0] for heading in sources.headings(sheet)}
        for column in columns:
            if column not in have:
                yield Problem("FORM_012", sheets[sheet].name, 1, column, values={"column": column})
    if not sources.survey:
        yield Problem("FORM_050", sheets["survey"].name)


def _types(sources: Sources) -> Iterator[Problem]:
    known = _known_types()
    for row in sources.survey:
        kind = " ".join(row.get("type").split())
        if not kind:
            if row.get("name") or any(key.startswith("label") for key in row.cells):
                yield Problem("FORM_015", "survey", row.number, "type", values={"name": row.get("name") or "-"})
        elif kind.lower() in BARE_SELECTS:
            yield Problem("FORM_060", "survey", row.number, "type", values={"type": kind})
        elif not (SELECT.match(kind) or BEGIN.match(kind) or END.match(kind)) and kind.lower() not in known:
            yield _guess("FORM_016", "FORM_057", "survey", row.number, "type", kind.split()[0], known, key="type")


def _known_types() -> frozenset[str]:
    from pyxform import aliases
    from pyxform.question_type_dictionary import QUESTION_TYPE_DICT

    return frozenset(str(name).lower() for name in (*QUESTION_TYPE_DICT, *aliases.select, *aliases._type_alias_map))


def _names(sources: Sources) -> Iterator[Problem]:
    seen: dict[tuple[tuple[str, ...], str], int] = {}
    repeats: dict[str, int] = {}
    for question in sources.questions:
        if END.match(question.type):
            continue
        kind = question.type.lower()
        if not question.name:
            if kind not in NAMELESS and kind not in METADATA:
                yield Problem("FORM_017", "survey", question.row, "name", values={"type": question.type})
            continue
        if not NAME.match(question.name):
            yield Problem("FORM_018", "survey", question.row, "name", values={"name": question.name})
        if question.name.lower() == "meta" and not question.parents:
            yield Problem("FORM_020", "survey", question.row, "name", values={"name": question.name})
        place = (question.parents, question.name)
        if place in seen:
            values: dict[str, object] = {"name": question.name, "other": seen[place]}
            yield Problem("FORM_019", "survey", question.row, "name", values=values)
        seen.setdefault(place, question.row)
        if kind.startswith("begin") and "repeat" in kind:
            if question.name in repeats and place[0] != ():
                values = {"name": question.name, "other": repeats[question.name]}
                yield Problem("FORM_019", "survey", question.row, "name", values=values)
            repeats.setdefault(question.name, question.row)


def _pairs(sources: Sources) -> Iterator[Problem]:
    """Beginnings without an end, ends without a beginning, and ends of the wrong kind."""
    open_: list[tuple[str, Question]] = []
    for question in sources.questions:
        if begin := BEGIN.match(question.type):
            open_.append((begin[1].lower(), question))
        elif end := END.match(question.type):
            kind = end[1].lower()
            if open_ and open_[-1][0] == kind:
                open_.pop()
            else:
                yield Problem("FORM_025", "survey", question.row, "type", values={"kind": kind})
    for kind, question in open_:
        values: dict[str, object] = {"kind": kind, "name": question.name or "-"}
        yield Problem("FORM_024", "survey", question.row, "type", values=values)


def _lists(sources: Sources) -> Iterator[Problem]:
    lists = {row.get("list_name") for row in sources.choices} - {""}
    external = {row.get("list_name", "list name") for row in sources.book.rows("external_choices")}
    for question in sources.questions:
        wanted = question.list_name
        searched = "${" in wanted or "search(" in question.text("appearance")
        if wanted and wanted not in lists | external and not searched:
            yield _guess("FORM_021", "FORM_058", "survey", question.row, "type", wanted, lists, key="list")


def _choices(sources: Sources) -> Iterator[Problem]:
    seen: dict[tuple[str, str], int] = {}
    multiple = {q.list_name for q in sources.questions if "multiple" in q.type.lower() or "all that" in q.type.lower()}
    repeated = sources.settings.get("allow_choice_duplicates", "").strip().lower() in ("yes", "true", "true()")
    for row in sources.choices:
        list_name, name = row.get("list_name"), row.get("name")
        if not list_name:
            continue
        if not name:
            yield Problem("FORM_022", "choices", row.number, "name", values={"list": list_name})
        elif (list_name, name) in seen and not repeated:
            values: dict[str, object] = {"choice": name, "list": list_name, "other": seen[list_name, name]}
            yield Problem("FORM_023", "choices", row.number, "name", values=values)
        elif " " in name and list_name in multiple:
            yield Problem("FORM_055", "choices", row.number, "name", values={"choice": name})
        seen.setdefault((list_name, name), row.number)


def _references(sources: Sources) -> Iterator[Problem]:
    """`${name}` that names nothing, or more than one question, or is not closed."""
    rows: dict[str, list[int]] = {}
    for question in sources.questions:
        if question.name:
            rows.setdefault(question.name, []).append(question.row)
    for question in sources.questions:
        for column, text in question.cells.items():
            plain = column.split("::")[0]
            if plain not in LOGIC + WORDS or "${" not in text:
                continue
            heading = sources.heading("survey", column)
            if len(REFERENCE.findall(text)) < text.count("${"):
                yield Problem("FORM_028", "survey", question.row, heading, values={"text": text[:80]})
            for name in dict.fromkeys(REFERENCE.findall(text)):
                if name not in rows:
                    yield _guess("FORM_026", "FORM_056", "survey", question.row, heading, name, rows)
                elif len(rows[name]) > 1 and plain in LOGIC:
                    where = "、".join(str(row) for row in rows[name])
                    yield Problem("FORM_027", "survey", question.row, heading, values={"name": name, "rows": where})


def _contents(sources: Sources) -> Iterator[Problem]:
    """A calculation that is not there, and a question that nobody could read."""
    for question in sources.questions:
        kind = question.type.lower()
        if kind == "calculate" and not question.text("calculation") and not question.text("default"):
            yield Problem("FORM_029", "survey", question.row, "calculation", values={"name": question.name or "-"})
        asks = not (question.is_container or END.match(kind) or kind in METADATA | UNSEEN)
        silent = "-geopoint" in kind or "background" in kind or any(question.text(column) for column in SHOWN)
        if asks and not silent:
            yield Problem("FORM_031", "survey", question.row, "label", values={"name": question.name or "-"})


def _guess(
    plain: str, guessed: str, sheet: str, row: int, column: str, word: str, known: Iterable[str], key: str = "name"
) -> Problem:
    """The problem *plain*, or *guessed* with the word that was probably meant."""
    close = difflib.get_close_matches(word, [item for item in known if item], n=1, cutoff=0.7)
    if close:
        return Problem(guessed, sheet, row, column, values={key: word, "suggestion": close[0]})
    return Problem(plain, sheet, row, column, values={key: word})


CHECKS: tuple[Check, ...] = (_types, _names, _pairs, _lists, _choices, _references, _contents)
