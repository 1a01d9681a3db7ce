"""How sealed things look as documents of a CouchDB: an event and a note hold one string, a photo one attachment."""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Mapping, Sequence
from typing import Any
from urllib.parse import quote

import httpx

from storage.sync.carrier import ITEM_ID, PHOTO, Item, Refusal, document_bytes, revision

ATTACHMENT = "sealed"
BYTES = "application/octet-stream"
WANTED = "w:"
"""The beginning of documents that ask for an item to be brought again."""


def position(seq: object) -> str:
    """A position as text: CouchDB's are strings that mean nothing to us, other servers count."""
    return seq if isinstance(seq, str) else json.dumps(seq)


def listed(answer: Mapping[str, Any], name: str) -> list[dict[str, Any]]:
    """The rows of a list under *name* that name a document."""
    rows = answer.get(name)
    found = rows if isinstance(rows, list) else []
    return [row for row in found if isinstance(row, dict) and isinstance(row.get("id"), str)]


def count_told(answer: httpx.Response) -> int:
    """How many documents a database says it holds; 0 where it does not say."""
    try:
        found = answer.json()
    except ValueError:
        return 0
    count = found.get("doc_count") if isinstance(found, dict) else 0
    return count if isinstance(count, int) else 0


def is_sound(changes: Mapping[str, Any]) -> bool:
    """Whether a page of changes names nothing but items, what is asked for, and an administrator's rules."""
    rows = changes.get("results")
    names = [row["id"] for row in listed(changes, "results")]
    known = all(ITEM_ID.fullmatch(name) or name.startswith((WANTED, "_design/")) for name in names)
    return isinstance(rows, list) and len(names) == len(rows) and known


def path_of(document: str) -> str:
    """The document below its database."""
    return "/" + quote(document, safe="")


def photo_revision(item: str) -> str:
    """The first revision of a photo's document: the bytes are named by its id."""
    return revision(item)


def item_of(document: Mapping[str, Any]) -> Item:
    """The event or note in a document; empty, and so not whole, when it holds neither."""
    name = str(document.get("_id", ""))
    try:
        return Item(name, document_bytes(document.get("sealed")))
    except ValueError:
        return Item(name, b"")


def batch_of(items: Sequence[Item]) -> tuple[list[bytes], dict[str, str]]:
    """The body that brings *items* together, each with the revision that follows from it; returns the revisions too.

    Written as it is, because nothing in it needs to be escaped, and left in pieces, because a batch of photos is a
    large text: to put it into one takes as long as to make it.
    """
    revisions: dict[str, str] = {}
    pieces: list[bytes] = []
    between = bytearray(b'{"new_edits":false,"docs":[')
    for number, item in enumerate(items):
        text = base64.b64encode(item.sealed)
        rev = photo_revision(item.id) if item.id[0] == PHOTO else revision(text.decode("ascii"))
        revisions[item.id] = rev
        between += b'%s{"_id":"%s","_rev":"%s",' % (b"," if number else b"", item.id.encode(), rev.encode())
        if item.id[0] == PHOTO:
            between += b'"_attachments":{"%s":{"content_type":"%s","data":"' % (ATTACHMENT.encode(), BYTES.encode())
            pieces += (bytes(between), text)
            between = bytearray(b'"}}}')
        else:
            between += b'"sealed":"%s"}' % text
    pieces.append(bytes(between + b"]}"))
    return pieces, revisions


def digest_of(sealed: bytes) -> str:
    """What a CouchDB says of an attachment that lies there as it was sent."""
    return "md5-" + base64.b64encode(hashlib.md5(sealed, usedforsecurity=False).digest()).decode()


def multipart(item: Item, *, rev: str, digest: str) -> tuple[bytes, str]:
    """A photo and its document in one body (RFC 2387); returns it and its content type."""
    boundary = hashlib.sha256(item.id.encode()).hexdigest()[:32]
    about = {
        "follows": True,
        "content_type": BYTES,
        "length": len(item.sealed),
        "digest": digest,
    }
    document = {"_id": item.id, "_attachments": {ATTACHMENT: about}} | ({"_rev": rev} if rev else {})
    body = b"".join(
        (
            f"--{boundary}\r\nContent-Type: application/json\r\n\r\n".encode(),
            json.dumps(document).encode(),
            f'\r\n--{boundary}\r\nContent-Disposition: attachment; filename="{ATTACHMENT}"\r\n'.encode(),
            f"Content-Type: {BYTES}\r\nContent-Length: {len(item.sealed)}\r\n\r\n".encode(),
            item.sealed,
            f"\r\n--{boundary}--".encode(),
        )
    )
    return body, f'multipart/related; boundary="{boundary}"'


_STATUS = {"forbidden": 403, "unauthorized": 401, "conflict": 409, "document_too_large": 413, "missing_stub": 412}


def row_refusal(row: Mapping[str, Any]) -> Refusal:
    """What a row of a `_bulk_docs` answer says of a document that was not taken."""
    name = str(row.get("name") or row["error"])
    status = row.get("status")
    status = status if isinstance(status, int) else _STATUS.get(name, 500)
    return Refusal(
        row["id"], f"{name}: {row.get('reason') or row.get('message') or ''}".strip(": "), status, is_final(status)
    )


def is_final(status: int) -> bool:
    """Whether waiting alone will not help: a rule forbids it, it is malformed, or it is too large."""
    return status in (400, 401, 403, 413)
