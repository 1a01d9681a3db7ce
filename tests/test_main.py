"""The command line as somebody meets it: another process, started from an empty folder."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

MAIN = Path(__file__).parent.parent / "main.py"
Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture
def xunlou(tmp_path: Path) -> Run:
    """Run main.py in an empty folder with these arguments and extra environment variables."""
    folder = tmp_path / "empty"
    folder.mkdir()

    def run(*arguments: object, **environment: str) -> subprocess.CompletedProcess[str]:
        inherited = {name: value for name, value in os.environ.items() if name not in ("DISPLAY", "WAYLAND_DISPLAY")}
        return subprocess.run(
            [sys.executable, MAIN, *map(str, arguments)],
            cwd=folder,
            env=inherited | environment,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=False,
        )

    return run


def test_help_names_every_command(xunlou: Run) -> None:
    done = xunlou("--help")
    assert done.returncode == 0
    assert {"selftest"} <= set(done.stdout.split())


def test_misspelt_command_is_wrong_usage(xunlou: Run) -> None:
    done = xunlou("chekc")
    assert done.returncode == 2
    assert "chekc" in done.stderr
    assert "Traceback" not in done.stderr


def test_selftest_passes_and_names_what_it_saw(xunlou: Run) -> None:
    done = xunlou("selftest")
    assert done.returncode == 0, done.stdout + done.stderr
    assert "SQLCipher" in done.stdout
    assert not done.stderr


def test_selftest_speaks_json(xunlou: Run) -> None:
    report = json.loads(xunlou("selftest", "--json").stdout)
    assert report["ok"] and all(step["ok"] for step in report["steps"])
