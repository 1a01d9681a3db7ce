"""The steps an issue can take next, and the few questions that each needs."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QComboBox, QFormLayout, QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from forms.lean import dataclass
from storage.community import issues
from ui import parts
from ui.desk import Desk
from ui.form.field import LineEdit
from ui.form.photos import PhotoStrip
from ui.meeting_words import PARTIES
from ui.meeting_words import say as say_word
from ui.photo_shelf import WorkspaceShelf
from ui.sentences import say
from ui.verbs import issues as verbs
from ui.words import RESULTS, word


@dataclass(frozen=True)
class Asked:
    """One question of a step: its parameter, its words, and its values where there is a list."""

    name: str
    text: str
    options: tuple[str, ...] = ()
    photos: bool = False


@dataclass(frozen=True)
class StepKind:
    """A step people can take: the verb behind it and what it asks."""

    name: str
    text: str
    verb: Callable[..., Any]
    asked: tuple[Asked, ...] = ()
    by: bool = True

    def words(self) -> str:
        return QCoreApplication.translate("Steps", self.text)


NOTE = Asked("note", str(QT_TRANSLATE_NOOP("Steps", "Remark")))
PHOTOS = Asked("photos", str(QT_TRANSLATE_NOOP("Steps", "Photos")), photos=True)
DUE = Asked("due", str(QT_TRANSLATE_NOOP("Steps", "By when")))
RESULT = Asked(
    "result", str(QT_TRANSLATE_NOOP("Steps", "How it is now")), options=("pass", "fail", "relapse", "no_entry")
)
RATING = Asked(
    "rating", str(QT_TRANSLATE_NOOP("Steps", "How satisfied")), options=("satisfied", "neutral", "unsatisfied")
)
PARTY = Asked(
    "party", str(QT_TRANSLATE_NOOP("Steps", "Who spoke")),
    options=("resident", "tenant", "landlord", "neighbour", "property", "shop", "grid", "lane_head", "committee"),
)  # fmt: skip
KINDS: dict[str, StepKind] = {
    kind.name: kind
    for kind in (
        StepKind("accept", str(QT_TRANSLATE_NOOP("Steps", "Accept")), verbs.accept,
                 (Asked("office", str(QT_TRANSLATE_NOOP("Steps", "Who deals with it"))), DUE)),
        StepKind("assign", str(QT_TRANSLATE_NOOP("Steps", "Assign")), verbs.assign,
                 (Asked("to", str(QT_TRANSLATE_NOOP("Steps", "Who puts it right"))), DUE)),
        StepKind("start", str(QT_TRANSLATE_NOOP("Steps", "Work begins")), verbs.start),
        StepKind("finish", str(QT_TRANSLATE_NOOP("Steps", "Close")), verbs.finish, (NOTE, PHOTOS)),
        StepKind("recheck", str(QT_TRANSLATE_NOOP("Steps", "Recheck")), verbs.recheck,
                 (RESULT, NOTE, PHOTOS)),
        StepKind("feed_back", str(QT_TRANSLATE_NOOP("Steps", "Report back")), verbs.feed_back,
                 (Asked("way", str(QT_TRANSLATE_NOOP("Steps", "How they were told"))),)),
        StepKind("rate", str(QT_TRANSLATE_NOOP("Steps", "Satisfaction")), verbs.rate,
                 (RATING,)),
        StepKind("escalate", str(QT_TRANSLATE_NOOP("Steps", "Tell upward")), verbs.escalate,
                 (Asked("to", str(QT_TRANSLATE_NOOP("Steps", "Whom"))), NOTE)),
        StepKind("set_term", str(QT_TRANSLATE_NOOP("Steps", "New date")), verbs.set_term, (DUE, NOTE)),
        StepKind("reopen", str(QT_TRANSLATE_NOOP("Steps", "Open again")), verbs.reopen),
        StepKind("add_voice", str(QT_TRANSLATE_NOOP("Steps", "Note the voice")), verbs.add_voice,
                 (PARTY, Asked("words", str(QT_TRANSLATE_NOOP("Steps", "What they said"))))),
        StepKind("add_note", str(QT_TRANSLATE_NOOP("Steps", "Remark")), verbs.add_note, (NOTE,)),
    )
}  # fmt: skip
NEXT = {
    "new": ("accept", "finish", "escalate"),
    "accepted": ("assign", "finish", "set_term"),
    "assigned": ("start", "finish", "set_term"),
    "doing": ("finish", "set_term"),
    "done": ("recheck", "feed_back"),
    "rechecked": ("feed_back", "recheck"),
    "fed_back": ("rate", "recheck"),
    "rated": ("recheck",),
}


ONWARD = {
    "new": "accept", "accepted": "assign", "assigned": "start", "doing": "finish", "done": "recheck",
    "rechecked": "feed_back", "fed_back": "rate",
}  # fmt: skip
"""What moves an issue to the next state of the main line."""


def onward(state: str) -> StepKind | None:
    """The step that moves an issue on; what is rated or off the main line goes no further."""
    return KINDS[ONWARD[state]] if state in ONWARD else None


def next_steps(issue: issues.Issue, *, today: str = "") -> list[StepKind]:
    """What can be done about *issue* now, the likeliest first; a major one not yet told upward begins with that.

    What is past its day on *today* and was told to nobody can be told upward too.
    """
    names = list(NEXT.get(issue.state, ("reopen",)))
    if issue.level == "major" and not issue.escalated_on and not issue.side:
        names = ["escalate", *(name for name in names if name != "escalate")]
    elif today and issue.overdue(today) and not issue.escalated_on and "escalate" not in names:
        names.append("escalate")
    return [KINDS[name] for name in [*names, "add_note"]]


class StepForm(QFrame):
    """Asks what a step needs and takes it. Enter in the last line is enough."""

    kept = Signal()
    given_up = Signal()

    def __init__(self, desk: Desk, *, issue: str, name: str) -> None:
        super().__init__()
        self.desk, self.issue, self.kind = desk, issue, KINDS[name]
        self.setProperty("role", "card")
        self.edits: dict[str, LineEdit] = {}
        self.lists: dict[str, QComboBox] = {}
        self.strip: PhotoStrip | None = None
        self.said = parts.words(role="bad")
        self.said.hide()
        form = QFormLayout()
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        for asked in self.kind.asked:
            self._ask(form, asked)
        self.go = parts.button(self.kind.words(), role="primary", clicked=self.take)
        self.stop = parts.button(self.tr("Cancel"), role="plain", clicked=self.given_up.emit)
        line = QHBoxLayout()
        line.addWidget(self.go)
        line.addWidget(self.stop)
        line.addStretch()
        column = QVBoxLayout(self)
        column.addLayout(form)
        column.addWidget(self.said)
        column.addLayout(line)

    def _ask(self, form: QFormLayout, asked: Asked) -> None:
        words = QCoreApplication.translate("Steps", asked.text)
        widget: QWidget
        if asked.options:
            box = QComboBox()
            for option in asked.options:
                box.addItem(say_word(PARTIES, option) if asked is PARTY else word(RESULTS, option), option)
            self.lists[asked.name] = box
            widget = box
        elif asked.photos:
            shelf = WorkspaceShelf(self.desk.ws, self.issue)
            self.strip = PhotoStrip(
                shelf, self.desk.worker, field=f"step:{self.desk.ws.clock().isoformat()}", label=words
            )
            widget = self.strip
        else:
            edit = LineEdit()
            edit.entered.connect(self._enter)
            if asked.name == "due":
                edit.setPlaceholderText(self.tr("2026-11-30 or +7; empty: the usual term"))
            self.edits[asked.name] = edit
            widget = edit
        label = QLabel(words)
        label.setBuddy(widget)
        widget.setAccessibleName(words)
        form.addRow(label, widget)

    def start(self) -> None:
        """Put the keyboard on the first question."""
        first = next(iter([*self.lists.values(), *self.edits.values()]), self.go)
        first.setFocus(Qt.FocusReason.TabFocusReason)

    def _enter(self) -> None:
        edits = list(self.edits.values())
        at = next((n for n, edit in enumerate(edits) if edit.hasFocus()), len(edits))
        if at + 1 < len(edits):
            edits[at + 1].setFocus(Qt.FocusReason.TabFocusReason)
        else:
            self.take()

    def take(self) -> None:
        """Take the step; what is missing is said here."""
        from ui.form.dates import read_date

        today = self.desk.ws.clock().date()
        given: dict[str, Any] = {name: edit.text().strip() for name, edit in self.edits.items()}
        given |= {name: box.currentData() for name, box in self.lists.items()}
        if given.get("due"):
            day = read_date(given["due"], today=today)
            if day is None:
                self._say(self.tr("This is not a date. Write it like 2026-11-30."))
                return
            given["due"] = day.isoformat()
        if self.strip is not None:
            given["photos"] = [photo.id for photo in self.strip.photos]
        self.go.setEnabled(False)
        self.kind.verb(
            self.desk.worker, issue=self.issue, day=today.isoformat(), by=self.desk.ws.person, **given,
            done=lambda _result: self.kept.emit(), failed=self._failed,
        )  # fmt: skip

    def _failed(self, error: Exception) -> None:
        self.go.setEnabled(True)
        self._say(say(error))

    def _say(self, text: str) -> None:
        self.said.setText(text)
        self.said.show()
