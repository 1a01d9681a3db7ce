"""Events that arrive from elsewhere, in any order, end in the same tables."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from forms.errors import UserError
from storage import events, heads
from storage.projections import Registry
from storage.vault import FLOOR
from storage.workspace import Workspace


@pytest.fixture(scope="module")
def laptops(tmp_path_factory):
    """Two laptops of one community; `b` holds its key and nothing else."""
    root = tmp_path_factory.mktemp("laptops")
    a, _ = Workspace.create(root / "a", "passphrase", community="c", person="甲", cost=FLOOR)
    b, _ = Workspace.create(root / "b", "passphrase", community="other", person="乙", cost=FLOOR)
    b.join_community(a.community, key=a.community_key(a.community).key, name="c")
    yield a, b
    a.close()
    b.close()


def sealed_events(workspace: Workspace, rec: str) -> list[bytes]:
    return workspace.read(
        lambda db: [row[0] for row in db.conn.execute("SELECT sealed FROM event WHERE rec = ? ORDER BY seq", (rec,))]
    )


def row(workspace: Workspace, rec: str) -> tuple:
    return workspace.read(
        lambda db: db.conn.execute("SELECT kind, community, void, body FROM head WHERE rec = ?", (rec,)).fetchone()
    )


def test_an_event_from_another_laptop_is_taken_in_once(laptops):
    a, b = laptops
    a.write_now(lambda txn: txn.append("place", "place:once", {"name": "22幢"}))
    (sealed,) = sealed_events(a, "place:once")

    assert b.write_now(lambda txn: txn.accept(sealed, community=a.community)) == "new"
    assert b.write_now(lambda txn: txn.accept(sealed, community=a.community)) == "known"
    assert b.read(lambda db: heads.fields(db, "place:once")) == {"name": "22幢"}
    assert b.history("place:once")[0].author == "甲"


@settings(max_examples=25, deadline=None)
@given(
    steps=st.lists(st.tuples(st.sampled_from("xy"), st.integers(0, 5)), min_size=6, max_size=6),
    order=st.permutations(range(6)),
)
def test_any_order_of_arrival_gives_the_same_head_row(laptops, steps, order):
    a, b = laptops
    rec = f"place:{a.write_now(lambda txn: txn.new_id())}"
    bodies = [heads.empty(rec).body()]

    def history(txn):
        for name, view in steps:  # each writer had some earlier state in view
            seen = heads.HeadState.from_body(rec, kind="place", community="", body=bodies[view % len(bodies)])
            txn.append("place", rec, {name: f"{name}{len(bodies)}"}, seen=seen)
            bodies.append(txn.state(rec).body())

    a.write_now(history)
    sealed = sealed_events(a, rec)
    for place in [*order, order[0]]:
        b.write_now(lambda txn, place=place: txn.accept(sealed[place], community=a.community))

    assert row(b, rec) == row(a, rec)
    assert b.read(lambda db: db.conn.execute("SELECT count(*) FROM awaited WHERE rec = ?", (rec,)).fetchone()) == (0,)


def test_damaged_bytes_wait_in_quarantine_with_the_reason(laptops):
    a, b = laptops
    a.write_now(lambda txn: txn.append("place", "place:bad", {"name": "22幢"}))
    damaged = bytearray(sealed_events(a, "place:bad")[0])
    damaged[-1] ^= 1

    assert b.write_now(lambda txn: txn.accept(bytes(damaged), community=a.community)) == "quarantined"

    held = "SELECT reason FROM quarantine WHERE sealed = ?"
    (reason,) = b.read(lambda db: db.conn.execute(held, (bytes(damaged),)).fetchone())
    assert "VAULT_006" in reason
    assert row(b, "place:bad") is None


def test_an_event_signed_in_anothers_name_is_not_believed(laptops):
    a, b = laptops
    body = {
        "dev": a.device_id, "n": 999, "rec": "place:forged", "kind": "place", "at": "", "author": "甲",
        "set": {"x": "1"}, "prev": {},
    }  # fmt: skip
    _, sealed = events.write(body, device=b.keyring.device, key=b.community_key(a.community))
    assert b.write_now(lambda txn: txn.accept(sealed, community=a.community)) == "quarantined"


@pytest.mark.parametrize(
    "change",
    [
        pytest.param({"set": {}}, id="nothing set"),
        pytest.param({"n": 0}, id="counter zero"),
        pytest.param({"n": 1.5}, id="float counter"),
        pytest.param({"set": {"x": 0.5}}, id="float value"),
        pytest.param({"set": {"x": {"a": 1}}}, id="object value"),
        pytest.param({"set": {"x": 2**70}}, id="huge integer"),
        pytest.param({"set": {"x": "a\0b"}}, id="NUL in text"),
        pytest.param({"kind": "issue"}, id="kind of another record"),
        pytest.param({"rec": "place:../../etc"}, id="path as a record"),
        pytest.param({"prev": {"x": ["short"]}}, id="bad prev"),
        pytest.param({"extra": 1}, id="unknown key"),
    ],
)
def test_an_event_that_breaks_the_rules_is_quarantined(laptops, change):
    a, b = laptops
    body = {"n": 1, "rec": "place:1", "kind": "place", "at": "", "author": "", "set": {"x": "1"}, "prev": {}}
    _, sealed = events.write(
        {**body, "dev": b.device_id, **change}, device=b.keyring.device, key=b.community_key(a.community)
    )
    with pytest.raises(events.Unacceptable):
        events.read(sealed, key=a.community_key(a.community), community=a.community)


def test_a_kind_from_a_newer_version_is_kept(laptops):
    a, b = laptops
    a.write_now(lambda txn: txn.append("hologram", "hologram:1", {"depth": "3"}))
    (sealed,) = sealed_events(a, "hologram:1")
    assert b.write_now(lambda txn: txn.accept(sealed, community=a.community)) == "new"
    assert row(b, "hologram:1") == row(a, "hologram:1")


def test_missing_events_of_a_device_are_noticed(laptops):
    a, b = laptops
    a.write_now(lambda txn: [txn.append("place", "place:gap", {"x": str(number)}) for number in range(3)])
    *_, last = sealed_events(a, "place:gap")
    b.write_now(lambda txn: txn.accept(last, community=a.community))
    found = [gap for gap in b.read(events.gaps) if gap.dev == a.device_id]
    assert found and found[-1].last == a.history("place:gap")[1].n


def test_a_cloned_disk_is_noticed_and_both_events_stay(laptops):
    a, b = laptops
    body = {"dev": a.device_id, "n": 1, "rec": "place:clone", "kind": "place", "at": "", "author": "", "prev": {}}
    for name in ("one", "two"):
        _, sealed = events.write(
            {**body, "set": {name: "1"}}, device=a.keyring.device, key=a.community_key(a.community)
        )
        b.write_now(lambda txn, sealed=sealed: txn.accept(sealed, community=a.community))
    clone = next(clone for clone in b.read(events.clones) if clone.n == 1 and clone.dev == a.device_id)
    assert len(clone.events) >= 2
    assert b.read(lambda db: heads.fields(db, "place:clone")) == {"one": "1", "two": "1"}


def test_the_log_cannot_be_changed(laptops):
    a, _ = laptops
    for statement in ("DELETE FROM event", "UPDATE event SET rec = 'place:2'"):
        with pytest.raises(Exception, match="insert-only"):
            a.write_now(lambda txn, statement=statement: txn.db.conn.execute(statement))


@pytest.mark.parametrize("value", [0.5, {"a": 1}, 2**60, b"x"], ids=repr)
def test_values_that_would_not_survive_the_way_are_refused_at_once(laptops, value):
    a, _ = laptops
    with pytest.raises(ValueError):
        a.write_now(lambda txn: txn.append("place", "place:v", {"x": value}))


def test_pasted_text_loses_only_what_no_file_can_hold(laptops):
    a, _ = laptops
    a.write_now(lambda txn: txn.append("place", "place:p", {"x": "楼\0道\ud800", "y": ["\x01堵\n🔥"]}))
    assert a.read(lambda db: heads.fields(db, "place:p")) == {"x": "楼道", "y": ["堵\n🔥"]}


def test_a_value_that_came_in_between_is_not_superseded_unseen(laptops):
    a, _ = laptops
    a.write_now(lambda txn: txn.append("place", "place:seen", {"x": "old"}))
    seen = a.read(lambda db: heads.load(db, "place:seen"))
    a.write_now(lambda txn: txn.append("place", "place:seen", {"x": "came in between"}))
    a.write_now(lambda txn: txn.append("place", "place:seen", {"x": "mine"}, seen=seen))
    state = a.read(lambda db: heads.load(db, "place:seen"))
    assert state.conflicts == {"x": ["came in between", "mine"]}


def test_a_community_without_a_key_is_refused(laptops):
    a, _ = laptops
    with pytest.raises(UserError, match="WORKSPACE_010"):
        a.write_now(lambda txn: txn.append("place", "place:k", {"x": "1"}, community="nobody"))


def test_derived_tables_can_be_read_inside_the_transaction_after_flush(tmp_path):
    registry = Registry()

    @registry.projection("place", tables={"names": "CREATE TABLE names (rec TEXT PRIMARY KEY, name TEXT) STRICT"})
    def project(db, rec, fields, state):
        db.conn.execute("DELETE FROM names WHERE rec = ?", (rec,))
        db.conn.execute("INSERT INTO names VALUES (?, ?)", (rec, fields["name"]))

    workspace, _ = Workspace.create(
        tmp_path / "w", "passphrase", community="c", person="p", cost=FLOOR, registry=registry
    )

    def write(txn):
        txn.append("place", "place:1", {"name": "22幢"})
        before = txn.db.conn.execute("SELECT count(*) FROM names").fetchone()[0]
        txn.flush()
        return before, txn.db.conn.execute("SELECT name FROM names").fetchone()[0]

    with workspace:
        assert workspace.write_now(write) == (0, "22幢")
