"""Read a scanned page again once a person has said which sheet and page it is."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

from exporters.sheets.blank import blank_pages
from forms.errors import UserError
from forms.paper import scan
from forms.paper.layout import LAYOUT
from forms.paper.sheet_map import SheetMap
from storage.community import scan_naming, scans, sheet_register
from storage.community.scan_naming import KEPT_ONLY, NO_CORNERS, Sought
from storage.community.scans import Found, Opened

if TYPE_CHECKING:
    from storage.workspace import Workspace


def can_read(opened: Opened, sought: Sought) -> bool:
    """Whether the marks of a page could be read, once its sheet is known: it lies straight and its map is here."""
    why = opened.scan.unread or opened.scan.reason
    return bool(sought.map) and why not in NO_CORNERS and bool(opened.picture) and scan.can_scan()


def name_page(ws: Workspace, *, rec: str, sought: Sought, page: int, read: bool) -> Opened:
    """Keep the scanned page *rec* as *page* of a sheet, and *read* its marks or leave them to whoever keys it.

    Raises `UserError` SCAN_034 when its print is not that of this page, SCAN_029 when the sheet is of a newer program.
    Nothing is kept then.
    """
    label = sought.label
    found = Found("", sought.batch, sought.number, page or None, sought.map, KEPT_ONLY, {"number": label})
    if read:
        opened = ws.read(lambda db: scans.load(db, rec))
        map = ws.read(lambda db: sheet_register.load_map(db, sought.map))
        if opened is None or map is None or not can_read(opened, sought):
            raise UserError("SCAN_034", number=label, page=page)
        if map.layout > LAYOUT:
            raise UserError("SCAN_029")
        seen = scan.read_page(
            _straight(ws.objects.get(opened.picture), map), blank=_blank(map, page), map=map, page=page
        )
        if seen.reason:
            raise UserError("SCAN_034", number=label, page=page)
        found = Found("", sought.batch, sought.number, page, sought.map, readings=seen.readings, shifts=seen.shifts)
    ws.write_now(lambda txn: scan_naming.name(txn, rec=rec, found=found))
    opened = ws.read(lambda db: scans.load(db, rec))
    assert opened is not None
    return opened


def _straight(picture: bytes, map: SheetMap) -> Any:
    """The kept picture of a page as the reader wants it: grey, so many pixels a point."""
    import numpy as np
    from PIL import Image

    from forms.paper.scan_measure import SCALE

    size = (round(map.width * SCALE), round(map.height * SCALE))
    with Image.open(io.BytesIO(picture)) as image:
        return np.asarray(image.convert("L").resize(size, Image.Resampling.BICUBIC))


def _blank(map: SheetMap, page: int) -> Any:
    from forms.paper.scan_measure import SCALE

    return scan.ready(blank_pages(map, scale=SCALE)[page - 1])
