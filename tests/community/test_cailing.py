"""采菱 2021: sixty-two buildings, stairs that people painted, and what they agreed on."""

from __future__ import annotations

import json

import pytest

from forms.errors import UserError
from storage.community import (
    activities,
    case_cycles,
    cases,
    concerns,
    consents,
    deliberation,
    distributions,
    doorsteps,
    duties,
    figures,
    funds,
    issues,
    meetings,
    nominations,
    opinions,
    pacts,
    pairings,
    partners,
    patrols,
    people,
    places,
    plans,
    schedules,
    service_figures,
    surveys,
    taking_part,
    tasks,
    templates,
    votes,
    works,
)
from storage.community.ledger import add_row
from storage.photos import add_photo
from tests.storage.conftest import picture

# 62 buildings with 165 stairwells: 41 with three and 21 with two. Which have how many is made up.
ESTATE = "1-41幢 1-3单元；42-62幢 1-2单元"
# 八种 who came to the meeting on the stairs.
EIGHT = ("项目负责人", "网格长", "楼道长", "专职网格员", "保安", "property", "resident", "ngo")
DONE = {
    **{number: ("stairwell_art",) for number in (14, 18, 20, 22)},
    **{number: ("unit_door", "lift") for number in (19, 21, 42)},
}


@pytest.fixture
def estate(build, ask) -> dict[str, str]:  # type: ignore[no-untyped-def]
    """The buildings by number."""
    build(ESTATE)
    return {one.name.removesuffix("幢"): one.id for one in ask(places.tree, levels=("building",))}


@pytest.fixture
def block(build) -> list[str]:  # type: ignore[no-untyped-def]
    """22幢, its stairwell and four homes."""
    return build("22幢 1单元 101-104室")


@pytest.fixture
def case(do) -> str:  # type: ignore[no-untyped-def]
    return do(cases.cases.add, title="楼道里的邻里情", begun="2019-01-01", goal="楼道改造")


@pytest.fixture
def meeting(do, case) -> str:  # type: ignore[no-untyped-def]
    return do(meetings.meetings.add, title="小板凳议事会", kind="bench", day="2021-05-08", case=case)


def test_cl_01_place_tree(ask, estate) -> None:  # type: ignore[no-untyped-def]
    assert len(estate) == 62
    assert len(ask(places.tree, levels=("stairwell",))) == 165
    same = {ask(places.named, name, level="building")[0].id for name in ("22幢", "22栋", "二十二幢")}
    assert same == {estate["22"]}


def test_cl_02_grid_chain(do, ask, root, block) -> None:  # type: ignore[no-untyped-def]
    building, stair, *_ = block
    for place, person, title in (
        (root, "大党委", "街道党工委+社区大党委"),
        (building, "党支部", "网格党支部"),
        (stair, "党小组", "楼栋党小组"),
    ):
        do(duties.give_duty, place=place, person=person, title=title, since="2021-01-01")
    task = do(tasks.add, title="清理楼道", given_on="2021-05-08", place=stair)
    assert ask(tasks.tasks.load, task).person == "党小组"
    task = do(tasks.add, title="修门", given_on="2021-05-08", place=building)
    assert ask(tasks.tasks.load, task).person == "党支部"
    assert [one.title for one in ask(duties.chain, stair, on="2021-05-08")] == [
        "楼栋党小组",
        "网格党支部",
        "街道党工委+社区大党委",
    ]
    missing = [one.id for one in ask(duties.without_responsible, on="2021-05-08", level="unit")]
    assert len(missing) == 4, "places without anybody of their own are listed"
    assert ask(duties.without_responsible, on="2021-05-08", level="building") == []


def test_cl_03_stair_heads(do, ask, block) -> None:  # type: ignore[no-untyped-def]
    stair = block[1]
    do(duties.give_duty, place=stair, person="旧楼道长", title="楼道长", since="2019-01-01")
    old = do(tasks.add, title="旧任务", given_on="2020-06-01", place=stair)
    do(duties.give_duty, place=stair, person="新楼道长", title="楼道长", since="2021-03-01")
    new = do(tasks.add, title="新任务", given_on="2021-05-01", place=stair)
    assert (ask(tasks.tasks.load, old).person, ask(tasks.tasks.load, new).person) == ("旧楼道长", "新楼道长")
    assert [(one.person, one.until) for one in ask(duties.duties, stair)] == [
        ("新楼道长", ""),
        ("旧楼道长", "2021-02-28"),
    ]


