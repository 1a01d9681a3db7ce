"""The four corner marks of a sheet: ArUco, dictionary DICT_4X4_50, ids 0 to 3, drawn as areas.

The bits are those of OpenCV's table of that dictionary (modules/objdetect, predefined_dictionaries.hpp: bytes
181 50, 15 154, 51 45, 153 70), so any reader of ArUco marks finds them; nothing of OpenCV is needed to print.
"""

from __future__ import annotations

from exporters.paper_kit.painter import Painter

BITS = (
    ("1011", "0101", "0011", "0010"),
    ("0000", "1111", "1001", "1010"),
    ("0011", "0011", "0010", "1101"),
    ("1001", "1001", "0100", "0110"),
)
"""Rows from the top; 1 is white."""
CELLS = 6
"""Four cells of bits and a black border around them."""
BLACK = "#000000"
_OVERLAP = 0.14  # points: areas that only touch leave a white hair line on some printers


def cells(id: int) -> list[list[bool]]:
    """The whole mark by rows, True where it is black."""
    inner = [[True, *(bit == "0" for bit in row), True] for row in BITS[id]]
    edge = [True] * CELLS
    return [edge, *inner, edge]


def draw_corner(painter: Painter, id: int, *, x: float, y: float, side: float) -> None:
    """Draw mark *id* into the square of *side* points at (x, y)."""
    draw_cells(painter, cells(id), x=x, y=y, side=side)


def draw_cells(painter: Painter, rows: list[list[bool]], *, x: float, y: float, side: float) -> None:
    """Draw a square of black and white cells; neighbours in a row join to one bar."""
    cell = side / len(rows)
    for down, row in enumerate(rows):
        start = 0
        while start < len(row):
            end = start
            while end < len(row) and row[end] == row[start]:
                end += 1
            if row[start]:
                below = down + 1 < len(rows) and any(rows[down + 1][start:end])
                height = cell + (_OVERLAP if below else 0)
                painter.rectangle(x + start * cell, y + down * cell, (end - start) * cell, height, fill=BLACK)
            start = end
