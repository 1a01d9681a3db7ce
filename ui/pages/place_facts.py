"""What is known of a place: its file, its last visit, what is open there. Read in the pool, no widgets."""

from __future__ import annotations

from forms.lean import dataclass
from forms.session import FormSession
from storage import forms_registry
from storage.community import issue_table, places, visits
from storage.community.duties import Duty, duties, responsible
from storage.community.issue_table import Filter, Issue
from storage.community.places import Place
from storage.community.visit_rows import DOSSIER
from storage.engine import Database

TOLD = ("house_type", "floors_total", "stairs_count", "rooms_total", "residents_total", "water_heater", "gas_type",
        "ext_qty", "smoke_qty", "ebike_point")  # fmt: skip
"""The answers of the file that people ask about first."""
SHOWN = 5


@dataclass(frozen=True)
class Details:
    """What is read about a place when it is chosen. *visit* is its last one: day, state, how much failed."""

    place: Place
    duties: list[Duty]
    responsible: Duty | None
    file: tuple[tuple[str, str], ...] = ()
    has_file: bool = False
    begun: bool = False
    visit_day: str = ""
    visit_state: str = ""
    visit_failed: int = 0
    open_count: int = 0
    first_open: tuple[tuple[Issue, str], ...] = ()


def read_details(db: Database, place: str, *, today: str, language: str = "zh") -> Details | None:
    """Everything that the details show."""
    found = places.load(db, place)
    if found is None:
        return None
    own, who = duties(db, place), responsible(db, place, on=today)
    if found.level not in ("building", "unit"):
        return Details(found, own, who)
    answers = visits.dossier(db, place) if found.level == "building" else {}
    day, state, failed = _last(db, found)
    here = Filter(open=True, buildings=(place,)) if found.level == "building" else Filter(open=True, places=(place,))
    rows = issue_table.rows(db, here, sort="due", limit=SHOWN)
    named = places.load_many(db, [issue.place for issue in rows])
    return Details(
        place=found,
        duties=own,
        responsible=who,
        file=_told(db, answers, language=language),
        has_file=bool(answers),
        begun=_is_begun(db, place),
        visit_day=day,
        visit_state=state,
        visit_failed=failed,
        open_count=issue_table.count(db, here),
        first_open=tuple((issue, named[issue.place].name if issue.place in named else "") for issue in rows),
    )


def _last(db: Database, place: Place) -> tuple[str, str, int]:
    if place.level == "building":
        visit = visits.last_visit(db, place.id)
        return (visit.day, "issues" if visit.failed else "done", visit.failed) if visit else ("", "", 0)
    state = visits.unit_states(db, place.building).get(place.id)
    return (state.day, state.state, state.failed) if state is not None and state.day else ("", "", 0)


def _is_begun(db: Database, place: str) -> bool:
    row = db.conn.execute("SELECT 1 FROM draft WHERE place = ? AND form_id = ?", (place, DOSSIER)).fetchone()
    return row is not None


def _told(db: Database, answers: dict[str, str], *, language: str) -> tuple[tuple[str, str], ...]:
    """The most asked answers in words."""
    if not answers:
        return ()
    session = FormSession(forms_registry.load(db, DOSSIER), fields=answers)
    session.language = next((each for each in session.form.languages if f"({language})" in each), session.language)
    told = []
    for name in TOLD:
        ref = f"/{session.root.name}/{name}"
        value = answers.get(name, "")
        if value:
            words = {choice.value: choice.label for choice in session.choices(ref)}
            told.append((session.label(ref), words.get(value, value)))
    return tuple(told)
