"""Laptops of one community, cheap to make."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from storage.vault import FLOOR
from storage.workspace import Workspace
from tests.storage.conftest import Clock

MakeLaptop = Callable[[str], Workspace]


@pytest.fixture
def laptops(tmp_path: Path) -> Iterator[MakeLaptop]:
    """Make a laptop that holds the community's key; the first one founds the community."""
    made: list[Workspace] = []

    def make(name: str) -> Workspace:
        own = "敦根社区" if not made else "own"
        workspace, _ = Workspace.create(
            tmp_path / name, "passphrase", community=own, person=name, cost=FLOOR, clock=Clock()
        )
        if made:
            first = made[0]
            believed = [other.device_id for other in (*made, workspace)]
            workspace.join_community(
                first.community, key=first.community_key(first.community).key, name="敦根社区", roots=believed
            )
            for other in made:
                other.join_community(
                    first.community, key=first.community_key(first.community).key, name="", roots=[workspace.device_id]
                )
            workspace.community = first.community
        made.append(workspace)
        return workspace

    yield make
    for workspace in made:
        workspace.close()
