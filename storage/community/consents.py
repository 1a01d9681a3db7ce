"""Consents: who agreed to what, how, and until they take it back. Without one nothing personal is printed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from forms.errors import UserError
from forms.lean import dataclass
from storage.community.ledger import Ledger
from storage.engine import Database

if TYPE_CHECKING:
    from storage.transaction import Transaction

PURPOSES = {
    "photo": "照片可以公开",
    "name": "姓名可以公开",
    "quote": "说法可以引用",
    "contact": "可以联系、派单",
    "handover": "联系方式可以移交",
    "certificate": "要求出服务证明",
    "pairing": "结对探访",
}
WAYS = {"spoken": "口头", "signed": "签字", "slip": "回执", "guardian": "监护人签字"}


@dataclass(frozen=True)
class Consent:
    """One agreement. *subject* is the record it is about (a photo, a person, an opinion, a nomination)."""

    id: str
    community: str
    subject: str
    purpose: str
    day: str
    way: str
    notice: str
    until: str
    withdrawn_on: str

    def holds(self, on: str) -> bool:
        """Whether it is in force on a day: given, not run out, not taken back."""
        return (
            self.day <= on
            and (not self.until or on <= self.until)
            and not (self.withdrawn_on and self.withdrawn_on <= on)
        )


consents = Ledger(Consent, kind="consent", name="consent", indexes=("subject",))


def agreed(db: Database, *, subject: str, purpose: str, on: str = "9999-12-30", guardian: bool = False) -> bool:
    """Whether somebody agreed to *purpose* for *subject* and has not taken it back by *on*.

    With *guardian* only a guardian's signature counts: photos of children under 14.
    """
    found = consents.select(db, "subject = ? AND purpose = ?", (subject, purpose))
    return any(one.holds(on) and (not guardian or one.way == "guardian") for one in found)


def of(db: Database, subject: str) -> list[Consent]:
    """Everything that was agreed to about *subject*, oldest first."""
    return consents.select(db, "subject = ?", (subject,), order="day")


def give(txn: Transaction, *, subject: str, purpose: str, day: str, way: str, notice: str = "", until: str = "") -> str:
    """Note a consent. Raises UserError LEDGER_001 without a day or the way in which it was given."""
    if purpose not in PURPOSES:
        raise ValueError(purpose)
    if not day or way not in WAYS:
        raise UserError("LEDGER_001")
    return consents.add(txn, subject=subject, purpose=purpose, day=day, way=way, notice=notice, until=until)


def withdraw(txn: Transaction, *, consent: str, day: str) -> None:
    """Take a consent back; from that day on it covers nothing."""
    consents.change(txn, rec=consent, withdrawn_on=day)
