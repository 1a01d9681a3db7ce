"""Requests to a hub: patient with the cable, plain about what a person must mend."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, TypeVar
from urllib.parse import quote, unquote, urlsplit, urlunsplit

import httpx

from forms.errors import UserError
from storage.sync.carrier import Unreachable

T = TypeVar("T")
PATIENCE = (0.5, 1.5, 4.0)
"""Pauses in seconds before a request whose answer did not come, or said "later", is made again."""
LATER = frozenset({429, 502, 503, 504})
LOCKED_OUT = "temporarily locked"
NOT_A_MEMBER = "not allowed to access this db"


PARSED = "parsed"


class TimedOut(Exception):
    """The other side took the request and did not answer in time."""


@dataclass(frozen=True, slots=True)
class Address:
    """Where a hub is: the address without name and password, and these apart."""

    url: str
    name: str = ""
    password: str = ""

    @classmethod
    def parse(cls, text: str, *, password: str = "") -> Address:
        """Read http(s)://[name[:password]@]host[:port][/path]. Raises `UserError` SYNC_030 when it is none."""
        try:
            parts = urlsplit(text.strip())
            port = f":{parts.port}" if parts.port else ""
        except ValueError:
            raise UserError("SYNC_030", address=text.rpartition("@")[2]) from None
        if parts.scheme not in ("http", "https") or not parts.hostname:
            raise UserError("SYNC_030", address=text.rpartition("@")[2])
        host = f"[{parts.hostname}]" if ":" in parts.hostname else parts.hostname
        url = urlunsplit((parts.scheme, host + port, parts.path.rstrip("/"), "", ""))
        return cls(url, unquote(parts.username or ""), unquote(parts.password or "") or password)


