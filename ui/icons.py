"""Icons and state shapes, drawn as vectors and kept per size, colour and pixel ratio."""

from __future__ import annotations

import re
from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPainterPath, QPen, QPixmap
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QPushButton, QWidget

from ui import theme
from ui.icon_shapes import ICONS, STATE_COLOUR, STATES

GRID = 24
ICON_LINE = 1.75
STATE_LINE = 3.0
_TOKEN = re.compile(r"[MLCZOR]|-?\d*\.?\d+")


def path(stroke: str) -> QPainterPath:
    """The painter path of one *stroke* of the small drawing language (ui/icon_shapes.py)."""
    result = QPainterPath()
    tokens = iter(_TOKEN.findall(stroke))

    def number() -> float:
        return float(next(tokens))

    def point() -> QPointF:
        return QPointF(number(), number())

    for token in tokens:
        if token == "M":
            result.moveTo(point())
        elif token == "L":
            result.lineTo(point())
        elif token == "C":
            one, two, end = point(), point(), point()
            result.cubicTo(one, two, end)
        elif token == "Z":
            result.closeSubpath()
        elif token == "O":
            centre, radius = point(), number()
            result.addEllipse(centre, radius, radius)
        elif token == "R":
            x, y, width, height, corner = number(), number(), number(), number(), number()
            result.addRoundedRect(QRectF(x, y, width, height), corner, corner)
        else:
            raise ValueError(f"{stroke!r} has {token!r} without a command before it")
    return result


@lru_cache(maxsize=256)
def _strokes(name: str) -> tuple[tuple[bool, QPainterPath], ...]:
    return tuple((stroke.startswith("!"), path(stroke.lstrip("!"))) for stroke in (STATES.get(name) or ICONS[name]))


def paint(painter: QPainter, name: str, *, box: QRectF, colour: QColor) -> None:
    """Draw *name* into *box* of any painter; states with their heavy line."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(box.topLeft())
    painter.scale(box.width() / GRID, box.height() / GRID)
    pen = QPen(colour, STATE_LINE if name in STATES else ICON_LINE)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    for filled, stroke in _strokes(name):
        if filled:
            painter.fillPath(stroke, colour)
        else:
            painter.strokePath(stroke, pen)
    painter.restore()


@lru_cache(maxsize=1024)
def pixmap(name: str, *, size: int, colour: str, ratio: float = 1.0, gap: int = 0) -> QPixmap:
    """*name* as a square picture of *size* logical pixels, sharp at the device pixel *ratio*."""
    picture = QPixmap(round((size + gap) * ratio), round(size * ratio))
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    paint(painter, name, box=QRectF(0, 0, size, size), colour=QColor(colour))
    painter.end()
    return picture


def colour_of(name: str) -> str:
    """The colour that the current look gives to a state or, for an icon, to ink."""
    return str(getattr(theme.current().colours, STATE_COLOUR.get(name, "ink")))


def icon(name: str, *, colour: str | None = None, size: int | None = None, gap: int = 0) -> QIcon:
    """*name* as an icon in the current look, at the pixel ratios in use, with a grey one for disabled.

    *gap* is empty room at the right: styles put words too close to icons.
    """
    side = size or theme.current().measures.icon
    chosen = colour or colour_of(name)
    grey = theme.current().colours.neutral
    result = QIcon()
    for ratio in _ratios():
        for mode, ink in ((QIcon.Mode.Normal, chosen), (QIcon.Mode.Disabled, grey)):
            result.addPixmap(pixmap(name, size=side, colour=ink, ratio=ratio, gap=gap), mode)
    return result


def dress(button: QAbstractButton, name: str, *, colour: str | None = None) -> None:
    """Put an icon on *button*; *colour* is the name of a token ("accent"), so that it follows the look.

    A primary button gets the colour of its own text unless another is asked for.
    """
    token = colour or ("on_accent" if button.property("role") == "primary" else STATE_COLOUR.get(name, "ink"))
    if button.property("role") == "plain" and colour is None:
        token = "accent"
    elif button.property("role") == "danger" and colour is None:
        token = "grave"
    side = theme.current().measures.icon - 4
    gap = 4 if isinstance(button, QPushButton) and button.text() else 0
    button.setIconSize(QSize(side + gap, side))
    button.setIcon(icon(name, colour=getattr(theme.current().colours, token), size=side, gap=gap))


class Mark(QLabel):
    """A state shape standing by itself in a row; a screen reader hears its *word*."""

    def __init__(
        self, name: str, word: str, parent: QWidget | None = None, *, size: int | None = None, colour: str = ""
    ) -> None:
        """*colour* names a token to draw it in, instead of the state's own."""
        super().__init__(parent)
        self._size = size
        self._colour = colour
        self.show_state(name, word)

    def show_state(self, name: str, word: str) -> None:
        """Show another state."""
        side = self._size or theme.current().measures.text + 3
        colour = getattr(theme.current().colours, self._colour) if self._colour else colour_of(name)
        self.setPixmap(pixmap(name, size=side, colour=colour, ratio=self.devicePixelRatioF()))
        self.setFixedSize(side, side)
        self.setToolTip(word)
        self.setAccessibleName(word)


def _ratios() -> tuple[float, ...]:
    return tuple(sorted({round(screen.devicePixelRatio(), 2) for screen in QApplication.screens()} or {1.0}))
