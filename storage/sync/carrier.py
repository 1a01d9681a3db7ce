"""What moves sealed things: the least that a hub, a stick or a folder must offer.

What travels is a set. Every item is named by its kind and the SHA-256 of its sealed bytes, is written once and never
changed, so two sides differ only in what one of them lacks, and any of them can be asked again at any time.
"""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple, Protocol

from forms.errors import UserError

EVENT, NOTE, PHOTO = "e", "t", "b"
"""Kinds of items: events of the log, notes on photos with their thumbnails, and the photos (any files) themselves."""

ITEM_ID = re.compile(r"([etb]):([0-9a-f]{64})")


class Item(NamedTuple):
    """One sealed thing under its id, "e:" (event), "t:" (note on a photo) or "b:" (photo) and the hash of *sealed*."""

    id: str
    sealed: bytes

    @property
    def whole(self) -> bool:
        """Whether the bytes are those that the id names."""
        return hashlib.sha256(self.sealed).hexdigest() == self.id[2:]


@dataclass(frozen=True, slots=True)
class Peer:
    """The other side. *id* is the same at every visit and for every laptop; *kind* is hub, stick or folder."""

    id: str
    kind: str
    title: str


@dataclass(frozen=True, slots=True)
class Changes:
    """Ids in the order in which the other side got them. *token* stands after the last one; it means nothing to us."""

    ids: Sequence[str]
    token: str
    more: bool
    ahead: int = 0
    """About how many there are after these, where the other side tells."""
    sealed: Mapping[str, bytes] = field(default_factory=dict)
    """Those of *ids* that came along."""


@dataclass(frozen=True, slots=True)
class Refusal:
    """An item that was not taken, and why. It stays in the outbox and is offered again at every sync.

    *status* is the HTTP status, or 0 where there is none. *final* means that waiting alone does not help (the item
    is too large, or a rule forbids it), so people are shown it at once.
    """

    id: str
    reason: str
    status: int = 0
    final: bool = False


class BatchRefused(Exception):
    """The other side refused a whole batch because of one or more items in it; halves are tried then."""

    def __init__(self, reason: str, *, status: int = 0, final: bool = False) -> None:
        super().__init__(reason)
        self.reason = reason
        self.status = status
        self.final = final


class Unreachable(UserError):
    """The way to the other side broke: a pulled stick, a cut cable, a time-out. What was acknowledged stays so."""


class Carrier(Protocol):
    """The other side of a sync, for one community. Every method may raise `Unreachable` or another `UserError`.

    `changes`, `missing`, `put` and `get` are called from up to *lanes* threads at once; the rest from one.
    """

    peer: Peer
    writable: bool
    """False for a read-only stick: things are fetched and nothing is brought."""
    answers: bool
    """True when somebody at the other side keeps things (a hub): what it names as present has arrived.
    False when it only stores (a stick): things have arrived when another laptop says so."""
    batch: int
    """How many small items go in one request."""
    batch_bytes: int
    """How many bytes go in one request, a single larger item aside."""
    lanes: int
    """How many requests may be under way at once."""
    commit_every: int
    """After how many items what was put is made safe (`flush`) and the checkpoints move."""

    def changes(self, since: str, limit: int) -> Changes:
        """Ids that came after *since* ("" is the beginning), about *limit* of them.

        An unknown token (another database under the same name) starts at the beginning.
        """
        ...

    def missing(self, ids: Sequence[str]) -> set[str]:
        """Those of *ids* that the other side does not have whole. This is its word on what has arrived."""
        ...

    def put(self, items: Sequence[Item]) -> list[Refusal]:
        """Bring *items*. What is not among the refusals was taken, and is safe after the next `flush`.

        Raises `BatchRefused` when everything was refused together.
        """
        ...

    def get(self, ids: Sequence[str]) -> Iterator[Item]:
        """Fetch items, in any order. One that cannot be read is left out, or comes damaged: `Item.whole` tells."""
        ...

    def wanted(self) -> Iterable[str]:
        """Ids that somebody at the other side asks for again, because what lies there is damaged."""
        ...

    def load_checkpoint(self, name: str) -> Mapping[str, Any] | None:
        """The checkpoint document *name* as stored at the other side, None when it has none."""
        ...

    def store_checkpoint(self, name: str, document: Mapping[str, Any]) -> None:
        """Keep a checkpoint document at the other side."""
        ...

    def flush(self) -> None:
        """Return when everything that was put survives a power cut."""
        ...

    def close(self) -> None:
        """Let go. Nothing that was not flushed needs to survive."""
        ...


class Store(Carrier, Protocol):
    """A carrier that only stores, such as a stick (`answers` is False): laptops leave word for each other there."""

    def ask(self, ids: Sequence[str]) -> None:
        """Leave word that *ids* lie damaged here, in place of what was asked before; others bring them again."""
        ...

    def confirmed(self, ids: Sequence[str]) -> set[str]:
        """Those of *ids* of which another laptop has left word that it keeps them."""
        ...


def item_id(kind: str, sealed: bytes) -> str:
    return f"{kind}:{hashlib.sha256(sealed).hexdigest()}"


def document_text(sealed: bytes) -> str:
    """Sealed bytes as the one string of a document: no server on the way can rewrite a part of it."""
    return base64.b64encode(sealed).decode("ascii")


def document_bytes(text: object) -> bytes:
    """What `document_text` wrote. Raises `ValueError` for anything else."""
    if not isinstance(text, str):
        raise ValueError("no text")
    return base64.b64decode(text, validate=True)


def revision(text: str) -> str:
    """The revision of a document whose body is *text*: the same wherever and by whomever it is first written."""
    return "1-" + hashlib.md5(text.encode("ascii"), usedforsecurity=False).hexdigest()
