"""The sheet that is being keyed: one that was left open, or the next with the number that probably stands on it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import field
from functools import partial
from typing import TYPE_CHECKING

from forms.lean import dataclass
from forms.paper.steps import Steps
from forms.session import Context, FormSession
from storage import carrying, forms_registry
from storage.carrying import CarryOver
from storage.community import keyings, questionnaires, sheet_register
from storage.community.keyed import OFFICE
from storage.community.paper_sheets import Batch
from storage.engine import Database
from ui.verbs.forms import ensure_form

if TYPE_CHECKING:
    from storage.drafts import Draft
    from storage.workspace import Workspace

MARK, NOTE = "#mark/", "#note/"
"""Beside a draft's answers its marks are kept under names that no question can have."""


@dataclass
class Sheet:
    """One sheet being keyed."""

    rec: str
    version: str
    number: str
    session: FormSession
    on_disk: dict[str, str]
    key_pass: str = "first"
    over: CarryOver | None = None
    """A newer version of the form: what was carried over to it, or would be where that loses something."""
    marks: dict[str, str] = field(default_factory=dict)
    notes: dict[str, str] = field(default_factory=dict)
    last: dict[str, str] = field(default_factory=dict)
    """What this person keyed from the sheet before."""
    kept: dict[str, str] = field(default_factory=dict)
    """Answers that stay the same for the whole batch, by field."""
    begun: dict[str, str] = field(default_factory=dict)
    """What the form answers by itself."""
    place: int = 1
    of: int = 0
    """Which sheet it is of how many; *of* 0 where nobody knows how many came back."""

    def steps(self) -> Steps:
        """The way through its questions."""
        root = self.session.root.name
        return Steps(self.session, leave_out=frozenset(f"/{root}/{name}" for name in OFFICE))

    @property
    def contradictions(self) -> dict[str, str]:
        """What the paper says where the form would not have asked."""
        kept = self.session.final_fields()
        return {
            name: value
            for name, value in self.session.fields().items()
            if name not in kept and value != self.begun.get(name) and ":" not in name.rpartition("/")[2]
        }


@dataclass
class Nothing:
    """There is no sheet for this person: all *mine* that wait were keyed by them the first time."""

    mine: int = 0
    differing: int = 0


def next_number(batch: Batch, used: Sequence[str]) -> str:
    """The number that probably stands on the next sheet: one more than the highest so far."""
    highest = 0
    for number in used:
        tail = number.removeprefix(batch.prefix).lstrip("-")
        if number.startswith(batch.prefix) and tail.isdecimal():
            highest = max(highest, int(tail))
    return f"{batch.prefix}{'-' if batch.prefix and not batch.prefix.endswith('-') else ''}{highest + 1:03d}"


def open_sheet(ws: Workspace, batch: Batch, key_pass: str = "first", *, only: str = "") -> Sheet | Nothing:
    """Go on with the sheet that this person left open in this batch and pass, or begin the next one.

    With *only* it is the sheet of this number that is gone on with or begun, whatever else is open.
    """
    ws.write_now(lambda _txn: None)  # what was handed over a moment ago is on the disk after this
    version = ensure_form(ws, batch.form)
    known = ws.read(lambda db: questionnaires.sheets(db, batch.id))
    counts = ws.read(lambda db: questionnaires.counts(db, batch.id))
    own = [sheet for sheet in known if (by := sheet.passed(key_pass)) is not None and by.keyed_by == ws.person]
    waiting = [sheet for sheet in known if sheet.state == "waiting" and key_pass == "second"]
    for_me = [sheet for sheet in waiting if sheet.counts.keyed_by != ws.person]
    if key_pass == "second":
        done = sum(sheet.passed("second") is not None for sheet in known)
        place, of = done + 1, done + len(waiting)
    else:
        place, of = counts.keyed + 1, max(counts.returned, 0) if counts.returned > counts.keyed else 0
    drafts = [draft for draft in ws.drafts.open_drafts() if _is_mine(draft, batch, key_pass, ws.person)]
    begun = next((draft for draft in drafts if not only or _number(draft) == only), None)
    if begun is not None:
        sheet = _go_on(ws, batch, begun)
    elif key_pass == "second" and not for_me and not only:
        return Nothing(mine=len(waiting), differing=counts.differing)
    else:
        number = only or (for_me[0].number if for_me else next_number(batch, [each.number for each in known]))
        version = ws.read(lambda db: version_of(db, batch, number)) or version
        sheet = _begin(ws, batch, number, version=version, key_pass=key_pass)
    sheet.key_pass, sheet.place, sheet.of = key_pass, place, of
    if own:
        before = own[-1].passed(key_pass)
        assert before is not None
        sheet.last = ws.read(lambda db: keyings.keyed(db, before.id)).answers
    sheet.kept = {str(name): str(value) for name, value in dict(ws.setting(setting_of(batch), {})).items()}
    return sheet


