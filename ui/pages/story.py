"""One issue as a story: what was found and done, on one line of time, and what comes next."""

from __future__ import annotations

from dataclasses import field
from functools import partial
from typing import Any

from PySide6.QtCore import QPoint, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QVBoxLayout, QWidget

from forms.lean import dataclass
from storage.community import case_cycles, happenings, issues, places
from storage.community.cases import cases
from storage.community.disputes import disputed
from storage.community.happenings import Happening
from storage.community.issue_queues import queue_of
from storage.community.issue_states import Finding, Step
from storage.engine import Database
from storage.sync.receipts import Where, receipt
from ui import icons, parts, theme
from ui.checklist_words import advice, item_word, reason_word
from ui.desk import Desk
from ui.form.flow import FlowLayout
from ui.form.photos import PhotoStrip
from ui.form.shelf import Photo
from ui.happened_words import line as happened_line
from ui.happened_words import shape as happened_shape
from ui.pages.story_steps import StepForm, next_steps
from ui.pages.sync_unsent import place_word
from ui.photo_shelf import WorkspaceShelf
from ui.tokens import BETWEEN, WITHIN
from ui.verbs import cases as case_verbs
from ui.verbs import issues as verbs
from ui.words import LEVELS, RESULTS, STATE_SHAPE, STATES, STEPS, word

THUMB = 104
PAIR = 184


@dataclass(frozen=True)
class Told:
    """Everything the story shows, read at once."""

    issue: issues.Issue
    place: str
    history: list[Finding | Step]
    notes: list[tuple[str, str, str]]
    photos: dict[str, list[Photo]] = field(default_factory=dict)
    after: list[Photo] = field(default_factory=list)
    where: Where | None = None
    """How far it has come; None where nobody syncs."""
    disputed: bool = False
    beside: list[Happening] = field(default_factory=list)
    """Voices, topics, tasks, demands: what stands beside the steps."""
    queue: str = ""
    cases: list[tuple[str, str, bool]] = field(default_factory=list)
    """Cases that go on: id, title, and whether this issue is in it."""


def tell(db: Database, issue: str, *, own: str = "") -> Told | None:
    """Read the story of *issue*; None when it has gone."""
    found = issues.load(db, issue)
    if found is None:
        return None
    place = places.load(db, found.place)
    history = issues.history(db, issue)
    before, after = issues.photo_pair(db, issue)
    photos = {"before": [Photo(each) for each in before]}
    for entry in history:
        if isinstance(entry, Step) and entry.photos:
            photos[entry.id] = [Photo(each) for each in entry.photos]
    where, later = place.path if place else "", [Photo(each) for each in after]
    unsettled = bool(disputed(db, [issue]))
    mine = {row.key for row in case_cycles.issue_cases.select(db, "owner = ?", (issue,))}
    open_cases = cases.select(db, "ended = ''", order="begun DESC, id")
    return Told(
        found, where, history, issues.notes(db, issue), photos, later, carried(db, issue, own=own), unsettled,
        happenings.beside_steps(db, issue), queue_of(db, issue),
        [(one.id, one.title, one.id in mine) for one in open_cases],
    )  # fmt: skip


def carried(db: Database, rec: str, *, own: str) -> Where | None:
    """Where *rec* and its photos are; None as long as this laptop has never synced."""
    if db.conn.execute("SELECT 1 FROM peer LIMIT 1").fetchone() is None:
        return None
    row = db.conn.execute("SELECT community FROM head WHERE rec = ?", (rec,)).fetchone()
    return receipt(db, rec, community=row[0], own=own).all if row else None


class Moment(QWidget):
    """One knot on the line of time: shape, day, what, by whom, words, photos."""

    def __init__(self, shape: str, *, day: str, what: str, by: str = "", words: str = "", last: bool = False) -> None:
        super().__init__()
        self._shape, self._last = shape, last
        head = parts.words(f"{day}  {what}")
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(36, 0, 0, BETWEEN)
        self.column.setSpacing(2)
        self.column.addWidget(head)
        for text in (words, by):
            if text:
                self.column.addWidget(parts.words(text) if text is words else parts.note(text))
        self.setAccessibleName(" ".join(filter(None, (day, what, words, by))))

    def paintEvent(self, event: QPaintEvent) -> None:
        c = theme.current().colours
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if not self._last:
            painter.setPen(QPen(QColor(c.line), 2))
            painter.drawLine(QPoint(13, 26), QPoint(13, self.height()))
        icons.paint(painter, self._shape, box=QRectF(3, 1, 20, 20), colour=QColor(icons.colour_of(self._shape)))


