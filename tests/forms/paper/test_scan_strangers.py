"""Lines across the page and ink that runs on beyond a box, told from ticks."""

from __future__ import annotations

import cv2
import numpy as np
import pytest

from forms.paper.scan_strangers import HALF, Threads, drawn, whole_lines

SIZE = (630, 891)
EMPTY = np.zeros((891, 630), np.uint8)
BOX = (300, 400, 322, 422)
MIDDLE = (303, 403, 319, 419)


def page(*lines: tuple[tuple[int, int], tuple[int, int], int]) -> np.ndarray:
    """Ink on a half-size page: strokes from here to there, so many pixels wide."""
    found = EMPTY.copy()
    for start, end, width in lines:
        cv2.line(found, start, end, 255, width)
    return found


def broken(ink: np.ndarray, part: float) -> np.ndarray:
    """*part* of the ink is there, as black and white leaves a grey line."""
    rng = np.random.default_rng(1)
    return np.where(rng.random(ink.shape) < part, ink, 0).astype(np.uint8)


@pytest.mark.parametrize(
    ("ink", "upright"),
    [
        (page(((311, 0), (311, 890), 1)), True),
        (page(((260, 0), (340, 890), 2)), True),
        (page(((0, 411), (629, 411), 1)), False),
        (broken(page(((311, 0), (330, 890), 2)), 0.7), True),
    ],
    ids=["upright", "askew", "across", "broken"],
)
def test_a_line_from_edge_to_edge_is_found(ink: np.ndarray, upright: bool) -> None:
    (line,) = whole_lines(ink, EMPTY)
    assert line.is_upright is upright
    band = drawn([line], SIZE, zoom=1)
    assert not ink[108:783, 30:600][band[108:783, 30:600] == 0].any()


def test_two_lines_that_cross_and_lie_close_are_all_found() -> None:
    ink = page(((311, 0), (311, 890), 1), ((350, 0), (350, 890), 2), ((0, 411), (629, 411), 1))
    assert [line.is_upright for line in whole_lines(ink, EMPTY)] == [True, True, False]


def test_a_line_is_found_where_print_covers_much_of_it() -> None:
    printed = EMPTY.copy()
    printed[200:420] = 255
    assert len(whole_lines(page(((311, 0), (311, 890), 2)), printed)) == 1


@pytest.mark.parametrize(
    "ink",
    [
        page(((311, 300), (311, 600), 2)),
        page(((100, 100), (500, 800), 2)),
        page(*(((311, y), (311, y + 20), 2) for y in range(110, 780, 45))),
        page(((311, 0), (311, 890), 12)),
    ],
    ids=["struck by hand", "at a slant", "strokes in a column of boxes", "a shadow"],
)
def test_what_a_hand_may_have_drawn_is_left_there(ink: np.ndarray) -> None:
    assert whole_lines(ink, EMPTY) == []


def test_the_tail_of_a_tick_ends_and_a_fold_runs_on() -> None:
    threads = Threads.of(page(((304, 405), (310, 417), 2), ((310, 417), (328, 396), 2)), EMPTY)
    assert 0 < threads.beyond(threads.within(MIDDLE), BOX)[0] < 4
    fold = Threads.of(page(((0, 200), (620, 620), 2)), EMPTY)
    assert fold.beyond(fold.within(MIDDLE), BOX)[0] > 90


def test_a_tail_leaves_to_the_upper_right_alone() -> None:
    tail = Threads.of(page(((304, 405), (310, 417), 2), ((310, 417), (340, 380), 2)), EMPTY)
    far, back = tail.beyond(tail.within(MIDDLE), BOX)
    assert far > 5 and back == 0
    hair = Threads.of(page(((290, 440), (310, 405), 2)), EMPTY)
    far, back = hair.beyond(hair.within(MIDDLE), BOX)
    assert far == back > 5


def test_ink_is_followed_through_print_but_not_over_empty_paper() -> None:
    line = page(((200, 411), (420, 411), 2))
    frame = EMPTY.copy()
    cv2.rectangle(frame, (300, 400), (322, 422), 255, 4)
    through = Threads.of(line, frame)
    assert through.beyond(through.within(MIDDLE), BOX)[0] > 90 / HALF
    apart = line.copy()
    apart[:, 280:300] = apart[:, 325:345] = 0
    ended = Threads.of(apart, EMPTY)
    assert ended.beyond(ended.within(MIDDLE), BOX)[0] < 2


def test_specks_are_nobodys() -> None:
    speck = EMPTY.copy()
    speck[410, 310] = 255
    threads = Threads.of(speck, EMPTY)
    assert list(threads.within(MIDDLE)) == []
    assert threads.beyond(threads.within(MIDDLE), BOX)[0] == 0.0
