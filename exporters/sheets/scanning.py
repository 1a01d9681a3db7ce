"""Read pictures of filled-in sheets into the review queue of a workspace: which sheet, which page, which marks.

Reading and keeping are apart: pictures are read one after the other without the database, then each page becomes a
record with its picture. Stopping in between leaves what was kept; the same pictures again change nothing.
"""

from __future__ import annotations

import hashlib
import io
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from exporters.sheets.blank import blank_pages
from forms.errors import UserError
from forms.paper import scan
from forms.paper.layout import LAYOUT
from forms.paper.numbers import SheetCode, printed_number, short
from forms.paper.scan import FoundSheet
from forms.paper.sheet_map import SheetMap
from storage.community import questionnaires, scans, sheet_register
from storage.community.questionnaires import Batch
from storage.community.scans import Found
from storage.engine import environment
from storage.page_pictures import SUFFIXES, count_pages, page_pictures

if TYPE_CHECKING:
    from storage.engine import Database
    from storage.workspace import Workspace

KEPT_PX = 1600
"""The longer side of a kept page: 5 pixels a millimetre, enough to read handwriting on a screen."""
KEPT_QUALITY = 72
STEPS = 100  # of progress a file
BLANK_SPREAD = 6.0
"""Grey values of an empty page, with its grain and shadows, differ by less; a page of print by 30 and more."""
MOST_BLANKS = 40  # pages made ready at a time: 5 MB each
Report = Callable[[int, int], object]


@dataclass(frozen=True)
class PageResult:
    """What came of one page: "read", "review" (a person is asked *doubtful* questions), or "key" for a *reason*.

    *file* and *picture* (counted from 1) say where it was found; *known* that this very picture was here before.
    """

    file: str
    picture: int
    state: str
    number: str = ""
    page: int = 0
    pages: int = 0
    batch: str = ""
    rec: str = ""
    read: int = 0
    doubtful: int = 0
    by_hand: int = 0
    """Of these questions nothing is read, because they are written by hand."""
    answers: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """What each question of the page says now; *open* ones still wait for a person."""
    open: tuple[str, ...] = ()
    reason: UserError | None = None
    known: bool = False


@dataclass
class _Known:
    """The printings that codes can name, looked up once."""

    batches: dict[str, list[Batch]] = field(default_factory=dict)
    """By their code; two batches rarely share one."""
    maps: dict[tuple[str, str], tuple[str, SheetMap, frozenset[int]]] = field(default_factory=dict)
    """By batch and code of the printing: the map's record, the map, and the numbers of that printing."""


def pictures_in(paths: Iterable[Path]) -> list[Path]:
    """The files among *paths*, and what is in folders by name. Raises `UserError` SCAN_013 when there are none."""
    found: list[Path] = []
    for path in paths:
        if path.is_dir():
            inside = sorted(each for each in path.rglob("*") if each.suffix.lower() in SUFFIXES and each.is_file())
            found += [each for each in inside if not each.name.startswith(".")]
        else:
            found.append(path)
    if not found:
        raise UserError("SCAN_013")
    return found


