"""The issue table: filtered, sorted and counted, one page at a time, and the history of one issue."""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields, replace

from storage.community.issue_filter import Filter as Filter
from storage.community.issue_filter import Where, chips, details, hits, inside, words
from storage.community.issue_orders import Orders, Pairs, Stamp, comparable, orders_of
from storage.community.issue_rows import SORTED_BY, findings_at, issue_id, steps_of
from storage.community.issue_states import STATES, Finding, Rates, Standing, Step, rates
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
WHOLE = f"SELECT {', '.join(f'i.{name}' for name in _NAMES)}"
FEW = 2_000
"""So many issues are faster picked out and sorted than passed by on a walk along an index."""


def load(db: Database, issue: str) -> Issue | None:
    row = db.conn.execute(f"SELECT {_COLUMNS} FROM issue WHERE id = ?", (issue,)).fetchone()  # noqa: S608
    return issue_of(row) if row else None


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
    wanted = wanted or Filter()
    if limit > 0 and (known := _noted(db, wanted, sort, first=offset == 0)) is not None:
        return by_numbers(db, _slice(known, descending, limit=limit, offset=offset))
    sql, values, turned = page_sql(db, wanted, sort=sort, descending=descending, limit=limit, offset=offset, whole=True)
    found = [issue_of(row) for row in db.conn.execute(sql, values)]
    return found[::-1] if turned else found


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
    sql, values, turned = page_sql(
        db, wanted or Filter(), sort=sort, descending=descending, limit=limit, offset=offset, whole=False
    )
    found = [row[0] for row in db.conn.execute(sql, values)]
    return found[::-1] if turned else found


def note_order(db: Database, wanted: Filter, *, sort: str) -> None:
    """Note the order of *wanted* by *sort*, before somebody scrolls in it; other chips and words are then quick too."""
    _noted(db, wanted, sort)


def _noted(db: Database, wanted: Filter, sort: str, *, first: bool = False) -> array[int] | None:
    """The row numbers of a filter in order, where keeping them is worth it and this connection may.

    For the *first* page alone no order is read: it is only picked from that of the whole ledger, if somebody has
    noted that, and only for words, which SQL would have to sort.
    """
    kept = orders_of(db)
    if kept is None or wanted == Filter():  # what nothing filters is passed by quickly
        return None
    orders, stamp = kept
    picks = _is_picked(wanted, sort)
    if first and not (wanted.text.strip() and picks and orders.knows(stamp, Filter(), sort)):
        return None

    def read() -> Iterator[int]:
        return _pick(db, orders, stamp, wanted, sort) if picks else _in_order(db, wanted, sort)

    return orders.order(stamp, comparable(wanted), sort, read)


def _is_picked(wanted: Filter, sort: str) -> bool:
    """Whether the order is picked from that of the whole ledger; a community's own index is quicker."""
    return sort in SORTED_BY and _by_marks(wanted) and not wanted.communities


def _pick(db: Database, orders: Orders, stamp: Stamp, wanted: Filter, sort: str) -> Iterator[int]:
    def pairs() -> Pairs:
        last = db.conn.execute("SELECT coalesce(max(n), 0) FROM issue").fetchone()[0]
        sql = "SELECT n, marks, term FROM issue INDEXED BY issue_by_marks"
        return Pairs.read(db.conn.execute(sql), last=last)

    whole = orders.order(stamp, Filter(), sort, lambda: _in_order(db, Filter(), sort))
    chosen = chips(wanted)
    sql = f"SELECT DISTINCT marks, term FROM issue_tally WHERE {chosen}"  # noqa: S608 - from the filter
    found = None
    if wanted.text.strip():
        match, value = hits(wanted)
        found = (number for (number,) in db.conn.execute(match, (value,)))
    return orders.pairs(stamp, pairs).picked(whole, db.conn.execute(sql, chosen.values), found)


