"""The door: the command line, then the window.

The commands stand in ui/commands; a module of them is imported when one of its commands is asked for.
"""

from __future__ import annotations

import gc
import signal
import sys
from importlib import import_module
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

from ui.parameters import FOLDER, WrongUsage
from ui.terminal import Terminal, prepare_process, speaks
from ui.usage import said

VERSION = "0.1.0"
WINDOW = "window"
COMMANDS = {
    "demo": "workspaces",
    "check-form": "forms",
    "import-form": "forms",
    "import-records": "forms",
    "export": "documents",
    "scan": "documents",
    "check": "workspaces",
    "backup": "workspaces",
    "restore": "workspaces",
    "sync": "syncing",
    "invite": "syncing",
    "join": "syncing",
}
"""Each command, and the module of ui/commands that it stands in."""


class WindowFirst(click.Group):
    """A group whose first argument may be a workspace instead of a command: then the window opens."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return sorted([*super().list_commands(ctx), *COMMANDS])

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return super().get_command(ctx, cmd_name)
        module = import_module(f"ui.commands.{COMMANDS[cmd_name]}")
        found: click.Command = getattr(module, cmd_name.replace("-", "_"))
        return found

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
        known = self.list_commands(ctx)
        if args[0] not in known:
            if not args[0].startswith("-") and not Path(args[0]).is_dir():
                raise WrongUsage("CLI_045", ctx, name=args[0], known=", ".join(known))
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
