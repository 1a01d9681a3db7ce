"""Filled forms as ODK knows them: the XForm, one submission a record, and the media of both, in one zip.

The layout is the one of ODK Briefcase and Collect, which KoboToolbox's import reads as well: forms/<form>.xml with
forms/<form>-media/, and instances/<uuid>/submission.xml with its media beside it. Media that no answer names, such as
the second photo of a question, are listed in further-media.csv with the question they belong to.
"""

from __future__ import annotations

import csv
import io
import mimetypes
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, BinaryIO

from exporters.odk_encryption import encrypt
from exporters.records import place_of
from forms.audit import FILE, as_csv, audit_settings
from forms.errors import UserError
from forms.submission import submission
from storage import form_files, forms_registry, heads, photos
from storage.engine import Database
from storage.records import answers, audit_lines
from storage.submissions import FURTHER, FURTHER_HEAD

if TYPE_CHECKING:
    from storage.workspace import Workspace

PHOTO = "photo:"
# A fixed time, so that equal records make an equal file.
EPOCH = (2020, 1, 1, 0, 0, 0)
ABSENT = ("OBJECT_004", "OBJECT_005")


@dataclass(frozen=True)
class _Record:
    rec: str
    version: str
    fields: dict[str, str]
    media: dict[str, str]
    """The objects by the file names they go under, in the order of the questions."""
    audit: bytes = b""
    """audit.csv, where the form asks for a log of how it was filled."""
    further: tuple[tuple[str, ...], ...] = ()
    """The media that no answer names: file, question, the name it had."""


def export(
    ws: Workspace, out: BinaryIO, *, form: str, progress: Callable[[int, int], object] = lambda _done, _total: None
) -> tuple[int, list[str]]:
    """Write all records of *form*; returns how many, and the media that are not on this laptop.

    An image question names the first of its photos; ODK knows no second, so the others are listed beside it. A form
    with a public key leaves encrypted. Raises `UserError` WORKSPACE_013 when the form is not here, EXPORT_030
    when its key is none.
    """
    records = ws.read(lambda db: list(_records(db, form)))
    missing: list[str] = []
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as bundle:
        for definition in ws.read(lambda db: forms_registry.definitions(db, form)):
            _add_form(ws, bundle, definition, missing)
        for number, record in enumerate(records):
            progress(number, len(records))
            _add_record(ws, bundle, form, record, missing)
    return len(records), missing


def _records(db: Database, form: str) -> Iterator[_Record]:
    forms_registry.load(db, form)
    rows = db.conn.execute("SELECT rec, version FROM answer WHERE form_id = ? ORDER BY rec", (form,)).fetchall()
    for rec, version in rows:
        values = heads.fields(db, rec)
        fields = answers(values)
        media: dict[str, str] = {}
        for name, value in fields.items():
            if value.startswith(PHOTO) and (item := _object(db, value)):
                fields[name] = _file(db, value, item)
                media[fields[name]] = item
        further = []
        for photo in photos.photos_of(db, rec):
            file = _file(db, photo.id, photo.object)
            if file not in media:
                media[file] = photo.object
                further.append((file, place_of(photo.field, fields), photos.file_of(db, photo.id)[1]))
        audit = b""
        if lines := audit_lines(values):
            known = forms_registry.definition(db, form, version)
            filled = forms_registry.load(db, form, version if known else None)
            if settings := audit_settings(filled):
                fields[filled.field_of_path(settings.path)] = FILE
                audit = as_csv(settings, lines)
        yield _Record(rec, version, fields, media, audit, tuple(further))


def _add_form(
    ws: Workspace, bundle: zipfile.ZipFile, definition: forms_registry.Definition, missing: list[str]
) -> None:
    """The XForm with the files it speaks of. Without an XML declaration: KoboToolbox takes each .xml with one for a
    submission."""
    name = "-".join(filter(None, (definition.form_id, definition.version)))
    xform = ws.read(lambda db: forms_registry.xform_of(db, definition.rec)).lstrip()
    if xform.startswith("<?xml"):
        xform = xform.partition("?>")[2].lstrip()
    _add(bundle, f"forms/{name}.xml", xform.encode())
    for file in ws.read(lambda db: form_files.names(db, form_id=definition.form_id, version=definition.version)):
        data = form_files.read(ws, form_id=definition.form_id, version=definition.version, name=file)
        if data is None:
            missing.append(file)
        else:
            _add(bundle, f"forms/{name}-media/{file}", data)


def _add_record(ws: Workspace, bundle: zipfile.ZipFile, form: str, record: _Record, missing: list[str]) -> None:
    def load(db: Database) -> tuple[str, str, str]:
        known = forms_registry.definition(db, form, record.version)
        version = record.version if known else None
        definition = known or forms_registry.definition(db, form)
        xml, own_id = submission(forms_registry.load(db, form, version), record.fields, record=record.rec)
        return xml, own_id, definition.settings.get("public_key", "").strip() if definition else ""

    xml, own_id, public_key = ws.read(load)
    folder = f"instances/{own_id.replace(':', '')}"
    media: dict[str, bytes] = {}
    for name, item in record.media.items():
        try:
            media[name] = ws.objects.get(item)
        except UserError as error:
            if error.code not in ABSENT:
                raise
            missing.append(name)
    if record.audit:
        media[FILE] = record.audit
    if record.further:
        media[FURTHER] = _listed(record.further)
    data = xml.encode()
    if public_key:
        version = record.version
        sealed = encrypt(data, form_id=form, version=version, instance_id=own_id, public_key=public_key, media=media)
        data, media = sealed.manifest, dict(sealed.files)
    _add(bundle, f"{folder}/submission.xml", data)
    for name, content in media.items():
        _add(bundle, f"{folder}/{name}", content, packed=False)


def _listed(further: tuple[tuple[str, ...], ...]) -> bytes:
    out = io.StringIO(newline="")
    csv.writer(out).writerows([FURTHER_HEAD, *further])
    return out.getvalue().encode()


def _file(db: Database, photo: str, item: str) -> str:
    row = db.conn.execute("SELECT mime FROM object WHERE id = ?", (item,)).fetchone()
    ending = (mimetypes.guess_extension(row[0]) if row else None) or ".jpg"
    return f"{photo.removeprefix(PHOTO)}{ending}"


def _object(db: Database, photo: str) -> str:
    row = db.conn.execute("SELECT object FROM photo WHERE rec = ?", (photo,)).fetchone()
    return str(row[0]) if row else ""


def _add(bundle: zipfile.ZipFile, name: str, data: bytes, *, packed: bool = True) -> None:
    entry = zipfile.ZipInfo(name, EPOCH)
    entry.compress_type = zipfile.ZIP_DEFLATED if packed else zipfile.ZIP_STORED
    bundle.writestr(entry, data)