def _in_order(db: Database, wanted: Filter, sort: str) -> Iterator[int]:
    source, where, walks = way(db, wanted, sort=sort)
    columns = SORTED_BY.get(sort) or (SORTS[sort], "place_ord", "id")
    order = ", ".join(f"{'' if walks else '+'}{column}" for column in columns)
    sql = f"SELECT n FROM {source} WHERE {where} ORDER BY {order}"  # noqa: S608 - from the filter
    return (number for (number,) in db.conn.execute(sql, where.values))


def _slice(numbers: array[int], descending: bool, *, limit: int, offset: int) -> array[int]:
    if not descending:
        return numbers[offset : offset + limit]
    end = max(0, len(numbers) - offset)
    return numbers[max(0, end - limit) : end][::-1]


def by_numbers(db: Database, numbers: Sequence[int]) -> list[Issue]:
    marks = ", ".join("?" * len(numbers))
    found = db.conn.execute(f"SELECT n, {_COLUMNS} FROM issue WHERE n IN ({marks})", numbers)  # noqa: S608
    by_number = {row[0]: issue_of(row[1:]) for row in found}
    return [by_number[number] for number in numbers if number in by_number]


def page_sql(
    db: Database, wanted: Filter, *, sort: str, descending: bool, limit: int, offset: int, whole: bool
) -> tuple[str, list[str | int], bool]:
    """The statement for a page of ids or of *whole* issues, its values, and whether its rows come last one first.

    A page from the second half is read from the other end of the index: fewer rows are passed by.
    """
    total = count(db, replace(wanted, text="")) if _by_marks(wanted) and (chips(wanted).parts or offset) else None
    source, where, walks = way(db, wanted, sort=sort, total=total)
    turned = False
    if walks and limit > 0 and not wanted.text and total is not None and total < 2 * offset:
        offset, limit, turned = max(0, total - offset - limit), max(0, min(limit, total - offset)), True
    direction = "DESC" if descending != turned else "ASC"
    columns = SORTED_BY.get(sort) or (SORTS[sort], "place_ord", "id")
    order = ", ".join(f"{'' if walks else '+'}{column} {direction}" for column in columns)
    page = f"FROM {source} WHERE {where} ORDER BY {order} LIMIT ? OFFSET ?"
    values: list[str | int] = [*where.values, limit, offset]
    if not whole:
        return f"SELECT id {page}", values, turned
    again = ", ".join(f"i.{column} {direction}" for column in columns)
    # the page is chosen from the index alone; only what is on it is read
    return (
        f"{WHOLE} FROM (SELECT n AS chosen {page}) CROSS JOIN issue AS i ON i.n = chosen ORDER BY {again}",
        values,
        turned,
    )


def _by_marks(wanted: Filter) -> bool:
    """Whether the tally can say how many there are, words aside."""
    return not (inside(wanted).parts or details(wanted).parts)


def way(db: Database, wanted: Filter, *, sort: str, total: int | None = None) -> tuple[str, Where, bool]:
    """How to get at the issues: from where, with which conditions, and whether they come sorted from there.

    *total* is how many the chips let through, where that has been counted.
    """
    near, rest, chosen, text = inside(wanted), details(wanted), chips(wanted), words(wanted)
    every = near + rest + chosen + text
    if near.parts or (text.parts and _few_hits(db, text)):
        return "issue", every, False
    if wanted.communities:
        at = Where()
        at.any_of("community", wanted.communities)
        if len(chosen.parts) > 1:
            at += _marks(chosen)
        return "issue INDEXED BY issue_by_community", at + every, False
    if wanted.groups and len(rest.parts) == 1:
        at = rest + _marks(chosen) if chosen.parts else rest
        return "issue INDEXED BY issue_by_group", at + every, False
    if sort == "state" and len(wanted.states) == 1 and wanted.states[0] in STATES:
        # one column of the board: the index begins with it
        every = Where([f"state_rank = {STATES.index(wanted.states[0])}"]) + every
    elif not rest.parts and chosen.parts and total is None:
        total = count(db, replace(wanted, text=""))
    if not rest.parts and chosen.parts and total is not None and total <= FEW:
        return "issue INDEXED BY issue_by_marks", _marks(chosen) + every, False
    if not rest.parts and sort in SORTED_BY:
        return f"issue INDEXED BY issue_by_{sort}", every, True
    return "issue", every, False


