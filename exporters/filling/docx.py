"""Fill a table of a partner's Word document. Only that table's rows are written; every other byte stays as it came."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from copy import deepcopy
from datetime import date
from typing import Any

from lxml import etree

from exporters.filling.template import COUNTED, Cells, parse
from exporters.paper_kit.fonts import clean
from exporters.spreadsheets import Value
from forms.errors import UserError

DOCUMENT = "word/document.xml"
_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


def grids(data: bytes, *, file: str) -> list[Cells]:
    """The words of each table of a document."""
    return [_cells(table, _title(table, number)) for number, table in enumerate(_tables(_document(data, file)), 1)]


def fill(
    data: bytes,
    *,
    file: str,
    sheet: int,
    first_row: int,
    fields: Mapping[int, str],
    rows: Sequence[Mapping[str, Value]],
) -> bytes:
    """The document with *rows* in table *sheet*, each in the look of the template's own row.

    Rows that the template leaves blank are used first; what stands below them stays below.
    """
    root = _document(data, file)
    table = _table(root, sheet)
    standing = list(_rows(table))
    blank = 0
    for row in standing[first_row - 1 :]:
        if any(text and not COUNTED.fullmatch(text) for text in (_words(cell) for _, cell in _placed(row))):
            break
        blank += 1
    if not standing:
        raise UserError("FILL_007", number=sheet)
    own = standing[first_row - 1 : first_row - 1 + blank]
    model = deepcopy(own[-1] if own else standing[min(first_row - 2, len(standing) - 1)])
    if not own:
        _plain_row(model)
    last = own[-1] if own else standing[min(first_row - 2, len(standing) - 1)]
    while len(own) < len(rows):
        added = deepcopy(model)
        last.addnext(added)
        own.append(added)
        last = added
    for n, row in enumerate(own):
        values = rows[n] if n < len(rows) else {}
        for column, cell in _placed(row):
            if column in fields:
                _put(cell, _text(values.get(fields[column])))
    return _packed(data, etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True))


def _document(data: bytes, file: str) -> etree._Element:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return parse(archive.read(DOCUMENT))
    except (etree.XMLSyntaxError, KeyError, zipfile.BadZipFile) as problem:
        raise UserError("FILL_003", file=file) from problem


def _packed(data: bytes, document: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for part in old.infolist():
            new.writestr(part, document if part.filename == DOCUMENT else old.read(part), zipfile.ZIP_DEFLATED)
    return out.getvalue()


def _ns(element: etree._Element) -> str:
    """The namespace of the document; the strict kind of the standard has another one."""
    return _STRICT if f"{{{_STRICT}}}" in str(element.tag) else _W


def _tag(element: etree._Element, name: str) -> str:
    return f"{{{_ns(element)}}}{name}"


def _tables(root: etree._Element) -> list[etree._Element]:
    """The tables of the document in their order; one inside another counts after it."""
    return list(root.iter(_tag(root, "tbl")))


def _table(root: etree._Element, number: int) -> etree._Element:
    known = _tables(root)
    if not 1 <= number <= len(known):
        raise UserError("FILL_007", number=number)
    return known[number - 1]


def _rows(table: etree._Element) -> Iterator[etree._Element]:
    """The rows of a table, those in a content control included."""
    for child in table:
        if child.tag == _tag(table, "tr"):
            yield child
        elif child.tag == _tag(table, "sdt"):
            yield from (row for inside in child.iter(_tag(table, "sdtContent")) for row in _rows(inside))


def _placed(row: etree._Element) -> Iterator[tuple[int, etree._Element]]:
    """The cells of a row with the column, from 1, in which each begins."""
    column = 1 + _number(row, "trPr/gridBefore")
    for cell in row:
        if cell.tag == _tag(row, "tc"):
            yield column, cell
            column += max(_number(cell, "tcPr/gridSpan"), 1)


def _find(element: etree._Element, path: str) -> Any:
    return element.find("/".join(_tag(element, name) for name in path.split("/")))


def _number(element: etree._Element, path: str) -> int:
    found = _find(element, path)
    value = "" if found is None else str(found.get(_tag(element, "val")) or "")
    return int(value) if value.isdecimal() and len(value) < 4 else 0


def _words(cell: etree._Element) -> str:
    return re.sub(r"\s+", "", "".join(str(one.text or "") for one in cell.iter(_tag(cell, "t"))))


def _cells(table: etree._Element, name: str) -> Cells:
    """The words of a table, merged cells in each of their places."""
    grid: list[list[str]] = []
    tied: set[int] = set()
    for n, row in enumerate(_rows(table)):
        line: list[str] = []
        for column, cell in _placed(row):
            line += [""] * (column - 1 - len(line))
            merged = _find(cell, "tcPr/vMerge")
            text = _words(cell)
            if merged is not None and merged.get(_tag(cell, "val")) != "restart" and grid:
                text = grid[-1][column - 1] if column <= len(grid[-1]) else ""
                tied.add(n - 1)
            line += [text] * max(_number(cell, "tcPr/gridSpan"), 1)
        grid.append(line)
    return Cells(name, grid, frozenset(tied))


def _title(table: etree._Element, number: int) -> str:
    """The words above a table, so that several can be told apart."""
    before = table.getprevious()
    while before is not None:
        if before.tag == _tag(table, "p") and (text := _words(before)):
            return text[:40]
        before = before.getprevious()
    return str(number)


def _plain_row(row: etree._Element) -> None:
    """A row of headings as one to be filled: not repeated on each page, not merged downward, not in bold."""
    for name in ("tblHeader", "vMerge", "b", "bCs"):
        for found in list(row.iter(_tag(row, name))):
            parent = found.getparent()
            if parent is not None:
                parent.remove(found)


def _text(value: Value) -> str:
    if isinstance(value, date):
        return value.isoformat()
    return "" if value is None else clean(str(value))


def _put(cell: etree._Element, text: str) -> None:
    """Replace the words of a cell; its first paragraph and the look of its first words stay."""
    paragraphs = [child for child in cell if child.tag == _tag(cell, "p")]
    for other in paragraphs[1:]:
        cell.remove(other)
    paragraph = paragraphs[0] if paragraphs else etree.SubElement(cell, _tag(cell, "p"))
    look = _find(paragraph, "r/rPr")
    if look is None:
        look = _find(paragraph, "pPr/rPr")
    look = None if look is None else deepcopy(look)
    for child in list(paragraph):
        if child.tag != _tag(cell, "pPr"):
            paragraph.remove(child)
    if not text:
        return
    run = etree.SubElement(paragraph, _tag(cell, "r"))
    if look is not None:
        run.append(look)
    for n, line in enumerate(text.split("\n")):
        if n:
            etree.SubElement(run, _tag(cell, "br"))
        words = etree.SubElement(run, _tag(cell, "t"))
        words.text = line
        words.set(_SPACE, "preserve")
