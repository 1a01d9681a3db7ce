"""The page that goes with an invitation: what to do, and the invitation itself as a QR code. The code is not on it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import segno
from segno import DataOverflowError

from exporters.paper_kit.flow import Flow, Gap, Whole
from exporters.paper_kit.page import MM, About, Paper, stamp
from exporters.paper_kit.painter import INK
from exporters.paper_kit.text import Style
from exporters.sentences import sentence
from storage.files import write_atomically

if TYPE_CHECKING:
    from storage.sync.joining import Invitation

SIDE = 95 * MM
_TITLE = Style(size=22, bold=True, after=6)
_NAME = Style(size=15, after=14)
_STEP = Style(size=12, leading=1.7, after=4)
_SMALL = Style(size=9.5, leading=1.6, before=8)


class _Code(Whole):
    """A QR code with its quiet zone, *SIDE* wide; its modules join to bars, so that no printer leaves hair lines."""

    def __init__(self, rows: Sequence[Sequence[int]]) -> None:
        self.rows = rows

    def height(self, width: float) -> float:
        return SIDE

    def draw(self, paper: Paper, *, x: float, y: float, width: float) -> None:
        module = SIDE / len(self.rows)
        for number, row in enumerate(self.rows):
            start = 0
            while start < len(row):
                end = start
                while end < len(row) and bool(row[end]) == bool(row[start]):
                    end += 1
                if row[start]:
                    paper.painter.rectangle(
                        x + start * module, y + number * module, (end - start) * module, module, fill=INK
                    )
                start = end


def draw_invitation(path: Path, invitation: Invitation, *, by: str, at: datetime, language: str) -> None:
    """Write the page for *invitation* as a PDF.

    An invitation with so many laptops and keys that no QR code holds it is carried as a file only, and says so.
    """
    from io import BytesIO

    out = BytesIO()
    title = sentence("INVITE_001", language)
    paper = Paper(out, About(title=title, author=by, footer=f"{invitation.name} · {stamp(at)}"))
    flow = Flow(paper)
    flow.text(title, _TITLE)
    flow.text(invitation.name, _NAME)
    for code in ("INVITE_002", "INVITE_003", "INVITE_004", "INVITE_005"):
        flow.text(sentence(code, language, file=invitation.path.name, by=by or "—", day=f"{at:%Y-%m-%d}"), _STEP)
    flow.add(Gap(10))
    rows = _modules(invitation.text)
    if rows:
        flow.add(_Code(rows))
    flow.text(sentence("INVITE_006" if rows else "INVITE_007", language, file=invitation.path.name), _SMALL)
    paper.close()
    write_atomically(path, out.getvalue())


def _modules(text: str) -> Sequence[Sequence[int]]:
    try:
        return [list(row) for row in segno.make_qr(text, error="l").matrix_iter(scale=1, border=4)]
    except DataOverflowError:
        return ()
