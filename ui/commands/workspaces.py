"""Whole workspaces on the command line: make one of examples, check, back up, restore."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import click

from ui.parameters import FOLDER, NEW_FOLDER, Number, OneOf
from ui.terminal import Terminal, speaks


@click.command()
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


@click.command()
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


@click.command()
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


@click.command()
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
