"""The forms that come with the program, and forms that a community brings as a spreadsheet."""

from __future__ import annotations

import hashlib
import json
import sys
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from storage.files import write_atomically
from storage.forms_registry import add_form, form_record

if TYPE_CHECKING:
    from forms.xlsform import XlsForm
    from storage.transaction import Transaction
    from storage.workspace import Workspace

ASSETS = Path(__file__).resolve().parent.parent / "assets"
FORMS = ASSETS / "forms"
CHECKLISTS = ASSETS / "checklists"
ABOUT = "converted.json"
"""What an XForm cannot say of its workbook, by form id, with the digest of the workbook it was made from."""


@cache
def converted(path: Path) -> XlsForm:
    """The XLSForm at *path*, as it was converted when the program was made.

    Converting eleven workbooks takes seconds, and a new workspace should not begin with a wait. A workbook
    that was changed since its XForm was written is converted here and now.
    """
    found = _about(path.parent).get(path.stem)
    if found is None or found["workbook"] != _digest(path):
        return _convert(path)
    from forms.xlsform import XlsForm

    return XlsForm(
        xform=path.with_suffix(".xml").read_bytes().decode(),
        form_id=found["form_id"],
        version=found["version"],
        titles=found["titles"],
        settings=found["settings"],
        privacy=found["privacy"],
    )


def write_converted(folder: Path = FORMS) -> list[str]:
    """Convert every workbook in *folder* and keep the results beside them; returns the ids."""
    about: dict[str, dict[str, Any]] = {}
    for path in sorted(folder.glob("*.xlsx")):
        form = _convert(path)
        write_atomically(path.with_suffix(".xml"), form.xform.encode())
        about[path.stem] = {
            "workbook": _digest(path),
            "form_id": form.form_id,
            "version": form.version,
            "titles": form.titles,
            "settings": form.settings,
            "privacy": form.privacy,
        }
    text = json.dumps(about, ensure_ascii=False, indent=1) + "\n"
    write_atomically(folder / ABOUT, text.encode())
    return list(about)


@cache
def comes_with_the_program(folder: Path = FORMS) -> tuple[tuple[str, str], ...]:
    """The form id and version of every form that nobody here wrote."""
    return tuple((each["form_id"], each["version"]) for each in _about(folder).values())


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


def _convert(path: Path) -> XlsForm:
    # the converter takes long to import, and a workspace opens without it
    from forms.xlsform import convert

    return convert(path)


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


def _about(folder: Path) -> dict[str, dict[str, Any]]:
    path = folder / ABOUT
    return json.loads(path.read_text("utf-8")) if path.is_file() else {}


def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


if __name__ == "__main__":
    sys.stdout.write("\n".join(write_converted()) + "\n")
