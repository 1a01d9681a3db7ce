"""Laws that hold whatever people do: numbers add up, and are what a recount of the log itself gives."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from storage.community import (
    activities,
    funds,
    issue_figures,
    issues,
    pacts,
    patrols,
    people,
    plans,
    taking_part,
    votes,
)
from storage.community.allocations import share_out
from storage.community.issues import Filter
from storage.community.places import root_id
from storage.community.vote_rules import RULES, thresholds
from storage.workspace import Workspace

# One workspace for all examples of a test; each example works on records of its own.
FEW = settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
FIRST = date(2022, 9, 1)


def day(number: int) -> str:
    return (FIRST + timedelta(days=number)).isoformat()


@FEW
@given(
    issued=st.integers(0, 12),
    papers=st.lists(st.tuples(st.integers(0, 11), st.sampled_from(("yes", "no", "abstain", ""))), max_size=20),
    second=st.lists(st.tuples(st.integers(0, 11), st.sampled_from(("yes", "no", "abstain", ""))), max_size=8),
    rule=st.sampled_from(tuple(RULES)),
)
def test_valid_void_and_unreturned_are_what_was_issued(ws: Workspace, issued, papers, second, rule) -> None:  # type: ignore[no-untyped-def]
    vote = ws.write_now(lambda txn: votes.open_vote(txn, title="选方案", day=day(0), base=12, rule=rule))
    ws.write_now(lambda txn: votes.issue_papers(txn, vote=vote, count=issued))
    kept: dict[int, str] = {}
    for keyed, name in ((papers, "first"), (second, "second")):
        for voter, choice in keyed:
            try:
                ws.write_now(
                    lambda txn, v=voter, c=choice, n=name: votes.key_paper(
                        txn, vote=vote, voter=str(v), choice=c, keyed_by=n, key_pass=n, void_reason="" if c else "涂改"
                    )
                )
            except Exception as error:
                assert getattr(error, "code", "") in ("MEETING_019", "MEETING_024")
                continue
            if name == "first":
                kept[voter] = choice
            else:
                kept.setdefault(voter, choice)
    found = ws.read(lambda db: votes.result(db, vote))
    assert len(found.valid) + len(found.void) + found.unreturned == found.issued
    assert found.unreturned >= 0
    assert found.issued == max(issued, found.returned)
    assert sum(found.count(one.key) for one in found.choices) + found.abstained == len(found.valid)
    assert Counter(kept.values()) == Counter(one.choice for one in (*found.valid, *found.void))
    assert found.tie == (len(found.leading) > 1)


@given(
    base=st.integers(1, 400),
    returned=st.integers(0, 400),
    agree=st.integers(0, 400),
    rule=st.sampled_from(tuple(RULES)),
)
def test_a_share_is_met_exactly_from_its_least_count_on(base: int, returned: int, agree: int, rule: str) -> None:
    for one in thresholds(rule, base=base, returned=returned, agree=agree):
        assert one.met == (one.of > 0 and one.count >= one.least)
        asked = {"half": 1 / 2, "2/3": 2 / 3, "3/4": 3 / 4, "all": 1.0}
        if rule == "majority":
            assert one.met == (one.of > 0 and 2 * one.count > one.of)
        elif rule == "threequarter":
            assert one.met == (one.of > 0 and one.count / one.of >= asked["3/4"])


STEP = st.sampled_from(("accept", "found", "done", "pass", "fail", "tell"))


@FEW
@given(steps=st.lists(st.tuples(st.integers(0, 2), STEP), min_size=1, max_size=14))
def test_rates_are_what_the_log_says_and_a_relapse_is_never_a_new_issue(ws: Workspace, steps) -> None:  # type: ignore[no-untyped-def]
    """Each example has a community of its own; the reference reads nothing but the events."""
    home = ws.add_community(f"社区{ws.entropy(4).hex()}")
    place = root_id(home)
    ids: set[str] = set()
    for number, (item, what) in enumerate(steps):
        issue = issues.issue_id(place, f"item{item}")
        verbs = {
            "found": lambda txn, i=item, n=number: issues.report(
                txn, place=place, item=f"item{i}", day=day(n), level="minor", note="又有", source="walk"
            ),
            "accept": lambda txn, i=issue, n=number: issues.accept(txn, issue=i, day=day(n), office="社区"),
            "done": lambda txn, i=issue, n=number: issues.finish(txn, issue=i, day=day(n), by="甲", note="好了"),
            "pass": lambda txn, i=issue, n=number: issues.recheck(
                txn, issue=i, day=day(n), by="乙", result="pass", note="看过"
            ),
            "fail": lambda txn, i=issue, n=number: issues.recheck(
                txn, issue=i, day=day(n), by="乙", result="relapse", note="又坏"
            ),
            "tell": lambda txn, i=issue, n=number: issues.feed_back(txn, issue=i, day=day(n), way="电话", by="甲"),
        }
        if what == "found" or issue in ids:
            ws.write_now(verbs[what])
            ids.add(issue)
    reference = [recounted(ws, issue) for issue in ids]
    found = ws.read(lambda db: issues.standings(db, Filter(communities=(home,))))
    assert {one.id for one in found} == ids, "what comes back is the same issue"
    by_id = {one.id: one for one in found}
    for known in reference:
        one = by_id[known["id"]]
        assert (one.closed, one.solved, bool(one.fed_back_on), one.relapses) == (
            known["closed"],
            known["solved"],
            known["told"],
            known["relapses"],
        )
    everything = ws.read(lambda db: issue_figures.side_by_side(db, as_of=day(60)))
    own = {name: [row for row in figure.rows if row in ids] for name, figure in everything.items()}
    counted = [known for known in reference if known["accepted"]]
    assert len(own["closed"]) == sum(known["closed"] for known in counted)
    assert len(own["solved"]) == sum(known["solved"] for known in counted)
    assert len(own["fed_back"]) == sum(known["told"] for known in counted)
    assert len(own["relapsed"]) == sum(known["relapses"] > 0 for known in counted)


def recounted(ws: Workspace, issue: str) -> dict[str, object]:
    """An issue as its events alone tell it, by the rules of the state machine and none of the program's code."""
    steps = []
    for event in ws.history(issue):
        for name, what in event.set.items():
            if name.startswith("step:") and "/" not in name:
                steps.append((str(event.set[f"{name}/day"]), str(what), str(event.set.get(f"{name}/value") or "")))
    now: dict[str, object] = {"id": issue, "accepted": False, "closed": False, "solved": False, "told": False}
    relapses = 0
    for _, what, value in sorted(steps):
        if what == "accepted":
            now["accepted"] = True
        elif what == "done":
            now["closed"] = True
        elif what == "fed_back":
            now["told"] = True
        elif what == "recheck" and value == "pass":
            now["closed"] = now["solved"] = True
        elif what == "recheck":
            if now["solved"]:
                relapses += 1
                now["told"] = False
            now["closed"] = now["solved"] = False
    return now | {"relapses": relapses}


