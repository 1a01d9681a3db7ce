"""The notice tells the public what was decided and nothing of anybody."""

from __future__ import annotations

import pytest

from exporters.papers.notice import DAYS, gather, yuan
from forms.errors import UserError
from storage.community import costs, plans
from storage.workspace import Workspace
from tests.exporters.papers.sample import large_meeting


def test_only_what_was_decided_is_told(ws: Workspace) -> None:
    ids = large_meeting(ws)
    made = gather(ws, meeting=ids["meeting"]).notice
    (item,) = made.items
    assert item.title == "要不要加装充电桩" and item.vote and item.vote.ballots
    assert "画黄线" not in {job.what for job in made.jobs} and len(made.jobs) == 3
    assert "周慎之" not in repr(made) and len(made.remarks) == 1


def test_it_hangs_a_week_unless_somebody_says_otherwise(ws: Workspace) -> None:
    ids = large_meeting(ws)
    made = gather(ws, meeting=ids["meeting"], first_day="2022-10-24").notice
    assert (made.first_day, made.last_day, DAYS) == ("2022-10-24", "2022-10-31", 7)
    assert gather(ws, meeting=ids["meeting"], last_day="2022-01-05").notice.first_day <= "2022-01-05"
    with pytest.raises(UserError) as raised:
        gather(ws, meeting=ids["meeting"], first_day="2022-10-24", last_day="2022-10-20")
    assert raised.value.code == "EXPORT_006"


def test_what_homes_pay_is_said_even_when_it_is_nothing(ws: Workspace, quarter: dict[str, str]) -> None:
    assert gather(ws).notice.household == ""

    def buy(txn) -> None:
        demand = plans.demand(
            txn, place=quarter["house"], device="smoke_alarm", quantity=2, day="2022-09-01", area=quarter["area"]
        )
        costs.pay(txn, demand=demand, source="charity", amount=9050, day="2022-09-02")

    ws.write_now(buy)
    made = gather(ws, area="第一片区").notice
    assert made.costs == (("慈善/爱心企业", "90.50元"),) and made.household == "0元"
    assert "第一片区" in made.costs_scope


def test_money_is_said_in_yuan() -> None:
    assert (yuan(0), yuan(1200000), yuan(5)) == ("0元", "12,000元", "0.05元")
