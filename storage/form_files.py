"""The files that belong to a form: lists of choices, pictures and sounds of its questions. They travel with it."""

from __future__ import annotations

import mimetypes
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from forms.entities import datasets
from forms.errors import UserError
from forms.form_media import files_named
from forms.instances import LARGEST_FILE
from forms.xlsform_files import found_beside
from storage import entities, forms_registry
from storage.engine import Database, environment
from storage.forms_registry import FILE, KIND, definition, form_record

if TYPE_CHECKING:
    from storage.transaction import Transaction
    from storage.workspace import Workspace


def attach(
    ws: Workspace, *, form_id: str, version: str, files: Mapping[str, bytes], community: str | None = None
) -> list[str]:
    """Keep *files*, by name, with a version of a form; returns the names that were new or changed.

    Raises `UserError` WORKSPACE_013 when that version is not here.
    """
    home = community or ws.community
    rec = form_record(home, form_id=form_id, version=version)
    if not ws.read(lambda db: db.conn.execute("SELECT 1 FROM form WHERE rec = ?", (rec,)).fetchone()):
        raise UserError("WORKSPACE_013", form=form_id, version=version)
    kept = {
        name: ws.objects.put(data, community=home, mime=mimetypes.guess_type(name)[0] or "application/octet-stream")
        for name, data in files.items()
    }

    def write(txn: Transaction) -> list[str]:
        known = txn.fields(rec)
        changed = {name: item for name, item in kept.items() if known.get(f"{FILE}{name}") != item}
        if changed:
            txn.append(KIND, rec, {f"{FILE}{name}": item for name, item in changed.items()}, community=home)
        return list(changed)

    return ws.write_now(write)


def bring_along(ws: Workspace, *, form_id: str, version: str, beside: Path) -> list[str]:
    """Keep the files that a form speaks of and that lie *beside* its spreadsheet; returns the names of those missing.

    ODK's tools put them into a folder called like the spreadsheet with "-media" at the end; one called "media" and the
    spreadsheet's own folder are looked through too. A list that entities make here is not missing.
    """
    form = ws.read(lambda db: forms_registry.load(db, form_id, version))
    found: dict[str, bytes] = {}
    wanted = files_named(form)
    for name in wanted:
        path = found_beside(beside, name)
        if path is not None and path.stat().st_size <= LARGEST_FILE:
            with environment(path):
                found[name] = path.read_bytes()
    attach(ws, form_id=form_id, version=version, files=found)
    made_here = ws.read(entities.lists).keys() | datasets(form).keys()
    return [name for name in wanted if name not in found and name.rpartition(".")[0] not in made_here]


def names(db: Database, *, form_id: str, version: str | None = None) -> dict[str, str]:
    """The files of a version of a form (the newest when None): the object by file name."""
    found = definition(db, form_id, version)
    if found is None:
        return {}
    return dict(db.conn.execute("SELECT name, object FROM form_file WHERE form = ? ORDER BY name", (found.rec,)))


def read(ws: Workspace, *, form_id: str, version: str | None, name: str) -> bytes | None:
    """One file of a form, by its name or an address such as jr://images/door.png; None when it is not here."""
    item = ws.read(lambda db: names(db, form_id=form_id, version=version)).get(name.rpartition("/")[2])
    if item is None:
        return None
    try:
        return ws.objects.get(item)
    except UserError as error:
        if error.code not in ("OBJECT_004", "OBJECT_005"):
            raise
        return None  # it has not arrived yet, or is damaged: the form works without it
