"""The vote on a topic: three numbers for hands, one key for each paper, and the result in words."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSpinBox, QWidget

from storage.community import places
from storage.community.vote_rules import BY_MEETING
from ui import parts
from ui.desk import Desk
from ui.meeting_words import RULES, UNITS, VOTE_WAYS, say
from ui.pages.meeting_part import box, chosen, labelled, offered
from ui.pages.meeting_read import MeetingShown, TopicShown
from ui.pages.meeting_section import Section
from ui.pages.vote_keying import VoteKeying
from ui.pages.vote_words import result_words
from ui.verbs import meetings as verbs

HANDS = ("vote_yes", "vote_no", "vote_abstain")


class Vote(Section):
    """Before a paper vote is begun: the way, and the hands. From then on: the papers."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.head.setText(self.tr("Vote"))
        self.homes = 0
        self.way = box()
        self.way.activated.connect(lambda _n: self._keep(vote_way=str(self.way.currentData() or "")))
        self.hands = {name: number() for name in HANDS}
        for name, spin in self.hands.items():
            spin.editingFinished.connect(lambda name=name: self._keep_hands(name))
        self.said = parts.words()
        words = {"vote_yes": self.tr("Yes"), "vote_no": self.tr("No"), "vote_abstain": self.tr("Abstained")}
        self._by_hand = QWidget()
        line = parts.row(*(labelled(words[name], spin) for name, spin in self.hands.items()), None)
        self._by_hand.setLayout(line)
        self.body.addLayout(parts.row(labelled(self.tr("Way"), self.way), None))
        self.body.addWidget(self._by_hand)
        self.unit, self.rule, self.base = box(), box(), number()
        self.unit.activated.connect(lambda _n: self._guess_base())
        self.begin = parts.button(self.tr("Begin the paper vote"), icon="sheets", clicked=self.open_vote)
        self._paper = QWidget()
        self._paper.setLayout(
            parts.column(
                parts.row(labelled(self.tr("Counted"), self.unit), labelled(self.tr("Who may vote"), self.base), None),
                labelled(self.tr("Rule"), self.rule),
                parts.row(self.begin, None),
            )
        )
        self.body.addWidget(self._paper)
        self.keying = VoteKeying(desk)
        self.keying.wrote.connect(self.wrote)
        self.keying.refused.connect(self.refused)
        self.keying.told.connect(self.told)
        self.body.addWidget(self.keying)
        self.body.addWidget(self.said)

    def show_topic(self, shown: MeetingShown, topic: TopicShown) -> None:
        fresh = topic.topic.key != self.key or shown.meeting.id != self.meeting
        super().show_topic(shown, topic)
        offered(self.way, [("", self.tr("not chosen yet")), *((code, say(VOTE_WAYS, code)) for code in VOTE_WAYS)])
        offered(self.unit, [(code, say(UNITS, code)) for code in UNITS])
        offered(self.rule, [(code, say(RULES, code)) for code in RULES])
        way = topic.topic.vote_way
        chosen(self.way, way)
        for name, spin in self.hands.items():
            if fresh or not spin.hasFocus():
                spin.blockSignals(True)
                spin.setValue(-1 if getattr(topic.topic, name) is None else int(getattr(topic.topic, name)))
                spin.blockSignals(False)
        paper = topic.vote is not None
        self.way.setEnabled(not paper)
        self._by_hand.setVisible(way in ("hand", "stick", "online") and not paper)
        self._paper.setVisible(way == "ballot" and not paper)
        if fresh:
            chosen(self.rule, BY_MEETING.get(shown.meeting.kind, "majority"))
            self.worker.read(lambda db: sum(places.homes_of_buildings(db).values()), self._count_homes, owner=self)
        self.keying.setVisible(paper)
        if topic.vote is not None:
            self.keying.show_vote(topic.vote)
        self.said.setText(result_words(topic.vote) if topic.vote is not None else self._hands_words())
        self.said.setVisible(bool(self.said.text()))

    def _count_homes(self, homes: int) -> None:
        self.homes = homes
        self._guess_base()

    def _guess_base(self) -> None:
        """Who may vote is known: the homes of the community, or the people who signed in."""
        people = self.shown.presence.people if self.shown else 0
        self.base.setValue(self.homes if self.unit.currentData() == "household" else people)

    def _hands_words(self) -> str:
        if self.topic is None or self.shown is None:
            return ""
        counted = [getattr(self.topic.topic, name) for name in HANDS]
        if self.topic.topic.vote_way not in ("hand", "stick", "online") or counted[0] is None:
            return ""
        cast = sum(each or 0 for each in counted)
        people = self.shown.presence.people
        said = [self.tr("{yes} of {cast} agree.").format(yes=counted[0] or 0, cast=cast)]
        if cast > people:
            said.append(self.tr("More hands than the {people} who signed in: check the numbers.").format(people=people))
        return " ".join(said)

    # ---- what people do

    def leave(self) -> None:
        for name in HANDS:
            self._keep_hands(name)

    def _keep(self, **fields: str | int | None) -> None:
        verbs.change_row(
            self.worker, rec=self.meeting, repeat="topic", key=self.key, done=self.done, failed=self.refuse, **fields
        )

    def _keep_hands(self, name: str) -> None:
        if self.topic is None or not self._by_hand.isVisibleTo(self):
            return
        value = None if self.hands[name].value() < 0 else self.hands[name].value()
        if value != getattr(self.topic.topic, name):
            self._keep(**{name: value})

    def open_vote(self) -> None:
        """Begin the paper vote between the options, or yes and no where there are none."""
        if self.shown is None or self.topic is None:
            return
        verbs.open_vote(
            self.worker,
            title=self.topic.topic.title,
            day=self.shown.meeting.day,
            base=max(0, self.base.value()),
            unit=str(self.unit.currentData()),
            rule=str(self.rule.currentData()),
            meeting=self.meeting,
            topic=self.key,
            case=self.shown.meeting.case,
            done=self.done,
            failed=self.refuse,
        )


def number() -> QSpinBox:
    """A whole number that may be missing."""
    spin = QSpinBox()
    spin.setRange(-1, 999_999)
    spin.setSpecialValueText("—")
    spin.setValue(-1)
    spin.setAlignment(Qt.AlignmentFlag.AlignLeft)
    spin.lineEdit().setTextMargins(9, 0, 0, 0)
    spin.setKeyboardTracking(False)
    spin.setMinimumWidth(120)
    return spin
