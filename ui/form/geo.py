"""Where something is: a point, a line or an area, typed as coordinates and drawn without a network."""

from __future__ import annotations

import re
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from ui import theme
from ui.form.field import Field, LineEdit, Question
from ui.form.numbers import NumberEdit, plain_digits
from ui.form.plot import Plot, Point
from ui.parts import button, note, words

MAPS = {"placement-map", "maps", "map"}
_DEGREES = re.compile(
    r"""(\d+)\s*[°度]\s*(?:(\d+(?:\.\d+)?)\s*['′分]\s*)?(?:(\d+(?:\.\d+)?)\s*(?:["″秒]|'')\s*)?([NSEW北南东西])?""",
    re.I,
)


def read_pair(text: str) -> Point | None:
    """Latitude and longitude as people paste them: "23.1291, 113.2644", "23°7'45\\"N 113°15'52\\"E", "北纬…".

    None when it is no place on earth.
    """
    text = plain_digits(text.replace("，", ",").replace("。", "."))
    found = [match.groups() for match in _DEGREES.finditer(text)]
    if len(found) == 2:
        pair = [int(d) + float(m or 0) / 60 + float(s or 0) / 3600 for d, m, s, _ in found]
        pair = [
            -value if (side or "").upper() in ("S", "W", "南", "西") else value
            for value, (*_, side) in zip(pair, found, strict=True)
        ]
    else:
        pair = [float(number) for number in re.findall(r"-?\d+(?:\.\d+)?", text)[:2]]
    if len(pair) != 2 or not (abs(pair[0]) <= 90 and abs(pair[1]) <= 180):
        return None
    return pair[0], pair[1]


def points_of(value: str | None) -> list[Point]:
    """The points of an answer: of a trace, a shape or one point."""
    found = []
    for part in (value or "").split(";"):
        numbers = part.split()
        try:
            if len(numbers) >= 2:
                found.append((float(numbers[0]), float(numbers[1])))
        except ValueError:
            continue
    return found


