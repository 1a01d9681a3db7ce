"""The door: the command line, then the window.

Commands stay short here: each opens what it needs, calls one verb of a layer below and says what came of it.
What a command alone needs is imported inside it, so that `--help` answers at once.
"""

from __future__ import annotations

import sys

# Before anything can load Qt: one of its plugins may bring the system's SQLite, and SQLCipher must be found first.
import storage.engine  # noqa: F401 isort: skip

import click

from ui.terminal import Terminal, prepare_process, speaks


@click.group()
@click.version_option(package_name=None, version="0.1.0", prog_name="Xunlou")
def main() -> None:
    """Xunlou 巡楼: inspections, paper questionnaires and residents' meetings, offline.

    The passphrase of a workspace is asked for, or comes from XUNLOU_PASSPHRASE. Exit codes: 0 done, 1 a problem with
    what was given, 2 wrong usage.
    """
    prepare_process()


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
    terminal.result(ok=good, steps=[vars(outcome) for outcome in results])
    sys.exit(0 if good else 1)


if __name__ == "__main__":
    main(windows_expand_args=False, prog_name="main.py")
