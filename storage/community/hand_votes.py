"""Votes without paper: a show of hands, dots on a board; and whether enough people were there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from forms.errors import UserError
from storage.community.ledger import change_row
from storage.community.meetings import meetings, presence, topics
from storage.community.vote_rules import BY_MEETING, Threshold, thresholds
from storage.engine import Database

if TYPE_CHECKING:
    from storage.transaction import Transaction

WAYS = {"consensus": "协商一致", "hand": "举手", "stick": "贴点", "online": "微信接龙", "none": "不表决"}


def quorum(db: Database, meeting: str) -> tuple[Threshold, ...]:
    """Whether enough of those entitled were there, by what kind of meeting it is; nothing where no rule asks."""
    held = meetings.load(db, meeting)
    if held is None or held.kind not in BY_MEETING or not held.should_attend:
        return ()
    there = presence(db, meeting).people
    rule = thresholds(BY_MEETING[held.kind], base=held.should_attend, returned=there, agree=0)
    return tuple(one for one in rule if one.what == "take_part")


def outcome(db: Database, meeting: str, topic: str, *, rule: str) -> tuple[Threshold, ...]:
    """What a rule asks of a show of hands: agreeing of those who were there. The meeting decides."""
    held = meetings.load(db, meeting)
    known = next((one for one in topics.select(db, "owner = ?", (meeting,)) if one.key == topic), None)
    if held is None or known is None:
        return ()
    there = presence(db, meeting).people
    return thresholds(rule, base=held.should_attend or there, returned=there, agree=known.vote_yes or 0)


def count_hands(
    txn: Transaction, *, meeting: str, topic: str, yes: int, no: int, abstain: int, way: str = "hand"
) -> None:
    """Write a show of hands to its topic. Raises UserError MEETING_027 when more voted than were there."""
    if way not in WAYS:
        raise ValueError(way)
    txn.flush()
    there = presence(txn.db, meeting).people
    if min(yes, no, abstain) < 0 or yes + no + abstain > there:
        raise UserError("MEETING_027", voted=yes + no + abstain, there=there)
    change_row(
        txn,
        rec=meeting,
        repeat="topic",
        key=topic,
        vote_yes=yes,
        vote_no=no,
        vote_abstain=abstain,
        vote_way=way,
    )
