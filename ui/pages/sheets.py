"""The printed sheets of a batch: print more, and note what was handed out, came back, is void."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QImage, QKeyEvent, QPixmap
from PySide6.QtWidgets import QCheckBox, QComboBox, QFileDialog, QHBoxLayout, QLabel, QSpinBox, QVBoxLayout, QWidget

from forms.lean import dataclass
from storage.community import questionnaires, sheet_register
from storage.community.questionnaires import Batch, Counts
from storage.community.sheet_register import Happening, Register, written_ranges
from storage.engine import Database
from ui import parts, pdf_pages
from ui.desk import Desk
from ui.form.field import LineEdit
from ui.sentences import say
from ui.verbs import questionnaires as verbs
from ui.worker import Progress

if TYPE_CHECKING:
    from exporters.sheets.printing import Printed
    from storage.workspace import Workspace

LATEST = 6  # notes shown to be taken back
SPECIMEN_DPI = 80


@dataclass(frozen=True)
class Known:
    """What the page shows of a batch."""

    register: Register
    counts: Counts
    notes: list[Happening]


def known(db: Database, batch: str) -> Known:
    """Read the register of *batch*."""
    notes = sheet_register.happenings.select(db, "owner = ?", (batch,), order='"at" DESC')
    return Known(sheet_register.register(db, batch), questionnaires.counts(db, batch), notes[:LATEST])


class SheetsView(QWidget):
    """Figures, printing, and one line to note what happened to a run of numbers."""

    closed = Signal()

    def __init__(self, desk: Desk, batch: Batch) -> None:
        super().__init__()
        self.desk = desk
        self.worker = desk.worker
        self.batch = batch
        self._offered: frozenset[int] = frozenset()
        self.list = scrolled = parts.Scrolled(widest=900)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(scrolled)
        back = parts.button(self.tr("Back to the batches"), icon="back", role="plain", clicked=self.closed.emit)
        scrolled.body.addLayout(parts.row(back, None))
        self.banner = parts.Banner()
        scrolled.body.addWidget(self.banner)
        self.figures = QHBoxLayout()
        self.which = parts.note()
        scrolled.body.addWidget(parts.Card(parts.section(self.tr("Numbers")), self.figures, self.which))
        self.noting = self._note_card()
        scrolled.body.addWidget(self.noting)
        scrolled.body.addWidget(self._print_card())
        self.specimen = QVBoxLayout()
        scrolled.body.addLayout(self.specimen)
        scrolled.body.addStretch()
        self.read()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    # ---- what is known

    def read(self) -> None:
        """Read the register again."""
        batch = self.batch.id
        self.worker.read(lambda db: known(db, batch), self._show, owner=self)

    def _show(self, found: Known) -> None:
        register, counts = found.register, found.counts
        parts.clear(self.figures)
        for number, words in (
            (len(register.printed) or register.unnumbered, self.tr("printed")),
            (counts.printed, self.tr("handed out")),
            (counts.returned, self.tr("returned")),
            (counts.valid, self.tr("valid")),
            (counts.invalid + counts.void_out, self.tr("void")),
            (counts.missing, self.tr("not back")),
        ):
            figure = parts.words("—" if number is None else str(number), role="figure")
            figure.setAccessibleName(f"{words} {figure.text()}")
            self.figures.addLayout(parts.column(figure, parts.note(words), spacing=0))
        lines = [
            self.tr("{words}: {numbers}").format(words=words, numbers=written_ranges(numbers))
            for words, numbers in (
                (self.tr("still here"), register.here),
                (self.tr("not back"), register.missing),
                (self.tr("void"), register.void),
                (self.tr("printed twice, on two laptops"), register.twice),
            )
            if numbers
        ]
        self.which.setText("\n".join(lines))
        self.which.setVisible(bool(lines))
        self.noting.setVisible(bool(register.printed or found.notes))
        self._offer(register)
        parts.clear(self.notes)
        names = {"out": self.tr("handed out"), "back": self.tr("returned"), "void": self.tr("void")}
        for each in found.notes:
            words = f"{written_ranges(each.numbers)} · {names.get(each.value, each.value)}"
            label = parts.note(f"{words} · {each.reason}" if each.reason else words)
            undo = parts.button(self.tr("Take back"), role="plain", clicked=partial(self.take_back, each.key))
            undo.setAccessibleName(f"{undo.text()}: {words}")
            self.notes.addLayout(parts.row(label, None, undo))

    # ---- what happened to some numbers

    def _note_card(self) -> QWidget:
        self.first, self.last = QSpinBox(), QSpinBox()
        for spin, words in ((self.first, self.tr("From number")), (self.last, self.tr("To number"))):
            spin.setRange(1, 99_999)
            spin.lineEdit().setTextMargins(9, 0, 0, 0)
            spin.setAccessibleName(words)
        self.first.valueChanged.connect(lambda value: self.last.setValue(max(value, self.last.value())))
        self.reason = LineEdit()
        self.reason.setPlaceholderText(self.tr("Why void"))
        self.reason.setAccessibleName(self.tr("Why void"))
        self.reason.entered.connect(lambda: self.note("void"))
        out = parts.button(self.tr("Handed out"), clicked=lambda: self.note("out"))
        back = parts.button(self.tr("Returned"), clicked=lambda: self.note("back"))
        void = parts.button(self.tr("Void"), clicked=lambda: self.note("void"))
        self.notes = QVBoxLayout()
        line = parts.row(QLabel(self.tr("Numbers")), self.first, QLabel("–"), self.last, out, back, None)
        return parts.Card(
            parts.section(self.tr("Note what happened")), line, parts.row(self.reason, void, None), self.notes
        )

    def _offer(self, register: Register) -> None:
        """Begin with the numbers that were printed and are still here; what somebody chose since stays."""
        here = sorted(register.here)
        if here and register.printed != self._offered:
            self._offered = register.printed
            highest = max(register.printed)
            for spin, value in ((self.first, here[0]), (self.last, here[-1])):
                spin.setMaximum(highest)
                spin.setValue(value)

    def note(self, what: sheet_register.Happened) -> None:
        """Note that the chosen numbers were handed out, came back or are void."""
        verbs.note_sheets(
            self.worker,
            batch=self.batch.id,
            what=what,
            first=self.first.value(),
            last=self.last.value(),
            reason=self.reason.text() if what == "void" else "",
            at=self.desk.ws.clock(),
            done=lambda _key: self._noted(),
            failed=self._failed,
        )

    def take_back(self, key: str) -> None:
        """Undo a note."""
        verbs.take_back_note(self.worker, batch=self.batch.id, key=key, done=lambda _none: self._noted())

    def _noted(self) -> None:
        self.banner.hide()
        self.reason.clear()
        self.read()

    def _failed(self, error: Exception) -> None:
        self.banner.say(say(error), kind="bad")
        self.list.ensureWidgetVisible(self.banner)

    # ---- printing

    def _print_card(self) -> QWidget:
        self.count, self.reserve = QSpinBox(), QSpinBox()
        for spin, words in ((self.count, self.tr("Sheets")), (self.reserve, self.tr("Blank ones in reserve"))):
            spin.setRange(0, sheet_register.MOST_AT_ONCE)
            spin.lineEdit().setTextMargins(9, 0, 0, 0)
            spin.setAccessibleName(words)
        self.count.setValue(20)
        self.large = QCheckBox(self.tr("Large type"))
        self.both = QCheckBox(self.tr("Two languages"))
        self.spread = QComboBox()
        self.spread.setAccessibleName(self.tr("Paper"))
        for words, value in (
            (self.tr("A4 pages"), "single"),
            (self.tr("Booklet on A3"), "a3"),
            (self.tr("Booklet on A4"), "a4"),
        ):
            self.spread.addItem(words, value)
        look = parts.button(self.tr("Look at a specimen"), icon="document", clicked=self.look)
        save = parts.button(self.tr("Print sheets…"), icon="print", role="primary", clicked=self.choose_file)
        amounts = parts.row(
            QLabel(self.tr("Sheets")), self.count, QLabel(self.tr("Blank ones in reserve")), self.reserve, None
        )
        how = parts.row(self.spread, self.large, self.both, None)
        advice = parts.note(
            self.tr("A PDF is made to be printed at full size. Its numbers go on after those printed before.")
        )
        return parts.Card(parts.section(self.tr("Print")), amounts, how, advice, parts.row(look, save, None))

    def choose_file(self) -> None:
        """Ask where the PDF shall lie."""
        name = f"{self.batch.title} {self.batch.day}.pdf".replace("/", "-")
        chosen, _ = QFileDialog.getSaveFileName(self, self.tr("Print sheets…"), name, "PDF (*.pdf)")
        if chosen:
            self.print_to(Path(chosen))

    def print_to(self, path: Path) -> None:
        """Take the next numbers and write their sheets to *path*, off the UI thread."""
        make = partial(
            _print,
            self.desk.ws,
            path,
            form=self.batch.form,
            batch=self.batch.id,
            count=self.count.value(),
            reserve=self.reserve.value(),
            large=self.large.isChecked(),
            both=self.both.isChecked(),
            spread=self.spread.currentData(),
        )
        self.worker.run(make, partial(self._printed, path), failed=self._failed, owner=self)

    def _printed(self, path: Path, made: Printed) -> None:
        self._noted()
        said = self.tr("Saved as {name}").format(name=path.name)
        if made.first:
            words = self.tr("{first} to {last} stand in {name}.")
            said = words.format(first=made.first, last=made.last, name=path.name)

        def open_it() -> None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))

        self.banner.say(said, kind="good", remedy=self.tr("Open the PDF"), do=open_it)
        self.list.ensureWidgetVisible(self.banner)

    def look(self) -> None:
        """Show the pages of one sheet as it would be printed; no number is taken."""
        make = partial(
            _specimen,
            self.desk.ws,
            form=self.batch.form,
            large=self.large.isChecked(),
            both=self.both.isChecked(),
            spread=self.spread.currentData(),
        )
        self.worker.run(make, self._looked, failed=self._failed, owner=self)

    def _looked(self, pages: list[QImage]) -> None:
        parts.clear(self.specimen)
        for number, image in enumerate(pages, 1):
            label = QLabel()
            label.setPixmap(QPixmap.fromImage(image))
            label.setStyleSheet("background: white; border: 1px solid #8A8F94;")
            label.setAccessibleName(self.tr("Page {number} of {count}").format(number=number, count=len(pages)))
            self.specimen.addWidget(label, 0, Qt.AlignmentFlag.AlignHCenter)
        inside = self.list.widget()
        assert inside is not None
        inside.adjustSize()  # so that the pages have their place before the first paint
        top = self.specimen.geometry().top()
        QTimer.singleShot(0, self, lambda: self.list.verticalScrollBar().setValue(top))


def _print(
    ws: Workspace,
    path: Path,
    _progress: Progress,
    *,
    form: str,
    batch: str,
    count: int,
    reserve: int,
    large: bool,
    both: bool,
    spread: str,
) -> Printed:
    from exporters.documents import Wishes, print_sheets
    from ui.verbs.forms import ensure_form

    ensure_form(ws, form)
    wishes = Wishes(
        form=form,
        batch=batch,
        count=count,
        reserve=reserve,
        large=large,
        language="both" if both else "",
        booklet="" if spread == "single" else spread,
    )
    return print_sheets(ws, path, wishes)


def _specimen(ws: Workspace, _progress: Progress, *, form: str, large: bool, both: bool, spread: str) -> list[QImage]:
    from exporters.sheets.printing import Order, Spread, specimen
    from ui.verbs.forms import ensure_form

    ensure_form(ws, form)
    folded: Spread = "a3" if spread == "a3" else "a4" if spread == "a4" else "single"
    made = specimen(ws, Order(form, 1, language="both" if both else "", large=large, spread=folded))
    count = len(pdf_pages.sizes(made.data))
    return [pdf_pages.picture(made.data, page=page, dots_per_inch=SPECIMEN_DPI) for page in range(count)]
