"""Making a demonstration workspace."""

from __future__ import annotations

from pathlib import Path

import pytest

from forms.errors import UserError
from storage.demonstration import PASSPHRASE, demo
from storage.rebuild import Cancelled
from storage.vault import FLOOR
from storage.workspace import Workspace


def event_ids(folder: Path) -> list[str]:
    with Workspace.open(folder, PASSPHRASE) as ws:
        return ws.read(lambda db: [row[0] for row in db.conn.execute("SELECT id FROM event ORDER BY seq")])


def test_the_same_seed_makes_the_same_events(seed_folder: Path, told: Workspace, tmp_path: Path) -> None:
    steps: list[tuple[int, int]] = []
    made = demo(tmp_path / "again", cost=FLOOR, progress=lambda done, total: steps.append((done, total)))
    first = told.read(lambda db: [row[0] for row in db.conn.execute("SELECT id FROM event ORDER BY seq")])
    assert event_ids(tmp_path / "again") == first
    assert made.events == len(first)
    assert steps[-1][0] == steps[-1][1] == len(steps) - 1


def test_a_cancelled_demonstration_leaves_nothing(tmp_path: Path) -> None:
    def stop(done: int, total: int) -> None:
        if done == 3:
            raise Cancelled

    with pytest.raises(Cancelled):
        demo(tmp_path / "stopped", cost=FLOOR, progress=stop)
    assert not (tmp_path / "stopped").exists()


def test_a_folder_with_something_in_it_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("x")
    with pytest.raises(UserError) as caught:
        demo(tmp_path, cost=FLOOR)
    assert caught.value.code == "WORKSPACE_007"
    assert (tmp_path / "letter.txt").exists()
