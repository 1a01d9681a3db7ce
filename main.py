"""The door: the command line, then the window.

Commands stay short here: each opens what it needs, calls one verb of a layer below and says what came of it.
What a command alone needs is imported inside it, so that `--help` answers at once.
"""

from __future__ import annotations

import gc
import os
import signal
import sys
from pathlib import Path
from typing import Any

# Ctrl-C while modules load ends the program without a traceback; nothing is begun yet
if __name__ == "__main__" and signal.getsignal(signal.SIGINT) is signal.default_int_handler:
    signal.signal(signal.SIGINT, signal.SIG_DFL)

# Before anything can load Qt: one of its plugins may bring the system's SQLite, and SQLCipher must be found first.
import storage.engine  # noqa: F401 isort: skip

# A program without a Python of its own to start runs this file again to have events opened beside it.
if __name__ == "__main__" and sys.argv[1:] == ["--open-events"]:
    from storage.sync.beside import serve

    serve()
    sys.exit()

import click

from exporters.documents import DOCUMENTS, SHEETS, Wishes, print_sheets
from exporters.documents import export as write_document
from exporters.sentences import sentence
from ui.parameters import Day, Location, Number, OneOf, WrongUsage
from ui.terminal import Terminal, prepare_process, speaks
from ui.usage import said

VERSION = "0.1.0"
WINDOW = "window"
FILE = Location(folder=False, there=True)
FOLDER = Location(folder=True, there=True)
EITHER = Location(folder=None, there=True)
NEW_FILE = Location(folder=False, there=False)
NEW_FOLDER = Location(folder=True, there=False)


class WindowFirst(click.Group):
    """A group whose first argument may be a workspace instead of a command: then the window opens."""

    def make_context(
        self, info_name: str | None, args: list[str], parent: click.Context | None = None, **extra: Any
    ) -> click.Context:
        prepare_process()
        given = tuple(args)
        with said(given):
            context = super().make_context(info_name, args, parent, **extra)
        context.obj = given
        return context

    def invoke(self, ctx: click.Context) -> Any:
        with said(ctx.obj):
            return super().invoke(ctx)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        if args[0] not in self.commands:
            if not args[0].startswith("-") and not Path(args[0]).is_dir():
                known = ", ".join(self.list_commands(ctx))
                raise WrongUsage("CLI_045", ctx, name=args[0], known=known)
            args = [WINDOW, *args]
        return super().resolve_command(ctx, args)


@click.group(cls=WindowFirst, invoke_without_command=True, subcommand_metavar="[WORKSPACE | COMMAND [ARGS]...]")
@click.version_option(VERSION, prog_name="Xunlou")
@click.pass_context
def main(context: click.Context) -> None:
    """Xunlou 巡楼: inspections, paper questionnaires and residents' meetings, offline.

    Without a command the window opens. A workspace's passphrase is asked for, or comes from XUNLOU_PASSPHRASE.
    Exit codes: 0 done, 1 a problem with what was given, 2 wrong usage.
    """
    if context.invoked_subcommand is None:
        context.invoke(window)


@main.command(WINDOW, hidden=True)
@click.argument("workspace", type=FOLDER, required=False)
@speaks
def window(terminal: Terminal, workspace: Path | None = None) -> None:
    """Open the window."""
    terminal.needs_screen()
    gc.disable()  # what is being imported is no garbage; the window collects in between its events (ui/garbage.py)
    try:
        from ui.app import run

        sys.exit(run(workspace))
    finally:
        gc.enable()


@main.command()
@click.argument("workspace", type=NEW_FOLDER)
@click.option("--scale", type=OneOf(["seed", "community", "street"]), default="seed", show_default=True)
@click.option("--seed", type=Number(), default=0, show_default=True, help="Another number tells another story.")
@speaks
def demo(terminal: Terminal, workspace: Path, scale: Any, seed: int) -> None:
    """Make a workspace full of made-up examples; its passphrase is: demo."""
    from storage.demonstration import PASSPHRASE, demo

    made = demo(workspace, scale=scale, seed=seed, progress=terminal.progress)
    terminal.say("CLI_026", path=made.folder, events=made.events, passphrase=PASSPHRASE)
    terminal.result(made=made, passphrase=PASSPHRASE)


