"""A statement of a fund adds up, says what counts, and names nobody who paid."""

from __future__ import annotations

import pytest

from exporters.papers.draw_fund import amount
from exporters.papers.fund import gather
from exporters.papers.making import PAPERS, Wanted, remember
from forms.errors import UserError
from storage.community import funds
from storage.community import printed as papers
from storage.workspace import Workspace
from tests.exporters.papers.conftest import Printed


@pytest.fixture
def fund(ws: Workspace, quarter: dict[str, str]) -> str:
    """300 yuan of sales, 200 given by a person, 12.50 for tea, and one entry that was taken back."""

    def write(txn) -> str:
        made = funds.plan(txn, title="街坊基金")
        funds.open_fund(txn, fund=made, day="2022-07-01")
        funds.enter(txn, fund=made, day="2022-07-02", incoming=True, amount=30000, source="sale", receipt="收据01")
        funds.enter(txn, fund=made, day="2022-07-03", incoming=True, amount=20000, source="gift", purpose="张小三捐")
        wrong = funds.enter(txn, fund=made, day="2022-07-04", incoming=True, amount=99900, source="gift")
        funds.take_back(txn, entry=wrong, day="2022-07-05")
        funds.enter(
            txn, fund=made, day="2022-07-06", incoming=False, amount=1250, purpose="便民日茶水，张小三买 13800138000"
        )
        return made

    return ws.write_now(write)


def test_in_less_out_is_left_and_every_sum_adds_up(ws: Workspace, fund: str) -> None:
    (one,) = gather(ws, fund="街坊基金", audience="internal").statement.accounts
    held = ws.read(lambda db: funds.balance(db, fund))
    assert (one.incoming, one.outgoing, one.left) == (held.incoming, held.outgoing, held.left) == (50000, 1250, 48750)
    assert (
        sum(each.fen for each in one.sources) == one.incoming and sum(each.fen for each in one.purposes) == one.outgoing
    )
    counted = [each for each in one.lines if not each.gone]
    assert [each.left for each in counted] == [30000, 50000, 48750] and one.taken_back == 1
    assert [each.gone for each in one.lines] == [False, False, True, False], (
        "what was taken back stands, and counts not"
    )


def test_the_public_reads_sources_and_purposes_and_nobody_s_name(ws: Workspace, fund: str, printed: Printed) -> None:
    read = printed("fund", record=fund)
    assert "张小三" not in read and "13800138000" not in read and "收据01" not in read and "999.00" not in read
    for words in ("义卖", "捐赠", "300.00", "200.00", "12.50", "487.50元", "便民日茶水", "撤销的1笔不计"):
        assert words in read
    assert "2022年7月2日义卖" in read and "2022-07" not in read
    inside = printed("fund", record=fund, audience="internal")
    assert "张小三捐" in inside and "收据01" in inside and "已撤销" in inside


def test_a_fund_that_is_only_planned_is_published_nowhere(ws: Workspace, fund: str, printed: Printed) -> None:
    planned = ws.write_now(lambda txn: funds.plan(txn, title="电梯维修筹备金"))
    assert "电梯维修筹备金" not in printed("fund") and "487.50元" in printed("fund")
    for wanted in (planned, "电梯维修筹备金"):
        with pytest.raises(UserError) as raised:
            gather(ws, fund=wanted)
        assert raised.value.code == "EXPORT_061"
    with pytest.raises(UserError) as raised:
        gather(ws, fund="没有的")
    assert raised.value.code == "EXPORT_060"


def test_two_funds_never_mix_their_money(ws: Workspace, fund: str) -> None:
    def write(txn) -> None:
        other = funds.plan(txn, title="义卖金")
        funds.open_fund(txn, fund=other, day="2022-07-01")
        funds.enter(txn, fund=other, day="2022-07-02", incoming=True, amount=7, source="sale")

    ws.write_now(write)
    accounts = gather(ws).statement.accounts
    assert {one.title: one.left for one in accounts} == {"街坊基金": 48750, "义卖金": 7}


def test_without_any_fund_the_statement_says_so(ws: Workspace, quarter: dict[str, str], printed: Printed) -> None:
    assert "还没有启用的资金" in printed("fund")


def test_a_statement_is_stale_once_money_moves(ws: Workspace, fund: str) -> None:
    remember(ws, PAPERS["fund"](ws, Wanted(record=fund, last_day="2022-12-31")))
    assert ws.read(papers.stale_documents) == []
    ws.write_now(lambda txn: funds.enter(txn, fund=fund, day="2023-01-01", incoming=True, amount=1, source="sale"))
    assert ws.read(papers.stale_documents) == [], "what came after its last day does not change it"
    ws.write_now(lambda txn: funds.enter(txn, fund=fund, day="2022-08-01", incoming=True, amount=1, source="sale"))
    assert len(ws.read(papers.stale_documents)) == 1


def test_amounts_have_two_places_whatever_they_are() -> None:
    assert [amount(fen) for fen in (0, 5, 100, 123456, -50)] == ["0.00", "0.05", "1.00", "1,234.56", "−0.50"]
