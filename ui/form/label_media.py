"""Pictures, sounds and films that belong to a question's words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPushButton, QScrollArea, QToolButton, QVBoxLayout, QWidget

from ui.form.player import play
from ui.parts import button, note

HIGH = 200
"""A picture beside a question is at most this high; a click shows it whole."""


def picture_of(extra: Mapping[str, Any], address: str) -> QPixmap | None:
    """The picture at a form's *address* such as jr://images/a.png; None when it is not here or cannot be read."""
    source = extra.get("media")
    data = source(address) if source is not None and address else None
    if not data:
        return None
    picture = QPixmap()
    return picture if picture.loadFromData(data) else None


class LabelMedia(QWidget):
    """Shows what there is; what the form names and nobody brought along is said by name."""

    def __init__(self, extra: Mapping[str, Any], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._extra = extra
        self._shown: dict[str, str] = {}
        self.picture = QToolButton(self)
        self.picture.setProperty("role", "thumb")
        self.picture.clicked.connect(self._enlarge)
        self.sound = button("", icon="next", clicked=lambda: self._play("audio"))
        self.film = button("", icon="next", clicked=lambda: self._play("video"))
        self.lacking = note()
        line = QHBoxLayout()
        line.addWidget(self.sound)
        line.addWidget(self.film)
        line.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.picture, 0, Qt.AlignmentFlag.AlignLeft)
        column.addLayout(line)
        column.addWidget(self.lacking)

    def show_media(self, found: Mapping[str, str], *, name: str) -> None:
        """Show *found*, addresses by kind; *name* is the question."""
        if dict(found) == self._shown and self.picture.accessibleName():
            return
        self._shown = dict(found)
        lacking = []
        picture = picture_of(self._extra, found.get("image", ""))
        self.picture.setVisible(picture is not None)
        self.picture.setAccessibleName(self.tr("Picture for: {question}").format(question=name))
        self.picture.setToolTip(self.tr("Show it whole"))
        if picture is not None:
            size = picture.size()
            if size.height() > HIGH or size.width() > 2 * HIGH:
                size = size.scaled(QSize(2 * HIGH, HIGH), Qt.AspectRatioMode.KeepAspectRatio)
            self.picture.setIcon(picture)
            self.picture.setIconSize(size)
            self.picture.setFixedSize(max(44, size.width() + 8), max(44, size.height() + 8))
        elif found.get("image"):
            lacking.append(found["image"])
        for kind, widget, text in (
            ("audio", self.sound, self.tr("Listen")),
            ("video", self.film, self.tr("Watch")),
        ):
            here = self._data(found.get(kind, "")) is not None
            widget.setText(text)
            widget.setAccessibleName(f"{text}: {name}")
            widget.setVisible(here)
            if found.get(kind) and not here:
                lacking.append(found[kind])
        self.lacking.setText(
            self.tr("Not brought along with the form: {files}").format(files=", ".join(map(_bare, lacking)))
        )
        self.lacking.setVisible(bool(lacking))

    def _data(self, address: str) -> bytes | None:
        source = self._extra.get("media")
        return source(address) if source is not None and address else None

    def _play(self, kind: str) -> None:
        data = self._data(self._shown.get(kind, ""))
        if data:
            play(self, data, name=_bare(self._shown[kind]))

    def _enlarge(self) -> None:
        whole = picture_of(self._extra, self._shown.get("big-image") or self._shown.get("image", ""))
        if whole is None:
            return
        dialog = QDialog(self.window())
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setWindowTitle(self.picture.accessibleName())
        shown = QLabel()
        shown.setPixmap(whole)
        shown.setAccessibleName(self.picture.accessibleName())
        area = QScrollArea()
        area.setWidget(shown)
        close = QPushButton(self.tr("Close"))
        close.clicked.connect(dialog.accept)
        column = QVBoxLayout(dialog)
        column.addWidget(area)
        column.addWidget(close, 0, Qt.AlignmentFlag.AlignRight)
        room = self.window().size()
        dialog.resize(min(whole.width() + 60, room.width()), min(whole.height() + 110, room.height()))
        dialog.open()


def _bare(address: str) -> str:
    return address.rpartition("/")[2]
