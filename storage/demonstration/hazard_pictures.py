"""What fails a round, and the same place put right: ways out, vehicles, wiring, gas, windows, rubbish."""

from __future__ import annotations

import math

from storage.demonstration.canvas import (
    CARTON,
    GREEN,
    INK,
    RED,
    STEEL,
    WHITE,
    WOOD,
    YELLOW,
    Canvas,
    Color,
    corridor,
    room,
    shade,
)
from storage.demonstration.equipment_pictures import running_man
from storage.demonstration.scenes import scene


@scene("corridor_blocked", "走道堆放纸箱")
def corridor_blocked(wall: Color) -> Canvas:
    canvas = corridor(wall, lit=False)
    canvas.shadow(330, 640, 420, 70)
    for x, y, w, h, tone in (
        (150, 470, 170, 170, 1.0),
        (310, 520, 140, 120, 0.9),
        (190, 350, 130, 125, 1.08),
        (430, 500, 90, 90, 0.95),
    ):
        canvas.box(x, y, w, h, shade(CARTON, tone), radius=4, outline=shade(CARTON, 0.7))
        canvas.box(x + w * 0.42, y, w * 0.16, h, shade(CARTON, tone * 1.12))
    canvas.box(540, 470, 26, 150, shade(WOOD, 0.8), radius=4)
    canvas.circle(600, 590, 46, INK)
    canvas.circle(600, 590, 20, STEEL)
    return canvas


@scene("corridor_clear", "走道已清理")
def corridor_clear(wall: Color) -> Canvas:
    canvas = corridor(wall)
    running_man(canvas, 480, 160, 0.42)
    return canvas


@scene("ebike_hall", "电动车停在门厅充电")
def ebike_hall(wall: Color) -> Canvas:
    canvas = room(wall)
    canvas.box(640, 170, 90, 60, WHITE, radius=8, outline=STEEL)
    canvas.circle(670, 200, 8, INK)
    canvas.circle(700, 200, 8, INK)
    canvas.curve((685, 215), (430, 470), sag=120, color=INK, width=6)
    canvas.shadow(430, 650, 560, 60)
    _ebike(canvas)
    return canvas


def _ebike(canvas: Canvas) -> None:
    frame = (60, 110, 170)
    for x in (240, 620):
        canvas.circle(x, 580, 88, INK)
        canvas.circle(x, 580, 62, (200, 204, 208))
        canvas.circle(x, 580, 14, INK)
    canvas.polygon([(300, 540), (560, 540), (540, 470), (330, 450)], frame)
    canvas.box(320, 425, 150, 34, INK, radius=14)
    canvas.line([(620, 580), (560, 330)], shade(frame, 0.8), width=18)
    canvas.line([(500, 330), (610, 318)], INK, width=12)
    canvas.polygon([(540, 350), (590, 350), (600, 520), (560, 540)], frame)
    canvas.circle(575, 372, 16, YELLOW)
    canvas.line([(240, 580), (340, 520)], shade(frame, 0.7), width=14)
    canvas.box(380, 468, 90, 60, (70, 76, 82), radius=6)
    canvas.text(425, 498, "48V", WHITE, size=20)


@scene("hall_clear", "门厅已无车辆")
def hall_clear(wall: Color) -> Canvas:
    canvas = room(wall)
    canvas.box(360, 150, 240, 356, shade((120, 150, 160), 1.0), radius=4, outline=(80, 100, 110))
    canvas.line([(480, 150), (480, 505)], (80, 100, 110), width=4)
    canvas.circle(465, 340, 9, YELLOW)
    canvas.box(690, 190, 150, 200, WHITE, radius=6, outline=RED)
    canvas.text(765, 250, "禁停", RED, size=44)
    canvas.text(765, 320, "禁充", RED, size=44)
    return canvas


def _extinguisher(canvas: Canvas, x: float, y: float, size: float) -> None:
    canvas.shadow(x, y + 190 * size, 160 * size, 34 * size)
    canvas.box(x - 58 * size, y - 130 * size, 116 * size, 320 * size, RED, radius=46 * size)
    canvas.box(x - 40 * size, y - 110 * size, 22 * size, 270 * size, shade(RED, 1.25), radius=10 * size)
    canvas.box(x - 48 * size, y - 20 * size, 96 * size, 110 * size, WHITE, radius=6 * size)
    canvas.text(x, y + 14 * size, "灭火器", RED, size=max(12, round(26 * size)))
    canvas.text(x, y + 58 * size, "ABC 4kg", INK, size=max(10, round(20 * size)))
    canvas.box(x - 22 * size, y - 170 * size, 44 * size, 44 * size, INK)
    canvas.polygon(
        [(x - 20 * size, y - 170 * size), (x + 90 * size, y - 200 * size), (x + 90 * size, y - 178 * size)], INK
    )
    canvas.curve(
        (x - 22 * size, y - 150 * size),
        (x - 84 * size, y + 60 * size),
        sag=40 * size,
        color=INK,
        width=round(14 * size),
    )


