"""What one person read on a sheet of paper, and when two such readings say the same."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import field

from forms.lean import dataclass
from storage import records
from storage.community.place_rows import text
from storage.events import Value

VALID = "is_valid"
"""The question of a sheet's form that says whether the sheet counts, where it has one."""
OFFICE = frozenset({"paper_no", "event", VALID, "keyed_by", "key_pass"})
"""What whoever keys a sheet answers: no answers of people, and not asked on paper."""

ANSWERS, BESIDES, MARKS, NOTES, ASIDE = "_answers", "_besides", "_marks", "_notes", "_aside"
MARK, NOTE, CONTRADICTS = "_mark:", "_note:", "_contradicts:"
"""Beginnings of fields of a counted record: what the paper showed instead of, or beside, an answer."""
_PLAIN_NUMBER = re.compile(r"-?(0|[1-9]\d*)(\.\d+)?")


@dataclass(frozen=True)
class Keyed:
    """What one keying says: answers to what the paper asks, and what else its form holds."""

    form: str
    version: str
    answers: dict[str, str]
    besides: dict[str, str] = field(default_factory=dict)
    """What the form works out or notes by itself, such as when it was begun."""
    marks: dict[str, str] = field(default_factory=dict)
    """Fields that were refused or cannot be read."""
    notes: dict[str, str] = field(default_factory=dict)
    aside: dict[str, str] = field(default_factory=dict)
    """Answers on the paper to questions that the form would have skipped."""

    @property
    def said(self) -> dict[str, str]:
        """All that is compared: answers, those the form skips too, and marks where there is no answer."""
        marked = {name: f"({mark})" for name, mark in self.marks.items()}
        return marked | self.answers | self.aside


def by_place(answers: Mapping[str, str]) -> dict[str, str]:
    """Answers with rows by their place, room[2]/width, because each keying gives its rows keys of its own."""
    places: dict[str, str] = {}
    counted: dict[str, int] = {}
    rows = [name for name in answers if ":" in name.rpartition("/")[2]]
    for name in sorted(rows, key=lambda one: (one.count("/"), _order(answers[one]), one)):
        above, _, last = name.rpartition("/")
        inside = f"{places.get(above, above)}/" if above else ""
        plain = f"{inside}{last.partition(':')[0]}"
        counted[plain] = counted.get(plain, 0) + 1
        places[name] = f"{plain}[{counted[plain]}]"
    found = {}
    for name, value in answers.items():
        if name in places:
            found[places[name]] = "1"
            continue
        above, slash, last = name.rpartition("/")
        row = next((above[:n] for n in _ends(above) if above[:n] in places), "")
        found[f"{places[row]}{above[len(row) :]}{slash}{last}" if row else name] = value
    return found


def _ends(path: str) -> list[int]:
    return [len(path), *(n for n in range(len(path) - 1, 0, -1) if path[n] == "/")]


def _order(value: str) -> int:
    return int(value) if value.isdecimal() else 1_000_000


def comparable(value: str) -> str:
    """A value as it is compared: numbers as numbers, texts without differences that nobody sees."""
    from decimal import Decimal

    plain = " ".join(unicodedata.normalize("NFKC", value).split())
    return str(Decimal(plain).normalize()) if len(plain) < 30 and _PLAIN_NUMBER.fullmatch(plain) else plain


def compared(keyed: Keyed) -> dict[str, str]:
    """What a keying says in the form in which it is compared with another; a row without answers says nothing."""
    said = {name: comparable(value) for name, value in by_place(keyed.said).items()}
    return {name: value for name, value in said.items() if value and not name.endswith("]")}


def keyed_of(fields: Mapping[str, Value]) -> Keyed:
    """What the fields of a keying, or of a counted record of before there were keyings, say."""
    form, version = text(fields, records.FORM), text(fields, records.VERSION)
    if ANSWERS in fields:
        parts = [_pairs(fields.get(name)) for name in (ANSWERS, BESIDES, MARKS, NOTES, ASIDE)]
        return Keyed(form, version, *parts)
    said = records.answers(fields)
    own = {name: value for name, value in said.items() if is_asked(name)}
    marks, notes, aside = (_under(fields, start) for start in (MARK, NOTE, CONTRADICTS))
    return Keyed(form, version, own, {n: v for n, v in said.items() if n not in own}, marks, notes, aside)


def is_asked(name: str) -> bool:
    """Whether the paper can ask this, as far as a name tells."""
    first, _, _ = name.partition("/")
    return name not in OFFICE and first.rpartition(":")[2] != "meta"


def pairs(values: Mapping[str, str]) -> list[list[str]]:
    """A mapping as an event can hold it."""
    return [[name, value] for name, value in sorted(values.items())]


def _pairs(value: Value) -> dict[str, str]:
    rows = value if isinstance(value, list) else []
    return {str(row[0]): str(row[1]) for row in rows if isinstance(row, list) and len(row) == 2}


def _under(fields: Mapping[str, Value], start: str) -> dict[str, str]:
    return {name.removeprefix(start): str(value) for name, value in fields.items() if name.startswith(start)}


def beside_answers(fields: Mapping[str, Value]) -> dict[str, str]:
    """What a record of paper has besides answers, by its own fields: marks, notes, answers that the form would skip."""
    return {name: str(value) for name, value in fields.items() if name.startswith((MARK, NOTE, CONTRADICTS))}
