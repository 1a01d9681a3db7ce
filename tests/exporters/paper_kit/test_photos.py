"""Photos are printed upright, without camera notes, byte for byte where they can be, and pairs stay together."""

from __future__ import annotations

from io import BytesIO

import pytest
from PIL import Image

from exporters.paper_kit.flow import Flow
from exporters.paper_kit.page import Paper
from exporters.paper_kit.photos import PRINT_PIXELS, Captioned, PhotoRow, print_photo
from tests.exporters.reading import drawn, pages


def jpeg(width: int, height: int, *, orientation: int = 1, mode: str = "RGB", progressive: bool = False) -> bytes:
    image = Image.new(mode, (width, height), 128 if mode == "L" else (200, 90, 30) if mode == "RGB" else (9, 9, 9, 9))
    exif = Image.Exif()
    exif[0x0112] = orientation
    exif[0x010F] = "CAMERA-MAKER"
    exif.get_ifd(0x8825)[2] = (23.0, 1.0, 2.0)
    out = BytesIO()
    image.save(out, "JPEG", exif=exif, quality=80, progressive=progressive, comment=b"SECRET")
    return out.getvalue()


def test_a_small_photo_keeps_its_pixels_and_loses_its_notes() -> None:
    photo = print_photo(jpeg(800, 600))
    assert (photo.width, photo.height, photo.components) == (800, 600, 3)
    assert b"CAMERA-MAKER" not in photo.jpeg and b"SECRET" not in photo.jpeg and b"Exif" not in photo.jpeg
    assert Image.open(BytesIO(photo.jpeg)).tobytes() == Image.open(BytesIO(jpeg(800, 600))).tobytes()


@pytest.mark.parametrize("size", [(3024, 4032), (4000, 2250), (4032, 3024)], ids=str)
def test_a_large_photo_comes_to_print_size(size: tuple[int, int]) -> None:
    photo = print_photo(jpeg(*size))
    assert max(photo.width, photo.height) == PRINT_PIXELS
    assert abs(photo.width / photo.height - size[0] / size[1]) < 0.01


def test_a_lying_photo_stands_up() -> None:
    photo = print_photo(jpeg(800, 600, orientation=6))
    assert (photo.width, photo.height) == (600, 800)
    assert b"Exif" not in photo.jpeg


@pytest.mark.parametrize(("mode", "components"), [("L", 1), ("CMYK", 4)], ids=["grey", "four inks"])
def test_grey_and_four_ink_photos_keep_their_colours(mode: str, components: int) -> None:
    assert print_photo(jpeg(300, 200, mode=mode)).components == components


def rows(count: int) -> bytes:
    photo = print_photo(jpeg(800, 600))
    other = print_photo(jpeg(600, 800, progressive=True))

    def draw(paper: Paper) -> None:
        flow = Flow(paper)
        tall = (paper.layout.foot - paper.layout.top) / 2
        for n in range(count):
            places = [Captioned(f"前{n}甲", photo), Captioned(f"后{n}乙", other)]
            flow.add(PhotoRow(places, tall, title=f"第 {n} 处"))

    return drawn(draw)


def test_a_pair_is_never_split_and_four_photos_fill_a_page() -> None:
    read = pages(rows(5))
    assert len(read) == 3
    for n in range(5):
        assert [f"前{n}甲" in page for page in read] == [f"后{n}乙" in page for page in read]
        assert sum(f"前{n}甲" in page for page in read) == 1


def test_the_file_holds_each_photo_once_and_byte_for_byte() -> None:
    pdf = rows(5)
    assert pdf.count(print_photo(jpeg(800, 600)).jpeg) == 1
    assert pdf.count(b"/DCTDecode") == 2


def test_a_missing_photo_leaves_an_honest_frame() -> None:
    def draw(paper: Paper) -> None:
        Flow(paper).add(PhotoRow([Captioned("前"), Captioned("后", missing="整改后照片：待补")], 300))

    assert "整改后照片：待补" in pages(drawn(draw))[0]
