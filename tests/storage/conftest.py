"""A workspace of one's own for each test, cheap to open."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from PIL import Image

from storage.vault import FLOOR
from storage.workspace import Workspace

PASSPHRASE = "敦根2022"


class Clock:
    """A clock that tests set; each reading is a second later."""

    def __init__(self) -> None:
        self.time = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        self.time += timedelta(seconds=1)
        return self.time


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "workspace"


@pytest.fixture
def ws(folder: Path, clock: Clock) -> Iterator[Workspace]:
    workspace, _ = Workspace.create(folder, PASSPHRASE, community="敦根社区", person="陈姑娘", clock=clock, cost=FLOOR)
    yield workspace
    workspace.close()


@pytest.fixture
def reopen(folder: Path, clock: Clock):
    """Open the workspace of this test again, after it was closed."""
    opened: list[Workspace] = []

    def open_again(passphrase: str = PASSPHRASE) -> Workspace:
        opened.append(Workspace.open(folder, passphrase, clock=clock))
        return opened[-1]

    yield open_again
    for workspace in opened:
        workspace.close()


def picture(width: int = 64, height: int = 48, *, form: str = "JPEG", color: str = "red", **save: object) -> bytes:
    """A photo file's bytes."""
    from io import BytesIO

    out = BytesIO()
    Image.new("RGB", (width, height), color).save(out, form, **save)
    return out.getvalue()
