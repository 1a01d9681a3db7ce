"""Many places from a line or two, shown before they are made."""

from __future__ import annotations

from collections import Counter

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QComboBox, QPlainTextEdit, QVBoxLayout, QWidget

from forms.errors import UserError
from storage.community import places
from storage.community.place_bulk import Wanted, parse_bulk
from storage.community.places import Place, Preview
from storage.engine import Database
from ui import icons, parts
from ui.desk import Desk, explain
from ui.pages.place_words import level_word
from ui.tokens import AROUND, BETWEEN, UNIT
from ui.verbs import places as verbs

PAUSE_MS = 150
SHOWN = 12
RANK = {"community": 0, "area": 1, "building": 2, "stairwell": 3, "unit": 4}


class AddPlaces(QWidget):
    """Type "22幢 1-3单元 1-6层 每层4户"; see what it means; make it."""

    made = Signal(str)
    """The first new place, after the commit."""
    left = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._wanted: list[Wanted] = []
        self._looks = 0
        self._levels: dict[str, str] = {}
        self.inside = QComboBox()
        self.inside.setAccessibleName(self.tr("Add inside"))
        self.text = QPlainTextEdit()
        self.text.setAccessibleName(self.tr("Places to add"))
        self.text.setTabChangesFocus(True)
        self.text.setFixedHeight(120)
        self.text.setPlaceholderText("22幢 1-3单元 1-6层 每层4户")
        self._mark = icons.Mark("waiting", "")
        self._summary = parts.words()
        self._list = parts.note()
        self.create_button = parts.button(self.tr("Add"), icon="add", role="primary", clicked=self._on_create)
        self.create_button.setEnabled(False)
        leave = parts.button(self.tr("Leave"), role="plain", clicked=self.left.emit)
        card = parts.Card(
            parts.section(self.tr("Add places")),
            parts.column(parts.words(self.tr("Inside")), self.inside, spacing=UNIT),
            parts.column(
                parts.words(self.tr("Write them as you would say them")),
                self.text,
                parts.note(
                    self.tr(
                        "One line a building, or many. For example: 22幢 1-3单元 1-6层 每层4户 · 第一片区 1-40号. "
                        "What is there already is not made twice."
                    )
                ),
                spacing=UNIT,
            ),
            parts.row(self._mark, self._summary),
            self._list,
            parts.row(leave, None, self.create_button),
            spacing=BETWEEN,
        )
        self._summary.setMinimumWidth(200)
        scrolled = parts.Scrolled(margin=AROUND, widest=720)
        scrolled.body.addWidget(card)
        scrolled.body.addStretch()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(scrolled)
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self.look)
        self.text.textChanged.connect(self._pause.start)
        self.inside.currentIndexChanged.connect(self._pause.start)
        self.look()

    def offer(self, above: list[Place], chosen: str) -> None:
        """Offer the places that something can be added to."""
        self.inside.blockSignals(True)
        self.inside.clear()
        for place in above:
            self.inside.addItem(place.path, place.id)
            self._levels[place.id] = place.level
        self.inside.setCurrentIndex(max(0, self.inside.findData(chosen)))
        self.inside.blockSignals(False)

    def look(self) -> None:
        """Read the text again and show what it would do."""
        self._pause.stop()
        self._looks += 1
        look = self._looks
        self.create_button.setEnabled(False)
        text = self.text.toPlainText()
        if not text.strip() or self.inside.currentData() is None:
            self._say("waiting", self.tr("Nothing written yet."), "")
            return
        try:
            self._wanted = parse_bulk(text)
        except UserError as error:
            self._say("fail", explain(error), "")
            return
        wanted, parent = self._wanted, str(self.inside.currentData())

        def compare(db: Database) -> Preview:
            return places.preview(db, wanted, parent=parent)

        misfit = self._misfit()
        if misfit:
            self._say("fail", misfit, "")
            return

        def show(found: Preview) -> None:
            if look == self._looks:  # else it is of a text that is no longer there
                self._show(found)

        self._desk.worker.read(compare, show, owner=self)

    def _misfit(self) -> str:
        """A sentence when what is written cannot lie inside the place that is chosen."""
        above = self._levels.get(str(self.inside.currentData()), "community")
        for one in self._wanted:
            level = one.path[0][0]
            if RANK[level] <= RANK[above] and not level == above == "area":
                return self.tr("This does not fit: {level} inside {above}. Choose another place above.").format(
                    level=level_word(level), above=level_word(above)
                )
        return ""

    def _counted(self, level: str, count: int) -> str:
        said = {
            "area": self.tr("%n area(s)", "", count),
            "building": self.tr("%n building(s)", "", count),
            "stairwell": self.tr("%n stairwell(s)", "", count),
            "unit": self.tr("%n home(s)", "", count),
        }
        return said.get(level) or f"{count} {level_word(level)}"

    def _show(self, found: Preview) -> None:
        counts = Counter(one.level for one in found.new)
        listed = self.tr(", ").join(self._counted(level, count) for level, count in counts.items())
        if not found.new:
            self._say("pass", self.tr("All of them are there already: {count}.").format(count=len(found.existing)), "")
            return
        text = self.tr("New: {places}.").format(places=listed)
        if found.existing:
            text += " " + self.tr("There already: {count}.").format(count=len(found.existing))
        names = [" ".join(name for _, name in one.path) for one in found.new]
        middle = ["…"] if len(names) > SHOWN else []
        self._say("doing", text, " · ".join([*names[: SHOWN - 1], *middle, *names[SHOWN - 1 :][-1:]]))
        self.create_button.setText(self.tr("Add %n place(s)", "", len(found.new)))
        self.create_button.setEnabled(True)

    def _say(self, shape: str, summary: str, listed: str) -> None:
        self._mark.show_state(shape, "")
        self._summary.setText(summary)
        self._list.setText(listed)

    def _on_create(self) -> None:
        self.create_button.setEnabled(False)
        future = verbs.add(self._desk.ws, wanted=self._wanted, parent=str(self.inside.currentData()))
        self._desk.worker.follow(future, self._on_made, owner=self, title=self.tr("Adding places"))

    def _on_made(self, ids: list[str]) -> None:
        self.text.clear()
        self.made.emit(ids[0] if ids else "")
