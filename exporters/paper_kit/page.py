"""Sheets of paper: size, margins, footer with page x of y, outline, and what the file says about itself."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any, BinaryIO

from reportlab.pdfbase import pdfdoc
from reportlab.pdfgen.canvas import Canvas

from exporters.paper_kit.fonts import REGULAR, ExportLog, clean, typeface
from exporters.paper_kit.painter import LINE, SOFT
from exporters.paper_kit.pdf_painter import PdfPainter

MM = 72 / 25.4
Box = tuple[float, float, float, float]  # x, y of the top left corner, width, height


@dataclass(frozen=True)
class Layout:
    """A sheet and its margins in points. The left margin is where the sheet is bound (GB/T 9704: 28 mm)."""

    width: float = 210 * MM
    height: float = 297 * MM
    left: float = 28 * MM
    right: float = 20 * MM
    top: float = 20 * MM
    bottom: float = 22 * MM

    @property
    def inner_width(self) -> float:
        """Width between the margins."""
        return self.width - self.left - self.right

    @property
    def foot(self) -> float:
        """Where the text must end, from the top."""
        return self.height - self.bottom


A4 = Layout()
# Turned sheets are bound at the top, so that they lie in the same file.
A4_LANDSCAPE = Layout(width=297 * MM, height=210 * MM, left=16 * MM, right=16 * MM, top=28 * MM, bottom=18 * MM)


@dataclass(frozen=True)
class About:
    """What a file says about itself: in its properties, in its footer, and in the outline's title."""

    title: str
    author: str = ""
    subject: str = ""
    # printed at the left of the footer: what this is, when it was made, which version
    footer: str = ""


class Paper:
    """A PDF being drawn, page by page. Close it to write the file.

    *invariant* leaves the clock out of the file, so that equal content gives equal bytes.
    """

    def __init__(
        self, out: BinaryIO, about: About, *, layout: Layout = A4, invariant: bool = False, log: ExportLog | None = None
    ) -> None:
        typeface(False)  # registers the fonts that the canvas begins with
        self.layout = layout
        self.about = about
        self.log = log if log is not None else ExportLog()
        self.page = 1
        self._canvas = Canvas(
            out,
            pagesize=(layout.width, layout.height),
            initialFontName=REGULAR,
            lang="zh-CN",
            invariant=int(invariant),
            pageCompression=1,
        )
        self._canvas.setTitle(clean(about.title))
        self._canvas.setAuthor(clean(about.author))
        self._canvas.setSubject(clean(about.subject))
        self._canvas.setCreator("Xunlou 巡楼")
        self._pages: list[dict[str, Any]] = []
        self._outline: list[tuple[int, str, int, float]] = []
        self.painter = PdfPainter(self._canvas, height=layout.height, log=self.log)

    def new_page(self) -> None:
        """Put the page aside; its footer comes when the number of pages is known."""
        self._pages.append(dict(self._canvas.__dict__))
        self._canvas._startPage()
        self.page += 1

    def outline(self, title: str, *, level: int = 0, y: float = 0) -> None:
        """Name this place in the outline beside the pages."""
        self._outline.append((self.page, clean(title), level, y))

    def image(self, jpeg: bytes, size: tuple[int, int], components: int, *, key: str, box: Box) -> None:
        """Place a JPEG as it is into *box*; the same *key* is stored once however often it is shown."""
        doc = self._canvas._doc
        name = doc.getXObjectName(key)
        stream = doc.idToObject.get(name)
        if stream is None:
            space = {1: "/DeviceGray", 3: "/DeviceRGB", 4: "/DeviceCMYK"}[components]
            stream = pdfdoc.PDFStream()
            stream.content = jpeg
            stream.filters = []
            stream.dictionary = pdfdoc.PDFDictionary(
                {
                    "Type": "/XObject",
                    "Subtype": "/Image",
                    "Width": size[0],
                    "Height": size[1],
                    "ColorSpace": space,
                    "BitsPerComponent": 8,
                    "Filter": "/DCTDecode",
                }
            )
            if components == 4:  # Adobe's CMYK files are stored inverted
                stream.dictionary["Decode"] = pdfdoc.PDFArray([1, 0] * 4)
            doc.Reference(stream, name)
        self._canvas._currentPageHasImages = 1
        self._canvas._formsinuse.append(key)
        x, y, w, h = box
        self._canvas._code.append(f"q {w:.2f} 0 0 {h:.2f} {x:.2f} {self.layout.height - y - h:.2f} cm /{name} Do Q")

    def close(self, furniture: Callable[[Paper, int, int], None] | None = None) -> int:
        """Write the file; *furniture* draws what each page has besides its text (default: `footer`). Returns pages."""
        self._pages.append(dict(self._canvas.__dict__))
        total = len(self._pages)
        for number, state in enumerate(self._pages, start=1):
            self._canvas.__dict__.update(state)
            self.page = number
            (furniture or footer)(self, number, total)
            for n, (page, title, level, y) in enumerate(self._outline):
                if page == number:
                    key = f"outline{n}"
                    self._canvas.bookmarkHorizontalAbsolute(key, self.layout.height - y)
                    self._canvas.addOutlineEntry(title, key, level=level)
            self._canvas.showPage()
        if self._outline:
            self._canvas.showOutline()
        self._canvas.save()
        return total


def footer(paper: Paper, number: int, total: int) -> None:
    """The foot of each page: a hair line, what this is and when it was made, page x of y."""
    layout = paper.layout
    y = layout.height - layout.bottom + 8 * MM
    right = layout.width - layout.right
    paper.painter.line(layout.left, y - 12, right, y - 12, width=0.4, colour=LINE)
    paper.painter.text(right, y, f"第{number}页 共{total}页", size=9, colour=SOFT, align="right")
    room = layout.inner_width - 80
    words = clean(paper.about.footer)
    while words and paper.painter.text_width(words, size=9) > room:
        words = words[:-2] + "…" if len(words) > 2 else ""
    paper.painter.text(layout.left, y, words, size=9, colour=SOFT)


def stamp(moment: datetime) -> str:
    """A moment as footers print it."""
    return f"{moment:%Y-%m-%d %H:%M}"


def day(iso: str) -> str:
    """A day in words: 2022年8月26日; other words as they are."""
    if not re.fullmatch(r"\d{4}-\d\d-\d\d", iso):
        return iso
    year, month, number = iso.split("-")
    return f"{year}年{int(month)}月{int(number)}日"
