"""What a form that can be used should still be told: misspelt appearances, lists that nobody uses, words that miss.

Read from the sheets as their author wrote them. Everything here is a warning with its row and column.
"""

from __future__ import annotations

import difflib
import re
from collections import defaultdict
from collections.abc import Iterator

from forms.errors import Problem
from forms.xlsform_sheets import END, REFERENCE, Sources

TRANSLATED = ("label", "hint", "constraint_message", "required_message", "guidance_hint")
FEW = 3
"""So many missing translations are named row by row; more of them in one sentence."""
ROWS_NAMED = 12
_ODK = """
    numbers multiline url thousands-sep bearing vertical no-ticks picker rating new new-front draw annotate signature
    no-calendar month-year year ethiopian coptic islamic bikram-sambat myanmar persian buddhist placement-map maps
    hide-input minimal search autocomplete quick columns-pack columns no-buttons image-map likert map field-list label
    list-nolabel list table-list counter hidden-answer printer masked pages theme-grid
"""
# of Enketo, KoboToolbox and older Collects; harmless, and no misspellings
_OTHERS = """
    autocomplete_chars autocomplete_noedit quickcompact compact horizontal horizontal-compact hidden tel big-image
    spinner page-break comment analog-scale distress front selfie textarea randomized bitmap first-letter grid
    literacy image-customization no-collapse calendar dynamic-advanced geofence show_formatted
"""
APPEARANCES = frozenset(f"{_ODK} {_OTHERS}".split())
SHAPED = re.compile(r"^(?:[wh]\d{1,2}|(?:columns|compact|quickcompact)-\d+|ex:.*|search\(.*|printer:.*|\$\{.*)$")
_PARAMETERS = """
    randomize seed value label rows max-pixels capture-accuracy warning-accuracy allow-mock-accuracy start end step
    quality incremental location-priority location-min-interval location-max-age track-changes identify-user
    track-changes-reasons app tick-interval placeholder tick-labelset reference-geometry
"""
PARAMETERS = frozenset(_PARAMETERS.split())
# What only a telephone has. The question stays in the form and its answer stays blank.
TELEPHONE_TYPES = re.compile(
    r"^(?:background[-_]audio|start-geopoint|background-geopoint|phonenumber|phone number|get phone number|simserial"
    r"|sim id|subscriberid|subscriber id)$",
    re.IGNORECASE,
)
TELEPHONE_APPEARANCES = re.compile(r"^(?:ex:.*|printer.*|bearing|compass)$")
SEVERAL = re.compile(r"select[ _](?:mult|all)|rank", re.IGNORECASE)
LOCATION = re.compile(r"\blocation-(?:priority|min-interval|max-age)\b")
YES = frozenset({"yes", "true", "true()", "1"})
PARAMETER = re.compile(r"([\w-]+)\s*=")


def advice(sources: Sources) -> Iterator[Problem]:
    """Everything worth a warning in *sources*."""
    for check in (_appearances, _parameters, _telephone, _notes, _lists, _choice_names, _translations):
        yield from check(sources)


def _appearances(sources: Sources) -> Iterator[Problem]:
    heading = sources.heading("survey", "appearance")
    for question in sources.questions:
        written = question.cells.get("appearance", "")
        if "(" in written:  # search('file', …): words inside are no appearances
            continue
        for word in written.split():
            if word in APPEARANCES or SHAPED.match(word):
                continue
            close = difflib.get_close_matches(word.lower(), APPEARANCES, n=1, cutoff=0.75)
            values: dict[str, object] = {"appearance": word}
            if close:
                values["suggestion"] = close[0]
            yield _warn("FORM_122" if close else "FORM_121", "survey", question.row, heading, values)


def _parameters(sources: Sources) -> Iterator[Problem]:
    heading = sources.heading("survey", "parameters")
    for question in sources.questions:
        for word in PARAMETER.findall(question.cells.get("parameters", "")):
            plain = word.lower().replace("_", "-")
            if plain in PARAMETERS:
                continue
            close = difflib.get_close_matches(plain, PARAMETERS, n=1, cutoff=0.6)
            values: dict[str, object] = {"parameter": word, "suggestion": close[0] if close else "-"}
            yield _warn("FORM_123", "survey", question.row, heading, values)


