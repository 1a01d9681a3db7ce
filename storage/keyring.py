"""The keys of an open workspace: one a community, and this laptop's own."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from forms.errors import UserError
from storage import heads
from storage.connections import Connections
from storage.engine import Database
from storage.sealing import DeviceKey, SealingKey
from storage.settings import get_setting, put_setting
from storage.vault import Entropy


@dataclass(frozen=True)
class Community:
    """A community whose key this workspace holds."""

    id: str
    name: str


class Keyring:
    """Keys as they lie in the database, read once. Call `load` before the first use."""

    def __init__(self, connections: Connections, *, entropy: Entropy) -> None:
        self._connections = connections
        self._entropy = entropy
        self._device: DeviceKey | None = None
        self.keys: Mapping[str, SealingKey] = {}

    @property
    def device(self) -> DeviceKey:
        assert self._device is not None
        return self._device

    def load(self) -> None:
        """Read the keys from the database."""

        def read(db: Database) -> tuple[dict[str, SealingKey], DeviceKey]:
            keys = {row[0]: SealingKey(row[1]) for row in db.conn.execute("SELECT id, key FROM community")}
            return keys, DeviceKey.from_seed(bytes.fromhex(get_setting(db, "device")))

        self.keys, self._device = self._connections.read(read)

    def key(self, community: str) -> SealingKey:
        """The key of *community*. Raises `UserError` WORKSPACE_010 when it is not here."""
        try:
            return self.keys[community]
        except KeyError:
            raise UserError("WORKSPACE_010", community=community) from None

    def renew_device(self) -> None:
        """Make this laptop a new device."""
        seed = self._entropy(32).hex()
        self._connections.wait(self._connections.write(lambda db: put_setting(db, "device", seed)))
        self.load()

    def join(self, community: str, *, key: bytes, name: str) -> None:
        """Keep the key of *community*; the first one becomes the community of new records."""

        def store(db: Database) -> None:
            db.conn.execute(
                "INSERT INTO community (id, key, name) VALUES (?, ?, ?) ON CONFLICT (id) DO NOTHING",
                (community, key, name),
            )
            if not get_setting(db, "community", ""):
                put_setting(db, "community", community)

        self._connections.wait(self._connections.write(store))
        self.load()

    def communities(self) -> list[Community]:
        """The communities by name, as their own records call them."""

        def load(db: Database) -> list[Community]:
            rows = db.conn.execute("SELECT id, name FROM community").fetchall()
            named = [Community(key, str(heads.fields(db, f"community:{key}").get("name", name))) for key, name in rows]
            return sorted(named, key=lambda item: (item.name, item.id))

        return self._connections.read(load)
