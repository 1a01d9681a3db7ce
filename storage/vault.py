"""Who may open a workspace: keys.json holds the data key, once for each way in.

The data key is random and opens the database; the communities' keys lie inside the database. So a new
passphrase rewrites one slot of a small file and nothing else, and a lost passphrase is not a lost
community: the printed recovery code is a second way in.
"""

from __future__ import annotations

import base64
import json
import unicodedata
from collections.abc import Callable
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

from nacl.exceptions import RuntimeError as SodiumError
from nacl.pwhash import argon2id

from forms.errors import UserError
from forms.lean import dataclass
from storage.files import write_atomically
from storage.recovery import BYTES as RECOVERY_BYTES
from storage.recovery import read_code, write_code
from storage.sealing import SealingKey, subkey

FORMAT = 1
FILE = "keys.json"
LARGEST_FILE = 64 * 1024
SHORTEST_PASSPHRASE = 4  # long enough to be a choice; the window advises more
Entropy = Callable[[int], bytes]
Way = Callable[["Vault"], bytes]
"""How somebody comes by the data key of a vault."""


@dataclass(frozen=True)
class Cost:
    """What one guess at the passphrase costs (Argon2id): memory in MiB and passes over it."""

    memory_mib: int = 64
    passes: int = 3


FLOOR = Cost(memory_mib=19, passes=2)  # OWASP's minimum: a weakened slot is refused, not obeyed
CEILING = Cost(memory_mib=1024, passes=10)  # a hostile slot must not eat the machine


@dataclass(frozen=True)
class Slot:
    """One way in: how a secret becomes a key, and the data key sealed with it."""

    kind: str
    salt: bytes
    sealed: bytes
    cost: Cost | None = None

    def opened(self, secret: bytes) -> bytes:
        return SealingKey(_stretched(secret, salt=self.salt, cost=self.cost)).open(self.sealed, purpose=self.kind)


class Vault:
    """The slots of one workspace's keys.json."""

    def __init__(self, path: Path, slots: list[Slot]) -> None:
        self.path = path
        self.slots = slots

    @classmethod
    def create(
        cls, path: Path, passphrase: str, *, data_key: bytes, entropy: Entropy, cost: Cost | None = None
    ) -> tuple[Vault, str]:
        """Write a new keys.json; returns the vault and the recovery code, which is kept nowhere else."""
        recovery = entropy(RECOVERY_BYTES)
        slots = [
            _passphrase_slot(passphrase, data_key=data_key, salt=entropy(argon2id.SALTBYTES), cost=cost or Cost()),
            _slot("recovery", recovery, data_key=data_key, salt=entropy(argon2id.SALTBYTES)),
        ]
        vault = cls(path, slots)
        vault._save()
        return vault, write_code(recovery)

    @classmethod
    def read(cls, path: Path) -> Vault:
        """Read keys.json.

        Raises `UserError` WORKSPACE_001 when a newer program wrote it, VAULT_004 when it is damaged or its slots are
        too weak or too costly.
        """
        try:
            if path.stat().st_size > LARGEST_FILE:
                raise ValueError("too large")
            data = json.loads(path.read_text("utf-8"))
            if isinstance(data["format"], int) and data["format"] > FORMAT:
                raise UserError("WORKSPACE_001", found=data["format"], known=FORMAT)
            if data["format"] != FORMAT:
                raise ValueError("unknown format")
            slots = [_slot_from_json(item) for item in data["slots"]]
        except FileNotFoundError:
            raise
        except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
            raise UserError("VAULT_004", path=str(path)) from error
        return cls(path, slots)

    def data_key(self, passphrase: str) -> bytes:
        """The data key. Raises `UserError` VAULT_001 when the passphrase is wrong."""
        return self._opened("passphrase", _normal(passphrase), wrong="VAULT_001")

    def data_key_by_recovery(self, code: str) -> bytes:
        """The data key. Raises VAULT_003 for a slip of the pen, VAULT_002 for another workspace's code."""
        return self._opened("recovery", read_code(code), wrong="VAULT_002")

    def data_key_by_either(self, secret: str) -> bytes:
        """The data key by a passphrase or, where *secret* reads as one, by the recovery code. Raises VAULT_001."""
        try:
            return self.data_key_by_recovery(secret)
        except UserError:  # no code, or a passphrase that happens to look like one
            return self.data_key(secret)

    def change_passphrase(self, new: str, *, data_key: bytes, entropy: Entropy, cost: Cost | None = None) -> None:
        """Replace the passphrase; the recovery code and everything already sealed stay as they are."""
        fresh = _passphrase_slot(new, data_key=data_key, salt=entropy(argon2id.SALTBYTES), cost=cost or Cost())
        self._replace(fresh)

    def renew_recovery(self, *, data_key: bytes, entropy: Entropy) -> str:
        """A new recovery code; the old slip of paper opens nothing afterwards."""
        recovery = entropy(RECOVERY_BYTES)
        self._replace(_slot("recovery", recovery, data_key=data_key, salt=entropy(argon2id.SALTBYTES)))
        return write_code(recovery)

    def _replace(self, fresh: Slot) -> None:
        kept = [slot for slot in self.slots if slot.kind != fresh.kind]
        changed = Vault(self.path, [fresh, *kept])
        changed._save()
        self.slots = changed.slots

    def _opened(self, kind: str, secret: bytes, *, wrong: str) -> bytes:
        for slot in self.slots:
            if slot.kind == kind:
                try:
                    return slot.opened(secret)
                except UserError:
                    continue
        raise UserError(wrong)

    def _save(self) -> None:
        data = {"format": FORMAT, "slots": [_slot_to_json(slot) for slot in self.slots]}
        write_atomically(self.path, json.dumps(data, indent=1).encode())


