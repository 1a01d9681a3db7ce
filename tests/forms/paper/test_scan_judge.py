"""The rules by which ink in boxes becomes an answer, or a question to a person."""

from __future__ import annotations

from dataclasses import replace

import pytest

from forms.paper.scan_box import Ink, judge_box
from forms.paper.scan_judge import judge_page
from forms.paper.sheet_map import Kind, Mark

PEN = Ink(mass=6, strokes=5.5, extent=7, peak=0.95, fill=0.25, outside=0.5)
EMPTY = Ink()
TYPICAL = 0.95


def boxes(kind: Kind, count: int, *, question: str = "q") -> list[Mark]:
    return [Mark(question, str(n), kind, 1, 50 + 40 * n, 100, 20, 20) for n in range(1, count + 1)]


def judged(kind: Kind, *inks: Ink, stray: float = 0.0):
    """The one question that has these inks in its boxes, on a page where another question was ticked with a pen."""
    marks = boxes(kind, len(inks))
    other = boxes("one", 2, question="other")
    ink = {mark.id: one for mark, one in zip([*marks, *other], [*inks, PEN, EMPTY], strict=True)}
    readings, _ = judge_page([*marks, *other], ink, {marks[0].id: stray})
    return readings[0]


def test_one_tick_is_the_answer() -> None:
    found = judged("one", EMPTY, PEN, EMPTY)
    assert (found.state, found.values) == ("mark", ("2",))
    assert found.confidence > 0.9


def test_several_ticks_are_an_answer_where_several_may_be() -> None:
    assert judged("many", PEN, EMPTY, PEN).values == ("1", "3")


def test_two_ticks_where_one_may_be_are_for_a_person() -> None:
    found = judged("one", PEN, EMPTY, PEN)
    assert (found.state, found.why, found.values) == ("doubtful", "two", ("1", "3"))


def test_no_tick_is_blank() -> None:
    found = judged("one", EMPTY, EMPTY)
    assert (found.state, found.values) == ("blank", ())


def test_ringed_words_are_not_a_blank_answer() -> None:
    assert judged("one", EMPTY, EMPTY, stray=6.0).why == "words"


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({"peak": 0.25}, "faint"),
        ({"mass": 0.7, "strokes": 0.7}, "small"),
        ({"fill": 0.95}, "full"),
        ({"outside": 9.0}, "around"),
        ({"line": True}, "line"),
        ({"beyond": 9.0}, "line"),
        ({"peak": 0.5, "strokes": 0.4}, "smear"),
        ({"likeness": 0.05}, "place"),
    ],
    ids=["rubbed out", "a dot", "blackened", "struck out", "dirt on the glass", "a fold", "coffee", "lost its place"],
)
def test_ink_that_may_be_no_tick_is_for_a_person(change: dict[str, float], why: str) -> None:
    found = judge_box("1", replace(PEN, **change), typical=TYPICAL)
    assert (found.state, found.why) == ("doubtful", why)


def test_a_light_pencil_is_a_mark_on_a_page_in_pencil_and_doubtful_beside_a_pen() -> None:
    pencil = replace(PEN, peak=0.38, mass=1.6, strokes=1.5)
    assert judge_box("1", pencil, typical=0.4).state == "mark"
    assert judge_box("1", pencil, typical=TYPICAL).state == "doubtful"


def test_a_tick_that_was_gone_over_again_is_for_a_person_where_several_may_be_ticked() -> None:
    gone_over = replace(PEN, mass=14, fill=0.5)
    assert judged("many", PEN, gone_over).why == "full"
    assert judged("one", gone_over, EMPTY).state == "mark"
    assert judged("many", PEN, replace(PEN, mass=8, fill=0.35)).state == "mark"


def test_a_ring_around_an_empty_box_is_for_a_person_beside_a_tick_too() -> None:
    beside = Ink(outside=4.0)
    assert judged("one", PEN, beside).why == "ringed"
    assert judged("one", EMPTY, beside).why == "ringed"


def test_specks_and_the_back_of_the_paper_are_blank() -> None:
    speck = Ink(mass=0.4, strokes=0.4, extent=1.0, peak=0.9)
    back = Ink(mass=0.6, strokes=0.1, extent=4.0, peak=0.15)
    assert [judge_box("1", each, typical=TYPICAL).state for each in (speck, back)] == ["blank", "blank"]


def test_a_picture_too_noisy_for_a_pencil_has_no_blank_boxes() -> None:
    assert judge_box("1", Ink(noise=0.12), typical=TYPICAL).why == "noise"
    assert judge_box("1", Ink(noise=0.08), typical=TYPICAL).state == "blank"
    assert judge_box("1", Ink(noise=0.08), typical=0.4).state == "doubtful"


def test_a_page_without_any_tick_is_looked_at() -> None:
    marks = [*boxes("one", 3, question="a"), *boxes("many", 3, question="b")]
    readings, _ = judge_page(marks, {mark.id: EMPTY for mark in marks}, {})
    assert [(one.state, one.why) for one in readings] == [("doubtful", "empty")] * 2


