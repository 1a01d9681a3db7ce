"""Syncing, inviting, retiring and settling, as the window asks for them; everything here runs off its thread."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from exporters.sentences import sentence
from forms.lean import dataclass
from storage.rebuild import Cancelled
from storage.sync import hub_account
from storage.sync.hub_account import Hub
from ui import texts
from ui.worker import Progress

if TYPE_CHECKING:
    from storage.conflicts import Conflict
    from storage.events import Value
    from storage.sync.joining import Invitation
    from storage.sync.outlook import Outlook
    from storage.sync.replicate import Report
    from storage.sync.visit import Visit
    from storage.vault import Cost
    from storage.workspace import Transaction, Workspace

FOLDER = "sync_folder"
"""Setting: the shared folder that was chosen last."""
DELETE = "delete"
"""What can be said of a record that one deleted while another changed it."""


@dataclass(frozen=True)
class Line:
    """One sentence about a sync, and how it stands: good, late (care), bad, or nothing special."""

    text: str
    kind: str = ""


@dataclass(frozen=True)
class Told:
    """What came of a sync, in sentences."""

    lines: tuple[Line, ...]
    complete: bool
    in_sync: bool
    finished: bool


@dataclass(frozen=True)
class Target:
    """Where to sync: a folder or a stick by its path, or the hub."""

    kind: str
    path: str = ""
    hub: Hub | None = None


def before(ws: Workspace, target: Target) -> Outlook:
    """What a sync with *target* would bring and fetch."""
    from storage.sync import outlook

    if target.hub is not None:
        return outlook.before_hub(ws, hub_account.opener(target.hub), address=target.hub.address)
    return outlook.before_folder(ws, Path(target.path), kind=target.kind)


def sync(ws: Workspace, target: Target, *, progress: Progress) -> Told:
    """Sync every community with *target*; stopping it ends in a report too, and the next sync goes on from there."""
    from storage.sync.visit import visit

    def step(what: str, done: int, total: int) -> None:
        progress.text, progress.done, progress.total = what, done, total
        if progress.cancelled:
            raise Cancelled

    hub = target.hub
    found = visit(
        ws,
        hub.address if hub else target.path,
        kind=target.kind,
        progress=step,
        opener=hub_account.opener(hub) if hub else None,
    )
    return _told(ws, found)


def _told(ws: Workspace, found: Visit) -> Told:
    names = {item.id: item.name for item in ws.communities()}
    lines: list[Line] = []
    for community, report in found.reports.items():
        lines += _lines(names.get(community, ""), report, found.reasons(ws, community))
    finished = all(report.finished for report in found.reports.values())
    return Told(tuple(lines), found.complete, found.in_sync, finished)


def _lines(name: str, report: Report, reasons: Sequence[str]) -> list[Line]:
    language = texts.language()
    peer = report.peer.title
    counts = {key: getattr(report, key) for key in ("pulled", "pulled_photos", "pushed", "pushed_photos")}
    lines = [Line(sentence("CLI_070", language, name=name, peer=peer, **counts))]
    if report.in_sync:
        lines.append(Line(sentence("CLI_071", language, peer=peer), "good"))
    elif report.complete and not report.answers:
        lines.append(Line(sentence("SYNC_040", language, peer=peer, count=report.unanswered), "good"))
    if report.waiting:
        said = ("；" if language == "zh" else "; ").join(reasons)
        lines.append(Line(sentence("CLI_073", language, peer=peer, count=report.waiting, names=said), "bad"))
    if report.readonly:
        lines.append(Line(sentence("CLI_076", language, peer=peer), "late"))
    for code, count, kind in (
        ("CLI_074", report.owed, "late"),
        ("CLI_075", report.quarantined, "late"),
        ("CLI_077", report.photos_missing, ""),
        ("CLI_079", report.answered, "good"),
    ):
        if count:
            lines.append(Line(sentence(code, language, peer=peer, count=count), kind))
    if report.alarms:
        lines.append(Line(sentence("CLI_078", language), "late"))
    if report.broken is not None:
        lines.append(Line(sentence(report.broken, language), "bad"))
    if report.cancelled:
        lines.append(Line(sentence("SYNC_041", language, peer=peer), "late"))
    return lines


def keep_hub(ws: Workspace, hub: Hub) -> Hub:
    """Remember the hub in the encrypted workspace."""
    return hub_account.keep(ws, hub)


def invite(ws: Workspace, *, path: Path, community: str, cost: Cost | None = None) -> tuple[Invitation, Path]:
    """Write an invitation to *community*, and beside it a page to print; returns it and where the page lies."""
    from exporters.invitation import draw_invitation
    from storage.sync import joining

    made = joining.invite(ws, path, community=community, cost=cost)
    page = path.with_name(f"{path.name}.pdf")
    draw_invitation(page, made, by=ws.person, at=ws.clock(), language=texts.language())
    return made, page


def retire(ws: Workspace, *, community: str, laptop: str) -> None:
    """Shut a laptop out of what is written from now on."""
    from storage.sync import membership

    membership.retire(ws, community, laptop)


def call_laptop(ws: Workspace, *, community: str, laptop: str, name: str) -> None:
    """Give a laptop the name by which people know it."""
    from storage.sync import membership

    membership.call(ws, community, laptop, name=name)


def take_late(ws: Workspace, *, community: str, laptop: str) -> int:
    """Take in what a retired laptop wrote before it was given back; returns how many changes."""
    from storage.sync import membership

    return membership.take_late(ws, community, laptop)


def settling(conflict: Conflict, value: Value) -> Callable[[Transaction], None]:
    """The write that settles one difference: *value* stands alone from then on."""
    from storage.conflicts import settle
    from storage.heads import VOID

    def write(txn: Transaction) -> None:
        if conflict.field == VOID and value == DELETE:
            txn.void(conflict.rec)
        else:
            settle(txn, rec=conflict.rec, field=conflict.field, value=None if conflict.field == VOID else value)

    return write


def settling_many(chosen: Sequence[tuple[Conflict, Value]]) -> Callable[[Transaction], dict[str, str]]:
    """The write that settles many at once; it returns the events that did so, by record."""
    from storage.conflicts import settle_many

    return lambda txn: settle_many(txn, chosen)


def reopening(settled: Sequence[Conflict], events: Mapping[str, str]) -> Callable[[Transaction], int]:
    """The write that takes `settling_many` back; it returns how many are open again."""
    from storage.conflicts import reopen

    return lambda txn: reopen(txn, settled, events)
