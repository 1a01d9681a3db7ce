"""A passphrase or the slip of paper opens the workspace; nothing else does."""

from __future__ import annotations

import json
import secrets

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forms.errors import UserError
from storage.recovery import read_code, write_code
from storage.sealing import DeviceKey, SealingKey, verified
from storage.vault import FLOOR, Vault

KEY = bytes(range(32))


@pytest.fixture
def made(tmp_path):
    return Vault.create(tmp_path / "keys.json", "敦根 2022", data_key=KEY, entropy=secrets.token_bytes, cost=FLOOR)


def test_passphrase_and_recovery_code_give_the_same_key(made):
    vault, code = made
    again = Vault.read(vault.path)
    assert again.data_key("敦根 2022") == again.data_key_by_recovery(code) == KEY


def test_full_width_letters_are_the_same_passphrase(made):
    assert made[0].data_key("敦根　２０２２") == KEY


def test_a_wrong_passphrase_and_anothers_code_are_told_apart(made):
    with pytest.raises(UserError, match="VAULT_001"):
        made[0].data_key("敦根 2023")
    with pytest.raises(UserError, match="VAULT_002"):
        made[0].data_key_by_recovery(write_code(bytes(16)))


def test_changing_the_passphrase_keeps_the_recovery_code(made):
    vault, code = made
    vault.change_passphrase("another one", data_key=KEY, entropy=secrets.token_bytes, cost=FLOOR)
    again = Vault.read(vault.path)
    assert again.data_key("another one") == again.data_key_by_recovery(code) == KEY
    with pytest.raises(UserError, match="VAULT_001"):
        again.data_key("敦根 2022")


def test_a_new_recovery_code_ends_the_old_one(made):
    vault, old = made
    new = vault.renew_recovery(data_key=KEY, entropy=secrets.token_bytes)
    assert Vault.read(vault.path).data_key_by_recovery(new) == KEY
    with pytest.raises(UserError, match="VAULT_002"):
        vault.data_key_by_recovery(old)


def test_a_short_passphrase_is_refused(made):
    with pytest.raises(UserError, match="VAULT_005"):
        made[0].change_passphrase("abc", data_key=KEY, entropy=secrets.token_bytes, cost=FLOOR)


def change(data, **cost):
    for slot in data["slots"]:
        if slot["kind"] == "passphrase":
            slot["argon2id"].update(cost)


@pytest.mark.parametrize(
    "damage",
    [
        pytest.param(lambda data: change(data, memory_mib=1), id="weakened memory"),
        pytest.param(lambda data: change(data, passes=1), id="weakened passes"),
        pytest.param(lambda data: change(data, memory_mib=1 << 20), id="a terabyte of memory"),
        pytest.param(lambda data: change(data, passes=10**9), id="a year of passes"),
        pytest.param(lambda data: change(data, memory_mib=64.5), id="float"),
        pytest.param(lambda data: data.update(format=0), id="unknown format"),
        pytest.param(lambda data: data.pop("slots"), id="no slots"),
        pytest.param(lambda data: data["slots"][0].update(salt="short"), id="bad salt"),
        pytest.param(lambda data: data["slots"][0].pop("argon2id"), id="stretching taken away"),
        pytest.param(lambda data: data.update(padding="x" * 100_000), id="oversized"),
    ],
)
def test_a_tampered_key_file_is_refused(made, damage):
    path = made[0].path
    data = json.loads(path.read_text())
    damage(data)
    path.write_text(json.dumps(data))
    with pytest.raises(UserError, match="VAULT_004"):
        Vault.read(path)


def test_a_key_file_of_a_newer_program_asks_for_an_update_and_not_for_a_backup(made):
    path = made[0].path
    path.write_text(json.dumps(json.loads(path.read_text()) | {"format": 2}))
    with pytest.raises(UserError, match="WORKSPACE_001") as refused:
        Vault.read(path)
    assert refused.value.values == {"found": 2, "known": 1}


@given(st.binary(min_size=16, max_size=16))
def test_a_recovery_code_reads_back_however_it_is_typed(secret):
    code = write_code(secret)
    assert read_code(code) == secret
    assert read_code(code.lower().replace("-", " ")) == secret
    assert read_code(code.replace("-", "").replace("0", "o")) == secret


@given(st.binary(min_size=16, max_size=16), st.integers(0, 25), st.sampled_from("0123456789ABCDEFGHJKMNPQRSTVWXYZ"))
def test_one_wrong_character_is_noticed(secret, place, other):
    text = write_code(secret).replace("-", "")
    if text[place] != other:
        with pytest.raises(UserError, match="VAULT_003"):
            read_code(text[:place] + other + text[place + 1 :])


@given(st.binary(min_size=16, max_size=16), st.integers(0, 24))
def test_two_swapped_characters_are_noticed(secret, place):
    text = write_code(secret).replace("-", "")
    if text[place] != text[place + 1]:
        with pytest.raises(UserError, match="VAULT_003"):
            read_code(text[:place] + text[place + 1] + text[place] + text[place + 2 :])


@given(st.binary(max_size=300))
def test_what_is_sealed_opens_and_equal_things_seal_equal(plain):
    key = SealingKey(KEY)
    sealed = key.seal(plain)
    assert key.open(sealed) == plain
    assert SealingKey(KEY).seal(plain) == sealed
    assert plain == b"" or len(plain) < 4 or plain not in sealed


@given(st.binary(min_size=1, max_size=60), st.data())
def test_any_flipped_bit_is_noticed(plain, data):
    sealed = bytearray(SealingKey(KEY).seal(plain))
    sealed[data.draw(st.integers(0, len(sealed) - 1))] ^= 1 << data.draw(st.integers(0, 7))
    with pytest.raises(UserError, match="VAULT_006"):
        SealingKey(KEY).open(bytes(sealed))


def test_an_object_cannot_be_passed_off_as_an_event():
    sealed = SealingKey(KEY).seal(b"photo", purpose="object")
    with pytest.raises(UserError, match="VAULT_006"):
        SealingKey(KEY).open(sealed, purpose="event")


def test_another_communitys_key_opens_nothing():
    with pytest.raises(UserError, match="VAULT_006"):
        SealingKey(bytes(32)).open(SealingKey(KEY).seal(b"event"))


def test_a_signature_names_its_device_and_notices_changes():
    device = DeviceKey.from_seed(KEY)
    signed = device.sign(b"message")
    assert verified(signed) == (device.id, b"message")
    for damaged in (signed[:-1] + b"!", signed[:90], b""):
        with pytest.raises(ValueError):
            verified(damaged)
