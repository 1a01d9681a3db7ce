"""A line in which something known is found by a few signs of it: what fits stands below, and Enter takes the first."""

from __future__ import annotations

import re
from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from forms.lean import dataclass
from ui import parts
from ui.form.field import LineEdit
from ui.form.numbers import plain_digits
from ui.row_list import Line, RowList

MOST = 6
_TOKEN = re.compile(r"\d+|[^\W\d_]+")


@dataclass(frozen=True)
class Known:
    """Something that can be picked. Its *words* are found by any of their parts; a *number* picks it alone."""

    key: str
    words: str
    number: int = 0


def fitting(known: Sequence[Known], typed: str) -> list[Known]:
    """What *typed* may mean, the likeliest first: its own number, then whole parts, then beginnings of parts.

    "22-301" finds 22幢 301室 and not 122幢: signs and blanks only divide, and each part must begin one of the words,
    in the order in which they stand.
    """
    typed = plain_digits(typed).casefold().strip()
    tokens = _TOKEN.findall(typed)
    if not tokens:
        return list(known)
    found = []
    for at, one in enumerate(known):
        if one.number and typed == str(one.number):
            found.append((-10, at, one))
            continue
        score = _score(tokens, one.words.casefold())
        if score is not None:
            found.append((score, at, one))
    return [one for _, _, one in sorted(found, key=lambda each: each[:2])]


def _score(tokens: Sequence[str], words: str) -> int | None:
    """0 where every token is a whole part, more for each that is only the beginning; None where one is missing."""
    pieces = _TOKEN.findall(words)
    at, score = 0, 0
    for token in tokens:
        whole = next((n for n in range(at, len(pieces)) if pieces[n] == token), -1)
        digits = token.isdigit()
        part = next(
            (n for n in range(at, len(pieces)) if (pieces[n].startswith(token) if digits else token in pieces[n])), -1
        )
        if whole < 0 and part < 0:
            return None
        score += 0 if whole >= 0 else 1
        at = (whole if whole >= 0 else part) + 1
    return score


class PickLine(QWidget):
    """The line with what fits below it; arrows choose among that, Enter or a click picks."""

    picked = Signal(str)
    passed = Signal()
    """Enter in an empty line."""

    def __init__(self, name: str, *, hint: str = "", offer: bool = False) -> None:
        """With *offer* what there is stands below as soon as the line has the keyboard."""
        super().__init__()
        self.known: list[Known] = []
        self.key = ""
        self._offer = offer
        self.edit = _Line(self)
        self.edit.setAccessibleName(name)
        self.edit.setPlaceholderText(hint)
        self.list = RowList(name, most=MOST)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.itemClicked.connect(lambda _item: self._take(self.list.key))
        self.said = parts.note()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        for widget in (self.edit, self.said, self.list):
            column.addWidget(widget)
        self.list.hide()
        self.said.hide()
        self.edit.textEdited.connect(lambda _text: self._find())
        self.edit.entered.connect(self._enter)
        self.edit.left.connect(self._close)
        self.setFocusProxy(self.edit)

    def know(self, known: Sequence[Known]) -> None:
        """What can be picked from now on; what was picked stays if it is still there."""
        self.known = list(known)
        if self.key and not any(one.key == self.key for one in known):
            self.clear()

    def clear(self) -> None:
        """Nothing is picked."""
        self.key = ""
        self.edit.clear()
        self._close()

    def pick(self, key: str) -> None:
        """Show *key* as picked without telling anybody."""
        one = next((one for one in self.known if one.key == key), None)
        if one is not None:
            self.key = key
            self.edit.setText(one.words)
            self._close()

    def open_up(self) -> None:
        """The line got the keyboard."""
        if self._offer and not self.key:
            self._find()

    def step(self, by: int) -> None:
        """Choose the next of what fits."""
        if self.list.isVisible():
            self.list.setCurrentRow(min(max(self.list.currentRow() + by, 0), self.list.count() - 1))

    def _find(self) -> None:
        self.key = ""
        typed = self.edit.text().strip()
        found = fitting(self.known, typed) if typed or self._offer else []
        self.list.clear()
        self.list.fill([Line(one.key, f"{one.number} {one.words}" if one.number else one.words) for one in found[:30]])
        self.list.setCurrentRow(0)
        nothing = bool(typed) and not found
        self.said.setText(self.tr("Nothing here is called that."))
        self.said.setVisible(nothing)

    def _enter(self) -> None:
        if self.key:
            self.picked.emit(self.key)
        elif not self.edit.text().strip():
            self._close()
            self.passed.emit()
        elif self.list.isVisible() and self.list.key:
            self._take(self.list.key)

    def _take(self, key: str) -> None:
        self.pick(key)
        self.picked.emit(key)

    def _close(self) -> None:
        self.list.hide()
        self.said.hide()


class _Line(LineEdit):
    """Hands the arrows to the list below it."""

    def __init__(self, pick: PickLine) -> None:
        super().__init__(pick)
        self._pick = pick

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
        if step and self._pick.list.isVisible():
            self._pick.step(step)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event) -> None:  # type: ignore[no-untyped-def]
        super().focusInEvent(event)
        self.selectAll()
        self._pick.open_up()
