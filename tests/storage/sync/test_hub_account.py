"""The hub of a workspace is kept sealed, and a password in its address is taken out of it."""

from __future__ import annotations

import pytest

from forms.errors import UserError
from storage.sync import hub_account
from storage.sync.hub_account import Hub
from tests.storage.sync.conftest import MakeLaptop


def test_name_and_password_in_an_address_are_kept_apart_from_it(laptops: MakeLaptop) -> None:
    ws = laptops("one")
    kept = hub_account.keep(ws, Hub("https://dungen:open%20sesame@hub.example.cn:6984/"))
    assert kept == Hub("https://hub.example.cn:6984", "dungen", "open sesame")
    assert hub_account.load(ws) == kept
    assert "sesame" not in repr(kept)
    hub_account.forget(ws)
    assert hub_account.load(ws) is None


def test_what_is_no_address_is_refused_and_nothing_is_kept(laptops: MakeLaptop) -> None:
    ws = laptops("one")
    with pytest.raises(UserError) as caught:
        hub_account.keep(ws, Hub("hub"))
    assert caught.value.code == "SYNC_030"
    assert hub_account.load(ws) is None
