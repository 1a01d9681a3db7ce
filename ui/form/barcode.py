"""A bar code or QR code: typed, sent by a reader that types, or read from a picture."""

from __future__ import annotations

import io
from importlib.util import find_spec
from pathlib import Path

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from ui.form.field import Field, LineEdit, Question
from ui.form.photo_intake import SUFFIXES, pictures_in
from ui.parts import button, note, set_role
from ui.worker import Progress


def can_read() -> bool:
    """Is the optional reader of codes installed (the extra `scan`)?"""
    return find_spec("zxingcpp") is not None


def read_codes(data: bytes) -> list[str]:
    """The texts of the codes in a picture, the largest first; empty when there is none. Needs the extra `scan`."""
    import zxingcpp
    from PIL import Image

    with Image.open(io.BytesIO(data)) as picture:
        picture.draft("L", (2400, 2400))
        picture.thumbnail((2400, 2400))
        found = zxingcpp.read_barcodes(picture.convert("L"))
    return [each.text for each in found if each.text]


class BarcodeField(Field):
    """The code as text. With `hidden-answer` it is only said that there is one."""

    def __init__(self, question: Question, parent: QWidget | None = None) -> None:
        super().__init__(question, parent)
        self.worker = question.extra.get("worker")
        self.hidden = "hidden-answer" in question.item.appearance
        self.setAcceptDrops(True)
        self._value: str | None = None
        self.edit = LineEdit(self)
        self.edit.setMaximumWidth(480)
        if self.hidden:
            self.edit.setEchoMode(LineEdit.EchoMode.Password)
        self.edit.textEdited.connect(lambda text: self.answered.emit(text.strip() or None, False))
        self.edit.entered.connect(self._enter)
        self.edit.left.connect(self.left)
        self.scan = button("", icon="barcode", clicked=self._ask)
        self.said = note()
        line = QHBoxLayout()
        line.addWidget(self.edit, 1)
        line.addWidget(self.scan)
        line.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(line)
        column.addWidget(self.said)
        self.setFocusProxy(self.edit)
        self._tell()
        self._say("")

    def _tell(self) -> None:
        self.edit.setAccessibleName(self.question.label)
        self.edit.setPlaceholderText(self.tr("Type the code, or let a code reader type it"))
        self.edit.setMinimumWidth(self.edit.fontMetrics().horizontalAdvance(self.edit.placeholderText()) + 40)
        self.scan.setText(self.tr("Read from a picture…"))
        self.scan.setAccessibleName(f"{self.scan.text()} {self.question.label}")

    def retell(self, question: Question) -> None:
        super().retell(question)
        self._tell()

    def show_value(self, value: str | None) -> None:
        self._value = value
        if self.edit.text().strip() != (value or ""):
            self.edit.setText(value or "")
        if self.hidden:
            self._say(self.tr("A code of {count} signs is kept.").format(count=len(value)) if value else "")

    def set_readonly(self, readonly: bool) -> None:
        self.edit.setReadOnly(readonly)
        self.scan.setEnabled(not readonly)

    def _say(self, text: str, role: str = "note") -> None:
        self.said.setText(text)
        set_role(self.said, role)
        self.said.setVisible(bool(text))

    def _enter(self) -> None:
        self.left.emit()
        self.advance.emit()

    def _ask(self) -> None:
        if not can_read():
            self._say(
                self.tr(
                    "Reading codes needs the part “scan”, which is not installed: install the program with it "
                    "(pip install zxing-cpp), or type the code."
                ),
                "late",
            )
            return
        kinds = " ".join(f"*{suffix}" for suffix in sorted(SUFFIXES))
        name, _ = QFileDialog.getOpenFileName(
            self, self.question.label, "", self.tr("Pictures ({suffixes})").format(suffixes=kinds)
        )
        if name:
            self.read(Path(name))

    def read(self, picture: Path | bytes) -> None:
        """Read the code in *picture* and answer with it."""
        if not can_read() or self.worker is None:
            self._ask()
            return

        def work(_progress: Progress) -> list[str]:
            try:
                return read_codes(picture.read_bytes() if isinstance(picture, Path) else picture)
            except OSError:  # no picture, or one that cannot be read: it holds no code either
                return []

        self.worker.run(work, self._found, owner=self, title=self.tr("Reading the code"))

    def _found(self, codes: list[str]) -> None:
        if not codes:
            self._say(self.tr("There is no code in this picture that can be read. Try a closer, sharper one."), "late")
            return
        more = self.tr("There are {count} codes in the picture; the largest was taken.").format(count=len(codes))
        self._say(more if len(codes) > 1 else "")
        self.edit.setText(codes[0])
        self.answered.emit(codes[0], True)

    def _take(self, mime: QMimeData | None) -> bool:
        found = pictures_in(mime) if mime is not None else []
        if found:
            self.read(found[0])
        return bool(found)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls() or event.mimeData().hasImage():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        event.acceptProposedAction()
        self._take(event.mimeData())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not (event.matches(QKeySequence.StandardKey.Paste) and self._take(QGuiApplication.clipboard().mimeData())):
            super().keyPressEvent(event)
