"""How far two sides have come: a document kept on both, so that neither can be taken back unnoticed.

As in CouchDB's replication protocol. Each run is a session; the newest session that both documents know marks
the point up to which both agree. A hub restored from an old backup, a database made anew and a laptop restored from
an image each know an older session or none, and everything since is offered again.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from typing import Any

VERSION = 1
LONGEST_HISTORY = 50


def checkpoint_name(*, replica: str, peer: str, direction: str) -> str:
    """The name of the checkpoint of one laptop with one peer in one direction, "pull" or "push"."""
    return hashlib.sha256(f"{replica}|{peer}|{direction}|{VERSION}".encode()).hexdigest()[:32]


def common_point(ours: Mapping[str, Any] | None, theirs: Mapping[str, Any] | None) -> str:
    """The position that both documents agree on; "" (the beginning) when they share no session."""
    if not ours or not theirs:
        return ""
    if ours.get("session_id") == theirs.get("session_id") and ours.get("session_id"):
        return str(ours["seq"]) if ours.get("seq") == theirs.get("seq") else _recorded(ours, theirs)
    return _recorded(ours, theirs)


def _recorded(ours: Mapping[str, Any], theirs: Mapping[str, Any]) -> str:
    there = {(entry["session_id"], entry["recorded_seq"]) for entry in _history(theirs)}
    for entry in _history(ours):
        if (entry["session_id"], entry["recorded_seq"]) in there:
            return str(entry["recorded_seq"])
    return ""


def _history(document: Mapping[str, Any]) -> list[dict[str, str]]:
    entries = document.get("history")
    if not isinstance(entries, list):
        return []
    kept = [item for item in entries if isinstance(item, dict) and item.get("session_id") and "recorded_seq" in item]
    return [{name: str(item[name]) for name in ("session_id", "recorded_seq")} for item in kept]


def advanced(before: Mapping[str, Any] | None, *, session: str, seq: str) -> dict[str, Any]:
    """The document after *session* reached *seq*. Each session stands once in the history, newest first."""
    history = [entry for entry in _history(before or {}) if entry["session_id"] != session]
    return {
        "session_id": session,
        "seq": seq,
        "history": [{"session_id": session, "recorded_seq": seq}, *history][:LONGEST_HISTORY],
        "version": VERSION,
    }
