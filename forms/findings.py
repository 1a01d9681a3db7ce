"""What a finished inspection found: a verdict for each item, of the building and of each room.

The four verdicts never merge. A room is filled in by ticking failures only, so what is not ticked passed where
the room was seen, and is unseen where it was seen partly or not at all. What the facts of the building rule out
does not apply; what they leave open is unseen, because a report must not call something "not applicable" that
nobody looked at.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Literal

from forms.checklist_table import LEVELS, Checklist, Item, Level
from forms.fact_conditions import holds

Verdict = Literal["pass", "fail", "na", "unseen"]
VERDICTS: tuple[Verdict, ...] = ("pass", "fail", "na", "unseen")
# What stands for a whole when its parts differ: a failure first, then doubt.
WORST_FIRST: tuple[Verdict, ...] = ("fail", "unseen", "pass", "na")


@dataclass(frozen=True)
class Finding:
    """The verdict on one item, of the building (no *room*) or of one room."""

    item: str
    room: str | None
    """The key of the room's row, or nothing for the building."""
    room_no: str
    verdict: Verdict
    reasons: tuple[str, ...] = ()
    level: Level = ""
    advice: dict[str, str] = field(default_factory=dict)
    note: str = ""
    photo_fields: tuple[str, ...] = ()
    """Fields on which photos of it hang."""


@dataclass(frozen=True)
class Overall:
    """An item over the whole building: the worst verdict, and in how many of the rooms judged it fails."""

    item: str
    verdict: Verdict
    level: Level
    rooms_failed: int
    rooms_judged: int


@dataclass(frozen=True)
class Conclusion:
    """What follows from a visit, in one word for programs and one sentence for people."""

    code: Literal["report", "follow_up", "remind", "partly_seen", "nothing_found"]
    text: dict[str, str]


def findings(checklist: Checklist, fields: Mapping[str, str], *, facts: Mapping[str, str]) -> list[Finding]:
    """Every verdict that the answers *fields* give, in the order of the checklist, the building before its rooms.

    *facts* come from the dossier; what the inspection itself says about the building replaces them. An item that
    is asked of rooms only is unseen once for the building when no room was recorded.
    """
    building, rooms = _split(fields)
    known = {**facts, **building.facts}
    upstairs = {room.key: {**known, "floor_no": room.answers.get("floor_no", "")} for room in rooms}
    # With no room the floors decide whether any room could be above the ground floor.
    nowhere = {**known, "floor_no": known.get("floors_total", "")}
    found: list[Finding] = []
    for item in checklist.items.values():
        if item.in_building:
            found.append(_of_building(item, building, known))
        if item.in_rooms:
            found += [_of_room(item, room, upstairs[room.key]) for room in rooms]
            if not rooms and not item.in_building:
                ruled_out = holds(item.na_when, nowhere)
                found.append(Finding(item.name, None, "", "na" if ruled_out else "unseen"))
    return found


def overall(found: Iterable[Finding]) -> dict[str, Overall]:
    """Each item over the building and all its rooms, by name."""
    by_item: dict[str, list[Finding]] = {}
    for finding in found:
        by_item.setdefault(finding.item, []).append(finding)
    return {name: _whole(name, parts) for name, parts in by_item.items()}


def rate(found: Iterable[Finding]) -> tuple[int, int]:
    """How many verdicts are a pass, and of how many: unseen and not applicable are in neither number."""
    verdicts = [finding.verdict for finding in found]
    return verdicts.count("pass"), verdicts.count("pass") + verdicts.count("fail")


def conclusion(found: Iterable[Finding]) -> Conclusion:
    """What is to be done after a visit. It never says "safe": nobody here may promise that."""
    listed = list(found)
    levels = {finding.level for finding in listed if finding.verdict == "fail"}
    if "major" in levels:
        return Conclusion("report", {"zh": "需当天上报", "en": "To be reported today"})
    if "serious" in levels:
        return Conclusion("follow_up", {"zh": "需整改回访", "en": "To be put right and visited again"})
    if levels:
        return Conclusion("remind", {"zh": "提醒", "en": "A reminder"})
    unseen = sum(finding.verdict == "unseen" for finding in listed)
    if unseen:
        zh, en = f"看到的部分未发现问题，还有 {unseen} 项未查看", f"Nothing found in what was seen; {unseen} not seen"
        return Conclusion("partly_seen", {"zh": zh, "en": en})
    return Conclusion("nothing_found", {"zh": "本次未发现问题", "en": "Nothing found this time"})


