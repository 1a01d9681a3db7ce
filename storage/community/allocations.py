"""Which project an activity belongs to: one, or several by per cent. What is shared out adds up to what there was."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from forms.errors import UserError
from forms.lean import dataclass
from storage.community import activities, labels
from storage.community.ledger import Ledger, change
from storage.engine import Database

if TYPE_CHECKING:
    from storage.transaction import Transaction


@dataclass(frozen=True)
class Share:
    """The part of an activity that belongs to a project. The key is the project's label, *value* a per cent."""

    owner: str
    key: str
    value: str


shares = Ledger(Share, kind="activity", name="activity_share", repeat="share")


@dataclass(frozen=True)
class Part:
    """What one project ("" is none) has of all activities: attendances and hours, and the activities behind it."""

    project: str
    attendances: int
    hours: int
    rows: tuple[str, ...]


def shared(db: Database, activity: str) -> dict[str, int]:
    """The projects of an activity with their per cents; empty where it belongs to none."""
    parts: dict[str, int] = {}
    for row in shares.select(db, "owner = ?", (activity,)):
        project = labels.resolve(db, row.key)  # two that were merged since have their parts together
        parts[project] = parts.get(project, 0) + int(row.value)
    return parts


def by_project(
    db: Database,
    *,
    since: str = "",
    until: str = "9999-12-31",
    case: str = "",
    role: str = "",
    community: str = "",
) -> list[Part]:
    """Attendances and hours by project. An activity is in several projects by its parts; nothing counts twice."""
    sums: dict[str, list[int]] = {}
    behind: dict[str, list[str]] = {}
    where, values = ["day BETWEEN ? AND ?"], [since, until]
    for column, value in (("case", case), ("community", community)):
        if value:
            where.append(f'"{column}" = ?')
            values.append(value)
    for one in activities.activities.select(db, " AND ".join(where), values, order="day"):
        parts = shared(db, one.id) or {"": 100}
        for project, (attendances, hours) in split(db, one.id, parts=parts, role=role).items():
            held = sums.setdefault(project, [0, 0])
            held[0] += attendances
            held[1] += hours
        for project in parts:
            behind.setdefault(project, []).append(one.id)
    return [Part(project, sums[project][0], sums[project][1], tuple(behind[project])) for project in sorted(sums)]


def split(db: Database, activity: str, *, parts: Mapping[str, int], role: str = "") -> dict[str, tuple[int, int]]:
    """Attendances and hours of one activity by project; they add up to those of the activity."""
    rows = activities.participations.select(db, "activity = ? AND (role = ? OR ? = '')", (activity, role, role))
    attendances = share_out(sum(row.count or 1 for row in rows), parts)
    hours = share_out(sum((row.hours or 0) * (row.count or 1) for row in rows), parts)
    return {project: (attendances[project], hours[project]) for project in parts}


def share_out(amount: int, parts: Mapping[str, int]) -> dict[str, int]:
    """*amount* in whole numbers by per cent; the largest remainders get what is left, so it adds up."""
    whole = {name: amount * part // 100 for name, part in parts.items()}
    rest = amount - sum(whole.values())
    for name in sorted(parts, key=lambda name: (-(amount * parts[name] % 100), name))[:rest]:
        whole[name] += 1
    return whole


def share(txn: Transaction, *, activity: str, parts: Mapping[str, int]) -> None:
    """Say to which projects an activity belongs; no parts at all means to none.

    Raises UserError LEDGER_023 unless the parts make a hundred.
    """
    if parts and (sum(parts.values()) != 100 or any(part < 1 for part in parts.values())):
        raise UserError("LEDGER_023", sum=sum(parts.values()))
    old = [name for name in txn.fields(activity) if name.startswith("share:")]
    change(
        txn, rec=activity, fields=dict.fromkeys(old) | {f"share:{label}": str(part) for label, part in parts.items()}
    )
