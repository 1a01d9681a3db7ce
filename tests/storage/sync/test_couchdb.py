"""A hub of another make: everything arrives there and comes back, and PouchDB reads what we wrote."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from forms.errors import UserError
from storage.sync.carrier import PHOTO, Item, document_text, revision
from storage.sync.couchdb import CouchCarrier, database_name
from storage.sync.replica import Replica
from storage.sync.replicate import Report, replicate
from storage.workspace import Workspace
from tests.storage.conftest import picture
from tests.storage.sync import couch
from tests.storage.sync.test_replicate import heads_of, log_of, name_places


@pytest.fixture(scope="module")
def hub(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with couch.serve(tmp_path_factory.mktemp("hub") / "databases") as address:
        yield address


def sync(workspace: Workspace, hub: str, **options) -> Report:
    carrier = CouchCarrier.connect(hub, community=workspace.community)
    try:
        return replicate(Replica(workspace, workspace.community), carrier, **options)
    finally:
        carrier.close()


def base(workspace: Workspace, hub: str) -> str:
    return f"{hub}/{database_name(workspace.community)}"


def test_two_laptops_meet_at_the_hub(laptops, hub):
    a, b = laptops("a"), laptops("b")
    name_places(a, range(30))
    photo = a.add_photo(picture(640, 480), owner_rec="place:1", field="photo")
    name_places(b, range(30, 40))

    first, second, third = sync(a, hub), sync(b, hub), sync(a, hub)

    assert first.in_sync and second.in_sync and third.in_sync
    assert log_of(a) == log_of(b) and heads_of(a) == heads_of(b)
    object_id = str(b.write_now(lambda txn: txn.fields(photo))["object"])
    assert b.objects.get(object_id) == a.objects.get(object_id)
    assert (second.pulled_photos, first.pushed_photos) == (1, 1)


def test_a_second_sync_moves_nothing(laptops, hub):
    a = laptops("a")
    name_places(a, range(5))
    a.add_photo(picture(64, 48), owner_rec="place:1", field="photo")
    sync(a, hub)
    before = httpx.get(base(a, hub)).json()["update_seq"]
    again = sync(a, hub)
    assert again.moved == 0
    # not compared with the new one: a cluster words the same place differently each time it is asked
    assert httpx.get(base(a, hub) + "/_changes", params={"since": before}).json()["results"] == []


def test_pouchdb_reads_what_was_written_without_conflicts(laptops, hub, tmp_path: Path):
    a = laptops("a")
    name_places(a, range(7))
    a.add_photo(picture(64, 48), owner_rec="place:1", field="photo")
    sync(a, hub)

    read = couch.run("reader.js", base(a, hub), str(tmp_path / "foreign"))

    assert read["failures"] == 0
    kinds = sorted(document["id"][0] for document in read["documents"])
    assert kinds.count("e") == len(log_of(a)) and kinds.count("b") == 1 and kinds.count("t") == 1
    for document in read["documents"]:
        sealed = base64.b64decode(document["sealed"])
        assert hashlib.sha256(sealed).hexdigest() == document["id"][2:]
        text = document["id"] if document["id"][0] == PHOTO else document_text(sealed)
        assert document["rev"] == revision(text) and document["conflicts"] == []


def test_what_pouchdb_brought_to_another_hub_is_taken_in(laptops, hub, tmp_path: Path):
    a, b = laptops("a"), laptops("b")
    name_places(a, range(7))
    sync(a, hub)
    couch.run("reader.js", base(a, hub), str(tmp_path / "foreign"))
    with couch.serve(tmp_path / "other") as other:
        couch.run("push.js", str(tmp_path / "foreign"), base(a, other))
        report = sync(b, other)
        assert report.in_sync and log_of(b) >= log_of(a)
        assert sync(a, other).in_sync and log_of(a) == log_of(b)


def test_the_same_event_by_two_ways_is_one_document(laptops, hub):
    a, b = laptops("a"), laptops("b")
    name_places(a, range(5))
    sync(a, hub)
    sync(b, hub)
    with httpx.Client(base_url=base(a, hub)) as client:
        rows = client.get("/_all_docs").json()["rows"]
        assert {row["id"][2:] for row in rows if row["id"].startswith("e:")} == log_of(a)
        assert all(row["value"]["rev"].startswith("1-") for row in rows)


def test_nothing_readable_lies_on_the_hub(laptops, hub):
    a = laptops("a")
    a.write_now(lambda txn: txn.append("person", "person:1", {"name": "梁伯", "phone": "13800138000"}))
    sync(a, hub)
    text = httpx.get(base(a, hub) + "/_all_docs", params={"include_docs": "true"}).text
    assert "梁伯" not in text and "13800138000" not in text and "person" not in text


def test_what_another_hand_wrote_under_our_ids_is_mended(laptops, hub):
    a, b = laptops("a"), laptops("b")
    name_places(a, range(3))
    photo = a.add_photo(picture(64, 48), owner_rec="place:1", field="photo")
    sync(a, hub)
    with httpx.Client(base_url=base(a, hub)) as client:
        rows = client.get("/_all_docs", params={"include_docs": "true"}).json()["rows"]
        for row in rows:
            kind = row["id"][0]
            if kind == "e":  # an edit over ours, as a careless administrator makes it
                client.put(f"/{row['id']}", json={"_rev": row["value"]["rev"], "sealed": "AAAA"}).raise_for_status()
            elif kind == "b":
                bad = {"sealed": {"content_type": "application/octet-stream", "data": "AAAA"}}
                body = {"_rev": row["value"]["rev"], "_attachments": bad}
                client.put(f"/{row['id']}", json=body).raise_for_status()

    lacking = sync(b, hub)
    assert lacking.owed == len(log_of(a) - log_of(b)) > 0 and not lacking.in_sync
    assert sync(a, hub).finished
    mended = sync(b, hub)
    assert mended.in_sync and log_of(a) == log_of(b)
    object_id = str(b.write_now(lambda txn: txn.fields(photo))["object"])
    assert b.objects.get(object_id) == a.objects.get(object_id)


def test_what_was_deleted_on_the_hub_is_brought_again(laptops, hub):
    a, b = laptops("a"), laptops("b")
    name_places(a, range(3))
    sync(a, hub)
    with httpx.Client(base_url=base(a, hub)) as client:
        for row in client.get("/_all_docs").json()["rows"]:
            client.delete(f"/{row['id']}", params={"rev": row["value"]["rev"]}).raise_for_status()
        for row in client.get("/_changes").json()["results"]:
            assert row["deleted"]
        client.delete("").raise_for_status()  # and then the whole database

    assert sync(a, hub).in_sync
    assert sync(b, hub).in_sync and log_of(b) >= log_of(a)


def test_a_single_deleted_document_is_brought_again_as_an_edit(laptops, hub):
    a = laptops("a")
    name_places(a, range(3))
    sync(a, hub)
    carrier = CouchCarrier.connect(hub, community=a.community)
    with httpx.Client(base_url=base(a, hub)) as client:
        row = client.get("/_all_docs").json()["rows"][0]
        client.delete(f"/{row['id']}", params={"rev": row["value"]["rev"]}).raise_for_status()
    assert carrier.missing([row["id"]]) == {row["id"]}
    items = list(Replica(a, a.community).read([row["id"]]))
    assert carrier.put(items) == [] and carrier.missing([row["id"]]) == set()
    assert list(carrier.get([row["id"]])) == items
    carrier.close()


def test_an_address_that_is_none_is_refused():
    with pytest.raises(UserError) as caught:
        CouchCarrier.connect("hub.example", community="community:1")
    assert caught.value.code == "SYNC_030"


def test_a_hub_that_is_not_there_leaves_everything_waiting(laptops):
    a = laptops("a")
    with pytest.raises(UserError) as caught:
        sync(a, "http://127.0.0.1:9")
    assert caught.value.code == "SYNC_031"


RULE = {
    "_id": "_design/rule",
    "validate_doc_update": "function (doc) { if (doc._id === '%s') { throw({forbidden: 'not this one'}); } }",
}


def test_what_a_rule_forbids_waits_and_arrives_when_the_rule_is_gone(laptops, hub):
    a, b = laptops("a"), laptops("b")
    name_places(a, range(3))
    forbidden = "e:" + sorted(log_of(a))[0]
    httpx.put(base(a, hub)).raise_for_status()
    with httpx.Client(base_url=base(a, hub)) as client:
        design = {**RULE, "validate_doc_update": RULE["validate_doc_update"] % forbidden}
        rev = client.put("/_design/rule", json=design).raise_for_status().json()["rev"]

        report = sync(a, hub)
        (waiting,) = Replica(a, a.community).waiting(report.peer.id, "out")
        assert (report.waiting, report.in_sync) == (1, False)
        assert waiting.id == forbidden and waiting.final and "not this one" in waiting.reason
        assert len(sync(b, hub).alarms) == 0 and len(log_of(a) - log_of(b)) == 1
        assert sync(a, hub).waiting == 1

        client.delete("/_design/rule", params={"rev": rev}).raise_for_status()
        assert sync(a, hub).in_sync
        sync(b, hub)
        assert log_of(b) >= log_of(a)


def test_a_photo_damaged_on_the_way_is_noticed_and_sent_again(laptops, hub):
    a = laptops("a")
    a.add_photo(picture(64, 48), owner_rec="place:1", field="photo")
    carrier = CouchCarrier.connect(hub, community=a.community)
    replica = Replica(a, a.community)
    photo = next(item for item in replica.changes("", 100).ids if item.startswith(PHOTO))
    (whole,) = replica.read([photo])
    carrier.put([Item(photo, whole.sealed[:-1] + bytes([whole.sealed[-1] ^ 1]))])
    carrier._presence.digests[photo] = "md5-" + base64.b64encode(hashlib.md5(whole.sealed).digest()).decode()
    assert carrier.missing([photo]) == {photo}
    carrier.put([whole])
    assert carrier.missing([photo]) == set() and list(carrier.get([photo])) == [whole]
    carrier.close()
