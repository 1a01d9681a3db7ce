"""What the pages of scanned sheets need to be shown: printed words of each question, and where it is on the picture."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from exporters.sentences import sentence
from forms.errors import UserError
from forms.lean import dataclass
from forms.paper.layout import LAYOUT
from forms.paper.numbers import printed_number
from forms.paper.page_frame import HEIGHT, RIGHT
from forms.paper.questions import Question, ask
from forms.paper.sheet_map import Mark, SheetMap
from storage import forms_registry
from storage.community import questionnaires, scans, sheet_register
from storage.community.keyed import OFFICE
from storage.community.paper_sheets import Batch
from storage.community.scan_naming import KEPT_ONLY
from storage.community.scans import Opened, Scan
from storage.engine import Database
from ui import texts

if TYPE_CHECKING:
    from storage.workspace import Workspace

ABOVE, BELOW, BESIDE = 34.0, 8.0, 8.0
"""Points around the boxes of a question that are shown with it: its words stand above them."""
HINT = 14.0
"""Points that a line of advice below the words takes."""


@dataclass(frozen=True)
class Waiting:
    """A page in the queue: its scan, its printed number, its batch, and why it must be keyed, in words."""

    scan: Scan
    number: str
    batch: Batch | None
    pages: int
    why: str
    keyed: bool = False
    """Its sheet was keyed by a person; a page that cannot be read then needs nothing more."""

    @property
    def to_key(self) -> bool:
        """Whether somebody still has to do something about a page that could not be read."""
        return bool(self.scan.reason) and not (self.keyed and self.scan.reason == KEPT_ONLY)


@dataclass
class Sight:
    """One scanned page on the desk: what was read, the words of its questions, and its picture."""

    waiting: Waiting
    opened: Opened
    map: SheetMap | None
    questions: dict[str, Question]
    picture: bytes

    def words(self, name: str) -> str:
        """The words of a question as printed, with its number."""
        question = self.questions.get(name)
        if question is None:
            return name
        number = f"{question.number}. " if question.number else ""
        return f"{number}{next((each for each in question.text if each), name)}"

    def options(self, name: str) -> list[tuple[str, str]]:
        """The choices of a question with their words, in the order of the paper."""
        question = self.questions.get(name)
        known = (
            {one.value: next((each for each in one.text if each), one.value) for one in question.options}
            if question
            else {}
        )
        parts = dict.fromkeys(mark.part for mark in self.marks(name, any_page=True) if mark.part)
        return [(part, known.get(part, part)) for part in parts]

    def marks(self, name: str, *, any_page: bool = False) -> list[Mark]:
        """The boxes or lines of a question on this page."""
        if self.map is None:
            return []
        page = self.opened.scan.page
        return [mark for mark in self.map.marks if mark.question == name and (any_page or mark.page == page)]

    def box(self, mark: Mark) -> tuple[float, float, float, float]:
        """Where *mark* is on the picture, as parts of its height."""
        dx, dy = self.opened.shifts.get(mark.id, (0.0, 0.0))
        return (mark.x + dx) / HEIGHT, (mark.y + dy) / HEIGHT, mark.w / HEIGHT, mark.h / HEIGHT

    def crop(self, name: str) -> tuple[float, float, float, float] | None:
        """The part of the picture with a question, as parts of its height; None when it is not on this page."""
        marks = self.marks(name)
        if not marks:
            return None
        left = min(mark.x for mark in marks) - BESIDE
        asked = self.questions.get(name)
        hints = sum(bool(words) for words in asked.hint) if asked is not None else 0
        top = min(mark.y for mark in marks) - ABOVE - hints * HINT
        right = max(RIGHT if mark.kind in ("one", "many", "tick") else mark.x + mark.w for mark in marks) + BESIDE
        bottom = max(mark.y + mark.h for mark in marks) + BELOW
        return max(0.0, left) / HEIGHT, max(0.0, top) / HEIGHT, (right - left) / HEIGHT, (bottom - top) / HEIGHT


def queue(db: Database, community: str = "") -> list[Waiting]:
    """All scanned pages that are not aside, each with what to say of it."""
    batches = {batch.id: batch for batch in questionnaires.batches.select(db)}
    pages: dict[str, int] = {}
    keyed: dict[str, set[str]] = {}
    found = []
    for one in scans.scans(db, community=community):
        batch = batches.get(one.batch)
        if one.map and one.map not in pages:
            map = sheet_register.load_map(db, one.map)
            pages[one.map] = map.pages if map is not None else 0
        number = ""
        done = False
        if batch is not None and one.number:
            name = sheet_register.sheet_number(batch.prefix, one.number)
            number = printed_number(name)
            if batch.id not in keyed:
                keyed[batch.id] = {sheet.number for sheet in questionnaires.sheets(db, batch.id)}
            done = name in keyed[batch.id]
        opened = scans.load(db, one.id) if one.reason else None
        why = sentence(UserError(one.reason, **opened.values), texts.language()) if opened is not None else ""
        found.append(Waiting(one, number, batch, pages.get(one.map, 0), why, done))
    return found


def sight(ws: Workspace, waiting: Waiting) -> Sight | None:
    """Put a page on the desk; None when it is gone."""
    opened = ws.read(lambda db: scans.load(db, waiting.scan.id))
    if opened is None:
        return None
    map = ws.read(lambda db: sheet_register.load_map(db, opened.scan.map)) if opened.scan.map else None
    picture = b""
    if opened.picture:
        try:
            picture = ws.objects.get(opened.picture)
        except UserError:
            picture = b""  # not here yet: a sync brings it
    questions: dict[str, Question] = {}
    if map is not None and map.layout <= LAYOUT:
        try:
            form = ws.read(partial(forms_registry.load, form_id=map.form, version=map.version))
        except UserError:
            form = None
        if form is not None:
            wanted = next((each for each in form.languages if f"({texts.language()})" in each), "")
            languages = (wanted,) if wanted else map.languages
            asked = ask(form, languages=languages, office=OFFICE, rows=_rows(map))
            questions = {one.field: one for one in asked.items if isinstance(one, Question)}
    return Sight(waiting, opened, map, questions, picture)


def _rows(map: SheetMap) -> int | None:
    """How many blank blocks of a repeat the sheet has, so that each is asked again."""
    numbers = [int(part.partition("]")[0]) for mark in map.marks for part in mark.question.split("[")[1:]]
    return max(numbers, default=0) or None