@main.command("check-form")
@click.argument("file", type=FILE)
@speaks
def check_form(terminal: Terminal, file: Path) -> None:
    """Say what is wrong in an XLSForm (.xlsx, .xls, .csv, .md), with sheet, row and column.

    Lists and pictures are looked for beside FILE, in media and in the folder called like FILE with -media at the end.
    """
    from forms.xlsform import check

    problems = check(file)
    errors = [problem for problem in problems if problem.severity == "error"]
    for problem in problems:
        terminal.problem(problem)
    terminal.say("CLI_010", file=file.name, errors=len(errors), warnings=len(problems) - len(errors))
    terminal.result(ok=not errors, errors=len(errors), problems=[terminal.as_data(problem) for problem in problems])
    sys.exit(1 if errors else 0)


@main.command("import-form")
@click.argument("workspace", type=FOLDER)
@click.argument("file", type=FILE)
@speaks
def import_form(terminal: Terminal, workspace: Path, file: Path) -> None:
    """Take an XLSForm into a workspace; a changed form needs a new version."""
    from forms.xlsform import convert
    from storage.form_files import bring_along
    from storage.forms_registry import add_form

    made = convert(file)
    with terminal.opened(workspace) as ws:
        rec = ws.write_now(
            lambda txn: add_form(
                txn,
                form_id=made.form_id,
                version=made.version,
                xform=made.xform,
                titles=made.titles,
                settings=made.settings,
                privacy=made.privacy,
            )
        )
        missing = bring_along(ws, form_id=made.form_id, version=made.version, beside=file)
    for problem in made.warnings:
        terminal.problem(problem)
    if missing:
        terminal.say("CLI_050", count=len(missing), names="、".join(missing), folder=f"{file.stem}-media")
    title = next(iter(made.titles.values()), made.form_id)
    terminal.say("CLI_024", title=title, form=made.form_id, version=made.version)
    warnings = [terminal.as_data(problem) for problem in made.warnings]
    terminal.result(record=rec, form_id=made.form_id, version=made.version, warnings=warnings, missing=missing)


@main.command("import-records")
@click.argument("workspace", type=FOLDER)
@click.argument("file", type=FILE)
@speaks
def import_records(terminal: Terminal, workspace: Path, file: Path) -> None:
    """Bring in a zip of submissions from ODK Collect, Central, KoboToolbox or Xunlou; the same one twice does no harm.

    Their forms must be here (import-form). A zip holds instances/NAME/submission.xml with the media beside it.
    """
    from storage.submissions import take_in

    with terminal.opened(workspace) as ws:
        report = take_in(ws, file)
    refused = []
    for name, error in report.refused:
        line = sentence("SUBMISSION_007", terminal.language, name=name, reason=sentence(error, terminal.language))
        terminal.line(line)
        refused.append({"name": name, "code": error.code, "sentence": line})
    if report.missing:
        terminal.say("SUBMISSION_006", count=len(report.missing), names=terminal.names(report.missing))
    counts = {"new": len(report.new), "known": report.known}
    terminal.say("SUBMISSION_005", file=file.name, refused=len(refused), **counts)
    terminal.result(ok=not refused, **counts, refused=refused, missing=report.missing)
    sys.exit(1 if refused else 0)


@main.command()
@click.argument("workspace", type=FOLDER)
@click.argument("kind", type=OneOf(sorted(DOCUMENTS)))
@click.option("--out", required=True, type=NEW_FILE, help="File to write; its ending decides the format.")
@click.option(
    "--audience", type=OneOf(["public", "internal"]), help="Handouts and notices are public, tables internal."
)
@click.option("--meeting", default="", help="Title or record of a meeting; else the latest.")
@click.option("--case", default="", help="Title or record of a case.")
@click.option("--record", default="", help="A fund, pact or person by title, name or record; or a title of nominees.")
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


