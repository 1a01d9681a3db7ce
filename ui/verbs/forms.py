"""The forms that come with the program, taken into a workspace when they are first needed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from forms.xlsform import convert
from storage import forms_registry
from ui.theme import ASSETS

if TYPE_CHECKING:
    from storage.workspace import Workspace


def ensure_form(ws: Workspace, form_id: str) -> str:
    """The newest version of *form_id* in this workspace; a built-in form that is missing is taken in (slow, once)."""
    known = ws.read(lambda db: forms_registry.definition(db, form_id))
    if known is not None:
        return known.version
    made = convert(ASSETS / "forms" / f"{form_id}.xlsx")
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
    return made.version
