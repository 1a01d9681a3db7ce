"""The file of a house: opened to be read on or corrected, and finished."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from forms.lean import dataclass
from forms.session import FormSession
from storage.community import places, visits
from storage.community.places import Place
from storage.community.visit_rows import DOSSIER
from storage.drafts import Drafts
from storage.engine import Database
from ui.pages.round import session_of
from ui.verbs.forms import ensure_form
from ui.worker import Job, Progress, Worker

if TYPE_CHECKING:
    from storage.transaction import Transaction
    from storage.workspace import Workspace


@dataclass
class OpenDossier:
    """A file that somebody is writing in."""

    rec: str
    place: Place
    session: FormSession
    on_disk: Mapping[str, str]
    begun: bool
    """Somebody had left it unfinished."""


def begin(
    worker: Worker,
    ws: Workspace,
    *,
    place: str,
    done: Callable[[OpenDossier], object],
    failed: Callable[[Exception], object],
) -> Job:
    """Open the file of *place*: what somebody left unfinished, else the finished one to correct, else a new one."""

    def load(_progress: Progress) -> OpenDossier:
        version = ensure_form(ws, DOSSIER)

        def read(db: Database) -> tuple[Place | None, str, bool, dict[str, str]]:
            at, rec = places.load(db, place), visits.dossier_record(db, place)
            known = bool(visits.dossier(db, place))
            return at, rec, known, {} if known or at is None else visits.dossier_start(db, at)

        at, rec, known, fields = ws.read(read)
        assert at is not None
        begun = ws.drafts.load(rec) is not None
        ws.drafts.start(
            form_id=DOSSIER, version=version, rec=rec, place=place, community=at.community, fields=fields or None
        )
        draft = ws.drafts.load(rec)
        assert draft is not None
        session = session_of(ws, draft, fresh=not begun and not known)
        return OpenDossier(rec, at, session, dict(draft.fields), begun)

    return worker.run(load, done, failed=failed)


def finish(
    worker: Worker,
    *,
    rec: str,
    fields: Mapping[str, str],
    problems: Sequence[object],
    done: Callable[[str], object],
    failed: Callable[[Exception], object],
) -> Job:
    """Turn what was written into one record; how much was still missing is kept with it."""

    def write(txn: Transaction) -> str:
        return Drafts.finish(txn, rec, fields=fields, extra={"_problems": len(problems)} if problems else None)

    return worker.write(write, done, failed=failed)


def discard(worker: Worker, ws: Workspace, *, rec: str, done: Callable[[object], object]) -> Job:
    """Throw away what was not finished; the file stays as it was."""
    return worker.write(lambda txn: ws.drafts.drop(txn, rec), done)
