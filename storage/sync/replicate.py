"""The one way to sync: each side gets what it lacks, and a checkpoint never passes what has not arrived.

What the other side refuses goes to the outbox before the checkpoint moves, and what could not be fetched is noted as
owed; both are tried again at every sync. A run may break off anywhere: what was not safe on both sides is
offered again, and an item that arrives twice is the same item.
"""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

from storage.rebuild import Cancelled
from storage.sync.bringing import Bringing
from storage.sync.carrier import Carrier, Unreachable
from storage.sync.fetching import Fetching
from storage.sync.replica import Replica
from storage.sync.report import Report
from storage.sync.run import Progress, Run

__all__ = ["Progress", "Report", "replicate"]


def replicate(replica: Replica, carrier: Carrier, *, progress: Progress | None = None, photos: bool = True) -> Report:
    """Fetch what *carrier* has, bring what it lacks, then fetch photos (unless *photos* is False).

    A broken connection and a cancel end the run with a report; an error that a person must mend (a wrong password)
    is raised as `UserError`.
    """
    lanes = max(1, carrier.lanes)
    with ThreadPoolExecutor(lanes, thread_name_prefix="sync", initializer=replica.read_in_passing) as pool:
        run = Run(replica, carrier, progress or (lambda *_: None), pool)
        try:
            fetching = Fetching(run)
            fetching.pull()
            if carrier.writable:
                Bringing(run).push()
            if photos:
                fetching.fetch_photos()
        except Cancelled:
            run.report.cancelled = True
        except Unreachable as error:
            run.report.broken = error
        finally:
            pool.shutdown(wait=True, cancel_futures=True)
    return run.finish()
