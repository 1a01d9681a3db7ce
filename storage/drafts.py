"""Forms that somebody is still filling in: every answer is safe as soon as it is saved, and on this laptop only."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from concurrent.futures import Future
from typing import TYPE_CHECKING

from forms.errors import UserError
from forms.lean import dataclass
from storage import heads
from storage.engine import Database
from storage.events import Value
from storage.heads import HeadState
from storage.records import KIND, PLACE, VERSION, answers, audit_fields, save_answers
from storage.transaction import Transaction

if TYPE_CHECKING:
    from storage.workspace import Workspace

_AUDIT = "#audit/"
"""Beside a draft's answers its audit log is kept under names that no question can have."""
_COLUMNS = "rec, form_id, version, place, community, started, changed, extra, base"


@dataclass(frozen=True)
class Draft:
    """A form in progress. *corrects* is true when it changes a record that was finished before."""

    rec: str
    form_id: str
    version: str
    place: str | None
    community: str
    started: str
    changed: str
    extra: Mapping[str, Value]
    corrects: bool
    fields: Mapping[str, str]
    audit: tuple[str, ...] = ()
    """Lines of the audit log, where the form asks for one."""


class Drafts:
    """The drafts of a workspace. Saving is an upsert by (record, field), so repeating it does no harm."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace

    def start(
        self,
        *,
        form_id: str,
        version: str,
        rec: str | None = None,
        place: str | None = None,
        community: str | None = None,
        fields: Mapping[str, str] | None = None,
        extra: Mapping[str, Value] | None = None,
    ) -> str:
        """Begin a draft and return its record: a new one, or a correction of the finished record *rec*.

        A correction begins with that record's answers and remembers what was in view, so a change that arrives
        meanwhile is not overwritten but shows as a conflict. A draft that exists already goes on as it is.
        """

        def begin(txn: Transaction) -> str:
            target = rec or f"{KIND}:{txn.new_id()}"
            begun = _begin(
                txn, target, form_id=form_id, version=version, place=place, community=community, extra=extra or {}
            )
            if begun and fields:
                for field, value in fields.items():
                    _put(txn.db, target, field, value)
            txn.kinds.add("draft")
            return target

        return self._workspace.write_now(begin)

    def put(self, rec: str, form_id: str, field: str, value: str | None, *, version: str = "") -> Future[None]:
        """Save one answer; the future resolves when it is on the disk. None or "" takes the answer back."""
        return self.put_all(rec, form_id, {field: value}, version=version)

    def put_all(self, rec: str, form_id: str, fields: Mapping[str, str | None], *, version: str = "") -> Future[None]:
        """Save several answers at once."""
        changes = dict(fields)

        def save(txn: Transaction) -> None:
            if not txn.db.conn.execute("UPDATE draft SET changed = ? WHERE rec = ?", (txn.now(), rec)).rowcount:
                _begin(txn, rec, form_id=form_id, version=version, place=None, community=None, extra={})
                txn.kinds.add("draft")
            for field, value in changes.items():
                _put(txn.db, rec, field, value)

        return self._workspace.write(save)

    def add_audit(self, rec: str, lines: Sequence[str]) -> Future[None]:
        """Keep further *lines* of the audit log with the draft; nothing happens when there is no such draft."""

        def add(txn: Transaction) -> None:
            if txn.db.conn.execute("SELECT 1 FROM draft WHERE rec = ?", (rec,)).fetchone():
                like = (rec, f"{_AUDIT}%")
                count = "SELECT count(*) FROM draft_answer WHERE rec = ? AND field LIKE ?"
                (first,) = txn.db.conn.execute(count, like).fetchone()
                for number, line in enumerate(lines, start=first + 1):
                    _put(txn.db, rec, f"{_AUDIT}{number:07d}", line)

        return self._workspace.write(add)

    def load(self, rec: str) -> Draft | None:
        """The draft of *rec* with its answers, None when there is none."""
        return self._workspace.read(lambda db: load_draft(db, rec))

    def open_drafts(self) -> list[Draft]:
        """All drafts, the last touched first."""

        def load(db: Database) -> list[Draft]:
            records = db.conn.execute("SELECT rec FROM draft ORDER BY changed DESC, rec").fetchall()
            return [draft for (rec,) in records if (draft := load_draft(db, rec))]

        return self._workspace.read(load)

    def discard(self, rec: str) -> None:
        """Throw a draft away; a finished record that it was to correct stays as it is."""

        self._workspace.write_now(lambda txn: self.drop(txn, rec))

    @staticmethod
    def drop(txn: Transaction, rec: str) -> None:
        """Throw a draft away in the caller's transaction, after its answers were written another way."""
        txn.db.conn.execute("DELETE FROM draft WHERE rec = ?", (rec,))
        txn.kinds.add("draft")

    @staticmethod
    def finish(
        txn: Transaction,
        rec: str,
        *,
        fields: Mapping[str, str] | None = None,
        place: str | None = None,
        extra: Mapping[str, Value] | None = None,
        audit: Sequence[str] = (),
    ) -> str:
        """Turn a draft into one event and remove it, in the caller's transaction.

        *fields* replaces the draft's answers, for a form session's `final_fields`; *audit* are the last lines of the
        audit log. Raises `UserError` WORKSPACE_012 when there is no such draft.
        """
        draft = load_draft(txn.db, rec)
        if draft is None:
            raise UserError("WORKSPACE_012", record=rec)
        (base,) = txn.db.conn.execute("SELECT base FROM draft WHERE rec = ?", (rec,)).fetchone()
        seen = HeadState.from_body(rec, kind=KIND, community=draft.community, body=base) if base else None
        save_answers(
            txn,
            rec=rec,
            form_id=draft.form_id,
            version=draft.version,
            fields=draft.fields if fields is None else fields,
            place=place or draft.place,
            extra={
                **draft.extra,
                **audit_fields((*draft.audit, *audit), sitting=f"{txn.now()}-{txn.new_id()[:8]}"),
                **(extra or {}),
            },
            seen=seen,
            community=draft.community,
        )
        txn.db.conn.execute("DELETE FROM draft WHERE rec = ?", (rec,))
        txn.kinds.add("draft")
        return rec


