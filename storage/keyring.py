"""The keys of an open workspace: one a community, and this laptop's own."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from forms.errors import UserError
from forms.lean import dataclass
from storage import heads
from storage.connections import Connections
from storage.engine import Database
from storage.sealing import DeviceKey, SealingKey
from storage.settings import get_setting, put_setting
from storage.sync.devices import add_roots
from storage.sync.epochs import sealing_key
from storage.vault import Entropy

EARLIER = "earlier_devices"
"""Setting: seeds of the devices that this laptop was before, newest first."""


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
            communities = [row[0] for row in db.conn.execute("SELECT id FROM community")]
            keys = {community: sealing_key(db, community) for community in communities}
            return keys, DeviceKey.from_seed(bytes.fromhex(get_setting(db, "device")))

        self.keys, self._device = self._connections.read(read)

    def key(self, community: str) -> SealingKey:
        """The key of *community*. Raises `UserError` WORKSPACE_010 when it is not here."""
        try:
            return self.keys[community]
        except KeyError:
            raise UserError("WORKSPACE_010", community=community) from None

    def renew_device(self) -> None:
        """Make this laptop a new device. The earlier one's seed stays: it vouches for the new one."""
        seed = self._entropy(32).hex()

        def renew(db: Database) -> None:
            before = [get_setting(db, "device"), *get_setting(db, EARLIER, [])]
            put_setting(db, EARLIER, before)
            put_setting(db, "device", seed)

        self._connections.wait(self._connections.write(renew))
        self.load()

    def join(self, community: str, *, key: bytes, name: str, roots: Sequence[str] = ()) -> None:
        """Keep the key of *community*; the first one becomes the community of new records.

        *roots* are the devices to believe from the start; with none, whoever holds the key is believed.
        """

        def store(db: Database) -> None:
            db.conn.execute(
                "INSERT INTO community (id, key, name) VALUES (?, ?, ?) ON CONFLICT (id) DO NOTHING",
                (community, key, name),
            )
            add_roots(db, community, list(roots))
            if not get_setting(db, "community", ""):
                put_setting(db, "community", community)

        self._connections.wait(self._connections.write(store))
        self.load()

    def seeds(self) -> list[bytes]:
        """This laptop's device seed and those it had before, newest first."""
        names = ("device", EARLIER)
        present, before = self._connections.read(lambda db: [get_setting(db, name, []) for name in names])
        return [bytes.fromhex(seed) for seed in [present, *before]]

    def communities(self) -> list[Community]:
        """The communities by name, as their own records call them."""

        def load(db: Database) -> list[Community]:
            rows = db.conn.execute("SELECT id, name FROM community").fetchall()
            named = [Community(key, str(heads.fields(db, f"community:{key}").get("name", name))) for key, name in rows]
            return sorted(named, key=lambda item: (item.name, item.id))

        return self._connections.read(load)
