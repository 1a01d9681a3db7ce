"""The audit log of a form: who looked at which question, when, and what they changed, as ODK Collect writes audit.csv.

A form asks for it with a question of the type `audit`; its parameters say how much is written down. A desktop has no
position to offer, so those columns stay blank. ODK XForms specification, chapter "Client audit logs".
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime

from forms.form import Form

FILE = "audit.csv"


@dataclass(frozen=True)
class AuditSettings:
    """What a form wants written down."""

    path: str
    changes: bool = False
    reasons: bool = False
    """A reason is asked for before a finished record that was changed is kept again."""
    identify: bool = False
    location: bool = False


def audit_settings(form: Form) -> AuditSettings | None:
    """Return how *form* wants to be audited; None when it does not."""
    for path in sorted(form.site.known):
        if path.rpartition("/")[2].rpartition(":")[2] == "audit" and path.split("/")[-2].rpartition(":")[2] == "meta":
            bind = form.binds.get(path)
            asked = bind.attributes if bind is not None else {}
            return AuditSettings(
                path,
                changes=asked.get("track-changes", "").strip() in ("true", "true()", "1"),
                reasons=asked.get("track-changes-reasons", "").strip() == "on-form-edit",
                identify=asked.get("identify-user", "").strip() in ("true", "true()", "1"),
                location=bool(asked.get("location-priority", "").strip()),
            )
    return None


@dataclass
class _Row:
    event: str
    node: str
    start: int
    end: int | None = None
    old: str = ""
    new: str = ""
    reason: str = ""


class AuditLog:
    """Writes down one sitting over a form.

    Only the beginning is read from the clock; what follows is counted from there, so that a clock that is put right
    meanwhile does not make anybody faster. *now* is the moment of sitting down, *elapsed* counts seconds.
    """

    def __init__(
        self, settings: AuditSettings, *, user: str, now: datetime, elapsed: Callable[[], float] = time.monotonic
    ) -> None:
        self.settings = settings
        self.user = user
        self._began = int(now.timestamp() * 1000)
        self._elapsed, self._zero = elapsed, elapsed()
        self._open: _Row | None = None
        self._group: _Row | None = None
        self._written: list[str] = []

    def event(self, name: str, *, node: str = "", reason: str = "") -> None:
        """Write down something that happens at one moment: "form start", "form save", "constraint error" …"""
        self._written.append(self._line(_Row(name, node, self._now(), reason=reason)))

    def look(self, node: str, value: str, *, before: str = "", event: str = "question") -> None:
        """Somebody turned to the question *node*, which says *value*; *before* is what the one they left says now.

        *event* names what else can be looked at for a while: "promised repeat" is the offer to add a row, "end screen"
        is where a form is finished.
        """
        if self._open is not None and (self._open.event, self._open.node) == (event, node):
            return
        self.look_away(before)
        self._open = _Row(event, node, self._now(), old=value)

    def show_group(self, node: str, *, before: str = "") -> None:
        """A screen that asks the questions of the group *node* together comes up; blank when no such screen is up.

        *before* is what the question that was looked at says now.
        """
        if node == (self._group.node if self._group is not None else ""):
            return
        self.look_away(before)
        if self._group is not None:
            self._group.end = self._now()
            self._written.append(self._line(self._group))
        self._group = _Row("group questions", node, self._now()) if node else None

    def look_away(self, value: str = "") -> None:
        """Nobody looks at a question any more; *value* is what the one that was looked at says now."""
        row, self._open = self._open, None
        if row is None:
            return
        row.end = self._now()
        row.old, row.new = ("", "") if row.old == value else (row.old, value)
        self._written.append(self._line(row))

    @property
    def looking_at(self) -> str:
        """The question that is looked at; blank when there is none."""
        return self._open.node if self._open is not None else ""

    def took(self, name: str, node: str) -> None:
        """Write down a step that ODK gives an end: "add repeat", "delete repeat", "end screen"."""
        now = self._now()
        self._written.append(self._line(_Row(name, node, now, now)))

    def take_lines(self) -> list[str]:
        """Return the lines since the last call, without their line ends."""
        lines, self._written = self._written, []
        return lines

    def give_back(self, lines: Iterable[str]) -> None:
        """Take *lines* again that could not be kept; they come first at the next call."""
        self._written = [*lines, *self._written]

    def _now(self) -> int:
        return self._began + int((self._elapsed() - self._zero) * 1000)

    def _line(self, row: _Row) -> str:
        cells = [row.event, row.node, str(row.start), "" if row.end is None else str(row.end)]
        if self.settings.location:
            cells += ["", "", ""]
        if self.settings.changes:
            cells += [row.old, row.new]
        if self.settings.identify:
            cells.append(self.user)
        if self.settings.reasons:
            cells.append(row.reason)
        return ",".join(map(_escaped, cells))


def header(settings: AuditSettings) -> str:
    """Return the first line of the file."""
    names = ["event", "node", "start", "end"]
    names += ["latitude", "longitude", "accuracy"] if settings.location else []
    names += ["old-value", "new-value"] if settings.changes else []
    names += ["user"] if settings.identify else []
    names += ["change-reason"] if settings.reasons else []
    return ",".join(names)


def as_csv(settings: AuditSettings, lines: Iterable[str]) -> bytes:
    """Return the file: UTF-8, commas, line feeds."""
    return ("\n".join([header(settings), *lines]) + "\n").encode()


def _escaped(cell: str) -> str:
    """Quote as the specification does: only what has a comma or a line break."""
    if "," in cell or "\n" in cell:
        return '"' + cell.replace('"', '""') + '"'
    return cell
