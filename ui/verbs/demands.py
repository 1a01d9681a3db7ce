"""What people do to demands: one function an action, each of which can be taken back."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from storage.community import costs, ledger, plans
from storage.community import places as places_of
from ui.verbs.acting import DidIt, Failed, act
from ui.worker import Job, Worker

if TYPE_CHECKING:
    from storage.transaction import Transaction


def demand(worker: Worker, *, done: DidIt = None, failed: Failed = None, **facts: Any) -> Job:
    """Enter a demand. The same device at the same home, still wholly open and typed the same day, grows."""

    def write(txn: Transaction) -> None:
        txn.flush()
        for one in plans.demands(txn.db, place=facts["place"], device=facts["device"]):
            if one.day == facts["day"] and not one.cancelled and not one.issue and not (one.matched or one.fitted):
                plans.demand_rows.change(txn, rec=one.id, quantity=(one.quantity or 0) + facts["quantity"])
                return
        plans.demand(txn, **facts)

    return act(worker, write, done=done, failed=failed)


def demands_from_issues(worker: Worker, *, wanted: Sequence[tuple[str, str]], day: str, done: DidIt = None) -> Job:
    """Make (issue, device) pairs demands: place and area come from the issue. The result is how many."""
    from storage.community import issues

    def write(txn: Transaction) -> int:
        for issue, device in wanted:
            known = issues.load_now(txn, issue)
            place = places_of.load(txn.db, known.place)
            plans.demand(
                txn, place=known.place, device=device, quantity=1, day=day, area=place.area if place else "",
                issue=issue, item=known.item,
            )  # fmt: skip
        return len(wanted)

    return act(worker, write, done=done)


def advance(
    worker: Worker,
    *,
    demands: Sequence[str],
    stage: str,
    day: str,
    who: str,
    quantity: int = 0,
    photos: Sequence[str] = (),
    done: DidIt = None,
    failed: Failed = None,
) -> Job:
    """Bring demands on by *quantity* devices, or by all that are left (0).

    What is fitted was provided, and what is checked was fitted: the step before is noted along where it lacks.
    """

    def write(txn: Transaction) -> None:
        for rec in demands:
            forward(txn, rec)

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

    return act(worker, write, done=done, failed=failed)


def cancel_demands(worker: Worker, *, demands: Sequence[str], day: str, done: DidIt = None) -> Job:
    """Take demands out of the count."""

    def write(txn: Transaction) -> None:
        for rec in demands:
            plans.demand_rows.change(txn, rec=rec, cancelled=day)

    return act(worker, write, done=done)


def pay(
    worker: Worker, *, demand: str, source: str, amount: int, day: str, done: DidIt = None, failed: Failed = None
) -> Job:
    """Note a part of the cost, in fen."""
    return act(worker, costs.pay, demand=demand, source=source, amount=amount, day=day, done=done, failed=failed)


def check_fitted(worker: Worker, *, demand: str, day: str, who: str, done: DidIt = None, failed: Failed = None) -> Job:
    """Everything that was fitted by now was looked at and works."""

    def write(txn: Transaction) -> None:
        txn.flush()
        now = plans.load_demand(txn.db, demand)
        left = now.fitted - now.checked if now is not None else 0
        if left > 0:
            plans.advance(txn, demand=demand, stage="checked", day=day, quantity=left, who=who)

    return act(worker, write, done=done, failed=failed)


def hang_fitted(worker: Worker, *, demand: str, photo: str, done: DidIt = None) -> Job:
    """Put a photo beside the device that was fitted last."""

    def write(txn: Transaction) -> None:
        txn.flush()
        steps = plans.demand_steps.select(txn.db, "owner = ? AND value = 'fitted'", (demand,), order="day")
        if steps:
            last = steps[-1]
            ledger.change_row(txn, rec=demand, repeat="step", key=last.key, photos=[*last.photos, photo])

    return act(worker, write, done=done)
