"""What a finished form does to entities, worked out once, on the laptop that finishes it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from storage import entities, forms_registry
from storage.engine import Database

if TYPE_CHECKING:
    from forms.entities import EntityAction, Refused
    from forms.form import Form
    from storage.transaction import Transaction


def outcome(
    db: Database, *, form_id: str, version: str, fields: Mapping[str, str]
) -> tuple[list[EntityAction], list[Refused]]:
    """What a form with these answers does to entities, and what it asks for in vain; forms without any do nothing."""
    form = _form(db, form_id, version)
    if form is None:
        return [], []
    from forms.entities import actions
    from forms.session import FormSession

    return actions(FormSession(form, fields=fields, as_kept=True))


def carry_out(
    txn: Transaction, *, answer: str, done: list[EntityAction], before: list[EntityAction], community: str
) -> None:
    """Write what the record *answer* does to entities; *before* is what it did when it was finished last."""
    did = {action.field: action for action in before}
    for action in done:
        entities.apply(txn, action, answer=answer, community=community, before=did.get(action.field))


def _form(db: Database, form_id: str, version: str) -> Form | None:
    """The form, if it is here and speaks of entities; most do not, and need not be read for this."""
    known = db.conn.execute(
        "SELECT 1 FROM form WHERE form_id = ? AND version = ? AND instr(xform, '<entity')", (form_id, version)
    ).fetchone()
    return forms_registry.load(db, form_id, version) if known else None
