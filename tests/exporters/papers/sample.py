"""A large meeting for the papers: forty people, three topics, a vote on paper, long words; all of it made up."""

from __future__ import annotations

from storage.community import deliberation, meetings, people, plans, votes
from storage.transaction import Transaction
from storage.workspace import Workspace

PARTIES = ("committee", "landlord", "tenant", "resident", "neighbour", "shop", "police")
LONG = "第一片区新基路沿街商铺与出租屋之间的消防车通道被长期占用、影响救援的处理办法"


def large_meeting(ws: Workspace) -> dict[str, str]:
    """Hold it; returns ids by name: meeting, empty (a meeting with nothing in it), vote, topic."""

    def hold(txn: Transaction) -> dict[str, str]:
        meeting = meetings.meetings.add(
            txn, title=f"{LONG}协商会", kind="owners", day="2022-10-20", starts="19:30", ends="21:10",
            place="敦根市场二楼会议室", host="周慎之", recorder="吴敏学", notice_days=5, should_attend=48,
        )  # fmt: skip
        for n in range(40):
            party = PARTIES[n % len(PARTIES)] if n < 37 else "grid"
            person = people.persons.add(txn, name=f"代表{n:02d}号", party=party, agreed_on="2022-10-01")
            deliberation.sign_in(txn, meeting=meeting, party=party, person=person)
        topic = deliberation.add_topic(
            txn, meeting=meeting, title=LONG, source="survey patrol", fact="14份问卷中9份提到；周慎之家门口也停着车"
        )
        charging = deliberation.add_topic(txn, meeting=meeting, title="要不要加装充电桩", source="resident")
        deliberation.add_topic(txn, meeting=meeting, title="楼道公约草案", source="last")
        first = deliberation.offer_option(
            txn, meeting=meeting, topic=charging, title="方案甲：22幢东侧空地加装六个充电口，由社区统一管理", cost=9000,
            fund="community", days=10, good="离家近", bad="占三个车位", affected="22幢各户",
        )  # fmt: skip
        deliberation.offer_option(
            txn, meeting=meeting, topic=charging, title="方案乙：改造旧车棚", cost=4000, fund="landlord", days=20
        )
        deliberation.say(
            txn, meeting=meeting, topic=charging, party="landlord", words="支持，电费算清楚，找周慎之", kind="support",
            option=first,
        )  # fmt: skip
        deliberation.say(
            txn, meeting=meeting, topic=charging, party="ngo", words="夜班的租客希望晚上也能充", kind="wish",
            spoken_for="tenant",
        )  # fmt: skip
        vote = votes.open_vote(
            txn, title="充电桩方案", day="2022-10-20", base=24, meeting=meeting, topic=charging, rule="owners_major"
        )
        txn.flush()
        offered = [one.key for one in votes.choices.select(txn.db, "owner = ?", (vote,), order="seq")]
        votes.issue_papers(txn, vote=vote, count=22)
        for n in range(20):
            choice = offered[0] if n < 15 else offered[1] if n < 18 else votes.ABSTAIN
            reason = "选了两项" if n == 19 else ""
            votes.key_paper(txn, vote=vote, voter=f"{n:03d}", choice=choice, keyed_by="社工", void_reason=reason)
        votes.close_vote(txn, vote=vote, day="2022-10-21")
        deliberation.decide(
            txn, meeting=meeting, topic=charging, decision="采用方案甲，先装两个口试用一个月，由周慎之联系电工",
            option=first, dissent="商户认为占了卸货的位置",
            measures=[
                {"title": "22幢东侧加装两个充电口", "party": "committee", "helper": "neighbour", "due": "2022-11-15",
                 "fund": "community", "checker": "resident"},
                {"title": LONG, "party": "police", "due": "2022-12-01"},
            ],
            jobs=[{"title": "联系电工看线路", "person": people.persons.select(txn.db, order="name")[0].id}],
        )  # fmt: skip
        deliberation.convey(txn, meeting=meeting, topic=charging, day="2022-10-22", way="公告栏")
        plans.measures.add(txn, meeting=meeting, topic=topic, title="画黄线", party="property", cancelled="并入方案甲")
        empty = meetings.meetings.add(txn, title="下一次街坊会", kind="council", day="2022-12-20")
        return {"meeting": meeting, "empty": empty, "vote": vote, "topic": charging}

    return ws.write_now(hold)
