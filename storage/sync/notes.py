"""Notes on photos: what an object is and how it looks small, so that it shows before it has come itself."""

from __future__ import annotations

import base64
import json
import re
from dataclasses import dataclass

from forms.errors import UserError
from storage.events import Unacceptable, canonical
from storage.sealing import SealingKey

PURPOSE = "note"
LARGEST_THUMBNAIL = 64 * 1024
LARGEST_OBJECT = 64 * 1024 * 1024
LONGEST_SIDE = 100_000
_OBJECT = re.compile(r"[0-9a-f]{64}")
_MIME = re.compile(r"[a-z0-9.+-]{1,60}/[a-z0-9.+-]{1,60}")


@dataclass(frozen=True, slots=True)
class Note:
    """What is known of an object: *object* is its id, *size* its sealed bytes, width and height in pixels or 0."""

    object: str
    mime: str
    size: int
    width: int
    height: int
    thumbnail: bytes | None


def write_note(note: Note, *, key: SealingKey) -> bytes:
    """The sealed note; equal notes give equal bytes on every laptop."""
    body = {
        "object": note.object,
        "mime": note.mime,
        "size": note.size,
        "width": note.width,
        "height": note.height,
        "thumbnail": base64.b64encode(note.thumbnail or b"").decode("ascii"),
    }
    return key.seal(canonical(body), purpose=PURPOSE)


def read_note(sealed: bytes, *, key: SealingKey) -> Note:
    """Open and validate a note from anywhere. Raises `Unacceptable` with the reason."""
    try:
        body = json.loads(key.open(sealed, purpose=PURPOSE))
        numbers = [body["size"], body["width"], body["height"]]
        thumbnail = base64.b64decode(body["thumbnail"], validate=True)
        fits = (
            isinstance(body["object"], str)
            and _OBJECT.fullmatch(body["object"])
            and isinstance(body["mime"], str)
            and _MIME.fullmatch(body["mime"])
            and all(type(number) is int and number >= 0 for number in numbers)
            and numbers[0] <= LARGEST_OBJECT
            and max(numbers[1:]) <= LONGEST_SIDE
            and len(thumbnail) <= LARGEST_THUMBNAIL
        )
    except UserError as error:
        raise Unacceptable(f"does not open ({error.code})", cause="unopened") from error
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise Unacceptable(str(error) or type(error).__name__) from error
    if not fits:
        raise Unacceptable("not a note")
    size, width, height = numbers
    return Note(body["object"], body["mime"], size, width, height, thumbnail or None)
