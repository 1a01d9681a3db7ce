"""Unsealed copies do not outlive a crash."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest

from ui import copies


def test_what_a_crash_left_behind_is_removed_and_nothing_else(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    (tmp_path / "another").mkdir()
    left = copies.new_folder()
    left._finalizer.detach()  # a crash: nobody is left to clean up
    (Path(left.name) / "访谈.m4a").write_bytes(b"sound")
    copies.sweep()
    assert [path.name for path in tmp_path.iterdir()] == ["another"]
