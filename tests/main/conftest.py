"""The command line as somebody meets it: another process, started from an empty folder."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image

from storage.vault import FLOOR
from storage.workspace import Workspace

HOUSE = Path(__file__).parents[2]
PASSPHRASE = "口令 demo"
Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture
def xunlou(tmp_path: Path) -> Run:
    """Run main.py in an empty folder with these arguments and extra environment variables."""
    folder = tmp_path / "empty"
    folder.mkdir()

    def run(*arguments: object, **environment: str) -> subprocess.CompletedProcess[str]:
        inherited = {name: value for name, value in os.environ.items() if name not in ("DISPLAY", "WAYLAND_DISPLAY")}
        return subprocess.run(
            [sys.executable, HOUSE / "main.py", *map(str, arguments)],
            cwd=folder,
            env=inherited | environment,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=False,
        )

    return run


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    """A closed workspace that holds one place."""
    folder = tmp_path / "敦根 社区"
    made, _ = Workspace.create(folder, PASSPHRASE, community="敦根社区", person="王芳", cost=FLOOR)
    with made as ws:
        ws.write_now(lambda txn: txn.append("place", "place:1", {"name": "22幢"}))
    return folder


def one_sentence(done: subprocess.CompletedProcess[str]) -> str:
    """Return the only line that a refused command may print."""
    assert done.returncode == 1, done
    assert not done.stdout
    (line,) = done.stderr.splitlines()
    return line


@pytest.fixture
def photo() -> bytes:
    """A small JPEG."""
    out = io.BytesIO()
    Image.new("RGB", (64, 48), "teal").save(out, "JPEG")
    return out.getvalue()
