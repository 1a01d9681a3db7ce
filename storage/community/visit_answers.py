"""What one touch fills in: the answers of the last visit, "the rest passes", "all rooms seen". Pure functions."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from storage.community.visit_rows import rooms_of

# What a photo or signature shows is of its own day and is never carried over.
_OF_ITS_DAY = re.compile(r".*(_photo|_sign|/photos?)")
_ROOM_FIELD = re.compile(r"room:([^/]+)(?:/(.+))?")


def same_as_last(now: Mapping[str, str], last: Mapping[str, str]) -> dict[str, str]:
    """What "same as last visit" fills in: only what is unanswered now, never photos, signatures or the header.

    Rooms are matched by the home they are, whatever their row's key was then.
    """
    keys_now = {now[name]: name.partition("/")[0] for name in now if name.endswith("/room_place")}
    keys_last = {name.partition("/")[0]: last[name] for name in last if name.endswith("/room_place")}
    filled: dict[str, str] = {}
    for name, value in last.items():
        if _OF_ITS_DAY.fullmatch(name):
            continue
        if name.startswith("items/"):
            target = name
        elif (match := _ROOM_FIELD.fullmatch(name)) and match[2]:
            row = keys_now.get(keys_last.get(f"room:{match[1]}", ""))
            if row is None:
                continue
            target = f"{row}/{match[2]}"
        else:
            continue
        if not now.get(target):
            filled[target] = value
    return filled


def rest_passes(now: Mapping[str, str], offered: Iterable[str]) -> dict[str, str]:
    """What "the rest passes" fills in: every item in *offered* (asked and relevant) that has no verdict yet."""
    return {name: "pass" for name in offered if not now.get(name)}


def rooms_entered(now: Mapping[str, str]) -> dict[str, str]:
    """What "all rooms seen" fills in: rooms of which nobody said yet whether they were entered."""
    return {f"room:{room.key}/room_seen": "seen" for room in rooms_of(now) if not room.seen}
