"""Fetches in idle time what the first click on a page would wait for.

A page is imported when it is first opened, and with it the libraries it needs, and whoever asks a question of the
ledger first waits until its pages of the database are decrypted. Once the first page of the window stands there, the
libraries and the ledger are fetched on a thread beside it, and after them the pages, one at a time, on the window's own
thread. What the ledger counts over all issues is noted then, as long as none changes.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable
from importlib import import_module

from storage.engine import Database
from storage.workspace import Workspace
from ui.worker import Progress

LIBRARIES = (
    "exporters.keying_figures",
    "exporters.record_columns",
    "exporters.handout",
    "exporters.papers.making",
    "exporters.screening",
    "storage.community.building_plans",
    "storage.community.issue_days",
    "storage.community.templates",
    "storage.sync.couch_documents",
    "storage.sync.outlook",
    "forms.checklist",
    "forms.paper.scan",
    "forms.xlsform",
)
"""What the pages bring with them, and most of the time that importing them takes."""


def warm(progress: Progress, ws: Workspace, *, community: str) -> None:
    """Import the libraries and read what the ledger of *community* ("" for all) shows first, until somebody stops it.

    No page is imported here, nor anything else that makes classes of widgets: done on this thread while the other one
    laid widgets out for the first time, that ended the program with a fault about once in 120 starts.
    """
    _ = ws.registry  # the first answer cannot be written without it
    for module in LIBRARIES:
        progress.check()
        import_module(module)
    ws.read(lambda db: _ledger(progress, db, community=community, today=ws.clock().date().isoformat()))


def import_one(modules: Iterable[str]) -> bool:
    """Import the first of *modules* that is not there yet; whether there was one. On the main thread only."""
    module = next((each for each in modules if each not in sys.modules), None)
    if module is None:
        return False
    import_module(module)
    return True


def _ledger(progress: Progress, db: Database, *, community: str, today: str) -> None:
    """Ask what each view of the ledger asks first."""
    from storage.community import issues
    from ui.pages.ledger_read import View, beside, look

    communities = (community,) if community else ()
    view = View(issues.Filter(communities=communities, open=True))
    for way in ("table", "board", "buildings"):
        progress.check()
        look(db, view, way=way, kept="", community=community, today=today)
    progress.check()
    issues.note_order(db, view.wanted, sort=view.sort)
    progress.check()
    beside(db, issues.Filter(communities=communities), queue="", today=today, scope="")
