"""What an expression can be: text, number, boolean, nodes, or a moment in time.

XPath 1.0 has no dates, but ODK forms compute with them. `DateValue` keeps the text and the number of
days since 1970-01-01 UTC together, so that a date prints as it was written and compares as a number.
Ordinary text that reads as an ISO date counts as a number too (`'2018-01-01' + 1`).
"""

from __future__ import annotations

import math
import re
from datetime import UTC, datetime, timedelta, tzinfo
from decimal import Decimal
from typing import Any

from forms.nodes import Node
from forms.xpath.tokens import XPathError

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
DAY_SECONDS = 86_400.0
INVALID_DATE = "Invalid Date"

_NUMBER = re.compile(r"[ \t\r\n]*-?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?[ \t\r\n]*", re.ASCII)
_DATE = re.compile(
    r"(\d{4})-(\d{2})-(\d{2})"
    r"(?:T(\d{2}):(\d{2})(?::(\d{2})(?:\.(\d{1,9}))?)?(Z|[+-]\d{2}(?::?\d{2})?)?)?",
    re.ASCII,
)


class DateValue:
    """A date or a date with time: its text and its day number (days since 1970-01-01 UTC)."""

    __slots__ = ("days", "text")

    def __init__(self, text: str, days: float) -> None:
        self.text = text
        self.days = days

    def __repr__(self) -> str:
        return f"DateValue({self.text!r}, {self.days!r})"


Value = str | float | bool | list[Node] | DateValue


def moment(text: str, zone: tzinfo) -> datetime | None:
    """Read an ISO date, or date and time, in *zone* when it names none; nothing when it is neither."""
    match = _DATE.fullmatch(text.strip())
    if match is None:
        return None
    year, month, day, hour, minute, second, fraction, offset = match.groups()
    micro = int((fraction or "0")[:6].ljust(6, "0"))
    try:
        found = datetime(
            int(year), int(month), int(day), int(hour or 0), int(minute or 0), int(second or 0), micro, tzinfo=zone
        )
    except ValueError:
        return None
    if offset == "Z":
        return found.replace(tzinfo=UTC)
    if offset:
        digits = offset[1:].replace(":", "").ljust(4, "0")
        shift = timedelta(hours=int(digits[:2]), minutes=int(digits[2:]))
        return (found.replace(tzinfo=UTC) - (shift if offset[0] == "+" else -shift)).astimezone(zone)
    return found


def days_of(when: datetime) -> float:
    """Return the days since 1970-01-01 UTC."""
    since = when - EPOCH
    return since.days + (since.seconds + since.microseconds / 1e6) / DAY_SECONDS


def from_days(days: float, zone: tzinfo) -> datetime | None:
    """Return the moment *days* after 1970-01-01 UTC, in *zone*; nothing where the calendar ends."""
    if not math.isfinite(days):
        return None
    try:
        when = EPOCH + timedelta(milliseconds=round(days * DAY_SECONDS * 1000))
        return when.astimezone(zone)
    except OverflowError:
        return None


def iso(when: datetime) -> str:
    """Write a moment as ODK does, with milliseconds and offset."""
    text = when.isoformat(timespec="milliseconds")
    return text[:-6] + "Z" if text.endswith("+00:00") and when.tzinfo is UTC else text


def date_value(value: Value, zone: tzinfo) -> DateValue:
    """Return *value* as a date: numbers count days, text is read as ISO, the empty text stays empty."""
    if isinstance(value, DateValue):
        return value
    if isinstance(value, float):
        when = from_days(value, zone)
        if when is None:
            return DateValue(INVALID_DATE, math.nan)
        midnight = (when.hour, when.minute, when.second, when.microsecond) == (0, 0, 0, 0)
        return DateValue(when.date().isoformat() if midnight else iso(when), value)
    text = to_text(value)
    if not text:
        return DateValue("", math.nan)
    when = moment(text, zone)
    if when is None:
        number = to_number(text, zone)
        return DateValue(INVALID_DATE, math.nan) if math.isnan(number) else date_value(number, zone)
    if len(text) == len("2018-01-01"):
        return DateValue(text, days_of(when))
    return DateValue(iso(when.astimezone(zone)), days_of(when))


def to_text(value: Any) -> str:
    """Convert as XPath's string()."""
    if isinstance(value, str):
        return value
    if value is True:
        return "true"
    if value is False:
        return "false"
    if isinstance(value, float):
        return number_text(value)
    if isinstance(value, list):
        return value[0].text() if value else ""
    return value.text


def number_text(number: float) -> str:
    """Write a number without exponent and without needless digits."""
    if number.is_integer() and -1e21 < number < 1e21:
        return str(int(number))
    if number != number:
        return "NaN"
    if number in (math.inf, -math.inf):
        return "Infinity" if number > 0 else "-Infinity"
    text = repr(number)
    if "e" not in text:
        return text
    return format(Decimal(text), "f")


def to_number(value: Any, zone: tzinfo) -> float:
    """Convert as XPath's number(), dates included."""
    if isinstance(value, float):
        return value
    if value is True:
        return 1.0
    if value is False:
        return 0.0
    if isinstance(value, DateValue):
        return value.days
    if isinstance(value, list):
        text = value[0].text() if value else ""
    else:
        text = value if isinstance(value, str) else to_text(value)
    if text.isdigit() and text.isascii():
        return float(text)
    if _NUMBER.fullmatch(text):
        return float(text)
    if len(text) >= 10:
        when = moment(text, zone)
        if when is not None:
            return days_of(when)
    return math.nan


def to_boolean(value: Any) -> bool:
    """Convert as XPath's boolean()."""
    if value is True or value is False:
        return value
    if isinstance(value, float):
        return value == value and value != 0
    if isinstance(value, DateValue):
        return value.days == value.days and value.text not in ("", INVALID_DATE)
    return bool(value)


def to_nodes(value: Any, function: str) -> list[Node]:
    """Return *value* when it is nodes, else refuse with the name of the *function* that needs them."""
    if isinstance(value, list):
        return value
    raise XPathError("XPATH_004", function=function)


def equal(left: Any, right: Any, zone: tzinfo) -> bool:
    """Compare as XPath's `=`: existential over nodes, then boolean, then number or date, then text."""
    if isinstance(left, list):
        if isinstance(right, list):
            if len(left) == 1 and len(right) == 1:
                return left[0].text() == right[0].text()
            texts = {node.text() for node in right}
            return any(node.text() in texts for node in left)
        if isinstance(right, bool):
            return bool(left) is right
        return any(equal(node.text(), right, zone) for node in left)
    if isinstance(right, list):
        return equal(right, left, zone)
    if isinstance(left, str) and isinstance(right, str):
        return left == right
    if isinstance(left, bool) or isinstance(right, bool):
        return to_boolean(left) is to_boolean(right)
    return to_number(left, zone) == to_number(right, zone)


def unequal(left: Any, right: Any, zone: tzinfo) -> bool:
    """Compare as XPath's `!=`, which over nodes is not the opposite of `=`."""
    if isinstance(left, list):
        if isinstance(right, list):
            texts = {node.text() for node in right}
            return any(texts - {node.text()} for node in left)
        if isinstance(right, bool):
            return bool(left) is not right
        return any(unequal(node.text(), right, zone) for node in left)
    if isinstance(right, list):
        return unequal(right, left, zone)
    return not equal(left, right, zone)


def numbers_of(value: Any, zone: tzinfo) -> list[float]:
    """Return the numbers that an ordering comparison has to try."""
    if isinstance(value, list):
        return [to_number(node.text(), zone) for node in value]
    return [to_number(value, zone)]
