"""A small drawing board for the demonstration's pictures: rooms in perspective, soft shadows, a caption."""

from __future__ import annotations

import io
from functools import cache
from pathlib import Path

from PIL import Image, ImageDraw, ImageFilter, ImageFont

WIDTH, HEIGHT = 960, 720
# Drawn twice as large and scaled down, so that edges are smooth.
SCALE = 2
FONT = Path(__file__).resolve().parent.parent.parent / "assets" / "fonts" / "NotoSansSC-Bold.ttf"
Point = tuple[float, float]
Color = tuple[int, int, int]

INK: Color = (52, 58, 64)
RED: Color = (200, 53, 45)
GREEN: Color = (43, 138, 90)
YELLOW: Color = (240, 184, 58)
STEEL: Color = (150, 160, 168)
WHITE: Color = (250, 250, 246)
CARTON: Color = (196, 154, 108)
WOOD: Color = (160, 118, 78)


def shade(color: Color, by: float) -> Color:
    """*color* darker (below 1) or lighter."""
    return tuple(max(0, min(255, round(part * by))) for part in color)  # type: ignore[return-value]


@cache
def _font(size: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(str(FONT), size * SCALE)


class Canvas:
    """One picture, in units of 960 × 720."""

    def __init__(self, background: Color) -> None:
        self.image = Image.new("RGB", (WIDTH * SCALE, HEIGHT * SCALE), background)
        self._draw = ImageDraw.Draw(self.image)

    def polygon(self, points: list[Point], color: Color, *, outline: Color | None = None, width: int = 3) -> None:
        scaled = [(x * SCALE, y * SCALE) for x, y in points]
        self._draw.polygon(scaled, fill=color)
        if outline:
            self._draw.line([*scaled, scaled[0]], fill=outline, width=width * SCALE, joint="curve")

    def box(
        self, x: float, y: float, w: float, h: float, color: Color, *, radius: float = 0, outline: Color | None = None
    ) -> None:
        self._draw.rounded_rectangle(
            (x * SCALE, y * SCALE, (x + w) * SCALE, (y + h) * SCALE),
            radius * SCALE,
            fill=color,
            outline=outline,
            width=3 * SCALE if outline else 0,
        )

    def circle(
        self, x: float, y: float, r: float, color: Color, *, outline: Color | None = None, width: int = 3
    ) -> None:
        area = ((x - r) * SCALE, (y - r) * SCALE, (x + r) * SCALE, (y + r) * SCALE)
        self._draw.ellipse(area, fill=color, outline=outline, width=width * SCALE if outline else 0)

    def ring(self, x: float, y: float, r: float, color: Color, *, width: int) -> None:
        area = ((x - r) * SCALE, (y - r) * SCALE, (x + r) * SCALE, (y + r) * SCALE)
        self._draw.ellipse(area, outline=color, width=width * SCALE)

    def arc(self, x: float, y: float, r: float, *, start: float, end: float, color: Color, width: int) -> None:
        area = ((x - r) * SCALE, (y - r) * SCALE, (x + r) * SCALE, (y + r) * SCALE)
        self._draw.arc(area, start, end, fill=color, width=width * SCALE)

    def line(self, points: list[Point], color: Color, *, width: int = 4) -> None:
        self._draw.line([(x * SCALE, y * SCALE) for x, y in points], fill=color, width=width * SCALE, joint="curve")

    def curve(self, a: Point, b: Point, *, sag: float, color: Color, width: int = 4) -> None:
        """A hanging cable from *a* to *b*."""
        steps = [index / 24 for index in range(25)]
        self.line(
            [(a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t + sag * 4 * t * (1 - t)) for t in steps],
            color,
            width=width,
        )

    def text(self, x: float, y: float, words: str, color: Color, *, size: int, anchor: str = "mm") -> None:
        self._draw.text((x * SCALE, y * SCALE), words, font=_font(size), fill=color, anchor=anchor)

    def shadow(self, x: float, y: float, w: float, h: float, *, strength: int = 90) -> None:
        """A soft dark ellipse on the floor."""
        mask = Image.new("L", (WIDTH, HEIGHT), 0)
        ImageDraw.Draw(mask).ellipse((x - w / 2, y - h / 2, x + w / 2, y + h / 2), fill=strength)
        mask = mask.filter(ImageFilter.GaussianBlur(12)).resize(self.image.size, Image.Resampling.BILINEAR)
        self.image.paste((30, 30, 30), mask=mask)
        self._draw = ImageDraw.Draw(self.image)

    def glow(self, x: float, y: float, r: float, color: Color, *, strength: int = 130) -> None:
        """A soft light."""
        mask = Image.new("L", (WIDTH, HEIGHT), 0)
        ImageDraw.Draw(mask).ellipse((x - r, y - r, x + r, y + r), fill=strength)
        mask = mask.filter(ImageFilter.GaussianBlur(r / 2)).resize(self.image.size, Image.Resampling.BILINEAR)
        self.image.paste(color, mask=mask)
        self._draw = ImageDraw.Draw(self.image)

    def jpeg(self, caption: str) -> bytes:
        """The finished picture with its caption strip, as a JPEG file."""
        self.box(0, HEIGHT - 46, WIDTH, 46, (38, 44, 50))
        self.text(24, HEIGHT - 23, f"虚构示例 · {caption}", WHITE, size=20, anchor="lm")
        out = io.BytesIO()
        self.image.reduce(SCALE).save(out, "JPEG", quality=84)
        return out.getvalue()


def room(wall: Color, *, floor: Color = (176, 168, 156)) -> Canvas:
    """A plain room: back wall, floor, skirting."""
    canvas = Canvas(wall)
    canvas.polygon([(0, 0), (960, 0), (960, 80), (0, 80)], shade(wall, 1.05))
    canvas.polygon([(0, 520), (960, 520), (960, 720), (0, 720)], floor)
    canvas.box(0, 505, 960, 18, shade(wall, 0.82))
    for x in range(-200, 1200, 160):
        canvas.line([(480 + (x - 480) * 0.7, 523), (x, 720)], shade(floor, 0.93), width=2)
    canvas.line([(0, 590), (960, 590)], shade(floor, 0.93), width=2)
    return canvas


def corridor(wall: Color, *, lit: bool = True) -> Canvas:
    """A corridor in perspective with doors on both sides and a window at its end."""
    canvas = Canvas(shade(wall, 1.02))
    floor: Color = (170, 160, 148)
    canvas.polygon([(0, 720), (960, 720), (580, 400), (380, 400)], floor)
    canvas.polygon([(0, 0), (960, 0), (580, 190), (380, 190)], shade(wall, 1.08))
    canvas.polygon([(0, 0), (380, 190), (380, 400), (0, 720)], shade(wall, 0.92))
    canvas.polygon([(960, 0), (580, 190), (580, 400), (960, 720)], shade(wall, 0.86))
    canvas.box(380, 190, 200, 210, shade(wall, 0.98))
    canvas.box(430, 225, 100, 90, (190, 222, 240), outline=shade(wall, 0.7))
    canvas.line([(480, 225), (480, 315)], shade(wall, 0.7), width=3)
    for t in (0.15, 0.4, 0.62, 0.8):
        y = 720 - 320 * t
        canvas.line([(380 * t, y), (960 - 380 * t, y)], shade(floor, 0.92), width=2)
    for near, far in ((0.28, 0.5), (0.62, 0.76)):
        for side in (0, 1):
            points = []
            for t, top in ((near, True), (far, True), (far, False), (near, False)):
                x = 380 * t if side == 0 else 960 - 380 * t
                y = 190 * t + (720 - 320 * t - 190 * t) * 0.22 if top else 720 - 320 * t
                points.append((x, y))
            canvas.polygon(points, shade(WOOD, 1.0 if side == 0 else 0.9), outline=shade(WOOD, 0.7))
    canvas.box(455, 118, 50, 14, WHITE if lit else STEEL, radius=6)
    if lit:
        canvas.glow(480, 125, 90, (255, 250, 225))
    return canvas
