"""More that happens to sheets than the bench does to them: by light, machines, paper and people. Knows no reader.

Effects take a grey picture of a page at 200 dpi. What people do with a pen is in `misdeeds`.
"""

from __future__ import annotations

import cv2
import numpy as np

from tests.forms.paper import degrade
from tests.forms.paper.degrade import Effect, _u8, _warped, jpeg
from tests.forms.paper.penned import PX, Pen, Picture, Random, draw, tick

# ---- light and lens


def two_lamps(page: Picture, rng: Random) -> Picture:
    """Uneven light from two sides, and dark corners."""
    h, w = page.shape
    yy, xx = np.mgrid[0:h, 0:w].astype(np.float32)
    light = np.full((h, w), 0.45, np.float32)
    for _ in range(2):
        away = ((xx / w - rng.uniform(-0.1, 1.1)) ** 2 + (yy / h - rng.uniform(-0.1, 1.1)) ** 2) / rng.uniform(0.1, 0.5)
        light += rng.uniform(0.3, 0.6) * np.exp(-away)
    return _u8(page * np.clip(light, 0.2, 1.05))


def halftone(page: Picture, rng: Random) -> Picture:
    """Printed again through a screen of dots."""
    h, w = page.shape
    yy, xx = np.mgrid[0:h, 0:w].astype(np.float32)
    angle, cell = rng.uniform(0.5, 1.0), rng.uniform(2.6, 4.5)
    u, v = xx * np.cos(angle) + yy * np.sin(angle), yy * np.cos(angle) - xx * np.sin(angle)
    screen = 0.5 + 0.25 * (np.cos(u * 2 * np.pi / cell) + np.cos(v * 2 * np.pi / cell))
    grey = page.astype(np.float32) / 255 * rng.uniform(0.85, 0.95)
    dots = 255 / (1 + np.exp(np.clip(-(grey - 0.05 - 0.9 * screen) * 10, -30, 30)))
    return _u8(cv2.GaussianBlur(dots, (0, 0), rng.uniform(0.6, 1.0)))


def jpeg_20(page: Picture, rng: Random) -> Picture:
    """Saved very small."""
    return jpeg(page, rng, low=18, high=22)


def bowed(page: Picture, rng: Random) -> Picture:
    """A page out of a bound pad: it bows up towards the spine, so lines bend and crowd."""
    h, w = page.shape
    across = np.arange(w, dtype=np.float32) / w
    power = rng.uniform(1.5, 3.0)
    squeeze = across - rng.uniform(0.02, 0.06) * across**power * (1 - across) * 4
    lift = rng.uniform(3.0, 8.0) * PX * across**power
    x = np.repeat((squeeze * w)[None, :], h, axis=0).astype(np.float32)
    y = (np.arange(h, dtype=np.float32)[:, None] + lift[None, :] * (1 - np.arange(h)[:, None] / h)).astype(np.float32)
    shade = 1 - 0.35 * across**4
    return _u8(cv2.remap(page, x, y, cv2.INTER_LINEAR, borderValue=200) * shade[None, :])


def coloured_paper(page: Picture, rng: Random) -> Picture:
    """Recycled or coloured paper with fibres."""
    h, w = page.shape
    tone = rng.uniform(0.55, 0.8)
    fibres = cv2.GaussianBlur(rng.normal(0, 1, (h, w)).astype(np.float32), (0, 0), 1.0) * 12
    return _u8(page * tone + fibres * (page > 120))


def steep(page: Picture, rng: Random) -> Picture:
    """Photographed from 35 degrees beside the upright."""
    h, w = page.shape
    tilt, way = np.radians(rng.uniform(30, 36)), rng.uniform(0, 2 * np.pi)
    axis = np.array([np.cos(way), np.sin(way), 0.0]) * tilt
    turn, _ = cv2.Rodrigues(axis)
    corners = np.array([[-w / 2, -h / 2, 0], [w / 2, -h / 2, 0], [-w / 2, h / 2, 0], [w / 2, h / 2, 0]], float)
    seen = corners @ turn.T
    away = 1.7 * h
    flat = seen[:, :2] * (away / (seen[:, 2:] + away))
    low = flat.min(0) - 60
    size = tuple(int(n) for n in np.ceil(flat.max(0) - low + 60))
    matrix = cv2.getPerspectiveTransform(np.float32([[0, 0], [w, 0], [0, h], [w, h]]), (flat - low).astype(np.float32))
    return _warped(page, matrix, (size[0], size[1]), paper=int(rng.uniform(40, 140)))


