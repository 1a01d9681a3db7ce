"""Which photos are missing: where they hang and of what day, for people who have never seen an object's id."""

from __future__ import annotations

import json
from collections.abc import Iterable

from forms.lean import dataclass
from storage import heads
from storage.community import places
from storage.engine import Database


@dataclass(frozen=True)
class Lacking:
    """A photo whose file is gone: the record it hangs on, the place of that record, the day it was taken."""

    object: str
    owner: str
    place: str
    day: str

    @property
    def title(self) -> str:
        return " ".join(part for part in (self.place or self.owner, self.day) if part)


def lacking(db: Database, objects: Iterable[str]) -> list[Lacking]:
    """What hangs where, among *objects*; an object on several records comes once for each."""
    rows = db.conn.execute(
        "SELECT object, owner, substr(taken, 1, 10) FROM photo WHERE object IN (SELECT value FROM json_each(?))"
        " ORDER BY taken, rec",
        (json.dumps(list(objects)),),
    ).fetchall()
    at = {owner: _place(db, owner) for _, owner, _ in rows}
    paths = {key: place.path for key, place in places.load_many(db, filter(None, at.values())).items()}
    return [Lacking(item, owner, paths.get(at[owner], ""), day) for item, owner, day in rows]


def _place(db: Database, owner: str) -> str:
    if owner.startswith("place:"):
        return owner
    if heads.load(db, owner) is not None:
        return str(heads.fields(db, owner).get("place") or "")
    row = db.conn.execute("SELECT place FROM draft WHERE rec = ?", (owner,)).fetchone()
    return str(row[0] or "") if row else ""
