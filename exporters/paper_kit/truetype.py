"""Read a TrueType file and cut the glyphs that a document uses out of it.

ReportLab's own reader walks 30,000 characters of a Chinese font in Python before the first letter is drawn (0.1 s a
font) and splits what is used into subsets of 256. This one maps the file, looks characters up when asked (8 ms)
and writes one subset, so that a text is one string in one font and extracts as it was written.
"""

from __future__ import annotations

import mmap
import struct
import sys
from array import array
from bisect import bisect_right
from pathlib import Path

# Tables that a PDF viewer needs or that hinting uses; names, layout rules and vertical metrics stay out.
COPIED_TABLES = ("cvt ", "fpgm", "prep")
WORDS, SCALE, MORE, XY_SCALE, TWO_BY_TWO = 0x0001, 0x0008, 0x0020, 0x0040, 0x0080


class TrueType:
    """One font file with outlines in a `glyf` table; immutable, shared by all documents of a process."""

    def __init__(self, path: Path) -> None:
        self.path = path
        with path.open("rb") as file:
            self._data = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        count = struct.unpack_from(">H", self._data, 4)[0]
        self._tables: dict[str, tuple[int, int]] = {}
        for n in range(count):
            tag, _, offset, length = struct.unpack_from(">4sLLL", self._data, 12 + 16 * n)
            self._tables[tag.decode("ascii")] = (offset, length)
        if "glyf" not in self._tables:
            raise ValueError(f"{path.name} has no TrueType outlines and cannot be embedded")
        head = self.table("head")
        self.units_per_em: int = struct.unpack_from(">H", head, 18)[0]
        self.bounding_box = tuple(self._per_mille(v) for v in struct.unpack_from(">4h", head, 36))
        hhea = self.table("hhea")
        self.ascent, self.descent = (self._per_mille(v) for v in struct.unpack_from(">2h", hhea, 4))
        metrics = struct.unpack_from(">H", hhea, 34)[0]
        self._hmtx = _big_endian("H", self.table("hmtx")[: 4 * metrics])
        self._bearings = _big_endian("h", self.table("hmtx")[4 * metrics :])
        long_offsets = struct.unpack_from(">h", head, 50)[0]
        loca = _big_endian("I" if long_offsets else "H", self.table("loca"))
        self._loca = loca if long_offsets else array("I", (2 * v for v in loca))
        self._read_cmap()

    def table(self, tag: str) -> bytes:
        """The bytes of a table, empty when the font has none."""
        offset, length = self._tables.get(tag, (0, 0))
        return self._data[offset : offset + length]

    def glyph(self, code_point: int) -> int:
        """The glyph of a character, 0 when the font has none."""
        group = bisect_right(self._starts, code_point) - 1
        if group < 0 or code_point > self._ends[group]:
            return 0
        return self._glyphs[group] + code_point - self._starts[group]

    def advance(self, glyph: int) -> int:
        """How far a glyph moves the pen, in thousandths of the font size."""
        last = len(self._hmtx) // 2 - 1
        return self._per_mille(self._hmtx[2 * min(glyph, last)])

    def subset(self, glyphs: list[int]) -> bytes:
        """A font with exactly *glyphs* in this order (the first must be 0), and the parts they are made of."""
        order = list(glyphs)
        place = {glyph: n for n, glyph in enumerate(order)}
        outlines: list[bytes] = []
        offsets = [0]
        position = 0
        for glyph in order:  # grows while composites name their parts
            outline = self._renumbered(self._outline(glyph), order, place)
            outline += b"\0" * (-len(outline) % 4)
            outlines.append(outline)
            position += len(outline)
            offsets.append(position)
        head = bytearray(self.table("head"))
        struct.pack_into(">L", head, 8, 0)
        struct.pack_into(">h", head, 50, 1)
        hhea = bytearray(self.table("hhea"))
        struct.pack_into(">H", hhea, 34, len(order))
        maxp = bytearray(self.table("maxp"))
        struct.pack_into(">H", maxp, 4, len(order))
        tables = {tag: self.table(tag) for tag in COPIED_TABLES if tag in self._tables}
        tables |= {
            "glyf": b"".join(outlines),
            "head": bytes(head),
            "hhea": bytes(hhea),
            "hmtx": b"".join(struct.pack(">Hh", *self._metrics(glyph)) for glyph in order),
            "loca": struct.pack(f">{len(offsets)}L", *offsets),
            "maxp": bytes(maxp),
        }
        return _font_file(tables)

    def _per_mille(self, value: int) -> int:
        return round(value * 1000 / self.units_per_em)

    def _outline(self, glyph: int) -> bytes:
        start = self._tables["glyf"][0]
        return self._data[start + self._loca[glyph] : start + self._loca[glyph + 1]]

    def _metrics(self, glyph: int) -> tuple[int, int]:
        full = len(self._hmtx) // 2
        if glyph < full:
            bearing = self._hmtx[2 * glyph + 1]
            return self._hmtx[2 * glyph], bearing - 0x10000 if bearing > 0x7FFF else bearing
        return self._hmtx[2 * full - 2], self._bearings[glyph - full]

    @staticmethod
    def _renumbered(outline: bytes, order: list[int], place: dict[int, int]) -> bytes:
        """*outline* with the parts of a composite glyph named by their place in the subset."""
        if len(outline) < 2 or outline[0] < 0x80:  # the sign of the contour count: simple glyphs have no parts
            return outline
        changed = bytearray(outline)
        position, flags = 10, MORE
        while flags & MORE:
            flags, part = struct.unpack_from(">HH", changed, position)
            if part not in place:
                place[part] = len(order)
                order.append(part)
            struct.pack_into(">H", changed, position + 2, place[part])
            position += 8 if flags & WORDS else 6
            position += 2 if flags & SCALE else 4 if flags & XY_SCALE else 8 if flags & TWO_BY_TWO else 0
        return bytes(changed)

    def _read_cmap(self) -> None:
        cmap = self.table("cmap")
        count = struct.unpack_from(">H", cmap, 2)[0]
        full: int | None = None
        for n in range(count):
            platform, encoding, offset = struct.unpack_from(">HHL", cmap, 4 + 8 * n)
            kind = struct.unpack_from(">H", cmap, offset)[0]
            if kind == 12 and (platform, encoding) in ((3, 10), (0, 4), (0, 6)):
                full = offset
        if full is None:
            raise ValueError(f"{self.path.name} has no full Unicode table (cmap format 12)")
        groups = struct.unpack_from(">L", cmap, full + 12)[0]
        values = _big_endian("I", cmap[full + 16 : full + 16 + 12 * groups])
        self._starts, self._ends, self._glyphs = values[0::3], values[1::3], values[2::3]