def shaken(page: Picture, rng: Random) -> Picture:
    """Moved by more than a millimetre while the shutter was open."""
    length = int(rng.integers(9, 15))
    kernel = np.zeros((length, length), np.float32)
    kernel[length // 2] = 1 / length
    turn = cv2.getRotationMatrix2D((length / 2 - 0.5, length / 2 - 0.5), rng.uniform(0, 180), 1)
    kernel = cv2.warpAffine(kernel, turn, (length, length))
    return cv2.filter2D(page, -1, kernel / max(kernel.sum(), 1e-6))


def one_megapixel(page: Picture, rng: Random) -> Picture:
    """An old telephone: a million pixels, soft, noisy, saved small."""
    scale = (1_000_000 / page.size) ** 0.5
    soft = cv2.GaussianBlur(page, (0, 0), rng.uniform(0.9, 1.6))
    tiny = cv2.resize(soft, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
    return jpeg(_u8(tiny + rng.normal(0, rng.uniform(3, 8), tiny.shape)), rng, low=45, high=70)


def overexposed(page: Picture, rng: Random) -> Picture:
    """Too much light: paper burns out and thin strokes with it."""
    return _u8(255 * (np.clip(page.astype(np.float32) / 255 * rng.uniform(1.15, 1.35), 0, 1) ** rng.uniform(0.6, 0.9)))


def patterned_table(page: Picture, rng: Random) -> Picture:
    """On a checked table cloth, with a part of another sheet at its side."""
    h, w = page.shape
    edge = int(0.12 * w)
    yy, xx = np.mgrid[0 : h + 2 * edge, 0 : w + 2 * edge]
    cell = int(rng.uniform(6, 25) * PX)
    table = np.where((xx // cell + yy // cell) % 2, int(rng.uniform(20, 110)), int(rng.uniform(150, 240)))
    table = table.astype(np.uint8)
    other = np.rot90(page, int(rng.integers(0, 4)))[: h + edge, :]
    part = int(edge * rng.uniform(0.5, 0.95))
    take = min(other.shape[0], h + 2 * edge)
    table[:take, :part] = other[:take, -part:]
    table[edge : edge + h, edge : edge + w] = page
    matrix = cv2.getRotationMatrix2D(((w + 2 * edge) / 2, (h + 2 * edge) / 2), rng.uniform(-4, 4), 0.97)
    return cv2.warpAffine(table, matrix, (w + 2 * edge, h + 2 * edge), borderValue=90)


# ---- scanner and copier


def copied_at_150(page: Picture, rng: Random) -> Picture:
    """A grey photocopy of a photocopy, both at 150 dpi."""
    for _ in range(2):
        small = cv2.resize(page, None, fx=0.75, fy=0.75, interpolation=cv2.INTER_AREA)
        small = cv2.GaussianBlur(small, (0, 0), rng.uniform(0.5, 0.9))
        rough = small + cv2.GaussianBlur(rng.normal(0, 18, small.shape).astype(np.float32), (0, 0), 0.7)
        curve = 255 / (1 + np.exp(np.clip(-(rough - rng.uniform(110, 160)) / rng.uniform(22, 40), -30, 30)))
        page = cv2.resize(_u8(curve), page.shape[::-1], interpolation=cv2.INTER_LINEAR)
    return page


def feeder_backing(page: Picture, rng: Random) -> Picture:
    """Upside down on a feeder with a black back, which mirrors the page beside it."""
    h, w = page.shape
    edge = int(rng.uniform(8, 20) * PX)
    wide = np.full((h + 2 * edge, w + 2 * edge), int(rng.uniform(5, 40)), np.uint8)
    ghost = _u8(page[:, ::-1] * 0.25)
    wide[edge : edge + h, :edge] = ghost[:, -edge:]
    wide[edge : edge + h, -edge:] = ghost[:, :edge]
    wide[edge : edge + h, edge : edge + w] = page
    return degrade.turned(np.ascontiguousarray(np.rot90(wide, 2)), rng, most=3, paper=20)


def streaks(page: Picture, rng: Random) -> Picture:
    """Several lines down the page, of some width and darkness, a little broken."""
    page = page.copy()
    for _ in range(int(rng.integers(2, 6))):
        x = int(rng.uniform(0.05, 0.95) * page.shape[1])
        wide = int(rng.integers(1, 6))
        there = rng.random((page.shape[0], 1)) < rng.uniform(0.75, 1.0)
        there = cv2.dilate(there.astype(np.uint8), np.ones((3, 1), np.uint8)) > 0
        line = np.where(there, int(rng.uniform(20, 215)), 255).astype(np.uint8)
        page[:, x : x + wide] = np.minimum(page[:, x : x + wide], line)
    return page


def streaks_across(page: Picture, rng: Random) -> Picture:
    """The same from a page fed on its side."""
    return np.ascontiguousarray(np.rot90(streaks(np.rot90(page), rng), -1))


def streaks_in_black_and_white(page: Picture, rng: Random) -> Picture:
    """Streaks, askew, and then only black and white."""
    both = streaks_across(streaks(page, rng), rng) if rng.random() < 0.3 else streaks(page, rng)
    soft = cv2.GaussianBlur(degrade.turned(both, rng), (0, 0), rng.uniform(0.5, 2.0))
    return degrade.bilevel(soft, rng)


def letter_fold(page: Picture, rng: Random) -> Picture:
    """Folded in three for an envelope: dark creases across, each part in another light."""
    h, w = page.shape
    found = page.astype(np.float32)
    yy, xx = np.mgrid[0:h, 0:w].astype(np.float32)
    for third in (1 / 3, 2 / 3):
        y = h * (third + rng.uniform(-0.06, 0.06)) + (xx - w / 2) * rng.uniform(-0.02, 0.02)
        found *= 1 - (yy > y) * rng.uniform(-0.08, 0.12)
        found *= 1 - np.exp(-(((yy - y) / (rng.uniform(0.15, 0.5) * PX)) ** 2)) * rng.uniform(0.2, 0.7)
    return _u8(found)


def creases(page: Picture, rng: Random) -> Picture:
    """Dark creases at any slant, right across the page, copied to black and white."""
    page = page.copy()
    h, w = page.shape
    for _ in range(int(rng.integers(2, 5))):
        start, end = (0, int(rng.uniform(0, h))), (w, int(rng.uniform(0, h)))
        if rng.random() < 0.5:
            start, end = (int(rng.uniform(0, w)), 0), (int(rng.uniform(0, w)), h)
        cv2.line(page, start, end, int(rng.uniform(30, 120)), int(rng.integers(1, 5)), cv2.LINE_AA)
    soft = cv2.GaussianBlur(page, (0, 0), rng.uniform(0.5, 1.8))
    return degrade.bilevel(soft, rng) if rng.random() < 0.6 else soft


def hairs(page: Picture, rng: Random) -> Picture:
    """Hairs and threads on the glass."""
    page = page.copy()
    h, w = page.shape
    for _ in range(int(rng.integers(2, 7))):
        at, way = np.array([rng.uniform(0, w), rng.uniform(0, h)]), rng.uniform(0, 6.28)
        points = [at.copy()]
        bend = rng.uniform(-0.06, 0.06)
        for _ in range(int(rng.uniform(15, 60))):
            way += bend + rng.normal(0, 0.05)
            at += np.array([np.cos(way), np.sin(way)]) * PX * 0.7
            points.append(at.copy())
        line = np.round(np.array(points) * 8).astype(np.int32)
        cv2.polylines(page, [line], False, int(rng.uniform(20, 130)), int(rng.integers(1, 3)), cv2.LINE_AA, 3)
    return page


# ---- paper


def punched(page: Picture, rng: Random) -> Picture:
    """Two holes and a staple, each with its shadow."""
    page = page.copy()
    h, w = page.shape
    side = int(rng.uniform(9, 13) * PX)
    for y in (h // 2 - int(40 * PX), h // 2 + int(40 * PX)):
        cv2.circle(page, (side + 4, y + 4), int(3.2 * PX), int(rng.uniform(120, 190)), -1, cv2.LINE_AA)
        cv2.circle(page, (side, y), int(3 * PX), int(rng.uniform(0, 60)), -1, cv2.LINE_AA)
    x, y = int(rng.uniform(20, w - 120)), int(rng.uniform(20, h - 60))
    cv2.line(page, (x + 3, y + 4), (x + 88, y + 10), 150, 6, cv2.LINE_AA)
    cv2.line(page, (x, y), (x + 85, y + 6), int(rng.uniform(30, 110)), 4, cv2.LINE_AA)
    return page


def thumb(page: Picture, rng: Random) -> Picture:
    """A thumb holds the page down at one side and covers what is below."""
    page = page.copy()
    h, w = page.shape
    y = int(rng.uniform(0.15, 0.85) * h)
    x = 0 if rng.random() < 0.5 else w
    axes = (int(rng.uniform(15, 28) * PX), int(rng.uniform(8, 11) * PX))
    cv2.ellipse(page, (x, y), axes, rng.uniform(-20, 20), 0, 360, int(rng.uniform(90, 170)), -1, cv2.LINE_AA)
    return page


def felt_tip_behind(page: Picture, rng: Random) -> Picture:
    """The back was ticked with a felt tip that went through, so its ticks show, mirrored."""
    h, w = page.shape
    back = np.full_like(page, 255)
    for _ in range(int(rng.integers(6, 16))):
        x, y = rng.uniform(0.1, 0.9) * w, rng.uniform(0.15, 0.85) * h
        draw(back, Pen(30, 1.4, 0.1), tick(x, y, 7 * PX, rng), rng)
    shown = cv2.GaussianBlur(back[:, ::-1], (0, 0), rng.uniform(1.0, 2.5)).astype(np.float32)
    return _u8(page - (255 - shown) * rng.uniform(0.1, 0.3))


def set_off(page: Picture, rng: Random) -> Picture:
    """Wet ink came off on the sheet that lay on it, turned by half and faint."""
    other = np.rot90(page, 2)[:, ::-1]
    shift = rng.uniform(-4, 4, 2) * PX
    other = cv2.warpAffine(
        np.ascontiguousarray(other), np.float32([[1, 0, shift[0]], [0, 1, shift[1]]]), page.shape[::-1], borderValue=255
    )
    return _u8(page - (255 - other.astype(np.float32)) * rng.uniform(0.08, 0.2))


def wrinkled_wet(page: Picture, rng: Random) -> Picture:
    """Rained upon: blots, waves, and ink that ran."""
    h, w = page.shape
    waves = cv2.GaussianBlur(rng.normal(0, 1, (h // 8 + 1, w // 8 + 1)).astype(np.float32), (0, 0), 6) * 60
    waves = cv2.resize(waves, (w, h))
    yy, xx = np.mgrid[0:h, 0:w].astype(np.float32)
    bent = cv2.remap(page, xx + waves * 0.4, yy + waves * 0.3, cv2.INTER_LINEAR, borderValue=240)
    ran = cv2.GaussianBlur(bent, (0, 0), 3).astype(np.float32)
    wet = (np.abs(waves) > 6).astype(np.float32)
    return _u8((bent * (1 - 0.4 * wet) + ran * 0.4 * wet) * (1 - 0.02 * np.abs(waves)))


def sticky_note(page: Picture, rng: Random) -> Picture:
    """A note or another sheet lies over a part of the page when it is taken."""
    page = page.copy()
    h, w = page.shape
    side = (rng.uniform(50, 90) * PX, rng.uniform(30, 76) * PX)
    middle = (rng.uniform(0.2, 0.8) * w, rng.uniform(0.25, 0.75) * h)
    corners = cv2.boxPoints((middle, side, float(rng.uniform(-30, 30))))
    cv2.fillPoly(page, [(corners + 6).astype(np.int32)], 170, cv2.LINE_AA)
    cv2.fillPoly(page, [corners.astype(np.int32)], int(rng.uniform(190, 255)), cv2.LINE_AA)
    return page


def sheet_over_it(page: Picture, rng: Random) -> Picture:
    """Another sheet of the same form lies over one side and hides what is below, with boxes of its own."""
    other = cv2.convertScaleAbs(page[:, ::-1] if rng.random() < 0.3 else np.rot90(page, 2))
    h, w = page.shape
    matrix = cv2.getRotationMatrix2D((w / 2, h / 2), rng.uniform(-25, 25), 1)
    matrix[:, 2] += rng.choice([-1, 1]) * rng.uniform(0.6, 0.75) * w, rng.uniform(-0.3, 0.3) * h
    over = cv2.warpAffine(np.ascontiguousarray(other), matrix, (w, h), borderValue=0)
    there = cv2.warpAffine(np.full_like(page, 255), matrix, (w, h), borderValue=0) > 127
    return np.where(there, over, page).astype(np.uint8)


def burnt_out(page: Picture, rng: Random) -> Picture:
    """A lamp mirrored so brightly that nothing is left there, not even print."""
    h, w = page.shape
    yy, xx = np.mgrid[0:h, 0:w].astype(np.float32)
    size = rng.uniform(12, 28) * PX
    away = np.hypot(xx - w * rng.uniform(0.2, 0.8), yy - h * rng.uniform(0.25, 0.75)) / size
    return _u8(page + (255 - page.astype(np.float32)) / (1 + np.exp(np.clip((away - 1) * 8, -30, 30))))


def cut_off(page: Picture, rng: Random) -> Picture:
    """One side is not on the picture."""
    h, w = page.shape
    part = rng.uniform(0.06, 0.2)
    side = int(rng.integers(4))
    rows = slice(int(h * part) if side == 0 else 0, int(h * (1 - part)) if side == 1 else h)
    columns = slice(int(w * part) if side == 2 else 0, int(w * (1 - part)) if side == 3 else w)
    return np.ascontiguousarray(page[rows, columns])


def torn_through(page: Picture, rng: Random) -> Picture:
    """A large piece is torn off; a dark or a white table is seen there."""
    page = page.copy()
    h, w = page.shape
    x, y = (0 if rng.random() < 0.5 else w), (0 if rng.random() < 0.5 else h)
    points = [(x, y), (abs(x - int(rng.uniform(0.3, 0.7) * w)), y), (x, abs(y - int(rng.uniform(0.2, 0.5) * h)))]
    cv2.fillPoly(page, [np.array(points, np.int32)], int(rng.choice([20, 90, 252])))
    return page


def back_against_light(page: Picture, rng: Random) -> Picture:
    """Taken against a window: the back, with boxes and ticks of its own, comes through strongly."""
    back = cv2.GaussianBlur(np.ascontiguousarray(page[:, ::-1]), (0, 0), rng.uniform(0.8, 1.5)).astype(np.float32)
    return _u8(page - (255 - back) * rng.uniform(0.2, 0.4))


def strong_moire(page: Picture, rng: Random) -> Picture:
    """Photographed from a screen: two sets of broad stripes, bent by the lens, over everything."""
    h, w = page.shape
    yy, xx = np.mgrid[0:h, 0:w].astype(np.float32)
    bend = ((xx / w - 0.5) ** 2 + (yy / h - 0.5) ** 2) * rng.uniform(-0.06, 0.06) * w
    found = page.astype(np.float32)
    for _ in range(2):
        angle, length = rng.uniform(0, np.pi), rng.uniform(6, 26)
        waves = np.sin((xx * np.cos(angle) + yy * np.sin(angle) + bend) * 2 * np.pi / length)
        found *= 1 - rng.uniform(0.06, 0.16) * (1 + waves) / 2
    return _u8(found)


def wide_lens(page: Picture, rng: Random) -> Picture:
    """Held too near and aslant: the lens bows straight lines outwards (or inwards)."""
    page = degrade.perspective(page, rng)
    h, w = page.shape
    yy, xx = np.mgrid[0:h, 0:w].astype(np.float32)
    u, v = (xx - w / 2) / (h / 2), (yy - h / 2) / (h / 2)
    grow = 1 + rng.choice([-1, 1]) * rng.uniform(0.03, 0.08) * (u**2 + v**2)
    x, y = (u * grow * h / 2 + w / 2).astype(np.float32), (v * grow * h / 2 + h / 2).astype(np.float32)
    return cv2.remap(page, x, y, cv2.INTER_LINEAR, borderValue=90)


def fax(page: Picture, rng: Random) -> Picture:
    """Sent by an old fax: black and white at 204 by 98 lines an inch, with lines that were lost."""
    h, w = page.shape
    thin = cv2.resize(page, (w, round(h * 98 / 200)), interpolation=cv2.INTER_AREA)
    for row in rng.integers(0, thin.shape[0], int(rng.integers(0, 4))):
        thin[row] = thin[max(0, row - 1)]
    return cv2.resize(degrade.bilevel(thin, rng), (w, h), interpolation=cv2.INTER_NEAREST)


def dark_blue_paper(page: Picture, rng: Random) -> Picture:
    """Deeply coloured paper that turns to a dark grey, with ink that hardly stands out."""
    soft = cv2.GaussianBlur(rng.normal(0, 1, page.shape).astype(np.float32), (0, 0), 1.2) * 6
    return _u8(rng.uniform(25, 45) + page * rng.uniform(0.22, 0.35) + soft)


def ink_that_bled(page: Picture, rng: Random) -> Picture:
    """Soft paper, wet ink: every stroke and all print grew hairs and spread."""
    h, w = page.shape
    rough = cv2.GaussianBlur(rng.normal(0, 1, (h, w)).astype(np.float32), (0, 0), 1.2) * 5
    spread = cv2.erode(page, cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (5, 5)))
    part = np.clip(0.5 + rough * 0.3, 0, 1)
    return cv2.GaussianBlur(_u8(page * (1 - part) + spread * part), (0, 0), 0.8)


def staple_holes(page: Picture, rng: Random) -> Picture:
    """Taken apart: pairs of small dark holes with torn edges, many of them, anywhere near an edge or a box."""
    page = page.copy()
    h, w = page.shape
    for _ in range(int(rng.integers(3, 9))):
        x, y, way = rng.uniform(0.05, 0.95) * w, rng.uniform(0.05, 0.95) * h, rng.uniform(0, np.pi)
        for side in (-1, 1):
            at = (int(x + side * 6 * PX * np.cos(way)), int(y + side * 6 * PX * np.sin(way)))
            cv2.circle(page, at, int(rng.uniform(0.4, 0.9) * PX), int(rng.uniform(0, 90)), -1, cv2.LINE_AA)
            axes = (int(rng.uniform(0.8, 2.0) * PX), int(rng.uniform(0.3, 0.7) * PX))
            cv2.ellipse(page, at, axes, np.degrees(way), 0, 360, int(rng.uniform(150, 220)), 2, cv2.LINE_AA)
    return page


def half_torn_corner(page: Picture, rng: Random) -> Picture:
    """A corner hangs by a thread and is folded over: its back, blank, covers a part of the page."""
    page = page.copy()
    h, w = page.shape
    a, b = rng.uniform(30, 70, 2) * PX
    x, y = (0 if rng.random() < 0.5 else w), (0 if rng.random() < 0.5 else h)
    edge = np.array([(abs(x - a), y), (x, abs(y - b))])
    corner = np.array([x, y], float)
    along = (edge[1] - edge[0]) / np.linalg.norm(edge[1] - edge[0])
    foot = edge[0] + along * float((corner - edge[0]) @ along)
    over = 2 * foot - corner
    cv2.fillPoly(page, [np.array([corner, *edge]).astype(np.int32)], int(rng.uniform(20, 120)))
    cv2.fillPoly(page, [np.array([over + 5, *edge]).astype(np.int32)], 150, cv2.LINE_AA)
    cv2.fillPoly(page, [np.array([over, *edge]).astype(np.int32)], int(rng.uniform(215, 250)), cv2.LINE_AA)
    return page


def striped_table(page: Picture, rng: Random) -> Picture:
    """On a table cloth of fine stripes and dots, darker and lighter than the sheet, photographed aslant."""
    h, w = page.shape
    edge = int(0.15 * w)
    yy, xx = np.mgrid[0 : h + 2 * edge, 0 : w + 2 * edge].astype(np.float32)
    angle, cell = rng.uniform(0, np.pi), rng.uniform(1.5, 6) * PX
    u, v = xx * np.cos(angle) + yy * np.sin(angle), yy * np.cos(angle) - xx * np.sin(angle)
    cloth = _u8(140 + 70 * np.sign(np.sin(u * 2 * np.pi / cell)) + 40 * np.sign(np.sin(v * 2 * np.pi / cell)))
    cloth[edge : edge + h, edge : edge + w] = page
    return degrade.perspective(cloth, rng)


def finger_over_boxes(page: Picture, rng: Random) -> Picture:
    """A finger in front of the lens: dark, without an edge, over a side and the boxes there."""
    h, w = page.shape
    yy, xx = np.mgrid[0:h, 0:w].astype(np.float32)
    x, y = (0 if rng.random() < 0.5 else w), rng.uniform(0.2, 0.8) * h
    away = np.hypot((xx - x) / (rng.uniform(30, 60) * PX), (yy - y) / (rng.uniform(25, 45) * PX))
    cover = 1 / (1 + np.exp(np.clip((away - 1) * rng.uniform(6, 16), -30, 30)))
    return _u8(page * (1 - cover) + rng.uniform(20, 110) * cover)


def sixty_dpi(page: Picture, rng: Random) -> Picture:
    """A thumbnail: as few pixels as corner marks and codes just bear, or fewer."""
    scale = rng.uniform(0.28, 0.42)
    return jpeg(cv2.resize(page, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA), rng, low=60, high=85)


def burnt_pencil(page: Picture, rng: Random) -> Picture:
    """Far too much light: greys above the middle are white, and light strokes with them."""
    return _u8((page.astype(np.float32) - 20) * rng.uniform(1.6, 2.4))


def night_photo(page: Picture, rng: Random) -> Picture:
    """By the light of a street lamp: dark, noisy, smeared by the telephone's own smoothing, saved small."""
    dim = page * rng.uniform(0.12, 0.25) + rng.normal(0, rng.uniform(4, 9), page.shape)
    smooth = cv2.bilateralFilter(_u8(dim), 7, 22, 3)
    return jpeg(_u8(smooth.astype(np.float32) * rng.uniform(2.5, 4.0)), rng, low=30, high=55)


def stripes_of_toner(page: Picture, rng: Random) -> Picture:
    """A worn drum prints grey bands and dots again and again down the page."""
    h, _ = page.shape
    found = page.astype(np.float32)
    pitch = rng.uniform(38, 94) * PX
    down = np.arange(h, dtype=np.float32)[:, None]
    band = np.exp(-((((down + rng.uniform(0, pitch)) % pitch) - pitch / 2) ** 2) / (rng.uniform(0.5, 4) * PX) ** 2)
    found -= 255 * rng.uniform(0.08, 0.3) * band
    x = rng.uniform(0.1, 0.9) * page.shape[1]
    for y in np.arange(rng.uniform(0, pitch), h, pitch):
        cv2.circle(found, (int(x), int(y)), int(rng.uniform(0.5, 1.6) * PX), float(rng.uniform(20, 140)), -1)
    return _u8(found)


PAPER: tuple[Effect, ...] = (
    punched,
    thumb,
    felt_tip_behind,
    set_off,
    wrinkled_wet,
    coloured_paper,
    letter_fold,
    creases,
    hairs,
    sticky_note,
    sheet_over_it,
    torn_through,
    back_against_light,
    ink_that_bled,
    staple_holes,
    half_torn_corner,
    stripes_of_toner,
)
TAKEN: tuple[Effect, ...] = (
    two_lamps,
    halftone,
    jpeg_20,
    bowed,
    steep,
    shaken,
    one_megapixel,
    overexposed,
    patterned_table,
    copied_at_150,
    feeder_backing,
    streaks,
    streaks_across,
    streaks_in_black_and_white,
    burnt_out,
    cut_off,
    strong_moire,
    wide_lens,
    fax,
    dark_blue_paper,
    striped_table,
    finger_over_boxes,
    sixty_dpi,
    burnt_pencil,
    night_photo,
)
