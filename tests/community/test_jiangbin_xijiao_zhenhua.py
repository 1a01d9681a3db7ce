"""江滨, 细滘 and 振华: lane heads and joint meetings, eighteen estates, and a community of fifty-five thousand."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from forms.errors import UserError
from storage import clearing, forms_registry
from storage.community import (
    activities,
    allocations,
    case_cycles,
    cases,
    concerns,
    consents,
    deliberation,
    duties,
    facilities,
    figures,
    funds,
    handover,
    issues,
    labels,
    meetings,
    opinions,
    pacts,
    partners,
    patrols,
    people,
    places,
    rosters,
    schedules,
    service_figures,
    sites,
    supervision,
    taking_part,
    tasks,
    venues,
    vote_rules,
    votes,
)
from storage.community.issues import Filter
from storage.sync.visit import visit as carry
from storage.vault import FLOOR
from storage.workspace import Workspace
from tests.storage.sync.conftest import laptops

__all__ = ["laptops"]


@pytest.fixture
def lanes(build) -> list[str]:  # type: ignore[no-untyped-def]
    return build("东头巷 1-3号\n西头巷 1-2号")


def test_jb_01_lane_heads(do, ask, lanes) -> None:  # type: ignore[no-untyped-def]
    east, *_ = lanes
    west = next(one.id for one in ask(places.tree, levels=("area",)) if one.id != east)
    do(duties.give_duty, place=east, person="巷长甲", title="巷长", since="2019-03-01")
    assert [one.id for one in ask(duties.without_responsible, on="2019-06-01", level="area")] == [west]
    task = do(tasks.add, title="清扫", given_on="2019-06-01", place=lanes[1])
    assert ask(tasks.tasks.load, task).person == "巷长甲"


def test_jb_02_patrol_agenda_task(do, ask, only, lanes) -> None:  # type: ignore[no-untyped-def]
    """From the patrol to the recheck nothing is typed twice: what a person types is counted."""
    lane = lanes[0]
    do(duties.give_duty, place=lane, person="巷长甲", title="巷长", since="2019-01-01")
    meeting = do(meetings.meetings.add, title="联席会议", kind="joint", day="2019-07-01")
    typed: list[str] = []

    def keyed(words: str) -> str:
        typed.append(words)
        return words

    do(
        patrols.keep,
        place=lane,
        day="2019-06-20",
        by="巷长甲",
        ticked={"road": "fail"},
        words={"road": keyed("路面塌了一块")},
    )
    issue = only().id
    (topic,) = do(deliberation.collect_agenda, meeting=meeting)
    task = do(tasks.from_issue, issue=issue, given_on="2019-07-01", meeting=meeting, topic=topic)
    do(tasks.start, task=task, day="2019-07-02")
    do(tasks.finish, task=task, day="2019-07-10", by="维修队", evidence=keyed("已铺平"))
    do(issues.recheck, issue=issue, day="2019-07-12", by="社工", result="pass")
    known, job = only(), ask(tasks.tasks.load, task)
    assert known.solved
    assert (job.title, job.person, job.place, job.due) == ("东头巷 路面破损", "巷长甲", lane, known.due)
    assert typed == ["路面塌了一块", "已铺平"]
    assert [one.rec for one in ask(deliberation.decisions, meeting)] == [task]


def test_jb_03_joint_meeting(do, ask, lanes, through) -> None:  # type: ignore[no-untyped-def]
    told = [
        do(concerns.report, place=lane, kind="drain", words="井盖松", day=day, source="lane")
        for lane, day in zip(lanes[:3], ("2019-05-01", "2019-06-15", "2019-06-20"), strict=True)
    ]
    through(told[1], to="passed", day="2019-06-25")
    first = do(meetings.meetings.add, title="联席会议", kind="joint", day="2019-06-01")
    second = do(meetings.meetings.add, title="联席会议", kind="joint", day="2019-07-01")
    do(deliberation.collect_agenda, meeting=first)
    entries = ask(meetings.agenda, day="2019-07-01", since="2019-06-01")
    assert [(entry.issue.id, entry.age_days, entry.new) for entry in entries] == [
        (told[0], 61, False),
        (told[2], 11, True),
    ]
    do(deliberation.collect_agenda, meeting=second)
    assert do(deliberation.collect_agenda, meeting=second) == [], "what is on the agenda is there once"
    listed = [issue for one in ask(meetings.topics.select, "owner = ?", (second,)) for issue in one.issues]
    assert sorted(listed) == sorted([told[0], told[2]])


def test_jb_04_schedule_and_notice(do, ask, refused, lanes) -> None:  # type: ignore[no-untyped-def]
    cleaner = do(partners.add, name="保洁公司", kind="company", guided_by="王经理 13800000000")
    plan = do(
        schedules.add,
        title="大件杂物回收",
        kind="cleaning",
        since="2019-06-01",
        weekdays=["2", "6"],
        starts="09:00",
        where="东头巷口",
        partner=cleaner,
        place=lanes[0],
    )
    with pytest.raises(UserError, match="LEDGER_009"):
        ask(schedules.notice, plan)
    do(schedules.schedules.change, rec=plan, phone="0757-86230000")
    notice = ask(schedules.notice, plan)
    assert notice == {
        "title": "大件杂物回收",
        "when": "每周二、六 09:00",
        "where": "东头巷口",
        "phone": "0757-86230000",
    }
    assert "王经理" not in json.dumps(notice, ensure_ascii=False)
    known = ask(schedules.schedules.load, plan)
    assert schedules.days(known, since="2019-06-01", until="2019-06-08") == ["2019-06-01", "2019-06-04", "2019-06-08"]


def test_jb_05_volunteer_teams(do, ask, only, lanes) -> None:  # type: ignore[no-untyped-def]
    teams = {
        item: do(partners.add, name=name, kind="team")
        for item, name in (("light", "街灯队"), ("rubbish", "分类队"), ("noise", "巡逻队"))
    }
    for item, team in teams.items():
        do(partners.route, partner=team, item=item)
    do(duties.give_duty, place=lanes[0], person="巷长甲", title="巷长", since="2019-01-01")
    do(concerns.report, place=lanes[0], kind="light", words="路灯不亮", day="2019-06-01", source="lane")
    task = do(tasks.from_issue, issue=only().id, given_on="2019-06-02")
    assert (ask(tasks.tasks.load, task).party, only().assignee) == ("街灯队", "街灯队")
    for name, count in (("街灯队", 4), ("巡逻队", 6)):
        held = do(taking_part.plan, title="夜巡", kind="patrol", day="2019-06-10")
        do(taking_part.came, activity=held, count=count, party=name, role="volunteer")
    by_team = ask(taking_part.by_party)
    assert {name: there.attendances for name, there in by_team.items()} == {"街灯队": 4, "巡逻队": 6}


def test_jb_06_two_way(do, ask) -> None:  # type: ignore[no-untyped-def]
    old = do(opinions.add, day="2019-06-01", party="resident", words="路灯太暗", source="lane")
    new = do(opinions.add, day="2019-06-28", party="resident", words="想要长椅", source="lane")
    told = do(opinions.add, day="2019-06-01", party="resident", words="垃圾多", source="lane")
    do(opinions.tell, opinion=told, day="2019-06-10", way="公示", by="社工")
    late = ask(opinions.unanswered, as_of="2019-07-01", days=7)
    assert [(one.id, age) for one, age in late] == [(old, 30)]
    assert new not in [one.id for one, _ in late]
    meeting = do(meetings.meetings.add, title="联席会议", day="2019-07-01")
    for title in ("修灯", "清运", "长椅"):
        topic = do(deliberation.add_topic, meeting=meeting, title=title)
        do(deliberation.decide, meeting=meeting, topic=topic, decision=f"{title}：同意")
    do(deliberation.convey, meeting=meeting, topic=topic, day="2019-07-03", way="公告栏")
    assert ask(service_figures.decisions_conveyed).text() == "3 项中 1 项"


def test_jb_07_three_activity_kinds(do, ask) -> None:  # type: ignore[no-untyped-def]
    kinds = [do(labels.add, list="activity_kind", name=name) for name in ("民意收集", "议事决事", "政策宣讲")]
    for number, kind in enumerate(kinds, start=1):
        for _ in range(number):
            held = do(taking_part.plan, title="活动", kind=kind, day="2019-06-01")
            do(taking_part.came, activity=held, count=10)
    by_kind = {kind: ask(service_figures.sessions, kind=kind) for kind in kinds}
    assert [figure.value for figure in by_kind.values()] == [1, 2, 3]
    assert sum(figure.value for figure in by_kind.values()) == ask(service_figures.sessions).value
    assert "政策宣讲" in by_kind[kinds[2]].scope["zh"]


def test_jb_08_retention(do, ask) -> None:  # type: ignore[no-untyped-def]
    mine, other = (do(people.persons.add, name=name, party="resident") for name in ("志愿者甲", "志愿者乙"))
    for day in ("2019-06-01", "2019-06-08"):
        held = do(taking_part.plan, title="巡逻", kind="patrol", day=day)
        for person in (mine, other):
            do(taking_part.take_part, activity=held, person=person, hours=2)
    with pytest.raises(UserError, match="LEDGER_024"):
        ask(taking_part.service_record, mine, on="2019-07-01")
    do(consents.give, subject=mine, purpose="certificate", day="2019-06-30", way="signed")
    record = ask(taking_part.service_record, mine, on="2019-07-01")
    assert (record.attendances, record.hours, record.person.name) == (2, 4, "志愿者甲")
    assert "志愿者乙" not in repr(record)


def hand(source: Workspace, target: Workspace, stick: Path) -> None:
    """Carry everything from one laptop to the other on a stick."""
    carry(source, str(stick))
    carry(target, str(stick))


def test_xj_01_sites_and_a_pilot(laptops, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    center, pilot = laptops("中心"), laptops("试点")
    shared = center.community
    home = center.add_community("其余楼盘")
    stick = tmp_path / "stick"
    stick.mkdir()

    def build(txn):  # type: ignore[no-untyped-def]
        station = sites.add(txn, title="细滘", level="station")
        for number in range(18):
            own = number == 0
            sites.add(
                txn,
                title=f"楼盘{number + 1}",
                level="point",
                parent=station,
                home=shared if own else home,
                pilot=own,
            )
        return station

    station = center.write_now(build)
    for community in (shared, home):
        place = places.root_id(community)
        center.write_now(
            lambda txn, p=place: concerns.report(
                txn, place=p, kind="parking", words="乱停", day="2019-12-25", source="lane"
            )
        )
    found = center.read(lambda db: sites.subtree(db, station))
    assert (len(found) - 1, sum(one.pilot for one in found)) == (18, 1)
    carry(center, str(stick), communities=[shared])
    carry(pilot, str(stick))
    assert center.read(issues.count) == 2
    assert [one.community for one in pilot.read(issues.rows)] == [shared]


def test_xj_02_four_ones(do, ask) -> None:  # type: ignore[no-untyped-def]
    ones = [
        do(labels.add, list="outcome", name=name, order=n) for n, name in enumerate(("阵地", "先锋", "平台", "服务"))
    ]
    for label in ones:
        for n in range(2):
            held = do(taking_part.plan, title=f"成效{n}", kind="service", day="2019-12-25")
            do(labels.put, rec=held, label=label)
    do(labels.rename, label=ones[0], name="一个阵地")
    counted = ask(labels.counts, "outcome")
    assert [len(counted[label]) for label in ones] == [2, 2, 2, 2]
    assert [one.name for one in ask(labels.in_list, "outcome")] == ["一个阵地", "先锋", "平台", "服务"]
    for rows in counted.values():
        assert all(ask(activities.activities.load, rec) for rec in rows)


def test_xj_03_role_shift(do, ask) -> None:  # type: ignore[no-untyped-def]
    case = do(cases.cases.add, title="豪苑治理", begun="2019-01-01")
    do(case_cycles.hand_lead, case=case, to="ngo", since="2019-01-01", kind="主导")
    before = do(tasks.add, title="入户", given_on="2019-03-01", case=case)
    do(case_cycles.hand_lead, case=case, to="resident", since="2019-07-01", kind="居民为主体")
    after = do(tasks.add, title="清运", given_on="2019-08-01", case=case)
    assert (ask(tasks.tasks.load, before).party, ask(tasks.tasks.load, after).party) == ("ngo", "resident")
    assert ask(case_cycles.lead_on, case, on="2019-05-01").value == "ngo"
    assert ask(case_cycles.lead_on, case, on="2019-05-01").until == "2019-06-30"


def test_xj_04_handover(laptops, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    leaving, staying = laptops("社工"), laptops("居民")
    stick = tmp_path / "stick"
    stick.mkdir()

    def work(txn):  # type: ignore[no-untyped-def]
        root = places.root_id(leaving.community)
        concerns.report(txn, place=root, kind="parking", words="乱停", day="2019-12-25", source="lane")
        tasks.add(txn, title="画车位", given_on="2019-12-26", party="resident")
        pact = pacts.begin(txn, title="停车公约", day="2019-12-26")
        pacts.draft(txn, pact=pact, clauses=["按位停放"], day="2019-12-26")
        one = people.persons.add(txn, name="骨干甲", party="resident", phone="13800000001")
        people.persons.add(txn, name="骨干乙", party="resident", phone="13800000002")
        consents.give(txn, subject=one, purpose="handover", day="2019-12-26", way="signed")

    leaving.write_now(work)
    handed = leaving.read(lambda db: handover.gather(db, on="2019-12-31"))
    assert (len(handed.issues), len(handed.tasks), len(handed.pacts)) == (1, 1, 1)
    assert ([one.name for one in handed.contacts], handed.withheld) == (["骨干甲"], 1)
    assert staying.read(lambda db: handover.missing(db, handed)) != []
    with pytest.raises(UserError, match="LEDGER_030"):
        clearing.clear(leaving)
    hand(leaving, staying, stick)
    assert staying.read(lambda db: handover.missing(db, handed)) == []
    carry(leaving, str(stick))
    folder = leaving.folder
    clearing.clear(leaving)
    assert not folder.exists()


def test_xj_05_roster(do, ask) -> None:  # type: ignore[no-untyped-def]
    plan = do(schedules.add, title="阵地开放", kind="duty", since="2019-12-02", every=1)
    week = schedules.days(ask(schedules.schedules.load, plan), since="2019-12-02", until="2019-12-08")
    assert len(week) == 7
    for day in week[:5]:
        shift = do(rosters.take, schedule=plan, day=day, person="志愿者甲")
    do(rosters.note, shift=shift, came=False)
    missing = ask(rosters.unmanned, schedule=plan, since="2019-12-02", until="2019-12-08")
    assert [day for day, _ in missing] == week[4:]


def test_xj_06_scope_of_work(do, ask, refused) -> None:  # type: ignore[no-untyped-def]
    first, second = (do(labels.add, list="project", name=name) for name in ("创熟", "乐龄"))
    people_ = [do(people.persons.add, name=f"人{n}", party="resident") for n in range(7)]
    held = [do(taking_part.plan, title=f"活动{n}", kind="service", day="2019-12-01") for n in range(2)]
    for activity in held:
        for person in people_:
            do(taking_part.take_part, activity=activity, person=person, hours=3)
    do(allocations.share, activity=held[0], parts={first: 60, second: 40})
    do(allocations.share, activity=held[1], parts={second: 100})
    assert refused(allocations.share, activity=held[1], parts={first: 60, second: 60}) == "LEDGER_023"
    parts = {part.project: part for part in ask(allocations.by_project)}
    assert (parts[first].attendances, parts[second].attendances) == (4, 10)
    assert sum(part.attendances for part in parts.values()) == 14
    assert sum(part.hours for part in parts.values()) == 42


PARKING = {
    "survey": [
        {"type": "select_one yes_no", "name": "car", "label": "有车吗"},
        {"type": "integer", "name": "cars", "label": "几辆", "relevant": "${car} = 'yes'"},
    ],
    "choices": [
        {"list_name": "yes_no", "name": "yes", "label": "有"},
        {"list_name": "yes_no", "name": "no", "label": "没有"},
    ],
    "settings": [{"form_title": "停车意见", "form_id": "parking", "version": "1", "default_language": "zh"}],
}


def test_zh_01_another_subject_is_another_form(do, ask, ws, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    """Parking instead of fire safety: one more spreadsheet, and the same batches, cases and meetings."""
    import openpyxl

    from forms.xlsform import convert
    from storage.community import questionnaires

    book = openpyxl.Workbook()
    book.remove(book.active)
    for title, rows in PARKING.items():
        sheet = book.create_sheet(title)
        columns = list(dict.fromkeys(name for row in rows for name in row))
        sheet.append(columns)
        for row in rows:
            sheet.append([row.get(name, "") for name in columns])
    book.save(tmp_path / "parking.xlsx")
    form = convert(tmp_path / "parking.xlsx")
    do(forms_registry.add_form, form_id=form.form_id, version=form.version, xform=form.xform)
    case = do(cases.cases.add, title="康富花园停车", topic="停车位改造", reason="居民提出")
    batch = do(questionnaires.batches.add, title="停车调研", day="2019-12-25", form="parking", case=case)
    for number, car in enumerate(("yes", "no", "yes"), start=1):
        do(
            questionnaires.key_sheet,
            batch=batch,
            number=str(number),
            version="1",
            answers={"car": car},
            keyed_by="甲",
        )
    questions = ask(questionnaires.questions, "parking")
    table = ask(questionnaires.tallies, batch=batch, questions=questions)[0]
    assert {cell.label: cell.count for cell in table.cells} == {"有": 2, "没有": 1}
    do(cases.complete_stage, case=case, stage="collect", day="2019-12-26")
    assert ask(cases.current, case).code == "choose"


def test_zh_02_five_stages(do, ask, refused) -> None:  # type: ignore[no-untyped-def]
    case = do(cases.cases.add, title="停车", topic="停车", reason="居民提出")
    do(opinions.add, day="2019-12-01", party="resident", words="没车位", source="walk", case=case)
    for stage, day in (("collect", "2019-12-02"), ("choose", "2019-12-03")):
        do(cases.complete_stage, case=case, stage=stage, day=day)
    before = [(one.code, one.done_on) for one in ask(cases.stages, case)]
    do(cases.choose_preset, case=case, preset="five")
    assert [one.label for one in ask(cases.stages, case)] == ["共谋", "共建", "共管", "共评", "共享"]
    assert ask(cases.current, case).code == "co_plan"
    assert refused(cases.complete_stage, case=case, stage="co_plan", day="2019-12-20") == "MEETING_008"
    do(cases.rename_stage, case=case, stage="co_plan", name="一起谋划")
    assert ask(cases.stages, case)[0].label == "一起谋划"
    meeting = do(meetings.meetings.add, title="议事", day="2019-12-10", case=case)
    do(deliberation.sign_in, meeting=meeting, party="resident", name="甲")
    do(deliberation.say, meeting=meeting, topic="", party="resident", words="画线")
    do(cases.complete_stage, case=case, stage="co_plan", day="2019-12-20")
    assert ask(cases.stages, case)[0].done_on == "2019-12-20"
    do(cases.choose_preset, case=case, preset="six")
    after = [(one.code, one.done_on) for one in ask(cases.stages, case)]
    assert after[:2] == before[:2]
    assert after[2] == ("deliberate", "2019-12-20")


def test_zh_03_lift_by_household(do, ask, build) -> None:  # type: ignore[no-untyped-def]
    homes = build("8幢 1单元 1-6层 每层2户")[2:]
    assert vote_rules.needs_owners("lift"), "this may need all owners to decide"

    def ballot(agree: int, against: int) -> votes.Result:
        vote = do(votes.open_vote, title="加装电梯", day="2019-12-25", base=12, rule="owners_major", subject="lift")
        do(votes.issue_papers, vote=vote, count=12)
        for number in range(agree + against):
            choice = votes.YES if number < agree else votes.NO
            do(votes.key_paper, vote=vote, voter=homes[number], choice=choice, keyed_by="甲")
        return ask(votes.result, vote)

    reached, missed, few = ballot(9, 3), ballot(8, 3), ballot(7, 0)
    assert [(one.count, one.of, one.least, one.met) for one in reached.thresholds] == [
        (12, 12, 8, True),
        (9, 12, 9, True),
    ]
    assert reached.meets
    assert [(one.count, one.of, one.met) for one in missed.thresholds] == [(11, 12, True), (8, 11, False)]
    assert not missed.meets
    assert [one.met for one in few.thresholds] == [False, True]
    assert (reached.count(votes.YES), reached.vote.base) == (9, 12)


def test_zh_04_mutual_aid_association(do, ask) -> None:  # type: ignore[no-untyped-def]
    body = do(partners.add, name="互助促进会", kind="association")
    for party, task in (("property", "停车管理"), ("resident", "收集意见"), ("shop", "赞助")):
        do(partners.seat, partner=body, party=party, task=task)
    assert set(ask(partners.parties, body)) == {"property", "resident", "shop"}
    assert {one.value: one.task for one in ask(partners.members.select)} == {
        "property": "停车管理",
        "resident": "收集意见",
        "shop": "赞助",
    }


def test_zh_05_a_room_for_activities(do, ask, refused) -> None:  # type: ignore[no-untyped-def]
    room = do(venues.add, title="社区客厅")
    held = do(taking_part.plan, title="议事", kind="meeting", day="2019-12-25", slot="evening")
    do(venues.book, venue=room, what="议事", day="2019-12-25", slot="evening", activity=held)
    assert ask(activities.activities.load, held).venue == room
    assert refused(venues.book, venue=room, what="合唱", day="2019-12-25", slot="evening") == "LEDGER_019"
    assert refused(venues.book, venue=room, what="合唱", day="2019-12-25", slot="morning") == ""
    assert len(ask(venues.clashes, venue=room, day="2019-12-25", slot="evening")) == 1


def test_zh_06_a_fund_that_is_planned(do, ask, refused) -> None:  # type: ignore[no-untyped-def]
    fund = do(funds.plan, title="社区基金")
    given = {"fund": fund, "day": "2020-03-01", "incoming": True, "amount": 100000, "source": "gift"}
    assert ask(funds.published, on="2020-12-31") == []
    assert refused(funds.enter, **given) == "LEDGER_015"
    do(funds.open_fund, fund=fund, day="2020-02-01")
    do(funds.enter, **given)
    spent = {"fund": fund, "day": "2020-04-01", "incoming": False, "purpose": "买花"}
    assert refused(funds.enter, amount=200000, **spent) == "LEDGER_014"
    wrong = do(funds.enter, amount=30000, **spent)
    do(funds.take_back, entry=wrong, day="2020-04-02")
    do(funds.enter, amount=20000, **spent)
    ((known, balance),) = ask(funds.published, on="2020-12-31")
    assert (known.title, balance.incoming, balance.outgoing, balance.left) == ("社区基金", 100000, 20000, 80000)
    assert ask(funds.by_purpose, fund) == {"买花": 20000}


def test_zh_07_monthly_supervision(do, ask, lanes, through) -> None:  # type: ignore[no-untyped-def]
    for number, place in enumerate(lanes):
        issue = do(concerns.report, place=place, kind="light", words="不亮", day="2019-10-01", source="lane")
        if number < 4:
            through(issue, to=("assigned", "done", "passed", "told")[number], day="2019-10-05", by=f"社工{number % 2}")
    view = ask(supervision.view, as_of="2019-12-01")
    for name in ("open", "overdue", "untold"):
        parts = [getattr(load, name) for load in view.loads]
        assert sum(map(len, parts)) == len(getattr(view.whole, name)), name
    assert {load.worker for load in view.loads} == {"", "社工0", "社工1"}
    assert len(view.whole.untold) == 2


def test_zh_08_facility_ledger(do, ask, build) -> None:  # type: ignore[no-untyped-def]
    estate, house, *_ = build("康富花园 1-3号")
    for kind, title in (
        ("fire", "消火栓"),
        ("water", "排水管"),
        ("gas", "燃气立管"),
        ("parking", "车位"),
        ("fire", "水带"),
    ):
        do(facilities.add, kind=kind, title=title, place=house, quantity=2, state="老旧")
    do(facilities.add, kind="gas", title="别处", place=build("别的小区 1号")[1])
    found = ask(facilities.by_kind, within=estate)
    assert {kind: len(rows) for kind, rows in found.items() if rows} == {"fire": 2, "water": 1, "gas": 1, "parking": 1}
    assert sum(len(rows) for rows in ask(facilities.by_kind).values()) == len(ask(facilities.facilities.select)) == 6


def test_zh_09_training(do, ask) -> None:  # type: ignore[no-untyped-def]
    learners = [do(people.persons.add, name=f"居民{n}", party="resident") for n in range(8)]
    held = [do(taking_part.plan, title="议事培训", kind="training", day=f"2019-12-0{n}") for n in (1, 2, 3)]
    for number, activity in enumerate(held):
        for person in learners[number:]:
            do(taking_part.take_part, activity=activity, person=person, role="learner", hours=2)
    figure = ask(service_figures.period_attendances, role="learner", kind="training")
    assert figure.text() == "21 人次"
    assert "8 人" in figure.rule["zh"]


@pytest.fixture
def street(folder, clock):  # type: ignore[no-untyped-def]
    """A workspace that is not built anew at the end: that is tested with fewer homes."""
    workspace, _ = Workspace.create(
        folder, "振华社区一号", community="振华社区", person="社工", clock=clock, cost=FLOOR
    )
    yield workspace
    workspace.close()


def test_zh_10_scale(street) -> None:  # type: ignore[no-untyped-def]
    """Twenty thousand homes and five thousand issues: a filtered page reads its own rows and not all of them."""
    from storage.community.place_bulk import parse_bulk

    root = places.root_id(street.community)

    for definition in ("1-250幢 1-2单元 1-10层 每层2户", "251-500幢 1-2单元 1-10层 每层2户"):
        street.write_now(lambda txn, d=definition: places.add_places(txn, wanted=parse_bulk(d), parent=root))
    homes = [one.id for one in street.read(lambda db: places.tree(db, levels=("unit",)))]
    assert len(homes) == 20_000

    def tell(txn) -> None:  # type: ignore[no-untyped-def]
        for n, home in enumerate(homes[::4]):
            kind = ("light", "noise", "road")[n % 3]
            issues.report(txn, place=home, item=kind, day="2019-12-01", level="minor", note="坏", source="lane")

    street.write_now(tell)
    assert street.read(issues.count) == 5000
    steps = [counted_steps(street, limit) for limit in (50, 200)]
    assert len(street.read(lambda db: issues.rows(db, Filter(open=True), limit=200))) == 200
    assert street.read(lambda db: issues.count(db, Filter(items=("light",)))) == 1667
    assert steps[1] < 5 * steps[0], "the cost is that of the page, not that of the ledger"
    figure = figures.Figure("residents", 55_000, {"zh": "人"}, {}, {}, qualifier="约")
    assert figure.text() == "约 55000 人"


def counted_steps(ws, limit: int) -> int:  # type: ignore[no-untyped-def]
    """How many thousand steps of the database's machine a page takes: the same on every computer."""

    def read(db) -> int:  # type: ignore[no-untyped-def]
        steps = 0

        def tick() -> int:
            nonlocal steps
            steps += 1
            return 0

        db.conn.set_progress_handler(tick, 10)
        try:
            issues.rows(db, Filter(open=True), limit=limit)
        finally:
            db.conn.set_progress_handler(None, 0)
        return steps

    return ws.read(read)  # type: ignore[no-any-return]
