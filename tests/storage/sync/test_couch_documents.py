"""What is brought to a hub together is JSON as any server reads it, with revisions that follow from the content."""

from __future__ import annotations

import base64
import hashlib
import json
import os

from storage.sync.carrier import Item, item_id, revision
from storage.sync.couch_documents import batch_of, item_of, photo_revision


def test_a_batch_reads_as_the_documents_that_it_brings():
    items = [Item(item_id(kind, sealed), sealed) for kind in "etb" for sealed in (os.urandom(700), b"", b'\\"\n')]
    body, revisions = batch_of(items)
    read = json.loads(b"".join(body))

    assert (read["new_edits"], len(read["docs"])) == (False, len(items))
    for item, document in zip(items, read["docs"], strict=True):
        assert document["_id"] == item.id
        assert document["_rev"] == revisions[item.id]
        if item.id.startswith("b:"):
            (attachment,) = document["_attachments"].values()
            assert base64.b64decode(attachment["data"]) == item.sealed
            assert document["_rev"] == photo_revision(item.id)
        else:
            assert item_of(document) == item
            assert document["_rev"] == revision(document["sealed"])


def test_the_same_thing_has_the_same_revision_in_every_batch():
    item = Item(item_id("e", b"sealed"), b"sealed")
    other = Item(item_id("e", b"other"), b"other")
    digest = hashlib.md5(base64.b64encode(b"sealed"), usedforsecurity=False).hexdigest()
    assert batch_of([item])[1][item.id] == batch_of([other, item])[1][item.id] == f"1-{digest}"
