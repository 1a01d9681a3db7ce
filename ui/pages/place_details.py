"""One place: what it is called, who answers for it, what is inside, its file."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from storage.community import places
from storage.community.places import Duty, Place
from storage.engine import Database
from ui import parts
from ui.desk import Desk
from ui.pages.place_words import level_word
from ui.tokens import AROUND, BETWEEN, UNIT, WITHIN
from ui.verbs import places as verbs


@dataclass(frozen=True)
class Details:
    """What is read about a place when it is chosen."""

    place: Place
    duties: list[Duty]
    responsible: Duty | None


def read_details(db: Database, place: str, *, today: str) -> Details | None:
    """Everything that the details show."""
    found = places.load(db, place)
    if found is None:
        return None
    return Details(found, places.duties(db, place), places.responsible(db, place, on=today))


class PlaceDetails(QWidget):
    """The right-hand side of the page of places."""

    add_wanted = Signal(str)
    gone = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._place = ""
        self._scrolled = parts.Scrolled(margin=AROUND, widest=720)
        self._body: QWidget | None = None
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._scrolled)

    @property
    def place(self) -> str:
        """The place that is shown."""
        return self._place

    def show_place(self, place: str, *, homes: int = 0) -> None:
        """Read and show *place*."""
        self._place = place
        today = self._desk.ws.clock().date().isoformat()
        self._desk.worker.read(
            lambda db: read_details(db, place, today=today), lambda found: self._show(found, homes), owner=self
        )

    def _show(self, found: Details | None, homes: int) -> None:
        if found is None or found.place.id != self._place:
            return
        if self._body is not None:
            self._body.hide()
            self._body.deleteLater()
        self._body = QWidget()
        column = QVBoxLayout(self._body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(BETWEEN)
        column.addWidget(self._names(found.place, homes))
        column.addWidget(self._duties(found))
        column.addStretch()
        self._scrolled.body.addWidget(self._body, 1)

    def _names(self, place: Place, homes: int) -> parts.Card:
        self.name = QLineEdit(place.name)
        self.name.setAccessibleName(self.tr("Name"))
        rename = parts.button(self.tr("Rename"), icon="edit", clicked=lambda: self._on_renamed(place))
        self.name.returnPressed.connect(lambda: self._on_renamed(place))
        facts = [level_word(place.level), place.path]
        if homes:
            facts.append(self.tr("{count} homes").format(count=homes))
        card = parts.Card(
            parts.section(place.name),
            parts.note(" · ".join(facts)),
            parts.column(parts.words(self.tr("Name")), parts.row(self.name, rename), spacing=UNIT),
        )
        if place.public_label and place.level != "community":
            card.body.addWidget(parts.note(self.tr("In public documents: {label}").format(label=place.public_label)))
        buttons: list[QWidget | None] = []
        if place.level != "unit":
            add = parts.button(self.tr("Add inside"), icon="add", clicked=lambda: self.add_wanted.emit(place.id))
            buttons.append(add)
        if place.level in ("building", "unit", "stairwell"):
            building = place.building or place.id
            buttons.append(
                parts.button(
                    self.tr("Walk this building"), icon="walk", clicked=lambda: self._desk.go("walk", place=building)
                )
            )
        buttons.append(None)
        if place.level != "community":
            buttons.append(
                parts.button(
                    self.tr("Leave out"),
                    icon="trash",
                    role="plain",
                    tip=self.tr("For a place entered by mistake"),
                    clicked=lambda: self._follow(verbs.leave_out(self._desk.ws, place=place.id), self.gone.emit),
                )
            )
        card.body.addLayout(parts.row(*buttons))
        return card

    def _duties(self, found: Details) -> parts.Card:
        card = parts.Card(parts.section(self.tr("Who answers for it")))
        now = found.responsible
        if now is None:
            card.body.addWidget(parts.words(self.tr("Nobody yet."), role="late"))
        elif now.place != found.place.id:
            text = self.tr("{person}, who answers for the place around it.").format(person=_who(now))
            card.body.addWidget(parts.words(text))
        for duty in found.duties:
            ended, lasting = self.tr("{person}: {since} to {until}"), self.tr("{person}: since {since}")
            line = (ended if duty.until else lasting).format(person=_who(duty), since=duty.since, until=duty.until)
            card.body.addWidget(parts.words(line, role="" if not duty.until else "note"))
        self.person = QLineEdit()
        self.person.setPlaceholderText(self.tr("Who answers from today"))
        self.person.setAccessibleName(self.tr("Who answers from today"))
        self.duty_title = QLineEdit()
        self.duty_title.setPlaceholderText(self.tr("As what, for example head of the stairwell"))
        self.duty_title.setAccessibleName(self.tr("As what they answer"))
        give = parts.button(self.tr("From today"), icon="person", clicked=lambda: self._on_given(found.place))
        self.person.returnPressed.connect(lambda: self._on_given(found.place))
        self.duty_title.returnPressed.connect(lambda: self._on_given(found.place))
        card.body.addLayout(parts.row(self.person, self.duty_title, spacing=WITHIN))
        card.body.addLayout(parts.row(None, give))
        return card

    def _on_renamed(self, place: Place) -> None:
        name = self.name.text().strip()
        if name and name != place.name:
            self._follow(verbs.rename(self._desk.ws, place=place.id, name=name))

    def _on_given(self, place: Place) -> None:
        person = self.person.text().strip()
        if person:
            self._follow(
                verbs.give_duty(self._desk.ws, place=place.id, person=person, title=self.duty_title.text().strip())
            )
        else:
            self.person.setFocus()

    def _follow(self, future: object, done: Callable[[], object] | None = None) -> None:
        self._desk.worker.follow(future, (lambda _: done()) if done else None, owner=self)  # type: ignore[arg-type]


def _who(duty: Duty) -> str:
    return f"{duty.person}（{duty.title}）" if duty.title else duty.person
