"""Two laptops and a hub: everything arrives, whatever breaks on the way."""

from __future__ import annotations

import shutil
from itertools import count

import pytest

from storage import events, heads
from storage.rebuild import Cancelled
from storage.sync.carrier import Refusal, Unreachable
from storage.sync.intake import last_row
from storage.sync.replica import Replica
from storage.sync.replicate import replicate
from storage.workspace import Workspace
from tests.storage.conftest import picture
from tests.storage.sync.memory import Cable, Hub, Pulled, flipped


def side(workspace: Workspace) -> Replica:
    return Replica(workspace, workspace.community)


def sync(workspace: Workspace, hub: Hub, **cable):
    return replicate(side(workspace), Cable(hub, **cable))


def name_places(workspace: Workspace, numbers: range, text: str = "幢") -> None:
    workspace.write_now(lambda txn: [txn.append("place", f"place:{n}", {"name": f"{n}{text}"}) for n in numbers])


def log_of(workspace: Workspace) -> set[str]:
    return workspace.read(
        lambda db: {
            row[0] for row in db.conn.execute("SELECT id FROM event WHERE community = ?", (workspace.community,))
        }
    )


def heads_of(workspace: Workspace) -> list[tuple]:
    return workspace.read(
        lambda db: db.conn.execute(
            "SELECT rec, kind, void, body FROM head WHERE community = ? ORDER BY rec", (workspace.community,)
        ).fetchall()
    )


def test_two_laptops_meet_at_a_hub(laptops):
    a, b = laptops("a"), laptops("b")
    hub = Hub()
    name_places(a, range(5))
    name_places(b, range(5, 8))

    first = sync(a, hub)
    second = sync(b, hub)
    third = sync(a, hub)

    assert (first.pushed, second.pulled, second.pushed, third.pulled) == (5, 5, 3, 3)
    assert first.in_sync and second.in_sync and third.in_sync
    assert log_of(a) == log_of(b)
    assert heads_of(a) == heads_of(b)
    assert b.read(lambda db: heads.fields(db, "place:1")) == {"name": "1幢"}


def test_a_second_sync_moves_nothing(laptops):
    a, hub = laptops("a"), Hub()
    name_places(a, range(5))
    sync(a, hub)
    put = hub.put_items
    again = sync(a, hub)
    assert (again.moved, hub.put_items) == (0, put)


def test_what_was_just_fetched_is_not_offered_back(laptops, monkeypatch):
    a, b, c = laptops("a"), laptops("b"), laptops("c")
    hub, folder, other = Hub(), Hub("folder"), Hub("other")
    name_places(a, range(30))
    name_places(c, range(60, 70))
    sync(a, hub, batch=4)
    sync(c, other)
    name_places(b, range(30, 33))
    sync(b, other)  # what came from elsewhere is new to the hub
    asked: list[str] = []
    missing = Cable.missing
    monkeypatch.setattr(Cable, "missing", lambda self, ids: asked.extend(ids) or missing(self, ids))

    report = sync(b, hub, batch=4)
    fetched = {f"e:{item}" for item in log_of(a)} - {f"e:{item}" for item in log_of(c) | log_of(laptops("d"))}
    assert (report.pulled, report.pushed) == (30, 13)
    assert not fetched & set(asked)
    assert sync(b, folder, batch=4).pushed == 43
    assert sync(a, hub).pulled == 13 and log_of(a) == log_of(b)


def test_a_list_without_what_came_goes_on_behind_it(laptops):
    a = laptops("a")
    before = a.read(last_row)
    name_places(a, range(20))
    whole = side(a).changes(f"[{before}, 0, 0]", 100).ids
    assert len(whole) == 20
    for limit in (1, 3, 7, 20):
        for without in ([(0, 4)], [(4, 9)], [(4, 9), (9, 12)], [(2, 5), (11, 13)], [(15, 20)], [(0, 20)], [(3, 99)]):
            stretches = [(before + first, before + last) for first, last in without]
            since, more, found = f"[{before}, 0, 0]", True, []
            while more:
                page = side(a).changes(since, limit, without=stretches)
                found += page.ids
                since, more = page.token, page.more
            passed = {number for first, last in without for number in range(first, last)}
            assert found == [item for number, item in enumerate(whole) if number not in passed]
            assert side(a).changes(since, limit, without=stretches).ids == []