def setting_of(batch: Batch) -> str:
    """The setting of this laptop that holds the answers which stay for a batch."""
    return f"keying_kept:{batch.id}"


def version_of(db: Database, batch: Batch, number: str) -> str:
    """The version of the form that sheet *number* was printed from, or was keyed in before; "" when nobody knows."""
    of = sheet_register.number_in(batch.prefix, number)
    printed = sheet_register.printings.select(db, "owner = ?", (batch.id,)) if of is not None else []
    version = next((one.version for one in printed if of in one.numbers), "")
    if not version:
        sheet = next(iter(questionnaires.sheets(db, batch.id, number=number)), None)
        first = sheet.passed("first") if sheet is not None else None
        version = keyings.keyed(db, first.id).version if first is not None else ""
    return version if version and forms_registry.definition(db, batch.form, version) is not None else ""


def _is_mine(draft: Draft, batch: Batch, key_pass: str, person: str) -> bool:
    extra = draft.extra
    return (
        draft.form_id == batch.form
        and extra.get("_batch") == batch.id
        and extra.get("_pass", "first") == key_pass
        and extra.get("_keyed_by", person) == person
    )


def _number(draft: Draft) -> str:
    return str(draft.fields.get("#number") or draft.extra.get("_number") or draft.fields.get("paper_no", ""))


def _go_on(ws: Workspace, batch: Batch, begun: Draft) -> Sheet:
    rec = begun.rec
    printed = ws.read(lambda db: version_of(db, batch, begun.fields.get("paper_no", "")))
    over = carrying.carry_or_ask(ws, rec) if printed != begun.version else None
    draft = ws.drafts.load(rec) or begun
    form = ws.read(partial(forms_registry.load, form_id=batch.form, version=draft.version or None))
    beside = {name: value for name, value in draft.fields.items() if name.startswith("#")}
    fields = {name: value for name, value in draft.fields.items() if name not in beside}
    session = FormSession(form, fields=fields, context=Context(now=ws.clock))
    number = str(draft.extra.get("_number") or fields.get("paper_no", ""))
    return Sheet(
        rec,
        draft.version,
        beside.get("#number", number),
        session,
        fields,
        over=over,
        marks={name.removeprefix(MARK): value for name, value in beside.items() if name.startswith(MARK)},
        notes={name.removeprefix(NOTE): value for name, value in beside.items() if name.startswith(NOTE)},
        begun=FormSession(form, context=Context(now=ws.clock)).fields(),
    )


def _begin(ws: Workspace, batch: Batch, number: str, *, version: str, key_pass: str) -> Sheet:
    form = ws.read(partial(forms_registry.load, form_id=batch.form, version=version))
    extra = {"_batch": batch.id, "_number": number, "_pass": key_pass, "_keyed_by": ws.person}
    rec = ws.drafts.start(form_id=batch.form, version=version, extra=extra)
    given = {"event": f"{batch.title} {batch.day}".strip(), "keyed_by": ws.person, "key_pass": key_pass}
    session = FormSession(form, context=Context(now=ws.clock, defaults=given))
    return Sheet(rec, version, number, session, {}, begun=session.fields())


def begin_anew(ws: Workspace, batch: Batch, sheet: Sheet, number: str) -> Sheet | None:
    """The same empty sheet in the version of the form that *number* was printed from; None where that is the same."""
    version = ws.read(lambda db: version_of(db, batch, number))
    if not version or version == sheet.version:
        return None
    ws.drafts.discard(sheet.rec)
    anew = _begin(ws, batch, number, version=version, key_pass=sheet.key_pass)
    anew.key_pass, anew.place, anew.of, anew.last, anew.kept = (
        sheet.key_pass,
        sheet.place,
        sheet.of,
        sheet.last,
        sheet.kept,
    )
    return anew
