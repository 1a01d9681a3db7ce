"""What each step of a case must have to show, and what to tell somebody when it is not there."""

from __future__ import annotations

from forms.errors import UserError
from forms.lean import dataclass
from storage.engine import Database

UNFINISHED = "MEETING_012"


@dataclass(frozen=True)
class Output:
    """How many things a step can show, and what it lacks to be complete."""

    evidence: int
    lacks: UserError | None = None


_COUNTS = {
    "collect": "SELECT (SELECT count(*) FROM (SELECT DISTINCT batch, number FROM sheet WHERE void_reason = '') s"
    ' JOIN batch b ON b.id = s.batch WHERE b."case" = ?1)'
    ' + (SELECT count(*) FROM opinion WHERE "case" = ?1)'
    " + (SELECT count(*) FROM issue_case WHERE key = ?1)",
    "choose": "SELECT count(*) FROM community_case WHERE id = ?1 AND topic <> '' AND reason <> ''",
    "deliberate": 'SELECT count(*) FROM meeting m WHERE m."case" = ?1 AND EXISTS'
    " (SELECT 1 FROM meeting_attendee a WHERE a.owner = m.id)"
    " AND EXISTS (SELECT 1 FROM meeting_statement t WHERE t.owner = m.id)",
    "plan": "SELECT count(*) FROM measure WHERE \"case\" = ?1 AND cancelled = ''",
    "execute": "SELECT count(*) FROM measure WHERE \"case\" = ?1 AND done_on <> '' AND evidence <> ''",
    "manage": 'SELECT (SELECT count(*) FROM pact WHERE "case" = ?1)'
    ' + (SELECT count(*) FROM schedule WHERE "case" = ?1)',
    "review": "SELECT (SELECT count(*) FROM issue i JOIN issue_case c ON c.owner = i.id WHERE c.key = ?1"
    " AND i.rated <> '') + (SELECT count(*) FROM participation p JOIN activity a ON a.id = p.activity"
    " WHERE a.\"case\" = ?1 AND p.phase = 'review')",
    "feedback": "SELECT (SELECT count(*) FROM opinion WHERE \"case\" = ?1 AND told_on <> '')"
    " + (SELECT count(*) FROM issue i JOIN issue_case c ON c.owner = i.id WHERE c.key = ?1 AND i.fed_back_on <> '')",
}
_LACKS = {
    "collect": "MEETING_006",
    "choose": "MEETING_007",
    "deliberate": "MEETING_008",
    "plan": "MEETING_009",
    "execute": "MEETING_011",
    "manage": "MEETING_015",
    "review": "MEETING_016",
    "feedback": "MEETING_013",
}
# Opinions that nobody was told about, and measures that are in the way, by their first title.
_UNTOLD = "SELECT count(*) FROM opinion WHERE \"case\" = ?1 AND told_on = ''"
_WITHOUT_PARTY = "SELECT title FROM measure WHERE \"case\" = ?1 AND cancelled = '' AND party = '' ORDER BY title"
_OPEN = "SELECT title FROM measure WHERE \"case\" = ?1 AND cancelled = '' AND done_on = '' ORDER BY title"


def output(db: Database, case: str, step: str) -> Output:
    """What *step* of a case can show, and the first thing it lacks."""
    found = db.conn.execute(_COUNTS[step], (case,)).fetchone()[0] or 0
    if not found:
        return Output(0, UserError(_LACKS[step]))
    if step == "plan" and (titles := _titles(db, _WITHOUT_PARTY, case)):
        return Output(0, UserError("MEETING_010", title=titles[0], count=len(titles)))
    if step == "execute" and (titles := _titles(db, _OPEN, case)):
        return Output(found, UserError(UNFINISHED, title=titles[0], count=len(titles)))
    if step == "feedback" and (untold := db.conn.execute(_UNTOLD, (case,)).fetchone()[0]):
        return Output(found, UserError("MEETING_014", count=untold))
    return Output(found)


def _titles(db: Database, sql: str, case: str) -> list[str]:
    return [row[0] for row in db.conn.execute(sql, (case,))]
