"""What people differ on is marked: in the issue itself, and in the visit that found it."""

from __future__ import annotations

from collections.abc import Callable

from storage import conflicts, heads
from storage.community import issues
from storage.community.disputes import disputed
from storage.workspace import Workspace

Build = Callable[[str], list[str]]
Visit = Callable[..., str]


def differ(ws: Workspace, rec: str, field: str, *values: str) -> None:
    """Let two people answer *field* who had not heard of each other."""
    unseen = ws.read(lambda db: heads.load(db, rec))
    for value in values:
        ws.write_now(lambda txn, value=value: txn.append(rec.partition(":")[0], rec, {field: value}, seen=unseen))


def marked(ws: Workspace) -> set[str]:
    """The items of all issues that are marked."""
    return ws.read(lambda db: {issues.load(db, one).item for one in disputed(db, issues.ids(db))})


def test_only_the_item_that_the_inspectors_differ_on_is_marked_until_it_is_settled(
    ws: Workspace, build: Build, visit: Visit
) -> None:
    house = build("第一片区 1号")[1]
    seen = visit(house, "2022-08-10", exit_clear="fail", ebike_common="fail")
    assert marked(ws) == set()
    field = next(name for name in ws.read(lambda db: heads.fields(db, seen)) if name.endswith("exit_clear"))
    differ(ws, seen, field, "pass", "fail")
    assert marked(ws) == {"exit_clear"}
    ws.write_now(lambda txn: conflicts.settle(txn, rec=seen, field=field, value="fail"))
    assert marked(ws) == set()


def test_a_home_on_which_they_differ_is_marked_and_the_next_one_is_not(
    ws: Workspace, build: Build, visit: Visit
) -> None:
    _, house, home, other = build("第一片区 1号 301-302室")
    seen = visit(house, "2022-08-10", rooms={home: "gas_modify", other: "cook_separate"})
    fields = ws.read(lambda db: heads.fields(db, seen))
    field = next(name for name, value in fields.items() if name.endswith("/room_fails") and value == "gas_modify")
    differ(ws, seen, field, "gas_modify", "gas_modify cook_separate")
    places = ws.read(lambda db: {issues.load(db, one).place for one in disputed(db, issues.ids(db))})
    assert places == {home}


def test_an_issue_on_which_they_differ_is_marked(ws: Workspace, build: Build, visit: Visit) -> None:
    house = build("第一片区 1号")[1]
    visit(house, "2022-08-10", exit_clear="fail", ebike_common="fail")
    first, _ = ws.read(issues.ids)
    ws.write_now(lambda txn: issues.add_note(txn, issue=first, day="2022-08-11", by="社工", note="看过"))
    differ(ws, first, "remark", "一", "二")
    assert ws.read(lambda db: disputed(db, issues.ids(db))) == {first}
