"""What a laptop says about itself in a folder of segments: how far it has read, and what it asks for again.

One small sealed and signed file a laptop, replaced by a newer one. From it the writer of a segment learns that its
records have arrived, although the two laptops never meet.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import field
from pathlib import Path
from typing import Any

from forms.errors import UserError
from forms.lean import dataclass
from storage.events import canonical
from storage.files import write_atomically
from storage.sealing import DeviceKey, SealingKey, verified
from storage.sync.segment_index import device_folders

PURPOSE = "statement"
LARGEST = 16 * 1024 * 1024
_NAME = re.compile(r"([0-9a-f]{32})-(\d{10})\.state")


@dataclass
class Statement:
    """What *dev* says. *number* grows with each one it writes."""

    dev: str
    number: int = 0
    at: str = ""
    seen: dict[str, list[Any]] = field(default_factory=dict)
    """series -> the last number read and kept, and the hash over all ids up to there"""
    wanted: dict[str, int] = field(default_factory=dict)
    """item id -> how many damaged copies it has seen"""
    checkpoints: dict[str, dict[str, Any]] = field(default_factory=dict)
    extents: dict[str, list[int]] = field(default_factory=dict)
    """What lay in the folder when the checkpoints were stored."""


def read_statements(root: Path, *, key: SealingKey) -> dict[str, Statement]:
    """The newest statement of each laptop; a damaged or foreign file says nothing."""
    newest: dict[str, Statement] = {}
    for folder in device_folders(root):
        for path in sorted(folder.iterdir()):
            match = _NAME.fullmatch(path.name.lower())
            if match is None or match[1] != folder.name.lower():
                continue
            statement = _read(path, key=key, dev=match[1], number=int(match[2]))
            if statement and (match[1] not in newest or newest[match[1]].number < statement.number):
                newest[match[1]] = statement
    return newest


def write_statement(folder: Path, statement: Statement, *, key: SealingKey, device: DeviceKey) -> None:
    """Write *statement* and then remove the earlier ones of this laptop."""
    body: Mapping[str, Any] = {
        "at": statement.at,
        "seen": statement.seen,
        "wanted": statement.wanted,
        "checkpoints": statement.checkpoints,
        "extents": statement.extents,
    }
    path = folder / f"{statement.dev}-{statement.number:010d}.state"
    write_atomically(path, key.seal(device.sign(canonical(body)), purpose=PURPOSE))
    for other in folder.iterdir():
        match = _NAME.fullmatch(other.name.lower())
        if match and match[1] == statement.dev and int(match[2]) < statement.number:
            other.unlink(missing_ok=True)


def _read(path: Path, *, key: SealingKey, dev: str, number: int) -> Statement | None:
    try:
        if path.stat().st_size > LARGEST:
            return None
        signer, plain = verified(key.open(path.read_bytes(), purpose=PURPOSE))
        body = json.loads(plain)
        if signer != dev:
            return None
        return Statement(
            dev=dev,
            number=number,
            at=str(body["at"]),
            seen={str(series): [int(last), str(chain)] for series, (last, chain) in body["seen"].items()},
            wanted={str(item): int(copies) for item, copies in body["wanted"].items()},
            checkpoints=dict(body["checkpoints"]),
            extents=dict(body["extents"]),
        )
    except (UserError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return None
