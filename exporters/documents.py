"""What can be exported, by name: the one table that the command line and the window choose from."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from exporters import remarks
from forms.errors import UserError
from storage import forms_registry
from storage.engine import DISK_FULL, NO_NAME, READ_ONLY, environment
from storage.files import write_atomically

if TYPE_CHECKING:
    from exporters.handout.content import Audience
    from exporters.sheets.printing import Printed
    from storage.workspace import Workspace


_IN_THE_WAY = {READ_ONLY: "EXPORT_023", NO_NAME: "EXPORT_024"}


Remark = remarks.Remark | UserError
"""What to read again in a document: about its words in their language, or about the machine by its code."""


@dataclass(frozen=True)
class Wishes:
    """What somebody may ask of a document; each document takes from it what concerns it."""

    audience: Audience | None = None
    """None stands for whom the document is usually made."""
    meeting: str = ""
    case: str = ""
    record: str = ""
    area: str = ""
    form: str = ""
    first_day: str = ""
    last_day: str = ""
    large: bool = False
    """Type for old eyes: 16 pt."""
    codes: bool = False
    """Tables by the names of questions and choices, for programs, instead of the words that people read."""
    split: bool = False
    """Tables with a column of 1 and 0 for each choice of a question that takes several."""
    groups: bool = False
    """Headings of tables begin with the groups around a question."""
    list: str = ""
    """The name of an entity list."""
    progress: Callable[[int, int], object] = lambda _done, _total: None
    count: int = 0
    """Of sheets and ballots: how many."""
    reserve: int = 0
    """How many more as blank ones in reserve."""
    batch: str = ""
    language: str = ""
    map: str = ""
    """By which saved map a partner's template is filled."""
    booklet: str = ""
    """ "a3" or "a4": the paper that is folded."""


@dataclass(frozen=True)
class Document:
    """A kind of document: the endings of files it can be, and how it is made. Making it returns warnings."""

    endings: tuple[str, ...]
    make: Callable[[Workspace, Wishes, BinaryIO, str], list[Remark]] | None
    """None where making it also writes in the workspace: `print_sheets`, `print_paper`."""
    narrowed_by: frozenset[str] = frozenset()
    """Which wishes it heeds, beside the audience. Others are refused: who asked for one area must not get all."""


def export(
    ws: Workspace,
    kind: str,
    path: Path,
    wishes: Wishes,
    *,
    progress: Callable[[int, int], object] = lambda _done, _total: None,
) -> list[Remark]:
    """Write the document *kind* to *path*, whose ending decides its format, and return what to read again.

    The file is there whole or not at all. *progress* is told how far the work is; what it raises stops it. Raises
    `UserError` EXPORT_020 for an ending that the document cannot have, EXPORT_021 for a folder that is not there.
    """
    if kind == SHEETS:
        return [*print_sheets(ws, path, wishes).remarks]
    if kind in PAPERS and not (kind in TABLES and path.name.lower().endswith(".xlsx")):
        return print_paper(ws, kind, path, replace(wishes, progress=progress))
    document, ending = _checked(kind, path, wishes)
    if document.make is None:
        raise ValueError(kind)
    out = io.BytesIO()
    warnings = document.make(ws, replace(wishes, progress=progress), out, ending)
    progress(1, 1)
    save(path, out.getvalue())
    return warnings


def print_sheets(ws: Workspace, path: Path, wishes: Wishes) -> Printed:
    """Take numbers for `wishes.count` sheets of a form and write them to *path*; a file that fails takes none.

    Raises `UserError` as `export` does, EXPORT_010 without a form, SHEET_010 to SHEET_015 for what cannot be printed.
    """
    from exporters.sheets import printing

    _checked(SHEETS, path, wishes)
    if not wishes.form:
        raise UserError("EXPORT_010")
    spread: printing.Spread = "a3" if wishes.booklet == "a3" else "a4" if wishes.booklet == "a4" else "single"
    printed = printing.print_sheets(
        ws,
        printing.Order(
            form=wishes.form,
            count=wishes.count,
            batch=wishes.batch,
            language=wishes.language,
            large=wishes.large,
            spread=spread,
            reserve=wishes.reserve,
        ),
    )
    try:
        save(path, printed.data)
    except UserError:
        printing.withdraw(ws, printed)
        raise
    return printed


