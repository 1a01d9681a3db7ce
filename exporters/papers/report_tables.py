"""The tables of a report: areas, meetings, activities, opinions, fittings, questionnaires, and who has what in hand."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from exporters.paper_kit.page import day
from exporters.screening import Screen
from storage.community import (
    activities,
    contributions,
    deliberation,
    figures,
    issue_figures,
    meetings,
    people,
    places,
    plans,
    questionnaires,
    service_figures,
    supervision,
)
from storage.community.cases import Case
from storage.community.funds import PAYERS
from storage.community.issue_filter import Filter
from storage.community.people import party_label
from storage.community.places import Place
from storage.engine import Database

if TYPE_CHECKING:
    from storage.community.figures import Figure

AREAS = "片区"
# A report names so many meetings; the others are in its sums only.
MOST_MEETINGS = 20


@dataclass(frozen=True)
class Scope:
    """The days, and the area or case, that every number of the report shares."""

    since: str
    until: str
    area: Place | None
    case: Case | None
    public: bool
    screen: Screen

    @property
    def period(self) -> str:
        """The days in words."""
        return f"{day(self.since)} 至 {day(self.until)}" if self.since else f"截至 {day(self.until)}"

    def words(self, text: str) -> str:
        """Free text as this audience may read it."""
        return self.screen(text, where=text[:12]) if self.public else text


@dataclass(frozen=True)
class MatterTable:
    """One table: its scope is printed under its heading. The first *words* columns are words, the others numbers."""

    title: str
    scope: str
    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    totals: tuple[str, ...] = ()
    words: int = 1
    after: str = ""


def all_of(db: Database, scope: Scope) -> tuple[tuple[MatterTable, ...], tuple[Figure, ...]]:
    """Every table that fits the scope, and the numbers in them that can be counted again."""
    numbers: list[Figure] = []
    made: list[MatterTable | None] = []
    if not scope.area and not scope.case:
        made.append(by_area(db, scope))
    if not scope.area:
        made += [held(db, scope, numbers), done(db, scope, numbers), heard(db, scope, numbers)]
        made.append(asked(db, scope, numbers))
        made.append(given(db, scope, numbers))
    if not scope.case:
        made.append(fitted(db, scope, numbers))
    if scope.case:
        made.append(quoted(db, scope))
    if not scope.public and not scope.case:
        made.append(in_hand(db, scope))
    return tuple(one for one in made if one), tuple(numbers)


def k_n(figure: Figure) -> str:
    """k/n, with a share from thirty on."""
    share = f"（{figure.percent}%）" if figure.percent is not None else ""
    return f"{figure.value}/{figure.of}{share}"


def by_area(db: Database, scope: Scope) -> MatterTable | None:
    """The three rates of each area, counted by itself."""
    rows = []
    for area in places.tree(db, levels=("area",)):
        found = issue_figures.side_by_side(db, as_of=scope.until, since=scope.since, until=scope.until, area=area.id)
        if found["closed"].of:
            counts = [k_n(found[key]) for key in issue_figures.RATES]
            counts += [f"{found[key].value}" for key in ("overdue", "relapsed")]
            rows.append((area.name, str(found["closed"].of), *counts))
    if not rows:
        return None
    heads = (AREAS, "受理", "办结", "复查合格", "已反馈", "超期", "反弹")
    note = f"按件数，{scope.period}受理的件；复查合格的分母是已办结的件；没有受理件的{AREAS}不列"
    return MatterTable(f"各{AREAS}", note, heads, tuple(rows))


def held(db: Database, scope: Scope, numbers: list[Figure]) -> MatterTable:
    """Meetings of the period: people, kinds of party, decisions; and how many decisions residents were told of."""
    where, values = "day BETWEEN ? AND ?", [scope.since, scope.until]
    if scope.case:
        where, values = f'{where} AND "case" = ?', [*values, scope.case.id]
    found = meetings.meetings.select(db, where, values, order="day")
    rows, people_sum, decided_sum = [], 0, 0
    for one in found:
        there = meetings.presence(db, one.id)
        decided = [each for each in meetings.topics.select(db, "owner = ?", (one.id,)) if each.decision]
        told = sum(1 for each in decided if each.conveyed_on)
        people_sum, decided_sum = people_sum + there.people, decided_sum + len(decided)
        numbers.append(figures.meeting_parties(db, one.id))
        jobs = deliberation.decisions(db, one.id)
        finished = sum(1 for each in jobs if each.state == "done")
        counts = (f"{there.people}人", f"{len(there.parties)}类", f"{len(decided)}项", f"{told}/{len(decided)}")
        rows.append((one.day, scope.words(one.title), *counts, f"{finished}/{len(jobs)}"))
    heads = ("日期", "会议", "到会", "主体", "决议", "已告知居民", "任务完成")
    totals = ("合计", f"{len(found)}次会议", f"{people_sum}人次", "", f"{decided_sum}项", "", "") if rows else ()
    note = f"{scope.period}的会议；到会按签到，同一次会议一人只算一次，几次会议相加是人次；主体只数本次会议的"
    after = f"这里列最近{MOST_MEETINGS}次，合计是全部{len(rows)}次。" if len(rows) > MOST_MEETINGS else ""
    return MatterTable("会议和决议", note, heads, tuple(rows[-MOST_MEETINGS:]), totals, 2, after)


def done(db: Database, scope: Scope, numbers: list[Figure]) -> MatterTable:
    """Activities by kind: sessions, attendances and people, which are never mixed."""
    case = scope.case.id if scope.case else ""

    def kind(one: activities.Activity) -> str:
        return service_figures.kind_label(db, one.kind) or "未分类"

    wanted = [
        one
        for one in activities.activities.select(db, "day BETWEEN ? AND ?", (scope.since, scope.until), order="day")
        if case in ("", one.case) and not (scope.public and one.sensitive)
    ]
    rows = []
    for name in sorted({kind(one) for one in wanted}):
        own = [one.id for one in wanted if kind(one) == name]
        rows.append((scope.words(name), f"{len(own)}场", *_people(db, own)))
    if scope.case:
        numbers.append(figures.volunteers(db, case))
        numbers += [figures.attendances(db, one.id) for one in wanted]
    elif not scope.public:
        numbers += service_figures.chain(db, since=scope.since, until=scope.until).values()
    totals = ("合计", f"{len(wanted)}场", *_people(db, [one.id for one in wanted])) if rows else ()
    heads = ("类别", "场次", "居民人次", "志愿者人次", "志愿者人数")
    note = f"{scope.period}的活动；人次是参加一次算一次，人数是同一个人只算一次，只数登记到人的；两个数不能相加"
    return MatterTable("活动和参与", note, heads, tuple(rows), totals)


def _people(db: Database, wanted: list[str]) -> tuple[str, str, str]:
    if not wanted:
        return "0", "0", "0"
    visitors = activities.attendance(db, activity=wanted, role="visitor")
    volunteers = activities.attendance(db, activity=wanted, role="volunteer")
    return f"{visitors.attendances}", f"{volunteers.attendances}", f"{volunteers.people}"


def heard(db: Database, scope: Scope, numbers: list[Figure]) -> MatterTable:
    """Opinions dealt with and told, decisions conveyed: k of n, each with its denominator."""
    case = scope.case.id if scope.case else ""
    found = [
        ("意见已有答复", service_figures.opinions_settled(db, case=case)),
        ("意见已告知本人", service_figures.opinions_told(db, case=case)),
        ("决议已告知居民", service_figures.decisions_conveyed(db, case=case)),
    ]
    numbers += [figure for _, figure in found]
    rows = tuple((label, k_n(figure), figure.rule["zh"]) for label, figure in found)
    note = f"{'全过程' if case else '从开始登记到现在'}，不限日期；同一人说几件事算几条"
    return MatterTable("意见和答复", note, ("事项", "k/n", "怎么算"), rows, words=3)


def asked(db: Database, scope: Scope, numbers: list[Figure]) -> MatterTable | None:
    """Questionnaires of the period: handed out, returned, valid and void."""
    rows = []
    for batch in questionnaires.batches.select(db, "day BETWEEN ? AND ?", (scope.since, scope.until), order="day"):
        if scope.case and batch.case != scope.case.id:
            continue
        numbers.append(figures.valid_sheets(db, batch.id))
        counted = questionnaires.counts(db, batch.id)
        printed = f"{counted.printed}份" if counted.printed is not None else "没有记"
        counts = (printed, f"{counted.returned}份", f"{counted.valid}份", f"{counted.invalid}份")
        rows.append((batch.day, scope.words(batch.title), *counts))
    if not rows:
        return None
    heads = ("日期", "批次", "发放", "收回", "有效", "无效")
    return MatterTable("问卷", "收回＝有效＋无效（收回多于已录入的，差数是还没录入的）", heads, tuple(rows), words=2)


def fitted(db: Database, scope: Scope, numbers: list[Figure]) -> MatterTable | None:
    """Devices asked for, fitted and still missing, by area."""
    areas = [scope.area] if scope.area else places.tree(db, levels=("area",))
    rows, sums = [], [0, 0, 0, 0]
    for area in areas:
        found = plans.round_of(db, area.id)
        if not found.rows:
            continue
        numbers.append(figures.demand_households(db, area.id))
        counts = (found.households, found.missing, found.fitted, found.remaining)
        sums = [so_far + count for so_far, count in zip(sums, counts, strict=True)]
        rows.append((area.name, *_units(counts)))
    if not rows:
        return None
    totals = ("合计", *_units(tuple(sums))) if len(rows) > 1 else ()
    heads = (AREAS, "有需求的", "需求", "已装", "还缺")
    note = "到制表时为止的加装需求登记，不限日期；需求减已装是还缺，由记录算出；一户只算一次"
    return MatterTable("硬件加装", note, heads, tuple(rows), totals)


def _units(counts: tuple[int, ...]) -> tuple[str, ...]:
    homes, *devices = counts
    return (f"{homes}户", *(f"{count}件" for count in devices))


def given(db: Database, scope: Scope, numbers: list[Figure]) -> MatterTable | None:
    """What residents, public money and companies put in: each by itself, and no sum over them."""
    case = scope.case.id if scope.case else ""
    rows = []
    for payer, one in contributions.by_payer(
        contributions.select(db, case=case, since=scope.since, until=scope.until)
    ).items():
        if one.rows:
            numbers.append(contributions.put_in(db, payer, case=case, since=scope.since, until=scope.until))
            goods = "、".join(f"{number}{scope.words(unit) or '件'}" for unit, number in one.goods)
            money = f"{one.fen // 100:,}.{one.fen % 100:02d}元" if one.fen else ""
            hours = f"{one.hours}小时" if one.hours else ""
            work = f"{one.attendances}人次" if one.attendances else ""
            counts = (f"{len(one.rows)}笔", work, hours, money, f"{one.spaces}次" if one.spaces else "")
            rows.append((PAYERS[payer], goods or "—", *(count or "—" for count in counts)))
    if not rows:
        return None
    heads = ("谁投入", "物料", "笔数", "出工", "工时", "资金", "场地")
    note = f"{scope.period}登记的投入；居民投入和公费分列，不相加；各类互不折算；资金台账里的钱不在这里"
    return MatterTable("居民和各方投入", note, heads, tuple(rows), words=2)


def quoted(db: Database, scope: Scope) -> MatterTable | None:
    """Numbers from older material, with the word they came with."""
    assert scope.case is not None
    found = figures.quoted(db, scope.case.id)
    rows = tuple((scope.words(one.text()), scope.words(one.scope["zh"]), scope.words(one.rule["zh"])) for one in found)
    note = "照原来的材料引用，“约、近、超过”是数的一部分；没有逐条记录"
    return MatterTable("引用的数", note, ("数", "范围", "出处"), rows, words=3) if rows else None


def in_hand(db: Database, scope: Scope) -> MatterTable | None:
    """What each worker has open, past its day, and owes an answer on; the whole is counted by itself."""
    wanted = Filter(areas=(scope.area.id,)) if scope.area else None
    found = supervision.view(db, as_of=scope.until, wanted=wanted)
    if not found.loads:
        return None

    def counts(load: supervision.Load) -> tuple[str, str, str]:
        return f"{len(load.open)}件", f"{len(load.overdue)}件", f"{len(load.untold)}件"

    rows = tuple((_worker(db, one.worker), *counts(one)) for one in found.loads)
    heads = ("派给谁", "还没解决", "超期", "办结未告知")
    note = f"到制表时为止，还没受理的也算；超期按 {day(scope.until)}；还没解决是复查没有合格的；合计单独数过，不是相加"
    return MatterTable("各人手上的件（督导）", note, heads, rows, ("合计", *counts(found.whole)))


def _worker(db: Database, worker: str) -> str:
    if worker.startswith("person:"):
        known = people.persons.load(db, worker)
        return known.name if known else worker
    return party_label(worker) if worker else "还没有派"
