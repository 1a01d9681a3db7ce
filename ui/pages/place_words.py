"""The words for the levels of places."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

LEVELS = {
    "community": QT_TRANSLATE_NOOP("Level", "community"),
    "area": QT_TRANSLATE_NOOP("Level", "area"),
    "building": QT_TRANSLATE_NOOP("Level", "building"),
    "stairwell": QT_TRANSLATE_NOOP("Level", "stairwell"),
    "unit": QT_TRANSLATE_NOOP("Level", "home"),
}


def level_word(level: str) -> str:
    """The word for *level* in the language of the window."""
    return QCoreApplication.translate("Level", str(LEVELS.get(level, level)))
