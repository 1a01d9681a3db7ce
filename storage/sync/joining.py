"""How another laptop comes in: a sealed invitation file, and a code that goes another way than the file.

The file holds the community's keys, whom to believe, and the seed of a one-time device that vouches for the new
laptop. Without the code, which is spoken or written down, nobody reads it. Two laptops that used the same
invitation are seen in the list of laptops.
"""

from __future__ import annotations

import base64
import json
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from nacl.exceptions import RuntimeError as SodiumError
from nacl.pwhash import argon2id

from forms.errors import UserError
from storage.engine import Database, environment
from storage.events import canonical
from storage.files import write_atomically
from storage.recovery import ALPHABET, CHECK
from storage.sealing import DeviceKey, SealingKey
from storage.settings import put_setting
from storage.sync.devices import add_roots, load_trust
from storage.sync.membership import admit, announce, guard
from storage.vault import CEILING, FLOOR, Cost
from storage.workspace import Workspace

FORMAT = 1
HEADER = b"XLINV1\n"
PURPOSE = "invitation"
DIGITS = 12  # 60 bits behind Argon2id: more than anybody guesses while an invitation matters
LARGEST = 1 << 20


@dataclass(frozen=True)
class Invitation:
    """What `invite` made. The *code* is shown once and kept nowhere; it must not travel with the file."""

    path: Path
    code: str
    community: str
    name: str
    device: str
    text: str
    """The file's bytes as a QR code holds them."""


@dataclass(frozen=True)
class Joined:
    """What `join` made: an open workspace and its recovery code."""

    workspace: Workspace
    recovery_code: str
    community: str
    name: str


def invite(workspace: Workspace, path: Path, *, community: str | None = None, cost: Cost | None = None) -> Invitation:
    """Write an invitation to *community* (the present one) to *path*."""
    home = community or workspace.community
    workspace.community_key(home)
    announce(workspace, home)
    guard(workspace, home)
    guest = DeviceKey.from_seed(workspace.entropy(32))
    name = next(item.name for item in workspace.communities() if item.id == home)
    admit(workspace, home, public=guest.public, dev=guest.id, name=f"{name} {workspace.clock():%Y-%m-%d %H:%M}")
    contents = workspace.read(lambda db: _contents(db, home)) | {
        "format": FORMAT,
        "community": home,
        "name": name,
        "seed": guest.seed.hex(),
        "at": workspace.clock().isoformat(timespec="seconds"),
    }
    code = _write_code(workspace.entropy(8))
    salt = workspace.entropy(argon2id.SALTBYTES)
    price = cost or Cost()
    sealed = SealingKey(_stretched(code, salt=salt, cost=price)).seal(canonical(contents), purpose=PURPOSE)
    numbers = bytes([price.memory_mib >> 8, price.memory_mib & 0xFF, price.passes])
    data = HEADER + numbers + salt + sealed
    with environment(path):
        write_atomically(path, data)
    return Invitation(path, code, home, name, guest.id, base64.b32encode(data).decode("ascii").rstrip("="))


def join(
    file: Path, folder: Path, *, code: str, passphrase: str, person: str, cost: Cost | None = None, **create: Any
) -> Joined:
    """Make a workspace in *folder* for the community of an invitation. Its records come with the first sync.

    Raises `UserError`: SYNC_020 when the file is no invitation or damaged, 021 for a slip in the code, 022 when it is
    another invitation's code, 023 when a newer program wrote it; WORKSPACE_007 when something is in the folder.
    """
    contents = read_invitation(file, code)
    community, name = contents["community"], contents["name"]
    guest = bytes.fromhex(contents["seed"])
    workspace, recovery = Workspace.create(folder, passphrase, community=None, person=person, cost=cost, **create)
    try:

        def keep(db: Database) -> None:
            for number, (rec, key) in enumerate(contents["epochs"], start=1):
                db.conn.execute(
                    "INSERT INTO epoch (id, community, number, key) VALUES (?, ?, ?, ?)",
                    (rec, community, _number(rec, number), bytes.fromhex(key)),
                )
            add_roots(db, community, [*contents["devices"], DeviceKey.from_seed(guest).id])
            put_setting(db, "earlier_devices", [guest.hex()])

        workspace.connections.wait(workspace.connections.write(keep))
        workspace.join_community(community, key=bytes.fromhex(contents["key"]), name=name)
        workspace.community = community
        announce(workspace, community)
    except BaseException:
        workspace.close()
        raise
    return Joined(workspace, recovery, community, name)


