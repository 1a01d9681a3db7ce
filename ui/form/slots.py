"""One place in the column of a form: empty until someone comes near, then the widget of its entry."""

from __future__ import annotations

from typing import Any, Protocol

from PySide6.QtCore import QEvent, QObject, QRect, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from ui import theme
from ui.form.box import QuestionBox
from ui.form.field import ENTER
from ui.form.filling import Filling
from ui.form.grid_line import GridLine
from ui.form.plan import Entry, heading_of
from ui.form.row_heading import RowHeading
from ui.form.shapes import REUSED, Shape, shape_of
from ui.form.ticks import TickHeading, TickRow
from ui.form.verdicts import LastTime, VerdictHeading, VerdictRow
from ui.parts import button, note, section

SIDE = 24
"""The space at the left and the right of the column."""
INDENT = 16
BETWEEN = 4
"""The space between two places of the column."""
INWARD = ("question", "line", "heading", "repeat", "row", "add")
"""What stands the further in, the deeper it lies; checklists use the whole width."""
APART = {"question": 10, "line": 10, "verdict": 4, "heading": 4, "row": 4, "add": 8}
"""The space below an entry; what is ticked off in long lists stands close together."""
GUESS = {
    "heading": 48, "verdicts": 64, "verdict": 72, "ticks": 64, "caption": 32, "tick": 52, "question": 110, "repeat": 48,
    "row": 56, "add": 60, "line": 120,
}  # fmt: skip
"""How high an entry will be about, in normal type, so that the scroll bar is right before anything is built."""


class Around(Protocol):
    """What the places of a form stand in, and what it does for them."""

    turn: int
    """Counts what happens to the answers, so that a place out of sight knows that it may look different."""

    def unsettle(self, slot: Slot) -> None:
        """*slot* was built, or its height may be another one."""

    def go(self, from_: Slot | None, by: int) -> None:
        """Give the keyboard to the question after *from_*, or to the one before."""

    def add_row(self, ref: str) -> None:
        """Add a row to the repeat *ref*."""

    def remove_row(self, ref: str) -> None:
        """Take the row *ref* out."""

    def fold_row(self, key: str) -> None:
        """Show only the heading of a row, or all of it again."""

    def pass_rest(self, group: str) -> None:
        """Judge every item of *group* that has no verdict yet as pass."""

    def repeat_last(self, group: str) -> None:
        """Answer the open items of *group* as the last visit did."""


