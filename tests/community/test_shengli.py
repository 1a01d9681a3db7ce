"""胜利街道 2023: three tiers, two queues, eighty-six matters that were solved, and a square with a pact."""

from __future__ import annotations

import json
from io import BytesIO

import pytest

from exporters.handout import export
from storage.community import (
    activities,
    committees,
    concerns,
    consents,
    deliberation,
    figures,
    funds,
    issue_figures,
    issue_queues,
    issues,
    labels,
    meetings,
    opinions,
    pacts,
    pairings,
    partners,
    patrols,
    people,
    places,
    schedules,
    service_figures,
    sites,
    taking_part,
    tasks,
    venues,
)
from storage.community.issues import Filter
from tests.exporters.reading import text


@pytest.fixture
def square(build) -> str:  # type: ignore[no-untyped-def]
    return build("锦苑小区 1-2幢")[0]


@pytest.fixture
def committee(do) -> str:  # type: ignore[no-untyped-def]
    """广场治理监督委员会 with its four parties."""
    body = do(partners.add, name="广场治理监督委员会", kind="committee")
    for party, task in (("committee", "召集"), ("property", "维护"), ("shop", "自律"), ("resident", "巡查")):
        do(partners.seat, partner=body, party=party, task=task, since="2023-01-01")
    return body


