"""What people do to demands: one function an action; *done* gets what `restore` needs to take it back."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

from storage.community import costs, ledger, plans
from storage.community import places as places_of
from ui.verbs.plans import Done, Failed, Held, changing
from ui.worker import Job, Worker

if TYPE_CHECKING:
    from storage.transaction import Transaction


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
