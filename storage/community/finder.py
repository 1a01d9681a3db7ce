"""Finding anything by a few characters: issues, places, people, meetings, cases and the rest, each kind for itself."""

from __future__ import annotations

from collections.abc import Iterable

from forms.lean import dataclass
from storage.community import issues
from storage.community.checklist_items import item_label
from storage.community.issues import Filter
from storage.engine import Database
from storage.search import plain, search

EACH = 6
"""So many of a kind are shown; of issues how many there are is said besides."""
ORDER = (
    "place", "issue", "person", "partner", "meeting", "case", "measure", "task", "demand", "activity", "label",
    "opinion", "answer", "batch", "pact", "nomination", "fund", "contribution", "schedule", "survey", "venue",
    "facility", "patrol", "doorstep",
)  # fmt: skip
"""The kinds that are found, in the order in which they are shown."""


@dataclass(frozen=True)
class Found:
    """One record: what it is called, what stands around the words, and the records it belongs to, by their kind."""

    kind: str
    rec: str
    title: str
    words: str
    at: tuple[tuple[str, str], ...] = ()
    code: str = ""
    """The item of an issue, for whoever says it in another language."""


@dataclass(frozen=True)
class Group:
    """The records of one kind, the best first; *total* is how many there are, where that is known."""

    kind: str
    found: tuple[Found, ...]
    total: int | None = None


def find(db: Database, text: str, *, community: str = "", each: int = EACH) -> list[Group]:
    """What *text* finds, by kind; nothing for a blank."""
    if not plain(text):
        return []
    groups = {"place": Group("place", tuple(_places(db, text, community=community, limit=each)))}
    groups["issue"] = _issues(db, text, community=community, limit=each)
    others = [kind for kind in ORDER if kind not in groups]
    for hit in search(db, text, others, limit=each * 8):
        known = groups.get(hit.kind, Group(hit.kind, ()))
        if len(known.found) < each:
            at = belongs(db, hit.kind, hit.rec)
            title = _answer_title(db, hit.rec) if hit.kind == "answer" else hit.title
            groups[hit.kind] = Group(hit.kind, (*known.found, Found(hit.kind, hit.rec, title, hit.snippet, at)))
    return [groups[kind] for kind in ORDER if kind in groups and groups[kind].found]


def _places(db: Database, text: str, *, community: str, limit: int) -> list[Found]:
    """Places whose whole name has every word, the shortest first: a building before its homes."""
    words = text.split()
    where = ["merged_into = ''", *(["instr(lower(path), lower(?)) > 0"] * len(words))]
    values: list[str | int] = [*words]
    if community:
        where.append("community = ?")
        values.append(community)
    sql = f"SELECT id, path FROM place WHERE {' AND '.join(where)} ORDER BY depth, ord LIMIT ?"  # noqa: S608
    rows = db.conn.execute(sql, (*values, limit))
    return [Found("place", rec, path, "") for rec, path in rows if path]


def _issues(db: Database, text: str, *, community: str, limit: int) -> Group:
    wanted = Filter(text=text, communities=(community,) if community else ())
    total = issues.count(db, wanted)
    found = issues.rows(db, wanted, sort="due", limit=limit) if total else []
    paths = dict(
        db.conn.execute(
            f"SELECT id, path FROM place WHERE id IN ({', '.join('?' * len(found))})",  # noqa: S608
            [one.place for one in found],
        ).fetchall()
    )
    said = (Found("issue", one.id, item_label(one.item), paths.get(one.place, ""), (), one.item) for one in found)
    return Group("issue", tuple(said), total)


# What a record belongs to: the table, and its columns by the kind they name.
_BELONGS: dict[str, tuple[str, tuple[tuple[str, str], ...]]] = {
    "measure": ("measure", (("meeting", "meeting"), ("case", '"case"'))),
    "task": ("task", (("issue", "issue"), ("meeting", "meeting"), ("case", '"case"'), ("place", "place"))),
    "demand": ("demand", (("issue", "issue"), ("place", "place"))),
    "opinion": (
        "opinion", (("issue", "issue"), ("meeting", "meeting"), ("case", '"case"'), ("place", "place")),
    ),
    "activity": ("activity", (("case", '"case"'), ("place", "place"))),
    "contribution": (
        "contribution", (("activity", "activity"), ("measure", "measure"), ("case", '"case"'), ("place", "place")),
    ),
    "pact": ("pact", (("case", '"case"'), ("place", "place"))),
    "schedule": ("schedule", (("case", '"case"'), ("place", "place"))),
    "survey": ("survey", (("issue", "issue"), ("case", '"case"'), ("place", "place"))),
    "venue": ("venue", (("place", "place"),)),
    "facility": ("facility", (("place", "place"),)),
    "patrol": ("patrol", (("place", "place"),)),
    "doorstep": ("doorstep", (("place", "place"),)),
}  # fmt: skip


def belongs(db: Database, kind: str, rec: str) -> tuple[tuple[str, str], ...]:
    """The records that *rec* belongs to, as (kind, record), the closest first: where it can be looked at."""
    if kind == "answer":
        sheet = db.conn.execute("SELECT batch FROM sheet_result WHERE id = ?", (rec,)).fetchone()
        place = db.conn.execute("SELECT place FROM answer WHERE rec = ?", (rec,)).fetchone()
        return _some((("batch", sheet[0] if sheet else ""), ("place", place[0] if place else "")))
    if kind not in _BELONGS:
        return ()
    table, columns = _BELONGS[kind]
    names = ", ".join(column for _, column in columns)
    row = db.conn.execute(f"SELECT {names} FROM {table} WHERE id = ?", (rec,)).fetchone()  # noqa: S608 - from above
    return _some((name, value) for (name, _), value in zip(columns, row, strict=True)) if row else ()


def _some(pairs: Iterable[tuple[str, str | None]]) -> tuple[tuple[str, str], ...]:
    return tuple((name, value) for name, value in pairs if value)


def _answer_title(db: Database, rec: str) -> str:
    sheet = db.conn.execute(
        "SELECT b.title, b.day, s.number FROM sheet_result s JOIN batch b ON b.id = s.batch WHERE s.id = ?", (rec,)
    ).fetchone()
    if sheet:
        return f"{sheet[0] or sheet[1]} · {sheet[2]}"
    row = db.conn.execute(
        "SELECT p.path, v.day FROM answer a LEFT JOIN place p ON p.id = a.place LEFT JOIN visit v ON v.id = a.rec"
        " WHERE a.rec = ?",
        (rec,),
    ).fetchone()
    return " · ".join(part for part in (row[0], row[1]) if part) if row else ""
