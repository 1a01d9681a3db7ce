"""The types of answers: how results are written, and what fits."""

from __future__ import annotations

import math
import re
from datetime import date, datetime, tzinfo
from typing import TYPE_CHECKING, Any

from forms.form import Bind
from forms.xpath.values import INVALID_DATE, DateValue, date_value, number_text, to_number, to_text

if TYPE_CHECKING:
    from forms.session import FormSession

_INT = re.compile(r"[-+]?\d+", re.ASCII)
_DECIMAL = re.compile(r"[-+]?(\d+(\.\d*)?|\.\d+)", re.ASCII)
_TIME = re.compile(r"([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d+)?(Z|[+-]\d{2}(:\d{2})?)?", re.ASCII)
_HOURS_AND_MINUTES = re.compile(r"([01]\d|2[0-3]):[0-5]\d", re.ASCII)
_FEWEST_POINTS = {"geopoint": 1, "geotrace": 2, "geoshape": 3}
_WHOLE_TYPES = frozenset({"int", "integer", "long", "short"})


def written(result: Any, kind: str, zone: tzinfo) -> str:
    """Return the result of a calculation as an answer of type *kind*."""
    if kind in _WHOLE_TYPES:
        number = to_number(result, zone)
        return str(math.trunc(number)) if math.isfinite(number) else ""
    if kind in ("decimal", "double", "float"):
        number = to_number(result, zone)
        return number_text(number) if math.isfinite(number) else ""
    if kind in ("date", "dateTime") and isinstance(result, float):
        result = date_value(result, zone)
    if isinstance(result, DateValue):
        if result.text == INVALID_DATE:
            return ""
        return result.text[:10] if kind == "date" else result.text
    if isinstance(result, float) and result != result:
        return ""
    text = to_text(result)
    return text[:10] if kind == "date" and "T" in text else text


def fits(value: str, kind: str) -> bool:
    """Tell whether *value* is an answer of type *kind*."""
    if kind in _WHOLE_TYPES:
        return _INT.fullmatch(value) is not None and len(value) < 15 and -(2**31) <= int(value) < 2**31
    if kind in ("decimal", "double", "float"):
        return _DECIMAL.fullmatch(value) is not None
    if kind == "date":
        return _is_date(value)
    if kind == "dateTime":
        day, _, time = value.partition("T")
        return _is_date(day) and _TIME.fullmatch(time) is not None
    if kind == "time":
        return _TIME.fullmatch(value) is not None
    if kind in _FEWEST_POINTS:
        points = [point for point in value.split(";") if point.strip()]
        return len(points) >= _FEWEST_POINTS[kind] and all(_point(point) for point in points)
    return True


def _is_date(value: str) -> bool:
    try:
        date.fromisoformat(value)
    except ValueError:
        return False
    return len(value) == len("2026-11-22")


def count(result: Any, zone: tzinfo) -> int | None:
    """Return the number of repeat instances that a count asks for; nothing while it is blank."""
    number = to_number(result, zone)
    return max(0, math.trunc(number)) if math.isfinite(number) else None


def normal(value: str, kind: str) -> str:
    """Return *value* as its type writes it: `2.5` as an integer is `2`. What does not fit stays as it is."""
    if not value or kind == "string":
        return value
    if kind == "int" and _DECIMAL.fullmatch(value):
        return str(math.trunc(float(value))) if len(value) < 15 else value
    if kind == "date" and "T" in value and fits(value, "dateTime"):
        return value.partition("T")[0]
    if kind == "geopoint":
        return _point(value) or value
    if kind == "time" and _HOURS_AND_MINUTES.fullmatch(value):
        return value + ":00"
    return value


def _point(value: str) -> str:
    """Return a point as ODK writes it, or blank when it is none."""
    try:
        numbers = [float(word) for word in value.split()]
    except ValueError:
        return ""
    if not 2 <= len(numbers) <= 4 or not (abs(numbers[0]) <= 90 and abs(numbers[1]) <= 180):
        return ""
    return " ".join(map(repr, numbers))


def timestamp(now: datetime) -> str:
    """Write a moment as ODK's start and end do."""
    return now.isoformat(timespec="milliseconds")


def preloaded(bind: Bind, session: FormSession) -> str:
    """Return what a preload asks for; blank when the machine does not know."""
    known = session.context.preload
    match bind.preload, bind.preload_parameters:
        case "uid", _:
            return f"uuid:{session.uuid()}"
        case "timestamp", "start":
            return timestamp(session.now())
        case "date", "today":
            return session.now().date().isoformat()
        case "property", name:
            return known.get(name, known.get(name.removeprefix("uri:"), ""))
    return ""
