"""What grows beside a matter: a small fund, a pact, a company's offers, nominees, and what neighbours put in.

All of it is made up and says so; none of it counts into the numbers of the case.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from storage.community import consents, contributions, funds, nominations, pacts, partners

if TYPE_CHECKING:
    from storage.transaction import Transaction

FUND = "街坊活动金（虚构示例）"
PACT = "楼道安全公约（虚构示例）"
COMPANY = "爱心五金店（虚构示例）"
CLAUSES = ("电动车不放楼道，不上楼充电", "门禁坏了记得找人修", "楼梯口不堆鞋柜、纸箱")
MORE = (*CLAUSES[:2], "楼梯口和走道不堆东西，大件杂物等清运日", "出租屋不用明火煮食")


@dataclass(frozen=True)
class Around:
    """What is there already: the case and the day of the fair, a house with its homes, and two who help."""

    case: str
    fair: str
    house: str
    homes: Sequence[str]
    helper: str
    name: str
    other: str


Chapter = tuple[str, Callable[["Transaction"], None]]


def chapters(around: Callable[[], Around]) -> list[Chapter]:
    """What happens, each on its day; *around* is asked when it does."""

    def on(day: str, happen: Callable[[Transaction, Around], None]) -> Chapter:
        return day, lambda txn: happen(txn, around())

    return [
        on("2022-09-03", _begin_fund),
        on("2022-09-05", _draft),
        on("2022-09-09", _sell),
        on("2022-09-21", _offer),
        on("2022-09-23", _adopt),
        on("2022-10-08", _name),
    ]


def _begin_fund(txn: Transaction, around: Around) -> None:
    fund = funds.plan(txn, title=FUND)
    funds.open_fund(txn, fund=fund, day="2022-09-03")


def _fund(txn: Transaction) -> str:
    txn.flush()
    found = funds.funds.select(txn.db, "title = ? AND community = ?", (FUND, txn.author.community))
    return found[0].id


def _sell(txn: Transaction, around: Around) -> None:
    """The charity sale of the fair, what was spent on it, and a slip of the pen that was taken back."""
    fund = _fund(txn)
    enter = partial(funds.enter, txn, fund=fund, day="2022-09-09")
    enter(incoming=True, amount=36550, source="sale", activity=around.fair, receipt="收据01")
    enter(incoming=False, amount=8600, purpose="茶水", activity=around.fair, receipt="收据02")
    wrong = enter(incoming=True, amount=200000, source="gift")
    funds.take_back(txn, entry=wrong, day="2022-09-10")
    enter(incoming=True, amount=20000, source="gift", receipt="收据03")
    give = partial(contributions.give, txn, day="2022-09-09", about=around.fair)
    give(payer="resident", kind="labour", what="布置摊位、收拾场地", quantity=8, hours=16)
    give(payer="resident", kind="goods", what="义卖的闲置物品", quantity=42, unit="件")
    give(payer="company", kind="goods", what="手电筒奖品", quantity=30, unit="支")
    give(payer="company", kind="space", what="敦根市场门口空地", quantity=1)


def _draft(txn: Transaction, around: Around) -> None:
    pact = pacts.begin(txn, title=PACT, day="2022-09-05", place=around.house, case=around.case)
    pacts.draft(txn, pact=pact, clauses=CLAUSES, day="2022-09-05")
    comment = partial(pacts.comment, txn, pact=pact, version=1, day="2022-09-08")
    comment(clause=3, party="landlord", words="大件杂物一下子没处放，写清楚等清运日")
    comment(clause=1, party="tenant", words="楼下要先有充电的地方")


def _adopt(txn: Transaction, around: Around) -> None:
    txn.flush()
    pact = pacts.pacts.select(txn.db, "title = ? AND community = ?", (PACT, txn.author.community))[0].id
    pacts.draft(txn, pact=pact, clauses=MORE, day="2022-09-20")
    pacts.adopt(txn, pact=pact, version=2)
    for home in around.homes[:3]:
        pacts.sign(txn, pact=pact, version=2, who=home, day="2022-09-23")
    pacts.sign(txn, pact=pact, version=2, who="landlord", day="2022-09-23", kind="party")


def _offer(txn: Transaction, around: Around) -> None:
    for known in partners.partners.select(txn.db, "kind <> 'company'"):
        if known.community == txn.author.community:  # the association: what it does every week
            rounds = partners.offer(txn, partner=known.id, what="每周志愿巡楼", since="2022-09-01")
            partners.use(txn, partner=known.id, offer=rounds, day="2022-09-22", case=around.case)
            partners.seat(txn, partner=known.id, party="neighbour", title="街坊骨干", since="2020-04-17")
    company = partners.add(txn, name=COMPANY, kind="company", party="shop")
    smoke = partners.offer(txn, partner=company, what="烟感器", quantity=20, since="2022-09-01", until="2023-08-31")
    partners.offer(txn, partner=company, what="义诊日的桌椅", since="2022-09-01", until="2022-12-31")
    partners.use(txn, partner=company, offer=smoke, day="2022-09-21", case=around.case, quantity=4)


def _name(txn: Transaction, around: Around) -> None:
    """Two are proposed: one agreed to be shown under another name, one has not been asked yet; and a certificate."""
    words = "便民日从布置到收拾都在，还陪邻居把旧电线理了一遍"
    one = nominations.nominate(
        txn, title="最美邻居", name=around.name, alias="一位热心街坊", words=words, day="2022-10-08", by="街坊会"
    )
    consents.give(txn, subject=one, purpose="quote", day="2022-10-08", way="signed")
    nominations.nominate(
        txn, title="最美邻居", name=around.other, words="楼道灯坏了总是先说", day="2022-10-08", by="街坊会"
    )
    consents.give(txn, subject=around.helper, purpose="certificate", day="2022-10-08", way="spoken")
