from __future__ import annotations

import pytest

from ui import input_method


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ({}, {}),
        ({"QT_IM_MODULE": "fcitx"}, {"QT_IM_MODULE": "fcitx", "QT_IM_MODULES": "fcitx;ibus"}),
        ({"QT_IM_MODULE": "fcitx5"}, {"QT_IM_MODULE": "fcitx5", "QT_IM_MODULES": "fcitx;ibus"}),
        ({"QT_IM_MODULE": "ibus"}, {"QT_IM_MODULE": "ibus"}),
        ({"QT_IM_MODULES": "wayland;fcitx"}, {"QT_IM_MODULES": "wayland;fcitx;ibus"}),
        ({"QT_IM_MODULES": "wayland;ibus;fcitx"}, {"QT_IM_MODULES": "wayland;ibus;fcitx"}),
    ],
    ids=["nothing", "fcitx", "fcitx5", "ibus", "list without ibus", "list with ibus"],
)
def test_ibus_is_always_among_the_ways_chinese_comes_in(before: dict[str, str], after: dict[str, str]) -> None:
    environment = dict(before)
    input_method.prepare(environment, platform="linux")
    assert environment == after


def test_other_systems_are_left_alone() -> None:
    environment = {"QT_IM_MODULE": "fcitx"}
    input_method.prepare(environment, platform="win32")
    assert environment == {"QT_IM_MODULE": "fcitx"}


def test_the_settings_page_can_say_which_one_is_in_use() -> None:
    assert input_method.in_use({"QT_IM_MODULES": "fcitx;ibus", "QT_IM_MODULE": "fcitx"}) == "fcitx;ibus"
    assert input_method.in_use({}) == ""
