"""Who came: type a few signs of a name, Enter signs somebody known in; somebody new needs one key for the party."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from storage.community.people import PARTIES as KNOWN_PARTIES
from storage.community.people import Person
from ui import parts
from ui.desk import Desk
from ui.form.field import LineEdit
from ui.meeting_words import PARTIES, say
from ui.pages.meeting_part import Part, PartyPicker, labelled
from ui.pages.meeting_read import MeetingShown
from ui.row_list import Line, RowList
from ui.tokens import BETWEEN
from ui.verbs import meetings as verbs

OFFERED = 8
NARROW = 860


class NameEdit(LineEdit):
    """Arrow down goes into the list of people below."""

    def __init__(self) -> None:
        super().__init__()
        self.below: QWidget | None = None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Down and self.below is not None and self.below.isVisibleTo(self.window()):
            self.below.setFocus(Qt.FocusReason.TabFocusReason)
        else:
            super().keyPressEvent(event)


class Signing(Part):
    """The name at the left, the sheet with its counts at the right."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, widest=1200)
        self.name = NameEdit()
        self.name.setPlaceholderText(self.tr("Type a name; Enter signs in whom you see first"))
        self.name.textChanged.connect(lambda _text: self._match())
        self.name.entered.connect(self.take)
        self.known = RowList(self.tr("People you know"), most=OFFERED)
        self.known.opened.connect(self._sign_known)
        self.sign = parts.button(self.tr("Sign in"), icon="add", clicked=lambda: self._sign_known(self.known.key))
        self.name.below = self.known
        self.hint = parts.note()
        self.parties = PartyPicker(self.tr("Party"))
        self.parties.picked.connect(self._sign_new)
        self.party_words = parts.words()
        self.regulars = parts.button("", icon="people", clicked=self._sign_regulars)
        left = parts.Card(
            parts.section(self.tr("Sign in")),
            labelled(self.tr("Name"), self.name),
            self.known,
            parts.row(self.sign, None),
            self.hint,
            self.party_words,
            self.parties,
            self.regulars,
        )
        self.count = parts.section()
        self.by_party = parts.words()
        self.sheet = RowList(self.tr("Sign-in sheet"), most=40)
        self.sheet.removed.connect(self._remove)
        self.drop = parts.button(self.tr("Take off"), icon="remove", clicked=lambda: self._remove(self.sheet.key))
        self.nobody = parts.words(self.tr("Nobody has signed in yet."))
        right = parts.Card(self.count, self.by_party, self.nobody, self.sheet, parts.row(self.drop, None))
        self._beside = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._beside.setSpacing(BETWEEN)
        self._beside.addWidget(left, 1, Qt.AlignmentFlag.AlignTop)
        self._beside.addWidget(right, 1, Qt.AlignmentFlag.AlignTop)
        self.body.addLayout(self._beside)
        self.on = parts.button(
            self.tr("On to the topics"), icon="next", clicked=lambda: self.wanted.emit("topics")
        )  # fmt: skip
        self.body.addLayout(parts.row(self.on, None))
        self.body.addStretch()

    def enter(self) -> None:
        self.name.setFocus(Qt.FocusReason.TabFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = self.width() < NARROW
        wanted = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        if self._beside.direction() != wanted:
            self._beside.setDirection(wanted)

    def show_meeting(self, shown: MeetingShown) -> None:
        super().show_meeting(shown)
        here = shown.presence
        self.count.setText(
            self.tr("%n person(s) present", "", here.people) + " · " + self.tr("%n party(ies)", "", len(here.parties))
        )
        should = shown.meeting.should_attend
        told = [f"{say(PARTIES, party)} {count}" for party, count in here.by_party.items()]
        if should:
            told.append(self.tr("{here} of {should} who should come").format(here=here.people, should=should))
        self.by_party.setText(" · ".join(told))
        self.by_party.setVisible(bool(told))
        self.sheet.fill([Line(one.key, f"{one.name or '—'}  · {say(PARTIES, one.party)}") for one in shown.signed])
        self.nobody.setVisible(not shown.signed)
        self.drop.setVisible(bool(shown.signed))
        own = sorted({one.party for one in shown.known if one.party} - KNOWN_PARTIES.keys())
        self.parties.offer([*KNOWN_PARTIES, *own])
        self.regulars.setText(self.tr("Sign in %n person(s) of the last meeting", "", len(shown.regulars)))
        self.regulars.setVisible(len(shown.regulars) > 1)
        self._match()

    def _match(self) -> None:
        if self.shown is None:
            return
        text = self.name.text().strip()
        found = [one for one in self.shown.known if _fits(one, text)][:OFFERED]
        self.known.fill([Line(one.id, f"{one.name}  · {say(PARTIES, one.party)}") for one in found])
        if found:
            self.known.setCurrentRow(0)
        self.sign.setVisible(bool(found))
        new = bool(text)
        self.party_words.setText(self.tr("“{name}” is new: which party?").format(name=text) if new and not found else
                                 self.tr("Somebody else called “{name}”: which party?").format(name=text))  # fmt: skip
        self.party_words.setVisible(new)
        self.parties.setVisible(new)
        self.hint.setText(
            self.tr("Enter signs in {name}.").format(name=found[0].name)
            if found and new
            else self.tr("Enter, then the key of the party.")
            if new
            else ""
        )
        self.hint.setVisible(new)

    # ---- what people do

    def take(self) -> None:
        """Sign in the first match; where there is none, ask for the party."""
        text = self.name.text().strip()
        if text and self.known.count():
            self._sign_known(self.known.keys[0])
        elif text:
            self.parties.enter()

    def _sign_known(self, person: str) -> None:
        if self.shown is None:
            return
        one = next((each for each in self.shown.known if each.id == person), None)
        if one is None or not one.party:
            return
        verbs.sign_in(
            self.worker,
            meeting=self.meeting,
            name=one.name,
            party=one.party,
            person=one.id,
            done=self._signed,
            failed=self.refuse,
        )
        self.name.clear()
        self.enter()

    def _sign_new(self, party: str) -> None:
        name = self.name.text().strip()
        if name:
            verbs.sign_in(
                self.worker, meeting=self.meeting, name=name, party=party, done=self._signed, failed=self.refuse
            )
            self.name.clear()
            self.parties.forget()
            self.enter()

    def _sign_regulars(self) -> None:
        if self.shown is not None:
            people = list(self.shown.regulars)
            said = self.tr("%n person(s) signed in", "", len(people))
            verbs.sign_in_all(self.worker, meeting=self.meeting, people=people, done=self.undoable(said))
            self.enter()

    def _signed(self, _key: str) -> None:
        self.wrote.emit()

    def _remove(self, key: str) -> None:
        one = next((each for each in self.shown.signed if each.key == key), None) if self.shown else None
        if one is not None:
            told = self.undoable(self.tr("Taken off the sheet: {name}").format(name=one.name))
            verbs.take_out(self.worker, rec=self.meeting, repeat="attendee", key=key, done=told)


def _fits(person: Person, text: str) -> bool:
    return bool(person.name) and bool(person.party) and text.casefold() in person.name.casefold()
