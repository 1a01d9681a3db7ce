"""What the window shows of looks on site, read in one go."""

from __future__ import annotations

from forms.lean import dataclass
from storage.community import issues, places, surveys
from storage.community.cases import cases
from storage.community.people import party_order
from storage.community.surveys import Survey, View
from storage.community.tasks import Task
from storage.engine import Database
from ui.pages.plans_read import Owners, owners


@dataclass(frozen=True)
class Listing:
    """One look on site in the list."""

    survey: Survey
    place: str
    parties: tuple[str, ...]
    tasks: int
    done: int


@dataclass(frozen=True)
class SurveysShown:
    """The list and what a new one chooses from."""

    held: tuple[Listing, ...]
    cases: tuple[tuple[str, str], ...]
    places: dict[str, str]
    """Records by path."""


@dataclass(frozen=True)
class SurveyShown:
    """One look on site: who said what, the one conclusion, and the tasks to their photos."""

    survey: Survey
    place: str
    case: str
    issue: issues.Issue | None
    views: tuple[View, ...]
    tasks: tuple[Task, ...]
    owners: Owners


@dataclass(frozen=True)
class About:
    """What a new look on site is about: an issue or a case, and where."""

    issue: str = ""
    case: str = ""
    case_title: str = ""
    item: str = ""
    place: str = ""
    """The path of the place."""
    place_id: str = ""


def read_surveys(db: Database, *, community: str) -> SurveysShown:
    """Read the looks on site of one *community*, or of all, the latest first."""
    found = [one for one in surveys.surveys.select(db, order="day DESC") if community in ("", one.community)]
    at = places.load_many(db, {one.place for one in found if one.place})
    held = []
    for one in found:
        parties = tuple(dict.fromkeys(view.value for view in surveys.views.select(db, "owner = ?", (one.id,))))
        given = [task for task in surveys.followed(db, one.id) if not task.cancelled]
        done = sum(task.state == "done" for task in given)
        held.append(Listing(one, at[one.place].path if one.place in at else "", parties, len(given), done))
    known = [one for one in cases.select(db, "ended = ''", order="begun DESC") if community in ("", one.community)]
    tree = places.tree(db, community=community or None, levels=("community", "area", "building", "stairwell"))
    return SurveysShown(
        tuple(held), tuple((one.id, one.title) for one in known), {one.path or one.name: one.id for one in tree}
    )


def read_survey(db: Database, survey: str) -> SurveyShown | None:
    """Read one; None when it has gone."""
    known = surveys.surveys.load(db, survey)
    if known is None:
        return None
    at = places.load(db, known.place) if known.place else None
    case = cases.load(db, known.case) if known.case else None
    return SurveyShown(
        known,
        at.path if at else "",
        case.title if case else "",
        issues.load(db, known.issue) if known.issue else None,
        tuple(sorted(surveys.views.select(db, "owner = ?", (survey,)), key=lambda one: party_order(one.value))),
        tuple(one for one in surveys.followed(db, survey) if not one.cancelled),
        owners(db, community=known.community),
    )


def read_about(db: Database, rec: str) -> About:
    """What there is to know before a look at an issue or for a case."""
    if rec.startswith("case:"):
        case = cases.load(db, rec)
        return About(case=rec, case_title=case.title) if case else About()
    known = issues.load(db, rec)
    if known is None:
        return About()
    at = places.load(db, known.place)
    return About(issue=rec, item=known.item, place=at.path if at else "", place_id=known.place)
