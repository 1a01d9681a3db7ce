"""敦根 2022: thirty-five practices, from the neighbours' association to feedback, played through the verbs."""

from __future__ import annotations

from io import BytesIO

import pytest

from exporters.handout import export
from storage.community import (
    activities,
    case_cycles,
    cases,
    consents,
    costs,
    deliberation,
    devices,
    doorsteps,
    figures,
    happenings,
    issue_figures,
    issues,
    labels,
    meetings,
    opinions,
    partners,
    people,
    plans,
    printed,
    questionnaires,
    reminders,
    service_figures,
    taking_part,
    tasks,
)
from storage.community.checklist_items import checklist, item_label
from storage.community.tallies import Question, for_public, tally
from storage.photos import add_photo
from tests.exporters.reading import text
from tests.storage.conftest import picture

SIX_PARTIES = ("safety_office", "migrant_office", "committee", "neighbour", "landlord", "ngo")
BOOTHS = ("畅所欲言留言板", "猜灯谜", "大家来找“缺”展览", "跳跳虎趣味问答", "民情收集", "志愿者招募")


@pytest.fixture
def case(do) -> str:  # type: ignore[no-untyped-def]
    return do(cases.cases.add, title="出租屋消防安全", begun="2022-08-01")


@pytest.fixture
def meeting(do, case) -> str:  # type: ignore[no-untyped-def]
    return do(meetings.meetings.add, title="多元主体沟通会", kind="forum", day="2022-08-26", case=case)


@pytest.fixture
def houses(build) -> list[str]:  # type: ignore[no-untyped-def]
    return [place for place in build("第一片区 1-6号")][1:]


def test_dg_01_association_profile(do, ask, case) -> None:  # type: ignore[no-untyped-def]
    association = do(
        partners.add, name="敦根街坊会", kind="association", founded="2020-04-17", members_from="党员和热心人士",
        guided_by="敦根社区党总支",
    )  # fmt: skip
    do(cases.cases.change, rec=case, association=association)
    document = do(printed.note, kind="minutes", title="纪要", audience="public", numbers=[], quotes=[association])
    assert ask(printed.stale_documents) == []
    do(people.partners.change, rec=association, guided_by="敦根社区党委")
    cover = ask(people.partners.load, ask(cases.cases.load, case).association)
    assert (cover.founded, cover.guided_by) == ("2020-04-17", "敦根社区党委")
    assert ask(printed.changed, document) == [association]
    assert [one.id for one in ask(printed.stale_documents)] == [document]


def test_dg_02_regular_services(do, ask) -> None:  # type: ignore[no-untyped-def]
    kinds = [do(labels.add, list="activity_kind", name=name) for name in ("垃圾分类宣传", "便民日", "洁家美家日")]
    for month in (3, 9):
        for kind in kinds:
            held = do(taking_part.plan, title="服务", kind=kind, day=f"2022-0{month}-01")
            do(taking_part.came, activity=held, count=10)
    by_kind = ask(taking_part.grouped, lambda one: one.kind, since="2022-01-01", until="2022-12-31")
    year = ask(service_figures.period_attendances, since="2022-01-01", until="2022-12-31")
    assert {kind: there.attendances for kind, there in by_kind.items()} == dict.fromkeys(kinds, 20)
    assert year.value == sum(count for _, count in year.parts) == 60
    assert {name for name, _ in year.parts} == {"垃圾分类宣传", "便民日", "洁家美家日"}


def test_dg_03_local_tags(do, ask, case) -> None:  # type: ignore[no-untyped-def]
    safe, beauty, twin = (do(labels.add, list="tag", name=name) for name in ("安全师", "美容师", "安全员"))
    other = do(cases.cases.add, title="楼道美化")
    for rec, label in ((case, safe), (case, beauty), (other, beauty), (other, twin)):
        do(labels.put, rec=rec, label=label)
    before = {label: len(rows) for label, rows in ask(labels.counts, "tag").items()}
    do(labels.rename, label=safe, name="出租屋安全师")
    assert {label: len(rows) for label, rows in ask(labels.counts, "tag").items()} == before
    do(labels.merge, label=twin, into=safe)
    assert ask(labels.behind, safe) == tuple(sorted((case, other)))
    assert ask(labels.behind, beauty) == tuple(sorted((case, other)))
    assert [one.name for one in ask(labels.carried, other)] == ["出租屋安全师", "美容师"]