def read_invitation(file: Path, code: str) -> dict[str, Any]:
    """Open an invitation with its code; errors as for `join`."""
    secret = _read_code(code)
    with environment(file):
        data = _scanned(file.read_bytes()) if file.stat().st_size <= LARGEST else b""
    if data[:5] == HEADER[:5] and data[: len(HEADER)] != HEADER:
        raise UserError("SYNC_023", path=str(file))
    start = len(HEADER) + 3
    salt, sealed = data[start : start + argon2id.SALTBYTES], data[start + argon2id.SALTBYTES :]
    if data[: len(HEADER)] != HEADER or not sealed:
        raise UserError("SYNC_020", path=str(file))
    cost = Cost(memory_mib=data[start - 3] << 8 | data[start - 2], passes=data[start - 1])
    for name in ("memory_mib", "passes"):
        if not getattr(FLOOR, name) <= getattr(cost, name) <= getattr(CEILING, name):
            raise UserError("SYNC_020", path=str(file))
    try:
        contents = json.loads(SealingKey(_stretched(secret, salt=salt, cost=cost)).open(sealed, purpose=PURPOSE))
    except UserError as error:
        raise UserError("SYNC_022") if error.code == "VAULT_006" else error from None
    if contents["format"] != FORMAT:
        raise UserError("SYNC_023", path=str(file))
    datetime.fromisoformat(contents["at"])
    return dict(contents)


def _scanned(data: bytes) -> bytes:
    """The invitation in *data*: as it was written, or as text that was read from its QR code."""
    if data.startswith(HEADER[:5]):
        return data
    text = b"".join(data.split()).upper()
    try:
        return base64.b32decode(text + b"=" * (-len(text) % 8))
    except ValueError:
        return b""


def _contents(db: Database, community: str) -> dict[str, Any]:
    (key,) = db.conn.execute("SELECT key FROM community WHERE id = ?", (community,)).fetchone()
    later = db.conn.execute(
        "SELECT id, key FROM epoch WHERE community = ? ORDER BY number, id", (community,)
    ).fetchall()
    trust = load_trust(db, community)
    believed = [device.id for device in trust.devices.values() if not device.retired and not device.invitation]
    return {
        "key": key.hex(),
        "epochs": [[rec, later_key.hex()] for rec, later_key in later],
        "devices": sorted(believed),
    }


def _number(rec: str, otherwise: int) -> int:
    digits = rec.partition(":")[2].partition("-")[0]
    return int(digits) if digits.isdecimal() else otherwise


def _stretched(code: str, *, salt: bytes, cost: Cost) -> bytes:
    try:
        return argon2id.kdf(32, code.encode(), salt, opslimit=cost.passes, memlimit=cost.memory_mib * 1024 * 1024)
    except SodiumError as error:
        raise UserError("VAULT_007", memory=cost.memory_mib) from error


def _write_code(random: bytes) -> str:
    """Twelve characters and a check character, in groups of four."""
    number = int.from_bytes(random, "big") >> 4
    digits = "".join(ALPHABET[number >> (5 * place) & 31] for place in reversed(range(DIGITS)))
    text = digits + CHECK[number % 37]
    return "-".join((text[:4], text[4:8], text[8:]))


def _read_code(code: str) -> str:
    """The code as `_write_code` gave it. Raises `UserError` SYNC_021 for a slip of the pen."""
    text = "".join(code.split()).replace("-", "").replace("－", "").upper()
    same = str.maketrans({"I": "1", "L": "1", "O": "0"})
    digits, check = text[:-1].translate(same), text[-1:]
    check = check if check in CHECK else check.translate(same)
    if len(digits) != DIGITS or any(digit not in ALPHABET for digit in digits):
        raise UserError("SYNC_021")
    number = 0
    for digit in digits:
        number = number << 5 | ALPHABET.index(digit)
    if check != CHECK[number % 37]:
        raise UserError("SYNC_021")
    text = digits + check
    return "-".join((text[:4], text[4:8], text[8:]))
