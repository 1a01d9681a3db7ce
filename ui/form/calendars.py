"""Dates of other calendars, to and from the one that answers are kept in.

Persian and tabular Islamic dates come from Qt, Bikram Sambat ones from the table of nepali-datetime. Ethiopian and
Coptic years are twelve months of thirty days and five or six more. The Buddhist calendar differs by 543 years. The
Myanmar calendar follows the sun and the moon; see `myanmar`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from PySide6.QtCore import QCalendar, QDate, QLocale

from ui.form import myanmar

Parts = tuple[int, int, int]
"""Year, month and day; months count from 1 in the order of that year."""
ETHIOPIAN_BEGINS = date(8, 8, 27)
"""The first day of the Ethiopian year 1, in the Gregorian calendar reckoned backwards."""
COPTIC_BEGINS = date(284, 8, 29)

_ETHIOPIAN = ("Meskerem", "Tikimt", "Hidar", "Tahsas", "Tir", "Yekatit", "Megabit", "Miazia", "Ginbot", "Sene", "Hamle",
              "Nehasse", "Pagumen")  # fmt: skip
_COPTIC = ("Thout", "Paopi", "Hathor", "Koiak", "Tobi", "Meshir", "Paremhat", "Parmouti", "Pashons", "Paoni", "Epip",
           "Mesori", "Pi Kogi Enavot")  # fmt: skip
_ISLAMIC = ("Muharram", "Safar", "Rabiʻ I", "Rabiʻ II", "Jumada I", "Jumada II", "Rajab", "Shaʻban", "Ramadan",
            "Shawwal", "Dhu al-Qaʻdah", "Dhu al-Hijjah")  # fmt: skip
_PERSIAN = ("Farvardin", "Ordibehesht", "Khordad", "Tir", "Mordad", "Shahrivar", "Mehr", "Aban", "Azar", "Dey",
            "Bahman", "Esfand")  # fmt: skip
_BIKRAM = ("Baishakh", "Jestha", "Asar", "Shrawan", "Bhadra", "Ashwin", "Kartik", "Mangsir", "Poush", "Magh", "Falgun",
           "Chaitra")  # fmt: skip


@dataclass(frozen=True)
class Calendar:
    """One calendar: the names of the months of a year, and both ways between it and a date."""

    name: str
    months: Callable[[int], tuple[str, ...]]
    parts: Callable[[date], Parts | None]
    """None where the calendar's table ends."""
    day: Callable[[int, int, int], date | None]
    """None when there is no such day."""


def calendar_of(appearance: frozenset[str]) -> Calendar | None:
    """The calendar that an appearance asks for; None for the usual one."""
    return next((CALENDARS[word] for word in sorted(appearance) if word in CALENDARS), None)


def _fixed(names: tuple[str, ...]) -> Callable[[int], tuple[str, ...]]:
    return lambda _year: names


def _thirteen(begins: date) -> tuple[Callable[[date], Parts | None], Callable[[int, int, int], date | None]]:
    """Twelve months of thirty days and a short one; the year before each fourth is a day longer."""

    def parts(day: date) -> Parts | None:
        since = (day - begins).days
        if since < 0:
            return None
        year = (4 * since + 1463) // 1461
        rest = since - (365 * (year - 1) + year // 4)
        return year, rest // 30 + 1, rest % 30 + 1

    def back(year: int, month: int, day: int) -> date | None:
        longest = 30 if month < 13 else 6 if year % 4 == 3 else 5
        if not (1 <= year <= 9000 and 1 <= month <= 13 and 1 <= day <= longest):
            return None
        return begins + timedelta(days=365 * (year - 1) + year // 4 + 30 * (month - 1) + day - 1)

    return parts, back


def _of_qt(system: QCalendar.System) -> tuple[Callable[[date], Parts | None], Callable[[int, int, int], date | None]]:
    def parts(day: date) -> Parts | None:
        found = QCalendar(system).partsFromDate(QDate(day.year, day.month, day.day))
        return found.year, found.month, found.day

    def back(year: int, month: int, day: int) -> date | None:
        found = QCalendar(system).dateFromParts(year, month, day)
        return date(found.year(), found.month(), found.day()) if found.isValid() and found.year() > 0 else None

    return parts, back


def _buddhist_parts(day: date) -> Parts | None:
    return day.year + 543, day.month, day.day


def _buddhist_day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year - 543, month, day)
    except ValueError:
        return None


def _bikram_parts(day: date) -> Parts | None:
    import nepali_datetime

    try:
        found = nepali_datetime.date.from_datetime_date(day)
    except (ValueError, OverflowError, IndexError):
        return None
    return found.year, found.month, found.day


def _bikram_day(year: int, month: int, day: int) -> date | None:
    import nepali_datetime

    try:
        found: date = nepali_datetime.date(year, month, day).to_datetime_date()
    except (ValueError, OverflowError, IndexError):
        return None
    return found


def _western_months(_year: int) -> tuple[str, ...]:
    return tuple(QLocale().standaloneMonthName(month) for month in range(1, 13))


CALENDARS = {
    "ethiopian": Calendar("Ethiopian", _fixed(_ETHIOPIAN), *_thirteen(ETHIOPIAN_BEGINS)),
    "coptic": Calendar("Coptic", _fixed(_COPTIC), *_thirteen(COPTIC_BEGINS)),
    "islamic": Calendar("Islamic", _fixed(_ISLAMIC), *_of_qt(QCalendar.System.IslamicCivil)),
    "persian": Calendar("Persian", _fixed(_PERSIAN), *_of_qt(QCalendar.System.Jalali)),
    "bikram-sambat": Calendar("Bikram Sambat", _fixed(_BIKRAM), _bikram_parts, _bikram_day),
    "myanmar": Calendar("Myanmar", myanmar.months, myanmar.parts, myanmar.day),
    "buddhist": Calendar("Buddhist", _western_months, _buddhist_parts, _buddhist_day),
}