def load_draft(db: Database, rec: str) -> Draft | None:
    """The draft of *rec* in *db*."""
    row = db.conn.execute(f"SELECT {_COLUMNS} FROM draft WHERE rec = ?", (rec,)).fetchone()  # noqa: S608
    if row is None:
        return None
    rows = db.conn.execute("SELECT field, value FROM draft_answer WHERE rec = ? ORDER BY field", (rec,)).fetchall()
    return Draft(
        rec=row[0],
        form_id=row[1],
        version=row[2],
        place=row[3],
        community=row[4],
        started=row[5],
        changed=row[6],
        extra=json.loads(row[7]),
        corrects=row[8] is not None,
        fields={field: value for field, value in rows if not field.startswith(_AUDIT)},
        audit=tuple(value for field, value in rows if field.startswith(_AUDIT)),
    )


def _begin(
    txn: Transaction,
    rec: str,
    *,
    form_id: str,
    version: str,
    place: str | None,
    community: str | None,
    extra: Mapping[str, Value],
) -> bool:
    """Insert the draft row; False when there is one already."""
    if txn.db.conn.execute("SELECT 1 FROM draft WHERE rec = ?", (rec,)).fetchone():
        return False
    base = heads.load(txn.db, rec)
    shown = base.values if base else {}
    now = txn.now()
    txn.db.conn.execute(
        f"INSERT INTO draft ({_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",  # noqa: S608 - a constant
        (
            rec,
            form_id,
            version or str(shown.get(VERSION) or ""),
            place or shown.get(PLACE),
            community or (base.community if base else txn.author.community),
            now,
            now,
            json.dumps(dict(extra), ensure_ascii=False),
            base.body() if base else None,
        ),
    )
    for field, value in answers(shown).items():
        _put(txn.db, rec, field, value)
    return True


def _put(db: Database, rec: str, field: str, value: str | None) -> None:
    if value is None or value == "":
        db.conn.execute("DELETE FROM draft_answer WHERE rec = ? AND field = ?", (rec, field))
    else:
        db.conn.execute(
            "INSERT INTO draft_answer (rec, field, value) VALUES (?, ?, ?)"
            " ON CONFLICT (rec, field) DO UPDATE SET value = excluded.value",
            (rec, field, value),
        )
