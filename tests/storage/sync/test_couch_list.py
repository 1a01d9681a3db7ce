"""The list of changes at a hub, read page by page."""

from __future__ import annotations

from collections.abc import Callable

import httpx

from storage.sync.carrier import Changes, Item, item_id
from storage.sync.couchdb import CouchCarrier
from storage.sync.http import Address, Server
from tests.storage.sync.fake_couch import FakeCouch


def connect(couch: FakeCouch) -> CouchCarrier:
    address = Address.parse("https://admin:secret@hub.example")
    return CouchCarrier.over(Server(address, "xl-c", transport=couch.transport, pause=lambda seconds: None))


def hub_of(count: int) -> FakeCouch:
    couch = FakeCouch()
    carrier = connect(couch)
    items = [Item(item_id("e", sealed), sealed) for sealed in (str(n).encode() for n in range(count))]
    assert not carrier.put(items)
    carrier.close()
    return couch


def pages(couch: FakeCouch, limit: int) -> list[Changes]:
    carrier = connect(couch)
    found = [carrier.changes("", limit)]
    while found[-1].more:
        found.append(carrier.changes(found[-1].token, limit))
    carrier.close()
    return found


def test_each_page_tells_how_many_are_ahead_of_it():
    found = pages(hub_of(10), 4)
    assert [len(page.ids) for page in found] == [4, 4, 2]
    assert [page.ahead for page in found] == [6, 2, 0]


def answering(body: dict[str, object] | str) -> Callable[[httpx.Request], httpx.Response | None]:
    """What a hub says of its database."""

    def meddle(request: httpx.Request) -> httpx.Response | None:
        if request.method != "GET" or request.url.path != "/xl-c":
            return None
        return httpx.Response(200, text=body) if isinstance(body, str) else httpx.Response(200, json=body)

    return meddle


def test_a_hub_that_does_not_tell_how_much_it_holds_is_read_to_its_end():
    couch = hub_of(10)
    for body in ({"db_name": "x"}, {"doc_count": "many"}, "<html>"):
        couch.meddle = answering(body)
        found = pages(couch, 4)
        assert [len(page.ids) for page in found] == [4, 4, 2]
        assert {page.ahead for page in found} == {0}


def test_a_hub_that_tells_too_few_is_read_to_its_end():
    couch = hub_of(10)
    couch.meddle = answering({"doc_count": 1})
    assert sum(len(page.ids) for page in pages(couch, 4)) == 10
