"""The issue table: filtered, sorted and counted, one page at a time, and the history of one issue."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields

from storage.community.issue_rows import findings_at, issue_id, steps_of
from storage.community.issue_states import Finding, Rates, Standing, Step, rates
from storage.community.places import same_as
from storage.engine import Database

PAGE = 200


@dataclass(frozen=True)
class Issue(Standing):
    """One row of the issue ledger: how it stands, and what and where it is."""

    id: str = ""
    community: str = ""
    place: str = ""
    area: str = ""
    building: str = ""
    item: str = ""
    item_group: str = ""
    item_seq: int = 0


@dataclass(frozen=True)
class Filter:
    """What the issue table shows. Empty means everything; several values of one kind mean any of them."""

    communities: Sequence[str] = ()
    areas: Sequence[str] = ()
    buildings: Sequence[str] = ()
    places: Sequence[str] = ()
    levels: Sequence[str] = ()
    states: Sequence[str] = ()
    groups: Sequence[str] = ()
    items: Sequence[str] = ()
    assignees: Sequence[str] = ()
    open: bool | None = None
    overdue_on: str = ""
    relapsed: bool = False
    owes_report: bool = False
    unreported_back: bool = False
    opened_since: str = ""
    opened_until: str = ""
    text: str = ""


SORTS = {
    "place": "place_ord",
    "item": "item_seq",
    "level": "level_rank",
    "state": "state_rank",
    "opened": "opened",
    "last_seen": "last_seen",
    "due": "due",
    "times_found": "times_found",
    "relapses": "relapses",
    "assignee": "assignee",
    "done": "done_on",
}
_NAMES = [field.name for field in fields(Issue) if field.name != "spot"]
_COLUMNS = ", ".join(_NAMES)


def load(db: Database, issue: str) -> Issue | None:
    row = db.conn.execute(f"SELECT {_COLUMNS} FROM issue WHERE id = ?", (issue,)).fetchone()  # noqa: S608
    return _issue(row) if row else None


def rows(
    db: Database,
    wanted: Filter | None = None,
    *,
    sort: str = "place",
    descending: bool = False,
    limit: int = PAGE,
    offset: int = 0,
) -> list[Issue]:
    """One page of the issue table."""
    return [
        issue
        for one in ids(db, wanted, sort=sort, descending=descending, limit=limit, offset=offset)
        if (issue := load(db, one))
    ]


def ids(
    db: Database,
    wanted: Filter | None = None,
    *,
    sort: str = "place",
    descending: bool = False,
    limit: int = -1,
    offset: int = 0,
) -> list[str]:
    """The issues of the table in order: all of them, or one page. Ties are kept in the order of places."""
    where, values = _where(wanted or Filter())
    direction = "DESC" if descending else "ASC"
    columns = ("place_ord", "item_seq", "id") if sort == "place" else (SORTS[sort], "place_ord", "id")
    # walking an index to skip most of its rows is far slower here than reading all rows and sorting the few
    lead = "" if where == "1" or where.startswith("instr(") else "+"
    order = ", ".join(f"{lead}{column} {direction}" for column in columns)
    sql = f"SELECT id FROM issue WHERE {where} ORDER BY {order} LIMIT ? OFFSET ?"  # noqa: S608 - columns from tables above
    return [row[0] for row in db.conn.execute(sql, (*values, limit, offset))]


def count(db: Database, wanted: Filter | None = None) -> int:
    where, values = _where(wanted or Filter())
    return int(db.conn.execute(f"SELECT count(*) FROM issue WHERE {where}", values).fetchone()[0])  # noqa: S608


def standings(db: Database, wanted: Filter | None = None) -> list[Issue]:
    """Every issue that *wanted* lets through, unsorted: what rates are counted from."""
    where, values = _where(wanted or Filter())
    return [_issue(row) for row in db.conn.execute(f"SELECT {_COLUMNS} FROM issue WHERE {where}", values)]  # noqa: S608


def summary(
    db: Database, wanted: Filter | None = None, *, as_of: str, since: str = "", until: str = "9999-12-31"
) -> Rates:
    """The three rates and two counts over the issues accepted in a period."""
    return rates(standings(db, wanted), as_of=as_of, since=since, until=until)


def tally(db: Database, by: str, wanted: Filter | None = None) -> dict[str, int]:
    """How many issues stand in each item, group, level, state, area or building."""
    column = {
        "item": "item",
        "group": "item_group",
        "level": "level",
        "state": "state",
        "area": "area",
        "building": "building",
    }[by]
    where, values = _where(wanted or Filter())
    sql = f"SELECT {column}, count(*) FROM issue WHERE {where} GROUP BY 1 ORDER BY 2 DESC, min(item_seq), 1"  # noqa: S608
    return dict(db.conn.execute(sql, values).fetchall())


def history(db: Database, issue: str) -> list[Finding | Step]:
    """Everything that was found and done, oldest first; findings of a day before the steps of that day."""
    known = load(db, issue)
    if known is None:
        return []
    group = same_as(db, known.place)
    entries: list[Finding | Step] = [one for place in group for one in findings_at(db, place, known.item)]
    entries += [one for place in group for one in steps_of(db, issue_id(place, known.item))]
    return sorted(entries, key=lambda entry: (entry.day, isinstance(entry, Step), getattr(entry, "at", "")))


def notes(db: Database, issue: str) -> list[tuple[str, str, str]]:
    """Remarks as (day, by, text), oldest first. They are added to, never changed."""
    sql = "SELECT day, by_whom, note FROM issue_note WHERE issue = ? ORDER BY day, key"
    return [(day, by, note) for day, by, note in db.conn.execute(sql, (issue,))]


def photo_pair(db: Database, issue: str) -> tuple[list[str], list[str]]:
    """Photo ids from before and after: those of the findings, and those of what was done."""
    known = load(db, issue)
    if known is None:
        return [], []
    before: list[str] = []
    for place in same_as(db, known.place):
        found = db.conn.execute(
            "SELECT visit, photo_fields FROM finding WHERE place = ? AND item = ? AND verdict = 'fail'"
            " ORDER BY day, visit, room",
            (place, known.item),
        ).fetchall()
        for visit, photo_fields in found:
            for field in photo_fields.split():
                before += photos_on(db, visit, field)
    after = [photo for step in history(db, issue) if isinstance(step, Step) for photo in step.photos]
    return list(dict.fromkeys(before)), list(dict.fromkeys(after))


def photos_on(db: Database, owner: str, field: str) -> list[str]:
    """The ids of the photos that hang on one field of a record."""
    from storage.photos import photos_of

    return [photo.id for photo in photos_of(db, owner, field)]


def escalations(db: Database, *, as_of: str) -> list[Issue]:
    """What must be told upward: major issues nobody has reported, and what is overdue, worst first."""
    unreported = rows(db, Filter(owes_report=True), sort="opened", limit=-1)
    overdue = rows(db, Filter(overdue_on=as_of), sort="due", limit=-1)
    return list({issue.id: issue for issue in (*unreported, *overdue)}.values())


def _where(wanted: Filter) -> tuple[str, list[str]]:
    parts: list[str] = []
    values: list[str] = []

    def any_of(column: str, options: Iterable[str]) -> None:
        chosen = list(options)
        if chosen:
            parts.append(f"{column} IN ({', '.join('?' * len(chosen))})")
            values.extend(chosen)

    any_of("community", wanted.communities)
    any_of("area", wanted.areas)
    any_of("building", wanted.buildings)
    any_of("place", wanted.places)
    any_of("level", wanted.levels)
    any_of("state", wanted.states)
    any_of("item_group", wanted.groups)
    any_of("item", wanted.items)
    any_of("assignee", wanted.assignees)
    if wanted.open is not None:
        parts.append(f"open = {int(wanted.open)}")
    if wanted.overdue_on:
        parts.append("open = 1 AND +done_on = '' AND +due <> '' AND +due < ?")
        values.append(wanted.overdue_on)
    if wanted.relapsed:
        parts.append("relapses > 0")
    if wanted.owes_report:
        parts.append("level = 'major' AND escalated_on = '' AND open = 1")
    if wanted.unreported_back:
        parts.append("+done_on <> '' AND side = '' AND fed_back_on = ''")
    if wanted.opened_since:
        parts.append("+opened >= ?")
        values.append(wanted.opened_since)
    if wanted.opened_until:
        parts.append("+opened <= ?")
        values.append(wanted.opened_until)
    for word in wanted.text.split():
        parts.append("instr(words, ?)")
        values.append(word)
    return " AND ".join(parts) or "1", values


def _issue(row: Sequence[object]) -> Issue:
    return Issue(**dict(zip(_NAMES, row, strict=True)))  # type: ignore[arg-type]