def test_cl_04_stairwell_meeting(do, ask, block, meeting) -> None:  # type: ignore[no-untyped-def]
    """Held outdoors: nothing of it needs a network, and all of it is about one building."""
    building, stair, *_ = block
    issue = do(
        concerns.report,
        place=stair,
        kind="rubbish",
        words="乱扔垃圾",
        day="2021-05-01",
        source="lane",
        party="lane_head",
    )
    assert len(do(deliberation.collect_agenda, meeting=meeting, wanted=issues.Filter(buildings=[building]))) == 1
    (topic,) = ask(meetings.topics.select)
    assert topic.issues == (issue,)
    assert "22幢" in topic.title


def test_cl_05_eight_parties(do, ask, meeting) -> None:  # type: ignore[no-untyped-def]
    for party in EIGHT:
        do(deliberation.sign_in, meeting=meeting, party=party, name=f"{party}的人")
    double = do(people.persons.add, name="又是网格员又是居民", party="resident")
    do(deliberation.sign_in, meeting=meeting, party="专职网格员", person=double)
    do(deliberation.sign_in, meeting=meeting, party="resident", person=double)
    figure = ask(figures.meeting_parties, meeting)
    assert figure.text() == "8 方"
    assert "同一人只算一方" in figure.rule["zh"]
    assert ask(meetings.presence, meeting).people == 9


def test_cl_06_option_pictures(do, ask, ws, meeting) -> None:  # type: ignore[no-untyped-def]
    topic = do(deliberation.add_topic, meeting=meeting, title="22 幢涂鸦")
    made = []
    for title in ("山水", "卡通", "邻里故事"):
        option = do(deliberation.offer_option, meeting=meeting, topic=topic, title=title)
        photo = add_photo(ws, picture(), owner_rec=meeting, field=f"option:{option}/picture")
        do(lambda txn, o=option, p=photo: txn.append("meeting", meeting, {f"option:{o}/picture": p}))
        do(deliberation.say, meeting=meeting, topic=topic, party="resident", words=f"{title}好看", option=option)
        made.append(option)
    found = ask(deliberation.options_of, meeting, topic)
    assert {option.key for option, _ in found} == set(made)
    assert all(option.picture for option, _ in found)
    assert {option.value: [said.text for said in words] for option, words in found} == {
        "山水": ["山水好看"],
        "卡通": ["卡通好看"],
        "邻里故事": ["邻里故事好看"],
    }


def test_cl_07_voting(do, ask, refused, block, meeting) -> None:  # type: ignore[no-untyped-def]
    homes = block[2:]
    topic = do(deliberation.add_topic, meeting=meeting, title="22 幢涂鸦")
    for title in ("山水", "卡通"):
        do(deliberation.offer_option, meeting=meeting, topic=topic, title=title)
    vote = do(votes.open_vote, title="选涂鸦方案", day="2021-05-08", base=6, meeting=meeting, topic=topic)
    do(votes.issue_papers, vote=vote, count=6)
    first, second = ask(votes.choices.select, order="seq")
    for home, choice in zip(homes, (first.key, second.key, "abstain", ""), strict=True):
        do(votes.key_paper, vote=vote, voter=home, choice=choice, keyed_by="甲", void_reason="" if choice else "涂改")
    assert refused(votes.key_paper, vote=vote, voter=homes[0], choice=second.key, keyed_by="乙") == "MEETING_019"
    result = ask(votes.result, vote)
    assert (len(result.valid), len(result.void), result.abstained, result.unreturned) == (3, 1, 1, 2)
    assert len(result.valid) + len(result.void) == result.issued - result.unreturned
    assert result.tie and set(result.leading) == {first.key, second.key}
    assert not result.meets
    assert ask(service_figures.turnout, vote=vote).text() == "6 户中 4 户"


