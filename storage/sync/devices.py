"""Which laptops may sign in a community: known ones, and whom they vouch for.

A laptop's record holds its public key. It is written by a known device, or by the new device itself with a proof
that a known one signed (an invitation, or the same laptop before its disk was restored). Where a workspace was
never told whom to believe (it got the key by itself, without an invitation), whoever holds the key is believed.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from nacl.bindings import crypto_sign_BYTES, crypto_sign_open
from nacl.exceptions import CryptoError

from storage import heads
from storage.engine import Database
from storage.events import Event, Value
from storage.sealing import DeviceKey, device_id

KIND = "device"
UNKNOWN, RETIRED = "device", "retired"
"""Causes for quarantine: released when the device becomes known, or when a person takes late changes in."""


@dataclass(frozen=True, slots=True)
class Device:
    """A laptop (or an invitation that no laptop has used yet) as the community knows it."""

    id: str
    public: bytes
    name: str = ""
    by: str = ""
    """Who vouched for it."""
    invitation: bool = False
    """An invitation may vouch for one laptop and sign nothing else."""
    last: int | None = None
    """The last event that is accepted from it; None while it is in use."""

    @property
    def retired(self) -> bool:
        return self.last is not None


@dataclass
class Trust:
    """Whom one community believes, at one moment."""

    community: str
    unguarded: bool
    devices: dict[str, Device] = field(default_factory=dict)

    def objection(self, event: Event) -> tuple[str, str] | None:
        """Why *event* must wait, as cause and the device on which it depends; None when it may enter."""
        device = self.devices.get(event.dev)
        if self.unguarded:
            return None
        if device is None:
            if event.kind != KIND:
                return UNKNOWN, event.dev
            return self._vouched(event)
        if device.invitation:
            return UNKNOWN, event.dev
        if device.last is not None and event.n > device.last:
            return RETIRED, event.dev
        return None

    def is_invitation(self, dev: str) -> bool:
        return dev in self.devices and self.devices[dev].invitation

    def learn(self, rec: str, fields: Mapping[str, Value]) -> str | None:
        """Take in a device's record; returns the device's id when it is (or has become) believable."""
        device = _from_fields(rec, fields)
        if device is None:
            return None
        self.devices[device.id] = device
        return device.id

    def _vouched(self, event: Event) -> tuple[str, str] | None:
        by = str(event.set.get("by") or "")
        if event.rec != f"{KIND}:{event.dev}" or not by:
            return UNKNOWN, event.dev
        voucher = self.devices.get(by)
        if voucher is None:
            return UNKNOWN, by
        if voucher.retired:
            return RETIRED, by
        proof = _bytes(event.set.get("proof"))
        public = voucher.public or _bytes(event.set.get("by_public"))
        if device_id(public) != by or not _proves(proof, public, subject(event.community, event.dev)):
            return UNKNOWN, event.dev
        return None


def load_trust(db: Database, community: str) -> Trust:
    """Whom *community* believes now."""
    roots = [dev for (dev,) in db.conn.execute("SELECT dev FROM root WHERE community = ?", (community,))]
    trust = Trust(community, unguarded=not roots)
    for dev in roots:
        trust.devices[dev] = Device(dev, b"")
    rows = db.conn.execute("SELECT rec, body FROM head WHERE kind = ? AND community = ?", (KIND, community))
    for rec, body in rows.fetchall():
        state = heads.HeadState.from_body(rec, kind=KIND, community=community, body=body)
        trust.learn(rec, state.values)
    return trust


def subject(community: str, dev: str) -> bytes:
    """What a voucher signs."""
    return f"xunlou device {community} {dev}".encode()


def vouch(voucher: DeviceKey, *, community: str, dev: str) -> dict[str, Value]:
    """The fields of a device's own record that show who vouches for it."""
    signed = voucher.sign(subject(community, dev))
    return {"by": voucher.id, "by_public": voucher.public.hex(), "proof": signed[32:].hex()}


def own_fields(device: DeviceKey, *, name: str) -> dict[str, Value]:
    return {"public": device.public.hex(), "name": name}


def add_roots(db: Database, community: str, devices: list[str]) -> None:
    """Believe *devices* from now on, whoever else is believed."""
    db.conn.executemany("INSERT OR IGNORE INTO root (community, dev) VALUES (?, ?)", [(community, d) for d in devices])


def _from_fields(rec: str, fields: Mapping[str, Value]) -> Device | None:
    dev = rec.partition(":")[2]
    public = _bytes(fields.get("public"))
    if device_id(public) != dev:
        return None
    last = fields.get("last")
    return Device(
        id=dev,
        public=public,
        name=str(fields.get("name") or ""),
        by=str(fields.get("by") or ""),
        invitation=fields.get("invitation") is True,
        last=last if type(last) is int else None,
    )


def _bytes(text: object) -> bytes:
    try:
        return bytes.fromhex(text) if isinstance(text, str) else b""
    except ValueError:
        return b""


def _proves(proof: bytes, public: bytes, message: bytes) -> bool:
    if len(proof) < crypto_sign_BYTES:
        return False
    try:
        return crypto_sign_open(proof, public) == message
    except (CryptoError, ValueError):
        return False
