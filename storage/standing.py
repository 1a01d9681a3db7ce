"""How safe the community's records are now: what lies on this laptop only, and since when."""

from __future__ import annotations

import json
from collections.abc import Collection

from forms.lean import dataclass
from storage import heads
from storage.bookkeeping import bookkeeping
from storage.engine import Database


@dataclass(frozen=True)
class Standing:
    """What the status strip may say.

    *only_here* counts the changes that people made and no backup and no carrier has. *elsewhere* is false as
    long as nothing has ever left this laptop: then a count of none does not mean that all is safe.
    """

    community: str
    only_here: int
    last_backup: str | None
    elsewhere: bool


def standing(db: Database) -> Standing:
    """Reckon from the log itself; a backup and a carrier note how far they have come under their own setting."""
    wanted = ("carried_seq", "backup_seq", "backup_at")
    found = db.conn.execute("SELECT name, value FROM setting WHERE name IN (?, ?, ?)", wanted)
    settings = {name: json.loads(value) for name, value in found}
    carried = max(int(settings.get("carried_seq", 0)), int(settings.get("backup_seq", 0)))
    # the log only grows and its numbers have no holes; counting would read the sealed bytes of every event
    (last,) = db.conn.execute("SELECT coalesce(max(seq), 0) FROM event").fetchone()
    rows = db.conn.execute("SELECT id, name FROM community ORDER BY name").fetchall()
    by_itself = bookkeeping(db, [str(key) for key, _ in rows])
    here = last - carried - sum(seq > carried for seq in by_itself.values())
    only_here = max(0, here - sum(_arrived(db, str(key), after=carried, but=by_itself) for key, _ in rows))
    names = [str(heads.fields(db, f"community:{key}").get("name", name)) for key, name in rows]
    return Standing("、".join(names), int(only_here), settings.get("backup_at"), elsewhere=carried > 0)


def _arrived(db: Database, community: str, *, after: int, but: Collection[str]) -> int:
    """How many events beyond the number *after* a carrier has all the same: one before them was refused there."""
    (passed,) = db.conn.execute(
        "SELECT coalesce(max(CAST(json_extract(json_extract(document, '$.seq'), '$[0]') AS INTEGER)), 0)"
        " FROM checkpoint WHERE community = ? AND direction = 'push'",
        (community,),
    ).fetchone()
    if passed <= after:
        return 0
    (count,) = db.conn.execute(
        "SELECT count(*) FROM event WHERE seq > ? AND seq <= ? AND community = ?"
        " AND id NOT IN (SELECT value FROM json_each(?))"
        " AND id NOT IN (SELECT substr(id, 3) FROM waiting WHERE community = ? AND direction = 'out')",
        (after, passed, community, json.dumps(list(but)), community),
    ).fetchone()
    return int(count)
