"""People: who there is, who took part, who helps, what they did together, and the small money in it."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStackedWidget

from ui.chips import Chips
from ui.desk import Desk
from ui.page import Page
from ui.pages.people_part import Section
from ui.sentences import say
from ui.tokens import AROUND


class PeoplePage(Page):
    """Sections behind chips; each is built when it is first opened."""

    help = "people"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.header.set_title(self.title)
        self.sections: dict[str, Section] = {}
        self.chips = Chips(margin=AROUND)
        self.chips.chosen.connect(self._chosen)
        self.key = ""
        self._makers: dict[str, tuple[str, str]] = {}
        self.stack = QStackedWidget()
        self.body.addWidget(self.chips)
        self.body.addWidget(self.stack, 1)
        self._add("roster", self.tr("Roster"), "people_roster", "Roster")
        self._add("participation", self.tr("Participation"), "people_counted", "Participation")
        self._add("activities", self.tr("Activities"), "people_activities", "Activities")
        self._add("labels", self.tr("Labels"), "people_labels", "Labels")
        self._add("funds", self.tr("Small fund"), "people_funds", "Funds")
        self._add("given", self.tr("Put in"), "people_given", "Given")
        self._add("partners", self.tr("Partners"), "people_partners", "Partners")
        self._add("pacts", self.tr("Pacts"), "people_pacts", "Pacts")
        self._add("nominations", self.tr("Nominations"), "people_nominations", "Nominations")
        self._add("helpers", self.tr("Who can help"), "people_helpers", "Helpers")
        self._add("duties", self.tr("Who answers"), "people_duties", "Duties")
        self._add("visits", self.tr("Visits"), "people_visits", "Visits")

    def _add(self, key: str, words: str, module: str, name: str) -> None:
        self.chips.add(key, words)
        self._makers[key] = (f"ui.pages.{module}", name)

    @property
    def title(self) -> str:
        return self.tr("People")

    def section(self, key: str) -> Section:
        """The section *key*, built if this is the first time."""
        if key not in self.sections:
            module, name = self._makers[key]
            made: Section = getattr(import_module(module), name)(self.desk)
            made.told.connect(self._tell)
            made.refused.connect(lambda error: self.banner.say(say(error), kind="bad"))
            self.sections[key] = made
            self.stack.addWidget(made)
        return self.sections[key]

    def show_section(self, key: str, rec: str = "") -> None:
        """Bring a section to the front, at one record of it where one is given."""
        if key not in self._makers:
            key = next(iter(self._makers))
        if key != self.key:
            self.banner.hide()
        self.key = key
        self.chips.choose(key)
        section = self.section(key)
        self.stack.setCurrentWidget(section)
        if rec:
            section.show_rec(rec)
        section.read()

    def _chosen(self, key: str) -> None:
        self.show_section(key)
        self.section(key).enter()

    # ---- what the window asks

    def activate(self, **where: object) -> None:
        self.show_section(str(where.get("section") or self.key or "roster"), str(where.get("rec") or ""))
        focused = self.window().focusWidget()
        if focused is None or not self.isAncestorOf(focused):
            self.chips.buttons[self.key].setFocus(Qt.FocusReason.OtherFocusReason)

    def where(self) -> dict[str, object]:
        return {"section": self.key, "rec": self.sections[self.key].rec} if self.key in self.sections else {}

    def refresh(self, kinds: frozenset[str]) -> None:
        section = self.sections.get(self.key)
        if section is not None and (not section.kinds or section.kinds & kinds):
            section.read()

    @property
    def unsaved(self) -> bool:
        return any(one.unsaved for one in self.sections.values())

    def _tell(self, words: str, back: Callable[[], object] | None) -> None:
        self.banner.say(words, kind="good", remedy=self.tr("Undo") if back else "", do=back)