@main.command()
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


@main.command()
@click.argument("workspace", type=FOLDER)
@click.option("--rebuild", is_flag=True, help="Also compare every list with the log, and build it again if it differs.")
@click.option("--repair", is_flag=True, help="Bring what can be read into a new database; the damaged files are kept.")
@click.option("--backups", type=FOLDER, help="With --repair: backups that fill in what cannot be read.")
@speaks
def check(terminal: Terminal, workspace: Path, rebuild: bool, repair: bool, backups: Path | None) -> None:
    """Read everything in a workspace and say what is damaged."""
    mended = repaired = None
    if repair:
        from storage.key_mending import mend_keys
        from storage.salvage import repair as mend_database

        mended = mend_keys(workspace, terminal.way(), backups=backups)
        if mended is not None:
            terminal.say("CLI_048", path=mended.backup)
        repaired = mend_database(workspace, terminal.way(), backups=backups, progress=terminal.progress)
        if repaired is not None:
            terminal.repaired(repaired)
    with terminal.opened(workspace, to_read=True) as ws:
        report = ws.check(rebuild=rebuild, progress=terminal.progress)
        if report.differing and not ws.readonly:
            ws.rebuild(terminal.progress)
    terminal.say("CLI_011" if report.whole else "CLI_012", events=report.events, photos=report.objects.checked)
    findings = {
        "CLI_013": report.pages,
        "CLI_014": report.unreadable,
        "CLI_015": report.objects.missing,
        "CLI_016": report.objects.damaged,
        "CLI_017": report.differing,
        "CLI_018": [f"{gap.dev} {gap.first}-{gap.last}" for gap in report.gaps],
        "CLI_019": [f"{clone.dev} {clone.n}" for clone in report.clones],
    }
    for code, found in findings.items():
        if found:
            terminal.say(code, count=len(found), names=terminal.names(found))
    terminal.result(ok=report.whole, report=report, keys=mended, repaired=repaired)
    sys.exit(0 if report.whole else 1)


@main.command()
@click.argument("workspace", type=FOLDER)
@click.argument("folder", type=NEW_FOLDER)
@speaks
def backup(terminal: Terminal, workspace: Path, folder: Path) -> None:
    """Copy a workspace into FOLDER (a stick, another disk) and read the copy back."""
    from storage.backup import backup

    with terminal.opened(workspace) as ws:
        report = backup(ws, folder, terminal.progress)
    terminal.say("CLI_020", path=report.path, photos=report.objects, new=report.new_objects)
    if report.damaged:
        terminal.say("CLI_021", count=len(report.damaged), names=terminal.names(report.damaged))
    terminal.result(ok=not report.damaged, report=report)
    sys.exit(1 if report.damaged else 0)


@main.command()
@click.argument("folder", type=FOLDER)
@click.argument("workspace", type=NEW_FOLDER)
@speaks
def restore(terminal: Terminal, folder: Path, workspace: Path) -> None:
    """Bring the newest whole backup in FOLDER back as a new workspace.

    A passphrase or recovery code is needed only to say where photos hang that are missing.
    """
    from storage.restore import restore

    report = restore(folder, workspace, terminal.progress)
    at = report.at.astimezone().strftime("%Y-%m-%d %H:%M")
    terminal.say("CLI_022", path=report.path, at=at, events=report.events)
    if report.damaged:
        terminal.say("CLI_023", names=terminal.names(report.damaged))
    lost = (*report.missing, *report.absent)
    named = []
    if lost and terminal.can_open:
        from storage.community.lacking import lacking

        with terminal.opened(workspace) as ws:
            named = ws.read(lambda db: lacking(db, lost))
    for code, photos in (("CLI_021", report.missing), ("CLI_049", report.absent)):
        if photos:
            terminal.say(code, count=len(photos), names=terminal.names(terminal.photos(photos, named)))
    terminal.result(ok=not lost, report=report, photos=named)
    sys.exit(1 if lost else 0)


