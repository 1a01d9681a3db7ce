"""A community's key changes when a laptop is retired: the new one is given to the remaining laptops only.

An epoch is an event that every laptop can read and whose key is in boxes, one for each remaining device. What was
sealed before stays readable; what is sealed afterwards the retired laptop cannot open.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from storage.engine import Database
from storage.events import Value
from storage.sealing import DeviceKey, SealingKey, box_for
from storage.sync.devices import Device

KIND = "epoch"
_BOX = "box_"


def epoch_fields(key: bytes, *, number: int, devices: Iterable[Device]) -> dict[str, Value]:
    """The event's fields: the epoch's *number* and a box for each of *devices* whose public key is known."""
    boxes = {f"{_BOX}{device.id}": box_for(device.public, key).hex() for device in devices if device.public}
    return {"number": number, **boxes}


def open_epoch(fields: Mapping[str, Value], *, seeds: Sequence[bytes]) -> bytes | None:
    """The key in the box for this laptop, None when there is none: it was retired."""
    for seed in seeds:
        device = DeviceKey.from_seed(seed)
        try:
            key = device.open_box(bytes.fromhex(str(fields.get(f"{_BOX}{device.id}") or "")))
        except ValueError:
            continue
        if len(key) == 32:
            return key
    return None


def keep(db: Database, rec: str, *, community: str, fields: Mapping[str, Value], key: bytes) -> bool:
    """Remember the key of the epoch *rec*; False when it is here already or its number is none."""
    number = fields.get("number")
    if type(number) is not int or number < 1:
        return False
    added = db.conn.execute(
        "INSERT OR IGNORE INTO epoch (id, community, number, key) VALUES (?, ?, ?, ?)", (rec, community, number, key)
    )
    return bool(added.rowcount)


def boxes(fields: Mapping[str, Value]) -> set[str]:
    """The devices for which an epoch's event holds the key."""
    return {name.removeprefix(_BOX) for name in fields if name.startswith(_BOX)}


def newest(db: Database, community: str) -> str | None:
    """The record of the epoch that seals now, None while the community's first key does."""
    row = db.conn.execute(
        "SELECT id FROM epoch WHERE community = ? ORDER BY number DESC, id DESC LIMIT 1", (community,)
    ).fetchone()
    return None if row is None else str(row[0])


def sealing_key(db: Database, community: str) -> SealingKey:
    """The key that seals now, with the earlier ones that open what is older.

    Two laptops may begin an epoch at the same time; the higher record id then seals on both, and both keys open.
    """
    first = db.conn.execute("SELECT key FROM community WHERE id = ?", (community,)).fetchone()[0]
    later = db.conn.execute("SELECT key FROM epoch WHERE community = ? ORDER BY number, id", (community,)).fetchall()
    *older, newest = [first, *(row[0] for row in later)]
    return SealingKey(newest, older=[SealingKey(key) for key in reversed(older)])
