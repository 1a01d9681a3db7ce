"""Issues with photos are counted as looking at the photos of each would count them."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from storage.community import issue_days, issues, pictured, places
from storage.community.issue_histories import shots
from storage.community.issues import Filter
from storage.engine import Database
from storage.workspace import Workspace
from tests.storage.conftest import picture

EGRESS = "items/building_egress"


@pytest.fixture
def houses(ws: Workspace, build: Callable[[str], list[str]], visit: Callable[..., str]) -> dict[str, str]:
    """Four issues: with two photos before, with one after as well, without any, and at a place merged into another."""
    _, one, two, three, four, five = build("第一片区 1号；2号；3号；4号；5号")
    found: dict[str, str] = {}

    def seen(name: str, house: str, day: str, *, photos: int, item: str = "exit_clear") -> str:
        rec = visit(house, day, **{item: "fail"})
        for number in range(photos):
            field = f"{EGRESS}/{item}_photo"
            taken = ws.add_photo(picture(40 + len(found), 30), owner_rec=rec, field=field)
            ws.write_now(lambda txn, answer={field: taken}: txn.append("answer", rec, answer) and None)
            found[f"{name} {number}"] = taken
        return rec

    seen("two", one, "2022-08-10", photos=2)
    seen("one", two, "2022-08-11", photos=1)
    seen("none", three, "2022-08-11", photos=0)
    seen("late", two, "2022-09-11", photos=1)
    seen("stays", four, "2022-08-12", photos=0)
    seen("goes", five, "2022-08-13", photos=1)
    issue = ws.read(lambda db: {known.place: known.id for known in issues.rows(db)})[two]
    done = ws.add_photo(picture(90, 30), owner_rec=issue, field="done")
    ws.write_now(lambda txn: issues.finish(txn, issue=issue, day="2022-08-20", by="房东", photos=[done]))
    ws.write_now(lambda txn: places.merge(txn, place=five, into=four))
    return found | {"after": done}


@pytest.mark.parametrize("day", ["2022-08-10", "2022-08-12", "2022-08-19", "2022-08-20", "2022-09-30"])
@pytest.mark.parametrize("public", [False, True])
def test_they_are_counted_as_if_each_was_looked_at(
    ws: Workspace, houses: dict[str, str], day: str, public: bool
) -> None:
    for name in ("two 1", "one 0", "goes 0"):
        ws.write_now(lambda txn, name=name: txn.append("photo", houses[name], {"public": True}))

    def compare(db: Database) -> None:
        stood = issue_days.stood(db, Filter(opened_until=day), day)
        found = pictured.pictured(stood, public=public)
        known = issues.standings(db, Filter(opened_until=day))
        numbers = dict(db.conn.execute("SELECT id, n FROM issue"))
        told = shots(db, known)
        days = pictured.days_of(db, told.values())
        looks = {issue: pictured.seen(own, days, until=day, public=public) for issue, own in told.items()}
        assert found.numbers == {numbers[issue] for issue, (was, now, _) in looks.items() if was or now}
        assert found.after == {numbers[issue] for issue, (_, now, _) in looks.items() if now}
        assert found.withheld == sum(hidden for _, _, hidden in looks.values())

    ws.read(compare)


def test_a_photo_that_was_not_released_is_withheld_from_the_public(ws: Workspace, houses: dict[str, str]) -> None:
    def look(db: Database, *, public: bool) -> tuple[int, int, int]:
        stood = issue_days.stood(db, Filter(opened_until="2022-08-31"), "2022-08-31")
        found = pictured.pictured(stood, public=public)
        return len(found.numbers), len(found.after), found.withheld

    assert ws.read(lambda db: look(db, public=False)) == (3, 1, 0)
    assert ws.read(lambda db: look(db, public=True)) == (0, 0, 5)
