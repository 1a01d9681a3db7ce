"""The page of today: what now? Each card says one thing that waits, and has the one button for it."""

from __future__ import annotations

from PySide6.QtCore import QDate, QLocale
from PySide6.QtWidgets import QProgressBar, QPushButton, QVBoxLayout, QWidget

from ui import icons, parts
from ui.desk import Desk
from ui.page import Page
from ui.pages.now import Now, Round, Sheets, read_now
from ui.tokens import AROUND, BETWEEN, WITHIN

WIDEST = 860


class TodayPage(Page):
    """Answers "what now"; nothing on it needs to be known by heart."""

    help = "start"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.header.set_title(self.title)
        self.header.set_scope(self._day())
        self.walk = parts.button(
            self.tr("Start a round"), icon="walk", role="primary", clicked=lambda: desk.go("walk", choose=True)
        )
        self.walk.hide()
        self.header.add_action(self.walk)
        self._scrolled = parts.Scrolled(margin=AROUND, widest=WIDEST)
        self._cards: QWidget | None = None
        self.body.addWidget(self._scrolled, 1)

    @property
    def title(self) -> str:
        return self.tr("Today")

    def activate(self, **where: object) -> None:
        self.refresh(frozenset())

    def refresh(self, kinds: frozenset[str]) -> None:
        today = self.ws.clock().date().isoformat()
        community = self.desk.community
        self.worker.read(lambda db: read_now(db, today=today, community=community), self._show, owner=self)

    def _show(self, now: Now) -> None:
        self.walk.setVisible(bool(now.buildings))
        if self._cards is not None:
            self._cards.hide()
            self._cards.deleteLater()
        self._cards = QWidget()
        column = QVBoxLayout(self._cards)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(BETWEEN)
        for card in self._cards_for(now):
            column.addWidget(card)
        column.addStretch()
        self._scrolled.body.addWidget(self._cards, 1)
        if self.hasFocus():
            first = self.walk if now.buildings else self._cards.findChild(QPushButton)
            if first is not None:
                first.setFocus()

    def _cards_for(self, now: Now) -> list[QWidget]:
        cards: list[QWidget] = []
        if not now.buildings:
            cards += [self._begin(), self._fetch()]
        cards += [self._round(each) for each in now.rounds]
        if now.overdue:
            cards.append(self._overdue(now))
        cards += [self._sheets(each) for each in now.sheets]
        if now.owed:
            text = self.tr("%n matter(s) are settled, and nobody has told those who raised them.", "", now.owed)
            action = parts.button(
                self.tr("Tell them"), icon="reply", clicked=lambda: self.desk.go("ledger", filter="unfed")
            )
            cards.append(_card("note", "", self.tr("Feedback owed"), text, action))
        if now.buildings and not (now.rounds or now.overdue or now.sheets or now.owed):
            text = self.tr("Nothing waits. A good moment for a round, or for a look into the ledger.")
            cards.append(_card("pass", "good", self.tr("All done"), text, None))
        if now.buildings:  # before that there is nothing to lose
            cards.append(self._safety(now))
        return cards

    def _begin(self) -> QWidget:
        action = parts.button(
            self.tr("Enter the buildings"),
            icon="places",
            role="primary",
            clicked=lambda: self.desk.go("places", adding=True),
        )
        text = self.tr("First the buildings: one line of text makes a whole building with its homes.")
        return _card("places", "accent", self.tr("Begin here"), text, action)

    def _fetch(self) -> QWidget:
        """For a laptop that has just joined: what others entered comes with the first sync."""
        action = parts.button(self.tr("Sync"), icon="sync", clicked=lambda: self.desk.go("sync"))
        text = self.tr("Have your colleagues entered them on another laptop already? Sync once, and they come.")
        return _card("sync", "", self.tr("Or fetch them"), text, action)

    def _round(self, each: Round) -> QWidget:
        bar = QProgressBar()
        bar.setTextVisible(False)
        bar.setRange(0, max(1, each.total))
        bar.setValue(each.done)
        counted = self.tr("{done} of %n home(s)", "", each.total).format(done=each.done)
        bar.setAccessibleName(counted)
        going_on = self.tr("Go on: {home}").format(home=each.next_name)
        words = going_on if each.next_name else self.tr("Finish the round")
        action = parts.button(
            words,
            icon="next",
            role="primary",
            clicked=lambda: self.desk.go("walk", place=each.place, stop=each.next_unit),
        )
        return _card("doing", "", self.tr("Round in {place}").format(place=each.path), counted, action, below=bar)

    def _overdue(self, now: Now) -> QWidget:
        action = parts.button(
            self.tr("Show them"), icon="ledger", clicked=lambda: self.desk.go("ledger", filter="overdue")
        )
        lines = parts.column(spacing=0)
        for issue, path in now.most_overdue:
            line = self.tr("{place}: due {day}").format(place=path, day=issue.due)
            lines.addWidget(parts.note(line))
        text = self.tr("%n issue(s) should have been settled by now.", "", now.overdue)
        return _card("late", "", self.tr("Overdue"), text, action, below=lines)

    def _sheets(self, each: Sheets) -> QWidget:
        said = []
        if each.unkeyed:
            said.append(self.tr("%n sheet(s) wait to be keyed", "", each.unkeyed))
        if each.waiting:
            said.append(self.tr("%n sheet(s) wait for a second keying", "", each.waiting))
        if each.differing:
            said.append(self.tr("%n sheet(s) were read differently", "", each.differing))
        mode = "" if each.unkeyed else "checking"
        words = self.tr("Key sheets") if each.unkeyed else self.tr("Check them")
        action = parts.button(words, icon="sheets", clicked=lambda: self.desk.go("sheets", batch=each.batch, mode=mode))
        return _card("sheets", "", each.title, self.tr("; ").join(said), action)

    def _safety(self, now: Now) -> QWidget:
        found = now.standing
        action = parts.button(
            self.tr("Back up"), icon="backup", clicked=lambda: self.desk.go("settings", card="safety")
        )
        if found.last_backup is None:
            text = self.tr("There is no backup yet. If this laptop is lost, everything is lost.")
            return _card("late", "", self.tr("Not backed up"), text, action)
        when = found.last_backup[:16].replace("T", " ")
        if found.only_here:
            text = self.tr("%n change(s) since the backup of {when} are on this laptop only.", "", found.only_here)
            return _card("late", "", self.tr("Not backed up"), text.format(when=when), action)
        text = self.tr("Everything is in the backup of {when}.").format(when=when)
        return _card("pass", "", self.tr("Backed up"), text, None)

    def _day(self) -> str:
        day = self.ws.clock().date()
        return QLocale().toString(QDate(day.year, day.month, day.day), QLocale.FormatType.LongFormat)


def _card(
    icon: str, colour: str, title: str, text: str, action: QWidget | None, *, below: QWidget | QVBoxLayout | None = None
) -> parts.Card:
    card = parts.Card(spacing=WITHIN)
    mark = icons.Mark(icon, "", size=28, colour=colour)
    lines = parts.column(parts.section(title), parts.words(text), spacing=4)
    if below is not None:
        lines.addWidget(below) if isinstance(below, QWidget) else lines.addLayout(below)
    row = parts.row(spacing=BETWEEN)
    row.addWidget(mark)
    row.addLayout(lines, 1)
    if action is not None:
        row.addWidget(action)
    card.body.addLayout(row)
    return card
