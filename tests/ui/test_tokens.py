from __future__ import annotations

import pytest

from ui.tokens import COLOURS, MEASURES, UNIT, Colours, contrast

LOOKS = list(COLOURS.items())
INKS = ("ink", "soft", "accent", "good", "bad", "grave", "neutral", "unseen", "doubt", "late")


def test_contrast_is_measured_as_the_standard_says() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("ink", INKS)
@pytest.mark.parametrize(("look", "colours"), LOOKS, ids=[name for name, _ in LOOKS])
def test_every_text_colour_can_be_read_on_paper_and_card(look: str, colours: Colours, ink: str) -> None:
    for ground in (colours.ground, colours.card):
        assert contrast(getattr(colours, ink), ground) >= 4.5, f"{ink} in {look}"


@pytest.mark.parametrize(("look", "colours"), LOOKS, ids=[name for name, _ in LOOKS])
def test_words_can_be_read_on_every_tinted_ground(look: str, colours: Colours) -> None:
    pairs = [
        (colours.on_accent, colours.accent),
        (colours.ink, colours.accent_wash),
        (colours.accent, colours.accent_wash),
        (colours.ink, colours.good_wash),
        (colours.ink, colours.bad_wash),
        (colours.ink, colours.late_wash),
        (colours.good, colours.good_wash),
        (colours.bad, colours.bad_wash),
        (colours.late, colours.late_wash),
    ]
    assert [pair for pair in pairs if contrast(*pair) < 4.5] == []


@pytest.mark.parametrize(("look", "colours"), LOOKS, ids=[name for name, _ in LOOKS])
def test_controls_and_focus_stand_out_from_the_ground(look: str, colours: Colours) -> None:
    for edge in (colours.edge, colours.focus):
        assert contrast(edge, colours.ground) >= 3
        assert contrast(edge, colours.card) >= 3


def test_what_a_finger_must_hit_is_large_enough() -> None:
    assert [m.target for m in MEASURES.values()] == [44, 44, 56]
    assert all(m.target % UNIT == 0 and m.icon % UNIT == 0 for m in MEASURES.values())


def test_the_three_sizes_are_those_people_choose_from() -> None:
    assert [m.text for m in MEASURES.values()] == [15, 18, 22]
