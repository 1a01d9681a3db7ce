"""The third look: what two people read differently, both values side by side, and the paper decides."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QVBoxLayout

from forms.lean import dataclass
from storage.community import adjudication, keyings, questionnaires, scans, sheet_register
from storage.community.adjudication import FIRST, SECOND, Decision, Difference
from storage.community.paper_sheets import Batch, Sheet
from storage.engine import Database
from ui import parts, theme
from ui.desk import Desk
from ui.form.field import ENTER, LineEdit
from ui.pages.paper_looking import LookingView
from ui.pages.paper_picture import PaperPicture
from ui.pages.sheet_words import SheetWords
from ui.verbs import questionnaires as verbs

if TYPE_CHECKING:
    from storage.workspace import Workspace


@dataclass
class Open:
    """A sheet with differences to settle."""

    number: str
    differences: list[Difference]
    words: SheetWords
    keyers: tuple[str, ...]
    owner: str
    pictures: list[bytes]
    left: int
    """How many sheets wait, this one included."""


def open_next(ws: Workspace, batch: Batch) -> Open | None:
    """The next sheet that two people read differently."""
    waiting = [sheet for sheet in ws.read(lambda db: questionnaires.sheets(db, batch.id)) if sheet.state == "differs"]
    if not waiting:
        return None
    sheet = waiting[0]
    first, second = sheet.passed(FIRST), sheet.passed(SECOND)
    assert first is not None and second is not None
    found = ws.read(lambda db: adjudication.differences(db, sheet))
    one, other = (ws.read(partial(keyings.keyed, rec=each.id)) for each in (first, second))
    both = {each.field: Decision(each.first or each.second) for each in found}
    words = SheetWords(ws, adjudication.decided(one, other, both))
    order = list(words.steps)
    found.sort(key=lambda each: order.index(each.field) if each.field in words.steps else len(order))
    pictures = [ws.objects.get(each) for each in ws.read(lambda db: _pictures(db, batch, sheet))]
    return Open(sheet.number, found, words, (first.keyed_by, second.keyed_by), first.id, pictures, len(waiting))


def _pictures(db: Database, batch: Batch, sheet: Sheet) -> list[str]:
    """The pictures that hang on a sheet, and those of its scanned pages."""
    found = [photo.object for photo in keyings.pictures(db, sheet)]
    number = sheet_register.number_in(batch.prefix, sheet.number)
    if number is not None:
        found += scans.pictures_of(db, batch=batch.id, number=number)
    return list(dict.fromkeys(found))


class AdjudicationView(LookingView):
    """One difference at a time. 1 and 2 take a value, 3 another one; who keyed which is not said."""

    settled = Signal(str)

    def __init__(self, desk: Desk, batch: Batch) -> None:
        super().__init__(desk, batch)
        self.open: Open | None = None
        self.decisions: dict[str, Decision] = {}
        self._own: set[str] = set()
        self.setAccessibleName(self.tr("Third look"))
        self.values = [parts.button("", role="row", clicked=partial(self.choose, n)) for n in (0, 1)]
        for button in self.values:
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            button.setFont(theme.current().font(theme.current().measures.section))
        self.hint = parts.note(
            self.tr("1 or 2: the paper says this. 3: something else. F3: it cannot be read. Page Up: back. Esc: stop.")
        )
        self.hint_typing = parts.note(self.tr("Give what the paper says, then Enter. Esc: back to the two values."))
        self.neither = parts.touch_key(self.tr("Neither (3)"), clicked=self.other)
        self.unread = parts.touch_key(
            self.tr("It cannot be read (F3)"), clicked=lambda: self._decide(Decision("", "illegible"))
        )
        self.words = LineEdit()
        self.words.setAccessibleName(self.tr("What the paper says"))
        self.words.entered.connect(lambda: self._other(self.words.text().strip()))
        self.who.setAccessibleName(self.tr("Who looks now"))
        self.who.setPlaceholderText(self.tr("Name of somebody else, then Enter; Enter alone goes on"))
        self.who.entered.connect(self._named)
        self.picture = PaperPicture(desk)
        self.picture.attached.connect(self._again)
        self._lay_out()

    def _lay_out(self) -> None:
        scrolled = parts.Scrolled(margin=24, spacing=12)
        self.values_row = QHBoxLayout()
        for button in self.values:
            self.values_row.addWidget(button, 1)
        scrolled.body.addLayout(self.head)
        for part in (self.banner, self.label, self.who):
            scrolled.body.addWidget(part)
        scrolled.body.addLayout(self.values_row)
        scrolled.body.addLayout(self._holder)
        scrolled.body.addLayout(parts.row(self.neither, self.unread, None))
        for part in (self.words, self.hint, self.hint_typing):
            scrolled.body.addWidget(part)
        scrolled.body.addStretch()
        split = QSplitter(Qt.Orientation.Horizontal)
        split.addWidget(scrolled)
        split.addWidget(self.picture)
        split.setSizes([560, 640])
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 24, 16)
        layout.addWidget(split)
        self.words.hide()
        self.hint_typing.hide()

    # ---- a sheet

    def start(self) -> None:
        """Put the next sheet on the desk."""
        ws, batch = self.desk.ws, self.batch
        self.desk.worker.run(lambda _progress: open_next(ws, batch), self._take, owner=self, failed=self.desk.fail)

    def _take(self, found: Open | None) -> None:
        self.open, self.decisions, self.place = found, {}, 0
        self.clear_field()
        self.picture.show_pictures(found.owner if found else "", found.pictures if found else [])
        self.picture.setVisible(found is not None)  # nothing to look at when all is settled
        if found is None:
            self._nothing()
        elif self.desk.ws.person in found.keyers and found.number not in self._own:
            self._warn(found)
        else:
            self.tell()

    def _again(self) -> None:
        """Read the pictures again and stay at the question."""
        kept, place = self.decisions, self.place
        ws, batch = self.desk.ws, self.batch

        def show(found: Open | None) -> None:
            if found is not None and self.open is not None and found.number == self.open.number:
                self.open, self.decisions, self.place = found, kept, place
                self.picture.show_pictures(found.owner, found.pictures)

        self.desk.worker.run(lambda _progress: open_next(ws, batch), show, owner=self)

    def _nothing(self) -> None:
        self.progress.clear()
        self.label.setText(self.tr("Every difference is settled."))
        self._offer_values(on=False)
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _warn(self, found: Open) -> None:
        """People tend to confirm what they keyed themselves: somebody else should look."""
        said = self.tr("{person} keyed sheet {number}. Somebody who did not sees more. Who looks at the paper now?")
        self.label.setText(said.format(person=self.desk.ws.person, number=found.number))
        self._offer_values(on=False)
        self.ask_who()

    def _named(self) -> None:
        assert self.open is not None
        if self.sat_down():
            self._take(self.open)
        else:
            self._own.add(self.open.number)
            self.tell()

    # ---- a difference

    @property
    def difference(self) -> Difference | None:
        """What is to be decided now."""
        if self.open is None or self.who.isVisible() or self.place >= len(self.open.differences):
            return None
        return self.open.differences[self.place]

    def tell(self) -> None:
        """Show the difference that is to be decided now."""
        self.clear_field()
        self.words.hide()
        found = self.difference
        if self.open is None or found is None:
            return
        said = [
            self.tr("sheet {number}").format(number=self.open.number),
            self.tr("difference {place} of {count}").format(place=self.place + 1, count=len(self.open.differences)),
            self.tr("%n sheet(s) left", "", self.open.left),
        ]
        self.progress.setText(" · ".join(said))
        self.label.setText(self.open.words.label(found.field) if found.field else self.tr("Does this sheet count?"))
        decided = self.decisions.get(found.field)
        for number, (button, (who, value, mark)) in enumerate(zip(self.values, found.shown, strict=True), 1):
            words = self._value(found, value, mark)
            button.setText(f"{number}   {words}" + ("   ✓" if decided is not None and decided.chose == who else ""))
            button.setAccessibleName(f"{number}: {words}")
            button.show()
        self._offer_values(on=True)
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _offer_values(self, *, on: bool) -> None:
        for part in (*self.values, self.neither, self.unread, self.hint):
            part.setVisible(on)
        self.hint_typing.hide()

    def _value(self, found: Difference, value: str, mark: str) -> str:
        assert self.open is not None
        if not found.field:
            return self.tr("No: {reason}").format(reason=value) if value else self.tr("Yes, it counts")
        return self.open.words.value(found.field, value, mark)

    def choose(self, number: int) -> None:
        """The paper says the value that stands at *number*, 0 or 1."""
        found = self.difference
        if found is not None:
            who, value, mark = found.shown[number]
            self._decide(Decision(value, mark, who))

    def other(self) -> None:
        """The paper says neither: ask what."""
        found = self.difference
        if found is None or self.open is None:
            return
        self.clear_field()
        self._offer_values(on=False)
        self.hint_typing.show()
        if not self.ask_field(self.open.words, found.field, then=self._other):
            self.words.clear()
            self.words.show()
            self.words.setFocus(Qt.FocusReason.OtherFocusReason)

    def _other(self, value: str) -> None:
        found = self.difference
        if found is None:
            return
        same = next((who for who, said, mark in found.shown if said == value and not mark), adjudication.OTHER)
        self._decide(Decision(value, chose=same))

    def _decide(self, decision: Decision) -> None:
        assert self.open is not None
        found = self.difference
        if found is None:
            return
        self.decisions[found.field] = decision
        self.place += 1
        if self.place < len(self.open.differences):
            self.tell()
            return
        number = self.open.number
        verbs.adjudicate(
            self.desk.worker,
            batch=self.batch.id,
            number=number,
            decisions=dict(self.decisions),
            keyed_by=self.desk.ws.person,
            done=lambda _rec: self._settled(number),
            failed=self.failed,
        )

    def _settled(self, number: str) -> None:
        self.settled.emit(number)
        self.start()

    @property
    def asking(self) -> bool:
        return super().asking or self.words.isVisible()

    def clear_field(self) -> None:
        """Put away the field and the line."""
        super().clear_field()
        if self.words.hasFocus():
            self.keys_here()
        self.words.hide()

    # ---- keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if self.went_back(event):
            return
        if self.difference is None:
            if key in ENTER and self.open is None:
                self.closed.emit()
        elif key in (Qt.Key.Key_F2, Qt.Key.Key_F3):
            self._decide(Decision("", "refused" if key == Qt.Key.Key_F2 else "illegible"))
        elif self.asking:
            super().keyPressEvent(event)
        elif event.text() in ("1", "2"):
            self.choose(int(event.text()) - 1)
        elif event.text() == "3":
            self.other()
        elif key == Qt.Key.Key_Z:
            self.picture.zoom()
        else:
            super().keyPressEvent(event)