def scan_files(
    ws: Workspace, paths: Iterable[Path], *, progress: Report = lambda _done, _all: None
) -> list[PageResult]:
    """Read all sheets in *paths* (files and folders) into the queue; returns what came of each page.

    *progress* is told after each page how much is done; what it raises stops the work, and what was kept stays. Raises
    `UserError` SCAN_001 without the extra, SCAN_013 without files.
    """
    scan.need_extra()
    files = pictures_in(paths)
    reader = Reader(ws)
    results: list[PageResult] = []
    for done, path in enumerate(files):
        progress(done * STEPS, len(files) * STEPS)

        def inside(page: int, pages: int, done: int = done) -> None:
            progress(done * STEPS + page * STEPS // max(pages, 1), len(files) * STEPS)

        results += reader.read_file(path, progress=inside)
    progress(len(files) * STEPS, len(files) * STEPS)
    return results


class Reader:
    """Reads pictures against the printings of a workspace; blanks are drawn once for all pages of a printing."""

    def __init__(self, ws: Workspace) -> None:
        self.ws = ws
        self.known = ws.read(_known)
        self._blanks: dict[tuple[str, int], Any] = {}

    def read_file(self, path: Path, *, progress: Report = lambda _done, _all: None) -> list[PageResult]:
        """Everything on the pictures in one file; a file that cannot be opened is a result, too."""
        results: list[PageResult] = []
        try:
            with environment(path):
                data = path.read_bytes()
            pages = count_pages(data)
            for number, picture in enumerate(page_pictures(data), 1):
                results += self._page(path, number, picture)
                progress(number, pages)
        except UserError as error:  # what was read of the file before it broke off stays
            results.append(PageResult(path.name, len(results) + 1, "key", reason=error))
        return results

    def _page(self, path: Path, number: int, picture: Any) -> Iterator[PageResult]:
        sheets = scan.find_sheets(picture)
        if not sheets and _is_blank(picture):  # the back of a sheet, or a lid that stood open
            yield PageResult(path.name, number, "key", reason=UserError("SCAN_020"))
            return
        digest = hashlib.sha256(picture.tobytes()).hexdigest()[:28]
        for place, sheet in enumerate(sheets or [FoundSheet(None, 0, "nothing")]):
            yield self._keep(path.name, number, sheet, picture, rec=f"scan:{digest}{place:04x}")

    def _keep(self, file: str, number: int, sheet: FoundSheet, picture: Any, *, rec: str) -> PageResult:
        found, label, pages, reason = self._understood(file, sheet)
        jpeg, size, thumbnail = _kept(sheet.upright if sheet.upright is not None else picture)
        before = self.ws.read(lambda db: scans.load(db, rec))
        home = before.scan.community if before is not None else self._community(found.batch)
        here = before is not None and (before.scan.reason in ("", found.reason) or bool(before.scan.unread))
        if not here:
            made = ""
            if before is None:
                made = self.ws.objects.put(jpeg, community=home, mime="image/jpeg", size=size, thumbnail=thumbnail)
            self.ws.write_now(lambda txn: scans.keep(txn, rec=rec, found=found, picture=made, community=home))
        opened = self.ws.read(lambda db: scans.load(db, rec))
        waiting = opened.waiting if opened is not None else []
        by_hand = sum(one.state == "look" for one in waiting)
        state = "key" if reason is not None else "review" if waiting else "read"
        return PageResult(
            file,
            number,
            state,
            number=label,
            page=found.page or 0,
            pages=pages,
            batch=found.batch,
            rec=rec,
            read=opened.scan.read if opened is not None else 0,
            doubtful=len(waiting) - by_hand,
            by_hand=by_hand,
            answers={name: opened.says(name) for name in opened.readings} if opened is not None else {},
            open=tuple(one.question for one in waiting),
            reason=reason,
            known=here,
        )

    def _community(self, batch: str) -> str:
        known = next((one for many in self.known.batches.values() for one in many if one.id == batch), None)
        return known.community if known is not None else self.ws.community

    def _understood(self, file: str, sheet: FoundSheet) -> tuple[Found, str, int, UserError | None]:
        """What is known of a found page, its printed number, how many pages it has, and why it must be keyed."""
        code = sheet.code
        if code is None:
            return _unread(
                file, UserError({"nothing": "SCAN_020", "corners": "SCAN_021"}.get(sheet.reason, "SCAN_022"))
            )
        batch, printing, reason = self._printing(code)
        label = ""
        if batch is not None and code.sheet:
            label = printed_number(sheet_register.sheet_number(batch.prefix, code.sheet))
        where: dict[str, Any] = {"batch": batch.id if batch else "", "number": code.sheet or None, "page": code.page}
        if batch is None or printing is None or reason is not None:
            return _unread(file, reason or UserError("SCAN_025"), label=label, **where)
        rec, map, numbers = printing
        where["map"] = rec
        if not code.sheet:
            reason = UserError("SCAN_027")
        elif code.sheet not in numbers:
            reason = UserError("SCAN_026", number=label)
        elif not 1 <= code.page <= map.pages:
            reason = UserError("SCAN_028", page=code.page, pages=map.pages)
        elif sheet.reason:
            reason = UserError("SCAN_021")
        if reason is not None:
            return _unread(file, reason, label=label, pages=map.pages, **where)
        read = scan.read_page(sheet.upright, blank=self._blank(rec, map, code.page), map=map, page=code.page)
        if read.reason:
            return _unread(file, UserError("SCAN_023"), label=label, pages=map.pages, **where)
        found = Found(
            file,
            batch.id,
            code.sheet,
            code.page,
            rec,
            readings=read.readings,
            shifts=read.shifts,
        )
        return found, label, map.pages, None

    def _printing(
        self, code: SheetCode
    ) -> tuple[Batch | None, tuple[str, SheetMap, frozenset[int]] | None, UserError | None]:
        if code.layout > LAYOUT:
            return None, None, UserError("SCAN_029")
        meant = [one for one in self.known.batches.get(code.batch, []) if short(one.community, 3) == code.community]
        if not meant:
            return None, None, UserError("SCAN_024")
        for batch in meant:
            if (printing := self.known.maps.get((batch.id, code.printing))) is not None:
                return batch, printing, None
        return meant[0], None, UserError("SCAN_025")

    def _blank(self, rec: str, map: SheetMap, page: int) -> Any:
        if (rec, page) not in self._blanks:
            from forms.paper.scan_measure import SCALE

            if len(self._blanks) > MOST_BLANKS:
                self._blanks.clear()
            for number, picture in enumerate(blank_pages(map, scale=SCALE), 1):
                if number == page or len(self._blanks) < MOST_BLANKS:
                    self._blanks[rec, number] = scan.ready(picture)
        return self._blanks[rec, page]


def _known(db: Database) -> _Known:
    found = _Known()
    maps: dict[str, SheetMap | None] = {}
    for batch in questionnaires.batches.select(db):
        found.batches.setdefault(sheet_register.batch_code(batch.id), []).append(batch)
    for one in sheet_register.printings.select(db):
        if one.value not in maps:
            maps[one.value] = sheet_register.load_map(db, one.value)
        map = maps[one.value]
        if map is not None:
            found.maps[one.owner, one.code] = (one.value, map, frozenset(one.numbers))
    return found


def _unread(
    file: str, reason: UserError, *, label: str = "", pages: int = 0, **where: Any
) -> tuple[Found, str, int, UserError]:
    return Found(file, reason=reason.code, values=dict(reason.values), **where), label, pages, reason  # type: ignore[arg-type]


def _is_blank(picture: Any) -> bool:
    """Whether there is nothing on a picture that somebody could want to look at."""
    small = picture[:: max(1, picture.shape[0] // 200), :: max(1, picture.shape[1] // 200)]
    return float(small.std()) < BLANK_SPREAD


def _kept(picture: Any) -> tuple[bytes, tuple[int, int], bytes]:
    """A JPEG of a page for people to look at, its size, and a thumbnail."""
    from PIL import Image

    image = Image.fromarray(picture)
    image.thumbnail((KEPT_PX, KEPT_PX), Image.Resampling.BICUBIC)
    out = io.BytesIO()
    image.save(out, "JPEG", quality=KEPT_QUALITY)
    size = image.size
    image.thumbnail((240, 240), Image.Resampling.BICUBIC)
    small = io.BytesIO()
    image.save(small, "JPEG", quality=45)
    return out.getvalue(), size, small.getvalue()