def print_paper(ws: Workspace, kind: str, path: Path, wishes: Wishes) -> list[Remark]:
    """Write a paper of a meeting or a period, and note what it says, so that it can be called stale later.

    A workspace that can only be read is left alone. Raises `UserError` as `export` does.
    """
    from exporters.papers.making import PAPERS as PAPERS_MADE
    from exporters.papers.making import Wanted, remember

    _checked(kind, path, wishes)
    wanted = Wanted(
        meeting=wishes.meeting or "latest",
        case=wishes.case,
        record=wishes.record,
        area=wishes.area,
        first_day=wishes.first_day,
        last_day=wishes.last_day,
        audience=wishes.audience,
        count=wishes.count,
        large=wishes.large,
        check=lambda: wishes.progress(0, 1),
    )
    made = PAPERS_MADE[kind](ws, wanted)
    save(path, made.data)
    remember(ws, made)
    wishes.progress(1, 1)
    return [*made.remarks]


def _checked(kind: str, path: Path, wishes: Wishes) -> tuple[Document, str]:
    document = DOCUMENTS[kind]
    _refuse_unheeded(document, wishes)
    ending = max((each for each in document.endings if path.name.lower().endswith(each)), key=len, default="")
    if not ending:
        raise UserError("EXPORT_020", path=str(path), endings=", ".join(document.endings))
    if not path.absolute().parent.is_dir():
        raise UserError("EXPORT_021", folder=str(path.absolute().parent))
    return document, ending


def _refuse_unheeded(document: Document, wishes: Wishes) -> None:
    for name, option in OPTIONS.items():
        if getattr(wishes, name) and name not in document.narrowed_by:
            raise UserError("EXPORT_005", option=option)
    if wishes.first_day and wishes.last_day and wishes.first_day > wishes.last_day:
        raise UserError("EXPORT_006", first=wishes.first_day, last=wishes.last_day)


def save(path: Path, data: bytes) -> None:
    """Write a finished document whole or not at all: an older one of that name stays until then.

    Raises `UserError` WORKSPACE_005 when the disk is full, EXPORT_022 to 024 for anything else that is in the way.
    """
    try:
        with environment(path):
            write_atomically(path, data)
    except UserError as error:
        if error.code == DISK_FULL:
            raise UserError(DISK_FULL, path=str(path)) from error
        raise UserError(_IN_THE_WAY.get(error.code, "EXPORT_022"), path=str(path)) from error
    except OSError as error:
        raise UserError("EXPORT_022", path=str(path)) from error


def _ledger(ws: Workspace, wishes: Wishes, out: BinaryIO, ending: str) -> list[Remark]:
    from exporters import workbook

    audience = wishes.audience or "internal"
    workbook.hazards(ws, out, audience=audience, area=wishes.area, since=wishes.first_day, until=wishes.last_day)
    return []


def _demands(ws: Workspace, wishes: Wishes, out: BinaryIO, ending: str) -> list[Remark]:
    from exporters import demand_workbook

    demand_workbook.demands(ws, out, audience=wishes.audience or "internal", area=wishes.area)
    return []


def _facilities(ws: Workspace, wishes: Wishes, out: BinaryIO, ending: str) -> list[Remark]:
    from exporters import facility_workbook

    _count, masked = facility_workbook.facilities(ws, out, audience=wishes.audience or "internal", area=wishes.area)
    return [*masked]


def _records(ws: Workspace, wishes: Wishes, out: BinaryIO, ending: str) -> list[Remark]:
    from exporters import odk, record_tables

    audience, since, until = wishes.audience or "internal", wishes.first_day, wishes.last_day
    if not wishes.form:
        raise UserError("EXPORT_003")
    if audience == "public" and ending == ".zip":
        raise UserError("EXPORT_004")
    if (since or until) and ending == ".zip":
        raise UserError("EXPORT_005", option=OPTIONS["first_day" if since else "last_day"])
    known = ws.read(lambda db: [one.form_id for one in forms_registry.latest(db)])
    if wishes.form not in known:
        raise UserError("EXPORT_007", form=wishes.form, known=", ".join(known))
    if ending != ".zip":
        kind = ending.removeprefix(".")
        look = record_tables.Look(labels=not wishes.codes, split=wishes.split, groups=wishes.groups)
        record_tables.export(
            ws, out, form=wishes.form, kind=kind, audience=audience, look=look, since=since, until=until
        )
        return []
    for name in ("codes", "split", "groups"):
        if getattr(wishes, name):
            raise UserError("EXPORT_005", option=OPTIONS[name])
    _, missing = odk.export(ws, out, form=wishes.form, progress=wishes.progress)
    if not missing:
        return []
    return [UserError("EXPORT_025", count=len(missing), names=", ".join(missing))]


