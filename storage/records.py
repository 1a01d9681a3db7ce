"""Filled forms: what is written of them, and what only changed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from uuid import UUID

from storage import entity_forms
from storage.events import Value
from storage.heads import HeadState
from storage.transaction import Transaction

KIND = "answer"
FORM, VERSION, PLACE = "_form", "_version", "_place"
REFUSED = "_refused"
"""What the form asked of entities in vain: lists of code, entity list and field."""
AUDIT = "_audit/"
"""Fields that begin so hold the audit log, a sitting each: lines of audit.csv without its header."""
LONGEST_AUDIT = 300_000  # characters in one event, which holds no more than a megabyte
_META = re.compile(r"(?P<meta>(?:.*/)?(?:[^/]+:)?meta/(?:[^/]+:)?)(?P<leaf>instanceID|deprecatedID)")
_OWN = "./"
"""Stands before a question whose own name begins with "_", as those of ours do; XML has no such name."""


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
    stored = {_stored(name): value for name, value in fields.items()}
    wanted: dict[str, Value] = {**stored, **(extra or {}), FORM: form_id, VERSION: version}
    if place is not None:
        wanted[PLACE] = place
    done, refused = entity_forms.outcome(txn.db, form_id=form_id, version=version, fields=fields)
    if refused or shown.get(REFUSED):
        wanted[REFUSED] = [[each.code, each.dataset, each.field] for each in refused] or None
    gone = {name for name in shown if not name.startswith("_") and name not in stored}
    cleared = {name: None for name in gone if not name.endswith("deprecatedID")}
    changed = {name: value for name, value in {**cleared, **wanted}.items() if shown.get(name) != value}
    if any(not name.startswith("_") and not _META.fullmatch(name) for name in changed):
        changed |= _revision(txn, shown)
    logged = {name: changed.pop(name) for name in list(changed) if name.startswith(AUDIT)}
    if changed:
        txn.append(KIND, rec, changed, seen=seen, community=community)
    for name, lines in logged.items():  # each an event of its own, because an event has an end
        txn.append(KIND, rec, {name: lines}, community=community)
    if changed and done:
        old = {"form_id": str(shown.get(FORM) or form_id), "version": str(shown.get(VERSION) or "")}
        before, _ = entity_forms.outcome(txn.db, **old, fields=answers(shown))
        home = txn.state(rec).community
        entity_forms.carry_out(txn, answer=rec.partition(":")[2], done=done, before=before, community=home)
    return rec


def answers(values: Mapping[str, Value]) -> dict[str, str]:
    """The answers among a record's merged fields, as a form session takes them."""
    return {name.removeprefix(_OWN): str(value) for name, value in values.items() if not name.startswith("_")}


def refused_of(values: Mapping[str, Value]) -> tuple[tuple[str, str], ...]:
    """What a record asked of entity lists in vain: the code of the sentence and the list, each once."""
    found = values.get(REFUSED)
    rows = [row for row in found if isinstance(row, list) and len(row) > 1] if isinstance(found, list) else []
    return tuple(dict.fromkeys((str(row[0]), str(row[1])) for row in rows))


def audit_lines(values: Mapping[str, Value]) -> list[str]:
    """The audit log of a record, every sitting of it in order, without the header."""
    parts = [values[name] for name in sorted(values) if name.startswith(AUDIT)]
    return [str(line) for part in parts if isinstance(part, list) for line in part]


def audit_fields(lines: Iterable[str], *, sitting: str) -> dict[str, Value]:
    """Fields of a record that hold *lines*; *sitting* sorts after those before it and is nobody else's."""
    parts: list[list[Value]] = [[]]
    size = 0
    for line in lines:
        if parts[-1] and size + len(line) > LONGEST_AUDIT:
            parts.append([])
            size = 0
        parts[-1].append(line)
        size += len(line)
    return {f"{AUDIT}{sitting}/{number:03d}": part for number, part in enumerate(parts) if part}


def _stored(name: str) -> str:
    return f"{_OWN}{name}" if name.startswith("_") else name


def _revision(txn: Transaction, shown: Mapping[str, Value]) -> dict[str, Value]:
    """A finished record that is changed becomes a submission of its own that says which one it replaces (ODK)."""
    for name, value in shown.items():
        match = _META.fullmatch(name)
        if match and match["leaf"] == "instanceID" and value:
            return {name: f"uuid:{UUID(txn.new_id())}", f"{match['meta']}deprecatedID": value}
    return {}
