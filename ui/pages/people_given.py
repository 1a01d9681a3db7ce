"""What residents, companies and public money put in: sums by who gave and what kind, each opening its entries."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout

from forms.lean import dataclass
from storage.community import contributions as ledger
from storage.community.activities import activities
from storage.community.cases import cases
from storage.community.funds import PAYERS as KNOWN_PAYERS
from storage.community.places import tree
from storage.community.plans import measures
from storage.engine import Database
from ui import parts, theme
from ui.desk import Desk
from ui.form.dates import read_date
from ui.form.field import LineEdit
from ui.pages.contributions import Entry, GivenWords, PutIn, read_entries
from ui.pages.meeting_part import box, labelled, offered
from ui.pages.people_part import NARROW, Block, Section
from ui.people_words import GIFTS, say
from ui.row_list import Line
from ui.tokens import BETWEEN

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


class Given(Section):
    """The scope at the top, sums at the left, the entries of the chosen one at the right."""

    kinds = frozenset({"contribution", "measure", "activity", "case", "place"})

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.shown: GivenShown | None = None
        self._wanted = ""
        self.case = box()
        self.case.activated.connect(lambda _n: self.read())
        self.since, self.until = LineEdit(), LineEdit()
        for edit in (self.since, self.until):
            edit.setPlaceholderText(self.tr("any day"))
            edit.entered.connect(self.read)
            edit.left.connect(self.read)
        self.wrong = parts.words(role="bad")
        self.wrong.hide()
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
        self._beside = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._beside.setSpacing(BETWEEN)
        self._beside.addWidget(self.sums, 1, Qt.AlignmentFlag.AlignTop)
        self._beside.addWidget(self.rows, 1, Qt.AlignmentFlag.AlignTop)
        page.body.addLayout(self._beside)
        page.body.addStretch()
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(page)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = self.width() < NARROW * theme.current().measures.text / 15
        wanted = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        if self._beside.direction() != wanted:
            self._beside.setDirection(wanted)

    def enter(self) -> None:
        first = self.sums.list if self.sums.list.count() else self.rows.buttons[0]
        first.setFocus(Qt.FocusReason.TabFocusReason)

    def show_rec(self, rec: str) -> None:
        """Show one entry among all of them."""
        self._wanted = rec
        offered(self.case, [("", self.tr("all"))])
        self.since.clear()
        self.until.clear()

    def _days(self) -> tuple[str, str] | None:
        days = []
        for edit in (self.since, self.until):
            text = edit.text().strip()
            day = read_date(text, today=self.desk.ws.clock().date()) if text else None
            if text and day is None:
                return None
            days.append(day.isoformat() if day else "")
        return days[0], days[1] or "9999-12-31"

    def read(self) -> None:
        days, case, community = self._days(), str(self.case.currentData() or ""), self.desk.community
        self.wrong.setText("" if days else self.tr("This is not a date. Write it like 2026-11-30."))
        self.wrong.setVisible(days is None)
        if days is not None:
            since, until = days
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
