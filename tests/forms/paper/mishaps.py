"""More that happens to sheets than the bench does to them: by light, machines, paper and people. Knows no reader.

Effects take a grey picture of a page at 200 dpi; those that people do with a pen take its map, too, and change what
was meant. A question somebody corrected, ringed or crossed out is not clear: a person must see it, or it must be right.
"""

from __future__ import annotations

from collections.abc import Callable

import cv2
import numpy as np

from forms.paper.sheet_map import Mark, SheetMap
from tests.forms.paper import degrade
from tests.forms.paper.degrade import Effect, _u8, _warped, jpeg
from tests.forms.paper.penned import POINT, PX, Meant, Pen, Picture, Random, draw, put, scribble, tick

Answers = dict[str, Meant]
Deed = Callable[[Picture, SheetMap, int, Answers, Random], None]
"""Something people do to a filled-in page; changes picture and answers."""


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


# ---- what people do


def _choices(map: SheetMap, page: int, answers: Answers) -> dict[str, list[Mark]]:
    found: dict[str, list[Mark]] = {}
    for mark in map.on_page(page):
        if mark.question in answers:
            found.setdefault(mark.question, []).append(mark)
    return found


def _box(mark: Mark) -> tuple[float, float, float, float]:
    return mark.x * POINT, mark.y * POINT, mark.w * POINT, mark.h * POINT


def highlighter(page: Picture, map: SheetMap, number: int, answers: Answers, rng: Random) -> None:
    """Somebody who prepared the keying marked boxes in colour; ticks stay ticks."""
    for marks in _choices(map, number, answers).values():
        if rng.random() < 0.5:
            continue
        x, y, w, h = _box(marks[int(rng.integers(len(marks)))])
        wide = int(rng.uniform(4, 6) * PX)
        cover = np.zeros_like(page)
        middle = int(y + h * rng.uniform(0.3, 0.7))
        end = int(x + rng.uniform(10, 60) * PX)
        cv2.line(cover, (int(x - rng.uniform(0, 6) * PX), middle), (end, middle + int(rng.normal(0, 6))), 255, wide)
        there = cv2.GaussianBlur(cover, (0, 0), 1.2).astype(np.float32) / 255
        edge = cv2.morphologyEx(cover, cv2.MORPH_GRADIENT, np.ones((5, 5), np.uint8)).astype(np.float32) / 255
        page[:] = _u8(page * (1 - there * rng.uniform(0.06, 0.3) - 0.08 * edge))