def test_a_photo_shows_small_before_it_has_come(laptops):
    a, b, hub = laptops("a"), laptops("b"), Hub()
    photo = a.add_photo(picture(640, 480), owner_rec="place:1", field="photo")
    sync(a, hub)

    report = replicate(side(b), Cable(hub), photos=False)
    shown = b.read(lambda db: heads.fields(db, photo))["object"]
    assert b.objects.thumbnail(shown) == a.objects.thumbnail(shown)
    assert report.photos_missing == 1
    assert b.check().whole

    report = sync(b, hub)
    assert (report.pulled_photos, report.photos_missing) == (1, 0)
    assert b.objects.get(shown) == a.objects.get(shown)


def test_a_photo_whose_file_is_gone_is_missing_and_is_brought_once_it_is_back(laptops):
    a, b, hub, folder = laptops("a"), laptops("b"), Hub(), Hub("folder")
    photo = a.add_photo(picture(640, 480), owner_rec="place:1", field="photo")
    shown = a.read(lambda db: heads.fields(db, photo))["object"]
    for peer in (folder, hub):
        peer.rule = lambda item: Refusal(item.id, "too large", 413, final=True) if item.id.startswith("b:") else None
    assert (sync(a, folder).waiting, sync(a, hub).waiting) == (1, 1)
    kept = a.objects.get_sealed(shown)
    a.objects.path(shown).unlink()

    folder.rule = hub.rule = lambda item: None
    report = sync(a, hub)
    assert (report.waiting, report.photos_missing) == (0, 1)
    hub.items[f"b:{shown}"] = kept  # another laptop had it still
    hub.log.append(f"b:{shown}")
    assert sync(a, hub).photos_missing == 0
    sync(a, folder)
    assert sync(b, folder).pulled_photos == 1
    assert b.objects.get(shown) == a.objects.get(shown)


def test_a_cable_cut_at_any_moment_loses_and_doubles_nothing(laptops):
    a, b = laptops("a"), laptops("b")
    name_places(a, range(30))
    a.add_photo(picture(), owner_rec="place:1", field="photo")
    for moment in count(1):
        hub = Hub(f"hub {moment}")
        reports = [sync(w, hub, batch=7, commit_every=14, fails=Pulled(moment)) for w in (a, b)]
        for workspace in (a, b, a):
            assert sync(workspace, hub, batch=7, commit_every=14).in_sync
        assert log_of(a) == log_of(b)
        assert len(hub.log) == len(set(hub.log))
        assert {item[2:] for item in hub.items if item.startswith("e:")} == log_of(a)
        if not any(report.broken for report in reports):
            break
    assert heads_of(a) == heads_of(b)
    assert moment > 20


def test_what_a_hub_forbids_waits_with_its_reason_and_arrives_once_the_rule_is_mended(laptops):
    a, hub = laptops("a"), Hub()
    name_places(a, range(3))
    (forbidden,) = (event.id for event in a.history("place:1"))
    hub.rule = lambda item: (
        Refusal(item.id, "forbidden: read only", 403, final=True) if item.id == f"e:{forbidden}" else None
    )

    report = sync(a, hub)
    assert (report.pushed, report.waiting, report.in_sync) == (2, 1, False)
    (waiting,) = side(a).waiting(report.peer.id, "out")
    assert (waiting.id, waiting.reason, waiting.status) == (f"e:{forbidden}", "forbidden: read only", 403)
    sync(a, hub)
    assert side(a).waiting(report.peer.id, "out")[0].attempts == 2

    hub.rule = lambda item: None
    report = sync(a, hub)
    assert (report.pushed, report.waiting, report.in_sync) == (1, 0, True)
    assert f"e:{forbidden}" in hub.items


@pytest.mark.parametrize("batch", [1, 4, 50])
def test_one_invalid_item_does_not_hold_up_its_batch(laptops, batch):
    a, hub = laptops("a"), Hub()
    name_places(a, range(20))
    (bad,) = (event.id for event in a.history("place:7"))
    hub.invalid = lambda item: item.id == f"e:{bad}"
    report = sync(a, hub, batch=batch)
    assert (report.pushed, report.waiting) == (19, 1)
    hub.invalid = lambda item: False
    assert sync(a, hub).in_sync


def test_a_bit_that_flips_on_the_way_is_asked_for_again(laptops):
    a, b, hub = laptops("a"), laptops("b"), Hub()
    name_places(a, range(10))
    sync(a, hub)
    report = sync(b, hub, bend=flipped)
    assert (report.pulled, report.owed, report.in_sync) == (0, 11, False)
    report = sync(b, hub)
    assert (report.pulled, report.moved, report.owed) == (10, 11, 0)
    assert log_of(a) == log_of(b)


