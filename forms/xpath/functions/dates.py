"""Dates and times."""

from __future__ import annotations

import math
import re
from datetime import datetime
from typing import Any

from forms.xpath.functions.registry import function
from forms.xpath.values import DateValue, date_value, days_of, from_days, moment, to_number, to_text

_TIME = re.compile(r"(\d{2}):(\d{2})(?::(\d{2}(?:\.\d+)?))?(?:(Z)|([+-])(\d{2}):(\d{2}))?", re.ASCII)


@function("today")
def today(scope: Any) -> DateValue:
    now = scope.env.now().astimezone(scope.env.zone)
    start = now.replace(hour=0, minute=0, second=0, microsecond=0)
    return DateValue(start.date().isoformat(), days_of(start))


@function("now")
def now(scope: Any) -> DateValue:
    moment_now = scope.env.now().astimezone(scope.env.zone)
    text = moment_now.isoformat(timespec="milliseconds")
    return DateValue(text, days_of(moment_now))


@function("date", "v")
def date(scope: Any, value: Any) -> DateValue:
    return date_value(value, scope.env.zone)


@function("date-time", "v")
def date_time(scope: Any, value: Any) -> DateValue:
    return date_value(value, scope.env.zone)


@function("decimal-date-time", "v")
def decimal_date_time(scope: Any, value: Any) -> float:
    return date_value(value, scope.env.zone).days


@function("decimal-time", "v")
def decimal_time(scope: Any, value: Any) -> float:
    """The share of the day that has passed at a time of day, in this machine's time zone."""
    match = _TIME.fullmatch(to_text(value).strip())
    if match is None:
        return math.nan
    hours, minutes, seconds, zulu, sign, offset_hours, offset_minutes = match.groups()
    if int(hours) > 23 or int(minutes) > 59 or float(seconds or 0) >= 60 or int(offset_minutes or 0) > 59:
        return math.nan
    passed = int(hours) * 3600 + int(minutes) * 60 + float(seconds or 0)
    if zulu or sign:
        shift = int(offset_hours or 0) * 3600 + int(offset_minutes or 0) * 60
        passed += -shift if sign == "+" else shift
        local = scope.env.now().astimezone(scope.env.zone).utcoffset()
        passed += local.total_seconds() if local is not None else 0.0
    return passed % 86_400 / 86_400


@function("format-date", "vs")
def format_date(scope: Any, value: Any, pattern: str) -> str:
    return _formatted(scope, value, pattern)


@function("format-date-time", "vs")
def format_date_time(scope: Any, value: Any, pattern: str) -> str:
    return _formatted(scope, value, pattern)


def _formatted(scope: Any, value: Any, pattern: str) -> str:
    zone = scope.env.zone
    if isinstance(value, DateValue):
        when = from_days(value.days, zone)
    elif isinstance(value, float):
        when = from_days(value, zone)
    else:
        text = to_text(value)
        when = moment(text, zone)
        if when is None:
            when = _time_of_day(text, scope)
        if when is None:
            when = from_days(to_number(text, zone), zone)
    if when is None:
        return ""
    when = when.astimezone(zone)
    return re.sub(r"%(.)", lambda found: _piece(found.group(1), when), pattern)


def _time_of_day(text: str, scope: Any) -> datetime | None:
    if _TIME.fullmatch(text.strip()) is None:
        return None
    day = scope.env.now().astimezone(scope.env.zone).date().isoformat()
    return moment(f"{day}T{text.strip()}", scope.env.zone)


def _piece(letter: str, when: datetime) -> str:
    match letter:
        case "Y":
            return f"{when.year:04d}"
        case "y":
            return f"{when.year % 100:02d}"
        case "m":
            return f"{when.month:02d}"
        case "n":
            return str(when.month)
        case "b":
            return ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"][when.month - 1]
        case "d":
            return f"{when.day:02d}"
        case "e":
            return str(when.day)
        case "H":
            return f"{when.hour:02d}"
        case "h":
            return str(when.hour)
        case "M":
            return f"{when.minute:02d}"
        case "S":
            return f"{when.second:02d}"
        case "3":
            return f"{when.microsecond // 1000:03d}"
        case "a":
            return ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"][when.weekday()]
        case "W":
            return str(when.isocalendar().week)
        case "%":
            return "%"
        case _:
            return "%" + letter
