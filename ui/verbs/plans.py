"""What people do to plans: one function an action. Each returns the job; *done* comes after the commit."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

from storage.community import building_plans, costs, ledger, patrols, plans, tasks, works
from storage.community import places as places_of
from ui.worker import Job, Worker

if TYPE_CHECKING:
    from storage.transaction import Transaction

Done = Callable[[Any], object] | None
Failed = Callable[[Exception], object] | None
Held = list[tuple[str, Mapping[str, Any] | None]]
"""For each record the fields that were changed, as they stood before: what `restore` writes back. None: it is new."""


def changing(txn: Transaction, recs: Sequence[str], change: Callable[[], object]) -> Held:
    """Do *change* and tell what it changed in *recs*."""
    before = {rec: dict(txn.fields(rec)) for rec in recs}
    change()
    held: Held = []
    for rec, was in before.items():
        now = txn.fields(rec)
        differing = {name: was.get(name) for name in was.keys() | now.keys() if was.get(name) != now.get(name)}
        if differing:
            held.append((rec, differing))
    return held


def restore(worker: Worker, *, held: Held, done: Done = None) -> Job:
    """Take a change back, field by field: what others wrote meanwhile stays. A record that was new is voided."""

    def write(txn: Transaction) -> None:
        for rec, fields in held:
            if fields is None:
                txn.void(rec)
            else:
                ledger.change(txn, rec=rec, fields=fields)

    return worker.write(write, done)


# Measures and tasks


def add_measure(worker: Worker, *, done: Done = None, failed: Failed = None, **facts: Any) -> Job:
    """Put a measure into the plan."""
    return worker.write(lambda txn: plans.measures.add(txn, **facts), done, failed=failed)


def change_measure(worker: Worker, *, measure: str, done: Done = None, failed: Failed = None, **facts: Any) -> Job:
    """Set facts of a measure; *done* gets what `restore` needs."""

    return worker.write(
        lambda txn: changing(txn, [measure], lambda: plans.measures.change(txn, rec=measure, **facts)),
        done,
        failed=failed,
    )


def finish_measure(
    worker: Worker, *, measure: str, day: str, evidence: str, done: Done = None, failed: Failed = None
) -> Job:
    """Close a measure; *done* gets what `restore` needs."""

    def write(txn: Transaction) -> Held:
        finish = partial(plans.finish_measure, txn, measure=measure, day=day, evidence=evidence)
        return changing(txn, [measure], finish)

    return worker.write(write, done, failed=failed)


def add_task(worker: Worker, *, done: Done = None, failed: Failed = None, work: str = "", **facts: Any) -> Job:
    """Give a task, for a cell of the matrix where *work* names one."""

    def write(txn: Transaction) -> str:
        return works.give_task(txn, work=work, **facts) if work else tasks.add(txn, **facts)

    return worker.write(write, done, failed=failed)


def start_tasks(worker: Worker, *, tasks_: Sequence[str], day: str, done: Done = None, failed: Failed = None) -> Job:
    """Work began on each of them."""

    def write(txn: Transaction) -> int:
        for one in tasks_:
            tasks.start(txn, task=one, day=day)
        return len(tasks_)

    return worker.write(write, done, failed=failed)


def finish_task(
    worker: Worker, *, task: str, day: str, by: str, evidence: str, done: Done = None, failed: Failed = None
) -> Job:
    """Close a task and the issue that it came from."""
    return worker.write(
        lambda txn: tasks.finish(txn, task=task, day=day, by=by, evidence=evidence), done, failed=failed
    )


def cancel_task(worker: Worker, *, task: str, reason: str, done: Done = None, failed: Failed = None) -> Job:
    """Give a task up; *done* gets what `restore` needs."""

    def write(txn: Transaction) -> Held:
        return changing(txn, [task], partial(tasks.cancel, txn, task=task, reason=reason))

    return worker.write(write, done, failed=failed)


# Demands


def demand(worker: Worker, *, done: Done = None, failed: Failed = None, **facts: Any) -> Job:
    """Enter a demand. The same device at the same home, still wholly open and typed the same day, grows."""

    def write(txn: Transaction) -> Held:
        txn.flush()
        for one in plans.demands(txn.db, place=facts["place"], device=facts["device"]):
            if one.day == facts["day"] and not one.cancelled and not one.issue and not (one.matched or one.fitted):
                more = partial(
                    plans.demand_rows.change, txn, rec=one.id, quantity=(one.quantity or 0) + facts["quantity"]
                )
                return changing(txn, [one.id], more)
        return [(plans.demand(txn, **facts), None)]

    return worker.write(write, done, failed=failed)


def demands_from_issues(worker: Worker, *, wanted: Sequence[tuple[str, str]], day: str, done: Done = None) -> Job:
    """Make (issue, device) pairs demands: place and area come from the issue. *done* gets what `restore` needs."""
    from storage.community import issues

    def write(txn: Transaction) -> Held:
        made: Held = []
        for issue, device in wanted:
            known = issues.load_now(txn, issue)
            place = places_of.load(txn.db, known.place)
            rec = plans.demand(
                txn, place=known.place, device=device, quantity=1, day=day, area=place.area if place else "",
                issue=issue, item=known.item,
            )  # fmt: skip
            made.append((rec, None))
        return made

    return worker.write(write, done)


def advance(
    worker: Worker,
    *,
    demands: Sequence[str],
    stage: str,
    day: str,
    who: str,
    quantity: int = 0,
    photos: Sequence[str] = (),
    done: Done = None,
    failed: Failed = None,
) -> Job:
    """Bring demands on by *quantity* devices, or by all that are left (0); *done* gets what `restore` needs.

    What is fitted was provided, and what is checked was fitted: the step before is noted along where it lacks.
    """

    def write(txn: Transaction) -> Held:
        def change() -> None:
            for rec in demands:
                forward(txn, rec)

        return changing(txn, demands, change)

    def forward(txn: Transaction, rec: str) -> None:
        txn.flush()
        now = plans.load_demand(txn.db, rec)
        if now is None or now.cancelled:
            return
        reached = min(getattr(now, stage) + (quantity or now.wanted), now.wanted)
        for each in plans.DEMAND_STAGES[1:]:
            lacking = reached - getattr(now, each)
            if lacking > 0:
                hung = photos if each == stage else ()
                plans.advance(txn, demand=rec, stage=each, day=day, quantity=lacking, who=who, photos=hung)
            if each == stage:
                break

    return worker.write(write, done, failed=failed)


def cancel_demands(worker: Worker, *, demands: Sequence[str], day: str, done: Done = None) -> Job:
    """Take demands out of the count; *done* gets what `restore` needs."""

    def write(txn: Transaction) -> Held:
        def cancel() -> None:
            for rec in demands:
                plans.demand_rows.change(txn, rec=rec, cancelled=day)

        return changing(txn, demands, cancel)

    return worker.write(write, done)


def pay(
    worker: Worker, *, demand: str, source: str, amount: int, day: str, done: Done = None, failed: Failed = None
) -> Job:
    """Note a part of the cost, in fen; *done* gets what `restore` needs."""

    def write(txn: Transaction) -> Held:
        pay_part = partial(costs.pay, txn, demand=demand, source=source, amount=amount, day=day)
        return changing(txn, [demand], pay_part)

    return worker.write(write, done, failed=failed)


def check_fitted(worker: Worker, *, demand: str, day: str, who: str, done: Done = None, failed: Failed = None) -> Job:
    """Everything that was fitted by now was looked at and works; *done* gets what `restore` needs."""

    def write(txn: Transaction) -> Held:
        txn.flush()
        now = plans.load_demand(txn.db, demand)
        if now is None or now.checked >= now.fitted:
            return []
        check = partial(
            plans.advance, txn, demand=demand, stage="checked", day=day, quantity=now.fitted - now.checked, who=who
        )
        return changing(txn, [demand], check)

    return worker.write(write, done, failed=failed)


def hang_fitted(worker: Worker, *, demand: str, photo: str, done: Done = None) -> Job:
    """Put a photo beside the device that was fitted last; *done* gets what `restore` needs."""

    def write(txn: Transaction) -> Held:
        txn.flush()
        steps = plans.demand_steps.select(txn.db, "owner = ? AND value = 'fitted'", (demand,), order="day")
        if not steps:
            return []
        last = steps[-1]
        hang = partial(ledger.change_row, txn, rec=demand, repeat="step", key=last.key, photos=[*last.photos, photo])
        return changing(txn, [demand], hang)

    return worker.write(write, done)


# The matrix


def set_cells(
    worker: Worker, *, cells: Sequence[tuple[str, str, str]], state: str, case: str = "", done: Done = None
) -> Job:
    """Set the state of cells (place, measure, record or ""); "" takes them out. *done* gets what `restore` needs."""

    def write(txn: Transaction) -> Held:
        held: Held = []
        for place, measure, rec in cells:
            known = rec or ledger.same_id("work", place, measure, case)
            new = not txn.fields(known)
            if new and not state:
                continue
            change: Callable[[], object]
            if rec:
                change = partial(works.works.change, txn, rec=rec, noted=state, dropped=not state, source="")
            else:
                change = partial(works.plan, txn, place=place, measure=measure, case=case, noted=state)
            changed = changing(txn, [known], change)
            held += [(known, {"dropped": True})] if new else changed
        return held

    return worker.write(write, done)


def give_cell_task(
    worker: Worker,
    *,
    place: str,
    measure: str,
    work: str,
    case: str,
    title: str,
    day: str,
    done: Done = None,
    failed: Failed = None,
) -> Job:
    """Give a task for a cell, which is planned by that where it was not; *done* gets the task."""

    def write(txn: Transaction) -> str:
        cell = work or works.plan(txn, place=place, measure=measure, case=case)
        return works.give_task(txn, work=cell, title=title, given_on=day)

    return worker.write(write, done, failed=failed)


# Plans of buildings


def begin_plan(worker: Worker, *, title: str, done: Done = None, failed: Failed = None) -> Job:
    """Begin a plan of buildings; *done* gets its record."""
    return worker.write(lambda txn: building_plans.begin(txn, title=title), done, failed=failed)


def hang_picture(worker: Worker, *, plan: str, picture: str, done: Done = None) -> Job:
    """Let a plan stand on a picture; *done* gets what `restore` needs."""

    def write(txn: Transaction) -> Held:
        change = partial(building_plans.building_plans.change, txn, rec=plan, picture=picture)
        return changing(txn, [plan], change)

    return worker.write(write, done)


def change_outline(
    worker: Worker,
    *,
    plan: str,
    outline: str = "",
    corners: Sequence[building_plans.Point] | None = None,
    kind: str = "polygon",
    place: str | None = None,
    erase: bool = False,
    done: Done = None,
    failed: Failed = None,
) -> Job:
    """Draw, move, name or erase an outline; *done* gets its key and what `restore` needs."""

    def write(txn: Transaction) -> tuple[str, Held]:
        key = outline

        def change() -> None:
            nonlocal key
            if erase:
                building_plans.erase(txn, plan=plan, outline=outline)
            elif not outline:
                key = building_plans.draw(txn, plan=plan, corners=corners or (), kind=kind, place=place or "")
            elif corners is not None:
                building_plans.reshape(txn, plan=plan, outline=outline, corners=corners)
            if outline and place is not None:
                building_plans.assign(txn, plan=plan, outline=outline, place=place)

        held = changing(txn, [plan], change)
        return key, held

    return worker.write(write, done, failed=failed)


# Patrols


def keep_patrol(worker: Worker, *, done: Done = None, failed: Failed = None, **given: Any) -> Job:
    """Keep one patrol; *done* gets its record."""
    return worker.write(lambda txn: patrols.keep(txn, **given), done, failed=failed)