@FEW
@given(rounds=st.lists(st.lists(st.sampled_from(patrols.VERDICTS), min_size=1, max_size=10), min_size=1, max_size=4))
def test_a_rate_never_counts_what_was_not_seen(ws: Workspace, rounds) -> None:  # type: ignore[no-untyped-def]
    place = root_id(ws.community)
    made = [
        ws.write_now(
            lambda txn, v=verdicts: patrols.keep(
                txn, place=place, day=day(0), by=txn.new_id(), ticked={f"item{n}": one for n, one in enumerate(v)}
            )
        )
        for verdicts in rounds
    ]
    flat = [one for verdicts in rounds for one in verdicts]
    passed, looked = ws.read(lambda db: patrols.pass_rate(db, made))
    assert (passed, looked) == (flat.count("pass"), len(flat) - flat.count("unseen") - flat.count("na"))


@FEW
@given(rows=st.lists(st.tuples(st.integers(0, 3), st.sampled_from(tuple(activities.PHASES))), max_size=16))
def test_attendances_and_people_are_what_the_log_says(ws: Workspace, rows) -> None:  # type: ignore[no-untyped-def]
    held = ws.write_now(lambda txn: taking_part.plan(txn, title="活动", kind="service", day=day(0)))
    crew = [ws.write_now(lambda txn: people.persons.add(txn, name="志愿者", party="resident")) for _ in range(4)]
    for person, phase in rows:
        ws.write_now(lambda txn, p=crew[person], f=phase: taking_part.take_part(txn, activity=held, person=p, phase=f))
    counted = ws.read(lambda db: activities.attendance(db, activity=[held]))
    told = set()
    for rec in counted.rows:
        for event in ws.history(rec):
            told.add((rec, event.set.get("person", ""), event.set.get("phase", "")))
    assert counted.attendances == len(set(rows)) == len({(person, phase) for _, person, phase in told})
    assert counted.people == len({person for person, _ in rows})
    by_phase = [
        ws.read(lambda db, f=phase: activities.attendance(db, activity=[held], phase=f)) for phase in activities.PHASES
    ]
    assert sum(one.attendances for one in by_phase) == counted.attendances


