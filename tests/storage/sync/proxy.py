"""A cable that can be cut at any byte: a TCP relay to a hub on this machine."""

from __future__ import annotations

import contextlib
import socket
import threading
from urllib.parse import urlsplit


class Proxy:
    """Relays to the hub at *address* and cuts every connection when *after* bytes went up (or *down*).

    Afterwards connections are let through again, or with *for_good* refused. *passed* counts bytes up and down.
    """

    def __init__(self, address: str, *, after: int = 0, down: bool = False, for_good: bool = False) -> None:
        parts = urlsplit(address)
        self._hub = (parts.hostname or "", parts.port or 0)
        self.after = after
        self.direction = int(down)
        self.for_good = for_good
        self.passed = [0, 0]
        self.cut = False
        self._guard = threading.Lock()
        self._open: set[socket.socket] = set()
        self._threads: list[threading.Thread] = []
        self._listener = socket.create_server(("127.0.0.1", 0))
        name, at, _ = parts.netloc.rpartition("@")
        self.address = f"http://{name}{at}127.0.0.1:{self._listener.getsockname()[1]}"

    def __enter__(self) -> Proxy:
        self._start(self._accept)
        return self

    def __exit__(self, *_: object) -> None:
        with contextlib.suppress(OSError):
            self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()
        self._cut_all()
        for thread in self._threads:
            thread.join(20)

    def _start(self, target, *arguments: object) -> None:
        thread = threading.Thread(target=target, args=arguments, daemon=True)
        self._threads.append(thread)
        thread.start()

    def _accept(self) -> None:
        while True:
            try:
                near, _ = self._listener.accept()
            except OSError:
                return
            if self.cut and self.for_good:
                near.close()
                continue
            try:
                far = socket.create_connection(self._hub)
            except OSError:
                near.close()
                continue
            with self._guard:
                self._open |= {near, far}
            self._start(self._relay, near, far, 0)
            self._start(self._relay, far, near, 1)

    def _relay(self, source: socket.socket, target: socket.socket, direction: int) -> None:
        with contextlib.suppress(OSError):
            while data := source.recv(65536):
                cut = False
                with self._guard:
                    left = self.after - self.passed[direction]
                    if self.after and not self.cut and direction == self.direction and len(data) >= left:
                        data, cut, self.cut = data[:left], True, True
                    self.passed[direction] += len(data)
                target.sendall(data)
                if cut:
                    self._cut_all()
        self._close(source, target)

    def _cut_all(self) -> None:
        with self._guard:
            ends, self._open = self._open, set()
        self._close(*ends)

    def _close(self, *ends: socket.socket) -> None:
        for end in ends:
            with contextlib.suppress(OSError):
                end.shutdown(socket.SHUT_RDWR)
            end.close()
        with self._guard:
            self._open -= set(ends)
