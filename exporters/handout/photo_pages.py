"""Photos: issues before and after, then the worst that still wait for an after."""

from __future__ import annotations

from exporters.handout.content import Pair
from exporters.handout.sheet import Sheet
from exporters.paper_kit.photos import PEN, Captioned, PhotoRow
from exporters.paper_kit.text import Span, Text

# Three pairs fill a page, and four photos that wait for an after, each with lines for a pen.
PAIRS, ROWS, LINES = 3, 2, 2


def photos(sheet: Sheet) -> None:
    """The photo pages, and a word about what is not on them."""
    handout, size = sheet.handout, sheet.sizes.table
    pairs = handout.pairs
    complete = [pair for pair in pairs if pair.before and pair.after]
    single = [pair for pair in pairs if not (pair.before and pair.after)]
    known = len(pairs) + handout.more_photos
    note = f"有照片的问题{known}处，这里印{len(pairs)}处，其中{len(complete)}处有前后对照；范围同首页"
    sheet.section("照片：整改前后", note if pairs else "")
    if not pairs:
        sheet.none()
    tall = _picture_height(sheet)
    for pair in complete:
        places = [Captioned(pair.before_words, pair.before), Captioned(pair.after_words, pair.after)]
        sheet.flow.add(PhotoRow(places, tall, LINES, size=size, title=pair.title))
    if single:
        sheet.flow.heading("还没有整改后照片的（重的在前）", sheet.sizes.subheading)
    for two in (single[n : n + ROWS] for n in range(0, len(single), ROWS)):
        places = [_waiting(pair) for pair in two]
        sheet.flow.add(PhotoRow(places, 1.5 * tall, LINES, size=size, columns=2))
    if handout.more_photos:
        sheet.flow.add(Text(f"其余{handout.more_photos}处照片见内部台账。", sheet.sizes.scope))


def _picture_height(sheet: Sheet) -> float:
    """So high that three pairs with title, caption and lines fill a page that begins with the heading."""
    layout, size = sheet.flow.paper.layout, sheet.sizes.table
    heading = sheet.sizes.heading.pitch + sheet.sizes.heading.after + sheet.sizes.scope.pitch + sheet.sizes.scope.after
    # of three titles one is taken to need a second line
    words = 4 / 3 * 1.5 * (size + 1) + 1.4 * size + LINES * PEN + 26
    return max((layout.foot - layout.top - heading) / PAIRS - words, 100)


def _waiting(pair: Pair) -> Captioned:
    """An issue with one photo: two of these stand side by side, each with its own title."""
    words = f"{pair.before_words}\n整改后照片：待补" if pair.before else pair.after_words
    words = words if pair.before or pair.after else "暂无照片"
    return Captioned([Span(pair.title, True), f"\n{words}"], pair.before or pair.after)