def test_dg_04_safety_reminders(do, ask, refused) -> None:  # type: ignore[no-untyped-def]
    sheet = ask(reminders.sheet)
    assert [words for _, _, words in sheet] == ["电动车不放楼道", "门禁坏了记得找人修", "出租屋不用明火煮食"]
    for item, label, _ in sheet:
        assert item in checklist(), "each sentence leads back to an item"
        assert label == item_label(item)
    do(reminders.word, item="ebike_common", words="电动车请推到车棚")
    assert ask(reminders.sheet, ("ebike_common",))[0][2] == "电动车请推到车棚"
    assert refused(reminders.word, item="no_such_item", words="话") == "LEDGER_029"


def test_dg_05_walk_through(do, ask, ws, houses, visit) -> None:  # type: ignore[no-untyped-def]
    house = houses[0]
    seen = visit(house, "2022-08-10", ebike_common="fail", ebike_common_photo="photo.jpg")
    add_photo(ws, picture(), owner_rec=seen, field="items/ebike/ebike_common_photo")
    for party, words in (("landlord", "没有空间停车"), ("tenant", "充电桩太远")):
        do(
            opinions.add,
            day="2022-08-10",
            party=party,
            words=words,
            kind="cause",
            source="walk",
            place=house,
            visit=seen,
        )
    here = ask(happenings.at_place, house)
    assert sorted(one.kind for one in here) == ["issue", "opinion", "opinion", "visit"]
    (issue,) = ask(issues.rows)
    assert len(ask(issues.photo_pair, issue.id)[0]) == 1


def test_dg_06_both_sides_heard(do, ask, houses) -> None:  # type: ignore[no-untyped-def]
    for party, words in (("landlord", "宣传已经不少"), ("tenant", "没有充电的地方"), ("tenant", "想装烟感")):
        do(opinions.add, day="2022-08-10", party=party, words=words, source="walk", place=houses[0])
    said = ask(opinions.by_party, place=houses[0])
    assert {party: {one.words for one in each} for party, each in said.items()} == {
        "landlord": {"宣传已经不少"},
        "tenant": {"没有充电的地方", "想装烟感"},
    }


def test_dg_07_cause_and_wish_are_kept_apart(do, ask, case, houses) -> None:  # type: ignore[no-untyped-def]
    for kind, words, source in (
        ("cause", "主要是空间和个别房东意识", "walk"),
        ("wish", "希望提高安全意识", "walk"),
        ("wish", "希望电线再规整一些", "meeting"),
    ):
        do(
            opinions.add, day="2022-08-10", party="landlord", words=words, kind=kind, source=source, case=case,
            speaker="房东A", place=houses[0],
        )  # fmt: skip
    on_walks = ask(opinions.select, case=case, source="walk")
    assert sorted(one.kind for one in on_walks) == ["cause", "wish"]
    assert len(ask(opinions.select, case=case, source="meeting")) == 1
    said = opinions.count(ask(opinions.select, case=case))
    assert (said.opinions, said.people) == (3, 1)


def test_dg_08_questionnaire_batch(do, ask, case) -> None:  # type: ignore[no-untyped-def]
    batch = do(questionnaires.batches.add, title="便民日", day="2022-08-20", case=case, form="slip", returned=16)
    for number in range(16):
        sheet = do(
            questionnaires.key_sheet,
            batch=batch,
            number=f"{number + 1}",
            version="1",
            answers={"q": "x"},
            keyed_by="甲",
        )
        if number >= 14:
            do(questionnaires.void_sheet, sheet=sheet, reason="身份没有填")
    counted, figure = ask(questionnaires.counts, batch), ask(figures.valid_sheets, batch)
    assert (counted.returned, counted.valid, counted.invalid) == (16, 14, 2)
    assert figure.text() == "14 份"
    assert dict(figure.parts) == {"收回": 16, "有效": 14, "无效": 2}
    assert figures.Figure("k", 9, {"zh": "份"}, {}, {}, of=14).percent is None
    assert "便民日" in figure.scope["zh"] and "2022-08-20" in figure.scope["zh"]


