"""Settings of one laptop: in the encrypted database, but in no log, so they never travel."""

from __future__ import annotations

import json
from typing import Any

from storage.engine import Database


def get_setting(db: Database, name: str, default: Any = None) -> Any:
    """The value of *name*, *default* when it was never set."""
    row = db.conn.execute("SELECT value FROM setting WHERE name = ?", (name,)).fetchone()
    return default if row is None else json.loads(row[0])


def put_setting(db: Database, name: str, value: Any) -> None:
    """Set *name* to anything that JSON can hold."""
    db.conn.execute(
        "INSERT INTO setting (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value",
        (name, json.dumps(value, ensure_ascii=False)),
    )
