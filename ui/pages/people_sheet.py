"""A few lines to fill in and keep: Enter keeps, Esc puts it away, and what is wrong stands under the lines."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal, InvalidOperation
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QCheckBox, QComboBox, QCompleter, QGridLayout, QLayout, QSizePolicy, QWidget

from forms.lean import dataclass
from ui import parts
from ui.desk import Desk
from ui.form.dates import read_date
from ui.form.field import LineEdit, TextArea
from ui.form.flow import FlowLayout
from ui.form.numbers import plain_digits
from ui.pages.meeting_part import box, chosen, labelled, offered
from ui.tokens import BETWEEN, WITHIN

NARROW = 460
MOST_YUAN = 10_000_000


@dataclass(frozen=True)
class Ask:
    """One line of a sheet. *kind* is line, area, day, money, number, tick, choice, who, many or ticks.

    Money is asked in yuan and kept in fen. *who* is a name; those of *choices* are offered while it is typed. *many*
    is words with blanks or commas between them, *ticks* is several of *choices*. *need* is what to say when it is left
    empty.
    """

    name: str
    words: str
    kind: str = "line"
    value: Any = ""
    choices: Sequence[tuple[str, str]] = ()
    need: str = ""
    hint: str = ""


class Ticks(QWidget):
    """Several of a few, each with its own box."""

    def __init__(self, choices: Sequence[tuple[str, str]], values: Sequence[str]) -> None:
        super().__init__()
        flow = FlowLayout(self)
        self._boxes = {}
        for value, words in choices:
            tick = self._boxes[value] = QCheckBox(words)
            tick.setChecked(value in values)
            flow.addWidget(tick)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    @property
    def values(self) -> list[str]:
        return [value for value, tick in self._boxes.items() if tick.isChecked()]


class Sheet(QWidget):
    """Lines of one small form; `kept` carries their values, `closed` says that it went away."""

    kept = Signal(dict)
    closed = Signal()

    def __init__(self, desk: Desk, asks: Sequence[Ask], *, keep: str, title: str = "", note: str = "") -> None:
        super().__init__()
        self.desk = desk
        self.asks = {one.name: one for one in asks}
        self.widgets: dict[str, QWidget] = {}
        self._cells: list[tuple[Ask, QLayout | QWidget]] = []
        self.wrong = parts.words(role="bad")
        self.wrong.hide()
        self._grid = QGridLayout()
        self._grid.setSpacing(WITHIN)
        self._grid.setHorizontalSpacing(BETWEEN)
        for one in asks:
            self._cells.append((one, self._cell(one)))
        self._columns = 0
        self.keep_button = parts.button(keep, role="primary", clicked=self.keep)
        self.stop_button = parts.button(self.tr("Cancel"), role="plain", clicked=self.close_it)
        column = parts.column(spacing=WITHIN)
        if title:
            column.addWidget(parts.section(title))
        if note:
            column.addWidget(parts.note(note))
        column.addLayout(self._grid)
        column.addWidget(self.wrong)
        column.addLayout(parts.row(self.keep_button, self.stop_button, None))
        self.setLayout(column)
        self._lay_out(2)
        self._began = self._texts()

    def _cell(self, one: Ask) -> QLayout | QWidget:
        widget: QWidget
        if one.kind == "tick":
            widget = QCheckBox(one.words)
            widget.setChecked(bool(one.value))
            self.widgets[one.name] = widget
            return widget
        if one.kind == "choice":
            widget = box()
            held = str(one.value)
            # what is not offered any more stays until somebody changes it
            offered(widget, [*one.choices, *([(held, held)] if held and held not in dict(one.choices) else [])])
            chosen(widget, held)
        elif one.kind == "ticks":
            widget = Ticks(one.choices, list(one.value or ()))
        elif one.kind == "area":
            widget = TextArea()
            widget.setPlainText(str(one.value or ""))
            widget.setPlaceholderText(one.hint)
            widget.entered.connect(self.keep)
        else:
            widget = LineEdit()
            widget.setText(self._shown(one))
            hints = {"day": self.tr("2026-11-30, +7 or today"), "money": self.tr("yuan, such as 120.50"),
                     "many": self.tr("with blanks between them")}  # fmt: skip
            widget.setPlaceholderText(one.hint or hints.get(one.kind, ""))
            widget.entered.connect(self.keep)
            if one.kind == "who" and one.choices:
                offer = QCompleter([words for _value, words in one.choices], widget)
                offer.setFilterMode(Qt.MatchFlag.MatchContains)
                offer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
                widget.setCompleter(offer)
        self.widgets[one.name] = widget
        return labelled(one.words, widget)

    @staticmethod
    def _shown(one: Ask) -> str:
        if one.kind == "many":
            return " ".join(one.value or ())
        if one.kind == "money":
            return f"{Decimal(one.value) / 100:.2f}" if one.value else ""
        return "" if one.value is None else str(one.value)

    def _lay_out(self, columns: int) -> None:
        if columns == self._columns:
            return
        self._columns = columns
        while self._grid.takeAt(0) is not None:
            pass
        row = column = 0
        for one, cell in self._cells:
            wide = one.kind in ("area", "ticks", "tick") or columns == 1
            if wide and column:
                row, column = row + 1, 0
            span = columns if wide else 1
            if isinstance(cell, QWidget):
                self._grid.addWidget(cell, row, column, 1, span, Qt.AlignmentFlag.AlignBottom)
            else:
                cell.setParent(None)
                self._grid.addLayout(cell, row, column, 1, span)
            column += span
            if column >= columns:
                row, column = row + 1, 0
        for number in range(2):
            self._grid.setColumnStretch(number, 1 if number < columns else 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out(1 if self.width() < NARROW else 2)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_it()
        else:
            super().keyPressEvent(event)

    def enter(self) -> None:
        """Put the keyboard on the first line that is empty."""
        order = [self.widgets[one.name] for one, _ in self._cells if one.kind != "tick"]
        lines = [one for one in order if isinstance(one, (LineEdit, TextArea))]
        empty = [one for one in lines if not (one.text() if isinstance(one, LineEdit) else one.toPlainText())]
        first = (empty or order or [self.keep_button])[0]
        first.setFocus(Qt.FocusReason.TabFocusReason)

    @property
    def unsaved(self) -> bool:
        """Whether something was typed that nobody kept."""
        return self._texts() != self._began

    def _texts(self) -> list[object]:
        return [_raw(widget) for widget in self.widgets.values()]

    def keep(self) -> None:
        """Hand over the values, or say what is wrong and where."""
        values: dict[str, Any] = {}
        for name, one in self.asks.items():
            value, wrong = self._value(one)
            if not wrong and one.need and value in ("", None, (), []):
                wrong = one.need
            if wrong:
                self.say(wrong)
                self.widgets[name].setFocus(Qt.FocusReason.TabFocusReason)
                return
            values[name] = value
        self.wrong.hide()
        self.kept.emit(values)

    def say(self, sentence: str) -> None:
        """Show what is wrong under the lines; what was typed stays."""
        self.wrong.setText(sentence)
        self.wrong.show()

    def hide_offers(self) -> None:
        """Close the lists of names that hang under a line."""
        for widget in self.widgets.values():
            offer = widget.completer() if isinstance(widget, LineEdit) else None
            popup = offer.popup() if offer is not None else None
            if popup is not None:
                popup.hide()

    def close_it(self) -> None:
        """Put the sheet away."""
        self.closed.emit()

    def _value(self, one: Ask) -> tuple[Any, str]:
        raw = _raw(self.widgets[one.name])
        if not isinstance(raw, str):
            return raw, ""
        text = raw.strip()
        if one.kind == "many":
            for sign in "，、,;；":
                text = text.replace(sign, " ")
            return tuple(dict.fromkeys(text.split())), ""
        if one.kind == "day" and text:
            found = read_date(text, today=self.desk.ws.clock().date())
            return (found.isoformat(), "") if found else ("", self.tr("This is not a date. Write it like 2026-11-30."))
        if one.kind == "number":
            digits = plain_digits(text)
            if digits and not digits.isascii() or digits and not digits.isdigit() or len(digits) > 9:
                return None, self.tr("This is not a whole number.")
            return (int(digits) if digits else None), ""
        if one.kind == "money":
            return read_yuan(text), "" if read_yuan(text) is not None or not text else self.tr(
                "This is no amount. Write it in yuan like 120 or 120.50."
            )
        return text, ""


def read_yuan(text: str) -> int | None:
    """Fen of an amount in yuan as people type it (120, 1,200.5, ￥12.50, 12元); None when it is no amount."""
    bare = plain_digits(text.replace(",", "").replace("，", "")).strip("¥￥元 ").strip()
    try:
        yuan = Decimal(bare)
    except InvalidOperation:
        return None
    if not yuan.is_finite() or yuan < 0 or yuan > MOST_YUAN or yuan * 100 != int(yuan * 100):
        return None
    return int(yuan * 100)


def _raw(widget: QWidget) -> object:
    if isinstance(widget, QCheckBox):
        return widget.isChecked()
    if isinstance(widget, Ticks):
        return tuple(widget.values)
    if isinstance(widget, QComboBox):
        return str(widget.currentData() or "")
    if isinstance(widget, TextArea):
        return widget.toPlainText()
    return widget.text() if isinstance(widget, LineEdit) else ""


Kept = Callable[[Mapping[str, Any]], object]
