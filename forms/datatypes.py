"""The types of answers: how results are written, and what fits."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from datetime import date, datetime, tzinfo
from typing import TYPE_CHECKING, Any

from forms.form import Bind
from forms.xpath.values import INVALID_DATE, DateValue, date_value, number_text, to_number, to_text

if TYPE_CHECKING:
    from forms.session import FormSession

_NUMBER = re.compile(r"\s*[-+]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d+)?\s*", re.ASCII)
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_CLOCK = r"([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d+)?"
_TIME = re.compile(rf"{_CLOCK}(Z|[+-](0\d|1[0-4]):[0-5]\d)?", re.ASCII)
_LOCAL_TIME = re.compile(r"([01]\d|2[0-3])(:[0-5]\d(:[0-5]\d(\.\d+)?)?)?", re.ASCII)
_FEWEST_POINTS = {"geopoint": 1, "geotrace": 2, "geoshape": 3}
_LARGEST_INT = 2**31 - 1


def written(result: Any, kind: str, zone: tzinfo) -> str:
    """Return the result of a calculation as an answer of type *kind*; blank where it is none.

    A result is stored as its string value (ODK XForms, "XPath functions"), so `true()` is no integer.
    """
    if isinstance(result, float):
        if kind == "int":
            return _whole(result)
        if kind == "decimal":
            return _decimal(result)
        if kind in ("date", "dateTime"):
            result = date_value(result, zone)
        elif result != result:
            return ""
        elif kind == "string":
            return number_text(result)
    if isinstance(result, DateValue):
        if result.text == INVALID_DATE:
            return ""
        return result.text[:10] if kind == "date" else result.text
    text = to_text(result)
    if kind == "string" or not text:
        return text
    text = text[:10] if kind == "date" and "T" in text else text
    text = normal(text, kind)
    return text if fits(text, kind) else ""


def fits(value: str, kind: str) -> bool:
    """Tell whether *value* is an answer of type *kind*, as its type writes it."""
    if kind == "int":
        return _NUMBER.fullmatch(value) is not None and -_LARGEST_INT - 1 <= float(value) <= _LARGEST_INT
    if kind == "decimal":
        return _NUMBER.fullmatch(value) is not None and math.isfinite(float(value))
    if kind == "date":
        return _is_date(value)
    if kind == "dateTime":
        day, _, time = value.partition("T")
        return _is_date(day) and _TIME.fullmatch(time) is not None
    if kind == "time":
        return _TIME.fullmatch(value) is not None
    if kind in _FEWEST_POINTS:
        return _is_place(value, kind)
    return True


def on_scale(value: str, parameters: Mapping[str, str]) -> bool:
    """Tell whether a number lies between the ends of a range; a scale without readable ends holds any."""
    try:
        ends = float(parameters["start"]), float(parameters["end"])
    except (KeyError, ValueError):
        return True
    return min(ends) <= float(value) <= max(ends)


def _is_date(value: str) -> bool:
    if _DATE.fullmatch(value) is None:
        return False
    try:
        date.fromisoformat(value)
    except ValueError:
        return False
    return True


def _is_place(value: str, kind: str) -> bool:
    """Tell whether *value* is a point, a line that stays open or a shape that closes (ODK XForms, "Data types")."""
    points = [_point(point) for point in _segments(value)]
    if not all(points) or len(points) < _FEWEST_POINTS[kind]:
        return False
    closed = points[0].split()[:2] == points[-1].split()[:2]
    return (len(points) == 1, not closed, closed)[_FEWEST_POINTS[kind] - 1]


def _segments(value: str) -> list[str]:
    """Return the points of a line; a semicolon at the end closes the last one."""
    points = value.split(";")
    return points[:-1] if len(points) > 1 and not points[-1].strip() else points


def count(result: Any, zone: tzinfo) -> int | None:
    """Return the number of repeat instances that a count asks for; nothing while it is blank."""
    number = to_number(result, zone)
    return max(0, math.trunc(number)) if math.isfinite(number) else None


def normal(value: str, kind: str) -> str:
    """Return *value* as its type writes it: 2.5 as an integer is `2`, 2 as a decimal `2.0`.

    What does not fit stays as it is, so that people can mend it.
    """
    if not value or kind == "string":
        return value
    if kind == "int" and _NUMBER.fullmatch(value):
        return _whole(float(value)) or value
    if kind == "decimal" and _NUMBER.fullmatch(value):
        return _decimal(float(value)) or value
    if kind == "date" and "T" in value:
        day, _, time = value.partition("T")
        return day if _is_date(day) and _LOCAL_TIME.fullmatch(time) else value
    if kind in _FEWEST_POINTS:
        if kind == "geopoint" and _nowhere(value):
            return ""
        return ";".join(map(_point, _segments(value))) if _is_place(value, kind) else value
    return value


def _whole(number: float) -> str:
    if not math.isfinite(number) or not -_LARGEST_INT - 1 <= math.trunc(number) <= _LARGEST_INT:
        return ""
    return str(math.trunc(number))


def _decimal(number: float) -> str:
    """Write a decimal as ODK clients do: always with a digit after the point, never with an exponent."""
    if not math.isfinite(number):
        return ""
    text = number_text(number)
    return text if "." in text else text + ".0"


def _nowhere(value: str) -> bool:
    """Tell whether a point is the 0 0 that some devices give when they do not know where they are."""
    try:
        return not any(float(word) for word in value.split()[:2])
    except ValueError:
        return False


def _point(value: str) -> str:
    """Return a point as ODK writes it, or blank when it is none."""
    words = value.split()[:4]
    try:
        numbers = [float(word) for word in words]
    except ValueError:
        return ""
    if len(numbers) < 2 or not all(map(math.isfinite, numbers)) or _nowhere(value):
        return ""
    if not (abs(numbers[0]) <= 90 and abs(numbers[1]) <= 180):
        return ""
    return " ".join(map(_decimal, numbers))


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
