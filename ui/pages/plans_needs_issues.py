"""Open issues that ask for a device, to be made demands: nothing of them is typed again."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent

from ui import parts
from ui.checklist_words import item_word
from ui.desk import Desk
from ui.pages.plans_grid import Cell, Grid, GridLine
from ui.pages.plans_needs_read import Waiting, waiting
from ui.plan_words import DEVICES, say
from ui.verbs import demands as verbs


class FromIssues(parts.Card):
    """Choose lines and press Enter; each becomes one device at its place, with its issue behind it."""

    made = Signal(object)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.found: list[Waiting] = []
        heads = [self.tr("Place"), self.tr("What was found"), self.tr("Device"), self.tr("Found on")]
        self.grid = Grid(self.tr("Issues that ask for a device"), heads, wide=0)
        self.grid.opened.connect(lambda _key: self.make(self.grid.keys))
        self.take = parts.button(
            self.tr("Make the chosen ones demands"), icon="add", role="primary",
            clicked=lambda: self.make(self.grid.keys),
        )  # fmt: skip
        self.all = parts.button("", icon="add", clicked=lambda: self.make([one.issue for one in self.found]))
        self.stop = parts.button(self.tr("Cancel"), role="plain", clicked=self.hide)
        self.body.addWidget(parts.section(self.tr("Issues that ask for a device")))
        self.body.addWidget(self.grid, 1)
        self.body.addLayout(parts.row(self.take, self.all, self.stop, None))

    def read(self, area: str) -> None:
        """Read what there is in *area*."""
        community = self.desk.community
        self.desk.worker.read(lambda db: waiting(db, area=area, community=community), self._show, owner=self)

    def _show(self, found: list[Waiting]) -> None:
        self.found = found
        self.grid.fill(
            [
                GridLine(
                    one.issue,
                    (Cell(one.place), Cell(item_word(one.item)), Cell(say(DEVICES, one.device)), Cell(one.opened)),
                )
                for one in found
            ]
        )
        self.all.setText(self.tr("All %n issue(s)", "", len(found)))

    def make(self, issues: list[str]) -> None:
        """Make *issues* demands."""
        pairs = [(one.issue, one.device) for one in self.found if one.issue in set(issues)]
        if pairs:
            day = self.desk.ws.clock().date().isoformat()
            verbs.demands_from_issues(self.desk.worker, wanted=pairs, day=day, done=self.made.emit)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.hide()
        else:
            super().keyPressEvent(event)
