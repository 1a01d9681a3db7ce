"""Words for codes of rooms, facilities, schedules and rotas, as the window says them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, QObject

ROOM_KINDS: dict[str, str] = {
    "room": str(QT_TRANSLATE_NOOP("RoomWords", "Room")),
    "hall": str(QT_TRANSLATE_NOOP("RoomWords", "Hall, residents' lounge")),
    "workshop": str(QT_TRANSLATE_NOOP("RoomWords", "Workshop")),
    "centre": str(QT_TRANSLATE_NOOP("RoomWords", "Centre, station")),
    "square": str(QT_TRANSLATE_NOOP("RoomWords", "Square, open air")),
    "store": str(QT_TRANSLATE_NOOP("RoomWords", "Store room, spare space")),
}
ROOM_STATES: dict[str, str] = {
    "idle": str(QT_TRANSLATE_NOOP("RoomWords", "idle")),
    "converting": str(QT_TRANSLATE_NOOP("RoomWords", "being converted")),
    "in_use": str(QT_TRANSLATE_NOOP("RoomWords", "in use")),
}
ROOM_SHAPE = {"idle": "waiting", "converting": "doing", "in_use": "done"}
DAY_PARTS: dict[str, str] = {
    "morning": str(QT_TRANSLATE_NOOP("RoomWords", "morning")),
    "noon": str(QT_TRANSLATE_NOOP("RoomWords", "noon")),
    "afternoon": str(QT_TRANSLATE_NOOP("RoomWords", "afternoon")),
    "evening": str(QT_TRANSLATE_NOOP("RoomWords", "evening")),
}
FACILITIES: dict[str, str] = {
    "fire": str(QT_TRANSLATE_NOOP("RoomWords", "Fire safety")),
    "water": str(QT_TRANSLATE_NOOP("RoomWords", "Water and drains")),
    "gas": str(QT_TRANSLATE_NOOP("RoomWords", "Gas pipes")),
    "parking": str(QT_TRANSLATE_NOOP("RoomWords", "Parking")),
    "other": str(QT_TRANSLATE_NOOP("RoomWords", "Other")),
}
CONDITIONS: dict[str, str] = {
    "good": str(QT_TRANSLATE_NOOP("RoomWords", "sound")),
    "worn": str(QT_TRANSLATE_NOOP("RoomWords", "old and worn")),
    "broken": str(QT_TRANSLATE_NOOP("RoomWords", "out of order")),
    "missing": str(QT_TRANSLATE_NOOP("RoomWords", "missing")),
}
CONDITION_SHAPE = {"good": "pass", "worn": "late", "broken": "fail", "missing": "fail"}
SCHEDULES: dict[str, str] = {
    "cleaning": str(QT_TRANSLATE_NOOP("RoomWords", "Clearing and collecting")),
    "duty": str(QT_TRANSLATE_NOOP("RoomWords", "Duty rota")),
    "patrol": str(QT_TRANSLATE_NOOP("RoomWords", "Patrol")),
    "supervision": str(QT_TRANSLATE_NOOP("RoomWords", "Supervision")),
}
WEEKDAYS: dict[str, str] = {
    "1": str(QT_TRANSLATE_NOOP("RoomWords", "Mon")),
    "2": str(QT_TRANSLATE_NOOP("RoomWords", "Tue")),
    "3": str(QT_TRANSLATE_NOOP("RoomWords", "Wed")),
    "4": str(QT_TRANSLATE_NOOP("RoomWords", "Thu")),
    "5": str(QT_TRANSLATE_NOOP("RoomWords", "Fri")),
    "6": str(QT_TRANSLATE_NOOP("RoomWords", "Sat")),
    "7": str(QT_TRANSLATE_NOOP("RoomWords", "Sun")),
}


def say(table: dict[str, str], code: str) -> str:
    """The word for *code* in the language of the window; the code itself, a word somebody wrote, when there is none."""
    found = table.get(code)
    return QCoreApplication.translate("RoomWords", found) if found else code


def choices(table: dict[str, str], *, blank: str = "", also: str = "") -> list[tuple[str, str]]:
    """Every code with its word, after a *blank* where one is given; *also* is a word of somebody's own."""
    own = [(also, also)] if also and also not in table else []
    return ([("", blank)] if blank else []) + [(code, say(table, code)) for code in table] + own


def weekday(iso: str) -> str:
    """The name of a day: Sat."""
    return say(WEEKDAYS, str(date.fromisoformat(iso).isoweekday()))


def day(iso: str) -> str:
    """A day with its weekday: Sat 2022-10-08."""
    return f"{weekday(iso)} {iso}"


class RoundWords(QObject):
    """How often something comes round; an object, since only its own `tr` knows one from many."""

    def often(self, *, every: int | None, weekdays: Sequence[str]) -> str:
        """Every week on Tue, Sat; every 3 days; every day."""
        if weekdays:
            days = self.tr(", ").join(say(WEEKDAYS, one) for one in sorted(weekdays))
            return self.tr("every week on {days}").format(days=days)
        return self.tr("every %n day(s)", "", every) if every and every > 1 else self.tr("every day")