def test_dg_09_coding_open_answers(do, ask, case) -> None:  # type: ignore[no-untyped-def]
    batch = do(questionnaires.batches.add, title="便民日", day="2022-08-20", case=case, form="slip")
    words = {"1": "没有灭火器", "2": "充电桩太远", "3": "楼道没有灯", "4": ""}
    for number, said in words.items():
        sheet = do(
            questionnaires.key_sheet, batch=batch, number=number, version="1", answers={"q": "x", "idea": said},
            keyed_by="甲",
        )  # fmt: skip
        if said:
            tag = "电动车充电" if "充电" in said else "设备不足"
            do(questionnaires.tag_answer, sheet=sheet, question="idea", tag=tag)
    answers = ask(questionnaires.open_answers, batch=batch, question="idea")
    tags = ask(questionnaires.tag_counts, batch=batch, question="idea")
    assert tags == {"设备不足": 2, "电动车充电": 1}
    assert sum(tags.values()) == len(answers) == 3
    assert [one.text for one in answers if "电动车充电" in one.tags] == ["充电桩太远"]


def test_dg_10_multi_party_meeting(do, ask, meeting) -> None:  # type: ignore[no-untyped-def]
    keys = [do(deliberation.sign_in, meeting=meeting, party=SIX_PARTIES[n % 6], name=f"到会{n:02d}") for n in range(13)]
    there = ask(meetings.presence, meeting)
    assert (there.people, len(there.parties)) == (13, 6)
    assert len(ask(meetings.attendees.select)) == 13
    for index in (0, 6, 12):  # the three of the safety office sit for the committee
        do(lambda txn, key=keys[index]: txn.append("meeting", meeting, {f"attendee:{key}": "committee"}))
    there = ask(meetings.presence, meeting)
    assert (there.people, len(there.parties)) == (13, 5)
    topic = do(deliberation.add_topic, meeting=meeting, title="电动车")
    do(deliberation.say, meeting=meeting, topic=topic, party="landlord", words="没有空间", kind="cause")
    assert list(ask(meetings.statements_by_party, meeting)) == ["landlord"]


def test_dg_11_agenda_order(do, ask, ws, meeting, houses, visit) -> None:  # type: ignore[no-untyped-def]
    visit(houses[0], "2022-08-10", ebike_common="fail")
    assert len(do(deliberation.collect_agenda, meeting=meeting)) == 1
    out = BytesIO()
    export(ws, out, meeting=meeting, audience="internal", invariant=True)
    printed_text = text(out.getvalue())
    places = [printed_text.rfind(words) for words in ("三个数", "按项目", "问卷结果", "各方意见", "备选方案")]
    assert -1 not in places
    assert places == sorted(places), "what was found, sheets, parties, plans: always in this order"
    assert "无" in printed_text[places[2] : places[3]], "a block without data says so"


def test_dg_12_parties_over_the_whole(do, ask, case, meeting) -> None:  # type: ignore[no-untyped-def]
    for party in SIX_PARTIES:
        do(deliberation.sign_in, meeting=meeting, party=party, name=party)
    held = do(taking_part.plan, title="加装", kind="fitting", day="2022-09-22", case=case)
    do(taking_part.came, activity=held, count=2, party="expert", role="volunteer")
    do(tasks.add, title="提供电表数据", given_on="2022-09-01", party="property", case=case)
    two = ask(figures.meeting_parties, meeting), ask(figures.case_parties, case)
    assert [one.text() for one in two] == ["6 方", "8 方"]
    assert two[0].scope != two[1].scope


def test_dg_13_relapse(do, ask, only, build, visit) -> None:  # type: ignore[no-untyped-def]
    _, house, home, other = build("第一片区 1号 301-302室")
    visit(house, "2022-08-10", rooms={home: "gas_modify", other: "smoke_room"})
    issue = only(items=("gas_modify",)).id
    do(issues.finish, issue=issue, day="2022-08-12", by="房东A", note="已拆除")
    do(issues.recheck, issue=issue, day="2022-08-14", by="流管员", result="pass")
    visit(house, "2022-08-24", rooms={home: "gas_modify"})
    again = only(items=("gas_modify",))
    assert (again.id, again.relapses, again.solved, again.times_found) == (issue, 1, False, 2)
    assert [one.id for one in ask(issues.rows, issues.Filter(relapsed=True))] == [issue]
    agenda = ask(meetings.agenda, day="2022-08-26")
    assert [entry.issue.id for entry in agenda][0] == issue, "what came back stands first"
    assert len(ask(issues.history, issue)) == 4


