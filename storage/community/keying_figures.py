"""How well a batch was keyed: speed and errors by person, agreement by question, honest when there is little.

Errors are counted against the settled value, apart for the first keying (the keyer's) and the second (the
verifier's), as CSPro does. Whoever keyed sheets that nobody keyed again has no error rate, not a rate of nought.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping

from forms.lean import dataclass
from storage.community.keyed import compared
from storage.community.keyings import FIRST, SECOND, keyed
from storage.community.paper_sheets import Sheet, sheets
from storage.engine import Database

ENOUGH = 300
"""Fields from which a rate is said: with no error in 300, the true rate may still be one in a hundred."""
Z = 1.959964  # 95 %
_ROW = re.compile(r"\[\d+\]")
SINGLE, DOUBLE = 29, 14
"""Errors in 10,000 fields that 93 papers report for single and for double keying (Garza 2025)."""


@dataclass(frozen=True)
class Rate:
    """*errors* among *fields*."""

    errors: int = 0
    fields: int = 0

    @property
    def enough(self) -> bool:
        return self.fields >= ENOUGH

    @property
    def per_10000(self) -> float:
        return 10_000 * self.errors / self.fields if self.fields else 0.0

    @property
    def interval(self) -> tuple[float, float]:
        """Between which rates in 10,000 the true one lies, with 95 % (Wilson)."""
        if not self.fields:
            return 0.0, 10_000.0
        n, p = self.fields, self.errors / self.fields
        middle = (p + Z * Z / (2 * n)) / (1 + Z * Z / n)
        half = Z * math.sqrt(p * (1 - p) / n + Z * Z / (4 * n * n)) / (1 + Z * Z / n)
        return max(0.0, 10_000 * (middle - half)), min(10_000.0, 10_000 * (middle + half))


@dataclass(frozen=True)
class Keyer:
    """What one person keyed. *keyer* are errors as the first, *verifier* as the second who keyed a sheet."""

    name: str
    sheets: int
    fields: int
    keys: int
    ms: int
    keyer: Rate
    verifier: Rate

    @property
    def keys_an_hour(self) -> int | None:
        """Keystrokes × 3600 / seconds without pauses; None where it was not measured."""
        return round(self.keys * 3_600_000 / self.ms) if self.ms and self.keys else None


@dataclass(frozen=True)
class Asked:
    """How one question was read: *differing* of *compared* sheets, and who was wrong where it is settled."""

    field: str
    compared: int
    differing: int
    first_wrong: int
    second_wrong: int


@dataclass(frozen=True)
class Figures:
    """The figures of a batch. *agreeing* of *compared* fields are equal in both keyings."""

    people: tuple[Keyer, ...]
    questions: tuple[Asked, ...]
    sheets: int
    twice: int
    settled: int
    by_keyer: int
    """Of these, how many were settled by one of the two who had keyed them."""
    compared: int
    differing: int

    @property
    def agreeing(self) -> int:
        return self.compared - self.differing


def figures(db: Database, batch: str) -> Figures:
    """Read every keying of *batch* and compare."""
    found = sheets(db, batch)
    twice = [sheet for sheet in found if sheet.passed(FIRST) and sheet.passed(SECOND)]
    differing: Counter[str] = Counter()
    wrong: dict[str, Counter[str]] = {FIRST: Counter(), SECOND: Counter()}
    errors: dict[tuple[str, str], list[int]] = {}
    fields = 0
    for sheet in twice:
        said = {name: _said(db, sheet, name) for name in (FIRST, SECOND, "adjudicate")}
        first, second = said[FIRST], said[SECOND]
        final = said["adjudicate"] if sheet.state == "settled" else None
        asked = max(_fields(sheet, FIRST), _fields(sheet, SECOND), len(first.keys() | second.keys()))
        fields += asked
        differing.update(_plain(name) for name in _unequal(first, second))
        if sheet.state not in ("agreed", "settled"):
            continue
        for which, one in ((FIRST, first), (SECOND, second)):
            mistaken = [_plain(name) for name in _unequal(one, final)] if final is not None else []
            wrong[which].update(mistaken)
            by = sheet.passed(which)
            tally = errors.setdefault((by.keyed_by if by else "", which), [0, 0])
            tally[0] += len(mistaken)
            tally[1] += asked
    names = {*differing, *wrong[FIRST], *wrong[SECOND]}
    counted = [Asked(one, len(twice), differing[one], wrong[FIRST][one], wrong[SECOND][one]) for one in sorted(names)]
    settled = [sheet for sheet in twice if sheet.state == "settled"]
    return Figures(
        people=tuple(_people(found, errors)),
        questions=tuple(sorted(counted, key=lambda one: (-one.differing, one.field))),
        sheets=len(found),
        twice=len(twice),
        settled=len(settled),
        by_keyer=sum(_by_keyer(sheet) for sheet in settled),
        compared=fields,
        differing=sum(differing.values()),
    )


def _people(found: Iterable[Sheet], errors: Mapping[tuple[str, str], list[int]]) -> Iterable[Keyer]:
    work: dict[str, list[int]] = {}
    for sheet in found:
        for one in (sheet.passed(FIRST), sheet.passed(SECOND)):
            if one is not None:
                held = work.setdefault(one.keyed_by, [0, 0, 0, 0])
                held[0] += 1
                held[1] += one.fields
                # where the time was not taken, the keys say nothing about speed
                held[2] += one.keys if one.ms else 0
                held[3] += one.ms
    for name, (count, fields, keys, ms) in sorted(work.items()):
        rates = [Rate(*errors.get((name, which), (0, 0))) for which in (FIRST, SECOND)]
        yield Keyer(name, count, fields, keys, ms, *rates)


def _said(db: Database, sheet: Sheet, which: str) -> dict[str, str]:
    one = sheet.passed(which)
    return compared(keyed(db, one.id)) if one is not None else {}


def _fields(sheet: Sheet, which: str) -> int:
    one = sheet.passed(which)
    return one.fields if one is not None else 0


def _unequal(one: Mapping[str, str], other: Mapping[str, str]) -> list[str]:
    return [name for name in sorted(one.keys() | other.keys()) if one.get(name) != other.get(name)]


def _plain(name: str) -> str:
    return _ROW.sub("", name)


def _by_keyer(sheet: Sheet) -> bool:
    keyers = {one.keyed_by for one in (sheet.passed(FIRST), sheet.passed(SECOND)) if one is not None}
    third = sheet.passed("adjudicate")
    return third is not None and third.keyed_by in keyers
