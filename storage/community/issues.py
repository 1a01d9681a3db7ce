"""Issues: what was found at a place, until it is fixed, rechecked and reported back.

An issue is never entered twice: whoever finds the same item at the same place adds to the same row, and what comes
back after it was solved is that row relapsed. Verbs append one step each and ask for the evidence that the step needs.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from forms.errors import UserError
from storage.community.issue_rows import issue_id as issue_id
from storage.community.issue_states import RATINGS, RECHECK_RESULTS, SIDE_STATES, STEPS, Standing, due_after
from storage.community.issue_states import Step as Step
from storage.community.issue_table import PAGE as PAGE
from storage.community.issue_table import SORTS as SORTS
from storage.community.issue_table import Filter as Filter
from storage.community.issue_table import Issue as Issue
from storage.community.issue_table import count as count
from storage.community.issue_table import escalations as escalations
from storage.community.issue_table import history as history
from storage.community.issue_table import ids as ids
from storage.community.issue_table import load as load
from storage.community.issue_table import note_order as note_order
from storage.community.issue_table import notes as notes
from storage.community.issue_table import photo_pair as photo_pair
from storage.community.issue_table import position as position
from storage.community.issue_table import rows as rows
from storage.community.issue_table import standings as standings
from storage.community.issue_table import summary as summary
from storage.community.issue_table import tally as tally
from storage.community.ledger import home_of
from storage.events import Value

if TYPE_CHECKING:
    from storage.transaction import Transaction


def step(
    txn: Transaction,
    *,
    issue: str,
    what: str,
    day: str,
    by: str = "",
    value: str = "",
    note: str = "",
    due: str = "",
    source: str = "",
    photos: Sequence[str] = (),
) -> str:
    """Add one step to *issue* and return its key. The verbs below ask for what each kind of step needs."""
    if what not in STEPS:
        raise ValueError(what)
    key = txn.new_id()
    name = f"step:{key}"
    parts = {"day": day, "at": txn.now(), "by": by, "value": value, "note": note, "due": due, "source": source}
    change: dict[str, Value] = {name: what}
    change |= {f"{name}/{part}": text for part, text in parts.items() if text}
    if photos:
        change[f"{name}/photos"] = list(photos)
    whole = _with_place(txn, issue) | change
    txn.append("issue", issue, whole, community=home_of(txn, issue, whole))
    return key


def _with_place(txn: Transaction, issue: str) -> dict[str, Value]:
    if txn.fields(issue).get("place"):
        return {}
    row = txn.db.conn.execute("SELECT place, item FROM issue WHERE id = ?", (issue,)).fetchone()
    if row is None:
        txn.flush()
        row = txn.db.conn.execute("SELECT place, item FROM issue WHERE id = ?", (issue,)).fetchone()
    if row is None:
        raise UserError("ISSUE_001", issue=issue)
    return {"place": row[0], "item": row[1]}


def report(
    txn: Transaction,
    *,
    place: str,
    item: str,
    day: str,
    level: str,
    note: str,
    source: str,
    by: str = "",
    photos: Sequence[str] = (),
) -> str:
    """Enter what somebody told or showed without a visit: a lane head, a chat group, a resident."""
    if not note.strip():
        raise UserError("ISSUE_002")
    issue = issue_id(place, item)
    if not txn.fields(issue).get("place"):
        given: dict[str, Value] = {"place": place, "item": item}
        txn.append("issue", issue, given, community=home_of(txn, issue, given))
    step(txn, issue=issue, what="reported", day=day, by=by, value=level, note=note, source=source, photos=photos)
    return issue


def accept(
    txn: Transaction, *, issue: str, day: str, office: str, due: str = "", source: str = "", by: str = ""
) -> None:
    """Take an issue in hand: which office deals with it (归口), and by when."""
    if not office:
        raise UserError("ISSUE_003")
    if not due:
        known = _standing(txn, issue)
        due = known.due or due_after(day, known.level)
    step(txn, issue=issue, what="accepted", day=day, value=office, due=due, source=source, by=by)


def assign(txn: Transaction, *, issue: str, day: str, to: str, due: str = "", by: str = "") -> None:
    """Name who puts it right: a person, a party or a post that is in the ledger."""
    if not to:
        raise UserError("ISSUE_004")
    step(txn, issue=issue, what="assigned", day=day, value=to, due=due, by=by)


def start(txn: Transaction, *, issue: str, day: str, by: str = "") -> None:
    step(txn, issue=issue, what="started", day=day, by=by)


def set_term(txn: Transaction, *, issue: str, day: str, due: str, note: str = "", by: str = "") -> None:
    """Agree another day; the reason is kept beside it."""
    step(txn, issue=issue, what="term", day=day, due=due, note=note, by=by)


def escalate(txn: Transaction, *, issue: str, day: str, to: str, by: str = "", note: str = "") -> None:
    """Note that those who must know were told."""
    step(txn, issue=issue, what="escalated", day=day, value=to, by=by, note=note)


def finish(
    txn: Transaction,
    *,
    issue: str,
    day: str,
    by: str,
    note: str = "",
    photos: Sequence[str] = (),
    on_the_spot: bool = False,
) -> None:
    """Close (办结): done, with a photo or words as evidence. Raises UserError ISSUE_005 without any."""
    if not note.strip() and not photos:
        raise UserError("ISSUE_005")
    source = "spot" if on_the_spot else ""
    step(txn, issue=issue, what="done", day=day, by=by, note=note, photos=photos, source=source)


def recheck(
    txn: Transaction,
    *,
    issue: str,
    day: str,
    by: str,
    result: str,
    note: str = "",
    due: str = "",
    photos: Sequence[str] = (),
) -> None:
    """Look again: pass, fail, relapse or no_entry.

    Raises UserError ISSUE_006 for a pass of what was never done and has no evidence now, ISSUE_007 for a
    failure without a reason, ISSUE_008 without who looked.
    """
    if result not in RECHECK_RESULTS:
        raise ValueError(result)
    if not by:
        raise UserError("ISSUE_008")
    evidence = bool(note.strip() or photos)
    if result == "pass" and not evidence and not _standing(txn, issue).done_on:
        raise UserError("ISSUE_006")
    if result in ("fail", "relapse"):
        if not note.strip():
            raise UserError("ISSUE_007")
        due = due or due_after(day, _standing(txn, issue).level)
    step(txn, issue=issue, what="recheck", day=day, by=by, value=result, note=note, due=due, photos=photos)


def feed_back(txn: Transaction, *, issue: str, day: str, way: str, by: str) -> None:
    """Tell whoever raised it (anonymous sources by a public notice): on which day, how and by whom."""
    if not day or not way or not by:
        raise UserError("ISSUE_009")
    step(txn, issue=issue, what="fed_back", day=day, value=way, by=by)


def rate(txn: Transaction, *, issue: str, day: str, rating: str, way: str, by: str = "") -> None:
    """Note how satisfied they are. Nobody asked means no rating, never a good one."""
    if rating not in RATINGS:
        raise ValueError(rating)
    step(txn, issue=issue, what="rated", day=day, value=rating, source=way, by=by)


def set_aside(txn: Transaction, *, issue: str, day: str, state: str, note: str, by: str = "") -> None:
    """Take it off the main line: transferred, merged, withdrawn or vacated, with the reason. It is counted apart."""
    if state not in SIDE_STATES:
        raise ValueError(state)
    if not note.strip():
        raise UserError("ISSUE_007")
    step(txn, issue=issue, what=state, day=day, note=note, by=by)


def reopen(txn: Transaction, *, issue: str, day: str, by: str = "") -> None:
    step(txn, issue=issue, what="reopened", day=day, by=by)


def add_note(txn: Transaction, *, issue: str, day: str, by: str, note: str) -> None:
    """Add a remark. Remarks are never changed, so two laptops keep both."""
    name = f"note:{txn.new_id()}"
    whole = _with_place(txn, issue) | {name: note, f"{name}/day": day, f"{name}/by": by}
    txn.append("issue", issue, whole, community=home_of(txn, issue, whole))


def take_back(txn: Transaction, *, issue: str, step: str) -> None:
    """Undo the step *step*: what it said is cleared by a further change, so the history still has both."""
    name = f"step:{step}"
    known = [field for field in txn.fields(issue) if field == name or field.startswith(f"{name}/")]
    if known:
        txn.append("issue", issue, dict.fromkeys(known, None))


def _standing(txn: Transaction, issue: str) -> Standing:
    return load_now(txn, issue)


def load_now(txn: Transaction, issue: str) -> Issue:
    """The issue as this transaction has it. Raises UserError ISSUE_001 when there is none."""
    txn.flush()
    known = load(txn.db, issue)
    if known is None:
        raise UserError("ISSUE_001", issue=issue)
    return known