def test_dg_14_wish_becomes_demand(do, ask, meeting, houses) -> None:  # type: ignore[no-untyped-def]
    topic = do(deliberation.add_topic, meeting=meeting, title="线路")
    said = do(
        deliberation.say,
        meeting=meeting,
        topic=topic,
        party="landlord",
        words="希望电线再规整一些",
        item="wire_conduit",
    )
    demand = do(
        deliberation.demand_from, meeting=meeting, statement=said, place=houses[0], device="conduit", quantity=1
    )  # fmt: skip
    (statement,) = ask(meetings.statements.select)
    known = ask(plans.load_demand, demand)
    assert (statement.leads_to, known.statement) == (demand, f"{meeting}/{said}")
    assert (known.device, known.item, known.asked_by, known.day) == (
        "conduit",
        "wire_conduit",
        "landlord",
        "2022-08-26",
    )


def test_dg_15_widening_the_topic(do, ask, ws, meeting) -> None:  # type: ignore[no-untyped-def]
    topic = do(deliberation.add_topic, meeting=meeting, title="出租屋安全", groups=["fire_equipment"])
    said = do(
        deliberation.say,
        meeting=meeting,
        topic=topic,
        party="neighbour",
        words="除消防外也要关注卫生",
        day="2022-08-26",
    )
    do(deliberation.widen, meeting=meeting, topic=topic, group="hygiene", statement=said)
    (known,) = ask(meetings.topics.select)
    assert (known.groups, known.widened_from) == (("fire_equipment", "hygiene"), said)
    changes = [event for event in ws.history(meeting) if f"topic:{topic}/groups" in event.set]
    assert len(changes) == 2 and all(event.at for event in changes), "the change has its time"


def test_dg_16_action_plan(do, ask, case, meeting, refused, ws) -> None:  # type: ignore[no-untyped-def]
    ready_up_to(do, case, meeting, "deliberate")
    wanted = {"track": "awareness", "title": "便民日宣传", "party": "neighbour", "due": "2022-09-09", "target": "居民"}
    do(plans.measures.add, case=case, **wanted)
    do(plans.measures.add, case=case, track="hardware", title="加装六样设备", due="2022-09-22")
    stage = next(one for one in ask(cases.stages, case) if one.code == "plan")
    assert (stage.lacks.code, stage.lacks.values["title"]) == ("MEETING_010", "加装六样设备")
    assert refused(cases.complete_stage, case=case, stage="plan", day="2022-08-30") == "MEETING_010"
    (without,) = ask(plans.unready, case=case)
    do(plans.measures.change, rec=without.id, party="ngo")
    assert refused(cases.complete_stage, case=case, stage="plan", day="2022-08-30") == ""
    assert {one.track for one in ask(plans.measures.select)} == set(plans.TRACKS)


def ready_up_to(do, case: str, meeting: str, stage: str) -> None:  # type: ignore[no-untyped-def]
    """Give the stages of a case something to show and complete them up to *stage*."""
    outputs = {
        "collect": lambda: do(
            opinions.add, day="2022-08-10", party="tenant", words="消防设备不足", source="walk", case=case
        ),
        "choose": lambda: do(cases.cases.change, rec=case, topic="出租屋消防和卫生", reason="问卷和走访都提到"),
        "deliberate": lambda: (
            do(deliberation.sign_in, meeting=meeting, party="landlord", name="房东A"),
            do(deliberation.say, meeting=meeting, topic="", party="landlord", words="电线规整"),
        ),
    }
    for code, make in outputs.items():
        make()
        do(cases.complete_stage, case=case, stage=code, day="2022-08-26")
        if code == stage:
            return


