"""What is missing in a home or a corridor, and what was fitted there."""

from __future__ import annotations

from storage.demonstration.canvas import GREEN, INK, RED, STEEL, WHITE, WOOD, YELLOW, Canvas, Color, room, shade
from storage.demonstration.scenes import scene


@scene("smoke_alarm_missing", "房间没有烟感报警器")
def smoke_alarm_missing(wall: Color) -> Canvas:
    canvas = room(wall)
    canvas.polygon([(0, 0), (960, 0), (820, 150), (140, 150)], WHITE)
    canvas.circle(480, 78, 42, (228, 226, 220), outline=STEEL)
    canvas.line([(470, 78), (452, 104)], RED, width=5)
    canvas.line([(490, 78), (506, 106)], INK, width=5)
    _bed(canvas)
    return canvas


@scene("smoke_alarm", "新装独立式烟感报警器")
def smoke_alarm(wall: Color) -> Canvas:
    canvas = room(wall)
    canvas.polygon([(0, 0), (960, 0), (820, 150), (140, 150)], WHITE)
    canvas.box(400, 58, 160, 44, (240, 240, 236), radius=20, outline=STEEL)
    canvas.box(420, 96, 120, 24, (226, 226, 222), radius=10, outline=STEEL)
    canvas.glow(520, 80, 14, GREEN, strength=220)
    canvas.circle(520, 80, 6, GREEN)
    _bed(canvas)
    return canvas


def _bed(canvas: Canvas) -> None:
    canvas.shadow(480, 650, 640, 50)
    canvas.box(200, 450, 560, 150, (120, 150, 180), radius=16)
    canvas.box(200, 380, 40, 250, WOOD, radius=8)
    canvas.box(250, 420, 140, 70, WHITE, radius=20)
    canvas.box(600, 200, 200, 180, (190, 222, 240), outline=STEEL)
    canvas.line([(700, 200), (700, 380)], STEEL, width=5)


def running_man(canvas: Canvas, x: float, y: float, size: float) -> None:
    canvas.box(x - 190 * size, y - 70 * size, 380 * size, 140 * size, GREEN, radius=10 * size)
    canvas.circle(x - 60 * size, y - 36 * size, 16 * size, WHITE)
    canvas.line(
        [(x - 70 * size, y - 16 * size), (x - 84 * size, y + 14 * size), (x - 50 * size, y + 50 * size)],
        WHITE,
        width=max(2, round(14 * size)),
    )
    canvas.line(
        [(x - 84 * size, y + 14 * size), (x - 120 * size, y + 44 * size)], WHITE, width=max(2, round(14 * size))
    )
    canvas.line([(x - 100 * size, y - 4 * size), (x - 36 * size, y + 2 * size)], WHITE, width=max(2, round(12 * size)))
    canvas.line([(x + 10 * size, y), (x + 110 * size, y)], WHITE, width=max(2, round(18 * size)))
    canvas.polygon([(x + 100 * size, y - 40 * size), (x + 160 * size, y), (x + 100 * size, y + 40 * size)], WHITE)


@scene("exit_sign", "新装逃生指示牌")
def exit_sign(wall: Color) -> Canvas:
    canvas = room(wall)
    canvas.glow(480, 240, 260, (190, 235, 205), strength=120)
    running_man(canvas, 480, 240, 1.5)
    canvas.text(480, 400, "安全出口", GREEN, size=56)
    return canvas


@scene("emergency_light", "新装应急灯")
def emergency_light(wall: Color) -> Canvas:
    canvas = room(shade(wall, 0.8))
    canvas.box(380, 200, 200, 150, WHITE, radius=14, outline=STEEL)
    for x in (400, 560):
        canvas.glow(x, 180, 120, (255, 250, 215), strength=170)
        canvas.circle(x, 180, 44, (255, 250, 225), outline=STEEL)
    canvas.text(480, 290, "应急灯", RED, size=40)
    canvas.circle(480, 330, 7, GREEN)
    return canvas


@scene("hose_reel", "新装消防软管卷盘")
def hose_reel(wall: Color) -> Canvas:
    canvas = room(wall)
    canvas.box(250, 90, 460, 420, shade(RED, 0.92), radius=10, outline=shade(RED, 0.6))
    canvas.box(280, 120, 400, 360, (235, 232, 226))
    canvas.circle(480, 300, 160, RED)
    for r in (140, 118, 96, 74):
        canvas.ring(480, 300, r, (70, 60, 60), width=14)
    canvas.circle(480, 300, 40, RED, outline=INK)
    canvas.text(480, 500, "消防软管卷盘", WHITE, size=26)
    return canvas


@scene("alarm_bell", "新装消防铃和手动按钮")
def alarm_bell(wall: Color) -> Canvas:
    canvas = room(wall)
    canvas.circle(340, 270, 140, RED, outline=shade(RED, 0.6), width=6)
    canvas.ring(340, 270, 100, shade(RED, 0.8), width=8)
    canvas.circle(340, 270, 30, STEEL)
    canvas.text(340, 440, "消防铃", RED, size=44)
    canvas.box(580, 180, 180, 190, RED, radius=12)
    canvas.circle(670, 270, 56, WHITE)
    canvas.text(670, 270, "按下", RED, size=34)
    return canvas


@scene("escape_rope", "新装逃生绳，固定在窗边墙体")
def escape_rope(wall: Color) -> Canvas:
    canvas = room(wall)
    canvas.box(480, 100, 340, 300, (190, 222, 240), outline=STEEL)
    canvas.line([(650, 100), (650, 400)], STEEL, width=6)
    canvas.circle(330, 180, 20, STEEL, outline=INK)
    canvas.line([(330, 200), (330, 260)], YELLOW, width=12)
    for index in range(5):
        canvas.ring(330, 320 + index * 10, 70 - index * 4, shade(YELLOW, 0.8 + 0.08 * index), width=14)
    canvas.box(230, 420, 200, 60, RED, radius=8)
    canvas.text(330, 450, "逃生绳", WHITE, size=36)
    return canvas
