"""How the sheets of a batch may be checked, in the words that people choose by."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QSpinBox


def ways() -> list[tuple[str, str]]:
    """(what is kept, what people read), the least work first."""
    return [
        ("", QCoreApplication.translate("CheckingWays", "Key once")),
        ("all", QCoreApplication.translate("CheckingWays", "Every sheet twice, by two people")),
        ("nth", QCoreApplication.translate("CheckingWays", "One sheet in so many twice, by two people")),
        ("aloud", QCoreApplication.translate("CheckingWays", "Read every sheet aloud against the screen")),
    ]


def how_many() -> QSpinBox:
    """Where people say one sheet in how many is keyed twice."""
    every = QSpinBox()
    every.setRange(2, 999)
    every.setValue(10)
    every.lineEdit().setTextMargins(9, 0, 0, 0)
    every.setAccessibleName(QCoreApplication.translate("CheckingWays", "One sheet in how many"))
    return every
