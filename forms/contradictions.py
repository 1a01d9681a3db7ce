"""Whether comparisons of answers with constants can hold together: the small logic behind "is never asked"."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable
from dataclasses import dataclass
from math import inf


@dataclass(frozen=True)
class Known:
    """One comparison that must hold: of the answer *subject* with what is *written*.

    A *subject* that is a pair ("", text) is a constant itself; the operator "never" holds for nothing.
    """

    subject: Hashable
    operator: str
    written: str
    number: bool = False


def contradiction(facts: Iterable[Known]) -> bool:
    """Whether no answers can make all of *facts* hold. Doubt counts as no."""
    by_subject: dict[Hashable, list[Known]] = defaultdict(list)
    for fact in facts:
        if fact.operator == "never":
            return True
        if isinstance(fact.subject, tuple):
            if _constant_fails(fact.subject[1], fact):
                return True
            continue
        by_subject[fact.subject].append(fact)
    return any(_impossible(found) for found in by_subject.values())


def _impossible(facts: list[Known]) -> bool:
    texts = {fact.written for fact in facts if fact.operator == "=" and not fact.number}
    if len(texts) > 1 and not _equal_numbers(texts):
        return True
    if any(fact.operator == "!=" and not fact.number and fact.written in texts for fact in facts):
        return True
    low, high = (-inf, True), (inf, True)  # bound, inclusive
    excluded: set[float] = set()
    exact: set[float] = set()
    for fact in facts:
        value = _number(fact.written)
        if value is None:
            if fact.operator == "=" and any(other.number and other.operator == "=" for other in facts):
                return True  # a text that is no number, and a number
            continue
        match fact.operator:
            case "=":
                exact.add(value)
            case "!=":
                excluded.add(value)
            case ">" | ">=":
                low = max(low, (value, fact.operator == ">="), key=lambda one: (one[0], not one[1]))
            case "<" | "<=":
                high = min(high, (value, fact.operator == "<="), key=lambda one: (one[0], one[1]))
    if low[0] > high[0] or (low[0] == high[0] and not (low[1] and high[1])):
        return True
    if low[0] == high[0] and low[0] in excluded:
        return True  # the one number that both bounds leave
    within = [value for value in exact if _above(value, low) and _below(value, high) and value not in excluded]
    return bool(exact) and (len(exact) > 1 or not within)


def _above(value: float, low: tuple[float, bool]) -> bool:
    return value > low[0] or (value == low[0] and low[1])


def _below(value: float, high: tuple[float, bool]) -> bool:
    return value < high[0] or (value == high[0] and high[1])


def _equal_numbers(texts: Iterable[str]) -> bool:
    numbers = {_number(text) for text in texts}
    return len(numbers) == 1 and None not in numbers


def _constant_fails(first: str, fact: Known) -> bool:
    left, right = _number(first), _number(fact.written)
    if fact.operator in ("=", "!="):
        same = left == right if left is not None and right is not None else first == fact.written
        return same is (fact.operator == "!=")
    if left is None or right is None:
        return False
    holds = {"<": left < right, "<=": left <= right, ">": left > right, ">=": left >= right}
    return not holds[fact.operator]


def _number(text: str) -> float | None:
    try:
        return float(text)
    except ValueError:
        return None
