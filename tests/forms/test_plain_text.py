"""Pasted text stays readable, and every file can hold it."""

from __future__ import annotations

import pytest
from lxml import etree

from forms.plain_text import typed, writable
from tests.walker import Walker

NOTE = """
| survey |
| | type | name | label |
| | text | note | Note  |
"""


@pytest.mark.parametrize(
    ("pasted", "kept"),
    [
        ("堆了\0纸箱", "堆了纸箱"),
        ("一\r\n二\r三\x0b四\x0c五", "一\n二\n三\n四\n五"),
        ("制表\t符", "制表\t符"),
        ("👨\u200d👩\u200d👧🔥𠮷犇", "👨\u200d👩\u200d👧🔥𠮷犇"),
        ("עברית مرحبا", "עברית مرحبا"),
        ("\ud83d半个", "半个"),
    ],
    ids=["NUL", "line breaks", "tab", "emoji and rare characters", "right to left", "half a character"],
)
def test_pasted_text_is_kept_as_far_as_files_can_hold_it(pasted: str, kept: str) -> None:
    assert typed(pasted) == kept
    assert etree.fromstring(f"<a>{writable(pasted)}</a>".encode()).text is not None


def test_an_answer_with_control_characters_still_becomes_a_whole_form() -> None:
    session = Walker.of(NOTE).session
    session.answer("/data/note", "门\0口\x01\ufffe")
    assert session.value("/data/note") == "门口"
    assert "门口" in etree.fromstring(session.to_xml().encode()).xpath("string()")
