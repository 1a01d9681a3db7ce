"""Who took part, counted every way: by person, activity, role, phase, kind and party, over a scope that is said."""

from __future__ import annotations

from forms.lean import dataclass
from storage.community.activities import Activity, Attendance, Participation, activities, count, participations
from storage.community.cases import cases
from storage.community.service_figures import kind_label
from storage.engine import Database
from ui.pages.labels_read import ByProject, read_by_project

WAYS = ("phase", "role", "activity", "kind", "channel", "party", "person")
"""What attendances can be counted by."""
ALL = "\x00"
"""The line of everything in the scope."""


@dataclass(frozen=True)
class Scope:
    """What is counted: activities of a period and a case, and one role in them or all."""

    since: str = ""
    until: str = ""
    case: str = ""
    role: str = "volunteer"
    community: str = ""


@dataclass(frozen=True)
class Behind:
    """One row of the ledger as it is shown."""

    row: Participation
    activity: Activity
    person: str
    booth: str


@dataclass(frozen=True)
class Counted:
    """The rows of a scope, the cases to choose from, and what kinds of activity are called."""

    rows: tuple[Behind, ...]
    cases: tuple[tuple[str, str], ...]
    kinds: tuple[tuple[str, str], ...]
    first_day: str
    last_day: str
    activities: int
    projects: ByProject
    """What projects have of the scope, by their parts."""

    def part(self, by: str, key: str) -> tuple[Behind, ...]:
        """The rows of one group."""
        return self.rows if key == ALL else tuple(one for one in self.rows if group(one, by) == key)

    def groups(self, by: str) -> list[tuple[str, Attendance]]:
        """Each group with its 人次 and 人数, in the order in which it first comes; phases in theirs."""
        rows: dict[str, list[Participation]] = {}
        for one in self.rows:
            rows.setdefault(group(one, by), []).append(one.row)
        keys = list(rows)
        if by == "phase":
            keys.sort(key=["planning", "running", "review", ""].index)
        elif by in ("kind", "party"):
            keys.sort()
        return [(key, count(rows[key])) for key in keys]


def group(one: Behind, by: str) -> str:
    """The group of a row."""
    if by == "activity":
        return one.activity.id
    if by in ("kind", "channel"):
        return str(getattr(one.activity, by))
    return str(getattr(one.row, by))


def read_counted(db: Database, scope: Scope) -> Counted:
    """Read every row of *scope*, latest activity first."""
    where, values = ["day BETWEEN ? AND ?"], [scope.since, scope.until or "9999-12-31"]
    for column in ("case", "community"):
        if value := getattr(scope, column):
            where.append(f'"{column}" = ?')
            values.append(value)
    held = activities.select(db, " AND ".join(where), values, order="day DESC")
    names = dict(db.conn.execute("SELECT id, name FROM person").fetchall())
    booths = {
        (owner, key): value for owner, key, value in db.conn.execute("SELECT owner, key, value FROM activity_booth")
    }
    rows = []
    for one in held:
        for row in participations.select(db, "activity = ? AND (role = ? OR ? = '')", (one.id, scope.role, scope.role)):
            rows.append(Behind(row, one, names.get(row.person, ""), booths.get((one.id, row.booth), "")))
    known = [one for one in cases.select(db, order="begun DESC") if scope.community in ("", one.community)]
    days = [one.day for one in held if one.day]
    return Counted(
        rows=tuple(rows),
        cases=tuple((one.id, one.title) for one in known),
        kinds=tuple((kind, kind_label(db, kind)) for kind in dict.fromkeys(one.kind for one in held)),
        first_day=min(days, default=""),
        last_day=max(days, default=""),
        activities=len({one.activity.id for one in rows}),
        projects=read_by_project(
            db,
            since=scope.since,
            until=scope.until or "9999-12-31",
            case=scope.case,
            role=scope.role,
            community=scope.community,
        ),  # fmt: skip
    )
