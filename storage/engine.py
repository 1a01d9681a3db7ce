"""The one place that loads SQLCipher and hands it to sqlite-utils.

One SQLite library may touch a file in a process: two do not see each other's locks. So the standard
library's sqlite3 and QtSql are banned by lint, and sqlite-utils, which would fall back to the standard
library, finds SQLCipher under the name it tries first. It is loaded when a database is made or migrated
(`Database.utils`): with its command line it brings ninety modules, and opening what is there needs none of them.
"""

from __future__ import annotations

import errno
import os
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import sqlcipher3
import sqlcipher3.dbapi2 as dbapi

# Before the first import of sqlite_utils: it catches the errors of whichever module it found under this name.
sys.modules.setdefault("pysqlite3", sqlcipher3)
sys.modules.setdefault("pysqlite3.dbapi2", dbapi)

from forms.errors import UserError  # noqa: E402

if TYPE_CHECKING:
    from sqlite_utils import Database as Tables

__all__ = ["Database", "DatabaseError", "dbapi", "environment", "open_database", "self_test"]

DatabaseError = dbapi.DatabaseError

OLDEST_SQLITE = (3, 51, 3)  # older ones can damage a database whose WAL restarts while another connection reads
BUSY_MS = 5_000
# At most, a connection: an index over a street's issues has 25 MB, and what does not fit is decrypted every time.
PAGE_CACHE_KIB = 65_536
NEARLY_FULL_BYTES = 1 << 20
CANARY = "xunlou-canary-9f3b71"

DAMAGED, READ_ONLY, DISK_FULL, BUSY, IO_ERROR = (
    "WORKSPACE_002",
    "WORKSPACE_003",
    "WORKSPACE_005",
    "WORKSPACE_009",
    "WORKSPACE_008",
)
NO_NAME = "WORKSPACE_018"
_BY_NAME = {
    "SQLITE_NOTADB": DAMAGED,
    "SQLITE_CORRUPT": DAMAGED,
    "SQLITE_READONLY": READ_ONLY,
    "SQLITE_CANTOPEN": READ_ONLY,
    "SQLITE_FULL": DISK_FULL,
    # what a file-size limit or a full quota looks like from inside
    "SQLITE_IOERR_WRITE": DISK_FULL,
    "SQLITE_IOERR": IO_ERROR,
    "SQLITE_BUSY": BUSY,
    "SQLITE_LOCKED": BUSY,
}
_BY_ERRNO = {
    errno.ENOSPC: DISK_FULL,
    errno.EDQUOT: DISK_FULL,
    errno.EFBIG: DISK_FULL,
    errno.EROFS: READ_ONLY,
    errno.EACCES: READ_ONLY,
    errno.EPERM: READ_ONLY,
    errno.EIO: IO_ERROR,
    # what a stick that was pulled out, or a lost network drive, looks like
    errno.ENXIO: IO_ERROR,
    errno.ENODEV: IO_ERROR,
    errno.ESTALE: IO_ERROR,
    errno.ENAMETOOLONG: NO_NAME,
    errno.ENOTDIR: NO_NAME,
    errno.EISDIR: NO_NAME,
    errno.EEXIST: NO_NAME,
    errno.ELOOP: NO_NAME,
    errno.EINVAL: NO_NAME,
}


class Database:
    """A connection to an encrypted database."""

    __slots__ = ("_utils", "conn", "shared")

    def __init__(self, conn: Any) -> None:
        self.conn = conn
        self.shared: dict[str, Any] | None = None
        """What the reading connections of one workspace keep in memory together; None on all others."""
        self._utils: Tables | None = None

    @property
    def utils(self) -> Tables:
        """The same connection as sqlite-utils has it, for making and migrating tables."""
        if self._utils is None:
            import sqlite_utils

            self._utils = sqlite_utils.Database(self.conn, execute_plugins=False)
        return self._utils

    def apply(self, name: str, steps: Iterable[Callable[[Tables], None]]) -> None:
        """Apply those *steps* of the set of migrations *name* that this database has not seen, in their order.

        Each runs in a transaction of its own together with the note that it ran.
        """
        from sqlite_utils import Migrations

        migrations = Migrations(name)
        for step in steps:
            migrations()(step)
        migrations.apply(self.utils)


