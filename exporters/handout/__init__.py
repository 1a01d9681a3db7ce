"""The meeting handout: gathered from the ledgers for an audience, drawn black on white for a stairwell or a hall."""

from __future__ import annotations

from typing import TYPE_CHECKING, BinaryIO

from exporters.handout.content import Audience
from exporters.paper_kit.fonts import ExportLog

LATEST = "latest"

if TYPE_CHECKING:
    from storage.workspace import Workspace


def export(
    ws: Workspace,
    out: BinaryIO,
    *,
    meeting: str = LATEST,
    audience: Audience = "public",
    area: str = "",
    large: bool = False,
    invariant: bool = False,
) -> ExportLog:
    """Write the handout of *meeting* for *audience* as a PDF; returns what to read again before handing it out."""
    from exporters.handout.draw import draw
    from exporters.handout.gather import gather

    return draw(gather(ws, meeting=meeting, audience=audience, area=area), out, large=large, invariant=invariant)
