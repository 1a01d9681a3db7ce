"""The places of a round at the left: the visit, the building, and each home with its shape, floor by floor."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QLabel, QSizePolicy, QVBoxLayout, QWidget

from ui import icons, parts, theme
from ui.form.flow import FlowLayout
from ui.pages.round import ABOUT, BUILDING, WRAP_UP, Round, Stop

WIDTH = 232


class StopButton(QAbstractButton):
    """One place to stand: its name, its shape, and perhaps a count."""

    moved = Signal(int)

    def __init__(self, *, wide: bool) -> None:
        super().__init__()
        self.wide = wide
        self.state, self.count = "waiting", ""
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding if wide else QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def tell(self, text: str, *, state: str, said: str, count: str = "") -> None:
        """Show *text* with the shape of *state*; *said* is the state in words."""
        self.setText(text)
        self.state, self.count = state, count
        self.setAccessibleName(f"{text} {count} {said}".replace("  ", " "))
        self.setToolTip(f"{text} · {said}")
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        target = theme.current().measures.target
        text = self.fontMetrics().horizontalAdvance(self.text())
        return QSize(WIDTH - 32 if self.wide else max(target + 16, text + 44), target)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_Left: -1}
        if event.key() in steps:
            self.moved.emit(steps[Qt.Key(event.key())])
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        c = theme.current().colours
        on = self.isChecked()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        edge = (c.ring if on else c.focus) if self.hasFocus() else c.accent if on else c.line
        painter.setPen(QPen(QColor(edge), 2 if on or self.hasFocus() else 1))
        painter.setBrush(QColor(c.accent_wash if on or self.underMouse() else c.card))
        painter.drawRoundedRect(self.rect().adjusted(1, 1, -1, -1), 6, 6)
        shape = QRectF(9, (self.height() - 16) / 2, 16, 16)
        icons.paint(painter, self.state, box=shape, colour=QColor(icons.colour_of(self.state)))
        painter.setPen(QColor(c.ink))
        painter.setFont(theme.current().font(bold=on))
        room = QRect(31, 0, self.width() - 37, self.height())
        painter.drawText(room, int(Qt.AlignmentFlag.AlignVCenter), self.text())
        if self.count:
            painter.setFont(theme.current().font(theme.current().measures.note))
            painter.setPen(QColor(c.soft))
            painter.drawText(
                room.adjusted(0, 0, -4, 0), int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight), self.count
            )
        painter.end()


class PlaceList(parts.Scrolled):
    """Shows where the round stands; a click or Enter goes there, arrows walk."""

    chosen = Signal(str)
    room_wanted = Signal()

    def __init__(self) -> None:
        super().__init__(margin=16, spacing=8)
        self.setFixedWidth(round(WIDTH * max(1.0, theme.current().measures.text / 17)))
        self.buttons: dict[str, StopButton] = {}
        self._round: Round | None = None
        self._shape: list[str] = []
        self.here = ""

    def show_round(self, round_: Round, here: str) -> None:
        """Show *round_* with the stop *here* chosen."""
        self._round, self.here = round_, here
        stops = round_.stops()
        if [f"{stop.key}{stop.floor}" for stop in stops] != self._shape:
            self._shape = [f"{stop.key}{stop.floor}" for stop in stops]
            self._build(stops)
        self.refresh(stops)

    def refresh(self, stops: list[Stop] | None = None) -> None:
        """Look again how far each place is."""
        if self._round is None:
            return
        for stop in stops or self._round.stops():
            button = self.buttons.get(stop.key)
            if button is None:
                continue
            done, total = self._round.count(stop) if stop.kind != "home" else (0, 0)
            state = self._round.state(stop)
            button.tell(self._name(stop), state=state, said=self._say(state), count=f"{done}/{total}" if total else "")
            button.setChecked(stop.key == self.here)
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus if stop.key == self.here else Qt.FocusPolicy.ClickFocus)

    def _build(self, stops: list[Stop]) -> None:
        parts.clear(self.body)
        self.buttons = {}
        floor: object = self
        flow: FlowLayout | None = None
        for stop in stops:
            button = StopButton(wide=stop.kind != "home")
            button.clicked.connect(lambda _checked=False, key=stop.key: self.chosen.emit(key))
            button.moved.connect(lambda by, key=stop.key: self._move(key, by))
            self.buttons[stop.key] = button
            if stop.kind != "home":
                if stop.kind == WRAP_UP:
                    add = parts.button(self.tr("Another room"), icon="add", role="plain", clicked=self.room_wanted.emit)
                    self.body.addWidget(add)
                self.body.addWidget(button)
                continue
            if stop.floor != floor or flow is None:
                floor = stop.floor
                holder = QWidget()
                column = QVBoxLayout(holder)
                column.setContentsMargins(0, 4, 0, 0)
                column.setSpacing(4)
                column.addWidget(self._floor_label(stop.floor))
                flow = FlowLayout(gap=6)
                column.addLayout(flow)
                self.body.addWidget(holder)
            flow.addWidget(button)
        self.body.addStretch()

    def _floor_label(self, floor: int | None) -> QLabel:
        return parts.note(self.tr("Floor {number}").format(number=floor) if floor is not None else self.tr("Rooms"))

    def _name(self, stop: Stop) -> str:
        names = {ABOUT: self.tr("About this visit"), BUILDING: self.tr("The building"), WRAP_UP: self.tr("Finish")}
        return names.get(stop.kind) or stop.label or self.tr("new")

    def _say(self, state: str) -> str:
        return {
            "pass": self.tr("nothing wrong"), "fail": self.tr("has issues"), "major": self.tr("major issue"),
            "unseen": self.tr("not seen"), "done": self.tr("complete"), "waiting": self.tr("not yet"),
        }[state]  # fmt: skip

    def _move(self, key: str, by: int) -> None:
        keys = list(self.buttons)
        to = keys.index(key) + by
        if 0 <= to < len(keys):
            self.buttons[keys[to]].setFocus(Qt.FocusReason.TabFocusReason)
