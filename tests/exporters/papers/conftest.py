"""What tests of the papers share: print one, read it back, and hold it to what every paper must be."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from exporters.papers.making import PAPERS, Wanted
from storage.workspace import Workspace
from tests.exporters.reading import missing_glyphs, text, unembedded_fonts

Printed = Callable[..., str]


@pytest.fixture
def printed(ws: Workspace) -> Printed:
    """Print a paper and return its words without spaces; every font is in it and no glyph is missing."""

    def make(kind: str, **wanted: Any) -> str:
        data = PAPERS[kind](ws, Wanted(invariant=True, **wanted)).data
        assert missing_glyphs(data) == 0 and unembedded_fonts(data) == []
        return text(data)

    return make
