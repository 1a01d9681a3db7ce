"""Rules for printing small numbers: sheets in words, no shares of a few, no count that points at a person."""

from __future__ import annotations

from collections.abc import Sequence

# As the ledgers count (a test compares them); repeated here because drawing needs nothing else of the storage.
PERCENT_FROM, SMALLEST_CELL = 30, 3


def k_of_n(count: int, of: int, unit: str = "份") -> str:
    """How paper says it: "14 份中 9 份", with a share only from thirty on."""
    words = f"{of} {unit}中 {count} {unit}"
    return f"{words}（{round(100 * count / of)}%）" if of >= PERCENT_FROM else words


def agreement(counts: Sequence[int]) -> int | None:
    """How many agree on a five-step scale, or None where that or its rest would point at one or two people."""
    agree, rest = sum(counts[3:]), sum(counts[:3])
    return None if 0 < agree < SMALLEST_CELL or 0 < rest < SMALLEST_CELL else agree
