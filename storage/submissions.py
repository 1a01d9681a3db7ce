"""Submissions that were filled elsewhere (ODK Collect, Briefcase, KoboToolbox, another Xunlou) come in as records.

A zip or a folder layout is walked for submission files; each becomes a finished record of its form, once: the record
is called after the instanceID, so the same zip again brings nothing twice and changes nothing.
"""

from __future__ import annotations

import csv
import hashlib
import io
import re
import zipfile
import zlib
from collections.abc import Callable, Mapping
from dataclasses import field
from pathlib import Path
from typing import TYPE_CHECKING

from forms.errors import UserError
from forms.form import Form
from forms.lean import dataclass
from forms.nodes import from_element
from forms.safe_xml import LARGEST_BYTES, safe_document
from forms.serialise import fields_from_xml, row_name
from storage import forms_registry, heads
from storage.engine import Database
from storage.photos import add_file
from storage.records import KIND, answers, save_answers

if TYPE_CHECKING:
    from storage.transaction import Transaction
    from storage.workspace import Workspace

LARGEST_MEDIA = 200_000_000
MOST_PARTS = 200_000
NO_PICTURE = ("OBJECT_001", "OBJECT_002", "OBJECT_003")
FURTHER = "further-media.csv"
"""Lists the media that no answer names, such as the second photo of a question."""
FURTHER_HEAD = ("file", "question", "name")
_ROW = re.compile(r"(?P<name>[^/\[\]]+)\[(?P<number>[0-9]{1,6})\]")
_UUID = re.compile(r"uuid:([0-9a-fA-F]{8})-?([0-9a-fA-F]{4})-?([0-9a-fA-F]{4})-?([0-9a-fA-F]{4})-?([0-9a-fA-F]{12})")


@dataclass
class TakenIn:
    """What came of a zip: new records, those that were here, and the files that were refused with their reason."""

    new: list[str] = field(default_factory=list)
    known: int = 0
    refused: list[tuple[str, UserError]] = field(default_factory=list)
    missing: list[str] = field(default_factory=list)
    """Media that submissions name and that were not beside them."""


def take_in(ws: Workspace, path: Path, progress: Callable[[int, int], object] = lambda _done, _total: None) -> TakenIn:
    """Take in every submission in the zip at *path*. Raises `UserError` SUBMISSION_001 when it is no zip.

    *progress* is told how many files are done of how many; what it raises stops the work, and what is in stays in.
    """
    report = TakenIn()
    try:
        with zipfile.ZipFile(path) as bundle:
            parts = {part.filename: part for part in bundle.infolist() if not part.is_dir()}
            if len(parts) > MOST_PARTS:
                raise UserError("SUBMISSION_001", file=path.name)
            names = [name for name in sorted(parts) if _is_submission(name)]
            for number, name in enumerate(names):
                progress(number, len(names))
                try:
                    _one(ws, bundle, parts, name, report)
                except UserError as error:
                    report.refused.append((name, error))
    except (zipfile.BadZipFile, OSError, EOFError, NotImplementedError, RuntimeError, zlib.error) as problem:
        raise UserError("SUBMISSION_001", file=path.name) from problem
    return report


def _is_submission(name: str) -> bool:
    return name.lower().endswith(".xml") and "forms" not in name.lower().split("/")[:-1]


