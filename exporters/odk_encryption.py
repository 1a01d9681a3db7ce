"""Submissions that only the owner of a key can read, as ODK encrypts them.

A form whose settings have a `public_key` leaves this laptop encrypted: each file of a submission with one AES key
made for it, that key with the form's RSA key, and a manifest in place of the submission. ODK Central and Briefcase
decrypt it with the private key, which we never see. ODK XForms specification, chapter "Encryption".
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import secrets
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape, quoteattr

from forms.errors import UserError

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicKey

SUBMISSION = "submission.xml"
ENDING = ".enc"
# What ODK Collect and ODK's web forms write; the specification's own example has another, which Briefcase refuses.
NAMESPACE = "http://www.opendatakit.org/xforms/encrypted"
OPENROSA = "http://openrosa.org/xforms"
KEY_BYTES = 32
BLOCK = 16


@dataclass(frozen=True)
class EncryptedSubmission:
    """One submission as it is handed on: *manifest* takes the place of submission.xml, *files* lie beside it."""

    manifest: bytes
    files: Mapping[str, bytes]


def encrypt(
    submission: bytes,
    *,
    form_id: str,
    version: str,
    instance_id: str,
    public_key: str,
    media: Mapping[str, bytes],
    entropy: Callable[[int], bytes] = secrets.token_bytes,
) -> EncryptedSubmission:
    """Encrypt a submission and its media, by file name, for the owner of *public_key*.

    *public_key* is base64 of an RSA key (X.509 SubjectPublicKeyInfo, DER), as settings have it. The order of *media* is
    kept: each file has its own initialisation vector, which only its place in the manifest tells.

    Raises `UserError` EXPORT_030 when *public_key* is none, EXPORT_031 without an instanceID.
    """
    if not instance_id:
        raise UserError("EXPORT_031", form=form_id)
    rsa = read_public_key(public_key, form=form_id)
    key = entropy(KEY_BYTES)
    wrapped = _wrap(rsa, key)
    seed = bytearray(hashlib.md5(instance_id.encode() + key, usedforsecurity=False).digest())
    signed = [form_id, *([version] if version else []), wrapped, instance_id]
    files: dict[str, bytes] = {}
    for number, (name, data) in enumerate([*media.items(), (SUBMISSION, submission)]):
        seed[number % BLOCK] = (seed[number % BLOCK] + 1) % 256
        files[name + ENDING] = _aes(data, key=key, vector=bytes(seed))
        signed.append(f"{name}::{hashlib.md5(data, usedforsecurity=False).hexdigest()}")
    digest = hashlib.md5("".join(f"{line}\n" for line in signed).encode(), usedforsecurity=False).digest()
    manifest = _manifest(
        form_id=form_id,
        version=version,
        instance_id=instance_id,
        key=wrapped,
        media=[name + ENDING for name in media],
        signature=_wrap(rsa, digest),
    )
    return EncryptedSubmission(manifest.encode(), files)


def read_public_key(text: str, *, form: str) -> RSAPublicKey:
    """Return the RSA key that a form's settings name. Raises `UserError` EXPORT_030 when it is none."""
    # imported here: few forms are encrypted, and the library takes long to load
    from cryptography.exceptions import UnsupportedAlgorithm
    from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicKey
    from cryptography.hazmat.primitives.serialization import load_der_public_key

    lines = [line for line in text.split("\n") if not line.startswith("-----")]
    try:
        key = load_der_public_key(base64.b64decode("".join("".join(lines).split()), validate=True))
    except (ValueError, binascii.Error, UnsupportedAlgorithm):
        raise UserError("EXPORT_030", form=form) from None
    if not isinstance(key, RSAPublicKey):
        raise UserError("EXPORT_030", form=form)
    return key


def _wrap(rsa: RSAPublicKey, secret: bytes) -> str:
    """RSA/NONE/OAEPWithSHA256AndMGF1Padding as Bouncy Castle has it: SHA-256 in the mask as well."""
    from cryptography.hazmat.primitives.asymmetric.padding import MGF1, OAEP
    from cryptography.hazmat.primitives.hashes import SHA256

    padding = OAEP(mgf=MGF1(algorithm=SHA256()), algorithm=SHA256(), label=None)
    return base64.b64encode(rsa.encrypt(secret, padding)).decode()


def _aes(data: bytes, *, key: bytes, vector: bytes) -> bytes:
    """AES/CFB/PKCS5Padding: feedback of whole blocks, padded although the mode needs no padding."""
    from cryptography.hazmat.primitives.ciphers import Cipher
    from cryptography.hazmat.primitives.ciphers.algorithms import AES

    try:
        from cryptography.hazmat.decrepit.ciphers.modes import CFB
    except ImportError:  # before version 47 it had not moved
        from cryptography.hazmat.primitives.ciphers.modes import CFB
    missing = BLOCK - len(data) % BLOCK
    encryptor = Cipher(AES(key), CFB(vector)).encryptor()
    return encryptor.update(data + bytes([missing]) * missing) + encryptor.finalize()


def _manifest(*, form_id: str, version: str, instance_id: str, key: str, media: list[str], signature: str) -> str:
    named = f" version={quoteattr(version)}" if version else ""
    files = "".join(f"<media><file>{escape(name)}</file></media>" for name in media)
    return (
        f'<data xmlns="{NAMESPACE}" encrypted="yes" id={quoteattr(form_id)}{named}>'
        f"<base64EncryptedKey>{key}</base64EncryptedKey>"
        f'<orx:meta xmlns:orx="{OPENROSA}"><orx:instanceID>{escape(instance_id)}</orx:instanceID></orx:meta>'
        f"{files}"
        f"<encryptedXmlFile>{SUBMISSION}{ENDING}</encryptedXmlFile>"
        f"<base64EncryptedElementSignature>{signature}</base64EncryptedElementSignature>"
        "</data>"
    )
