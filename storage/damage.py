"""Which pages of an encrypted database are damaged, and reading what a damaged page still says.

SQLCipher signs each page and refuses one that does not match, so a single wrong bit hides a whole page. The
records on it are mostly intact: in CBC a wrong byte spoils its own block of 16 bytes and one byte of the
next. A copy whose pages are signed anew can be read past such a spot. What is taken from it must prove
itself in another way, as events do by their own seal.
"""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from forms.errors import UserError
from storage.engine import DAMAGED, DatabaseError, open_database

PAGE_BYTES = 4096
SALT_BYTES = 16
MAC_BYTES = 64
SALT_MASK = 0x3A  # SQLCipher's own, for the key that signs pages
SOME_LOST, LISTS_ONLY = "WORKSPACE_014", "WORKSPACE_015"
DAMAGES = (DAMAGED, SOME_LOST, LISTS_ONLY)
ENTERED = ("event", "community", "setting", "draft", "draft_answer", "object", "quarantine", "epoch", "root")
"""Tables that cannot be built from the log."""


def damaged_pages(path: Path, key: bytes) -> list[int]:
    """The numbers (from 1) of pages whose signature does not hold; those in a WAL are not looked at."""
    data = path.read_bytes()
    return [] if not data else [number for number, page, mac in _signed(data, key, data[:SALT_BYTES]) if not mac]


def belongs(path: Path, key: bytes) -> bool:
    """Whether the database at *path* was written with *key*: at least one page bears its signature."""
    data = path.read_bytes()
    salts = dict.fromkeys((data[:SALT_BYTES], _salt(data, key))) if data else ()
    return any(whole for salt in salts for _, _, whole in _signed(data, key, salt))


def sign_anew(source: Path, target: Path, key: bytes) -> None:
    """Write a copy of the database at *source* in which every page counts as whole.

    A salt with one wrong byte, which makes every page look damaged, is found by trying.
    """
    data = bytearray(source.read_bytes())
    salt = _salt(bytes(data), key)
    data[:SALT_BYTES] = salt
    signer = _signer(key, salt)
    for number, page, whole in _signed(bytes(data), key, salt):
        if not whole:
            end = number * PAGE_BYTES
            data[end - MAC_BYTES : end] = _mac(signer, page, number)
    target.write_bytes(data)


def named(path: Path, key: bytes) -> UserError:
    """What to tell somebody whose database at *path* is damaged: how much, what it holds, and the remedy.

    WORKSPACE_014 when something that people entered may be lost, 015 when only lists are hit that come from
    the log, 002 when nothing can be read.
    """
    try:
        pages = damaged_pages(path, key)
        code = SOME_LOST if _entered_is_hit(path, key) else LISTS_ONLY
        return UserError(code, path=str(path), pages=len(pages))
    except (UserError, DatabaseError, OSError):
        return UserError(DAMAGED, path=str(path))


@contextmanager
def naming(path: Path, key: bytes) -> Iterator[None]:
    """Say what is damaged, where only "damaged" would be said."""
    try:
        yield
    except UserError as error:
        if error.code != DAMAGED:
            raise
        raise named(path, key) from error


def _entered_is_hit(path: Path, key: bytes) -> bool:
    db = open_database(path, key, readonly=True)
    try:
        for table in ENTERED:
            for _ in db.conn.execute(f"SELECT * FROM {table} NOT INDEXED"):  # noqa: S608 - constants
                pass
    except DatabaseError:
        return True
    finally:
        db.conn.close()
    return False


def _signed(data: bytes, key: bytes, salt: bytes) -> Iterator[tuple[int, bytes, bool]]:
    """Each page's number, what its signature covers, and whether that holds."""
    signer = _signer(key, salt)
    for start in range(0, len(data) - PAGE_BYTES + 1, PAGE_BYTES):
        number = start // PAGE_BYTES + 1
        page = data[start + (SALT_BYTES if number == 1 else 0) : start + PAGE_BYTES - MAC_BYTES]
        found = data[start + PAGE_BYTES - MAC_BYTES : start + PAGE_BYTES]
        yield number, page, hmac.compare_digest(found, _mac(signer, page, number))


def _signer(key: bytes, salt: bytes) -> bytes:
    return hashlib.pbkdf2_hmac("sha512", key, bytes(byte ^ SALT_MASK for byte in salt), 2, 32)


def _mac(signer: bytes, page: bytes, number: int) -> bytes:
    return hmac.digest(signer, page + number.to_bytes(4, "little"), "sha512")


def _salt(data: bytes, key: bytes) -> bytes:
    salt = data[:SALT_BYTES]
    second = data[PAGE_BYTES : 2 * PAGE_BYTES]
    body, mac = second[:-MAC_BYTES], second[-MAC_BYTES:]
    tries = [salt, *(salt[:at] + bytes([byte]) + salt[at + 1 :] for at in range(len(salt)) for byte in range(256))]
    return next((tried for tried in tries if _mac(_signer(key, tried), body, 2) == mac), salt)
