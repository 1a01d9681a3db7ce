"""A house seen from the lane, and people who meet."""

from __future__ import annotations

from storage.demonstration.canvas import INK, RED, STEEL, WHITE, WOOD, YELLOW, Canvas, Color, room, shade
from storage.demonstration.scenes import scene


@scene("front_door", "楼门")
def front_door(wall: Color) -> Canvas:
    canvas = Canvas((196, 220, 236))
    canvas.polygon([(0, 600), (960, 600), (960, 720), (0, 720)], (160, 156, 150))
    canvas.box(200, 60, 560, 550, shade(wall, 0.95), outline=shade(wall, 0.7))
    for floor in range(3):
        for x in (240, 410, 580):
            canvas.box(x, 90 + floor * 130, 130, 80, (150, 186, 206), outline=STEEL)
    canvas.box(410, 470, 140, 140, (120, 84, 70), radius=4, outline=INK)
    canvas.circle(530, 545, 7, YELLOW)
    return canvas


@scene("meeting", "沟通会现场")
def meeting(wall: Color) -> Canvas:
    canvas = room(wall)
    canvas.box(280, 60, 400, 150, WHITE, radius=6, outline=STEEL)
    canvas.text(480, 135, "多元主体沟通会", INK, size=44)
    canvas.polygon([(160, 420), (800, 420), (900, 560), (60, 560)], shade(WOOD, 1.1), outline=shade(WOOD, 0.7))
    colors = ((90, 120, 160), (150, 100, 110), (100, 140, 120), (180, 140, 90), (120, 110, 150), (90, 130, 140))
    for index, color in enumerate(colors):
        x = 190 + index * 116
        canvas.box(x - 40, 340, 80, 90, color, radius=30)
        canvas.circle(x, 310, 34, (226, 190, 160))
    return canvas


@scene("booth", "便民日摊位")
def booth(wall: Color) -> Canvas:
    canvas = Canvas((200, 224, 238))
    canvas.polygon([(0, 540), (960, 540), (960, 720), (0, 720)], (184, 180, 170))
    for x in (180, 760):
        canvas.box(x, 200, 18, 380, STEEL)
    canvas.polygon([(120, 230), (480, 90), (840, 230)], RED)
    canvas.box(140, 228, 680, 60, shade(RED, 1.15))
    canvas.text(480, 258, "消防安全 畅所欲言", WHITE, size=36)
    canvas.box(200, 440, 560, 130, (240, 236, 224), outline=STEEL)
    for x, color in ((300, (150, 100, 110)), (420, (90, 120, 160)), (640, (100, 140, 120))):
        canvas.box(x - 40, 380, 80, 80, color, radius=28)
        canvas.circle(x, 350, 32, (226, 190, 160))
    return canvas
