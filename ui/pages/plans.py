"""Plans: measures and tasks, what homes ask for and get, the matrix of buildings, patrols, and what comes round."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QStackedWidget

from ui import parts, shortcuts
from ui.chips import Chips
from ui.desk import Desk
from ui.page import Page
from ui.pages.plans_building import BuildingPlans
from ui.pages.plans_fitting import FittingDay
from ui.pages.plans_matrix import MatrixPart
from ui.pages.plans_measures import Measures
from ui.pages.plans_needs import Needs
from ui.pages.plans_part import PlanPart
from ui.pages.plans_patrol import Patrol
from ui.pages.plans_section import SectionPart
from ui.pages.plans_tasks import Tasks
from ui.sentences import say

MOST_UNDO = 50
WRITTEN = 20  # ms until it is looked again whether a write has come back


class PlansPage(Page):
    """Parts behind chips. What was done last stands below the title, with a way to take it back."""

    kinds = frozenset(
        ("measure", "contribution", "task", "demand", "work", "building_plan", "patrol", "place", "issue", "photo")
    ) | {"case", "person", "label", "labelled", "schedule", "shift", "distribution", "partner", "occasion"}
    help = "plans"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.header.set_title(self.title)
        self.part = "measures"
        self.measures, self.tasks, self.needs = Measures(desk), Tasks(desk), Needs(desk)
        self.fitting, self.matrix = FittingDay(desk), MatrixPart(desk)
        self.buildings, self.patrol = BuildingPlans(desk), Patrol(desk)
        self.handed = SectionPart(desk, "plans_handed", "Handed", record="building")
        self.schedules = SectionPart(desk, "plans_schedules", "Schedules", record="schedule")
        self.parts: dict[str, PlanPart] = {}
        self.chips = Chips()
        self.chips.chosen.connect(self.show_part)
        self._holders: dict[str, parts.Scrolled] = {}
        self._stack = QStackedWidget()
        self.body.addWidget(self.chips)
        self.body.addWidget(self._stack, 1)
        self.undo = parts.button(self.tr("Undo (Ctrl+Z)"), icon="undo", clicked=self.take_back)
        self.header.add_action(self.undo)
        self._done: list[tuple[str, Callable[[], object]]] = []
        shortcuts.bind(self, "plans.undo", self.take_back)
        self._show_last()
        for name, words, part in (
            ("measures", self.tr("Measures"), self.measures),
            ("tasks", self.tr("Tasks"), self.tasks),
            ("needs", self.tr("Demands"), self.needs),
            ("fitting", self.tr("Installation day"), self.fitting),
            ("handed", self.tr("Handed out"), self.handed),
            ("matrix", self.tr("Buildings × measures"), self.matrix),
            ("buildings", self.tr("Plan of buildings"), self.buildings),
            ("patrol", self.tr("Patrol"), self.patrol),
            ("schedules", self.tr("Schedules and rota"), self.schedules),
        ):
            self._add(name, words, part)

    @property
    def title(self) -> str:
        return self.tr("Plans")

    def _add(self, name: str, words: str, part: PlanPart) -> None:
        self.chips.add(name, words)
        self.parts[name] = part
        holder = parts.Scrolled(margin=0)  # in a low window and in large type a part scrolls as a whole
        holder.body.addWidget(part)
        self._holders[name] = holder
        self._stack.addWidget(holder)
        part.told.connect(self._tell)
        part.refused.connect(lambda error: self.banner.say(say(error), kind="bad"))
        part.wanted.connect(lambda where, what: self.show_part(where, **what))

    # ---- what is shown

    def activate(self, **where: object) -> None:
        name = str(where.get("part") or self.part)
        self.show_part(name, **{key: value for key, value in where.items() if key != "part"})

    def where(self) -> dict[str, object]:
        return {"part": self.part, **self.parts[self.part].where()}

    def show_part(self, name: str, **where: object) -> None:
        """Bring a part to the front."""
        if name not in self.parts:
            return
        if name != self.part:
            self.parts[self.part].leave()
            self.banner.hide()
        self.part = name
        self.chips.choose(name)
        self._stack.setCurrentWidget(self._holders[name])
        if where:
            self.parts[name].go_to(**where)
        self.parts[name].come()

    def read(self) -> None:
        """Read again what is in front."""
        self.parts[self.part].read()

    def refresh(self, kinds: frozenset[str]) -> None:
        self.read()

    def leave(self) -> None:
        self.parts[self.part].leave()

    @property
    def unsaved(self) -> bool:
        return self.handed.unsaved or self.schedules.unsaved

    # ---- what was done, and back

    def _tell(self, words: str, back: Callable[[], object]) -> None:
        self.banner.hide()
        self._done = [*self._done[1 - MOST_UNDO :], (words, back)]
        self._show_last()

    def take_back(self) -> None:
        """Take back what was done last, also when that is still being written."""
        if self.worker.writing:
            QTimer.singleShot(WRITTEN, self, self.take_back)
        elif self._done:
            _, back = self._done.pop()
            back()
            self._show_last()

    def _show_last(self) -> None:
        words = self._done[-1][0] if self._done else ""
        self.header.set_scope(words)
        self.undo.setEnabled(bool(words))
