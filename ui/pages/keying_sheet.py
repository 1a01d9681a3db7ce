"""The sheet that is being keyed: one that was left open, or the next with the number that probably stands on it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

from forms.lean import dataclass
from forms.session import Context, FormSession
from storage import carrying, forms_registry
from storage.carrying import CarryOver
from storage.community import questionnaires
from storage.community.questionnaires import Batch
from storage.engine import Database
from ui.verbs.forms import ensure_form

if TYPE_CHECKING:
    from storage.workspace import Workspace


@dataclass
class Sheet:
    """One sheet being keyed."""

    rec: str
    version: str
    number: str
    session: FormSession
    on_disk: dict[str, str]
    at: str = ""
    over: CarryOver | None = None
    """What was carried over to a newer version of the form when the sheet was opened."""


def next_number(batch: Batch, used: Sequence[str]) -> str:
    """The number that probably stands on the next sheet: one more than the highest so far."""
    highest = 0
    for number in used:
        tail = number.removeprefix(batch.prefix).lstrip("-")
        if number.startswith(batch.prefix) and tail.isdecimal():
            highest = max(highest, int(tail))
    return f"{batch.prefix}{'-' if batch.prefix and not batch.prefix.endswith('-') else ''}{highest + 1:03d}"


def open_sheet(ws: Workspace, batch: Batch) -> Sheet:
    """Go on with the sheet that was left open in this batch, or begin the next one."""
    ws.write_now(lambda _txn: None)  # what was handed over a moment ago is on the disk after this
    version = ensure_form(ws, batch.form)

    def read(db: Database) -> tuple[Any, list[str]]:
        return forms_registry.load(db, batch.form), [sheet.number for sheet in questionnaires.sheets(db, batch.id)]

    form, used = ws.read(read)
    for begun in ws.drafts.open_drafts():
        if begun.form_id == batch.form and begun.extra.get("_batch") == batch.id:
            over = carrying.carry_if_lossless(ws, begun.rec)
            draft = ws.drafts.load(begun.rec) or begun
            form = ws.read(partial(forms_registry.load, form_id=batch.form, version=draft.version or None))
            session = FormSession(form, fields=draft.fields, context=Context(now=ws.clock))
            number = draft.fields.get("paper_no", "")
            return Sheet(draft.rec, draft.version, number, session, dict(draft.fields), over=over)
    number = next_number(batch, used)
    rec = ws.drafts.start(form_id=batch.form, version=version, extra={"_batch": batch.id})
    given = {"event": f"{batch.title} {batch.day}".strip(), "keyed_by": ws.person, "key_pass": "first"}
    session = FormSession(form, context=Context(now=ws.clock, defaults=given))
    return Sheet(rec, version, number, session, {})
