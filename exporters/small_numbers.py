"""Rules for printing small numbers: sheets in words, no shares of a few, no count that points at a person.

A number and its unit stand without a space, in everything the program itself prints: 14份中9份, 13人, 6类.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

# As the ledgers count (a test compares them); repeated here because drawing needs nothing else of the storage.
PERCENT_FROM, SMALLEST_CELL = 30, 3


def k_of_n(count: int, of: int, unit: str = "份") -> str:
    """How paper says it: "14份中9份", with a share only from thirty on."""
    words = f"{of}{unit}中{count}{unit}"
    return f"{words}（{round(100 * count / of)}%）" if of >= PERCENT_FROM else words


def agreement(counts: Sequence[int]) -> int | None:
    """How many agree on a five-step scale, or None where that or its rest would point at one or two people."""
    agree, rest = sum(counts[3:]), sum(counts[:3])
    return None if 0 < agree < SMALLEST_CELL or 0 < rest < SMALLEST_CELL else agree


@dataclass(frozen=True)
class Merged:
    """Counts by kind as a public paper may show them: *shown* alone, the kinds of *others* only by their sum."""

    shown: tuple[tuple[str, int], ...]
    others: tuple[str, ...] = ()
    sum: int = 0


def merge_small(counts: Mapping[str, int]) -> Merged:
    """Merge kinds of one or two people, and the next smallest kinds until nothing can be worked out from the total.

    At least two kinds with three people or more between them are merged; where that takes everything, only the
    total is left.
    """
    shown = sorted(((kind, count) for kind, count in counts.items() if count), key=lambda one: -one[1])
    hidden = [one for one in shown if one[1] < SMALLEST_CELL]
    shown = [one for one in shown if one not in hidden]
    while hidden and shown and (len(hidden) < 2 or sum(count for _, count in hidden) < SMALLEST_CELL):
        hidden.append(shown.pop())
    others = tuple(kind for kind in counts if kind in dict(hidden))
    return Merged(tuple(shown), others, sum(count for _, count in hidden))
