"""Turn codes into sentences that say what is wrong and what to do next.

The sentences are data (assets/messages/zh.toml and en.toml), so a translator never meets code and the command
line, the window and a log say the same thing.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from exporters.remarks import Remark
from forms.errors import FormError, Problem, UserError

MESSAGES = Path(__file__).resolve().parent.parent / "assets" / "messages"
LANGUAGES = ("zh", "en")


class _Count(int):
    """A number that brings its word: "{count:home|homes}" is "1 home" and "2 homes"."""

    def __format__(self, spec: str) -> str:
        one, bar, several = spec.partition("|")
        return f"{int(self)} {one if self == 1 else several}" if bar else format(int(self), spec)


class _Text(str):
    """Words where a number was expected are said as they are."""

    def __format__(self, spec: str) -> str:
        return str(self) if "|" in spec else format(str(self), spec)


class _Known(dict[str, object]):
    """Values for a sentence; a missing one stays visible as {name} and never hides the sentence."""

    def __missing__(self, name: str) -> str:
        return _Text("{" + name + "}")


@cache
def sentences(language: str) -> Mapping[str, str]:
    """All sentences of *language* by code."""
    with (MESSAGES / f"{language}.toml").open("rb") as file:
        return tomllib.load(file)


def sentence(what: UserError | Problem | Remark | str, language: str = "zh", **values: object) -> str:
    """Say *what* (an error, a problem in a form, or a bare code) in *language*, "zh" or "en".

    A problem begins with its place: sheet, row and column. A code that has no sentence yet is shown as it is
    with its values, because a poor sentence is still better than none in front of a user.
    """
    code = what if isinstance(what, str) else what.code
    given = values if isinstance(what, str) else {**what.values, **values}
    known = _Known({name: _said(value, language) for name, value in given.items()})
    template = sentences("zh" if language.startswith("zh") else "en").get(code)
    text = f"{code} {dict(known) or ''}".strip() if template is None else template.format_map(known)
    return _place(what, language) + text if isinstance(what, Problem) else text


def _said(value: object, language: str) -> object:
    if isinstance(value, tuple) and value and all(isinstance(each, Remark) for each in value):
        return ("、" if language.startswith("zh") else ", ").join(sentence(each, language) for each in value)
    if type(value) is int:
        return _Count(value)
    return _Text(value) if type(value) is str else value


def explain(error: UserError, language: str = "zh") -> list[str]:
    """The sentence of *error*, then one line for each problem it carries."""
    lines = [sentence(error, language)]
    if isinstance(error, FormError):
        lines += [sentence(problem, language) for problem in error.problems]
    return lines


def _place(problem: Problem, language: str) -> str:
    if language.startswith("zh"):
        parts = [f"工作表“{problem.sheet}”" if problem.sheet else "", f"第 {problem.row} 行" if problem.row else ""]
        parts.append(f"“{problem.column}”列" if problem.column else "")
        place = " ".join(part for part in parts if part)
        return f"{place}：" if place else ""
    parts = [f"sheet “{problem.sheet}”" if problem.sheet else "", f"row {problem.row}" if problem.row else ""]
    parts.append(f"column “{problem.column}”" if problem.column else "")
    place = ", ".join(part for part in parts if part)
    return f"{place[0].upper()}{place[1:]}: " if place else ""
