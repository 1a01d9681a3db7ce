"""The settings page: one column of cards."""

from __future__ import annotations

from collections.abc import Callable

from ui import parts
from ui.desk import Desk
from ui.page import Page
from ui.pages.settings_about import AboutCard
from ui.pages.settings_forms import FormsCard
from ui.pages.settings_handover import HandoverCard
from ui.pages.settings_keeping import KeepingCard
from ui.pages.settings_look import LookCard
from ui.pages.settings_period import PeriodCard
from ui.pages.settings_person import PersonCard
from ui.pages.settings_safety import SafetyCard
from ui.pages.settings_standards import StandardsCard
from ui.pages.settings_templates import TemplatesCard
from ui.tokens import AROUND


class SettingsPage(Page):
    """Everything that is set once."""

    help = "backup"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.header.set_title(self.title)
        self.scrolled = parts.Scrolled(margin=AROUND, widest=760)
        self.safety = SafetyCard(desk)
        self.person = PersonCard(desk)
        self.look = LookCard(desk)
        self.forms = FormsCard(desk)
        self.templates = TemplatesCard(desk)
        self.period = PeriodCard(desk)
        self.standards = StandardsCard(desk)
        self.keeping = KeepingCard(desk)
        self.handover = HandoverCard(desk)
        self.handover.told.connect(self._told)
        self.handover.refused.connect(desk.fail)
        self.handover.pack_wanted.connect(self._to_safety)
        cards = (
            self.person,
            self.look,
            self.safety,
            self.forms,
            self.templates,
            self.period,
            self.standards,
            self.keeping,
            self.handover,
            AboutCard(desk),
        )
        for card in cards:
            self.scrolled.body.addWidget(card)
        self.scrolled.body.addStretch()
        self.body.addWidget(self.scrolled, 1)

    @property
    def title(self) -> str:
        return self.tr("Settings")

    def activate(self, **where: object) -> None:
        self.safety.refresh()
        self.keeping.refresh()
        self.handover.read()
        self.templates.refresh()
        self.period.refresh()
        bar = self.scrolled.verticalScrollBar()
        if "scroll" in where:
            bar.setValue(int(str(where["scroll"])))
        if where.get("card") == "safety":
            self.scrolled.ensureWidgetVisible(self.safety)
            self.safety.back_up.setFocus()
        for name, card, first in (
            ("templates", self.templates, self.templates.take),
            ("period", self.period, self.period.look),
            ("handover", self.handover, self.handover.write),
        ):
            if where.get("card") == name:
                self.scrolled.ensureWidgetVisible(card)
                first.setFocus()

    def _told(self, words: str, back: Callable[[], object] | None) -> None:
        self.banner.say(words, kind="good", remedy=self.tr("Undo") if back else "", do=back)

    def _to_safety(self) -> None:
        self.scrolled.ensureWidgetVisible(self.safety)
        self.safety.back_up.setFocus()
        self.safety.back_up.click()

    @property
    def unsaved(self) -> bool:
        return self.handover.sheet is not None and self.handover.sheet.unsaved

    def leave(self) -> None:
        self.standards.leave()

    def refresh(self, kinds: frozenset[str]) -> None:
        self.safety.refresh()
        self.handover.read()
        if "form" in kinds:
            self.forms.refresh()
        if "filling" in kinds:
            self.templates.refresh()
        if "issue" in kinds:
            self.period.refresh()
        if "community" in kinds:
            self.standards.refresh()

    def where(self) -> dict[str, object]:
        return {"scroll": self.scrolled.verticalScrollBar().value()}
