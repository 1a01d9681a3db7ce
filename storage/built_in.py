"""The forms that come with the program, and forms that a community brings as a spreadsheet."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from forms.xlsform import XlsForm, convert
from storage.forms_registry import add_form, form_record

if TYPE_CHECKING:
    from storage.transaction import Transaction
    from storage.workspace import Workspace

ASSETS = Path(__file__).resolve().parent.parent / "assets"
FORMS = ASSETS / "forms"
CHECKLISTS = ASSETS / "checklists"


@cache
def converted(path: Path) -> XlsForm:
    """An XLSForm of ours, converted once a program: the largest takes more than a second."""
    return convert(path)


def install_built_in(workspace: Workspace, *, community: str | None = None, folder: Path = FORMS) -> list[str]:
    """Give a community the forms that come with the program; returns the records of those that were new.

    A version that is there already stays as it is, whichever program wrote it.
    """
    home = community or workspace.community
    made = [(path, converted(path)) for path in sorted(folder.glob("*.xlsx"))]

    def install(txn: Transaction) -> list[str]:
        return [
            keep(txn, form, path=path, community=home)
            for path, form in made
            if not txn.fields(form_record(home, form_id=form.form_id, version=form.version))
        ]

    return workspace.write_now(install)


def keep(txn: Transaction, form: XlsForm, *, path: Path, community: str | None = None) -> str:
    """Keep a converted form with the checklist that its settings name; returns its record.

    Raises `UserError` WORKSPACE_011 when this version exists with another content.
    """
    return add_form(
        txn,
        form_id=form.form_id,
        version=form.version,
        xform=form.xform,
        titles=form.titles,
        settings=form.settings,
        privacy=form.privacy,
        items=_items(form, path),
        community=community,
    )


def _items(form: XlsForm, path: Path) -> str:
    name = Path(form.settings.get("items_table", "")).name
    found = next((place / name for place in (path.parent, CHECKLISTS) if name and (place / name).is_file()), None)
    return found.read_text("utf-8-sig") if found else ""
