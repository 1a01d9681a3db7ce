"""Photos as cameras and damaged cards leave them."""

from __future__ import annotations

import random
from io import BytesIO

import pytest
from PIL import Image

from forms.errors import UserError
from storage.pictures import take_in


def held(orientation: int, *, form: str = "JPEG") -> bytes:
    """A wide white photo with a red stripe along the stored top, and EXIF around its orientation."""
    image = Image.new("RGB", (80, 60), "white")
    image.paste("red", (0, 0, 80, 12))
    exif = Image.Exif()
    exif[0x0112] = orientation
    exif[0x010F] = "Maker"
    exif[0x0132] = "2026:11:22 09:00:00"
    exif.get_ifd(0x8825)[2] = (23.0, 1.0, 7.0)
    out = BytesIO()
    image.save(out, form, exif=exif)
    return out.getvalue()


@pytest.mark.parametrize(
    ("orientation", "size", "stripe"),
    [
        (1, (80, 60), (40, 2)),
        (2, (80, 60), (40, 2)),
        (3, (80, 60), (40, 57)),
        (4, (80, 60), (40, 57)),
        (5, (60, 80), (2, 40)),
        (6, (60, 80), (57, 40)),
        (7, (60, 80), (57, 40)),
        (8, (60, 80), (2, 40)),
        (9, (80, 60), (40, 2)),
    ],
)
def test_a_photo_stands_as_the_camera_was_held(orientation, size, stripe):
    with Image.open(BytesIO(take_in(held(orientation)).jpeg)) as shown:
        assert shown.size == size
        red, green, _ = shown.getpixel(stripe)
        assert red > 200 and green < 90


@pytest.mark.parametrize("form", ["JPEG", "WEBP"])
def test_damage_in_what_the_camera_noted_costs_no_photo(form):
    whole = held(6, form=form)
    start = whole.index(b"MM\0*")
    chance = random.Random(5)
    kept = 0
    for _ in range(300):
        data = bytearray(whole)
        for _ in range(4):
            data[start + chance.randrange(4, 120)] = chance.randrange(256)
        with Image.open(BytesIO(take_in(bytes(data)).jpeg)) as shown:
            kept += shown.size in ((60, 80), (80, 60))
    assert kept == 300


def test_a_photo_cut_off_on_a_damaged_card_is_named_as_damaged():
    with pytest.raises(UserError, match="OBJECT_003"):
        take_in(held(1)[:-200])
