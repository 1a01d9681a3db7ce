"""What can be exported, by name: the one table that the command line and the window choose from."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from forms.errors import UserError
from storage.engine import environment
from storage.files import write_atomically

if TYPE_CHECKING:
    from exporters.handout.content import Audience
    from storage.workspace import Workspace


@dataclass(frozen=True)
class Wishes:
    """What somebody may ask of a document; each document takes from it what concerns it."""

    audience: Audience | None = None
    """None stands for whom the document is usually made."""
    meeting: str = ""
    area: str = ""
    form: str = ""
    first_day: str = ""
    last_day: str = ""


@dataclass(frozen=True)
class Document:
    """A kind of document: the endings of files it can be, and how it is made. Making it returns warnings."""

    endings: tuple[str, ...]
    make: Callable[[Workspace, Wishes, BinaryIO, str], list[str]]


def export(ws: Workspace, kind: str, path: Path, wishes: Wishes) -> list[str]:
    """Write the document *kind* to *path*, whose ending decides its format, and return what to read again.

    The file is there whole or not at all. Raises `UserError` EXPORT_020 for an ending that the document cannot have,
    EXPORT_021 for a folder that is not there.
    """
    document = DOCUMENTS[kind]
    ending = path.suffix.lower()
    if ending not in document.endings:
        raise UserError("EXPORT_020", path=str(path), endings=", ".join(document.endings))
    if not path.absolute().parent.is_dir():
        raise UserError("EXPORT_021", folder=str(path.absolute().parent))
    out = io.BytesIO()
    warnings = document.make(ws, wishes, out, ending)
    with environment(path):
        write_atomically(path, out.getvalue())
    return warnings


def _handout(ws: Workspace, wishes: Wishes, out: BinaryIO, ending: str) -> list[str]:
    from exporters import handout

    meeting = wishes.meeting or handout.LATEST
    return handout.export(ws, out, meeting=meeting, audience=wishes.audience or "public", area=wishes.area).warnings()


def _ledger(ws: Workspace, wishes: Wishes, out: BinaryIO, ending: str) -> list[str]:
    from exporters import workbook

    audience = wishes.audience or "internal"
    workbook.hazards(ws, out, audience=audience, area=wishes.area, since=wishes.first_day, until=wishes.last_day)
    return []


def _demands(ws: Workspace, wishes: Wishes, out: BinaryIO, ending: str) -> list[str]:
    from exporters import workbook

    workbook.demands(ws, out, audience=wishes.audience or "internal", area=wishes.area)
    return []


def _records(ws: Workspace, wishes: Wishes, out: BinaryIO, ending: str) -> list[str]:
    from exporters import odk, records

    audience, since, until = wishes.audience or "internal", wishes.first_day, wishes.last_day
    if not wishes.form:
        raise UserError("EXPORT_003")
    if ending != ".zip":
        kind = ending.removeprefix(".")
        records.export(ws, out, form=wishes.form, kind=kind, audience=audience, since=since, until=until)
        return []
    if audience == "public":
        raise UserError("EXPORT_004")
    _, missing = odk.export(ws, out, form=wishes.form)
    if not missing:
        return []
    return [f"有 {len(missing)} 张照片不在这台电脑上或已损坏，压缩包里没有：{'、'.join(missing)}。"]


DOCUMENTS: dict[str, Document] = {
    "handout": Document((".pdf",), _handout),
    "ledger": Document((".xlsx",), _ledger),
    "demands": Document((".xlsx",), _demands),
    "records": Document((".csv", ".xlsx", ".zip"), _records),
}
