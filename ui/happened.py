"""What happened here: everything dated about a place, a person or an issue, to look through and to print."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QDialog, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from exporters.sentences import sentence
from storage.community import finder, happenings
from storage.community.happenings import Extent, Happening
from storage.engine import Database
from ui import icons, parts, texts, theme
from ui.desk import Desk
from ui.finding import target
from ui.happened_words import line, shape
from ui.reading_order import ReadingOrder
from ui.tokens import BETWEEN, WITHIN

WIDE, HIGH = 820, 640
PAGE = 300
"""So many lines are read at first, and as many again whenever somebody comes to the last of them."""
PAGES = ("ledger", "places", "meetings", "sheets", "people", "plans")
SHOWN_AS = {"topic": "meeting", "step": "issue", "note": "issue", "finding": "answer", "visit": "answer",
            "member": "partner", "duty": "place"}  # fmt: skip
"""What a happening is a record of, where its kind says something else."""
_READ: dict[str, Callable[[Database, str], list[Happening]]] = {
    "person": happenings.of_person,
    "issue": happenings.of_issue,
}


class Happened(ReadingOrder, QDialog):
    """A line of time, the latest first. Enter opens a line where it is looked at; Esc closes."""

    def __init__(self, desk: Desk, *, kind: str, rec: str, name: str, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.desk, self.kind, self.rec, self.name = desk, kind, rec, name
        self.setObjectName("page")
        self.setWindowTitle(self.tr("What happened: {name}").format(name=name))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(WIDE, HIGH)
        self.lines: list[Happening] = []
        self._asked = ("", True)
        self._reading = False
        self._extent: Extent | None = None
        self.count = parts.note()
        self.within = QCheckBox(self.tr("With everything inside"))
        self.within.setChecked(True)
        self.within.setVisible(kind == "place")
        self.within.toggled.connect(lambda _on: self.read())
        self.print = parts.button(self.tr("Print"), icon="print", clicked=self.print_lines)
        self.list = QListWidget()
        self.list.setAccessibleName(self.windowTitle())
        self.list.setUniformItemSizes(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        side = theme.current().measures.text + 4
        self.list.setIconSize(QSize(side, side))
        self.list.itemActivated.connect(self._open)
        self.list.verticalScrollBar().valueChanged.connect(self._near_the_end)
        self.empty = parts.words(self.tr("Nothing dated is known here yet."))
        self.empty.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(BETWEEN, BETWEEN, BETWEEN, BETWEEN)
        column.setSpacing(WITHIN)
        head = parts.row(parts.section(name), self.within, self.print)
        head.setStretch(0, 1)
        column.addLayout(head)
        column.addWidget(self.count)
        column.addWidget(self.empty)
        column.addWidget(self.list, 1)
        self.read()

    def read(self) -> None:
        """Read again, from the latest on."""
        self._extent = None
        self._ask(until="", latest=PAGE)

    def _ask(self, *, until: str, latest: int) -> None:
        """Read the last lines of a place until a day, and how many there are; of a person or an issue all of them."""
        kind, rec, within = self.kind, self.rec, self.within.isChecked()
        self._asked, self._reading = (until, within), True

        def ask(db: Database) -> list[Happening]:
            if kind == "place":
                return happenings.at_place(db, rec, within=within, latest=latest, until=until)
            return _READ[kind](db, rec)

        self.desk.worker.read(ask, partial(self._show, self._asked), owner=self)
        if self._extent is None and kind == "place":
            self.desk.worker.read(
                lambda db: happenings.extent_at(db, rec, within=within), partial(self._tell, self._asked), owner=self
            )

    def _show(self, asked: tuple[str, bool], found: Sequence[Happening]) -> None:
        if asked != self._asked:
            return  # somebody has asked for something else meanwhile
        self._reading = False
        until = asked[0]
        # of the last day that was shown perhaps not all lines were read: that day is told again
        kept = [one for one in self.lines if one.day > until] if until else []
        self.lines = [*found, *kept]
        if not kept:
            self.list.clear()  # and it stands at its beginning again
        while self.list.count() > len(kept):
            self.list.takeItem(self.list.count() - 1)
        marks = {name: icons.icon(name, colour=icons.colour_of(name)) for name in {shape(one) for one in found}}
        for one in reversed(found):
            item = QListWidgetItem(marks[shape(one)], f"{one.day}   {line(one)}")
            item.setData(Qt.ItemDataRole.UserRole, (one.kind, one.rec))
            item.setToolTip(item.text())
            self.list.addItem(item)
        if until:
            return
        self.list.setCurrentRow(0)
        self.list.setVisible(bool(found))
        self.empty.setVisible(not found)
        self.print.setEnabled(bool(found))
        if self.kind != "place":
            days = (found[0].day, found[-1].day) if found else ("", "")
            self._tell(asked, Extent(len(found), *days))
        self.list.setFocus()

    def _tell(self, asked: tuple[str, bool], extent: Extent) -> None:
        """Say how many lines there are."""
        if asked != self._asked:
            return
        self._extent = extent
        words = self.tr("%n record(s), {first} to {last}, the latest first", "", extent.count)
        self.count.setText(words.format(first=extent.first, last=extent.last) if extent.count else "")

    def _near_the_end(self, value: int) -> None:
        """Whoever comes to the last line gets further ones."""
        extent, bar = self._extent, self.list.verticalScrollBar()
        known = self.lines
        if extent is None or self._reading or value < bar.maximum() or len(known) >= extent.count:
            return
        last = known[0].day
        self._ask(until=last, latest=PAGE + sum(one.day == last for one in known))

    def _open(self, item: QListWidgetItem) -> None:
        named, rec = item.data(Qt.ItemDataRole.UserRole)
        kind = SHOWN_AS.get(named, named)
        at = self.desk.ws.read(lambda db: finder.belongs(db, kind, rec))
        opens = target(kind, rec, at, pages=PAGES)
        if opens is not None:
            self.desk.go(opens[0], **opens[1])
            self.close()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        else:
            super().keyPressEvent(event)

    def print_lines(self) -> None:
        """Show the lines as pages, to print or to save; they are for insiders."""
        from ui.paper_window import PaperWindow
        from ui.verbs.papers import make_happened

        def done(made: object) -> None:
            from exporters.papers.making import Made

            assert isinstance(made, Made)
            remarks = "\n".join(sentence(one, texts.language()) for one in made.remarks)
            self._paper = PaperWindow(
                self.desk, title=self.windowTitle(), data=made.data, remarks=remarks, went_out=lambda: None, parent=self
            )
            self._paper.show()

        make_happened(
            self.desk.worker, self.desk.ws, kind=self.kind, rec=self.rec, name=self.name,
            within=self.within.isChecked(), done=done, failed=self.desk.fail,
        )  # fmt: skip
