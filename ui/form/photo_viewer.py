"""One photo in full, with the others an arrow key away."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QPixmap, QResizeEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from ui import icons
from ui.form.shelf import Photo, PhotoShelf
from ui.worker import Worker


class PhotoViewer(QDialog):
    """Left and right turn, Delete takes off, Esc closes."""

    remove = Signal(str)

    def __init__(
        self,
        shelf: PhotoShelf,
        worker: Worker,
        *,
        photos: list[Photo],
        start: str,
        title: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.shelf, self.worker, self.photos = shelf, worker, list(photos)
        self.at = next((n for n, photo in enumerate(photos) if photo.id == start), 0)
        self.setWindowTitle(title)
        self.resize(960, 720)
        self._pixmap = QPixmap()
        self.picture = QLabel(self)
        self.picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.picture.setMinimumSize(320, 240)
        self.place = QLabel(self)
        self.back = QPushButton(self.tr("Previous"), self)
        self.next = QPushButton(self.tr("Next"), self)
        self.off = QPushButton(self.tr("Delete"), self)
        self.off.setProperty("role", "danger")
        self.shut = QPushButton(self.tr("Close"), self)
        for button, icon in ((self.back, "back"), (self.next, "next"), (self.off, "trash"), (self.shut, "close")):
            button.setAutoDefault(False)
            icons.dress(button, icon)
        self.back.clicked.connect(lambda: self.turn(-1))
        self.next.clicked.connect(lambda: self.turn(1))
        self.off.clicked.connect(self._take_off)
        self.shut.clicked.connect(self.accept)
        line = QHBoxLayout()
        for widget in (self.back, self.place, self.next):
            line.addWidget(widget)
        line.addStretch()
        line.addWidget(self.off)
        line.addWidget(self.shut)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.addWidget(self.picture, 1)
        column.addLayout(line)
        self._load()

    def turn(self, by: int) -> None:
        """Show the photo *by* places further, round the corner too."""
        if self.photos:
            self.at = (self.at + by) % len(self.photos)
            self._load()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Up):
            self.turn(-1)
        elif event.key() in (Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_Space):
            self.turn(1)
        elif event.key() == Qt.Key.Key_Delete:
            self._take_off()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _load(self) -> None:
        photo = self.photos[self.at]
        self.place.setText(self.tr("{number} of {count}").format(number=self.at + 1, count=len(self.photos)))
        for button in (self.back, self.next):
            button.setEnabled(len(self.photos) > 1)
        self.worker.run(
            lambda _progress: (photo.id, self.shelf.picture(photo.id)), lambda found: self._show(*found), owner=self
        )

    def _show(self, photo: str, data: bytes) -> None:
        if self.photos and self.photos[self.at].id == photo:
            self._pixmap = QPixmap()
            self._pixmap.loadFromData(data)
            self.picture.setAccessibleName(self.place.text())
            self._fit()

    def _fit(self) -> None:
        if not self._pixmap.isNull():
            size = self.picture.size() * self.devicePixelRatioF()
            fitted = self._pixmap.scaled(
                size, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
            )
            fitted.setDevicePixelRatio(self.devicePixelRatioF())
            self.picture.setPixmap(fitted)

    def _take_off(self) -> None:
        photo = self.photos.pop(self.at)
        self.remove.emit(photo.id)
        if not self.photos:
            self.accept()
            return
        self.at %= len(self.photos)
        self._load()
