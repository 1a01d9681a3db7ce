"""Who belongs: a laptop says who it is, an invited one comes in, a lost one is shut out of what is written next."""

from __future__ import annotations

import platform
from dataclasses import dataclass
from typing import TYPE_CHECKING

from forms.errors import UserError
from storage import events
from storage.engine import Database
from storage.events import Value
from storage.sealing import DeviceKey
from storage.sync import devices, epochs, intake
from storage.sync.devices import Device, Trust, add_roots, load_trust, own_fields, vouch

if TYPE_CHECKING:
    from storage.transaction import Transaction
    from storage.workspace import Workspace


@dataclass(frozen=True)
class Standing:
    """One laptop as the list of laptops shows it."""

    device: Device
    last: int
    """The highest event of it that is here, 0 when there is none."""
    waiting: int
    """Changes of it that wait in quarantine."""
    own: bool
    copies: int
    """Counters that it used twice: its disk was copied, and both laptops wrote on."""
    gaps: tuple[tuple[int, int], ...]
    """First and last of the events that others have and we do not."""


def announce(workspace: Workspace, community: str) -> None:
    """Write this laptop's own record, if there is none yet, so that others know its key and who vouches for it."""
    device = workspace.keyring.device
    seeds = workspace.keyring.seeds()[1:]

    def write(txn: Transaction) -> None:
        rec = f"{devices.KIND}:{device.id}"
        if txn.state(rec).heads:
            return
        fields = own_fields(device, name=platform.node())
        trust = load_trust(txn.db, community)
        before = next((key for key in map(DeviceKey.from_seed, seeds) if key.id in trust.devices), None)
        if device.id not in trust.devices and before is not None:
            fields |= vouch(before, community=community, dev=device.id)
        txn.append(devices.KIND, rec, fields, community=community)

    workspace.write_now(write)


def call(workspace: Workspace, community: str, dev: str, *, name: str) -> None:
    """Give a laptop a name that people know it by. Raises `UserError` SYNC_011 for one that nobody knows,
    SYNC_012 for an empty name."""
    wanted = " ".join(name.split())
    if not wanted:
        raise UserError("SYNC_012")
    if dev == workspace.device_id:
        announce(workspace, community)

    def write(txn: Transaction) -> None:
        rec = f"{devices.KIND}:{dev}"
        if not txn.state(rec).heads:
            raise UserError("SYNC_011", device=dev[:8])
        if txn.fields(rec).get("name") != wanted:
            txn.append(devices.KIND, rec, {"name": wanted}, community=community)

    workspace.write_now(write)


def guard(workspace: Workspace, community: str) -> None:
    """From now on believe only known laptops: this one and those that have written until today."""

    def write(txn: Transaction) -> None:
        if load_trust(txn.db, community).unguarded:
            rows = txn.db.conn.execute("SELECT DISTINCT dev FROM event WHERE community = ?", (community,)).fetchall()
            add_roots(txn.db, community, [workspace.device_id, *(row[0] for row in rows)])

    workspace.write_now(write)


def admit(workspace: Workspace, community: str, *, public: bytes, dev: str, name: str) -> None:
    """Write the record of an invitation, which may vouch for one laptop."""
    fields: dict[str, Value] = {"public": public.hex(), "name": name, "invitation": True, "by": workspace.device_id}
    workspace.write_now(lambda txn: txn.append(devices.KIND, f"{devices.KIND}:{dev}", fields, community=community))


def retire(workspace: Workspace, community: str, dev: str) -> None:
    """Shut a laptop out: what it wrote stays, what is written from now on it cannot read.

    What it writes later waits in quarantine for a person (`take_late`). Raises `UserError` SYNC_010 for this
    laptop itself, SYNC_011 for one that nobody knows.
    """
    if dev == workspace.device_id:
        raise UserError("SYNC_010")
    announce(workspace, community)
    guard(workspace, community)

    def write(txn: Transaction) -> None:
        trust = load_trust(txn.db, community)
        if dev not in trust.devices:
            raise UserError("SYNC_011", device=dev)
        for one in sorted(_same_laptop(trust, dev)):
            fields: dict[str, Value] = {"last": events.last_n(txn.db, community=community, dev=one)}
            public = _public(txn, trust.devices[one], community)
            if public:
                fields["public"] = public.hex()
            rec = f"{devices.KIND}:{one}"
            txn.append(devices.KIND, rec, fields, community=community)
            trust.learn(rec, txn.state(rec).values)
        _begin_epoch(txn, trust, community)

    workspace.write_now(write)
    workspace.keyring.load()


