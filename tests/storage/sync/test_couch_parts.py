"""Many photos in one answer: each is given as soon as it is there, however the answer is cut into pieces or cut off."""

from __future__ import annotations

import base64
import os
from collections.abc import Iterator
from contextlib import suppress

import pytest

from storage.sync import couch_parts
from storage.sync.carrier import Item, item_id
from tests.storage.sync.fake_couch import _Database


def answer(items: list[Item], *, asked: list[str] | None = None) -> tuple[str, bytes]:
    database = _Database(0)
    for item in items:
        data = base64.b64encode(item.sealed).decode()
        attachments = {"sealed": {"digest": "md5-x", "data": data}}
        database._keep({"_id": item.id, "_rev": "1-" + "0" * 32, "_attachments": attachments})
    response = database._together(asked or [item.id for item in items])
    return response.headers["Content-Type"], response.content


def photo(sealed: bytes) -> Item:
    return Item(item_id("b", sealed), sealed)


def pieces(body: bytes, size: int) -> Iterator[bytes]:
    return (body[start : start + size] for start in range(0, len(body), size))


def keep(came: list[Item], found: Iterator[Item]) -> None:
    """Add each one at once, so that those before a break are there."""
    for one in found:
        came.append(one)


PHOTOS = [photo(os.urandom(300)), photo(b""), photo(b"\r\n--\r\n\r\n----0000\r\n"), photo(os.urandom(5))]


@pytest.mark.parametrize("size", [1, 2, 7, 64, 1 << 16])
def test_photos_come_whole_and_in_order_in_pieces_of_any_size(size: int) -> None:
    kind, body = answer(PHOTOS)
    assert list(couch_parts.photos(kind, pieces(body, size))) == PHOTOS


def test_what_the_server_lacks_is_passed_over() -> None:
    absent = photo(b"elsewhere").id
    kind, body = answer(PHOTOS, asked=[absent, PHOTOS[0].id, absent, PHOTOS[3].id])
    assert list(couch_parts.photos(kind, [body])) == [PHOTOS[0], PHOTOS[3]]


def test_an_answer_that_ends_anywhere_gives_what_came_whole_and_says_so() -> None:
    kind, body = answer(PHOTOS)
    for end in range(len(body)):
        came: list[Item] = []
        with pytest.raises(couch_parts.Broken):
            keep(came, couch_parts.photos(kind, [body[:end]]))
        assert came == PHOTOS[: len(came)]
    assert len(came) == len(PHOTOS)


def test_a_flipped_bit_gives_no_whole_photo_of_those_asked_for_but_the_right_one() -> None:
    kind, body = answer(PHOTOS)
    asked = {one.id for one in PHOTOS}
    for place in range(len(body)):
        for bit in range(8):
            harmed = body[:place] + bytes([body[place] ^ 1 << bit]) + body[place + 1 :]
            came: list[Item] = []
            with suppress(couch_parts.Broken):
                keep(came, couch_parts.photos(kind, [harmed]))
            assert {one for one in came if one.id in asked and one.whole} <= set(PHOTOS)


@pytest.mark.parametrize("kind", ["", "application/json", "multipart/mixed", 'multipart/mixed; boundary="\u00e9"'])
def test_what_is_no_such_answer_is_said(kind: str) -> None:
    with pytest.raises(couch_parts.Broken):
        list(couch_parts.photos(kind, [b'{"results":[]}']))
