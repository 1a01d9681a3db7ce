"""Files of scanned paper become grey pictures, one a page."""

from __future__ import annotations

from io import BytesIO

import numpy as np
import pytest
from PIL import Image, ImageDraw

from forms.errors import UserError
from storage.page_pictures import LARGE_PX, count_pages, page_pictures


def page(size: tuple[int, int] = (300, 420), mode: str = "RGB") -> Image.Image:
    """White paper with a black square at the top left."""
    made = Image.new("RGB", size, "white")
    ImageDraw.Draw(made).rectangle((10, 10, 80, 80), fill="black")
    return made.convert(mode)


def saved(image: Image.Image, kind: str, **how: object) -> bytes:
    out = BytesIO()
    image.save(out, kind, **how)  # type: ignore[arg-type]
    return out.getvalue()


def looks_right(picture: np.ndarray, size: tuple[int, int] = (300, 420)) -> None:
    assert (picture.dtype, picture.shape) == (np.uint8, size[::-1])
    assert picture[40, 40] < 30 and picture[300, 200] > 225


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "TIFF", "WEBP", "BMP"])
def test_a_picture_is_one_grey_page(kind: str) -> None:
    (found,) = page_pictures(saved(page(), kind))
    looks_right(found)


@pytest.mark.parametrize("mode", ["1", "L", "P", "RGBA", "I;16", "CMYK"])
def test_every_kind_of_pixel_is_grey_in_the_end(mode: str) -> None:
    image = page().convert("L").point(lambda v: v * 257, "I").convert("I;16") if mode == "I;16" else page(mode=mode)
    (found,) = page_pictures(saved(image, "TIFF"))
    looks_right(found)


def test_what_is_clear_is_paper() -> None:
    clear = Image.new("RGBA", (300, 420), (0, 0, 0, 0))
    ImageDraw.Draw(clear).rectangle((10, 10, 80, 80), fill=(0, 0, 0, 255))
    (found,) = page_pictures(saved(clear, "PNG"))
    looks_right(found)


def test_a_tiff_and_a_pdf_have_many_pages() -> None:
    pages = [page(), page(), page()]
    tiff = saved(pages[0], "TIFF", save_all=True, append_images=pages[1:])
    pdf = saved(pages[0], "PDF", save_all=True, append_images=pages[1:], resolution=72)
    assert len(list(page_pictures(tiff))) == 3
    assert (count_pages(tiff), count_pages(pdf), count_pages(b"hello")) == (3, 3, 1)
    found = list(page_pictures(pdf))
    assert len(found) == 3 and max(found[0].shape) >= 1166


def test_a_photo_lies_as_the_camera_was_held() -> None:
    turned = page().transpose(Image.Transpose.ROTATE_90)
    exif = Image.Exif()
    exif[0x0112] = 6
    (found,) = page_pictures(saved(turned, "JPEG", exif=exif.tobytes()))
    looks_right(found)


def test_a_damaged_photo_of_an_iphone_is_said() -> None:
    with pytest.raises(UserError) as caught:
        list(page_pictures(b"\x00\x00\x00\x18ftypheic\x00\x00\x00\x00mif1heic" + b"\x00" * 64))
    assert caught.value.code in ("SCAN_010", "SCAN_012")


def test_a_large_photo_is_unpacked_smaller() -> None:
    (found,) = page_pictures(saved(page((4200, 5600)), "JPEG"))
    assert max(found.shape) <= LARGE_PX


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"hello", "SCAN_010"),
        (b"", "SCAN_010"),
        (b"%PDF-1.7 nothing", "SCAN_012"),
        (saved(page(), "PNG")[:200], "SCAN_012"),
    ],
    ids=["text", "nothing", "broken PDF", "cut off"],
)
def test_what_is_no_picture_is_said(data: bytes, code: str) -> None:
    with pytest.raises(UserError) as caught:
        list(page_pictures(data))
    assert caught.value.code == code
