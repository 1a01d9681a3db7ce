"""A blank page as a picture, drawn again from its map: what a reader of scans takes away to see what was written."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

from exporters.paper_kit.page import About, Layout, Paper
from exporters.sheets.draw import draw_blank
from forms.paper.sheet_map import SheetMap
from storage.page_pictures import rendered

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


def blank_pages(map: SheetMap, *, scale: float) -> list[NDArray[np.uint8]]:
    """Every page of *map* without number and codes, grey, with *scale* pixels for a point."""
    out = io.BytesIO()
    paper = Paper(out, About(title=map.form), layout=Layout(width=map.width, height=map.height), invariant=True)
    for page in range(1, map.pages + 1):
        if page > 1:
            paper.new_page()
        draw_blank(map, paper.painter, page)
    paper.close(furniture=lambda paper, number, total: None)
    size = (round(map.width * scale), round(map.height * scale))
    return [_sized(picture, size) for picture in rendered(out.getvalue(), scale=lambda width, height: scale)]


def _sized(picture: Any, size: tuple[int, int]) -> NDArray[np.uint8]:
    """*picture* with exactly *size*: rendering rounds up, a pixel at the right and the lower edge is cut off."""
    import numpy as np

    found = np.full((size[1], size[0]), 255, np.uint8)
    part = picture[: size[1], : size[0]]
    found[: part.shape[0], : part.shape[1]] = part
    return found