def test_a_hub_restored_from_an_old_backup_gets_everything_again(laptops):
    a, b, hub = laptops("a"), laptops("b"), Hub()
    name_places(a, range(10))
    sync(a, hub)
    sync(b, hub)
    backup = hub.backup()
    name_places(a, range(10, 30))
    sync(a, hub)
    hub.restore(backup)
    sync(a, hub)
    sync(b, hub)
    assert log_of(a) == log_of(b) == {item[2:] for item in hub.items}


def test_a_database_made_anew_under_the_same_name_is_filled_again(laptops):
    a, b, hub = laptops("a"), laptops("b"), Hub()
    name_places(a, range(10))
    sync(a, hub)
    sync(b, hub)
    hub.recreate()
    name_places(b, range(10, 12))
    sync(b, hub)
    sync(a, hub)
    assert log_of(a) == log_of(b) == {item[2:] for item in hub.items}


def test_a_cancelled_sync_goes_on_where_it_stopped(laptops):
    a, hub = laptops("a"), Hub()
    name_places(a, range(40))

    def stop(stage: str, done: int, total: int) -> None:
        if stage == "push" and done >= 20:
            raise Cancelled

    report = replicate(side(a), Cable(hub, batch=10), progress=stop)
    assert report.cancelled and not report.in_sync
    there = len(hub.items)
    assert there >= 20
    assert sync(a, hub).moved == 41 - there


@pytest.mark.parametrize("how", ["cancelled", "broken"])
def test_what_came_before_the_end_need_not_come_again(laptops, how: str):
    """Many pages are taken in together; those that wait for it are kept when the run ends early."""
    a, b, hub = laptops("a"), laptops("b"), Hub()
    name_places(a, range(60))
    sync(a, hub)

    def stop(stage: str, done: int, total: int) -> None:
        if how == "cancelled" and done >= 30:
            raise Cancelled

    fetched = count(1)

    def broken(name: str) -> None:
        if how == "broken" and name == "get" and next(fetched) > 3:
            raise Unreachable("SYNC_001", peer="hub")

    report = replicate(side(b), Cable(hub, batch=10, commit_every=1000, fails=broken), progress=stop)
    assert not report.finished and len(log_of(b) & log_of(a)) == 30
    assert report.pulled + sync(b, hub).pulled == 60 and log_of(a) <= log_of(b)


def test_photos_are_offered_a_few_at_a_time_and_all_of_them(laptops):
    a = laptops("a")
    name_places(a, range(3))
    for number in range(60):
        a.objects.put(b"%d" % number, mime="image/jpeg")
    offered, since, more = [], "", True
    while more:
        page = side(a).changes(since, 500)
        assert sum(item.startswith("b") for item in page.ids) <= 25
        offered += page.ids
        since, more = page.token, page.more
    assert len(offered) == len(set(offered)) and sum(item.startswith("b") for item in offered) == 60


def test_events_are_read_wherever_they_lie_in_the_log(laptops):
    a = laptops("a")
    name_places(a, range(50))
    ids = [item for item in side(a).changes("", 100).ids if item.startswith("e")]
    for wanted in (ids, ids[10:20], ids[::-1], [ids[0], ids[-1]], ids[5:6], ids[::7], [], [*ids[:3], "e:" + "0" * 64]):
        found = list(side(a).read(wanted))
        assert [item.id for item in found] == [item for item in wanted if item in ids]
        assert all(item.whole for item in found)


def test_a_copied_disk_is_noticed_and_goes_on_under_a_new_name(laptops, tmp_path):
    a, b, hub = laptops("a"), laptops("b"), Hub()
    sync(a, hub)
    a.close()
    shutil.copytree(tmp_path / "a", tmp_path / "clone")
    clone = Workspace.open(tmp_path / "clone", "passphrase")
    again = Workspace.open(tmp_path / "a", "passphrase")
    with clone, again:
        name_places(again, range(1), text="one")
        name_places(clone, range(1, 2), text="two")
        before = clone.device_id
        sync(again, hub)
        assert sync(clone, hub).alarms == ["cloned"]
        assert clone.device_id != before
        sync(b, hub)
        assert b.read(lambda db: [heads.fields(db, f"place:{n}")["name"] for n in range(2)]) == ["0one", "1two"]
        (seen,) = b.read(events.clones)
        assert seen.dev == before and len(seen.events) == 2