@dataclass(frozen=True)
class _Building:
    answers: dict[str, str]
    paths: dict[str, str]
    facts: dict[str, str]


@dataclass(frozen=True)
class _Room:
    key: str
    order: int
    answers: dict[str, str]


def _split(fields: Mapping[str, str]) -> tuple[_Building, list[_Room]]:
    """Sort the flat fields into those of the building, by last name, and those of each room."""
    building = _Building({}, {}, {})
    rooms: dict[str, dict[str, str]] = {}
    orders: dict[str, str] = {}
    for path, value in fields.items():
        head, _, rest = path.partition("/")
        if head.startswith("room:"):
            key = head.removeprefix("room:")
            if rest:
                rooms.setdefault(key, {})[rest.rpartition("/")[2]] = str(value)
            else:
                rooms.setdefault(key, {})
                orders[key] = str(value)
        elif value not in (None, ""):
            name = path.rpartition("/")[2]
            building.answers[name] = str(value)
            building.paths[name] = path
            if head == "facts":
                building.facts[name] = str(value)
    # A form opens with one empty row; nobody has been to a room without number and without a word on what was seen.
    listed = [
        _Room(key, int(orders.get(key, "0") or 0), answers)
        for key, answers in rooms.items()
        if answers.get("room_no") or answers.get("room_seen")
    ]
    return building, sorted(listed, key=lambda room: (room.order, room.key))


def _of_building(item: Item, building: _Building, facts: Mapping[str, str]) -> Finding:
    note = building.answers.get(f"{item.name}_note", "")
    if holds(item.na_when, facts):
        return Finding(item.name, None, "", "na")
    stated = building.answers.get(item.name, "")
    verdict: Verdict = next((known for known in VERDICTS if known == stated), "unseen")
    if verdict != "fail":
        return Finding(item.name, None, "", verdict, note=note)
    photo = building.paths.get(f"{item.name}_photo")
    return _failure(item, building.answers, photos=(photo,) if photo else ())


def _of_room(item: Item, room: _Room, facts: Mapping[str, str]) -> Finding:
    number, seen = room.answers.get("room_no", ""), room.answers.get("room_seen", "")
    if holds(item.na_when, facts):
        return Finding(item.name, room.key, number, "na")
    if seen in ("seen", "partly") and item.name in room.answers.get("room_fails", "").split():
        names = (f"{item.name}_photo", "room_photo")
        photos = tuple(f"room:{room.key}/{name}" for name in names if room.answers.get(name))
        return _failure(item, room.answers, room=room.key, room_no=number, photos=photos[:1])
    return Finding(item.name, room.key, number, "pass" if seen == "seen" else "unseen")


def _failure(
    item: Item, answers: Mapping[str, str], *, room: str | None = None, room_no: str = "", photos: tuple[str, ...]
) -> Finding:
    told: Level = next((level for level in LEVELS if level == answers.get(f"{item.name}_level", "")), "")
    level: Level = max(item.level, told, key=LEVELS.index) if item.escalate_to else item.level
    reasons = tuple(answers.get(f"{item.name}_why", "").split())
    note = answers.get(f"{item.name}_note", "")
    return Finding(item.name, room, room_no, "fail", reasons, level, item.advice, note, photos)


def _whole(name: str, parts: list[Finding]) -> Overall:
    verdict = min((part.verdict for part in parts), key=WORST_FIRST.index)
    level = max((part.level for part in parts), key=LEVELS.index)
    rooms = list(_judged(parts))
    return Overall(name, verdict, level, sum(part.verdict == "fail" for part in rooms), len(rooms))


def _judged(parts: Iterable[Finding]) -> Iterator[Finding]:
    return (part for part in parts if part.room is not None and part.verdict in ("pass", "fail"))
