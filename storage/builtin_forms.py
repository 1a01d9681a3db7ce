"""The forms that come with the program, taken into a workspace like any other form."""

from __future__ import annotations

from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING

from forms.xlsform import XlsForm, convert
from storage.forms_registry import add_form

if TYPE_CHECKING:
    from storage.transaction import Transaction
    from storage.workspace import Workspace

FORMS = Path(__file__).resolve().parent.parent / "assets" / "forms"


@cache
def builtin_form(form_id: str) -> XlsForm:
    """One built-in form, converted once a program."""
    return convert(FORMS / f"{form_id}.xlsx")


def builtin_ids() -> list[str]:
    """The ids of the built-in forms."""
    return sorted(path.stem for path in FORMS.glob("*.xlsx"))


def install_builtin_forms(ws: Workspace, *, form_ids: list[str] | None = None, community: str | None = None) -> None:
    """Take the built-in forms (or some of them) into a workspace; what is there already stays as it is."""
    made = [builtin_form(form_id) for form_id in (builtin_ids() if form_ids is None else form_ids)]
    for form in made:
        ws.write_now(partial(_add, form=form, community=community))


def _add(txn: Transaction, *, form: XlsForm, community: str | None) -> str:
    return add_form(
        txn,
        form_id=form.form_id,
        version=form.version,
        xform=form.xform,
        titles=form.titles,
        settings=form.settings,
        privacy=form.privacy,
        community=community,
    )
