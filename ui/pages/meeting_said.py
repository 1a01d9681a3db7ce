"""What was said about a topic: one line a statement, by party and never by name."""

from __future__ import annotations

from PySide6.QtCore import Qt

from storage.community.people import PARTIES as KNOWN_PARTIES
from ui import parts
from ui.desk import Desk
from ui.form.field import LineEdit
from ui.meeting_words import PARTIES, SAID, say
from ui.pages.meeting_part import PartyPicker, box, labelled, offered
from ui.pages.meeting_read import MeetingShown, TopicShown
from ui.pages.meeting_section import Section
from ui.row_list import Line, RowList
from ui.verbs import meetings as verbs

SHAPES = {"wish": "note", "fact": "waiting", "cause": "waiting", "worry": "late", "support": "pass", "oppose": "fail"}


class Said(Section):
    """A key chooses the party, then come the words, then Enter; nothing else needs touching."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.head.setText(self.tr("What was said"))
        self.lines = RowList(self.tr("What was said"), most=30)
        self.lines.removed.connect(self._remove)
        self.drop = parts.button(self.tr("Take off"), icon="remove", clicked=lambda: self._remove(self.lines.key))
        self.parties = PartyPicker(self.tr("Which party speaks"))
        self.parties.picked.connect(self._to_words)
        self.others = box()
        self.others.activated.connect(lambda _n: self._another())
        self.words: LineEdit = LineEdit()
        self.words.setPlaceholderText(self.tr("In their words, then Enter"))
        self.words.entered.connect(self.add)
        self.kind, self.about = box(), box()
        self.spoken_for = LineEdit()
        self.spoken_for.setPlaceholderText(self.tr("nobody else"))
        self.spoken_for.entered.connect(self.add)
        self.wrong = parts.words(role="bad")
        self.wrong.hide()
        self.body.addWidget(self.lines)
        self.body.addLayout(parts.row(self.drop, None))
        self.body.addWidget(parts.note(self.tr("Which party speaks? One key chooses.")))
        self.body.addWidget(self.parties)
        self.body.addLayout(labelled(self.tr("What it says"), self.words))
        self.body.addLayout(
            parts.row(
                labelled(self.tr("As"), self.kind),
                labelled(self.tr("About"), self.about),
                labelled(self.tr("Speaking for"), self.spoken_for),
                labelled(self.tr("Another party"), self.others),
            )
        )
        self.body.addWidget(self.wrong)
        self.body.addLayout(parts.row(parts.button(self.tr("Note it"), icon="add", clicked=self.add), None))
        self._extra: list[str] = []

    def show_topic(self, shown: MeetingShown, topic: TopicShown) -> None:
        fresh = topic.topic.key != self.key
        super().show_topic(shown, topic)
        if fresh:
            self.words.clear()
            self.spoken_for.clear()
            self._extra = []
        titles = {option.key: option.value for option, _ in topic.options}
        lines = []
        for one in topic.said:
            text = f"{say(PARTIES, one.party)} · {say(SAID, one.kind)}  {one.text}"
            if one.spoken_for:
                text += "  · " + self.tr("for {whom}").format(whom=one.spoken_for)
            if one.option in titles:
                text += "  · " + self.tr("about {option}").format(option=titles[one.option])
            lines.append(Line(one.key, text, SHAPES.get(one.kind, "waiting")))
        self.lines.fill(lines)
        self.drop.setVisible(bool(lines))
        self._offer_parties()
        offered(self.kind, [(code, say(SAID, code)) for code in SAID])
        offered(self.about, [("", self.tr("the topic")), *titles.items()])

    def _offer_parties(self) -> None:
        assert self.shown is not None and self.topic is not None
        here = list(self.shown.presence.parties)
        here += [one.party for one in self.topic.said if one.party not in here]
        here += [party for party in self._extra if party not in here]
        first = list(dict.fromkeys(here)) or list(KNOWN_PARTIES)
        self.parties.offer(first)
        rest = [(code, say(PARTIES, code)) for code in KNOWN_PARTIES if code not in first]
        offered(self.others, [("", "—"), *rest])

    def _another(self) -> None:
        party = str(self.others.currentData() or "")
        if party:
            self._extra.append(party)
            self._offer_parties()
            self.parties.choose(party)
            self.others.setCurrentIndex(0)
            self.words.setFocus(Qt.FocusReason.TabFocusReason)

    def _to_words(self, _party: str) -> None:
        self.words.setFocus(Qt.FocusReason.TabFocusReason)

    def add(self) -> None:
        """Note what was typed."""
        words, party = self.words.text().strip(), self.parties.party
        if not words or not party:
            missing = self.tr("Choose the party that speaks.") if words else self.tr("Write what it says.")
            self.wrong.setText(missing)
            self.wrong.show()
            if words:
                self.parties.enter()
            else:
                self.words.setFocus()
            return
        self.wrong.hide()
        verbs.speak(
            self.worker,
            meeting=self.meeting,
            topic=self.key,
            party=party,
            words=words,
            kind=str(self.kind.currentData()),
            spoken_for=self.spoken_for.text().strip(),
            option=str(self.about.currentData() or ""),
            done=self.done,
            failed=lambda error: self._again(words, error),
        )
        self.words.clear()
        self.spoken_for.clear()
        self.kind.setCurrentIndex(0)
        self.parties.enter()

    def _again(self, words: str, error: Exception) -> None:
        self.words.setText(words)
        self.refuse(error)

    def _remove(self, key: str) -> None:
        one = next((one for one in self.topic.said if one.key == key), None) if self.topic else None
        if one is not None:
            told = self.undoable(self.tr("Taken off: {words}").format(words=one.text))
            verbs.take_out(self.worker, rec=self.meeting, repeat="statement", key=key, done=told)
