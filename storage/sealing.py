"""Seal, open and sign: the few cryptographic acts, all of them libsodium's.

Nonces are synthetic: a keyed hash of the plaintext instead of a random number. Equal plaintext then gives
equal sealed bytes, so a photo taken in twice, on two laptops, is one object, and a nonce can never repeat
for two different plaintexts, not even when a disk was cloned and its random state with it (the price is
that whoever sees two sealed things can tell that they are equal, which a content address tells anyway).
192 bits of nonce leave no room for accidental collisions.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from contextlib import suppress
from functools import lru_cache

from nacl.bindings import (
    crypto_aead_xchacha20poly1305_ietf_decrypt,
    crypto_aead_xchacha20poly1305_ietf_encrypt,
    crypto_box_seal,
    crypto_box_seal_open,
    crypto_sign,
    crypto_sign_BYTES,
    crypto_sign_ed25519_pk_to_curve25519,
    crypto_sign_ed25519_sk_to_curve25519,
    crypto_sign_open,
    crypto_sign_seed_keypair,
)
from nacl.exceptions import CryptoError

from forms.errors import UserError
from forms.lean import dataclass

FORMAT = b"\x01"
NONCE_BYTES = 24
TAG_BYTES = 16
SIGNATURE_BYTES = crypto_sign_BYTES
OVERHEAD_BYTES = len(FORMAT) + NONCE_BYTES + TAG_BYTES


def subkey(key: bytes, purpose: str) -> bytes:
    """A 32-byte key for one *purpose*, from which *key* cannot be found."""
    return hashlib.blake2b(purpose.encode(), key=key, digest_size=32, person=b"xunlou key").digest()


class SealingKey:
    """A community's key: seals what leaves this process and opens what comes back.

    *purpose* is authenticated with each thing ("event", "object"), so one cannot be passed off as the other.
    *older* are the keys of earlier epochs: they open what was sealed before a device was retired, and seal nothing.
    """

    def __init__(self, key: bytes, *, older: Sequence[SealingKey] = ()) -> None:
        if len(key) != 32:
            raise ValueError("a sealing key has 32 bytes")
        self.key = key
        self.older = tuple(older)
        self._content = subkey(key, "content")
        self._nonce = subkey(key, "nonce")

    def seal(self, plain: bytes, *, purpose: str = "event") -> bytes:
        """Format byte, nonce, ciphertext with tag."""
        label = FORMAT + purpose.encode()
        digest = hashlib.blake2b(plain, key=self._nonce, digest_size=NONCE_BYTES, person=label[:16])
        nonce = digest.digest()
        return FORMAT + nonce + crypto_aead_xchacha20poly1305_ietf_encrypt(plain, label, nonce, self._content)

    def open(self, sealed: bytes, *, purpose: str = "event") -> bytes:
        """The plaintext. Raises `UserError` VAULT_006 when the bytes are damaged or another community's."""
        if len(sealed) < OVERHEAD_BYTES or sealed[:1] != FORMAT:
            raise UserError("VAULT_006")
        nonce, box = sealed[1 : 1 + NONCE_BYTES], sealed[1 + NONCE_BYTES :]
        try:
            return crypto_aead_xchacha20poly1305_ietf_decrypt(box, FORMAT + purpose.encode(), nonce, self._content)
        except CryptoError:
            for key in self.older:
                with suppress(UserError):
                    return key.open(sealed, purpose=purpose)
            raise UserError("VAULT_006") from None


@dataclass(frozen=True)
class DeviceKey:
    """This laptop's Ed25519 key. `id` is a digest of the public half: short, and safe as a file name everywhere."""

    seed: bytes
    public: bytes
    secret: bytes
    id: str

    @classmethod
    def from_seed(cls, seed: bytes) -> DeviceKey:
        public, secret = crypto_sign_seed_keypair(seed)
        return cls(seed, public, secret, device_id(public))

    def sign(self, message: bytes) -> bytes:
        """Public key, signature and *message* in one piece, as `verified` takes it."""
        return self.public + crypto_sign(message, self.secret)

    def open_box(self, box: bytes) -> bytes:
        """What `box_for` this device's public key holds. Raises `ValueError` when it is another's."""
        public = crypto_sign_ed25519_pk_to_curve25519(self.public)
        try:
            return crypto_box_seal_open(box, public, crypto_sign_ed25519_sk_to_curve25519(self.secret))
        except (CryptoError, ValueError, TypeError):
            raise ValueError("not for this device") from None


def box_for(public: bytes, message: bytes) -> bytes:
    """*message* for the one device with this Ed25519 key, whose X25519 form libsodium derives.

    Raises `ValueError` when the key is none.
    """
    try:
        return crypto_box_seal(message, crypto_sign_ed25519_pk_to_curve25519(public))
    except (CryptoError, RuntimeError) as error:
        raise ValueError("not a public key") from error


@lru_cache(maxsize=256)
def device_id(public: bytes) -> str:
    return hashlib.sha256(public).hexdigest()[:32]


def verified(signed: bytes) -> tuple[str, bytes]:
    """The id of the device that signed, and the message. Raises `ValueError` when the signature does not hold."""
    public, rest = signed[:32], signed[32:]
    if len(rest) < SIGNATURE_BYTES:
        raise ValueError("too short for a signature")
    try:
        return device_id(public), crypto_sign_open(rest, public)
    except (CryptoError, ValueError):
        raise ValueError("the signature does not hold") from None
