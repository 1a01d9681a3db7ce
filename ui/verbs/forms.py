"""Forms taken into a workspace: those that come with the program, and a community's own."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from forms.xlsform import XlsForm, convert
from storage import form_files, forms_registry
from ui.theme import ASSETS
from ui.worker import Progress

if TYPE_CHECKING:
    from storage.workspace import Workspace


def ensure_form(ws: Workspace, form_id: str) -> str:
    """The newest version of *form_id* in this workspace; a built-in form that is missing is taken in (slow, once)."""
    known = ws.read(lambda db: forms_registry.definition(db, form_id))
    if known is not None:
        return known.version
    made = convert(ASSETS / "forms" / f"{form_id}.xlsx")
    _keep(ws, made)
    return made.version


def take_in(ws: Workspace, *, file: Path, progress: Progress) -> XlsForm:
    """Convert the XLSForm *file* and keep it. Raises `FormError` with every problem when it cannot be used."""
    made = convert(file)
    progress.check()
    _keep(ws, made)
    form_files.bring_along(ws, form_id=made.form_id, version=made.version, beside=file)
    return made


def _keep(ws: Workspace, made: XlsForm) -> None:
    ws.write_now(
        lambda txn: forms_registry.add_form(
            txn,
            form_id=made.form_id,
            version=made.version,
            xform=made.xform,
            titles=made.titles,
            settings=made.settings,
            privacy=made.privacy,
            items=made.settings.get("items_table", ""),
        )
    )
