"""What people do to plans of buildings: one function an action."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from storage.community import building_plans
from ui.verbs.acting import DidIt, Failed, act
from ui.worker import Job, Worker

if TYPE_CHECKING:
    from storage.transaction import Transaction


def begin_plan(worker: Worker, *, title: str, done: DidIt = None, failed: Failed = None) -> Job:
    """Begin a plan of buildings; the result is its record."""
    return act(worker, building_plans.begin, title=title, done=done, failed=failed)


def hang_picture(worker: Worker, *, plan: str, picture: str, done: DidIt = None) -> Job:
    """Let a plan stand on a picture."""
    return act(worker, building_plans.building_plans.change, rec=plan, picture=picture, done=done)


def change_outline(
    worker: Worker,
    *,
    plan: str,
    outline: str = "",
    corners: Sequence[building_plans.Point] | None = None,
    kind: str = "polygon",
    place: str | None = None,
    erase: bool = False,
    done: DidIt = None,
    failed: Failed = None,
) -> Job:
    """Draw, move, name or erase an outline; the result is its key."""

    def write(txn: Transaction) -> str:
        key = outline
        if erase:
            building_plans.erase(txn, plan=plan, outline=outline)
        elif not outline:
            key = building_plans.draw(txn, plan=plan, corners=corners or (), kind=kind, place=place or "")
        elif corners is not None:
            building_plans.reshape(txn, plan=plan, outline=outline, corners=corners)
        if outline and place is not None:
            building_plans.assign(txn, plan=plan, outline=outline, place=place)
        return key

    return act(worker, write, done=done, failed=failed)
