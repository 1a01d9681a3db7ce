"""Photos on paper: at print size, upright, without what a camera wrote into the file, in pairs that stay together."""

from __future__ import annotations

import hashlib
import struct
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from io import BytesIO

from PIL import Image, ImageOps

from exporters.paper_kit.flow import Whole
from exporters.paper_kit.page import Paper
from exporters.paper_kit.painter import LINE, SOFT
from exporters.paper_kit.text import Line, Rich, Style, draw_lines, set_lines

# 108 mm at 300 dpi: more is not seen on paper.
PRINT_PIXELS = 1280
# What the workspace keeps is passed on as it is: making sixty photos anew would take longer than the whole handout.
PASSED_PIXELS = 1600
PRINT_QUALITY = 80
# From one ruled line to the next, in points: wide enough for a pen.
PEN = 24


@dataclass(frozen=True, repr=False)
class PrintPhoto:
    """A JPEG as it goes into the file, byte for byte."""

    jpeg: bytes
    width: int
    height: int
    components: int

    @cached_property
    def key(self) -> str:
        """The same picture has the same key and is stored once."""
        return hashlib.sha256(self.jpeg).hexdigest()[:24]

    def __repr__(self) -> str:
        """Short, because what a document says is compared by its words."""
        return f"PrintPhoto({self.key})"


def print_photo(data: bytes, *, longest: int = PASSED_PIXELS, reduced: int = PRINT_PIXELS) -> PrintPhoto:
    """A photo ready for print from JPEG *data*.

    One of at most *longest* pixels that stands upright is passed on with its pixels untouched, and only the notes
    of camera and position are left out; a larger one is reduced, a lying one turned.
    """
    known = _strip(data)
    if known is not None and max(known.width, known.height) <= longest:
        return known
    with Image.open(BytesIO(data)) as image:
        if max(image.size) <= longest:
            reduced = longest
        scale = reduced / max(image.size)
        if scale < 1:
            # JPEG decodes at half or quarter size for nothing; the box must have the picture's own proportions
            image.draft("RGB", (round(image.width * scale), round(image.height * scale)))
        image.thumbnail((reduced, reduced), Image.Resampling.BICUBIC)
        upright = ImageOps.exif_transpose(image)
        if upright.mode not in ("L", "RGB"):
            upright = upright.convert("RGB")
        out = BytesIO()
        upright.save(out, "JPEG", quality=PRINT_QUALITY, exif=b"", icc_profile=None)
    made = _strip(out.getvalue())
    assert made is not None
    return made


def _strip(data: bytes) -> PrintPhoto | None:
    """*data* without its application segments but JFIF and Adobe's; None if it is no JPEG or does not lie upright."""
    if data[:2] != b"\xff\xd8":
        return None
    kept, at = [b"\xff\xd8"], 2
    size = components = None
    while at + 4 <= len(data) and data[at] == 0xFF:
        marker = data[at + 1]
        if marker == 0xFF:  # fill byte
            at += 1
            continue
        length = struct.unpack_from(">H", data, at + 2)[0] + 2
        segment = data[at : at + length]
        if 0xC0 <= marker <= 0xCF and marker not in (0xC4, 0xC8, 0xCC):
            height, width, components = struct.unpack_from(">HHB", segment, 5)
            size = (width, height)
        if marker == 0xE1 and segment[4:8] == b"Exif" and _turned(data):
            return None
        if not (0xE1 <= marker <= 0xED or marker == 0xEF or marker == 0xFE):
            kept.append(segment)
        at += length
        if marker == 0xDA:
            kept.append(data[at:])
            break
    if size is None or components not in (1, 3, 4) or 0 in size:
        return None
    return PrintPhoto(b"".join(kept), *size, components)


def _turned(data: bytes) -> bool:
    with Image.open(BytesIO(data)) as image:
        return image.getexif().get(0x0112, 1) != 1


@dataclass(frozen=True)
class Captioned:
    """One place in a row of photos: the picture, or words in an empty frame, and what stands under it."""

    caption: Rich
    photo: PrintPhoto | None = None
    missing: str = "暂无照片"
    note: str = ""


