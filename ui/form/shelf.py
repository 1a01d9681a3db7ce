"""Where a form keeps its photos: what the photo strip needs and storage gives."""

from __future__ import annotations

from typing import Protocol

from forms.lean import dataclass


@dataclass(frozen=True)
class Photo:
    """One photo of one question."""

    id: str
    taken: str = ""


class PhotoShelf(Protocol):
    """The photos of one record. Every method may take its time and is called off the UI thread."""

    def add(self, data: bytes, *, field: str) -> str:
        """Keep *data* at the question *field* and return the photo's id; raises UserError when it is no photo."""

    def add_file(self, data: bytes, *, field: str, name: str) -> str:
        """Keep *data*, a file that is no photo, at the question *field* and return its id."""

    def file(self, item: str) -> tuple[str, bytes]:
        """The name and the bytes of a file or photo."""

    def photos(self, field: str) -> list[Photo]:
        """The photos of *field*, oldest first."""

    def thumbnail(self, photo: str) -> bytes:
        """A small JPEG of *photo*."""

    def picture(self, photo: str) -> bytes:
        """The whole photo as JPEG."""

    def remove(self, photo: str) -> None:
        """Take *photo* off its question; its bytes stay."""

    def put_back(self, photo: str) -> None:
        """Undo `remove`."""
