"""What people do with the roster, with consents and with visits: each is one change inside a transaction."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from forms.errors import UserError
from storage.community import consents, duties, ledger, pairings, tasks
from storage.community.people import persons

if TYPE_CHECKING:
    from storage.transaction import Transaction


def keep_person(txn: Transaction, *, rec: str = "", day: str, agreed_way: str = "spoken", **facts: Any) -> str:
    """Enter somebody, or change what is known of them.

    A telephone is kept only of those who agreed to be called. Raises UserError LEDGER_002 without a name, LEDGER_041
    for a telephone without that day.
    """
    if not str(facts.get("name") or "").strip():
        raise UserError("LEDGER_002")
    if facts.get("phone") and not facts.get("agreed_on"):
        raise UserError("LEDGER_041")
    agreed_before = txn.fields(rec).get("agreed_on") if rec else None
    if rec:
        persons.change(txn, rec=rec, **facts)
    else:
        rec = persons.add(txn, **facts)
    if facts.get("agreed_on") and not agreed_before:
        consents.give(txn, subject=rec, purpose="contact", day=str(facts["agreed_on"]), way=agreed_way)
    return rec


def withdraw(txn: Transaction, *, consent: str, day: str) -> None:
    """Take a consent back. Who may be called no more has no telephone here any more; what they did stays."""
    held = txn.fields(consent)
    consents.withdraw(txn, consent=consent, day=day)
    subject = str(held.get("subject") or "")
    if held.get("purpose") == "contact" and subject.startswith("person:"):
        txn.flush()
        if not consents.agreed(txn.db, subject=subject, purpose="contact", on=day):
            persons.change(txn, rec=subject, phone="", agreed_on="")


def give_task(
    txn: Transaction,
    *,
    person: str,
    title: str,
    day: str,
    slot: str,
    today: str,
    place: str = "",
    anyway: bool = False,
) -> str:
    """Put somebody down for a piece of work. Raises UserError LEDGER_006 when they have something else then."""
    return tasks.add(
        txn, title=title, given_on=today, person=person, day=day, slot=slot, due=day, place=place, anyway=anyway
    )


def give_duty(txn: Transaction, *, place: str, person: str, title: str, since: str) -> str:
    """Let somebody answer for a place from a day on. Raises UserError LEDGER_002 without a name."""
    if not person.strip():
        raise UserError("LEDGER_002")
    return duties.give_duty(txn, place=place, person=person.strip(), title=title.strip(), since=since)


def end_duty(txn: Transaction, *, place: str, key: str, day: str) -> None:
    """Let a duty end with a day; what was done under it stays."""
    ledger.change_row(txn, rec=place, repeat="duty", key=key, until=day)


def somebody(txn: Transaction, *, name: str, party: str = "resident") -> str:
    """The record of whoever is called *name*; somebody new is entered. Raises UserError LEDGER_002 without a name."""
    name = name.strip()
    if not name:
        raise UserError("LEDGER_002")
    txn.flush()
    known = persons.select(txn.db, "name = ?", (name,))
    return known[0].id if known else persons.add(txn, name=name, party=party)


def pair(txn: Transaction, *, elder: str, helper: str, since: str, every: int, agreed_way: str, note: str = "") -> str:
    """Pair somebody with a helper, both by name, with the consent that this rests on where one is given now."""
    who, whose = somebody(txn, name=elder), somebody(txn, name=helper)
    txn.flush()
    if agreed_way and not consents.agreed(txn.db, subject=who, purpose="pairing", on=since):
        consents.give(txn, subject=who, purpose="pairing", day=since, way=agreed_way)
    return pairings.pair(txn, elder=who, helper=whose, since=since, every=every, note=note)


def void(txn: Transaction, *, rec: str) -> None:
    """Take out a record that was entered by mistake; the history keeps it."""
    txn.void(rec)
