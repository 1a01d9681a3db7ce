"""What a session takes from the machine around it: clock, chance, names. Injected, so tests can hold it still."""

from __future__ import annotations

import random as chance
import uuid as unique
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime


def _local_now() -> datetime:
    return datetime.now().astimezone()


def _new_uuid() -> str:
    return str(unique.uuid4())


@dataclass(frozen=True)
class Context:
    """The surroundings of a session.

    *now* gives a moment with its time zone, which is the zone of all dates of the session. *preload* has
    `username`, `deviceid`, `email`, `phonenumber` … *defaults* maps fields to values a new record starts with;
    *last_saved* are the fields of the record saved before, for `instance('__last-saved')`.
    """

    now: Callable[[], datetime] = _local_now
    random: chance.Random = field(default_factory=chance.Random)
    uuid: Callable[[], str] = _new_uuid
    preload: Mapping[str, str] = field(default_factory=dict)
    defaults: Mapping[str, str] = field(default_factory=dict)
    last_saved: Mapping[str, str] = field(default_factory=dict)