def test_a_page_on_which_a_pencil_hardly_came_through_is_looked_at() -> None:
    marks = [mark for name in "abcde" for mark in boxes("one", 3, question=name)]
    ink = {mark.id: EMPTY for mark in marks} | {marks[0].id: PEN, marks[3].id: PEN}
    readings, _ = judge_page(marks, ink, {})
    assert [(one.state, one.why) for one in readings[2:]] == [("doubtful", "empty")] * 3
    ink |= {marks[6].id: PEN}
    assert [one.state for one in judge_page(marks, ink, {})[0]] == ["mark"] * 3 + ["blank"] * 2


def test_a_tick_with_a_cross_over_it_is_for_a_person() -> None:
    crossed = replace(PEN, mass=2.5 * PEN.mass, corners=4)
    assert judge_box("1", crossed, typical=TYPICAL, usual=PEN.mass).why == "crossed"
    assert judge_box("1", replace(PEN, corners=4), typical=TYPICAL, usual=PEN.mass).state == "mark"
    assert judge_box("1", replace(PEN, corners=4), typical=TYPICAL, usual=PEN.mass, many=True).why == "crossed"


def test_ringed_words_beside_a_tick_elsewhere_are_for_a_person() -> None:
    assert judged("one", PEN, EMPTY, stray=6.0).why == "words"


@pytest.mark.parametrize("kind", ["digit", "text", "sign", "rank"])
def test_handwriting_is_never_read(kind: Kind) -> None:
    readings, _ = judge_page(boxes(kind, 2), {mark.id: PEN for mark in boxes(kind, 2)}, {})
    assert [(one.state, one.values) for one in readings] == [("look", ())]


def test_a_box_whose_frame_is_hidden_is_neither_ticked_nor_blank() -> None:
    assert judge_box("1", Ink(sides=2), typical=TYPICAL).why == "place"
    assert judge_box("1", replace(PEN, sides=1), typical=TYPICAL).why == "place"
    assert judge_box("1", Ink(sides=3), typical=TYPICAL).state == "blank"


def test_a_smeared_fainter_tick_beside_a_clear_one_was_rubbed_out_perhaps() -> None:
    rubbed = replace(PEN, peak=0.55, mass=3.4, strokes=2.4)
    assert judged("many", PEN, rubbed).why == "faint"


def test_when_little_of_a_tick_came_through_another_may_be_lost() -> None:
    broken = replace(PEN, mass=1.3, strokes=1.3, peak=0.9)
    assert judged("many", broken, EMPTY).why == "small"
    marks = [mark for name in "abcde" for mark in boxes("one", 2, question=name)]
    ink = {mark.id: broken if mark.part == "1" and mark.question != "e" else EMPTY for mark in marks}
    readings, _ = judge_page(marks, ink, {})
    assert [one.state for one in readings] == ["mark"] * 4 + ["doubtful"]


def test_scanty_ink_in_a_box_that_hardly_agrees_with_its_print_may_be_the_print() -> None:
    frame = replace(PEN, mass=1.3, strokes=1.3, likeness=0.45)
    assert judge_box("1", frame, typical=TYPICAL).why == "place"
    assert judge_box("1", replace(frame, likeness=0.9), typical=TYPICAL).state == "mark"
    assert judge_box("1", replace(PEN, mass=8, likeness=0.45), typical=TYPICAL).state == "mark"


def test_a_faint_crease_beside_a_clear_tick_is_no_question() -> None:
    crease = replace(PEN, peak=0.25, mass=0.8, strokes=0.8)
    assert judged("one", crease, PEN).values == ("2",)
    assert judged("one", crease, EMPTY).state == "doubtful"


def test_a_second_tick_in_weaker_light_is_still_a_second_tick() -> None:
    weaker = replace(PEN, peak=0.6, mass=3.0, strokes=2.8)
    assert judged("one", weaker, PEN).why == "two"
    assert judged("many", weaker, PEN).values == ("1", "2")


def test_a_blurred_ring_of_coffee_beside_a_clear_tick_is_no_question() -> None:
    ring = replace(PEN, peak=0.45, mass=5.0, strokes=1.0)
    assert judged("one", ring, PEN).values == ("2",)
    assert judged("one", ring, EMPTY).state == "doubtful"


def test_the_tail_of_a_tick_may_be_long_and_a_hair_may_not() -> None:
    tail = replace(PEN, beyond=8.0, back=0.5, bent=0.9)
    assert judge_box("1", tail, typical=TYPICAL).state == "mark"
    for hair in (replace(tail, bent=0.2), replace(tail, back=8.0), replace(tail, peak=0.5), replace(tail, beyond=12.0)):
        assert judge_box("1", hair, typical=TYPICAL).why in ("line", "smear"), hair


def test_one_straight_stroke_in_two_boxes_is_for_a_person() -> None:
    through = replace(PEN, shared=2, bent=0.3)
    assert judged("many", through, through).why == "line"
    assert judged("one", through, EMPTY).why == "line"