class PointField(Field):
    """Latitude and longitude, typed or pasted together, height and accuracy if known: a laptop has no receiver."""

    def __init__(self, question: Question, parent: QWidget | None = None) -> None:
        super().__init__(question, parent)
        self.latitude, self.longitude = NumberEdit(self), NumberEdit(self)
        self.height_, self.accuracy = NumberEdit(self), NumberEdit(self)
        self.hidden = "hide-input" in question.item.appearance
        self._value: str | None = None
        edits = (self.latitude, self.longitude, self.height_, self.accuracy)
        size = theme.current().measures.text
        line = QHBoxLayout()
        for edit, wide in zip(edits, (13, 13, 8, 8), strict=True):
            edit.setMaximumWidth(size * wide)
            edit.textEdited.connect(lambda _text: self._read())
            edit.left.connect(self._leave)
            line.addWidget(edit)
        line.addStretch()
        for edit, after in zip(edits, edits[1:], strict=False):
            edit.entered.connect(partial(self._on, after))
        self.accuracy.entered.connect(self._enter)
        self.said = words(role="bad")
        self.said.hide()
        self.plot = Plot(self)
        self.plot.clicked.connect(self._clicked)
        self.hint = note()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addLayout(line)
        for widget in (self.said, self.plot, self.hint):
            layout.addWidget(widget)
        self.setFocusProxy(self.latitude)
        self._tell()
        self._draw()

    def _tell(self) -> None:
        label = self.question.label
        self.latitude.setPlaceholderText(self.tr("Latitude, 23.1291"))
        self.longitude.setPlaceholderText(self.tr("Longitude, 113.2644"))
        self.height_.setPlaceholderText(self.tr("Height, m"))
        self.accuracy.setPlaceholderText(self.tr("± m"))
        self.latitude.setAccessibleName(self.tr("Latitude of: {question}").format(question=label))
        self.longitude.setAccessibleName(self.tr("Longitude of: {question}").format(question=label))
        self.height_.setAccessibleName(self.tr("Height in metres of: {question}").format(question=label))
        self.accuracy.setAccessibleName(self.tr("Accuracy in metres of: {question}").format(question=label))
        self.said.setText(self.tr("Latitude lies between -90 and 90, longitude between -180 and 180."))
        self.hint.setText(self.tr("A click in the drawing moves the point there."))

    def show_value(self, value: str | None) -> None:
        edits = (self.latitude, self.longitude, self.height_, self.accuracy)
        if not any(edit.hasFocus() for edit in edits):
            parts = [*(value or "").split(), "", "", "", ""][:4]
            for place, (edit, part) in enumerate(zip(edits, parts, strict=True)):
                edit.setText("" if place > 1 and part in ("0", "0.0") else part)
        self._value = value
        self._draw()

    def retell(self, question: Question) -> None:
        super().retell(question)
        self._tell()

    def set_readonly(self, readonly: bool) -> None:
        for edit in (self.latitude, self.longitude, self.height_, self.accuracy):
            edit.setReadOnly(readonly)
        self.plot.setEnabled(not readonly)

    def _draw(self) -> None:
        points = points_of(self._value)
        self.plot.show_points(points)
        self.plot.setVisible(bool(points))
        self.hint.setVisible(bool(points) and bool(self.question.item.appearance & MAPS))

    def _clicked(self, x: float, y: float) -> None:
        if self.question.item.appearance & MAPS:
            north, east = self.plot.point_at(x, y)
            self.latitude.setText(f"{north:.6f}")
            self.longitude.setText(f"{east:.6f}")
            self._read()

    def _give(self, value: str | None) -> None:
        if value != self._value:
            self._value = value
            self.answered.emit(value, False)
            self._draw()

    def _read(self, *, say: bool = False) -> None:
        texts = [plain_digits(self.latitude.text()), plain_digits(self.longitude.text())]
        if texts == ["", ""]:
            self.said.hide()
            self._give(None)
            return
        # only when the line is left: while someone types "23.1, 113.2" it is not yet known where it ends
        both = read_pair(self.latitude.text()) if say and not texts[1] else None
        if both is not None:
            self.latitude.setText(f"{both[0]:.7g}")
            self.longitude.setText(f"{both[1]:.8g}")
            texts = [self.latitude.text(), self.longitude.text()]
        try:
            north, east = (float(text) for text in texts)
        except ValueError:
            self.said.setVisible(say and all(texts))
            return
        right = abs(north) <= 90 and abs(east) <= 180
        self.said.setVisible(say and not right)
        if right:
            more = [plain_digits(edit.text()) or "0" for edit in (self.height_, self.accuracy)]
            self._give(" ".join([*texts, *more]))

    def _leave(self) -> None:
        self._read(say=True)
        self.left.emit()

    def _on(self, after: LineEdit) -> None:
        self._read(say=True)
        after.setFocus(Qt.FocusReason.TabFocusReason)

    def _enter(self) -> None:
        self._leave()
        self.advance.emit()


