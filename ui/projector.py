"""The page for the room: one topic a screen in the largest type, turned by the arrow keys, and only public words."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QCoreApplication, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPixmap, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from exporters.screening import Screen
from forms.lean import dataclass
from storage.community.meetings import Option
from ui.desk import Desk
from ui.meeting_words import PARTIES, SAID, say
from ui.pages.meeting_read import MeetingShown, TopicShown
from ui.pages.vote_words import counts_words, result_words
from ui.photo_shelf import WorkspaceShelf
from ui.worker import Progress

SMALLEST = 14
LINES = 20
"""So many lines of text fill the height; everything else follows from that."""


@dataclass(frozen=True)
class Shown:
    """One option on a screen."""

    title: str
    facts: str
    good: str
    bad: str
    picture: str


@dataclass(frozen=True)
class Slide:
    """One screen."""

    title: str
    lines: tuple[str, ...]
    options: tuple[Shown, ...] = ()
    decision: str = ""


def slides(shown: MeetingShown, names: Sequence[str]) -> list[Slide]:
    """The screens of a meeting: agenda, topics, who does what. Whatever points at a person is masked."""
    screen = Screen(names=names)

    def public(text: str) -> str:
        return screen(text, where="")

    held = shown.meeting
    agenda = [f"{n}. {public(one.topic.title)}" for n, one in enumerate(shown.topics, start=1)]
    head = " ".join(filter(None, (held.day, held.starts, public(held.place))))
    found = [Slide(public(held.title), (head, *agenda))]
    found += [_topic(one, number, public) for number, one in enumerate(shown.topics, start=1)]
    work = [
        " · ".join(
            filter(None, (public(each.what), say(PARTIES, each.party) if each.party in PARTIES else "", each.due))
        )
        for one in shown.topics
        for each in one.work
        if each.state != "cancelled"
    ]
    if work:
        found.append(Slide(QCoreApplication.translate("Projector", "Who does what by when"), tuple(work)))
    return found


def _topic(one: TopicShown, number: int, public: object) -> Slide:
    assert callable(public)
    lines = [public(one.topic.fact)] if one.topic.fact else []
    counted: dict[str, int] = {}
    for each in one.said:
        counted[each.kind] = counted.get(each.kind, 0) + 1
    if not one.options and not one.topic.decision:
        lines += [f"{say(PARTIES, each.party)} · {say(SAID, each.kind)}：{public(each.text)}" for each in one.said[:6]]
    if one.vote is not None and one.vote.returned:
        lines += [counts_words(one.vote), result_words(one.vote)]
    decision = public(one.topic.decision)
    if decision:
        decision = QCoreApplication.translate("Projector", "Decided: {words}").format(words=decision)
    offered = tuple(_option(option, public) for option, _said in one.options[:3])
    return Slide(f"{number}. {public(one.topic.title)}", tuple(lines), offered, decision)


def _option(option: Option, public: object) -> Shown:
    assert callable(public)
    facts = []
    if option.cost is not None:
        facts.append(QCoreApplication.translate("Projector", "{yuan} yuan").format(yuan=option.cost))
    if option.days is not None:
        facts.append(QCoreApplication.translate("Projector", "Days of work: {count}").format(count=option.days))
    if option.fund:
        facts.append(public(option.fund))
    return Shown(public(option.value), " · ".join(facts), public(option.good), public(option.bad), option.picture)


class Projector(QWidget):
    """Full screen; Esc leaves it."""

    def __init__(self, desk: Desk, shown: MeetingShown, *, topic: str = "", names: Sequence[str] = ()) -> None:
        super().__init__(None, Qt.WindowType.Window)
        self.desk = desk
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setObjectName("page")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setWindowTitle(shown.meeting.title)
        self.slides = slides(shown, names)
        keys = [one.topic.key for one in shown.topics]
        self.at = keys.index(topic) + 1 if topic in keys else 0
        self._owner = shown.meeting.id
        self._inside: QWidget | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._draw()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        far = len(self.slides)
        steps = {Qt.Key.Key_Right: 1, Qt.Key.Key_PageDown: 1, Qt.Key.Key_Space: 1, Qt.Key.Key_Down: 1,
                 Qt.Key.Key_Left: -1, Qt.Key.Key_PageUp: -1, Qt.Key.Key_Up: -1, Qt.Key.Key_Backspace: -1,
                 Qt.Key.Key_Home: -far, Qt.Key.Key_End: far}  # fmt: skip
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        elif event.key() in steps:
            self.turn(steps[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)

    def turn(self, by: int) -> None:
        """Go on, or back."""
        to = max(0, min(len(self.slides) - 1, self.at + by))
        if to != self.at:
            self.at = to
            self._draw()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.oldSize() != event.size():
            self._draw()

    @property
    def text(self) -> str:
        """Everything that stands on the screen now."""
        inside = self._inside.findChildren(QLabel) if self._inside is not None else []
        return "\n".join(label.text() for label in inside if label.text())

    def _draw(self) -> None:
        if self._inside is not None:
            self._column.removeWidget(self._inside)
            self._inside.hide()
            self._inside.deleteLater()
        slide = self.slides[self.at]
        unit = max(SMALLEST, self.height() // LINES)
        self._inside = self._build(slide, unit)
        while unit > SMALLEST and not self._fits(self._inside):  # smaller, down to what the last row can still read
            unit = max(SMALLEST, round(unit * 0.9))
            self._inside.deleteLater()
            self._inside = self._build(slide, unit)
        self._column.addWidget(self._inside)
        self._inside.show()
        self.setAccessibleName(slide.title)
        for label in self._inside.findChildren(QLabel):
            if (picture := label.property("picture")) is not None:
                self._load(label, str(picture))

    def _fits(self, inside: QWidget) -> bool:
        for label in inside.findChildren(QLabel):
            label.ensurePolished()
        layout = inside.layout()
        assert layout is not None
        return layout.heightForWidth(self.width()) <= self.height()

    def _build(self, slide: Slide, unit: int) -> QWidget:
        inside = QWidget(self)
        column = QVBoxLayout(inside)
        column.setContentsMargins(2 * unit, unit, 2 * unit, unit)
        column.setSpacing(round(unit * 0.5))
        column.addWidget(_label(slide.title, round(unit * 1.4), bold=True))
        for line in slide.lines:
            column.addWidget(_label(line, round(unit * 0.86)))
        if slide.options:
            columns = QHBoxLayout()
            columns.setSpacing(unit)
            for option in slide.options:
                columns.addLayout(self._option(option, unit), 1)
            column.addLayout(columns)
        if slide.decision:
            column.addWidget(_label(slide.decision, round(unit * 1.05), bold=True))
        column.addStretch()
        foot = self.tr("{at} of {count} · arrow keys turn, Esc leaves").format(at=self.at + 1, count=len(self.slides))
        column.addWidget(_label(foot, max(13, unit // 3)))
        return inside

    def _option(self, option: Shown, unit: int) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(round(unit * 0.25))
        if option.picture:
            picture = QLabel()
            picture.setAccessibleName(option.title)
            picture.setProperty("picture", option.picture)
            picture.setFixedHeight(round(unit * LINES * 0.3))
            column.addWidget(picture)
        column.addWidget(_label(option.title, round(unit * 0.85), bold=True))
        for words, text in (
            ("", option.facts),
            (self.tr("Good: {words}"), option.good),
            (self.tr("Bad: {words}"), option.bad),
        ):
            if text:
                column.addWidget(_label(words.format(words=text) if words else text, round(unit * 0.6)))
        column.addStretch()
        return column

    def _load(self, label: QLabel, picture: str) -> None:
        side = QSize((self.width() - 6 * SMALLEST) // 3, label.height() or label.minimumHeight())
        shelf = WorkspaceShelf(self.desk.ws, self._owner)
        load = partial(_load, shelf, picture)
        self.desk.worker.run(load, partial(_paint, label, side), owner=label, failed=lambda _error: None)


def _load(shelf: WorkspaceShelf, picture: str, _progress: Progress) -> bytes:
    return shelf.picture(picture)


def _paint(label: QLabel, side: QSize, data: bytes) -> None:
    pixmap = QPixmap()
    if pixmap.loadFromData(data):
        label.setPixmap(
            pixmap.scaled(side, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation)
        )


def _label(text: str, size: int, *, bold: bool = False) -> QLabel:
    label = QLabel(text)
    label.setWordWrap(True)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setStyleSheet(f"font-size: {size}px;{' font-weight: bold;' if bold else ''}")
    return label
