"""What people put in: each kind is counted as what it is, residents and public money apart, a case with its parts."""

from __future__ import annotations

import pytest

from forms.errors import UserError
from storage.community import activities, cases, contributions, funds, plans, printed
from storage.workspace import Workspace


@pytest.fixture
def case(ws: Workspace) -> dict[str, str]:
    """A case with a measure and an activity; something of each kind was put into them, and public money beside."""

    def write(txn) -> dict[str, str]:
        case = cases.cases.add(txn, title="楼道", begun="2022-07-01")
        measure = plans.measures.add(txn, title="粉刷", case=case)
        held = activities.activities.add(txn, title="清扫日", day="2022-07-09", case=case)
        give = contributions.give
        give(txn, day="2022-07-09", payer="resident", kind="labour", what="扫楼道", quantity=12, hours=24, about=held)
        give(txn, day="2022-07-10", payer="resident", kind="goods", what="花盆", quantity=6, unit="个", about=measure)
        give(txn, day="2022-07-11", payer="resident", kind="goods", what="土", quantity=3, unit="袋", about=case)
        give(txn, day="2022-07-12", payer="company", kind="space", what="活动室", quantity=2, about=case)
        give(txn, day="2022-07-12", payer="resident", kind="money", what="凑钱买漆", amount=12050, about=measure)
        give(txn, day="2022-07-13", payer="public", kind="money", what="粉刷", amount=500000, about=measure)
        give(txn, day="2022-07-14", payer="resident", kind="goods", what="别处的椅子", quantity=1)
        return {"case": case, "measure": measure, "activity": held}

    return ws.write_now(write)


def test_residents_and_public_money_are_never_added_up(ws: Workspace, case: dict[str, str]) -> None:
    given = ws.read(lambda db: contributions.by_payer(contributions.select(db, case=case["case"])))
    mine, public, company = given["resident"], given["public"], given["company"]
    assert (mine.attendances, mine.hours, mine.fen, mine.spaces) == (12, 24, 12050, 0)
    assert mine.goods == (("个", 6), ("袋", 3))
    assert (public.fen, public.attendances, company.spaces) == (500000, 0, 2)
    assert contributions.worth(mine) == ["出工12人次（24小时）", "物料6个、3袋", "资金120.50元"]


def test_what_went_into_a_measure_or_activity_is_the_case_s_too(ws: Workspace, case: dict[str, str]) -> None:
    def rows(**scope: str) -> set[str]:
        return {one.what for one in ws.read(lambda db: contributions.select(db, **scope))}

    assert rows(measure=case["measure"]) == {"花盆", "凑钱买漆", "粉刷"}
    assert rows(activity=case["activity"]) == {"扫楼道"}
    assert rows(case=case["case"]) == {"扫楼道", "花盆", "土", "活动室", "凑钱买漆", "粉刷"}
    assert "别处的椅子" in rows() and rows(since="2022-07-14") == {"别处的椅子"}


def test_the_figure_opens_its_entries_and_is_stale_when_one_goes(ws: Workspace, case: dict[str, str]) -> None:
    found = ws.read(lambda db: contributions.put_in(db, "resident", case=case["case"]))
    assert found.value == len(found.rows) == 4 and dict(found.parts)["人次"] == 12
    out = {"kind": "report", "title": "报告", "audience": "internal"}
    note = ws.write_now(lambda txn: printed.note(txn, numbers=[found], **out))
    assert not ws.read(lambda db: printed.stale(db, note))
    ws.write_now(lambda txn: txn.void(found.rows[0]))
    assert ws.read(lambda db: printed.stale(db, note))


@pytest.mark.parametrize(
    ("given", "code"),
    [
        ({"kind": "goods", "what": " "}, "LEDGER_013"),
        ({"kind": "labour", "what": "扫", "quantity": 0}, "LEDGER_025"),
        ({"kind": "money", "what": "漆", "amount": 0}, "LEDGER_012"),
    ],
)
def test_what_says_nothing_is_refused(ws: Workspace, given: dict, code: str) -> None:
    with pytest.raises(UserError, match=code):
        ws.write_now(lambda txn: contributions.give(txn, day="2022-07-09", payer="resident", **given))


def test_a_fund_knows_nothing_of_it(ws: Workspace, case: dict[str, str]) -> None:
    def write(txn) -> str:
        made = funds.plan(txn, title="街坊基金")
        funds.open_fund(txn, fund=made, day="2022-07-01")
        return made

    fund = ws.write_now(write)
    assert ws.read(lambda db: funds.balance(db, fund)).left == 0
