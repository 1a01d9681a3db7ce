"""清远 2018: patrolling the building, a charity sale, five pilot sites, and what is never written down."""

from __future__ import annotations

import json

import pytest

from forms.errors import UserError
from storage.community import (
    activities,
    cases,
    concerns,
    doorsteps,
    figures,
    funds,
    happenings,
    issues,
    labels,
    opinions,
    partners,
    patrols,
    people,
    places,
    plans,
    service_figures,
    sites,
    taking_part,
    tasks,
    templates,
    venues,
    watch_items,
)
from storage.community.issues import Filter
from storage.community.ledger import add_row

PATROL = ("exit_clear", "fire_door", "ebike_common", "light", "rubbish")


@pytest.fixture
def block(build) -> list[str]:  # type: ignore[no-untyped-def]
    """6 号楼, its floors and homes."""
    return build("6号楼 1-6层 每层2户")


def test_qy_01_patrolling_the_building(do, ask, block) -> None:  # type: ignore[no-untyped-def]
    """A clean round is one key for everything; one thing wrong is its verdict and a word."""
    clean = do(patrols.keep, place=block[0], day="2018-06-02", by="队长", ticked=dict.fromkeys(PATROL, "pass"))
    again = do(patrols.keep, place=block[0], day="2018-06-02", by="队长", ticked=dict.fromkeys(PATROL, "pass"))
    assert clean == again, "the same round keyed twice is one round"
    do(
        patrols.keep,
        place=block[0],
        day="2018-06-03",
        by="队长",
        ticked=dict.fromkeys(PATROL, "pass") | {"light": "fail"},
        words={"light": "三楼灯不亮"},
        on_paper=True,
    )
    (issue,) = ask(issues.rows)
    assert (issue.item, issue.place, issue.source) == ("light", block[0], "patrol")
    assert len(ask(patrols.patrols.select)) == 2
    assert ask(patrols.pass_rate, [clean]) == (5, 5)


def test_qy_02_watch_items(do, ask, refused, block) -> None:  # type: ignore[no-untyped-def]
    given = {"place": block[0], "since": "2018-06-01"}
    do(watch_items.add, where="6 楼", reason="外出，请多看", until="2018-06-10", **given)
    do(watch_items.add, where="5 楼", reason="有病人，要帮", until="2018-06-30", health=True, **given)
    assert refused(watch_items.add, where="4 楼", reason="装修", until="", **given) == "LEDGER_016"
    assert [one.where for one in ask(watch_items.current, on="2018-06-05")] == ["6 楼", "5 楼"]
    assert [one.where for one in ask(watch_items.current, on="2018-06-05", printable=True)] == ["6 楼"]
    assert [one.where for one in ask(watch_items.current, on="2018-06-11")] == ["5 楼"], "what has run out is gone"
    assert ask(watch_items.current, on="2018-07-01") == []


def test_qy_03_elderly_user(do, ask, block) -> None:  # type: ignore[no-untyped-def]
    """Three keys: the house is the captain's own, the day is today's; what is wrong, where, done."""
    captain = do(people.persons.add, name="队长", party="resident", birth_year=1949)
    rec = do(patrols.keep, place=block[0], day="2018-06-02", by=captain, ticked={"rubbish": "fail"})
    assert [(one.key, one.value) for one in ask(patrols.ticks.select, "owner = ?", (rec,))] == [("rubbish", "fail")]


def test_qy_04_daily_reminders(do, ask, block) -> None:  # type: ignore[no-untyped-def]
    for day, count in (("2018-06-01", 3), ("2018-06-02", 0), ("2018-06-03", 5)):
        do(patrols.keep, place=block[0], day=day, by="队长", ticked={"ebike_common": "pass"}, reminders=count)
    said, rows = ask(patrols.reminders, place=block[0], since="2018-06-01", until="2018-06-30")
    assert (said, len(rows)) == (8, 2)
    assert ask(service_figures.period_attendances).value == 0, "reminders are no attendances"
    assert ask(issues.count) == 0


