"""What residents, companies and public money put in: sums by who gave and what kind, each opening its entries."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout

from forms.lean import dataclass
from storage.community import contributions as ledger
from storage.community.activities import activities
from storage.community.cases import cases
from storage.community.funds import PAYERS as KNOWN_PAYERS
from storage.community.places import tree
from storage.community.plans import measures
from storage.engine import Database
from ui import parts
from ui.desk import Desk
from ui.pages.contributions import Entry, GivenWords, PutIn, read_entries
from ui.pages.meeting_part import box, labelled, offered
from ui.pages.people_part import Block
from ui.pages.people_period import PeriodSection
from ui.people_words import GIFTS, say
from ui.row_list import Line

ALL = "*"


@dataclass(frozen=True)
class GivenShown:
    """The entries of a scope and what new ones can be about."""

    entries: tuple[Entry, ...]
    cases: tuple[tuple[str, str], ...]
    abouts: tuple[tuple[str, str], ...]
    places: tuple[tuple[str, str], ...]
    """(path, record)"""


def read_given(db: Database, *, case: str, since: str, until: str, community: str) -> GivenShown:
    """Read the entries of a case and a period, or of everything."""
    found = read_entries(db, case=case, since=since, until=until)

    def here(home: str) -> bool:
        return community in ("", home)

    known = [(one.id, one.title) for one in cases.select(db, order="begun DESC") if here(one.community)]
    planned = [one for one in measures.select(db, "cancelled = ''", order="title") if here(one.community)]
    held = [one for one in activities.select(db, order="day DESC") if here(one.community)]
    abouts = [*known, *((one.id, one.title) for one in planned)]
    abouts += [(one.id, f"{one.day} {one.title}") for one in held]
    at = tree(db, community=community or None, levels=("area", "building", "stairwell"))
    return GivenShown(
        tuple(one for one in found if here(one.row.community)),
        tuple(known),
        tuple(abouts),
        tuple((one.path, one.id) for one in at),
    )


class Given(PeriodSection):
    """The scope at the top, sums at the left, the entries of the chosen one at the right."""

    kinds = frozenset({"contribution", "measure", "activity", "case", "place"})

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.shown: GivenShown | None = None
        self._wanted = ""
        self.case = box()
        self.case.activated.connect(lambda _n: self.read())
        first = parts.row(
            labelled(self.tr("Case"), self.case),
            labelled(self.tr("From"), self.since),
            labelled(self.tr("Until"), self.until),
        )
        rule = self.tr(
            "Residents, companies and public money stand apart and have no sum. Work counts attendances and hours, "
            "goods their own unit, money yuan, rooms how often; none is turned into another. A fund's money is in "
            "the fund."
        )
        self.sums = Block(desk, self.tr("Put in by whom"), none=self.tr("Nothing yet."), most=14, note=rule)
        self.sums.list.currentItemChanged.connect(lambda _now, _old: self._open())
        self.rows = PutIn(desk, sums=False)
        self.rows.told.connect(self.told)
        self.rows.refused.connect(self.refused)
        self.rows.wrote.connect(self.read)
        page = parts.Scrolled(widest=1500)
        page.body.addWidget(parts.Card(parts.section(self.tr("What is counted")), first, self.wrong))
        page.body.addLayout(self.beside(self.sums, self.rows))
        page.body.addStretch()
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(page)

    def enter(self) -> None:
        first = self.sums.list if self.sums.list.count() else self.rows.buttons[0]
        first.setFocus(Qt.FocusReason.TabFocusReason)

    def show_rec(self, rec: str) -> None:
        """Show one entry among all of them."""
        self._wanted = rec
        offered(self.case, [("", self.tr("all"))])
        self.since.clear()
        self.until.clear()

    def read(self) -> None:
        days, case, community = self.days(), str(self.case.currentData() or ""), self.desk.community
        if days is not None:
            since, until = days[0], days[1] or "9999-12-31"
            self.worker.read(
                lambda db: read_given(db, case=case, since=since, until=until, community=community),
                self._show, owner=self,
            )  # fmt: skip

    def _show(self, found: GivenShown) -> None:
        self.shown = found
        offered(self.case, [("", self.tr("all")), *found.cases])
        words, lines = GivenWords(), []
        if found.entries:
            lines.append(Line(ALL, self.tr("All: %n entry(ies)", "", len(found.entries))))
        for payer in KNOWN_PAYERS:
            own = [one.row for one in found.entries if one.row.payer == payer]
            if own:
                lines.append(Line(payer, words.by(payer, ledger.count(own))))
            for kind in GIFTS:
                some = [one for one in own if one.kind == kind]
                if some and len(some) < len(own):
                    given = words.say(ledger.count(some))
                    label = self.tr("{what}: {counted}").format(what=say(GIFTS, kind), counted=given)
                    lines.append(Line(f"{payer}/{kind}", f"    {label}"))
        self.sums.fill(lines)
        if self._wanted:
            self.sums.list.choose(ALL)
        self._open()
        if self._wanted:
            self.rows.list.choose(self._wanted)
            self._wanted = ""

    def _open(self) -> None:
        found = self.shown
        if found is None:
            return
        payer, _, kind = self.sums.list.key.partition("/")
        chosen = [one for one in found.entries if payer in ("", ALL, one.row.payer) and kind in ("", one.row.kind)]
        self.rows.show_entries(chosen, abouts=found.abouts, places=dict(found.places))
