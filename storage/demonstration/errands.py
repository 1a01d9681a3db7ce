"""What is done between meetings: tasks of the plan, houses improved one by one, visits, and who answers where.

All of it is made up and says so. It begins after the meeting, so the handout and its numbers know nothing of it.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from storage.community import building_plans, consents, duties, pairings, plans, tasks, watch_items, works
from storage.community.people import persons
from storage.demonstration.lane_picture import HOUSES, corners

if TYPE_CHECKING:
    from storage.demonstration.story import Chapter, Story
    from storage.transaction import Transaction

DRAWN = "第一、二片区街巷示意图（虚构示例）"
# measure, what is to be done, who does it, given on, due, begun, done, and what shows it
TASKS = (
    ("行动宣传暨便民日（中秋同乐）", "印宣传单、借桌椅", "neighbour", "2022-09-01", "2022-09-07", "2022-09-01",
     "2022-09-06", "宣传单200份已取回，桌椅借自社区"),
    ("为邻近居民入户宣传", "分户发一封信，记下没人应门的", "ngo", "2022-09-10", "2022-09-22", "2022-09-22",
     "2022-09-22", "入户记录"),
    ("第一片区加装六样消防设备", "逐户量烟感器要装几个", "neighbour", "2022-09-10", "2022-09-20", "2022-09-12",
     "2022-09-19", "已写进需求台账"),
    ("第一片区加装六样消防设备", "第二批设备约安装时间", "expert", "2022-10-10", "2022-12-10", "2022-11-15", "", ""),
    ("规整走道电线", "请房东定线槽走法，报个价", "expert", "2022-09-22", "2022-10-31", "", "", ""),
    ("教育房东和租客，清理后不再装回", "收租时再说一次，签字留底", "migrant_office", "2022-09-22", "2022-12-31",
     "2022-10-15", "", ""),
)  # fmt: skip
# house, measure, and the task behind it with when it was given, begun and done; none of them yet where it is planned
WORKS = (
    ("滘心巷 1号", "clearing", "楼梯口鞋柜移走", "2022-08-28", "2022-08-28", "2022-09-04"),
    ("滘心巷 2号", "clearing", "清走杂物和旧家具", "2022-09-05", "2022-09-11", "2022-09-18"),
    ("𠮷祥巷 4号", "clearing", "清运日前点清大件", "2022-10-10", "2022-10-20", ""),
    ("犇腾街 8号", "clearing", "", "", "", ""),
    ("滘心巷 1号", "meter_box", "电表箱理线、加盖", "2022-10-10", "2022-11-12", ""),
    ("滘心巷 3号", "meter_box", "", "", "", ""),
)
# who is visited at which home by whom, every so many days, and the days of the visits
VISITED = (
    ("独居老人甲（虚构示例）", "滘心巷 3号 201室", "resident1", 7, ("2022-11-04", "2022-11-11", "2022-11-18")),
    ("独居老人乙（虚构示例）", "犇腾街 8号 202室", "neighbour3", 14, ("2022-10-14", "2022-10-28")),
)


def chapters(story: Story) -> list[Chapter]:
    """What happens, each on its day."""

    def on(day: str, happen: Callable[[Story, Transaction], object]) -> Chapter:
        return day, lambda: story.write(partial(happen, story))

    found = [on(task[3], partial(_task, number)) for number, task in enumerate(TASKS)]
    found += [on(work[3] or "2022-10-10", partial(_work, number)) for number, work in enumerate(WORKS)]
    found += [
        on("2022-09-05", _answer),
        ("2022-10-09", lambda: _draw(story)),
        on("2022-10-10", _pair),
        on("2022-11-20", _catch_up),
    ]
    return found


def _task(number: int, story: Story, txn: Transaction) -> None:
    title, what, party, given, due, *_ = TASKS[number]
    txn.flush()
    measure = plans.measures.select(txn.db, "title = ?", (title,))[0].id
    tasks.add(txn, title=what, given_on=given, due=due, party=party, case=story.case, measure=measure)


def _work(number: int, story: Story, txn: Transaction) -> None:
    house, measure, what, given, *_ = WORKS[number]
    work = works.plan(txn, place=story.at(house).id, measure=measure, case=story.case)
    if what:
        works.give_task(txn, work=work, title=what, given_on=given, party="landlord", due="2022-12-31")


def _answer(story: Story, txn: Transaction) -> None:
    for house, code in (("滘心巷 1号", "neighbour1"), ("滘心巷 2号", "neighbour1"), ("𠮷祥巷 4号", "neighbour2")):
        place = story.at(house).id
        duties.give_duty(txn, place=place, person=story.people[code], title="楼长", since="2022-09-05")


def _draw(story: Story) -> None:
    """A plan of the houses on a drawn picture, every house an outline of its own."""
    story.album.object("lane_plan")

    def draw(txn: Transaction) -> None:
        plan = building_plans.begin(txn, title=DRAWN)
        photo = story.album.hang(txn, scene="lane_plan", variant=0, owner=plan, field="picture", day="2022-10-09")
        building_plans.building_plans.change(txn, rec=plan, picture=photo)
        for house in HOUSES:
            place = story.at(house).id
            building_plans.draw(txn, plan=plan, corners=corners(house), kind="rectangle", place=place)

    story.write(draw)


def _pair(story: Story, txn: Transaction) -> None:
    """Two who live alone agreed to be visited; one of the visits is late when the story ends."""
    for name, home, helper, every, _days in VISITED:
        elder = persons.add(txn, name=name, party="resident", fictional=True)
        consents.give(txn, subject=elder, purpose="pairing", day="2022-10-10", way="spoken")
        place = story.at(home).id
        pairings.pair(txn, elder=elder, helper=story.people[helper], since="2022-10-10", every=every, place=place)
    watch_items.add(
        txn,
        place=story.at("𠮷祥巷 5号").id,
        where="3层走道",
        reason="租客搬家，纸箱暂放，月底前清走",
        since="2022-11-10",
        until="2022-11-30",
        by="楼长",
    )


def _catch_up(story: Story, txn: Transaction) -> None:
    """What was begun, done and visited by the last day, each with the day on which it was."""
    from storage.demonstration.story import told

    names = {person["code"]: person["name"] for person in told()["people"]}
    txn.flush()
    for title, begun, done, shown in [(one[1], *one[5:]) for one in TASKS] + [
        (one[2], *one[4:], "清理前后照片在社工处") for one in WORKS if one[2]
    ]:
        (known,) = tasks.tasks.select(txn.db, 'title = ? AND "case" = ?', (title, story.case))
        if begun:
            tasks.start(txn, task=known.id, day=begun)
        if done:
            tasks.finish(txn, task=known.id, day=done, by="社工", evidence=shown)
    for pairing in pairings.pairings.select(txn.db, "community = ?", (txn.author.community,)):
        for _name, _home, helper, _every, days in VISITED:
            if pairing.helper == story.people[helper]:
                for day in days:
                    pairings.call(txn, pairing=pairing.id, day=day, by=names[helper])
