"""Many places from one line, as a social worker would say it: "22幢 1-3单元 1-6层 每层4户"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import field
from functools import cache

from forms.errors import UserError
from forms.lean import dataclass
from storage.community.place_names import NUMERAL, half_width, normalise_name, read_number

# One slip of the keyboard ("1-9999幢 1-99层") must not fill the ledger.
MAX_PLACES = 20_000

_ITEM = rf"(?:\d+[A-Za-z]?|[{NUMERAL}]+|[A-Za-z]\d*)"
_RANGE = r"\s*(?:-|–|—|~|至|到)\s*"
_COMMA = r"\s*[,、和及]\s*"


@cache
def _counted(suffixes: str) -> re.Pattern[str]:
    one = rf"{_ITEM}(?:(?:{suffixes})?{_RANGE}第?{_ITEM})?"
    return re.compile(rf"第?(?P<list>{one}(?:{_COMMA}{one})*)\s*(?P<suffix>{suffixes})")


_PER_FLOOR = re.compile(rf"[每一1]层\s*(?P<count>\d+|[{NUMERAL}]+)\s*(?:户|室|房|间)")
# What follows the numbers of each level; the patterns are made when somebody writes places, not at every opening.
_FLOORS = "层"
_FLOORS_AFTER_BUILDING = "层|楼(?!道)"
_BUILDINGS = "号楼|幢|栋|座|楼(?!道)"
_STAIRWELLS = "单元|楼道|门洞|梯"
_UNITS = "号房|室|房|户"
_AREAS = "片区|网格"
_HOUSES = "号(?!楼|房)"
_NAMED_AREA = re.compile(r"[^\s;,]*?(?:片区|网格|小区|新村|花园|苑|巷|街|坊|里|村|路)(?=[\s\d]|$)")
_ENDS = re.compile(rf"(?P<first>{_ITEM})\D*?{_RANGE}\D*?(?P<last>{_ITEM})")


@dataclass(frozen=True)
class Wanted:
    """One place that a definition asks for: its path from the top, (level, name) each, and its floor."""

    path: tuple[tuple[str, str], ...]
    floor: int | None = None

    @property
    def level(self) -> str:
        return self.path[-1][0]

    @property
    def name(self) -> str:
        return self.path[-1][1]


@dataclass
class _Segment:
    areas: list[list[str]] = field(default_factory=list)
    buildings: list[str] = field(default_factory=list)
    stairwells: list[str] = field(default_factory=list)
    floors: list[int] = field(default_factory=list)
    per_floor: int = 0
    units: list[str] = field(default_factory=list)


def parse_bulk(text: str) -> list[Wanted]:
    """The places that *text* asks for, parents before children, each once.

    A line may hold several parts divided by ；. A part without an area (or building) of its own belongs
    to the area (and building) named before it on the same line.

    Raises UserError PLACE_001 for a word that is not understood, PLACE_002 for a range that runs
    backwards, PLACE_003 for more than 20,000 places, PLACE_004 for floors without a building or count.
    """
    found: dict[tuple[tuple[str, str], ...], Wanted] = {}
    for line in half_width(text).splitlines():
        before = _Segment()
        for part in filter(None, (piece.strip() for piece in re.split(r"[;。]", line))):
            segment = _read(part)
            _inherit(segment, before)
            _expect_whole(segment, part)
            before = segment
            for wanted in _expand(segment):
                key = tuple((level, normalise_name(name, level)) for level, name in wanted.path)
                found.setdefault(key, wanted)
                if len(found) > MAX_PLACES:
                    raise UserError("PLACE_003", limit=MAX_PLACES)
    return list(found.values())


def _read(part: str) -> _Segment:
    segment, at = _Segment(), 0
    while at < len(part):
        if part[at] in " ,、的":
            at += 1
            continue
        at = _read_one(segment, part, at)
    return segment


def _read_one(segment: _Segment, part: str, at: int) -> int:
    if match := _PER_FLOOR.match(part, at):
        segment.per_floor = read_number(match.group("count")) or 0
    elif match := _counted(_FLOORS_AFTER_BUILDING if segment.buildings else _FLOORS).match(part, at):
        segment.floors += [int(name) for name, _ in _listed(match, part) if name.isdigit()]
    elif match := _counted(_AREAS).match(part, at):
        segment.areas.append([_named(name, typed, prefix="第", match=match) for name, typed in _listed(match, part)])
    elif match := _counted(_BUILDINGS).match(part, at):
        segment.buildings += [_named(name, typed, match=match) for name, typed in _listed(match, part)]
    elif match := _counted(_STAIRWELLS).match(part, at):
        segment.stairwells += [_named(name, typed, match=match) for name, typed in _listed(match, part)]
    elif match := _counted(_UNITS).match(part, at):
        segment.units += [_named(name, typed, match=match) for name, typed in _listed(match, part)]
    elif match := _counted(_HOUSES).match(part, at):
        segment.buildings += [_named(name, typed, match=match) for name, typed in _listed(match, part)]
    elif match := _NAMED_AREA.match(part, at):
        segment.areas.append([match.group()])
    else:
        raise UserError("PLACE_001", word=part[at:].split()[0], text=part)
    return match.end()


def _named(name: str, typed: str, *, match: re.Match[str], prefix: str = "") -> str:
    """A single name stays as typed; counted ones are written with digits."""
    return f"{prefix if prefix and not typed.startswith(prefix) else ''}{typed or name}{match.group('suffix')}"


def _listed(match: re.Match[str], part: str) -> Iterator[tuple[str, str]]:
    for piece in re.split(_COMMA, match.group("list")):
        ends = _ENDS.fullmatch(piece.strip())
        if not ends:
            name = piece.strip()
            yield str(read_number(name) or name), name
            continue
        first, last = ends.group("first"), ends.group("last")
        start, stop = read_number(first), read_number(last)
        if start is not None and stop is not None:
            spelled = [str(number) for number in range(start, min(stop, start + MAX_PLACES) + 1)]
        elif len(first) == len(last) == 1 and first.isalpha() and last.isalpha():
            spelled = [chr(code) for code in range(ord(first.upper()), ord(last.upper()) + 1)]
        else:
            raise UserError("PLACE_001", word=piece, text=part)
        if not spelled:
            raise UserError("PLACE_002", first=first, last=last)
        yield from ((name, name) for name in spelled)


def _inherit(segment: _Segment, before: _Segment) -> None:
    if not segment.areas:
        segment.areas = before.areas
        if not segment.buildings:
            segment.buildings = before.buildings


def _expect_whole(segment: _Segment, part: str) -> None:
    if bool(segment.floors) != bool(segment.per_floor) or (segment.floors and not segment.buildings):
        raise UserError("PLACE_004", text=part)
    if (segment.stairwells or segment.units) and not segment.buildings:
        raise UserError("PLACE_004", text=part)


def _expand(segment: _Segment) -> Iterator[Wanted]:
    tops: list[tuple[tuple[str, str], ...]] = [()]
    for names in segment.areas:
        tops = [(*top, ("area", name)) for top in tops for name in names]
        yield from (Wanted(top) for top in tops)
    for top in tops:
        for building in segment.buildings:
            house = (*top, ("building", building))
            yield Wanted(house)
            for stair in [(*house, ("stairwell", name)) for name in segment.stairwells] or [house]:
                if stair is not house:
                    yield Wanted(stair)
                for name in segment.units:
                    yield Wanted((*stair, ("unit", name)), floor_of(name))
                for floor in segment.floors:
                    for number in range(1, segment.per_floor + 1):
                        yield Wanted((*stair, ("unit", f"{floor}{number:02d}室")), floor)


def floor_of(name: str) -> int | None:
    """The floor a room number tells: 301室 is on 3, 1204 on 12; short numbers and letters tell none."""
    match = re.match(r"\D*(\d{1,2})\d\d(?!\d)", half_width(name))
    return int(match.group(1)) if match else None
