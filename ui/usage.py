"""How the command line says that it was used wrongly: in the user's language, or as one JSON object.

Click says such things in English and on several lines; a person who types Chinese paths reads them no better than a
program that waits for JSON. The exit code stays 2.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterator, Sequence
from typing import NoReturn

import click

from forms.errors import UserError
from ui.parameters import WrongUsage, shown_name
from ui.terminal import Terminal, system_language

EXIT_CODE = 2


@contextlib.contextmanager
def said(arguments: Sequence[str]) -> Iterator[None]:
    """Say wrong usage inside, and a stop by the keyboard, as *arguments* ask for it."""
    try:
        yield
    except click.UsageError as error:
        _end(arguments, _explained(error), EXIT_CODE)
    except (click.Abort, KeyboardInterrupt):
        _end(arguments, UserError("CLI_004"), 1)


def _end(arguments: Sequence[str], error: UserError, exit_code: int) -> NoReturn:
    Terminal(_language(arguments), as_json="--json" in arguments).fail(error, exit_code=exit_code)


def _explained(error: click.UsageError) -> UserError:
    """Each kind of wrong usage with its sentence; what click alone knows keeps click's words."""
    if isinstance(error, WrongUsage):
        error.error.values.setdefault("help", _help(error))
        return error.error
    values = {"help": _help(error)}
    if isinstance(error, click.NoSuchOption):
        return UserError("CLI_030", name=error.option_name, **values)
    if isinstance(error, click.MissingParameter):
        return UserError("CLI_036", name=shown_name(error.param), **values)
    return UserError("CLI_039", message=error.format_message().rstrip("."), **values)


def _help(error: click.UsageError) -> str:
    return f"{error.ctx.command_path if error.ctx else 'main.py'} --help"


def _language(arguments: Sequence[str]) -> str:
    for first, second in zip(arguments, [*arguments[1:], ""], strict=True):
        wanted = second if first == "--language" else first.removeprefix("--language=")
        if wanted in ("zh", "en") and first.startswith("--language"):
            return wanted
    return system_language()