def test_cl_08_pact(do, ask, block, case) -> None:  # type: ignore[no-untyped-def]
    homes = block[2:]
    pact = do(pacts.begin, title="楼道公约", day="2021-05-08", case=case)
    v1 = do(pacts.draft, pact=pact, clauses=["文明养犬", "不高空抛物", "垃圾分类"], day="2021-05-08")
    do(pacts.comment, pact=pact, version=v1, clause=1, party="resident", words="写清牵绳", day="2021-05-09")
    v2 = do(
        pacts.draft, pact=pact, clauses=["文明养犬，出门牵绳", "不高空抛物", "垃圾分类", "不堆杂物"], day="2021-06-01"
    )
    old, new = ask(pacts.history, pact)
    changed = pacts.differences(old.clauses, new.clauses)
    assert [(one.what, one.number) for one in changed] == [("reworded", 1), ("added", 4)]
    assert [one.value for one in ask(pacts.comments_by_clause, pact, 1)[1]] == ["写清牵绳"]
    for home in homes[:3]:
        do(pacts.sign, pact=pact, version=v2, who=home, day="2021-06-05")
    do(pacts.sign, pact=pact, version=v2, who=homes[0], day="2021-06-06")
    signed = ask(pacts.signed, pact, version=v2)
    assert {one.key for one in signed} == set(homes[:3])
    assert len(signed) == 3


def test_cl_09_eight_donts(do, ask, refused) -> None:  # type: ignore[no-untyped-def]
    pact = do(pacts.begin, title="文明乘电梯八不要", day="2021-05-08", clauses=8)
    words = [f"不要{n}" for n in "一二三四五六七八"]
    seven = do(pacts.draft, pact=pact, clauses=words[:7], day="2021-05-08")
    assert refused(pacts.adopt, pact=pact, version=seven) == "LEDGER_011"
    assert refused(pacts.draft, pact=pact, clauses=[*words[:3], " ", *words[4:]], day="2021-05-09") == "LEDGER_010"
    eight = do(pacts.draft, pact=pact, clauses=words, day="2021-05-09")
    do(pacts.adopt, pact=pact, version=eight)
    adopted = [one for one in ask(pacts.history, pact) if one.value == "adopted"]
    assert [len(one.clauses) for one in adopted] == [8]


def test_cl_10_door_visits(do, ask, build) -> None:  # type: ignore[no-untyped-def]
    building, first, *homes = build("22幢 1-2单元 101-102室")
    stairs = [one.id for one in ask(places.children, building)]
    rooms = {stair: [one.id for one in ask(places.units, stair)] for stair in stairs}
    do(doorsteps.knock, place=rooms[stairs[0]][0], day="2021-05-01", topic="信息", result="home", by="社工")
    do(doorsteps.knock, place=rooms[stairs[0]][1], day="2021-05-01", topic="信息", result="refused", by="社工")
    do(
        doorsteps.knock,
        place=rooms[stairs[1]][0],
        day="2021-05-01",
        topic="信息",
        result="away",
        by="社工",
        private=True,
    )
    covered = {one.place.id: one for one in ask(doorsteps.coverage, within=building)}
    assert [(len(covered[s].reached), len(covered[s].tried), covered[s].total) for s in stairs] == [
        (1, 2, 2),
        (0, 1, 2),
    ]
    assert len(ask(doorsteps.knocks)) == 3
    assert len(ask(doorsteps.knocks, public=True)) == 2


def test_cl_11_clean_up_and_patrol(do, ask, refused, block) -> None:  # type: ignore[no-untyped-def]
    stair = block[1]
    plan = do(schedules.add, title="楼道巡视", kind="patrol", since="2021-05-03", every=7, place=stair)
    for day in ("2021-05-03", "2021-05-17"):
        do(
            patrols.keep,
            place=stair,
            day=day,
            by="楼道长",
            ticked={"rubbish": "fail"},
            schedule=plan,
            photos={"rubbish": (["photo:a"], ["photo:b"] if day == "2021-05-17" else [])},
        )
    assert ask(schedules.missed, plan, since="2021-05-01", until="2021-05-23") == ["2021-05-10"]
    assert len(ask(patrols.without_pair)) == 1
    task = do(tasks.add, title="清僵尸车", given_on="2021-05-03", place=stair, needs_pair=True)
    assert refused(tasks.finish, task=task, day="2021-05-05", by="社工", after=["photo:c"]) == "LEDGER_008"
    do(tasks.finish, task=task, day="2021-05-05", by="社工", before=["photo:a"], after=["photo:c"])
    assert ask(tasks.tasks.load, task).state == "done"


