"""Reads a table of records again, as it was before a spreadsheet was kept from running it."""

from __future__ import annotations

import csv
import io


def unprotect(text: str) -> str:
    """The opposite of `protect`."""
    return text[1:] if text.startswith("'") else text


def read_csv(data: bytes) -> list[dict[str, str]]:
    """The lines of a CSV that the program wrote, as they were."""
    rows = csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""))
    names = [unprotect(name) for name in next(rows)]
    return [dict(zip(names, map(unprotect, row), strict=True)) for row in rows]
