"""Every name of a person that the records know: what free text must not carry into a public document."""

from __future__ import annotations

from storage.community.people import PARTIES
from storage.engine import Database

# Tables and columns that hold a name as somebody typed it. A record id in one of them is a person of the roster.
_COLUMNS = (
    ("person", "name"),
    ("meeting_attendee", "name"),
    ("meeting", "host"),
    ("meeting", "recorder"),
    ("nomination", "name"),
    ("opinion", "contact"),
    ("pairing", "elder"),
    ("pairing", "helper"),
    ("place_duty", "person"),
    ("task", "person"),
    ("shift", "person"),
    ("occasion", '"by"'),
    ("venue", "head"),
    ("site_role", "person"),
    ("partner_member", "person"),
)


def known_names(db: Database) -> set[str]:
    """Names of two characters and more. What is the name of a party or an organisation is nobody's."""
    found: set[str] = set()
    for table, column in _COLUMNS:
        rows = db.conn.execute(f"SELECT DISTINCT {column} FROM {table} WHERE {column} <> ''")  # noqa: S608 - from above
        found.update(row[0].strip() for row in rows if not row[0].startswith("person:"))
    partners = {row[0] for row in db.conn.execute("SELECT name FROM partner")}
    return {name for name in found if len(name) > 1} - set(PARTIES.values()) - set(PARTIES) - partners
