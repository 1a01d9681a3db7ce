"""A piece of a scanned page, as large as it fits, with a frame around each box and the key that chooses it."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QImage, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from forms.lean import dataclass
from ui import theme

MOST_ENLARGED = 3.0


@dataclass(frozen=True)
class Framed:
    """A box on the picture, in parts of its height: the key beside it, and whether it counts as ticked."""

    box: tuple[float, float, float, float]
    key: str = ""
    ticked: bool = False


class PaperCrop(QWidget):
    """Shows a part of the page or, when asked, all of it."""

    def __init__(self) -> None:
        super().__init__()
        self.image = QImage()
        self.part: tuple[float, float, float, float] | None = None
        self.frames: list[Framed] = []
        self.whole = False
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(QSize(320, 200))

    def show_part(
        self,
        image: QImage,
        part: tuple[float, float, float, float] | None,
        frames: list[Framed],
        *,
        whole: bool = False,
    ) -> None:
        """Show *part* of *image* (all of it without), with *frames*."""
        self.image, self.part, self.frames, self.whole = image, part, frames, whole
        self.update()

    def _shown(self) -> QRectF:
        height = self.image.height()
        everything = QRectF(0, 0, self.image.width(), height)
        if self.whole or self.part is None:
            return everything
        x, y, w, h = (each * height for each in self.part)
        return QRectF(x, y, w, h).intersected(everything)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        colours = theme.current().colours
        painter.fillRect(self.rect(), QColor(colours.ground))
        if self.image.isNull():
            painter.setPen(QColor(colours.soft))
            words = self.tr("The picture is not on this laptop yet. A sync brings it.")
            painter.drawText(self.rect(), int(Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap), words)
            return
        shown = self._shown()
        scale = min(self.width() / shown.width(), self.height() / shown.height(), MOST_ENLARGED)
        target = QRectF((self.width() - shown.width() * scale) / 2, 0, shown.width() * scale, shown.height() * scale)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.drawImage(target, self.image, shown)
        painter.setPen(QPen(QColor("#8A8F94"), 1))
        painter.drawRect(target)
        height = self.image.height()
        for frame in self.frames:
            x, y, w, h = (each * height for each in frame.box)
            box = QRectF(
                (x - shown.x()) * scale + target.x(), (y - shown.y()) * scale + target.y(), w * scale, h * scale
            )
            self._frame(painter, box.adjusted(-3, -3, 3, 3), frame)

    def _frame(self, painter: QPainter, box: QRectF, frame: Framed) -> None:
        # always over white paper, so these do not follow the look of the window
        painter.setPen(QPen(QColor("#0F6B6B"), 3.0 if frame.ticked else 1.5))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(box, 3, 3)
        if not frame.key or self.whole:
            return
        badge = QRectF(box.left() - 9, box.top() - 9, 18, 18)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor("#0F6B6B"))
        painter.drawEllipse(badge)
        font = QFont(self.font())
        font.setPixelSize(12)
        font.setBold(True)
        painter.setFont(font)
        painter.setPen(QColor("white"))
        painter.drawText(badge, int(Qt.AlignmentFlag.AlignCenter), frame.key)
