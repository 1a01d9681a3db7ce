"""Sections that count over a period: its two days at the top, figures at the left, what is behind them at the right."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from ui import parts, theme
from ui.desk import Desk
from ui.form.dates import read_date
from ui.form.field import LineEdit
from ui.pages.people_part import NARROW, Section
from ui.tokens import BETWEEN


class PeriodSection(Section):
    """A section with the days `since` and `until`, each perhaps blank; its figures and rows stand `beside`."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.since, self.until = LineEdit(), LineEdit()
        for edit in (self.since, self.until):
            edit.setPlaceholderText(self.tr("any day"))
            edit.entered.connect(self.read)
            edit.left.connect(self.read)
        self.wrong = parts.words(role="bad")
        self.wrong.hide()
        self._beside = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._beside.setSpacing(BETWEEN)

    def beside(self, *cards: QWidget) -> QBoxLayout:
        """The layout that has *cards* beside each other, or below each other where there is little room."""
        for card in cards:
            self._beside.addWidget(card, 1, Qt.AlignmentFlag.AlignTop)
        return self._beside

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = self.width() < NARROW * theme.current().measures.text / 15
        wanted = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        if self._beside.direction() != wanted:
            self._beside.setDirection(wanted)

    def days(self) -> tuple[str, str] | None:
        """The two days, blank where any will do; None, and a sentence below them, where one is no date."""
        found: list[str] | None = []
        for edit in (self.since, self.until):
            text = edit.text().strip()
            day = read_date(text, today=self.desk.ws.clock().date()) if text else None
            if found is None or (text and day is None):
                found = None
            else:
                found.append(day.isoformat() if day else "")
        self.wrong.setText("" if found is not None else self.tr("This is not a date. Write it like 2026-11-30."))
        self.wrong.setVisible(found is None)
        return (found[0], found[1]) if found is not None else None