def test_qy_05_team_by_door_knocking(do, ask, block) -> None:  # type: ignore[no-untyped-def]
    homes = ask(places.units, block[0])
    for home, result in zip(homes[:5], ("home", "home", "away", "refused", "home"), strict=True):
        do(doorsteps.knock, place=home.id, day="2018-03-01", topic="组队", result=result, by="社工")
    floors = ask(doorsteps.by_floor, building=block[0])
    assert {floor: (len(one.reached), one.total) for floor, one in floors.items()} == {
        1: (2, 2),
        2: (0, 2),
        3: (1, 2),
        4: (0, 2),
        5: (0, 2),
        6: (0, 2),
    }
    assert len(floors[2].tried) == 2
    assert ask(service_figures.homes_reached, within=block[0]).text() == "12 户中 3 户"


def test_qy_06_charity_sale(do, ask) -> None:  # type: ignore[no-untyped-def]
    sale = do(taking_part.plan, title="闲置物品义卖", kind="sale", day="2018-05-01")
    team = do(partners.add, name="6 号楼志愿服务队", kind="team")
    fund = do(funds.plan, title="服务队经费", partner=team)
    do(funds.open_fund, fund=fund, day="2018-05-01")
    do(funds.enter, fund=fund, day="2018-05-01", incoming=True, amount=85_600, source="sale", activity=sale)
    do(funds.enter, fund=fund, day="2018-05-20", incoming=False, amount=32_050, purpose="手电和袖章")
    balance = ask(funds.balance, fund)
    assert balance.incoming - balance.outgoing == balance.left == 53_550
    assert sum(ask(funds.by_source, fund).values()) == balance.incoming
    case = do(cases.cases.add, title="义卖")
    do(
        add_row,
        rec=case,
        repeat="quoted",
        value="visitors",
        number=100,
        qualifier="近",
        unit="人次",
        scope="义卖",
        source="2018-06-06 报道",
    )
    assert ask(figures.quoted, case)[0].text() == "近 100 人次"


def test_qy_07_five_link_chain(do, ask, block, through) -> None:  # type: ignore[no-untyped-def]
    volunteer = do(people.persons.add, name="队员", party="resident")
    held = do(taking_part.plan, title="巡楼", kind="patrol", day="2018-05-02")
    do(taking_part.take_part, activity=held, person=volunteer)
    do(taking_part.came, activity=held, count=12)
    issue = do(concerns.report, place=block[0], kind="light", words="不亮", day="2018-05-02", source="lane")
    through(issue, to="passed", day="2018-05-03")
    chain = ask(service_figures.chain, since="2018-05-01", until="2018-05-31")
    assert {name: figure.value for name, figure in chain.items()} == {
        "services": 1,
        "volunteers": 1,
        "residents": 12,
        "solved": 1,
    }
    for figure in chain.values():
        assert ask(figures.opened, figure) == len(figure.rows) >= 1, "each number opens its records"
        assert ask(figures.recount, figure.key, dict(figure.asked)) == figure


def test_qy_08_multi_site_team(do, ask, ws) -> None:  # type: ignore[no-untyped-def]
    names = ("西湖", "后街", "翠湖", "大观", "古城")
    homes = [ws.community, *(ws.add_community(f"{name}社区") for name in names[1:])]
    station = do(sites.add, title="凤城街道", level="station")
    rooms = [
        do(sites.add, title=name, level="room", parent=station, home=home, pilot=True)
        for name, home in zip(names, homes, strict=True)
    ]
    workers = [do(people.persons.add, name=f"社工{n}", party="ngo") for n in range(21)]
    for number, worker in enumerate(workers):
        do(sites.give_role, site=rooms[number % 5], role="社工", person=worker, since="2016-03-01")
    for number, home in enumerate(homes, start=1):
        for kind in ("light", "road", "noise", "drain", "parking")[:number]:
            place = places.root_id(home)
            do(concerns.report, place=place, kind=kind, words="坏了", day="2018-05-01", source="lane")

    def count(db, communities):  # type: ignore[no-untyped-def]
        return issues.count(db, Filter(communities=communities))

    whole = ask(sites.add_up, station, count)
    assert sorted(one.total for one in whole.below) == [1, 2, 3, 4, 5]
    assert whole.total == sum(one.total for one in whole.below) == ask(issues.count) == 15
    assert len({role.person for role in ask(sites.roles.select)}) == 21
    assert len(ask(sites.subtree, station)) == 6


