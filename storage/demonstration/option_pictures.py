"""Drawn pictures of what a meeting could decide, as somebody would sketch them; nothing of it exists."""

from __future__ import annotations

from storage.demonstration.canvas import GREEN, INK, RED, STEEL, WHITE, YELLOW, Canvas, Color, shade
from storage.demonstration.scenes import scene

SKY, GROUND = (206, 226, 238), (176, 174, 168)


def _street(wall: Color) -> Canvas:
    """A house at the left, a lane before it."""
    canvas = Canvas(SKY)
    canvas.polygon([(0, 500), (960, 500), (960, 720), (0, 720)], GROUND)
    canvas.box(30, 60, 300, 450, shade(wall, 0.95), outline=shade(wall, 0.7))
    for floor in range(3):
        for x in (70, 200):
            canvas.box(x, 90 + floor * 125, 90, 70, (150, 186, 206), outline=STEEL)
    canvas.box(130, 400, 90, 110, (120, 84, 70), radius=4, outline=INK)
    return canvas


def _scooter(canvas: Canvas, x: float, color: Color) -> None:
    """An electric bicycle seen from the side, its rear wheel at *x*."""
    for wheel in (x, x + 110):
        canvas.circle(wheel, 590, 34, INK)
        canvas.circle(wheel, 590, 20, (200, 204, 208))
    canvas.line([(x, 590), (x + 45, 540), (x + 95, 540), (x + 110, 590)], color, width=14)
    canvas.line([(x + 110, 590), (x + 88, 470)], color, width=9)
    canvas.line([(x + 66, 470), (x + 108, 464)], INK, width=7)
    canvas.box(x - 4, 516, 64, 16, INK, radius=8)


@scene("option_shed", "效果图：巷口集中充电棚")
def option_shed(wall: Color) -> Canvas:
    canvas = _street(wall)
    for x in (410, 640, 880):
        canvas.box(x, 290, 16, 330, STEEL)
    canvas.polygon([(380, 300), (650, 210), (930, 300)], GREEN)
    canvas.box(380, 298, 550, 22, shade(GREEN, 0.8))
    for x in (470, 600, 730):
        canvas.box(x, 380, 54, 74, WHITE, radius=6, outline=STEEL)
        canvas.polygon(
            [(x + 30, 392), (x + 16, 420), (x + 27, 420), (x + 22, 442), (x + 40, 412), (x + 29, 412)], YELLOW
        )
    for x, color in ((440, (60, 110, 170)), (600, (150, 90, 90)), (760, (90, 130, 100))):
        _scooter(canvas, x, color)
    return canvas


@scene("option_sockets", "效果图：楼门外插座箱")
def option_sockets(wall: Color) -> Canvas:
    canvas = _street(wall)
    canvas.box(360, 240, 460, 270, shade(wall, 0.9), outline=shade(wall, 0.7))
    for x in (420, 560, 700):
        canvas.box(x, 320, 76, 100, WHITE, radius=8, outline=STEEL)
        canvas.circle(x + 26, 360, 8, INK)
        canvas.circle(x + 50, 360, 8, INK)
        canvas.box(x + 20, 386, 36, 12, GREEN, radius=4)
    canvas.curve((458, 420), (450, 540), sag=26, color=INK, width=5)
    canvas.curve((738, 420), (700, 540), sag=26, color=INK, width=5)
    _scooter(canvas, 400, (60, 110, 170))
    _scooter(canvas, 660, (150, 90, 90))
    return canvas


@scene("option_line", "效果图：先装烟感、灭火器，划线停车")
def option_line(wall: Color) -> Canvas:
    canvas = _street(wall)  # outside: nothing is parked under a roof where people live
    canvas.ring(500, 150, 74, STEEL, width=5)
    canvas.box(452, 122, 96, 18, WHITE, radius=8, outline=STEEL)
    canvas.circle(500, 152, 20, WHITE)
    canvas.circle(500, 152, 6, RED)
    for x in (252, 300):
        canvas.box(x, 424, 38, 92, RED, radius=14)
        canvas.box(x + 11, 406, 16, 22, INK, radius=4)
    for x in (420, 600, 780):
        canvas.line([(x, 540), (x + 50, 670)], YELLOW, width=10)
    canvas.line([(400, 540), (840, 540)], YELLOW, width=10)
    _scooter(canvas, 480, (60, 110, 170))
    canvas.box(780, 350, 12, 190, STEEL)
    canvas.box(690, 250, 190, 110, WHITE, radius=6, outline=RED)
    canvas.text(785, 305, "停在线内", RED, size=38)
    return canvas