def test_cl_12_chat_reports(do, ask, block) -> None:  # type: ignore[no-untyped-def]
    given = {"place": block[1], "kind": "pet", "words": "遛狗不牵绳"}  # all that somebody types
    issue = do(concerns.report, **given, day="2021-05-03", source="chat")
    do(concerns.report, place=block[0], kind="falling", words="楼上扔烟头", day="2021-05-04", source="phone")
    assert ask(concerns.by_source)["chat"] == (issue,)
    assert {name: len(rows) for name, rows in ask(concerns.by_source).items()} == {"chat": 1, "phone": 1}
    assert not [name for name in opinions.Opinion.__annotations__ if "avatar" in name]


def test_cl_13_showcase(do, ask, ws) -> None:  # type: ignore[no-untyped-def]
    shown, silent = (
        do(nominations.nominate, title="最美邻居", name=name, alias=alias, words="热心", day="2021-06-01")
        for name, alias in (("王阿姨", "22 幢阿姨"), ("李叔", "14 幢大叔"))
    )
    for rec in (shown, silent):
        add_photo(ws, picture(), owner_rec=rec, field="photo")
    assert ask(nominations.showcase, on="2021-06-30") == []
    photo = do(consents.give, subject=shown, purpose="photo", day="2021-06-02", way="signed")
    (line,) = ask(nominations.showcase, on="2021-06-30")
    assert (line.name, len(line.photos)) == ("22 幢阿姨", 1), "a photo, and no name"
    do(consents.give, subject=shown, purpose="name", day="2021-06-02", way="signed")
    do(consents.withdraw, consent=photo, day="2021-06-10")
    (line,) = ask(nominations.showcase, on="2021-06-30")
    assert (line.name, line.photos) == ("王阿姨", ())


def test_cl_14_joint_site_visit(do, ask, refused, block) -> None:  # type: ignore[no-untyped-def]
    assert (
        refused(surveys.hold, subject="单元门", place=block[1], day="2021-05-10", said=[("ngo", "反了")])
        == "LEDGER_020"
    )
    survey = do(
        surveys.hold,
        subject="单元门装反",
        place=block[1],
        day="2021-05-10",
        said=[("ngo", "门开反了"), ("property", "能改")],
    )
    do(surveys.conclude, survey=survey, conclusion="一周内改装")
    assert ask(surveys.surveys.load, survey).conclusion == "一周内改装"
    assert {one.value: one.words for one in ask(surveys.views.select)} == {"ngo": "门开反了", "property": "能改"}


def test_cl_15_resources(do, ask) -> None:  # type: ignore[no-untyped-def]
    for name, kind, what in (
        ("物业", "company", "维修"),
        ("保安队", "team", "巡逻"),
        ("养老服务中心", "ngo", "助老"),
        ("社工站", "ngo", "小组活动"),
        ("彩绘志愿队", "team", "墙绘"),
    ):
        do(partners.offer, partner=do(partners.add, name=name, kind=kind), what=what)
    assert [partner.name for partner, _ in ask(partners.offering, what="墙绘")] == ["彩绘志愿队"]
    assert len(ask(people.partners.select)) == 5


def test_cl_16_design_team(do, ask, meeting) -> None:  # type: ignore[no-untyped-def]
    topic = do(deliberation.add_topic, meeting=meeting, title="风格")
    styles = [do(deliberation.offer_option, meeting=meeting, topic=topic, title=name) for name in ("国风", "童趣")]
    do(deliberation.decide, meeting=meeting, topic=topic, decision="采用童趣", option=styles[1])
    (known,) = ask(meetings.topics.select)
    assert known.chosen == styles[1]
    assert {one.value for one, _ in ask(deliberation.options_of, meeting, topic)} == {"国风", "童趣"}


@pytest.fixture
def matrix(do, estate, case) -> dict[int, list[str]]:  # type: ignore[no-untyped-def]
    """The matrix of the source: seven buildings done, two under way of which nobody wrote what."""
    cells: dict[int, list[str]] = {}
    for number, measures in DONE.items():
        cells[number] = [
            do(works.plan, place=estate[str(number)], measure=measure, case=case, noted="done") for measure in measures
        ]
    for number in (12, 13):
        cells[number] = [do(works.plan, place=estate[str(number)], measure="", case=case, noted="doing")]
    return cells


