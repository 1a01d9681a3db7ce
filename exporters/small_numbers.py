"""Rules for printing small numbers: sheets in words, no shares of a few, no cell that points at a person."""

from __future__ import annotations

from collections.abc import Sequence

# Below this many answers a share in per cent pretends a precision that is not there.
SHARES_FROM = 30
# A public cell with fewer people than this could point at one of them.
LEAST_PUBLIC = 3
OTHERS = "其他选项合并"


def k_of_n(count: int, of: int, unit: str = "份") -> str:
    """How paper says it: "14 份中 9 份", with a share only from thirty on."""
    words = f"{of} {unit}中 {count} {unit}"
    return f"{words}（{round(100 * count / of)}%）" if of >= SHARES_FROM else words


def hide_small(counts: Sequence[tuple[str, int]], *, partition: bool) -> list[tuple[str, int | None]]:
    """*counts* as a public paper may print them.

    Cells of one or two are not printed. Where the cells make up a whole (*partition*), the small ones are merged, and
    if that leaves a single small cell the next smallest joins it: nobody can subtract to what is hidden. Cells of a
    multiple choice do not add up, so a small one is only hidden (None). Nought stays: it points at no one.
    """
    small = {label for label, count in counts if 0 < count < LEAST_PUBLIC}
    if not small:
        return list(counts)
    if not partition:
        return [(label, None if label in small else count) for label, count in counts]
    rest = sorted((count, label) for label, count in counts if count >= LEAST_PUBLIC)
    while rest and (len(small) < 2 or sum(count for label, count in counts if label in small) < LEAST_PUBLIC):
        small.add(rest.pop(0)[1])
    merged = sum(count for label, count in counts if label in small)
    kept: list[tuple[str, int | None]] = [(label, count) for label, count in counts if label not in small]
    return [*kept, (OTHERS, merged if merged >= LEAST_PUBLIC else None)]


def agreement(counts: Sequence[int]) -> int | None:
    """How many agree on a five-step scale, or None where that or its rest would point at one or two people."""
    agree, rest = sum(counts[3:]), sum(counts[:3])
    return None if 0 < agree < LEAST_PUBLIC or 0 < rest < LEAST_PUBLIC else agree