class Slot(QWidget):
    """Holds one entry; `built` once its widget exists. It may come to hold another one of the same shape."""

    def __init__(
        self,
        filling: Filling,
        entry: Entry,
        *,
        extra: dict[str, Any],
        last: LastTime | None,
        around: Around,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.filling, self.entry, self._around = filling, entry, around
        self._silent = False
        self._extra, self._last = extra, last
        self.inner: QWidget | None = None
        self.at = -1
        """Its number in the column, from 0."""
        self.told = -1
        """The turn up to which this is known to look as it should."""
        self.been = False
        """Has someone been at the question, while it has no widget that knows?"""
        self._shape: Shape | None = None
        self._shaped: Entry | None = None
        """The entry of which that is the shape."""
        self._column = QVBoxLayout(self)
        self._indent()
        self._tall: tuple[int, int] | None = None
        """The height of what is built, and the width for which it was found."""
        self.stands: QRect | None = None
        """The place that it was given."""
        self.setAutoFillBackground(True)  # nothing shines through, so Qt can move it without drawing it anew
        self.setAttribute(Qt.WidgetAttribute.WA_StaticContents)
        self.hide()  # until someone comes near

    def _indent(self) -> None:
        entry = self.entry
        inward = min(entry.depth, 4) * INDENT if entry.kind in INWARD else 0
        self._column.setContentsMargins(inward, 0, 0, 0 if entry.joined else APART.get(entry.kind, 0))
        self._guess = round(GUESS[entry.kind] * theme.current().measures.text / 15)

    def height_at(self, width: int) -> int:
        """How high this is when it is *width* wide; about so while it is not built."""
        if self.inner is None:
            return self._guess
        if self._tall is None or self._tall[1] != width:
            tall = self._column.totalHeightForWidth(width) if self._column.hasHeightForWidth() else -1
            self._tall = (tall if tall >= 0 else self._column.totalSizeHint().height(), width)
        return self._tall[0] - self._overlap

    @property
    def _overlap(self) -> int:
        """How far the next place reaches into this one: the lines of a grid have their edges in common."""
        return BETWEEN + 1 if self.entry.joined else 0

    def forget_height(self) -> None:
        """Find out anew how high this is."""
        self._tall = None
        if not self._silent:
            self._around.unsettle(self)

    def stand(self, place: QRect) -> None:
        """Take *place* in the column."""
        if place != self.stands:
            self.stands = place
            self.setGeometry(place.adjusted(0, 0, 0, self._overlap))

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            self.forget_height()
        return super().event(event)

    @property
    def built(self) -> bool:
        return self.inner is not None

    @property
    def group(self) -> str:
        """The key of the group that a checklist item stands in, or of its list."""
        return self.entry.item.field if self.entry.kind == "tick" else self.entry.key.rpartition("/")[0]

    def build(self) -> None:
        """Make the widget, if it is not there yet."""
        if self.inner is not None:
            return
        self.inner = self._make()
        self.told = self._around.turn
        self._column.addWidget(self.inner)
        self.forget_height()
        self.inner.show()
        if self.stands is None:
            self._wait()
        self.show()

    def _wait(self) -> None:
        """Stand above what people see, where it hides nothing that would then have to be drawn anew.

        It is about as large as it will be: shown without a size, Qt would lay it out twice to find one.
        """
        within = self.parentWidget()
        if within is not None:
            tall = self._tall[0] if self._tall is not None else self._guess
            self.setGeometry(SIDE, -tall, max(1, within.width() - 2 * SIDE), tall)

    @property
    def shape(self) -> Shape | None:
        """What else could stand here."""
        if self._shaped is not self.entry:
            self._shape, self._shaped = shape_of(self.entry), self.entry
        return self._shape

    @property
    def enterable(self) -> bool:
        """Is this a kind of place that the keyboard may go to?"""
        return self.entry.kind in ("question", "line", "verdict", "tick", "add")

    @property
    def plain(self) -> bool:
        """Are the widgets here such that another question of the same shape can have them?"""
        return not isinstance(self.inner, QuestionBox) or type(self.inner.field) in REUSED

    def ask(self, entry: Entry, *, been: bool = False) -> None:
        """Be the place of *entry*, a new one of the same shape from now on; `freshen` makes it look so."""
        self.entry = entry
        self.been = been
        self._indent()
        self.told = -1
        self._tall = None
        self._fall(silent=False)
        if isinstance(self.inner, QuestionBox):
            self.inner.ask(entry.item, been=been)

    def stand_in(self, other: Slot) -> None:
        """Take the entry of *other* without its widgets, about as high as it was, while *other* is wanted elsewhere."""
        tall = other._tall[0] if other._tall is not None else other._guess
        been = isinstance(other.inner, QuestionBox) and other.inner.visited
        self.ask(other.entry, been=been)
        self._guess = tall

    @property
    def stale(self) -> bool:
        """Is this still to be made, or may it look different from what it shows?"""
        return self.told < self._around.turn

    def freshen(self) -> None:
        """Look as it should now."""
        if self.inner is None:
            self.build()
        elif self.stale:
            self.refresh(self.entry)
            if self.isHidden():  # not before it looks as it should: each change of what is shown is laid out again
                self.show()
                self.forget_height()
        self.told = self._around.turn

    def fall_silent(self) -> None:
        """Be gone and report nothing more: the question may be gone, and to hide it takes the keyboard from it."""
        self._fall(silent=True)
        self.hide()
        self.at = -1
        if self.inner is not None:
            self.stands = None
            self._wait()

    def _fall(self, *, silent: bool) -> None:
        self._silent = silent
        if isinstance(self.inner, QuestionBox):
            self.inner.field.blockSignals(silent)

    def move_to(self, entry: Entry) -> None:
        """Be the place of *entry*, the same question, perhaps at another ref: what it writes goes there at once."""
        moved = self.entry.item.ref != entry.item.ref or self.entry.parts != entry.parts
        joins = self.entry.joined != entry.joined
        self.entry = entry
        if joins:
            self._indent()
            self.forget_height()
        if not moved or self.inner is None:
            return
        if isinstance(self.inner, QuestionBox):
            self.inner.item = entry.item
            self.told = -1
        else:
            self.refresh(entry)

    def _make(self) -> QWidget:
        entry = self.entry
        if entry.kind in ("verdict", "tick"):
            make = VerdictRow if entry.kind == "verdict" else TickRow
            row = make(self.filling, entry, extra=self._extra, last=self._last, parent=self)
            row.advance.connect(self._advance)
            row.retreat.connect(self._retreat)
            row.rest_passes.connect(lambda: self._around.pass_rest(self.group))
            row.as_last_time.connect(lambda: self._around.repeat_last(self.group))
            return row
        if entry.kind in ("verdicts", "ticks"):
            above = VerdictHeading if entry.kind == "verdicts" else TickHeading
            heading = above(self.filling, entry, last=self._last, parent=self)
            heading.rest_passes.connect(self._around.pass_rest)
            heading.as_last_time.connect(self._around.repeat_last)
            return heading
        if entry.kind == "question":
            box = QuestionBox(self.filling, entry.item, extra=self._extra, been=self.been, parent=self)
            box.advance.connect(self._advance)
            return box
        if entry.kind == "line":
            grid = GridLine(self.filling, entry, extra=self._extra, parent=self)
            grid.advance.connect(self._advance)
            return grid
        if entry.kind == "row":
            row_heading = RowHeading(self.filling, entry, readonly=bool(self._extra.get("readonly")), parent=self)
            row_heading.remove.connect(self._around.remove_row)
            row_heading.fold.connect(self._around.fold_row)
            return row_heading
        if entry.kind == "add":
            add = button("", icon="add", clicked=lambda: self._around.add_row(self.entry.item.ref))
            self._word_add(add)
            add.installEventFilter(self)
            add.setVisible(not self._extra.get("readonly"))
            add.setEnabled(not self._extra.get("readonly"))
            self._column.setAlignment(Qt.AlignmentFlag.AlignLeft)
            return add
        if entry.kind == "caption":
            caption = note(entry.choice)
            caption.setContentsMargins(0, 8, 0, 0)
            return caption
        return section(heading_of(self.filling.session, entry.item))

    def _advance(self) -> None:
        if not self._silent:
            self._around.go(self, 1)

    def _retreat(self) -> None:
        if not self._silent:
            self._around.go(self, -1)

    def refresh(self, entry: Entry) -> None:
        """Show *entry* as it stands now."""
        self.entry = entry
        if isinstance(self.inner, QuestionBox):
            self.inner.refresh(entry.item)
        elif isinstance(self.inner, (VerdictRow, VerdictHeading, TickRow, TickHeading, RowHeading, GridLine)):
            self.inner.refresh(entry)
        elif isinstance(self.inner, QPushButton):
            self._word_add(self.inner)
        elif self.inner is not None and entry.kind == "caption":
            self.inner.setText(entry.choice)  # type: ignore[attr-defined]
        elif self.inner is not None:
            self.inner.setText(heading_of(self.filling.session, entry.item))  # type: ignore[attr-defined]

    def shows(self, touched: frozenset[str]) -> bool:
        """Does this place show one of the refs *touched*?"""
        entry = self.entry
        return (
            entry.item.ref in touched
            or (bool(entry.parts) and any(ref in touched for _, ref in entry.parts))
            or (bool(entry.cells) and any(cell.item.ref in touched for cell in entry.cells))
        )

    @property
    def restless(self) -> bool:
        """May this look different after an answer elsewhere? Headings count; a message may fill in answers."""
        if self.inner is None:
            return False
        if isinstance(self.inner, QuestionBox):
            return self.inner.troubled
        return self.entry.kind in ("verdicts", "ticks", "tick", "line") or self.entry.folded

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        enter = isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.key() in ENTER
        if watched is self.inner and enter:  # of the button that adds a row: Enter goes on, Space adds
            self._advance()
            return True
        return super().eventFilter(watched, event)

    def insist(self) -> None:
        """Say what is wrong here, even if nobody has been here."""
        self.build()
        if isinstance(self.inner, (QuestionBox, VerdictRow, TickRow)):
            self.inner.insist()

    def asks(self, names: list[str]) -> bool:
        """Does one of the questions *names* stand here?"""
        return self.entry.item.ref in names or any(cell.item.ref in names for cell in self.entry.cells)

    def entrance_of(self, names: list[str]) -> QWidget | None:
        """Where the keyboard goes to answer one of *names*."""
        self.build()
        found = self.inner.entrance(names) if isinstance(self.inner, GridLine) else None
        return found or self.entrance()

    def entrance(self) -> QWidget | None:
        """Where the keyboard goes, or None when there is nothing to answer."""
        self.build()
        if isinstance(self.inner, QuestionBox):
            return self.inner.entrance() if self.inner.answerable() else None
        if isinstance(self.inner, GridLine):
            return self.inner.entrance()
        if isinstance(self.inner, (VerdictRow, TickRow)):
            return self.inner
        return self.inner if self.entry.kind == "add" and not self._extra.get("readonly") else None

    def _word_add(self, add: QPushButton) -> None:
        label = self.filling.session.label(self.entry.item.ref)
        add.setText(self.tr("Add: {what}").format(what=label) if label else self.tr("Add another"))