def test_cl_17_five_measures(do, ask, estate, case, matrix) -> None:  # type: ignore[no-untyped-def]
    assert {"unit_door", "wall", "clearing", "meter_box", "ramp"} <= set(works.MEASURES)
    before = ask(works.summary, case=case).sentence()
    cell = do(works.plan, place=estate["30"], measure="wall", case=case)
    task = do(works.give_task, work=cell, title="粉刷 30 幢", given_on="2021-06-01", party="property")
    assert ask(works.matrix, case=case).state(estate["30"], "wall") == "planned"
    do(tasks.start, task=task, day="2021-06-02")
    assert "推进中 3 幢（12、13、30）" in ask(works.summary, case=case).sentence()
    do(tasks.finish, task=task, day="2021-06-20", by="物业", evidence="验收")
    assert "墙面粉刷 1 幢（30）" in ask(works.summary, case=case).sentence() != before
    do(works.plan, place=estate["30"], measure="wall", case=case)
    assert len(ask(works.works.select, "place = ?", (estate["30"],))) == 1


def test_cl_18_progress_sentence(do, ask, estate, case, matrix) -> None:  # type: ignore[no-untyped-def]
    assert ask(works.summary, case=case).sentence() == (
        "网红楼道 4 幢（14、18、20、22）；单元门和电梯 3 幢（19、21、42）；推进中 2 幢（12、13）；合计涉及 9/62 幢"
    )
    for cell in matrix[42]:
        do(works.drop, work=cell)
    assert "单元门和电梯 2 幢（19、21）" in ask(works.summary, case=case).sentence()
    assert ask(works.summary, case=case).sentence().endswith("8/62 幢")


def test_cl_19_site_works(do, ask, block, case) -> None:  # type: ignore[no-untyped-def]
    survey = do(
        surveys.hold,
        subject="坡道适老化",
        place=block[0],
        day="2021-05-10",
        case=case,
        said=[("resident", "轮椅上不去"), ("property", "可改"), ("ngo", "加扶手")],
    )
    (task,) = do(
        surveys.conclude,
        survey=survey,
        conclusion="坡道放缓加扶手",
        jobs=[{"title": "修坡道", "party": "property", "due": "2021-06-10", "needs_pair": True}],
    )
    do(tasks.finish, task=task, day="2021-06-08", by="物业", before=["photo:1"], after=["photo:2"], evidence="完工")
    (followed,) = ask(surveys.followed, survey)
    assert (followed.place, followed.case, followed.after) == (block[0], case, ("photo:2",))


def test_cl_20_resident_contribution(do, ask, case) -> None:  # type: ignore[no-untyped-def]
    do(
        funds.contribute,
        day="2021-05-01",
        payer="resident",
        kind="labour",
        what="清洁",
        quantity=12,
        unit="人次",
        case=case,
    )
    do(
        funds.contribute,
        day="2021-05-02",
        payer="resident",
        kind="goods",
        what="花盆",
        quantity=6,
        unit="个",
        case=case,
    )
    do(funds.contribute, day="2021-05-03", payer="public", kind="money", what="粉刷", amount=500000, case=case)
    given = ask(funds.contributed, case=case)
    assert {payer: len(rows) for payer, rows in given.items()} == {"resident": 2, "public": 1, "company": 0}
    assert sum(one.amount or 0 for one in given["resident"]) == 0
    assert sum(one.amount or 0 for one in given["public"]) == 500000


def test_cl_21_access_cards(do, ask, refused, block) -> None:  # type: ignore[no-untyped-def]
    for home in block[2:]:
        do(distributions.give, what="门禁卡", place=home, day="2021-06-01", brought=2, taken=2, taught=True)
    assert (
        refused(distributions.give, what="门禁卡", place=block[2], day="2021-06-01", brought=1, taken=2) == "LEDGER_021"
    )
    brought, taken, rows = ask(distributions.totals, "门禁卡")
    assert brought == taken == 8
    assert len(rows) == 4
    assert not [name for name in distributions.Distribution.__annotations__ if "card" in name or "number" in name]


