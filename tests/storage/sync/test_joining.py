"""A laptop is invited, comes in, and is shut out again when it is lost."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from forms.errors import UserError
from storage import heads
from storage.sync import membership
from storage.sync.joining import invite, join
from storage.sync.membership import retire, standings, take_late
from storage.sync.replica import Replica
from storage.sync.visit import visit
from storage.vault import FLOOR
from storage.workspace import Workspace
from tests.storage.conftest import Clock
from tests.storage.sync.memory import Hub
from tests.storage.sync.test_replicate import sync


@pytest.fixture
def community(tmp_path: Path) -> Iterator[Community]:
    made = Community(tmp_path)
    yield made
    for workspace in made.laptops:
        workspace.close()


class Community:
    """A founder, those who were invited, and the stick they share."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.stick = root / "stick"
        self.stick.mkdir()
        self.laptops: list[Workspace] = []
        self.founder, _ = Workspace.create(
            root / "founder", "passphrase", community="敦根社区", person="陈姑娘", cost=FLOOR, clock=Clock()
        )
        self.laptops.append(self.founder)

    def invited(self, name: str, *, by: Workspace | None = None) -> Workspace:
        file = self.root / f"{name}.invitation"
        invitation = invite(by or self.founder, file, cost=FLOOR)
        return self.joined(name, file, invitation.code)

    def joined(self, name: str, file: Path, code: str) -> Workspace:
        made = join(file, self.root / name, code=code, passphrase="passphrase", person=name, cost=FLOOR, clock=Clock())
        self.laptops.append(made.workspace)
        return made.workspace

    def sync(self, *laptops: Workspace) -> None:
        for workspace in laptops or (*self.laptops, *self.laptops):
            visit(workspace, str(self.stick), communities=[self.founder.community])


def write(workspace: Workspace, rec: str, name: str) -> None:
    workspace.write_now(lambda txn: txn.append("place", rec, {"name": name}))


def read(workspace: Workspace, rec: str) -> dict:
    return dict(workspace.read(lambda db: heads.fields(db, rec)))


def quarantined(workspace: Workspace) -> int:
    return workspace.read(lambda db: db.conn.execute("SELECT count(*) FROM quarantine").fetchone()[0])


def test_an_invited_laptop_works_with_the_others(community):
    a = community.founder
    write(a, "place:1", "22幢")
    b = community.invited("b")
    assert b.community == a.community
    write(b, "place:2", "23幢")
    community.sync()
    assert read(b, "place:1") == {"name": "22幢"}
    assert read(a, "place:2") == {"name": "23幢"}
    assert [quarantined(w) for w in (a, b)] == [0, 0]
    assert [item.name for item in b.communities()] == ["敦根社区"]


def test_one_who_was_invited_invites_the_next(community):
    b = community.invited("b")
    c = community.invited("c", by=b)
    write(c, "place:3", "24幢")
    community.sync(c, community.founder)  # the founder has not heard of b yet
    assert read(community.founder, "place:3") == {}
    assert quarantined(community.founder) > 0
    community.sync(b, community.founder)
    assert read(community.founder, "place:3") == {"name": "24幢"}
    assert quarantined(community.founder) == 0


def test_an_invitation_is_nothing_without_its_code(community):
    file = community.root / "x.invitation"
    invitation = invite(community.founder, file, cost=FLOOR)
    assert community.founder.community.encode() not in file.read_bytes()
    wrong = invite(community.founder, community.root / "y.invitation", cost=FLOOR).code
    slip = invitation.code[:-1] + ("0" if invitation.code[-1] != "0" else "1")
    for code, expected in ((wrong, "SYNC_022"), (slip, "SYNC_021"), ("", "SYNC_021")):
        with pytest.raises(UserError, match=expected):
            join(file, community.root / "x", code=code, passphrase="passphrase", person="x", cost=FLOOR)
    assert not (community.root / "x").exists()
    file.write_bytes(file.read_bytes()[:40])
    with pytest.raises(UserError, match="SYNC_02"):
        join(file, community.root / "x", code=invitation.code, passphrase="passphrase", person="x", cost=FLOOR)


def test_a_laptop_that_nobody_invited_waits_in_quarantine(community):
    a = community.founder
    stranger, _ = Workspace.create(
        community.root / "s", "passphrase", community="own", person="s", cost=FLOOR, clock=Clock()
    )
    community.laptops.append(stranger)
    stranger.join_community(a.community, key=a.community_key(a.community).key, name="")
    stranger.community = a.community
    write(stranger, "place:9", "forged")
    community.sync(stranger, a)
    assert read(a, "place:9") == {}
    assert quarantined(a) == 2
    b = community.invited("b")
    write(b, "place:2", "23幢")
    community.sync(b, a)
    assert read(a, "place:2") == {"name": "23幢"}


