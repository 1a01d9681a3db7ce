"""What makes a ledger of a whole street quick: marks on each issue, a tally of them, and the words it is found by.

The marks are the chips of the ledger as bits of one number, so that one short column of every sorting index answers
any combination of them. The tally counts issues by community, marks and term: a count never reads the issues.
"""

from __future__ import annotations

from collections.abc import Sequence

from storage.engine import Database
from storage.projections import registry
from storage.search import grams, plain, runs

OPEN, RELAPSED, OWES_REPORT, UNREPORTED_BACK = 1, 16, 32, 64
LEVEL_MARKS = {"minor": 2, "serious": 4, "major": 8}
TABLES = {
    "issue_tally": "CREATE TABLE issue_tally (community TEXT NOT NULL, marks INTEGER NOT NULL, term TEXT NOT NULL,"
    " n INTEGER NOT NULL, PRIMARY KEY (community, marks, term)) STRICT, WITHOUT ROWID",
    "issue_grams": "CREATE VIRTUAL TABLE issue_grams USING fts5(grams, content='', contentless_delete=1,"
    ' detail=full, tokenize="unicode61 remove_diacritics 0")',
}
registry.hide("issue_grams")

Cells = Sequence["str | int"]


def marks(*, is_open: bool, level: str, relapses: int, escalated: bool, done: bool, side: bool, told: bool) -> int:
    """The chips that an issue answers to."""
    found = LEVEL_MARKS.get(level, 0) | (OPEN if is_open else 0) | (RELAPSED if relapses else 0)
    if is_open and level == "major" and not escalated:
        found |= OWES_REPORT
    if done and not side and not told:
        found |= UNREPORTED_BACK
    return found


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