def _gauge(canvas: Canvas, x: float, y: float, r: float, *, low: bool) -> None:
    canvas.circle(x, y, r, WHITE, outline=INK, width=8)
    for start, end, color in ((150, 235, RED), (235, 305, GREEN), (305, 390, YELLOW)):
        canvas.arc(x, y, r * 0.78, start=start, end=end, color=color, width=round(r * 0.2))
    angle = math.radians(185 if low else 270)
    canvas.line([(x, y), (x + r * 0.72 * math.cos(angle), y + r * 0.72 * math.sin(angle))], INK, width=8)
    canvas.circle(x, y, r * 0.1, INK)
    canvas.text(x, y + r * 0.5, "MPa", INK, size=round(r * 0.2))


@scene("extinguisher_red", "灭火器指针在红区")
def extinguisher_red(wall: Color) -> Canvas:
    canvas = room(wall)
    _extinguisher(canvas, 250, 420, 1.0)
    _gauge(canvas, 640, 300, 190, low=True)
    return canvas


@scene("extinguisher_green", "灭火器已更换，指针在绿区")
def extinguisher_green(wall: Color) -> Canvas:
    canvas = room(wall)
    _extinguisher(canvas, 250, 420, 1.0)
    _gauge(canvas, 640, 300, 190, low=False)
    return canvas


@scene("wiring_messy", "电线私拉乱接")
def wiring_messy(wall: Color) -> Canvas:
    canvas = room(wall)
    canvas.box(120, 120, 170, 220, (186, 190, 188), radius=6, outline=INK)
    canvas.box(140, 140, 130, 70, (90, 96, 100))
    for index in range(4):
        canvas.box(150 + index * 29, 150, 18, 46, WHITE, radius=2)
    colors = (RED, INK, (40, 90, 160), YELLOW, GREEN, INK)
    for index, color in enumerate(colors):
        canvas.curve(
            (150 + index * 22, 340), (500 + index * 62, 130 + index * 46), sag=130 + index * 30, color=color, width=6
        )
    canvas.box(560, 420, 300, 54, WHITE, radius=10, outline=STEEL)
    for index in range(5):
        canvas.box(580 + index * 54, 434, 34, 26, INK, radius=5)
        canvas.curve((597 + index * 54, 434), (560 + index * 70, 250), sag=70, color=colors[index], width=7)
    canvas.glow(705, 430, 26, (255, 150, 60), strength=170)
    return canvas


@scene("wiring_tidy", "线路已穿管规整")
def wiring_tidy(wall: Color) -> Canvas:
    canvas = room(wall)
    canvas.box(120, 120, 170, 220, (206, 210, 208), radius=6, outline=INK)
    canvas.text(205, 230, "配电箱", INK, size=34)
    for y in (150, 190):
        canvas.box(290, y, 560, 20, WHITE, radius=8, outline=STEEL)
    for x in (420, 640, 830):
        canvas.box(x, 210, 20, 210, WHITE, radius=8, outline=STEEL)
        canvas.box(x - 30, 410, 80, 80, WHITE, radius=8, outline=STEEL)
        canvas.circle(x - 4, 450, 6, INK)
        canvas.circle(x + 24, 450, 6, INK)
    return canvas


def _tiles(canvas: Canvas, wall: Color) -> None:
    for x in range(0, 960, 80):
        canvas.line([(x, 0), (x, 505)], shade(wall, 0.93), width=2)
    for y in range(0, 505, 80):
        canvas.line([(0, y), (960, y)], shade(wall, 0.93), width=2)


def _heater(canvas: Canvas, *, flue: bool) -> None:
    canvas.box(360, 130, 240, 280, WHITE, radius=14, outline=STEEL)
    canvas.box(440, 200, 80, 90, (70, 60, 50), radius=6)
    for index in range(4):
        x = 452 + index * 18
        canvas.polygon([(x - 8, 282), (x, 240), (x + 8, 282)], (70, 140, 220))
    canvas.circle(480, 350, 24, STEEL, outline=INK)
    canvas.line([(420, 410), (420, 520)], (184, 115, 70), width=12)
    canvas.line([(540, 410), (540, 520)], STEEL, width=12)
    if flue:
        canvas.line([(480, 130), (480, 70), (900, 70)], STEEL, width=34)


@scene("heater_flueless", "直排式燃气热水器装在浴室")
def heater_flueless(wall: Color) -> Canvas:
    canvas = room(wall)
    _tiles(canvas, wall)
    _heater(canvas, flue=False)
    canvas.glow(480, 110, 60, (235, 240, 245), strength=150)
    canvas.line([(760, 180), (760, 300)], STEEL, width=12)
    canvas.circle(760, 180, 34, STEEL)
    return canvas


