"""Which pages the rail offers, in which order; a page is imported when it is first opened."""

from __future__ import annotations

from importlib import import_module

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from forms.lean import dataclass
from ui.desk import Desk
from ui.page import Page


@dataclass(frozen=True)
class Entry:
    """One place in the rail."""

    key: str
    word: str
    icon: str
    module: str
    name: str

    @property
    def label(self) -> str:
        return QCoreApplication.translate("Rail", self.word)

    def build(self, desk: Desk) -> Page:
        page: Page = getattr(import_module(self.module), self.name)(desk)
        return page


PAGES: tuple[Entry, ...] = (
    Entry("today", str(QT_TRANSLATE_NOOP("Rail", "Today")), "today", "ui.pages.today", "TodayPage"),
    Entry("walk", str(QT_TRANSLATE_NOOP("Rail", "Walk")), "walk", "ui.pages.walk", "WalkPage"),
    Entry(
        "sheets",
        str(QT_TRANSLATE_NOOP("Rail", "Sheets")),
        "sheets",
        "ui.pages.questionnaires",
        "QuestionnairesPage",
    ),
    Entry("ledger", str(QT_TRANSLATE_NOOP("Rail", "Ledger")), "ledger", "ui.pages.ledger", "LedgerPage"),
    Entry(
        "meetings",
        str(QT_TRANSLATE_NOOP("Rail", "Meetings")),
        "meeting",
        "ui.pages.deliberation",
        "DeliberationPage",
    ),
    Entry("plans", str(QT_TRANSLATE_NOOP("Rail", "Plans")), "plans", "ui.pages.plans", "PlansPage"),
    Entry("handout", str(QT_TRANSLATE_NOOP("Rail", "Handout")), "handout", "ui.pages.handout", "HandoutPage"),
    Entry("people", str(QT_TRANSLATE_NOOP("Rail", "People")), "people", "ui.pages.people", "PeoplePage"),
    Entry("places", str(QT_TRANSLATE_NOOP("Rail", "Places")), "places", "ui.pages.places", "PlacesPage"),
    Entry("sync", str(QT_TRANSLATE_NOOP("Rail", "Sync")), "sync", "ui.pages.sync", "SyncPage"),
    Entry("settings", str(QT_TRANSLATE_NOOP("Rail", "Settings")), "settings", "ui.pages.settings", "SettingsPage"),
)