def test_cl_22_youth_and_map(do, ask, ws, refused) -> None:  # type: ignore[no-untyped-def]
    held = do(taking_part.plan, title="共绘社区地图", kind="map", day="2021-07-10")
    six = ("youth", "resident", "ngo", "property", "committee", "expert")
    for party in six:
        do(taking_part.came, activity=held, count=3, party=party, role="painter")
    child = do(people.persons.add, name="小朋友", party="youth", birth_year=2010)
    assert refused(taking_part.take_part, activity=held, person=child) == "LEDGER_026"
    assert set(ask(taking_part.by_party, role="painter")) == set(six)
    photo = do(nominations.nominate, title="活动照片", name="小朋友", words="", day="2021-07-10", under_14=True)
    add_photo(ws, picture(), owner_rec=photo, field="photo")
    do(consents.give, subject=photo, purpose="photo", day="2021-07-10", way="spoken")
    assert all(not one.photos for one in ask(nominations.showcase, on="2021-08-01")), "a child's word is not enough"
    do(consents.give, subject=photo, purpose="photo", day="2021-07-12", way="guardian")
    assert [len(one.photos) for one in ask(nominations.showcase, on="2021-08-01")] == [1]
    case = do(cases.cases.add, title="成果")
    for value, number, unit in (("涂鸦打卡点", 12, "个"), ("绘画步道", 1, "条")):
        do(add_row, rec=case, repeat="quoted", value=value, number=number, unit=unit, scope="三年", source="案例")
    assert [one.text() for one in ask(figures.quoted, case)] == ["12 个", "1 条"]


def test_cl_23_pairing(do, ask, refused, ws) -> None:  # type: ignore[no-untyped-def]
    elder = do(people.persons.add, name="陈奶奶", party="resident", phone="13900000000")
    given = {"elder": elder, "helper": "街坊甲", "since": "2021-05-01", "every": 7}
    assert refused(pairings.pair, **given) == "LEDGER_017"
    do(consents.give, subject=elder, purpose="pairing", day="2021-05-01", way="spoken")
    pairing = do(pairings.pair, **given)
    do(pairings.call, pairing=pairing, day="2021-05-08", by="街坊甲", note="腿疼")
    assert ask(pairings.overdue, as_of="2021-05-15") == []
    ((late, due),) = ask(pairings.overdue, as_of="2021-05-20")
    assert (late.id, due) == (pairing, "2021-05-15")
    assert ask(pairings.public_count) == 1
    case = do(cases.cases.add, title="1+1 结对", goal="陪陈奶奶")
    assert "陈奶奶" not in json.dumps(ask(templates.template_of, case), ensure_ascii=False)


def test_cl_24_neighbour_activities(do, ask) -> None:  # type: ignore[no-untyped-def]
    neighbours = [do(people.persons.add, name=f"邻居{n}", party="resident") for n in range(5)]
    held = [do(taking_part.plan, title=title, kind="neighbour", day="2021-09-01") for title in ("茶话会", "趣味运动会")]
    for activity in held:
        for person in neighbours:
            do(taking_part.take_part, activity=activity, person=person, role="visitor")
    counted = ask(activities.attendance, activity=held)
    assert (counted.attendances, counted.people) == (10, 5)


def test_cl_25_template(do, ask, block, case, meeting) -> None:  # type: ignore[no-untyped-def]
    do(people.persons.add, name="王秀英", party="resident", phone="13812345678")
    do(deliberation.sign_in, meeting=meeting, party="resident", name="李建国")
    do(
        plans.measures.add,
        case=case,
        title="帮王秀英家修 22幢1单元 的门，电话 13812345678",
        party="property",
        track="hardware",
    )
    do(tasks.add, title="找李建国量尺寸", given_on="2021-05-09", party="property", case=case)
    held = do(taking_part.plan, title="楼道彩绘", kind="art", day="2021-06-01", stalls=("调色", "讲故事"), case=case)
    do(tasks.add, title="备颜料", given_on="2021-05-20", party="ngo", activity=held, case=case)
    pact = do(pacts.begin, title="楼道公约", day="2021-05-08", case=case)
    do(pacts.draft, pact=pact, clauses=["文明养犬", "不高空抛物"], day="2021-05-08")
    template = ask(templates.template_of, case)
    assert ask(lambda db: templates.scan(template, templates.names_in(db))) == []
    assert templates.scan({"x": "王秀英 13812345678"}, ["王秀英"]), "the scan finds what is there"
    new = do(templates.begin, template=json.loads(json.dumps(template)), day="2022-01-01", title="第二个小区")
    assert {one.value for one in ask(activities.booths.select) if one.owner != held} == {"调色", "讲故事"}
    assert len(ask(plans.measures.select, '"case" = ?', (new,))) == 1
    assert len(ask(tasks.tasks.select, '"case" = ?', (new,))) == 2
    assert ask(case_cycles.issues_of, new) == []
    with pytest.raises(ValueError, match="no template"):
        do(templates.begin, template={"format": "other"}, day="2022-01-01")
    with pytest.raises(UserError):
        do(case_cycles.next_cycle, case="case:none", day="2022-01-01")
