"""Make any paper by its name: gather it, draw it, and say what it rests on, so that it can be called stale later."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING, BinaryIO, Protocol, TypeVar

from exporters.handout import LATEST
from exporters.handout.content import Audience
from exporters.remarks import Remark
from forms.errors import UserError

if TYPE_CHECKING:
    from exporters.paper_kit.fonts import ExportLog
    from storage.community.figures import Figure
    from storage.engine import Database
    from storage.workspace import Workspace

T = TypeVar("T", contravariant=True)


@dataclass(frozen=True)
class Wanted:
    """What somebody asks of a paper; each paper takes from it what concerns it."""

    meeting: str = LATEST
    case: str = ""
    record: str = ""
    """Which fund or pact, or whose certificate."""
    area: str = ""
    first_day: str = ""
    last_day: str = ""
    audience: Audience | None = None
    count: int = 0
    large: bool = False
    invariant: bool = False
    check: Callable[[], object] = lambda: None
    """Called between steps; it stops the work by raising."""


@dataclass(frozen=True)
class Note:
    """What is remembered of a paper that went out: its numbers, and the records whose words stand in it."""

    kind: str
    title: str
    audience: str
    about: str
    numbers: tuple[Figure, ...] = ()
    quotes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Made:
    """A finished PDF, what to read again in it, and what to remember once it goes out (nothing of blank paper)."""

    data: bytes
    remarks: tuple[Remark, ...]
    note: Note | None = None


class Draw(Protocol[T]):
    """What draws a paper as a PDF, and says what could not be printed as it was written."""

    def __call__(self, made: T, out: BinaryIO, /, *, large: bool, invariant: bool) -> ExportLog: ...


def _printed(wanted: Wanted, data: T, draw: Draw[T], note: Note | None = None) -> Made:
    """Draw what was gathered, unless it is not wanted any more."""
    wanted.check()
    out = BytesIO()
    log = draw(data, out, large=wanted.large, invariant=wanted.invariant)
    return Made(out.getvalue(), tuple(log.warnings()), note)


def handout(ws: Workspace, wanted: Wanted) -> Made:
    """The handout of a meeting; public, unless asked for insiders."""
    from exporters.handout.draw import draw
    from exporters.handout.gather import gather

    audience = wanted.audience or "public"
    made = gather(ws, meeting=wanted.meeting or LATEST, area=wanted.area, audience=audience, check=wanted.check)
    note = handout_note(ws, meeting=wanted.meeting or LATEST, audience=audience)
    return _printed(wanted, made, draw, note)


def handout_note(ws: Workspace, *, meeting: str, audience: Audience) -> Note:
    """What to remember of a handout: who came, how issues stand, what was answered, and the words of the meeting."""
    from exporters.handout.scope import find_scope
    from exporters.papers.decided import rests_on
    from storage.community import figures, issue_figures, questionnaires
    from storage.community.noted import noted

    def read(db: Database) -> Note:
        held = find_scope(db, meeting=meeting, area="", community_names={}, public=audience == "public").meeting
        hidden = "yes" if audience == "public" else ""
        stand = issue_figures.side_by_side(db, as_of=held.day, until=held.day, public=hidden)
        batches = questionnaires.batches.select(db, 'day <= ? AND "case" = ?', (held.day, held.case))
        numbers = (
            figures.meeting_parties(db, held.id),
            *stand.values(),
            *(figures.valid_sheets(db, one.id) for one in batches),
        )
        return Note("handout", held.title, audience, held.id, numbers, rests_on(db, held.id))

    return ws.read(lambda db: noted(db, ("handout note", meeting, audience), lambda: read(db)))


def prepare_handout(ws: Workspace, *, meeting: str, audience: Audience = "public") -> None:
    """Read what the handout of a meeting and its note say before anybody asks for the paper."""
    from exporters.handout.gather import prepare

    prepare(ws, meeting=meeting, audience=audience)
    handout_note(ws, meeting=meeting, audience=audience)


def sign_in(ws: Workspace, wanted: Wanted) -> Made:
    """The sign-in sheet of a meeting; internal, unless asked for without names."""
    from exporters.papers import draw_sign_in
    from exporters.papers import sign_in as paper

    data = paper.gather(ws, meeting=wanted.meeting or LATEST, audience=wanted.audience or "internal")
    return _printed(wanted, data, draw_sign_in.draw)


def minutes(ws: Workspace, wanted: Wanted) -> Made:
    """The minutes of a meeting, or their empty form; internal, unless asked for without names."""
    from exporters.papers import draw_minutes
    from exporters.papers import minutes as paper

    found = paper.gather(ws, meeting=wanted.meeting or LATEST, audience=wanted.audience or "internal")
    head = found.minutes.head
    note = Note("minutes", head.title, head.audience, found.meeting, found.numbers, found.quotes)
    return _printed(wanted, found.minutes, draw_minutes.draw, note)


def notice(ws: Workspace, wanted: Wanted) -> Made:
    """The public notice of what a meeting decided. Raises UserError EXPORT_012 when asked for insiders."""
    from exporters.papers import draw_notice
    from exporters.papers import notice as paper

    if wanted.audience == "internal":
        raise UserError("EXPORT_012")
    found = paper.gather(
        ws,
        meeting=wanted.meeting or LATEST,
        area=wanted.area,
        first_day=wanted.first_day,
        last_day=wanted.last_day,
    )
    note = Note("notice", found.notice.head.title, "public", found.meeting, found.numbers, found.quotes)
    return _printed(wanted, found.notice, draw_notice.draw, note)


def ballots(ws: Workspace, wanted: Wanted) -> Made:
    """Numbered paper ballots for the topics of a meeting."""
    from exporters.papers import ballots as paper
    from exporters.papers import draw_ballots

    data = paper.gather(ws, meeting=wanted.meeting or LATEST, count=wanted.count, audience=wanted.audience or "public")
    return _printed(wanted, data, draw_ballots.draw)


def report(ws: Workspace, wanted: Wanted) -> Made:
    """The report of a period, of everything, of one area or of one case; internal, unless asked for the public."""
    from exporters.papers import draw_report
    from exporters.papers import report as paper

    found = paper.gather(
        ws,
        first_day=wanted.first_day,
        last_day=wanted.last_day,
        area=wanted.area,
        case=wanted.case,
        audience=wanted.audience or "internal",
    )
    head = found.report.head
    note = Note("report", f"{head.title} {head.when}", head.audience, found.about, found.numbers)
    return _printed(wanted, found.report, draw_report.draw, note)


def timeline(ws: Workspace, wanted: Wanted) -> Made:
    """The timeline of a case with its stages; the latest case where none is named."""
    from exporters.papers import draw_timeline
    from exporters.papers import timeline as paper

    found = paper.gather(ws, case=wanted.case, audience=wanted.audience or "internal")
    head = found.timeline.head
    note = Note("timeline", head.title, head.audience, found.case, quotes=found.quotes)
    return _printed(wanted, found.timeline, draw_timeline.draw, note)


def patrol(ws: Workspace, wanted: Wanted) -> Made:
    """The sheet of a patrol for a pen: of the building or area that is named as *area*, or of any."""
    from exporters.papers import draw_patrol
    from exporters.papers import patrol as paper

    data = paper.gather(ws, place=wanted.area, day=wanted.first_day, audience=wanted.audience or "public")
    return _printed(wanted, data, draw_patrol.draw)


def fitting(ws: Workspace, wanted: Wanted) -> Made:
    """The sheet of an installation day, to tick by hand; the first day asked for is the day."""
    from exporters.papers import draw_fitting
    from exporters.papers import fitting as paper

    data = paper.gather(ws, area=wanted.area, day=wanted.first_day, audience=wanted.audience or "internal")
    return _printed(wanted, data, draw_fitting.draw)


def fund(ws: Workspace, wanted: Wanted) -> Made:
    """The statement of one fund or of all that were opened; public, unless asked for insiders."""
    from exporters.papers import draw_fund
    from exporters.papers import fund as paper

    found = paper.gather(ws, fund=wanted.record, last_day=wanted.last_day, audience=wanted.audience or "public")
    head = found.statement.head
    note = Note("fund", f"{head.title} {head.when}", head.audience, found.about, found.numbers)
    return _printed(wanted, found.statement, draw_fund.draw, note)


def pact(ws: Workspace, wanted: Wanted) -> Made:
    """A pact to hang up, or for insiders to sign; the one that began last where none is named."""
    from exporters.papers import draw_pact
    from exporters.papers import pact as paper

    found = paper.gather(ws, pact=wanted.record, audience=wanted.audience or "public")
    head = found.sheet.head
    note = Note("pact", head.title, head.audience, found.pact, quotes=(found.pact,)) if found.pact else None
    return _printed(wanted, found.sheet, draw_pact.draw, note)


def showcase(ws: Workspace, wanted: Wanted) -> Made:
    """Whoever agreed to be shown, of one title or of all. For insiders it is the same: consent decides."""
    from exporters.papers import draw_showcase
    from exporters.papers import showcase as paper

    made = paper.gather(ws, title=wanted.record, last_day=wanted.last_day, audience=wanted.audience or "public")
    return _printed(wanted, made, draw_showcase.draw)


def certificate(ws: Workspace, wanted: Wanted) -> Made:
    """What one person did as a volunteer, for that person. Raises UserError EXPORT_067 when asked for the public."""
    from exporters.papers import certificate as paper
    from exporters.papers import draw_certificate

    if wanted.audience == "public":
        raise UserError("EXPORT_067")
    found = paper.gather(ws, person=wanted.record, first_day=wanted.first_day, last_day=wanted.last_day)
    head = found.certificate.head
    note = Note("certificate", f"{head.kind} {head.when}", head.audience, found.person, found.numbers)
    return _printed(wanted, found.certificate, draw_certificate.draw, note)


def schedule(ws: Workspace, wanted: Wanted) -> Made:
    """The notice of what comes round, for a board. Raises UserError EXPORT_071 when asked for insiders."""
    from exporters.papers import draw_schedule
    from exporters.papers import schedule as paper

    if wanted.audience == "internal":
        raise UserError("EXPORT_071")
    made, record = paper.gather(ws, schedule=wanted.record, first_day=wanted.first_day)
    note = Note("schedule", f"{made.head.title} {made.head.when}", "public", record, quotes=(record,))
    return _printed(wanted, made, draw_schedule.draw, note)


def rota(ws: Workspace, wanted: Wanted) -> Made:
    """The rota of the week of the first day; internal, unless asked for without names."""
    from exporters.papers import draw_rota
    from exporters.papers import rota as paper

    made, _record = paper.gather(
        ws, schedule=wanted.record, first_day=wanted.first_day, audience=wanted.audience or "internal"
    )
    return _printed(wanted, made, draw_rota.draw)


def facilities(ws: Workspace, wanted: Wanted) -> Made:
    """The facilities of an area by kind; public, unless asked for insiders."""
    from exporters.papers import draw_facilities
    from exporters.papers import facilities as paper

    data = paper.gather(ws, area=wanted.area, audience=wanted.audience or "public")
    return _printed(wanted, data, draw_facilities.draw)


PAPERS: dict[str, Callable[[Workspace, Wanted], Made]] = {
    "handout": handout,
    "sign-in": sign_in,
    "minutes": minutes,
    "patrol": patrol,
    "notice": notice,
    "ballots": ballots,
    "report": report,
    "timeline": timeline,
    "fitting": fitting,
    "fund": fund,
    "pact": pact,
    "showcase": showcase,
    "certificate": certificate,
    "schedule": schedule,
    "rota": rota,
    "facilities": facilities,
}
"""Every paper by its name on the command line."""


def remember(ws: Workspace, made: Made) -> str:
    """Note that a paper went out, so that it is called stale when what it says changes; "" where nothing is noted."""
    from storage.community import printed

    note = made.note
    if note is None or ws.readonly:
        return ""
    return ws.write_now(
        lambda txn: printed.note(
            txn,
            kind=note.kind,
            title=note.title,
            audience=note.audience,
            numbers=note.numbers,
            about=note.about,
            quotes=note.quotes,
        )
    )
