"""A laptop in a process of its own that dies, or loses its stick or its disk, at a chosen moment of a sync.

Started once, it reads one plan a line and answers each with one line; each plan is run in a fork, which is killed as a
program is killed: by SIGKILL, with nothing flushed and nothing closed.
"""

from __future__ import annotations

import json
import os
import resource
import signal
import subprocess
import sys
from collections.abc import Callable
from contextlib import contextmanager
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[3]
PASSPHRASE = "passphrase"
BATCH = 9  # small, so that a short sync has many moments
FULL_STEP = 4096
KINDS = ("request", "commit", "fsync", "write", "pulled")


class Process:
    """The parent's end."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self._process = process

    def run(self, **plan: Any) -> dict[str, Any]:
        """Carry out *plan*; tells whether the laptop was "killed", and how many "moments" of each kind there were."""
        assert self._process.stdin is not None and self._process.stdout is not None
        self._process.stdin.write(json.dumps(plan) + "\n")
        self._process.stdin.flush()
        return dict(json.loads(self._process.stdout.readline()))


@contextmanager
def started():
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.storage.sync.dying"],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    try:
        yield Process(process)
    finally:
        process.communicate()


def main() -> None:
    for line in sys.stdin:
        plan = json.loads(line)
        told, tell = os.pipe()
        child = os.fork()
        if not child:
            os.close(told)
            try:
                answer = act(**plan)
            except BaseException as error:  # told, not raised: the parent's loop must not go on in the child
                answer = {"error": repr(error)}
            os.write(tell, json.dumps(answer).encode())
            os._exit(0)
        os.close(tell)
        with os.fdopen(told, "rb") as pipe:
            text = pipe.read()
        _, status = os.waitpid(child, 0)
        print(json.dumps({"killed": os.WIFSIGNALED(status), **json.loads(text or "{}")}), flush=True)


def act(*, folder: str, target: str, community: str, fault: str, at: int) -> dict[str, Any]:
    """Sync *community* of the workspace in *folder* with *target*; at moment *at* of the kind *fault* it happens.

    Nothing happens when *fault* is "count".
    """
    from forms.errors import UserError
    from storage.sync.visit import visit
    from storage.workspace import Workspace

    workspace = Workspace.open(folder, PASSPHRASE)
    stick = Path(target)

    def kill() -> None:
        os.kill(os.getpid(), signal.SIGKILL)

    def pull() -> None:
        if stick.exists():
            stick.rename(stick.with_name("pulled"))

    what = {"pulled": pull}
    moments = {kind: Moments(at if kind == fault else 0, what.get(kind, kill)) for kind in KINDS}
    if fault in ("commit", "count"):
        workspace.connections._transact = moments["commit"].around(workspace.connections._transact)  # type: ignore[method-assign]
    if fault in ("fsync", "pulled", "count"):
        both = [moments["fsync"], moments["pulled"]]
        os.fsync, os.replace = around(os.fsync, both), around(os.replace, both)
    if fault in ("write", "pulled", "count"):
        _halve_writes([moments["write"], moments["pulled"]])
    if fault == "full" and at:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (at * FULL_STEP, resource.RLIM_INFINITY))
    try:
        found = visit(
            workspace,
            target,
            communities=[community],
            opener=lambda target, replica: opened(target, replica, moments["request"]),
        )
        ended = "complete" if found.complete else "broken"
        workspace.close()
    except (UserError, OSError) as error:
        ended = f"{type(error).__name__} {error}"
    return {"moments": {kind: each.count for kind, each in moments.items()}, "ended": ended}


class Moments:
    """Counts moments and acts at one of them."""

    def __init__(self, at: int, act: Callable[[], None]) -> None:
        self.at = at
        self.act = act
        self.count = 0

    def __call__(self) -> None:
        self.count += 1
        if self.count == self.at:
            self.act()

    def around(self, call: Callable[..., Any]) -> Callable[..., Any]:
        return around(call, [self])


def around(call: Callable[..., Any], moments: list[Moments]) -> Callable[..., Any]:
    """*call* with a moment before and one after it."""

    def counted(*arguments: Any, **named: Any) -> Any:
        for moment in moments:
            moment()
        result = call(*arguments, **named)
        for moment in moments:
            moment()
        return result

    return counted


def opened(target: str, replica: Any, requests: Moments) -> Any:
    """The carrier to *target* in small batches; each of its requests is a moment."""
    import httpx

    from storage.sync.couchdb import CouchCarrier, database_name
    from storage.sync.http import Address, Server
    from storage.sync.segments import SegmentCarrier
    from storage.sync.visit import is_address

    if is_address(target):
        transport = httpx.HTTPTransport(verify=False, limits=httpx.Limits(max_connections=24))
        transport.handle_request = requests.around(transport.handle_request)  # type: ignore[method-assign]
        server = Server(
            Address.parse(target),
            database_name(replica.community),
            transport=transport,
            pause=lambda seconds: None,
        )
        carrier: Any = CouchCarrier.over(server)
    else:
        carrier = SegmentCarrier(Path(target), replica)
    carrier.batch, carrier.commit_every = BATCH, 2 * BATCH
    return carrier


def _halve_writes(moments: list[Moments]) -> None:
    """Have each write to a stick reach it in two halves, with a moment in between."""
    from storage.sync.segment_file import SegmentWriter

    whole = SegmentWriter._write

    def halved(writer: SegmentWriter, data: bytes) -> None:
        whole(writer, data[: len(data) // 2])
        writer._file.flush()
        for moment in moments:
            moment()
        whole(writer, data[len(data) // 2 :])

    SegmentWriter._write = halved  # type: ignore[method-assign, assignment]


if __name__ == "__main__":
    main()
