"""Photo records: which object shows what, where it hangs, and whether it may be printed for the public."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from forms.errors import UserError
from forms.lean import dataclass
from storage.engine import READ_ONLY, Database
from storage.events import Value
from storage.projections import Projected, projection

if TYPE_CHECKING:
    from storage.transaction import Transaction
    from storage.workspace import Workspace


@dataclass(frozen=True)
class Photo:
    """One photo on one field of one record. *public* is False until a person says otherwise."""

    id: str
    object: str
    owner: str
    field: str
    taken: str
    public: bool


@projection(
    "photo",
    tables={
        "photo": "CREATE TABLE photo (rec TEXT PRIMARY KEY, object TEXT NOT NULL, owner TEXT NOT NULL,"
        " field TEXT NOT NULL, taken TEXT NOT NULL, public INTEGER NOT NULL, name TEXT NOT NULL)"
        " STRICT, WITHOUT ROWID"
    },
    indexes=("CREATE INDEX photo_owner ON photo (owner, field)", "CREATE INDEX photo_object ON photo (object)"),
)
def project_photo(db: Database, rec: str, fields: Mapping[str, Value], state: Projected) -> None:
    """One row a photo that has an object."""
    db.conn.execute("DELETE FROM photo WHERE rec = ?", (rec,))
    if not state.void and isinstance(fields.get("object"), str):
        texts = [str(fields.get(name) or "") for name in ("object", "owner", "field", "taken")]
        name = str(fields.get("name") or "")
        row = (rec, *texts, fields.get("public") is True, name)
        db.conn.execute("INSERT INTO photo VALUES (?, ?, ?, ?, ?, ?, ?)", row)


def add_photo(workspace: Workspace, data: bytes, *, owner_rec: str, field: str, taken: str | None = None) -> str:
    """Keep the photo in *data* and hang it on *field* of *owner_rec*; returns the photo record's id.

    The object is safe on disk before the record names it. *taken* is what the camera or the clock said, as text.
    """
    home = _home_of(workspace, owner_rec)
    object_id = workspace.objects.take_photo(data, community=home)
    return _hang(workspace, object_id, home=home, owner_rec=owner_rec, field=field, taken=taken)


def add_file(workspace: Workspace, data: bytes, *, owner_rec: str, field: str, name: str) -> str:
    """Keep any other file (a recording, a film, a document) called *name* on *field* of *owner_rec*, as it is."""
    home = _home_of(workspace, owner_rec)
    import mimetypes

    mime = mimetypes.guess_type(name)[0] or "application/octet-stream"
    object_id = workspace.objects.put(data, community=home, mime=mime)
    return _hang(workspace, object_id, home=home, owner_rec=owner_rec, field=field, name=name)


def file_of(db: Database, rec: str) -> tuple[str, str]:
    """The object and the file name of a photo or file, the name made up for a photo; blanks when it is not here."""
    row = db.conn.execute("SELECT object, name FROM photo WHERE rec = ?", (rec,)).fetchone()
    if row is None:
        return "", ""
    return str(row[0]), str(row[1]) or f"{rec.partition(':')[2]}.jpg"


def _hang(
    workspace: Workspace,
    object_id: str,
    *,
    home: str,
    owner_rec: str,
    field: str,
    taken: str | None = None,
    name: str = "",
) -> str:
    def append(txn: Transaction) -> str:
        rec = f"photo:{txn.new_id()}"
        values: dict[str, Value] = {
            "object": object_id,
            "owner": owner_rec,
            "field": field,
            "taken": taken or txn.now(),
            "public": False,
        }
        if name:
            values["name"] = name
        txn.append("photo", rec, values, community=home)
        return rec

    return workspace.write_now(append)


def _home_of(workspace: Workspace, owner: str) -> str:
    """The community of a finished record or of a draft: its photos are sealed with the same key.

    Raises `UserError` WORKSPACE_003 before an object lies in a folder that nobody wants touched.
    """
    if workspace.readonly:
        raise UserError(READ_ONLY, path=str(workspace.folder))
    sql = "SELECT community FROM head WHERE rec = ? UNION ALL SELECT community FROM draft WHERE rec = ?"
    row = workspace.read(lambda db: db.conn.execute(sql, (owner, owner)).fetchone())
    return workspace.community if row is None else str(row[0])


def photos_of(db: Database, owner: str, field: str | None = None) -> list[Photo]:
    """The photos of a record, or of one field of it, oldest first."""
    return _photos(db, "owner = ? AND (? IS NULL OR field = ?) ORDER BY taken, rec", (owner, field, field))


def photos_of_many(db: Database, owners: Iterable[str]) -> dict[tuple[str, str], list[Photo]]:
    """The photos of many records by record and field, oldest first."""
    found: dict[tuple[str, str], list[Photo]] = {}
    for photo in _photos(db, "owner IN (SELECT value FROM json_each(?)) ORDER BY taken, rec", _listed(owners)):
        found.setdefault((photo.owner, photo.field), []).append(photo)
    return found


def load_many(db: Database, photos: Iterable[str]) -> dict[str, Photo]:
    """The photos that exist among *photos*, by id."""
    return {photo.id: photo for photo in _photos(db, "rec IN (SELECT value FROM json_each(?))", _listed(photos))}


def _listed(ids: Iterable[str]) -> tuple[str]:
    return (json.dumps(list(dict.fromkeys(ids))),)


def _photos(db: Database, where: str, values: tuple[str | None, ...]) -> list[Photo]:
    sql = f"SELECT rec, object, owner, field, taken, public FROM photo WHERE {where}"  # noqa: S608 - from above
    rows = db.conn.execute(sql, values)
    return [Photo(rec, item, owner, name, taken, bool(public)) for rec, item, owner, name, taken, public in rows]
