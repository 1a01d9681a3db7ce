"""Laptops on the command line: sync, invite another one, join."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import click

from ui.parameters import FILE, FOLDER, NEW_FILE, NEW_FOLDER
from ui.terminal import Terminal, speaks


@click.command()
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


@click.command()
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


@click.command()
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
