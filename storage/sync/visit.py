"""A whole sync with a target: every community of a workspace, with whatever carries there."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from forms.errors import UserError
from storage.engine import READ_ONLY, Database
from storage.settings import put_setting
from storage.sync import membership
from storage.sync.carrier import Carrier
from storage.sync.replica import Replica
from storage.sync.replicate import Progress, Report, replicate

if TYPE_CHECKING:
    from storage.workspace import Workspace

OpenCarrier = Callable[[str, Replica], Carrier]


@dataclass
class Visit:
    """What came of syncing with one target, by community id."""

    target: str
    reports: dict[str, Report] = field(default_factory=dict)

    @property
    def complete(self) -> bool:
        """Whether nothing waits on either side."""
        return all(report.complete for report in self.reports.values())

    @property
    def in_sync(self) -> bool:
        return all(report.in_sync for report in self.reports.values())

    def reasons(self, workspace: Workspace, community: str) -> list[str]:
        """Why things wait for this target, each reason once."""
        peer = self.reports[community].peer.id
        waits = Replica(workspace, community).waiting(peer, "out")
        return sorted({f"{item.status} {item.reason}" if item.status else item.reason for item in waits})


def is_address(target: str) -> bool:
    return target.lower().startswith(("http://", "https://"))


def open_carrier(target: str, replica: Replica, *, kind: str = "folder", password: str = "") -> Carrier:
    """The carrier for *target*: an http(s) address of a hub, else a folder on a stick, a share or a synced disk."""
    if is_address(target):
        from storage.sync.couchdb import CouchCarrier

        return CouchCarrier.connect(target, community=replica.community, password=password)
    from storage.sync.segments import SegmentCarrier

    return SegmentCarrier(Path(target), replica, kind=kind)


def visit(
    workspace: Workspace,
    target: str,
    *,
    kind: str = "folder",
    communities: list[str] | None = None,
    progress: Progress | None = None,
    photos: bool = True,
    password: str = "",
    opener: OpenCarrier | None = None,
) -> Visit:
    """Sync *communities* (all of them) with *target*; *photos* False leaves large photos where they are. *password* is
    for a hub; *opener* opens another carrier than the one that *target* names.

    A pulled stick or a cancel ends in a report and stops there. Raises `UserError` for what a person must mend.
    """
    if workspace.readonly:
        raise UserError(READ_ONLY, path=str(workspace.folder))
    found = Visit(target)
    for community in communities or [item.id for item in workspace.communities()]:
        membership.announce(workspace, community)
        membership.keep_up(workspace, community)
        replica = Replica(workspace, community)
        carrier = opener(target, replica) if opener else open_carrier(target, replica, kind=kind, password=password)
        try:
            report = replicate(replica, carrier, progress=progress, photos=photos)
        finally:
            carrier.close()
        membership.keep_up(workspace, community)  # what came may say that somebody else retired a laptop too
        found.reports[community] = report
        if not report.finished:
            break
    if found.complete:
        workspace.connections.wait(workspace.connections.write(_note_carried))
    return found


def _note_carried(db: Database) -> None:
    """Say to whoever asks how safe the records are that all of them are elsewhere too.

    Only up to the first event that a push has not passed: somebody may have typed meanwhile.
    """
    (last,) = db.conn.execute("SELECT coalesce(max(seq), 0) FROM event").fetchone()
    for (community,) in db.conn.execute("SELECT id FROM community").fetchall():
        (passed,) = db.conn.execute(
            "SELECT coalesce(max(CAST(json_extract(json_extract(document, '$.seq'), '$[0]') AS INTEGER)), 0)"
            " FROM checkpoint WHERE community = ? AND direction = 'push'",
            (community,),
        ).fetchone()
        (first,) = db.conn.execute(
            "SELECT min(seq) FROM event WHERE seq > ? AND community = ?", (passed, community)
        ).fetchone()
        last = last if first is None else min(last, first - 1)
    put_setting(db, "carried_seq", last)
