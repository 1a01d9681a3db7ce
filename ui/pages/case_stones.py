"""The stages of a case as stones in a row, lit when their output exists."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from storage.community.cases import NAMES, Stage
from ui import icons, texts, theme
from ui.tokens import CORNER, WITHIN

RADIUS = 14
WORDS: dict[str, str] = {
    "collect": str(QT_TRANSLATE_NOOP("Stages", "Collect opinions")),
    "choose": str(QT_TRANSLATE_NOOP("Stages", "Choose the topic")),
    "deliberate": str(QT_TRANSLATE_NOOP("Stages", "Deliberate")),
    "plan": str(QT_TRANSLATE_NOOP("Stages", "Plan")),
    "execute": str(QT_TRANSLATE_NOOP("Stages", "Carry out")),
    "feedback": str(QT_TRANSLATE_NOOP("Stages", "Report back")),
    "co_plan": str(QT_TRANSLATE_NOOP("Stages", "Plan together")),
    "co_build": str(QT_TRANSLATE_NOOP("Stages", "Build together")),
    "co_manage": str(QT_TRANSLATE_NOOP("Stages", "Manage together")),
    "co_review": str(QT_TRANSLATE_NOOP("Stages", "Judge together")),
    "co_share": str(QT_TRANSLATE_NOOP("Stages", "Share together")),
}


def stage_word(stage: Stage) -> str:
    """What the community calls a stage; else our own name in the language of the window."""
    if stage.label != NAMES.get(stage.code) or texts.language() == "zh":
        return stage.label
    return QCoreApplication.translate("Stages", WORDS[stage.code])


class Stones(QWidget):
    """A filled stone is complete, a ringed one has its output, an empty one lacks something. Arrows choose."""

    chosen = Signal(str)

    def __init__(self, *, choosable: bool = True) -> None:
        super().__init__()
        self.stages: list[Stage] = []
        self.current = 0
        self._choosable = choosable
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        if choosable:
            self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            self.setCursor(Qt.CursorShape.PointingHandCursor)

    def show_stages(self, stages: Sequence[Stage], *, current: str = "") -> None:
        """Show these stages; *current* is the one that is looked at."""
        self.stages = list(stages)
        codes = [stage.code for stage in stages]
        self.current = codes.index(current) if current in codes else min(self.current, max(len(codes) - 1, 0))
        said = (f"{stage_word(stage)}: {self._state(stage)}" for stage in stages)
        self.setAccessibleName("; ".join(said))
        self.updateGeometry()
        self.update()

    def _state(self, stage: Stage) -> str:
        if stage.done_on:
            return stage.done_on
        return self.tr("lacks something") if stage.lacks else self.tr("can be completed")

    def sizeHint(self) -> QSize:
        big = QFontMetrics(theme.current().font())
        small = QFontMetrics(theme.current().font(theme.current().measures.note))
        return QSize(480, 2 * RADIUS + 3 * WITHIN + big.height() + small.height())

    def minimumSizeHint(self) -> QSize:
        return QSize(240, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self.stages:
            return
        c, font = theme.current().colours, theme.current().font
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        cell, middle = self.width() / len(self.stages), WITHIN + RADIUS
        painter.setPen(QPen(QColor(c.line), 3))
        painter.drawLine(QPointF(cell / 2, middle), QPointF(self.width() - cell / 2, middle))
        for number, stage in enumerate(self.stages):
            centre = QPointF((number + 0.5) * cell, middle)
            done, ready = bool(stage.done_on), not stage.lacks
            if self._choosable and number == self.current:
                frame = QRectF(number * cell + 2, 2, cell - 4, self.height() - 4)
                painter.setPen(QPen(QColor(c.focus if self.hasFocus() else c.line), 2 if self.hasFocus() else 1))
                painter.setBrush(QColor(c.accent_wash))
                painter.drawRoundedRect(frame, CORNER, CORNER)
            painter.setPen(QPen(QColor(c.accent if done or ready else c.edge), 3 if ready and not done else 2))
            painter.setBrush(QColor(c.accent if done else c.accent_wash if ready else c.card))
            painter.drawEllipse(centre, RADIUS, RADIUS)
            if done:
                box = QRectF(centre.x() - 9, centre.y() - 9, 18, 18)
                icons.paint(painter, "pass", box=box, colour=QColor(c.on_accent))
            else:
                painter.setFont(font(theme.current().measures.note, bold=True))
                painter.setPen(QColor(c.accent if ready else c.soft))
                box = QRectF(centre.x() - RADIUS, centre.y() - RADIUS, 2 * RADIUS, 2 * RADIUS)
                painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), str(number + 1))
            top = middle + RADIUS + WITHIN
            for text, bold, ink in ((stage_word(stage), True, c.ink), (self._state(stage), False, c.soft)):
                painter.setFont(font(bold=True) if bold else font(theme.current().measures.note))
                metrics = painter.fontMetrics()
                cut = metrics.elidedText(text, Qt.TextElideMode.ElideRight, round(cell) - WITHIN)
                painter.setPen(QColor(ink))
                box = QRectF(number * cell, top, cell, metrics.height())
                painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), cut)
                top += metrics.height()
        painter.end()

    def _choose(self, number: int) -> None:
        if 0 <= number < len(self.stages):
            self.current = number
            self.update()
            self.chosen.emit(self.stages[number].code)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if self._choosable and self.stages:
            self._choose(int(event.position().x() * len(self.stages) / max(self.width(), 1)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()))
        if step:
            self._choose(self.current + step)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()
