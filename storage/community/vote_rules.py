"""What share must take part and agree. The program counts; the meeting decides, and the law may ask for more.

居民会议 (Organic Law of Residents' Committees): more than half present, more than half of those agree.
业主共同决定 (Civil Code 278): two thirds take part; more than half of them agree, or three quarters where common
parts are rebuilt, put to another use, or money is raised. Both are counted by owners and by floor area.
"""

from __future__ import annotations

from forms.lean import dataclass

RULES = {
    "majority": "实到过半",
    "twothirds": "三分之二",
    "threequarter": "四分之三",
    "consensus": "一致",
    "advice": "只征求意见",
    "residents": "居民会议：过半出席，出席过半同意",
    "owners": "业主共同决定：三分之二参与，过半同意",
    "owners_major": "业主共同决定（改建、筹资、改用途）：三分之二参与，四分之三同意",
}
# Which rule a page offers first for a kind of meeting; an advisory vote binds nobody.
BY_MEETING = {"residents": "residents", "owners": "owners_major"}
_TAKE_PART = {"residents": "half", "owners": "2/3", "owners_major": "2/3"}
_AGREE = {
    "majority": "half",
    "twothirds": "2/3",
    "threequarter": "3/4",
    "consensus": "all",
    "residents": "half",
    "owners": "half",
    "owners_major": "3/4",
}
_SHARES = {"half": (1, 2), "2/3": (2, 3), "3/4": (3, 4), "all": (1, 1)}
# What touches common parts or the owners' money may need all owners to decide.
OWNERS_MATTERS = ("lift", "charging_shed", "rebuild", "parking", "maintenance_fund")


@dataclass(frozen=True)
class Threshold:
    """One share that a rule asks for: *count* of *of*, and the least count that meets it."""

    what: str
    measure: str
    count: int
    of: int
    least: int

    @property
    def met(self) -> bool:
        return self.of > 0 and self.count >= self.least


def thresholds(rule: str, *, base: int, returned: int, agree: int, measure: str = "voters") -> tuple[Threshold, ...]:
    """What *rule* asks for: taking part of *base*, agreeing of *returned*. An advisory vote asks for nothing."""
    found = []
    if rule in _TAKE_PART:
        found.append(Threshold("take_part", measure, returned, base, _least(_TAKE_PART[rule], base)))
    if rule in _AGREE:
        found.append(Threshold("agree", measure, agree, returned, _least(_AGREE[rule], returned)))
    return tuple(found)


def needs_owners(subject: str) -> bool:
    """Whether a page says: this may need all owners to decide, and what the meeting says is an opinion."""
    return subject in OWNERS_MATTERS


def _least(share: str, of: int) -> int:
    """The smallest whole number that meets a share of *of*: more than half, at least the others."""
    part, whole = _SHARES[share]
    return of * part // whole + 1 if share == "half" else -(-of * part // whole)