def _analysis(ws: Workspace, wishes: Wishes, out: BinaryIO, ending: str) -> list[Remark]:
    from exporters import analysis

    known = ws.read(lambda db: [one.form_id for one in forms_registry.latest(db)])
    if wishes.form and wishes.form not in known:
        raise UserError("EXPORT_007", form=wishes.form, known=", ".join(known))
    rare, masked = analysis.export(
        ws,
        out,
        audience=wishes.audience or "public",
        form=wishes.form,
        since=wishes.first_day,
        until=wishes.last_day,
    )
    return [*masked, *([UserError("EXPORT_050", count=rare)] if rare else [])]


def _fill(ws: Workspace, wishes: Wishes, out: BinaryIO, ending: str) -> list[Remark]:
    from exporters.filling import making

    if not wishes.map:
        raise UserError("FILL_015")
    saved, made = making.fill_saved(
        ws, wishes.map, area=wishes.area, since=wishes.first_day, until=wishes.last_day, audience=wishes.audience
    )
    if not saved.file.lower().endswith(ending):
        raise UserError("FILL_016", file=saved.file, ending=Path(saved.file).suffix)
    out.write(made.data)
    return [*made.remarks]


def _entities(ws: Workspace, wishes: Wishes, out: BinaryIO, ending: str) -> list[Remark]:
    from storage import entities

    if wishes.audience == "public":
        raise UserError("EXPORT_009")
    known = ws.read(entities.lists)
    name = wishes.list or (next(iter(known)) if len(known) == 1 else "")
    if name not in known:
        raise UserError("EXPORT_008", list=name or "—", known=", ".join(known) or "—")
    out.write(ws.read(lambda db: entities.write_csv(db, name)))
    return []


SHEETS = "sheets"
OPTIONS = {
    "meeting": "--meeting",
    "case": "--case",
    "record": "--record",
    "area": "--area",
    "form": "--form",
    "first_day": "--from",
    "last_day": "--to",
    "codes": "--codes",
    "split": "--split",
    "groups": "--groups",
    "list": "--list",
    "count": "--count",
    "reserve": "--reserve",
    "batch": "--batch",
    "language": "--sheet-language",
    "booklet": "--booklet",
    "map": "--map",
}
"""Each wish as it is written on the command line."""

PAPERS = {
    "handout": frozenset({"meeting", "area"}),
    "sign-in": frozenset({"meeting"}),
    "minutes": frozenset({"meeting"}),
    "patrol": frozenset({"area", "first_day"}),
    "ballots": frozenset({"meeting", "count"}),
    "report": frozenset({"case", "area", "first_day", "last_day"}),
    "timeline": frozenset({"case"}),
    "fitting": frozenset({"area", "first_day"}),
    "fund": frozenset({"record", "last_day"}),
    "pact": frozenset({"record"}),
    "showcase": frozenset({"record", "last_day"}),
    "certificate": frozenset({"record", "first_day", "last_day"}),
    "notice": frozenset({"meeting", "area", "first_day", "last_day"}),
    "schedule": frozenset({"record", "first_day"}),
    "rota": frozenset({"record", "first_day"}),
    "facilities": frozenset({"area"}),
}
"""The papers of a meeting or a period, each with the wishes it heeds."""

TABLES = {"facilities": _facilities}
"""Papers that are also made as a workbook; for insiders, unless it is asked for the public."""

DOCUMENTS: dict[str, Document] = {
    "ledger": Document((".xlsx",), _ledger, frozenset({"area", "first_day", "last_day"})),
    "demands": Document((".xlsx",), _demands, frozenset({"area"})),
    "analysis": Document((".db", ".sqlite"), _analysis, frozenset({"form", "first_day", "last_day"})),
    "fill": Document((".xlsx", ".docx"), _fill, frozenset({"map", "area", "first_day", "last_day"})),
    "entities": Document((".csv",), _entities, frozenset({"list"})),
    "records": Document(
        (".csv", ".xlsx", ".csv.zip", ".zip"),
        _records,
        frozenset({"form", "first_day", "last_day", "codes", "split", "groups"}),
    ),
    **{
        kind: Document((".pdf", ".xlsx") if kind in TABLES else (".pdf",), TABLES.get(kind), heeded)
        for kind, heeded in PAPERS.items()
    },
    SHEETS: Document((".pdf",), None, frozenset({"form", "count", "reserve", "batch", "language", "booklet"})),
}
