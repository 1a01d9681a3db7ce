"""Text as every file we write can hold it: XML, workbooks and PDFs have no room for control characters."""

from __future__ import annotations

import re

# \v and \f are what Word calls a line break and a page break
_BREAKS = re.compile("\r\n?|\x0b|\x0c")
_UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")


def writable(text: str) -> str:
    """*text* without what no XML file can hold.

    A NUL or half of a character beyond U+FFFF comes from damaged files and broken input methods. Nobody sees it, so
    refusing it would leave people before a form that cannot be finished.
    """
    return text if text.isprintable() else _UNWRITABLE.sub("", text)


def typed(text: str) -> str:
    """*text* as somebody typed or pasted it: `writable`, and with one kind of line break."""
    return text if text.isprintable() else writable(_BREAKS.sub("\n", text))
