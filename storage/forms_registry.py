"""Form definitions: each version of a form is a record, so a form travels to other laptops like everything else."""

from __future__ import annotations

import base64
import hashlib
import json
import re
import zlib
from collections.abc import Mapping
from functools import lru_cache
from typing import TYPE_CHECKING

from forms.errors import UserError
from forms.lean import dataclass
from storage.engine import Database
from storage.events import Value
from storage.projections import Projected, projection
from storage.search import searchable

if TYPE_CHECKING:
    from forms.form import Form
    from storage.transaction import Transaction

KIND = "form"
PACKED = "xform/packed"
"""Field of a form too long for one event: its XForm, deflated, as base64."""
LONGEST_PLAIN = 800_000
FILE = "file/"
"""Fields of a form's record that begin so name an object: a list or a picture that belongs to the form."""
_COLUMNS = "rec, community, form_id, version, titles, settings, privacy, items, digest"


@dataclass(frozen=True)
class Definition:
    """One version of a form without its XForm, which `xform_of` reads."""

    rec: str
    community: str
    form_id: str
    version: str
    titles: Mapping[str, str]
    settings: Mapping[str, str]
    privacy: Mapping[str, str]
    items: str
    digest: str

    def title(self, language: str = "zh") -> str:
        """The title in *language* ("zh" finds a column called "中文 (zh)" too), else in any, else the id."""
        named = (
            title for name, title in self.titles.items() if name in (language, "") or name.endswith(f"({language})")
        )
        return next(named, None) or next(iter(self.titles.values()), self.form_id)


@projection(
    KIND,
    tables={
        "form": "CREATE TABLE form (rec TEXT PRIMARY KEY, community TEXT NOT NULL, form_id TEXT NOT NULL,"
        " version TEXT NOT NULL, titles TEXT NOT NULL, settings TEXT NOT NULL, privacy TEXT NOT NULL,"
        " items TEXT NOT NULL, digest TEXT NOT NULL, xform TEXT NOT NULL) STRICT",
        "form_file": "CREATE TABLE form_file (form TEXT NOT NULL, name TEXT NOT NULL, object TEXT NOT NULL,"
        " PRIMARY KEY (form, name)) STRICT, WITHOUT ROWID",
    },
    indexes=("CREATE INDEX form_id ON form (form_id, version)",),
    stage=0,
)
def project_form(db: Database, rec: str, fields: Mapping[str, Value], state: Projected) -> None:
    """One row a version; the wide tables of that version are made again."""
    old = db.conn.execute("SELECT form_id, version FROM form WHERE rec = ?", (rec,)).fetchone()
    if old is not None:
        state.dependents.add(("wide", *old))
        db.conn.execute("DELETE FROM form WHERE rec = ?", (rec,))
        db.conn.execute("DELETE FROM form_file WHERE form = ?", (rec,))
    text = written_xform(fields)
    if state.void or not isinstance(text, str):
        return
    form_id, version = str(fields.get("form_id") or ""), str(fields.get("version") or "")
    maps = [_map_text(fields.get(name)) for name in ("titles", "settings", "privacy")]
    db.conn.execute(
        f"INSERT INTO form ({_COLUMNS}, xform) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",  # noqa: S608 - a constant
        (rec, state.community, form_id, version, *maps, str(fields.get("items") or ""), _digest(text), text),
    )
    files = [(rec, name.removeprefix(FILE), item) for name, item in fields.items() if name.startswith(FILE)]
    db.conn.executemany("INSERT INTO form_file (form, name, object) VALUES (?, ?, ?)", files)
    state.dependents.add(("wide", form_id, version))


@searchable(KIND)
def _found_by(fields: Mapping[str, Value]) -> tuple[str, str] | None:
    titles = json.loads(_map_text(fields.get("titles")))
    return next(iter(titles.values()), str(fields.get("form_id"))), " ".join(
        [*titles.values(), str(fields.get("form_id"))]
    )


def add_form(
    txn: Transaction,
    *,
    form_id: str,
    version: str,
    xform: str,
    titles: Mapping[str, str] | None = None,
    settings: Mapping[str, str] | None = None,
    privacy: Mapping[str, str] | None = None,
    items: str = "",
    community: str | None = None,
) -> str:
    """Keep one version of a form; the same one again changes nothing. Returns its record.

    Raises `UserError` WORKSPACE_011 when this version exists with another content: answers were given to what it
    was, so a changed form needs a new version.
    """
    home = community or txn.author.community
    rec = form_record(home, form_id=form_id, version=version)
    fields = txn.fields(rec)
    if written_xform(fields) not in (None, xform):
        raise UserError("WORKSPACE_011", form=form_id, version=version)
    wanted: dict[str, Value] = {
        "form_id": form_id,
        "version": version,
        **_xform_field(xform),
        "titles": _json(titles),
        "settings": _json(settings),
        "privacy": _json(privacy),
        "items": items,
    }
    changed = {name: value for name, value in wanted.items() if fields.get(name) != value}
    if changed:
        txn.append(KIND, rec, changed, community=home)
    return rec


