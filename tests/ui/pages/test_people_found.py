"""Whatever the neighbourhood's life is found by two characters, and opens in its own section of the people page."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from storage.community import contributions, finder, funds, labels, nominations, pacts, partners
from storage.transaction import Transaction
from storage.workspace import Workspace
from ui.finding import where
from ui.window import Window

DAY = "2022-09-09"


def give(txn: Transaction) -> str:
    return contributions.give(txn, day=DAY, payer="resident", kind="goods", what="榕树盆栽", quantity=3, unit="盆")


MADE: dict[str, tuple[str, Callable[[Transaction], Any]]] = {
    "partner": ("partners", lambda txn: partners.add(txn, name="榕树彩绘队", kind="team")),
    "fund": ("funds", lambda txn: funds.plan(txn, title="榕树基金")),
    "pact": ("pacts", lambda txn: pacts.begin(txn, title="榕树公约", day=DAY)),
    "nomination": (
        "nominations", lambda txn: nominations.nominate(txn, title="最美邻居", name="榕树阿婆", words="热心", day=DAY)
    ),
    "contribution": ("given", give),
    "label": ("labels", lambda txn: labels.add(txn, list="project", name="榕树小院")),
}  # fmt: skip


@pytest.mark.parametrize("kind", MADE)
def test_it_is_found_and_opens_where_it_is_kept(
    qtbot: QtBot,
    ws: Workspace,
    open_window: Callable[[Workspace], Window],
    kind: str,
) -> None:
    section, make = MADE[kind]
    rec = ws.write_now(make)
    (group,) = [one for one in ws.read(lambda db: finder.find(db, "榕树")) if one.kind == kind]
    (found,) = group.found
    opens = where(found, pages=("people",))
    assert opens == ("people", {"section": section, "rec": rec})
    window = open_window(ws)
    window.show_page(opens[0], **opens[1])
    people = window.page("people")
    qtbot.waitUntil(lambda: people.worker.running == 0)
    shown = people.section(section)
    if kind == "contribution":
        assert shown.rows.list.key == rec
    else:
        assert shown.rec == rec
