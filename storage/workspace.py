"""A workspace: one folder on one laptop, holding what one or more communities remember."""

from __future__ import annotations

import logging
import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from forms.errors import UserError
from forms.plain_text import writable
from storage import events, projections, schema
from storage.connections import Connections
from storage.damage import naming
from storage.drafts import Drafts
from storage.engine import READ_ONLY, Database, environment
from storage.files import sync_folder
from storage.keyring import Community, Keyring
from storage.objects import ObjectStore
from storage.photos import add_photo
from storage.projections import Registry
from storage.rebuild import Progress, digests, rebuild
from storage.sealing import SealingKey
from storage.search import Hit, search
from storage.settings import get_setting, put_setting
from storage.transaction import Author, Transaction
from storage.unlocking import DATABASE_FILE, Unlocked, make, unlock, unmade
from storage.vault import Cost, Entropy, Way, way_in

if TYPE_CHECKING:
    from storage.check import CheckReport
    from storage.conflicts import Conflict

T = TypeVar("T")
__all__ = ["DATABASE_FILE", "RESTORED_FILE", "Workspace", "wall_clock"]
RESTORED_FILE = "restored"
Listener = Callable[[frozenset[str]], None]
log = logging.getLogger(__name__)


def wall_clock() -> datetime:
    return datetime.now().astimezone()


