"""What was judged is kept as small sets, and counted by place."""

from __future__ import annotations

from collections.abc import Callable

from hypothesis import given
from hypothesis import strategies as st

from storage.community import seen_items
from storage.community.checklist_items import checklist
from storage.workspace import Workspace


def test_every_item_has_a_number_of_its_own() -> None:
    numbers = [item.seq for item in checklist().values()]
    assert len(set(numbers)) == len(numbers)
    assert seen_items.bits(["exit_clear", "unheard_of"]) == 1 << checklist()["exit_clear"].seq


def test_an_item_counts_once_a_place_however_often_it_is_looked_at(
    ws: Workspace, build: Callable[[str], list[str]], visit: Callable[..., str]
) -> None:
    area, one, home, other = build("第一片区 1号 201室；2号")[:4]
    visit(one, "2022-08-10", exit_clear="fail", meter_box="unseen", rooms={home: "gas_modify"})
    visit(one, "2022-08-20", exit_clear="pass", meter_box="pass")
    visit(other, "2022-09-01", exit_clear="pass")

    def counted(until: str, within: str = "") -> seen_items.Walked:
        return ws.read(
            lambda db: seen_items.walked(db, community=ws.community, since="2022-08-01", until=until, within=within)
        )

    august, all_three = counted("2022-08-31"), counted("2022-09-30")
    assert (august.visits, all_three.visits, august.buildings, august.homes) == (2, 3, {one}, {home})
    assert (august.seen["exit_clear"], all_three.seen["exit_clear"]) == (1, 2)
    assert (all_three.failed["exit_clear"], all_three.failed["gas_modify"]) == (1, 1)
    assert (august.seen["meter_box"], "meter_box" in august.failed) == (1, False)
    assert counted("2022-09-30", within=other).visits == 1 and counted("2022-09-30", within=area).visits == 3


def test_a_corrected_or_deleted_visit_is_counted_anew(
    ws: Workspace, build: Callable[[str], list[str]], visit: Callable[..., str]
) -> None:
    house = build("第一片区 1号")[-1]
    rec = visit(house, "2022-08-10", exit_clear="fail")

    def failed() -> dict[str, int]:
        return ws.read(
            lambda db: seen_items.walked(db, community=ws.community, since="2022-08-01", until="2022-08-31").failed
        )

    assert failed() == {"exit_clear": 1}
    ws.write_now(lambda txn: txn.append("answer", rec, {"items/building_egress/exit_clear": "pass"}))
    assert failed() == {}
    ws.write_now(lambda txn: txn.void(rec))
    assert ws.read(lambda db: db.conn.execute("SELECT count(*) FROM visit_seen").fetchone()) == (0,)


@given(st.lists(st.frozensets(st.sampled_from(sorted(checklist())), max_size=8), max_size=70))
def test_sets_of_items_are_added_up_item_by_item(sets: list[frozenset[str]]) -> None:
    counted = {item: sum(item in one for one in sets) for item in checklist()}
    assert seen_items.by_item(seen_items.bits(one) for one in sets) == {i: n for i, n in counted.items() if n}