def written_xform(fields: Mapping[str, Value]) -> str | None:
    """The XForm among a record's fields, however it was written; None when there is none that can be read."""
    text, packed = fields.get("xform"), fields.get(PACKED)
    if isinstance(text, str) or not isinstance(packed, str):
        return text if isinstance(text, str) else None
    from forms.safe_xml import LARGEST_BYTES  # the XML library is not needed to open a window

    try:
        inflater = zlib.decompressobj()
        data = inflater.decompress(base64.b64decode(packed), LARGEST_BYTES)
        return data.decode() if inflater.eof else None
    except (ValueError, zlib.error):
        return None


def _xform_field(xform: str) -> dict[str, Value]:
    """A long form is packed: one event holds a megabyte, and forms with long lists are longer."""
    if len(xform.encode()) <= LONGEST_PLAIN:
        return {"xform": xform}
    return {PACKED: base64.b64encode(zlib.compress(xform.encode(), 9)).decode()}


def form_record(community: str, *, form_id: str, version: str) -> str:
    """The record of a version of a form: the same on every laptop of the community."""
    return f"{KIND}:{hashlib.sha256(json.dumps([community, form_id, version]).encode()).hexdigest()[:32]}"


def definitions(db: Database, form_id: str | None = None) -> list[Definition]:
    """All versions of one form or of every form, by id, the newest version first."""
    rows = db.conn.execute(
        f"SELECT {_COLUMNS} FROM form WHERE ? IS NULL OR form_id = ? ORDER BY form_id, rec",  # noqa: S608
        (form_id, form_id),
    )
    found = [
        Definition(
            rec=row[0],
            community=row[1],
            form_id=row[2],
            version=row[3],
            titles=json.loads(row[4]),
            settings=json.loads(row[5]),
            privacy=json.loads(row[6]),
            items=row[7],
            digest=row[8],
        )
        for row in rows
    ]
    found.sort(key=lambda item: item.rec)
    found.sort(key=lambda item: _version_key(item.version), reverse=True)
    return sorted(found, key=lambda item: item.form_id)


def latest(db: Database) -> list[Definition]:
    """The newest version of every form, by id."""
    return list({item.form_id: item for item in reversed(definitions(db))}.values())[::-1]


def definition(db: Database, form_id: str, version: str | None = None) -> Definition | None:
    """One version of a form, the newest when *version* is None; None when it is not here."""
    return next((item for item in definitions(db, form_id) if version in (None, item.version)), None)


def xform_of(db: Database, rec: str) -> str:
    """The XForm of a definition's record."""
    return str(db.conn.execute("SELECT xform FROM form WHERE rec = ?", (rec,)).fetchone()[0])


def load(db: Database, form_id: str, version: str | None = None) -> Form:
    """The form, ready for a session; parsed once a program. Raises `UserError` WORKSPACE_013 when it is not here."""
    found = definition(db, form_id, version)
    if found is None:
        raise UserError("WORKSPACE_013", form=form_id, version=version or "")
    form = parsed(found.digest)
    return parse(found.digest, xform_of(db, found.rec)) if form is None else form


_forms: dict[str, Form] = {}


def parsed(digest: str) -> Form | None:
    """A form that was parsed before."""
    return _forms.get(digest)


def parse(digest: str, text: str) -> Form:
    """Parse a form and remember it by the digest of its text. Raises `FormError`."""
    from forms import xform  # the form engine waits until somebody opens a form

    form = _forms[digest] = xform.parse(text)
    return form


def is_newer(version: str, than: str) -> bool:
    """Tell whether *version* comes after *than*, as people write versions."""
    return _version_key(version) > _version_key(than)


def _version_key(version: str) -> tuple[tuple[int, int, str], ...]:
    """Versions as people write them: 2 before 10, 2026112201 after 2026112200, 1.9 before 1.10."""
    parts = re.findall(r"\d+|\D+", version)
    return tuple((1, int(part), "") if part.isdecimal() and part.isascii() else (0, 0, part) for part in parts)


def _json(value: Mapping[str, str] | None) -> str:
    return json.dumps(dict(value or {}), ensure_ascii=False, sort_keys=True)


def _map_text(value: Value) -> str:
    """*value* if it is the JSON of an object of texts, else an empty one."""
    try:
        data = json.loads(value) if isinstance(value, str) else {}
    except (ValueError, RecursionError):
        data = {}
    return _json({str(name): str(item) for name, item in data.items()} if isinstance(data, dict) else {})


@lru_cache(maxsize=64)
def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:32]
