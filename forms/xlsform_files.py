"""The files beside an XLSForm: whether they are there, can be read, and have the columns that are asked for."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from lxml import etree

from forms import instances
from forms.errors import Problem
from forms.form import Form
from forms.form_media import files_named
from forms.nodes import Node
from forms.xlsform_sheets import Question, Sources

LISTS = (".csv", ".xml", ".geojson")


def places(workbook: Path) -> list[Path]:
    """Where the files of a form are looked for: as ODK's tools lay them, in a folder media, beside the spreadsheet."""
    return [workbook.parent / f"{workbook.stem}-media", workbook.parent / "media", workbook.parent]


def found_beside(workbook: Path, name: str) -> Path | None:
    """The file *name* of the form in *workbook*; None when it is nowhere, or no plain file name."""
    if Path(name).name != name:
        return None
    return next((folder / name for folder in places(workbook) if (folder / name).is_file()), None)


def file_problems(form: Form, sources: Sources, workbook: Path) -> Iterator[Problem]:
    """A list that cannot be read, or lacks a column, is an error; a file that is not there a warning."""
    asked = _columns(form)
    for name in files_named(form):
        row, column = _mention(name, sources)
        path = found_beside(workbook, name)
        if path is None:
            values: dict[str, object] = {"file": name, "folder": f"{workbook.stem}-media"}
            yield Problem("FORM_128", "survey", row, column, "warning", values)
        elif name.lower().endswith(LISTS):
            yield from _list_problems(path, row, column, asked.get(name, frozenset()))


def _list_problems(path: Path, row: int | None, column: str, asked: frozenset[str]) -> Iterator[Problem]:
    try:
        if path.stat().st_size > instances.LARGEST_FILE:
            raise instances.TooLargeError
        top = instances.read(path.name, path.read_bytes())
    except instances.TooLargeError:
        limits = {"limit": instances.LARGEST_FILE // 1_000_000, "cells": instances.MOST_CELLS}
        yield Problem("FORM_114", "survey", row, column, values={"path": path.name, **limits})
        return
    except (OSError, ValueError, etree.XMLSyntaxError) as problem:
        yield Problem("FORM_107", "survey", row, column, values={"path": path.name, "message": str(problem)})
        return
    rows: list[Node] = [item for root in top.children for item in root.children]
    if not rows:
        yield Problem("FORM_144", "survey", row, column, "warning", {"file": path.name})
        return
    have = {cell.name for item in rows[:50] for cell in item.children}
    for missing in sorted(asked - have):
        values: dict[str, object] = {"file": path.name, "column": missing, "columns": "、".join(sorted(have)[:12])}
        yield Problem("FORM_145", "survey", row, column, values=values)


def _columns(form: Form) -> dict[str, frozenset[str]]:
    """By file: where the choices of a question take their value from."""
    asked: dict[str, frozenset[str]] = {}
    for control in form.every_control():
        if control.itemset is None:
            continue
        for instance in form.instances.values():
            quoted = (f"instance('{instance.name}')", f'instance("{instance.name}")')
            if instance.source and any(each in control.itemset.nodes.text for each in quoted):
                name = instance.source.rpartition("/")[2]
                column = control.itemset.value.text.strip()
                if column.isidentifier():
                    asked[name] = asked.get(name, frozenset()) | {column}
    return asked


def _mention(name: str, sources: Sources) -> tuple[int | None, str]:
    """The first row that speaks of the file, and the column it does so in."""
    stem = name.rpartition(".")[0]

    def speaks(question: Question, column: str, text: str) -> bool:
        external = column == "name" and text == stem and question.type.lower().endswith("-external")
        return external or name in text or f"'{stem}'" in text or f'"{stem}"' in text

    for question in sources.questions:
        for column, text in question.cells.items():
            if speaks(question, column, text):
                return question.row, sources.heading("survey", column)
    return None, ""
