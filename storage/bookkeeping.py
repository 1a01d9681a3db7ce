"""What the program writes of its own accord: nobody typed it, so no count of changes holds it.

That is the first event of each community, of each form that comes with the program, of each laptop and of each key.
Who renames a community, a laptop or changes a form writes a second one, and that counts.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from functools import lru_cache

from storage.built_in import comes_with_the_program
from storage.engine import Database
from storage.events import Event
from storage.forms_registry import form_record

_KINDS = ("device", "epoch")


def is_bookkeeping(event: Event) -> bool:
    """Whether the program wrote *event* without being asked."""
    return not event.prev and (event.kind in _KINDS or event.rec in _begun_with(event.community))


def bookkeeping(db: Database, communities: Sequence[str]) -> dict[str, int]:
    """The ids of such events in the log, each with its place there."""
    records = json.dumps([rec for community in communities for rec in sorted(_begun_with(community))])
    found: dict[str, int] = dict(
        db.conn.execute(
            "SELECT id, min(seq) FROM event WHERE rec IN (SELECT value FROM json_each(?)) GROUP BY rec", (records,)
        ).fetchall()
    )
    for kind in _KINDS:
        found |= dict(
            db.conn.execute(
                # "+": else all that the communities ever wrote is read, not these few
                "SELECT id, min(seq) FROM event WHERE rec > ? AND rec < ? AND +community IN"
                " (SELECT value FROM json_each(?)) GROUP BY rec",
                (f"{kind}:", f"{kind};", json.dumps(list(communities))),
            ).fetchall()
        )
    return found


@lru_cache(maxsize=64)
def _begun_with(community: str) -> frozenset[str]:
    forms = {form_record(community, form_id=name, version=version) for name, version in comes_with_the_program()}
    return frozenset({f"community:{community}"} | forms)
