"""The lanes of the story from above: what a plan of its houses is drawn on."""

from __future__ import annotations

from storage.demonstration.canvas import HEIGHT, INK, WIDTH, Canvas, Color, shade
from storage.demonstration.scenes import scene

HOUSES: dict[str, tuple[int, int, int, int]] = {
    "滘心巷 1号": (90, 110, 130, 120),
    "滘心巷 2号": (250, 110, 120, 120),
    "滘心巷 3号": (400, 110, 130, 120),
    "𠮷祥巷 4号": (90, 330, 140, 110),
    "𠮷祥巷 5号": (260, 330, 110, 110),
    "𠮷祥巷 6号": (400, 330, 130, 110),
    "犇腾街 8号": (680, 130, 160, 140),
    "犇腾街 10号": (680, 350, 160, 150),
}
"""Where each house is: left, top, width and height in the units of the canvas."""


def corners(house: str) -> list[tuple[int, int]]:
    """The corners of a house in ten-thousandths of the picture."""
    x, y, w, h = HOUSES[house]
    across, down = 10_000 / WIDTH, 10_000 / HEIGHT
    return [(round(a * across), round(b * down)) for a, b in ((x, y), (x + w, y), (x + w, y + h), (x, y + h))]


@scene("lane_plan", "街巷示意图，不是实际位置")
def lane_plan(wall: Color) -> Canvas:
    canvas = Canvas((226, 232, 222))
    road: Color = (206, 202, 194)
    for x, y, w, h in ((40, 245, 560, 70), (40, 455, 560, 50), (590, 40, 70, 600)):
        canvas.box(x, y, w, h, road)
    for house, (x, y, w, h) in HOUSES.items():
        canvas.box(x, y, w, h, shade(wall, 0.96), outline=shade(wall, 0.62))
        canvas.line([(x, y + h / 2), (x + w, y + h / 2)], shade(wall, 0.84), width=2)
        canvas.text(x + w / 2, y + h / 2, house.split()[1], INK, size=28)
    for x, y in ((120, 560), (200, 580), (300, 555), (420, 575), (520, 560), (880, 320), (620, 20)):
        canvas.circle(x, y, 20, (150, 182, 140))
    canvas.polygon([(900, 70), (885, 110), (900, 100), (915, 110)], INK)
    canvas.text(900, 130, "北", INK, size=24)
    canvas.text(320, 280, "第一片区", INK, size=26)
    canvas.text(760, 310, "第二片区", INK, size=26)
    return canvas
