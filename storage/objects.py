"""Photos and files: sealed once, named by the hash of the sealed bytes, written once."""

from __future__ import annotations

import hashlib
import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from forms.errors import UserError
from forms.lean import dataclass
from storage.engine import Database, environment
from storage.files import sync_folder, write_atomically
from storage.pictures import take_in

if TYPE_CHECKING:
    from storage.workspace import Workspace

FOLDER = "objects"
_NAME = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True)
class ObjectReport:
    """What a walk over rows and files found: *missing* and *damaged* ids, and files that no row names."""

    checked: int
    missing: tuple[str, ...]
    damaged: tuple[str, ...]
    orphans: tuple[str, ...]


class ObjectStore:
    """The objects of a workspace. The file is safe on disk before its row exists, so a row never dangles."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self.folder = workspace.folder / FOLDER
        self._turn = threading.Condition()
        self._newborns = 0
        """Files under way or without a row yet; `sweep`, which would take them for orphans, waits for its turn."""
        self._making = threading.Lock()

    def take_photo(self, data: bytes, *, community: str | None = None) -> str:
        """Take in a photo file's bytes; returns the object's id. The same photo twice is one object."""
        picture = take_in(data)
        return self.put(
            picture.jpeg,
            community=community,
            mime="image/jpeg",
            size=(picture.width, picture.height),
            thumbnail=picture.thumbnail,
        )

    def put(
        self,
        plain: bytes,
        *,
        community: str | None = None,
        mime: str,
        size: tuple[int, int] = (0, 0),
        thumbnail: bytes | None = None,
    ) -> str:
        """Seal and keep *plain*; returns the id after file and row are safe."""
        home = community or self._workspace.community
        sealed = self._workspace.community_key(home).seal(plain, purpose="object")
        return self.put_sealed(sealed, community=home, mime=mime, size=size, thumbnail=thumbnail)

    def put_sealed(
        self,
        sealed: bytes,
        *,
        community: str,
        mime: str,
        size: tuple[int, int] = (0, 0),
        thumbnail: bytes | None = None,
    ) -> str:
        """Keep bytes that are sealed already, as they come from another laptop."""
        object_id = hashlib.sha256(sealed).hexdigest()
        at = self._workspace.clock().isoformat(timespec="seconds")

        def insert(db: Database) -> None:
            db.conn.execute(
                "INSERT INTO object (id, community, mime, size, width, height, thumbnail, at)"
                " VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET"
                " thumbnail = coalesce(thumbnail, excluded.thumbnail), absent = 0",
                (object_id, community, mime, len(sealed), *size, thumbnail, at),
            )

        connections = self._workspace.connections
        with self._newborn():
            self._write_file(object_id, sealed)
            connections.wait(connections.write(insert))
        return object_id

    def place(self, sealed: bytes, *, object_id: str) -> None:
        """Keep the bytes of a photo that a carrier brought; `arrived` then says so in the database.

        Several threads may: what takes time is to wait for the disk, and it waits for many at once as long as for one.
        """
        with self._newborn():
            self._write_file(object_id, sealed)

    def get(self, object_id: str) -> bytes:
        """The plain bytes. Raises `UserError` OBJECT_004 when it is not here, OBJECT_005 when it is damaged."""
        community = self._workspace.read(lambda db: _community(db, object_id))
        try:
            return self._workspace.community_key(community).open(self.get_sealed(object_id), purpose="object")
        except UserError as error:
            raise UserError("OBJECT_005", object=object_id) if error.code == "VAULT_006" else error from None

    def get_sealed(self, object_id: str) -> bytes:
        """The sealed bytes as they travel."""
        path = self.path(object_id)
        try:
            with environment(path):
                sealed = path.read_bytes()
        except FileNotFoundError:
            raise UserError("OBJECT_004", object=object_id) from None
        if hashlib.sha256(sealed).hexdigest() != object_id:
            raise UserError("OBJECT_005", object=object_id)
        return sealed

    def thumbnail(self, object_id: str) -> bytes:
        """A JPEG of at most 320 px and 8 KB; it is in the database, so it shows when the photo is not here yet."""
        row = self._workspace.read(
            lambda db: db.conn.execute("SELECT thumbnail FROM object WHERE id = ?", (object_id,)).fetchone()
        )
        if row is None or row[0] is None:
            raise UserError("OBJECT_004", object=object_id)
        return bytes(row[0])

    def path(self, object_id: str) -> Path:
        if not _NAME.fullmatch(object_id):
            raise ValueError("not an object id")
        return self.folder / object_id[:2] / object_id

    def verify(self) -> ObjectReport:
        """Read every object that has come and compare it with its name."""
        known = self._workspace.read(
            lambda db: {row[0] for row in db.conn.execute("SELECT id FROM object WHERE NOT absent")}
        )
        missing: list[str] = []
        damaged: list[str] = []
        for object_id in sorted(known):
            try:
                self.get_sealed(object_id)
            except UserError as error:
                (missing if error.code == "OBJECT_004" else damaged).append(object_id)
        orphans = sorted(path.name for path in self._files() if path.name not in known)
        return ObjectReport(len(known), tuple(missing), tuple(damaged), tuple(orphans))

    def sweep(self) -> int:
        """Remove files that no row names (a crash between file and row, an abandoned part); returns how many."""

        with self._turn:
            self._turn.wait_for(lambda: not self._newborns)
            known = self._workspace.read(lambda db: {row[0] for row in db.conn.execute("SELECT id FROM object")})
            gone = [path for path in self._files() if path.name not in known]
            for path in gone:
                path.unlink(missing_ok=True)
        return len(gone)

    def _files(self) -> Iterator[Path]:
        if self.folder.is_dir():
            yield from (path for path in sorted(self.folder.glob("*/*")) if path.is_file())

    def _write_file(self, object_id: str, sealed: bytes) -> None:
        path = self.path(object_id)
        with environment(path):
            if path.is_file() and hashlib.sha256(path.read_bytes()).hexdigest() == object_id:
                return
            with self._making:  # nobody writes into a folder that a power cut could still take away
                if not path.parent.is_dir():
                    path.parent.mkdir(parents=True, exist_ok=True)
                    sync_folder(self.folder)
                    sync_folder(self._workspace.folder)
            write_atomically(path, sealed)

    @contextmanager
    def _newborn(self) -> Iterator[None]:
        with self._turn:
            self._newborns += 1
        try:
            yield
        finally:
            with self._turn:
                self._newborns -= 1
                self._turn.notify_all()


def _community(db: Database, object_id: str) -> str:
    row = db.conn.execute("SELECT community FROM object WHERE id = ?", (object_id,)).fetchone()
    if row is None:
        raise UserError("OBJECT_004", object=object_id)
    return str(row[0])
