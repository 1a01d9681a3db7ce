"""Photos at the question: drop, paste or choose them; small pictures in a strip; delete with undo."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication, QIcon, QKeyEvent, QKeySequence, QPixmap
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLabel, QMenu, QPushButton, QToolButton, QVBoxLayout, QWidget

from ui import icons
from ui.form.field import ENTER, Field, Question
from ui.form.flow import FlowLayout
from ui.form.photo_intake import SUFFIXES, Taken, keep_all, pictures_in
from ui.form.shelf import Photo, PhotoShelf
from ui.parts import icon_button
from ui.sentences import say
from ui.worker import Progress, Worker

THUMB = 72
NEW = {"new", "new-front", "selfie"}


class Thumb(QToolButton):
    """One small picture, *side* pixels high and wide: Enter opens it, Delete takes it off."""

    remove = Signal(str)

    def __init__(self, photo: Photo, *, name: str, side: int = THUMB, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.photo, self.side = photo, side
        self.setProperty("role", "thumb")
        self.setIconSize(QSize(side, side))
        self.setFixedSize(side + 12, side + 12)
        self.setAccessibleName(name)
        self.setToolTip(name)

    def show_picture(self, data: bytes) -> None:
        pixmap = QPixmap()
        pixmap.loadFromData(data)
        side = self.side * 2
        pixmap = pixmap.scaled(
            side, side, Qt.AspectRatioMode.KeepAspectRatioByExpanding, Qt.TransformationMode.SmoothTransformation
        )
        pixmap = pixmap.copy((pixmap.width() - side) // 2, (pixmap.height() - side) // 2, side, side)
        self.setIcon(QIcon(pixmap))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.remove.emit(self.photo.id)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self.click()
        else:
            super().keyPressEvent(event)


class PhotoStrip(QWidget):
    """The photos of one question of one record."""

    changed = Signal(list)
    """The ids that are there now, after someone added or removed one."""

    def __init__(
        self,
        shelf: PhotoShelf,
        worker: Worker,
        *,
        field: str,
        label: str,
        readonly: bool = False,
        side: int = THUMB,
        most: int = 0,
        longest: int = 0,
        parent: QWidget | None = None,
    ) -> None:
        """*most* small pictures are shown (all of them if 0); the viewer turns to the others too."""
        super().__init__(parent)
        self.shelf, self.worker, self.field, self.label = shelf, worker, field, label
        self.side, self.most, self.longest = side, most, longest
        self.photos: list[Photo] = []
        self.thumbs: list[Thumb] = []
        self._removed: str | None = None
        self.setAcceptDrops(not readonly)
        self.add = QPushButton(self)
        icons.dress(self.add, "camera")
        self.add.clicked.connect(self.choose)
        self.others = icon_button("fold", self.tr("More ways to add photos"))
        menu = QMenu(self.others)
        menu.addAction(self.tr("A whole folder…"), self.choose_folder)
        self._paste = menu.addAction(self.tr("Paste"), self.paste)
        self._paste.setShortcut(QKeySequence(QKeySequence.StandardKey.Paste))
        self._paste.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        self.others.setMenu(menu)
        self.others.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.undo = QPushButton(self)
        self.undo.setProperty("role", "plain")
        self.undo.clicked.connect(self.put_back)
        self.undo.hide()
        self.said = QLabel(self)
        self.said.setProperty("role", "bad")
        self.said.setWordWrap(True)
        self.said.hide()
        self._strip = QWidget(self)
        self._flow = FlowLayout(self._strip)
        self._flow.addWidget(self.add)
        self._flow.addWidget(self.others)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self._strip)
        line = QHBoxLayout()
        line.addWidget(self.said, 1)
        line.addWidget(self.undo)
        column.addLayout(line)
        if not readonly:
            self.setFocusProxy(self.add)
        self.show_adding(not readonly)
        self.retell(label)
        self.reload()

    def retell(self, label: str) -> None:
        """Say everything in the language that is on now."""
        self.label = label
        self.add.setText(self.tr("Photo"))
        self.add.setAccessibleName(self.tr("Add photos to: {question}").format(question=label))
        self.others.setAccessibleName(self.tr("More ways to add photos to: {question}").format(question=label))
        self.add.setToolTip(self.tr("Drop photos here, paste them, or choose files"))
        self.undo.setText(self.tr("Put the photo back"))

    def show_adding(self, on: bool) -> None:
        """Let people add photos, or only look at them."""
        self.add.setVisible(on)
        self.others.setVisible(on)
        self.setAcceptDrops(on)

    def reload(self) -> None:
        """Read again which photos there are."""
        self.worker.run(lambda _progress: self.shelf.photos(self.field), self._show, owner=self)

    def choose(self) -> None:
        """Ask for files."""
        kinds = self.tr("Pictures ({suffixes})").format(suffixes=" ".join(f"*{s}" for s in sorted(SUFFIXES)))
        names, _ = QFileDialog.getOpenFileNames(self, self.tr("Photos"), "", kinds)
        self.take([Path(name) for name in names])

    def choose_folder(self) -> None:
        """Ask for a folder and take every picture in it."""
        name = QFileDialog.getExistingDirectory(self, self.tr("Folder of photos"))
        if name:
            self.take(sorted(p for p in Path(name).iterdir() if p.suffix.lower() in SUFFIXES))

    def paste(self) -> None:
        """Take what the clipboard holds."""
        mime = QGuiApplication.clipboard().mimeData()
        self.take(pictures_in(mime) if mime is not None else [])

    def take(self, pictures: list[Path | bytes] | list[Path]) -> None:
        """Keep *pictures* at this question, without holding the window up."""
        if not pictures:
            self._say([self.tr("There is no picture in it.")])
            return
        work = keep_all(self.shelf, list(pictures), field=self.field, sentence=say, side=self.longest)
        self.worker.run(work, self._taken, owner=self, title=self.tr("Taking in photos"))

    def remove(self, photo: str) -> None:
        """Take one photo off; it can be put back."""

        def work(_progress: Progress) -> list[Photo]:
            self.shelf.remove(photo)
            return self.shelf.photos(self.field)

        def done(photos: list[Photo]) -> None:
            self._removed = photo
            self._show(photos)
            self.undo.show()
            self.undo.setFocus(Qt.FocusReason.OtherFocusReason)
            self.changed.emit([p.id for p in photos])

        self.worker.run(work, done, owner=self)

    def put_back(self) -> None:
        """Undo the last removal."""
        photo, self._removed = self._removed, None
        if photo is None:
            return

        def work(_progress: Progress) -> list[Photo]:
            self.shelf.put_back(photo)
            return self.shelf.photos(self.field)

        def done(photos: list[Photo]) -> None:
            self.undo.hide()
            self._show(photos)
            self.changed.emit([p.id for p in photos])

        self.worker.run(work, done, owner=self)

    def open(self, photo: str) -> None:
        """Look at one photo in full; the arrow keys turn to the others."""
        from ui.form.photo_viewer import PhotoViewer

        viewer = PhotoViewer(self.shelf, self.worker, photos=self.photos, start=photo, title=self.label, parent=self)
        viewer.remove.connect(self.remove)
        viewer.open()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls() or event.mimeData().hasImage():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        event.acceptProposedAction()
        self.take(pictures_in(event.mimeData()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Paste):
            self.paste()
        else:
            super().keyPressEvent(event)

    def _thumbnail(self, photo: str, _progress: Progress) -> bytes:
        return self.shelf.thumbnail(photo)

    def _taken(self, taken: Taken) -> None:
        self._say(taken.refused)
        if taken.kept:
            known = [p.id for p in self.photos]
            self.changed.emit(known + [photo for photo in taken.kept if photo not in known])
            self.reload()

    def _say(self, sentences: list[str]) -> None:
        self.said.setText("\n".join(sentences))
        self.said.setVisible(bool(sentences))

    def _show(self, photos: list[Photo]) -> None:
        self.photos = photos
        for thumb in self.thumbs:
            self._flow.removeWidget(thumb)
            thumb.deleteLater()
        self.thumbs = []
        for widget in (self.add, self.others):
            self._flow.removeWidget(widget)
        for number, photo in enumerate(photos[: self.most or len(photos)], start=1):
            name = self.tr("Photo {number} of {count}: {question}")
            thumb = Thumb(
                photo,
                name=name.format(number=number, count=len(photos), question=self.label),
                side=self.side,
                parent=self._strip,
            )
            thumb.clicked.connect(lambda _checked=False, shown=photo.id: self.open(shown))
            thumb.remove.connect(self.remove)
            self._flow.addWidget(thumb)
            thumb.show()
            self.thumbs.append(thumb)
            self.worker.run(partial(self._thumbnail, photo.id), thumb.show_picture, owner=thumb)
        self._flow.addWidget(self.add)
        self._flow.addWidget(self.others)
        self._strip.updateGeometry()


class LastShelf:
    """The photos of the last visit, only to be looked at, on the shelf of this one."""

    def __init__(self, shelf: PhotoShelf, photos: list[Photo]) -> None:
        self._photos = photos
        self.thumbnail, self.picture = shelf.thumbnail, shelf.picture
        self.add, self.remove, self.put_back = shelf.add, shelf.remove, shelf.put_back
        self.add_file, self.file = shelf.add_file, shelf.file

    def photos(self, field: str) -> list[Photo]:
        return self._photos


def last_photos(
    strip: PhotoStrip | None, extra: dict[str, Any], photos: list[Photo], *, label: str, column: QVBoxLayout
) -> PhotoStrip | None:
    """Show *photos* of the last visit at the end of *column*, in the *strip* that may be there already."""
    if strip is None and photos:
        shelf = LastShelf(extra["shelf"], photos)
        strip = PhotoStrip(shelf, extra["worker"], field="", label=label, readonly=True)
        column.insertWidget(1, strip)
    if strip is not None:
        strip.setVisible(bool(photos))
    return strip


class PhotoField(Field):
    """A photo question; its value is the first photo, further ones hang on the same question."""

    def __init__(self, question: Question, parent: QWidget | None = None) -> None:
        super().__init__(question, parent)
        shelf, worker = question.extra["shelf"], question.extra["worker"]
        asked = question.item.parameters.get("max-pixels", "")
        self.strip = PhotoStrip(
            shelf,
            worker,
            field=question.item.field,
            label=question.label,
            longest=int(asked) if asked.isdecimal() else 0,
            readonly=bool(question.extra.get("readonly")),
            parent=self,
        )
        self.strip.changed.connect(lambda ids: self.answered.emit(ids[0] if ids else None, True))
        self.fresh = QLabel(self)
        self.fresh.setProperty("role", "note")
        self.fresh.setWordWrap(True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.strip)
        layout.addWidget(self.fresh)
        self.setFocusProxy(self.strip)
        self._tell()

    def _tell(self) -> None:
        self.fresh.setText(
            self.tr("The form asks for a new photo: take it with a camera or telephone and add it here.")
        )
        self.fresh.setVisible(bool(self.question.item.appearance & NEW))

    def show_value(self, value: str | None) -> None:
        return  # the strip reads for itself what hangs on the question

    def retell(self, question: Question) -> None:
        super().retell(question)
        self.strip.retell(question.label)
        self._tell()

    def set_readonly(self, readonly: bool) -> None:
        self.strip.show_adding(not readonly)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in ENTER:
            self.advance.emit()
        else:
            super().keyPressEvent(event)
