"""What people do with an activity: each is one change inside a transaction."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from forms.errors import UserError
from storage.community import activities, labels, ledger, taking_part
from storage.community.activities import participations
from ui.verbs.people import somebody

if TYPE_CHECKING:
    from storage.transaction import Transaction


def keep_activity(txn: Transaction, *, rec: str = "", stalls: str = "", kind: str = "", **facts: Any) -> str:
    """Plan an activity with a booth for each line of *stalls*, or change what is known of it.

    A kind that the community has a label for is kept as that label. Raises UserError LEDGER_005 without a title.
    """
    if not str(facts.get("title") or "").strip():
        raise UserError("LEDGER_005")
    known = next((one.id for one in labels.in_list(txn.db, "activity_kind") if one.name == kind), kind)
    if rec:
        activities.activities.change(txn, rec=rec, kind=known, **facts)
        return rec
    names = tuple(dict.fromkeys(line.strip() for line in stalls.splitlines() if line.strip()))
    return taking_part.plan(txn, kind=known, stalls=names, **facts)


def add_booth(txn: Transaction, *, activity: str, name: str) -> str:
    """Add a booth. Raises UserError LEDGER_002 without a name."""
    if not name.strip():
        raise UserError("LEDGER_002")
    return ledger.add_row(txn, rec=activity, repeat="booth", value=name.strip())


def drop_booth(txn: Transaction, *, activity: str, booth: str, name: str) -> None:
    """Take a booth off. Raises UserError LEDGER_042 for one at which somebody was counted."""
    there = activities.attendance(txn.db, activity=[activity], booth=booth)
    if there.attendances:
        raise UserError("LEDGER_042", what=name, count=there.attendances)
    ledger.drop_row(txn, rec=activity, repeat="booth", key=booth)


def count(txn: Transaction, *, rec: str, activity: str, booth: str, by: int) -> int:
    """Count one visitor more (*by* 1) or one less (-1) at a booth, in the row *rec* of whoever counts there now.

    Each laptop counts in rows of its own, so two that count at one booth add up. Returns what the row says now.
    """
    held = txn.fields(rec)
    now = int(str(held.get("count") or 0)) + by
    if now < 1:
        if held:
            txn.void(rec)
        return 0
    if held:
        participations.change(txn, rec=rec, count=now)
    else:
        participations.add(txn, rec=rec, activity=activity, booth=booth, party="resident", role="visitor", count=now)
    return now


def join(
    txn: Transaction,
    *,
    activity: str,
    name: str,
    role: str = "volunteer",
    phase: str = "running",
    hours: int | None = None,
) -> str:
    """Note that somebody took part, by name; somebody new is entered."""
    person = somebody(txn, name=name)
    return taking_part.take_part(txn, activity=activity, person=person, role=role, phase=phase, hours=hours or 0)
