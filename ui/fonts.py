"""Loads the bundled type, so that Chinese never becomes boxes, whatever the system has."""

from __future__ import annotations

from PySide6.QtGui import QFontDatabase

from ui.theme import ASSETS

FILES = ("NotoSansSC-Regular.ttf", "NotoSansSC-Bold.ttf", "LXGWWenKai-Regular.ttf")
_loaded: list[str] = []


def load() -> list[str]:
    """Register the bundled fonts once; returns the family names."""
    if not _loaded:
        for file in FILES:
            number = QFontDatabase.addApplicationFont(str(ASSETS / "fonts" / file))
            if number < 0:
                raise RuntimeError(f"the font {file} in assets/fonts cannot be read")
            _loaded.extend(QFontDatabase.applicationFontFamilies(number))
    return list(dict.fromkeys(_loaded))
