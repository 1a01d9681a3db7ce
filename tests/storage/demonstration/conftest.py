"""One demonstration workspace for all tests that only look at it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from storage.demonstration import PASSPHRASE, demo
from storage.vault import FLOOR
from storage.workspace import Workspace


@pytest.fixture(scope="session")
def seed_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("demonstration") / "seed"
    demo(folder, cost=FLOOR)
    return folder


@pytest.fixture(scope="session")
def told(seed_folder: Path) -> Iterator[Workspace]:
    workspace = Workspace.open(seed_folder, PASSPHRASE)
    yield workspace
    workspace.close()
