"""A peer for the keying bench: the form as one line a question, the way a spreadsheet is keyed, Enter going down.

Nothing of ours but the questions: no skips, so a question that the paper leaves out costs its Enter; no answers kept,
nothing written. What it takes is the least that a grid takes, in keys and in time.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QFormLayout, QLineEdit, QScrollArea, QWidget

from forms.paper.steps import Step, Steps
from forms.session import FormSession
from storage.community.keyed import OFFICE

# What others publish about keying; none of it was measured here. CSEntry counts as this bench does (keys x 3600 /
# (elapsed - pauses)); neither it nor EpiData publishes how many keys or seconds a questionnaire takes.
PUBLISHED = {
    "heads-down keying, keys an hour": (12_000, "TAWPI, the trade's norm"),
    "complex forms, keys an hour": (8_000, "TAWPI, the trade's norm"),
    "CSEntry or EpiData, keys or seconds a questionnaire": (None, "none published"),
}
KEYS_AN_HOUR = 8_000


def questions(session: FormSession) -> list[Step]:
    """Every question that the paper could answer, asked now or not."""
    root = session.root.name
    steps = Steps(session, leave_out=frozenset(f"/{root}/{name}" for name in OFFICE))
    return [step for step in steps.all() if step.kind == "question"]


class Grid(QScrollArea):
    """A line a question; Enter goes to the next one and from the last back to the first."""

    def __init__(self, labels: Sequence[str]) -> None:
        super().__init__()
        inside = QWidget()
        form = QFormLayout(inside)
        self.lines: list[QLineEdit] = []
        for label in labels:
            line = QLineEdit()
            form.addRow(label, line)
            self.lines.append(line)
        for line, following in zip(self.lines, [*self.lines[1:], self.lines[0]], strict=True):
            line.returnPressed.connect(following.setFocus)
        self.setWidget(inside)
        self.setWidgetResizable(True)
        if self.lines:
            self.lines[0].setFocus()
