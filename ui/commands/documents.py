"""Paper and tables on the command line: write a document, read sheets that came back."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import click

from exporters.documents import DOCUMENTS, SHEETS, Wishes, print_sheets
from exporters.documents import export as write_document
from exporters.sentences import sentence
from ui.parameters import EITHER, FOLDER, NEW_FILE, Day, Number, OneOf
from ui.terminal import Terminal, speaks


@click.command()
@click.argument("workspace", type=FOLDER)
@click.argument("kind", type=OneOf(sorted(DOCUMENTS)))
@click.option("--out", required=True, type=NEW_FILE, help="File to write; its ending decides the format.")
@click.option(
    "--audience", type=OneOf(["public", "internal"]), help="Handouts and notices are public, tables internal."
)
@click.option("--meeting", default="", help="Title or record of a meeting; else the latest.")
@click.option("--case", default="", help="Title or record of a case.")
@click.option("--record", default="", help="A fund, pact, person, schedule or rota by title, name or record.")
@click.option("--area", default="", help="Name of an area or building; else everything.")
@click.option("--large", is_flag=True, help="Whatever is printed in 16 pt type, for readers of seventy.")
@click.option("--form", default="", help="Id of a form.")
@click.option("--list", default="", help="Name of an entity list; needed where there are several.")
@click.option("--codes", is_flag=True, help="Tables of records by the names of questions and choices, for programs.")
@click.option("--split", is_flag=True, help="Tables with a column of 1 and 0 for each choice one may tick.")
@click.option("--groups", is_flag=True, help="Headings of tables begin with the groups of a question.")
@click.option("--from", "first_day", default="", type=Day(), help="First day, as 2026-11-22.")
@click.option("--to", "last_day", default="", type=Day(), help="Last day.")
@click.option("--count", default=0, type=Number(), help="Of sheets and ballots: how many to print.")
@click.option("--reserve", default=0, type=Number(), help="Of sheets: how many more as blank ones in reserve.")
@click.option("--batch", default="", help="Of sheets: title or record of a batch; else today's, or a new one.")
@click.option("--sheet-language", "language", default="", help="Of sheets: zh, en, both, or one of the form.")
@click.option("--map", default="", help="Of fill: the column map of a partner's template, by its name.")
@click.option("--booklet", type=OneOf(["a3", "a4"]), help="Of sheets: paper that is folded to a booklet.")
@speaks
def export(terminal: Terminal, workspace: Path, kind: str, out: Path, **wishes: Any) -> None:
    """Write a document: what is printed, or handed on as a table.

    facilities is a PDF or an XLSX by the ending of the file.
    records is a CSV, an XLSX, with .csv.zip a CSV for each repeat, or with .zip what ODK and KoboToolbox take;
    analysis is a plain SQLite file without anything personal; entities is an entity list as ODK's servers have it.
    sheets takes numbers in a batch and remembers them. fill writes a partner's own template by a saved map.
    """
    wanted = Wishes(**{name: value for name, value in wishes.items() if value is not None})
    if kind == SHEETS:
        _export_sheets(terminal, workspace, out, wanted)
        return
    with terminal.opened(workspace, to_read=True) as ws:
        warnings = write_document(ws, kind, out, wanted)
    terminal.say("CLI_025", path=out)
    lines = [terminal.remark(one) for one in warnings]
    terminal.result(path=out, warnings=lines)


def _export_sheets(terminal: Terminal, workspace: Path, out: Path, wishes: Wishes) -> None:
    with terminal.opened(workspace) as ws:
        made = print_sheets(ws, out, wishes)
    if made.first:
        terminal.say("CLI_090", count=made.sheets, first=made.first, last=made.last, pages=made.pages)
    terminal.say("CLI_025", path=out)
    lines = [terminal.remark(one) for one in made.remarks]
    terminal.result(
        path=out,
        batch=made.batch,
        first=made.first,
        last=made.last,
        sheets=made.sheets,
        pages=made.pages,
        warnings=lines,
    )


@click.command()
@click.argument("workspace", type=FOLDER)
@click.argument("images", type=EITHER, nargs=-1, required=True)
@speaks
def scan(terminal: Terminal, workspace: Path, images: tuple[Path, ...]) -> None:
    """Read paper sheets from pictures and PDFs (or folders of them) into the review queue.

    Ticks are read; what is doubtful or written by hand waits for a person in the window. A page that cannot be read is
    kept with the reason. Needs the extra "scan".
    """
    from exporters.sheets.scanning import scan_files

    with terminal.opened(workspace) as ws:
        results = scan_files(ws, images, progress=terminal.progress)
    told = []
    for one in results:
        place = {"file": one.file, "picture": one.picture, "number": one.number}
        counts = {"page": one.page, "pages": one.pages, "read": one.read, "doubtful": one.doubtful}
        reason = sentence(one.reason, terminal.language) if one.reason is not None else ""
        if reason:
            number = f"{one.number} · " if one.number else ""
            terminal.say("CLI_092", **{**place, "number": number, "reason": reason})
        else:
            terminal.say("CLI_091", **place, **counts, hand=one.by_hand)
        code = one.reason.code if one.reason is not None else ""
        told.append(
            {**place, **counts, "by_hand": one.by_hand, "state": one.state, "batch": one.batch, "record": one.rec}
            | {"answers": one.answers, "open": one.open}
            | {"known": one.known, "code": code, "reason": reason}
        )
    key = sum(one.state == "key" for one in results)
    waiting = sum(one.doubtful + one.by_hand for one in results)
    known = sum(one.known for one in results)
    terminal.say("CLI_093", pages=len(results) - key, waiting=waiting, key=key, known=known)
    terminal.result(ok=not key, pages=told, read=len(results) - key, doubtful=waiting, refused=key, known=known)
    sys.exit(1 if key else 0)
