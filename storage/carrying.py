"""Drafts and corrections go across to a newer version of their form: seen first, then done, then undone if need be."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from forms.carrying import Carried, KeptAnswer, carry, kept_answers
from forms.errors import UserError
from forms.form import Form
from forms.lean import dataclass
from forms.session import FormSession
from storage import forms_registry
from storage.drafts import Draft, load_draft
from storage.engine import Database
from storage.events import Value
from storage.forms_registry import Definition, definitions
from storage.surroundings import surroundings

if TYPE_CHECKING:
    from storage.transaction import Transaction
    from storage.workspace import Workspace

KEPT = "_kept/"
"""Fields of a record that begin so are answers that its form no longer asks for, by their old fields."""


@dataclass(frozen=True)
class CarryOver:
    """What carrying a draft over would do, or did: *draft* as it was before, and its answers under *to*."""

    draft: Draft
    to: Definition
    carried: Carried

    @property
    def lossless(self) -> bool:
        """Does every answer keep its place and its sense?"""
        return not (self.carried.kept or self.carried.misfits)


def newer(db: Database, *, form_id: str, version: str) -> Definition | None:
    """The newest version of a form, when it is newer than *version*; None when *version* is the newest here."""
    newest = forms_registry.definition(db, form_id)
    if newest is None or newest.version == version or forms_registry.is_newer(version, newest.version):
        return None
    return newest


def preview(ws: Workspace, rec: str) -> CarryOver | None:
    """What carrying the draft *rec* over to the newest version of its form would do; None when there is no newer.

    None too when the version of the draft is not on this laptop: nobody can say then what changed.
    """

    def read(db: Database) -> tuple[Draft, Definition, Form, Form] | None:
        draft = load_draft(db, rec)
        if draft is None:
            raise UserError("WORKSPACE_012", record=rec)
        to = newer(db, form_id=draft.form_id, version=draft.version)
        if to is None or forms_registry.definition(db, draft.form_id, draft.version) is None:
            return None
        old = forms_registry.load(db, draft.form_id, draft.version)
        return draft, to, old, forms_registry.load(db, to.form_id, to.version)

    found = ws.read(read)
    if found is None:
        return None
    draft, to, old, new = found
    draft = _answers_only(draft)
    fresh: Mapping[str, str] = {}
    if not draft.corrects:
        around = surroundings(ws, new, but=rec, community=draft.community)
        fresh = FormSession(new, context=around).fields()
    carried = carry(old, new, draft.fields, fresh=fresh, new_key=lambda: ws.entropy(16).hex())
    return CarryOver(draft, to, carried)


def carry_over(ws: Workspace, over: CarryOver) -> None:
    """Carry a draft over as `preview` said. Answers that came in between are carried over too.

    Raises `UserError` WORKSPACE_012 when the draft is gone meanwhile.
    """
    current = ws.drafts.load(over.draft.rec)
    if current is not None and _answers_only(current).fields != over.draft.fields:
        again = preview(ws, over.draft.rec)
        over = over if again is None else again
    kept: dict[str, Value] = {f"{KEPT}{name}": value for name, value in over.carried.kept.items()}
    draft = over.draft
    moved = replace(draft, version=over.to.version, fields=over.carried.fields, extra={**draft.extra, **kept})
    ws.write_now(lambda txn: _replace(txn, moved))


def carry_or_ask(ws: Workspace, rec: str) -> CarryOver | None:
    """Carry the draft *rec* over where nothing is lost; where something would be, only say what, and let people choose.

    None where there is no newer version. What was done and what is only asked is told apart by `lossless`.
    """
    over = preview(ws, rec)
    if over is not None and over.lossless:
        carry_over(ws, over)
    return over


def carry_back(ws: Workspace, over: CarryOver) -> None:
    """Undo `carry_over`: the draft is again what it was, under its old version."""
    ws.write_now(lambda txn: _replace(txn, over.draft))


def kept(values: Mapping[str, Value]) -> dict[str, str]:
    """The answers among a record's (or a draft's extra) fields that its form no longer asks for."""
    return {name.removeprefix(KEPT): str(value) for name, value in values.items() if name.startswith(KEPT) and value}


def kept_in_words(db: Database, form_id: str, values: Mapping[str, Value]) -> list[KeptAnswer]:
    """What a record holds that its form no longer asks for, in the words of the version that asked."""
    found = kept(values)
    if not found:
        return []
    return kept_answers(found, versions_of(db, form_id))


def versions_of(db: Database, form_id: str) -> list[Form]:
    """Every version of a form that is here, the newest first."""
    return [forms_registry.load(db, each.form_id, each.version) for each in definitions(db, form_id)]


def _answers_only(draft: Draft) -> Draft:
    """*draft* without what lies beside its answers, such as the marks of a keyer: that is not asked by any version."""
    return replace(draft, fields={name: value for name, value in draft.fields.items() if not name.startswith("#")})


def _replace(txn: Transaction, draft: Draft) -> None:
    changed = txn.db.conn.execute(
        "UPDATE draft SET version = ?, extra = ?, changed = ? WHERE rec = ?",
        (draft.version, json.dumps(dict(draft.extra), ensure_ascii=False), txn.now(), draft.rec),
    )
    if not changed.rowcount:
        raise UserError("WORKSPACE_012", record=draft.rec)
    # what begins with # is no answer: the audit log, the marks of a keyer; it goes on
    txn.db.conn.execute("DELETE FROM draft_answer WHERE rec = ? AND field NOT LIKE '#%'", (draft.rec,))
    txn.db.conn.executemany(
        "INSERT INTO draft_answer (rec, field, value) VALUES (?, ?, ?)",
        [(draft.rec, name, value) for name, value in draft.fields.items()],
    )
    txn.kinds.add("draft")