@FEW
@given(asked=st.lists(st.tuples(st.integers(1, 5), st.integers(0, 6)), min_size=1, max_size=6))
def test_what_is_missing_less_what_is_fitted_is_what_remains(ws: Workspace, asked) -> None:  # type: ignore[no-untyped-def]
    area = f"place:{ws.entropy(8).hex()}"
    for number, (wanted, fitted) in enumerate(asked):
        rec = ws.write_now(
            lambda txn, n=number, w=wanted: plans.demand(
                txn, place=f"place:{n}", device="smoke_alarm", quantity=w, day=day(0), area=area
            )
        )
        for _ in range(min(fitted, wanted)):
            ws.write_now(lambda txn, r=rec: plans.advance(txn, demand=r, stage="fitted", day=day(1), quantity=1))
    one = ws.read(lambda db: plans.round_of(db, area))
    assert one.missing - one.fitted == one.remaining == sum(wanted - min(fitted, wanted) for wanted, fitted in asked)
    assert sum(ws.read(lambda db: plans.shopping_list(db, area=area)).values()) == one.remaining


@FEW
@given(moves=st.lists(st.tuples(st.booleans(), st.integers(1, 500), st.booleans()), max_size=10))
def test_a_fund_balances(ws: Workspace, moves) -> None:  # type: ignore[no-untyped-def]
    fund = ws.write_now(lambda txn: funds.plan(txn, title="经费"))
    ws.write_now(lambda txn: funds.open_fund(txn, fund=fund, day=day(0)))
    left = 0
    for incoming, amount, back in moves:
        if not incoming and amount > left:
            continue
        entry = ws.write_now(
            lambda txn, i=incoming, a=amount: funds.enter(
                txn, fund=fund, day=day(1), incoming=i, amount=a, source="sale", purpose="用品"
            )
        )
        if back:
            ws.write_now(lambda txn, e=entry: funds.take_back(txn, entry=e, day=day(2)))
        else:
            left += amount if incoming else -amount
    balance = ws.read(lambda db: funds.balance(db, fund))
    assert balance.left == balance.incoming - balance.outgoing == left
    assert sum(ws.read(lambda db: funds.by_source(db, fund)).values()) == balance.incoming
    assert sum(ws.read(lambda db: funds.by_purpose(db, fund)).values()) == balance.outgoing


@given(amount=st.integers(0, 10_000), cuts=st.lists(st.integers(1, 99), max_size=4, unique=True))
def test_shares_of_a_hundred_add_up(amount: int, cuts: list[int]) -> None:
    edges = [0, *sorted(cuts), 100]
    parts = {f"p{n}": b - a for n, (a, b) in enumerate(zip(edges, edges[1:], strict=False))}
    found = share_out(amount, parts)
    assert sum(found.values()) == amount
    assert all(abs(found[name] - amount * part / 100) < 1 for name, part in parts.items())


@given(
    old=st.lists(st.sampled_from("甲乙丙丁戊己"), unique=True, max_size=6),
    new=st.lists(st.sampled_from("甲乙丙丁戊己"), unique=True, max_size=6),
)
def test_differences_of_a_pact_name_every_clause_that_came_or_went(old: list[str], new: list[str]) -> None:
    found = pacts.differences(old, new)
    gone = {one.old for one in found if one.what in ("dropped", "reworded")}
    come = {one.new for one in found if one.what in ("added", "reworded")}
    assert set(old) - set(new) <= gone
    assert set(new) - set(old) <= come
    assert pacts.differences(old, old) == []


def test_everything_that_was_written_is_found_in_chinese(ws: Workspace) -> None:
    from storage.community import cases, opinions, tasks

    def tell(txn) -> None:  # type: ignore[no-untyped-def]
        pact = pacts.begin(txn, title="楼道公约", day=day(0))
        pacts.draft(txn, pact=pact, clauses=["文明养犬牵绳"], day=day(0))
        opinions.add(txn, day=day(0), party="tenant", words="充电桩太远", source="walk")
        tasks.add(txn, title="清理僵尸车", given_on=day(0))
        cases.cases.add(txn, title="飞线充电")

    ws.write_now(tell)
    assert [hit.title for hit in ws.search("养犬")] == ["楼道公约"]
    assert [hit.kind for hit in ws.search("充电桩")] == ["opinion"]
    assert [hit.title for hit in ws.search("僵尸")] == ["清理僵尸车"]
    assert {hit.kind for hit in ws.search("充电")} == {"opinion", "case"}
