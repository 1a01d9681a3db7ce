"""The log: signed, sealed, insert-only changes to some fields of one record.

An event's id is the hash of its sealed bytes, and those bytes are what every carrier moves. Everything
else in the database is derived from them.
"""

from __future__ import annotations

import hashlib
import json
import re
import zlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias

from forms.errors import UserError
from storage.sealing import DeviceKey, SealingKey, verified

if TYPE_CHECKING:
    from storage.engine import Database

Value: TypeAlias = "str | int | bool | None | list[Any]"

LARGEST_BODY = 1_000_000
PACKED = 4  # half the time of the usual 6 for a fiftieth more bytes
LARGEST_INTEGER = 2**53 - 1  # what every JSON reader on the way keeps exactly
DEEPEST_LIST = 4
RECORD = re.compile(r"([a-z][a-z0-9_]{0,39}):[0-9A-Za-z._-]{1,120}")
EVENT_ID = re.compile(r"[0-9a-f]{64}")
_BODY_KEYS = frozenset({"dev", "n", "rec", "kind", "at", "author", "set", "prev"})


class Event(NamedTuple):
    """One change, as its author signed it. *prev* names, per field, the events the author had in view."""

    id: str
    community: str
    dev: str
    n: int
    rec: str
    kind: str
    at: str
    author: str
    set: Mapping[str, Value]
    prev: Mapping[str, list[str]]

    def supersedes(self) -> frozenset[str]:
        """The events whose values the author replaced."""
        return frozenset(item for name in self.set for item in self.prev.get(name, ()))


class Unacceptable(ValueError):
    """Sealed bytes that are no event of ours; kept in quarantine with this reason.

    *cause* is "unopened" when no key of ours opens them (a later key may), "shape" for everything else.
    """

    def __init__(self, reason: str, *, cause: str = "shape") -> None:
        super().__init__(reason)
        self.cause = cause


def record_kind(rec: str) -> str:
    """The kind in a record id, "place" of "place:3f2a…". Raises `ValueError` for anything else."""
    match = RECORD.fullmatch(rec)
    if match is None:
        raise ValueError(f"not a record id: {rec!r}")
    return match[1]


def canonical(value: object) -> bytes:
    """JSON in the one form that is signed and compared: sorted keys, no spaces, UTF-8."""
    return _ENCODER.encode(value).encode()


# json.dumps would make an encoder for every call
_ENCODER = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False)


def checked(value: object, depth: int = 0) -> Value:
    """*value* if an event may hold it: text, integers, booleans, null and lists of these.

    Decimals travel as text, because a server on the way may write 1.50 as 1.5 and break the signature.
    """
    if isinstance(value, str):
        if "\0" in value:
            raise ValueError("text with a NUL")
        if not value.isascii():
            value.encode()  # a lone surrogate fails here, not at the other end of a sync
        return value
    if value is None or isinstance(value, bool):
        return value
    if isinstance(value, int):
        if abs(value) > LARGEST_INTEGER:
            raise ValueError("integer too large")
        return value
    if isinstance(value, (list, tuple)) and depth < DEEPEST_LIST:
        return [checked(item, depth + 1) for item in value]
    raise ValueError(f"an event cannot hold {type(value).__name__}")


def write(body: Mapping[str, object], *, device: DeviceKey, key: SealingKey) -> tuple[str, bytes]:
    """Sign and seal an event's *body*; returns its id and the sealed bytes."""
    plain = canonical(body)
    if len(plain) > LARGEST_BODY:
        raise ValueError("an event of more than 1 MB")
    sealed = key.seal(device.sign(zlib.compress(plain, PACKED)), purpose="event")
    return hashlib.sha256(sealed).hexdigest(), sealed


def read(sealed: bytes, *, key: SealingKey, community: str, event_id: str = "") -> Event:
    """Open, verify and validate sealed bytes from anywhere. *event_id* is their hash, if it was taken already.

    Raises `Unacceptable` when they are damaged, wrongly signed or not an event. A kind or field nobody knows
    yet is no reason: a newer version wrote it, and it is kept and passed on.
    """
    _, body = opened(sealed, key=key)
    return from_body(body, event_id=event_id or hashlib.sha256(sealed).hexdigest(), community=community)


def opened(sealed: bytes, *, key: SealingKey) -> tuple[bytes, dict[str, Any]]:
    """The JSON in sealed bytes from anywhere and what it says, once signature and shape hold; raises as `read` does."""
    try:
        device, packed = verified(key.open(sealed, purpose="event"))
        inflater = zlib.decompressobj()
        plain = inflater.decompress(packed, LARGEST_BODY)
        if not inflater.eof:
            raise Unacceptable("cut off or too large")
        text = plain.decode()
        body, _ = _DECODER.raw_decode(text)  # what follows it, if anything does, is not canonical
        _validate(body, text, device)
    except UserError as error:
        raise Unacceptable(f"does not open ({error.code})", cause="unopened") from error
    except Unacceptable:
        raise
    except (ValueError, zlib.error, RecursionError, KeyError, TypeError) as error:
        raise Unacceptable(str(error) or type(error).__name__) from error
    return plain, body


def from_body(body: Mapping[str, Any], *, event_id: str, community: str) -> Event:
    """The event whose JSON says *body*, which `opened` has found good before."""
    return Event(
        event_id,
        community,
        body["dev"],
        body["n"],
        body["rec"],
        body["kind"],
        body["at"],
        body["author"],
        body["set"],
        body["prev"],
    )


