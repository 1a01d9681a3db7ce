"""The three rates side by side above the ledger, each as k/n, each opening the issues it counts."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, Signal
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from storage.community.issue_rates import RATES, Share
from ui import icons, parts, theme
from ui.form.flow import FlowLayout
from ui.tokens import AROUND, WITHIN

WORDS: dict[str, str] = {
    "accepted": str(QT_TRANSLATE_NOOP("Rates", "Accepted")),
    "closed": str(QT_TRANSLATE_NOOP("Rates", "Closed")),
    "solved": str(QT_TRANSLATE_NOOP("Rates", "Recheck passed")),
    "fed_back": str(QT_TRANSLATE_NOOP("Rates", "Reported back")),
    "awaiting_recheck": str(QT_TRANSLATE_NOOP("Rates", "To recheck")),
    "overdue": str(QT_TRANSLATE_NOOP("Rates", "Overdue")),
    "closed_late": str(QT_TRANSLATE_NOOP("Rates", "Closed late")),
    "relapsed": str(QT_TRANSLATE_NOOP("Rates", "Came back")),
    "apart": str(QT_TRANSLATE_NOOP("Rates", "Counted apart")),
}
RULES: dict[str, str] = {
    "accepted": str(QT_TRANSLATE_NOOP("Rates", "Issues that were accepted, without those counted apart.")),
    "closed": str(QT_TRANSLATE_NOOP("Rates", "Closed and not sent back, of all that were accepted.")),
    "solved": str(
        QT_TRANSLATE_NOOP("Rates", "The last recheck passed and it has not come back, of all that are closed.")
    ),
    "fed_back": str(QT_TRANSLATE_NOOP("Rates", "Whoever raised it was told in this round, of all that were accepted.")),
    "awaiting_recheck": str(QT_TRANSLATE_NOOP("Rates", "Closed, and nobody has looked again.")),
    "overdue": str(QT_TRANSLATE_NOOP("Rates", "Not closed although the day has passed.")),
    "closed_late": str(QT_TRANSLATE_NOOP("Rates", "Closed after its day.")),
    "relapsed": str(QT_TRANSLATE_NOOP("Rates", "Came back after it had been put right.")),
    "apart": str(QT_TRANSLATE_NOOP("Rates", "Transferred, merged, withdrawn or no longer let.")),
}
SHAPES = {"closed": "done", "solved": "pass", "fed_back": "reply"}
SHOWN = ("closed", "solved", "fed_back", "awaiting_recheck", "closed_late", "apart")
"""What is overdue and what came back are chips already."""


def figure_word(key: str) -> str:
    """What a rate or count is called."""
    return QCoreApplication.translate("Rates", WORDS[key])


class Rates(QWidget):
    """A line of figures; a click filters the ledger by one."""

    opened = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        flow = self.flow = FlowLayout(self)
        flow.setContentsMargins(AROUND, WITHIN, AROUND, 0)
        self.scope = QLabel()
        self.scope.setProperty("role", "note")
        self.scope.setMinimumHeight(theme.current().measures.target)
        self.figures: dict[str, QPushButton] = {}
        flow.addWidget(self.scope)
        for key in SHOWN:
            button = QPushButton()
            button.setProperty("role", "figure-chip")
            button.setProperty("rate", "yes" if key in RATES else "no")
            if key in SHAPES:
                icons.dress(button, SHAPES[key])
            button.clicked.connect(partial(self._open, key))
            self.figures[key] = button
            flow.addWidget(button)

    def _open(self, key: str, _on: bool = False) -> None:
        self.opened.emit(key)

    def show_shares(self, shares: Mapping[str, Share], *, scope: str) -> None:
        """Show the figures of *scope*; a count of none is left out, a rate is not.

        Before anything was accepted there is nothing to be a share of.
        """
        any_yet = shares["accepted"].value + shares["apart"].value > 0
        self.scope.setVisible(any_yet)
        self.scope.setText(self.tr("{scope}: %n issue(s) accepted", "", shares["accepted"].value).format(scope=scope))
        for key, button in self.figures.items():
            share = shares[key]
            number = f"{share.value}/{share.of}" if share.of is not None else str(share.value)
            if share.percent is not None:
                number += f" · {share.percent}%"
            button.setText(f"{figure_word(key)} {number}")
            rule = QCoreApplication.translate("Rates", RULES[key])
            button.setToolTip(rule)
            button.setAccessibleName(f"{figure_word(key)} {number}. {rule}")
            button.setVisible(any_yet and (share.of is not None or share.value > 0))
            button.setEnabled(share.value > 0)

    def mark(self, key: str) -> None:
        """Show which figure the ledger is filtered by; blank for none."""
        for each, button in self.figures.items():
            parts.set_role(button, "yes" if each == key else "no", name="chosen")
