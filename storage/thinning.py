"""Which backups are kept: many of the last days, few of the last year, whatever the clock says."""

from __future__ import annotations

from datetime import datetime, timedelta

KEEP_ALL = timedelta(days=2)
KEEP_DAYS, KEEP_WEEKS, KEEP_MONTHS = 12, 10, 9
FEWEST = 2


def superfluous(found: list[tuple[str, datetime]], *, now: datetime) -> set[str]:
    """Names of the backups to drop: all of two days stay, then the last of each day, week and month.

    Backups from the future stay: it is more likely that the clock is wrong than that they are.
    """
    newest_first = sorted(found, key=lambda item: item[1], reverse=True)
    keep = {name for name, at in newest_first if at > now - KEEP_ALL} | {name for name, _ in newest_first[:FEWEST]}
    for period, most in (("%Y-%m-%d", KEEP_DAYS), ("%G-%V", KEEP_WEEKS), ("%Y-%m", KEEP_MONTHS)):
        last_of: dict[str, str] = {}
        for name, at in newest_first:
            if at <= now - KEEP_ALL:
                last_of.setdefault(at.strftime(period), name)
        keep |= set(list(last_of.values())[:most])
    return {name for name, _ in found} - keep
