"""What people put in fills a table: each number in the column of its own kind, and no name of a helper."""

from __future__ import annotations

from exporters.filling import making
from exporters.filling.making import Plan
from storage.community import contributions
from storage.workspace import Workspace

FIELDS = ("day", "party", "group", "what", "quantity", "unit", "count", "hours", "amount")


def test_work_goods_and_money_keep_their_own_columns(ws: Workspace) -> None:
    def write(txn) -> None:
        give = contributions.give
        give(txn, day="2022-09-10", payer="public", kind="money", what="粉刷", amount=500050)
        give(txn, day="2022-09-09", payer="resident", kind="labour", what="扫楼道", quantity=12, hours=24)
        give(txn, day="2022-09-09", payer="company", kind="goods", what="漆，周慎之送来", quantity=4, unit="桶")

    ws.write_now(write)
    plan = Plan("表.xlsx", "put_in", "internal", 1, 2, dict(enumerate(FIELDS, start=1)))
    found = [[line[name] for name in FIELDS[1:]] for line in making.gather(ws, plan)[0]]
    assert sorted(map(str, found)) == sorted(
        map(
            str,
            [
                ["居民投入", "出工", "扫楼道", None, "人次", 12, 24, None],
                ["企业、伙伴投入", "物料", "漆，周慎之送来", 4, "桶", None, None, None],
                ["公费", "资金", "粉刷", None, "", None, None, 5000.5],
            ],
        )
    )
    late, _ = making.gather(ws, plan, since="2022-09-10")
    assert [line["what"] for line in late] == ["粉刷"]
