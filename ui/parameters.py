"""What may stand on the command line: files, folders, days and words, each refused with a sentence of its own."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path
from typing import Any

import click

from forms.errors import UserError


class WrongUsage(click.UsageError):
    """A use of the command line that cannot be meant, with the code of its sentence."""

    def __init__(self, code: str, context: click.Context | None = None, **values: object) -> None:
        super().__init__(code, context)
        self.error = UserError(code, **values)


class Day(click.ParamType):
    """A date, as 2026-11-22."""

    name = "date"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        try:
            return value and date.fromisoformat(value).isoformat()
        except ValueError:
            raise WrongUsage("CLI_037", ctx, value=value, name=shown_name(param)) from None


class Location(click.ParamType):
    """A file or a folder: there already, or to be made. *folder* None: either."""

    name = "path"

    def __init__(self, *, folder: bool | None, there: bool) -> None:
        self.folder = folder
        self.there = there

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Path:
        path = Path(value)
        try:
            path.stat()
        except PermissionError:
            raise WrongUsage("CLI_034", ctx, path=path) from None
        except (OSError, ValueError):  # a name that is too long, or with a NUL, is no file either
            if self.there:
                raise WrongUsage("CLI_031" if self.folder else "CLI_032", ctx, path=path) from None
            return path
        if self.folder is not None and path.is_dir() != self.folder:
            raise WrongUsage("CLI_033" if self.folder else "CLI_038", ctx, path=path)
        if self.there and not os.access(path, os.R_OK):
            raise WrongUsage("CLI_034", ctx, path=path)
        return path


class Number(click.ParamType):
    """A whole number."""

    name = "integer"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> int:
        try:
            return int(value)
        except ValueError:
            raise WrongUsage("CLI_047", ctx, value=value, name=shown_name(param)) from None


class OneOf(click.Choice):
    """One word of several."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        try:
            return super().convert(value, param, ctx)
        except click.BadParameter:
            known = ", ".join(map(str, self.choices))
            raise WrongUsage("CLI_035", ctx, value=value, name=shown_name(param), known=known) from None


def shown_name(param: click.Parameter | None) -> str:
    """What a person calls *param*: its long option, or its place on the line."""
    if param is None:
        return ""
    return max(param.opts, key=len) if isinstance(param, click.Option) else param.human_readable_name


FILE = Location(folder=False, there=True)
FOLDER = Location(folder=True, there=True)
EITHER = Location(folder=None, there=True)
NEW_FILE = Location(folder=False, there=False)
NEW_FOLDER = Location(folder=True, there=False)
