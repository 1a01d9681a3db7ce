"""Pictures of what many widgets draw alike, kept so that a form with a thousand choices draws each look once."""

from __future__ import annotations

from collections.abc import Callable
from math import ceil

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPixmap, QPixmapCache

KEPT_KB = 32 * 1024
"""So much is kept of them: a frame across a wide window is a quarter of a megabyte, twice the scale four times that."""

Draw = Callable[..., None]


def drawn(draw: Draw, size: QSize, ratio: float, *how: object) -> QPixmap:
    """What *draw* draws on a clear ground of *size*, *ratio* device pixels to one, from its colours and states *how*.

    *draw* gets a smooth painter, the size and *how*, and must draw the same whenever these are the same.
    """
    key = f"{draw.__module__}.{draw.__name__}|{size.width()}x{size.height()}@{ratio}|{how}"
    kept = QPixmap()
    if QPixmapCache.find(key, kept):
        return kept
    if QPixmapCache.cacheLimit() < KEPT_KB:
        QPixmapCache.setCacheLimit(KEPT_KB)
    picture = QPixmap(ceil(size.width() * ratio), ceil(size.height() * ratio))
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    draw(painter, size, *how)
    painter.end()
    QPixmapCache.insert(key, picture)
    return picture
