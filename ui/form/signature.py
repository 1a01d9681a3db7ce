"""What is drawn with finger, pen, mouse or keys and kept as a picture: a signature, a sketch, marks on a photo."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from ui import theme
from ui.form.field import Field, LineEdit, Question
from ui.form.pad import Pad
from ui.form.photo_intake import SUFFIXES
from ui.parts import button
from ui.worker import Progress

SETTLE_MS = 1200  # a pen lifted for this long has finished its name
COLOURS = ("#15191D", "#B4430E", "#0F6B6B", "#F4C20D")
"""Ink for a sketch: black, red, green, yellow; each is told from the others on a grey printer by its lightness."""


class DrawingField(Field):
    """Drawing answers the question once the pen rests; "again" clears the paper."""

    paper = QSize(600, 400)

    def __init__(self, question: Question, parent: QWidget | None = None) -> None:
        super().__init__(question, parent)
        self.shelf, self.worker = question.extra["shelf"], question.extra["worker"]
        self._value: str | None = None
        self.pad = Pad(self, size=self.paper)
        self.again = button("", icon="trash", role="plain", clicked=self.clear)
        self.said = QLabel(self)
        self.said.setProperty("role", "note")
        self._settle = QTimer(self, singleShot=True, interval=SETTLE_MS)
        self._settle.timeout.connect(self.keep)
        self.pad.drawn.connect(self._settle.start)
        self.pad.entered.connect(self._enter)
        self.tools = QHBoxLayout()
        self.tools.addWidget(self.again)
        self.more()
        self.tools.addWidget(self.said)
        self.tools.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.pad)
        column.addLayout(self.tools)
        self.setFocusProxy(self.pad)
        self.tell()

    def more(self) -> None:
        """Add what this kind of drawing has besides: inks."""
        self.inks = [button("", clicked=partial(self._dip, ink)) for ink in COLOURS]
        for ink, each in zip(COLOURS, self.inks, strict=True):
            each.setStyleSheet(f"QPushButton {{ background: {ink}; min-width: 28px; padding: 0; }}")
            self.tools.addWidget(each)

    def tell(self) -> None:
        """Say everything in the language that is on now."""
        self.pad.setAccessibleName(self.question.label)
        self.pad.setToolTip(self.tr("Draw with pen, finger or mouse; by key: arrows, Space for pen down, Backspace"))
        self.again.setText(self.word_again())
        self.again.setAccessibleName(f"{self.again.text()}: {self.question.label}")
        self.said.setText(self.word_done() if self._value else "")
        names = (self.tr("Black"), self.tr("Red"), self.tr("Green"), self.tr("Yellow"))
        for name, each in zip(names, getattr(self, "inks", []), strict=False):
            each.setAccessibleName(f"{name}: {self.question.label}")
            each.setToolTip(name)

    def word_again(self) -> str:
        """What the button that clears the paper says."""
        return self.tr("Draw again")

    def word_done(self) -> str:
        """What is said once there is an answer."""
        return self.tr("drawn")

    def _dip(self, ink: str) -> None:
        self.pad.ink = ink
        self.pad.setFocus(Qt.FocusReason.TabFocusReason)

    def retell(self, question: Question) -> None:
        super().retell(question)
        self.tell()

    def set_readonly(self, readonly: bool) -> None:
        self.pad.setEnabled(not readonly)
        for place in range(self.tools.count()):
            item = self.tools.itemAt(place)
            widget = item.widget() if item is not None else None
            if widget is not None and widget is not self.said:
                widget.setVisible(not readonly)

    def show_value(self, value: str | None) -> None:
        if value == self._value:
            return
        self._value = value
        self.tell()
        if value and not self.pad.strokes:
            self.worker.run(lambda _progress: self.shelf.picture(value), self._shown, owner=self)
        elif not value:
            self.pad.kept = None
            self.pad.strokes.clear()
            self.pad.update()

    def _shown(self, data: bytes) -> None:
        if not self.pad.strokes:
            self.pad.kept = QImage.fromData(data)
            self.pad.update()

    def _enter(self) -> None:
        self.keep()
        self.advance.emit()

    def keep(self) -> None:
        """Keep what is drawn; a later version replaces it."""
        waiting = self._settle.isActive()
        self._settle.stop()
        if not self.pad.strokes or not waiting:
            return
        data, before = self.pad.png(), self._value

        def work(_progress: Progress) -> str:
            if before:
                self.shelf.remove(before)
            return self.shelf.add(data, field=self.question.item.field)

        self.worker.run(work, self._kept, owner=self)

    def _kept(self, photo: str) -> None:
        self._value = photo
        self.tell()
        self.answered.emit(photo, True)

    def clear(self) -> None:
        """Take the drawing off and give clean paper."""
        self._settle.stop()
        self.pad.strokes.clear()
        self.pad.kept = None
        self.pad.update()
        before, self._value = self._value, None
        self.tell()
        if before:
            self.worker.run(lambda _progress: self.shelf.remove(before), owner=self)
        self.answered.emit(None, True)


class SignatureField(DrawingField):
    """A signature by hand, or a name typed by those who cannot hold a pen."""

    paper = QSize(520, 160)

    def more(self) -> None:
        self.typed = LineEdit(self)
        self.typed.setMaximumWidth(theme.current().measures.text * 14)
        self.typed.entered.connect(self._write)
        self.tools.addWidget(self.typed)

    def tell(self) -> None:
        super().tell()
        self.typed.setPlaceholderText(self.tr("or type the name"))
        self.typed.setAccessibleName(
            self.tr("Name instead of a signature: {question}").format(question=self.question.label)
        )

    def word_again(self) -> str:
        return self.tr("Sign again")

    def word_done(self) -> str:
        return self.tr("signed")

    def _write(self) -> None:
        name = self.typed.text().strip()
        if name:
            self.pad.write(name)
            self._settle.start()
            self.keep()
            self.typed.clear()
        self.advance.emit()


class AnnotateField(DrawingField):
    """Marks on a picture: choose one, then draw on it."""

    def more(self) -> None:
        self.choose = button("", icon="photo", clicked=self._ask)
        self.tools.insertWidget(0, self.choose)
        super().more()

    def tell(self) -> None:
        super().tell()
        self.choose.setText(self.tr("Choose the picture…"))
        self.choose.setAccessibleName(f"{self.choose.text()} {self.question.label}")

    def word_done(self) -> str:
        return self.tr("kept with its marks")

    def _ask(self) -> None:
        kinds = " ".join(f"*{suffix}" for suffix in sorted(SUFFIXES))
        name, _ = QFileDialog.getOpenFileName(
            self, self.question.label, "", self.tr("Pictures ({suffixes})").format(suffixes=kinds)
        )
        if name:
            self.take(Path(name))

    def take(self, path: Path) -> None:
        """Lay the picture at *path* under the pen; it goes through the shelf, which makes it upright and small."""

        def work(_progress: Progress) -> tuple[str, bytes]:
            photo = self.shelf.add(path.read_bytes(), field=self.question.item.field)
            return photo, self.shelf.picture(photo)

        def done(found: tuple[str, bytes]) -> None:
            before = self._value
            self.pad.strokes.clear()
            self.pad.kept = QImage.fromData(found[1])
            self.pad.update()
            if before:
                self.worker.run(lambda _progress: self.shelf.remove(before), owner=self)
            self._kept(found[0])

        self.worker.run(work, done, owner=self, title=self.tr("Taking in the picture"))
