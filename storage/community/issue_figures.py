"""The three rates and two counts of issues side by side, each with the issues behind it."""

from __future__ import annotations

import json
from collections.abc import Callable

from storage.community import case_cycles, issues
from storage.community.figures import Figure, question
from storage.community.issue_days import Marked, marked
from storage.community.issue_filter import FIGURES, Filter, Where
from storage.community.issue_rates import RATES as RATES
from storage.community.issue_table import Issue, conditions
from storage.community.places import resolve
from storage.engine import Database

ISSUES = {"zh": "件", "en": "issues"}
_ACCEPTED = "统计期内已受理的件（移交、合并、撤销、停租单列）"
_RULES: dict[str, tuple[str, str]] = {
    "closed": (f"办结率：办结且未退回的件／{_ACCEPTED}", "Closed of accepted"),
    "solved": ("复查合格率（解决率）：最近复查合格且未复发的件／已办结的件", "Rechecked of closed"),
    "fed_back": (f"已反馈率：本轮已告知的件／{_ACCEPTED}", "Fed back of accepted"),
    "awaiting_recheck": ("待复查：已办结未复查的件", "Closed, not rechecked"),
    "overdue": ("超期：未办结且期限早于统计日的件", "Not closed and past due"),
    "closed_late": ("逾期才办结的件", "Closed after the due day"),
    "relapsed": ("反弹过的件", "Relapsed"),
    "apart": ("单列：移交、合并、撤销、停租的件", "Counted apart"),
}
EVERYTHING = {"zh": "全社区", "en": "Whole community"}


def side_by_side(
    db: Database,
    *,
    as_of: str,
    since: str = "",
    until: str = "9999-12-31",
    area: str = "",
    case: str = "",
    public: str = "",
) -> dict[str, Figure]:
    """Every figure over the issues accepted in a period, of an area or of a case; each opens its issues.

    What was done after *as_of* is left out: a report of the summer says in winter what it said.
    With *public* ("yes") the care queue is in none of them.
    """
    # outside public papers a case is counted whole, wherever its issues are
    whole = Filter(areas=(area,) if area else (), public=bool(public)) if public or not case else Filter()
    asked: tuple[tuple[str, str], ...]
    asked = (("as_of", as_of), ("since", since), ("until", until), ("area", area), ("case", case))
    asked += (("public", public),) if public else ()
    scope = _scope(db, area=area, case=case)
    accepted = _accepted(db, whole, case=case, since=since, until=until, as_of=as_of)
    of = {key: sum(one.marks & FIGURES[key] == FIGURES[key] for one in accepted) for key in ("accepted", "closed")}

    def figure(key: str) -> Figure:
        zh, en = _RULES[key]
        rows = [one for one in accepted if one.marks & FIGURES[key] == FIGURES[key]]
        if key == "overdue":
            rows = [one for one in rows if one.late]
        if key == "relapsed":
            zh = f"{zh}，共 {sum(one.relapses for one in rows)} 次"
        share = of[RATES[key]] if key in RATES else None
        return Figure(
            key=f"issues_{key}", value=len(rows), of=share, unit=ISSUES, scope=scope, rule={"zh": zh, "en": en},
            period=(since, as_of), rows=tuple(one.id for one in rows), asked=asked,
        )  # fmt: skip

    return {key: figure(key) for key in _RULES}


def _accepted(db: Database, wanted: Filter, *, case: str, since: str, until: str, as_of: str) -> list[Marked]:
    """The issues accepted in a period as they stood, by their ids: those of *wanted*, and of a *case* those in it."""
    where = conditions(wanted) + Where(["accepted_on <> ''", "accepted_on BETWEEN ? AND ?"], [since, until])
    if case:
        where += Where(["id IN (SELECT value FROM json_each(?))"], [json.dumps(case_cycles.issue_ids(db, case))])
    return marked(db, where, as_of)


def _scope(db: Database, *, area: str, case: str) -> dict[str, str]:
    table, rec = ("community_case", case) if case else ("place", area)
    if not rec:
        return EVERYTHING
    column = "title" if case else "name"
    row = db.conn.execute(f"SELECT {column} FROM {table} WHERE id = ?", (rec,)).fetchone()  # noqa: S608 - names from above
    title = row[0] if row else rec
    return {"zh": f"全过程：{title}" if case else title, "en": title}


def _asker(key: str) -> Callable[..., Figure]:
    def ask(db: Database, **asked: str) -> Figure:
        return side_by_side(db, **asked)[key]

    return ask


for _key in _RULES:
    question(f"issues_{_key}")(_asker(_key))


PLACES = {"zh": "处", "en": "hazards"}


@question("hazards_rectified")
def rectified(db: Database, *, since: str = "", until: str = "9999-12-31") -> Figure:
    """整改率 of hazards that were found in a period: rectified of those that should be, without transferred or vacated.

    It counts findings, not issues: a home found twice is two hazards of one issue. The rows are visit/room/item.
    """
    sql = "SELECT visit, room, item, place FROM finding WHERE verdict = 'fail' AND substr(day, 1, 10) BETWEEN ? AND ?"
    counted: list[str] = []
    done: list[str] = []
    apart = 0
    for visit, room, item, place in db.conn.execute(sql, (since, until)).fetchall():
        standing = issues.load(db, issues.issue_id(resolve(db, place), item))
        if standing is None or standing.side in ("transferred", "vacated"):
            apart += standing is not None
            continue
        counted.append(f"{visit}/{room}/{item}")
        if standing.solved or (standing.closed and _on_the_spot(db, standing)):
            done.append(counted[-1])
    return Figure(
        key="hazards_rectified", value=len(done), of=len(counted), unit=PLACES, period=(since, until),
        scope={"zh": "统计期内查出的隐患", "en": "Hazards found in the period"},
        rule={
            "zh": f"整改率：已整改（复查合格，或当场整改且有证据）／（应整改−移交−停租 {apart} 处）",
            "en": "Rectified of those that should be, without transferred and vacated",
        },
        rows=tuple(done), asked=(("since", since), ("until", until)),
    )  # fmt: skip


def _on_the_spot(db: Database, issue: Issue) -> bool:
    steps = [one for one in issues.history(db, issue.id) if isinstance(one, issues.Step) and one.what == "done"]
    return bool(steps) and steps[-1].source == "spot"


def own_recheck(db: Database, issue: str, *, by: str) -> bool:
    """Whether *by* would recheck what they did themselves: a page says so, and does not forbid it."""
    known = issues.load(db, issue)
    return known is not None and bool(by) and by in (known.done_by, known.assignee)


def evidence(db: Database, issue: str) -> list[str]:
    """What shows that an issue is solved: the words and photos of its closing and of the rechecks that passed."""
    found: list[str] = []
    for one in issues.history(db, issue):
        if isinstance(one, issues.Step):
            if one.what == "done" or (one.what == "recheck" and one.value == "pass"):
                found += [*([one.note] if one.note.strip() else []), *one.photos]
                if one.what == "recheck" and not one.has_evidence:
                    found.append(f"复查合格 {one.day} {one.by}".strip())
        elif one.verdict == "pass":
            found.append(one.visit)
    return found
