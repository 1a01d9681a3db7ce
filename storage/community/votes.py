"""Votes by household or by person, on paper: keyed twice, one paper a voter, nothing rounded away.

Numbers that are never mixed: issued (发出), returned, valid, void, abstained (a valid paper that chooses nothing).
valid + void + unreturned = issued, whatever order papers were keyed in and on however many laptops.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import TYPE_CHECKING

from forms.errors import UserError
from forms.lean import dataclass
from storage.community.ledger import Ledger, add_row, change, change_row, same_id, write_whole
from storage.community.meetings import options
from storage.community.vote_rules import RULES, Threshold, thresholds
from storage.engine import Database
from storage.events import Value

if TYPE_CHECKING:
    from storage.transaction import Transaction

UNITS = {"household": "户", "person": "人"}
YES, NO, ABSTAIN = "yes", "no", "abstain"
PASSES = ("adjudicate", "first", "second")


@dataclass(frozen=True)
class Vote:
    """One question put to a vote. *base* is who may vote, *issued* how many papers went out.

    *area* is the floor area of everybody who may vote, in hundredths of a square metre, where a rule asks for it.
    """

    id: str
    community: str
    title: str
    meeting: str
    topic: str
    case: str
    place: str
    unit: str
    rule: str
    base: int | None
    area: int | None
    issued: int | None
    day: str
    closed_on: str
    subject: str


@dataclass(frozen=True)
class Choice:
    """One thing to vote for. *value* is its title; *option* the option of the meeting that it is."""

    owner: str
    key: str
    value: str
    option: str
    seq: int | None


@dataclass(frozen=True)
class Paper:
    """One keying of one paper. *voter* is the household, the person or the number on the paper."""

    id: str
    community: str
    vote: str
    voter: str
    key_pass: str
    choice: str
    void_reason: str
    keyed_by: str
    area: int | None


votes = Ledger(Vote, kind="vote", name="vote", indexes=("meeting", "case"))
choices = Ledger(Choice, kind="vote", name="vote_choice", repeat="choice")
papers = Ledger(Paper, kind="ballot", name="ballot", indexes=("vote",))


@dataclass(frozen=True)
class Result:
    """How a vote stands. Each number is the length of the papers behind it."""

    vote: Vote
    issued: int
    valid: tuple[Paper, ...]
    void: tuple[Paper, ...]
    unsettled: tuple[str, ...]
    choices: tuple[Choice, ...]
    thresholds: tuple[Threshold, ...]

    @property
    def returned(self) -> int:
        return len(self.valid) + len(self.void)

    @property
    def unreturned(self) -> int:
        return self.issued - self.returned

    @property
    def abstained(self) -> int:
        return sum(one.choice == ABSTAIN for one in self.valid)

    @property
    def turnout(self) -> tuple[int, int]:
        """Returned papers of those who may vote."""
        return self.returned, self.vote.base or self.issued

    def count(self, choice: str) -> int:
        return sum(one.choice == choice for one in self.valid)

    @property
    def leading(self) -> tuple[str, ...]:
        """What most chose; several at a tie, nothing where nobody chose anything."""
        most = max((self.count(one.key) for one in self.choices), default=0)
        return tuple(one.key for one in self.choices if most and self.count(one.key) == most)

    @property
    def tie(self) -> bool:
        return len(self.leading) > 1

    @property
    def meets(self) -> bool:
        """Whether every share that the rule asks for is reached. A tie reaches nothing; what follows is for people."""
        return not self.tie and not self.unsettled and all(one.met for one in self.thresholds)


def result(db: Database, vote: str) -> Result:
    """Count a vote. A paper keyed twice counts as it was settled, else as it was keyed first."""
    known = votes.load(db, vote)
    if known is None:
        raise KeyError(vote)
    by_voter: dict[str, dict[str, Paper]] = {}
    for paper in papers.select(db, "vote = ?", (vote,), order="voter"):
        by_voter.setdefault(paper.voter, {})[paper.key_pass] = paper
    standing = [next(keyed[name] for name in PASSES if name in keyed) for keyed in by_voter.values()]
    valid = tuple(paper for paper in standing if not paper.void_reason)
    offered = tuple(choices.select(db, "owner = ?", (vote,), order="seq, key"))
    counted = Result(
        vote=known,
        issued=max(known.issued or 0, len(standing)),
        valid=valid,
        void=tuple(paper for paper in standing if paper.void_reason),
        unsettled=tuple(voter for voter, keyed in by_voter.items() if _differ(keyed) or _disputed(db, keyed)),
        choices=offered,
        thresholds=(),
    )
    agree = counted.leading[0] if counted.leading and YES not in {one.key for one in offered} else YES
    asked = thresholds(
        known.rule, base=known.base or counted.issued, returned=counted.returned, agree=counted.count(agree)
    )
    if known.area:
        by_area = [
            sum(one.area or 0 for one in found) for found in (standing, [one for one in valid if one.choice == agree])
        ]
        asked += thresholds(known.rule, base=known.area, returned=by_area[0], agree=by_area[1], measure="area")
    return Result(**{**counted.__dict__, "thresholds": asked})


def _differ(keyed: dict[str, Paper]) -> bool:
    if "adjudicate" in keyed or not {"first", "second"} <= keyed.keys():
        return False
    first, second = keyed["first"], keyed["second"]
    return (first.choice, bool(first.void_reason)) != (second.choice, bool(second.void_reason))


def _disputed(db: Database, keyed: dict[str, Paper]) -> bool:
    """Two laptops keyed the same pass of a paper, and not alike."""
    if "adjudicate" in keyed:
        keyed = {"adjudicate": keyed["adjudicate"]}
    wanted = json.dumps([paper.id for paper in keyed.values()])
    sql = "SELECT 1 FROM conflict WHERE field IN ('choice', 'void_reason') AND rec IN (SELECT value FROM json_each(?))"
    return db.conn.execute(sql, (wanted,)).fetchone() is not None


# Verbs


def open_vote(
    txn: Transaction,
    *,
    title: str,
    day: str,
    base: int,
    unit: str = "household",
    rule: str = "majority",
    meeting: str = "",
    topic: str = "",
    case: str = "",
    place: str = "",
    area: int | None = None,
    subject: str = "",
    offered: Iterable[str] = (),
) -> str:
    """Put a question to a vote: between *offered*, else the options of the meeting's topic, else yes and no.

    Raises UserError MEETING_022 when nobody may vote.
    """
    if unit not in UNITS or rule not in RULES:
        raise ValueError((unit, rule))
    if base < 1:
        raise UserError("MEETING_022")
    txn.flush()
    vote = votes.add(
        txn, title=title, day=day, base=base, unit=unit, rule=rule, meeting=meeting, topic=topic, case=case,
        place=place, area=area, subject=subject,
    )  # fmt: skip
    known = options.select(txn.db, "owner = ? AND topic = ?", (meeting, topic), order="key") if topic else []
    given = [(title, "") for title in offered]
    named = given or [(one.value, one.key) for one in known]
    for seq, (name, option) in enumerate(named, start=1):
        add_row(txn, rec=vote, repeat="choice", value=name, option=option, seq=seq)
    if not named:
        for seq, (key, name) in enumerate(((YES, "同意"), (NO, "不同意")), start=1):
            add_row(txn, rec=vote, repeat="choice", key=key, value=name, seq=seq)
    if topic:
        change_row(txn, rec=meeting, repeat="topic", key=topic, vote=vote, vote_way="ballot")
    return vote


def issue_papers(txn: Transaction, *, vote: str, count: int) -> None:
    """Note how many papers were given out in all. Raises UserError MEETING_023 for fewer than came back."""
    txn.flush()
    back = result(txn.db, vote).returned
    if count < back:
        raise UserError("MEETING_023", count=count, back=back)
    change(txn, rec=vote, fields={"issued": count})


def key_paper(
    txn: Transaction,
    *,
    vote: str,
    voter: str,
    choice: str,
    keyed_by: str,
    key_pass: str = "first",
    void_reason: str = "",
    area: int | None = None,
) -> str:
    """Keep one keying of one paper; a voter has one paper.

    Raises UserError MEETING_019 when this pass of the voter's paper is keyed, KEY_004 when the second pass is keyed
    by whoever keyed the first, MEETING_020 for something that cannot be chosen, MEETING_024 when more would come back
    than went out, MEETING_025 after the vote was closed.
    """
    if key_pass not in PASSES:
        raise ValueError(key_pass)
    txn.flush()
    known = votes.load(txn.db, vote)
    if known is None or known.closed_on:
        raise UserError("MEETING_025", title=known.title if known else "")
    keyed = {one.key_pass: one for one in papers.select(txn.db, "vote = ? AND voter = ?", (vote, voter))}
    if key_pass in keyed:
        raise UserError("MEETING_019", voter=voter, person=keyed[key_pass].keyed_by)
    if key_pass == "second" and "first" in keyed and keyed["first"].keyed_by == keyed_by:
        raise UserError("KEY_004", number=voter, person=keyed_by)
    offered = {one.key for one in choices.select(txn.db, "owner = ?", (vote,))} | {ABSTAIN}
    if not void_reason and choice not in offered:
        raise UserError("MEETING_020", choice=choice)
    if not keyed and known.issued and result(txn.db, vote).returned >= known.issued:
        raise UserError("MEETING_024", issued=known.issued)
    told: dict[str, Value] = {
        "vote": vote, "voter": voter, "key_pass": key_pass, "choice": "" if void_reason else choice,
        "void_reason": void_reason, "keyed_by": keyed_by, "area": area,
    }  # fmt: skip
    return write_whole(txn, rec=same_id("ballot", vote, voter, key_pass), fields=told)


def close_vote(txn: Transaction, *, vote: str, day: str) -> Result:
    """Close a vote and write yes, no and abstained to the topic. Raises UserError MEETING_026 while papers differ."""
    txn.flush()
    found = result(txn.db, vote)
    if found.unsettled:
        raise UserError("MEETING_026", count=len(found.unsettled))
    change(txn, rec=vote, fields={"closed_on": day})
    if found.vote.topic and {one.key for one in found.choices} == {YES, NO}:
        change_row(
            txn, rec=found.vote.meeting, repeat="topic", key=found.vote.topic, vote_yes=found.count(YES),
            vote_no=found.count(NO), vote_abstain=found.abstained,
        )  # fmt: skip
    return found
