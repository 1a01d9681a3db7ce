"""How sealed things look as documents of a CouchDB: an event and a note hold one string, a photo one attachment."""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Mapping
from typing import Any
from urllib.parse import quote

from storage.sync.carrier import Item, Refusal, document_bytes, document_text, revision

ATTACHMENT = "sealed"


def position(seq: object) -> str:
    """A position as text: CouchDB's are strings that mean nothing to us, other servers count."""
    return seq if isinstance(seq, str) else json.dumps(seq)


def path_of(document: str) -> str:
    """The document below its database."""
    return "/" + quote(document, safe="")


def photo_revision(item: str) -> str:
    """The first revision of a photo's document: the bytes are named by its id."""
    return revision(item)


def item_of(document: Mapping[str, Any]) -> Item:
    """The event or note in a document; empty, and so not whole, when it holds neither."""
    try:
        return Item(document["_id"], document_bytes(document.get("sealed")))
    except ValueError:
        return Item(document["_id"], b"")


def small_document(item: Item) -> dict[str, str]:
    """An event or a note with the revision that follows from it."""
    text = document_text(item.sealed)
    return {"_id": item.id, "_rev": revision(text), "sealed": text}


def digest_of(sealed: bytes) -> str:
    """What a CouchDB says of an attachment that lies there as it was sent."""
    return "md5-" + base64.b64encode(hashlib.md5(sealed, usedforsecurity=False).digest()).decode()


def multipart(item: Item, *, rev: str, digest: str) -> tuple[bytes, str]:
    """A photo and its document in one body (RFC 2387); returns it and its content type."""
    boundary = hashlib.sha256(item.id.encode()).hexdigest()[:32]
    about = {
        "follows": True,
        "content_type": "application/octet-stream",
        "length": len(item.sealed),
        "digest": digest,
    }
    document = {"_id": item.id, "_attachments": {ATTACHMENT: about}} | ({"_rev": rev} if rev else {})
    body = b"".join(
        (
            f"--{boundary}\r\nContent-Type: application/json\r\n\r\n".encode(),
            json.dumps(document).encode(),
            f'\r\n--{boundary}\r\nContent-Disposition: attachment; filename="{ATTACHMENT}"\r\n'.encode(),
            f"Content-Type: application/octet-stream\r\nContent-Length: {len(item.sealed)}\r\n\r\n".encode(),
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
