"""Lets Chinese input methods in: Qt's Linux builds speak to fcitx only by way of ibus's interface."""

from __future__ import annotations

import sys
from collections.abc import MutableMapping


def prepare(environment: MutableMapping[str, str], *, platform: str = sys.platform) -> None:
    """Make sure that ibus is among the input methods Qt tries; call before QApplication exists.

    `QT_IM_MODULES`, a list, beats `QT_IM_MODULE`, and Qt falls through it: with `fcitx;ibus` a bundled
    fcitx plugin would win, and without one fcitx5 answers on ibus's interface.
    """
    if not platform.startswith("linux"):
        return
    listed = environment.get("QT_IM_MODULES", "")
    if listed:
        names = [name for name in listed.split(";") if name]
        if "ibus" not in names:
            environment["QT_IM_MODULES"] = ";".join([*names, "ibus"])
    elif "fcitx" in environment.get("QT_IM_MODULE", ""):
        environment["QT_IM_MODULES"] = "fcitx;ibus"


def in_use(environment: MutableMapping[str, str]) -> str:
    """The input methods that are asked for, for the settings page; empty when the system decides."""
    return environment.get("QT_IM_MODULES") or environment.get("QT_IM_MODULE") or ""
