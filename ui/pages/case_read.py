"""What the pages of cases show, read in one go."""

from __future__ import annotations

from forms.lean import dataclass
from storage.community import case_cycles, cases, issues, labels, places, surveys
from storage.community.case_cycles import Lead, Moment
from storage.community.cases import Case, Stage
from storage.community.labels import Label
from storage.community.surveys import Survey
from storage.engine import Database
from ui.pages.labels_read import offered
from ui.pages.plans_read import Owners, owners


@dataclass(frozen=True)
class CaseCard:
    """A case in the list: itself, its stages, and how many of its issues are not solved."""

    case: Case
    stages: list[Stage]
    issues: int
    unsolved: int


@dataclass(frozen=True)
class CaseShown:
    """One case with everything that hangs on it."""

    case: Case
    stages: list[Stage]
    issues: list[tuple[issues.Issue, str]]
    """Its issues with their places in words, the unsolved ones first."""
    unsolved: int
    moments: list[Moment]
    lead: str
    """Who leads it today: the name of a person or an organisation, else the code of a party."""
    following: str
    """The case that took over its unsolved rest."""
    leads: list[Lead]
    """Everybody who led it, leads it or will, by their first day."""
    owners: Owners
    labels: list[Label]
    looked: list[Survey]
    """When something of it was looked at on site together."""
    known_labels: tuple[Label, ...]


def listed(db: Database, *, community: str = "") -> list[CaseCard]:
    """The cases, those that go on first, then the latest."""
    where, values = ("community = ?", (community,)) if community else ("1", ())
    found = []
    for case in cases.cases.select(db, where, values, order="ended <> '', begun DESC, id"):
        held = case_cycles.issues_of(db, case.id)
        left = sum(not one.solved and not one.side for one in held)
        found.append(CaseCard(case, cases.stages(db, case.id), len(held), left))
    return found


def read_case(db: Database, case: str, *, today: str) -> CaseShown | None:
    """One case; None when it has gone."""
    known = cases.cases.load(db, case)
    if known is None:
        return None
    held = sorted(case_cycles.issues_of(db, case), key=lambda one: (one.solved or bool(one.side), one.due, one.id))
    named = places.load_many(db, (one.place for one in held))
    lead = case_cycles.lead_on(db, case, on=today)
    known_owners = owners(db, community=known.community)
    after = db.conn.execute("SELECT id FROM community_case WHERE previous = ? ORDER BY id", (case,)).fetchone()
    return CaseShown(
        known,
        cases.stages(db, case),
        [(one, named[one.place].path if one.place in named else "") for one in held],
        sum(not one.solved and not one.side for one in held),
        case_cycles.timeline(db, case),
        known_owners.name(lead.value) if lead else "",
        after[0] if after else "",
        case_cycles.leads_of(db, case),
        known_owners,
        labels.carried(db, case),
        surveys.of_case(db, case),
        offered(db, community=known.community),
    )