def test_a_retired_laptop_reads_nothing_new_and_the_old_stays_readable(community):
    a = community.founder
    b, lost = community.invited("b"), community.invited("lost")
    write(lost, "place:1", "22幢")
    community.sync()
    retire(a, a.community, lost.device_id)
    write(a, "place:2", "secret")
    community.sync(a, b, lost)
    write(b, "place:3", "also secret")
    community.sync(b, a, lost)
    assert read(b, "place:2") == {"name": "secret"}
    assert read(a, "place:3") == {"name": "also secret"}
    assert read(lost, "place:2") == read(lost, "place:3") == {}
    assert read(a, "place:1") == {"name": "22幢"}
    assert a.check(rebuild=True).whole and b.check(rebuild=True).whole
    late = community.invited("late")
    community.sync(a, late)
    assert read(late, "place:1") == {"name": "22幢"} and read(late, "place:3") == {"name": "also secret"}


def test_what_was_fetched_before_the_new_key_was_taken_in_opens_all_the_same(community):
    a = community.founder
    b, lost = community.invited("b"), community.invited("lost")
    community.sync()
    retire(a, a.community, lost.device_id)
    for n in range(3):
        write(a, f"place:{n}", f"{n}幢")
    theirs, ours = Replica(a, a.community), Replica(b, b.community)
    listed = theirs.changes("", 1000).ids
    lacking = ours.missing(listed)
    batches = [ours.prepare([item]) for item in theirs.read([item for item in listed if item in lacking])]
    for batch in batches:
        ours.take(batch)
    assert [read(b, f"place:{n}") for n in range(3)] == [{"name": f"{n}幢"} for n in range(3)]
    assert quarantined(b) == 0


def test_what_a_retired_laptop_writes_later_waits_until_somebody_takes_it_in(community):
    a = community.founder
    b, found_again = community.invited("b"), community.invited("found")
    community.sync()
    retire(a, a.community, found_again.device_id)
    community.sync(a, b)
    write(found_again, "place:5", "25幢")
    community.sync(found_again, a, b)
    assert read(a, "place:5") == read(b, "place:5") == {}
    listed = a.read(lambda db: standings(db, community=a.community, own=a.device_id))
    assert next(item for item in listed if item.device.id == found_again.device_id).waiting == 1
    assert take_late(a, a.community, found_again.device_id) == 1
    community.sync(a, b)
    assert read(a, "place:5") == read(b, "place:5") == {"name": "25幢"}
    assert quarantined(a) == quarantined(b) == 0


def test_two_people_who_retire_two_laptops_at_once_shut_out_both(community):
    a = community.founder
    b, c, d = (community.invited(name) for name in "bcd")
    community.sync()
    retire(a, a.community, c.device_id)
    retire(b, a.community, d.device_id)
    community.sync(a, b, a, b)
    write(a, "place:7", "secret")
    write(b, "place:8", "secret")
    community.sync(a, b, c, d, a)
    assert read(a, "place:8") == read(b, "place:7") == {"name": "secret"}
    for lost in (c, d):
        assert read(lost, "place:7") == read(lost, "place:8") == {}


def test_a_retired_laptop_does_not_come_back_by_its_old_invitation(community):
    a = community.founder
    file = community.root / "lost.invitation"
    invitation = invite(a, file, cost=FLOOR)
    lost = community.joined("lost", file, invitation.code)
    community.sync()
    retire(a, a.community, lost.device_id)
    again = community.joined("again", file, invitation.code)
    write(again, "place:6", "forged")
    community.sync(again, a)
    assert read(a, "place:6") == {}


def test_nobody_retires_the_laptop_he_sits_at(community):
    with pytest.raises(UserError, match="SYNC_010"):
        retire(community.founder, community.founder.community, community.founder.device_id)


def test_an_invitation_used_twice_makes_two_laptops_that_both_work(community):
    file = community.root / "x.invitation"
    invitation = invite(community.founder, file, cost=FLOOR)
    x, y = (community.joined(name, file, invitation.code) for name in "xy")
    assert x.device_id != y.device_id
    write(x, "place:1", "x")
    write(y, "place:2", "y")
    community.sync()
    assert read(community.founder, "place:1") == {"name": "x"} and read(community.founder, "place:2") == {"name": "y"}


def test_a_restored_laptop_is_known_under_its_new_name(community):
    b = community.invited("b")
    community.sync()
    b.renew_device()
    write(b, "place:4", "after")
    community.sync(b, community.founder)
    assert read(community.founder, "place:4") == {"name": "after"}


def test_a_laptop_keeps_the_name_it_was_given_and_one_that_nobody_knows_gets_none(laptops):
    a, b = laptops("a"), laptops("b")
    hub = Hub()
    membership.announce(a, a.community)
    membership.call(a, a.community, a.device_id, name="  社工室  2 号机 ")
    membership.announce(a, a.community)
    sync(a, hub)
    sync(b, hub)
    known = b.read(lambda db: membership.standings(db, community=b.community, own=b.device_id))
    assert {one.device.id: one.device.name for one in known}[a.device_id] == "社工室 2 号机"
    for laptop, name, code in (("0" * 32, "x", "SYNC_011"), (a.device_id, "  ", "SYNC_012")):
        with pytest.raises(UserError) as caught:
            membership.call(b, b.community, laptop, name=name)
        assert caught.value.code == code
