"""The filled forms of a workspace, as a list for people: which form, when, and what to call each."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from forms.lean import dataclass
from storage import heads
from storage.engine import Database
from storage.events import Value
from storage.records import answers

NAME = "meta/instanceName"
_LONGEST_NAME = 80


@dataclass(frozen=True)
class Filled:
    """One finished record. *at* is when it was last changed, ISO 8601 with its zone."""

    rec: str
    form_id: str
    version: str
    place: str | None
    at: str
    name: str


def filled(
    db: Database,
    *,
    form_id: str | None = None,
    community: str = "",
    leave_out: Iterable[str] = (),
    containing: str = "",
    limit: int = 200,
    offset: int = 0,
) -> list[Filled]:
    """Finished records, the last changed first; of one form or of all but those to *leave_out*.

    *containing* keeps those with the text in an answer, whatever its case.
    """
    left_out = list(leave_out)
    where = ["(? IS NULL OR a.form_id = ?)", "? IN ('', a.community)"]
    values: list[object] = [form_id, form_id, community]
    if left_out:
        where.append(f"a.form_id NOT IN ({', '.join('?' * len(left_out))})")
        values += left_out
    if containing.strip():
        where.append("h.body LIKE ? ESCAPE '\\'")
        values.append(f"%{_escaped(containing.strip())}%")
    rows = db.conn.execute(
        "SELECT a.rec, a.form_id, a.version, a.place, (SELECT max(e.at) FROM event e WHERE e.rec = a.rec) AS changed"  # noqa: S608
        " FROM answer a JOIN head h ON h.rec = a.rec"
        f" WHERE {' AND '.join(where)} ORDER BY changed DESC, a.rec LIMIT ? OFFSET ?",
        (*values, limit, offset),
    ).fetchall()
    return [
        Filled(rec, form, version, place, str(at or ""), name_of(answers(heads.fields(db, rec))))
        for rec, form, version, place, at in rows
    ]


def last_answers(db: Database, form_id: str, *, community: str = "", but: str = "") -> tuple[dict[str, str], str]:
    """The answers of the record of *form_id* that was changed last, *but* one, and its moment; empty if none."""
    found = filled(db, form_id=form_id, community=community, limit=2)
    latest = next((each for each in found if each.rec != but), None)
    return (answers(heads.fields(db, latest.rec)), latest.at) if latest else ({}, "")


def name_of(fields: Mapping[str, Value]) -> str:
    """What to call a record: the name its form gives it, else its first short answers."""
    named = str(fields.get(NAME) or "")
    if named:
        return named
    said = [
        str(value)
        for name, value in fields.items()
        if value and not name.startswith(("meta/", "_")) and ":" not in str(value)[:12] and ":" not in name
    ]
    return " · ".join(said[:3])[:_LONGEST_NAME]


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
