"""Filled forms: what is written of them, and what only changed."""

from __future__ import annotations

from collections.abc import Mapping

from storage import entity_forms
from storage.events import Value
from storage.heads import HeadState
from storage.transaction import Transaction

KIND = "answer"
FORM, VERSION, PLACE = "_form", "_version", "_place"
REFUSED = "_refused"
"""What the form asked of entities in vain: lists of code, entity list and field."""


def save_answers(
    txn: Transaction,
    *,
    rec: str | None,
    form_id: str,
    version: str,
    fields: Mapping[str, str],
    place: str | None = None,
    extra: Mapping[str, Value] | None = None,
    seen: HeadState | None = None,
    community: str | None = None,
) -> str:
    """Write a filled form as one event and return its record; *rec* None makes a new one.

    *fields* are all answers of the form. Only what differs from what the author had in view is written, so two
    people who correct different questions do not meet; an answer that is missing now is cleared. Nothing is
    written when nothing differs. *extra* are further fields of the record, by names that begin with "_". Entities
    that the form creates or changes are written with it.
    """
    rec = rec or f"{KIND}:{txn.new_id()}"
    current = txn.state(rec)
    view = current if seen is None else seen
    shown = view.values
    wanted: dict[str, Value] = {**fields, **(extra or {}), FORM: form_id, VERSION: version}
    if place is not None:
        wanted[PLACE] = place
    done, refused = entity_forms.outcome(txn.db, form_id=form_id, version=version, fields=fields)
    if refused or shown.get(REFUSED):
        wanted[REFUSED] = [[each.code, each.dataset, each.field] for each in refused] or None
    cleared = {name: None for name in shown if not name.startswith("_") and name not in fields}
    changed = {name: value for name, value in {**cleared, **wanted}.items() if shown.get(name) != value}
    if changed:
        txn.append(KIND, rec, changed, seen=seen, community=community)
    if changed and done:
        old = {"form_id": str(shown.get(FORM) or form_id), "version": str(shown.get(VERSION) or "")}
        before, _ = entity_forms.outcome(txn.db, **old, fields=answers(shown))
        home = txn.state(rec).community
        entity_forms.carry_out(txn, answer=rec.partition(":")[2], done=done, before=before, community=home)
    return rec


def answers(values: Mapping[str, Value]) -> dict[str, str]:
    """The answers among a record's merged fields, as a form session takes them."""
    return {name: str(value) for name, value in values.items() if not name.startswith("_")}
