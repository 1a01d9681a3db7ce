"""Questions answered with a file that is not a picture: a recording, a film, a document."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeyEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from forms.errors import UserError
from ui.form.field import ENTER, Field, Question
from ui.form.photo_intake import Taken
from ui.form.photos import NEW
from ui.form.player import play
from ui.parts import Elided, button, note, words
from ui.sentences import say
from ui.worker import Progress

LARGEST = 512 * 1024 * 1024
KINDS = {
    "audio": "*.mp3 *.m4a *.aac *.wav *.ogg *.oga *.opus *.amr *.3gp *.flac *.wma",
    "video": "*.mp4 *.mov *.m4v *.mkv *.webm *.3gp *.avi *.wmv",
}


class FileField(Field):
    """A file is chosen or dropped and kept sealed; the computer's own player opens it."""

    def __init__(self, question: Question, parent: QWidget | None = None) -> None:
        super().__init__(question, parent)
        self.shelf, self.worker = question.extra["shelf"], question.extra["worker"]
        self.kind = question.item.parameters.get("mediatype", "").partition("/")[0]
        self._value: str | None = None
        self._readonly = False
        self.setAcceptDrops(True)
        self.choose = button("", icon="folder", clicked=self._ask)
        self.open = button("", icon="next", clicked=self._open)
        self.off = button("", role="plain", icon="trash", clicked=lambda: self.answered.emit(None, True))
        self.shown = Elided()
        self.about = note()
        self.said = words(role="bad")
        line = QHBoxLayout()
        for widget in (self.choose, self.open, self.off):
            line.addWidget(widget)
        line.addWidget(self.shown, 1000)
        line.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(line)
        column.addWidget(self.about)
        column.addWidget(self.said)
        self.setFocusProxy(self.choose)
        self._tell()
        self.show_value(None)

    def _tell(self) -> None:
        label = self.question.label
        asked = {
            "audio": self.tr("Attach a recording…"),
            "video": self.tr("Attach a film…"),
        }.get(self.kind, self.tr("Choose a file…"))
        self.choose.setText(asked)
        self.choose.setAccessibleName(f"{asked} {label}")
        self.open.setText(self.tr("Play") if self.kind in KINDS else self.tr("Open"))
        self.open.setAccessibleName(f"{self.open.text()}: {label}")
        self.open.setToolTip(self.tr("A copy is made for the computer's own player and removed when the window closes"))
        self.off.setText(self.tr("Take off"))
        self.off.setAccessibleName(f"{self.off.text()}: {label}")
        fresh = self.kind in KINDS and bool(self.question.item.appearance & NEW)
        self.about.setText(self.tr("Record it with a telephone or a recorder, then attach the file."))
        self.about.setVisible(fresh)
        self.said.setVisible(bool(self.said.text()))

    def retell(self, question: Question) -> None:
        super().retell(question)
        self._tell()

    def show_value(self, value: str | None) -> None:
        if value and value != self._value:
            self.worker.run(lambda _progress: self._named(value), self._show_name, owner=self)
        self._value = value
        self.shown.setText(self.tr("A file is attached") if value else "")
        self.shown.setVisible(bool(value))
        self.open.setVisible(bool(value))
        self.off.setVisible(bool(value) and not self._readonly)

    def set_readonly(self, readonly: bool) -> None:
        self._readonly = readonly
        self.choose.setVisible(not readonly)
        self.off.setVisible(bool(self._value) and not readonly)
        self.setAcceptDrops(not readonly)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in ENTER:
            self.advance.emit()
        else:
            super().keyPressEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        self.take([Path(url.toLocalFile()) for url in event.mimeData().urls()][:1])

    def _named(self, value: str) -> tuple[str, str, int]:
        try:
            name, data = self.shelf.file(value)
        except UserError:
            return value, "", 0
        return value, name, len(data)

    def _show_name(self, found: tuple[str, str, int]) -> None:
        value, name, size = found
        if value == self._value and name:
            self.shown.setText(self.tr("{name}, {size} kB").format(name=name, size=max(1, size // 1024)))

    def _ask(self) -> None:
        kinds = KINDS.get(self.kind, "")
        narrowed = self.tr("Files of this kind ({suffixes})").format(suffixes=kinds) + ";;" if kinds else ""
        every = self.tr("All files")
        name, _ = QFileDialog.getOpenFileName(self, self.question.label, "", f"{narrowed}{every} (*)")
        self.take([Path(name)] if name else [])

    def take(self, paths: list[Path]) -> None:
        """Keep the first of *paths*, without holding the window up."""
        if paths:
            work = self._keep(paths[0], too_large=self.tr("It is larger than 512 MB. Attach a shorter or smaller one."))
            self.worker.run(work, self._taken, owner=self, title=self.tr("Taking in the file"))

    def _keep(self, path: Path, *, too_large: str) -> Callable[[Progress], Taken]:
        def work(_progress: Progress) -> Taken:
            try:
                if path.stat().st_size > LARGEST:
                    return Taken([], [f"{path.name}: {too_large}"])
                data = path.read_bytes()
                return Taken([self.shelf.add_file(data, field=self.question.item.field, name=path.name)], [])
            except (UserError, OSError) as error:
                return Taken([], [f"{path.name}: {say(error)}"])

        return work

    def _taken(self, taken: Taken) -> None:
        self.said.setText("\n".join(taken.refused))
        self.said.setVisible(bool(taken.refused))
        if taken.kept:
            self.answered.emit(taken.kept[0], True)

    def _open(self) -> None:
        value = self._value
        if value:
            self.worker.run(lambda _progress: self.shelf.file(value), self._play, owner=self)

    def _play(self, found: tuple[str, bytes]) -> None:
        play(self, found[1], name=found[0])