def way_in(secret: str | Way) -> Way:
    """A way of its own, or by a passphrase; for "either that or the recovery code" see `by_either`."""
    return secret if callable(secret) else lambda vault: vault.data_key(secret)


def by_either(secret: str) -> Way:
    """By a passphrase or the recovery code, whichever *secret* is."""
    return lambda vault: vault.data_key_by_either(secret)


def _normal(passphrase: str) -> bytes:
    # an input method may deliver full-width letters; what was typed on another keyboard must still open
    return unicodedata.normalize("NFKC", passphrase).encode()


def _passphrase_slot(passphrase: str, *, data_key: bytes, salt: bytes, cost: Cost) -> Slot:
    if len(passphrase) < SHORTEST_PASSPHRASE:
        raise UserError("VAULT_005", shortest=SHORTEST_PASSPHRASE)
    return _slot("passphrase", _normal(passphrase), data_key=data_key, salt=salt, cost=cost)


def _slot(kind: str, secret: bytes, *, data_key: bytes, salt: bytes, cost: Cost | None = None) -> Slot:
    slot = Slot(kind, salt, b"", cost)
    key = SealingKey(_stretched(secret, salt=salt, cost=cost))
    return replace(slot, sealed=key.seal(data_key, purpose=kind))


def _stretched(secret: bytes, *, salt: bytes, cost: Cost | None) -> bytes:
    if cost is None:  # 128 random bits need no stretching
        return subkey(secret + salt, "recovery")
    try:
        return argon2id.kdf(32, secret, salt, opslimit=cost.passes, memlimit=cost.memory_mib * 1024 * 1024)
    except SodiumError as error:
        raise UserError("VAULT_007", memory=cost.memory_mib) from error


def _slot_to_json(slot: Slot) -> dict[str, Any]:
    item: dict[str, Any] = {"kind": slot.kind, "salt": _text(slot.salt), "sealed": _text(slot.sealed)}
    if slot.cost:
        item["argon2id"] = asdict(slot.cost)
    return item


def _slot_from_json(item: dict[str, Any]) -> Slot:
    cost = Cost(**item["argon2id"]) if "argon2id" in item else None
    if cost is not None:
        for name in ("memory_mib", "passes"):
            value = getattr(cost, name)
            if type(value) is not int or not getattr(FLOOR, name) <= value <= getattr(CEILING, name):
                raise ValueError(f"{name} out of bounds")
    elif item["kind"] == "passphrase":
        raise ValueError("a passphrase slot without its cost")
    salt = base64.b64decode(item["salt"], validate=True)
    if len(salt) != argon2id.SALTBYTES:
        raise ValueError("salt of a wrong length")
    return Slot(str(item["kind"]), salt, base64.b64decode(item["sealed"], validate=True), cost)


def _text(data: bytes) -> str:
    return base64.b64encode(data).decode("ascii")