def _marks(chosen: Where) -> Where:
    """The marks that the chips let through, which few seeks in an index find."""
    return Where([f"marks IN (SELECT marks FROM issue_tally WHERE {chosen})"], list(chosen.values))  # noqa: S608


def _few_hits(db: Database, text: Where) -> bool:
    sql = f"SELECT count(*) FROM (SELECT n FROM issue WHERE {text} LIMIT {FEW // 2 + 1})"  # noqa: S608 - from the filter
    return "MATCH" in str(text) and db.conn.execute(sql, text.values).fetchone()[0] <= FEW // 2


def count(db: Database, wanted: Filter | None = None) -> int:
    """How many issues *wanted* lets through; what the chips alone decide is in the tally."""
    wanted = wanted or Filter()
    if wanted.text.strip() and (kept := orders_of(db)) is not None:
        orders, stamp = kept
        return orders.count(stamp, comparable(wanted), lambda: _count(db, wanted))
    return _count(db, wanted)


def _count(db: Database, wanted: Filter) -> int:
    chosen = chips(wanted)
    if _by_marks(wanted) and not wanted.text.strip():
        sql, where = "SELECT coalesce(sum(n), 0) FROM issue_tally", chosen
    else:
        source, where, walks = way(db, wanted, sort="place")
        source = "issue INDEXED BY issue_by_marks" if walks else source
        sql = f"SELECT count(*) FROM {source}"  # noqa: S608 - from the filter
    return int(db.conn.execute(f"{sql} WHERE {where}", where.values).fetchone()[0])


def position(db: Database, wanted: Filter, issue: str, *, sort: str, descending: bool = False) -> int:
    """How many issues stand before *issue* in the table; -1 when it is not in it."""
    every = inside(wanted) + details(wanted) + chips(wanted) + words(wanted)
    columns = SORTED_BY.get(sort) or (SORTS[sort], "place_ord", "id")
    here = db.conn.execute(
        f"SELECT {', '.join(columns)} FROM issue WHERE id = ? AND {every}",  # noqa: S608 - from the filter
        (issue, *every.values),
    ).fetchone()
    if here is None:
        return -1
    source, where, walks = way(db, wanted, sort=sort)
    names = ", ".join(columns if walks else (f"+{column}" for column in columns))
    before = f"({names}) {'>' if descending else '<'} ({', '.join('?' * len(columns))})"
    sql = f"SELECT count(*) FROM {source} WHERE {where} AND {before}"  # noqa: S608 - from the filter
    return int(db.conn.execute(sql, (*where.values, *here)).fetchone()[0])


def standings(db: Database, wanted: Filter | None = None) -> list[Issue]:
    """Every issue that *wanted* lets through, unsorted: what rates are counted from."""
    where = conditions(wanted or Filter())
    return [issue_of(row) for row in db.conn.execute(f"SELECT {_COLUMNS} FROM issue WHERE {where}", where.values)]  # noqa: S608


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
    where = conditions(wanted or Filter())
    sql = f"SELECT {column}, count(*) FROM issue WHERE {where} GROUP BY 1 ORDER BY 2 DESC, min(item_seq), 1"  # noqa: S608
    return dict(db.conn.execute(sql, where.values).fetchall())


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


def conditions(wanted: Filter) -> Where:
    """What a row must be to be let through, where nothing is sorted or counted by an index."""
    at = Where()
    at.any_of("community", wanted.communities)
    return at + inside(wanted) + details(wanted) + chips(wanted) + words(wanted)


def issue_of(row: Sequence[object]) -> Issue:
    # a page is two hundred of these, and setting thirty attributes of a frozen class one by one is most of its time
    issue = object.__new__(Issue)
    issue.__dict__.update(zip(_NAMES, row, strict=True))
    issue.__dict__["spot"] = False
    return issue


def standing_so(issue: Issue, then: Standing) -> Issue:
    """The same issue as it stood at another time."""
    known = object.__new__(Issue)
    known.__dict__.update(issue.__dict__)
    known.__dict__.update(then.__dict__)
    return known
