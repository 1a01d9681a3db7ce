"""Each thing a CouchDB may answer: nothing is passed over, and people read what they can do about it."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import suppress
from itertools import count

import httpx
import pytest

from forms.errors import UserError
from storage.sync.carrier import Unreachable
from storage.sync.couchdb import CouchCarrier, database_name
from storage.sync.http import Address, Server
from storage.sync.replica import Replica
from storage.sync.replicate import Report, replicate
from storage.workspace import Workspace
from tests.storage.conftest import picture
from tests.storage.sync.fake_couch import FakeCouch, complaint
from tests.storage.sync.test_replicate import log_of, name_places


def prepared(workspace: Workspace) -> FakeCouch:
    couch = FakeCouch()
    connect(workspace, couch, name="admin").close()
    return couch


def connect(workspace: Workspace, couch: FakeCouch, *, name: str = "ann") -> CouchCarrier:
    address = Address.parse(f"https://{name}:secret@hub.example")
    server = Server(address, database_name(workspace.community), transport=couch.transport, pause=lambda seconds: None)
    return CouchCarrier.over(server)


def sync(workspace: Workspace, couch: FakeCouch) -> Report:
    carrier = connect(workspace, couch)
    try:
        return replicate(Replica(workspace, workspace.community), carrier)
    finally:
        carrier.close()


def waiting(workspace: Workspace, report: Report):
    return Replica(workspace, workspace.community).waiting(report.peer.id, "out")


def test_opaque_positions_are_handed_back_as_they_came(laptops):
    a, b = laptops("a"), laptops("b")
    couch = prepared(a)
    name_places(a, range(20))
    a.add_photo(picture(64, 48), owner_rec="place:1", field="photo")
    assert sync(a, couch).in_sync and sync(b, couch).in_sync and sync(a, couch).in_sync
    assert log_of(a) == log_of(b)


def _uploads(couch: FakeCouch) -> tuple[int, int]:
    """How many photos came alone and how many requests with batches."""
    return (
        sum(method == "PUT" and path.startswith("b:") for method, path in couch.seen),
        sum(path == "_bulk_docs" for _, path in couch.seen),
    )


def test_a_couchdb_gets_each_photo_as_bytes_in_a_request_of_its_own(laptops):
    a = laptops("a")
    couch = prepared(a)
    for size in (64, 65, 66):
        a.add_photo(picture(size, 48), owner_rec="place:1", field="photo")
    assert sync(a, couch).pushed_photos == 3
    assert _uploads(couch)[0] == 3


def test_another_make_of_server_gets_photos_in_batches(laptops, monkeypatch):
    a, b = laptops("a"), laptops("b")
    couch = prepared(a)
    couch.meddle = lambda request: (
        httpx.Response(200, json={"express-pouchdb": "Welcome!"}) if request.url.path == "/" else None
    )
    photos = [a.add_photo(picture(size, 48), owner_rec="place:1", field="photo") for size in (64, 65, 66)]
    report = sync(a, couch)
    assert report.in_sync and report.pushed_photos == 3
    assert _uploads(couch)[0] == 0
    assert sync(b, couch).pulled_photos == 3 and sync(a, couch).pushed_photos == 0
    for photo in photos:
        object_id = str(b.write_now(lambda txn, photo=photo: txn.fields(photo))["object"])
        assert b.objects.get(object_id) == a.objects.get(object_id)

    monkeypatch.setattr(CouchCarrier, "batch_bytes", 10)  # one that is large by itself is not blown up to text
    a.add_photo(picture(80, 48), owner_rec="place:1", field="photo")
    assert sync(a, couch).pushed_photos == 1 and _uploads(couch)[0] == 1


def _downloads(couch: FakeCouch) -> tuple[int, int]:
    """How many photos were asked for alone and how many requests were for many."""
    return (
        sum(method == "GET" and path.endswith("/sealed") for method, path in couch.seen),
        sum(path == "_bulk_get with attachments" for _, path in couch.seen),
    )


def album(workspace: Workspace) -> FakeCouch:
    """A hub with three photos of *workspace*."""
    couch = prepared(workspace)
    for size in (64, 65, 66):
        workspace.add_photo(picture(size, 48), owner_rec="place:1", field="photo")
    assert sync(workspace, couch).in_sync
    couch.seen.clear()
    return couch


def photos_of(workspace: Workspace) -> set[str]:
    rows = workspace.read(lambda db: db.conn.execute("SELECT id FROM object WHERE NOT absent").fetchall())
    assert all(workspace.objects.get(photo) for (photo,) in rows)
    return {photo for (photo,) in rows}


def test_a_couchdb_sends_many_photos_in_one_answer(laptops):
    a, b = laptops("a"), laptops("b")
    couch = album(a)
    assert sync(b, couch).pulled_photos == 3
    assert _downloads(couch) == (0, 1) and photos_of(b) == photos_of(a)


def test_a_server_that_sends_them_one_by_one_only_is_not_asked_twice_for_many(laptops, monkeypatch):
    a, b = laptops("a"), laptops("b")
    couch = album(a)
    monkeypatch.setattr("storage.sync.fetching.PHOTO_BATCH", 2)
    couch.meddle = lambda request: (
        httpx.Response(200, json={"results": []}) if "attachments" in request.url.params else None
    )
    assert sync(b, couch).pulled_photos == 3
    assert _downloads(couch) == (3, 1) and photos_of(b) == photos_of(a)


def test_an_older_couchdb_is_asked_for_documents_in_the_older_way(laptops):
    a, b = laptops("a"), laptops("b")
    couch = album(a)
    refused = complaint(404, "not_found", "missing")
    couch.meddle = lambda request: refused if request.url.path.endswith("/_bulk_get") else None
    assert sync(b, couch).complete and log_of(b) == log_of(a) and photos_of(b) == photos_of(a)


@pytest.mark.parametrize("where", ["a photo", "the end", "a status"])
def test_what_does_not_come_in_one_answer_is_asked_for_alone(laptops, where):
    a, b = laptops("a"), laptops("b")
    couch = album(a)
    (database,) = couch.databases.values()
    ids = [item for item in database.documents if item.startswith("b:")]
    whole = database._together(ids)
    flipped = bytearray(whole.content)
    flipped[whole.content.index(b"\r\n\r\n", whole.content.index(b"filename")) + 30] ^= 1
    harmed = {
        "a photo": httpx.Response(200, content=bytes(flipped), headers=whole.headers),
        "the end": httpx.Response(200, content=whole.content[:-400], headers=whole.headers),
        "a status": complaint(500, "internal_server_error", "No DB shards could be opened."),
    }[where]
    if where == "the end":
        harmed.headers["Content-Length"] = str(len(harmed.content))
    couch.meddle = lambda request: harmed if "attachments" in request.url.params else None
    report = sync(b, couch)
    assert report.pulled_photos == 3 and report.complete and photos_of(b) == photos_of(a)
    assert _downloads(couch) == ({"a photo": 1, "the end": 1, "a status": 3}[where], 1)


def test_a_database_made_anew_gets_everything_again(laptops):
    a, b = laptops("a"), laptops("b")
    couch = prepared(a)
    name_places(a, range(20))
    sync(a, couch), sync(b, couch)
    couch.databases.clear()
    couch.databases["another"] = None  # type: ignore[assignment]  # the next one has other positions
    connect(a, couch, name="admin").close()
    assert sync(b, couch).in_sync
    database = couch.databases[database_name(a.community)]
    assert {item[2:] for item in database.documents if item.startswith("e:")} >= log_of(a)


@pytest.mark.parametrize(
    ("answer", "code"),
    [
        (complaint(401, "unauthorized", "Name or password is incorrect."), "SYNC_032"),
        (
            complaint(403, "forbidden", "Account is temporarily locked due to multiple authentication failures."),
            "SYNC_033",
        ),
        (complaint(403, "forbidden", "You are not allowed to access this db."), "SYNC_034"),
        (httpx.Response(418, text="teapot"), "SYNC_035"),
        (httpx.Response(503, text="starting"), "SYNC_031"),
    ],
)
def test_what_a_person_must_mend_is_said_at_once(laptops, answer, code):
    a = laptops("a")
    couch = prepared(a)
    asked = len(couch.seen)
    couch.meddle = lambda request: answer
    with pytest.raises(UserError) as caught:
        connect(a, couch)
    assert caught.value.code == code
    assert len(couch.seen) == asked + 1, "a wrong password is never tried twice: five lock the name"


def test_a_laptop_that_may_not_make_the_database_is_told_whom_to_ask(laptops):
    a = laptops("a")
    with pytest.raises(UserError) as caught:
        connect(a, FakeCouch())
    assert caught.value.code == "SYNC_036"


def test_a_server_that_says_later_is_asked_again(laptops):
    a = laptops("a")
    couch = prepared(a)
    name_places(a, range(3))
    times = iter(range(100))
    couch.meddle = lambda request: httpx.Response(503) if next(times) % 2 else None
    carrier = connect(a, couch)
    couch.meddle = lambda request: httpx.Response(503) if next(times) % 2 else None
    assert replicate(Replica(a, a.community), carrier).in_sync


def timed_out(request: httpx.Request) -> httpx.Response:
    raise httpx.ReadTimeout("", request=request)


@pytest.mark.parametrize(
    ("fault", "status"),
    [
        (lambda request: complaint(400, "bad_request", "Invalid rev format"), 400),
        (lambda request: complaint(403, "forbidden", "no such thing here"), 403),
        (lambda request: complaint(409, "conflict", "Document update conflict."), 409),
        (lambda request: complaint(412, "missing_stub", "Invalid attachment stub"), 412),
        (lambda request: complaint(413, "document_too_large", "x"), 413),
        (lambda request: complaint(500, "function_clause", "x"), 500),
        (timed_out, 0),
    ],
)
def test_one_refused_document_waits_with_its_reason_and_the_rest_arrives(
    laptops, fault: Callable[[httpx.Request], httpx.Response], status: int
):
    a, b = laptops("a"), laptops("b")
    couch = prepared(a)
    name_places(a, range(20))
    culprit = "e:" + sorted(log_of(a))[3]

    def meddle(request: httpx.Request) -> httpx.Response | None:
        bulk = request.url.path.endswith("_bulk_docs")
        return fault(request) if bulk and culprit in request.content.decode() else None

    couch.meddle = meddle
    report = sync(a, couch)
    assert report.finished and not report.in_sync
    (one,) = waiting(a, report)
    assert (one.id, one.status, one.attempts) == (culprit, status, 1)
    sync(b, couch)
    assert log_of(a) - log_of(b) == {culprit[2:]}

    assert sync(a, couch).waiting == 1 and waiting(a, report)[0].attempts == 2
    couch.meddle = lambda request: None
    assert sync(a, couch).in_sync
    sync(b, couch)
    assert log_of(b) >= log_of(a)


@pytest.mark.parametrize("status", [400, 413, 500])
def test_one_refused_photo_waits_and_the_rest_arrives(laptops, status: int):
    a = laptops("a")
    couch = prepared(a)
    for size in (60, 62, 64):
        a.add_photo(picture(size, 48), owner_rec="place:1", field="photo")
    first: list[str] = []

    def only_first(request: httpx.Request) -> httpx.Response | None:
        if request.method != "PUT" or "/b:" not in request.url.path:
            return None
        first[:] = first or [request.url.path]
        return complaint(status, "x", "no") if request.url.path == first[0] else None

    couch.meddle = only_first
    report = sync(a, couch)
    (one,) = waiting(a, report)
    assert one.id in first[0] and one.status == status and report.pushed_photos == 2
    couch.meddle = lambda request: None
    assert sync(a, couch).in_sync


def test_a_hub_that_falls_silent_has_refused_nothing(laptops):
    a = laptops("a")
    couch = prepared(a)
    name_places(a, range(20))
    carrier = connect(a, couch)

    def silent_from_the_first_batch_on(request: httpx.Request) -> httpx.Response | None:
        if request.url.path.endswith("_bulk_docs"):
            couch.meddle = timed_out
            return timed_out(request)
        return None

    couch.meddle = silent_from_the_first_batch_on
    report = replicate(Replica(a, a.community), carrier)
    assert report.broken is not None and report.waiting == 0
    couch.meddle = lambda request: None
    assert sync(a, couch).in_sync


@pytest.mark.parametrize("for_good", [True, False])
def test_a_hub_may_fall_silent_at_any_request(laptops, for_good: bool):
    a, b = laptops("a"), laptops("b")
    for workspace in (a, b):
        workspace.add_photo(picture(), owner_rec="place:1", field="photo")
    for moment in count():
        couch, asked = prepared(a), count()

        def silent(request: httpx.Request, moment: int = moment, asked: Iterator[int] = asked) -> httpx.Response | None:
            number = next(asked)
            return timed_out(request) if number == moment or for_good and number > moment else None

        for workspace in (a, b):
            couch.meddle = silent
            with suppress(Unreachable):
                sync(workspace, couch)
        couch.meddle = lambda request: None
        for workspace in (a, b, a):
            assert sync(workspace, couch).finished
        assert log_of(a) == log_of(b)
        if next(asked) <= moment:
            break
    assert moment > 10


def test_passwords_stand_in_no_sentence():
    with pytest.raises(UserError) as caught:
        Address.parse("ftp://ann:secret@hub.example")
    assert "secret" not in json.dumps(dict(caught.value.values))
    address = Address.parse("https://ann:se%40cret@hub.example:6984/couch/")
    assert address == Address("https://hub.example:6984/couch", "ann", "se@cret")
