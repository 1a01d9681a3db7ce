"""The typesetter that layouts of sheets ask: widths and line ends of our own fonts and our own line breaker."""

from __future__ import annotations

from exporters.paper_kit.fonts import clean, typeface
from exporters.paper_kit.line_breaking import break_lines


class PaperTypesetter:
    """Measures with the fonts that the sheet will be set in."""

    def width(self, text: str, *, size: float, bold: bool = False) -> float:
        """Width of *text* in points."""
        return typeface(bold).width(clean(text), size)

    def lines(self, text: str, *, size: float, width: float, bold: bool = False) -> list[str]:
        """*text* in lines of at most *width* points."""
        words = clean(text)
        advances = typeface(bold).advances(words)
        return [words[cut] for cut in break_lines(words, advances, width * 1000 / size)] or [""]
