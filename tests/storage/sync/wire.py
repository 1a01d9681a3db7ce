"""A cable to a hub in memory, byte by byte: cut after any byte, or with any bit of what passes turned round.

Both ends are real: httpx on ours, on the other an HTTP parser before what a CouchDB answers. Only the socket is not.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from threading import Lock
from typing import Any

import h11
import httpcore
import httpx

from tests.storage.sync.fake_couch import FakeCouch, complaint

UP, DOWN = 0, 1


@dataclass(frozen=True)
class Harm:
    """What happens to byte number *at* (from 0) of all that goes *way* (`UP` or `DOWN`): its *bit* is turned round, or,
    without one, the connection breaks before it; *for_good*, no other is made after that."""

    way: int
    at: int
    bit: int | None = None
    for_good: bool = False


class Wire(httpcore.NetworkBackend):
    """All connections to one hub. *passed* counts the bytes up and down."""

    def __init__(self, couch: FakeCouch, harm: Harm | None = None) -> None:
        self.couch = couch
        self.harm = harm
        self.passed = [0, 0]
        self.cut = False
        self.guard = Lock()

    def connect_tcp(self, host: str, port: int, *_: Any, **__: Any) -> httpcore.NetworkStream:
        if self.cut and self.harm is not None and self.harm.for_good:
            raise httpcore.ConnectError("refused")
        return _Connection(self)

    def through(self, data: bytes, way: int) -> tuple[bytes, bool]:
        """What arrives of *data*, and whether the connection broke."""
        with self.guard:
            start = self.passed[way]
            self.passed[way] += len(data)
            harm = self.harm
            if harm is None or harm.way != way or self.cut or not start <= harm.at < start + len(data):
                return data, False
            place = harm.at - start
            if harm.bit is None:
                self.cut = True
                return data[:place], True
            return data[:place] + bytes([data[place] ^ 1 << harm.bit]) + data[place + 1 :], False


class WireTransport(httpx.HTTPTransport):
    """httpx over a `Wire`."""

    def __init__(self, wire: Wire) -> None:
        super().__init__(verify=False)
        self._pool = httpcore.ConnectionPool(network_backend=wire, max_connections=24, max_keepalive_connections=24)


class _Connection(httpcore.NetworkStream):
    """One connection: our end is a stream, the hub's end parses and answers."""

    def __init__(self, wire: Wire) -> None:
        self._wire = wire
        self._hub = h11.Connection(h11.SERVER)
        self._request: h11.Request | None = None
        self._body = b""
        self._coming = b""
        self._over = False
        self._broken = False

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        if self._over:
            raise httpcore.WriteError("closed")
        data, self._broken = self._wire.through(bytes(buffer), UP)
        self._listen(data)
        if self._broken:
            self._over = True
            raise httpcore.WriteError("cut")

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        data, self._coming = self._coming[:max_bytes], self._coming[max_bytes:]
        if data:
            data, broken = self._wire.through(data, DOWN)
            if broken:
                self._over, self._coming = True, b""
        elif not self._over:
            raise httpcore.ReadTimeout("the hub waits for more, and so do we")
        return data

    def close(self) -> None:
        self._over = True

    def get_extra_info(self, info: str) -> Any:
        return self._over if info == "is_readable" else None

    def _listen(self, data: bytes) -> None:
        if not data or self._over:
            return
        try:
            self._hub.receive_data(data)
            for event in self._events():
                if isinstance(event, h11.Request):
                    self._request, self._body = event, b""
                elif isinstance(event, h11.Data):
                    self._body += bytes(event.data)
                elif isinstance(event, h11.EndOfMessage):
                    self._answer()
        except h11.RemoteProtocolError:
            self._say(complaint(400, "bad_request", "malformed"))
            self._over = True

    def _events(self) -> Iterable[Any]:
        while (event := self._hub.next_event()) not in (h11.NEED_DATA, h11.PAUSED):
            yield event

    def _answer(self) -> None:
        assert self._request is not None
        asked = self._request
        try:
            request = httpx.Request(
                asked.method.decode(),
                "http://hub" + asked.target.decode(),
                headers=[(name, value) for name, value in asked.headers if name != b"transfer-encoding"],
                content=self._body,
            )
            with self._wire.guard:
                answer = self._wire.couch._answer(request)
        except (
            ValueError,
            KeyError,
            IndexError,
            TypeError,
            AttributeError,
            httpx.HTTPError,
            httpx.InvalidURL,
        ) as error:
            answer = complaint(400, "bad_request", f"{type(error).__name__}")  # nonsense was asked
        self._say(answer)
        if self._hub.our_state is h11.MUST_CLOSE:
            self._over = True
        elif self._hub.our_state is h11.DONE and self._hub.their_state is h11.DONE:
            self._hub.start_next_cycle()

    def _say(self, answer: httpx.Response) -> None:
        if self._hub.our_state not in (h11.IDLE, h11.SEND_RESPONSE):
            return
        headers = [("Content-Type", "application/json"), ("Content-Length", str(len(answer.content)))]
        said = [h11.Response(status_code=answer.status_code, headers=headers), h11.Data(answer.content)]
        for event in (*said, h11.EndOfMessage()):
            self._coming += self._hub.send(event) or b""
