"""Pictures on their way in."""

from __future__ import annotations

import io
from pathlib import Path

from PIL import Image
from PySide6.QtCore import QMimeData, QUrl

from tests.storage.conftest import picture
from ui.form.photo_intake import keep_all, pictures_in, smaller


def test_a_dropped_folder_brings_its_pictures_and_nothing_else(tmp_path: Path) -> None:
    for name in ("b.jpg", "a.PNG", "notes.txt"):
        (tmp_path / name).write_bytes(b"x")
    dropped = QMimeData()
    dropped.setUrls([QUrl.fromLocalFile(str(tmp_path))])
    assert pictures_in(dropped) == [tmp_path / "a.PNG", tmp_path / "b.jpg"]


def test_a_picture_is_made_no_larger_than_the_form_allows() -> None:
    with Image.open(io.BytesIO(smaller(picture(400, 300), side=100))) as kept:
        assert kept.size == (100, 75)
    small = picture(64, 48)
    assert smaller(small, side=100) == small
    assert smaller(b"no picture", side=100) == b"no picture"


def test_damaged_notes_of_the_camera_stop_no_photo_that_must_be_smaller() -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    exif[0x0132] = "2026:11:22 09:00:00"
    data = bytearray(picture(400, 300, exif=exif))
    # the day and time, said to be a fraction
    place = data.index(b"\x01\x32\x00\x02")
    data[place + 3] = 10
    with Image.open(io.BytesIO(smaller(bytes(data), side=100))) as kept:
        assert kept.size == (75, 100)


def test_one_picture_that_cannot_be_read_does_not_stop_the_others(tmp_path: Path) -> None:
    class Shelf:
        def add(self, data: bytes, *, field: str) -> str:
            return f"{field}:{len(data)}"

    (tmp_path / "here.jpg").write_bytes(b"12345")
    work = keep_all(
        Shelf(),  # type: ignore[arg-type]
        [tmp_path / "gone.jpg", tmp_path / "here.jpg"],
        field="door",
        sentence=lambda error: type(error).__name__,
    )
    taken = work(lambda done, total: None)
    assert taken.kept == ["door:5"] and taken.refused == ["gone.jpg: FileNotFoundError"]