def read_own(sealed: bytes, *, event_id: str, key: SealingKey, community: str) -> Event:
    """Open an event that this log has accepted before: no signature, no validation, a tenth of the time.

    The seal already proves that the bytes are unchanged.
    """
    plain = zlib.decompress(key.open(sealed, purpose="event")[96:])
    return from_body(json.loads(plain), event_id=event_id, community=community)


def _refuse(text: str) -> None:
    raise Unacceptable(f"{text} in an event")


# json.loads would make a decoder for every event
_DECODER = json.JSONDecoder(parse_constant=_refuse, parse_float=_refuse)


def _validate(body: Any, text: str, device: str) -> None:
    if not isinstance(body, dict) or body.keys() != _BODY_KEYS:
        raise Unacceptable("not an event")
    if body["dev"] != device:
        raise Unacceptable("signed by another device than it names")
    if type(body["n"]) is not int or not 0 < body["n"] <= LARGEST_INTEGER:
        raise Unacceptable("bad counter")
    for name, longest in (("rec", 200), ("kind", 40), ("at", 40), ("author", 200)):
        if not isinstance(body[name], str) or len(body[name]) > longest:
            raise Unacceptable(f"bad {name}")
    if record_kind(body["rec"]) != body["kind"]:
        raise Unacceptable("kind and record differ")
    if not isinstance(body["set"], dict) or not isinstance(body["prev"], dict) or not body["set"]:
        raise Unacceptable("bad fields")
    for value in body["set"].values():
        checked(value)
    for ids in body["prev"].values():
        if not isinstance(ids, list) or not all(isinstance(item, str) and EVENT_ID.fullmatch(item) for item in ids):
            raise Unacceptable("bad prev")
    if _written(body, text) != text:  # duplicate keys, floats written as integers, another order
        raise Unacceptable("not canonical")


def _written(body: Mapping[str, Any], text: str) -> str:
    """What `canonical` makes of *body*, which was read from *text* and has the shape of an event.

    Where *text* has no backslash, all that it says stands between its quotes as it is (a reader of JSON refuses control
    characters there), and to put it there again is quicker than to look at each character.
    """
    if "\\" in text:
        return canonical(body).decode()
    said = ",".join(
        [
            f'"{name}":"{value}"' if isinstance(value, str) else f'"{name}":{canonical(value).decode()}'
            for name, value in sorted(body["set"].items())
        ]
    )
    prev = canonical(body["prev"]).decode() if body["prev"] else "{}"
    return (
        f'{{"at":"{body["at"]}","author":"{body["author"]}","dev":"{body["dev"]}","kind":"{body["kind"]}",'
        f'"n":{body["n"]},"prev":{prev},"rec":"{body["rec"]}","set":{{{said}}}}}'
    )


@dataclass(frozen=True)
class Gap:
    """Events of a device that others have and we do not: *first* to *last* are missing."""

    community: str
    dev: str
    first: int
    last: int


@dataclass(frozen=True)
class Clone:
    """One counter used twice by a device: its disk was copied. Both events are kept."""

    community: str
    dev: str
    n: int
    events: tuple[str, ...]


def gaps(db: Database) -> list[Gap]:
    """Where the dense per-device counters have holes."""
    rows = db.conn.execute(
        "SELECT community, dev, before, n FROM (SELECT community, dev, n,"
        " lag(n, 1, 0) OVER (PARTITION BY community, dev ORDER BY n) AS before FROM event)"
        " WHERE n > before + 1 ORDER BY community, dev, n"
    )
    return [Gap(community, dev, before + 1, n - 1) for community, dev, before, n in rows]


def clones(db: Database) -> list[Clone]:
    """Counters that were used for two different events."""
    rows = db.conn.execute(
        "SELECT community, dev, n, json_group_array(id ORDER BY id) FROM event"
        " GROUP BY community, dev, n HAVING count(*) > 1 ORDER BY community, dev, n"
    )
    return [Clone(community, dev, n, tuple(json.loads(ids))) for community, dev, n, ids in rows]


def last_n(db: Database, *, community: str, dev: str) -> int:
    """The highest counter of *dev* in the log, 0 when it has none."""
    row = db.conn.execute("SELECT max(n) FROM event WHERE community = ? AND dev = ?", (community, dev)).fetchone()
    return row[0] or 0


def insert(db: Database, event: Event, sealed: bytes) -> None:
    """Add an event to the log. The caller has made sure that its id is new."""
    insert_many(db, [(event, sealed)])


def insert_many(db: Database, arrivals: Iterable[tuple[Event, bytes]]) -> None:
    """Add events to the log, in this order. The caller has made sure that their ids are new."""
    db.conn.executemany(
        "INSERT INTO event (id, community, dev, n, rec, kind, at, sealed) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        [
            (event.id, event.community, event.dev, event.n, event.rec, event.kind, event.at, sealed)
            for event, sealed in arrivals
        ],
    )


def known_events(db: Database, ids: Iterable[str]) -> set[str]:
    """Those of *ids* that are in the log."""
    listed = json.dumps(list(ids))
    return {
        row[0]
        for row in db.conn.execute("SELECT id FROM event WHERE id IN (SELECT value FROM json_each(?))", (listed,))
    }


def known(db: Database, event_id: str) -> bool:
    return db.conn.execute("SELECT 1 FROM event WHERE id = ?", (event_id,)).fetchone() is not None


def of_record(db: Database, rec: str, *, keys: Mapping[str, SealingKey]) -> Iterator[Event]:
    """All events of one record, in the order in which they arrived here."""
    rows = db.conn.execute("SELECT id, community, sealed FROM event WHERE rec = ? ORDER BY seq", (rec,)).fetchall()
    for event_id, community, sealed in rows:
        yield read_own(sealed, event_id=event_id, key=keys[community], community=community)
