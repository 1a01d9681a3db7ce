"""The Myanmar calendar since 1855: lunar months within a solar year.

The rules are those of Yan Naing Aye, "Algorithm, program and calculation of Myanmar calendar" (2013): a year has a
second Waso when the moon's lead over the sun passes a threshold, and then Nayon may have a day more. Four watat years
and three full moons were proclaimed otherwise and stand in a table.
"""

from __future__ import annotations

import math
from datetime import date
from functools import lru_cache

SOLAR_YEAR = 1577917828 / 4320000
LUNAR_MONTH = 1577917828 / 53433336
BEGINS = 1954168.050623
"""The Julian day on which the era begins."""
FIRST, LAST = 1217, 1500
"""Before it other rules held; after it nobody has said what holds."""
THIRD_ERA = 1312
_PROCLAIMED_WATAT = {1263: True, 1264: False, 1344: True, 1345: False}
_PROCLAIMED_MOON = {1234: 1, 1261: -1, 1377: 1}
_ORDINAL_TO_JULIAN = 1721425

_FIRST_HALF = ("Tagu", "Kason", "Nayon")
_SECOND_HALF = ("Wagaung", "Tawthalin", "Thadingyut", "Tazaungmon", "Nadaw", "Pyatho", "Tabodwe", "Tabaung")
_LATE = ("Late Tagu", "Late Kason")
_LONG = {"Tagu": 29, "Kason": 30, "Nayon": 29, "Waso": 30, "First Waso": 30, "Second Waso": 30}


@lru_cache(maxsize=512)
def _moon(year: int) -> tuple[bool, int]:
    """Whether *year* has a second Waso, and the Julian day of that full moon."""
    offset, months = (-0.5, 8) if year >= THIRD_ERA else (-1.0, 4)
    step = SOLAR_YEAR / 12 - LUNAR_MONTH
    lead = (SOLAR_YEAR * (year + 3739)) % LUNAR_MONTH
    if lead < step * (12 - months):
        lead += LUNAR_MONTH
    full = math.floor(SOLAR_YEAR * year + BEGINS - lead + 4.5 * LUNAR_MONTH + offset + 0.5)
    watat = _PROCLAIMED_WATAT.get(year, lead >= LUNAR_MONTH - step * months)
    return watat, full + (_PROCLAIMED_MOON.get(year, 0) if watat else 0)


@lru_cache(maxsize=512)
def _year(year: int) -> tuple[int, tuple[tuple[str, int], ...]]:
    """The Julian day of the first of Tagu, and the months of *year* with their lengths, the late ones last."""
    watat, full = _moon(year)
    back = next((n for n in (1, 2, 3) if _moon(year - n)[0]), 3)
    before = _moon(year - back)[1]
    begins = before + 354 * back - 102
    big = watat and (full - before) % 354 == 31
    lengths = [(name, _LONG[name] + (1 if big and name == "Nayon" else 0)) for name in _FIRST_HALF]
    lengths += [("First Waso", 30), ("Second Waso", 30)] if watat else [("Waso", 30)]
    lengths += [(name, 29 if place % 2 == 0 else 30) for place, name in enumerate(_SECOND_HALF)]
    lengths += [(_LATE[0], 29), (_LATE[1], 30)]
    return begins, tuple(lengths)


def months(year: int) -> tuple[str, ...]:
    """The names of the months of *year*, in order; what runs over into the next sun's year is called late."""
    return tuple(name for name, _ in _year(min(max(year, FIRST), LAST))[1])


def parts(day: date) -> tuple[int, int, int] | None:
    """The Myanmar year, the number of its month and the day of *day*; None outside 1855 to 2138."""
    julian = day.toordinal() + _ORDINAL_TO_JULIAN
    year = math.floor((julian - 0.5 - BEGINS) / SOLAR_YEAR)
    if not FIRST <= year <= LAST:
        return None
    begins, lengths = _year(year)
    rest = julian - begins
    if rest < 0:
        return None
    for number, (_, length) in enumerate(lengths, start=1):
        if rest < length:
            return year, number, rest + 1
        rest -= length
    return None


def day(year: int, month: int, number: int) -> date | None:
    """The date of a Myanmar day; None when that year has no such day."""
    if not FIRST <= year <= LAST:
        return None
    begins, lengths = _year(year)
    if not (1 <= month <= len(lengths) and 1 <= number <= lengths[month - 1][1]):
        return None
    julian = begins + sum(length for _, length in lengths[: month - 1]) + number - 1
    found = date.fromordinal(julian - _ORDINAL_TO_JULIAN)
    return found if parts(found) == (year, month, number) else None