def correction_fluid(page: Picture, map: SheetMap, number: int, answers: Answers, rng: Random) -> None:
    """A tick painted over in white, with the box; another chosen. The lump throws a faint shadow."""
    for question, marks in _choices(map, number, answers).items():
        wrong = [mark for mark in marks if mark.part not in answers[question].values]
        if not wrong or rng.random() < 0.5:
            continue
        mark = wrong[int(rng.integers(len(wrong)))]
        put(page, mark, tick, Pen(60, 0.5, 0.2), rng)
        x, y, w, h = (int(each) for each in _box(mark))
        axes = (int(w * rng.uniform(0.55, 0.9)), int(h * rng.uniform(0.5, 0.8)))
        middle = (x + w // 2 + int(rng.normal(0, 4)), y + h // 2 + int(rng.normal(0, 4)))
        cv2.ellipse(page, (middle[0] + 2, middle[1] + 3), axes, rng.uniform(0, 90), 0, 360, 205, -1, cv2.LINE_AA)
        cv2.ellipse(page, middle, axes, rng.uniform(0, 90), 0, 360, 253, -1, cv2.LINE_AA)
        answers[question].clear = False


def red_seal(page: Picture, map: SheetMap, number: int, answers: Answers, rng: Random) -> None:
    """The round red seal of an office, in grey, over boxes."""
    marks = [mark for own in _choices(map, number, answers).values() for mark in own]
    mark = marks[int(rng.integers(len(marks)))]
    x, y, w, h = _box(mark)
    radius = rng.uniform(17, 21) * PX
    way = rng.uniform(0, 6.28)
    middle = np.array([x + w / 2 + radius * np.cos(way), y + h / 2 + radius * np.sin(way)])
    seal = np.zeros_like(page)
    at = (int(middle[0]), int(middle[1]))
    cv2.circle(seal, at, int(radius), 255, int(rng.uniform(0.6, 1.3) * PX), cv2.LINE_AA)
    star = [
        middle + radius * (0.3 if n % 2 == 0 else 0.12) * np.array([np.sin(n * np.pi / 5), -np.cos(n * np.pi / 5)])
        for n in range(10)
    ]
    cv2.fillPoly(seal, [np.array(star).astype(np.int32)], 255, cv2.LINE_AA)
    for turn in np.linspace(-2.2, 2.2, 12):
        spot = middle + radius * 0.78 * np.array([np.sin(turn), -np.cos(turn)])
        for _ in range(4):
            a, b = spot + rng.uniform(-2.2, 2.2, 2) * PX, spot + rng.uniform(-2.2, 2.2, 2) * PX
            cv2.line(seal, tuple(a.astype(int)), tuple(b.astype(int)), 255, 4, cv2.LINE_AA)
    patchy = cv2.GaussianBlur(rng.normal(0, 1, page.shape).astype(np.float32), (0, 0), 3) * 3
    cover = cv2.GaussianBlur(seal, (0, 0), 0.8).astype(np.float32) / 255 * np.clip(0.85 + 0.3 * patchy, 0.2, 1)
    grey = rng.uniform(75, 150)
    page[:] = _u8(page * (1 - cover) + np.minimum(page, grey) * cover)


def rubbed_out(page: Picture, map: SheetMap, number: int, answers: Answers, rng: Random) -> None:
    """Pencil ticks rubbed out, not quite, with a smear, and another box ticked."""
    for question, marks in _choices(map, number, answers).items():
        wrong = [mark for mark in marks if mark.part not in answers[question].values]
        if not wrong or rng.random() < 0.5:
            continue
        mark = wrong[int(rng.integers(len(wrong)))]
        x, y, w, h = (int(each) for each in _box(mark))
        grown = np.s_[max(0, y - h) : y + 2 * h, max(0, x - w) : x + 2 * w]
        layer = np.full_like(page, 255)
        put(layer, mark, tick, Pen(120, 0.6, 0.2), rng)
        smear = cv2.blur(layer[grown], (int(rng.uniform(15, 35)), 5)).astype(np.float32)
        left = layer[grown].astype(np.float32)
        dark = (255 - left) * rng.uniform(0.05, 0.35) + (255 - smear) * rng.uniform(0.3, 0.8)
        page[grown] = _u8(page[grown] - dark)
        answers[question].clear = False


def broad_marker(page: Picture, map: SheetMap, number: int, answers: Answers, rng: Random) -> None:
    """Boxes covered whole by a broad marker: chosen, or undone as the sheet tells? Only a person can say."""
    for question, marks in _choices(map, number, answers).items():
        if rng.random() < 0.4:
            mark = marks[int(rng.integers(len(marks)))]
            put(page, mark, scribble, Pen(rng.uniform(10, 60), rng.uniform(3, 5), 0.1), rng)
            answers[question] = Meant({"?"}, False, "marker")


def ringed_words(page: Picture, map: SheetMap, number: int, answers: Answers, rng: Random) -> None:
    """Words ringed instead of boxes ticked, in questions that were left blank or in addition."""
    boxes = [mark for own in _choices(map, number, answers).values() for mark in own]
    for question, marks in _choices(map, number, answers).items():
        if answers[question].values and rng.random() < 0.8:
            continue
        mark = marks[int(rng.integers(len(marks)))]
        x, y, w, h = _box(mark)
        right = min([one.x * POINT for one in boxes if abs(one.y - mark.y) < mark.h and one.x > mark.x] or [1530.0])
        long = min(right - x - w, rng.uniform(10, 25) * PX)
        if long < 4 * PX:
            continue
        angles = np.linspace(0, 6.6, 30)
        middle = (x + w + long / 2, y + h / 2)
        ring = [(middle[0] + long / 2 * np.cos(a), middle[1] + h * 0.62 * np.sin(a)) for a in angles]
        draw(page, Pen(40, 0.5, 0.2), [ring], rng)
        answers[question] = Meant(answers[question].values | {mark.part}, False, "ringed")


def crossed_out(page: Picture, map: SheetMap, number: int, answers: Answers, rng: Random) -> None:
    """A tick crossed out with two strokes, or struck through with its words; another chosen."""
    for question, marks in _choices(map, number, answers).items():
        wrong = [mark for mark in marks if mark.part not in answers[question].values]
        if not wrong or rng.random() < 0.5:
            continue
        mark = wrong[int(rng.integers(len(wrong)))]
        pen = Pen(rng.uniform(20, 90), rng.uniform(0.4, 0.7), 0.2)
        put(page, mark, tick, pen, rng)
        x, y, w, h = _box(mark)
        if rng.random() < 0.5:
            out = rng.uniform(0.25, 0.5)
            draw(page, pen, [[(x - w * out, y - h * out), (x + w * (1 + out), y + h * (1 + out))]], rng)
            draw(page, pen, [[(x + w * (1 + out), y - h * out), (x - w * out, y + h * (1 + out))]], rng)
        else:
            long = rng.uniform(12, 30) * PX
            for _ in range(int(rng.integers(1, 3))):
                level = y + h * rng.uniform(0.35, 0.65)
                draw(page, pen, [[(x - w * 0.3, level), (x + w + long, level + rng.normal(0, 4))]], rng)
        answers[question].clear = False


def struck_question(page: Picture, map: SheetMap, number: int, answers: Answers, rng: Random) -> None:
    """A whole question crossed out from corner to corner."""
    for question, marks in _choices(map, number, answers).items():
        if len(marks) < 3 or rng.random() < 0.6:
            continue
        x1, y1 = min(mark.x for mark in marks) * POINT, min(mark.y for mark in marks) * POINT
        x2 = max(mark.x + mark.w for mark in marks) * POINT
        y2 = max(mark.y + mark.h for mark in marks) * POINT
        draw(page, Pen(50, 0.6, 0.2), [[(x1 - 8, y2 + 8), (x2 + 8, y1 - 8)]], rng)
        answers[question] = Meant({"?"}, False, "struck question")


def badly_blackened(page: Picture, map: SheetMap, number: int, answers: Answers, rng: Random) -> None:
    """A tick undone by blackening in a hurry: some strokes to and fro, with gaps; another chosen or none."""
    for question, marks in _choices(map, number, answers).items():
        wrong = [mark for mark in marks if mark.part not in answers[question].values]
        if not wrong or rng.random() < 0.4:
            continue
        mark = wrong[int(rng.integers(len(wrong)))]
        pen = Pen(rng.uniform(20, 90), rng.uniform(0.45, 0.8), 0.25)
        put(page, mark, tick, pen, rng)
        x, y, w, h = _box(mark)
        turns = int(rng.integers(9, 15))
        line = [
            (x + w * (rng.uniform(0, 0.15) if n % 2 else rng.uniform(0.85, 1.0)), y + h * (0.05 + 0.9 * n / turns))
            for n in range(turns + 1)
        ]
        draw(page, pen, [line], rng)
        answers[question].clear = False


def crossed_out_alone(page: Picture, map: SheetMap, number: int, answers: Answers, rng: Random) -> None:
    """The only tick of a question crossed out: the question is blank, or what? A person must see it."""
    for question, marks in _choices(map, number, answers).items():
        if answers[question].values or rng.random() < 0.2:
            continue
        mark = marks[int(rng.integers(len(marks)))]
        pen = Pen(rng.uniform(20, 90), rng.uniform(0.4, 0.7), 0.2)
        put(page, mark, tick, pen, rng)
        x, y, w, h = _box(mark)
        out = rng.uniform(0.25, 0.5)
        draw(page, pen, [[(x - w * out, y - h * out), (x + w * (1 + out), y + h * (1 + out))]], rng)
        draw(page, pen, [[(x + w * (1 + out), y - h * out), (x - w * out, y + h * (1 + out))]], rng)
        answers[question].clear = False


def arrows(page: Picture, map: SheetMap, number: int, answers: Answers, rng: Random) -> None:
    """A tick led to another box by an arrow: the other is meant."""
    for question, marks in _choices(map, number, answers).items():
        if len(marks) < 3 or len(answers[question].values) != 1 or rng.random() < 0.5:
            continue
        (part,) = answers[question].values
        start = next(mark for mark in marks if mark.part == part)
        end = next(mark for mark in marks if mark.part != part)
        a = (start.x * POINT + start.w * POINT / 2, start.y * POINT + start.h * POINT / 2)
        b = (end.x * POINT + end.w * POINT * 0.6, end.y * POINT + end.h * POINT * 0.6)
        draw(page, Pen(50, 0.5, 0.3), [[a, ((a[0] + b[0]) / 2, (a[1] + b[1]) / 2 - 20), b]], rng)
        answers[question] = Meant({end.part}, False, "arrow")


def light_pen(page: Picture, map: SheetMap, number: int, answers: Answers, rng: Random) -> None:
    """Ticks added in a light green or orange pen where nothing was ticked."""
    for question, marks in _choices(map, number, answers).items():
        if answers[question].values:
            continue
        mark = marks[int(rng.integers(len(marks)))]
        put(page, mark, tick, Pen(rng.uniform(150, 205), rng.uniform(0.4, 0.8), 0.2), rng)
        answers[question] = Meant({mark.part}, True, "light pen")


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
)
DEEDS: tuple[Deed, ...] = (
    highlighter,
    correction_fluid,
    red_seal,
    rubbed_out,
    broad_marker,
    ringed_words,
    crossed_out,
    struck_question,
    badly_blackened,
    crossed_out_alone,
    arrows,
    light_pen,
)