def _one(
    ws: Workspace, bundle: zipfile.ZipFile, parts: Mapping[str, zipfile.ZipInfo], name: str, report: TakenIn
) -> None:
    if parts[name].file_size > LARGEST_BYTES:
        raise UserError("SUBMISSION_003", file=name)
    xml = bundle.read(name)
    root = from_element(safe_document(xml))
    written = {attribute.name: attribute.value for attribute in root.attributes}
    form_id, version = written.get("id", ""), written.get("version", "")
    if written.get("encrypted") == "yes":
        raise UserError("SUBMISSION_002", file=name)
    definition = forms_registry.definition
    known = ws.read(lambda db: definition(db, form_id, version) or definition(db, form_id))
    if not form_id or known is None:
        raise UserError("SUBMISSION_004", file=name, form=form_id or "-")
    form = ws.read(lambda db: forms_registry.load(db, form_id, known.version))
    fields = fields_from_xml(form, xml)
    own_id = next((value for key, value in fields.items() if key.endswith("instanceID")), "")
    rec = record_of(own_id or hashlib.sha256(xml).hexdigest())
    if ws.read(lambda db: _is_here(db, rec, form_id, own_id)):
        report.known += 1
        return
    folder = name.rpartition("/")[0]
    for key, value in list(fields.items()):
        if _is_upload(form, key):
            part = parts.get(f"{folder}/{value}".lstrip("/"))
            if part is None or part.file_size > LARGEST_MEDIA:
                report.missing.append(value)
                continue
            fields[key] = _keep(ws, bundle.read(part), name=value, rec=rec, field=key)

    for line in _further(bundle, parts, folder):
        part = parts.get(f"{folder}/{line['file']}".lstrip("/"))
        if part is None or part.file_size > LARGEST_MEDIA:
            report.missing.append(line["file"])
        else:
            name = line["name"] or line["file"]
            _keep(ws, bundle.read(part), name=name, rec=rec, field=_field(line["question"]))

    def write(txn: Transaction) -> str:
        return save_answers(txn, rec=rec, form_id=form_id, version=version or known.version, fields=fields)

    report.new.append(ws.write_now(write))


def record_of(own_id: str) -> str:
    """The record of a submission: called after its uuid, or after a hash of an instanceID that is none."""
    found = _UUID.fullmatch(own_id)
    digits = "".join(found.groups()).lower() if found else hashlib.sha256(own_id.encode()).hexdigest()[:32]
    return f"{KIND}:{digits}"


def _is_here(db: Database, rec: str, form_id: str, own_id: str) -> bool:
    if db.conn.execute("SELECT 1 FROM answer WHERE rec = ?", (rec,)).fetchone():
        return True
    if not own_id:
        return False
    # a record that was filled here is called differently from the instanceID that its form gave it
    rows = db.conn.execute(
        "SELECT a.rec FROM answer a JOIN head h ON h.rec = a.rec WHERE a.form_id = ? AND instr(h.body, ?)",
        (form_id, own_id),
    )
    return any(own_id in answers(heads.fields(db, row[0])).values() for row in rows.fetchall())


def _is_upload(form: Form, key: str) -> bool:
    path = f"/{form.root.name}/" + re.sub(r":[^/]*", "", key)
    control = form.controls.get(path)
    return control is not None and control.kind == "upload"


def _further(bundle: zipfile.ZipFile, parts: Mapping[str, zipfile.ZipInfo], folder: str) -> list[dict[str, str]]:
    part = parts.get(f"{folder}/{FURTHER}".lstrip("/"))
    if part is None or part.file_size > LARGEST_BYTES:
        return []
    lines = csv.DictReader(io.StringIO(bundle.read(part).decode("utf-8", "replace"), newline=""), restval="")
    return [line for line in lines if all(isinstance(line.get(name), str) for name in FURTHER_HEAD)]


def _field(place: str) -> str:
    """The field of a question whose rows are numbered: room[1]/photo, with the keys that reading gives to rows."""
    field = ""
    for step in place.split("/"):
        match = _ROW.fullmatch(step)
        name = row_name(field, match["name"], int(match["number"])) if match else step
        field += f"{name}/"
    return field.rstrip("/")


def _keep(ws: Workspace, data: bytes, *, name: str, rec: str, field: str) -> str:
    """Keep a medium beside the record: a photo as photos are kept, any other file as it is."""
    try:
        return ws.add_photo(data, owner_rec=rec, field=field)
    except UserError as error:
        if error.code not in NO_PICTURE:
            raise
    # a recording, a film, a drawing of another kind
    return add_file(ws, data, owner_rec=rec, field=field, name=name)
