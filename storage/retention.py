"""What has been kept longer than its form says: counted for people to decide, never deleted by itself."""

from __future__ import annotations

from collections.abc import Mapping

from forms.lean import dataclass
from storage.engine import Database
from storage.forms_registry import definitions
from storage.wide import table_name


@dataclass(frozen=True)
class Kept:
    """The filled forms of one kind. *oldest* is the day on which the oldest one was last written to."""

    form_id: str
    titles: Mapping[str, str]
    months: int
    filled: int
    past: int
    oldest: str


def kept(db: Database, *, today: str) -> list[Kept]:
    """Every form that has a term and has been filled; a term of 0 months means no limit."""
    tables = {str(name) for (name,) in db.conn.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    found: dict[str, Kept] = {}
    for form in reversed(definitions(db)):  # the newest version last: its term and title hold
        months = _months(form.settings)
        table = table_name(form.form_id, form.version)
        before = found.get(form.form_id)
        days: list[str] = []
        if table in tables:
            rows = db.conn.execute(
                f'SELECT (SELECT max(at) FROM event WHERE rec = t.rec) FROM "{table}" t'  # noqa: S608 - a name of ours
            )
            days = [str(at)[:10] for (at,) in rows if at]
        limit = months_before(today, months)
        oldest = [*days, *([before.oldest] if before and before.oldest else [])]
        found[form.form_id] = Kept(
            form_id=form.form_id,
            titles=form.titles,
            months=months,
            filled=len(days) + (before.filled if before else 0),
            past=sum(day < limit for day in days) + (before.past if before else 0),
            oldest=min(oldest, default=""),
        )
    return sorted((each for each in found.values() if each.months and each.filled), key=lambda each: each.form_id)


def months_before(day: str, months: int) -> str:
    """The day *months* before an ISO *day*; the 31st of a shorter month compares as well."""
    year, month = divmod(int(day[:4]) * 12 + int(day[5:7]) - 1 - months, 12)
    return f"{year:04d}-{month + 1:02d}-{day[8:10]}"


def _months(settings: Mapping[str, str]) -> int:
    text = settings.get("retention_months", "").strip()
    return int(text) if text.isdecimal() else 0
