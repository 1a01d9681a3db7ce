"""What people do with a pact beside the ledger's own verbs: each is one change inside a transaction."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from forms.errors import UserError
from storage.community import ledger, pacts

if TYPE_CHECKING:
    from storage.transaction import Transaction


def begin(txn: Transaction, *, title: str, day: str, text: str = "", **facts: Any) -> str:
    """Begin a pact, with a clause for each line of *text* as its first version where there are some."""
    made = pacts.begin(txn, title=title, day=day, **facts)
    if text.strip():
        draft(txn, pact=made, text=text, day=day)
    return made


def change(txn: Transaction, *, pact: str, **facts: Any) -> None:
    """Change title, place, case or number of clauses. Raises UserError LEDGER_005 without a title."""
    if not str(facts.get("title") or "").strip():
        raise UserError("LEDGER_005")
    pacts.pacts.change(txn, rec=pact, **facts)


def draft(txn: Transaction, *, pact: str, text: str, day: str) -> int:
    """Write the next version, a clause for each line of *text*; blank lines are none, nor are numbers before one."""
    clauses = [_bare(line) for line in text.splitlines() if line.strip()]
    return pacts.draft(txn, pact=pact, clauses=[one for one in clauses if one], day=day)


def comment(txn: Transaction, *, pact: str, version: int, clause: str, party: str, words: str, day: str) -> str:
    """Note what a party said of a clause; "0" is the whole."""
    return pacts.comment(txn, pact=pact, version=version, clause=int(clause or 0), party=party, words=words, day=day)


def unsign(txn: Transaction, *, pact: str, who: str) -> None:
    """Take a signature off; the history keeps it."""
    ledger.drop_row(txn, rec=pact, repeat="signature", key=who)


def _bare(line: str) -> str:
    """A clause without the number that was typed or pasted before it."""
    text = line.strip()
    digits = len(text) - len(text.lstrip("0123456789"))
    after = text[digits + 1 : digits + 2]
    if 0 < digits < 3 and text[digits : digits + 1] in ("、", ".", "．", ")", "）") and not after.isdigit():
        return text[digits + 1 :].strip()
    return text
