"""The part of a large demonstration around the table: one day of questionnaires and one meeting with who came."""

from __future__ import annotations

import random
from collections.abc import Sequence
from typing import TYPE_CHECKING

from storage import forms_registry
from storage.community import plans, questionnaires, taking_part
from storage.community.activities import booths
from storage.community.ledger import add_row
from storage.community.meetings import meetings
from storage.community.people import persons
from storage.demonstration import living, premises

if TYPE_CHECKING:
    from storage.transaction import Transaction
    from storage.workspace import Workspace

ASKED_ON, MET_ON = "2022-08-13", "2022-08-26"
SHEETS = 12
COMERS = (
    ("综治甲（虚构示例）", "safety_office"),
    ("流管甲（虚构示例）", "migrant_office"),
    ("社区干部甲（虚构示例）", "committee"),
    ("街坊甲（虚构示例）", "neighbour"),
    ("街坊乙（虚构示例）", "neighbour"),
    ("房东A（虚构示例）", "landlord"),
    ("社工乙（虚构示例）", "ngo"),
)
STALLS = {"猜灯谜": 34, "趣味问答": 23, "民情收集": 13, "志愿者招募": 9}
HELPERS = (("居民志愿者（虚构示例）", "resident"), ("租客志愿者（虚构示例）", "tenant"))
_ONE_OF = {
    "q1_identity": ("tenant", "resident"),
    "q2_area": ("area1", "area2"),
    "q5_safety": ("equip", "ebike", "exit"),
    "q6_life": ("rubbish", "drain", "ebike_place"),
    "q13_join": ("none", "publicity"),
}
_SCORED = ("q7_clear", "q7_equip", "q7_ebike", "q7_wire", "q7_clean", "q7_escape")


def ask(ws: Workspace, *, chance: random.Random) -> None:
    """Key a small batch of paper; a few sheets came back that nobody has keyed yet."""
    version = ws.read(lambda db: forms_registry.load(db, questionnaires.QUESTIONNAIRE)).version

    def key(txn: Transaction) -> None:
        batch = questionnaires.batches.add(
            txn, form=questionnaires.QUESTIONNAIRE, title="便民日问卷", day=ASKED_ON, place="小区广场",
            prefix="BM-20220813-", printed=SHEETS + 8, returned=SHEETS + 2, fictional=True,
        )  # fmt: skip
        for number in range(1, SHEETS + 1):
            paper = f"BM-20220813-{number:03d}"
            answers = {name: chance.choice(options) for name, options in _ONE_OF.items()}
            answers |= {name: chance.choice(("s1", "s2", "s3")) for name in _SCORED}
            answers |= {"paper_no": paper, "event": f"便民日 {ASKED_ON}", "key_pass": "first", "is_valid": "yes"}
            keyer = ("社工乙", "社工丙")[number % 2]
            questionnaires.key_sheet(
                txn, batch=batch, number=paper, version=version, answers=answers | {"keyed_by": keyer}, keyed_by=keyer
            )

    ws.write_now(key)


def live(ws: Workspace, *, house: str, homes: Sequence[str]) -> None:
    """A fair with booths and volunteers, and what grows beside it: fund, pact, offers, nominees."""

    def hold(txn: Transaction) -> living.Around:
        fair = taking_part.plan(
            txn, title="行动宣传暨便民日", kind="便民日", day="2022-09-09", slot="afternoon", place="小区广场",
            channel="service_day", fictional=True, stalls=tuple(STALLS),
        )  # fmt: skip
        txn.flush()
        for booth in booths.select(txn.db, "owner = ?", (fair,)):
            taking_part.came(txn, activity=fair, booth=booth.key, count=STALLS[booth.value])
        helpers = [
            persons.add(txn, name=name, party=party, fictional=True, agreed_on="2022-09-01") for name, party in HELPERS
        ]
        for person in helpers:
            taking_part.take_part(txn, activity=fair, person=person, phase="planning", hours=2)
            taking_part.take_part(txn, activity=fair, person=person)
        (name, _), (other, _) = HELPERS
        return living.Around(
            case="", fair=fair, house=house, homes=homes, helper=helpers[0], name=name, other=other
        )  # fmt: skip

    around = ws.write_now(hold)
    for _day, happen in (*living.chapters(lambda: around), *premises.chapters(lambda: around)):
        ws.write_now(happen)


def meet(ws: Workspace, *, case: str = "") -> None:
    """Hold one meeting: who came for which party, what was on the table, and what was decided to do."""

    def hold(txn: Transaction) -> None:
        rec = meetings.add(
            txn, title="楼道安全议事会", kind="forum", day=MET_ON, starts="14:30", ends="16:00", place="社区会议室",
            host="社区干部甲（虚构示例）", recorder="社工乙（虚构示例）", notice_days=3, should_attend=10, case=case,
            fictional=True,
        )  # fmt: skip
        for name, party in COMERS:
            person = persons.add(txn, name=name, party=party, fictional=True)
            add_row(txn, rec=rec, repeat="attendee", value=party, name=name, person=person)
        fact = "巡查台账和便民日问卷"
        topic = add_row(
            txn, rec=rec, repeat="topic", value="楼道堆物和电动车进楼", seq=1, source="survey patrol", fact=fact,
            groups=["fire_equipment", "ebike"], decision="先清楼道，再定集中充电的位置", vote_way="consensus",
        )  # fmt: skip
        said = "楼下没有地方充电，只好推上来"
        add_row(
            txn, rec=rec, repeat="statement", value=said, topic=topic, party="landlord", kind="cause",
            item="ebike_common",
        )  # fmt: skip
        plans.measures.add(
            txn, track="hardware", title="选定集中充电的位置", party="committee", helper="物业", target="居民、租客",
            due="2022-10-31", case=case, meeting=rec, topic=topic,
        )  # fmt: skip

    ws.write_now(hold)
