"""What a scanner cannot decide, one question after the other: the piece of paper, and the keys to say what it says."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QImage, QKeyEvent
from PySide6.QtWidgets import QGridLayout, QPushButton, QSizePolicy

from forms.lean import dataclass
from forms.paper.scan_judge import Reading
from ui import parts, theme
from ui.desk import Desk
from ui.form.choice_button import KEYS
from ui.form.field import ENTER, LineEdit
from ui.pages.paper_crop import Framed
from ui.pages.paper_desk import PaperDesk
from ui.pages.scan_queue import Sight, Waiting, sight
from ui.sentences import say
from ui.verbs import scans as verbs

CHOSEN = ("one", "many", "tick")
MOST_IN_A_COLUMN = 8
"""More choices than these stand in two columns, so that all are seen at once."""


@dataclass(frozen=True)
class Done:
    """One settled question, to be taken back."""

    page: int
    question: str


class ReviewView(PaperDesk):
    """One question at a time, the paper beside it. Digits choose, Enter accepts, space is blank, Page Up goes back."""

    closed = Signal()
    settled = Signal(str)

    def __init__(self, desk: Desk, pages: list[Waiting]) -> None:
        super().__init__()
        self.desk, self.pages = desk, pages
        self.at = 0
        self.sight: Sight | None = None
        self.image = QImage()
        self.queue: list[Reading] = []
        self.place = 0
        self.chosen: set[str] = set()
        self.done: list[Done] = []
        self._back_to = ""
        self._busy = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(self.tr("Look at a scanned page"))
        self.progress = parts.note()
        self.banner = parts.Banner()
        self.label = parts.words(role="field")
        self.why = parts.words(role="late")
        self.text = LineEdit()
        self.text.setAccessibleName(self.tr("What the paper says"))
        self.text.entered.connect(self.accept)
        self.text.textEdited.connect(lambda typed: self.blank() if typed == " " else None)
        self.choices: list[QPushButton] = []
        self._lay_out()

    def _lay_out(self) -> None:
        body = self.lay_out(
            keys=(
                ("1…9 0 a…z", self.tr("choose")),
                ("Enter", self.tr("that is what the paper says")),
                (self.tr("Space"), self.tr("it is blank")),
                ("Page Up", self.tr("back; what was said is open again")),
                ("F11", self.tr("the whole page, or the piece")),
                ("Esc", self.tr("stop; what was said is kept")),
            )
        )
        for part in (self.progress, self.banner, self.label, self.why):
            body.addWidget(part)
        self._holder = QGridLayout()
        self._holder.setSpacing(6)
        body.addLayout(self._holder)
        body.addWidget(self.text)
        body.addStretch()

    # ---- a page

    def start(self) -> None:
        """Put the first page on the desk."""
        self._open(0)

    def _open(self, at: int) -> None:
        if at >= len(self.pages):
            self.closed.emit()
            return
        self.at, self._busy = at, True
        ws, waiting = self.desk.ws, self.pages[at]
        self.desk.worker.run(lambda _progress: sight(ws, waiting), self._take, owner=self, failed=self._failed)

    def _take(self, found: Sight | None) -> None:
        self._busy = False
        if found is None:
            self._open(self.at + 1)
            return
        self.sight = found
        self.image = QImage.fromData(found.picture) if found.picture else QImage()
        waiting = found.opened.waiting
        settled = [one for name, one in found.opened.readings.items() if name in found.opened.settled]
        self.queue = waiting if waiting and not self._back_to else [*settled, *waiting]
        if not self.queue:
            self.queue = list(found.opened.readings.values()) if len(self.pages) == 1 else []
        order = list(found.opened.readings)
        self.queue.sort(key=lambda one: order.index(one.question))
        self.place = next((n for n, one in enumerate(self.queue) if one.question == self._back_to), 0)
        self._back_to = ""
        if not self.queue and len(self.pages) > 1:
            self._open(self.at + 1)
            return
        self._tell()

    @property
    def reading(self) -> Reading | None:
        """What is looked at now."""
        return self.queue[self.place] if self.place < len(self.queue) else None

    # ---- a question

    def _tell(self) -> None:
        assert self.sight is not None
        found, reading = self.sight, self.reading
        said = [found.waiting.number or found.waiting.scan.file]
        if found.opened.scan.page:
            said.append(
                self.tr("page {page} of {pages}").format(page=found.opened.scan.page, pages=found.waiting.pages)
            )
        left = len(self.queue) - self.place
        if reading is not None:
            said.append(self.tr("%n question(s) left here", "", left))
            pages = len(self.pages) - self.at - 1
            if pages:
                said.append(self.tr("%n page(s) after this", "", pages))
        self.progress.setText(" · ".join(said))
        self._clear()
        if reading is None:  # a page that could not be read: only its picture
            self.label.setText(found.waiting.why)
            self.why.hide()
            self.text.hide()
            self.crop.show_part(self.image, None, [])
            self.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self.label.setText(found.words(reading.question))
        self.why.setText(self._why(reading))
        self.why.setVisible(bool(self.why.text()))
        says = found.opened.says(reading.question)
        self.chosen = set(says)
        if reading.kind in CHOSEN:
            self.text.hide()
            self._offer(found.options(reading.question))
            self.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.text.setText(" ".join(says))
            self.text.show()
            self.text.setFocus(Qt.FocusReason.OtherFocusReason)
            self.text.selectAll()
        self._frame()

    def _offer(self, options: list[tuple[str, str]]) -> None:
        columns = 2 if len(options) > MOST_IN_A_COLUMN else 1
        for place, (value, words) in enumerate(options):
            key = KEYS[place] if place < len(KEYS) else ""
            button = parts.button("", role="row", clicked=partial(self.pick, value))
            button.setToolTip(words)
            button.setProperty("words", f"{key}   {words}")
            button.setCheckable(True)
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            button.setAccessibleName(f"{key}: {words}")
            button.setProperty("value", value)
            if columns > 1:
                button.setFixedHeight(round(44 * theme.current().measures.text / 15))
            button.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
            self._holder.addWidget(button, place // columns, place % columns)
            self.choices.append(button)
        self._mark()

    def _mark(self) -> None:
        for button in self.choices:
            chosen = button.property("value") in self.chosen
            button.setChecked(chosen)
            button.setText(f"{button.property('words')}{'   ✓' if chosen else ''}")

    def _clear(self) -> None:
        for button in self.choices:
            self._holder.removeWidget(button)
            button.hide()
            button.deleteLater()
        self.choices = []

    def _why(self, reading: Reading) -> str:
        if reading.state == "look":
            return ""
        return {
            "two": self.tr("Two boxes are ticked where one may be."),
            "faint": self.tr("A mark is much fainter than the others."),
            "small": self.tr("There is a little ink: a short tick, or dirt."),
            "full": self.tr("A box is blackened: that undoes a tick."),
            "around": self.tr("There is much ink around a box: it may be struck out."),
            "ringed": self.tr("There is ink around a box, and none in it."),
            "crossed": self.tr("A cross may lie over a tick: it reaches out of the box at its corners."),
            "struck": self.tr("The words of a ticked choice may be struck out."),
            "words": self.tr("Nothing is ticked, but something is written over the words."),
            "line": self.tr("A straight line runs through a box: a fold, or dirt on the glass."),
            "smear": self.tr("A box is darkened without a stroke: a stain, or a shadow."),
            "noise": self.tr("The picture is too rough to see a pencil in it."),
            "place": self.tr("The print around a box is hidden, so the box may lie elsewhere."),
            "empty": self.tr("Nothing at all is ticked on this page."),
        }.get(reading.why, self.tr("This was read without doubt.") if reading.state != "doubtful" else "")

    def _frame(self, *, whole: bool | None = None) -> None:
        assert self.sight is not None
        reading = self.reading
        if reading is None:
            return
        keys = {value: KEYS[n] for n, (value, _) in enumerate(self.sight.options(reading.question)[: len(KEYS)])}
        frames = [
            Framed(
                self.sight.box(mark),
                keys.get(mark.part, "") if reading.kind in CHOSEN else "",
                mark.part in self.chosen,
            )
            for mark in self.sight.marks(reading.question)
        ]
        shown = self.crop.whole if whole is None else whole
        self.crop.show_part(self.image, self.sight.crop(reading.question), frames, whole=shown)

    def pick(self, value: str) -> None:
        """Choose *value*; where one may be, that settles the question, else it is ticked or unticked."""
        reading = self.reading
        if reading is None or self._busy:
            return
        if reading.kind == "many":
            self.chosen ^= {value}
            self._mark()
            self._frame()
        else:
            self._settle([value])

    def accept(self) -> None:
        """The paper says what is shown here now."""
        reading = self.reading
        if reading is None or self.sight is None or self._busy:
            return
        if reading.kind not in CHOSEN:
            typed = self.text.text().strip()
            self._settle([typed] if typed else [])
            return
        if reading.kind != "many" and len(self.chosen) > 1:
            self.why.setText(self.tr("Only one may be. Press its key, or space for none."))
            self.why.show()
            return
        self._settle([value for value, _ in self.sight.options(reading.question) if value in self.chosen])

    def blank(self) -> None:
        """Nothing is answered on the paper."""
        if self.reading is not None and not self._busy:
            self._settle([])

    def _settle(self, values: list[str]) -> None:
        assert self.sight is not None and self.reading is not None
        question = self.reading.question
        self._busy = True
        verbs.settle(
            self.desk.worker,
            scan=self.sight.opened.scan.id,
            question=question,
            values=values,
            done=lambda _none: self._settled(question, tuple(values)),
            failed=self._failed,
        )

    def _settled(self, question: str, values: tuple[str, ...]) -> None:
        self._busy = False
        if self.sight is None:
            return
        self.sight.opened.settled[question] = values
        self.done.append(Done(self.at, question))
        self.settled.emit(question)
        self.place += 1
        if self.place < len(self.queue):
            self._tell()
        else:
            self._open(self.at + 1)

    def undo(self) -> None:
        """Go back to what was settled last, and open it again."""
        if self._busy or not self.done:
            return
        last = self.done.pop()
        self._busy = True
        verbs.unsettle(
            self.desk.worker,
            scan=self.pages[last.page].scan.id,
            question=last.question,
            done=lambda _none: self._undone(last),
            failed=self._failed,
        )

    def _undone(self, last: Done) -> None:
        self._back_to = last.question
        self._open(last.page)

    def _failed(self, error: Exception) -> None:
        self._busy = False
        self.banner.say(say(error), kind="bad")

    # ---- keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, reading = event.key(), self.reading
        typed = event.text().lower()
        if key == Qt.Key.Key_Escape:
            self.closed.emit()
        elif key == Qt.Key.Key_PageUp:
            self.undo()
        elif key == Qt.Key.Key_F11:
            self._frame(whole=not self.crop.whole)
        elif reading is None or self._busy:
            if key in ENTER and not self._busy:
                self._open(self.at + 1)
        elif key in ENTER:
            self.accept()
        elif key == Qt.Key.Key_Space:
            self.blank()
        elif typed and typed in KEYS and reading.kind in CHOSEN and KEYS.index(typed) < len(self.choices):
            self.pick(str(self.choices[KEYS.index(typed)].property("value")))
        else:
            super().keyPressEvent(event)
