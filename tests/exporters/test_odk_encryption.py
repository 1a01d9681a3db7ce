"""A form with a public key leaves the laptop so that only the owner of the private key reads it.

The reader below is written from the specification alone, as a server or Briefcase would be: it shares nothing with
the writer but the files.
"""

from __future__ import annotations

import base64
import hashlib

import pytest
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, padding, rsa
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from exporters.odk_encryption import encrypt
from forms.errors import UserError

ODK = "{http://www.opendatakit.org/xforms/encrypted}"
ORX = "{http://openrosa.org/xforms}"
SUBMISSION = '<data id="visit" version="3"><家>三楼</家></data>'.encode()
INSTANCE = "uuid:6850c987-fcd6-4469-a843-7ce200af00e2"


@pytest.fixture(scope="module")
def private() -> rsa.RSAPrivateKey:
    return rsa.generate_private_key(public_exponent=65537, key_size=2048)


def public(private) -> str:
    der = private.public_key().public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)
    return base64.b64encode(der).decode()


def unwrap(private: rsa.RSAPrivateKey, text: str) -> bytes:
    oaep = padding.OAEP(mgf=padding.MGF1(hashes.SHA256()), algorithm=hashes.SHA256(), label=None)
    return private.decrypt(base64.b64decode(text), oaep)


def feedback(key: bytes, vector: bytes, data: bytes) -> bytes:
    """CFB with blocks of 128 bits, out of nothing but the block cipher; then the padding taken off."""
    block = Cipher(algorithms.AES(key), modes.ECB()).encryptor()
    plain = b""
    for start in range(0, len(data), 16):
        piece = data[start : start + 16]
        plain += bytes(left ^ right for left, right in zip(piece, block.update(vector), strict=True))
        vector = piece
    assert plain[-plain[-1] :] == bytes([plain[-1]]) * plain[-1]
    return plain[: -plain[-1]]


def decrypt(private: rsa.RSAPrivateKey, manifest: bytes, files) -> dict[str, bytes]:
    """Every file by its own name, after the signature was seen to hold."""
    root = etree.fromstring(manifest)
    assert root.get("encrypted") == "yes"
    wrapped = root.findtext(f"{ODK}base64EncryptedKey")
    instance = root.findtext(f"{ORX}meta/{ORX}instanceID")
    names = [each.text for each in root.findall(f"{ODK}media/{ODK}file")] + [root.findtext(f"{ODK}encryptedXmlFile")]
    key = unwrap(private, wrapped)
    seed = bytearray(hashlib.md5(instance.encode() + key).digest())
    found = {}
    for number, name in enumerate(names):
        seed[number % 16] = (seed[number % 16] + 1) & 0xFF
        found[name.removesuffix(".enc")] = feedback(key, bytes(seed), files[name])
    lines = [root.get("id"), *([root.get("version")] if root.get("version") else []), wrapped, instance]
    lines += [f"{name}::{hashlib.md5(data).hexdigest()}" for name, data in found.items()]
    signed = hashlib.md5(("\n".join(lines) + "\n").encode()).digest()
    assert unwrap(private, root.findtext(f"{ODK}base64EncryptedElementSignature")) == signed
    return found


def test_the_owner_of_the_private_key_reads_submission_and_photos(private):
    media = {"door.jpg": b"\xff\xd8" + bytes(5000), "audit.csv": b"event,node,start,end\n"}
    made = encrypt(
        SUBMISSION, form_id="visit", version="3", instance_id=INSTANCE, public_key=public(private), media=media
    )
    assert sorted(made.files) == ["audit.csv.enc", "door.jpg.enc", "submission.xml.enc"]
    assert decrypt(private, made.manifest, made.files) == {**media, "submission.xml": SUBMISSION}
    assert etree.fromstring(made.manifest).get("version") == "3"


def test_nothing_that_was_answered_can_be_read_without_the_key(private):
    secret = "李主任 13800138000".encode()
    made = encrypt(
        SUBMISSION + secret,
        form_id="visit",
        version="",
        instance_id=INSTANCE,
        public_key=public(private),
        media={"note.txt": secret},
    )
    everything = made.manifest + b"".join(made.files.values())
    assert secret not in everything
    assert "三楼".encode() not in everything
    assert "version" not in etree.fromstring(made.manifest).attrib


def test_the_same_submission_is_never_encrypted_alike_twice(private):
    said = {"form_id": "visit", "version": "", "instance_id": INSTANCE, "public_key": public(private), "media": {}}
    assert encrypt(SUBMISSION, **said).files != encrypt(SUBMISSION, **said).files


@settings(max_examples=25, deadline=None)
@given(data=st.binary(max_size=70), more=st.lists(st.binary(max_size=40), max_size=20))
def test_files_of_every_length_and_more_than_sixteen_of_them_come_back(private, data, more):
    media = {f"{number}.bin": each for number, each in enumerate(more)}
    made = encrypt(data, form_id="f", version="1", instance_id=INSTANCE, public_key=public(private), media=media)
    assert decrypt(private, made.manifest, made.files) == {**media, "submission.xml": data}


def test_a_key_pasted_with_its_frame_and_line_breaks_is_the_same_key(private):
    pem = private.public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo).decode()
    made = encrypt(SUBMISSION, form_id="f", version="", instance_id=INSTANCE, public_key=pem, media={})
    assert decrypt(private, made.manifest, made.files) == {"submission.xml": SUBMISSION}


@pytest.mark.parametrize("text", ["", "not a key", "AAAA", "MIIBIjANBgkqhkiG9w0BAQEF"])
def test_what_is_no_key_is_refused_with_the_name_of_the_form(text):
    with pytest.raises(UserError) as refused:
        encrypt(SUBMISSION, form_id="visit", version="", instance_id=INSTANCE, public_key=text, media={})
    assert (refused.value.code, refused.value.values) == ("EXPORT_030", {"form": "visit"})


def test_a_key_of_another_kind_is_refused():
    curve = ec.generate_private_key(ec.SECP256R1())
    with pytest.raises(UserError, match="EXPORT_030"):
        encrypt(SUBMISSION, form_id="f", version="", instance_id=INSTANCE, public_key=public(curve), media={})


def test_a_submission_without_an_id_is_refused(private):
    with pytest.raises(UserError, match="EXPORT_031"):
        encrypt(SUBMISSION, form_id="f", version="", instance_id="", public_key=public(private), media={})
