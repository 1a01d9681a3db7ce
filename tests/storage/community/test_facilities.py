"""Facilities by kind and place: pieces are summed, an entry can be changed and keeps a name."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from forms.errors import UserError
from storage.community import facilities
from storage.workspace import Workspace


def test_pieces_of_a_kind_are_the_sum_of_its_entries(ws: Workspace, build: Callable[[str], list[str]]) -> None:
    _estate, first, second = build("康富花园 1-2号")

    def write(txn) -> str:  # type: ignore[no-untyped-def]
        facilities.add(txn, kind="fire", title="消火栓", place=first, quantity=4)
        facilities.add(txn, kind="gas", title="立管", place=second)
        return facilities.add(txn, kind="fire", title="灭火器", place=second, quantity=0)

    rec = ws.write_now(write)
    found = ws.read(facilities.by_kind)
    assert {kind: facilities.amount(rows) for kind, rows in found.items() if rows} == {"fire": 4, "gas": 1}
    ws.write_now(lambda txn: facilities.alter(txn, facility=rec, kind="fire", title="灭火器", quantity=6, state="worn"))
    assert facilities.amount(ws.read(facilities.by_kind)["fire"]) == 10
    assert facilities.amount(ws.read(lambda db: facilities.by_kind(db, within=first))["fire"]) == 4
    with pytest.raises(UserError, match="LEDGER_002"):
        ws.write_now(lambda txn: facilities.alter(txn, facility=rec, kind="fire", title=" "))
