"""Search in Chinese: every pair of neighbouring characters is a word of the index.

Chinese has no spaces, and an index of longer pieces finds nothing for two characters (烟感) and says nothing
about it. Pairs find two characters and more exactly; a single character is looked for by scanning.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping, Sequence

from forms.lean import dataclass
from storage.engine import Database
from storage.events import Value
from storage.projections import Projected, projection, registry

LONGEST_TEXT = 20_000
AROUND = 16  # characters either side of what was found
Describe = Callable[[Mapping[str, Value]], "tuple[str, str] | None"]

_describe: dict[str, Describe] = {}
# compiled when first used: nobody searches while the window opens
_WORD = r"[^\W_]+"
_CJK = r"[\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]"


@dataclass(frozen=True)
class Hit:
    """A record that was found: what to call it, and the words around what was looked for."""

    kind: str
    rec: str
    title: str
    snippet: str


def searchable(kind: str) -> Callable[[Describe], Describe]:
    """Say how records of *kind* are found: a function from merged fields to (title, text), or None to leave one out.

    Kinds without one are found by whatever Chinese their fields hold.
    """

    def register(function: Describe) -> Describe:
        _describe[kind] = function
        return function

    return register


def plain(text: str) -> str:
    """*text* as it is compared: full-width letters and digits narrow, capitals small, spaces single."""
    return " ".join(unicodedata.normalize("NFKC", text[:LONGEST_TEXT]).casefold().split())


def grams(text: str) -> str:
    """The words of the index for *text*: overlapping pairs within each run of characters, joined by spaces."""
    words: list[str] = []
    for run in runs(text):
        words += [run[place : place + 2] for place in range(len(run) - 1)] or [run]
    return " ".join(words)


def phrase(text: str) -> str:
    """A safe FTS5 query for what somebody typed; "" when only a scan can answer (a single character).

    Runs of letters and signs each become one quoted phrase, and all must occur. Nothing of the text is read as
    query syntax.
    """
    return " AND ".join(f'"{grams(run)}"' for run in runs(plain(text)) if len(run) > 1)


def search(db: Database, text: str, kinds: Iterable[str] | None = None, limit: int = 50) -> list[Hit]:
    """Records in which every word of *text* occurs, those that begin with it first."""
    wanted = plain(text)
    if not wanted:
        return []
    parts = wanted.split()
    query = phrase(text)
    only = None if kinds is None else list(kinds)
    where = ["instr(body, ?) > 0"] * len(parts)
    values: list[object] = [*parts]
    if query:
        where.insert(0, "id IN (SELECT rowid FROM search_grams WHERE search_grams MATCH ?)")
        values.insert(0, query)
    if only is not None:
        where.append(f"kind IN ({', '.join('?' * len(only))})")
        values += only
    # those that begin with it first, then the shortest; never by row number, which a rebuild changes
    sql = f"SELECT kind, rec, title, body FROM search_text WHERE {' AND '.join(where)} "  # noqa: S608
    sql += "ORDER BY instr(body, ?), length(body), rec LIMIT ?"
    rows = db.conn.execute(sql, (*values, parts[0], limit))
    return [Hit(kind, rec, title, snippet(body, parts[0])) for kind, rec, title, body in rows]


def snippet(body: str, wanted: str) -> str:
    """The words around *wanted* in *body*."""
    place = max(0, body.find(wanted))
    start, end = max(0, place - AROUND), place + len(wanted) + AROUND
    return ("…" if start else "") + body[start:end] + ("…" if end < len(body) else "")


def _index(db: Database, records: Sequence[tuple[str, Mapping[str, Value], Projected]]) -> None:
    """One row of text a record, and its pairs in the index."""
    recs = json.dumps([rec for rec, _, _ in records])
    rows = db.conn.execute(
        "SELECT rec, id, title, body FROM search_text WHERE rec IN (SELECT value FROM json_each(?))", (recs,)
    )
    old = {rec: (row, title, body) for rec, row, title, body in rows}
    gone: list[tuple[int]] = []
    texts: list[tuple[int, str, str, str, str]] = []
    pairs: list[tuple[int, str]] = []
    (last,) = db.conn.execute("SELECT coalesce(max(id), 0) FROM search_text").fetchone()
    for rec, fields, state in records:
        described = None if state.void else _describe.get(state.kind, _anything_chinese)(fields)
        title, body = described or ("", "")
        if described:  # the title is part of what is found
            body = plain(body if body.startswith(title) else f"{title} {body}")
        before = old.get(rec)
        if before is not None:
            if body and (title, body) == before[1:]:
                continue
            gone.append((before[0],))
        if body:
            last += 1
            texts.append((last, rec, state.kind, title, body))
            pairs.append((last, grams(body)))
    db.conn.executemany("DELETE FROM search_text WHERE id = ?", gone)
    db.conn.executemany("DELETE FROM search_grams WHERE rowid = ?", gone)
    db.conn.executemany("INSERT INTO search_text (id, rec, kind, title, body) VALUES (?, ?, ?, ?, ?)", texts)
    db.conn.executemany("INSERT INTO search_grams (rowid, grams) VALUES (?, ?)", pairs)


@projection(
    "",
    tables={
        "search_text": "CREATE TABLE search_text (id INTEGER PRIMARY KEY, rec TEXT NOT NULL UNIQUE,"
        " kind TEXT NOT NULL, title TEXT NOT NULL, body TEXT NOT NULL) STRICT",
        "search_grams": "CREATE VIRTUAL TABLE search_grams USING fts5(grams, content='', contentless_delete=1,"
        ' tokenize="unicode61 remove_diacritics 0")',
    },
    version=2,  # labels are found by the name they have now, whatever its letters
    many=_index,
)
def project_search(db: Database, rec: str, fields: Mapping[str, Value], state: Projected) -> None:
    _index(db, [(rec, fields, state)])


registry.hide("search_grams")


def _anything_chinese(fields: Mapping[str, Value]) -> tuple[str, str] | None:
    texts = [
        value
        for name, value in sorted(fields.items())
        if isinstance(value, str)
        and not value.isascii()
        and not name.startswith("_")
        and len(value) < LONGEST_TEXT
        and re.search(_CJK, value)
    ]
    if not texts:
        return None
    title = next((fields[name] for name in ("name", "title", "topic") if isinstance(fields.get(name), str)), texts[0])
    return str(title)[:40], " ".join(texts)


def runs(text: str) -> list[str]:
    """Pieces of *text* between spaces and punctuation."""
    return re.findall(_WORD, text)
