"""Figures of what was done for people: sessions, attendances, opinions, decisions, homes reached, votes."""

from __future__ import annotations

from collections.abc import Sequence

from storage.community import activities, deliberation, doorsteps, issue_figures, labels, opinions, taking_part, votes
from storage.community.figures import ATTENDANCES, HOUSEHOLDS, Figure, question
from storage.engine import Database

SESSIONS = {"zh": "场", "en": "sessions"}
OPINIONS = {"zh": "条", "en": "opinions"}
DECISIONS = {"zh": "项", "en": "decisions"}
PERIOD = {"zh": "统计期内的活动", "en": "Activities of the period"}


@question("sessions")
def sessions(db: Database, *, since: str = "", until: str = "9999-12-31", kind: str = "") -> Figure:
    """How many activities there were."""
    wanted = {"kind": kind} if kind else {}
    rows = taking_part.sessions(db, since=since, until=until, **wanted)
    name = kind_label(db, kind)
    return Figure(
        key="sessions", value=len(rows), unit=SESSIONS, period=(since, until), rows=rows,
        scope={"zh": f"{PERIOD['zh']}{f'：{name}' if name else ''}", "en": PERIOD["en"]},
        rule={"zh": "一次活动算一场", "en": "Each activity once"},
        asked=(("since", since), ("until", until), ("kind", kind)),
    )  # fmt: skip


@question("period_attendances")
def period_attendances(
    db: Database, *, since: str = "", until: str = "9999-12-31", role: str = "", kind: str = ""
) -> Figure:
    """人次 of a period; the 人数 among them stands in the rule, and the kinds are the parts."""
    by_kind = taking_part.grouped(db, lambda one: one.kind, since=since, until=until, role=role)
    chosen = {name: there for name, there in by_kind.items() if kind in ("", name)}
    rows = tuple(row for there in chosen.values() for row in there.rows)
    whole = activities.count(one for one in activities.participations.select(db) if one.id in set(rows))
    return Figure(
        key="period_attendances", value=whole.attendances, unit=ATTENDANCES, period=(since, until), scope=PERIOD,
        rule={
            "zh": f"一人一次活动算一次；其中登记到人的 {whole.people} 人",
            "en": f"One a person and activity; {whole.people} people are known",
        },
        rows=rows, parts=tuple((kind_label(db, name), there.attendances) for name, there in chosen.items()),
        asked=(("since", since), ("until", until), ("role", role), ("kind", kind)),
    )  # fmt: skip


def kind_label(db: Database, kind: str) -> str:
    """What a kind of activity is called: a label's name, else the word itself."""
    found = labels.labels.load(db, labels.resolve(db, kind)) if kind.startswith("label:") else None
    return found.name if found else kind


@question("service")
def service(db: Database, person: str, *, since: str = "", until: str = "9999-12-31") -> Figure:
    """What one person did as a volunteer; the hours that were written down are a part. It holds no name."""
    found = taking_part.services(db, person, since=since, until=until)
    return Figure(
        key="service", value=len(found), unit=ATTENDANCES, period=(since, until), rows=tuple(one.row for one in found),
        scope={"zh": "一个人的志愿服务", "en": "What one person did as a volunteer"},
        rule={"zh": "一人在一次活动的一个阶段算一次；没有记时长的不计入小时",
              "en": "One phase of one activity once; hours only where they were written down"},
        parts=(("小时", sum(one.hours for one in found)),),
        asked=(("person", person), ("since", since), ("until", until)),
    )  # fmt: skip


@question("opinions_settled")
def opinions_settled(db: Database, *, case: str = "") -> Figure:
    """Opinions that were dealt with, of all."""
    found = opinions.feedback(db, **({"case": case} if case else {}))
    return _opinions(
        "opinions_settled", found.settled, found.total, case, "结案：已有答复的意见／全部意见", "Dealt with of all"
    )


@question("opinions_told")
def opinions_told(db: Database, *, case: str = "") -> Figure:
    """Opinions whose owners were told, of all."""
    found = opinions.feedback(db, **({"case": case} if case else {}))
    return _opinions("opinions_told", found.told, found.total, case, "反馈：已告知本人的意见／全部意见", "Told of all")


def _opinions(key: str, rows: Sequence[str], of: int, case: str, zh: str, en: str) -> Figure:
    return Figure(
        key=key, value=len(rows), of=of, unit=OPINIONS, rows=tuple(rows), rule={"zh": zh, "en": en},
        scope={"zh": "全过程的意见" if case else "全部意见", "en": "Opinions"}, asked=(("case", case),),
    )  # fmt: skip


@question("decisions_conveyed")
def decisions_conveyed(db: Database, *, case: str = "") -> Figure:
    """Decisions that residents were told of, of all."""
    told, every = deliberation.conveyed(db, case=case)
    return Figure(
        key="decisions_conveyed", value=len(told), of=len(every), unit=DECISIONS, rows=told,
        scope={"zh": "会议决议", "en": "Decisions of meetings"},
        rule={"zh": "决策传达率：已告知居民的决议／全部决议", "en": "Conveyed of all"}, asked=(("case", case),),
    )  # fmt: skip


@question("homes_reached")
def homes_reached(db: Database, *, within: str, topic: str = "") -> Figure:
    """Homes where somebody opened the door, of all homes of a place."""
    found = doorsteps.coverage(db, within=within, by="", topic=topic)
    reached = tuple(home for one in found for home in one.reached)
    return Figure(
        key="homes_reached", value=len(reached), of=sum(one.total for one in found), unit=HOUSEHOLDS, rows=reached,
        scope={"zh": found[0].place.path if found else within, "en": within},
        rule={"zh": "走访覆盖：有人在家的户／全部户，一户只算一次", "en": "Somebody at home, of all homes"},
        asked=(("within", within), ("topic", topic)),
    )  # fmt: skip


@question("turnout")
def turnout(db: Database, *, vote: str) -> Figure:
    """Papers that came back, of those who may vote."""
    found = votes.result(db, vote)
    unit = votes.UNITS[found.vote.unit]
    return Figure(
        key="turnout", value=found.returned, of=found.turnout[1], unit={"zh": unit, "en": found.vote.unit},
        rows=tuple(one.id for one in (*found.valid, *found.void)),
        scope={"zh": found.vote.title, "en": found.vote.title},
        rule={"zh": "参与：收回的票／有表决权的", "en": "Returned of those who may vote"}, asked=(("vote", vote),),
        parts=(("有效", len(found.valid)), ("无效", len(found.void)), ("未收回", found.unreturned)),
    )  # fmt: skip


def chain(db: Database, *, since: str, until: str) -> dict[str, Figure]:
    """What each link of the chain brought: sessions, volunteers, residents, issues solved. Each opens its rows."""
    return {
        "services": sessions(db, since=since, until=until),
        "volunteers": period_attendances(db, since=since, until=until, role="volunteer"),
        "residents": period_attendances(db, since=since, until=until, role="visitor"),
        "solved": issue_figures.side_by_side(db, as_of=until, since=since, until=until)["solved"],
    }