class Server:
    """A CouchDB server, one database of it. Threads may share it."""

    def __init__(
        self,
        address: Address,
        database: str,
        *,
        transport: httpx.BaseTransport | None = None,
        pause: Callable[[float], None] = time.sleep,
        timeout: float = 60.0,
    ) -> None:
        self.address = address
        self.database = database
        self.patience: tuple[float, ...] = ()
        """Pauses between tries. None until the hub was reached once: a wrong address is told at once."""
        self._pause = pause
        self._client = httpx.Client(
            base_url=address.url,
            auth=(address.name, address.password) if address.name else None,
            timeout=httpx.Timeout(timeout, connect=10.0, pool=None),
            # to have read everybody's certificates takes a fifth of a short sync, and plain HTTP shows none
            verify=address.url.startswith("https:"),
            limits=httpx.Limits(max_connections=24, max_keepalive_connections=24),
            headers={
                "Accept": "application/json",
                # what is sealed is hardly smaller zipped, and a hub that zips takes twice as long over each page
                "Accept-Encoding": "identity",
                "User-Agent": "Xunlou",
            },
            transport=transport,
        )

    def close(self) -> None:
        self._client.close()

    def request(
        self,
        method: str,
        path: str,
        *,
        expect: tuple[int, ...] = (200, 201, 202),
        json: Any = None,
        content: bytes | Sequence[bytes] | None = None,
        headers: Mapping[str, str] | None = None,
        params: Mapping[str, str] | None = None,
    ) -> httpx.Response:
        """Send one request about the database (*path* below it) and return an answer whose status is expected.

        Everything we ask for may be asked twice, so a cut connection is tried again a few times. Raises `Unreachable`
        when that does not help, `TimedOut` when the server took the request and never answered, `UserError` when
        a person must act, and `Surprise` for any other status.
        """
        return self._send(
            method, self._below(path), expect=expect, json=json, content=content, headers=headers, params=params
        )

    def ask(
        self,
        method: str,
        path: str,
        *,
        kind: type[T] = dict,  # type: ignore[assignment]
        expect: tuple[int, ...] = (200, 201, 202),
        json: Any = None,
        content: bytes | Sequence[bytes] | None = None,
        headers: Mapping[str, str] | None = None,
        params: Mapping[str, str] | None = None,
    ) -> T:
        """Send one request as `request` does and return the JSON in the answer, which must be a *kind*.

        What cannot be read (damaged on the way, the page of a proxy) counts as no answer. With 404 among what is
        *expect*ed, that is an empty *kind*.
        """
        answer = self._send(
            method, self._below(path), kind, expect=expect, json=json, content=content, headers=headers, params=params
        )
        found = answer.extensions.get(PARSED)
        return found if isinstance(found, kind) else kind()

    @contextmanager
    def stream(
        self, method: str, path: str, *, json: Any, headers: Mapping[str, str], params: Mapping[str, str]
    ) -> Iterator[tuple[str, Iterator[bytes]]]:
        """Send one request as `request` does, once, and give the type of its answer and what arrives of it.

        Raises what `request` raises, also in the middle of the answer.
        """
        try:
            with self._client.stream(
                method, self._below(path), json=json, headers=dict(headers), params=params
            ) as answer:
                if answer.status_code != 200:
                    answer.read()
                    raise self._complaint(answer)
                yield answer.headers.get("Content-Type", ""), answer.iter_bytes()
        except (httpx.ReadTimeout, httpx.WriteTimeout) as error:
            raise TimedOut(f"no answer in time ({type(error).__name__})") from error
        except httpx.HTTPError as error:
            raise Unreachable("SYNC_031", address=self.address.url, reason=_reason(error)) from error

    def _below(self, path: str) -> str:
        return f"/{quote(self.database, safe='')}{path}"

    def unexpected(self, error: Surprise) -> UserError:
        """What an administrator needs to know of an answer that nobody expected."""
        return UserError(
            "SYNC_035", address=self.address.url, database=self.database, status=error.status, reason=error.reason
        )

    def root(self) -> dict[str, Any]:
        """What the server says of itself; empty where a proxy hides it."""
        try:
            found = self._send("GET", "/", expect=(200,)).json()
        except (Surprise, ValueError):
            return {}
        return found if isinstance(found, dict) else {}

    def _send(
        self, method: str, target: str, kind: type | None = None, *, expect: tuple[int, ...], **request: Any
    ) -> httpx.Response:
        for pause in (*self.patience, None):
            try:
                answer = self._client.request(method, target, **request)
            except (httpx.ReadTimeout, httpx.WriteTimeout) as error:
                raise TimedOut(f"no answer in time ({type(error).__name__})") from error
            except httpx.HTTPError as error:
                if pause is None:
                    raise Unreachable("SYNC_031", address=self.address.url, reason=_reason(error)) from error
                self._pause(pause)
                continue
            if answer.status_code in expect:
                if kind is None or answer.status_code == 404 or isinstance(_parsed(answer), kind):
                    return answer
                if pause is None:
                    raise Unreachable("SYNC_031", address=self.address.url, reason="the answer cannot be read")
                self._pause(pause)
                continue
            if answer.status_code in LATER and pause is not None:
                self._pause(pause)
                continue
            raise self._complaint(answer)
        raise AssertionError("the last try returns or raises")

    def _complaint(self, answer: httpx.Response) -> Exception:
        """What an unexpected status asks of people, if it asks anything."""
        error, reason = told(answer)
        where = {"address": self.address.url, "database": self.database}
        if answer.status_code == 401:
            return UserError("SYNC_032", name=self.address.name or "-", **where)
        if answer.status_code == 403 and LOCKED_OUT in reason.lower():
            return UserError("SYNC_033", name=self.address.name or "-", **where)
        if answer.status_code == 403 and NOT_A_MEMBER in reason.lower():
            return UserError("SYNC_034", name=self.address.name or "-", **where)
        if answer.status_code in LATER:
            return Unreachable("SYNC_031", address=self.address.url, reason=f"{answer.status_code} {reason}".strip())
        return Surprise(answer.status_code, f"{error}: {reason}".strip(": ") or answer.reason_phrase)


class Surprise(Exception):
    """A status that nobody expected at that place; *reason* is the server's."""

    def __init__(self, status: int, reason: str) -> None:
        super().__init__(f"{status} {reason}")
        self.status = status
        self.reason = reason


def told(answer: httpx.Response) -> tuple[str, str]:
    """The error and the reason in a CouchDB answer, blank where it has none."""
    try:
        found = answer.json()
    except ValueError:
        return "", answer.text[:200]
    if not isinstance(found, dict):
        return "", ""
    return str(found.get("error") or found.get("name") or ""), str(found.get("reason") or found.get("message") or "")


def _parsed(answer: httpx.Response) -> Any:
    """The JSON in *answer*, which keeps it; None where there is none."""
    try:
        answer.extensions[PARSED] = answer.json()
    except ValueError:
        return None
    return answer.extensions[PARSED]


@contextmanager
def plain(server: Server) -> Iterator[None]:
    """Turn what only an administrator understands into a sentence, and a missing answer into a broken way."""
    try:
        yield
    except TimedOut as error:
        raise Unreachable("SYNC_031", address=server.address.url, reason=str(error)) from error
    except Surprise as error:
        raise server.unexpected(error) from error


def _reason(error: httpx.HTTPError) -> str:
    return str(error) or type(error).__name__