def open_database(path: Path | str, key: bytes, *, readonly: bool = False, immutable: bool = False) -> Database:
    """Open the encrypted database at *path* with its 32-byte *key*.

    The key is given raw, so opening costs a fraction of a millisecond; the passphrase is stretched once, in the
    vault. FULL makes a returned COMMIT survive a power cut, secure_delete makes an erased answer unreadable.

    *immutable*, for a file without a WAL that nobody changes meanwhile, needs no room for anything beside it.

    Raises `UserError` WORKSPACE_002 when the file is damaged or the key is another's.
    """
    if len(key) != 32:
        raise ValueError("a database key has 32 bytes")
    path = Path(path)
    with environment(path):
        conn = dbapi.connect(
            f"{path.resolve().as_uri()}?mode={'ro' if readonly else 'rwc'}{'&immutable=1' if immutable else ''}",
            uri=True,
            timeout=BUSY_MS / 1000,
            isolation_level=None,
            check_same_thread=False,
            cached_statements=512,
        )
        try:
            conn.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
            conn.execute("PRAGMA cipher_log_level = NONE")  # else each bad page writes lines to stderr
            conn.execute("SELECT count(*) FROM sqlite_master").fetchone()
            if not readonly:
                conn.execute("PRAGMA journal_mode = WAL")
            for pragma in (
                "synchronous = FULL",
                "fullfsync = ON",
                "checkpoint_fullfsync = ON",
                "foreign_keys = ON",
                "trusted_schema = OFF",
                "secure_delete = ON",
                "temp_store = MEMORY",
                f"cache_size = -{PAGE_CACHE_KIB}",
                f"query_only = {'ON' if readonly else 'OFF'}",
            ):
                conn.execute(f"PRAGMA {pragma}")
        except UnicodeDecodeError as error:  # a damaged list of tables is quoted in SQLite's message
            conn.close()
            raise UserError(DAMAGED, path=str(path)) from error
        except BaseException:
            conn.close()
            raise
        return Database(conn)


def plain_file(path: Path) -> Tables:
    """A new SQLite file without a key, for what people hand on on purpose; the caller closes its `conn`."""
    import sqlite_utils

    return sqlite_utils.Database(str(path), execute_plugins=False)


@contextmanager
def environment(path: Path | str = "") -> Iterator[None]:
    """Turn what the machine around us does wrong into a `UserError`; bugs of ours pass through.

    The table of SQLite's codes decides which family an error belongs to.
    """
    try:
        yield
    except DatabaseError as error:
        code = _workspace_code(error)
        if code is None:
            raise
        if code == IO_ERROR and _nearly_full(Path(path)):
            code = DISK_FULL
        raise UserError(code, path=str(path)) from error
    except OSError as error:
        code = _BY_ERRNO.get(error.errno or 0)
        if code is None:
            raise
        raise UserError(code, path=str(error.filename or path)) from error


def _nearly_full(path: Path) -> bool:
    """SQLCipher reports a full disk as a failed write now and then."""
    try:
        return shutil.disk_usage(path if path.is_dir() else path.parent).free < NEARLY_FULL_BYTES
    except OSError:
        return False


def _workspace_code(error: BaseException) -> str | None:
    name = getattr(error, "sqlite_errorname", "") or ""
    if name in _BY_NAME:
        return _BY_NAME[name]
    family = "_".join(name.split("_")[:2])
    if family in _BY_NAME:
        return _BY_NAME[family]
    return DAMAGED if "file is not a database" in str(error) else None


@cache
def self_test() -> None:
    """Prove, before any workspace opens, that this process really encrypts.

    On a plain SQLite `PRAGMA key` does nothing and says nothing. That happens on Linux when something loaded the
    system's libsqlite3 into the global namespace first (an input method, LD_PRELOAD): people have lost
    databases so.

    Raises `UserError` ENGINE_001 with what was found; nothing of a workspace has been touched then.
    """
    with tempfile.TemporaryDirectory(prefix="xunlou-selftest-") as folder:
        reason = _unfit(Path(folder) / "probe.db")
    if reason:
        raise UserError("ENGINE_001", reason=reason)


def _unfit(path: Path) -> str:
    conn = dbapi.connect(str(path), isolation_level=None)
    try:
        version = conn.execute("SELECT sqlite_version()").fetchone()[0]
        if tuple(map(int, version.split("."))) < OLDEST_SQLITE:
            return f"SQLite {version}"
        conn.execute(f"PRAGMA key = \"x'{os.urandom(32).hex()}'\"")
        if not conn.execute("PRAGMA cipher_version").fetchall():
            return "no cipher"
        conn.execute("PRAGMA journal_mode = WAL")
        conn.execute("PRAGMA synchronous = OFF")  # what is written is read back here and now, and then removed
        conn.execute("CREATE TABLE canary (text)")
        conn.execute("INSERT INTO canary VALUES (?)", (CANARY,))
        try:
            conn.execute("CREATE VIRTUAL TABLE words USING fts5(text)")
        except DatabaseError:
            return "no FTS5"
        # read while the connection is open: closing would fold the WAL away
        written = {name: Path(f"{path}{name}").read_bytes() for name in ("", "-wal", "-shm")}
    finally:
        conn.close()
    if written[""].startswith(b"SQLite format 3") or path.read_bytes().startswith(b"SQLite format 3"):
        return "plain header"
    return next((f"plain text in file{name}" for name, data in written.items() if CANARY.encode() in data), "")