class Story(QFrame):
    """The panel beside the ledger."""

    closed = Signal()
    changed = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.issue = ""
        self._steps: QWidget | None = None
        self._just_taken = False
        self._undo_soon = False
        self._then = ""
        """A step to begin as soon as the story is there."""
        self._last: tuple[str, str] | None = None
        """The issue and the key of the step that was taken last, to take it back."""
        self._shown: set[str] = set()
        self._known: set[str] = set()
        """The steps that were there when the questions of another one were opened."""
        self.form: StepForm | None = None
        self.setProperty("role", "card")
        self.setMinimumWidth(360)
        self.head = parts.section()
        self.place = parts.words()
        self.facts = parts.note()
        self.shut = parts.icon_button("close", self.tr("Close"), role="plain", clicked=self.closed.emit)
        top = QHBoxLayout()
        top.setContentsMargins(BETWEEN, WITHIN, WITHIN, 0)
        top.addWidget(self.head, 1)
        top.addWidget(self.shut, 0, Qt.AlignmentFlag.AlignTop)
        self.banner = parts.Banner()
        self._line = parts.Scrolled(margin=16, spacing=0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(top)
        self._above = QVBoxLayout()
        self._above.setContentsMargins(BETWEEN, 0, BETWEEN, 0)
        for widget in (self.place, self.facts, self.banner):
            self._above.addWidget(widget)
        column.addLayout(self._above)
        column.addWidget(self._line, 1)

    def show_issue(self, issue: str, *, then: str = "") -> None:
        """Tell the story of *issue*, and begin the step *then* as soon as it is there."""
        self._then = then
        if issue != self.issue:
            self._put_away_form()
            self.banner.hide()
            self._just_taken, self._shown = False, set()
        self.issue = issue
        self.read()

    def read(self) -> None:
        """Read the story again."""
        issue, own = self.issue, self.desk.ws.device_id
        if issue:
            self.desk.worker.read(lambda db: tell(db, issue, own=own), self._show, owner=self)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            if self.form is not None:
                self._put_away_form()
            else:
                self.closed.emit()
        else:
            super().keyPressEvent(event)

    def _show(self, told: Told | None) -> None:
        if told is None:
            self.closed.emit()
            return
        issue = told.issue
        self.head.setText(item_word(issue.item))
        self.place.setText(told.place)
        facts = [word(STATES, issue.state), word(LEVELS, issue.level)]
        if issue.due:
            facts.append(self.tr("due {day}").format(day=issue.due))
        if issue.assignee:
            facts.append(issue.assignee)
        if issue.relapses:
            facts.append(self.tr("came back %n time(s)", "", issue.relapses))
        voices = sum(one.kind == "opinion" for one in told.beside)
        if voices:
            facts.append(self.tr("%n voice(s)", "", voices))
        if issue.times_found > 1:
            facts.append(self.tr("found %n time(s)", "", issue.times_found))
        if told.queue:
            facts.append(self.tr("Act now") if told.queue == "act_now" else self.tr("With care, never public"))
        if told.disputed:
            facts.append(self.tr("to verify: people differ on it, see “Sync”"))
        if told.where is not None:
            facts.append(place_word(told.where))
        self.facts.setText(" · ".join(filter(None, facts)))
        self._offer(told)
        self._draw(told)
        self._offer_undo(told)
        if self._then and issue.id == self.issue:
            name, self._then = self._then, ""
            self.begin(name)
            if self.form is not None and not self.form.kind.asked:
                self.form.take()

    def _offer(self, told: Told) -> None:
        issue = told.issue
        if self._steps is not None:
            self._above.removeWidget(self._steps)
            self._steps.deleteLater()
        self._steps = QWidget()
        flow = FlowLayout(self._steps)
        for number, step in enumerate(next_steps(issue, today=self.desk.ws.clock().date().isoformat())):
            role = "primary" if number == 0 else ""
            choose = parts.button(step.words(), role=role, clicked=partial(self.begin, step.name))
            flow.addWidget(choose)
        self.more = parts.button(self.tr("More"), icon="menu")
        self.more.setMenu(self._menu(told))
        flow.addWidget(self.more)
        self._above.addWidget(self._steps)

    def _menu(self, told: Told) -> QMenu:
        """What is done with an issue beside its steps: one more voice, a queue, a case, looking back."""
        menu = QMenu(self.more)
        menu.addAction(self.tr("Somebody else spoke of it"), partial(self.begin, "add_voice"))
        menu.addAction(self.tr("Look at it together on site"), lambda: self.desk.go("meetings", look_at=told.issue.id))
        for one in told.beside:
            if one.kind == "survey":
                go = partial(self.desk.go, "meetings", survey=one.rec)
                menu.addAction(self.tr("Looked at together {day}").format(day=one.day), go)
        menu.addSeparator()
        for queue, words in (("act_now", self.tr("Act now")), ("care", self.tr("With care, never public"))):
            action = menu.addAction(words)
            action.setCheckable(True)
            action.setChecked(told.queue == queue)
            action.triggered.connect(lambda on, queue=queue: self._into(queue if on else ""))
        menu.addSeparator()
        for case, title, on in told.cases:
            action = menu.addAction(self.tr("Case: {title}").format(title=title))
            action.setCheckable(True)
            action.setChecked(on)
            action.triggered.connect(lambda on, case=case: self._attach(case, on))
        if not told.cases:
            menu.addAction(self.tr("Begin a case for it"), lambda: self.desk.go("meetings", which="cases"))
        menu.addSeparator()
        menu.addAction(self.tr("All that happened about it"), partial(self._look_back, "issue", told))
        menu.addAction(self.tr("All that happened at this place"), partial(self._look_back, "place", told))
        return menu

    def _into(self, queue: str) -> None:
        verbs.into_queue(
            self.desk.worker, issue=self.issue, queue=queue, day=self.desk.ws.clock().date().isoformat(),
            by=self.desk.ws.person, done=lambda _: self._wrote(), failed=self.desk.fail,
        )  # fmt: skip

    def _attach(self, case: str, on: bool) -> None:
        if on:
            case_verbs.attach(self.desk.worker, case=case, issue=self.issue, done=lambda _: self._wrote())
        else:
            case_verbs.detach(self.desk.worker, case=case, issue=self.issue, done=lambda _: self._wrote())

    def _wrote(self) -> None:
        self.read()
        self.changed.emit()

    def _look_back(self, kind: str, told: Told) -> None:
        from ui.happened import Happened

        rec = told.issue.id if kind == "issue" else told.issue.place
        name = told.place if kind == "place" else f"{told.place} {item_word(told.issue.item)}"
        Happened(self.desk, kind=kind, rec=rec, name=name, parent=self.window()).show()

    def _offer_undo(self, told: Told) -> None:
        steps = {each.id: each for each in told.history if isinstance(each, Step)}
        self._shown = set(steps)
        new = [step for name, step in steps.items() if name not in self._known]
        if self._just_taken and new:
            self._just_taken, last = False, new[-1]
            self._last = (self.issue, last.id)
            if self._undo_soon:
                self._undo_soon = False
                self.undo()
                return
            text = self.tr("Noted: {step}").format(step=word(STEPS, last.what))
            self.banner.say(text, kind="good", remedy=self.tr("Undo"), do=partial(self._take_back, last.id))

    def undo(self) -> None:
        """Take back the step that was taken last, whichever issue it was."""
        if self._last is not None:
            (issue, step), self._last = self._last, None
            self.show_issue(issue)
            self._take_back(step)
        elif self._just_taken:
            self._undo_soon = True  # it is on the disk, but this panel has not heard of it yet

    def _take_back(self, step: str) -> None:
        self._last = None
        self.banner.hide()

        def done(_result: object) -> None:
            self.read()
            self.changed.emit()

        verbs.take_back(self.desk.worker, issue=self.issue, step=step, done=done, failed=self.desk.fail)

    def begin(self, name: str) -> None:
        """Open the few questions that the step *name* needs."""
        self._put_away_form()
        self._known = set(self._shown)
        self.form = StepForm(self.desk, issue=self.issue, name=name)
        self.form.kept.connect(self._kept)
        self.form.given_up.connect(self._put_away_form)
        self._above.addWidget(self.form)
        self.form.start()

    def _kept(self) -> None:
        self._just_taken = self.form is not None and self.form.kind.name not in ("add_note", "add_voice")
        self._put_away_form()
        self.read()
        self.changed.emit()

    def _put_away_form(self) -> None:
        if self.form is not None:
            self._above.removeWidget(self.form)
            self.form.deleteLater()
            self.form = None

    def _draw(self, told: Told) -> None:
        body = self._line.body
        parts.clear(body)
        if told.photos.get("before") and told.after:
            body.addWidget(self._pair(told))
        moments = [*told.history, *told.notes, *told.beside]
        moments.sort(key=lambda each: each[0] if isinstance(each, tuple) else each.day)
        shown_photos = False
        for number, each in enumerate(moments):
            last = number == len(moments) - 1
            moment = self._moment(each, told, last=last)
            if isinstance(each, Finding) and each.verdict == "fail" and not shown_photos and told.photos.get("before"):
                shown_photos = True
                if not told.after:
                    moment.column.addWidget(self._strip(told, "before"))
            if isinstance(each, Step) and each.id in told.photos:
                moment.column.addWidget(self._strip(told, each.id))
            body.addWidget(moment)
        body.addStretch()

    def _strip(self, told: Told, key: str) -> PhotoStrip:
        return self._photos(told, key, told.photos[key], side=THUMB)

    def _photos(self, told: Told, key: str, photos: list[Photo], *, side: int, most: int = 0) -> PhotoStrip:
        shelf, label = WorkspaceShelf(self.desk.ws, "", fixed=photos), item_word(told.issue.item)
        return PhotoStrip(shelf, self.desk.worker, field=key, label=label, readonly=True, side=side, most=most)

    def _pair(self, told: Told) -> QWidget:
        """How it was and how it is, side by side."""
        pair = QWidget()
        line = QHBoxLayout(pair)
        line.setContentsMargins(0, 0, 0, BETWEEN)
        line.setSpacing(BETWEEN)
        for key, words, photos in (
            ("before", self.tr("Before"), told.photos["before"]),
            ("after", self.tr("After"), told.after),
        ):
            said = words
            if len(photos) > 1:
                said = self.tr("{which}, %n photo(s)", "", len(photos)).format(which=words)
            strip = self._photos(told, key, photos, side=PAIR, most=1)
            line.addLayout(parts.column(parts.note(said), strip, spacing=4), 1)
        return pair

    def _moment(self, each: Any, told: Told, *, last: bool) -> Moment:
        if isinstance(each, Happening):
            return Moment(happened_shape(each), day=each.day, what=happened_line(each), last=last)
        if isinstance(each, tuple):
            day, by, text = each
            return Moment("waiting", day=day, what=word(STEPS, "note"), by=by, words=text, last=last)
        if isinstance(each, Finding):
            failed = each.verdict == "fail"
            reasons = [reason_word(told.issue.item, reason) for reason in each.reasons]
            said = " · ".join([*reasons, *([each.note] if each.note else [])])
            if failed and each is told.history[0] and advice(told.issue.item):
                said = "\n".join(filter(None, [said, self.tr("Advice: {what}").format(what=advice(told.issue.item))]))
            what = word(STEPS, "found" if failed else "passed")
            if failed and each.level:
                what += f" · {word(LEVELS, each.level)}"
            return Moment(
                "major" if each.level == "major" and failed else each.verdict,
                day=each.day,
                what=what,
                words=said,
                last=last,
            )
        return self._step(each, last=last)

    def _step(self, each: Step, *, last: bool) -> Moment:
        value = word(RESULTS, each.value) if each.what in ("recheck", "rated") else each.value
        said = " · ".join(
            filter(None, [value, each.note, self.tr("due {day}").format(day=each.due) if each.due else ""])
        )
        shapes = {
            "recheck": "pass" if each.value == "pass" else "fail",
            "started": "doing",
            "reported": "fail",
            "escalated": "major",
        }
        shape = shapes.get(each.what) or STATE_SHAPE.get(each.what, "waiting")
        return Moment(shape, day=each.day, what=word(STEPS, each.what), by=each.by, words=said, last=last)
