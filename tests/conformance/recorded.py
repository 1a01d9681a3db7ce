"""Read the recorded expectations of other engines, which lie beside the repository and not in it."""

from __future__ import annotations

import json
import os
import random
from datetime import datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

FOLDER = Path(
    os.environ.get("XUNLOU_RECORDED") or Path(__file__).resolve().parents[2].parent / "shared" / "conformance"
)
"""XUNLOU_RECORDED names another folder, for a checkout that lies elsewhere."""
ABSENT = "the recorded expectations (../shared/conformance) are not on this machine"

PHOENIX = ZoneInfo("America/Phoenix")
RECORDED_AT = datetime(2026, 11, 21, 16, 17, 18, tzinfo=PHOENIX)


def load(name: str) -> Any:
    """Return the content of one recorded file."""
    return json.loads((FOLDER / name).read_text(encoding="utf-8"))


def seeded() -> random.Random:
    """Return chance that is the same in every run."""
    return random.Random(20261121)
