"""The drawn photos."""

from __future__ import annotations

import io

import pytest
from PIL import Image

from storage.community.checklist_items import checklist
from storage.demonstration.pictures import BY_DEVICE, BY_ITEM, SCENES, draw


@pytest.mark.parametrize("name", ["corridor_blocked", "extinguisher_red", "heater_back"])
def test_a_picture_is_a_photo_and_always_the_same(name: str) -> None:
    first = draw(name)
    assert Image.open(io.BytesIO(first)).size == (960, 720)
    assert draw(name) == first
    assert draw(name, variant=1) != first


def test_every_picture_that_is_asked_for_exists() -> None:
    assert {scene for pair in BY_ITEM.values() for scene in pair} | set(BY_DEVICE.values()) <= SCENES.keys()
    assert BY_ITEM.keys() <= checklist().keys()


def test_what_was_put_right_looks_different_from_what_failed() -> None:
    outside = {"common_light_wall"}  # a front door, on either visit
    assert all(draw(before) != draw(after) for item, (before, after) in BY_ITEM.items() if item not in outside)
