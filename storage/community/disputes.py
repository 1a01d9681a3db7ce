"""Issues on which people differ: in the issue itself, or in the visit that found it. They are marked 待核实."""

from __future__ import annotations

import json
from collections.abc import Iterable

from storage.engine import Database

_OF_ISSUES = "SELECT rec FROM conflict WHERE kind = 'issue' AND rec IN (SELECT value FROM json_each(?))"
# what a visit says about an item is "…/item" and "…/item_…"; a room's answers stand in its row
_OF_VISITS = """SELECT i.id FROM conflict c JOIN finding f ON f.visit = c.rec JOIN issue i ON i.place = f.place
    AND i.item = f.item WHERE c.kind = 'answer' AND i.id IN (SELECT value FROM json_each(?)) AND (c.field = '_void'
    OR substr('/' || c.field, -length('/' || f.item)) = '/' || f.item OR instr('/' || c.field, '/' || f.item || '_') > 0
    OR (f.room <> '' AND substr(c.field, 1, length(f.room) + 6) = 'room:' || f.room || '/'))"""


def disputed(db: Database, issues: Iterable[str]) -> set[str]:
    """Those of *issues* about which people said different things, and nobody has settled it yet."""
    if db.conn.execute("SELECT 1 FROM conflict LIMIT 1").fetchone() is None:
        return set()
    wanted = json.dumps(list(issues))
    return {row[0] for sql in (_OF_ISSUES, _OF_VISITS) for row in db.conn.execute(sql, (wanted,))}