def take_late(workspace: Workspace, community: str, dev: str) -> int:
    """Take in what a retired laptop wrote before it was given back; returns how many changes came free."""
    seeds = workspace.keyring.seeds()

    def write(txn: Transaction) -> int:
        numbers = [events.last_n(txn.db, community=community, dev=dev)]
        rows = txn.db.conn.execute(
            "SELECT sealed FROM quarantine WHERE community = ? AND dev = ?", (community, dev)
        ).fetchall()
        for (sealed,) in rows:
            found = intake.prepare_event(sealed, key=txn.author.keys[community], community=community)
            if found is not None and found.dev == dev:
                numbers.append(found.n)
        txn.append(devices.KIND, f"{devices.KIND}:{dev}", {"last": max(numbers)}, community=community)
        txn.flush()
        return intake.release(txn, community=community, seeds=seeds, learned={dev}).released

    return workspace.write_now(write)


def keep_up(workspace: Workspace, community: str) -> None:
    """Begin a new epoch when the present key was given to a laptop that is retired now.

    Two people may have retired two laptops at the same time, each giving the new key to the other's.
    """

    def write(txn: Transaction) -> bool:
        trust = load_trust(txn.db, community)
        newest = epochs.newest(txn.db, community)
        retired = [device.id for device in trust.devices.values() if device.retired]
        if newest is None or not epochs.boxes(txn.fields(newest)) & set(retired):
            return False
        _begin_epoch(txn, trust, community)
        return True

    if workspace.write_now(write):
        workspace.keyring.load()


def standings(db: Database, *, community: str, own: str) -> list[Standing]:
    """Every laptop of a community with what is known of it: for the list of laptops."""
    trust = load_trust(db, community)
    gaps: dict[str, list[tuple[int, int]]] = {}
    for gap in events.gaps(db):
        if gap.community == community:
            gaps.setdefault(gap.dev, []).append((gap.first, gap.last))
    copies: dict[str, int] = {}
    for clone in events.clones(db):
        if clone.community == community:
            copies[clone.dev] = copies.get(clone.dev, 0) + 1
    waits = dict(
        db.conn.execute(
            "SELECT dev, count(*) FROM quarantine WHERE community = ? GROUP BY dev", (community,)
        ).fetchall()
    )
    rows = db.conn.execute("SELECT DISTINCT dev FROM event WHERE community = ?", (community,))
    known = {*trust.devices, *(row[0] for row in rows), *(dev for dev in waits if dev)}
    return [
        Standing(
            device=trust.devices.get(dev, Device(dev, b"")),
            last=events.last_n(db, community=community, dev=dev),
            waiting=int(waits.get(dev, 0)),
            own=dev == own,
            copies=copies.get(dev, 0),
            gaps=tuple(gaps.get(dev, ())),
        )
        for dev in sorted(known)
    ]


def _same_laptop(trust: Trust, dev: str) -> set[str]:
    """Every key that the laptop *dev* holds: what it was before and after a restore, and invitations it had or gave."""
    found: set[str] = set()
    todo = [dev]
    while todo:
        one = todo.pop()
        if one in found or one not in trust.devices:
            continue
        found.add(one)
        device = trust.devices[one]
        if not device.invitation:
            used = {other.by for other in trust.devices.values()}
            todo += [device.by] if device.by in trust.devices else []
            todo += [
                other.id
                for other in trust.devices.values()
                if other.by == one and not (other.invitation and other.id in used)
            ]
    return found


def _begin_epoch(txn: Transaction, trust: Trust, community: str) -> None:
    """A new key, in boxes for everybody who is not retired. The event itself is still sealed with the present key."""
    key = txn.author.entropy(32)
    # a laptop keeps the seed of the invitation with which it came: the key is not for a spent one
    spent = {device.by for device in trust.devices.values() if trust.is_invitation(device.by)}
    remaining = [
        Device(device.id, public)
        for device in trust.devices.values()
        if not device.retired and device.id not in spent and (public := _public(txn, device, community))
    ]
    own = txn.author.device
    if own.id not in {device.id for device in remaining}:
        remaining.append(Device(own.id, own.public))
    newest = epochs.newest(txn.db, community)
    number = 1 if newest is None else int(newest.partition(":")[2].partition("-")[0]) + 1
    rec = f"{epochs.KIND}:{number}-{txn.new_id()}"
    fields = epochs.epoch_fields(key, number=number, devices=remaining)
    txn.append(epochs.KIND, rec, fields, community=community)
    epochs.keep(txn.db, rec, community=community, fields=fields, key=key)


def _public(txn: Transaction, device: Device, community: str) -> bytes:
    """A device's public key: from its record, or from anything that it has signed."""
    if device.public:
        return device.public
    row = txn.db.conn.execute(
        "SELECT sealed FROM event WHERE community = ? AND dev = ? LIMIT 1", (community, device.id)
    ).fetchone()
    return b"" if row is None else txn.author.keys[community].open(row[0], purpose="event")[:32]
