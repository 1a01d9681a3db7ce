"""The picture of a sheet beside the work: shown as large as it fits, attached from a file or dropped here."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QPixmap, QResizeEvent
from PySide6.QtWidgets import QFileDialog, QLabel, QScrollArea, QVBoxLayout, QWidget

from storage.community.keyings import PAPER
from ui import parts
from ui.desk import Desk

STEPS = (1.0, 1.6, 2.5)
"""How much larger than the room the picture is shown; Z goes on to the next."""


class PaperPicture(QWidget):
    """Pictures of one sheet. Nothing can be read off a keying here, only off the paper."""

    attached = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.owner = ""
        self._pictures: list[QPixmap] = []
        self._at = self._zoom = 0
        self.setAcceptDrops(True)
        self.picture = QLabel()
        self.picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.picture.setWordWrap(True)
        self.area = QScrollArea()
        self.area.setWidget(self.picture)
        self.area.setWidgetResizable(True)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.attach = parts.button(self.tr("Attach a picture…"), icon="camera", clicked=self.choose)
        self.more = parts.button(self.tr("Next picture"), role="plain", clicked=self.turn)
        self.larger = parts.button(self.tr("Larger (Z)"), role="plain", clicked=self.zoom)
        for button in (self.attach, self.more, self.larger):
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 16, 0, 0)
        layout.addWidget(self.area, 1)
        layout.addLayout(parts.row(self.attach, self.larger, self.more, None))
        self.show_pictures("", [])

    def show_pictures(self, owner: str, pictures: list[bytes]) -> None:
        """Show the pictures of a sheet; further ones hang on the record *owner*."""
        self.owner, self._at, self._zoom = owner, 0, 0
        self._pictures = []
        for data in pictures:
            pixmap = QPixmap()
            if pixmap.loadFromData(data):
                self._pictures.append(pixmap)
        self.more.setVisible(len(self._pictures) > 1)
        self.larger.setVisible(bool(self._pictures))
        self.attach.setEnabled(bool(owner))
        self._fit()

    def turn(self) -> None:
        """Show the next picture."""
        self._at = (self._at + 1) % max(1, len(self._pictures))
        self._fit()

    def zoom(self) -> None:
        """Show it larger, or whole again."""
        self._zoom = (self._zoom + 1) % len(STEPS)
        self._fit()

    def _fit(self) -> None:
        if not self._pictures:
            self.picture.setText(self.tr("Take the sheet itself to hand. A picture of it may be dropped here."))
            self.picture.setAccessibleName("")
            return
        room = self.area.viewport().size() * STEPS[self._zoom]
        pixmap = self._pictures[self._at]
        self.picture.setAccessibleName(self.tr("Picture of the sheet"))
        self.picture.setPixmap(
            pixmap.scaled(
                room.expandedTo(QSize(40, 40)),
                Qt.AspectRatioMode.KeepAspectRatio,
                Qt.TransformationMode.SmoothTransformation,
            )
        )

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def choose(self) -> None:
        """Ask for picture files."""
        chosen, _ = QFileDialog.getOpenFileNames(
            self, self.attach.text(), "", self.tr("Pictures (*.jpg *.jpeg *.png *.heic *.webp *.tif *.tiff)")
        )
        self.take([Path(name) for name in chosen])

    def take(self, files: list[Path]) -> None:
        """Keep the pictures in *files* with the sheet."""
        if not files or not self.owner:
            return
        ws, owner = self.desk.ws, self.owner

        def keep(_progress: object) -> None:
            for file in files:
                ws.add_photo(file.read_bytes(), owner_rec=owner, field=PAPER)

        self.desk.worker.run(keep, lambda _none: self.attached.emit(), failed=self.desk.fail, owner=self)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if self.owner and event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        event.acceptProposedAction()
        self.take([Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()])