@scene("heater_removed", "热水器已拆除")
def heater_removed(wall: Color) -> Canvas:
    canvas = room(wall)
    _tiles(canvas, wall)
    canvas.box(360, 130, 240, 280, shade(wall, 0.95), radius=10, outline=shade(wall, 0.8))
    for x, y in ((385, 155), (575, 155)):
        canvas.circle(x, y, 7, INK)
    for x in (420, 540):
        canvas.box(x - 14, 430, 28, 34, YELLOW, radius=6)
        canvas.line([(x, 460), (x, 520)], STEEL, width=12)
    canvas.box(660, 180, 190, 120, WHITE, radius=6, outline=RED)
    canvas.text(755, 240, "已停用", RED, size=44)
    return canvas


@scene("heater_back", "拆除后又装回")
def heater_back(wall: Color) -> Canvas:
    canvas = heater_flueless(shade(wall, 0.95))
    canvas.box(640, 380, 250, 76, WHITE, radius=6, outline=RED)
    canvas.text(765, 418, "再次发现", RED, size=42)
    return canvas


@scene("window_bars", "防盗网没有逃生口")
def window_bars(wall: Color) -> Canvas:
    canvas = room(wall)
    canvas.box(240, 90, 480, 370, (190, 222, 240), outline=INK)
    for x in range(270, 720, 45):
        canvas.line([(x, 80), (x, 470)], (110, 118, 124), width=9)
    for y in (150, 270, 390):
        canvas.line([(230, y), (730, y)], (110, 118, 124), width=9)
    return canvas


@scene("window_opening", "防盗网已开逃生口")
def window_opening(wall: Color) -> Canvas:
    canvas = window_bars(wall)
    canvas.box(470, 150, 230, 240, (200, 230, 245), outline=GREEN)
    canvas.polygon([(700, 150), (860, 110), (860, 430), (700, 390)], (176, 184, 190), outline=GREEN)
    for y in (200, 260, 320):
        canvas.line([(705, y + 10), (855, y)], (110, 118, 124), width=7)
    canvas.text(585, 270, "逃生口", GREEN, size=48)
    return canvas


@scene("cooking_in_room", "居室内明火煮食")
def cooking_in_room(wall: Color) -> Canvas:
    canvas = room(wall)
    canvas.box(560, 330, 300, 24, WOOD, radius=4)
    for x in (580, 820):
        canvas.box(x, 350, 18, 220, shade(WOOD, 0.8))
    canvas.box(620, 300, 170, 34, (80, 86, 92), radius=6)
    for x in (650, 690, 730):
        canvas.polygon([(x - 12, 300), (x, 262), (x + 12, 300)], (240, 140, 50))
    canvas.box(630, 205, 150, 66, STEEL, radius=10)
    canvas.glow(705, 170, 46, WHITE, strength=150)
    canvas.box(470, 400, 80, 180, (90, 140, 170), radius=26)
    canvas.box(495, 372, 30, 32, STEEL)
    canvas.box(60, 420, 330, 150, (170, 120, 130), radius=16)
    canvas.box(80, 395, 110, 56, WHITE, radius=18)
    return canvas


@scene("rubbish", "门前堆放大件杂物")
def rubbish(wall: Color) -> Canvas:
    canvas = room(wall)
    canvas.shadow(470, 640, 640, 60)
    canvas.box(180, 430, 330, 120, (140, 96, 88), radius=20)
    canvas.box(180, 340, 330, 110, (156, 108, 98), radius=20)
    canvas.box(170, 520, 30, 90, WOOD)
    canvas.box(490, 520, 30, 90, WOOD)
    for x, y, r, color in ((600, 560, 70, (70, 74, 80)), (700, 580, 60, (90, 100, 92)), (660, 500, 56, (60, 64, 70))):
        canvas.circle(x, y, r, color)
        canvas.polygon([(x - 14, y - r + 6), (x, y - r - 26), (x + 14, y - r + 6)], color)
    return canvas


@scene("rubbish_clear", "门前已清理")
def rubbish_clear(wall: Color) -> Canvas:
    canvas = room(wall)
    canvas.box(660, 380, 110, 160, GREEN, radius=10)
    canvas.box(650, 360, 130, 30, shade(GREEN, 0.8), radius=8)
    canvas.text(715, 460, "厨余", WHITE, size=34)
    canvas.box(200, 420, 130, 120, (176, 110, 80), radius=10)
    for x, y, r in ((230, 380, 50), (300, 390, 46), (265, 340, 54)):
        canvas.circle(x, y, r, (70, 140, 84))
    return canvas