def test_dg_17_outreach_channels(do, ask) -> None:  # type: ignore[no-untyped-def]
    for channel, count in (("service_day", 30), ("festival", 100), ("door", 12), ("online", 20)):
        held = do(taking_part.plan, title="宣传", kind="publicity", day="2022-09-09", channel=channel)
        do(taking_part.came, activity=held, count=count)
    by_channel = ask(taking_part.grouped, lambda one: one.channel)
    assert {name: there.attendances for name, there in by_channel.items()} == {
        "service_day": 30,
        "festival": 100,
        "door": 12,
        "online": 20,
    }
    assert ask(service_figures.period_attendances).value == 162


def test_dg_18_event_with_booths(do, ask, case) -> None:  # type: ignore[no-untyped-def]
    held = do(
        taking_part.plan,
        title="行动宣传暨便民日",
        kind="event",
        day="2022-09-09",
        slot="afternoon",
        stalls=BOOTHS,
        case=case,
    )
    booths = {one.value: one.key for one in ask(activities.booths.select)}
    for number, key in enumerate(booths.values()):
        do(taking_part.came, activity=held, booth=key, count=15 + number)
    figure = ask(figures.attendances, held)
    assert figure.value == sum(count for _, count in figure.parts) == 105 > 100
    batch = do(taking_part.collect_sheets, activity=held, booth=booths["民情收集"])
    known = ask(questionnaires.batches.load, batch)
    assert (known.day, known.case) == ("2022-09-09", case), "the booth's batch knows its day and case"
    joined = do(
        taking_part.recruit,
        activity=held,
        name="新街坊",
        phone="13800000000",
        agreed_on="2022-09-09",
        skills=("electric",),
    )
    assert [one.id for one in ask(people.skilled, skill="electric")] == [joined]


def test_dg_19_booths_are_a_template(do, ask) -> None:  # type: ignore[no-untyped-def]
    held = do(taking_part.plan, title="便民日", kind="event", day="2022-09-09", stalls=BOOTHS)
    do(taking_part.came, activity=held, count=101)
    again = do(activities.copy_activity, activity=held, day="2022-12-09")
    assert {one.value for one in ask(activities.booths.select, "owner = ?", (again,))} == set(BOOTHS)
    assert ask(activities.attendance, activity=[again]).attendances == 0


def test_dg_20_preparation_tasks(do, ask, refused) -> None:  # type: ignore[no-untyped-def]
    held = do(taking_part.plan, title="便民日", kind="event", day="2022-09-09")
    one = do(
        tasks.add, title="邀请熟人邻里", given_on="2022-09-01", party="neighbour", activity=held, due="2022-09-08",
        materials=["海报 20 张", "灯谜 60 条"],
    )  # fmt: skip
    do(tasks.add, title="线上通知", given_on="2022-09-01", party="ngo", activity=held, due="2022-09-07")
    assert [task.title for task in ask(tasks.before_activity, held)] == ["线上通知", "邀请熟人邻里"]
    assert refused(tasks.finish, task=one, day="2022-09-08", by="街坊甲") == "LEDGER_007"
    do(tasks.finish, task=one, day="2022-09-08", by="街坊甲", evidence="请到 40 人")
    assert [task.title for task in ask(tasks.before_activity, held)] == ["线上通知"]


def test_dg_21_participant_voice(do, ask, case) -> None:  # type: ignore[no-untyped-def]
    said = [
        do(opinions.add, day="2022-09-09", party="tenant", words=words, source="activity", case=case, speaker="p1")
        for words in ("孩子学会了认逃生牌", "我叫王小明，住 301")
    ]  # fmt: skip
    assert ask(opinions.quotable, on="2022-09-30", case=case) == []
    agreed = do(consents.give, subject=said[0], purpose="quote", day="2022-09-09", way="spoken")
    assert ask(opinions.quotable, on="2022-09-30", case=case) == [("居民", "孩子学会了认逃生牌")]
    do(consents.withdraw, consent=agreed, day="2022-09-20")
    assert ask(opinions.quotable, on="2022-09-30", case=case) == []


