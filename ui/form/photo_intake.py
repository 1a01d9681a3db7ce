"""Pictures on their way in: what a drop or a paste brings, made smaller where the form asks for it, kept one by one."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QImage

from forms.lean import dataclass
from ui.form.png import png
from ui.form.shelf import PhotoShelf
from ui.worker import Progress

SUFFIXES = {".jpg", ".jpeg", ".png", ".heic", ".heif", ".webp", ".bmp", ".tif", ".tiff", ".gif"}


@dataclass(frozen=True)
class Taken:
    """What came of a batch of pictures: those kept and, for those refused, one sentence each."""

    kept: list[str]
    refused: list[str]


def pictures_in(mime: QMimeData) -> list[Path | bytes]:
    """The pictures that a drop or a paste brings: files, all pictures of a folder, or an image itself."""
    found: list[Path | bytes] = []
    for url in mime.urls():
        path = Path(url.toLocalFile())
        if path.is_dir():
            found.extend(sorted(p for p in path.iterdir() if p.suffix.lower() in SUFFIXES))
        elif path.is_file():
            found.append(path)
    if not found and mime.hasImage():
        found.append(png(QImage(mime.imageData())))
    return found


def keep_all(
    shelf: PhotoShelf,
    pictures: list[Path | bytes],
    *,
    field: str,
    sentence: Callable[[Exception], str],
    side: int = 0,
) -> Callable[[Progress], Taken]:
    """The work that takes *pictures* in, one after the other, whatever becomes of each.

    *side* is the longest side in pixels that the form allows (its parameter `max-pixels`), 0 for any.
    """

    def work(progress: Progress) -> Taken:
        from forms.errors import UserError

        kept: list[str] = []
        refused: list[str] = []
        for number, picture in enumerate(pictures):
            progress(number, len(pictures))
            name = picture.name if isinstance(picture, Path) else ""
            try:
                data = picture.read_bytes() if isinstance(picture, Path) else picture
                kept.append(shelf.add(smaller(data, side=side) if side else data, field=field))
            except (UserError, OSError) as error:
                refused.append(f"{name}: {sentence(error)}" if name else sentence(error))
        return Taken(kept, refused)

    return work


def smaller(data: bytes, *, side: int) -> bytes:
    """The picture with no side longer than *side* pixels; what is no picture comes back as it was."""
    import io
    import warnings

    from PIL import Image, UnidentifiedImageError

    from storage.pictures import upright

    try:
        with warnings.catch_warnings(action="ignore"), Image.open(io.BytesIO(data)) as picture:
            if max(picture.size) <= side:
                return data
            turned = upright(picture).convert("RGB")
    except (UnidentifiedImageError, OSError, Image.DecompressionBombError):
        return data
    turned.thumbnail((side, side))
    out = io.BytesIO()
    turned.save(out, "JPEG", quality=90)
    return out.getvalue()
