"""The table of contents of a form: its parts, how far each is, and a way to jump there."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from forms.lean import dataclass
from forms.session import FormSession, Item
from ui import icons, theme
from ui.form.field import ENTER
from ui.form.markup import plain
from ui.form.plan import heading_of


@dataclass(frozen=True)
class Part:
    """One line: its words, how deep it stands, the first question in it, and how many are answered."""

    title: str
    depth: int
    ref: str
    done: int
    total: int
    wrong: bool = False


def parts_of(session: FormSession, items: Iterable[Item], *, depth: int = 0) -> list[Part]:
    """The groups and rows of a form in reading order; questions that stand in none are told by their own words."""
    wrong = {problem.ref for problem in session.problems() if problem.kind != "required"}
    return _parts(session, items, depth, wrong)


def _parts(session: FormSession, items: Iterable[Item], depth: int, wrong: set[str]) -> list[Part]:
    found: list[Part] = []
    for item in items:
        if item.kind in ("question", "note"):
            if "label" in item.appearance:
                continue  # the head of a table, which nobody answers
            if depth == 0 and item.kind == "question":
                label = _named(session, item)
                found.append(Part(label, 0, item.ref, int(bool(session.value(item.ref))), 1, wrong=item.ref in wrong))
            continue
        if item.kind == "repeat":
            for number, row in enumerate(item.children, start=1):
                title = f"{_words(heading_of(session, item))} {number}".strip()
                found += _group(session, row, title, depth, wrong)
            continue
        found += _group(session, item, _words(heading_of(session, item)), depth, wrong)
    return found


def _group(session: FormSession, item: Item, title: str, depth: int, wrong: set[str]) -> list[Part]:
    asked = _questions(item)
    if not asked:
        return []
    if not title:  # a group without words only holds together what is in it
        return _parts(session, item.children, depth, wrong)
    inner = _parts(session, item.children, depth + 1, wrong)
    done = sum(1 for ref in asked if session.value(ref))
    return [Part(title, depth, asked[0], done, len(asked), any(ref in wrong for ref in asked)), *inner]


def _words(text: str) -> str:
    """Words as one line: no markup, no line breaks."""
    return " ".join(plain(text).split())


def _named(session: FormSession, item: Item) -> str:
    """The words of a question; where it has none, as when a picture asks, its hint or its name."""
    return _words(session.label(item.ref)) or _words(session.hint(item.ref)) or item.ref.rpartition("/")[2]


def _questions(item: Item) -> list[str]:
    found: list[str] = []
    for child in item.children:
        if child.kind == "question" and "label" not in child.appearance:
            found.append(child.ref)
        else:
            found += _questions(child)
    return found


class Contents(QListWidget):
    """Emits `chosen` with the ref of the first question of a part."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Contents of the form"))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        side = theme.current().measures.text
        self.setIconSize(QSize(side, side))
        self.itemClicked.connect(lambda item: self.chosen.emit(item.data(Qt.ItemDataRole.UserRole)))
        self._shown: list[Part] = []

    def show_parts(self, found: list[Part]) -> None:
        """Show *found*, keeping the line that is marked."""
        if found == self._shown:
            return
        row = self.currentRow()
        same = [part.ref for part in found] == [part.ref for part in self._shown]
        self._shown = found
        if not same:
            self.clear()
        for place, part in enumerate(found):
            item = self.item(place) if same else QListWidgetItem()
            state = self.tr("wrong") if part.wrong else f"{part.done}/{part.total}" if part.total > 1 else ""
            item.setIcon(icons.icon("fail" if part.wrong else "pass" if part.done == part.total else "waiting"))
            item.setText(f"{'    ' * part.depth}{part.title}" + (f"  {state}" if state else ""))
            item.setToolTip(part.title)
            item.setData(Qt.ItemDataRole.UserRole, part.ref)
            if not same:
                self.addItem(item)
        if 0 <= row < self.count():
            self.setCurrentRow(row)

    def mark(self, ref: str) -> None:
        """Mark the part in which *ref* is asked: the last one that begins at or before it is the caller's to find."""
        for place, part in enumerate(self._shown):
            if part.ref == ref:
                self.setCurrentRow(place)
                return

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in ENTER and self.currentItem() is not None:
            self.chosen.emit(self.currentItem().data(Qt.ItemDataRole.UserRole))
        else:
            super().keyPressEvent(event)
