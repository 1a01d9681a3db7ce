"""What a session takes from the machine around it: clock, chance, names. Injected, so tests can hold it still."""

from __future__ import annotations

import random as chance
import uuid as unique
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from forms.nodes import Node


def _local_now() -> datetime:
    return datetime.now().astimezone()


def _new_uuid() -> str:
    return str(unique.uuid4())


@dataclass(frozen=True)
class Context:
    """The surroundings of a session.

    *now* gives a moment with its time zone, which is the zone of all dates of the session. *preload* has
    `username`, `deviceid`, `email`, `phonenumber` … *defaults* maps fields to values a new record starts with;
    *last_saved* are the fields of the record saved before, for `instance('__last-saved')`. *lists* are the documents
    of lists that lie outside the form, by file name ("trees.csv"): they come from `forms.instances`, and stand
    before what the form was parsed with, because they change while the form does not.
    """

    now: Callable[[], datetime] = _local_now
    random: chance.Random = field(default_factory=chance.Random)
    uuid: Callable[[], str] = _new_uuid
    preload: Mapping[str, str] = field(default_factory=dict)
    defaults: Mapping[str, str] = field(default_factory=dict)
    last_saved: Mapping[str, str] = field(default_factory=dict)
    lists: Mapping[str, Node] = field(default_factory=dict)
