"""Photos at the question: taken in, refused in one sentence, deleted and put back, looked at."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QColor, QDropEvent, QGuiApplication, QImage
from pytestqt.qtbot import QtBot

from tests.ui.form.conftest import Album
from ui.form.photo_viewer import PhotoViewer
from ui.form.photos import PhotoStrip
from ui.form.png import png
from ui.worker import Worker


def picture(colour: str = "#336699") -> bytes:
    image = QImage(80, 60, QImage.Format.Format_RGB32)
    image.fill(QColor(colour))
    return png(image)


@pytest.fixture
def strip(qtbot: QtBot, album: Album, worker: Worker) -> Iterator[PhotoStrip]:
    strip = PhotoStrip(album, worker, field="exit_photo", label="Exit")
    qtbot.addWidget(strip)
    strip.show()
    yield strip


def drop(strip: PhotoStrip, *paths: Path) -> None:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    event = QDropEvent(
        QPointF(1, 1), Qt.DropAction.CopyAction, mime, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    )
    strip.dropEvent(event)


def test_a_dropped_photo_hangs_on_the_question(qtbot: QtBot, strip: PhotoStrip, album: Album, tmp_path: Path) -> None:
    (tmp_path / "a.png").write_bytes(picture())
    with qtbot.waitSignal(strip.changed) as changed:
        drop(strip, tmp_path / "a.png")
    assert changed.args == [["photo:0"]]
    qtbot.waitUntil(lambda: len(strip.thumbs) == 1 and not strip.thumbs[0].icon().isNull())


def test_a_folder_brings_all_its_pictures(qtbot: QtBot, strip: PhotoStrip, tmp_path: Path) -> None:
    for name in ("a.png", "b.png"):
        (tmp_path / name).write_bytes(picture())
    (tmp_path / "c.txt").write_text("no picture")
    drop(strip, tmp_path)
    qtbot.waitUntil(lambda: len(strip.thumbs) == 2)


def test_what_is_no_picture_gets_one_sentence_and_the_others_are_kept(
    qtbot: QtBot, strip: PhotoStrip, tmp_path: Path
) -> None:
    (tmp_path / "a.png").write_bytes(picture())
    (tmp_path / "b.jpg").write_bytes(b"not a picture")
    drop(strip, tmp_path / "a.png", tmp_path / "b.jpg")
    qtbot.waitUntil(lambda: strip.said.isVisible() and len(strip.thumbs) == 1)
    assert strip.said.text().startswith("b.jpg: ") and "\n" not in strip.said.text()


def test_a_pasted_picture_is_kept(qtbot: QtBot, strip: PhotoStrip) -> None:
    mime = QMimeData()
    mime.setImageData(QImage.fromData(picture()))
    QGuiApplication.clipboard().setMimeData(mime)
    strip.paste()
    QGuiApplication.clipboard().clear()  # what Python made must not outlive Python in the clipboard
    qtbot.waitUntil(lambda: len(strip.thumbs) == 1)


def test_a_deleted_photo_can_be_put_back(qtbot: QtBot, strip: PhotoStrip, album: Album) -> None:
    strip.take([picture()])
    qtbot.waitUntil(lambda: len(strip.thumbs) == 1)
    qtbot.keyClick(strip.thumbs[0], Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: not strip.thumbs and strip.undo.isVisible())
    strip.undo.click()
    qtbot.waitUntil(lambda: len(strip.thumbs) == 1)
    assert not album.off


def test_the_arrow_keys_turn_the_pages_of_the_viewer(
    qtbot: QtBot, strip: PhotoStrip, worker: Worker, album: Album
) -> None:
    strip.take([picture("#ff0000"), picture("#00ff00")])
    qtbot.waitUntil(lambda: len(strip.thumbs) == 2)
    viewer = PhotoViewer(album, worker, photos=strip.photos, start=strip.photos[0].id, title="Exit")
    qtbot.addWidget(viewer)
    viewer.show()
    qtbot.keyClick(viewer, Qt.Key.Key_Right)
    assert viewer.at == 1 and viewer.place.text() == "2 of 2"
    qtbot.keyClick(viewer, Qt.Key.Key_Right)
    assert viewer.at == 0
    qtbot.waitUntil(lambda: not viewer.picture.pixmap().isNull())


def test_a_strip_that_is_only_shown_takes_nothing(qtbot: QtBot, worker: Worker, album: Album) -> None:
    strip = PhotoStrip(album, worker, field="x", label="Exit", readonly=True)
    qtbot.addWidget(strip)
    assert not strip.acceptDrops() and not strip.add.isVisibleTo(strip)