class PathField(Field):
    """A line or an area: points typed or pasted one by one into a list, drawn beside it."""

    def __init__(self, question: Question, parent: QWidget | None = None) -> None:
        super().__init__(question, parent)
        self.closed = question.item.datatype == "geoshape"
        self._points: list[Point] = []
        self._value: str | None = None
        self.edit = LineEdit(self)
        self.edit.setMaximumWidth(theme.current().measures.text * 26)
        self.edit.entered.connect(self._enter)
        self.edit.left.connect(self._leave)
        self.add = button("", icon="add", clicked=self._add)
        self.said = words(role="bad")
        self.said.hide()
        self.list = QListWidget(self)
        self.list.setFixedHeight(280)
        self.list.setMaximumWidth(theme.current().measures.text * 20)
        self.off = button("", icon="trash", role="plain", clicked=self._remove)
        self.plot = Plot(self, joined=True, closed=self.closed)
        self.count = note()
        line = QHBoxLayout()
        line.addWidget(self.edit, 1)
        line.addWidget(self.add)
        line.addStretch()
        shown = QHBoxLayout()
        shown.addWidget(self.list, 1)
        shown.addWidget(self.plot)
        shown.addStretch()
        self._below = QWidget(self)
        below = QVBoxLayout(self._below)
        below.setContentsMargins(0, 0, 0, 0)
        below.addLayout(shown)
        below.addWidget(self.off, 0, Qt.AlignmentFlag.AlignLeft)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(line)
        column.addWidget(self.said)
        column.addWidget(self._below)
        column.addWidget(self.count)
        self.setFocusProxy(self.edit)
        self._tell()
        self._draw()

    def _tell(self) -> None:
        label = self.question.label
        self.edit.setPlaceholderText(self.tr("Latitude and longitude of the next point"))
        self.edit.setAccessibleName(self.tr("Next point of: {question}").format(question=label))
        self.add.setText(self.tr("Add the point"))
        self.add.setAccessibleName(f"{self.add.text()}: {label}")
        self.list.setAccessibleName(self.tr("Points of: {question}").format(question=label))
        self.off.setText(self.tr("Take the marked point out"))
        self.off.setAccessibleName(f"{self.off.text()}: {label}")
        self.said.setText(self.tr("Write a point like 23.1291, 113.2644."))
        fewest = self.tr("An area needs three points.") if self.closed else self.tr("A line needs two points.")
        many = len(self._points)
        self.count.setText(f"{fewest} " + self.tr("There are {count}.").format(count=many))

    def retell(self, question: Question) -> None:
        super().retell(question)
        self._tell()

    def show_value(self, value: str | None) -> None:
        if value == self._value:
            return
        self._value = value
        points = points_of(value)
        if self.closed and len(points) > 1 and points[0] == points[-1]:
            points = points[:-1]
        if value or not self._incomplete():
            self._points = points
        self._draw()

    def set_readonly(self, readonly: bool) -> None:
        self.edit.setReadOnly(readonly)
        self.add.setVisible(not readonly)
        self.off.setVisible(not readonly)

    def _incomplete(self) -> bool:
        """Are there points that do not make an answer yet?"""
        return 0 < len(self._points) < (3 if self.closed else 2)

    def _draw(self) -> None:
        row = self.list.currentRow()
        self.list.clear()
        for number, (north, east) in enumerate(self._points, start=1):
            self.list.addItem(QListWidgetItem(f"{number}   {north:.6f}  {east:.6f}"))
        self.list.setCurrentRow(min(row if row >= 0 else 0, len(self._points) - 1))
        self.plot.show_points(self._points)
        self._below.setVisible(bool(self._points))
        self._tell()

    def _give(self) -> None:
        points = list(self._points)
        if self.closed and len(points) >= 3:
            points.append(points[0])
        short = len(self._points) < (3 if self.closed else 2)
        self._value = None if short else "; ".join(f"{north!r} {east!r} 0.0 0.0" for north, east in points)
        self._draw()
        self.answered.emit(self._value, True)

    def _add(self) -> bool:
        point = read_pair(self.edit.text())
        self.said.setVisible(point is None)
        if point is None:
            return False
        self._points.append(point)
        self.edit.clear()
        self._give()
        self.edit.setFocus(Qt.FocusReason.TabFocusReason)
        return True

    def _enter(self) -> None:
        """Enter adds what is typed; on an empty line it goes on."""
        if self.edit.text().strip():
            self._add()
        else:
            self._leave()
            self.advance.emit()

    def _leave(self) -> None:
        self.said.setVisible(bool(self.edit.text().strip()) and read_pair(self.edit.text()) is None)
        self.left.emit()

    def _remove(self) -> None:
        row = self.list.currentRow()
        if 0 <= row < len(self._points):
            del self._points[row]
            self._give()
