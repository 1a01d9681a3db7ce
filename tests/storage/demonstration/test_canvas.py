"""The drawing board."""

from __future__ import annotations

import io

from PIL import Image

from storage.demonstration.canvas import RED, WHITE, Canvas, room, shade


def test_what_is_drawn_is_in_the_picture_with_its_caption() -> None:
    canvas = Canvas(WHITE)
    canvas.box(100, 100, 200, 200, RED)
    picture = Image.open(io.BytesIO(canvas.jpeg("说明")))
    red, green, _ = picture.getpixel((200, 200))
    assert red > 150 > green
    assert sum(picture.getpixel((900, 700))) < 200


def test_a_room_has_a_wall_and_a_floor() -> None:
    picture = Image.open(io.BytesIO(room((222, 214, 198)).jpeg("房间")))
    assert picture.getpixel((480, 300)) != picture.getpixel((480, 600))


def test_shade_stays_within_what_a_color_can_be() -> None:
    assert shade((250, 100, 10), 2) == (255, 200, 20)
