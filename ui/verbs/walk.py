"""What people do on a round: begin it, keep where they stand, finish it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from storage import carrying
from storage.carrying import CarryOver
from storage.community import visits
from ui.pages.round import Round, open_round
from ui.worker import Job, Progress, Worker

if TYPE_CHECKING:
    from storage.workspace import Workspace

PLACE_OF_WALK = "walk_at"
"""Setting: the building and the stop where this laptop's round stands."""


def begin(
    worker: Worker, ws: Workspace, *, place: str, done: Callable[[Round], object], failed: Callable[[Exception], object]
) -> Job:
    """Open the round of *place*, new or begun."""

    def load(_progress: Progress) -> Round:
        ws.write_now(lambda _txn: None)  # what another page has just handed over is on the disk after this
        return open_round(ws, place)

    return worker.run(load, done, failed=failed)


def carry_over(
    worker: Worker,
    ws: Workspace,
    *,
    place: str,
    over: CarryOver,
    done: Callable[[Round], object],
    failed: Callable[[Exception], object],
    back: bool = False,
) -> Job:
    """Carry the round of *place* over to the newer version of its form and open it; *back* undoes that."""

    def work(_progress: Progress) -> Round:
        ws.write_now(lambda _txn: None)  # what was answered a moment ago goes along
        (carrying.carry_back if back else carrying.carry_over)(ws, over)
        return open_round(ws, place)

    return worker.run(work, done, failed=failed)


def stand(worker: Worker, ws: Workspace, *, place: str, stop: str) -> Job:
    """Remember where the round stands, for after a crash."""
    return worker.run(lambda _progress: ws.set_setting(PLACE_OF_WALK, {"place": place, "stop": stop}))


def where_it_stood(ws: Workspace) -> tuple[str, str]:
    """The building and stop of the round that was open last, if its draft still is; blank otherwise."""
    at = ws.setting(PLACE_OF_WALK, {}) or {}
    place = str(at.get("place", ""))
    if place and visits.open_draft(ws, place):
        return place, str(at.get("stop", ""))
    return "", ""


def reopen(
    worker: Worker, ws: Workspace, *, visit: str, done: Callable[[str], object], failed: Callable[[Exception], object]
) -> Job:
    """Open a finished round again; what it said stays in the ledgers until the correction is finished."""
    return worker.run(lambda _progress: visits.reopen_visit(ws, visit=visit), done, failed=failed)


def finish(
    worker: Worker,
    *,
    rec: str,
    fields: Mapping[str, str],
    problems: Sequence[object],
    anyway: bool,
    done: Callable[[visits.Finished], object],
    failed: Callable[[Exception], object],
) -> Job:
    """Turn the round into one record; with problems only when the inspector says so."""
    return worker.write(
        lambda txn: visits.finish_visit(txn, visit=rec, fields=fields, problems=problems, anyway=anyway),
        done,
        failed=failed,
    )