def _big_endian(kind: str, data: bytes) -> array[int]:
    size = array(kind).itemsize
    values = array(kind, data[: len(data) // size * size])
    if sys.byteorder == "little":
        values.byteswap()
    return values


def _font_file(tables: dict[str, bytes]) -> bytes:
    """A TrueType file of *tables*, with the checksums that viewers test."""
    count = len(tables)
    power = 1 << (count.bit_length() - 1)
    directory = struct.pack(">LHHHH", 0x00010000, count, 16 * power, power.bit_length() - 1, 16 * (count - power))
    body = b""
    offset = 12 + 16 * count
    head_at = 0
    for tag in sorted(tables):
        data = tables[tag]
        if tag == "head":
            head_at = offset + len(body)
        directory += struct.pack(">4sLLL", tag.encode("ascii"), _checksum(data), offset + len(body), len(data))
        body += data + b"\0" * (-len(data) % 4)
    file = bytearray(directory + body)
    struct.pack_into(">L", file, head_at + 8, (0xB1B0AFBA - _checksum(bytes(file))) & 0xFFFFFFFF)
    return bytes(file)


def _checksum(data: bytes) -> int:
    padded = data + b"\0" * (-len(data) % 4)
    return sum(_big_endian("I", padded)) & 0xFFFFFFFF