def test_sl_01_three_tiers(do, ask, ws) -> None:  # type: ignore[no-untyped-def]
    homes = [ws.community, *(ws.add_community(f"社工点{n}") for n in range(2, 5))]
    station = do(sites.add, title="街道社工站", level="station")
    rooms = [do(sites.add, title=f"社区社工室{n}", level="room", parent=station) for n in (1, 2)]
    points = [
        do(sites.add, title=f"小区社工点{n}", level="point", parent=rooms[n // 2], home=home)
        for n, home in enumerate(homes)
    ]
    for number, home in enumerate(homes, start=1):
        for kind in ("pet", "noise", "road", "falling")[:number]:
            place = places.root_id(home)
            do(concerns.report, place=place, kind=kind, words="反映", day="2023-01-05", source="phone")

    def count(db, communities):  # type: ignore[no-untyped-def]
        return issues.count(db, Filter(communities=communities)) if communities else 0

    whole = ask(sites.add_up, station, count)
    assert whole.total == sum(room.total for room in whole.below) == 10
    assert sum(point.total for room in whole.below for point in room.below) == 10
    assert ask(sites.communities, rooms[0]) == tuple(homes[:2]), "a room sees its own points"
    assert ask(sites.communities, points[3]) == (homes[3],)
    ids = ask(issues.ids)
    assert len(ids) == len(set(ids)) == 10


def test_sl_02_peoples_concerns_ledger(do, ask, square, through) -> None:  # type: ignore[no-untyped-def]
    issue = do(
        concerns.report,
        place=square,
        kind="noise",
        words="半夜广场舞",
        day="2023-01-05",
        source="phone",
        urgency="now",
        households=12,
    )
    meeting = do(meetings.meetings.add, title="党群议事日", day="2023-01-10")
    (topic,) = do(deliberation.put_on_agenda, meeting=meeting, wanted=[issue])
    do(deliberation.decide, meeting=meeting, topic=topic, decision="九点后不放音响")
    through(issue, to="told", day="2023-01-12", by="物业")
    do(issues.rate, issue=issue, day="2023-01-20", rating="satisfied", way="电话")
    (row,) = ask(concerns.ledger)
    assert (row.seq, row.source, row.day, row.area, row.words) == (1, "phone", "2023-01-05", "锦苑小区", "半夜广场舞")
    assert (row.households, row.urgency, row.on_agenda, row.meeting) == (12, "now", True, "党群议事日")
    assert (row.decision, row.party, row.told_on, row.told_way) == ("九点后不放音响", "物业", "2023-01-12", "电话")
    assert row.satisfied == "满意"
    assert row.due


def test_sl_03_act_now_queue(do, ask, square, build) -> None:  # type: ignore[no-untyped-def]
    for day, kind in (("2023-01-01", "drain"), ("2023-01-05", "falling"), ("2023-01-09", "road")):
        do(
            concerns.report,
            place=square,
            kind=kind,
            words="急",
            day=day,
            source="phone",
            urgency="now",
            queue="act_now",
        )
    do(concerns.report, place=square, kind="pet", words="不急", day="2023-01-01", source="phone")
    queue = ask(issue_queues.queue, "act_now")
    assert [one.item for one in queue] == ["drain", "falling", "road"]
    assert [one.due for one in queue] == ["2023-01-04", "2023-01-08", "2023-01-12"]
    assert ask(issue_queues.open_days, "act_now", as_of="2023-01-10") == (5.0, 3)
    late = do(issue_queues.escalate_overdue, queue="act_now", day="2023-01-10", to="街道")
    assert late == [one.id for one in queue[:2]]
    assert do(issue_queues.escalate_overdue, queue="act_now", day="2023-01-11", to="街道") == []
    assert {one.escalated_to for one in ask(issue_queues.overdue, "act_now", as_of="2023-01-10")} == {"街道"}


def test_sl_04_care_queue(do, ask, refused, ws, square, build) -> None:  # type: ignore[no-untyped-def]
    home = build("锦苑小区 1幢 301室")[-1]
    care = do(
        concerns.report, place=home, kind="elderly", words="独居老人摔伤", day="2023-01-05", source="door", queue="care"
    )
    do(concerns.report, place=square, kind="noise", words="吵", day="2023-01-05", source="phone")
    assert care in [one.issue for one in ask(concerns.ledger)]
    public = ask(concerns.ledger, public=True)
    assert "摔伤" not in json.dumps([one.__dict__ for one in public], ensure_ascii=False)
    assert care not in [one.issue for one in public]
    assert care not in ask(issues.ids, Filter(public=True))
    assert care in ask(issues.ids)
    assert len(ask(issue_queues.queue, "care")) == 1, "how many there are may be told"
    meeting = do(meetings.meetings.add, title="党群议事日", day="2023-01-20")
    assert len(do(deliberation.collect_agenda, meeting=meeting)) == 1
    assert refused(deliberation.put_on_agenda, meeting=meeting, wanted=[care]) == "MEETING_028"
    out = BytesIO()
    export(ws, out, meeting=meeting, audience="public", invariant=True)
    assert "养老" not in text(out.getvalue())
    assert "噪音" in text(out.getvalue())
    other = build("锦苑小区 2幢 301室")[-1]
    do(places.merge, place=home, into=other)
    assert [one.place for one in ask(issue_queues.queue, "care")] == [other], "a merge does not bring it to light"


def test_sl_05_solved(do, ask, build, through) -> None:  # type: ignore[no-untyped-def]
    homes = [place for place in build("第一片区 1-90号")][1:]
    told = [
        do(concerns.report, place=home, kind="road", words="修路", day="2022-03-01", source="phone") for home in homes
    ]
    for number, issue in enumerate(told):
        through(issue, to="passed" if number < 86 else "done", day="2022-03-05")
    found = ask(issue_figures.side_by_side, as_of="2022-12-31")
    assert (found["solved"].value, found["closed"].value) == (86, 90)
    assert len(found["solved"].rows) == 86
    assert all(ask(issue_figures.evidence, issue) for issue in found["solved"].rows), "each has its evidence"


def test_sl_06_attendances(do, ask) -> None:  # type: ignore[no-untyped-def]
    known = [do(people.persons.add, name=f"居民{n}", party="resident") for n in range(12)]
    held = do(taking_part.plan, title="服务", kind="service", day="2022-06-01")
    for person in known:
        do(taking_part.take_part, activity=held, person=person, role="visitor")
    do(taking_part.came, activity=held, count=3000)
    figure = ask(service_figures.period_attendances, role="visitor")
    assert figure.text() == "3012 人次"
    assert "12 人" in figure.rule["zh"]
    quoted = figures.Figure("served", 3000, {"zh": "人次"}, {}, {}, qualifier="多")
    assert quoted.text() == "3000 多人次"


def test_sl_07_licensed_workers(do, ask, refused) -> None:  # type: ignore[no-untyped-def]
    workers = [do(people.persons.add, name=f"社工{n:02d}", party="ngo") for n in range(98)]
    for number, worker in enumerate(workers):
        until = "2023-03-01" if number < 2 else "2026-01-01"
        do(taking_part.see_certificate, person=worker, kind="社工", until=until, day="2022-01-10", by="站长")
    assert refused(taking_part.see_certificate, person=workers[0], kind="社工", until="", day="", by="") == "LEDGER_028"
    assert len(ask(taking_part.licensed, on="2023-02-01", kind="社工")) == 98
    assert len(ask(taking_part.licensed, on="2023-04-01", kind="社工")) == 96
    assert [one.name for one in ask(taking_part.expiring, by="2023-03-31", since="2023-02-01")] == ["社工00", "社工01"]
    assert not [name for name in people.Person.__annotations__ if "photo" in name or "id_number" in name]


def test_sl_08_recurring_meeting(do, ask) -> None:  # type: ignore[no-untyped-def]
    held = [do(meetings.meetings.add, title="党群议事日", day=f"2022-0{n}-10") for n in (3, 4, 5)]
    topic = do(deliberation.add_topic, meeting=held[0], title="广场噪音")
    do(deliberation.say, meeting=held[0], topic=topic, party="resident", words="太吵", kind="oppose")
    do(deliberation.say, meeting=held[0], topic=topic, party="shop", words="要做生意", kind="oppose")
    second = do(deliberation.take_up_again, meeting=held[1], earlier=held[0], topic=topic)
    do(deliberation.say, meeting=held[1], topic=second, party="shop", words="九点收摊", kind="wish")
    third = do(deliberation.take_up_again, meeting=held[2], earlier=held[1], topic=second)
    do(deliberation.decide, meeting=held[2], topic=third, decision="订公约")
    chain = ask(deliberation.chain, held[2], third)
    assert [day for day, _ in chain] == ["2022-03-10", "2022-04-10", "2022-05-10"]
    assert [one.decision for _, one in chain] == ["", "", "订公约"]
    said = [len(ask(meetings.statements.select, "owner = ? AND topic = ?", (one.owner, one.key))) for _, one in chain]
    assert said == [2, 1, 0]
    for meeting in held:
        for n in range(23):
            do(deliberation.sign_in, meeting=meeting, party="resident", name=f"代表{n}")
    assert ask(meetings.presence, held[0]).people == 23 > 20


def test_sl_09_committee(do, ask, committee, square) -> None:  # type: ignore[no-untyped-def]
    assert len(ask(partners.parties, committee)) == 4
    daily = do(
        schedules.add, title="每日巡查", kind="patrol", since="2023-01-01", every=1, partner=committee, place=square
    )
    for day in ("2023-01-01", "2023-01-02", "2023-01-04"):
        do(patrols.keep, place=square, day=day, by="委员", ticked={"noise": "pass"}, schedule=daily)
    view = ask(committees.view, committee, since="2023-01-01", until="2023-01-05")
    assert [(one.value, one.task) for one in view.members if one.value == "shop"] == [("shop", "自律")]
    assert view.missed == {daily: ["2023-01-03", "2023-01-05"]}
    do(tasks.add, title="张贴公约", given_on="2023-01-01", party="广场治理监督委员会")
    assert [one.title for one in ask(committees.view, committee, since="2023-01-01", until="2023-01-05").tasks] == [
        "张贴公约"
    ]


def test_sl_10_square_pact(do, ask, committee) -> None:  # type: ignore[no-untyped-def]
    pact = do(pacts.begin, title="锦苑广场公约", day="2023-01-10", partner=committee)
    do(pacts.draft, pact=pact, clauses=["晚九点后不放音响", "店外不摆摊"], day="2023-01-10")
    v2 = do(pacts.draft, pact=pact, clauses=["晚八点半后不放音响", "店外不摆摊", "文明养宠"], day="2023-02-10")
    old, new = ask(pacts.history, pact)
    assert [(one.what, one.number) for one in pacts.differences(old.clauses, new.clauses)] == [
        ("reworded", 1),
        ("added", 3),
    ]
    for party in ask(partners.parties, committee):
        do(pacts.sign, pact=pact, version=v2, who=party, day="2023-02-12", kind="party")
    signed = {one.key for one in ask(pacts.signed, pact, version=v2, kind="party")}
    assert signed == set(ask(partners.parties, committee))


def test_sl_11_noise_and_stalls(do, ask, square) -> None:  # type: ignore[no-untyped-def]
    daily = do(schedules.add, title="广场巡查", kind="patrol", since="2023-01-01", every=1, place=square)
    seen = {"2023-01-01": 4, "2023-01-02": 2, "2023-01-04": 0, "2023-01-05": 1}
    for day, times in seen.items():
        verdict = "fail" if times else "pass"
        do(
            patrols.keep,
            place=square,
            day=day,
            by="委员",
            ticked={"stall": verdict, "noise": "unseen"},
            schedule=daily,
            times={"stall": times},
        )
    trend = ask(patrols.trend, schedule=daily, item="stall", since="2023-01-01", until="2023-01-05")
    assert [(one.day[-2:], one.count) for one in trend] == [("01", 4), ("02", 2), ("03", None), ("04", 0), ("05", 1)]
    assert sum(len(one.rows) for one in trend) == len(seen)
    unseen = ask(patrols.trend, schedule=daily, item="noise", since="2023-01-01", until="2023-01-05")
    assert {one.count for one in unseen} == {None}


def test_sl_12_two_sides(do, ask, square) -> None:  # type: ignore[no-untyped-def]
    issue = do(
        concerns.report, place=square, kind="stall", words="挡路", day="2023-01-05", source="phone", party="resident"
    )
    do(concerns.report, place=square, kind="stall", words="要生活", day="2023-01-06", source="door", party="shop")
    assert ask(issues.count) == 1, "two voices are one matter"
    said = ask(opinions.by_party, issue=issue)
    assert {party: [one.words for one in each] for party, each in said.items()} == {
        "resident": ["挡路"],
        "shop": ["要生活"],
    }
    assert do(concerns.tell, issue=issue, day="2023-01-20", way="上门", by="社工") == 2
    assert do(concerns.tell, issue=issue, day="2023-01-21", way="上门", by="社工") == 0


def test_sl_13_partners(do, ask, refused) -> None:  # type: ignore[no-untyped-def]
    works = ("理发", "保洁", "义诊")
    made = []
    for number in range(12):
        company = do(partners.add, name=f"企业{number:02d}", kind="company")
        until = "2023-03-31" if number < 3 else "2023-12-31"
        made.append(
            (company, do(partners.offer, partner=company, what=works[number % 3], since="2023-01-01", until=until))
        )
    company, offer = made[0]
    for day in ("2023-02-01", "2023-02-15"):
        do(partners.use, partner=company, offer=offer, day=day)
    assert refused(partners.use, partner=company, offer=offer, day="2023-04-01") == "LEDGER_004"
    assert len(ask(people.partners.select, "kind = 'company'")) == 12
    assert len(ask(partners.ending, by="2023-04-01")) == 3
    assert [use.day for use in ask(partners.used, company)[offer]] == ["2023-02-01", "2023-02-15"]
    assert {partner.name for partner, _ in ask(partners.offering, what="理发", on="2023-05-01")} == {
        "企业03",
        "企业06",
        "企业09",
    }


def test_sl_14_younger_old_help_older(do, ask) -> None:  # type: ignore[no-untyped-def]
    elder = do(people.persons.add, name="王爷爷", party="resident", birth_year=1935)
    helper = do(people.persons.add, name="李阿姨", party="resident", birth_year=1958)
    do(consents.give, subject=elder, purpose="pairing", day="2023-01-01", way="spoken")
    pairing = do(pairings.pair, elder=elder, helper=helper, since="2023-01-01", every=7)
    for day in ("2023-01-05", "2023-01-12"):
        do(pairings.call, pairing=pairing, day=day, by=helper)
    assert ask(pairings.public_count, since="2023-01-01", until="2023-01-31") == 2
    assert ask(pairings.overdue, as_of="2023-01-25")[0][0].helper == helper
    share = figures.Figure("over_60", 1033, {"zh": "人"}, {"zh": "华瑞小区"}, {"zh": "60岁以上／户籍"}, of=1196)
    assert (share.text(), share.percent) == ("1196 人中 1033 人", 86)


def test_sl_15_team_room(do, ask) -> None:  # type: ignore[no-untyped-def]
    room, empty = (do(venues.add, title=title, kind="room") for title in ("社区养老社工室", "儿童社工室"))
    do(venues.venues.change, rec=room, head="社工甲")
    assert [one.id for one in ask(venues.without_head)] == [empty]
    task = do(tasks.add, title="探访", given_on="2023-01-05", venue=room)
    assert ask(tasks.tasks.load, task).person == "社工甲"


def test_sl_16_space_re_use(do, ask, refused) -> None:  # type: ignore[no-untyped-def]
    workshop = do(venues.add, title="针心针意手工坊")
    meeting = do(meetings.meetings.add, title="议事", day="2022-05-01")
    for state, day, held in (
        ("idle", "2022-01-01", ""),
        ("converting", "2022-05-10", meeting),
        ("in_use", "2022-07-01", meeting),
    ):
        do(venues.turn, venue=workshop, state=state, day=day, meeting=held)
    assert refused(venues.turn, venue=workshop, state="idle", day="") == "LEDGER_018"
    assert [ask(venues.state_on, workshop, on=day).value for day in ("2022-03-01", "2022-06-01", "2023-01-01")] == [
        "idle",
        "converting",
        "in_use",
    ]
    assert ask(venues.state_on, workshop, on="2022-06-01").meeting == meeting


def test_sl_17_fund(do, ask) -> None:  # type: ignore[no-untyped-def]
    fund = do(funds.plan, title="社区基金")
    do(funds.open_fund, fund=fund, day="2022-07-01")
    for source, amount in (("sale", 120_000), ("order", 80_000)):
        do(funds.enter, fund=fund, day="2022-08-01", incoming=True, amount=amount, source=source)
    do(funds.enter, fund=fund, day="2022-09-01", incoming=False, amount=50_000, purpose="助老")
    balance = ask(funds.balance, fund)
    assert (balance.incoming, balance.outgoing, balance.left) == (200_000, 50_000, 150_000)
    assert ask(funds.by_source, fund) == {"order": 80_000, "sale": 120_000}
    assert not [name for name in funds.Entry.__annotations__ if name in ("person", "name", "phone")]


def test_sl_18_volunteer_growth(do, ask, refused) -> None:  # type: ignore[no-untyped-def]
    held = do(taking_part.plan, title="便民日", kind="service", day="2023-01-05")
    do(taking_part.came, activity=held, count=40)
    refusal = refused(taking_part.recruit, activity=held, name="丙", phone="", agreed_on="")
    assert refusal == "LEDGER_027"
    joined = [
        do(taking_part.recruit, activity=held, name=name, phone="13800000000", agreed_on="2023-01-05")
        for name in ("甲", "乙")
    ]
    grown = ask(taking_part.recruited, held)
    assert sorted(one.id for one in grown.people) == sorted(joined)
    assert grown.visitors == 40
    roster = ask(people.persons.select, "volunteer_since <> ''")
    assert {one.id for one in roster} == set(joined)
    assert all(ask(consents.agreed, subject=person, purpose="contact") for person in joined)


def test_sl_19_named_projects(do, ask) -> None:  # type: ignore[no-untyped-def]
    yard, hands = (do(labels.add, list="project", name=name) for name in ("四邻小院", "针心针意"))
    for number in range(5):
        held = do(taking_part.plan, title=f"活动{number}", kind="service", day="2023-01-05")
        do(labels.put, rec=held, label=yard if number < 3 else hands)
    before = {label: len(rows) for label, rows in ask(labels.counts, "project").items()}
    do(labels.rename, label=yard, name="四邻小院·锦苑")
    assert {label: len(rows) for label, rows in ask(labels.counts, "project").items()} == before == {yard: 3, hands: 2}
    do(labels.merge, label=hands, into=yard)
    assert {label: len(rows) for label, rows in ask(labels.counts, "project").items()} == {yard: 5}
    assert all(ask(activities.activities.load, rec) for rec in ask(labels.behind, hands))
