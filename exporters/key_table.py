"""The keys of keying on one page, to lie beside the keyboard."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO
from pathlib import Path

from exporters.documents import save
from exporters.paper_kit.flow import Flow
from exporters.paper_kit.page import About, Paper
from exporters.paper_kit.table import Cell, Column, Table, TableStyle
from exporters.paper_kit.text import Style
from exporters.sentences import sentence

_TITLE = Style(size=20, bold=True, after=10)


def draw_keys(path: Path, *, rows: Sequence[tuple[str, str]], title: str, language: str) -> None:
    """Write *rows* of keys and what they do as a PDF in large type. Raises `UserError` as `documents.save` does."""
    out = BytesIO()
    paper = Paper(out, About(title=title))
    flow = Flow(paper)
    flow.text(title, _TITLE)
    heads = sentence("KEYS_001", language), sentence("KEYS_002", language)
    columns = (Column(heads[0], share=1), Column(heads[1], share=3))
    cells = [(Cell(key, bold=True), what) for key, what in rows]
    flow.add(Table(columns, cells, TableStyle(size=13, padding=5)))
    paper.close()
    save(path, out.getvalue())