class Workspace:
    """Reads run on the caller's thread, writes on one thread of their own, and what changed is told to `subscribe`rs.

    Use `create`, `open` or `open_with_recovery`, and `close` at the end (or a `with` block).
    """

    def __init__(
        self, home: Unlocked, *, clock: Callable[[], datetime], entropy: Entropy, registry: Registry | None
    ) -> None:
        """Not for callers: takes over *home* and opens the database."""
        self.folder = home.folder
        self.readonly = home.readonly
        self.clock = clock
        self.vault = home.vault
        self._registry = registry
        self.entropy = entropy
        self.data_key = home.key
        self._home = home
        self.changed: list[Listener] = []
        """Called with the kinds that changed, on the writer thread, after each COMMIT."""
        self.connections = Connections(home.database, home.key, immutable=home.in_place)
        self.keyring = Keyring(self.connections, entropy=entropy)
        self.objects = ObjectStore(self)
        self.drafts = Drafts(self)

    # -- opening and closing ------------------------------------------------------------------------------------

    @classmethod
    def create(
        cls,
        folder: Path | str,
        passphrase: str,
        *,
        community: str | None,
        person: str,
        entropy: Entropy = os.urandom,
        clock: Callable[[], datetime] = wall_clock,
        cost: Cost | None = None,
        registry: Registry | None = None,
    ) -> tuple[Workspace, str]:
        """Make a workspace in an empty or new *folder*; returns it, open, and its recovery code.

        *community* is the name of a new community; None when the workspace is to join one instead.
        Raises `UserError` WORKSPACE_007 when something else is in the folder.
        """
        with unmade(Path(folder)):
            home, code = make(Path(folder), passphrase, entropy=entropy, cost=cost)
            workspace = cls._over(home, clock, entropy, registry)
            try:
                workspace.connections.on_writer(schema.migrate)
                workspace._set_up(person=person, community=community)
                with environment(home.folder):
                    sync_folder(home.folder)
            except BaseException:
                workspace.close()
                raise
        return workspace, code

    @classmethod
    def open(
        cls,
        folder: Path | str,
        passphrase: str | Way,
        *,
        readonly: bool = False,
        clock: Callable[[], datetime] = wall_clock,
        entropy: Entropy = os.urandom,
        registry: Registry | None = None,
    ) -> Workspace:
        """Open the workspace in *folder* by its passphrase or another way in (`vault.by_either`).

        *readonly*, nothing in the folder is touched and writing is refused.

        Raises `UserError`: VAULT_001 wrong passphrase, WORKSPACE_001 written by a newer version, 002, 014 and 015
        damaged, 003 read-only, 004 open in another program, 006 no workspace here, 019 not to be read.
        """
        return cls._open(folder, way_in(passphrase), clock, entropy, registry, readonly=readonly)

    @classmethod
    def open_with_recovery(
        cls,
        folder: Path | str,
        code: str,
        *,
        clock: Callable[[], datetime] = wall_clock,
        entropy: Entropy = os.urandom,
        registry: Registry | None = None,
    ) -> Workspace:
        """Open with the printed recovery code, when the passphrase is lost. Follow with `change_passphrase`."""
        return cls._open(folder, lambda vault: vault.data_key_by_recovery(code), clock, entropy, registry)

    @classmethod
    def _open(
        cls, folder: Path | str, way: Way, clock: Callable[[], datetime], entropy: Entropy,
        registry: Registry | None, *, readonly: bool = False,
    ) -> Workspace:  # fmt: skip
        home = unlock(Path(folder), way, readonly=readonly)
        with naming(home.database, home.key):
            workspace = cls._over(home, clock, entropy, registry)
            try:
                workspace._ready()
            except BaseException:
                workspace.close()
                raise
        return workspace

    @classmethod
    def _over(
        cls, home: Unlocked, clock: Callable[[], datetime], entropy: Entropy, registry: Registry | None
    ) -> Workspace:
        try:
            return cls(home, clock=clock, entropy=entropy, registry=registry)
        except BaseException:
            home.release()
            raise

    def _set_up(self, *, person: str, community: str | None) -> None:
        seed = self.entropy(32).hex()
        self.set_setting("device", seed)
        self.set_setting("person", writable(person))
        self._ready()
        if community is not None:
            self.add_community(community)

    def _ready(self) -> None:
        """Bring an opened database up to this program: schema, device, keys, derived tables."""
        if self.connections.on_writer(schema.stored_version) < schema.schema_version():
            self.connections.on_writer(lambda db: schema.copy_before_migration(db, self.connections.path.parent))
            self.connections.on_writer(schema.migrate)
        if (self.folder / RESTORED_FILE).exists() and not self.readonly:
            self.renew_device()
            # whoever syncs automatically waits until a person has looked at what came back
            self.set_setting("restored", self.clock().isoformat(timespec="seconds"))
            with environment(self.folder):
                (self.folder / RESTORED_FILE).unlink()
        self.keyring.load()
        # The program that made the tables has the projections they were made by: only another must import and compare.
        program = projections.program() if self._registry is None else ""
        if not program or self.setting("derived_by") != [program, self.setting("derived")]:
            if self.setting("derived") != self.registry.signature():
                self.rebuild()
            if program and not self.readonly:
                self.set_setting("derived_by", [program, self.registry.signature()])

    def close(self) -> None:
        """Finish what is queued, close the database and let go of the lock. Calling it twice does no harm."""
        try:
            self.connections.close()
        finally:
            self._home.release()

    def __enter__(self) -> Workspace:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    # -- reading and writing ------------------------------------------------------------------------------------

    def read(self, fn: Callable[[Database], T]) -> T:
        """Run *fn* on this thread's read-only connection; it sees one moment, whatever is written meanwhile."""
        return self.connections.read(fn)

    def write(self, fn: Callable[[Transaction], T]) -> Future[T]:
        """Run *fn* on the writer thread in one transaction; the future resolves only after COMMIT.

        What it raises undoes everything and arrives in the future: `UserError` WORKSPACE_003 when the workspace
        is open for reading only.
        """
        if self.readonly:
            refused: Future[T] = Future()
            refused.set_exception(UserError(READ_ONLY, path=str(self.folder)))
            return refused
        touched: list[frozenset[str]] = []

        def transact(db: Database) -> T:
            txn = Transaction(db, self._author(db), self.registry)
            result = fn(txn)
            txn.flush()
            touched.append(frozenset(txn.kinds))
            return result

        return self.connections.write(transact, done=lambda _: self._tell(touched[0]))

    def write_now(self, fn: Callable[[Transaction], T]) -> T:
        """`write`, and wait for it."""
        return self.connections.wait(self.write(fn))

    def subscribe(self, fn: Listener) -> Callable[[], None]:
        """Have *fn* called with the kinds that changed, on the writer thread, after each COMMIT.

        Returns what undoes it.
        """
        self.changed.append(fn)
        return lambda: self.changed.remove(fn) if fn in self.changed else None

    def _tell(self, kinds: frozenset[str]) -> None:
        if not kinds:
            return
        for listener in list(self.changed):
            try:
                listener(kinds)
            except Exception:  # what is committed stays committed, whoever listens
                log.exception("a listener failed")

    def _author(self, db: Database) -> Author:
        return Author(
            device=self.keyring.device,
            person=get_setting(db, "person", ""),
            community=get_setting(db, "community", ""),
            keys=self.keyring.keys,
            clock=self.clock,
            entropy=self.entropy,
        )

    def search(self, text: str, kinds: Iterable[str] | None = None, limit: int = 50) -> list[Hit]:
        """Records in which every word of *text* occurs; Chinese needs no spaces."""
        return self.read(lambda db: search(db, text, kinds, limit))

    def add_photo(self, data: bytes, *, owner_rec: str, field: str, taken: str | None = None) -> str:
        """Keep a photo file's bytes and hang it on a field; returns the photo record's id."""
        return add_photo(self, data, owner_rec=owner_rec, field=field, taken=taken)

    def history(self, rec: str) -> list[events.Event]:
        """Every event of *rec* with who, when and on which laptop, as they arrived here."""
        return self.read(lambda db: list(events.of_record(db, rec, keys=self.keyring.keys)))

    def conflicts(self, rec: str | None = None) -> list[Conflict]:
        """Where people said different things, in one record or everywhere, with every side."""
        from storage.conflicts import open_conflicts

        return self.read(lambda db: open_conflicts(db, keys=self.keyring.keys, rec=rec))

    @property
    def registry(self) -> Registry:
        """What makes derived tables. It takes a moment when first asked for: every module of nouns is imported."""
        if self._registry is None:
            self._registry = projections.load_all()
        return self._registry

    # -- who and for whom ---------------------------------------------------------------------------------------

    @property
    def device_id(self) -> str:
        return self.keyring.device.id

    @property
    def person(self) -> str:
        """The name that signs what is written from now on."""
        return str(self.setting("person", ""))

    @person.setter
    def person(self, name: str) -> None:
        name = writable(name)
        names = sorted({*self.persons(), name})
        self.set_setting("person", name)
        self.set_setting("persons", names)

    def persons(self) -> list[str]:
        """Names that were picked on this laptop."""
        return list(self.setting("persons", [self.person] if self.person else []))

    @property
    def community(self) -> str:
        """The id of the community that new records belong to."""
        return str(self.setting("community", ""))

    @community.setter
    def community(self, community: str) -> None:
        self.keyring.key(community)
        self.set_setting("community", community)

    def communities(self) -> list[Community]:
        """The communities whose keys this workspace holds, by name."""
        return self.keyring.communities()

    def add_community(self, name: str) -> str:
        """Start a new community with a key of its own; returns its id."""
        name = writable(name)
        community, key = self.entropy(16).hex(), self.entropy(32)
        self.join_community(community, key=key, name=name, roots=[self.device_id])
        self.write_now(
            lambda txn: txn.append("community", f"community:{community}", {"name": name}, community=community)
        )
        return community

    def join_community(self, community: str, *, key: bytes, name: str, roots: Sequence[str] = ()) -> None:
        """Take in the key of a community that exists elsewhere, and the devices to believe there (an invitation)."""
        self.keyring.join(community, key=key, name=name, roots=roots)

    def community_key(self, community: str) -> SealingKey:
        """The key that seals and opens what belongs to *community*. Raises `UserError` WORKSPACE_010 without it."""
        return self.keyring.key(community)

    def renew_device(self) -> None:
        """Become a new device: after a restore or a cloned disk, the old counters may be in use elsewhere."""
        self.keyring.renew_device()

    def change_passphrase(self, new: str, *, cost: Cost | None = None) -> None:
        with environment(self.vault.path):
            self.vault.change_passphrase(new, data_key=self.data_key, entropy=self.entropy, cost=cost)

    def renew_recovery(self) -> str:
        """A new recovery code; the old one opens nothing any more."""
        with environment(self.vault.path):
            return self.vault.renew_recovery(data_key=self.data_key, entropy=self.entropy)

    # -- settings of this laptop, never synced ------------------------------------------------------------------

    def setting(self, name: str, default: Any = None) -> Any:
        return self.read(lambda db: get_setting(db, name, default))

    def set_setting(self, name: str, value: Any) -> None:
        if self.readonly:
            raise UserError(READ_ONLY, path=str(self.folder))
        self.connections.wait(self.connections.write(lambda db: put_setting(db, name, value)))

    # -- looking after ------------------------------------------------------------------------------------------

    def rebuild(self, progress: Progress | None = None) -> None:
        """Drop everything derived and build it from the log, in one transaction."""

        def run(db: Database) -> None:
            rebuild(db, db, keys=self.keyring.keys, registry=self.registry, progress=progress)
            put_setting(db, "derived", self.registry.signature())

        self.connections.wait(self.connections.write(run))
        self._tell(frozenset(self.read(_kinds)))

    def check(self, rebuild: bool = False, progress: Progress | None = None) -> CheckReport:
        """Read everything and say what is damaged. Changes nothing; *rebuild* also compares with a rebuilt copy."""
        from storage.check import check

        return check(self, rebuild=rebuild, progress=progress)

    def digests(self) -> dict[str, str]:
        """A digest of each derived table, for comparing two workspaces or two moments."""
        return self.read(lambda db: digests(db, self.registry))


def _kinds(db: Database) -> Iterator[str]:
    return iter([row[0] for row in db.conn.execute("SELECT DISTINCT kind FROM head")])
