"""What is shared out to projects adds up, also after two projects were merged."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from storage.community import activities, allocations, labels, taking_part
from storage.workspace import Workspace


@given(st.integers(0, 10_000), st.lists(st.integers(1, 60), min_size=1, max_size=6))
def test_the_parts_of_an_amount_add_up_to_it(amount: int, weights: list[int]) -> None:
    parts = {f"p{n}": weight for n, weight in enumerate(weights)}
    over = sum(parts.values())
    parts = {name: part * 100 // over for name, part in parts.items()}
    parts["p0"] += 100 - sum(parts.values())
    assert sum(allocations.share_out(amount, parts).values()) == amount


def test_projects_merged_afterwards_have_their_parts_together(ws: Workspace) -> None:
    def work(txn) -> tuple[str, str]:
        first, second = (labels.add(txn, list="project", name=name) for name in ("创熟", "乐龄"))
        held = taking_part.plan(txn, title="活动", kind="service", day="2019-12-01")
        taking_part.came(txn, activity=held, count=7)
        allocations.share(txn, activity=held, parts={first: 60, second: 40})
        labels.merge(txn, label=first, into=second)
        return held, second

    held, second = ws.write_now(work)
    assert ws.read(lambda db: allocations.shared(db, held)) == {second: 100}
    (part,) = ws.read(allocations.by_project)
    assert (part.project, part.attendances) == (second, 7)
    ws.write_now(lambda txn: allocations.share(txn, activity=held, parts={}))
    (part,) = ws.read(allocations.by_project)
    assert (part.project, part.attendances) == ("", 7)


def test_a_role_and_a_case_narrow_what_is_shared_out(ws: Workspace) -> None:
    def work(txn) -> None:
        held = taking_part.plan(txn, title="活动", kind="service", day="2019-12-01")
        taking_part.came(txn, activity=held, count=7)
        activities.participations.add(txn, activity=held, role="volunteer", count=2, hours=3)

    ws.write_now(work)
    (part,) = ws.read(lambda db: allocations.by_project(db, role="volunteer"))
    assert (part.attendances, part.hours) == (2, 6)
    assert ws.read(lambda db: allocations.by_project(db, case="case:none")) == []
