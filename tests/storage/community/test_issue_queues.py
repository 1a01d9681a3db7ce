"""Queues beside the ledger: who is in them, after merges too, and what their terms are."""

from __future__ import annotations

from collections.abc import Callable

from storage.community import concerns, issue_queues, issues, places
from storage.community.issues import Filter
from storage.workspace import Workspace


def told(ws: Workspace, place: str, **more: object) -> str:
    given = {"place": place, "kind": "light", "words": "不亮", "day": "2022-09-01", "source": "phone"} | more
    return ws.write_now(lambda txn: concerns.report(txn, **given))  # type: ignore[arg-type]


def test_a_queue_shortens_a_term_and_never_lengthens_it(ws: Workspace, build: Callable[[str], list[str]]) -> None:
    one, other = build("第一片区 1-2号")[1:]
    slow, urgent = told(ws, one), told(ws, other, urgency="now")
    ws.write_now(lambda txn: issues.set_term(txn, issue=urgent, day="2022-09-01", due="2022-09-02"))
    for issue in (slow, urgent):
        ws.write_now(lambda txn, i=issue: issue_queues.into(txn, issue=i, queue="act_now", day="2022-09-01"))
    due = {one.id: one.due for one in ws.read(lambda db: issue_queues.queue(db, "act_now"))}
    assert due == {slow: "2022-09-04", urgent: "2022-09-02"}
    ws.write_now(lambda txn: issue_queues.into(txn, issue=slow, queue="", day="2022-09-01"))
    assert [one.id for one in ws.read(lambda db: issue_queues.queue(db, "act_now"))] == [urgent]
    assert ws.read(lambda db: issue_queues.open_days(db, "care", as_of="2022-09-09")) == (None, 0)


def test_merged_places_keep_the_more_careful_queue(ws: Workspace, build: Callable[[str], list[str]]) -> None:
    one, other = build("第一片区 1-2号")[1:]
    told(ws, one, queue="act_now")
    told(ws, other, queue="care")
    ws.write_now(lambda txn: places.merge(txn, place=one, into=other))
    (merged,) = ws.read(issues.rows)
    assert ws.read(lambda db: issue_queues.queue_of(db, merged.id)) == "care"
    assert ws.read(lambda db: issues.rows(db, Filter(public=True))) == []
    ws.write_now(lambda txn: places.part(txn, place=one))
    queues = {one.place: ws.read(lambda db, i=one.id: issue_queues.queue_of(db, i)) for one in ws.read(issues.rows)}
    assert queues == {one: "act_now", other: "care"}


def test_two_matters_of_a_kind_at_one_place_are_two_issues(ws: Workspace, build: Callable[[str], list[str]]) -> None:
    place = build("第一片区 1号")[1]
    found = {told(ws, place, matter=matter) for matter in ("东头路灯", "西头路灯", "东头路灯")}
    assert len(found) == 2
    labels = {one.item for one in ws.read(issues.rows)}
    assert all(item.startswith("light~") and "路灯" not in item for item in labels), "a matter's words stay inside"