def test_a_bent_mark_that_touches_the_next_box_is_a_mark_of_its_own() -> None:
    own, tail = replace(PEN, shared=2, bent=0.9), replace(PEN, shared=2, bent=0.3)
    assert judged("many", own, own).values == ("1", "2")
    assert judged("many", own, tail).why == "line"
    assert judged("many", replace(own, shared=3), own).why == "line", "a line down a column"


PASSING = replace(PEN, peak=0.5, mass=5.0, strokes=4.8, runs=40.0)
"""The sharp edge of a coffee ring, or a crease."""


@pytest.mark.parametrize("kind", ["one", "many"])
def test_something_paler_that_runs_on_far_is_no_second_tick(kind: Kind) -> None:
    assert judged(kind, PASSING, PEN).values == ("2",)
    assert judged(kind, replace(PASSING, runs=5.0), PEN).values != ("2",), "a paler tick ends near its box"


def test_something_paler_that_runs_on_far_is_no_only_tick_either() -> None:
    alone = replace(PASSING, peak=0.4)
    assert judged("one", alone, EMPTY).why == "line"
    assert judged("one", alone, alone).state == "doubtful"


def test_a_tick_struck_out_together_with_its_words_is_for_a_person() -> None:
    struck = replace(PEN, mass=11.0, over=3.0)
    for many in (True, False):
        assert judge_box("1", struck, typical=TYPICAL, usual=6, many=many).why == "struck"
        assert judge_box("1", replace(PEN, over=4.0), typical=TYPICAL, usual=6, many=many).why == "struck"
        assert judge_box("1", replace(PEN, over=2.0), typical=TYPICAL, usual=6, many=many).state == "mark", "a tail"


def test_a_pencil_on_a_seal_is_not_taken_for_the_seal() -> None:
    pencil = replace(PEN, peak=0.4, mass=2.0, strokes=2.0, runs=40.0)
    marks = [mark for name in "abcd" for mark in boxes("one", 2, question=name)]
    ink = {mark.id: replace(pencil, runs=0.0) if mark.part == "1" else EMPTY for mark in marks}
    ink |= {marks[0].id: pencil, marks[1].id: PEN}
    assert judge_page(marks, ink, {})[0][0].state == "doubtful"


def test_around_an_empty_box_a_broad_pen_leaves_more_of_its_neighbours() -> None:
    beside = Ink(outside=3.2)
    assert judge_box("1", beside, typical=TYPICAL, usual=6).why == "ringed"
    assert judge_box("1", beside, typical=TYPICAL, usual=16).state == "blank"


def test_a_hole_or_a_blot_is_no_tick() -> None:
    hole = replace(PEN, extent=2.6, thick=1.6, mass=2.4, strokes=2.0)
    assert judge_box("1", hole, typical=TYPICAL).why == "blob"
    assert judge_box("1", replace(hole, blot=0.8), typical=TYPICAL).why == "blob"
    assert judge_box("1", replace(hole, blot=3.0), typical=TYPICAL).state == "mark", "the end of a broad stroke"


def test_a_page_in_good_ink_may_have_many_blank_questions() -> None:
    marks = [mark for name in "abcdef" for mark in boxes("one", 3, question=name)]
    ink = {mark.id: EMPTY for mark in marks} | {marks[0].id: PEN, marks[3].id: PEN, marks[6].id: PEN}
    assert [one.state for one in judge_page(marks, ink, {})[0]] == ["mark"] * 3 + ["blank"] * 3
    pencil = replace(PEN, peak=0.45, mass=2.6, strokes=2.5)
    ink |= {marks[0].id: pencil, marks[3].id: pencil, marks[6].id: pencil}
    assert [one.state for one in judge_page(marks, ink, {})[0]] == ["mark"] * 3 + ["doubtful"] * 3


def test_a_side_of_the_frame_that_a_fold_slid_into_the_box_is_no_tick() -> None:
    slid = replace(PEN, mass=3.9, likeness=0.3, sides=3)
    assert judge_box("1", slid, typical=TYPICAL).why == "place"
    assert judge_box("1", replace(slid, sides=4), typical=TYPICAL).state == "mark"


def test_the_end_of_a_pale_mark_beside_its_box_is_asked_about() -> None:
    pale = Ink(mass=2, strokes=2, extent=7, peak=0.43, fill=0.08, outside=0.1)
    end = Ink(mass=0.19, strokes=0.19, extent=1.4, peak=0.43, fill=0.005, outside=0.29, middle=0.0)
    assert judge_box("1", end, typical=0.41, usual=2, many=True).why == "edge"
    assert judge_box("1", replace(end, outside=0.0), typical=0.41, usual=2, many=True).state == "blank"
    assert judge_box("1", end, typical=0.95, usual=6, many=True).state == "blank", "a speck beside dark marks"
    assert judge_box("1", pale, typical=0.41, usual=2, many=True).state == "mark"
