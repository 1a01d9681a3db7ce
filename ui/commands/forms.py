"""Forms on the command line: check one, take one in, bring in what was filled in elsewhere."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from exporters.sentences import sentence
from ui.parameters import FILE, FOLDER
from ui.terminal import Terminal, speaks


@click.command("check-form")
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


@click.command("import-form")
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


@click.command("import-records")
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