@main.command()
@click.argument("workspace", type=FOLDER)
@click.argument("target")
@click.option("--no-photos", is_flag=True, help="Fetch small pictures only; whole photos come with a later sync.")
@speaks
def sync(terminal: Terminal, workspace: Path, target: str, no_photos: bool) -> None:
    """Bring to TARGET what it lacks and fetch what is new there: a folder, a stick, or the http(s) address of a hub.

    A hub's password comes from XUNLOU_HUB_PASSWORD.
    """
    from storage.sync.visit import visit

    told = {}
    with terminal.opened(workspace) as ws:
        found = visit(
            ws,
            target,
            photos=not no_photos,
            password=os.environ.get("XUNLOU_HUB_PASSWORD", ""),
            progress=lambda _, done, total: terminal.progress(done, total),
        )
        names = {item.id: item.name for item in ws.communities()}
        for community, report in found.reports.items():
            told[community] = terminal.synced(names[community], report, found.reasons(ws, community))
    terminal.result(ok=found.complete, target=target, in_sync=found.in_sync, communities=told)
    sys.exit(0 if found.complete else 1)


@main.command()
@click.argument("workspace", type=FOLDER)
@click.option("--out", required=True, type=NEW_FILE, help="Invitation file to write; a page to print lies beside it.")
@click.option("--community", default="", help="Name of a community; else the present one.")
@speaks
def invite(terminal: Terminal, workspace: Path, out: Path, community: str) -> None:
    """Write an invitation for another laptop. Its code is shown once: tell it, and do not send it with the file."""
    from exporters.invitation import draw_invitation
    from storage.sync.joining import invite

    with terminal.opened(workspace) as ws:
        chosen = next((item.id for item in ws.communities() if item.name == community), community) or None
        made = invite(ws, out, community=chosen)
        page = out.with_name(f"{out.name}.pdf")
        draw_invitation(page, made, by=ws.person, at=ws.clock(), language=terminal.language)
    terminal.say("CLI_080", path=made.path, name=made.name, page=page)
    terminal.say("CLI_081", word=made.code)
    terminal.result(path=made.path, page=page, code=made.code, community=made.community, name=made.name)


@main.command()
@click.argument("file", type=FILE)
@click.argument("workspace", type=NEW_FOLDER)
@click.option("--person", default="", help="Name of whoever works on this laptop.")
@speaks
def join(terminal: Terminal, file: Path, workspace: Path, person: str) -> None:
    """Make a workspace for the community of an invitation. Its code comes from whoever invited you."""
    from storage.sync.joining import join

    code = terminal.invitation_code()
    made = join(file, workspace, code=code, passphrase=terminal.passphrase(confirm=True), person=person)
    made.workspace.close()
    terminal.say("CLI_082", path=workspace, name=made.name)
    terminal.say("CLI_083", word=made.recovery_code)
    terminal.result(path=workspace, community=made.community, name=made.name, recovery_code=made.recovery_code)


@main.command()
@speaks
def selftest(terminal: Terminal) -> None:
    """Use every part once in a temporary folder and say what was seen."""
    from ui.selftest import outcomes

    results = []
    for outcome in outcomes():
        results.append(outcome)
        mark = "ok  " if outcome.ok else "FAIL"
        terminal.line(f"{mark} {outcome.name}: {outcome.saw} ({outcome.milliseconds} ms)")
    good = all(outcome.ok for outcome in results)
    terminal.result(ok=good, steps=results)
    sys.exit(0 if good else 1)


if __name__ == "__main__":
    main(windows_expand_args=False, prog_name="main.py")
