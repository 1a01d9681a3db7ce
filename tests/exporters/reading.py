"""Read back what a PDF says and holds, for the tests of everything that is printed."""

from __future__ import annotations

import re
import zlib
from collections.abc import Callable
from io import BytesIO

import pypdfium2

from exporters.paper_kit.fonts import ExportLog
from exporters.paper_kit.page import A4, About, Layout, Paper

RARE = "𠮷犇滘𬭎䶮"


def drawn(
    draw: Callable[[Paper], object], *, layout: Layout = A4, log: ExportLog | None = None, about: About | None = None
) -> bytes:
    """The bytes of a document that *draw* draws."""
    out = BytesIO()
    paper = Paper(out, about or About("试卷", footer="试卷 · 2022-08-26"), layout=layout, invariant=True, log=log)
    draw(paper)
    paper.close()
    return out.getvalue()


def pages(pdf: bytes) -> list[str]:
    """The text of each page, line ends as \\n."""
    document = pypdfium2.PdfDocument(pdf)
    texts = [page.get_textpage().get_text_bounded() for page in document]
    document.close()
    return [text.replace("\r\n", "\n") for text in texts]


def text(pdf: bytes) -> str:
    """All text without line ends and spaces, for looking up sentences."""
    return re.sub(r"\s", "", "".join(pages(pdf)))


def streams(pdf: bytes) -> list[bytes]:
    """All streams, unpacked."""
    found = []
    for match in re.finditer(rb"stream\r?\n(.*?)endstream", pdf, re.DOTALL):
        try:
            found.append(zlib.decompress(match[1]))
        except zlib.error:
            found.append(match[1])
    return found


def unembedded_fonts(pdf: bytes) -> list[str]:
    """Names of fonts that the file only refers to."""
    fonts = set(re.findall(rb"/BaseFont /(\S+)", pdf))
    embedded = set(re.findall(rb"/FontName /(\S+)", pdf)) if b"/FontFile2" in pdf else set()
    return sorted(font.decode() for font in fonts - embedded)


def missing_glyphs(pdf: bytes) -> int:
    """How often a page shows a glyph that stands for "no such character"."""
    count = 0
    for stream in streams(pdf):
        for codes in re.findall(rb"<([0-9A-F]+)> Tj", stream):
            count += sum(codes[n : n + 4] == b"0000" for n in range(0, len(codes), 4))
    return count