def test_dg_22_demand_by_area(do, ask, case, houses) -> None:  # type: ignore[no-untyped-def]
    (area,) = {ask(lambda db, place=place: places_area(db, place)) for place in houses}
    wanted = [
        do(plans.demand, place=house, device=device, quantity=2, day="2022-09-20", area=area)
        for house in houses
        for device in ("smoke_alarm", "escape_rope")
    ]
    from storage.community.ledger import add_row

    do(
        add_row, rec=case, repeat="quoted", value="demand", number=6, qualifier="约", unit="户", subject=area,
        scope="第一片区", source="案例",
    )  # fmt: skip
    figure = ask(figures.demand_households, area, case=case)
    assert figure.text() == "约 6 户"
    assert ask(plans.shopping_list, area=area) == {"escape_rope": 12, "smoke_alarm": 12}
    for stage, day in (("matched", "2022-09-21"), ("fitted", "2022-09-22"), ("checked", "2022-09-23")):
        do(plans.advance, demand=wanted[0], stage=stage, day=day, quantity=2, who="电工")
    assert ask(plans.load_demand, wanted[0]).stage == "checked"
    assert ask(plans.shopping_list, area=area) == {"escape_rope": 12, "smoke_alarm": 10}


def places_area(db, place: str) -> str:  # type: ignore[no-untyped-def]
    from storage.community.places import load

    return load(db, place).area


def test_dg_23_device_catalogue(ask) -> None:  # type: ignore[no-untyped-def]
    assert tuple(devices.DEVICES)[:6] == devices.SIX
    for device in devices.SIX:
        assert devices.items_of(device), f"{device} is asked for by an item of the checklist"
    for device in {device for item in checklist().values() for device in item.devices}:
        assert device in devices.DEVICES


def test_dg_24_rounds_by_area(do, ask, houses) -> None:  # type: ignore[no-untyped-def]
    area = ask(places_area, houses[0])
    first = [
        do(plans.demand, place=house, device="smoke_alarm", quantity=3, day="2022-09-20", area=area) for house in houses
    ]
    do(plans.advance, demand=first[0], stage="fitted", day="2022-09-22", quantity=3)
    do(plans.advance, demand=first[1], stage="fitted", day="2022-09-22", quantity=1)
    one = ask(plans.round_of, area)
    assert (one.missing, one.fitted, one.remaining) == (18, 4, 14)
    assert one.missing - one.fitted == one.remaining
    assert len(one.rows) == one.households == 6


def test_dg_25_skills_matching(do, ask, refused) -> None:  # type: ignore[no-untyped-def]
    for name, skill in (("电工甲", "electric"), ("消防乙", "fire"), ("泥水丙", "mason")):
        do(
            people.persons.add, name=name, party="expert", skills=[skill], areas=["第一片区"], slots=["afternoon"],
            agreed_on="2022-09-01",
        )  # fmt: skip
    (electrician,) = ask(people.skilled, skill="electric", area="第一片区", slot="afternoon")
    assert electrician.name == "电工甲"
    assert ask(people.skilled, skill="electric", area="第二片区") == []
    given = {"given_on": "2022-09-20", "person": electrician.id, "day": "2022-09-22", "slot": "afternoon"}
    do(tasks.add, title="1 号加装", **given)
    assert refused(tasks.add, title="2 号加装", **given) == "LEDGER_006"
    assert refused(tasks.add, title="2 号加装", anyway=True, **given) == ""
    assert len(ask(tasks.clashes, person=electrician.id, day="2022-09-22", slot="afternoon")) == 2


def test_dg_26_free_of_charge(do, ask, houses) -> None:  # type: ignore[no-untyped-def]
    area = ask(places_area, houses[0])
    free, shared = (
        do(plans.demand, place=house, device="smoke_alarm", quantity=1, day="2022-09-20", area=area)
        for house in houses[:2]
    )
    do(costs.pay, demand=free, source="charity", amount=3000, day="2022-09-22")
    do(costs.pay, demand=free, source="project", amount=1500, day="2022-09-22")
    assert (ask(costs.bill, demand=free).total, ask(costs.bill, demand=free).household) == (4500, 0)
    do(costs.pay, demand=shared, source="landlord", amount=2000, day="2022-09-22")
    whole = ask(costs.bill, area=area)
    assert (whole.total, whole.household) == (6500, 2000)
    assert sum(whole.by_source.values()) == whole.total