def _telephone(sources: Sources) -> Iterator[Problem]:
    """Questions that need a telephone: they stay blank here, and the rest of the form works."""
    for question in sources.questions:
        kind = " ".join(question.type.split())
        if TELEPHONE_TYPES.match(kind):
            yield _warn("FORM_124", "survey", question.row, "type", {"what": kind})
        for word in question.cells.get("appearance", "").split():
            if TELEPHONE_APPEARANCES.match(word):
                heading = sources.heading("survey", "appearance")
                yield _warn("FORM_124", "survey", question.row, heading, {"what": word})
        for column in question.cells:
            if column in ("body::intent", "bind::intent", "intent"):
                yield _warn("FORM_124", "survey", question.row, sources.heading("survey", column), {"what": "intent"})
        if kind.lower() == "audit" and LOCATION.search(question.text("parameters")):
            heading = sources.heading("survey", "parameters")
            yield _warn("FORM_124", "survey", question.row, heading, {"what": "location-…"})


def _notes(sources: Sources) -> Iterator[Problem]:
    """What nobody can answer, and yet must: the form could never be finished."""
    for question in sources.questions:
        note = question.type.lower() == "note"
        locked = note or question.text("readonly").strip().lower() in YES
        filled = any(question.text(column) for column in ("calculation", "default", "trigger"))
        # with a condition of its own it is there to stop people until something is mended: a known and good habit
        stops = bool(question.text("relevant"))
        if locked and not filled and not stops and question.text("required").strip().lower() in YES:
            values: dict[str, object] = {"name": question.name or "-"}
            yield _warn("FORM_126", "survey", question.row, sources.heading("survey", "required"), values)
        if note and question.text("constraint") and not filled:
            values = {"name": question.name or "-"}
            yield _warn("FORM_127", "survey", question.row, sources.heading("survey", "constraint"), values)


def _lists(sources: Sources) -> Iterator[Problem]:
    """Lists of choices that no question offers and no formula looks into."""
    used = {question.list_name for question in sources.questions}
    written = " ".join(text for question in sources.questions for text in question.cells.values())
    seen: set[str] = set()
    for row in sources.choices:
        name = row.get("list_name")
        if not name or name in seen or name in used:
            continue
        seen.add(name)
        if re.search(rf"(?<![\w.-]){re.escape(name)}(?![\w-])", written) is None:
            heading = sources.heading("choices", "list_name")
            yield _warn("FORM_125", sources.book.sheets["choices"].name, row.number, heading, {"list": name})


def _choice_names(sources: Sources) -> Iterator[Problem]:
    """A space in the name of a choice of many: saved side by side, the names fall apart."""
    several = {each.list_name for each in sources.questions if SEVERAL.match(each.type)}
    for row in sources.choices:
        name = row.get("name")
        if re.search(r"\s", name) and row.get("list_name") in several:
            heading = sources.heading("choices", "name")
            yield _warn("FORM_055", sources.book.sheets["choices"].name, row.number, heading, {"choice": name})


def _translations(sources: Sources) -> Iterator[Problem]:
    """Words that stand in one language and miss in another: row by row, or counted where they are many."""
    if len(sources.languages) < 2:
        return
    offered = {question.list_name for question in sources.questions}
    for sheet, rows in (("survey", sources.survey), ("choices", sources.choices)):
        if sheet not in sources.book.sheets:
            continue
        missing: dict[tuple[str, str], list[int]] = defaultdict(list)
        for row in rows:
            if END.match(row.get("type")) or (sheet == "choices" and row.get("list_name") not in offered):
                continue
            for column in TRANSLATED:
                spoken = [language for language in sources.languages if row.cells.get(f"{column}::{language}")]
                if spoken and any(_is_word(row.cells[f"{column}::{language}"]) for language in spoken):
                    for language in sources.languages:
                        if language not in spoken:
                            missing[column, language].append(row.number)
        name = sources.book.sheets[sheet].name
        for (column, language), numbers in missing.items():
            heading = sources.heading(sheet, f"{column}::{language}")
            if len(numbers) > FEW:
                listed = "、".join(map(str, numbers[:ROWS_NAMED])) + ("…" if len(numbers) > ROWS_NAMED else "")
                values: dict[str, object] = {"language": language, "count": len(numbers), "rows": listed}
                yield _warn("FORM_129", name, numbers[0], heading, values)
                continue
            for number in numbers:
                yield _warn("FORM_042", name, number, heading, {"language": language})


def _is_word(text: str) -> bool:
    """Whether *text* has anything to translate: `${name}`, `-` and 12 are the same in every language."""
    return any(letter.isalpha() for letter in REFERENCE.sub("", text))


def _warn(code: str, sheet: str, row: int, column: str, values: dict[str, object]) -> Problem:
    return Problem(code, sheet, row, column, "warning", values)
