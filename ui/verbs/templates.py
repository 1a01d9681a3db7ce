"""Partners' templates: read, previewed, kept with a column map, and filled; all beside the window."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from forms.lean import dataclass
from ui.verbs.documents import save_file
from ui.worker import Job, Progress, Worker

if TYPE_CHECKING:
    from exporters.filling.making import Filled, Plan
    from exporters.filling.sources import Source
    from exporters.filling.template import Table, Template
    from exporters.spreadsheets import Value
    from storage.community.fillings import Filling
    from storage.workspace import Workspace

PREVIEWED = 3
"""Rows that stand beside a map before it is saved."""


@dataclass(frozen=True)
class Chosen:
    """A template as it was read; *saved* is the map it came from, None for a new file."""

    file: str
    data: bytes
    template: Template
    saved: Filling | None
    sources: dict[str, Source]
    """What it can be filled with here."""


def choose(
    worker: Worker,
    ws: Workspace,
    *,
    file: Path | None = None,
    saved: Filling | None = None,
    owner: QObject,
    done: Callable[[Chosen], object],
    failed: Callable[[Exception], object],
) -> Job:
    """Read the empty template in *file*, or that of a *saved* map."""

    def work(_progress: Progress) -> Chosen:
        from exporters.filling.making import sources
        from exporters.filling.template import read
        from storage.engine import environment

        if saved is not None:
            name, data = saved.file, ws.objects.get(saved.template)
        else:
            assert file is not None
            name = file.name
            with environment(file):
                data = file.read_bytes()
        return Chosen(name, data, read(data, file=name), saved, ws.read(sources))

    return worker.run(work, done, failed=failed, owner=owner)


def headings(
    worker: Worker,
    chosen: Chosen,
    *,
    sheet: int,
    first_row: int,
    owner: QObject,
    done: Callable[[Table], object],
    failed: Callable[[Exception], object],
) -> Job:
    """Read the headings again when somebody says which row is the first to fill."""

    def work(_progress: Progress) -> Table:
        from exporters.filling.template import columns

        return columns(chosen.data, file=chosen.file, sheet=sheet, first_row=first_row)

    return worker.run(work, done, failed=failed, owner=owner)


def preview(
    worker: Worker,
    ws: Workspace,
    *,
    plan: Plan,
    owner: QObject,
    done: Callable[[list[dict[str, Value]]], object],
    failed: Callable[[Exception], object],
) -> Job:
    """The first rows of what a plan fills in."""

    def work(_progress: Progress) -> list[dict[str, Value]]:
        from exporters.filling.making import gather

        return gather(ws, plan, most=PREVIEWED)[0]

    return worker.run(work, done, failed=failed, owner=owner)


def keep(
    worker: Worker,
    ws: Workspace,
    *,
    name: str,
    chosen: Chosen,
    plan: Plan,
    owner: QObject,
    done: Callable[[str], object],
    failed: Callable[[Exception], object],
) -> Job:
    """Keep the empty file and its map under *name*; a saved one whose name was changed is offered no longer."""

    def work(_progress: Progress) -> str:
        from storage.community import fillings

        old = chosen.saved
        template = old.template if old else fillings.keep_template(ws, chosen.data, file=chosen.file)

        def write(txn: object) -> str:
            rec = fillings.keep(
                txn,  # type: ignore[arg-type]
                name=name,
                template=template,
                file=chosen.file,
                source=plan.source,
                audience=plan.audience,
                sheet=plan.sheet,
                first_row=plan.first_row,
                fields=dict(plan.fields),
                only_open=plan.only_open,
            )
            if old and old.id != rec:
                fillings.retire(txn, filling=old.id)  # type: ignore[arg-type]
            return rec

        return ws.write_now(write)

    return worker.run(work, done, failed=failed, owner=owner)


def fill(
    worker: Worker,
    ws: Workspace,
    *,
    name: str,
    path: Path,
    scope: Mapping[str, str],
    title: str,
    owner: QObject,
    done: Callable[[Filled], object],
    failed: Callable[[Exception], object],
) -> Job:
    """Fill the template of the map called *name* into *path*; *scope* may have area, since and until."""

    def work(_progress: Progress) -> Filled:
        from exporters.filling.making import fill_saved

        _, made = fill_saved(ws, name, **scope)
        save_file(path, made.data)
        return made

    return worker.run(work, done, failed=failed, title=title, owner=owner)


def retire(
    worker: Worker, *, saved: Filling, back: bool = False, owner: QObject, done: Callable[[object], object]
) -> Job:
    """Offer a map no longer, or offer it again."""
    from storage.community import fillings

    return worker.write(
        lambda txn: fillings.fillings.change(txn, rec=saved.id, retired=not back or None), done, owner=owner
    )