def test_qy_09_drug_rehabilitation(do, ask, refused) -> None:  # type: ignore[no-untyped-def]
    """Counted and nothing else: nobody is named, and nothing public knows of it."""
    someone = do(people.persons.add, name="某人", party="resident")
    held = [
        do(taking_part.plan, title="禁毒宣传", kind="sensitive", day="2018-03-01", sensitive=True) for _ in range(129)
    ]
    do(taking_part.came, activity=held[0], count=40)
    assert refused(taking_part.take_part, activity=held[0], person=someone) == "LEDGER_022"
    assert ask(service_figures.sessions, kind="sensitive").value == 129
    public = ask(taking_part.grouped, lambda one: one.kind, public=True)
    assert "sensitive" not in public
    case = do(cases.cases.add, title="社区服务")
    do(activities.activities.change, rec=held[0], case=case)
    assert "禁毒" not in json.dumps(ask(templates.template_of, case), ensure_ascii=False)
    assert [one.kind for one in ask(happenings.of_person, someone)] == []


def test_qy_10_six_party_network(do, ask) -> None:  # type: ignore[no-untyped-def]
    network = do(partners.add, name="六位一体", kind="network")
    six = {"police": "管控", "戒毒所": "出所衔接", "town": "组织", "ngo": "服务", "社会组织": "帮扶", "志愿者": "宣传"}
    for party, task in six.items():
        do(partners.seat, partner=network, party=party, task=task)
    assert len(ask(partners.parties, network)) == 6
    assert {one.value: one.task for one in ask(partners.members.select)} == six
    assert all(one.person == "" for one in ask(partners.members.select)), "from here nobody can be reached"


def test_qy_11_elderly_centre(do, ask) -> None:  # type: ignore[no-untyped-def]
    centre = do(venues.add, title="清城区居家养老中心", kind="centre", rooms=20)
    for post, count in (("社工", 5), ("行政", 1), ("后勤", 2), ("护理", 2)):
        do(venues.appoint, venue=centre, post=post, count=count)
    assert ask(venues.staff, centre) == (10, {"后勤": 2, "护理": 2, "社工": 5, "行政": 1})
    assert ask(venues.venues.load, centre).rooms == 20
    case = do(cases.cases.add, title="居家养老")
    do(
        add_row,
        rec=case,
        repeat="quoted",
        value="registered",
        number=800,
        qualifier="近",
        unit="名",
        scope="登记老人",
        source="2018-06-06 报道",
    )
    assert ask(figures.quoted, case)[0].text() == "近 800 名"


def test_qy_12_home_visits(do, ask, block) -> None:  # type: ignore[no-untyped-def]
    home = ask(places.units, block[0])[0].id
    do(
        doorsteps.knock,
        place=home,
        day="2018-05-01",
        topic="了解情况",
        result="home",
        by="社工",
        note="独居",
        private=True,
    )
    do(doorsteps.knock, place=home, day="2018-05-02", topic="宣传", result="home", by="志愿者")
    assert [one.topic for one in ask(doorsteps.knocks)] == ["了解情况", "宣传"]
    assert [one.topic for one in ask(doorsteps.knocks, public=True)] == ["宣传"]
    (public,) = ask(doorsteps.coverage, within=block[0], by="building", topic="了解情况", public=True)
    assert public.tried == ()


def test_qy_13_replicable(do, ask, block) -> None:  # type: ignore[no-untyped-def]
    case = do(cases.cases.add, title="楼栋互助", goal="6号楼李大爷带队值班", topic="互助")
    do(people.persons.add, name="李大爷", party="resident", phone="13700000000")
    do(plans.measures.add, case=case, title="李大爷每晚巡楼", party="resident", track="awareness")
    do(tasks.add, title="打 0763-3360000 报修", given_on="2018-05-01", party="resident", case=case)
    do(opinions.add, day="2018-05-01", party="resident", words="李大爷辛苦", source="walk", case=case)
    do(labels.put, rec=case, label=do(labels.add, list="project", name="互助"))
    template = ask(templates.template_of, case)
    assert ask(lambda db: templates.scan(template, templates.names_in(db))) == []
    assert "巡楼" in json.dumps(template, ensure_ascii=False)
    assert "辛苦" not in json.dumps(template, ensure_ascii=False)
    with pytest.raises(UserError):
        do(opinions.add, day="2018-05-01", party="resident", words=" ", source="walk")
