"""The log as a peer is offered it."""

from __future__ import annotations

from storage.sync import log_pages
from storage.sync.replica import Replica
from storage.workspace import Workspace
from tests.storage.sync.test_replicate import name_places


def offered(workspace: Workspace, limit: int) -> list[list[str]]:
    """The names on each page, every item on which came along as it is sealed."""
    found: list[list[str]] = []
    since, more = "", True
    while more:
        page = workspace.read(lambda db, since=since: log_pages.page(db, workspace.community, since, limit))
        read = {item.id: item.sealed for item in Replica(workspace, workspace.community).read(page.ids)}
        assert page.sealed == {item: read[item] for item in page.ids if item.startswith("e")}
        found.append(list(page.ids))
        since, more = page.token, page.more
    return found


def test_every_event_is_offered_once_in_the_order_in_which_it_came_with_its_bytes(laptops):
    a = laptops("a")
    name_places(a, range(25))
    rows = a.read(lambda db: db.conn.execute("SELECT id FROM event ORDER BY seq").fetchall())
    pages = offered(a, 10)
    assert sum(pages, []) == [f"e:{event_id}" for (event_id,) in rows]
    assert max(map(len, pages)) == 10


def test_a_page_of_large_events_is_a_short_one(laptops, monkeypatch):
    a = laptops("a")
    name_places(a, range(25))
    whole = sum(offered(a, 100), [])
    monkeypatch.setattr(log_pages, "BYTES_A_PAGE", 1000)
    pages = offered(a, 100)
    assert sum(pages, []) == whole
    assert len(pages) > 5


def test_photos_come_after_what_is_left_of_large_events(laptops, monkeypatch):
    a = laptops("a")
    name_places(a, range(5))
    for number in range(3):
        a.objects.put(b"%d" % number, mime="image/jpeg")
    Replica(a, a.community)
    monkeypatch.setattr(log_pages, "BYTES_A_PAGE", 1000)
    kinds = "".join(item[0] for page in offered(a, 100) for item in page)
    assert kinds == "e" * kinds.count("e") + "tttbbb"
