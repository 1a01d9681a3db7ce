"""Sheets as they come out of the printer, looked at the way a scanner does."""

from __future__ import annotations

from pathlib import Path

import pypdfium2
import pytest
import segno
from PIL import Image

from exporters.sheets.aruco import BITS, cells
from exporters.sheets.draw import Issue, Numbered, draw, numbered
from exporters.sheets.typesetter import PaperTypesetter
from forms.paper.layout import Options, lay_out
from forms.paper.numbers import SheetCode
from forms.paper.sheet_map import SheetMap
from forms.xform import parse
from storage.community.questionnaires import OFFICE
from tests.exporters.reading import missing_glyphs, pages, text, unembedded_fonts

FORMS = Path(__file__).parents[3] / "assets" / "forms"
DPI = 200
ISSUE = Issue(
    title="居民意见问卷（便民日）",
    occasion="便民日 2026-11-22",
    language="zh",
    promise="本问卷不记名，请不要写姓名和电话。",
    community="A1B",
    batch="Q2W3",
    printing="9ZK",
)


def map_of(name: str = "resident_questionnaire", **how: object) -> SheetMap:
    form = parse((FORMS / f"{name}.xml").read_bytes())
    return lay_out(form, PaperTypesetter(), Options(office=OFFICE, **how)).map  # type: ignore[arg-type]


@pytest.fixture(scope="module")
def printed() -> tuple[SheetMap, bytes]:
    """Two sheets of the questionnaire and one in reserve."""
    made = map_of()
    return made, draw(numbered("DG-20261122-", 1, 3, reserve=1), map=made, issue=ISSUE)[0]


def photocopied(pdf: bytes, page: int) -> Image.Image:
    """A page in black and white, as a worn-out copier gives it."""
    document = pypdfium2.PdfDocument(pdf)
    grey = document[page].render(scale=DPI / 72, grayscale=True).to_pil()
    document.close()
    return grey.point(lambda value: 255 if value > 127 else 0)


def squares(image: Image.Image, *, x: float, y: float, side: float, count: int) -> list[list[bool]]:
    """The middles of *count* × *count* cells of a square in points, True where black."""
    cell = side / count * DPI / 72
    left, top = x * DPI / 72, y * DPI / 72
    return [
        [image.getpixel((int(left + (n + 0.5) * cell), int(top + (m + 0.5) * cell))) == 0 for n in range(count)]
        for m in range(count)
    ]


def test_each_page_says_whose_it_is_in_words(printed: tuple[SheetMap, bytes]) -> None:
    made, pdf = printed
    found = pages(pdf)
    assert len(found) == 3 * made.pages
    for number, words in enumerate(found):
        sheet, page = divmod(number, made.pages)
        assert words.count(f"DG-20261122-{sheet + 1:03d}-") == 2
        assert words.count(f"第 {page + 1} 页，共 {made.pages} 页") == 2
        assert ("备用" in words) == (sheet == 2)
    whole = text(pdf)
    assert "本问卷不记名" in whole and "版本2026112201" in whole
    assert "您的意见和建议" in whole and "录入" not in whole  # what is said to whoever keys does not concern residents
    assert missing_glyphs(pdf) == 0
    assert unembedded_fonts(pdf) == []


def test_both_codes_of_each_page_name_sheet_and_page(printed: tuple[SheetMap, bytes]) -> None:
    made, pdf = printed
    for number in range(2 * made.pages):
        sheet, page = divmod(number, made.pages)
        code = SheetCode("A1B", "Q2W3", "9ZK", made.layout, sheet + 1, page + 1).text()
        wanted = [
            [bool(bit) for bit in row] for row in segno.make_qr(code, version=1, error="m", boost_error=False).matrix
        ]
        image = photocopied(pdf, number)
        for x, y, side in made.codes:
            assert squares(image, x=x, y=y, side=side, count=21) == wanted


def test_the_corners_are_the_marks_of_the_dictionary(printed: tuple[SheetMap, bytes]) -> None:
    made, pdf = printed
    image = photocopied(pdf, 1)
    for corner in made.corners:
        assert squares(image, x=corner.x, y=corner.y, side=corner.side, count=6) == cells(corner.id)


def test_the_bits_of_the_marks_are_those_of_opencv() -> None:
    recorded = ((181, 50), (15, 154), (51, 45), (153, 70))  # DICT_4X4_50 in predefined_dictionaries.hpp, first rotation
    assert [int("".join(rows), 2).to_bytes(2, "big") for rows in BITS] == [bytes(pair) for pair in recorded]


def test_boxes_stand_where_the_map_says_and_are_empty(printed: tuple[SheetMap, bytes]) -> None:
    made, pdf = printed
    for page in range(1, made.pages + 1):
        image = photocopied(pdf, page - 1)
        for mark in made.on_page(page):
            if mark.kind == "text":
                continue
            scale = DPI / 72
            middle = (round((mark.x + 2) * scale), round((mark.y + 2) * scale))
            inside = image.crop((*middle, round((mark.x + mark.w - 2) * scale), round((mark.y + mark.h - 2) * scale)))
            assert inside.getextrema() == (255, 255), mark.id
            edge = image.crop((round((mark.x - 1) * scale), middle[1], round((mark.x + 1.5) * scale), middle[1] + 8))
            assert edge.getextrema()[0] == 0, mark.id


def test_the_same_sheets_are_the_same_bytes(printed: tuple[SheetMap, bytes]) -> None:
    again = draw(numbered("DG-20261122-", 1, 3, reserve=1), map=map_of(), issue=ISSUE)[0]
    assert again == printed[1]


def test_an_old_map_prints_the_same_sheet_again(printed: tuple[SheetMap, bytes]) -> None:
    kept = SheetMap.from_json(printed[0].to_json())
    assert draw(numbered("DG-20261122-", 1, 3, reserve=1), map=kept, issue=ISSUE)[0] == printed[1]


def test_many_sheets_share_what_is_the_same_on_them() -> None:
    made = map_of()
    one = len(draw(numbered("A-", 1, 1), map=made, issue=ISSUE)[0])
    hundred = len(draw(numbered("A-", 1, 101), map=made, issue=ISSUE)[0])
    assert hundred - one < 100 * made.pages * 4000


@pytest.mark.parametrize(("spread", "sides"), [("a3", 2), ("a4", 2)])
def test_a_booklet_has_all_pages_on_paper_that_is_folded(spread: str, sides: int) -> None:
    made = map_of()
    pdf, _ = draw(numbered("A-", 1, 1), map=made, issue=ISSUE, spread=spread)  # type: ignore[arg-type]
    assert len(pages(pdf)) == sides
    for page in range(1, made.pages + 1):
        assert f"第{page}页，共{made.pages}页" in text(pdf)


def test_a_sheet_without_number_prints_none_and_its_code_says_so() -> None:
    made = map_of("contact_slip")
    pdf, _ = draw([Numbered(0, "")], map=made, issue=ISSUE)
    assert "编号" not in text(pdf)


def test_names_with_rare_characters_and_no_end_are_cut_to_the_room() -> None:
    issue = Issue(title="滘𠮷" * 60, occasion="犇" * 90, language="en", promise="")
    pdf, log = draw(numbered("A-", 1, 1), map=map_of(), issue=issue)
    assert not log.missing
    assert "…" in text(pdf) and "Page1of" in text(pdf)