@dataclass
class PhotoRow(Whole):
    """Photos side by side, before and after for one, never divided over pages.

    *columns* is how many places the row has where some stay empty. *tall* is the most that a picture takes;
    *lines* are ruled under the captions for notes.
    """

    places: Sequence[Captioned]
    tall: float
    lines: int = 0
    size: float = 10.5
    gap: float = 10
    title: Rich = ""
    columns: int = 0

    def height(self, width: float) -> float:
        """Title, pictures, captions and lines."""
        title, _captions, _notes, below = self._set(width)
        ruled = self.lines * PEN + 10 if self.lines else 0
        return len(title) * self._title.pitch + 2 + self._room(width) + 4 + below + ruled + 10

    def draw(self, paper: Paper, *, x: float, y: float, width: float) -> None:
        """Draw title, pictures, captions, and lines for notes."""
        title, captions, notes, below = self._set(width)
        draw_lines(paper, title, self._title, x=x, y=y, width=width)
        y += len(title) * self._title.pitch + 2
        cell, room = self._cell(width), self._room(width)
        for n, place in enumerate(self.places):
            left = x + n * (cell + self.gap)
            self._frame(paper, place, left, y, cell, room)
            draw_lines(paper, captions[n], self._caption, x=left, y=y + room + 4, width=cell)
            top = y + room + 4 + len(captions[n]) * self._caption.pitch
            draw_lines(paper, notes[n], self._note, x=left, y=top, width=cell)
        line = y + room + 4 + below
        if self.lines:
            paper.painter.text(x, line + PEN - 4, "会上记录", size=self.size - 2, colour=SOFT)
        for n in range(1, self.lines + 1):
            paper.painter.line(x, line + n * PEN, x + width, line + n * PEN, width=0.4, colour=LINE)

    @property
    def _title(self) -> Style:
        return Style(size=self.size + 1, bold=True, leading=1.5)

    @property
    def _caption(self) -> Style:
        return Style(size=self.size, leading=1.4)

    @property
    def _note(self) -> Style:
        return Style(size=self.size - 2, leading=1.3, colour=SOFT)

    def _set(self, width: float) -> tuple[list[Line], list[list[Line]], list[list[Line]], float]:
        """Lines of the title, of captions and notes, and how high the longest of these are."""
        cell = self._cell(width)
        title = set_lines(self.title, self._title, width)[:2] if self.title else []
        captions = [set_lines(place.caption, self._caption, cell)[:5] if place.caption else [] for place in self.places]
        notes = [set_lines(place.note, self._note, cell)[:2] if place.note else [] for place in self.places]
        below = [len(c) * self._caption.pitch + len(n) * self._note.pitch for c, n in zip(captions, notes, strict=True)]
        return title, captions, notes, max(below, default=0)

    def _cell(self, width: float) -> float:
        columns = max(self.columns, len(self.places), 1)
        return (width - self.gap * (columns - 1)) / columns

    def _room(self, width: float) -> float:
        """Frames are as high as the highest picture needs, so that captions stand in one line."""
        cell = self._cell(width)
        shown = [place.photo for place in self.places if place.photo]
        needed = max([cell * photo.height / photo.width for photo in shown], default=0.6 * cell)
        return min(self.tall, cell * 1.34, needed)

    def _frame(self, paper: Paper, place: Captioned, x: float, y: float, w: float, h: float) -> None:
        photo = place.photo
        if photo is None:
            paper.painter.rectangle(x, y, w, h, stroke=LINE, width=0.8)
            paper.painter.text(x + w / 2, y + h / 2 + 4, place.missing, size=self.size, colour=SOFT, align="center")
            return
        scale = min(w / photo.width, h / photo.height)
        pw, ph = photo.width * scale, photo.height * scale
        box = (x + (w - pw) / 2, y + h - ph, pw, ph)
        paper.image(photo.jpeg, (photo.width, photo.height), photo.components, key=photo.key, box=box)
