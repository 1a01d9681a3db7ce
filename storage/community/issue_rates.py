"""The three rates of the ledger as counts alone, so that a street's stand beside its table at once.

`issue_figures` counts the same from the issues themselves and names them: what is printed comes from there. Here the
marks are counted, and the rows behind a figure are a filter of the ledger (`Filter.figure`).
"""

from __future__ import annotations

from dataclasses import replace

from forms.lean import dataclass
from storage.community import issue_table
from storage.community.issue_filter import FIGURES, Filter
from storage.community.tallies import PERCENT_FROM
from storage.engine import Database

RATES = {"closed": "accepted", "solved": "closed", "fed_back": "accepted"}
"""办结率, 复查合格率, 已反馈率: what each is a share of."""


@dataclass(frozen=True)
class Share:
    """k of n, each with its filter; a count without a denominator has an *of* of None."""

    key: str
    value: int
    of: int | None = None

    @property
    def percent(self) -> int | None:
        """In whole per cent from thirty on; None below that, and where there is no denominator."""
        return round(100 * self.value / self.of) if self.of is not None and self.of >= PERCENT_FROM else None


def behind(key: str, *, within: Filter, today: str) -> Filter:
    """The filter that shows the issues which *key* counts."""
    return replace(within, figure=key, overdue_on=today if key == "overdue" else "")


def shares(db: Database, *, within: Filter, today: str) -> dict[str, Share]:
    """Every rate and count over the accepted issues *within* communities, areas or places, by its key."""
    counted = {key: issue_table.count(db, behind(key, within=within, today=today)) for key in FIGURES}
    return {key: Share(key, value, counted[RATES[key]] if key in RATES else None) for key, value in counted.items()}
