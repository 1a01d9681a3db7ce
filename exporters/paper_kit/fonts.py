"""The fonts of paper: which font has which character, and how a document embeds what it used.

Noto Sans SC is the text; LXGW WenKai steps in for the rare characters of people's names and villages that Noto
lacks (𠮷, 𨭎); what nobody has is printed 〓 and named in the export log. Boxes and ticks are drawn, never set.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple
from weakref import WeakKeyDictionary

from reportlab import rl_config
from reportlab.pdfbase import pdfdoc, pdfmetrics

from exporters.paper_kit.truetype import TrueType
from exporters.remarks import Remark, remark

# ASCII-85 would make every stream a quarter larger and photo documents forty times slower.
rl_config.useA85 = 0

FONTS = Path(__file__).resolve().parents[2] / "assets" / "fonts"
REGULAR, BOLD, KAI = "NotoSansSC-Regular", "NotoSansSC-Bold", "LXGWWenKai-Regular"
# Controls, soft hyphen, zero-width and direction marks, variation selectors, tags, lone surrogates; not \n.
_UNSEEN = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\xad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2028\u2029\u2060-\u206f"
    "\ud800-\udfff\ufe00-\ufe0f\ufeff\ufff9-\ufffb\U000e0000-\U000e01ef]"
)
GETA = "〓"  # the printers' mark for a missing sort
IDEOGRAPHIC_SPACE = 0x3000
# Characters that become drawings, by the drawing's name; no Chinese font has all of them.
DRAWN = {
    "☐": "box",
    "□": "box",
    "☑": "box-tick",
    "☒": "box-cross",
    "✓": "tick",
    "✔": "tick",
    "✗": "cross",
    "✘": "cross",
    "✕": "cross",
    "✖": "cross",
    "▲": "triangle",
    "◆": "diamond",
}


@dataclass
class ExportLog:
    """What a document could not print as it was written; shown after an export."""

    missing: dict[str, int] = field(default_factory=dict)
    notes: list[Remark] = field(default_factory=list)

    def miss(self, character: str) -> None:
        """Remember a character that no font has, and how often it was asked for."""
        self.missing[character] = self.missing.get(character, 0) + 1

    def note(self, said: Remark) -> None:
        """Remember a remark for whoever made the document, once."""
        if said not in self.notes:
            self.notes.append(said)

    def warnings(self) -> list[Remark]:
        """All of it as remarks."""
        lines = [
            remark("EXPORT_041", character=character, point=f"U+{ord(character):04X}", printed=GETA, count=count)
            for character, count in sorted(self.missing.items())
        ]
        return lines + self.notes


class Choice(NamedTuple):
    """How one character is printed: with which font of the chain, how wide (per mille of the size), or drawn."""

    font: int
    code_point: int
    advance: int
    drawing: str = ""
    missing: str = ""


class PaperFont:
    """A font file as ReportLab sees it: one composite font a document, with exactly the glyphs it used."""

    _multiByte = 1
    _dynamicFont = 1
    shapable = False

    def __init__(self, name: str, file: TrueType) -> None:
        self.fontName = name
        self.file = file
        self.face = self
        self.name = name.encode("ascii")
        self.ascent, self.descent, self.builtIn = file.ascent, file.descent, False
        self._documents: WeakKeyDictionary[Any, _Used] = WeakKeyDictionary()

    def used(self, document: Any) -> _Used:
        """The glyphs that *document* (a ReportLab PDFDocument) has used so far; the first use registers the font."""
        try:
            return self._documents[document]
        except KeyError:
            name = f"F{len(document.fontMapping) + 1}"
            document.fontMapping[self.fontName] = "/" + name
            document.delayedFonts.append(self)
            used = self._documents[document] = _Used(self.file, name)
            return used

    def stringWidth(self, text: str, size: float, encoding: str = "utf8") -> float:
        """Width in points, for what ReportLab itself sets."""
        return sum(self.file.advance(self.file.glyph(ord(c))) for c in text) * size / 1000

    def splitString(self, text: str, doc: Any, encoding: str = "utf-8") -> list[tuple[int, bytes]]:
        """The codes of *text*; always one subset."""
        used = self.used(doc)
        return [(0, b"".join(used.code(ord(c)).to_bytes(2, "big") for c in text))] if text else []

    def getSubsetInternalName(self, subset: int, doc: Any) -> str:
        """The name of the font inside the PDF."""
        return "/" + self.used(doc).name

    def addObjects(self, doc: Any) -> None:
        """Write the font with its used glyphs; ReportLab calls this once, when all pages are drawn."""
        used = self._documents.pop(doc)
        base = f"{_tag(used.points)}+{self.file.path.stem}"
        box = pdfdoc.PDFArray(list(self.file.bounding_box))
        file = _stream(doc, self.file.subset(used.glyphs))
        file.dictionary["Length1"] = len(file.content)
        descriptor = pdfdoc.PDFDictionary(
            {
                "Type": "/FontDescriptor",
                "FontName": "/" + base,
                "Flags": 4,
                "FontBBox": box,
                "ItalicAngle": 0,
                "Ascent": self.ascent,
                "Descent": self.descent,
                "CapHeight": 733,
                "StemV": 80,
                "FontFile2": doc.Reference(file, f"file:{base}"),
            }
        )
        system = pdfdoc.PDFDictionary(
            {
                "Registry": pdfdoc.PDFString("Adobe"),
                "Ordering": pdfdoc.PDFString("Identity"),
                "Supplement": 0,
            }
        )
        widths = pdfdoc.PDFArray([0, pdfdoc.PDFArray([self.file.advance(glyph) for glyph in used.glyphs])])
        descendant = pdfdoc.PDFDictionary(
            {
                "Type": "/Font",
                "Subtype": "/CIDFontType2",
                "BaseFont": "/" + base,
                "CIDSystemInfo": system,
                "FontDescriptor": doc.Reference(descriptor, f"descriptor:{base}"),
                "DW": 1000,
                "W": widths,
                "CIDToGIDMap": "/Identity",
            }
        )
        font = pdfdoc.PDFDictionary(
            {
                "Type": "/Font",
                "Subtype": "/Type0",
                "BaseFont": "/" + base,
                "Encoding": "/Identity-H",
                "DescendantFonts": pdfdoc.PDFArray([doc.Reference(descendant, f"descendant:{base}")]),
                "ToUnicode": doc.Reference(_stream(doc, to_unicode(used.points).encode("ascii")), f"unicode:{base}"),
            }
        )
        doc.idToObject["BasicFonts"].dict[used.name] = doc.Reference(font, used.name)


class _Used:
    """Codes handed out in one document. Code = place in the subset, so viewers need no further table."""

    def __init__(self, file: TrueType, name: str) -> None:
        self.name = name
        self.glyphs = [0]
        self.points = [0]
        self._file = file
        self._codes: dict[int, int] = {}

    def code(self, code_point: int) -> int:
        code = self._codes.get(code_point)
        if code is None:
            # One code a character even where two share a glyph (a space and a no-break space): text extracts exactly.
            code = self._codes[code_point] = len(self.glyphs)
            # A drawn box stands over an ideographic space that says ☐ when it is copied or read aloud.
            self.glyphs.append(self._file.glyph(IDEOGRAPHIC_SPACE if chr(code_point) in DRAWN else code_point))
            self.points.append(code_point)
        return code


class Typeface:
    """A chain of fonts: each character is set in the first that has it."""

    def __init__(self, *fonts: PaperFont) -> None:
        self.fonts = fonts
        self._choices: dict[str, Choice] = {}
        self._advances: dict[str, int] = {}

    def choose(self, character: str) -> Choice:
        """Which font sets *character*; boxes and ticks are drawn, and 〓 stands for what no font has."""
        choice = self._choices.get(character)
        if choice is None:
            choice = self._choices[character] = self._look_up(character)
            self._advances[character] = choice.advance
        return choice

    def advances(self, text: str) -> list[int]:
        """Width of each character in thousandths of the size."""
        try:
            return list(map(self._advances.__getitem__, text))
        except KeyError:
            return [self.choose(character).advance for character in text]

    def width(self, text: str, size: float) -> float:
        """Width of *text* in points."""
        return sum(self.advances(text)) * size / 1000

    def _look_up(self, character: str) -> Choice:
        if character in DRAWN:
            return Choice(0, ord(character), 1000, drawing=DRAWN[character])
        for n, font in enumerate(self.fonts):
            glyph = font.file.glyph(ord(character))
            if glyph:
                return Choice(n, ord(character), font.file.advance(glyph))
        return self._look_up(GETA)._replace(missing=character)


@cache
def typeface(bold: bool = False) -> Typeface:
    """The text face, regular or bold, with its fallbacks; fonts are registered with ReportLab on first use."""
    return Typeface(_font(BOLD if bold else REGULAR), _font(KAI))


@cache
def _font(name: str) -> PaperFont:
    font = PaperFont(name, TrueType(FONTS / f"{name}.ttf"))
    pdfmetrics.registerFont(font)
    return font


def clean(text: object) -> str:
    """*text* as one can print it: no control or direction marks, tabs as spaces, one kind of line end.

    Right-to-left marks in a name could turn a printed line around; zero-width ones would print as 〓.
    """
    string = text if isinstance(text, str) else str(text)
    if string.isprintable() and not _UNSEEN.search(string):
        return string
    return _UNSEEN.sub("", string.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " "))


def to_unicode(points: list[int]) -> str:
    """The PDF table from codes back to characters, right beyond U+FFFF too, in blocks of at most 100."""
    rows = [f"<{code:04X}> <{chr(p).encode('utf-16-be').hex().upper()}>" for code, p in enumerate(points) if code]
    blocks = [rows[n : n + 100] for n in range(0, len(rows), 100)]
    body = "\n".join(f"{len(block)} beginbfchar\n" + "\n".join(block) + "\nendbfchar" for block in blocks)
    return (
        "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
        "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def\n"
        "/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n"
        "1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n"
        f"{body}\nendcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n"
    )


def _stream(document: Any, content: bytes) -> Any:
    stream = pdfdoc.PDFStream()
    stream.content = content
    if document.compression:
        stream.filters = [pdfdoc.PDFZCompress]
    return stream


def _tag(points: list[int]) -> str:
    """Six capitals that name this subset; from its content, so that the same document is the same file."""
    number = hash(tuple(points)) & 0xFFFFFFFF
    return "".join(chr(65 + number // 26**n % 26) for n in range(6))
