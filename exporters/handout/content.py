"""What a meeting handout says, as plain data: gathered from the ledgers, drawn on paper, compared in tests."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field, replace
from typing import Literal

from exporters.paper_kit.photos import PrintPhoto
from exporters.remarks import Remark

Audience = Literal["public", "internal"]
AUDIENCES = {"public": "公开版", "internal": "内部版"}


@dataclass(frozen=True)
class Figure:
    """A number with everything that keeps it honest: unit, what it is out of, and its scope (口径)."""

    label: str
    value: int
    unit: str
    scope: str
    of: int | None = None
    # 约, 近, 超过: part of the number where the source says so
    qualifier: str = ""


@dataclass(frozen=True)
class Option:
    """One way to go about a topic."""

    name: str
    cost: str = ""
    fund: str = ""
    days: str = ""
    affects: str = ""
    good: str = ""
    bad: str = ""
    picture: PrintPhoto | None = None


@dataclass(frozen=True)
class Topic:
    """Something the meeting must decide."""

    title: str
    source: str = ""
    fact: str = ""
    options: tuple[Option, ...] = ()


@dataclass(frozen=True)
class Attendance:
    """Who came, by kind of party. The public reads no kind of one or two: those stand in *others* with their sum."""

    people: int
    kinds: int
    shown: tuple[tuple[str, int], ...] = ()
    others: tuple[str, ...] = ()
    others_people: int = 0
    scope: str = ""
    # how many were asked to come
    asked: int | None = None


@dataclass(frozen=True)
class Voice:
    """What one party said: pairs of what it is (原因, 建议 …) and the words. No names."""

    party: str
    said: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class FollowUp:
    """What the last meeting decided and what became of it."""

    what: str
    party: str = ""
    due: str = ""
    state: str = ""
    result: str = ""


@dataclass(frozen=True)
class Pair:
    """Photos of one issue, before and after (or after and found again); or of one issue that has no after yet."""

    title: str
    before: PrintPhoto | None
    after: PrintPhoto | None
    before_words: str
    after_words: str


@dataclass(frozen=True)
class ItemRow:
    """One checklist item over all places: failed k of n seen. Unseen places are in neither number."""

    label: str
    group: str
    failed: int
    seen: int
    level: str
    relapsed: int = 0


@dataclass(frozen=True)
class AreaRow:
    """One area, or building for insiders: what was walked and what was found there."""

    label: str
    places: int
    visited: int
    found: int
    open: int
    major: int
    solved: int


@dataclass(frozen=True)
class IssueRow:
    """One issue in a list."""

    place: str
    what: str
    level: str
    opened: str
    age_days: int
    state: str
    due: str = ""
    overdue: bool = False
    relapses: int = 0
    last_seen: str = ""
    answers: str = ""
    conflict: bool = False


@dataclass(frozen=True)
class Whole:
    """How many issues stand behind the lists where these are cut: open ones, late ones among them, relapsed ones."""

    open: int
    late: int
    relapsed: int


@dataclass(frozen=True)
class Answer:
    """One choice of a question: *count* is None where a public paper must not say it (fewer than three)."""

    label: str
    count: int | None


@dataclass(frozen=True)
class Question:
    """One question of the questionnaire with its counts. *of* is how many sheets answered it."""

    label: str
    kind: Literal["single", "multiple", "scale"]
    of: int
    answers: tuple[Answer, ...]
    # how many valid sheets there are, where some left this question out
    sheets: int = 0


@dataclass(frozen=True)
class Opinions:
    """An open question: the tags that people gave to what was written, and a few answers word for word."""

    label: str
    # how many sheets say something here, and how many valid ones there are
    of: int
    sheets: int
    tags: tuple[Answer, ...] = ()
    quotes: tuple[str, ...] = ()
    # answers that nobody has given a tag yet
    untagged: int = 0


@dataclass(frozen=True)
class Numbers:
    """A question answered with a number: the middle one, and for insiders the lowest and the highest."""

    label: str
    of: int
    sheets: int
    median: float
    lowest: float | None = None
    highest: float | None = None


@dataclass(frozen=True)
class Survey:
    """One batch of questionnaires: printed, returned, valid, void are three layers and a rest."""

    title: str
    day: str
    valid: int
    questions: tuple[Question, ...] = ()
    printed: int | None = None
    returned: int | None = None
    void: int = 0
    waiting: int = 0
    """Counted sheets that are still to be keyed a second time."""
    differing: int = 0
    """Counted sheets that two people keyed differently, and nobody has settled."""
    opinions: tuple[Opinions, ...] = ()
    numbers: tuple[Numbers, ...] = ()


@dataclass(frozen=True)
class Handout:
    """Everything on the paper."""

    title: str
    community: str
    when: str
    where: str
    audience: Audience
    scope: str
    made: str
    figures: tuple[Figure, ...] = ()
    topics: tuple[Topic, ...] = ()
    attendance: Attendance | None = None
    pairs: tuple[Pair, ...] = ()
    # issues whose photos are left to the ledger
    more_photos: int = 0
    last_meeting: str = ""
    follow_ups: tuple[FollowUp, ...] = ()
    items: tuple[ItemRow, ...] = ()
    areas: tuple[AreaRow, ...] = ()
    area_head: str = "片区"
    # what a row of the areas counts as places
    area_unit: str = "栋"
    # the first rows of each list; *whole* says how many there are where these are not all
    relapses: tuple[IssueRow, ...] = ()
    open_issues: tuple[IssueRow, ...] = ()
    surveys: tuple[Survey, ...] = ()
    voices: tuple[Voice, ...] = ()
    # sentences of the gatherer for the export log: what was masked, left out or is in conflict
    remarks: tuple[Remark, ...] = ()
    fictional: bool = False
    whole: Whole | None = field(default=None, repr=False)
    agenda: tuple[str, ...] = field(default=("走访情况", "问卷结果", "各方意见", "方案和决定", "行动分工"))

    @property
    def version(self) -> str:
        """Six characters that change when anything said here changes, and never with the clock."""
        said = repr(replace(self, made="")) + (repr(self.whole) if self.whole else "")
        return hashlib.sha256(said.encode()).hexdigest()[:6].upper()

    @property
    def counts(self) -> Whole:
        """How many open, late and relapsed issues there are, listed or not."""
        late = sum(1 for issue in self.open_issues if issue.overdue)
        return self.whole or Whole(len(self.open_issues), late, len(self.relapses))
