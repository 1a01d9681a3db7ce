"""Filled forms as ODK knows them: the XForm, one XForm instance a record, and the photos it names, in one zip."""

from __future__ import annotations

import zipfile
from typing import TYPE_CHECKING, BinaryIO

from forms.errors import UserError
from forms.session import FormSession
from storage import forms_registry, heads
from storage.engine import Database
from storage.records import answers

if TYPE_CHECKING:
    from storage.workspace import Workspace

PHOTO = "photo:"
# A fixed time, so that equal records make an equal file.
EPOCH = (2020, 1, 1, 0, 0, 0)


def export(ws: Workspace, out: BinaryIO, *, form: str) -> tuple[int, list[str]]:
    """Write all records of *form*; returns how many, and the photos that are not on this laptop.

    Layout: forms/<form>-<version>.xml, instances/<record>/submission.xml with its media beside it. An image
    question names the first of its photos; ODK knows no second. Raises `UserError` WORKSPACE_013 when the
    form is not here.
    """

    def read(db: Database) -> list[tuple[str, str, dict[str, str], dict[str, str]]]:
        forms_registry.load(db, form)
        rows = db.conn.execute("SELECT rec, version FROM answer WHERE form_id = ? ORDER BY rec", (form,)).fetchall()
        found = []
        for rec, version in rows:
            fields = answers(heads.fields(db, rec))
            media = {name: value for name, value in fields.items() if value.startswith(PHOTO)}
            objects = {_file(photo): _object(db, photo) for photo in media.values()}
            fields |= {name: _file(photo) for name, photo in media.items()}
            found.append((rec, version, fields, {name: item for name, item in objects.items() if item}))
        return found

    records = ws.read(read)
    missing: list[str] = []
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as bundle:
        for definition in ws.read(lambda db: forms_registry.definitions(db, form)):
            xform = ws.read(lambda db, rec=definition.rec: forms_registry.xform_of(db, rec))  # type: ignore[misc]
            _add(bundle, f"forms/{form}-{definition.version}.xml", xform.encode())
        for rec, version, fields, media in records:
            folder = f"instances/{rec.partition(':')[2]}"
            _add(bundle, f"{folder}/submission.xml", _instance(ws, form, version, fields).encode())
            for name, item in media.items():
                try:
                    _add(bundle, f"{folder}/{name}", ws.objects.get(item), packed=False)
                except UserError as error:
                    if error.code not in ("OBJECT_004", "OBJECT_005"):
                        raise
                    missing.append(name)
    return len(records), missing


def _instance(ws: Workspace, form: str, version: str, fields: dict[str, str]) -> str:
    """The record as XML of the version it was filled with, or of the newest when that one is not here."""

    def load(db: Database) -> FormSession:
        known = forms_registry.definition(db, form, version)
        return FormSession(forms_registry.load(db, form, version if known else None), fields=fields)

    return ws.read(load).to_xml()


def _file(photo: str) -> str:
    return f"{photo.removeprefix(PHOTO)}.jpg"


def _object(db: Database, photo: str) -> str:
    row = db.conn.execute("SELECT object FROM photo WHERE rec = ?", (photo,)).fetchone()
    return str(row[0]) if row else ""


def _add(bundle: zipfile.ZipFile, name: str, data: bytes, *, packed: bool = True) -> None:
    entry = zipfile.ZipInfo(name, EPOCH)
    entry.compress_type = zipfile.ZIP_DEFLATED if packed else zipfile.ZIP_STORED
    bundle.writestr(entry, data)
