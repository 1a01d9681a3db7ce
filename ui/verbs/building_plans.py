"""What people do to plans of buildings: one function an action."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from storage.community import building_plans
from ui.verbs.plans import Done, Failed, Held, changing
from ui.worker import Job, Worker

if TYPE_CHECKING:
    from storage.transaction import Transaction


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
