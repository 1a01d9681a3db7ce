"""One place: what it is called, who answers for it, what is inside, its file."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from storage.community.duties import Duty
from storage.community.issue_table import Issue
from storage.community.places import Place
from ui import icons, parts, texts
from ui.checklist_words import item_word
from ui.desk import Desk
from ui.pages.place_facts import Details, read_details
from ui.pages.place_merge import MergePart
from ui.pages.place_words import level_word
from ui.tokens import AROUND, BETWEEN, UNIT, WITHIN
from ui.verbs import acting
from ui.verbs import places as verbs
from ui.words import LEVELS, STATE_SHAPE, STATES, word

if TYPE_CHECKING:
    from concurrent.futures import Future

    from storage.undoing import Did


class PlaceDetails(QWidget):
    """The right-hand side of the page of places."""

    add_wanted = Signal(str)
    gone = Signal()
    file_wanted = Signal(str)
    """Open the file of this house."""
    merged = Signal(str, str)
    """One place now stands for another: its id, and the other's."""
    told = Signal(str, object, str)
    """What was done, what takes it back, and the place it was done to."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._place = ""
        self._others: tuple[Place, ...] = ()
        self._scrolled = parts.Scrolled(margin=AROUND, widest=720)
        self._body: QWidget | None = None
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._scrolled)

    @property
    def place(self) -> str:
        """The place that is shown."""
        return self._place

    def forget(self) -> None:
        """The place that was shown is no longer there."""
        self._place = ""

    def show_place(self, place: str, *, homes: int = 0, others: Sequence[Place] = ()) -> None:
        """Read and show *place*; *others* are those that it may turn out to be the same as."""
        self._place, self._others = place, tuple(others)
        today, language = self._desk.ws.clock().date().isoformat(), texts.language()
        self._desk.worker.read(
            lambda db: read_details(db, place, today=today, language=language),
            lambda found: self._show(found, homes),
            owner=self,
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
        column.addWidget(self._names(found, homes))
        if found.place.level in ("building", "unit"):
            column.addWidget(self._state(found))
        if found.place.level == "building":
            column.addWidget(self._file(found))
        column.addWidget(self._duties(found))
        column.addWidget(self._tidy(found.place))
        column.addStretch()
        self._scrolled.body.addWidget(self._body, 1)

    def _names(self, found: Details, homes: int) -> parts.Card:
        place = found.place
        self.name = QLineEdit(place.name)
        self.name.setAccessibleName(self.tr("Name"))
        rename = parts.button(self.tr("Rename"), icon="edit", clicked=lambda: self._on_renamed(place))
        self.name.returnPressed.connect(lambda: self._on_renamed(place))
        facts = [level_word(place.level), place.path]
        if homes:
            facts.append(self.tr("%n home(s)", "", homes))
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
                    self.tr("Walk this building"),
                    icon="walk",
                    role="primary",
                    clicked=lambda: self._desk.go("walk", place=building),
                )
            )
        buttons.append(
            parts.button(self.tr("What happened here"), icon="calendar", clicked=lambda: self.show_happened(place))
        )
        buttons.append(None)
        card.body.addLayout(parts.row(*buttons))
        return card

    def show_happened(self, place: Place) -> None:
        """Everything dated about a place, in a window of its own."""
        from ui.happened import Happened

        Happened(self._desk, kind="place", rec=place.id, name=place.path or place.name, parent=self.window()).show()

    def _state(self, found: Details) -> parts.Card:
        card = parts.Card(parts.section(self.tr("Last visit and what is open")))
        if not found.visit_day:
            card.body.addWidget(parts.words(self.tr("Nobody has been here yet.")))
        else:
            said = {
                "issues": self.tr("{day}: %n thing(s) failed", "", found.visit_failed),
                "done": self.tr("{day}: nothing failed"),
                "unseen": self.tr("{day}: could not be looked at"),
            }
            text = said.get(found.visit_state, "{day}").format(day=found.visit_day)
            card.body.addWidget(parts.words(text))
        for issue, where in found.first_open:
            card.body.addLayout(self._issue(issue, where if found.place.level == "building" else ""))
        if found.open_count:
            show = parts.button(
                self.tr("Show %n open issue(s) in the ledger", "", found.open_count),
                icon="ledger",
                clicked=lambda: self._desk.go("ledger", filter="open", text=_searched(found.place)),
            )
            card.body.addLayout(parts.row(show, None))
        elif found.visit_day:
            card.body.addWidget(parts.note(self.tr("Nothing is open here.")))
        return card

    def _issue(self, issue: Issue, where: str) -> QHBoxLayout:
        state = word(STATES, issue.state)
        text = " · ".join(part for part in (where, item_word(issue.item), state, word(LEVELS, issue.level)) if part)
        line = parts.row(icons.Mark(STATE_SHAPE[issue.state], state), spacing=WITHIN)
        line.addWidget(parts.words(text), 1)
        return line

    def _file(self, found: Details) -> parts.Card:
        card = parts.Card(parts.section(self.tr("File of the house")))
        for label, value in found.file:
            card.body.addWidget(parts.words(f"{label}：{value}" if texts.language() == "zh" else f"{label}: {value}"))
        if not found.has_file:
            card.body.addWidget(
                parts.note(
                    self.tr("Floors, stairs, heaters, equipment. The checklist asks what fits the house, and no more.")
                )
            )
        going_on = self.tr("Go on with the file") if found.begun else ""
        text = going_on or (self.tr("Correct the file") if found.has_file else self.tr("Fill in the file"))
        place = found.place.id
        self.file = parts.button(text, icon="edit", clicked=lambda: self.file_wanted.emit(place))
        card.body.addLayout(parts.row(self.file, None))
        return card

    def _tidy(self, place: Place) -> QWidget:
        """Mending what was entered wrongly: the same place twice, a place that is none."""
        if place.level == "community":
            return QWidget()
        self.merge = MergePart(self._desk, place, self._others)
        self.merge.merged.connect(self.merged)
        leave_out = parts.button(
            self.tr("Leave out"),
            icon="trash",
            role="plain",
            tip=self.tr("For a place entered by mistake"),
            clicked=lambda: self._on_left_out(place),
        )
        card = parts.Card(parts.section(self.tr("Entered wrongly?")), self.merge)
        card.body.addLayout(parts.row(leave_out, None))
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
            said = self.tr("{place} is now called {name}").format(place=place.name, name=name)
            self._follow(verbs.rename(self._desk.ws, place=place.id, name=name), place, said)

    def _on_left_out(self, place: Place) -> None:
        said = self.tr("Left out: {place}").format(place=place.path or place.name)
        self._follow(verbs.leave_out(self._desk.ws, place=place.id), place, said, self.gone.emit)

    def _on_given(self, place: Place) -> None:
        person = self.person.text().strip()
        if person:
            title, said = self.duty_title.text().strip(), self.tr("{person} answers for {place} from today")
            self._follow(verbs.give_duty(self._desk.ws, place=place.id, person=person, title=title), place,
                         said.format(person=person, place=place.name))  # fmt: skip
        else:
            self.person.setFocus()

    def _follow(
        self, future: Future[Did[Any]], place: Place, said: str, then: Callable[[], object] | None = None
    ) -> None:
        worker = self._desk.worker

        def done(did: Did[Any]) -> None:
            if then is not None:
                then()
            self.told.emit(said, lambda: acting.take_back(worker, did=did), place.id)

        worker.follow(future, done, owner=self)


def _who(duty: Duty) -> str:
    return f"{duty.person}（{duty.title}）" if duty.title else duty.person


def _searched(place: Place) -> str:
    """What to search the ledger for: the whole name, which no other place has."""
    return place.path
