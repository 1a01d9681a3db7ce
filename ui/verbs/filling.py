"""What people do with any form: begin it, go on, look at it, change it, finish it, throw it away."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import field
from typing import TYPE_CHECKING

from forms.carrying import KeptAnswer, carry
from forms.copying import copy_forward
from forms.lean import dataclass
from forms.session import FormSession
from storage import carrying, filled, forms_registry, heads
from storage.carrying import CarryOver
from storage.community.keyed import beside_answers
from storage.drafts import Drafts, load_draft
from storage.engine import Database
from storage.records import FORM, KIND, VERSION, answers, audit_fields, refused_of, save_answers
from storage.surroundings import surroundings
from ui.form.verdicts import LastTime
from ui.worker import Job, Progress, Worker

if TYPE_CHECKING:
    from storage.transaction import Transaction
    from storage.workspace import Workspace


@dataclass(frozen=True)
class Opened:
    """A form that is filled, or looked at, with everything that the window needs."""

    rec: str
    form_id: str
    version: str
    titles: Mapping[str, str]
    session: FormSession
    on_disk: Mapping[str, str]
    last: LastTime | None = None
    only_looked_at: bool = False
    corrects: bool = False
    over: CarryOver | None = None
    """What carrying the draft over to a newer version of its form would do."""
    kept: tuple[KeptAnswer, ...] = ()
    """Answers that the form no longer asks for."""
    refused: tuple[tuple[str, str], ...] = ()
    """What a finished record asked of entity lists in vain: the code of the sentence, and the list."""
    beside: Mapping[str, str] = field(default_factory=dict)
    """Of a sheet of paper: what it had besides answers, by the fields of its record."""


def begin(
    worker: Worker,
    ws: Workspace,
    *,
    form_id: str,
    done: Callable[[Opened], object],
    failed: Callable[[Exception], object],
) -> Job:
    """Begin a new record of *form_id*; nothing is written before the first answer."""

    def work(_progress: Progress) -> Opened:
        definition, form = ws.read(lambda db: _form(db, form_id, None))
        last, at = ws.read(lambda db: filled.last_answers(db, form_id, community=ws.community))
        session = FormSession(form, context=surroundings(ws, form))
        rec = ws.write_now(lambda txn: f"{KIND}:{txn.new_id()}")
        return Opened(rec, form_id, definition.version, definition.titles, session, {}, _last(last, at))

    return worker.run(work, done, failed=failed)


def go_on(
    worker: Worker, ws: Workspace, *, rec: str, done: Callable[[Opened], object], failed: Callable[[Exception], object]
) -> Job:
    """Open the draft *rec* as it was left, in the version of the form that it was begun with."""

    def work(_progress: Progress) -> Opened:
        ws.write_now(lambda _txn: None)  # what another page has just handed over is on the disk after this
        return _draft(ws, rec)

    return worker.run(work, done, failed=failed)


def change(
    worker: Worker, ws: Workspace, *, rec: str, done: Callable[[Opened], object], failed: Callable[[Exception], object]
) -> Job:
    """Open a finished record to correct it; it stays as it is until the correction is finished."""

    def work(_progress: Progress) -> Opened:
        values = ws.read(lambda db: dict(heads.fields(db, rec)))
        form_id, version = str(values.get(FORM, "")), str(values.get(VERSION, ""))
        ws.drafts.start(form_id=form_id, version=version, rec=rec)
        return _draft(ws, rec)

    return worker.run(work, done, failed=failed)


def look_at(
    worker: Worker, ws: Workspace, *, rec: str, done: Callable[[Opened], object], failed: Callable[[Exception], object]
) -> Job:
    """Open a finished record only to be read."""

    def work(_progress: Progress) -> Opened:
        values = ws.read(lambda db: dict(heads.fields(db, rec)))
        fields = answers(values)
        definition, form = ws.read(lambda db: _form(db, str(values.get(FORM, "")), str(values.get(VERSION, ""))))
        session = FormSession(form, fields=fields, context=surroundings(ws, form, but=rec), as_kept=True)
        kept = ws.read(lambda db: carrying.kept_in_words(db, definition.form_id, values))
        return Opened(
            rec, definition.form_id, definition.version, definition.titles, session, fields,
            only_looked_at=True, kept=tuple(kept), refused=refused_of(values), beside=beside_answers(values),
        )  # fmt: skip

    return worker.run(work, done, failed=failed)


def finish(
    worker: Worker,
    *,
    opened: Opened,
    fields: Mapping[str, str],
    done: Callable[[str], object],
    failed: Callable[[Exception], object],
    audit: Sequence[str] = (),
) -> Job:
    """Turn what was opened into a record, in one transaction; a form in which nobody answered anything too."""

    def write(txn: Transaction) -> str:
        if load_draft(txn.db, opened.rec) is None:
            logged = audit_fields(audit, sitting=f"{txn.now()}-{txn.new_id()[:8]}")
            return save_answers(
                txn, rec=opened.rec, form_id=opened.form_id, version=opened.version, fields=fields, extra=logged
            )
        return Drafts.finish(txn, opened.rec, fields=fields, audit=audit)

    return worker.write(write, done, failed=failed)


def carry_over(
    worker: Worker,
    ws: Workspace,
    *,
    over: CarryOver,
    done: Callable[[Opened], object],
    failed: Callable[[Exception], object],
    back: bool = False,
) -> Job:
    """Carry a draft over to the newer version of its form and open it; *back* undoes that."""

    def work(_progress: Progress) -> Opened:
        (carrying.carry_back if back else carrying.carry_over)(ws, over)
        return _draft(ws, over.draft.rec)

    return worker.run(work, done, failed=failed)


def copy(
    worker: Worker, ws: Workspace, *, rec: str, done: Callable[[Opened], object], failed: Callable[[Exception], object]
) -> Job:
    """Begin a new record that says what the finished record *rec* says, under the newest version of its form."""

    def work(_progress: Progress) -> Opened:
        values = ws.read(lambda db: dict(heads.fields(db, rec)))
        form_id, version = str(values.get(FORM, "")), str(values.get(VERSION, ""))
        definition, form = ws.read(lambda db: _form(db, form_id, None))
        _, old = ws.read(lambda db: _form(db, form_id, version))
        fields = carry(old, form, answers(values), new_key=lambda: ws.entropy(16).hex()).fields
        session = copy_forward(form, fields, context=surroundings(ws, form))
        new = ws.drafts.start(form_id=form_id, version=definition.version, fields=session.fields())
        return Opened(new, form_id, definition.version, definition.titles, session, session.fields())

    return worker.run(work, done, failed=failed)


def throw_away(worker: Worker, ws: Workspace, *, rec: str, done: Callable[[dict[str, str]], object]) -> Job:
    """Throw a draft away; *done* gets its answers, so that it can be brought back."""

    def write(txn: Transaction) -> dict[str, str]:
        draft = txn.db.conn.execute("SELECT field, value FROM draft_answer WHERE rec = ?", (rec,)).fetchall()
        Drafts.drop(txn, rec)
        return {str(field): str(value) for field, value in draft}

    return worker.write(write, done)


def bring_back(
    worker: Worker, ws: Workspace, *, rec: str, form_id: str, version: str, fields: Mapping[str, str],
    done: Callable[[str], object],
) -> Job:  # fmt: skip
    """Undo `throw_away`."""
    return worker.run(lambda _progress: ws.drafts.start(form_id=form_id, version=version, rec=rec, fields=fields), done)


def _draft(ws: Workspace, rec: str) -> Opened:
    draft = ws.drafts.load(rec)
    if draft is None:
        from forms.errors import UserError

        raise UserError("WORKSPACE_012", record=rec)
    definition, form = ws.read(lambda db: _form(db, draft.form_id, draft.version))
    last, at = ws.read(lambda db: filled.last_answers(db, draft.form_id, community=draft.community, but=rec))
    begun = draft.fields or draft.corrects
    around = surroundings(ws, form, but=rec, community=draft.community)
    session = FormSession(form, fields=draft.fields if begun else None, context=around)
    return Opened(
        rec,
        draft.form_id,
        definition.version,
        definition.titles,
        session,
        dict(draft.fields),
        _last(last, at),
        corrects=draft.corrects,
        over=carrying.preview(ws, rec),
        kept=tuple(
            ws.read(lambda db: carrying.kept_in_words(db, draft.form_id, {**heads.fields(db, rec), **draft.extra}))
        ),
    )


def _form(db: Database, form_id: str, version: str | None) -> tuple[forms_registry.Definition, forms_registry.Form]:
    """The form in *version*, or in its newest when that one is not on this laptop."""
    from forms.errors import UserError

    found = forms_registry.definition(db, form_id, version) or forms_registry.definition(db, form_id)
    if found is None:
        raise UserError("WORKSPACE_013", form=form_id, version=version or "")
    return found, forms_registry.load(db, form_id, found.version)


def _last(fields: Mapping[str, str], at: str) -> LastTime | None:
    return LastTime(fields, at[:10]) if fields else None
