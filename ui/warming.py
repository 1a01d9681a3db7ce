"""Fetches in idle time what the first click on a page would wait for.

A page is imported when it is first opened, and whoever asks a question of the ledger first waits until its pages of
the database are decrypted. Both are done once the first page of the window stands there, on a thread beside it. What
the ledger counts over all issues is noted then, as long as none changes.
"""

from __future__ import annotations

from collections.abc import Iterable
from importlib import import_module

from storage.engine import Database
from storage.workspace import Workspace
from ui.worker import Progress


def warm(progress: Progress, ws: Workspace, *, modules: Iterable[str], community: str) -> None:
    """Import *modules* and read what the ledger of *community* ("" for all) shows first, until somebody stops it."""
    _ = ws.registry  # the first answer cannot be written without it
    for module in modules:
        progress.check()
        import_module(module)
    ws.read(lambda db: _ledger(progress, db, community=community, today=ws.clock().date().isoformat()))


def _ledger(progress: Progress, db: Database, *, community: str, today: str) -> None:
    """Ask what each view of the ledger asks first."""
    from storage.community import issues
    from ui.pages.ledger_read import beside, look
    from ui.pages.ledger_rows import View

    communities = (community,) if community else ()
    view = View(issues.Filter(communities=communities, open=True))
    for way in ("table", "board", "buildings"):
        progress.check()
        look(db, view, way=way, kept="", community=community, today=today)
    progress.check()
    issues.note_order(db, view.wanted, sort=view.sort)
    progress.check()
    beside(db, issues.Filter(communities=communities), queue="", today=today, scope="")