def test_dg_27_door_to_door(do, ask, build) -> None:  # type: ignore[no-untyped-def]
    area, house, *homes = build("第一片区 1号 201-204室")
    for home, result in zip(homes[:3], ("home", "away", "home"), strict=True):
        do(doorsteps.knock, place=home, day="2022-09-22", topic="加装宣传", result=result, by="街坊甲")
    (one,) = ask(doorsteps.coverage, within=house, by="building")
    assert (len(one.reached), len(one.tried), one.total) == (2, 3, 4)
    assert [home.id for home in one.left] == [homes[3]]
    figure = ask(service_figures.homes_reached, within=house)
    assert figure.text() == "4 户中 2 户"


def test_dg_28_volunteer_phases(do, ask, case) -> None:  # type: ignore[no-untyped-def]
    crew = [do(people.persons.add, name=f"志愿者{n}", party="resident") for n in range(12)]
    held = do(taking_part.plan, title="加装", kind="fitting", day="2022-09-22", case=case)
    rounds = [(phase, person) for phase in ("planning", "running", "review") for person in crew][:29]
    for phase, person in rounds:
        do(taking_part.take_part, activity=held, person=person, phase=phase)
    do(taking_part.take_part, activity=held, person=crew[0], phase="planning")  # told twice is once
    figure = ask(figures.volunteers, case)
    assert (figure.value, "12 人" in figure.rule["zh"]) == (29, True)
    phases = ask(taking_part.by_phase, case=case)
    assert [there.attendances for there in phases.values()] == [12, 12, 5]
    assert sum(count for _, count in figure.parts) == 29


def test_dg_29_six_step_mechanism(do, ask, case, meeting, refused) -> None:  # type: ignore[no-untyped-def]
    assert refused(cases.complete_stage, case=case, stage="plan", day="2022-08-30") == "MEETING_004"
    ready_up_to(do, case, meeting, "deliberate")
    one = do(plans.measures.add, case=case, title="宣传", party="neighbour", track="awareness")
    do(cases.complete_stage, case=case, stage="plan", day="2022-08-30")
    assert refused(cases.complete_stage, case=case, stage="feedback", day="2022-10-01") == "MEETING_004"
    assert refused(cases.complete_stage, case=case, stage="execute", day="2022-09-22") == "MEETING_011"
    for title, day in (("行动宣传暨便民日", "2022-09-09"), ("硬件加装", "2022-09-22")):
        do(taking_part.plan, title=title, kind="event", day=day, case=case)
    do(plans.finish_measure, measure=one, day="2022-09-22", evidence="签到表")
    do(cases.complete_stage, case=case, stage="execute", day="2022-09-23")
    assert refused(cases.complete_stage, case=case, stage="feedback", day="2022-10-01") == "MEETING_013"
    for opinion in ask(opinions.select, case=case):
        do(opinions.tell, opinion=opinion.id, day="2022-09-30", way="上门", by="社工")
    do(cases.complete_stage, case=case, stage="feedback", day="2022-10-01")
    assert all(stage.done_on for stage in ask(cases.stages, case))
    days = [moment.day for moment in ask(case_cycles.timeline, case)]
    assert {"2022-08-26", "2022-09-09", "2022-09-22"} <= set(days)
    assert days == sorted(days)


def test_dg_30_next_cycle(do, ask, case, houses, through) -> None:  # type: ignore[no-untyped-def]
    told = [
        do(issues.report, place=house, item="road", day="2022-09-01", level="minor", note="破损", source="walk")
        for house in houses[:3]
    ]
    for issue in told:
        do(case_cycles.attach, case=case, issue=issue)
    through(told[0], to="passed")
    do(plans.measures.add, case=case, title="没做完的", party="ngo")
    rest = {one.id for one in ask(case_cycles.unsolved, case)}
    new = do(case_cycles.next_cycle, case=case, day="2022-11-20")
    assert rest == {one.id for one in ask(case_cycles.unsolved, new)} == set(told[1:])
    known = ask(cases.cases.load, new)
    assert (known.cycle, known.previous, ask(cases.cases.load, case).ended) == (2, case, "2022-11-20")
    assert [one.title for one in ask(plans.measures.select, '"case" = ?', (new,))] == ["没做完的"]


