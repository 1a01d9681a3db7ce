"""What makes a ledger of a whole street quick: marks on each issue, now and on every day before, a tally of them, and
the words it is found by.

The marks are the chips of the ledger, its rates and the state as bits of one number, so that one short column of every
sorting index answers any combination of them. The tally counts issues by community, marks and term: a count never
reads the issues. Marks that an issue has no more stay with the days on which it had them, so the ledger as of any day
is one statement too.
"""

from __future__ import annotations

from collections.abc import Sequence

from storage.community.issue_states import STATES, Standing
from storage.engine import Database
from storage.projections import registry
from storage.search import grams, plain, runs

OPEN, RELAPSED, OWES_REPORT, UNREPORTED_BACK = 1, 16, 32, 64
LEVEL_MARKS = {"minor": 2, "serious": 4, "major": 8}
LEVEL_OF = {0: "", **{mark: level for level, mark in LEVEL_MARKS.items()}}
ANY_LEVEL = sum(LEVEL_MARKS.values())
COUNTED, CLOSED, SOLVED, TOLD, UNCHECKED, LATE, APART = (1 << place for place in range(7, 14))
"""What the rates count: accepted issues on the main line (COUNTED) or off it (APART), and how these stand."""
STATE_PLACE = 16
"""From this bit on stands the number of the state, so that the tally knows how many are in each."""
TABLES = {
    "issue_past": "CREATE TABLE issue_past (issue TEXT NOT NULL, since TEXT NOT NULL, until TEXT NOT NULL,"
    " then_marks INTEGER NOT NULL, then_term TEXT NOT NULL, then_relapses INTEGER NOT NULL,"
    " PRIMARY KEY (issue, since)) STRICT, WITHOUT ROWID",
    "issue_tally": "CREATE TABLE issue_tally (community TEXT NOT NULL, marks INTEGER NOT NULL, term TEXT NOT NULL,"
    " n INTEGER NOT NULL, PRIMARY KEY (community, marks, term)) STRICT, WITHOUT ROWID",
    "issue_grams": "CREATE VIRTUAL TABLE issue_grams USING fts5(grams, content='', contentless_delete=1,"
    ' detail=full, tokenize="unicode61 remove_diacritics 0")',
}
INDEXES = ("CREATE INDEX issue_past_until ON issue_past (until, since, then_marks, then_term, then_relapses)",)
registry.hide("issue_grams")

Cells = Sequence["str | int"]
Past = tuple[str, str, int, str, int]
"""The day from which and the day until which, not including it, an issue had these marks, term and relapses."""


def marks(standing: Standing) -> int:
    """The chips, the figures and the state that an issue answers to."""
    is_open = not standing.side and not standing.solved
    accepted = bool(standing.accepted_on)
    said = (
        (OPEN, is_open),
        (RELAPSED, standing.relapses > 0),
        (OWES_REPORT, is_open and standing.level == "major" and not standing.escalated_on),
        (UNREPORTED_BACK, standing.closed and not standing.fed_back_on),
        (COUNTED, accepted and not standing.side),
        (CLOSED, standing.closed),
        (SOLVED, standing.solved),
        (TOLD, bool(standing.fed_back_on)),
        (UNCHECKED, standing.closed and not standing.recheck),
        (LATE, standing.closed_late),
        (APART, accepted and bool(standing.side)),
    )
    found = LEVEL_MARKS.get(standing.level, 0) | STATES.index(standing.state) << STATE_PLACE
    return found | sum(mark for mark, holds in said if holds)


def term(standing: Standing) -> str:
    """The day by which an open issue should be put right; "" where nothing is waited for."""
    return "" if standing.side or standing.solved or standing.done_on else standing.due


def past(course: Sequence[tuple[str, Standing]]) -> list[Past]:
    """How an issue stood before it stood as it does now; days on which none of this changed are one stretch."""
    turns: list[tuple[str, tuple[int, str, int]]] = []
    for day, then in course:
        so = (marks(then), term(then), then.relapses)
        if not turns or turns[-1][1] != so:
            turns.append((day, so))
    return [(since, until, *so) for (since, so), (until, _) in zip(turns, turns[1:], strict=False)]


def keep_past(db: Database, issue: str, rows: Sequence[Past]) -> None:
    """Write the past of an issue, where it is another than what is stored."""
    columns = "since, until, then_marks, then_term, then_relapses"
    sql = f"SELECT {columns} FROM issue_past WHERE issue = ? ORDER BY since"  # noqa: S608 - a constant
    if db.conn.execute(sql, (issue,)).fetchall() != rows:
        db.conn.execute("DELETE FROM issue_past WHERE issue = ?", (issue,))
        db.conn.executemany("INSERT INTO issue_past VALUES (?, ?, ?, ?, ?, ?)", [(issue, *row) for row in rows])


def count_in(db: Database, key: Cells) -> None:
    """One more issue with this community, marks and term."""
    db.conn.execute(
        "INSERT INTO issue_tally VALUES (?, ?, ?, 1) ON CONFLICT (community, marks, term) DO UPDATE SET n = n + 1",
        tuple(key),
    )


def count_out(db: Database, key: Cells) -> None:
    """One issue fewer; what nothing is left of has no row, as in a tally that was counted anew."""
    where = "WHERE community = ? AND marks = ? AND term = ?"
    db.conn.execute(f"UPDATE issue_tally SET n = n - 1 {where}", tuple(key))  # noqa: S608 - a constant
    db.conn.execute(f"DELETE FROM issue_tally {where} AND n = 0", tuple(key))  # noqa: S608 - a constant


def find_by(db: Database, row: int, words: str) -> None:
    """Let the issue in *row* be found by *words*."""
    db.conn.execute("INSERT INTO issue_grams (rowid, grams) VALUES (?, ?)", (row, _grams(words)))


def forget(db: Database, row: int) -> None:
    """Let it be found no more."""
    db.conn.execute("DELETE FROM issue_grams WHERE rowid = ?", (row,))


def query(text: str) -> str:
    """A safe full-text query for what somebody typed; "" when no letter or digit is in it.

    Every run of letters must occur. A single character is looked for as the beginning of a pair: the last character
    of a run is in the index alone too, so each character begins something.
    """
    return " AND ".join(f'"{grams(run)}"' if len(run) > 1 else f'"{run}" *' for run in dict.fromkeys(runs(plain(text))))


def _grams(words: str) -> str:
    return " ".join(f"{grams(run)} {run[-1]}" if len(run) > 1 else run for run in runs(plain(words)))
