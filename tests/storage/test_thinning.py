"""Old backups make room, but never the last ones, and never because a clock is wrong."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from storage.thinning import superfluous

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)


def at(days: float) -> tuple[str, datetime]:
    return f"{days:g} days ago", NOW - timedelta(days=days)


def test_backups_thin_out_with_age():
    found = [at(hours / 24) for hours in range(0, 24 * 400, 12)]
    gone = superfluous(found, now=NOW)
    kept = [moment for name, moment in found if name not in gone]
    assert all(name not in gone for name, moment in found if moment > NOW - timedelta(days=2))
    assert len(kept) < 40
    assert min(kept) < NOW - timedelta(days=200)


def test_backups_from_the_future_stay():
    assert superfluous([at(-300), at(-200), at(0)], now=NOW) == set()


def test_the_last_two_stay_however_old():
    assert superfluous([at(900), at(901)], now=NOW) == set()