def test_dg_31_resources(do, ask, case) -> None:  # type: ignore[no-untyped-def]
    company = do(partners.add, name="爱心企业", kind="company")
    alarms = do(partners.offer, partner=company, what="烟感", quantity=20)
    do(partners.offer, partner=company, what="应急灯", quantity=5)
    do(partners.use, partner=company, offer=alarms, day="2022-09-22", case=case, quantity=12)
    used = ask(partners.used_in, case)
    assert [(partner.name, offer.value, use.quantity) for partner, offer, use in used] == [("爱心企业", "烟感", 12)]
    assert sorted(len(uses) for uses in ask(partners.used, company).values()) == [0, 1]


def test_dg_32_who_does_what(do, ask, case, meeting) -> None:  # type: ignore[no-untyped-def]
    for party in ("neighbour", "ngo", "landlord"):
        do(deliberation.sign_in, meeting=meeting, party=party, name=party)
    do(tasks.add, title="宣传", given_on="2022-08-26", party="neighbour", case=case)
    do(tasks.add, title="统计", given_on="2022-08-26", party="ngo", case=case)
    do(tasks.add, title="没人管的", given_on="2022-08-26", case=case)
    division = ask(tasks.division, case)
    assert division.idle == ("landlord",)
    assert [task.title for task in division.unanswered] == ["没人管的"]
    assert {party: len(given) for party, given in division.by_party.items()} == {
        "neighbour": 1,
        "ngo": 1,
        "landlord": 0,
    }


def test_dg_33_feedback_loop(do, ask, case, refused) -> None:  # type: ignore[no-untyped-def]
    said = [
        do(opinions.add, day="2022-08-10", party="tenant", words=f"意见{n}", source="walk", case=case) for n in range(5)
    ]
    for opinion in said[:4]:
        do(opinions.settle, opinion=opinion, day="2022-09-25", answer="已加装")
    for opinion in said[:2]:
        do(opinions.tell, opinion=opinion, day="2022-09-30", way="电话", by="社工")
    assert refused(opinions.tell, opinion=said[2], day="", way="电话", by="社工") == "ISSUE_009"
    settled, told = ask(service_figures.opinions_settled, case=case), ask(service_figures.opinions_told, case=case)
    assert (settled.text(), told.text()) == ("5 条中 4 条", "5 条中 2 条")
    red = [one.id for one in ask(opinions.select, case=case) if one.owed]
    assert sorted(red) == sorted(said[2:4]) == sorted(ask(opinions.feedback, case=case).owed)


def test_dg_34_guidance(do, ask, case) -> None:  # type: ignore[no-untyped-def]
    other = do(cases.cases.add, title="不设指导方", topic="卫生", reason="居民提出")
    do(
        cases.cases.change,
        rec=case,
        guided_by="社区党总支",
        guided_on="2022-08-20",
        reviewed_by="社区",
        reviewed_on="2022-08-28",
    )
    known = ask(cases.cases.load, case)
    assert (known.guided_by, known.guided_on, known.reviewed_on) == ("社区党总支", "2022-08-20", "2022-08-28")
    do(opinions.add, day="2022-08-10", party="tenant", words="卫生", source="walk", case=other)
    do(cases.complete_stage, case=other, stage="collect", day="2022-08-20")
    assert ask(cases.current, other).code == "choose", "without a guide nothing is in the way"


def test_dg_35_old_and_new_residents() -> None:
    question = Question("years", "居住年限", "one", (("y0", "不到半年"), ("y1", "半年到2年"), ("local", "本地人")))
    given = ["y0"] * 2 + ["y1"] * 5 + ["local"] * 6 + [""]
    table = tally(question, [(f"answer:{n}", code) for n, code in enumerate(given)])
    assert (table.of, table.answered, table.shows_percent) == (14, 13, False)
    public = for_public(table)
    shown = {cell.code: cell.count for cell in public.cells}
    assert (shown["y0"], shown["y1"], shown["_merged"]) == (None, None, 7)
    assert shown["local"] == 6


def test_what_figures_were_asked_over_counts_them_again(do, ask, case) -> None:  # type: ignore[no-untyped-def]
    found = ask(issue_figures.side_by_side, as_of="2022-10-31", case=case)
    for figure in found.values():
        assert ask(figures.recount, figure.key, dict(figure.asked)) == figure
