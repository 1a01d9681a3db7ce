"""Photos that a CouchDB sends many to an answer, each as its bytes are and taken as soon as it is there.

The answer to `_bulk_get` is multipart/mixed (RFC 2046): a part for each document, which is multipart/related
(RFC 2387), the document first and then its attachments, or JSON where the server lacks it.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from email.message import Message
from email.parser import HeaderParser

from storage.sync.carrier import Item
from storage.sync.couch_documents import ATTACHMENT

LONGEST_HEAD, LONGEST_BODY = 1 << 16, 1 << 27
"""Bytes before which the end of a part's head, and of its body, must come; else this is no such answer."""


class Broken(Exception):
    """The answer ends too early, or is not what it says it is."""


def photos(content_type: str, pieces: Iterable[bytes]) -> Iterator[Item]:
    """The photos in an answer of *content_type* that arrives in *pieces*; what else is in it is passed over.

    Memory holds one photo and a piece. Raises `Broken`, also after some photos were given.
    """
    about = Message()
    about["Content-Type"] = content_type
    source = _Source(pieces)
    boundary = _boundary(about)
    source.until(b"--" + boundary)
    while not source.ends():
        head = _head(source)
        if head.get_content_type() == "multipart/related":
            yield from _photo(source, _boundary(head))
        source.until(b"\r\n--" + boundary)


def _photo(source: _Source, boundary: bytes) -> Iterator[Item]:
    """The one attachment that a photo's document has."""
    source.until(b"--" + boundary)
    name = ""
    while not source.ends():
        head = _head(source)
        body = source.until(b"\r\n--" + boundary)
        if head.get_filename() == ATTACHMENT:
            yield Item(name, body)
        elif head.get_content_type() == "application/json" and not name:
            name = _named(body)


def _named(document: bytes) -> str:
    try:
        found = json.loads(document)
    except ValueError:
        raise Broken("a document that cannot be read") from None
    return str(found.get("_id", "")) if isinstance(found, dict) else ""


def _head(source: _Source) -> Message:
    lines = source.until(b"\r\n\r\n", most=LONGEST_HEAD)  # after what is left of the boundary's own line
    return HeaderParser().parsestr(lines.lstrip().decode("latin-1"))


def _boundary(head: Message) -> bytes:
    found = head.get_boundary()
    if not found:
        raise Broken("no boundary")
    return found.encode("latin-1", "replace")


class _Source:
    """Bytes that arrive in pieces, taken up to a mark."""

    def __init__(self, pieces: Iterable[bytes]) -> None:
        self._pieces = iter(pieces)
        self._held = bytearray()

    def until(self, mark: bytes, *, most: int = LONGEST_BODY) -> bytes:
        """What comes before *mark*, which is taken too; no more than *most* bytes and a piece."""
        looked = 0
        while (at := self._held.find(mark, looked)) < 0:
            looked = max(0, len(self._held) - len(mark) + 1)
            if len(self._held) > most:
                raise Broken("a part without an end")
            self._more()
        found = bytes(memoryview(self._held)[:at])
        del self._held[: at + len(mark)]
        return found

    def ends(self) -> bool:
        """Whether the mark just taken was the last of its kind, which is followed by two hyphens."""
        while len(self._held) < 2:
            self._more()
        return self._held.startswith(b"--")

    def _more(self) -> None:
        piece = next(self._pieces, None)
        if piece is None:
            raise Broken("the answer ends too early")
        self._held += piece
