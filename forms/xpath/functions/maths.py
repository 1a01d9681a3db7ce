"""Numbers: the ODK additions."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any

from forms.xpath.functions.registry import function, spread
from forms.xpath.values import to_number


@function("round", "nn?")
def rounded(scope: Any, value: float, places: float = 0.0) -> float:
    """Halves go away from zero, as in spreadsheets and in ODK; XPath 1.0 would take -1.5 to -1."""
    if not math.isfinite(value):
        return value
    if not math.isfinite(places):
        return math.nan
    digits = max(min(int(places), 30), -30)
    factor = 10.0 ** abs(digits)
    scaled = value * factor if digits >= 0 else value / factor
    whole = math.floor(abs(scaled) + 0.5)
    signed = math.copysign(whole, value)
    return signed / factor if digits >= 0 else signed * factor


@function("int", "n")
def whole(scope: Any, value: float) -> float:
    return float(math.trunc(value)) if math.isfinite(value) else value


@function("abs", "n")
def absolute(scope: Any, value: float) -> float:
    return abs(value)


@function("pow", "nn")
def power(scope: Any, base: float, exponent: float) -> float:
    try:
        found = math.pow(base, exponent)
    except OverflowError:
        return math.inf
    except ValueError:
        return math.inf if base == 0 else math.nan
    return found


@function("pi")
def pi(scope: Any) -> float:
    return math.pi


@function("atan2", "nn")
def atan2(scope: Any, y: float, x: float) -> float:
    return math.atan2(y, x)


def _plain(name: str, compute: Callable[[float], float]) -> None:
    def body(scope: Any, value: float) -> float:
        try:
            return compute(value)
        except OverflowError:
            return math.inf
        except ValueError:
            return -math.inf if value == 0 and name.startswith("log") else math.nan

    function(name, "n")(body)


for _name, _compute in {
    "sqrt": math.sqrt,
    "sin": math.sin,
    "cos": math.cos,
    "tan": math.tan,
    "asin": math.asin,
    "acos": math.acos,
    "atan": math.atan,
    "log": math.log,
    "log10": math.log10,
    "exp": math.exp,
    "exp10": lambda value: math.pow(10.0, value),
}.items():
    _plain(_name, _compute)


@function("random")
def random(scope: Any) -> float:
    found: float = scope.env.random.random()
    return found


@function("max", "v?*")
def largest(scope: Any, *values: Any) -> float:
    return _extreme(scope, values, max)


@function("min", "v?*")
def smallest(scope: Any, *values: Any) -> float:
    return _extreme(scope, values, min)


def _extreme(scope: Any, values: tuple[Any, ...], choose: Callable[[list[float]], float]) -> float:
    """Blank answers are passed over in nodes; any other text that is no number makes the result NaN."""
    numbers = [to_number(value, scope.env.zone) for value in spread(values)]
    if not numbers or any(number != number for number in numbers):
        return math.nan
    return choose(numbers)
