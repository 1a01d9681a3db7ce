"""In the demonstration no page of the neighbourhood's life is empty, and none of it touches the numbers of the case."""

from __future__ import annotations

from pathlib import Path

import pytest

from exporters.papers.making import PAPERS, Wanted
from storage.community import contributions, funds, nominations, pacts, partners, taking_part
from storage.community.activities import activities
from storage.community.people import partners as known_partners
from storage.community.people import persons
from storage.demonstration import PASSPHRASE, demo
from storage.demonstration.crowd import Size
from storage.demonstration.living import COMPANY, FUND, PACT
from storage.vault import FLOOR
from storage.workspace import Workspace
from tests.exporters.reading import text


def hold(ws: Workspace) -> None:
    """What every community of a demonstration has."""
    (fund,) = ws.read(lambda db: funds.funds.select(db, "title = ? AND community = ?", (FUND, ws.community)))
    held = ws.read(lambda db: funds.balance(db, fund.id))
    assert held.left == held.incoming - held.outgoing == 36550 + 20000 - 8600
    (pact,) = ws.read(lambda db: pacts.pacts.select(db, "title = ? AND community = ?", (PACT, ws.community)))
    first, second = ws.read(lambda db: pacts.history(db, pact.id))
    assert second.value == "adopted" and pacts.differences(first.clauses, second.clauses)
    assert ws.read(lambda db: pacts.comments_by_clause(db, pact.id, 1))
    (company,) = ws.read(lambda db: known_partners.select(db, "name = ? AND community = ?", (COMPANY, ws.community)))
    assert sorted(map(len, ws.read(lambda db: partners.used(db, company.id)).values())) == [0, 1]
    proposed = [one for one in ws.read(nominations.nominations.select) if one.community == ws.community]
    shown = [ws.read(lambda db, one=one: nominations.shown_of(db, one, on="2022-11-20")) for one in proposed]
    assert len(proposed) == 2 and [one.name for one in shown if one] == ["一位热心街坊"]
    given = ws.read(lambda db: contributions.by_payer(contributions.select(db)))
    assert given["resident"].attendances and given["company"].goods and not given["public"].rows
    named = [one for one in ws.read(persons.select) if one.name == "居民志愿者（虚构示例）"]
    (helper,) = [one for one in named if one.community == ws.community]
    record = ws.read(lambda db: taking_part.service_record(db, helper.id, on="2022-11-20"))
    assert record.attendances > record.timed > 0
    assert "居民志愿者" in text(PAPERS["certificate"](ws, Wanted(record=helper.id)).data)
    for kind, record_id in (("fund", fund.id), ("pact", pact.id), ("showcase", "最美邻居")):
        read = text(PAPERS[kind](ws, Wanted(record=record_id, audience="public")).data)
        assert "虚构示例" in read and "居民志愿者" not in read and "租客志愿者" not in read


def test_the_story_has_a_fund_a_pact_offers_nominees_and_a_certificate(told: Workspace) -> None:
    hold(told)


@pytest.mark.parametrize("scale", ["community", "street"])
def test_so_has_each_community_of_a_large_one(tmp_path: Path, scale: str) -> None:
    tiny = Size(estate=("1幢 1单元 1-2层 每层2户",), inspections=1, photos=0)
    made = demo(tmp_path / "large", scale=scale, cost=FLOOR, size=tiny)  # type: ignore[arg-type]
    with Workspace.open(made.folder, PASSPHRASE) as ws:
        every = [one.id for one in ws.communities()]
        for ledger in (funds.funds, pacts.pacts, activities):
            assert {one.community for one in ws.read(ledger.select)} == set(every)  # type: ignore[attr-defined]
        if len(every) == 1:
            hold(ws)
