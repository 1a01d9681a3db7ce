"""Answers of parts of the people, as a public paper may show them beside those of all.

Whoever reads several tables can subtract them. So cells of one or two are hidden, and in each row and column enough
others that no hidden one can be worked out from what is shown.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence

from storage.community.tallies import SMALLEST_CELL

Cells = set[tuple[str, str]]


def hidden_cells(
    counts: Mapping[str, Mapping[str, int]], *, adds_up: bool, unsaid: Collection[str] = (), small: Collection[str] = ()
) -> Cells:
    """Which (answer, part) a public paper leaves out.

    *counts* has the people by answer and part. *adds_up* says that each person gave one answer, so that a column can
    be subtracted too. *unsaid* answers are hidden in the table of all, *small* parts have fewer than three people.
    """
    groups = list(dict.fromkeys(group for row in counts.values() for group in row))
    hidden = {
        (code, group)
        for code, row in counts.items()
        for group in groups
        if 0 < row.get(group, 0) < SMALLEST_CELL or code in unsaid or group in small
    }
    rows = [[(code, group) for group in groups] for code in counts]
    columns = [[(code, group) for code in counts] for group in groups] if adds_up else []

    def count(cell: tuple[str, str]) -> int:
        return counts[cell[0]].get(cell[1], 0)

    while any([_cover(line, hidden, count) for line in (*rows, *columns)]):
        pass
    return hidden


def _cover(line: Sequence[tuple[str, str]], hidden: Cells, count: Callable[[tuple[str, str]], int]) -> bool:
    """Hide one more cell of *line* where what is hidden could be worked out; returns whether one was."""
    inside = [cell for cell in line if cell in hidden]
    shown = sorted((cell for cell in line if cell not in hidden), key=lambda cell: (count(cell) == 0, count(cell)))
    if not inside or not shown or (len(inside) > 1 and sum(map(count, inside)) >= SMALLEST_CELL):
        return False
    if len(inside) > 1 and not sum(map(count, inside)):  # nobody is behind them
        return False
    hidden.add(shown[0])
    return True
